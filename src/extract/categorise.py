"""What kind of win it is: who acts, what is done and to what, weighed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from extract.anycase import AnyCase
from extract.events import count_kinds
from extract.learnt import Features, blended, read_weights, shares, weigh
from extract.model import Answer, BlockKind, Category, EntityLabel, Parsed, Passage, Rival, Span
from extract.reader import read_whole
from extract.senses import sense_of
from extract.tables import read_toml
from extract.telling import body_kind, cues_of, main_clause, polarity_of, read_deed, typed_words
from extract.text import curly, plain, stem

# Of the reader of whole articles. On three sets that neither has learnt from kinds right 0.920 → 0.941, log loss
# 0.239 → 0.188; by the reader alone 0.881.
SAY = 0.3
SHORTEST = 4  # words that are left of a lead at least
NEAR = 0.2  # the chance from which another category is a reading that lost
FIRST = 2.0  # the act that a lead opens with says most, and is penalised less in learning
SENSE = 3.0  # what the words of the lead are about is told in small numbers
TERSE = 45  # characters below which a lead leaves to the words around it what was done: "Barbados in December"
BEFORE = 250  # characters before such a lead that are read
PARAGRAPH = 40  # characters that a line of an article has at least to say what the article is about
_TABLES = ("actors", "acts")
_TELLING = (BlockKind.PARAGRAPH, BlockKind.BULLET)
_PRONOUN = re.compile(r"(?:it|he|she|they|the (?:same|two|three|other))\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[’-][^\W\d_]+)*")


def categorise(parsed: Parsed, passage: Passage, chances: Mapping[Category, float]) -> Answer[Category]:
    """The likeliest category of the win by `category_chances`, the words it rests on, and those that were near."""
    best = max(Category, key=lambda category: chances.get(category, 0.0))
    near = sorted(
        (each for each in chances if each is not best and chances[each] >= NEAR), key=lambda each: -chances[each]
    )
    rivals = tuple(Rival(each, f"it reads {chances[each]:.0%} like {each}") for each in near)
    because, evidence = _because(parsed, passage)
    return Answer(best, because, round(chances[best], 3), evidence, rivals)


def category_chances(parsed: Parsed, passage: Passage) -> dict[Category, float]:
    """The chance of each category, by its own weights and by the reader of whole articles; they add up to one."""
    own = weigh_kinds(category_features(parsed, passage), read_weights("category_weights"))
    return blended(own, read_whole(parsed).kinds(passage.lead), SAY)


def weigh_kinds(features: Features, models: Mapping[str, Mapping[str, float]]) -> dict[Category, float]:
    """The chances that the weights of each category give to `features`."""
    return shares({Category(name): weigh(features, weights) for name, weights in models.items()})


def category_features(parsed: Parsed, passage: Passage) -> Features:
    """Actors and acts in the lead and which come first, those of the follow-ups, its words, and who is named."""
    whole = _plain(parsed, passage.lead)
    lead = without_background(whole)
    actors, acts = _found(lead, "actors"), _found(lead, "acts")
    features: Features = {f"actor:{name}": 1.0 for name in actors} | {f"act:{name}": 1.0 for name in acts}
    if actors:
        features[f"first actor:{_first(actors)}"] = 1.0
    if acts:
        features[f"first act:{_first(acts)}"] = FIRST
    else:
        features["no act"] = 1.0
    features |= {f"background:{name}": 0.5 for name in _found(whole, "acts") if name not in acts}
    features |= {f"stem:{stem(word)}": 1.0 for word in _content(lead)}
    features |= {name: SENSE * value for name, value in sense_of(whole).items()}
    rest = " ".join(_plain(parsed, span) for span in passage.details[:3])
    features |= {f"then:{name}": 0.5 for table in _TABLES for name in _found(rest, table)}
    for span in _around(parsed, passage):
        features |= {f"around:{name}": 1.0 for name in _found(_plain(parsed, span), "actors")}
    people = [entity for entity in parsed.entities_in(passage.lead) if entity.label is EntityLabel.PERSON]
    whom = "people:" + ("none", "one", "several")[min(len(people), 2)]
    # "Judges quashed the law" is a ruling, "judges quashed the conviction of ¤" about one person.
    features |= dict.fromkeys({whom, *(f"{whom}, actor:{name}" for name in actors)}, 1.0)
    for heading in passage.headings[-1:]:
        features |= {f"heading:{name}": 0.5 for name in _found(_plain(parsed, heading), "acts")}
    for heading in passage.headings:
        features |= {f"headed:{name}": 1.0 for name in _found(_plain(parsed, heading), "headings")}
    if not actors or _PRONOUN.match(lead):
        features |= _acting(parsed, passage)
    features |= _told(whole) | _deed_features(parsed, passage) | _left_out(parsed, passage, acts)
    return features | _subjects_of(parsed.article.body.of(parsed.article.text))


def _told(lead: str) -> Features:
    """The classes of words in the main clause, what is good news of what, and how many words tell each kind of win."""
    read = {**cues_of(lead), **polarity_of(lead)}
    return {f"told:{name}": value for name, value in read.items()} | {
        f"kind:{name}": min(number, 3) / 2 for name, number in count_kinds(lead).items()
    }


def _deed_features(parsed: Parsed, passage: Passage) -> Features:
    """Who does what to what in the main clause, alone and crossed: "judges cut the term" is no "bill cuts the term"."""
    lead = without_background(typed_words(parsed, passage.lead))
    main = main_clause(lead)
    main = main if len(main.split()) >= SHORTEST - 1 else lead
    deed = read_deed(main, lambda words: frozenset(_found(words, "actors")))
    acts = _found(main, "acts")
    first, told = _first(acts), _first(_found(deed.told, "acts"))
    alone = {
        # "The plan to close the camp was ruled void": what the subject plans comes first and is not what is told.
        f"told act:{told}", f"{deed.voice} told act:{told}",
        f"voice:{deed.voice}", f"verb:{deed.verb}", f"{deed.voice} verb:{deed.verb}",
        *(f"doer:{name}" for name in deed.doers or {"none"}),
        *(f"{deed.voice} doer:{name}" for name in deed.doers),
        *(f"object:{name}" for name in deed.objects),
        *(f"beside:{name}" for name in deed.beside),
        *(f"agent:{name}" for name in deed.agents),
    }  # fmt: skip
    crossed = {
        *(f"{deed.voice} {deed.verb} {name}" for name in deed.objects),
        *(f"doer:{doer}, first act:{first}" for doer in deed.doers),
        *(f"doer:{doer}, told act:{told}" for doer in deed.doers),
        *(f"doer:{doer}, object:{name}" for doer in deed.doers for name in deed.objects),
    }
    bodies = {f"body:{body_kind(e.text)}" for e in parsed.entities_in(passage.lead) if e.label is EntityLabel.ORG}
    return dict.fromkeys(alone | crossed | bodies, 1.0) | {
        f"doer:{doer}, act:{act}": 0.5 for doer in deed.doers for act in acts
    }


def _first(found: Mapping[str, int]) -> str:
    """The entry that comes first, or "none"."""
    return min(found, key=lambda name: found[name], default="none")


def _left_out(parsed: Parsed, passage: Passage, acts: Mapping[str, int]) -> Features:
    """What a list's opening says for its items, and what stands around a lead that is too terse to say it itself."""
    found = {f"context {name}": 0.5 for span in passage.context for name in _named(_plain(parsed, span))}
    if acts and len(passage.lead) >= TERSE:
        return found
    for name, span in (("statement", passage.statement), *_before(parsed, passage)):
        found |= {f"{name} {one}": 0.7 for one in _named(_plain(parsed, span))}
    return found | {"terse": 1.0}


