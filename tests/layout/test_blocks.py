"""Pages and their blocks, as cases."""

from pathlib import Path
from typing import Any

import pytest

from by_hand.cases import read_cases
from extract.layout import find_blocks
from extract.model import Article, BlockKind, Span

CASES = read_cases("layout")["cases"]


def article(text: str) -> Article:
    return Article("made", Path("made.txt"), text, Span(0, len(text)), "")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in CASES])
def test_blocks(case: dict[str, Any]) -> None:
    text = case["text"].strip("\n")
    found = find_blocks(article(text))
    kinds = [[str(block.kind), block.label.of(text) if block.label else ""] for block in found]
    assert kinds == [[kind, label] for kind, label, _ in case["blocks"]]
    for block, (_, _, words) in zip(found, case["blocks"], strict=True):
        assert block.body.of(text).startswith(words)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in CASES])
def test_blocks_stand_one_after_the_other(case: dict[str, Any]) -> None:
    text = case["text"].strip("\n")
    end = 0
    for block in find_blocks(article(text)):
        assert text[end : block.span.start].strip() == ""
        assert block.span.contains(block.body)
        assert all(block.span.contains(hole) for hole in block.holes)
        end = block.span.end
    assert text[end:].strip() == ""


def test_the_holes_of_a_paragraph_are_its_footnotes() -> None:
    case = next(case for case in CASES if case["label"].startswith("footnotes"))
    text = case["text"].strip("\n")
    (block,) = find_blocks(article(text))
    assert [hole.of(text) for hole in block.holes] == ["1 Lom is a town of nine thousand.", "2 He returned in 2019."]


def test_a_month_is_no_footnote() -> None:
    # "6 June": the number of a day that stands at the start of a line, below a text with a sixth note.
    text = "The verdict came late.6\n\nThe minister told the chamber on\n6 June that the state was sorry."
    assert BlockKind.FOOTNOTE not in [block.kind for block in find_blocks(article(text))]


def test_a_line_marked_as_a_photograph_heads_nothing() -> None:
    # As a heading it would place the next item in the town of the picture.
    text = "The court freed her on Monday.\n\n[Photo] Sarr speaks in Dakar on 26 May\n\nSix officers were charged."
    assert [str(block.kind) for block in find_blocks(article(text))] == ["paragraph", "credit", "paragraph"]
