"""What can be read off a sentence and its place that speaks for or against its stating a win."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.calendar_words import is_calendar_line, month_pattern, weekday_pattern
from extract.events import count_kinds
from extract.gazetteer import find_countries, is_country
from extract.model import BlockKind, EntityLabel, Parsed, Span
from extract.segment.leaning import after, leaning_of, likens
from extract.segment.novelty import Named, novelty
from extract.segment.position import TOKEN, Features, Place, position_of, sombre
from extract.segment.reference import reference_of
from extract.segment.statements import statements
from extract.senses import sense_of
from extract.telling.cues import cues_of, main_clause
from extract.telling.deeds import read_deed, typed_words
from extract.telling.polarity import polarity_of
from extract.text import curly, plain, stem

_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|be|been|did|does|do|can|will|would|may|came|went|got|gave|took|made|said|let|left|won|"
    r"lost|found|held|ruled|put|set|cut|ran|met|saw|told|began|became|brought|sent|struck|threw|says|[a-z]{3,}(?:ed|es|[a-rt-z]s))\b"
)
_MONTH = re.compile(rf"\b{month_pattern()}", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b{weekday_pattern()}", re.IGNORECASE)
# Days of a month in figures and words: "the twenty-first of", "3/5", but no hours, "May 9:30".
_DAY = re.compile(
    rf"\b(?:the )?\d{{1,2}}(?:st|nd|rd|th)\b|\b\d{{1,2}} (?={month_pattern()})|\b{month_pattern()} \d{{1,2}}\b(?!:)|"
    r"\b\d{1,2}[./] ?\d{1,2}\b|"
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|\bthe (?:\w+(?:-| and ))?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|"
    r"ninth|"
    r"\w*tenth|\w+teenth|eleventh|twelfth|\w+tieth)\b(?: of|,| day)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "WHEREAS, the city", "AND WHEREAS the court", "Considering that", "Item:", "Given thanks for the judges".
_FORMULA = re.compile(
    r"(?P<words>(?:[A-Z]{3,}(?:\s[A-Z]{2,}){0,3}[,:]?(?:\sthat\b,?)?|(?:[A-Z][a-z]+(?:\s[a-z]+){0,2}(?:[,:]|\sthat\b))))\s+(?=\S)"
)
_NAMED = re.compile(
    r"[A-ZÀ-Þ][\w’'.-]*(?: (?:(?:and|of|the|de|da|el) )*[A-ZÀ-Þ][\w’'.-]*){0,5}(?:[,:] | \()(?:[A-ZÀ-Þ][\w’'-]+, )?"
    r"(?:on |in )?(?P<rest>.{3,20})"
)
_ENTRY = "entry:name and date"
_ALIKE = 3  # sentences of an article that open so
_HOSTED = 4  # lines that name a body: a court or ministry that the article is about stands there as often
_EARLY = 40  # characters within which a sentence names its subject
_OFTEN = 4  # paragraphs that share an opening: fewer may be chance
# How a sentence goes on from the one before it, looks back, or looks ahead: none of these states a new win.
_SHAPES = {
    "points back": re.compile(
        r"(?:This|These|Those|That|Such|He|She|They|It|His|Her|Their|Its|Both|Neither|Others?|Some|Many)\b|"
        r"The (?:\w+ ){0,2}(?:decision|ruling|judge?ment|verdict|bill|law|move|case|charges?|couple|men|women|two|"
        r"three|announcement|report|step|change|release|ban|measure|reform|resolution|treaty|victory|pair|group|trial|court)\b"
    ),
    "links": re.compile(
        r"(?:But|However|Yet|Still|Although|While|Despite|Meanwhile|For years|Until then|Earlier|Before)\b"
    ),
    "adds": re.compile(r"(?:Also|And|Then|Later|Next|Finally|Another|Again|Two days|The same|In the same|Elsewhere)\b"),
}
_TENSES = {
    "pluperfect": re.compile(
        r"\bhad (?:\w+ly |also |not |never |since )?(?:been|\w+(?:ed|en|wn|ld|nt|pt|ght|me|ne|un))\b"
    ),
    "ahead": re.compile(r"\b(?:will|would|shall|could|may|might|must|should|is to|are to|hopes?|plans to)\b"),
    "still": re.compile(r"\b(?:still|yet|remains?|continues?|not yet|so far|no news)\b", re.IGNORECASE),
    "first person": re.compile(r"\b(?:we|our|us|I|my|me)\b"),
    "campaign": re.compile(
        r"\b(?:Amnesty|campaign\w*|petition\w*|supporters|urged|called (?:for|on)|calls? (?:for|on)|letters?)\b"
    ),
}
_MASKED = (EntityLabel.PERSON, EntityLabel.ORG, EntityLabel.LOC, EntityLabel.NORP)
_TOLD_ON = ("kind", "has", "tells", "act")  # of a sentence, for its neighbours
_REACH = 5  # sentences of a block looked at on either side
_LOSSES = {"main:turned", "opens:lost", "opens:waiting"}
_ENDS_HARM = ("kind:release", "kind:acquittal", "kind:clemency")
_GOOD = (*_ENDS_HARM, "kind:legislation", "kind:ruling", "kind:policy")


@dataclass(frozen=True, slots=True)
class Read:
    """What is read off a sentence, what it names, and, where several statements stand in it, what is read off each."""

    features: Features
    named: Named
    parts: tuple[tuple[Span, Features], ...] = ()


def features_of(parsed: Parsed, seen: Sequence[Place]) -> list[Read]:
    """What is read off each place, its neighbours' kinds of words included."""
    text = parsed.article.text
    dated = any(block.kind is BlockKind.HEADING and is_calendar_line(block.span.of(text)) for block in parsed.blocks)
    labelled = sum(block.label is not None for block in parsed.blocks) >= 4
    spans = [
        Span(place.sentence.span.start + skip, place.sentence.span.end)
        for place, skip in zip(seen, _formulas(text, seen), strict=True)
    ]
    words = [plain(span.of(text)) for span in spans]
    own = [_own(parsed, span, said) for span, said in zip(spans, words, strict=True)]
    named = [
        Named.read(said, each.get("refers:back", 0.0), _places(parsed, span), likens(each))
        for said, each, span in zip(words, own, spans, strict=True)
    ]
    hosts = _hosts(parsed)
    new = novelty(named, [place.sentence.block for place in seen])
    entries = sum(_ENTRY in each for each in own)
    found = []
    for number, place in enumerate(seen):
        around = position_of(text, place, dated, labelled) | new[number]
        for side, other in (("before", number - 1), ("after", number + 1)):
            if 0 <= other < len(seen) and seen[other].block is place.block:
                around |= {f"{side}:{n}": v for n, v in own[other].items() if n.startswith(_TOLD_ON)}
        around |= _turns(own, seen, number) | _leans(own, seen, number, new[number])
        if _ENTRY in own[number] and entries >= _ALIKE:
            around[f"{_ENTRY}, as others"] = 1.0
        if any(0 <= words[number].find(host) < _EARLY for host in hosts):
            around["refers:the host"] = 1.0
        found.append(Read(own[number] | around, named[number], _apart(parsed, spans[number], around)))
    return found


