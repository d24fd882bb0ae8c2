"""Statements that reviewers copy from an article, checked while the reviewer is still there to mend them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from extract.model import BETWEEN_STATEMENTS, Decision, DecisionKind, Span
from extract.quotes import find_lead, find_quote
from extract.review.answers import RowRefusedError
from extract.review.asked import Questions
from extract.text import excerpt, squash

TextOf = Callable[[str], str]  # an article's text by its id, "" where it is not at hand


def no_text(article: str) -> str:
    """No text is at hand: what is quoted is taken as it is."""
    return ""


def check_quotes(decisions: Iterable[Decision], questions: Questions, text_of: TextOf) -> None:
    """Raise `RowRefusedError` for a statement that its article does not have, or that means another answer.

    Taken, such a decision would find nothing on the next run, and nobody would look for the slip any more.
    """
    for decision in decisions:
        for statement in _statements(decision):
            text = text_of(decision.article)
            found = find_quote(statement, text) if text else None
            if text and found is None:
                reason, remedy = (
                    f"“{excerpt(statement, 60)}” does not stand in {decision.article}",
                    "copy it from there",
                )
                raise RowRefusedError("corrected_value", statement, reason, remedy)
            if decision.kind == DecisionKind.MISSED_WIN and found:
                _refuse_found(decision, found, questions)
        if decision.kind == DecisionKind.JOIN:
            _refuse_loose(decision, questions)


def _statements(decision: Decision) -> Iterator[str]:
    if decision.kind == DecisionKind.MISSED_WIN:
        yield decision.quote
    elif decision.kind == DecisionKind.SPLIT and BETWEEN_STATEMENTS in decision.value:
        yield from map(squash, decision.value.split(BETWEEN_STATEMENTS))


def _refuse_found(decision: Decision, found: Span, questions: Questions) -> None:
    for mention in questions.mentions_in(decision.article):
        lead = Span(mention["lead"]["start"], mention["lead"]["end"])
        if lead.overlaps(found):
            reason = f"it is in the statement of a win that was found: “{excerpt(mention['lead']['text'], 60)}”"
            raise RowRefusedError("corrected_value", decision.quote, reason, "answer “split” for that one")


def _refuse_loose(decision: Decision, questions: Questions) -> None:
    others = [mention["lead"]["text"] for mention in questions.mentions_in(decision.article)]
    others = [lead for lead in others if squash(lead) != squash(decision.other_quote)]
    if find_lead(decision.quote, others) is None:
        reason = f"“{excerpt(decision.quote, 60)}” is the statement of no other win that was found"
        raise RowRefusedError("corrected_value", decision.quote, reason, "copy it from mentions.csv")
