"""The stage on one screen: signs of each part, weighed with what was learnt on articles that were left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from extract.learnt import Features, ask, chance, read_trees, read_weights, weigh
from extract.model import Article, Mention, Trust
from extract.trust.known import WEIGHTS, known_signs
from extract.trust.setting import Setting, read_setting
from extract.trust.signs import country_signs, date_signs, people_signs, win_signs

SIGNS: Mapping[str, Callable[[Mention, Setting], Features]] = {
    "passage": win_signs,
    "date": date_signs,
    "countries": country_signs,
    "people": people_signs,
}
TELLING = -0.25  # log-odds from which a sign is worth a reviewer's reading


def assess(mentions: Sequence[Mention], articles: Sequence[Article]) -> list[Mention]:
    """The mentions with their trust, in their order; a mention of an article that is not given stays as it is."""
    known = {article.id: article for article in articles}
    together: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        together[mention.article].append(mention)
    settings = {id: read_setting(known[id], group) for id, group in together.items() if id in known}
    return [
        replace(mention, trust=_trust(mention, settings[mention.article])) if mention.article in settings else mention
        for mention in mentions
    ]


def _trust(mention: Mention, setting: Setting) -> Trust:
    weights, known = read_weights("trust_weights"), known_signs(mention, setting.article)
    signs = {part: find(mention, setting) for part, find in SIGNS.items()}
    # What a sign says of a date hangs on the others: a day of a heading is one thing in a log, another in a digest.
    odds = {part: weigh(found, weights[part]) for part, found in signs.items() if part != "date"}
    odds["date"] = ask(signs["date"], read_trees("trust_date_trees"))
    sure = {part: chance(odds[part] + weigh(known[part], WEIGHTS[part])) for part in SIGNS}
    against = {
        part: _against({**found, **known[part]}, {**weights[part], **WEIGHTS[part]}) for part, found in signs.items()
    }
    return Trust(**sure, against=against)


def _against(signs: Features, weights: Mapping[str, float]) -> tuple[str, ...]:
    """The signs that lower the chance, the weightiest first; what the resolver itself stated is told elsewhere."""
    weighed = {name: weights.get(name, 0.0) * value for name, value in signs.items() if not name.startswith("stated")}
    return tuple(sorted((name for name in weighed if weighed[name] < TELLING), key=lambda name: (weighed[name], name)))