def _places(parsed: Parsed, span: Span) -> list[str]:
    return [plain(entity.text) for entity in parsed.entities_in(span) if entity.label is EntityLabel.LOC]


def _apart(parsed: Parsed, span: Span, around: Features) -> tuple[tuple[Span, Features], ...]:
    """The statements of a sentence, each read by itself in the same surroundings; none where it is only one."""
    text = parsed.article.text
    parts = [Span(span.start + start, span.start + end) for start, end in statements(span.of(text))]
    return tuple((part, _own(parsed, part, plain(part.of(text))) | around) for part in parts if len(parts) > 1)


def _hosts(parsed: Parsed) -> frozenset[str]:
    """The bodies that many lines of an article name: mostly whoever publishes it, whose doings are no wins."""
    breaks = [found.start() for found in re.finditer("\n", parsed.article.text)]
    lines: dict[str, set[int]] = {}
    for entity in parsed.entities:
        if entity.label is EntityLabel.ORG:
            lines.setdefault(plain(entity.text), set()).add(bisect_left(breaks, entity.span.start))
    return frozenset(name for name, where in lines.items() if len(where) >= _HOSTED)


def _turns(own: Sequence[Features], seen: Sequence[Place], number: int) -> Features:
    """Whether harm is told here and its end later in the block, or the other way round.

    "On 1 December he was abducted … In March he was freed": the first sentence is history, not the win.
    """
    block = seen[number].block
    later = [own[n] for n in range(number + 1, min(number + 1 + _REACH, len(seen))) if seen[n].block is block]
    earlier = [own[n] for n in range(max(0, number - _REACH), number) if seen[n].block is block]
    features: Features = {}
    if bad := sum(_is_bad(other) for other in earlier):
        features["turn:bad news before"] = min(bad, 3) / 2
    if _is_bad(own[number]) and any(_is_bad(other) for other in (*earlier, *later)):
        features["turn:bad news among such"] = 1.0
    if any(_LOSSES & other.keys() for other in earlier):
        features["turn:losses told from here"] = 1.0
    above = number - len(earlier) - 1 if len(earlier) < _REACH else -1
    if above >= 0 and seen[above].headings == seen[number].headings and _LOSSES & own[above].keys():
        features["turn:losses told above"] = 1.0
    harmed, freed, good = "kind:harm" in own[number], _tells(own[number], _ENDS_HARM), _tells(own[number], _GOOD)
    if harmed and not freed and any(_tells(other, _ENDS_HARM) for other in later):
        features["turn:harm, its end later"] = 1.0
    if freed and any("kind:harm" in other and not _tells(other, _ENDS_HARM) for other in earlier):
        features["turn:the end of a harm told before"] = 1.0
    if harmed and not good and later:
        features["turn:only harm"] = 1.0
    if good and earlier and not any(_tells(other, _GOOD) for other in earlier):
        features["turn:first good news of the block"] = 1.0
    return features


