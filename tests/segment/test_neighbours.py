"""What the chances of the other sentences say about one."""

import pytest

from extract.learnt import Node, ask, odds
from extract.model import Block, BlockKind, Sentence, Span
from extract.segment.neighbours import neighbour_features
from extract.segment.novelty import Named
from extract.segment.position import Features, Place


def places(*blocks: int, headings: tuple[str, ...] = ()) -> list[Place]:
    """Places of as many sentences a block as are given, one heading for each block where any are given."""
    found = []
    for number, of in enumerate(blocks):
        block = Block(BlockKind.PARAGRAPH, Span(number * 100, number * 100 + 90), Span(number * 100, number * 100 + 90))
        above = Block(BlockKind.HEADING, Span(*[900 + ord(headings[number])] * 2), Span(0, 0)) if headings else None
        for place in range(of):
            sentence = Sentence(Span(number * 100 + place, number * 100 + place + 1), number)
            found.append(Place(sentence, block, place, of, (above,) if above else (), False, 0.0))
    return found


def features(seen: list[Place], alone: list[float], *told: str) -> list[Features]:
    """The features, of sentences that name nothing unless they are given."""
    return neighbour_features(seen, alone, [Named.read(words) for words in told or [""] * len(seen)])


def test_in_a_block() -> None:
    first, second, third = features(places(3), [0.9, 0.2, 0.6])
    assert (first["none before"], third["none after"]) == (1.0, 1.0)
    assert [each["rank"] for each in (first, second, third)] == [0.0, 2.0, 1.0]
    assert second["best before"] == second["previous"] == odds(0.9)
    assert second["best after"] == second["next"] == odds(0.6)
    assert second["over next best"] == odds(0.2) - odds(0.9)
    assert third["told before"] == pytest.approx(1.1)


def test_under_a_heading_without_wins() -> None:
    won, waiting, also = features(places(1, 1, 1, headings=("a", "b", "b")), [0.9, 0.7, 0.1])
    assert won["alone under heading"] == 1.0
    assert waiting["same heading"] == pytest.approx((0.1 + 0.5) / 2)
    assert also["same heading"] == pytest.approx((0.7 + 0.5) / 2)


def test_one_sentence_alone() -> None:
    (only,) = features(places(1), [0.8])
    assert only["near"] == only["article"] == 0.5


def test_against_the_strongest_sentence_of_the_block() -> None:
    told = (
        "A judge in Peru let Imre Vasko go on 3 May.",
        "His aunt and Vasko danced in Peru.",
        "In Ghana the court cleared Leyla Osei.",
    )
    _, follow, other = features(places(3), [0.9, 0.5, 0.6], *told)
    assert follow["best:alike"] == other["best:apart"] == odds(0.9)
    assert "best:same country" in follow and "best:other country" in other
    assert (follow["best:dates"], follow["best:after"]) == (-1.0, 0.0)


def test_trees_take_what_is_missing_for_nought() -> None:
    tree = (Node("a", 0.5, 1, 2, 0.0), Node("", 0, 0, 0, -1.0), Node("", 0, 0, 0, 2.0))
    assert ask({"a": 1.0}, [tree, tree]) == 4.0
    assert ask({}, [tree]) == -1.0
    assert ask({"a": 0.5}, [tree]) == -1.0
