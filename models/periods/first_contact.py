#!/usr/bin/env python3
"""What the rules say of the years of pages that they meet for the first time (`first_contact.jsonl`).

usage: first_contact.py SHARED_DIR SET ...

Reads the sets named (SHARED_DIR as in `annotations.py`; "tiny heads" is a file of `tests/dates/tiny`) with the project
as it stands, and adds a line for each of their pages: the years of all passages found, as the rules choose them before
other readings of the head are asked, and what frame they choose them by. No annotation enters it. Do that before
anything is repaired on the sets or learnt from them; a set that the rules have met before is refused.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2] / "tests/dates"))

from annotations import Annotated, annotated_sets, read_through
from article import tiny_page

from extract.dates.article.frame import Frame
from extract.dates.article.judged import Rules, years_of
from extract.dates.timeline import date_unjudged
from extract.dates.words.values import Evidence, whole_year
from extract.model import Basis, Parsed, Passage
from extract.segment import find_passages

CONTACTS = Path(__file__).with_suffix(".jsonl")
TINY = Path(__file__).parents[2] / "tests/dates/tiny"


@dataclass(frozen=True, slots=True)
class Contact:
    """What the rules said of a page: the first and last year of each win, None without one, by where its lead begins.

    Of their frame it has whether they knew when the page appeared, by what the time it covers was told, and `doubt`.
    """

    set: str
    page: str
    published: bool
    window: Basis | None
    doubt: str
    years: Mapping[int, tuple[int, int] | None]

    def said(self, leads: Sequence[int]) -> Rules | None:
        """What they said of the wins whose leads begin there; None where some of these were not found then."""
        return [self.years[lead] for lead in leads] if self.years.keys() >= set(leads) else None

    def frame(self) -> Frame:
        """As much of their frame as is asked of it."""
        some = whole_year(2000)
        published = Evidence(some, "", Basis.PUBLISHED) if self.published else None
        window = Evidence(some, "", self.window) if self.window else None
        return Frame(published, window, doubt=self.doubt)


def read_contacts() -> Iterator[Contact]:
    return map(read_contact, CONTACTS.read_text(encoding="utf-8").splitlines())


def read_contact(line: str) -> Contact:
    row = json.loads(line)
    window = Basis(row["window"]) if row["window"] else None
    years = {int(lead): (span[0], span[1]) if span else None for lead, span in row["years"].items()}
    return Contact(row["set"], row["page"], row["published"], window, row["doubt"], years)


def written(contact: Contact) -> str:
    """The line of a contact, as `read_contact` reads it."""
    return json.dumps(asdict(contact))


def tiny_sets() -> Iterator[tuple[str, dict[str, Any]]]:
    """The pages of `tests/dates/tiny`, each with the name of its set: that of its file, after "tiny"."""
    for path in sorted(TINY.glob("*.toml")):
        for page in tomllib.loads(path.read_text(encoding="utf-8"))["page"]:
            yield f"tiny {path.stem}", page


# --- meeting pages --------------------------------------------------------------------------------------------------


def meet_sets(shared: Path, names: Collection[str]) -> Iterator[Contact]:
    """A contact for each page of the sets named in which passages are found."""
    others = annotated_sets(shared).keys() - set(names)
    for contacts in read_through(meet_article, shared, others):
        yield from contacts
    for name, page in tiny_sets():
        if name in names:
            parsed, passages, _ = tiny_page(page)
            yield meet(name, page["name"], parsed, passages)


def meet_article(article: Annotated) -> list[Contact]:
    parsed = article.parsed()
    passages = tuple(find_passages(parsed))
    return [meet(article.set, article.path.stem, parsed, passages)] if passages else []


def meet(name: str, page: str, parsed: Parsed, passages: tuple[Passage, ...]) -> Contact:
    """What the rules as they stand say of a page of the set `name`."""
    answers, frame = date_unjudged(parsed, passages)
    years = {one.lead.start: years_of(answer) for one, answer in zip(passages, answers, strict=True)}
    window = frame.window.basis if frame.window else None
    return Contact(name, page, frame.published is not None, window, frame.doubt, years)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("sets", nargs="+", metavar="SET")
    args = parser.parse_args()
    known = annotated_sets(args.shared).keys() | {name for name, _ in tiny_sets()}
    met = {one.set for one in read_contacts()}
    for name in args.sets:
        if name not in known:
            parser.error(f'unknown set "{name}"; name a set that annotations.py finds, or a tiny file as "tiny heads"')
        if name in met:  # the rules may have been repaired on it since: there they are always right
            parser.error(f'the rules have met "{name}" before; first_contact.jsonl has what they said then')
    lines = [written(one) + "\n" for one in meet_sets(args.shared, args.sets)]
    with CONTACTS.open("a", encoding="utf-8") as file:
        file.writelines(lines)


if __name__ == "__main__":
    main()