def _leans(own: Sequence[Features], seen: Sequence[Place], number: int, new: Features) -> Features:
    """What a sentence's leaning on the sentences of its block before it says; `new` is what they do not name."""
    earlier = [own[n] for n in range(max(0, number - _REACH), number) if seen[n].block is seen[number].block]
    good = any(_tells(other, _GOOD) and not _is_bad(other) for other in earlier)
    abroad, dated = "new:country of the block" in new, "new:another date of the block" in new
    return after(own[number], earlier, good_before=good, abroad=abroad, dated=dated)


def _tells(features: Features, kinds: Sequence[str]) -> bool:
    return any(kind in features for kind in kinds)


def _is_bad(features: Features) -> bool:
    return "tells:bad" in features or ("sign:bad" in features and "sign:good" not in features)


def _formulas(text: str, seen: Sequence[Place]) -> list[int]:
    """How many characters of each sentence are an opening that many paragraphs share: "WHEREAS,", "CONSIDERING that".

    Read as English, it would turn the wins of a resolution or a litany into subordinate clauses.
    """
    openings = [_FORMULA.match(place.sentence.span.of(text)) if place.number == 0 else None for place in seen]
    often = Counter(" ".join(opening["words"].split()).casefold() for opening in openings if opening)
    return [
        opening.end() if opening and often[" ".join(opening["words"].split()).casefold()] >= _OFTEN else 0
        for opening in openings
    ]


