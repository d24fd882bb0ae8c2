"""Everybody whom a passage names, each once: the fullest form, every other form, and where each stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from rapidfuzz.fuzz import ratio

from extract.model import EntityLabel, Parsed, Passage, Span
from extract.resolve.around.bare_names import tidy_name
from extract.resolve.people.claims import whose
from extract.resolve.people.naming import find_names
from extract.resolve.people.stretches import find_stretches
from extract.tables import read_toml
from extract.text import fold, running

MOST_FORMS = 300  # names read of a passage: a broken file of one line may hold thousands, and no win does
_KIN_REACH = 40  # characters before a name in which "his son" may stand
NEAR_BLOCKS = 2  # from a short name to the whole one that it stands for in the same passage
SAME_SPELLING = 90  # percent of likeness from which two full names of one passage are one name misspelt
# From a person to the next one of a list, who may be told as kin: " and Mr ", " and his son ".
_LISTED_BESIDE = re.compile(r",? (?:and|&) (?:(?:[Mm]rs?|[Mm]s|[Dd]r)\.? |(?:his|her|their) (?:[\w-]+,? ){1,3})?")
_SINGULAR = re.compile(r"[”\"’]?, (?:was|is|has)\b")
# "the brothers Abdul and Mohammed Rabbani": the last family name is of both.
_BESIDE_KIN = re.compile(r" (?:and|&) [^\W\d_a-z][\w’-]* (?P<family>[^\W\d_a-z][\w’-]*)")


@dataclass(frozen=True, slots=True)
class Form:
    """One place where a person is named: the part of the passage and the sentence that it stands in."""

    zone: str
    sentence: Span
    span: Span
    text: str
    label: EntityLabel | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One person of a passage."""

    name: str
    span: Span
    forms: tuple[Form, ...]
    variants: tuple[str, ...] = ()

    @property
    def zones(self) -> frozenset[str]:
        return frozenset(form.zone for form in self.forms)

    def first(self) -> Form:
        """The form by which the person enters the passage: the one in the lead if there is one."""
        return min(self.forms, key=lambda form: (form.zone != "lead", form.span))


def find_figures(parsed: Parsed, passage: Passage) -> list[Figure]:
    """The people of the passage in text order; those of the sentences before it when it only says "she"."""
    named = (form for zone, sentence in find_stretches(parsed, passage) for form in _forms(parsed, zone, sentence))
    forms = list(islice(named, MOST_FORMS))
    figures = [_fullest(parsed, passage, figure) for figure in _figures(parsed, list(dict.fromkeys(forms)))]
    return sorted(figures, key=lambda figure: min(form.span for form in figure.forms))


def people_in(form: Form, everybody: Sequence[Figure]) -> tuple[Span, ...]:
    """Where anybody is named in the sentence of `form`, in text order."""
    spans = {other.span for figure in everybody for other in figure.forms if form.sentence.contains(other.span)}
    return tuple(sorted(spans))


def _forms(parsed: Parsed, zone: str, sentence: Span) -> Iterator[Form]:
    for name in find_names(parsed, sentence):
        yield Form(zone, sentence, name.span, name.text, name.label)


def _figures(parsed: Parsed, forms: Sequence[Form]) -> list[Figure]:
    """The forms that are one person's put together: parts of a full name, other spellings, aliases."""
    heads: list[list[Form]] = []
    ordered = sorted(
        forms, key=lambda form: (-len(_words(form.text)), -len(form.text) if form.zone == "lead" else 0, form.span)
    )
    for form in ordered:
        group = _group_of(parsed.article.text, form, heads)
        if group is None:
            heads.append([form])
        else:
            group.append(form)
    return _join_aliases(parsed, [_figure(group) for group in heads])


