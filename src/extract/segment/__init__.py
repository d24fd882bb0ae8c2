"""Parsed article → passages: one for each win, with its lead."""

from extract.segment.passages import find_passages

__all__ = ["find_passages"]
