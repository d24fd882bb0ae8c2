"""Scored pairs → clusters: components on positive log-odds, cut where too large, then average linkage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

Score = Callable[[int, int], float]
LARGEST = 60  # members of a component that are compared all with all


class Union:
    """Sets that grow together (union-find)."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first

    def sets(self) -> list[list[int]]:
        members: dict[int, list[int]] = defaultdict(list)
        for item in range(len(self._parent)):
            members[self.find(item)].append(item)
        return list(members.values())


def find_clusters(
    size: int,
    scores: Mapping[tuple[int, int], float],
    score: Score,
    must: Iterable[tuple[int, int]] = (),
    cannot: Iterable[tuple[int, int]] = (),
    merge: float = 0.0,
    clip: float = 8.0,
) -> list[list[int]]:
    """Clusters of the mentions 0 … `size` - 1, each sorted, in order of their first.

    `scores` are the log-odds of compared pairs, `score` gives those of any other. `must` pairs are together and
    `cannot` pairs apart whatever the scores say; the caller has checked that they do not contradict each other.
    """
    sure = Union(size)
    for one, other in must:
        sure.join(one, other)
    apart = {frozenset((sure.find(one), sure.find(other))) for one, other in cannot}
    loose = Union(size)
    for one, other in must:
        loose.join(one, other)
    for (one, other), value in sorted(scores.items()):
        if value > merge:
            loose.join(one, other)
    clusters = []
    for component in loose.sets():
        for piece in _cut(component, scores, sure, merge):
            clusters += _average(piece, scores, score, sure, apart, merge, clip)
    return sorted(sorted(cluster) for cluster in clusters)


def _cut(
    component: Sequence[int], scores: Mapping[tuple[int, int], float], sure: Union, threshold: float
) -> list[list[int]]:
    """An over-large component in pieces, cut with a rising threshold: chains of weak links fall apart first."""
    if len(component) <= LARGEST:
        return [list(component)]
    members = set(component)
    inside = sorted(pair for pair in scores if pair[0] in members and pair[1] in members)
    pieces = [list(component)]
    for step in range(1, 40):
        index = {item: place for place, item in enumerate(component)}
        union = Union(len(component))
        for item in component:
            if sure.find(item) in index:
                union.join(index[item], index[sure.find(item)])
        for one, other in inside:
            if scores[one, other] > threshold + step * 0.5:
                union.join(index[one], index[other])
        pieces = [[component[place] for place in piece] for piece in union.sets()]
        if max(map(len, pieces)) <= LARGEST:
            break
    return pieces


def _average(
    members: Sequence[int],
    scores: Mapping[tuple[int, int], float],
    score: Score,
    sure: Union,
    apart: set[frozenset[int]],
    merge: float,
    clip: float,
) -> list[list[int]]:
    """Average linkage: the two clusters with the highest mean log-odds are joined while it is above `merge`."""
    groups: dict[int, list[int]] = defaultdict(list)
    for item in members:
        groups[sure.find(item)].append(item)
    clusters = list(groups.values())
    if len(clusters) == 1:
        return clusters

    def mean(one: list[int], other: list[int]) -> float:
        if any(frozenset((sure.find(a), sure.find(b))) in apart for a in one for b in other):
            return float("-inf")
        values = []
        for a in one:
            for b in other:
                pair = (min(a, b), max(a, b))
                value = scores[pair] if pair in scores else score(*pair)
                values.append(max(-clip, min(clip, value)))
        return sum(values) / len(values)

    links = {(i, j): mean(clusters[i], clusters[j]) for i in range(len(clusters)) for j in range(i + 1, len(clusters))}
    alive = set(range(len(clusters)))
    while links:
        (i, j), best = max(links.items(), key=lambda item: (item[1], [-place for place in item[0]]))
        if best <= merge:
            break
        clusters[i] = [*clusters[i], *clusters[j]]
        alive.discard(j)
        links = {pair: value for pair, value in links.items() if i not in pair and j not in pair}
        links |= {
            (min(i, other), max(i, other)): mean(clusters[i], clusters[other]) for other in sorted(alive) if other != i
        }
    return [clusters[place] for place in sorted(alive)]
