"""The named places below country level that a win is located in, with their entry in the gazetteer."""

from __future__ import annotations

from extract.gazetteer import cities, is_country, subdivision_country
from extract.model import Answer, EntityLabel, Parsed, Passage, Place, Span
from extract.resolve.cues import is_seat
from extract.text import fold, squash


def resolve_places(parsed: Parsed, passage: Passage, countries: tuple[str, ...]) -> Answer[tuple[Place, ...]]:
    """The towns, regions and sites named in the lead that lie in `countries`, as written, each once, in text order."""
    kept: list[tuple[Place, Span]] = []
    for span in _zones(passage):
        for entity in parsed.entities_in(span):
            name = squash(entity.text).removeprefix("the ")
            if (
                entity.label is not EntityLabel.LOC
                or (is_country(name) and not subdivision_country(name))
                or is_seat(name)
            ):
                continue
            place = _place(name, countries)
            if place and not any(fold(place.name) == fold(other.name) for other, _ in kept):
                kept.append((place, entity.span))
    because = (
        f"named in the lead: {', '.join(place.name for place, _ in kept)}"
        if kept
        else "the lead names no place below a country"
    )
    return Answer(tuple(place for place, _ in kept), because, 0.8 if kept else 0.9, tuple(span for _, span in kept))


def _zones(passage: Passage) -> tuple[Span, ...]:
    return (passage.lead,) if passage.label is None else (passage.label, passage.lead)


def _place(name: str, countries: tuple[str, ...]) -> Place | None:
    """The place with its entry, None when the gazetteer knows it only in other countries."""
    if code := subdivision_country(name):
        return Place(name, code) if code in countries or not countries else None
    known = cities(name)
    inside = [city for city in known if city.country in countries]
    if inside:
        city = inside[0]
        return Place(name, city.country, city.geonameid, city.latitude, city.longitude)
    if known and known[0].population > 100_000:
        return None
    return Place(name, countries[0] if len(countries) == 1 else "")
