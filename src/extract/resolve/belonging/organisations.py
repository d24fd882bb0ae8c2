"""The named bodies that act in a win or are its object: courts, parliaments, companies, UN bodies, ministries, NGOs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from extract.calendar_words import month_pattern, weekday_pattern
from extract.cities import cities
from extract.gazetteer import country_codes, demonym_codes, subdivision_countries
from extract.model import Answer, EntityLabel, Organisation, Parsed, Passage, Rival, Span
from extract.person_names import all_names, given_names
from extract.resolve.around.zones import acting_fields, docket_lines
from extract.resolve.belonging.bodies import OWN, find_bodies
from extract.resolve.belonging.weighing import KEPT, Found, Weighed, all_right, stretches, weigh_names
from extract.tables import read_toml
from extract.telling import body_kind
from extract.text import fold, running, squash

_ZONES = ("label", "lead", "details", "context")
_RIVAL = 0.3  # the chance from which a body that was left out is handed on as a rival
# "the High Court in Nairobi" sits there and is called the High Court.
_SEAT = re.compile(r"(?<=[a-z])(?:,? (?:in|at)| ,) (?:the )?[A-Z].*$")
# … and "the Supreme Court on Oct" is called so without the day.
_DAY = re.compile(rf"(?i: on (?:the )?(?:(?:{month_pattern()}|{weekday_pattern()})(?!\w)|\d|[a-z]+ \d)).*$")
# "the Grand Chamber of the European Court": the body is the court.
_PART = re.compile(r"^(?:[A-Z][\w-]+ )?(?:[Bb]ench|Chamber|[Pp]anel|Prosecutors?|President|Registry) of the ")
_ACRONYM = re.compile(r"\s*\((?P<short>[A-Z][\w&.-]{1,11})\)?$")
# "Cour de cassation, Paris, criminal chamber", "High Court (Commercial Division)": the body is what stands first.
_FIELD = re.compile(r"[A-Z](?:(?! at | in | sitting )[^,;(|\t\n])+(?<! )")
_OWNER = re.compile(
    r"(?:[Tt]he |\s+|[\d/.]+ (?=[A-Z])|(?P<owner>[^\W\d_][\w-]*(?: [A-Z][\w-]+)?)(?:[’']s (?=[A-Z])| the (?=[A-Z])))"
)
# "SPAIN Congress votes": the state heads the line, and is no part of the name.
_LABEL = re.compile(r"(?:[A-Z]+ (?:AND|&) )?(?P<state>[A-Z]{4,}) (?=[A-Z][a-z])")
# "the Rights of Persons with Disabilities Bill": what stands before is the law's name.
_OF_A_LAW = re.compile(r"(?: (?:[A-Z][\w’-]*|and|of|the|with|for|on|in|from|to))* (?:Bill|Act|Law|Code|Decree)\b")
# "the UN Convention on the Rights of Persons with …" binds states and does nothing itself.
_TREATY = re.compile(r"(?:UN |EU )?(?:Convention|Treaty|Covenant|Protocol|Declaration|Charter (?:of|on))\b")
_GOES_ON = re.compile(r" (?:compan(?:y|ies)|corporations?|firms?|giants?|groups?|producers?|makers?|business(?:es)?)\b")


def resolve_organisations(parsed: Parsed, passage: Passage) -> Answer[tuple[Organisation, ...]]:
    """The bodies that act in the win or are its object, each once, in its fullest form, in text order."""
    weighed = weigh_names(parsed.article.text, find_organisations(parsed, passage), "organisations")
    kept = _fullest(parsed.article.text, [one for one in weighed if one.share >= KEPT])
    others = [one for one in weighed if _RIVAL <= one.share < KEPT]
    because = (
        f"named with the win: {', '.join(one.name for one in kept)}"
        if kept
        else "no body is named that acts in the win or is its object"
    )
    return Answer(
        tuple(Organisation(one.name) for one in kept),
        because,
        all_right(weighed),
        tuple(one.span for one in kept),
        tuple(Rival((Organisation(one.name),), f"“{one.name}” is named too") for one in others[:3]),
    )


def find_organisations(parsed: Parsed, passage: Passage) -> list[Found]:
    """Every name of a body in and around the win, with how it is told (also for the recipe)."""
    text = parsed.article.text
    found = []
    for zone, around in stretches(parsed, passage, _ZONES):
        for span, read in find_bodies(parsed, around):
            told = _told(text, span)
            if told is None or _is_deed(text, told):
                continue
            name = running(told.of(text)).strip()
            if read != "a known name" and (_is_called_like_somebody(name) or _is_of_people(name, text[told.end :])):
                continue
            if read not in ("called a body", "a known name") and _is_somebody(parsed, name):
                continue
            if (_is_told(name) or read == "in small letters") and (zone != "label" or _may_head(name, read)):
                found.append(Found(name, zone, around, told, (_kind(name), read, *_shape(name))))
    forums = [line for line in docket_lines(text, passage) if OWN.match(line.of(text))]
    for field in (*acting_fields(text, passage), *forums):
        if hit := _FIELD.match(field.of(text)):
            span = Span(field.start, field.start + hit.end())
            found.append(Found(squash(hit.group()), "label", field, span, ("court", "in its own field")))
    return found


def _may_head(name: str, read: str) -> bool:
    """Whether a label's name may be a body: labels are speakers, desks and dates as often as bodies."""
    kind = _kind(name)
    return kind != "press" if read == "a known name" else kind not in ("other", "acronym")


