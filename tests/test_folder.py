"""The output folder: whole or not at all, ours alone to replace, nothing that a person made lost."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.errors import OutputError
from extract.folder import STAMP, check_output, locked, publish


def writes(**files: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        for name, text in files.items():
            (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")

    return write


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.name != STAMP}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The output of an earlier run."""
    publish(tmp_path / "out", writes(a_csv="old", b_csv="old"))
    return tmp_path / "out"


def test_a_run_replaces_the_whole_set(out: Path) -> None:
    assert publish(out, writes(a_csv="new")) == []
    assert contents(out) == {"a.csv": "new"}
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_a_person_s_files_stay(out: Path) -> None:
    (out / "README.md").write_text("keep me")
    (out / "notes.txt").write_text("mine")
    (out / "charts").mkdir()
    (out / "charts" / "one.svg").write_text("<svg/>")
    (out / "b.csv").write_text("answered")
    assert publish(out, writes(a_csv="new", b_csv="new")) == ["b.edited.csv", "charts", "notes.txt"]
    (out / "b.csv").write_text("answered again")
    publish(out, writes(a_csv="newer", b_csv="newer"))
    assert contents(out / "charts") == {"one.svg": "<svg/>"}
    assert {name: text for name, text in _files(out).items() if name.startswith(("b", "n", "R"))} == {
        "README.md": "keep me",
        "b.csv": "newer",
        "b.edited.csv": "answered",
        "b.edited-2.csv": "answered again",
        "notes.txt": "mine",
    }


def _files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def test_a_folder_with_nothing_but_its_readme_is_free(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("what will stand here")
    check_output(tmp_path)


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("")
    with pytest.raises(OutputError, match=r"did not write \(thesis.docx\); give an empty or a new folder"):
        publish(tmp_path, writes(a_csv="new"))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputError, match="this is a file; give a folder"):
        check_output(tmp_path / "out")


@pytest.mark.parametrize("trouble", [KeyboardInterrupt(), OSError(28, "No space left on device"), ValueError()])
def test_trouble_while_writing_leaves_the_old_output(out: Path, trouble: BaseException) -> None:
    def write(folder: Path) -> None:
        (folder / "a.csv").write_text("half")
        raise trouble

    with pytest.raises(OutputError if isinstance(trouble, OSError) else type(trouble)):
        publish(out, write)
    assert contents(out) == {"a.csv": "old", "b.csv": "old"}
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_ctrl_c_between_the_renames_leaves_the_old_output(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        if "extract-new" in path.name:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(out, writes(a_csv="new"))
    assert contents(out) == {"a.csv": "old", "b.csv": "old"}


def test_what_a_killed_run_left_is_put_right(out: Path) -> None:
    out.rename(out.parent / ".out.extract-old-x1")
    (out.parent / ".out.extract-new-x2").mkdir()
    (out.parent / ".out.mine").mkdir()
    with locked(out):
        assert contents(out) == {"a.csv": "old", "b.csv": "old"}
    assert sorted(path.name for path in out.parent.iterdir()) == [".out.mine", "out"]


def test_a_link_to_the_folder_stays_a_link(out: Path) -> None:
    (link := out.parent / "link").symlink_to(out)
    with locked(link):
        publish(link, writes(a_csv="new"))
    assert link.is_symlink()
    assert contents(out) == {"a.csv": "new"}


def test_the_second_run_at_the_same_time_stops(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    with locked(out), pytest.raises(OutputError, match="another run is writing here; wait"), locked(out):
        pass
    with locked(out):
        pass
    assert not list(out.parent.iterdir())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_place_that_is_not_writable(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(OutputError, match="cannot be written"), locked(tmp_path / "out"):
        pass
    tmp_path.chmod(0o755)


def test_a_place_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"), locked(tmp_path / "file" / "out"):
        pass


def test_the_stamp_names_every_file(out: Path) -> None:
    assert sorted(json.loads((out / STAMP).read_text())) == ["a.csv", "b.csv"]


def test_a_broken_stamp_still_marks_the_folder_as_ours(out: Path) -> None:
    (out / STAMP).write_text("{")
    assert publish(out, writes(a_csv="new")) == ["a.edited.csv", "b.csv"]
    assert contents(out) == {"a.csv": "new", "a.edited.csv": "old", "b.csv": "old"}
