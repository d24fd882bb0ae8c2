"""Writes the wide table of given and family names, `data/known_names.csv`, from the lists of the Faker package (MIT).

usage: known_names.py FAKER_FOLDER DATA [TARGET]

FAKER_FOLDER is the unpacked wheel (`pip download --no-deps faker`), DATA the prepared sentences of `make model`: a name
that they write small is an English word ("grace", "will"), one that mostly names places ("Dakota") is a place: both are
left out.
"""

from __future__ import annotations

import csv
import gzip
import importlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.parse.words import known_label
from extract.text import fold

TARGET = Path(__file__).resolve().parents[2] / "src" / "extract" / "data" / "known_names.csv"
SEEN_SMALL = 2  # times in the prepared sentences: once may be a slip of a writer of messages …
SHARE_SMALL = 0.25  # … and so may one in four
SEEN_OTHER = 3  # times as part of the name of a place or body
SHORTEST = 2
CYRILLIC = """
а a б b в v г g ґ g д d ђ d е e ё e є e ж zh з z и i і i ї i й i ј j к k л l м m н n о o п p р r с s т t ћ c у u ў u ф f
х kh ц ts ч ch ш sh щ shch ы y э e џ dz ю iu я ia љ lj њ nj ѓ gj ќ kj ѕ dz
"""
GEORGIAN = """
ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz
წ ts ჭ ch ხ kh ჯ j ჰ h
"""
LIST = (CYRILLIC + GEORGIAN).split()
LETTERS = dict(zip(LIST[::2], LIST[1::2], strict=True)) | {"ь": "", "ъ": ""}


def latin(name: str) -> str:
    return "".join(LETTERS.get(char, char) for char in name.casefold())


def flat(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple | set):
        for each in value:
            yield from flat(each)


def listed(faker: Path) -> Iterator[tuple[str, str]]:
    """Every single word that some language of the package has as a given ("g") or family ("f") name, folded."""
    sys.path.insert(0, str(faker))
    for folder in sorted((faker / "faker/providers/person").iterdir()):
        if not (folder / "__init__.py").exists():
            continue
        provider = importlib.import_module(f"faker.providers.person.{folder.name}").Provider
        for attribute, value in vars(provider).items():
            kind = "g" if "first" in attribute else "f" if "last" in attribute else ""
            if not kind or "format" in attribute or callable(value):
                continue
            for name in flat(value):
                plain = fold(latin(name))
                if re.fullmatch(r"[a-z]+", plain) and len(plain) >= SHORTEST:
                    yield plain, kind


def other_words(data: Path) -> set[str]:
    """Words that the prepared sentences write in small letters, or name places and bodies with more than people."""
    small, great, people, others = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for path in sorted(data.glob("train.*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                text = row["text"]
                small.update(re.findall(r"(?<![\w’'@#/.-])[a-z]+(?![\w@/-])", text))
                great.update(word.lower() for word in re.findall(r"(?<![\w’'@#/.-])[A-Z][a-z]+(?![\w@/-])", text))
                for start, end, label in row["entities"]:
                    (people if label == "PERSON" else others).update(fold(text[start:end]).split())
    said = {
        word for word, count in small.items() if count >= SEEN_SMALL and count >= SHARE_SMALL * (count + great[word])
    }
    return said | {word for word, count in others.items() if count >= SEEN_OTHER and count > people[word]}


def main() -> None:
    faker, data = Path(sys.argv[1]), Path(sys.argv[2])
    target = Path(sys.argv[3]) if len(sys.argv) > 3 else TARGET
    words = other_words(data)
    kinds: dict[str, set[str]] = {}
    for name, kind in listed(faker):
        if name not in words and known_label(name) is None:
            kinds.setdefault(name, set()).add(kind)
    with target.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(("name", "kinds"))
        writer.writerows((name, "".join(sorted(kinds[name], reverse=True))) for name in sorted(kinds))


if __name__ == "__main__":
    main()