def _told(text: str, span: Span) -> Span | None:
    """The stretch that is the body's name: without the article, its seat, the state it belongs to and its acronym."""
    # A table's cell or a line's end ends a name.
    start = span.start + max(text[span.start : span.end].rfind(mark) for mark in "\t|") + 1
    end = span.end
    for pattern in (_SEAT, _DAY, _ACRONYM):
        if hit := pattern.search(text[start:end]):
            end = start + hit.start()
    if hit := re.match(r" of (?:Human Rights|Justice|Appeals?|Cassation|Final Appeal)\b", text[end : end + 20]):
        end += hit.end()
    if (hit := _LABEL.match(text[start:end])) and _is_state(hit["state"].title()):
        start += hit.end()
    while hit := _OWNER.match(text[start:end]):
        if hit["owner"] and not _is_state(hit["owner"]):
            break
        start += hit.end()
    if hit := _PART.match(text[start:end]):
        start += hit.end()
    return Span(start, end) if start < end else None


def _is_somebody(parsed: Parsed, name: str) -> bool:
    """Whether what was read as a body here is read as a person elsewhere, or begins with a title."""
    first, *rest = fold(name).split() or [""]
    if rest and _kind(name) == "other" and first in ("president", "mr", "mrs", "ms", "dr", "judge", "king", "queen"):
        return True
    return " " in name and any(each.text == name for each in parsed.entities if each.label is EntityLabel.PERSON)


def _is_of_people(name: str, behind: str) -> bool:
    """Whether a people and small words are all there is: "Canadian mining" in "Canadian mining company X"."""
    first = name.split()[0]
    return bool(demonym_codes(first)) and name[len(first) :].islower() and bool(_GOES_ON.match(behind))


def _is_called_like_somebody(name: str) -> bool:
    """Whether a name is a given name and a family name: "publisher Awa Sarr", "Awa Sarr’s"."""
    first, *rest = fold(re.sub(r"[’']s?$", "", name)).split() or [""]
    given, family = all_names()
    return 1 <= len(rest) <= 2 and _kind(name) == "other" and first in given and rest[-1] in family


def _is_deed(text: str, span: Span) -> bool:
    """Whether letters in brackets stand for a treaty or a practice: "… of the Child (CRC)", "mutilation (FGM)"."""
    if span.of(text).startswith("Rights ") and _OF_A_LAW.match(text, span.end):
        return True
    before = text[max(0, span.start - 90) : span.start]
    if not before.endswith("("):
        return False
    words = before.rstrip("( ").split()
    deeds = _table()["kinds"]["deed"]
    return bool(words) and (words[-1].islower() or any(fold(word) in deeds for word in words[-9:]))


def _is_state(owner: str) -> bool:
    """Whether an owner ("Pakistan’s", "Seoul’s") is a state, a region or a town, and so no part of the name."""
    return bool(country_codes(owner) or subdivision_countries(owner) or cities(owner))


def _is_told(name: str) -> bool:
    left_out = _table()["left_out"]
    low = name.casefold()
    return (
        len(name) > 1
        and any(char.isupper() for char in name)
        and not low.startswith(tuple(left_out["starts"]))
        and low not in left_out["names"]
        and not demonym_codes(name)
        and not country_codes(name)
        and not _TREATY.match(name)
        and not (subdivision_countries(name) and _kind(name) == "other")
    )


def _kind(name: str) -> str:
    kind = body_kind(name)
    if kind == "unknown":
        return "acronym" if name.isupper() else "other"
    return kind


def _shape(name: str) -> Iterator[str]:
    if name.isupper():
        yield "in capitals"
    if len(name.split()) == 1:
        yield f"alone: {_kind(name)}"
    # "Benigno Aquino" is a person whatever it was read as.
    first, second = (*fold(name).split(), "", "")[:2]
    if first in given_names() or (second in given_names() and first in read_toml("names")["roles"]):
        yield "begins with a given name"


def _fullest(text: str, kept: list[Weighed]) -> list[Weighed]:
    """One name for each body: the lead's own form, else the fuller one of "ICC" and what it stands for."""
    left = list(kept)
    for short in kept:
        for long in kept:
            if short in left and long in left and _is_short_for(text, short, long):
                left.remove(long if short.zone == "lead" and long.zone == "label" else short)
    return left


def _is_short_for(text: str, short: Weighed, long: Weighed) -> bool:
    if set(fold(short.name).split()) < set(fold(long.name).split()):
        return True
    if not short.name.isupper() or short is long:
        return False
    # "the Africa Command (AFRICOM)" says so itself.
    said = re.search(rf"{re.escape(long.name)}\s*\(\W*{re.escape(short.name)}\b", squash(text))
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", long.name) if word[0].isupper())
    return bool(said) or (len(short.name) > 1 and short.name in initials)


@cache
def _table() -> dict[str, Any]:
    return read_toml("organisations")
