"""The exported page in real Chromium, opened as a file: the same keys, answers kept by the browser, and the table."""

import base64
import csv
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from browsing import KEYS, QUIET, Watched, asked, choose, cut_off, press, screens
from made import ORDER, Made
from playwright.sync_api import Browser, Page, expect

from extract.page import export_page
from extract.review.apply import Applied, apply_forms
from extract.review.decisions import read_decisions, read_history
from extract.review.forms import form_columns


@pytest.fixture
def file(made: Made, tmp_path: Path) -> Path:
    path = tmp_path / "page of a colleague.html"
    path.write_text(export_page(made.open()), encoding="utf-8")
    return path


@pytest.fixture
def page(file: Path, watched: Watched) -> Page:
    return watched.open(file.as_uri())


@pytest.fixture(autouse=True)
def nothing_is_asked_of_anybody(watched: Watched, file: Path) -> Any:
    yield
    assert watched.foreign(file.as_uri(), "blob:") == []


def save(page: Page, folder: Path) -> Path:
    """The table that the page saves."""
    with page.expect_download() as download:
        page.keyboard.press("v")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def apply(form: Path, made: Made) -> Applied:
    return apply_forms([form], made.output, made.decisions, now="2026-01-01T00:00:00Z")


def test_a_whole_queue_by_keyboard_and_back_through_apply(page: Page, made: Made, tmp_path: Path) -> None:
    page.fill("#reviewer", "Zoë =1+1")
    page.keyboard.press("Escape")
    for id, keys in KEYS.items():
        if id == "q-category":  # it was split: nothing is left to ask of it
            continue
        assert asked(page) == id
        press(page, *keys)
    expect(page.locator("#question")).to_have_text("All answered")
    expect(page.locator("#counted")).to_have_text("8 of 8 answered")
    form = save(page, tmp_path)
    assert form.name == "review-answers-Zoë-1-1.csv"
    applied = apply(form, made)
    assert (applied.refused, applied.unanswered) == ((), 0)
    desk = made.open()
    assert desk.open_items() == []
    decisions = read_decisions(made.decisions)
    assert {decision.reviewer for decision in decisions} == {"Zoë =1+1"}
    values = [decision.value for decision in decisions]
    expected = ["2021-02", "same", "A law passed. | A ban fell.", "Ada Brenner", "NA", "ruling", "ruling", "unsure"]
    assert values == expected


def test_the_table_has_the_forms_columns_and_no_formulas(page: Page, tmp_path: Path) -> None:
    press(page, "c", '=HYPERLINK("x"); and "so" on', "Escape", "k")
    content = save(page, tmp_path).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    [row] = csv.DictReader(content.decode("utf-8-sig").splitlines())
    assert tuple(row) == form_columns()
    assert row["comment"] == '\'=HYPERLINK("x"); and "so" on'
    assert (row["question_id"], row["kind"], row["decision"], row["article"]) == ("q-date", "date", "keep", "news")
    assert row["quote"].startswith("On 3 February the writer Ada Brenner")


def test_answers_outlive_the_window(page: Page, watched: Watched, file: Path, made: Made, tmp_path: Path) -> None:
    press(page, "1")
    press(page, "s")
    page.reload()
    assert asked(page) == ORDER[2]
    page.close()
    again = watched.open(file.as_uri())
    assert asked(again) == ORDER[2]
    expect(again.locator("#counted")).to_contain_text("2 of 8 answered")
    assert len(apply(save(again, tmp_path), made).decisions) == 2


def test_undo_without_limit_skip_and_reload(page: Page, made: Made, tmp_path: Path) -> None:
    press(page, "1")
    press(page, "d")
    page.reload()
    press(page, "x")
    assert asked(page) == ORDER[3]
    for id in (ORDER[2], ORDER[1], ORDER[0]):
        assert press(page, "z") == id
    expect(page.locator("#undo-button")).to_be_disabled()
    assert press(page, "2") == ORDER[1]
    applied = apply(save(page, tmp_path), made)
    assert [decision.value for decision in applied.decisions] == ["2020-02"]


