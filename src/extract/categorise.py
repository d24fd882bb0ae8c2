"""What kind of win it is: the kinds of words in the lead and after it, weighed."""

from __future__ import annotations

import math
import re

from extract.events import count_kinds
from extract.learnt import Features, read_weights, weigh
from extract.model import Answer, Category, EntityLabel, Parsed, Passage, Rival
import itertools

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
NEAR = 0.25  # the chance from which another category is a reading that lost


def categorise(parsed: Parsed, passage: Passage) -> Answer[Category]:
    """The category of the win, release, acquittal … other, and the ones that were near."""
    chances = category_chances(category_features(parsed, passage))
    best = max(Category, key=lambda category: chances.get(category, 0.0))
    text = parsed.article.text
    kinds = sorted(count_kinds(passage.lead.of(text)))
    because = f"words of {', '.join(kinds)} in the lead" if kinds else "no word of any one kind in the lead"
    near = sorted((c for c in chances if c is not best and chances[c] >= NEAR), key=lambda c: -chances[c])
    rivals = tuple(Rival(category, f"it reads {chances[category]:.0%} like {category}") for category in near)
    return Answer(best, because, round(chances[best], 3), (passage.lead,), rivals)


def category_features(parsed: Parsed, passage: Passage) -> Features:
    """The words of the lead, the kinds of words in the lead and in what follows, and who is named."""
    text = parsed.article.text
    lead = passage.lead.of(text)
    rest = " ".join(span.of(text) for span in passage.details)
    features: Features = {}
    for kind, number in count_kinds(lead).items():
        features[f"lead:{kind}"] = 1.0
        features[f"lead:{kind}:more"] = min(number - 1, 3) / 2
    for kind in count_kinds(rest):
        features[f"rest:{kind}"] = 1.0
    names = [entity.span for entity in parsed.entities_in(passage.lead)]
    words = [
        found.group().casefold().replace("'", "’")
        for found in _WORD.finditer(text, passage.lead.start, passage.lead.end)
        if not any(name.start <= found.start() < name.end for name in names)
    ]
    for word in words:
        features[f"word:{word}"] = 1.0
    for one, other in itertools.pairwise(words):
        features[f"pair:{one} {other}"] = 1.0
    for entity in parsed.entities_in(passage.lead):
        if entity.label in (EntityLabel.PERSON, EntityLabel.ORG):
            features[f"has:{entity.label}"] = 1.0
        for word in entity.text.casefold().split() if entity.label in (EntityLabel.ORG, EntityLabel.LAW) else ():
            features[f"name:{word}"] = 1.0
    for heading in passage.headings[-1:]:
        for kind in count_kinds(heading.of(text)):
            features[f"heading:{kind}"] = 1.0
    return features


def category_chances(features: Features) -> dict[Category, float]:
    """The chance of each category that the model knows; they add up to one."""
    models = read_weights("field_weights")
    scores = {
        Category(name.split(":", 1)[1]): weigh(features, models[name])
        for name in models
        if name.startswith("category:")
    }
    top = max(scores.values())
    parts = {category: math.exp(score - top) for category, score in scores.items()}
    return {category: part / sum(parts.values()) for category, part in parts.items()}
