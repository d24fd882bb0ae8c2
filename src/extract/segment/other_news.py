"""Sentences that say of themselves that they tell no win: what the writers regret, and what they told before."""

from __future__ import annotations

import re
from functools import cache

from extract.segment.statements import any_of, statements


def is_other_news(words: str) -> bool:
    """Whether a sentence calls its news bad or old: "In Mali, sadly, …", "In May we told you that …".

    Only its first statement counts: "Chad lifted the ban; sadly Mali keeps it" tells a win.
    """
    plain = " ".join(words.split())
    start, end = statements(plain)[0]
    return _other_news().search(plain, start, end) is not None


@cache
def _other_news() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('regretted')}|{any_of('retold')})(?![\w-])")
