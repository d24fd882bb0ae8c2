"""What the trials share: pages whose truth is known, each read alone, and how well by each of their traits.

A trial is a program beside this one (the Makefile names them all). It makes pages by chance from the sentences in its
TOML file and judges what was read:

usage: TRIAL.py [--pages N] [--seed N] [--show N] [--floor SHARE]

Printed are the share of wins found; of those found, the shares of each thing asked for; the rows right, of all wins;
what was flagged, and what is wrong among the unflagged; and mentions that are none of the wins, for every hundred of
them. So over all, and for each value of each trait, the worst first; then the worst pages. `--floor` fails below a
share of right rows.
"""

from __future__ import annotations

import argparse
import calendar
import collections
import random
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from typeset import core

from extract.engine import work_through, workers_for
from extract.model import Mention, Span
from extract.pipeline import run

Truth = TypeVar("Truth")
Traits = Mapping[str, str]  # by what is varied: "shape": "above"

SAME = 0.3  # of the shorter stretch that two must share to be one win
SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
LONGEST = 30  # values of a trait that are printed: the worst of them


@dataclass(frozen=True)
class Told(Generic[Truth]):
    """A win of a page: where it stands, what is true of it, and the traits that are its own."""

    span: Span
    truth: Truth
    traits: Traits = field(default_factory=dict)


@dataclass(frozen=True)
class Page(Generic[Truth]):
    """A page with its truth: the wins in text order, and named stretches beside them that tell none."""

    text: str
    traits: Traits
    told: tuple[Told[Truth], ...]
    beside: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True)
class Verdict:
    """On a win that was found: whether its row is right, how much of each thing asked for is, and what was read."""

    right: bool
    shares: Mapping[str, float]  # 0 to 1, in the order of the columns
    got: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of one win; no verdict on one that was not found."""

    traits: Traits
    verdict: Verdict | None
    flagged: bool

    @property
    def right(self) -> bool:
        return self.verdict is not None and self.verdict.right


@dataclass(frozen=True)
class Reading(Generic[Truth]):
    """A page as it was read: an outcome for each win, and for each mention beside them the stretch it was made of."""

    page: Page[Truth]
    outcomes: tuple[Outcome, ...]
    strays: tuple[str, ...]

    @property
    def right(self) -> float:
        """The share of right rows, less what was read beside them."""
        return (sum(one.right for one in self.outcomes) - len(self.strays)) / max(1, len(self.outcomes))


def month(day: date) -> str:
    return calendar.month_name[day.month]


def short(day: date) -> str:
    return SHORT[day.month - 1]


def nth(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


Judge = Callable[[Told[Truth], Mention], Verdict]


def read_page(page: Page[Truth], judge: Judge[Truth], flags: str = "") -> Reading[Truth]:
    """A page as a run of it alone reads it: wins of other pages would be linked to its own.

    `flags` is the kind of flag that counts; any, if it is empty.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.txt"
        path.write_text(page.text, encoding="utf-8", newline="")
        finished = run([path], workers=1)
    left = {
        mention.id: (mention, any(flags in ("", flag.kind) for flag in finished.flags[record.id]))
        for record in finished.records
        for mention in record.mentions
    }
    outcomes = []
    for told in page.told:
        traits = {**page.traits, **told.traits}
        mention = best_mention((mention for mention, _ in left.values()), told.span)
        if mention is None:
            outcomes.append(Outcome(traits, None, False))
        else:
            outcomes.append(Outcome(traits, judge(told, mention), left.pop(mention.id)[1]))
    return Reading(page, tuple(outcomes), tuple(_stretch(page, mention) for mention, _ in left.values()))


def judge_statement(told: Told[str], mention: Mention) -> Verdict:
    """Right is a statement to two characters, bullets, quotation marks and stops aside."""
    got = core(mention.lead, mention.passage.lead.start)
    exact = abs(got.start - told.span.start) <= 2 and abs(got.end - told.span.end) <= 2
    return Verdict(exact, {"lead": exact}, repr(mention.lead))


def best_mention(mentions: Iterable[Mention], span: Span) -> Mention | None:
    """The mention that shares most with a win, if it is enough to be the same."""
    near = [mention for mention in mentions if _shared(mention.passage.lead, span) >= SAME]
    return max(near, key=lambda mention: _shared(mention.passage.lead, span), default=None)


def _shared(one: Span, other: Span) -> float:
    return (min(one.end, other.end) - max(one.start, other.start)) / max(1, min(len(one), len(other)))


def _stretch(page: Page[Truth], mention: Mention) -> str:
    names = (name for name, span in page.beside if _shared(mention.passage.lead, span) >= SAME)
    return next(names, "elsewhere")


