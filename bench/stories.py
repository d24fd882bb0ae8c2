#!/usr/bin/env python3
"""Whom a win is about, where several people are named: stories of two to four sentences, each read and scored.

usage: stories.py [--pages N] [--seed N] [--show N] [--floor SHARE]

Where `casts.py` has whole wordings, stories are put together by chance from sentences that each bring in somebody: the
win, who brought the case, counsel, a wife, a minister. The plans in stories.toml say in which order. A row is right as
in `casts.py`. `plan` is the order told by, `kept` whether a sentence of the fifth that no rule was written on is in it.
"""

from __future__ import annotations

import random
import tomllib
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from casts import Frame, judge, page_of, tell
from trials import Page, trial

SOURCE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
PLANS: Mapping[str, list[str]] = SOURCE.pop("plans")
KEPT = "kept"


def some_story(rng: random.Random) -> Frame:
    """A win of one kind, in the sentences that one of its plans asks for; named by the plan and whether it is kept."""
    kind, plan = rng.choice([(kind, plan) for kind, plans in PLANS.items() for plan in plans])
    sentences: list[str] = []
    for place in plan.split():
        sentences.append(rng.choice([one for one in SOURCE[kind][place] if one not in sentences]))
    kept = KEPT if any(map(is_kept, sentences)) else "read"
    return Frame(kind, f"{plan}, {kept}", _apart(sentences))


def is_kept(sentence: str) -> bool:
    """Whether a sentence is of the fifth whose misses are not looked at before a remedy is measured."""
    return zlib.crc32(sentence.encode()) % 5 == 0


def _apart(sentences: list[str]) -> str:
    """The sentences in a row, the people of the second of two bystanders told apart from those of the first."""
    told: list[str] = []
    for number, sentence in enumerate(sentences):
        for part in ("official", "other", "lawyer", "speaker", "relative"):
            sentence = sentence.replace(f"{{{part}}}", f"{{{part}{number + 4}}}")
        told.append(sentence)
    return " ".join(told)


def some_page(rng: random.Random) -> Page[Mapping[str, str]]:
    """A page of up to eight stories."""
    page = page_of([tell(some_story(rng), rng) for _ in range(8)], rng)
    told = [replace(one, traits=_traits(one.traits)) for one in page.told]
    return replace(page, told=tuple(told))


def _traits(traits: Mapping[str, str]) -> Mapping[str, str]:
    kind, named = traits["frame"].split(": ")
    plan, kept = named.split(", ")
    return {
        "kind": kind,
        KEPT: kept,
        "plan": f"{kind}: {plan}",
        "company": traits["company"],
        "culture": traits["culture"],
    }


if __name__ == "__main__":
    trial(__doc__, some_page, judge)