def _fullest(parsed: Parsed, passage: Passage, figure: Figure) -> Figure:
    """ "Youba", whom the article elsewhere calls "Youba Siby" and nobody else so, under the whole name."""
    # "X and his son Omar": another Omar of the article has another name.
    if len(_words(figure.name)) > 1 or whose().search(_words_before(parsed, figure)):
        return figure
    people = [each for each in parsed.entities if each.label is EntityLabel.PERSON and _same(each.text, figure.name)]
    people = [each for each in people if not _has_other_family(parsed.article.text, figure.span, each.text)]
    whole = {fold(each.text): each for each in people if len(_words(each.text)) > 1}
    if len(whole) != 1:
        return figure
    name = tidy_name(next(iter(whole.values())).text)
    # Far away the whole name is another item's: the passage says "Sarr", and that she is Awa Sarr is a variant.
    wholes = [each.span for each in people if len(_words(each.text)) > 1]
    headed = any(heading.contains(whole) for heading in passage.headings[-1:] for whole in wholes)
    near = headed or any(_near(parsed, figure.span, whole) for whole in wholes)
    names = (name, figure.name) if near else (figure.name, name)
    return replace(figure, name=names[0], variants=tuple(dict.fromkeys((*names[1:], *figure.variants))))


def _words_before(parsed: Parsed, figure: Figure) -> str:
    start = figure.span.start
    return parsed.article.text[max(0, start - _KIN_REACH) : start]


def _near(parsed: Parsed, one: Span, other: Span) -> bool:
    """Whether two places are at most two blocks apart."""
    places = [bisect_right(parsed.blocks, span.start, key=lambda block: block.span.start) for span in (one, other)]
    return abs(places[0] - places[1]) <= NEAR_BLOCKS


def _figure(group: Sequence[Form]) -> Figure:
    """The person of these forms, of which none has more words than the first."""
    longest = len(_words(group[0].text))
    # Of equally full forms the lead's own spelling stands, else the first one.
    full = [form for form in group if len(_words(form.text)) == longest]
    full = [form for form in full if len(_words(form.text)[0]) > 1] or full  # "Habib Tall" before "H. Tall"
    head = min(full, key=lambda form: (form.zone != "lead", form.zone in ("aside", "before", "label"), form.span))
    forms = tuple(sorted(group, key=lambda form: form.span))
    variants = tuple(dict.fromkeys(form.text for form in forms if form.text != head.text))
    return Figure(head.text, head.span, forms, variants)


def _group_of(text: str, form: Form, heads: Sequence[list[Form]]) -> list[Form] | None:
    """The person whose name `form` shortens: the nearest one named before it, else the only one."""
    fits = [
        group
        for group in heads
        if _same(group[0].text, form.text)
        and not _has_other_family(text, form.span, group[0].text)
        and not any(_is_another_of_list(text, form, other) for other in group)
    ]
    if len(fits) < 2:
        return fits[0] if fits else None
    before = [group for group in fits if min(other.span for other in group) < form.span]
    return max(
        before or fits,
        key=lambda group: max((other.span for other in group if other.span < form.span), default=Span(0, 0)),
    )


def _has_other_family(text: str, name: Span, whole: str) -> bool:
    """ "Abdul" in "the brothers Abdul and Mohammed Rabbani" is not the "Abdul Latif Nasser" who was named before."""
    found = _BESIDE_KIN.match(text, name.end)
    if found is None or not re.search(rf"{kin().pattern} $", text[max(0, name.start - _KIN_REACH) : name.start]):
        return False
    return len(_words(whole)) > 1 and _words(found["family"])[-1] not in _words(whole)


def _is_another_of_list(text: str, one: Form, other: Form) -> bool:
    """ "Ali Sow and Omar Ali Sow" are two: a son whose name holds his father's."""
    first, second = sorted((one.span, other.span))
    between = running(text[first.end : max(first.end, second.start)])
    fewer, more = sorted((len(_words(one.text)), len(_words(other.text))))
    return 1 < fewer < more and _LISTED_BESIDE.fullmatch(between) is not None


def _words(name: str) -> list[str]:
    return fold(name.replace("-", " ")).split()


