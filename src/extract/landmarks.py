"""What everybody places without its country: prisons, state bodies, peoples, money, laws (`data/landmarks.csv`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.gazetteer import CountryName, fold_place, spellings_of
from extract.model import Span
from extract.tables import read_csv, read_toml
from extract.text import alternatives

# "three million won" is money, "they won" is not.
_SUM = re.compile(r"(?:\d|\b(?:hundred|thousand|million|billion|lakh|crore|bn|m|k)s?) (?:of )?$")


@lru_cache(maxsize=4096)
def find_landmarks(text: str) -> tuple[CountryName, ...]:
    """Every landmark in `text`, in order: "Evin", "the Bundestag", "two million naira"."""
    pattern, codes = _landmarks()
    named = ((found, *codes[fold_place(found.group())]) for found in pattern.finditer(text))
    priced = _prices(text)
    return priced + tuple(
        CountryName(Span(*found.span()), states, kind)
        for found, states, kind in named
        # "they won" is no money: a sum stands before it.
        if kind != "money" or _SUM.search(text[max(0, found.start() - 24) : found.start()])
    )


def _prices(text: str) -> tuple[CountryName, ...]:
    """The sums in `text` whose sign is one state's money: "£500", "NZ$ 40"."""
    if not any(char.isdigit() for char in text):
        return ()
    signs = read_toml("places")["prices"]
    return tuple(
        CountryName(Span(*found.span("sign")), tuple(signs[found["sign"]]), "money")
        for found in _signs().finditer(text)
    )


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w$])(?P<sign>{alternatives(read_toml('places')['prices'], re.escape)})\.?[ \u00a0]?(?=\d)"
    )


@cache
def _landmarks() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, ...], str]]]:
    codes: dict[str, tuple[tuple[str, ...], str]] = {}
    spellings: set[str] = set()
    for row in read_csv("landmarks", ("code", "kind", "names")):
        for name in row["names"].split(";"):
            codes[fold_place(name)] = (tuple(row["code"].split()), row["kind"])
            spellings.update(spellings_of(name))
    # As they are written only: "evin" and "rada" are words of other languages.
    pattern = alternatives(spellings, lambda form: re.escape(form).replace("'", "['’]"))
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)"), codes
