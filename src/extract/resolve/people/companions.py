"""Who is freed, convicted or right together with somebody else: "A was let out, together with the singer B"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.model import Span
from extract.tables import read_toml
from extract.text import running

_BEHIND = 60  # characters behind a name in which "two days before her" may stand
# The claims that what befell the one befell the other as well.
SHARED = frozenset(
    f"{side}{claim}" for claim in ("freeing", "freed", "convicting", "convicted", "winning", "won") for side in "<>"
)


def partner_of(text: str, name: Span, people: Sequence[Span]) -> Span | None:
    """The person named before in the sentence whose lot this one shares; None where there is none."""
    earlier = [other for other in people if other.end <= name.start]
    if not earlier:
        return None
    between, behind = running(text[earlier[-1].end : name.start]), running(text[name.end : name.end + _BEHIND])
    if not (_together().search(between) or _leaves_out_the_verb(between, behind)):
        return None
    return partner_of(text, earlier[-1], people) or earlier[-1]


def joins_the_lead(text: str, sentence: Span, name: Span, people: Sequence[Span]) -> bool:
    """Whether a sentence behind the lead puts this one beside the person freed: "B was freed along with her"."""
    if len(people) > 1:
        return False
    before, after = running(text[sentence.start : name.start]), running(text[name.end : sentence.end])
    joining, pair = _joining(), joins_as_pair(text, sentence, name)
    return bool(pair or joining["before"].fullmatch(before) or joining["after"].match(after))


def joins_as_pair(text: str, sentence: Span, name: Span) -> bool:
    """Whether the sentence begins "He and …, X, were"."""
    before, after = running(text[sentence.start : name.start]), running(text[name.end : sentence.end])
    return bool(_joining()["pair"].fullmatch(before) and _joining()["pair_after"].match(after))


def went_along(text: str, sentence: Span, name: Span) -> bool:
    """Whether the sentence says behind the name that the person was freed or left too: "X walked out with him"."""
    return _joining()["after"].match(running(text[name.end : sentence.end])) is not None


def _leaves_out_the_verb(between: str, behind: str) -> bool:
    """Whether a second name stands with a time alone: "A left prison in May, and B two days before her"."""
    elided = _elided()
    return bool(elided["between"].fullmatch(between) and elided["behind"].match(behind))


@cache
def _elided() -> dict[str, re.Pattern[str]]:
    table = read_toml("roles")["companions"]
    return {side: re.compile("|".join(table[f"elided_{side}"])) for side in ("between", "behind")}


@cache
def _joining() -> dict[str, re.Pattern[str]]:
    return {side: re.compile("|".join(words)) for side, words in read_toml("roles")["joining"].items()}


@cache
def _together() -> re.Pattern[str]:
    """The words between two names that make them one company: "together with the singer", "as was"."""
    stops = "|".join(read_toml("roles")["gaps"]["stops"])
    described = rf"(?:(?!(?:{stops})\b)[^\s.;:!?,]+ ){{0,6}}"
    company = "|".join(read_toml("roles")["companions"]["behind"])
    kin = "|".join(read_toml("roles")["companions"]["kin"])
    # "… flew to Oslo with his wife, X" shares her lot with him, "was home with his wife, X" does not.
    staying = "".join(rf"(?<!{word} )" for word in ("home", "reunited", "together", "dinner", "back", "again"))
    family = rf"{staying}with (?:his|her|their) (?:\w+ )?(?:{kin}),?"
    return re.compile(
        rf"^(?:[^;:!?]{{0,220}}?\b(?:{company}|{family})"
        rf"|(?:[^;:!?]{{0,220}}?(?:,|\d) with|,? with)(?! the (?:help|support|aid|advice|backing) of)) {described}$",
        re.IGNORECASE,
    )
