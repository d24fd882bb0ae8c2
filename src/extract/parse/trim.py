"""What the model cut too wide: quotes, possessives, titles and jobs are no part of a name."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.calendar_words import month_number
from extract.cities import cities
from extract.common_words import is_common
from extract.model import Entity, EntityLabel, Span
from extract.parse.words import folded, is_given, is_name_piece, key, known_label, name_words
from extract.text import fold

_EDGE_LEFT = re.compile(r"^(?:[^\w]|_)+")  # arrows, ticks and pictures too: what a list may begin its items with
_EDGE_RIGHT = re.compile(r"[\s“”‘’\"'«»‹›\[{<>*_#@•·,;:!?…–—/|-]+$")
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_BENCH = "CJ|JJ?|JA|JSC|QC|KC|SC"  # letters of judges and counsel behind their names
# The town is the name in "Silivri prison"; a date is none in "Court of Appeal on 27".
_TAIL = re.compile(r"(?<=\w) (?:prison|jail|airport|province|district|on(?: \d+)?|in(?: \d+)?)$")
_JUDGE = re.compile(rf"(?<=\w{{2}}),? (?:{_BENCH})\.?$")
# Not the second half of a word that the line broke: "Re- beca Gyumi".
_SMALL_WORD = re.compile(r"(?<!\S)(?<![^\W\d_]- )(?P<word>[a-zà-ÿ][\w-]+)(?= |$)")
_BEHIND = re.compile(rf"(?<=\w{{2}})(?: \d{{1,3}}|,? (?:{_BENCH}|MP|MEP|MLA)\.?| of (?P<place>[^\W\d_a-z][\w ]+))$")
_LETTERED = re.compile(r"^[A-Z] [A-Z][a-zß-ÿ]+|^[A-ZÀ-Þ][a-zß-ÿ]{2,} [A-Z]\.$")
_INITIAL = re.compile(r"(?:^|[\s.-])[^\W\d_]$")
_INNER = re.compile(r"(?<!\S)(?P<word>[^\s]+)\s+(?=\S)")
_FIRST = re.compile(r"^(?P<word>[^\s]+)\s+(?=\S)")
_ARTICLED = re.compile(r"[a-zà-ÿ]{1,3}-[^\W\d_a-zà-ÿ]")
_WHEN = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|before|after|late|early|last|next|this|that|mid|during|and|"
    r"\d{1,2}(?:st|nd|rd|th)?)|-) $",
    re.IGNORECASE,
)


def trim(text: str, entity: Entity) -> Entity | None:
    """`entity` without quotes, brackets, possessive, titles and jobs; None when no name is left."""
    start, end = entity.span.start, entity.span.end
    if (
        entity.source == "marked"
        and _LETTERED.search(entity.text)
        and key(entity.text.split()[0]) not in name_words().titles
    ):
        return entity  # "A Dao" begins with no article, "Toforest J." ends with no judge's letter
    while True:
        piece = text[start:end]
        left = _EDGE_LEFT.match(piece)
        if left:
            start += left.end()
            continue
        cut = (
            _right_edge(piece)
            or _behind_person(piece, entity.label)
            or _small_words(piece, entity.label)
            or _first_word(piece, entity.label, text[max(0, start - 20) : start])
            or _behind_town(piece, entity.label)
        )
        if cut is None:
            break
        start, end = start + cut[0], end - cut[1]
    end = _with_initial_stop(text, start, end)
    start = _with_article(text, start, end)
    name = text[start:end]
    if entity.label is EntityLabel.PERSON and key(name).rstrip(".’") in name_words().titles and not is_given(name):
        return None  # "Dato’", "General" alone
    if not any(char.isalpha() for char in name) or key(name) in name_words().not_names:
        return None
    return replace(entity, span=Span(start, end), text=name)


def _right_edge(piece: str) -> tuple[int, int] | None:
    """What to cut at the end of `piece`, as (0, characters)."""
    if match := _POSSESSIVE.search(piece) or _EDGE_RIGHT.search(piece):
        return (0, len(match.group()))
    if (piece.endswith(")") and "(" not in piece) or (piece.endswith("]") and "[" not in piece):
        return (0, 1)
    if piece.endswith(".") and not re.search(r"(?:^|[\s.-])[^\W\d_]\.$|\b(?:Jr|Sr|Inc|Ltd|Co|Corp)\.$", piece):
        return (0, 1)
    if piece.count("(") > piece.count(")"):
        return (0, len(piece) - piece.rindex("("))
    if match := _TAIL.search(piece):
        return (0, len(match.group()))
    rest, _, last = piece.rpartition(" ")
    return (0, len(last) + 1) if rest and last in name_words().never_last else None


def _behind_person(piece: str, label: EntityLabel) -> tuple[int, int] | None:
    """What a person's name does not end in: a number of years, letters of an office, "of" and a country."""
    if label is EntityLabel.PERSON and (found := _JUDGE.search(piece)):
        return (0, len(found.group()))  # "Mokoena JJ"
    found = _BEHIND.search(piece) if label is EntityLabel.PERSON and piece.count(" ") > 1 else None
    if found is None or (found["place"] and known_label(found["place"]) is not EntityLabel.LOC):
        return None
    return (0, len(found.group()))


def _behind_town(piece: str, label: EntityLabel) -> tuple[int, int] | None:
    """Who stands behind a town: "the release in Lagos of Awa Sarr" taken for one place."""
    head, of, rest = piece.partition(" of ")
    pair = label is EntityLabel.LOC and of and known_label(piece) is None and cities(head)
    named = bool(pair) and _is_name_like(rest) and any(is_given(word) for word in rest.split())
    return (0, len(of) + len(rest)) if named else None


