"""One filled-in row → the decisions that it means, or the reason why it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cache

from extract.model import BETWEEN_STATEMENTS, Decision, DecisionKind, FlagKind, Role
from extract.review.asked import Asked, people_value
from extract.review.dates import RefusedError
from extract.review.decisions import decided_field
from extract.review.forms import FormRow
from extract.review.values import read_value
from extract.tables import read_toml
from extract.text import fold, squash


class RowRefusedError(Exception):
    """A row that is not taken: the column at fault, its value, the reason and the remedy."""

    def __init__(self, column: str, value: str, reason: str, remedy: str) -> None:
        super().__init__(f"{column}: {reason}; {remedy}")
        self.column, self.value, self.reason, self.remedy = column, value, reason, remedy


def read_answer(
    row: FormRow, asked: Asked, *, lossy: bool = False, reviewer: str = "", now: str = ""
) -> list[Decision]:
    """The decisions that `row` makes on the question `asked`, one for each mention that it is about.

    `reviewer` is who answers where the row does not say, `now` the time to note. Raises `RowRefusedError`.
    """
    word, correction = _verdict(row, asked)
    value = _value(word, correction, row, asked, lossy)
    who = row["reviewer"] or reviewer
    return [
        replace(decision, reviewer=who, decided=now, comment=row["comment"], asked=asked.question)
        for decision in _decisions(word, value, asked)
    ]


def _verdict(row: FormRow, asked: Asked) -> tuple[str, str]:
    """The answer's word and the corrected value, with what was written into the wrong one of the two put right."""
    said, correction = row["decision"], row["corrected_value"]
    allowed = read_toml("answers")["kinds"][asked.kind]
    if not said and not correction:
        raise RowRefusedError("decision", "", "there is a comment but no decision", "choose one, or clear the comment")
    if not said:
        return _implied(correction, asked, allowed), correction
    word = _words(asked.kind).get(_folded(said))
    if word is None and "change" in allowed and not correction:
        # The right value was written into the neighbouring cell.
        candidates = {_folded(candidate): candidate for candidate in asked.candidates}
        if found := candidates.get(_folded(said)):
            return "change", found
    if word is None:
        near = get_close_matches(_folded(said), _words(asked.kind), n=1, cutoff=0.75)
        hint = f"did you mean “{_words(asked.kind)[near[0]]}”? " if near else ""
        raise RowRefusedError(
            "decision",
            said,
            f"“{said}” is no answer to a question of this kind",
            f"{hint}write one of {', '.join(allowed)}",
        )
    return word, correction


def _implied(correction: str, asked: Asked, allowed: list[str]) -> str:
    if word := _words(asked.kind).get(_folded(correction)):
        return word
    if asked.kind == FlagKind.SPLIT and BETWEEN_STATEMENTS not in correction:
        reason, remedy = "one statement and no decision", "write “join”, “missed win”, or “split” with two statements"
        raise RowRefusedError("decision", "", reason, remedy)
    for word in ("change", "split", "missed win"):
        if word in allowed:
            return word
    raise RowRefusedError(
        "decision", "", "there is a corrected value but no decision", f"write one of {', '.join(allowed)}"
    )


def _value(word: str, correction: str, row: FormRow, asked: Asked, lossy: bool) -> str:
    if word == "change":
        if not correction:
            raise RowRefusedError(
                "corrected_value", "", "“change” needs the right value", "write it, or “none” to empty it"
            )
        return _read(correction, asked, lossy)
    if word == "keep":
        return _kept(correction, asked, lossy)
    if word in {"split", "missed win", "join"}:
        return _leads(word, correction, asked)
    # "same" written twice is no contradiction.
    if correction and _words(asked.kind).get(_folded(correction)) != word:
        raise RowRefusedError(
            "corrected_value",
            correction,
            f"“{word}” takes no corrected value",
            "clear the cell, or choose another answer",
        )
    return "" if word == "not a win" else word


def _kept(correction: str, asked: Asked, lossy: bool) -> str:
    if asked.kind == FlagKind.SPLIT:
        value = squash(asked.about[0][1])
        same = not correction or squash(correction) == value
    elif asked.field not in asked.values:
        raise RowRefusedError("decision", "keep", "there is no value to keep", "choose another answer")
    else:
        value = asked.values[asked.field]
        same = not correction or _read(correction, asked, lossy) == value
    if not same:
        raise RowRefusedError(
            "corrected_value",
            correction,
            "“keep” and another value contradict each other",
            "choose “change”, or clear the cell",
        )
    return value