def test_skipped_questions_come_round_again(page: Page) -> None:
    seen = [asked(page), *(press(page, "x") for _ in range(len(ORDER)))]
    assert seen == [*ORDER, ORDER[0]]


def test_two_windows_share_the_queue(page: Page, watched: Watched, file: Path, made: Made, tmp_path: Path) -> None:
    other = watched.open(file.as_uri())
    assert (asked(page), asked(other)) == (ORDER[0], ORDER[1])
    expect(other.locator("#counted")).to_contain_text("1 open in another window")
    press(other, "s")
    expect(page.locator("#counted")).to_contain_text("1 of 8 answered")
    assert (asked(page), asked(other)) == (ORDER[0], ORDER[2])
    assert press(page, "k") == "q-people"
    assert press(other, "z") == ORDER[1]  # its own answer, not that of the other window
    other.close()
    expect(page.locator("#question")).to_have_attribute("data-question", "q-people")
    applied = apply(save(page, tmp_path), made)
    assert [decision.value for decision in applied.decisions] == ["2021-02-03"]


def test_what_is_no_win_is_not_asked_about_again(page: Page) -> None:
    assert press(page, "n") == "q-split"
    left = {asked(page), *(press(page, "x") for _ in range(4))}
    assert left == set(ORDER) - {"q-date", "q-same", "q-country"}
    expect(page.locator("#counted")).to_contain_text("3 of 8 answered")


def test_filters(page: Page) -> None:
    choose(page, kind="person")
    assert asked(page) == "q-people"
    expect(page.locator("#counted")).to_contain_text("0 of 2 answered")
    press(page, "u")
    press(page, "u")
    expect(page.locator("#question")).to_have_text("Nothing left among these")
    choose(page, kind="")
    choose(page, country="NA")
    assert asked(page) == "q-date"
    choose(page, country="")
    choose(page, article="blog")
    assert asked(page) == "q-same"


@pytest.mark.parametrize(
    ("kind", "typed", "keys", "said"),
    [
        ("date", "one spring", ("Enter",), "has no year"),
        ("country", "Atlantis; Kenya", ("Enter",), "“Atlantis” is not in the list of countries"),
        ("category", "relaese", ("Enter",), "“relaese” is none of release, acquittal"),
        ("split", "A law passed.\nNobody said this.", ("Escape", "p"), "“Nobody said this.” does not stand in the"),
    ],
)  # fmt: skip
def test_what_looks_wrong_is_said_and_taken_when_it_is_meant(
    page: Page, kind: str, typed: str, keys: tuple[str, ...], said: str
) -> None:
    if kind != "date":
        choose(page, kind=kind)
    id = asked(page)
    page.keyboard.press("e")
    page.keyboard.insert_text(typed)
    page.wait_for_timeout(QUIET)
    for key in keys:
        page.keyboard.press(key)
    expect(page.locator("#problem")).to_contain_text(said)
    expect(page.locator("#problem")).to_contain_text("Save it again to keep it as it is.")
    expect(page.locator("#corrected")).to_have_value(typed)
    assert asked(page) == id
    assert press(page, *keys) != id


def test_an_answer_that_needs_words_has_them(page: Page) -> None:
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    expect(page.locator("#problem")).to_contain_text("“change” needs the right value")
    page.keyboard.press("Enter")
    assert asked(page) == ORDER[0]


def test_hostile_text_is_shown_and_does_nothing(page: Page, file: Path) -> None:
    choose(page, article="blog", kind="person")
    press(page, "x")
    assert asked(page) == "q-evil"
    text = page.inner_text(".text")
    assert """<script>alert("x")</script> &amp; <b onclick='x'>bold</b> ⟨U+202E⟩txet⟨U+202C⟩ ⟨U+0007⟩""" in text
    assert "</textarea>-->" in text and "{{ 7 * 7 }}" in text
    assert "<i>⟨U+202E⟩Eve</i>" in page.inner_text("#candidate-1")
    assert page.locator("main b, main i, main script, main img").count() == 0
    raw = file.read_text(encoding="utf-8")
    assert "\u202e" not in re.sub(r'value="[^"]*"', "", raw)
    assert raw.count("<script") == raw.count("</script") == 4


