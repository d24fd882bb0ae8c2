"""What is read off a sentence and its place."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from extract.model import Article, Block, BlockKind, Entity, EntityLabel, Parsed, Sentence, Span
from extract.segment.features import features_of, is_question
from extract.segment.passages import find_passages
from extract.segment.position import Features, places


def build(*lines: tuple[BlockKind, str]) -> Parsed:
    """Blocks of one sentence each."""
    text, blocks, sentences = "", [], []
    for number, (kind, words) in enumerate(lines):
        text += "\n" if text else ""
        span = Span(len(text), len(text) + len(words))
        text += words
        body = Span(span.start + 2, span.end) if kind is BlockKind.BULLET else span
        blocks.append(Block(kind, span, body, level=3 if kind is BlockKind.HEADING else 0))
        sentences.append(Sentence(body, number))
    article = Article("made", Path("made.txt"), text, Span(0, len(text)), "")
    return Parsed(article, tuple(blocks), tuple(sentences), ())


def features(parsed: Parsed) -> list[Features]:
    return [read.features for read in features_of(parsed, places(parsed))]


def test_words_are_read_without_soft_hyphens_and_line_ends() -> None:
    (damaged,) = features(build((BlockKind.PARAGRAPH, "Both cham\u00adbers abo-\nlished the law.")))
    assert {"word:chambers", "word:abolished", "stem:abolish"} <= damaged.keys()


def test_endings_are_cut() -> None:
    (released,) = features(build((BlockKind.PARAGRAPH, "They released her.")))
    (releases,) = features(build((BlockKind.PARAGRAPH, "It releases her.")))
    assert {name for name in released if name.startswith("stem:releas")} & releases.keys()


@pytest.mark.parametrize("words", ["on 21. 6. they left", "On the seventh of May he left", "`2023-04-06` he left"])
def test_days_in_figures_and_words(words: str) -> None:
    assert "has:day" in features(build((BlockKind.PARAGRAPH, words)))[0]


def test_items_below_items() -> None:
    found = features(
        build(
            (BlockKind.BULLET, "• A B freed"),
            (BlockKind.BULLET, "– in prison since 2011"),
            (BlockKind.BULLET, "• C D acquitted"),
        )
    )
    assert ["place:nested" in each for each in found] == [False, True, False]


@pytest.mark.parametrize("heading", ["What did not work", "Known issues", "Still waiting", "NOT YET"])
def test_sombre_headings(heading: str) -> None:
    found = features(build((BlockKind.HEADING, heading), (BlockKind.BULLET, "• Leyla was sentenced")))
    assert "under:sombre" in found[0]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("One that went wrong", "lost"), ("Not yet free", "waiting"), ("From the treasurer", "business")],
)
def test_kinds_of_sombre_headings(heading: str, kind: str) -> None:
    (read,) = features(build((BlockKind.HEADING, heading), (BlockKind.BULLET, "• Leyla was sentenced")))
    assert f"under:{kind}" in read


def test_statements_are_read_apart() -> None:
    parsed = build((BlockKind.PARAGRAPH, "Chad lifted the curfew; Mali upheld the ban."))
    (read,) = features_of(parsed, places(parsed))
    (first, lifted), (second, kept) = read.parts
    assert first.of(parsed.article.text) == "Chad lifted the curfew"
    assert second.of(parsed.article.text) == "Mali upheld the ban."
    assert ("sign:good" in lifted, "sign:bad" in lifted) == (True, False)
    assert ("sign:good" in kept, "sign:bad" in kept) == (False, True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Which court opened the gates?", True), ("Who? (two marks)", True), ("The court opened the gates.", False)],
)
def test_questions(words: str, expected: bool) -> None:
    assert is_question(words) is expected


def test_a_question_states_no_win() -> None:
    lead = "Parliament abolished the death penalty on 3 May."
    assert find_passages(build((BlockKind.PARAGRAPH, lead)))
    assert not find_passages(build((BlockKind.PARAGRAPH, lead[:-1] + "?")))


def test_what_the_writers_regret_is_no_win() -> None:
    assert find_passages(build((BlockKind.PARAGRAPH, "In Mali the parliament abolished the death penalty on 3 May.")))
    assert not find_passages(
        build((BlockKind.PARAGRAPH, "In Mali, sadly, the parliament abolished the right to strike on 3 May."))
    )


def test_after_a_remark_that_losses_follow() -> None:
    text = "Of course there is another list. In May the court restored the ban."
    sentences = tuple(Sentence(Span(*span), 0) for span in ((0, 32), (33, len(text))))
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)), Span(0, len(text)))
    found = features(Parsed(Article("made", Path("made.txt"), text, Span(0, len(text)), ""), (block,), sentences, ()))
    assert "main:turned" in found[0]
    assert "turn:losses told from here" in found[1]


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("Malta followed in June.", "main:echo"),
        ("So did Chile.", "main:echo"),
        ("Then it was Niger’s turn.", "main:echo"),
        ("She followed the trial from her bed.", ""),
        ("Beating children is a crime now.", "main:plainly"),
        ("The act is dead.", "main:plainly"),
        ("She may stay.", "main:plainly"),
        ("The act is long.", ""),
    ],
)
def test_cues_of_short_statements(words: str, cue: str) -> None:
    (found,) = features(build((BlockKind.PARAGRAPH, words)))
    assert {name for name in found if name in ("main:echo", "main:plainly")} == ({cue} if cue else set())


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("The court lifted the curfew.", "good"),
        ("The travel ban was lifted in May.", "good"),
        ("The senate passed the equality bill.", "good"),
        ("Judges in Lomé upheld the ban.", "bad"),
        ("The deputies rejected marriage equality.", "bad"),
        ("Parliament failed to repeal the death penalty.", "bad"),
        ("The minister refused to lift the curfew.", "bad"),
        ("The claims of the villagers were dismissed.", "bad"),
        ("The ban on abortions was lifted in May.", "good"),
        ("The bakers' acquittal was overturned in October.", "bad"),
        ("The city carried out three executions in May.", "bad"),
        ("Leyla Osei sang all night.", ""),
    ],
)
def test_what_is_done_to_what(words: str, sign: str) -> None:
    (found,) = features(build((BlockKind.PARAGRAPH, words)))
    assert {name for name in found if name.startswith("sign:")} == ({f"sign:{sign}"} if sign else set())


@pytest.mark.parametrize(
    ("words", "reference"),
    [
        ("In May she was let go.", "refers:to a person"),
        ("Congress finished it on the 7th.", "refers:to a thing"),
        ("Three days later that court spoke again.", "refers:to this or that"),
        ("The former teacher walked home.", "refers:definite subject"),
        ("The court in Lomé sat on Monday.", ""),
    ],
)
def test_what_is_left_to_the_sentences_before(words: str, reference: str) -> None:
    (found,) = features(build((BlockKind.PARAGRAPH, words)))
    assert {name for name in found if name.startswith("refers:")} - {"refers:back"} == (
        {reference} if reference else set()
    )


def test_how_a_sentence_ends() -> None:
    (found,) = features(build((BlockKind.PARAGRAPH, "They pardoned Imre Vasko in May and locked him up again.")))
    assert "last act:setback" in found


def test_an_opening_of_every_paragraph_is_not_read() -> None:
    lines = [f"WHEREAS, {who} was released in May." for who in ("the baker", "the smith", "the nurse", "the clerk")]
    litany = features(build(*((BlockKind.PARAGRAPH, line) for line in lines)))
    (alone,) = features(build((BlockKind.PARAGRAPH, lines[0])))
    assert "opens:but" in alone
    assert not any("opens:but" in found or "word:whereas" in found for found in litany)


@pytest.mark.parametrize(
    ("words", "cue", "expected"),
    [
        ("The king granted an amnesty to forty bakers.", "main:spared", True),
        ("Amnesty International published a briefing on the bakers.", "main:spared", False),
        ("Fifty years for the colonel.", "main:term", True),
        ("The baker got a loaf two years ago.", "main:term", False),
        ("Chad gave the baker and her son asylum.", "main:freed", True),
        ("The bakers may not be fined any more.", "main:plainly", True),
        ("The High Court disappointed the bakers.", "main:setback", True),
        ("Leyla Osei was sent to a penal colony.", "main:seized", True),
        ("The weekly of the bakers was shut on Friday.", "main:harms", True),
        ("On Friday parliament was dissolved.", "main:harms", True),
        ("In June the ruling was set aside.", "main:setback", True),
        ("The baker's term was doubled.", "main:setback", True),
        ("The officer was acquitted in March.", "main:impunity", True),
        ("Her murderer's sentence was reduced.", "main:impunity", True),
        ("The baker was acquitted in March.", "main:impunity", False),
        ("The attorney general was released in March.", "main:impunity", False),
        ("The charge against the baker fell in May.", "main:cleared", True),
        ("The baker was discharged from the army.", "main:freed", False),
        ("The government’s last appeal failed.", "main:ruled", True),
    ],
)
def test_families_of_words(words: str, cue: str, expected: bool) -> None:
    (found,) = features(build((BlockKind.PARAGRAPH, words)))
    assert (cue in found) is expected


@pytest.mark.parametrize(
    ("words", "cues"),
    [
        ("Mbale town council outlawed gay bars in June.", {"harsh"}),
        ("The regional court restored the penalties.", {"harsh"}),
        ("The senate went back to stoning people.", {"harsh"}),
        ("The senate outlawed discrimination against gay men.", set()),
        ("Closing arguments were heard in Kribi.", {"pending"}),
        ("Her suit has been before the judges since March.", {"pending"}),
        ("Her suit was won in March.", set()),
        ("So far forty towns are on the list.", {"tally"}),
        ("Nurses there often go unpaid.", {"habit"}),
        ("The mayor has not lifted the curfew.", {"negated"}),
        ("Bakers took to the streets of Ati.", {"protest"}),
    ],
)
def test_cues_of_what_is_no_win(words: str, cues: set[str]) -> None:
    (found,) = features(build((BlockKind.PARAGRAPH, words)))
    told = {name.removeprefix("main:") for name in found if name.startswith("main:")}
    assert told & {"harsh", "pending", "tally", "habit", "negated", "protest"} == cues


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("The weaver was repatriated in May.", "freed"),
        ("Two girls were moved from the camp to the coast.", "freed"),
        ("The firm holds land on the river.", ""),
        ("The motion is talked out in the chamber.", ""),
        ("Word got out by evening.", ""),
    ],
)
def test_cues_of_freedom(words: str, cue: str) -> None:
    (found,) = features(build((BlockKind.PARAGRAPH, words)))
    assert ("main:freed" in found) == bool(cue)


def test_a_rule_that_goes_into_effect_is_not_gone() -> None:
    gone, starts = features(
        build((BlockKind.PARAGRAPH, "The curfew rule has gone."), (BlockKind.PARAGRAPH, "The rule went into effect."))
    )
    assert ("main:changed" in gone, "main:changed" in starts) == (True, False)


@pytest.mark.parametrize(("words", "dated"), [("14 men slept there", False), ("on 14 May he left", True)])
def test_a_number_is_no_day(words: str, dated: bool) -> None:
    assert ("has:day" in features(build((BlockKind.PARAGRAPH, words)))[0]) is dated


def test_who_does_what() -> None:
    (active,) = features(build((BlockKind.PARAGRAPH, "The bakers lifted the curfew.")))
    (passive,) = features(build((BlockKind.PARAGRAPH, "The curfew was lifted.")))
    assert {"voice:active", "object:ban", "deed:lift active ban"} <= active.keys()
    assert "verb:lift passive" in passive


def test_bad_news_after_bad_news() -> None:
    text = "Soldiers beat the baker. The judge upheld the ban."
    sentences = tuple(Sentence(Span(*span), 0) for span in ((0, 24), (25, len(text))))
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)), Span(0, len(text)))
    _, second = features(
        Parsed(Article("made", Path("made.txt"), text, Span(0, len(text)), ""), (block,), sentences, ())
    )
    assert {"turn:bad news before", "turn:bad news among such"} <= second.keys()


def test_the_body_that_an_article_names_everywhere() -> None:
    lines = ["The Ati Press Club met.", "A letter came.", *["The Ati Press Club wrote again."] * 3]
    parsed = build(*((BlockKind.PARAGRAPH, words) for words in lines))
    places = [line.start() for line in re.finditer("Ati Press Club", parsed.article.text)]
    entities = tuple(Entity(Span(at, at + 14), "Ati Press Club", EntityLabel.ORG) for at in places)
    found = features(replace(parsed, entities=entities))
    assert ["refers:the host" in each for each in found] == [True, False, True, True, True]


def test_items_in_short_that_open_alike() -> None:
    lines = [
        "Peru, 5 July: the ban is gone.",
        "Saint Lucia and Nevis, 29 August; also judges.",
        "Ana Tamm: Texas, 8 June; a record proves it.",
        "Chad (3 May): the senate agreed.",
        "Ana Tamm, 42, was freed in May.",
    ]
    found = features(build(*((BlockKind.PARAGRAPH, words) for words in lines)))
    assert ["entry:name and date, as others" in each for each in found] == [True, True, True, True, False]
    (alone,) = features(build((BlockKind.PARAGRAPH, lines[0])))
    assert "entry:name and date, as others" not in alone
