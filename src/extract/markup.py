"""What a page's source leaves in its text: HTML tags and entities, Markdown links, pictures and marks of quoting."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

from extract.tables import read_toml

_INSIDE, _BETWEEN = "\u200b", "\u2009"  # fill words, and the space beside them: no rule takes either for a column
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});")
_LINK = re.compile(
    r"(?P<open>!?\[)(?P<words>(?:[^\[\]\n]|\n(?!\s*\n)){0,200})(?P<target>\]\((?:https?:|mailto:|/|#)[^()\s]*\))"
)
_QUOTING = re.compile(r"^[ \t]*>(?=[ \u00a0]\S|[ \t]*\r?$)", re.MULTILINE)
_MARGIN = 40  # blanks beside a tag, at most
_OPENS = {"li": "• ", "td": "|", "th": "|", "b": "**", "strong": "**"} | {f"h{n}": "#" * n + " " for n in range(1, 7)}
_CLOSES = {"b": "**", "strong": "**"}


@cache
def _tags(kind: str) -> frozenset[str]:
    return frozenset(read_toml("markup")["tags"][kind])


@cache
def _button() -> re.Pattern[str]:
    # Three words more at most: "See the ruling in full (in French)" may be a button, a headline is longer.
    return re.compile(
        rf"\W*(?:{'|'.join(read_toml('markup')['buttons']['starts'])})\b(?: \w+){{0,3}}\W*", re.IGNORECASE
    )


def as_read(text: str) -> str:
    """`text` as a reader of the page would see it, as long as it was: each word stays at its place.

    Tags and addresses become white space that no rule looks at, or the line breaks and marks that they stand for;
    entities become their characters. A text without markup comes back unchanged.
    """
    if "<" in text:
        text = _TAG.sub(_tag, _COMMENT.sub(lambda found: _blank(found.group()), text))
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    if "](" in text:
        text = _LINK.sub(_link, text)
    return _QUOTING.sub(lambda found: " " * len(found.group()), text) if ">" in text else text


def _blank(words: str) -> str:
    return "".join(char if char in "\r\n" else _INSIDE for char in words)


def _tag(found: re.Match[str]) -> str:
    name, whole = found["name"].casefold(), found.group()
    parts = name in _tags("parts")
    if not (parts or name in _tags("lines") or name in _tags("within")):
        return whole  # "<Media omitted>" and "<unknown>" are words of the article
    shown = (_CLOSES if found["end"] else _OPENS).get(name, "")
    breaks = parts or name in _tags("lines")
    # What comes below a closed paragraph is another one, though no empty line says so.
    if breaks and ((parts and found["end"]) or not (_opens_line(found) or _closes_line(found))):
        shown = ("\n" + shown)[: len(whole)]
    fill = _blank(whole[: len(whole) - len(shown)])
    return fill + shown if name in _CLOSES else shown + fill


def _opens_line(found: re.Match[str]) -> bool:
    before = found.string[max(0, found.start() - _MARGIN) : found.start()].rstrip(" \t")
    return not before or before.endswith("\n")


def _closes_line(found: re.Match[str]) -> bool:
    after = found.string[found.end() : found.end() + _MARGIN].lstrip(" \t\r")
    return not after or after.startswith("\n")


def _entity(found: re.Match[str]) -> str:
    shown = unescape(found.group())
    if len(shown) != 1:
        return found.group()
    before, after = found.string[max(0, found.start() - 1) : found.start()], found.string[found.end() : found.end() + 1]
    apart = [not char or char.isspace() for char in (before, shown, after)]
    fill = (_BETWEEN if any(apart) else _INSIDE) * (len(found.group()) - 1)
    return fill + shown if apart[0] else shown + fill


def _link(found: re.Match[str]) -> str:
    if found["open"] == "![" or _button().fullmatch(found["words"]):
        return _BETWEEN * len(found.group())
    return _INSIDE * len(found["open"]) + found["words"] + _INSIDE * len(found["target"])
