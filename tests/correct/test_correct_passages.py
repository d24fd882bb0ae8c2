"""Decisions on where the wins of an article are."""

from dataclasses import replace
from pathlib import Path

from extract.correct import correct_passages
from extract.model import Article, Block, BlockKind, Decision, Parsed, Passage, Sentence, Span

LINES = (
    "FEBRUARY",
    "Ada Brenner was freed in Windhoek. Rosa Quispe was acquitted in Lima. Her lawyer wept.",
    "A new school was opened in Nouakchott. It has nine rooms.",
)
TEXT = "\n\n".join(LINES)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def parsed() -> Parsed:
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    blocks = tuple(
        Block(kind, span(line), span(line), level=int(kind is BlockKind.HEADING))
        for kind, line in zip(kinds, LINES, strict=True)
    )
    sentences = tuple(
        Sentence(span(sentence.strip(".") + "."), place)
        for place, line in enumerate(LINES)
        if place
        for sentence in line.split(". ")
    )
    return Parsed(Article("one", Path("one.txt"), TEXT, Span(0, len(TEXT)), ""), blocks, sentences, ())


ADA, ROSA, WEPT = "Ada Brenner was freed in Windhoek.", "Rosa Quispe was acquitted in Lima.", "Her lawyer wept."
SCHOOL = "A new school was opened in Nouakchott."
ONE = Passage(
    span(LINES[1]), span(ADA), span(ADA), 1, details=(span(ROSA), span(WEPT)), headings=(span("FEBRUARY"),),
    confidence=0.4, doubts=("may be two wins",),
)  # fmt: skip


def told(passage: Passage) -> tuple[str, tuple[str, ...]]:
    return passage.lead.of(TEXT), tuple(detail.of(TEXT) for detail in passage.details)


def test_split() -> None:
    decision = Decision("split", "one", ADA, f"{ADA} | {ROSA}")
    first, second = correct_passages(parsed(), [ONE], [decision])
    assert told(first) == (ADA, ())
    assert told(second) == (ROSA, (WEPT,))
    assert first.span.end <= second.span.start
    assert (second.confidence, second.doubts, second.headings) == (1.0, (), ONE.headings)


def test_what_two_reviewers_say_alike_is_done_once() -> None:
    split = Decision("split", "one", ADA, f"{ADA} | {ROSA}", reviewer="mk")
    both = correct_passages(parsed(), [ONE], [split, replace(split, reviewer="jo")])
    assert both == correct_passages(parsed(), [ONE], [split])


def test_split_into_one_moves_the_lead() -> None:
    [moved] = correct_passages(parsed(), [ONE], [Decision("split", "one", ADA, ROSA)])
    assert moved.lead.of(TEXT) == ROSA


def test_missed_win() -> None:
    first, second = correct_passages(parsed(), [ONE], [Decision("missed-win", "one", SCHOOL)])
    assert first == ONE
    assert told(second) == (SCHOOL, ("It has nine rooms.",))
    assert (second.block, second.headings, second.confidence) == (2, (span("FEBRUARY"),), 1.0)


def test_missed_win_is_no_detail_any_more() -> None:
    first, second = correct_passages(
        parsed(), [ONE], [Decision("missed-win", "one", "Rosa  Quispe was acquitted in Lima")]
    )
    assert told(first) == (ADA, (WEPT,))
    assert second.lead.of(TEXT) == ROSA.strip(".")


def test_join() -> None:
    other = Passage(span(SCHOOL), span(SCHOOL), span(SCHOOL), 2)
    decision = Decision("join", "one", ADA, other_article="one", other_quote=SCHOOL)
    [joined] = correct_passages(parsed(), [ONE, other], [decision])
    assert told(joined) == (ADA, (ROSA, WEPT, SCHOOL))
    assert joined.span == Span(ONE.span.start, other.span.end)


def test_the_rest_changes_nothing() -> None:
    decisions = [
        Decision("split", "one", "No such sentence is in this article.", "x | y"),
        Decision("split", "two", ADA, f"{ADA} | {ROSA}"),
        Decision("split", "one", ADA, "unsure"),
        Decision("missed-win", "one", "No such sentence is in this article."),
        Decision("missed-win", "one", ADA),
        Decision("not-a-win", "one", ADA),
        Decision("join", "one", ADA, other_article="one", other_quote="No such sentence is in this article."),
    ]
    assert correct_passages(parsed(), [ONE], decisions) == (ONE,)
