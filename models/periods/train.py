#!/usr/bin/env python3
"""Learn which reading of a page's years holds for the wins that write none (`src/extract/data/period_weights.csv`).

usage: train.py SHARED_DIR [--leave-out SET ...] [--evaluate]

Learnt from are the annotated articles (`annotations.py` says where they lie), the tiny pages of `tests/dates/tiny` and
the cases of dates that are whole pages. A page has some groups of readings, and one of them gives the most wins their
year: a conditional logit over the features of the groups (`reading`). What the rules say is weighed in by a second one
(`rules`), fitted on pages as the rules found them when they met them for the first time (`first_contact.py` keeps it):
on pages that they were written for they are always right. There the chances of the first are those of folds that left
the page's set out. `--evaluate` prints both for left-out folds of the sets, and writes nothing.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "linking"))
sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[2] / "tests/dates"))

import numpy as np
from annotations import Annotated, read_through, recipe_arguments
from article import PAGES, head_page, laid_out, shaped_page, tiny_page
from first_contact import read_contacts, tiny_sets
from known_events import clusters, find_events
from learners import write_weights
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from told import read as read_told

from by_hand.cases import read_cases
from cases import wins_of
from extract import learnt
from extract.correct.values import read_edtf
from extract.dates.article.figures import numeric_order
from extract.dates.article.judged import Page, Rules, Years, decide, read_page, rules_features
from extract.known_events import KnownEvents
from extract.learnt import Features
from extract.model import Basis, Parsed, Passage
from extract.segment import find_passages

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "src/extract/data/period_weights.csv"
PENALTY = {"reading": 3e-4, "rules": 1e-2}  # of the squared weights, beside the mean log loss of a page
LEAST = 3  # pages that have a feature
FOLDS = 6
SMALLEST = 0.005

Weights = dict[str, float]


@dataclass(frozen=True)
class Judged:
    """A page with the years that are accepted for each of its wins that write none, and where their leads begin."""

    set: str
    name: str
    page: Page
    accepted: list[frozenset[int | None]]
    leads: list[int]

    def right(self, years: Years) -> float:
        """The share of the wins whose year is right."""
        known = [(year, own) for year, own in zip(years, self.accepted, strict=True) if own]
        return sum(year in own for year, own in known) / len(known)


def judged_article(events: Mapping[str, KnownEvents], article: Annotated) -> list[Judged]:
    """The article as a page to be judged; `events` are for each set those known without it."""
    parsed = article.parsed()
    passages = find_passages(parsed)
    wins = [None if win is None or win.get("optional") else win for win in wins_of(article, passages)]
    dates = [None if win is None else win["date"] or "none" for win in wins]
    return list(_judged(article.set, article.path.stem, parsed, passages, dates, events[article.set]))


def events_without(shared: Path, leave_out: Sequence[str]) -> dict[str, KnownEvents]:
    """For each set the events that are known without it and those of its fold."""
    told = [each for some in read_through(read_told, shared, leave_out) for each in some]
    found = clusters(told)
    sets = sorted({each.set for each in told})
    events: dict[str, KnownEvents] = {}
    for fold in range(FOLDS):
        inside = sets[fold::FOLDS]
        events |= dict.fromkeys(inside, KnownEvents(find_events(found, inside)))
    return events


def tiny_pages() -> Iterator[Judged]:
    """The pages of `tests/dates/tiny` and of the cases of dates that are whole pages."""
    for name, page in tiny_sets():
        yield from _judged(name, page["name"], *tiny_page(page))
    for name in PAGES:
        for case in read_cases(name)["article"]:
            parsed, passages, expected = shaped_page(case)
            yield from _judged(f"cases {name}", case["label"], parsed, passages, [[one] for one in expected])
    for case in read_cases("dates_heads")["head"]:
        text, name = head_page(case), case.get("name", "sample")
        parsed, passages, expected = laid_out(text, name)
        yield from _judged("cases dates_heads", case["label"], parsed, passages, [[one] for one in expected])


def _judged(
    name: str,
    page: str,
    parsed: Parsed,
    passages: Sequence[Passage],
    dates: Sequence[Any],
    events: KnownEvents | None = None,
) -> Iterator[Judged]:
    """The page, if any of its wins needs a year and has one."""
    found = read_page(parsed, passages, numeric_order(parsed.article.text)[0], events)
    accepted = [_years(dates[need.place]) for need in found.needs]
    if any(accepted):
        yield Judged(name, page, found, accepted, [passages[need.place].lead.start for need in found.needs])


def _years(written: Any) -> frozenset[int | None]:
    """The years that are accepted; None among them where the page leaves it open: no date, or a stretch of years."""
    dates = written if isinstance(written, list) else [written]
    read = [read_edtf(one, Basis.TEXT, "") for one in dates if one and one != "none"]
    years = {one.start.year if one.start.year == one.end.year else None for one in read if one}
    return frozenset((*years, *([None] if "none" in dates else ())))


# --- the fit --------------------------------------------------------------------------------------------------------


def fit(pages: Sequence[tuple[Judged, Mapping[Years, Features]]], penalty: float, least: int = 1) -> Weights:
    """The weights of a conditional logit: the chance of the best groups of each page together is made large."""
    pages = [(one, groups) for one, groups in pages if len(groups) > 1 and any(map(one.right, groups))]
    often = Counter(name for _, groups in pages for name in {name for each in groups.values() for name in each})
    names = {name: place for place, name in enumerate(sorted(name for name in often if often[name] >= least))}
    rows, columns, values, page_of, best = [], [], [], [], []
    for number, (one, groups) in enumerate(pages):
        top = max(map(one.right, groups))
        for years, features in groups.items():
            for name, value in features.items():
                if name in names and value:
                    rows.append(len(page_of))
                    columns.append(names[name])
                    values.append(value)
            page_of.append(number)
            best.append(one.right(years) == top)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(page_of), len(names)))
    of, target = np.array(page_of), np.array(best)

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        tops = np.full(len(pages), -np.inf)
        np.maximum.at(tops, of, scores)
        raised = np.exp(scores - tops[of])
        whole, held = np.bincount(of, raised), np.bincount(of, raised * target)
        slope = matrix.T @ (raised / whole[of] - raised * target / held[of]) / len(pages)
        value = np.mean(np.log(whole) - np.log(held)) + penalty * weights @ weights
        return float(value), slope + 2 * penalty * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: float(found[place]) for name, place in names.items()}


def fit_readings(pages: Sequence[Judged]) -> Weights:
    return fit([(one, one.page.features) for one in pages], PENALTY["reading"], LEAST)


def fit_rules(pages: Sequence[Judged], readings: Mapping[str, Weights]) -> Weights:
    """The second fit; `readings` are the weights to read each set by."""
    return fit([(one, groups) for one, groups, _ in _met(pages, readings)], PENALTY["rules"])


def _met(
    pages: Sequence[Judged], readings: Mapping[str, Weights]
) -> Iterator[tuple[Judged, Mapping[Years, Features], Rules]]:
    """The pages that the rules met for the first time, with what they said."""
    contacts = {(one.set, one.page): one for one in read_contacts()}
    for one in pages:
        contact = contacts.get((one.set, one.name))
        rules = contact.said(one.leads) if contact else None
        if contact and rules:
            yield one, rules_features(one.page, rules, contact.frame(), readings[one.set]), rules


def without_each(pages: Sequence[Judged]) -> dict[str, Weights]:
    """For each set the weights learnt from those of the other folds."""
    sets = sorted({one.set for one in pages})
    found: dict[str, Weights] = {}
    for fold in range(FOLDS):
        inside = set(sets[fold::FOLDS])
        found |= dict.fromkeys(inside, fit_readings([one for one in pages if one.set not in inside]))
    return found


def evaluate(pages: Sequence[Judged]) -> None:
    readings = without_each(pages)
    wins = right = 0.0
    for one in pages:
        known = sum(map(bool, one.accepted))
        weights = readings[one.set]
        best = max(one.page.features, key=lambda each: learnt.weigh(one.page.features[each], weights), default=None)
        wins, right = wins + known, right + (one.right(best) * known if best else 0)
    print(f"readings alone: {right / wins:.4f} of {wins:.0f} wins on {len(pages)} pages")
    met = list(_met(pages, readings))
    sets = sorted({one.set for one, *_ in met})
    counts: Counter[str] = Counter()
    for fold in range(FOLDS):
        inside = set(sets[fold::FOLDS])
        weights = fit([(one, groups) for one, groups, _ in met if one.set not in inside], PENALTY["rules"])
        for one, groups, rules in met:
            if one.set in inside and groups:
                counts += _outcome(one, groups, rules, weights)
    print(f"first contacts: {dict(counts)}")


def _outcome(one: Judged, groups: Mapping[Years, Features], rules: Rules, weights: Weights) -> Counter[str]:
    """Wins with their year by the rules, and by what is likeliest; how sure the rules' years are, by tenths."""
    verdict = decide(one.page, rules, groups, weights)
    ruled = [
        (None in own) if span is None else span[0] == span[1] and span[0] in own
        for span, own in zip(rules, one.accepted, strict=True)
        if own
    ]
    known, by_rules = len(ruled), sum(ruled)
    if verdict.better is None:
        sure = f"sure {min(9, int(verdict.chance * 10))}"
        return Counter({"wins": known, "by the rules": by_rules, sure: known, f"{sure}, right": by_rules})
    years = tuple(verdict.better.year_of(need.month, need.day) for need in one.page.needs)
    right = round(one.right(years) * known)
    righted, spoilt = max(0, right - by_rules), max(0, by_rules - right)
    return Counter({"wins": known, "by the rules": by_rules, "righted": righted, "spoilt": spoilt})


def main() -> None:
    args = recipe_arguments(__doc__).parse_args()
    events = events_without(args.shared, args.leave_out)
    judged = partial(judged_article, events)
    pages = [one for several in read_through(judged, args.shared, args.leave_out) for one in several]
    pages += tiny_pages()
    if args.evaluate:
        evaluate(pages)
        return
    models = {"reading": fit_readings(pages), "rules": fit_rules(pages, without_each(pages))}
    write_weights(TARGET, models, digits=3, smallest=SMALLEST)


if __name__ == "__main__":
    main()
