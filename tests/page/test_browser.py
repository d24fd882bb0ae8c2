"""The served page in real Chromium: a queue by keyboard, undo, reload, two tabs, a killed server, hostile texts."""

import os
import re
import signal
from collections.abc import Iterator

import pytest
from browsing import KEYS, QUIET, Served, Watched, asked, choose, cut_off, press, screens, violations
from made import ORDER, Made
from playwright.sync_api import Browser, Page, expect

from extract.review.decisions import read_decisions, read_history

VALUES = ["2021-02", "same", "A law passed. | A ban fell.", "Ada Brenner", "NA", "ruling", "ruling", "unsure"]


@pytest.fixture
def page(made: Made, served: list[Served], watched: Watched) -> Iterator[Page]:
    """The page of a fresh review, opened by the address that was printed."""
    served.append(server := Served("-o", made.output, "--reviewer", "mk", visit=False))
    yield watched.open(server.address)
    home = server.address.split("/?")[0]
    assert watched.foreign(home) == []  # nothing is ever asked of anybody else


def test_a_whole_queue_by_keyboard(page: Page, made: Made) -> None:
    for id, keys in KEYS.items():
        if id == "q-category":  # it was split: nothing is left to ask of it
            continue
        assert asked(page) == id
        count = len(read_history(made.decisions)) if made.decisions.exists() else 0
        press(page, *keys)
        assert len(read_history(made.decisions)) > count  # on disk before the next question appears
    expect(page.locator("#question")).to_have_text("All answered")
    expect(page.locator("#counted")).to_contain_text("8 of 8 answered")
    decisions = read_decisions(made.decisions)
    assert [decision.value for decision in decisions] == VALUES
    assert {decision.comment for decision in decisions if decision.comment} == {"as the head says"}
    assert {decision.reviewer for decision in decisions} == {"mk"}


def test_everything_is_reached_by_tab_and_pressed_by_enter(page: Page, made: Made) -> None:
    wanted = ["skip-link", "bar"]
    focus = "() => { const at = document.activeElement; return at.id || at.dataset.key || at.className || at.tagName }"
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(focus))
        if seen[-1] == "answer-keep":
            break
    assert seen[0] == wanted[0]
    assert {"f", "?", "candidate-1", "candidate-2", "answer-keep"} <= set(seen)
    outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    press(page, "Enter")
    assert [decision.value for decision in read_decisions(made.decisions)] == ["2021-02-03"]


def test_undo_without_limit_reload_and_skip(page: Page, made: Made) -> None:
    press(page, "1")
    press(page, "d")
    assert asked(page) == ORDER[2]
    page.reload()
    assert asked(page) == ORDER[2]
    press(page, "x")
    assert asked(page) == ORDER[3]
    for id in (ORDER[2], ORDER[1], ORDER[0]):
        assert press(page, "z") == id
    expect(page.locator("#undo button")).to_be_disabled()
    assert read_decisions(made.decisions) == ()
    assert [item.kind for item in read_history(made.decisions)] == ["field", "same-event", "undo", "undo"]


def test_a_key_pressed_twice_does_not_answer_the_next_question_unseen(page: Page, made: Made) -> None:
    # The second press comes with the next question: presses from here may come late on a busy machine.
    page.evaluate(
        """document.addEventListener("htmx:afterSettle", () => document.body.dispatchEvent(
               new KeyboardEvent("keydown", { key: "u", bubbles: true })), { once: true })"""
    )
    page.keyboard.press("u")
    expect(page.locator("#question")).to_have_attribute("data-question", ORDER[1])
    page.wait_for_timeout(300)
    assert len(read_history(made.decisions)) == 1


def test_two_tabs_share_the_queue(page: Page, watched: Watched, made: Made) -> None:
    other = watched.open(page.url.split("/s/")[0])
    assert (asked(page), asked(other)) == (ORDER[0], ORDER[1])
    expect(other.locator("#counted")).to_contain_text("1 open on another page")
    seen = [asked(page), asked(other)]
    while any(map(asked, (page, other))):
        for tab in (page, other):
            if asked(tab) and (id := press(tab, "u")):
                seen.append(id)
    assert sorted(seen) == sorted(ORDER)
    given = [(decision.asked, decision.article, decision.quote) for decision in read_history(made.decisions)]
    assert len(given) == len(set(given))  # none was answered twice
    assert {question for question, _, _ in given} == set(made.questions())
    for tab in (page, other):
        tab.reload()
        expect(tab.locator("#question")).to_have_text("All answered")


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_a_server_killed_between_two_answers_loses_nothing(
    page: Page, made: Made, served: list[Served], watched: Watched
) -> None:
    press(page, "1")
    press(page, "s")
    served[0].process.send_signal(signal.SIGKILL)
    served[0].process.wait()
    assert [decision.value for decision in read_decisions(made.decisions)] == ["2021-02", "same"]
    page.wait_for_timeout(QUIET)
    page.keyboard.press("k")
    expect(page.locator("#problem")).to_contain_text("The server does not answer")
    assert asked(page) == ORDER[2]
    assert {re.sub(r", \[.*", "", problem) for problem in watched.problems} == {
        *("Failed to load resource: net::ERR_CONNECTION_REFUSED", "htmx:afterRequest", "htmx:sendError")
    }
    watched.problems.clear()
    served.append(again := Served("-o", made.output, "--reviewer", "mk", visit=False))
    fresh = watched.open(again.address)
    assert asked(fresh) == ORDER[2]
    expect(fresh.locator("#counted")).to_contain_text("2 of 8 answered")
    watched.requests.clear()


