"""Linking on one screen: profiles, pairs, scores, clusters, records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract.link.blocking import find_pairs
from extract.link.clusters import find_clusters
from extract.link.decided import Decided, find_decided
from extract.link.ids import record_ids
from extract.link.merge import merge
from extract.link.profiles import Profile, profile
from extract.link.rules import claim
from extract.link.words import count_words
from extract.model import UNSURE, Decision, Mention, Pair, Record
from extract.tables import read_toml


def link(mentions: Sequence[Mention], decisions: Sequence[Decision] = ()) -> tuple[Record, ...]:
    """The records that the mentions tell, in the order of their first mentions by article and place.

    Decisions of kind "same-event" hold whatever the claims say. Raises `UsageError` where decisions that found their
    mentions join and part the same two.
    """
    # The order of the input must not show in the output.
    mentions = sorted(mentions, key=lambda mention: (mention.article, mention.passage.lead, mention.id))
    decided = find_decided(mentions, decisions)
    compared = _Comparison(mentions)
    compared.score_all([*find_pairs(compared.profiles), *sorted(decided.answers)])
    limits = read_toml("linking")["thresholds"]
    clusters = find_clusters(
        len(mentions), compared.scores, compared.score, decided.same, decided.different, limits["merge"], limits["clip"]
    )
    members = [[mentions[place] for place in cluster] for cluster in clusters]
    ids = record_ids(members)
    inside, doubtful = _pairs(clusters, compared, decided, limits["ask_above"])
    return tuple(
        merge(ids[place], group, inside.get(place, ()), doubtful.get(place, ())) for place, group in enumerate(members)
    )


class _Comparison:
    """Mentions ready to be compared, and the scores of the pairs that were."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        counts = count_words(mention.text for mention in mentions)
        self.profiles: list[Profile] = [profile(mention, counts, len(mentions)) for mention in mentions]
        self.scores: dict[tuple[int, int], float] = {}

    def score_all(self, pairs: Sequence[tuple[int, int]]) -> None:
        for one, other in pairs:
            self.scores[one, other] = self.score(one, other)

    def score(self, one: int, other: int) -> float:
        """The log-odds that two mentions tell one event."""
        claims = claim(self.profiles[one], self.profiles[other])
        return sum(item.weight * item.feature for item in claims)

    def pair(self, one: int, other: int, decided: str) -> Pair:
        """The two with their claims, for explaining."""
        claims = claim(self.profiles[one], self.profiles[other])
        score = round(sum(item.weight * item.feature for item in claims), 4)
        return Pair(self.profiles[one].id, self.profiles[other].id, score, claims, decided)


def _pairs(
    clusters: Sequence[Sequence[int]], compared: _Comparison, decided: Decided, ask_above: float
) -> tuple[Mapping[int, tuple[Pair, ...]], Mapping[int, tuple[Pair, ...]]]:
    """For each cluster, why its mentions are together, and the pairs with other clusters that nearly were."""
    home = {member: place for place, cluster in enumerate(clusters) for member in cluster}
    inside: dict[int, list[Pair]] = defaultdict(list)
    doubtful: dict[int, dict[int, Pair]] = defaultdict(dict)
    for (one, other), score in sorted(compared.scores.items()):
        answer = decided.answers.get((one, other), "")
        if home[one] == home[other]:
            inside[home[one]].append(compared.pair(one, other, answer))
        elif answer == UNSURE or (score > ask_above and not answer):
            # One question for each pair of records: the likeliest of the pairs between them.
            for mine, theirs in ((home[one], home[other]), (home[other], home[one])):
                known = doubtful[mine].get(theirs)
                if known is None or known.score < score:
                    doubtful[mine][theirs] = compared.pair(one, other, answer)
    return {place: tuple(pairs) for place, pairs in inside.items()}, {
        place: tuple(pairs[key] for key in sorted(pairs)) for place, pairs in doubtful.items()
    }
