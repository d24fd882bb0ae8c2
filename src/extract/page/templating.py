"""The templates: everything that they print is escaped, and what hides in a text is written out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from extract.page.marks import shown

STATIC = {
    "review.css": "text/css",
    "review.js": "text/javascript",
    "htmx.min.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
EXPORTED = {"store.js", "offline.js"}  # parts of the exported page only


@cache
def templates() -> Environment:
    """The environment of all pages."""
    environment = Environment(
        loader=PackageLoader("extract.page", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    environment.filters["exact"] = lambda text: Markup(escape(text))  # for values that are sent back as they were
    return environment


def _visible(value: Any) -> Any:
    # Article text must never reach a page with its overrides and control characters in force.
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def static_file(name: str) -> str:
    """The text of one of the page's own files. Raises `KeyError` for every other name."""
    if name not in STATIC and name not in EXPORTED:
        raise KeyError(name)
    return (files("extract.page") / "static" / name).read_text(encoding="utf-8")