def _read(correction: str, asked: Asked, lossy: bool) -> str:
    role = fold(correction)
    if asked.kind == FlagKind.ROLE and role in set(Role):
        return _with_role(role, asked, correction)
    known = asked.known_dates if asked.field == "date" else asked.candidates
    # Copied from the form, where a list within a list of candidates has commas.
    correction = next((shown for shown in asked.candidates if fold(shown) == fold(correction)), correction)
    try:
        return read_value(asked.field, correction, known, lossy, asked.around)
    except RefusedError as refused:
        raise RowRefusedError("corrected_value", correction, refused.reason, refused.remedy) from None


def _with_role(role: str, asked: Asked, correction: str) -> str:
    """All the people of the mention, the one in question in his or her new role."""
    doubted = fold(f"{asked.current} {asked.question}")
    meant = [name for name, _ in asked.people if fold(name) in doubted]
    if len(meant) != 1:
        raise RowRefusedError(
            "corrected_value", correction, "it does not say whose role that is", "write the names, roles in brackets"
        )
    return people_value((name, role if name == meant[0] else other) for name, other in asked.people)


def _leads(word: str, correction: str, asked: Asked) -> str:
    leads = [squash(lead) for lead in correction.split(BETWEEN_STATEMENTS) if squash(lead)]
    if word == "split" and len(leads) < 2:
        raise RowRefusedError(
            "corrected_value", correction, "a split needs the statements of two wins or more", "put “ | ” between them"
        )
    if not leads:
        raise RowRefusedError(
            "corrected_value", "", f"“{word}” needs the other statement", "copy its sentence into the cell"
        )
    if word == "join" and len(leads) > 1:
        raise RowRefusedError("corrected_value", correction, "that is more than one win", "quote the one it belongs to")
    return BETWEEN_STATEMENTS.join(leads)


def _decisions(word: str, value: str, asked: Asked) -> Iterator[Decision]:
    """What is decided, and about which quotes; who decided it is still open."""
    if asked.kind == FlagKind.SAME_EVENT:
        yield _comparison(word, asked)
    elif word == "missed win":
        if asked.kind == FlagKind.SPLIT:  # another was missed beside it: this one stays
            article, lead = asked.about[0]
            yield Decision(kind=DecisionKind.SPLIT, article=article, quote=lead, value=squash(lead))
        for lead in value.split(BETWEEN_STATEMENTS):
            yield Decision(kind=DecisionKind.MISSED_WIN, article=asked.about[0][0], quote=lead)
    elif word == "join":
        article, follow_up = asked.about[0]
        yield Decision(
            kind=DecisionKind.JOIN, article=article, quote=value, other_article=article, other_quote=follow_up
        )
    elif asked.kind != FlagKind.READING:  # "unsure" whether a win was missed decides nothing
        of_this = DecisionKind.SPLIT if asked.kind == FlagKind.SPLIT else DecisionKind.FIELD
        kind = DecisionKind.NOT_A_WIN if word == "not a win" else of_this
        field = decided_field(asked.field) if kind == DecisionKind.FIELD else ""
        for article, lead in asked.about:
            yield Decision(kind=kind, article=article, quote=lead, field=field, value=value)


def _comparison(word: str, asked: Asked) -> Decision:
    if len(asked.about) != 2:
        reason, remedy = "the other mention is no longer there", "run again, and answer what it asks"
        raise RowRefusedError("decision", word, reason, remedy)
    (article, quote), (other_article, other_quote) = asked.about
    return Decision(DecisionKind.SAME_EVENT, article, quote, word, other_article=other_article, other_quote=other_quote)


def kinds_of_answer(said: str) -> frozenset[str]:
    """The kinds of question that this may be an answer to."""
    return frozenset(kind for kind in read_toml("answers")["kinds"] if _folded(said) in _words(kind))


@cache
def _words(kind: str) -> dict[str, str]:
    """What may be typed for each answer that fits this kind of question; what could mean two of them means none."""
    answers, words = read_toml("answers"), dict[str, str]()
    for word in answers["kinds"][kind]:
        for other in answers["answers"][word]["also"]:
            words[_folded(other)] = "" if _folded(other) in words else word
    words.update({_folded(word): word for word in answers["kinds"][kind]})
    return {said: word for said, word in words.items() if word}


def _folded(word: str) -> str:
    # "?" is an answer and would fold to nothing.
    return fold(word) or word.strip()
