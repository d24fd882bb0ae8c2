"""The page as one file: all open questions, their articles, style and scripts, working from a disk without a server."""

from __future__ import annotations

import json
from base64 import b64encode
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from extract.cells import safe_cell
from extract.countries import country
from extract.model import Category, Role, Scope
from extract.page.context import FILTERS, all_countries
from extract.page.deck import Deck, Item
from extract.page.desk import Desk
from extract.page.marks import Mark, cut, shown
from extract.page.templating import static_file, templates
from extract.page.views import marks_of, view_question
from extract.review.answered import matters_of
from extract.review.decisions import matter_of
from extract.review.forms import form_columns
from extract.tables import read_toml
from extract.text import fold

Json = dict[str, Any]
SCRIPTS = ("review.js", "store.js", "offline.js")


def export_page(desk: Desk) -> str:
    """All open questions as one page, the same for the same questions; its answers are a table for `extract apply`."""
    items = desk.open_items()
    texts = _Texts(items, desk.deck)
    deck = {
        "columns": form_columns(),
        "texts": texts.pieces,
        "labels": _labels(items),
        "words": {name: list(choices) for name, choices in _values().items()},
        "questions": [_question(item, texts) for item in items],
    }
    # Answers are kept in the browser under this name: of another run's page they would be of other questions.
    deck["id"] = sha256(json.dumps(deck, sort_keys=True).encode()).hexdigest()[:16]
    style, scripts = static_file("review.css"), [static_file(name) for name in SCRIPTS]
    return (
        templates()
        .get_template("export.html")
        .render(
            static=True,
            words=read_toml("page"),
            questions=[view_question(item, desk.deck) for item in items],
            typed={"corrected_value": "", "comment": ""},
            problem="",
            filters=FILTERS,
            countries=all_countries(),
            policy=Markup(_policy(style, scripts)),
            style=Markup(style),
            scripts=[Markup(script) for script in scripts],
            deck=Markup(_json(deck)),
        )
    )


def _policy(style: str, scripts: Iterable[str]) -> str:
    """Nothing runs and nothing is fetched but the style and the scripts of the page, by their hashes."""
    allowed = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _json(value: Json) -> str:
    """JSON that no article can end early: every sign that means something in HTML is written as an escape."""
    text = json.dumps(value, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _question(item: Item, texts: _Texts) -> Json:
    """What the script knows of a question; what it shows of it stands in the page."""
    asked = item.asked
    about = [f"{article}\n{fold(quote)}" for article, quote in asked.about]
    matters = [" ".join(map(json.dumps, matter_of(matter))) for matter in matters_of(asked)]
    return {
        "id": item.id,
        "kind": asked.kind,
        "field": asked.field,
        "articles": item.articles,
        "countries": item.countries,
        "candidates": asked.candidates,
        "about": about,
        "matters": matters or [item.id],
        "marks": {id: texts.places(id, marks) for id, marks in marks_of(item).items() if id in texts.pieces},
        "row": {name: safe_cell(value) for name, value in _row(item).items()},
    }


def _row(item: Item) -> dict[str, str]:
    """The question's cells in a form, by which the row finds its question even when the id was lost."""
    asked = item.asked
    return {
        "question_id": item.id,
        "article": "; ".join(item.articles),
        "kind": asked.kind,
        "question": asked.question,
        "quote": " || ".join(quote for _, quote in asked.about),
        "field": asked.field,
        "current": asked.current,
        "candidates": "; ".join(asked.candidates),
        "reason": item.reason,
    }


class _Texts:
    """Each article once, in pieces as small as any question's marks need."""

    def __init__(self, items: Iterable[Item], deck: Deck) -> None:
        texts = {id: text for item in items for id, text in _read(item, deck)}
        borders: dict[str, set[int]] = {id: set() for id in texts}
        for item in items:
            for id, marks in marks_of(item).items():
                if id in texts:
                    borders[id].update(at for mark in marks for at in (mark.start, mark.end))
        stretches = {id: cut(text, (), borders[id]) for id, text in texts.items()}
        self.pieces = {id: [shown(stretch.text) for stretch in parts] for id, parts in stretches.items()}
        self._starts = {id: [stretch.start for stretch in parts] for id, parts in stretches.items()}

    def places(self, id: str, marks: Iterable[Mark]) -> list[tuple[int, int, str]]:
        """The marks as (first piece, piece after the last, name)."""
        starts = self._starts[id]
        return [(bisect_left(starts, mark.start), bisect_left(starts, mark.end), mark.name) for mark in marks]


def _read(item: Item, deck: Deck) -> Iterator[tuple[str, str]]:
    for mention in item.mentions:
        if text := deck.text_of(mention):
            yield mention["article"], text


def _labels(items: Iterable[Item]) -> Json:
    """How the filters call kinds and countries."""
    kinds = read_toml("page")["kinds"]
    codes = sorted({code for item in items for code in item.countries})
    return {
        "kind": {item.asked.kind: kinds[item.asked.kind]["name"] for item in items},
        "country": {code: country(code).name for code in codes},
    }


def _values() -> dict[str, Iterable[str]]:
    """The words that may stand in fields, for a first look at what is typed; `extract apply` has the last word."""
    return {
        "country": [name.lower() for item in all_countries() for name in (item.name, item.alpha_2, item.alpha_3)],
        "empty": read_toml("answers")["empty"]["words"],
        "category": [word.value for word in Category],
        "scope": [word.value for word in Scope],
        "role": [word.value for word in Role],
    }
