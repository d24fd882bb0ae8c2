"""How the rules of linking add up for two mentions, drawn as steps from nothing to the score."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

_WIDTH = 100.0  # of the drawing, in its own units


@dataclass(frozen=True, slots=True)
class Bar:
    """One rule's part: its sentence, what it adds, and where its bar lies in the drawing."""

    sentence: str
    adds: float
    x: float
    width: float
    end: float  # where the next bar begins

    @property
    def sign(self) -> str:
        return "for" if self.adds >= 0 else "against"


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The rules' parts from the weightiest down, and the log-odds that they add up to."""

    bars: tuple[Bar, ...]
    score: float
    zero: float  # where nothing speaks for either side
    last: float  # where the score lies

    @property
    def chance(self) -> float:
        """The score as a probability."""
        return 1 / (1 + math.exp(-self.score))


def draw(pair: dict[str, Any] | None) -> Waterfall | None:
    """The pair's claims as bars; None for no pair, or one that a person decided without any claim."""
    if not pair or not pair["claims"]:
        return None
    parts = [(str(claim["sentence"]), float(claim["weight"] * claim["feature"])) for claim in pair["claims"]]
    score = float(pair["score"])
    parts = sorted((part for part in parts if abs(part[1]) >= 0.005), key=lambda part: -abs(part[1]))
    ends, total = [0.0], 0.0
    for _, adds in parts:
        total += adds
        ends.append(total)
    low, high = min(*ends, score), max(*ends, score)
    scale = _WIDTH / ((high - low) or 1.0)

    def at(value: float) -> float:
        return round((value - low) * scale, 2)

    bars = [
        Bar(sentence, adds, at(min(start, end)), max(at(max(start, end)) - at(min(start, end)), 0.6), at(end))
        for (sentence, adds), start, end in zip(parts, ends, ends[1:], strict=False)
    ]
    return Waterfall(tuple(bars), score, at(0.0), at(score))
