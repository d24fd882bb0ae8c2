#!/usr/bin/env python3
"""What pages put around wins: markup, tables, headlines, captions, menus, appeals and other news, each read and scored.

usage: pages.py [--pages N] [--seed N] [--show N] [--floor SHARE]

The same wins stand in tables, chats, questions and answers, HTML lists or under headlines, in lines that are broken and
hyphenated, with running headers between them, beside what tells no win. A row is right when just its statement was
found, to two characters. What else was taken for a win is told by what it is. See `trials.py` for the rest.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace

from shapes import BARE, BESIDE, CLOSE, HEADED, HTML, LISTS, MARKDOWN, SHAPES, TABLES, TOUCHING, WINS, Item, Look, Win
from trials import Page, Told, judge_statement, trial
from typeset import broken, core, marked, straight, unmarked, with_entities


def some_look(rng: random.Random) -> Look:
    """A look that a page could have: paragraphs whose lines are broken need an empty line between them."""
    look = Look(
        shape=rng.choice(list(SHAPES)),
        turn=rng.choice((True, False)),
        width=rng.choice((0, 0, 0, 60, 66, 72, 78)),
        hyphens=rng.choice((True, False)),
        lines=rng.choice(("unix", "unix", "dos")),
        gap=rng.choice((1, 1, 1, 2, 0)),
        indent=rng.choice((0, 0, 0, 3)),
        quotes=rng.choice(("curly", "curly", "straight")),
        spaces=rng.choice(("plain", "plain", "unbreakable")),
        html=rng.choice(("none", "none", "none", "entities", "br", "p")),
        running=rng.choice(("none", "none", "header", "footer", "numbers")),
        bullet=rng.choice("•-*▪–"),
        number=rng.choice(".)"),
        markdown=rng.random() < 0.1,
        noise=rng.choice(("none", "light", "heavy", "heavy")),
    )
    if look.shape in HTML:
        look = replace(look, width=0, html="none", indent=0)
    if look.shape in TABLES:
        look = replace(look, width=0)
    if look.gap == 0 and (look.width or look.shape not in TOUCHING):
        look = replace(look, gap=1)
    return replace(
        look,
        markdown=look.markdown or look.shape in MARKDOWN,
        hyphens=look.hyphens and look.width > 0,
        html="none" if look.html == "br" and look.width else look.html,
    )


def some_page(rng: random.Random) -> Page[str]:
    """A page of six to twelve wins in a look."""
    look = some_look(rng)
    blocks = list(_blocks(look, rng.sample(WINS, rng.randint(6, 12)), rng))
    page = unmarked(_spelt(_with_running(_joined(blocks, look), look, rng), look, rng))
    told = tuple(Told(core(lead.of(page.text), lead.start), lead.of(page.text)) for lead in page.leads)
    return Page(page.text, {name: str(value) for name, value in asdict(look).items()}, told, page.stretches)


Block = tuple[str, bool]  # its text, and whether it stands directly below the block before


def _blocks(look: Look, wins: Sequence[Win], rng: random.Random) -> Iterator[Block]:
    hashes = "## " if look.markdown else ""
    yield from _some(rng, look, 0.6, "menu", "cookie")
    yield marked("title", f"{hashes[1:]}{rng.choice(BESIDE['title'])}"), False
    if look.noise != "none":
        yield from _some(rng, look, 0.5, "byline", noise=("light", "heavy"))
    yield marked("introduction", rng.choice(BESIDE["introduction"])), False
    yield from _some(rng, look, 0.5, "share")
    if look.shape in TABLES:
        yield marked("table head", TABLES[look.shape]), False
    yield from (_long_paragraphs if look.shape == "long paragraphs" else _items)(look, wins, rng)
    if look.noise != "none" and rng.random() < 0.5:
        yield marked("heading of those waiting", f"{hashes}{rng.choice(BESIDE['heading of those waiting'])}"), False
        for line in rng.sample(BESIDE["those waiting"], 3):
            yield marked("those waiting", f"{look.bullet} {line}"), True
    yield from _some(rng, look, 0.6, "appeal", noise=("light", "heavy"))
    yield marked("ending", rng.choice(BESIDE["ending"])), False
    yield from _some(rng, look, 0.6, "links", "share", "foot")


def _some(
    rng: random.Random, look: Look, chance: float, *stretches: str, noise: Sequence[str] = ("heavy",)
) -> Iterator[Block]:
    for stretch in stretches:
        if look.noise in noise and rng.random() < chance:
            yield marked(stretch, rng.choice(BESIDE[stretch])), False


def _items(look: Look, wins: Sequence[Win], rng: random.Random) -> Iterator[Block]:
    hashes = "## " if look.markdown else ""
    for nth, win in enumerate(wins, 1):
        if look.shape == "sections" and nth % 3 == 1:
            theme = rng.choice(BESIDE["theme"])
            yield marked("theme", f"{hashes}{theme.upper() if look.turn else theme}"), False
        first, *others = SHAPES[look.shape](Item(win, look, nth, rng))
        if look.shape in HEADED and hashes:
            first = f"{hashes}{first}"
        listed = (look.shape in LISTS and look.turn) or look.shape in ("html list", "html table")
        blocks = [(first, look.shape in TABLES or (nth > 1 and listed))]
        blocks += [(other, look.shape in CLOSE and rng.random() < 0.5) for other in others]
        if look.shape not in BARE and rng.random() < 0.25:
            blocks[-1] = (f"{blocks[-1][0]} {marked('background', rng.choice(BESIDE['background']))}", blocks[-1][1])
        yield from blocks
        if look.shape not in TABLES and (look.noise == "heavy" or (look.noise == "light" and rng.random() < 0.3)):
            yield from _between(look, rng)


def _long_paragraphs(look: Look, wins: Sequence[Win], rng: random.Random) -> Iterator[Block]:
    for start in range(0, len(wins), 3):
        told = []
        for nth, win in enumerate(wins[start : start + 3], start + 1):
            item = Item(win, look, nth, rng)
            told += [item.placed, *([item.beside("background")] if rng.random() < 0.4 else [])]
        yield " ".join(told), False
        if look.noise == "heavy":
            yield from _between(look, rng)


def _between(look: Look, rng: random.Random) -> Iterator[Block]:
    """What stands between two wins that is none: nothing, as often as not."""
    kinds = ("caption", "quote", "appeal", "setback", "share", "links", "rule", "")
    stretch = rng.choices(kinds, (14, 12, 10, 10, 6, 8, 6, 34))[0]
    if not stretch:
        return
    text = rng.choice(BESIDE[stretch])
    if stretch == "caption" and look.markdown and rng.random() < 0.5:
        text = f"![{text}](https://example.org/p.jpg)"
    if stretch == "quote" and look.markdown:
        text = f"> {text}"
    yield marked(stretch, text), False
    if stretch == "quote" and rng.random() < 0.5:
        yield marked("speaker", rng.choice(BESIDE["speaker"])), True


def _joined(blocks: Sequence[Block], look: Look) -> str:
    text = ""
    for block, close in blocks:
        lines = [line for told in block.split("\n") for line in broken(told, look.width, look.hyphens)]
        if look.indent and not unmarked(block).text.startswith(("#", "|", ">")):
            lines = [" " * look.indent + line for line in lines]
        shown = ("<br>\n" if look.html == "br" else "\n").join(lines)
        if look.html == "p" and look.shape not in TABLES:
            shown = f"<p>{shown}</p>"
        text += ("\n" if close else "\n" * (look.gap + 1)) * bool(text) + shown
    return f"{text}\n"


def _with_running(text: str, look: Look, rng: random.Random) -> str:
    """Headers, footers or page numbers every so many lines, never inside a table."""
    if look.running == "none":
        return text
    head, every, page, since, lines = rng.choice(BESIDE["running"]), rng.choice((18, 24, 30)), 1, 0, []
    for line in text.split("\n"):
        since += 1
        if since >= every and "|" not in line and "\t" not in line:
            number = str(page) if page % 2 else f"Page {page}"
            told = {"header": head, "footer": f"{head}     {page}", "numbers": number}[look.running]
            lines += [marked("running", told)] if look.gap == 0 else ["", marked("running", told), ""]
            page, since = page + 1, 0
        lines.append(line)
    return "\n".join(lines)


def _spelt(text: str, look: Look, rng: random.Random) -> str:
    """The characters that a page has for quotation marks, spaces and line ends."""
    if look.quotes == "straight":
        text = straight(text)
    if look.html == "entities":
        text = with_entities(text)
    if look.spaces == "unbreakable":
        text = re.sub(" (?=[a-z])", lambda _: "\u00a0" if rng.random() < 0.06 else " ", text)
    return text.replace("\n", "\r\n") if look.lines == "dos" else text


if __name__ == "__main__":
    trial(__doc__, some_page, judge_statement)
