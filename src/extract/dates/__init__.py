"""When each win happened: all the passages of an article dated together."""

from extract.dates.timeline import date_passages

__all__ = ["date_passages"]
