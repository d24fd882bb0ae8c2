"""What a date belongs to: the win itself, what came before it, what is to come."""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    """What a date belongs to; the text is what the explanation says."""

    EVENT = "the win"
    WEAK = "perhaps the win"
    BACKGROUND = "what came before"
    FUTURE = "what is to come"
    NAME = "the name or date of another thing"
