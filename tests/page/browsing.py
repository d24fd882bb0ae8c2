"""A running `extract review`, and Chromium to look at it with."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
NAMES = ("chromium", "chromium-browser", "google-chrome")


# One way to answer each question, by keys alone; words are typed.
KEYS = {
    "q-date": ("1",),
    "q-same": ("s",),
    "q-split": ("e", "A law passed.\nA ban fell.", "Escape", "p"),
    "q-people": ("e", "Ada Brenner", "Enter"),
    "q-country": ("c", "as the head says", "Escape", "k"),
    "q-category": ("n",),
    "q-conflict": ("1",),
    "q-evil": ("u",),
}


class Served:
    """A running `extract review` and a browser that opened its address."""

    def __init__(self, *words: object, visit: bool = True) -> None:
        command = [sys.executable, "-m", "extract", "review", "--no-open", *map(str, words)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        self.browser: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        if visit:
            self.visit()

    def visit(self) -> None:
        with self.browser.open(self.address) as response:
            self.here, self.page = response.url, response.read().decode()

    @property
    def asked(self) -> str:
        return re.findall(r'data-question="([^"]+)"', self.page)[0]

    def answer(self, decision: str) -> None:
        token = re.findall(r'name="token" value="([^"]+)"', self.page)[0]
        fields = {"token": token, "question_id": self.asked, "decision": decision}
        with self.browser.open(f"{self.here}/answer", urlencode(fields).encode()) as response:
            self.page = response.read().decode()


def find_chromium() -> str:
    """The browser's path; without one the test is skipped, or fails where EXTRACT_NEEDS_BROWSER_AND_OFFICE is set."""
    if found := next(filter(None, map(shutil.which, NAMES)), None):
        return found
    reason = "Chromium is not installed: these tests look at the page in a real browser (apt-get install chromium)"
    if os.environ.get("EXTRACT_NEEDS_BROWSER_AND_OFFICE"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Watched:
    """A browser window of somebody's own; whatever it asks for and complains about is noted."""

    def __init__(self, browser: Browser, **options: Any) -> None:
        self.context: BrowserContext = browser.new_context(accept_downloads=True, **options)
        self.requests: list[str] = []
        self.problems: list[str] = []
        self.context.set_default_timeout(10_000)
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.context.on("requestfailed", self._forget_blocked)
        self.context.on("page", self._watch)

    def _forget_blocked(self, request: Request) -> None:
        if request.failure == "csp":  # the browser did not let it out
            self.requests.remove(request.url)

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("dialog", lambda dialog: self.problems.append(f"dialog: {dialog.message}"))
        page.on("console", lambda said: self.problems.append(said.text) if said.type == "error" else None)

    def open(self, address: str) -> Page:
        page = self.context.new_page()
        page.goto(address)
        page.wait_for_selector("html.scripted")
        return page

    def foreign(self, *homes: str) -> list[str]:
        """The addresses asked for that do not begin as they should."""
        return [url for url in self.requests if not url.startswith(homes)]


def asked(page: Page) -> str:
    """The question on the page, "" when there is none."""
    return page.locator("#question").get_attribute("data-question") or ""


def press(page: Page, *keys: str) -> str:
    """Presses keys after which another question comes; the id of that one."""
    before = page.locator("#question").element_handle()
    page.wait_for_timeout(QUIET)
    for key in keys:
        page.keyboard.press(key) if len(key) == 1 or key in NAMED else page.keyboard.insert_text(key)
    page.wait_for_function("old => document.querySelector('#question') !== old", arg=before)
    return asked(page)


QUIET = 220  # milliseconds: for nearly as long a question that has just come takes no answer
NAMED = {"Enter", "Escape", "Tab", "Control+Enter"}


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with the screen as it is, with the elements."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
    return [f"{item['id']}: {node['html'][:200]}" for item in found["violations"] for node in item["nodes"]]


def screens(page: Page) -> dict[str, list[str]]:
    """What is wrong on every screen of a queue that is answered with “unsure”, by screen."""
    found = {"help": _at_help(page), "filter": _at_filter(page), "problem": _at_problem(page)}
    while id := asked(page):
        found[id] = violations(page)
        press(page, "u")
    found["done"] = violations(page)
    return found


def _at_help(page: Page) -> list[str]:
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    found = violations(page)
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    return found


def _at_filter(page: Page) -> list[str]:
    page.keyboard.press("f")
    expect(page.locator("#filter-kind")).to_be_visible()
    found = violations(page)
    page.keyboard.press("f")
    return found


def _at_problem(page: Page) -> list[str]:
    page.keyboard.press("e")
    page.keyboard.insert_text("soon")
    page.keyboard.press("Enter")
    expect(page.locator("#problem")).not_to_be_empty()
    found = violations(page)
    page.keyboard.press("Escape")
    return found


def choose(page: Page, **values: str) -> None:
    """Filters the questions."""
    if page.locator(".filter").get_attribute("open") is None:
        page.keyboard.press("f")
    for name, value in values.items():
        page.select_option(f"#filter-{name}", value)
    before = page.locator("#question").element_handle()
    page.click("#filter-show")
    page.wait_for_function("old => document.querySelector('#question') !== old", arg=before)


_BESIDE = """() => {
  const found = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
  for (const part of document.querySelectorAll("button, input, textarea, select, summary")) {
    const box = part.getBoundingClientRect();
    if (part.checkVisibility() && (box.left < 0 || box.right > innerWidth) && !part.matches(".visually-hidden"))
      found.push(part.id || part.textContent);
  }
  return found;
}"""


def cut_off(page: Page) -> list[str]:
    """What of the page lies beside the window, in which nobody would scroll sideways."""
    return list(page.evaluate(_BESIDE))
