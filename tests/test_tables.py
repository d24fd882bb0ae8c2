"""Tables that somebody broke: the message names the file, the line and what is wrong there."""

from pathlib import Path

import pytest

from extract import tables
from extract.errors import UsageError

COLUMNS = ("country", "wins")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("state,wins\nAD,11\n", r'line 1: the head is "state,wins" instead of "country,wins"'),
        ("", r'line 0: the head is "" instead of "country,wins"'),
        ("country,wins\nAD,11\nAE\n", r"line 3: 1 fields instead of 2"),
        ("country,wins\nAD,11,12\n", r"line 2: 3 fields instead of 2"),
        ("country,wins\nAD,11\nAE,many\n", r"line 3: .* 'many'"),
        ('country,wins\n"AD,11\n', r"line 2: unexpected end of data"),
    ],
)
def test_a_broken_table_names_its_line(table: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/broken.csv").write_text(table, encoding="utf-8")
    monkeypatch.setattr(tables, "files", lambda package: tmp_path)
    with (
        pytest.raises(UsageError, match=rf"^data/broken\.csv, {said}; mend the table"),
        tables.read_rows("broken", COLUMNS) as rows,
    ):
        assert {country: int(wins) for country, wins in rows}


def test_rows_come_by_column() -> None:
    assert tables.read_csv("country_wins", COLUMNS)[0] == {"country": "AD", "wins": "11"}
