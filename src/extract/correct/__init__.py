"""Reviewers' decisions taken over: which passages are wins, and what their fields hold."""

from extract.correct.fields import apply_corrections
from extract.correct.passages import correct_passages

__all__ = ["apply_corrections", "correct_passages"]