def _same(full: str, short: str) -> bool:
    """Whether `short` is `full`, a part of it, or a misspelling of it."""
    ours, theirs = _words(full), _words(short)
    if not theirs:
        return False
    if "".join(ours) == "".join(theirs) or sorted(ours) == sorted(theirs):
        return True
    if len(theirs) == len(ours) > 1 and len(theirs[0]) == 1:
        return ours[0].startswith(theirs[0]) and ours[1:] == theirs[1:]  # "T. Dendea" is "Taye Dendea"
    if len(theirs) < len(ours):
        kept = [word for word in ours if word in theirs]
        return kept == theirs and any(len(word) > 1 for word in theirs) and not set(theirs) <= _particles()
    return len(ours) == len(theirs) > 1 and ratio(" ".join(ours), " ".join(theirs)) >= SAME_SPELLING


@cache
def kin() -> re.Pattern[str]:
    """Words for several who are of one family: "brothers", "husband and wife"."""
    return re.compile(rf"\b(?:{'|'.join(read_toml('cast')['families']['kin'])})\b", re.IGNORECASE)


@cache
def _particles() -> frozenset[str]:
    return frozenset(read_toml("cast")["particles"]["words"])


def _join_aliases(parsed: Parsed, figures: list[Figure]) -> list[Figure]:
    """ "X, also known as Y": one person, called X; "Y, whose real name is X" too."""
    text = parsed.article.text
    joined = list(figures)
    for one in sorted(figures, key=lambda figure: figure.span):
        for other in figures:
            if one is other or one not in joined or other not in joined:
                continue
            between = _between(text, one, other)
            if between is None:
                continue
            bracketed = _says("bracket", between) and _closed(text, other)
            # "Kiko (Rosa Quispe)": the bracket has the whole name.
            whole = bracketed and len(_words(one.name)) == 1 < len(_words(other.name))
            apposed = between == ", " and _is_byname_of(text, one, other)
            if (bracketed and not whole) or apposed or _says("known_as", between):
                joined[joined.index(one)] = _merged(one, other)
                joined.remove(other)
                one = next(figure for figure in joined if other.name in figure.variants)
            elif (
                whole
                or _says("real_name", between)
                or (_is_byname(one.name) and _says("byname", between) and not _is_byname(other.name))
            ):
                joined[joined.index(other)] = _merged(other, one)
                joined.remove(one)
    return joined


def _between(text: str, one: Figure, other: Figure) -> str | None:
    """The words between the nearest forms of two people, the second behind the first; None where they are far apart."""
    gaps = [
        text[a.span.end : b.span.start] for a in one.forms for b in other.forms if 0 <= b.span.start - a.span.end < 200
    ]
    return running(min(gaps, key=len)) if gaps else None


def _says(kind: str, between: str) -> bool:
    """Whether the words between two names say that they are one person's, in the way of `kind`."""
    return any(_alias()[kind].fullmatch(words) for words in (between, between.strip()))


def _is_byname_of(text: str, one: Figure, other: Figure) -> bool:
    """Whether a word behind a whole name is the same person's: two would not take "was" in "Awa Sarr, Ndeye, was …"."""
    single = len(_words(one.name)) > 1 == len(_words(other.name))
    return single and _SINGULAR.match(text, other.first().span.end) is not None


def _is_byname(name: str) -> bool:
    """ "Mother Mushroom", "Uncle Sky": a second name that is told beside it is the real one."""
    words = name.split()
    return len(words) == 2 and words[0] in read_toml("cast")["bynames"]["words"]


def _closed(text: str, figure: Figure) -> bool:
    return bool(re.match(r"[”\"’]?\)", text[figure.first().span.end :]))


def _merged(one: Figure, other: Figure) -> Figure:
    variants = tuple(name for name in dict.fromkeys((*one.variants, other.name, *other.variants)) if name != one.name)
    return replace(one, forms=tuple(sorted((*one.forms, *other.forms), key=lambda form: form.span)), variants=variants)


@cache
def _alias() -> dict[str, re.Pattern[str]]:
    table = read_toml("cast")["aliases"]
    return {key: re.compile(rf"(?:{'|'.join(words)})", re.IGNORECASE) for key, words in table.items()}
