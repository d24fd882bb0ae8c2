"""What stands above an article: cases in `tests/cases/mastheads.toml`."""

from __future__ import annotations

import pytest

from by_hand.cases import read_cases
from extract.dates.article.frame import frame_of

from .article import laid_out

CASES = read_cases("mastheads")["masthead"]
BODY = """

Dear friends, here is what we have been able to do together, with many thanks to all who wrote, gave and prayed for it.

[[x|On 12 November the court in Port Lilac freed Ilse Tamm.]]

[[x|In May the senate gave the fishermen back their union.]]

[[x|In February Ugo Brand's fine was set aside.]]
"""


@pytest.mark.parametrize("case", CASES, ids=[case["lines"].split("\n")[-1] for case in CASES])
def test_masthead(case: dict[str, str]) -> None:
    parsed, passages, _ = laid_out(case["lines"].lstrip("\n") + BODY, "sample")
    frame = frame_of(parsed, passages)
    assert (frame.published.days.edtf if frame.published else "") == case["published"]
    assert (frame.window.days.edtf if frame.window else "") == case["window"]
