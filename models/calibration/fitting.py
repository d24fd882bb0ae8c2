"""Observations → weights and curves, and what flagging by them would cost."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import prod

from collect import REST, ROW, Observation
from learners import Grown
from sklearn.feature_extraction import DictVectorizer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from extract.learnt import BIAS, chance, weigh

Judged = tuple[dict[str, float], dict[str, bool]]  # the chances of a row's parts, and which of them are right

PARTS = ("passage", *ROW)
# First contacts of sets after real pages say more than those of round-ups as we write them. Judged by weights of the
# other sets, 3,506 rows of thirty of them: which rows are likelier wrong (AUC) 0.799 → 0.806; wrong among the
# unflagged 0.222 → 0.204 at 0.529 → 0.547 flagged.
AFTER_REAL_SAY = 3.0
STRENGTH = 3.0  # inverse of the L2 penalty: the best of 0.1, 0.3, 1, 3 and 10 on left-out sets
PRIOR = 2.0  # observations at the field's mean share that every step of a curve starts from
LEVELS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
BANDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def fit_parts(observations: Sequence[Observation]) -> Iterator[tuple[str, dict[str, float]]]:
    """For each part, the log-odds of its signs; a field is learnt from the mentions that are wins.

    An observation counts as much as its `say`.
    """
    for part in PARTS:
        rows = [row for row in observations if part in row["right"]]
        names = DictVectorizer(sparse=False)
        signs = names.fit_transform([row["signs"][part] for row in rows])
        model = LogisticRegression(C=STRENGTH, max_iter=5000)
        model.fit(signs, [row["right"][part] for row in rows], [row.get("say", 1.0) for row in rows])
        weights = dict(zip(names.feature_names_, map(float, model.coef_[0]), strict=True))
        yield part, {BIAS: float(model.intercept_[0]), **weights}


def grow_dates(observations: Sequence[Observation]) -> Grown:
    """Trees over the signs of the date: what one of them says hangs on the others.

    Of 80 sets left out in turns of nine, 10,834 dates, against the regression: log loss 0.284 → 0.270, of the wrong
    dates 0.67 among the least sure fifth, 0.62 before; of the eight sets met last 0.251 → 0.230, and 0.71 for 0.62.
    Wins, countries and people are judged no better by trees.
    """
    rows = [row for row in observations if "date" in row["right"]]
    return Grown(
        [row["signs"]["date"] for row in rows],
        [row["right"]["date"] for row in rows],
        [row.get("say", 1.0) for row in rows],
    )


# --- curves -------------------------------------------------------------------------------------------------------


def fit_curves(observations: Iterable[Observation]) -> dict[tuple[str, int], list[tuple[float, float]]]:
    """For each other field, without and with rivals, steps of (confidence, share right), rising."""
    told: dict[tuple[str, int], list[tuple[float, bool]]] = defaultdict(list)
    for row in observations:
        for name in REST:
            if name in row["right"]:
                confidence, contested = row["stated"][name]
                told[name, int(contested)].append((confidence, row["right"][name]))
    return {key: curve(pairs) for key, pairs in sorted(told.items())}


def curve(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Isotonic regression, each step drawn to the mean by a few observations, as a step of three proves little."""
    confidences = [confidence for confidence, _ in pairs]
    rights = [float(right) for _, right in pairs]
    mean = sum(rights) / len(rights)
    fitted = IsotonicRegression().fit_transform(confidences, rights)
    steps: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for level, confidence, right in zip(fitted, confidences, rights, strict=True):
        steps[round(float(level), 6)].append((confidence, right))
    points = []
    for step in steps.values():
        share = (sum(right for _, right in step) + PRIOR * mean) / (len(step) + PRIOR)
        points.append((sum(confidence for confidence, _ in step) / len(step), share, len(step)))
    points.sort()
    shares = IsotonicRegression().fit_transform(
        [point[0] for point in points], [point[1] for point in points], sample_weight=[point[2] for point in points]
    )
    return [(round(point[0], 3), round(float(share), 3)) for point, share in zip(points, shares, strict=True)]


# --- what flags would cost ----------------------------------------------------------------------------------------


def report(observations: dict[str, list[Observation]]) -> None:
    """Print the cost of each level of the row's chance, and the chances against the truth, each set by the others."""
    judged = {
        name: judge(rows, [row for other, more in observations.items() if other != name for row in more])
        for name, rows in observations.items()
    }
    heads = "".join(f"below {level:<12}" for level in LEVELS[::2])
    print(f"{'set':20} rows right  {heads}\n{'':34}" + "flag  caught silent  " * len(LEVELS[::2]))
    for name, chances in judged.items():
        print_levels(name, [(prod(sure.values()), all(right.get(part) for part in PARTS)) for sure, right in chances])
    pooled = [pair for pairs in judged.values() for pair in pairs]
    print_levels("all", [(prod(sure.values()), all(right.get(part) for part in PARTS)) for sure, right in pooled])
    print_bands(pooled)


def judge(rows: Sequence[Observation], others: Sequence[Observation]) -> list[Judged]:
    """For each row the chances of its parts, by what is learnt from the others, and which of them are right."""
    weights, dates = dict(fit_parts(others)), grow_dates(others).chances([row["signs"]["date"] for row in rows])
    weighed = ({part: chance(weigh(row["signs"][part], weights[part])) for part in PARTS} for row in rows)
    return [(sure | {"date": date}, row["right"]) for sure, date, row in zip(weighed, dates, rows, strict=True)]


def print_levels(name: str, rows: Sequence[tuple[float, bool]]) -> None:
    wrong = sum(not right for _, right in rows)
    cells = []
    for level in LEVELS[::2]:
        marked = [right for sure, right in rows if sure < level]
        caught = sum(not right for right in marked)
        silent = (wrong - caught) / max(1, len(rows) - len(marked))
        cells.append(f"{len(marked) / len(rows):5.2f} {caught / max(1, wrong):5.2f} {silent:5.3f}   ")
    print(f"{name:20} {len(rows):4} {1 - wrong / len(rows):5.2f}  " + "".join(cells))


def print_bands(judged: Sequence[Judged]) -> None:
    print("\nshare right (how many), by the chance given")
    bands = list(itertools.pairwise(BANDS))
    print("part".ljust(12) + "".join(f"{low:.2f}–{min(high, 1):.2f}".rjust(13) for low, high in bands))
    known_of = {part: [(sure[part], right[part]) for sure, right in judged if part in right] for part in PARTS}
    known_of["row"] = [(prod(sure.values()), all(right.get(part) for part in PARTS)) for sure, right in judged]
    for part, known in known_of.items():
        cells = []
        for low, high in bands:
            inside = [right for sure, right in known if low <= sure < high]
            cells.append(f"{sum(inside) / len(inside):.2f} ({len(inside)})" if inside else "–")
        print(part.ljust(12) + "".join(cell.rjust(13) for cell in cells))
