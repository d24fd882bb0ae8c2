"""Mentions → records: which of them tell one event, and what they say together."""

from extract.link.linking import link

__all__ = ["link"]