def test_what_is_wrong_is_said_and_the_words_stay(page: Page, made: Made, watched: Watched) -> None:
    page.keyboard.press("e")
    page.keyboard.insert_text("one spring")
    expect(page.locator("#check")).to_contain_text("is no date")
    press(page, "Enter")
    expect(page.locator("#problem")).to_contain_text("“one spring” is no date; write 2020-04-05")
    expect(page.locator("#corrected")).to_have_value("one spring")
    expect(page.locator("#corrected")).to_be_focused()
    assert not made.decisions.exists()
    assert [problem[-26:] for problem in watched.problems] == ["422 (Unprocessable Entity)"]
    watched.problems.clear()
    page.fill("#pick-month", "2021-02")
    expect(page.locator("#corrected")).to_have_value("2021-02")
    assert press(page, "Enter") == ORDER[1]


def test_countries_are_picked_and_words_taken_from_the_article(page: Page, made: Made) -> None:
    choose(page, kind="country")
    for name in ("Kenya", "Uganda"):
        page.fill("#pick-country", name)
        page.press("#pick-country", "Enter")
    expect(page.locator("#corrected")).to_have_value("Kenya; Uganda")
    expect(page.locator("#check")).to_have_text("Read as KE; UG.")
    press(page, "Enter")
    choose(page, kind="split")
    page.evaluate(
        """() => { const range = document.createRange(); range.selectNodeContents(document.querySelector('.is-lead'));
                   getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    page.keyboard.press("t")
    expect(page.locator("#corrected")).to_have_value("A law passed. A ban fell.")
    assert read_decisions(made.decisions)[0].value == "KE; UG"


def test_hostile_text_is_shown_and_does_nothing(page: Page) -> None:
    choose(page, article="blog", kind="person")
    press(page, "x")
    assert asked(page) == "q-evil"
    text = page.inner_text(".text")
    assert (
        """<script>alert("x")</script> &amp; <b onclick='x'>bold</b> ⟨U+202E⟩txet⟨U+202C⟩ ⟨U+0007⟩ </textarea>-->"""
        in text
    )
    assert "{{ 7 * 7 }}" in text
    assert "<i>⟨U+202E⟩Eve</i>" in page.inner_text("#candidate-1")
    assert page.locator("main b, main i, main script, main img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible(made: Made, served: list[Served], browser: Browser, scheme: str) -> None:
    served.append(server := Served("-o", made.output, visit=False))
    window = Watched(browser, color_scheme=scheme)
    page = window.open(server.address)
    brightness = page.evaluate("() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert (max(brightness) < 64) == (scheme == "dark")
    found = screens(page)
    assert set(found) >= {*ORDER, "help", "filter", "problem", "done"}
    assert {screen: wrong for screen, wrong in found.items() if wrong} == {}
    window.context.close()


@pytest.mark.parametrize("width", [640, 320], ids=["200 %", "400 %"])
def test_zoomed_in_nothing_is_cut_off(made: Made, served: list[Served], browser: Browser, width: int) -> None:
    # A window of 1280 pixels, zoomed: so many are left to lay the page out in.
    served.append(server := Served("-o", made.output, visit=False))
    window = Watched(browser, viewport={"width": width, "height": width * 5 // 8}, device_scale_factor=1280 // width)
    page = window.open(server.address)
    while asked(page):
        assert cut_off(page) == [], asked(page)
        press(page, "u")
    assert violations(page) == []
    window.context.close()


def test_every_part_has_its_role_and_name(page: Page) -> None:
    expect(page.get_by_role("main")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("The date of m-1?")
    expect(page.get_by_role("progressbar", name="0 of 8 answered")).to_be_visible()
    expect(page.get_by_role("group", name="Candidates").get_by_role("button")).to_have_count(2)
    expect(page.get_by_role("group", name="Answers").get_by_role("button", name="Unsure")).to_be_visible()
    expect(page.get_by_role("textbox", name="Another date")).to_be_visible()
    expect(page.get_by_role("region", name="Article news")).to_be_visible()
    expect(page.get_by_role("mark")).to_have_text("3 February")
    expect(page.get_by_role("status").first).to_be_attached()
    expect(page.get_by_role("alert")).to_be_attached()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
