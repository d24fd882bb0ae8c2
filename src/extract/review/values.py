"""A reviewer's corrected value, field by field → the one way in which decisions write it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from extract.correct.values import ROLE_BEHIND
from extract.countries import find_country
from extract.gazetteer import country_codes
from extract.model import Category, Role, Scope
from extract.review.dates import RefusedError, read_date
from extract.tables import read_toml
from extract.text import fold, squash

SEPARATOR = "; "


def read_value(
    field: str, text: str, known: Iterable[str] = (), lossy: bool = False, around: Iterable[str] = ()
) -> str:
    """The value meant by `text` for this field, "" for an emptied field.

    `known` are the readings that the article allows, for a date `around` those of its other wins. `lossy` says that the
    file was saved in an encoding that cannot hold every letter, so that a question mark may be a lost one.

    Raises `RefusedError`.
    """
    read = _READERS.get(field)
    if read is None:
        raise RefusedError(
            f"a question about “{field or 'the whole record'}” takes no corrected value", "leave it empty"
        )
    if squash(text).casefold() in {"", *read_toml("answers")["empty"]["words"]}:
        if field in {"category", "scope"}:
            raise RefusedError(f"“{field}” cannot be empty", f"write one of {', '.join(_WORDS[field])}")
        return ""
    if lossy and re.search(r"\w\?|\?\w|\ufffd", text):
        raise RefusedError(
            f"“{text}” lost letters when the file was saved", "save it as .xlsx or CSV (UTF-8) and mend it"
        )
    return read_date(text, known, around) if field == "date" else read(text, tuple(known))


def split_list(text: str) -> list[str]:
    """The items of a list as people write it: with semicolons or line breaks; doubles and empty items left out."""
    return list(dict.fromkeys(filter(None, (squash(item) for item in re.split(r"[;\n|]", text)))))


def _countries(text: str, known: tuple[str, ...]) -> str:
    codes: set[str] = set()
    for item in split_list(text):
        # "Congo, The Democratic Republic of the" is one name, "Kenya, Uganda" are two.
        names = [item] if _codes(item) else [squash(part) for part in re.split(r",| and |/", item)]
        for name in filter(None, names):
            found = _codes(name)
            if len(found) > 1:
                raise RefusedError(f"“{name}” can be {' or '.join(found)}", f"write one of {', '.join(found)}")
            if not found:
                raise RefusedError(f"“{name}” is no country", "write its English name or ISO 3166 code")
            codes.update(found)
    return SEPARATOR.join(sorted(codes))


def _codes(name: str) -> tuple[str, ...]:
    found = find_country(name)
    return (found.alpha_2,) if found else country_codes(name)


def _people(text: str, known: tuple[str, ...]) -> str:
    people = []
    for item in _full_names(text):
        found = ROLE_BEHIND.match(item)
        name, role = (found[1], fold(found[2])) if found else (item, Role.SUBJECT.value)
        if role not in set(Role):
            raise RefusedError(f"“{role}” is no role", f"write one of {', '.join(Role)} in the brackets, or none")
        people.append(name if role == Role.SUBJECT else f"{name} ({role})")
    return SEPARATOR.join(people)


def _full_names(text: str) -> list[str]:
    """The names of a list; commas between full names separate too, but "Roe, Jane" is one name the wrong way round."""
    names = []
    for item in split_list(text):
        parts = [squash(part) for part in item.split(",") if squash(part)]
        if len(parts) > 1 and not all(" " in ROLE_BEHIND.sub(r"\1", part) for part in parts):
            raise RefusedError(
                f"“{item}” may be one name or several", "write names as the article does, “; ” between them"
            )
        names += parts
    return names


def _names(text: str, known: tuple[str, ...]) -> str:
    return SEPARATOR.join(split_list(text))


def _word_of(field: str) -> Callable[[str, tuple[str, ...]], str]:
    def read(text: str, known: tuple[str, ...]) -> str:
        words = {fold(word): word for word in _WORDS[field]}
        if found := words.get(fold(text)):
            return found
        near = get_close_matches(fold(text), words, n=1, cutoff=0.75)
        hint = f"did you mean {words[near[0]]}? " if near else ""
        raise RefusedError(f"“{text}” is no {field}", f"{hint}write one of {', '.join(words.values())}")

    return read


_WORDS = {"category": [word.value for word in Category], "scope": [word.value for word in Scope]}
_READERS: dict[str, Callable[[str, tuple[str, ...]], str]] = {
    "date": read_date,
    "countries": _countries,
    "whereabouts": _countries,
    "people": _people,
    "places": _names,
    "organisations": _names,
    "category": _word_of("category"),
    "scope": _word_of("scope"),
}
