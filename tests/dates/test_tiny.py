"""Seven hundred tiny pages, each of which tells its time in another way: `tiny/*.toml`, written before they were read.

`papers` are printed documents, `web` pages and mails, `prose` counts days from one another; `ordinary` are of every
sort; the heads of `heads` and `periods` hold more than one year, one of them that of the wins. Some are read wrongly.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.dates import date_passages

from .article import tiny_page

TINY = Path(__file__).parent / "tiny"
# The share of dates that was right when the pages had been read; when first met 0.77, 0.86, 0.62, 0.85, 0.72 and 0.70.
RIGHT = {"papers": 0.82, "web": 0.90, "prose": 0.68, "ordinary": 0.88, "heads": 0.77, "periods": 0.71}


@pytest.mark.parametrize("name", RIGHT)
def test_dates_of_tiny_pages(name: str) -> None:
    pages = tomllib.loads((TINY / f"{name}.toml").read_text(encoding="utf-8"))["page"]
    verdicts = [verdict for page in pages for verdict in _verdicts(page)]
    assert len(verdicts) > 2 * len(pages)
    assert sum(verdicts) / len(verdicts) >= RIGHT[name]


def _verdicts(page: dict[str, Any]) -> list[bool]:
    """For each win of a page whether its date is one of those accepted."""
    parsed, passages, accepted = tiny_page(page)
    told = [answer.value.edtf if answer.value else "none" for answer in date_passages(parsed, passages)]
    return [found in dates for found, dates in zip(told, accepted, strict=True)]