def _own(parsed: Parsed, span: Span, words: str) -> Features:
    """What a stretch of text says by itself; `words` are its words as they are read."""
    features: Features = {}
    for kind, number in count_kinds(words).items():
        features[f"kind:{kind}"] = min(number, 3) / 2
    features |= {**cues_of(words), **polarity_of(words)}
    people = [plain(e.text) for e in parsed.entities_in(span) if e.label is EntityLabel.PERSON]
    features |= reference_of(words, people) | leaning_of(words)
    features |= _names(parsed, span, words) | _deed(parsed, span) | sense_of(words)
    tokens = _tokens(parsed, span)
    for token in tokens:
        features[f"word:{token}"] = 1.0
    for token in {token if token[0] == "<" else stem(token) for token in tokens}:
        features[f"stem:{token}"] = 1.0
    for one, other in itertools.pairwise(tokens):
        features[f"pair:{one} {other}"] = 1.0
    for number, token in enumerate(tokens[:2], 1):
        features[f"first{number}:{token}"] = 1.0
    features[f"length:{min(len(tokens) // 8, 6)}"] = 1.0
    for name, pattern in _SHAPES.items():
        if pattern.match(words):
            features[f"has:{name}"] = 1.0
    for name, pattern in _TENSES.items():
        if pattern.search(words):
            features[f"has:{name}"] = 1.0
    quoted = sum(len(part) for part in re.findall(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", words)) / max(1, len(words))
    if quoted > 0.3:
        features["has:quotation"] = quoted
    if is_question(words):
        features["has:question"] = 1.0
    if _opens_as_entry(words):
        features[_ENTRY] = 1.0
    if (colon := words.find(":")) > 0:
        features |= sombre("opens", words[: min(colon, 40)])
    if not _FINITE.search(words):
        features["has:no verb"] = 1.0
        features |= {
            f"no verb, has:{name}": 1.0 for name in ("PERSON", "country", "day", "month") if f"has:{name}" in features
        }
    return features


def _deed(parsed: Parsed, span: Span) -> Features:
    """Who does what to what in the main clause: "doer:a country", "verb:lift active", "deed:lift active ban"."""
    deed = read_deed(main_clause(typed_words(parsed, span)), lambda _: frozenset())
    verb = f"{deed.verb} {deed.voice}"
    told = {f"voice:{deed.voice}", f"verb:{verb}"}
    told |= {f"doer:{name}" for name in deed.doers} | {f"voice:{deed.voice} {name}" for name in deed.doers}
    told |= {f"object:{name}" for name in deed.objects} | {f"deed:{verb} {name}" for name in deed.objects}
    told |= {f"deed:{name} {verb}" for name in deed.doers}
    return dict.fromkeys(told if deed.verb else {"voice:none"}, 1.0)


def _opens_as_entry(words: str) -> bool:
    """Whether a sentence opens with a name and its date, as items in short do: "Barbados, 12 December, the same."."""
    opening = _NAMED.match(words)
    return bool(opening and (_DAY.match(opening["rest"]) or _MONTH.match(opening["rest"])))


def is_question(words: str) -> bool:
    """Whether a sentence asks: "Which court opened the gates? (two marks)"."""
    return bool(re.search(r"\?[”’\"')]*(?: \([^()]*\))?$", words.strip()))


def _names(parsed: Parsed, span: Span, words: str) -> Features:
    features: Features = {}
    labels = [entity.label for entity in parsed.entities_in(span)]
    for label in (EntityLabel.PERSON, EntityLabel.ORG):
        if label in labels:
            features[f"has:{label}"] = 1.0
    countries = list(find_countries(words))
    if countries:
        features["has:country"] = 1.0
        features["has:early country"] = float(countries[0].span.start < 40)
    for name, pattern in (("month", _MONTH), ("weekday", _WEEKDAY), ("day", _DAY), ("year", _YEAR)):
        if found := pattern.search(words):
            features[f"has:{name}"] = 1.0
            features[f"has:early {name}"] = float(found.start() < 30)
    return features


def _tokens(parsed: Parsed, span: Span) -> list[str]:
    """The words in lower case with every name, number and date as its kind: names are not to be learnt by heart."""
    text = parsed.article.text
    masked: list[tuple[Span, str]] = [
        (entity.span, f"<{entity.label}>") for entity in parsed.entities_in(span) if entity.label in _MASKED
    ]
    tokens: list[str] = []
    position = span.start
    for covered, kind in [*masked, (Span(span.end, span.end), "")]:
        if covered.start < position:
            continue
        for found in TOKEN.finditer(plain(text[position : covered.start])):
            word = curly(found.group().casefold())
            if _MONTH.fullmatch(word):
                tokens.append("<MONTH>")
            elif _WEEKDAY.fullmatch(word) and len(word) > 3:
                tokens.append("<WEEKDAY>")
            elif word.isdecimal():
                tokens.append("<YEAR>" if _YEAR.fullmatch(word) else "<NUMBER>")
            else:
                tokens.append("<COUNTRY>" if is_country(word) else word)
        if kind:
            tokens.append(kind)
        position = covered.end
    return tokens