def _before(parsed: Parsed, passage: Passage) -> Iterator[tuple[str, Span]]:
    """What is told just before a lead, in the paragraph above where it opens its own: "Then came Nevis, in August"."""
    inside, start = parsed.blocks[passage.block].body, passage.lead.start
    if parsed.article.text[inside.start : start].strip():
        yield "before", Span(max(inside.start, start - BEFORE), start)
        return
    for block in reversed(parsed.blocks[: passage.block]):
        if block.kind in _TELLING:
            yield "above", Span(max(block.body.start, block.body.end - BEFORE), block.body.end)
            return


def _acting(parsed: Parsed, passage: Passage) -> Features:
    """Who acts where the lead does not say so: "Widows may inherit. The judges were unanimous." is a ruling."""
    for place, span in _beside(parsed, passage):
        if found := _found(_plain(parsed, span), "actors"):
            return {f"acting:{name}": 1.0 for name in found} | {f"acting {place}:{name}": 0.5 for name in found}
    return {}


def _beside(parsed: Parsed, passage: Passage) -> Iterator[tuple[str, Span]]:
    """The stretches that may say who acts, the surest first, each with where it stands."""
    if passage.label is not None:
        yield "label", passage.label
    inside = [sentence.span for sentence in parsed.sentences if sentence.block == passage.block]
    before = [span for span in inside if span.end <= passage.lead.start]
    yield from (("rest", passage.statement), *(("before", span) for span in before[-1:]))
    yield from (("after", span) for span in passage.details[:1])
    yield from (("heading", span) for span in reversed(passage.headings))


