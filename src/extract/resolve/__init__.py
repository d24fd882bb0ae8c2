"""Passages → who and where: countries, places, people and organisations, each with its reasons."""

from extract.resolve.belonging.organisations import resolve_organisations
from extract.resolve.belonging.places import resolve_places
from extract.resolve.countries.whereabouts import resolve_whereabouts
from extract.resolve.people.people import resolve_people

__all__ = ["resolve_organisations", "resolve_people", "resolve_places", "resolve_whereabouts"]
