"""Cells that cannot be run, and that read back."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from by_hand.cases import read_cases
from extract.cells import join_list, one_line, read_cell, read_list, safe_cell

CASES = read_cases("cells")["case"]
RISKY = st.text(alphabet="=+-@'; \n\tab\u2028＝", max_size=12)


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    assert safe_cell(case["text"]) == case["expected"]
    assert read_cell(case["expected"]) == one_line(case["text"])


@given(RISKY)
def test_every_text_reads_back(text: str) -> None:
    assert read_cell(safe_cell(text)) == one_line(text)


@given(RISKY)
def test_no_cell_or_item_starts_a_formula(text: str) -> None:
    assert not any(part.strip()[:1] in tuple("=+-@＝") for part in safe_cell(text).split(";") if part.strip())


@given(st.lists(RISKY.filter(lambda item: one_line(item.replace(";", ","))), max_size=4))
def test_lists_read_back(items: list[str]) -> None:
    cell = safe_cell(join_list(items))
    file = io.StringIO()
    csv.writer(file).writerow([cell])
    assert next(csv.reader([file.getvalue()]), [""])[:1] in ([cell], [])
    assert read_list(cell) == tuple(one_line(item.replace(";", ",")) for item in items)


def test_a_semicolon_in_an_item_does_not_make_two() -> None:
    assert read_list(join_list(["Ministry; of Justice", "Court"])) == ("Ministry, of Justice", "Court")