def report(readings: Sequence[Reading[Truth]], show: int) -> None:
    """Print the table of all traits, what was read beside the wins, and the worst pages."""
    outcomes = [one for reading in readings for one in reading.outcomes]
    asked = next((list(one.verdict.shares) for one in outcomes if one.verdict), [])
    strays = [(reading.page.traits, stretch) for reading in readings for stretch in reading.strays]
    heads = ("wins", "found", *asked, "row", "flagged", "silent", "extra")
    print(f"{'':42}{''.join(f'{head:>9}' for head in heads)}")
    print(f"{'all':42}{_line(outcomes, asked, len(strays))}")
    paged = {trait for reading in readings for trait in reading.page.traits}
    for trait in dict.fromkeys(trait for one in outcomes for trait in one.traits):
        by_value: dict[str, list[Outcome]] = collections.defaultdict(list)
        for one in outcomes:
            if trait in one.traits:
                by_value[one.traits[trait]].append(one)
        print(trait if len(by_value) <= LONGEST else f"{trait}: the worst {LONGEST} of {len(by_value)}")
        for value, some in sorted(by_value.items(), key=lambda item: _mean(one.right for one in item[1]))[:LONGEST]:
            beside = sum(traits.get(trait) == value for traits, _ in strays) if trait in paged else None
            print(f"  {value.strip() or 'gap':40.40}{_line(some, asked, beside)}")
    _report_strays(readings)
    for reading in sorted(readings, key=lambda reading: reading.right)[:show]:
        _show(reading)


def _mean(values: Iterable[float]) -> float:
    told = list(values)
    return sum(told) / max(1, len(told))


def _line(outcomes: Sequence[Outcome], asked: Sequence[str], strays: int | None) -> str:
    """The columns of some wins; extra mentions are counted for traits of whole pages only."""
    verdicts = [one.verdict for one in outcomes if one.verdict]
    unflagged = [one for one in outcomes if one.verdict and not one.flagged]
    shares = (
        len(verdicts) / max(1, len(outcomes)),
        *(_mean(verdict.shares[name] for verdict in verdicts) for name in asked),
        _mean(one.right for one in outcomes),
        _mean(one.flagged for one in outcomes if one.verdict),
        _mean(not one.right for one in unflagged),
    )
    extra = "" if strays is None else f"{100 * strays / max(1, len(outcomes)):9.1f}"
    return f"{len(outcomes):9}{''.join(f'{share:9.3f}' for share in shares)}{extra}"


def _report_strays(readings: Sequence[Reading[Truth]]) -> None:
    there = collections.Counter(name for reading in readings for name, _ in reading.page.beside)
    taken = collections.Counter(stretch for reading in readings for stretch in reading.strays)
    if there and taken:
        print("taken for wins")
        for name, times in taken.most_common():
            print(f"  {name:40}{times:9} of {there[name]}" if name in there else f"  {name:40}{times:9}")


def _show(reading: Reading[Truth]) -> None:
    wrong = [(told, one) for told, one in zip(reading.page.told, reading.outcomes, strict=True) if not one.right]
    traits = " · ".join(f"{name}: {value!r}" for name, value in reading.page.traits.items())
    print(f"\n{traits}\n{len(wrong)} of {len(reading.outcomes)} rows wrong, {len(reading.strays)} extra")
    for told, one in wrong[:2]:
        own = " · ".join(told.traits.values())
        print(f"  {one.verdict.got if one.verdict else 'not found'}{own and f'   [{own}]'}")
        print(f"    {reading.page.text[max(0, told.span.start - 60) : told.span.end + 90]!r}")


def pages(some_page: Callable[[random.Random], Page[Truth]], number: int, seed: int) -> Iterator[Page[Truth]]:
    """So many pages by chance; the same for the same seed."""
    rng = random.Random(seed)
    return (some_page(rng) for _ in range(number))


def trial(
    about: str | None, some_page: Callable[[random.Random], Page[Truth]], judge: Judge[Truth], flags: str = ""
) -> None:
    """The command line of a trial whose wins are judged each by itself. `flags` as in `read_page`."""
    run_trial(about, some_page, partial(read_page, judge=judge, flags=flags))


def run_trial(
    about: str | None,
    some_page: Callable[[random.Random], Page[Truth]],
    read: Callable[[Page[Truth]], Reading[Truth]],
) -> None:
    """The command line of a trial: make pages, read them over the cores, report."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=3, help="print so many of the worst pages")
    parser.add_argument("--floor", type=float, default=0.0, help="fail where fewer of the rows are right")
    args = parser.parse_args()
    made = list(pages(some_page, args.pages, args.seed))
    readings: list[Reading[Truth]] = list(work_through(read, made, workers_for(len(made))))
    report(readings, args.show)
    if _mean(one.right for reading in readings for one in reading.outcomes) < args.floor:
        sys.exit(f"fewer than {args.floor:.2f} of the rows are right")
