"""Folders → articles: which files are read, under which ids, and what is said about the others."""

import os
from pathlib import Path

import pytest

import extract.read.articles
from extract.errors import UsageError
from extract.model import Article, Unreadable
from extract.read import find_inputs, read_articles

WIN = "In March a court in Lima freed the teacher Rosa Quispe.\n"


def fill(folder: Path, **files: str | bytes) -> Path:
    """Files by name, with `__` for a folder's slash and `_` for the dot before the suffix."""
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def ids(*paths: Path) -> list[str]:
    return [item.id for item in read_articles(paths) if isinstance(item, Article)]


def refused(*paths: Path) -> list[Unreadable]:
    return [item for item in read_articles(paths) if isinstance(item, Unreadable)]


def test_ids_are_the_paths_below_the_folder(tmp_path: Path) -> None:
    fill(tmp_path, b_txt=WIN, a_md=WIN + "1", y2020__b_txt=WIN + "2", y2021__b_TXT=WIN + "3")
    assert ids(tmp_path) == ["a", "b", "y2020/b", "y2021/b"]


def test_a_file_may_be_given_by_itself_and_is_read_once(tmp_path: Path) -> None:
    fill(tmp_path, b_txt=WIN)
    assert ids(tmp_path / "b.txt", tmp_path) == ["b"]


def test_what_is_no_article_is_left_out_with_a_reason(tmp_path: Path) -> None:
    fill(tmp_path, README_md=WIN, decisions_jsonl="{}", _hidden="", table_csv="a,b\n", _git__notes_txt=WIN, a_txt=WIN)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    reasons = {item.path.name: item.skipped for item in find_inputs([tmp_path])}
    assert reasons == {
        ".git": "a hidden folder",
        ".hidden": "a hidden file",
        "README.md": "not an article",
        "a.txt": "",
        "decisions.jsonl": "not an article",
        "gone.txt": "a link that leads nowhere, or no file",
        "table.csv": "neither text nor Markdown",
    }
    assert ids(tmp_path) == ["a"]


def test_linked_folders_are_read_and_circles_end(tmp_path: Path) -> None:
    (raw := tmp_path / "raw").mkdir()
    fill(tmp_path, elsewhere__b_txt=WIN)
    (raw / "linked").symlink_to(tmp_path / "elsewhere")
    (raw / "circle").symlink_to(raw)
    assert ids(raw) == ["linked/b"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may enter every folder")
def test_a_closed_folder_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    fill(tmp_path, closed__b_txt=WIN, a_txt=WIN)
    (tmp_path / "closed").chmod(0)
    assert [item.path.name for item in refused(tmp_path)] == ["closed"]
    (tmp_path / "closed").chmod(0o755)


def test_a_path_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder; give"):
        ids(tmp_path / "nowhere")


def test_two_files_with_one_id(tmp_path: Path) -> None:
    fill(tmp_path, a_md=WIN, a_txt=WIN + "more")
    (item,) = refused(tmp_path)
    assert item.path.name == "a.txt"
    assert "a.md too" in item.reason
    assert "rename" in item.remedy


def test_a_copy_is_recognised_by_its_words(tmp_path: Path) -> None:
    fill(tmp_path, a_txt=WIN, b_txt=WIN.upper().replace(" ", "\n").encode("utf-16"), c_md=f"---\ntitle: x\n---\n{WIN}")
    copies = {item.id: item.copy_of for item in read_articles([tmp_path]) if isinstance(item, Article)}
    assert copies == {"a": "", "b": "a", "c": "a"}


def test_a_link_gives_an_article_no_other_name(tmp_path: Path) -> None:
    fill(tmp_path, m_txt=WIN)
    for name in ("a.txt", "z.txt"):
        (tmp_path / name).symlink_to(tmp_path / "m.txt")
    assert [item.id for item in read_articles([tmp_path]) if isinstance(item, Article)] == ["m"]


def test_signs_alone_make_no_copies(tmp_path: Path) -> None:
    fill(tmp_path, a_txt="* * *\n", b_txt="…\n")
    assert [item.copy_of for item in read_articles([tmp_path]) if isinstance(item, Article)] == ["", ""]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"---\ntitle: A head and nothing below\n---\n", "empty"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (b"x" * 5_000_000, "one line of 5,000,000 characters"),
        (b"---\ntitle: open\n\nText.\n", "never closed"),
    ],
)
def test_a_bad_file_says_why_and_what_to_do_and_costs_only_itself(tmp_path: Path, content: bytes, reason: str) -> None:
    fill(tmp_path, bad_txt=content, good_txt=WIN)
    (item,) = refused(tmp_path)
    assert item.path.name == "bad.txt"
    assert reason in item.reason
    assert item.remedy
    assert ids(tmp_path) == ["good"]


def test_a_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "dump.txt").open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("it was read"))
    (item,) = refused(tmp_path)
    assert item.reason == "50 MB is too large for an article"


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(WIN)
    (item,) = refused(tmp_path)
    assert item.path.name == r"caf\xe9.txt"
    assert str(item.path).encode("utf-8")


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, a_txt=WIN)

    def closed(raw: bytes) -> tuple[str, str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(extract.read.articles, "decode", closed)
    assert [item.reason for item in refused(tmp_path)] == ["Permission denied"]


def test_offsets_count_from_the_decoded_text(tmp_path: Path) -> None:
    fill(tmp_path, a_md=("\ufeff---\ntitle: Wins\r\n---\r\n" + WIN).encode())
    (article,) = read_articles([tmp_path])
    assert isinstance(article, Article)
    assert article.body.of(article.text) == WIN
    assert (article.title, article.encoding) == ("Wins", "utf-8-sig")
