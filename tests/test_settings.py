"""extract.toml: read strictly, paths counted from the file."""

from pathlib import Path

import pytest

from extract.errors import UsageError
from extract.settings import read_settings


def test_options_are_read_and_paths_start_at_the_file(tmp_path: Path) -> None:
    (tmp_path / "extract.toml").write_text('output = "results"\nworkers = 2\nstrict = true\nmodel = "en_core_web_sm"\n')
    assert read_settings(tmp_path / "extract.toml") == {
        "output": str(tmp_path / "results"),
        "workers": 2,
        "strict": True,
        "model": "en_core_web_sm",
    }


def test_no_file_no_options() -> None:
    assert read_settings(None) == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("workers = ", "write it as TOML"),
        ("wokers = 2", "unknown setting “wokers”; known are"),
        ('workers = "2"', "workers is '2'; it must be a whole number"),
        ("workers = true", "must be a whole number"),
        ("workers = -1", "must not be negative"),
        ("strict = 1", "must be true or false"),
        ("output = 3", "must be text in quotation marks"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "extract.toml").write_text(text)
    with pytest.raises(UsageError, match=message) as caught:
        read_settings(tmp_path / "extract.toml")
    assert "extract.toml: " in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="check the path given with --config"):
        read_settings(tmp_path / "extract.toml")


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "extract.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="write it as TOML"):
        read_settings(tmp_path / "extract.toml")
