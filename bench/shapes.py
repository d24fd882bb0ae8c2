"""The ways in which a page sets one win, for `pages.py`: in a table, a chat, a list, under a headline."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from typeset import LEAD, LEAD_END, marked

SOURCE = tomllib.loads(Path(__file__).with_name("pages.toml").read_text("utf-8"))
BESIDE: dict[str, list[str]] = SOURCE["beside"]

COMMON = re.compile(
    r"(The|A|An|Two|Three|Ten|Forty|All|Parliament|Voters|Judges|Prosecutors|Lawmakers|Congress|More|After|Same-sex|Sea"
    r"|Conscientious)\b"
)  # that open a statement and are no names


@dataclass(frozen=True)
class Win:
    """A win: its statements, marked, what follows them, and the headline that says the same."""

    country: str
    within: str
    statement: str
    details: str
    headline: str


def _win(country: str, text: str, headline: str, within: str = "") -> Win:
    statement, _, details = text.replace("[", LEAD).replace("]", LEAD_END).rpartition(LEAD_END)
    return Win(country, within or country, f"{statement}{LEAD_END}", details.strip(), headline)


WINS = [_win(**win) for win in SOURCE["win"]]


@dataclass(frozen=True)
class Look:
    """How a page is set; `turn` is the second of two ways that a shape has."""

    shape: str
    turn: bool
    width: int  # of lines; 0 where they are not broken
    hyphens: bool
    lines: str  # how they end: "unix" or "dos"
    gap: int  # empty lines between blocks
    indent: int
    quotes: str
    spaces: str
    html: str
    running: str
    bullet: str
    number: str
    markdown: bool
    noise: str


@dataclass(frozen=True)
class Item:
    """A win to be set as the nth of a page, with the dice for what is left open."""

    win: Win
    look: Look
    nth: int
    rng: random.Random

    @property
    def body(self) -> str:
        """The win in its own words: the country stands elsewhere."""
        return " ".join(filter(None, (self.win.statement, self.details)))

    @property
    def placed(self) -> str:
        """The win in words that tell the country."""
        statement = self.win.statement.removeprefix(LEAD)
        if COMMON.match(statement):
            statement = statement[0].lower() + statement[1:]
        return " ".join(filter(None, (f"{LEAD}In {self.win.within}, {statement}", self.details)))

    @property
    def details(self) -> str:
        return marked("details", self.win.details)

    @property
    def headed(self) -> str:
        """The headline as the statement: nothing else on the page tells the win."""
        return f"{LEAD}{self.win.headline}{LEAD_END}"

    @property
    def number(self) -> str:
        return f"{self.nth}{self.look.number} "

    @property
    def bullet(self) -> str:
        return f"{self.look.bullet} "

    def either(self, first: str, second: str) -> str:
        return second if self.look.turn else first

    def some(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def beside(self, stretch: str) -> str:
        return marked(stretch, self.some(*BESIDE[stretch]))


def _labelled(item: Item) -> str:
    return item.either(f"{item.win.country}: {item.body}", item.placed)


def _asked(item: Item, *questions: str) -> str:
    return marked("question", item.some(*questions).format(item.win.country))


# A shape gives the blocks of an item, without the lines between them.
SHAPES: dict[str, Callable[[Item], list[str]]] = {
    "paragraphs": lambda item: [item.placed],
    "long paragraphs": lambda item: [item.placed],
    "sections": lambda item: [item.placed],
    "label": lambda item: [f"{item.win.country}: {item.body}"],
    "dash label": lambda item: [f"{item.either(item.win.country, item.win.country.upper())} – {item.body}"],
    "bold label": lambda item: [f"**{item.win.country}:** {item.body}"],
    "bullets": lambda item: [f"{item.bullet}{_labelled(item)}"],
    "numbers": lambda item: [f"{item.number}{_labelled(item)}"],
    "bare bullets": lambda item: [f"{item.bullet}{item.body}"],
    "themed bullets": lambda item: [f"{item.bullet}{item.some(*BESIDE['theme'])} ({item.win.country}). {item.body}"],
    "nested bullets": lambda item: [_nested(item)],
    "bold bullets": lambda item: [f"* **{item.win.headline}.** {item.placed}"],
    "headlines only": lambda item: [item.headed],
    "numbered headlines": lambda item: [f"{item.number}{item.headed}"],
    "headline and details": lambda item: [f"{item.number}{item.headed}", _details(item)],
    "headline and win": lambda item: [
        marked("headline", item.either("", item.number) + item.win.headline),
        item.placed,
    ],
    "bold headline and win": lambda item: [marked("headline", f"**{item.number}{item.win.headline}**"), item.body],
    "country above": lambda item: [marked("country", item.win.country), item.body],
    "COUNTRY above": lambda item: [marked("country", item.win.country.upper()), item.body],
    "questions": lambda item: [
        _asked(item, "Q: What happened in {}?", "Q: Is there any good news from {}?", "Q: And {}?"),
        f"A: {item.body}",
    ],
    "transcript": lambda item: [
        _asked(item, "HOST: And what about {}?", "HOST: Tell us about {}.", "HOST: What else?"),
        f"{item.some('MARIA', 'KWAME')}: {item.placed}",
    ],
    "chat": lambda item: [f"{_time(item)} {item.some('Ana', 'Jo', 'Tomasz', 'Wei')}: {item.placed}"],
    "thread": lambda item: [f"{item.nth}/ {item.placed} {marked('hashtags', _hashtags(item))}"],
    "quoted": lambda item: [f"> {item.placed}"],
    "win and quote": lambda item: [item.placed, item.beside("reaction")],
    "raised numbers": lambda item: [f"{item.placed}[{item.nth}]"],
    "links": lambda item: [
        item.either(
            f"{item.body} [Read more](https://example.org/n/{item.nth})",
            f"[{item.win.country}](https://example.org/n/{item.nth}) – {item.body}",
        )
    ],
    "bar table": lambda item: [f"| {item.win.country} | {item.body} |"],
    "tab table": lambda item: [f"{item.win.country}\t{item.body}"],
    "html list": lambda item: [
        f"{'<ul>' + chr(10) if item.nth == 1 else ''}<li><strong>{item.win.country}:</strong> {item.body}</li>"
    ],
    "html table": lambda item: [f"<tr><td>{item.win.country}</td><td>{item.body}</td></tr>"],
    "html headings": lambda item: [
        f'<h3 class="wp-block-heading">{marked("country", item.win.country)}</h3>',
        f'<p>{item.body} <a href="https://example.org/{item.nth}">Read more</a></p>',
    ],
}
TABLES = {"bar table": "| Country | What happened |\n|---|---|", "tab table": "Country\tWhat happened"}
HTML = {"html list", "html table", "html headings"}
MARKDOWN = {"bold label", "quoted", "links", "bold bullets", "bar table", "bold headline and win"}
LISTS = {"bullets", "numbers", "bare bullets", "themed bullets", "nested bullets", "bold bullets", "numbered headlines"}
LISTS |= {"chat", "thread", "tab table", "bar table"}  # a line an item: nothing else tells them apart where lines touch
TOUCHING = LISTS | {"label", "dash label"}
HEADED = {"headline and win", "country above", "COUNTRY above"}
CLOSE = HEADED | {"headline and details", "questions"}
BARE = {*TABLES, *HTML, "nested bullets", "thread", "chat", "links", "headline and details", "raised numbers"}
BARE |= {"headlines only", "numbered headlines"}  # shapes whose items take no further sentence


def _nested(item: Item) -> str:
    lines = (f"{item.bullet}{item.win.country}: {item.win.statement}", item.beside("background"), item.details)
    return "\n    - ".join(filter(None, lines))


def _details(item: Item) -> str:
    told = item.win.details or item.some(*BESIDE["background"])
    return marked("details", f"{told} {item.some(*BESIDE['background'])}")


def _time(item: Item) -> str:
    return f"[{9 + item.nth // 6:02}:{item.nth * 9 % 60:02}]"


def _hashtags(item: Item) -> str:
    return f"#{item.win.country.replace(' ', '')} #HumanRights @LanternNet"
