"""What a form of the page says, as the cells of a review form's row; and a first look at a value while it is typed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.model import BETWEEN_STATEMENTS
from extract.page.desk import Desk
from extract.review.answers import RowRefusedError, read_answer
from extract.review.forms import FormRow
from extract.tables import read_toml
from extract.text import squash

_BREAK = re.compile(r"\s*[\r\n]+\s*")


def cells_of(fields: Mapping[str, str]) -> dict[str, str]:
    """The row that a spreadsheet would hold for the same answer: a candidate that was pressed is the right value."""
    decision, value = fields.get("decision", ""), fields.get("corrected_value", "").strip()
    if "candidate" in fields:
        decision, value = "change", fields["candidate"]
    elif decision and decision not in read_toml("page")["free"]:
        # A button that needs no value was pressed: what stood in the field was not meant.
        value = ""
    if decision in {"split", "join", "missed win"}:
        value = _BREAK.sub(BETWEEN_STATEMENTS, value)
    return {
        "decision": decision,
        "corrected_value": squash(value),
        "comment": squash(fields.get("comment", "")),
    }


def check_value(desk: Desk, fields: Mapping[str, str]) -> str:
    """How the value that stands in the field would be read, or what is wrong with it; "" for an empty field."""
    item = desk.deck.get(fields.get("question_id", ""))
    value = squash(fields.get("corrected_value", ""))
    if item is None or not value:
        return ""
    row = FormRow("the page", 1, {"question_id": item.id, "decision": "change", "corrected_value": value})
    try:
        decisions = read_answer(row, item.asked)
    except RowRefusedError as refused:
        return f"{refused.reason}; {refused.remedy}."
    read = decisions[0].value
    return "" if read == value else f"Read as {read or 'none'}."
