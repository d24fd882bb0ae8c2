"""One written date, read by dateparser, which knows the spellings and refuses days that do not exist."""

from __future__ import annotations

import re
from functools import cache

from dateparser.date import DateDataParser

from extract.dates.words.groups import full_year


@cache
def _parser(order: str) -> DateDataParser:
    return DateDataParser(languages=["en"], settings={"DATE_ORDER": order, "RETURN_AS_TIMEZONE_AWARE": False})


@cache
def read_written(text: str, order: str = "DMY") -> tuple[int | None, int | None, int | None]:
    """Year, month and day of one written date ("Sept. 3rd", "14.07.2020"); None for each part not there."""
    plain = re.sub(r"[’'‘](\d\d)$", lambda short: f" {full_year(short.group(1))}", text.strip())
    plain = re.sub(r"\bthe\s|\bof\s|\bday\b", " ", plain, flags=re.IGNORECASE)
    short = re.fullmatch(r"(\d{1,2})[./](\d{1,2})\.?", plain.strip())
    if short:  # dateparser reads "19.08." as a time of day
        plain = f"{short.group(1)}/{short.group(2)}"
    plain = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", " ".join(plain.split()), flags=re.IGNORECASE)
    plain = re.sub(r"(?<=[a-z])\.", "", plain, flags=re.IGNORECASE)
    # "2020-07-08" is never day before month, whatever the article's own order.
    found = _parser("YMD" if re.match(r"\d{4}-", plain) else order).get_date_data(plain)
    if found.date_obj is None:
        return None, None, None
    parts = found.parts or ()
    when = found.date_obj
    return (
        when.year if "year" in parts else None,
        when.month if "month" in parts else None,
        when.day if "day" in parts else None,
    )
