"""The same answers by spreadsheet, by the served page and by the exported one: the same decisions, the same records."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browsing import Served, Watched, asked, press
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from extract.export import write_outputs
from extract.model import Decision
from extract.page import Deck, Desk, export_page, read_deck, read_texts
from extract.page.deck import Item
from extract.pipeline import run
from extract.review.apply import apply_forms
from extract.review.decisions import read_decisions

RAW = Path(__file__).parents[2] / "raw"
# Three accounts of some of the same events: questions of most kinds, and not so many that a queue takes long.
ARTICLES = ("courtyard-notes-2020.txt", "gates-that-opened-2020.txt", "lectern-watch-live-log.txt")


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ways") / "raw"
    folder.mkdir()
    for name in ARTICLES:
        shutil.copy(RAW / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def output(articles: Path) -> Path:
    return write(articles, articles.parent / "output")


def write(articles: Path, output: Path, decisions: Path | None = None) -> Path:
    output.mkdir()
    write_outputs(run([articles], decisions=decisions), {}, output)
    return output


def answer_to(item: Item, nth: int) -> tuple[list[str], str, str]:
    """Keys, decision and corrected value: of every kind of answer some, by the place in the queue."""
    kind, field = item.asked.kind, item.asked.field
    if kind == "same-event":
        return (["s"], "same", "") if nth % 2 else (["d"], "different", "")
    if nth % 5 == 4:
        return ["u"], "unsure", ""
    if kind not in {"split", "conflict"} and nth % 7 == 3:
        return ["n"], "not a win", ""
    if item.asked.candidates and kind != "split" and nth % 2:
        return ["1"], "change", item.asked.candidates[0]
    typed = {"date": "15 Nov 2019", "countries": "Kenya; uga", "people": "Ada Brenner; Ines Vold (perpetrator)"}
    if field in typed and nth % 3 != 1:
        return ["e", typed[field], "Enter"], "change", typed[field]
    return ["k"], "keep", ""


def answer_all(page: Page, deck: Deck) -> dict[str, tuple[str, str, str]]:
    """Answers whatever the page asks by keys; what it was, by question."""
    given: dict[str, tuple[str, str, str]] = {}
    order = {item.id: nth for nth, item in enumerate(deck.items)}
    while id := asked(page):
        item = deck.get(id)
        assert item and id not in given
        keys, *said = answer_to(item, order[id])
        comment = f"Nr. {order[id]}; =so" if order[id] % 4 == 0 else ""
        given[id] = (*said, comment)  # type: ignore[assignment]
        press(page, *(["c", comment, "Escape"] if comment else []), *keys)
    expect(page.locator("#question")).to_have_text("All answered")
    return given


def by_spreadsheet(output: Path, given: Mapping[str, tuple[str, str, str]], decisions: Path) -> None:
    book = load_workbook(output / "review.xlsx")
    sheet = book["Review"]
    names = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        cells = dict(zip(names, row, strict=True))
        if cells["question_id"].value in given:
            said = given[cells["question_id"].value]
            for name, value in zip(("decision", "corrected_value", "comment"), said, strict=True):
                cells[name].value = value or None
    book.save(decisions.with_suffix(".xlsx"))
    applied = apply_forms([decisions.with_suffix(".xlsx")], output, decisions, reviewer="sheet", now="2026-01-01")
    assert applied.refused == ()


def bare(path: Path) -> list[Decision]:
    """The decisions apart from who and when."""
    return [replace(item, reviewer="", decided="", line=0) for item in read_decisions(path)]


def records_of(output: Path) -> str:
    """The records apart from who decided and when, which their reasons name."""
    text = (output / "records.jsonl").read_text(encoding="utf-8")
    return re.sub(r"\w+ decided on \d{4}-\d\d-\d\d", "decided", text)


def test_three_ways_one_result(
    articles: Path, output: Path, served: list[Served], watched: Watched, tmp_path: Path
) -> None:
    files = {way: tmp_path / f"{way}.jsonl" for way in ("served", "exported", "sheet")}
    deck = read_deck(output, read_texts([], output))
    assert len({item.asked.kind for item in deck.items}) >= 3  # fewer are asked as the stages get better

    served.append(server := Served("-o", output, "--decisions", files["served"], "--reviewer", "mk", visit=False))
    given = answer_all(watched.open(server.address), deck)
    assert len({said[0] for said in given.values()}) >= 3

    page = tmp_path / "page.html"
    page.write_text(export_page(Desk(deck, tmp_path / "none.jsonl")), encoding="utf-8")
    exported = watched.open(page.as_uri())
    assert answer_all(exported, deck) == given
    with exported.expect_download() as download:
        exported.keyboard.press("v")
    download.value.save_as(tmp_path / "answers.csv")
    applied = apply_forms([tmp_path / "answers.csv"], output, files["exported"], reviewer="jo", now="2026-02-02")
    assert applied.refused == ()

    by_spreadsheet(output, given, files["sheet"])
    decisions: dict[str, Any] = {way: bare(path) for way, path in files.items()}
    assert decisions["served"] == decisions["exported"] == decisions["sheet"]

    results = [write(articles, tmp_path / way, path) for way, path in files.items()]
    records = [records_of(folder) for folder in results]
    assert records[0] == records[1] == records[2] != records_of(output)
    again = read_deck(results[0], read_texts([], results[0]))
    assert {item.id for item in again.items}.isdisjoint(given)  # none is asked again
