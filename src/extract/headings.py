"""Which headings hold for what stands below them."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Block

_STACKED = 3  # headings right below each other that are of one item: more are a list of contents


def headings_below(blocks: Sequence[Block], number: int, held: Sequence[Block]) -> tuple[Block, ...]:
    """The headings in force below the one at place `number`, outermost first; `held` are those in force above it.

    One right below another does not end it, whatever their levels: "Awa Sarr", and below it "Radio Dakar, Senegal".
    """
    block, first = blocks[number], number
    while first and blocks[first - 1] in held:
        first -= 1
    stacked = blocks[max(first, number + 1 - _STACKED) : number]
    return (*(each for each in held if each.level < block.level and each not in stacked), *stacked, block)
