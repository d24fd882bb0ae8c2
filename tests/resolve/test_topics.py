"""Who is named in the heading or the item above, for items that only say "out on bail"."""

from dataclasses import replace
from pathlib import Path

import pytest

from extract.model import Article, Block, BlockKind, Entity, EntityLabel, Parsed, Passage, Sentence, Span
from extract.resolve import resolve_people
from extract.resolve.around.topics import find_topic


def below(above: str, item: str, kind: BlockKind, name: str = "Orla Teague") -> tuple[Parsed, Passage]:
    """`item` below the line `above`, in which `name` is read as a person; the item's own mark is left out."""
    text = f"{above}\n{item}"
    spans = [Span(len(above) - len(above.lstrip()), len(above)), Span(text.index(item.lstrip(), len(above)), len(text))]
    blocks = (Block(kind, spans[0], spans[0]), Block(BlockKind.BULLET, spans[1], spans[1]))
    at = text.index(name)
    entities = (Entity(Span(at, at + len(name)), name, EntityLabel.PERSON),)
    headings = (spans[0],) if kind is BlockKind.HEADING else ()
    sentences = tuple(Sentence(span, number) for number, span in enumerate(spans))
    article = Article("made", Path("made.txt"), text, Span(0, len(text)), "")
    return Parsed(article, blocks, sentences, entities), Passage(spans[1], spans[1], spans[1], 1, headings=headings)


@pytest.mark.parametrize(
    ("above", "item", "kind"),
    [
        ("- **Orla Teague** (two years for a poem)", "  - Out on bail since Tuesday.", BlockKind.BULLET),
        ("- Orla Teague, ex-senator", "    - The last of the cases was thrown out.", BlockKind.BULLET),
        ("### Orla Teague", "- Released on 3 May.", BlockKind.HEADING),
        ("Case 4: Orla Teague", "- Released on 3 May.", BlockKind.HEADING),
        ("CARD 4: Orla Teague", "- Released on 3 May.", BlockKind.HEADING),
        ("Real name: Orla Teague. Porter, Lima", "- Released on 3 May.", BlockKind.HEADING),
        ("Orla Teague, Dublin, Ireland", "- Released on 3 May.", BlockKind.HEADING),
        ("Ms Orla Teague", "Released on 3 May.", BlockKind.HEADING),
        ("* Dr. Orla Teague", "Released on 3 May.", BlockKind.HEADING),
        ("4. Orla Teague v Ireland, 3 May", "- The court struck the section down.", BlockKind.HEADING),
    ],
)
def test_items_below_a_name_are_about_it(above: str, item: str, kind: BlockKind) -> None:
    parsed, passage = below(above, item, kind)
    assert find_topic(parsed, passage) is not None
    assert [person.name for person in resolve_people(parsed, passage, {}).value] == ["Orla Teague"]


@pytest.mark.parametrize(
    ("above", "item", "kind"),
    [
        ("- Orla Teague spoke first.", "- Out on bail since Tuesday.", BlockKind.BULLET),  # a neighbour, no parent
        ("- We wrote to Orla Teague", "  - Out on bail since Tuesday.", BlockKind.BULLET),
        ("Orla Teague, Director of Campaigns", "- Released on 3 May.", BlockKind.HEADING),  # whose words they were
    ],
)
def test_other_lines_above_are_no_topic(above: str, item: str, kind: BlockKind) -> None:
    assert find_topic(*below(above, item, kind)) is None


def test_a_name_above_items_of_countries_signed_what_stands_before() -> None:
    parsed, passage = below("Orla Teague", "Kenya: The student was let go.", BlockKind.HEADING)
    assert find_topic(parsed, passage) is not None
    label = Span(passage.lead.start, passage.lead.start + len("Kenya:"))
    assert find_topic(parsed, replace(passage, label=label)) is None


def under(*lines: str, name: str = "Orla Teague") -> tuple[Parsed, Passage]:
    """The last of `lines` as an item below the others, which are headings right below each other."""
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:place]) for place in range(len(lines))]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    kinds = [*(BlockKind.HEADING for _ in lines[1:]), BlockKind.PARAGRAPH]
    blocks = tuple(Block(kind, span, span, level=2) for kind, span in zip(kinds, spans, strict=True))
    at = text.index(name)
    entities = (Entity(Span(at, at + len(name)), name, EntityLabel.PERSON),)
    article = Article("made", Path("made.txt"), text, Span(0, len(text)), "")
    parsed = Parsed(article, blocks, (Sentence(spans[-1], len(lines) - 1),), entities)
    return parsed, Passage(spans[-1], spans[-1], spans[-1], len(lines) - 1, headings=tuple(spans[:-1]))


@pytest.mark.parametrize(
    "lines",
    [
        ("Orla Teague", "Irish Times, Dublin", "Freed on parole after seven months."),
        ("CARD 6", "The case of Orla Teague (Ireland)", "3 May 2014", "Let out of a life sentence."),
        ("File 24-06", "Re: Orla Teague", "Closed 22 April 2024", "Cleared on appeal."),
    ],
)
def test_of_headings_right_below_each_other_one_says_who(lines: tuple[str, ...]) -> None:
    parsed, passage = under(*lines)
    topic = find_topic(parsed, passage)
    assert topic is not None
    assert "Orla Teague" in topic.of(parsed.article.text)


@pytest.mark.parametrize(
    ("above", "about"),
    [("4. Orla Teague v Ireland, 3 May", True), ("Teague v Ireland", False), ("Orla Teague, Dublin", False)],
)
def test_a_case_is_somebodys_whoever_decides_it(above: str, about: bool) -> None:
    name = "Orla Teague" if "Orla" in above else "Teague"
    parsed, passage = below(above, "Judge Niamh Roe struck the section down.", BlockKind.HEADING, name)
    at = parsed.article.text.index("Niamh Roe")
    judge = Entity(Span(at, at + len("Niamh Roe")), "Niamh Roe", EntityLabel.PERSON)
    assert (find_topic(replace(parsed, entities=(*parsed.entities, judge)), passage) is not None) is about


def test_the_second_line_of_a_heading_says_what_its_people_are() -> None:
    lines = ["Orla Teague\neditor, Ireland", "Niamh Roe\nbaker, Ireland", "Una Daly\nnurse, Ireland", "Freed in May."]
    parsed, passage = under(*lines)
    names = [line.split("\n")[0] for line in lines[:-1]]
    starts = [parsed.article.text.index(name) for name in names]
    entities = tuple(
        Entity(Span(at, at + len(name)), name, EntityLabel.PERSON) for at, name in zip(starts, names, strict=True)
    )
    alone = replace(passage, headings=passage.headings[-1:])
    assert find_topic(replace(parsed, entities=entities), alone) == passage.headings[-1]


def test_a_country_right_below_a_name_is_of_the_same_card() -> None:
    parsed, passage = under("Orla Teague", "Ireland", "The court let her out on bail.")
    labelled = replace(passage, label=passage.headings[-1])
    assert find_topic(parsed, labelled) == passage.headings[0]


def test_a_name_read_in_two_halves_heads_its_items() -> None:
    parsed, passage = below("Ms Orla TEAGUE", "Released on 3 May.", BlockKind.HEADING, "Orla")
    surname = Span(parsed.article.text.index("TEAGUE"), parsed.article.text.index("\n"))
    halves = (*parsed.entities, Entity(surname, "TEAGUE", EntityLabel.PERSON))
    assert find_topic(replace(parsed, entities=halves), passage) is not None
