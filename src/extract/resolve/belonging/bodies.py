"""Where bodies are named: as the model read them, by their own words, by name, by the noun beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.calendar_words import month_pattern
from extract.cities import cities
from extract.gazetteer import country_codes, demonym_codes
from extract.landmarks import find_landmarks
from extract.model import EntityLabel, Parsed, Span
from extract.person_names import given_names
from extract.tables import read_toml
from extract.text import alternatives, fold

# Bodies by their own words: "the Supreme Court of the Netherlands", "UN Human Rights Council".
_HEAD = (
    r"(?:Supreme|Constitutional|High|Federal|Appeals?|Appellate|District|Regional|Criminal|Administrative|Military|"
    r"Magistrates?[’']?|Crown|County|National|Legislative|General|Upper|Lower|International|European|African|"
    r"Inter-American|Special|Grand|Provincial|State|City|Central|Higher|Labour|Sharia|Court of)"
)
_BODY = (
    r"(?:Court|Courts|Tribunal|Assembly|Council|Parliament|Congress|Senate|Commission|Chambers?|"
    r"Jurisdiction|Bench|Union|Bank)"
)
OWN = re.compile(
    rf"\b(?:UN |EU )?(?:{_HEAD} )+(?:[A-Z][\w-]+ )?{_BODY}"
    r"(?: of (?:Human and Peoples[’'] Rights|Human Rights|Justice|Appeals?|Cassation|Auditors)\b)?"
    r"(?: (?:of|for) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?"
    r"|\b[A-Z][a-z]+ and [A-Z][a-z]+ (?:Court|Tribunal|Commission|Council)\b"
    r"|\bCourt of (?:Appeals?|Cassation|Justice)\b(?: of (?:the )?[A-Z][\w-]+)?"
    r"|\b(?:UN|EU) [A-Z][\w-]+(?: (?:(?:and|on|for|of|the) )*[A-Z][\w-]+)*"
    r"|\b(?:Parliament|Congress|Senate)\b"
    r"|\b(?:Grand Chamber|Constitutional Chamber|Chamber of Deputies|(?:First|Second|Third|Fourth|Fifth) Section)\b"
    r"|\b(?:Interior|Defen[cs]e|Justice|Health|Labour|Education|Foreign|Home|Environment) Ministry\b"
    r"|(?<=[Tt]he )(?:House|Lords|Commons|Diet|Chamber|Assembly|Commission)\b"
)
# Bodies by their first word: "Committee on the Rights of the Child", "Registrar of Societies".
_HEADED = re.compile(
    r"\b(?:(?:[A-Z][\w-]+ )?(?:Committee|Commission(?:er)?s?(?: of Inquiry)?|Ministry|Department|"
    r"Office|Board|Bureau|Council|"
    r"Federation|Association|Union|Society|Network|Parliament|Assembly|Institute|Centre|Center|Fund|Panel|Agency|"
    r"Authority|Tribunal|Registrar|Movement|Alliance|Coalition) (?:on|of|for|against|into) (?:the )?"
    r"[A-Z][\w-]+(?:,? (?:(?:and|on|for|of|the|with|in) )*[A-Z][\w-]+)*"
    r"|International Labour Conference|Director of Public Prosecutions|"
    r"(?:Human Rights |Parliamentary |National )?Ombuds(?:man|woman|person)|"
    r"Public (?:Defender|Protector)|Protector of Citizens|Defensor(?:ía)? del Pueblo)"
)
# … and as some write them: "the district court of Lyon".
_SMALL = re.compile(
    r"\b(?:(?:(?:supreme|high|higher|constitutional|federal|military|regional|regional trial|district|administrative|"
    r"criminal|county|labour|appeals?) ){1,2}(?:court|tribunal)|court of appeals?|national assembly|city council|"
    r"parliament)"
    r" of (?:[Tt]he )?[A-Z][\w-]+(?: [A-Z][\w-]+)*"
)

# Bodies that a state has one of are named without a capital too; of others there are many ("a district court").
_ONLY_ONE = re.compile(
    r"(?:(?<=\b[Tt]he )|(?<=[’']s ))(?:supreme court|constitutional (?:court|tribunal|chamber)|senate|congress|"
    r"national assembly|(?:constituent|legislative) assembly|higher regional court|"
    r"(?:education|interior|justice|health|labour|finance|defen[cs]e|environment|foreign) ministry|"
    r"ministry of (?:(?:public|social|foreign|internal|higher|home|religious|women[’']s) )?[a-z]+(?: affairs)?|"
    r"human rights commission|truth commission)(?![\w-])"
    r"|(?<=\b[Tt]he )(?:court of appeal|district court|military court)(?! of [A-Z])(?![\w-])"
    r"|\b(?:military tribunal|administrative court|provincial court|city council)(?![\w-])"
)
# "the Rwanda tribunal", "the Strasbourg court": courts above the states by their seat or their matter.
_ABOVE = re.compile(
    r"(?<=\bthe )(?:(?:[A-ZÀ-Þ][\w’-]+ ){1,2}tribunal|"
    r"(?:Strasbourg|Luxembourg|Hague|UN|EU|ECOWAS|(?:West |East )?African|Caribbean|European) (?:court|tribunal)|"
    r"UN refugee agency)(?![\w-])"
)
_LINE_BREAK = re.compile(r"(?<=\S)\n(?=\S)")
_NAME = r"[A-ZÀ-Þ][\w’&-]*(?: (?:(?:of|de|del|da|for|the|and) )?[A-ZÀ-Þ][\w’&-]*){0,3}"


def find_bodies(parsed: Parsed, around: Span) -> list[tuple[Span, str]]:
    """Where bodies may be named, in text order, and what the name was read as; of overlapping ones the longest."""
    kept: list[tuple[Span, str]] = []
    for span, read in sorted(set(_named(parsed, around)), key=lambda one: (-len(one[0]), one)):
        if not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, read))
    return sorted(kept)


def _named(parsed: Parsed, around: Span) -> Iterator[tuple[Span, str]]:
    for entity in parsed.entities_in(around):
        if entity.label is EntityLabel.ORG or (entity.label is not EntityLabel.PERSON and _is_body(entity.text)):
            yield entity.span, f"read as {entity.label}" if entity.label is not EntityLabel.ORG else entity.source
    # A name that a line breaks is one: "the Ministry⏎of Health".
    inside = _LINE_BREAK.sub(" ", around.of(parsed.article.text))
    for one in find_landmarks(inside):
        if one.kind == "body":
            yield Span(around.start + one.span.start, around.start + one.span.end), "known by name"
    by_words = (
        *((pattern, "by its words") for pattern in (OWN, _HEADED, _ABOVE)),
        *((pattern, "in small letters") for pattern in (_SMALL, _ONLY_ONE)),
    )
    for pattern, read in (*by_words, (_known(), "a known name")):
        for hit in pattern.finditer(inside):
            yield Span(around.start + hit.start(), around.start + hit.end()), read
    for hit in _typed().finditer(inside):
        name = hit.lastgroup or ""
        if not _is_ordinary_word(hit[name]):
            yield Span(around.start + hit.start(name), around.start + hit.end(name)), "called a body"


@cache
def _known() -> re.Pattern[str]:
    # "the Amazon" is a river, "Shell" has no article.
    names = alternatives(
        read_toml("organisations")["known"]["names"], lambda name: re.escape(name).replace("’", "[’']")
    )
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")


@cache
def _typed() -> re.Pattern[str]:
    """Names that the noun beside them calls a body, in a group of its own for each way."""
    typed = read_toml("organisations")["typed"]
    before, behind, apposed, ends = ("|".join(typed[key]) for key in ("before", "behind", "apposed", "ends"))
    return re.compile(
        rf"\b(?:{before}),? (?:called )?[“\"‘]?(?P<called>{_NAME})"
        rf"|\b(?:[Aa]n?|[Tt]he) (?:[\w-]+ ){{0,3}}(?:{apposed})(?: (?:in|at|of|from) [\w’ -]{{2,30}})?, "
        rf"(?P<named>{_NAME})(?=,)"
        rf"|(?P<told>{_NAME}),(?: which is)? (?:an?|the) (?:[\w’-]+ ){{0,3}}(?:{apposed})\b"
        rf"|\b[Tt]he (?P<owned>{_NAME}) (?:{behind})\b"
        rf"|(?P<ending>\b(?:[A-ZÀ-Þ][\w’&-]* ){{1,2}}(?i:{ends}))(?![\w-])"
    )


def _is_ordinary_word(name: str) -> bool:
    """Whether a name is a country's, a people's, a town's or a month's, whatever noun stands beside it."""
    first = name.split()[0]
    return (
        bool(demonym_codes(name) or country_codes(name) or cities(name))
        or fold(first) in given_names()
        or re.fullmatch(month_pattern(), first, re.IGNORECASE) is not None
    )


def _is_body(name: str) -> bool:
    return len(name.split()) > 1 and _body_word().search(name) is not None


@cache
def _body_word() -> re.Pattern[str]:
    words = read_toml("organisations")["bodies"]["words"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
