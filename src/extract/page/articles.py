"""The texts that the offsets of a run count in."""

from __future__ import annotations

from extract.review.articles import folder_of, read_texts

__all__ = ["folder_of", "read_texts"]