def _small_words(piece: str, label: EntityLabel) -> tuple[int, int] | None:
    """What a person's name has too much on either side of a small word: "Branch clerk Awa Sarr", "Delaware fall"."""
    if label is not EntityLabel.PERSON or not piece[:1].isupper():
        return None
    words = name_words()
    if key(piece.split()[0]) in words.heads:
        return None  # "Cour constitutionnelle"
    for match in reversed(list(_SMALL_WORD.finditer(piece))):
        word = match["word"].casefold()
        if (
            word in words.loose
            or word.startswith(words.glued)
            or is_given(word)
            or not (len(word) > 3 or is_common(fold(word)))
        ):
            continue
        if _is_name_like(piece[match.end() + 1 :]):
            return (match.end() + 1, 0)
        if match.start() > 1:
            return (0, len(piece) - match.start() + 1)
    return None


def _first_word(piece: str, label: EntityLabel, before: str) -> tuple[int, int] | None:
    """What to cut at the front of `piece`: article, title, job or demonym before a person, as (characters, 0)."""
    first = _FIRST.match(piece)
    if first is None:
        return None
    word, rest = first["word"].rstrip(".,").casefold(), piece[first.end() :]
    words = name_words()
    if (
        known_label(first["word"]) is EntityLabel.NORP
        and _is_name_like(rest)
        and folded(rest.split()[0]) in words.given
    ):
        return (first.end(), 0)  # "Swede Ali Nassiri", taken for a company
    initial = first["word"].endswith(".")  # "A. G. Perumal" begins with no article
    if word in words.never_first and not initial and not known_label(piece):
        return (first.end(), 0)
    if label is EntityLabel.PERSON and month_number(word) and _is_month(before, rest):
        return (first.end(), 0)
    if (inner := _after_inner_title(piece)) is not None:
        return inner
    if label is not EntityLabel.PERSON and not (word in words.roles and _is_name_like(rest)):
        # "General Sarath Silva" taken for a body; "Prince Edward Island" and "King George Street" are places.
        return (first.end(), 0) if word in words.ranks and _is_name_like(rest) else None
    if label is EntityLabel.PERSON and _is_before_name(first["word"], rest):
        return (first.end(), 0)
    if len(word) > 2 and word in words.ordinary_openings and not is_given(first["word"]):  # "So Eun-ju" is whole
        return (first.end(), 0)  # "Where Achira women waited"
    if word in words.titles or (word in words.roles and word not in {"nobel"}):
        return (first.end(), 0)
    pieces = len(rest.split())
    if word in words.honorifics and pieces >= words.honorifics[word]:
        return (first.end(), 0)
    if known_label(first["word"]) in {EntityLabel.NORP, EntityLabel.ORG} and pieces >= 2:
        return (first.end(), 0)
    return None


def _is_month(before: str, rest: str) -> bool:
    """Whether a month stands before a whole name: "in April Awa Sarr was freed"."""
    return _WHEN.search(before) is not None and _is_name_like(rest)


def _is_before_name(word: str, rest: str) -> bool:
    """Whether a word stands before a whole name: "a week before Christmas Awa Sarr came home", "Old Kossi Adzoa"."""
    if word.casefold() in name_words().fond and " " not in rest and is_given(rest):
        return True  # "Old Felix"
    known = is_given(word) and month_number(word) is None
    if word.casefold() not in name_words().before_names or known or not _is_name_like(rest):
        return False
    # "So Eun-ju" and "So Ji Sub" are whole.
    return word.casefold() != "so" or all(len(part) > 3 and "-" not in part for part in rest.split())


def _after_inner_title(piece: str) -> tuple[int, int] | None:
    """What stands before the person in "UN Secretary-General Ban Ki-moon" and "Amnesty Researcher Rym Khadraoui"."""
    words = name_words()
    for match in list(_INNER.finditer(piece))[::-1]:
        title = match["word"].casefold().rstrip(".")
        rest = piece[match.end() :]
        known = title in words.kinds and title not in words.given  # "Mohamed Cheikh Ould Salem" is whole
        # "At Southwark Crown Court Awa Sarr was cleared"
        body = words.endings.get(title) is EntityLabel.ORG and not is_name_piece(title) and is_given(rest.split()[0])
        if match.start() and (known or body) and _is_name_like(rest):
            return (match.end(), 0)
    return None


def _is_name_like(rest: str) -> bool:
    pieces = rest.split()
    return (
        len(pieces) >= 2
        and all(_is_capital(piece) or piece in name_words().loose for piece in pieces)
        and _is_capital(pieces[-1])
        and pieces[-1].casefold() not in name_words().endings
    )


def _is_capital(piece: str) -> bool:
    """Whether a piece of a name is written large, "Bashir" and "al-Bashir" alike."""
    return piece[0].isupper() or bool(_ARTICLED.match(piece))


def _with_initial_stop(text: str, start: int, end: int) -> int:
    """ "Taha Al-J." keeps the full stop of its last initial."""
    return end + 1 if text[end : end + 1] == "." and _INITIAL.search(text[start:end]) and end - start > 2 else end


def _with_article(text: str, start: int, end: int) -> int:
    """ "The Hague" is written with its article."""
    known = name_words().known
    return (
        start - 4
        if text[max(0, start - 4) : start] in {"The ", "the ", "THE "} and key(text[start - 4 : end]) in known
        else start
    )
