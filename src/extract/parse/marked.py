"""People whom the model passes by for their spelling: "#AwaSarr", "a woman known as A.B.", "Friday Okoro"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extract.common_words import is_common
from extract.model import Entity, EntityLabel, Span
from extract.parse.spans import Taken
from extract.parse.words import city_size, folded, is_given, is_name_piece, known_label, name_words
from extract.tables import read_toml

_WORD = r"[A-ZÀ-ÞĀ-Ž][a-zß-ÿ][^\W\d_]*(?: [A-ZÀ-ÞĀ-Ž][a-zß-ÿ][^\W\d_]*)?"
_HASHTAG = re.compile(r"#(?P<name>(?P<first>[A-ZÀ-Þ][a-zß-ÿ]+)(?:[A-ZÀ-Þ][a-zß-ÿ]+){1,2})(?!\w)")
_INITIAL = r"(?:[A-Z]\.[ \u00a0]?){1,4}(?![A-Za-z])|[A-Z]{1,5}(?![\w’'-]|\.\w)"
_ONLY = (
    r"(?: (?:only|just|here|simply|publicly|officially|to \w+(?: \w+)?|in (?:the )?(?:court )?"
    r"(?:judge?ment|ruling|decision|file|papers|documents|public|press)))*"
)
_KNOWN_AS = re.compile(
    r"\b(?:known|named|identified|referred to|protected)"
    + _ONLY
    + r"(?: as| by(?: the (?:initials?|letters?))?)"
    + r" [“\"‘]?(?P<name>"
    + _INITIAL
    + r")"
)
_CALLED = re.compile(
    r"\b(?:[Ww]e|they|papers|court|judges?|report|judgment)(?: (?:shall|will|only|just|here|can only))* "
    r"(?:calls?|names?|knows? (?:\w+ )?as) (?:(?:her|him|them) )?(?:only )?[“\"‘]?(?P<name>" + _INITIAL + r")"
)
_TITLED = re.compile(r"\b(?P<title>Mrs?|Ms|Miss|Mx|Mme|Frau|Herr)\.? (?P<name>(?:[A-Z]\.){1,3}|[A-Z](?= ))(?![\w’])")
_QUOTED = re.compile(
    r"(?:[a-z]{3,}|[Cc]alled) [“\"‘](?P<name>[A-Z]{1,4}\.?)[”\"’]"
    r"(?=,? (?:\d\d|who|whose|has|had|was|is|and|may|can|must|won)\b|[,.])"
)
# "the conviction of J.A.O., who …", "Widows W.A. and R.A."; "U.S." is nobody, "J.R. Moehringer" has a name.
_INITIALS = re.compile(r"(?<![\w.(-])(?P<name>(?:[A-Z]\.){2,4})(?![\w-]| ?[A-Z]\w)")
# "U Win Tin": hardly anybody leaves the "U" away, and without it such names are taken for anything.
_BURMESE = re.compile(r"(?<![\w’.-])(?P<name>U(?: [A-Z][a-z]+){2,4})(?![\w-])")
# "So Seong-uk", "Oh Seung-hun": names of no other shape, whose first word may be one of any sentence.
_HYPHENED = re.compile(
    r"(?<![\w’.-])(?!(?:The|This|An?|And|But|Our|His|Her|Its?|In|On|At|By|For|Of|To|From|With|As|When|All|Two|Three) )"
    r"(?P<name>[A-Z][a-z]{0,5} (?!(?:Co|Non|Pro|Anti|Ex|Pre|Post|Semi|Multi|Inter|Self|Mid)-)"
    r"[A-Z][a-z]{1,5}-[a-z]{1,6})(?![\w-])"
    r"(?<!-born)(?<!-based)(?<!-led)(?<!-run)(?<!-style)(?<!-made)(?<!-wide)(?<!-era)(?<!-held)"
)
# "XY, as she is called in the decision"
_SO_CALLED = re.compile(
    r"(?<![\w.])(?P<name>" + _INITIAL + r"), as (?:s?he|they|the \w+) (?:(?:is|was|are|were|has been) )?"
    r"(?:called|known|named|referred to|identified|styled)\b"
)
# "Toforest J. was freed": a family name that is left away; "Schedule A. The" is none.
_SHORTENED = re.compile(r"(?<![\w.’-])(?P<name>(?P<first>[A-ZÀ-Þ][a-zß-ÿ]{2,}) [A-Z]\.)(?=,? [a-z]|[’']s)")
# "whom we shall call Grace", "awarded damages to “Josephine”, who": one name, given for the telling.
_FOR_TELLING = re.compile(
    r"\b(?:whom (?:we|I)|(?:we|I)(?= [\w’']+ (?:\w+ )?(?:her|him)\b))(?: (?:shall|will|’ll|'ll))? "
    rf"(?:call(?:ed)?|nam(?:e|ed)) (?:her |him )?[“\"‘]?(?P<name>{_WORD})(?=[”\"’]?[,.;:) ])"
    rf"|(?<=[a-z] )[“\"‘](?P<quoted>{_WORD})[”\"’]"
    r"(?=,? (?:who|whose|\d\d\b|was|is|has|had|and her|and his)\b|, an? | \()"
)
# "In Pearson, the full bench held": a case is called after somebody.
_IN_CASE = re.compile(
    rf"\b[Ii]n (?P<name>{_WORD}), "
    r"(?=(?:the|an?) (?:[\w-]+ ){0,3}(?i:court|bench|judges?|justices|tribunal|panel|commission)\b)"
)
_CERTAIN = re.compile(r"\b[Aa] certain (?:M[rs]+\.? )?(?P<name>[A-Z]\.)(?!\w)")
_DOTTED = r"(?P<name>(?:[A-Z]\.[ \u00a0]?){0,3}[A-Z]\.)"
_PARTY = re.compile(
    r"(?:\b(?:complaints?|applications?|cases?|petitions?|appeals?|claims?) (?:of|by|from|brought by) "
    + _DOTTED
    + r"(?!\w| ?(?:[A-Z]\. ?)*[A-Z]\w))|(?<![\w.])"
    + _DOTTED.replace("name", "party")
    + r"(?= (?:and (?:others|[A-Z]\.[A-Z]\.) )?(?:v|vs|c)\.? [A-Z])"
)
_CAPITAL = r"[A-ZÀ-ÞĀ-Ž][^\W\d_]*[a-zß-ÿ][^\W\d_]*"
# "dos Santos Pereira v. Brazil"
_PARTICLES = (
    r"(?:(?:al|el|de|del|della|la|dos|das|da|do|di|van|von|der|den|ten|ter|bin|binti|bint|ibn|ben|ould|mint)[ -]){0,2}"
)
_PARTY_NAME = (
    rf"(?:[A-Z]\. )*{_PARTICLES}{_CAPITAL}(?:[ -](?:(?:al|el|de|del|la|van|von|bin|ud)[ -])?{_CAPITAL}){{0,3}}"
)
_VERSUS = re.compile(
    rf"(?<![\w’.(-])(?<![a-z] of )(?<!\w and )(?P<opening>(?:In|And|So|But|Then|Also) )?(?P<name>{_PARTY_NAME})"
    r"(?:,? (?:and|&) (?:[Oo]thers|[Oo]rs|[Aa]nother|[A-Z]\w+))? (?:v|vs|versus|contra|c)\.? (?:[Tt]he )?(?=[A-Z])"
)
_CALLED_INITIALS = re.compile(
    r"\b(?:called|initials(?: are| were)?|named) [“\"‘]?(?P<name>(?:[A-Z]\.[ \u00a0]?){1,3}[A-Z]\.)"
)
# "Oscar ESPINOSA CHEPE": case lists write surnames in capitals, which are read as places and bodies.
_IN_CAPITALS = re.compile(
    r"(?<![\w’.-])(?P<name>(?P<first>[A-ZÀ-ÞĀ-Ž][a-zß-ÿ]+)(?:[ -][A-ZÀ-ÞĀ-Ž][a-zß-ÿ]+)?"
    r"(?P<last>(?: (?:[^\W\d_a-z]{2,}[-’'])?[^\W\d_a-z]{4,}){1,2}))(?![\w’-])"
)
_WEEKDAY = re.compile(
    r"(?<![\w’-])(?P<before>[^\W\d_]+\.? )?"
    r"(?P<name>(?:Sunday|Monday|Friday|Saturday) (?P<last>[^\W\d_a-zà-ÿ][^\W\d_A-Z]{2,}))"
    r"(?= (?:is|was|has|had|and|who|says|said|won|wins|walks|walked|of)\b|[’']s|[,.;:)]| [a-z]+s\b)"
)


def add_marked(text: str, blocks: Sequence[Span], found: Iterable[Entity]) -> list[Entity]:
    """`found` and the people whom a hashtag, initials or a weekday for a first name conceal."""
    found = list(found)
    people = [each.span for each in found if each.label is EntityLabel.PERSON]
    added = [
        Entity(span, span.of(text), EntityLabel.PERSON, "marked")
        for block in blocks
        for span in _marked(text, block)
        # "Yeung Wai-lok" is the end of "Cyd Yeung Wai-lok", which was read whole.
        if not any(whole.end == span.end and whole.start < span.start for whole in people)
    ]
    written = [span for block in blocks for span in _in_capitals(text, block)]
    added += [
        Entity(span, span.of(text), EntityLabel.PERSON, "marked")
        for span in written
        if not any(span.overlaps(other) for other in (*people, *(each.span for each in added)))
    ]
    kept = [each for each in found if not any(each.span.overlaps(one.span) for one in added)]
    taken = Taken(each.span for each in (*kept, *added))
    kin = [Span(*match.span("name")) for block in blocks for match in _of_kin().finditer(text, block.start, block.end)]
    # "his father Barizaa", where nothing was read.
    kin = [span for span in kin if not taken.overlaps(span) and not is_common(folded(span.of(text)))]
    return [*kept, *added, *(Entity(span, span.of(text), EntityLabel.PERSON, "marked") for span in kin)]


def _marked(text: str, block: Span) -> Iterator[Span]:
    for match in _HASHTAG.finditer(text, block.start, block.end):
        if is_given(match["first"]):
            yield Span(*match.span("name"))
    for pattern in (
        _KNOWN_AS,
        _CALLED,
        _CALLED_INITIALS,
        _QUOTED,
        _CERTAIN,
        _BURMESE,
        _HYPHENED,
        _SO_CALLED,
        _lettered(),
    ):
        for match in pattern.finditer(text, block.start, block.end):
            yield Span(match.start("name"), match.start("name") + len(match["name"].rstrip()))
    for match in _INITIALS.finditer(text, block.start, block.end):
        if match["name"].replace(".", "").casefold() not in read_toml("names")["abbreviations"]["words"]:
            yield Span(*match.span("name"))
    yield from _told_as_people(text, block)
    for match in _TITLED.finditer(text, block.start, block.end):
        # Of "Mrs S." the title is kept: the letter alone is nobody's name.
        yield Span(match.start("title"), match.end("name"))
    for match in _pair().finditer(text, block.start, block.end):
        yield from (Span(*match.span(each)) for each in ("first", "last") if match[each])
    for match in _called_both().finditer(text, block.start, block.end):
        yield from (Span(*match.span(each)) for each in ("first", "second", "last") if match[each])
    for match in _WEEKDAY.finditer(text, block.start, block.end):
        before = (match["before"] or "").strip().casefold()
        titled = before.rstrip(".") in name_words().kinds
        plain = before not in _before_day() and match["last"].casefold() not in name_words().not_names
        if titled or (plain and not is_given(match["last"])):
            yield Span(*match.span("name"))


def _in_capitals(text: str, block: Span) -> Iterator[Span]:
    """Given names with a surname in capitals behind, which is no word, land or people: "Hawa TURAY"."""
    for match in _IN_CAPITALS.finditer(text, block.start, block.end):
        surnames = match["last"].split()
        if is_given(match["first"]) and all(
            word.isupper() and not (is_common(folded(word)) or known_label(word)) for word in surnames
        ):
            yield Span(*match.span("name"))


def _told_as_people(text: str, block: Span) -> Iterator[Span]:
    """The parties of cases, and those whom the writers call by one name or leave a family name away."""
    for match in _VERSUS.finditer(text, block.start, block.end):
        if _is_somebody(match["name"]):
            yield Span(*match.span("name"))
    for match in _SHORTENED.finditer(text, block.start, block.end):
        if is_given(match["first"]) or not is_common(folded(match["first"])):
            yield Span(*match.span("name"))
    for match in _FOR_TELLING.finditer(text, block.start, block.end):
        group = "name" if match["name"] else "quoted"
        if is_given(match[group]) or (group == "name" and not known_label(match[group])):
            yield Span(*match.span(group))
    for match in _IN_CASE.finditer(text, block.start, block.end):
        if is_name_piece(match["name"].split()[-1]) and _is_somebody(match["name"]):
            yield Span(*match.span("name"))
    for match in _PARTY.finditer(text, block.start, block.end):
        yield Span(*match.span("name" if match["name"] else "party"))


def _is_somebody(party: str) -> bool:
    """Whether a party of a case may be a person: "Sarr v Senegal" is called after one, "Commission v Poland" is not."""
    words, last = name_words(), folded(party).split()[-1]
    thing = last in words.endings or folded(party).split()[0] in words.heads or known_label(party) is not None
    return not thing and not _no_party().match(party) and not city_size(party)


# --- patterns of words from the table -----------------------------------------------------------------------------


def _any_of(kind: str) -> str:
    """A pattern for the words of `[marked]` in `data/names.toml` under `kind`."""
    return rf"(?:{'|'.join(read_toml('names')['marked'][kind])})"


@cache
def _of_kin() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|whose) (?:late |elder |younger |eldest )?{_any_of('kin')},? (?P<name>{_WORD})"
    )


@cache
def _lettered() -> re.Pattern[str]:
    """Names of a single letter before the last: "Pastor A Dao"."""
    return re.compile(
        rf"\b{_any_of('before_letter')}[.,]? (?P<name>[AHKUY] [A-Z][a-zß-ÿ]+(?: [A-Z][a-zß-ÿ]+)?)(?![\w-])"
    )


@cache
def _pair() -> re.Pattern[str]:
    """ "two men, S.T. and B.D.": initials behind a word for people."""
    return re.compile(
        rf"\b{_any_of('before_initials')}, (?P<first>(?:[A-Z]\.){{2,4}})"
        r"(?:(?:,| and) (?P<last>(?:[A-Z]\.){2,4}))?(?!\w)"
    )


@cache
def _called_both() -> re.Pattern[str]:
    """ "two friends named Awa and Binta": as many names as people."""
    return re.compile(
        rf"\b{_any_of('called')}(?: (?:who are|who were))? (?:named|called) (?P<first>{_WORD})"
        rf"(?:, (?P<second>{_WORD}))?,? and (?P<last>{_WORD})(?![\w-])"
    )


@cache
def _no_party() -> re.Pattern[str]:
    return re.compile(rf"{_any_of('no_party')}\b")


@cache
def _before_day() -> frozenset[str]:
    return frozenset(read_toml("names")["marked"]["before_day"])
