"""Passages → who and where: countries, places, people and organisations, each with its reasons."""

from extract.resolve.organisations import resolve_organisations
from extract.resolve.people import resolve_people
from extract.resolve.places import resolve_places
from extract.resolve.whereabouts import resolve_whereabouts

__all__ = ["resolve_organisations", "resolve_people", "resolve_places", "resolve_whereabouts"]