def test_statement_evidence_names_dates_and_places_are_marked(page: Page) -> None:
    expect(page.get_by_role("mark")).to_have_text("3 February")
    assert page.locator(".is-date").first.inner_text() == "3 February"
    assert page.locator(".text .is-place").inner_text() == "Keta"
    assert page.locator(".text .is-name").inner_text() == "Ada Brenner"
    assert "".join(page.locator(".text .is-lead").all_inner_texts()) == (
        "On 3 February the writer Ada Brenner was freed from the prison of Keta."
    )


def test_nothing_runs_but_the_pages_own_scripts(page: Page, file: Path, watched: Watched) -> None:
    raw = file.read_text(encoding="utf-8")
    [policy] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', raw)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert not re.search(r"unsafe|\*|https?:|data:|self", policy)
    assert raw.index("Content-Security-Policy") < raw.index("<style>") < raw.index("<script>")
    for tag in ("script", "style"):
        for text in re.findall(rf"<{tag}>(.*?)</{tag}>", raw, re.DOTALL):
            assert f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert not re.search(r"""\s(?:src|style|on\w+)=["']""", re.sub(r"<script.*?</script>", "", raw, flags=re.DOTALL))
    page.evaluate(
        """() => { const image = new Image(); image.src = 'https://evil.example/x.png';
                   document.body.setAttribute('style', 'background: url(https://evil.example/y)');
                   return fetch('https://evil.example/').catch(() => {}) }"""
    )
    page.wait_for_timeout(300)
    assert watched.foreign(file.as_uri()) == []
    assert watched.problems and all("Content Security Policy" in problem for problem in watched.problems)
    watched.problems.clear()


def test_the_same_questions_give_the_same_page(made: Made) -> None:
    assert export_page(made.open()) == export_page(made.open())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible(file: Path, browser: Browser, scheme: Any) -> None:
    window = Watched(browser, color_scheme=scheme)
    page = window.open(file.as_uri())
    found = screens(page)
    assert set(found) >= {*ORDER, "help", "filter", "problem", "done"}
    assert {screen: wrong for screen, wrong in found.items() if wrong} == {}
    window.context.close()


@pytest.mark.parametrize("width", [640, 320], ids=["200 %", "400 %"])
def test_zoomed_in_nothing_is_cut_off(file: Path, browser: Browser, width: int) -> None:
    window = Watched(browser, viewport={"width": width, "height": width * 5 // 8}, device_scale_factor=1280 // width)
    page = window.open(file.as_uri())
    while asked(page):
        assert cut_off(page) == [], asked(page)
        press(page, "u")
    window.context.close()


NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
FULL = """const set = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (key.includes('answer') && Object.keys(this).filter((name) => name.includes('answer')).length >= 1) throw new Error('full');
  set.call(this, key, value);
};"""  # noqa: E501


@pytest.mark.parametrize("script", [NO_STORAGE, FULL], ids=["forbidden", "full"])
def test_a_browser_that_keeps_no_more_says_so(
    file: Path, browser: Browser, made: Made, tmp_path: Path, script: str
) -> None:
    window = Watched(browser)
    window.context.add_init_script(script)
    page = window.open(file.as_uri())
    press(page, "1")
    press(page, "s")
    expect(page.locator("#problem")).to_contain_text("keeps no more answers: save them")
    assert asked(page) == ORDER[2]
    assert len(apply(save(page, tmp_path), made).decisions) == 2
    assert len(read_history(made.decisions)) == 2
    window.context.close()