def _named(words: str) -> Iterator[str]:
    for table in _TABLES:
        yield from (f"{table}:{name}" for name in _found(words, table))


@lru_cache(maxsize=4)  # articles are read one after the other; the key is the whole text
def _subjects_of(text: str) -> Features:
    """In what share of an article's paragraphs each kind of actor is named: a union's page tells of companies."""
    lines = [curly(plain(line)) for line in text.splitlines() if len(line) >= PARAGRAPH]
    often = Counter(name for line in lines for name in _found(line, "actors"))
    return {f"article:{name}": number / len(lines) for name, number in often.items()}


def _around(parsed: Parsed, passage: Passage) -> Iterator[Span]:
    """What names the actor beside the statement: the label, the fields of the same record, the heading."""
    if passage.label is not None:
        yield passage.label
    yield from passage.headings[-1:]
    for step in (-1, 1):
        place = passage.block + step
        while 0 <= place < len(parsed.blocks) and parsed.blocks[place].kind is BlockKind.FIELD:
            yield parsed.blocks[place].body
            place += step


def without_background(words: str) -> str:
    """A lead without what is told of the past inside it: ", who was arrested in 2019 and convicted of insult,"."""
    for pattern in _background():
        shorter = " ".join(pattern.sub(" ", words).split())
        # A lead that is nothing but background keeps it.
        words = shorter if len(shorter.split()) >= SHORTEST else words
    return words


@cache
def _background() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in read_toml("categories")["background"]["clauses"])


def _content(words: str) -> set[str]:
    stops = _stops()
    found = (word.group() for word in _WORD.finditer(words))
    return {word.casefold() for word in found if word[0].islower() and word.casefold() not in stops and len(word) > 2}


@cache
def _stops() -> frozenset[str]:
    return frozenset(read_toml("categories")["background"]["function_words"])


def _plain(parsed: Parsed, span: Span) -> str:
    """The words of `span` without the names of people: "Judge Abdul Court" is no court."""
    text, words, at = parsed.article.text, "", span.start
    for entity in parsed.entities_in(span):
        if entity.label is EntityLabel.PERSON and entity.span.start >= at:
            words += text[at : entity.span.start] + "¤"
            at = entity.span.end
    return curly(plain(words + text[at : span.end]))


@lru_cache(maxsize=1024)  # a heading, a label and what stands before a list are asked for every passage beside them
def _found(words: str, table: str) -> Mapping[str, int]:
    """The entries of a table of `data/categories.toml` that occur in `words`, with the place of their first word."""
    return {name: hit.start() for name, pattern in _patterns()[table].items() if (hit := pattern.search(words))}


@cache
def _patterns() -> dict[str, dict[str, AnyCase]]:
    return {
        table: {name: AnyCase(rf"(?<![\w-])(?:{'|'.join(words)})(?!\w)") for name, words in entries.items()}
        for table, entries in read_toml("categories").items()
        if table in (*_TABLES, "headings")
    }


def _because(parsed: Parsed, passage: Passage) -> tuple[str, tuple[Span, ...]]:
    """The words of the lead that name an act, as quoted evidence."""
    lead = curly(passage.lead.of(parsed.article.text))
    hits = sorted(_spans(lead), key=lambda hit: (hit[1].start, -len(hit[1])))
    if not hits:
        return "no word of the lead names what was done", (passage.lead,)
    quoted = "; ".join(f"{name.replace('_', ' ')}: “{span.of(lead)}”" for name, span in hits[:3])
    start = passage.lead.start
    return quoted, tuple(Span(start + span.start, start + span.end) for _, span in hits[:3])


def _spans(lead: str) -> Iterator[tuple[str, Span]]:
    for name, pattern in _patterns()["acts"].items():
        if hit := pattern.search(lead):
            yield name, Span(*hit.span())
