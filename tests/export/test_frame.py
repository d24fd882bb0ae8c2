"""Tables for notebooks."""

import pandas

from extract.export import to_frame
from extract.model import Run


def test_types_for_analysis(made: Run) -> None:
    frame = to_frame(made)
    assert frame["country_iso2"].tolist() == [("NA",), ("CI", "NA")]
    assert frame["date_start"].dt.year.tolist() == [2021, 2020]
    assert frame["year"].tolist() == [2021, pandas.NA]
    assert str(frame["latitude"].dtype) == "Float64"
    assert frame["people"].explode().tolist()[0] == "Ada Brenner"


def test_other_tables(made: Run) -> None:
    assert len(to_frame(made, "mentions")) == 3
    assert set(to_frame(made, "entities")["kind"]) == {"country", "place", "person", "organisation"}
    assert len(to_frame(made, "review")) == 4
