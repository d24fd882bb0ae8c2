"""Which files are articles, and what each says."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extract.errors import UsageError
from extract.model import Article, Span, Unreadable
from extract.read.decode import UndecodableError, decode
from extract.read.front_matter import read_front_matter
from extract.text import fold

DECISIONS = "decisions.jsonl"  # beside the articles: what reviewers decided of them
FORMATS = (".txt", ".text", ".md", ".markdown")
LARGEST = 20_000_000  # bytes: a thousand times the longest round-up; a larger file is a dump, not an article
LONGEST_LINE = 1_000_000  # characters: the longest line that is still a paragraph and not a data file


@dataclass(frozen=True, slots=True)
class Input:
    """A file that would be read under `id`, or the reason why not."""

    path: Path
    id: str
    skipped: str = ""  # "neither text nor Markdown": why it would not be read

    @property
    def name(self) -> str:
        """The path to show, with the bytes that are no UTF-8 written as “\\xff”."""
        return os.fsencode(self.path).decode("utf-8", errors="backslashreplace")


def find_inputs(paths: Sequence[Path]) -> list[Input]:
    """Every file under `paths`, in a fixed order, with the id it would be read under or why it is left out.

    Raises `UsageError` for a path that does not exist.
    """
    found: list[Input] = []
    for path in paths:
        if path.is_dir():
            found += sorted(_inside(path), key=lambda item: item.path)
        elif path.exists():
            found.append(Input(path, path.stem))
        else:
            raise UsageError(f"{path}: no such file or folder; give the folder that holds the articles")
    once: dict[Path, Input] = {}
    for item in found:
        # A link gives no file another name, by which what was decided of it would not be found.
        if not (item.path.is_symlink() and item.path.resolve() in once):
            once[item.path.resolve()] = item
    return list(once.values())


def read_articles(paths: Sequence[Path]) -> Iterator[Article | Unreadable]:
    """The articles under `paths` (files, or folders with all that is in them), and what could not be read.

    Text and Markdown files are read in the order of their paths; a folder's README, hidden files and
    decisions.jsonl are not articles. An article whose words repeat an earlier one's has its id in `copy_of`.
    """
    ids: dict[str, Path] = {}
    bodies: dict[str, str] = {}
    for item in find_inputs(paths):
        if item.skipped:
            continue
        if item.id in ids:
            yield Unreadable(
                item.path, f"its id “{item.id}” is that of {ids[item.id]} too", "rename one of the two files"
            )
            continue
        ids[item.id] = item.path
        read = _read(item)
        if isinstance(read, Article):
            body = read.body.of(read.text)
            words = hashlib.sha256((fold(body) or body).encode()).hexdigest()
            read = replace(read, copy_of=bodies.get(words, ""))
            bodies.setdefault(words, read.id)
        yield read


def _read(item: Input) -> Article | Unreadable:
    if item.name != str(item.path):
        # Written to run.json or the terminal as it is, such a name would end the run.
        return Unreadable(Path(item.name), "its name is not valid text", "rename the file")
    try:
        size = item.path.stat().st_size
        if size > LARGEST:
            return Unreadable(item.path, f"{size / 1e6:.0f} MB is too large for an article", "split it into articles")
        raw = item.path.read_bytes()
        text, encoding = decode(raw)
        head = read_front_matter(text)
    except UndecodableError as error:
        return Unreadable(item.path, str(error), error.remedy)
    except OSError as error:
        return Unreadable(item.path, error.strerror or str(error), "check that the file can be read")
    body = text[head.body :]
    if not body.strip():
        return Unreadable(item.path, "the file is empty", "put the article's text into it or take the file away")
    if len(longest := max(body.splitlines(), key=len)) > LONGEST_LINE:
        return Unreadable(
            item.path, f"one line of {len(longest):,} characters", "this is data, not an article: split it"
        )
    span = Span(head.body, len(text))
    sha256 = hashlib.sha256(raw).hexdigest()
    return Article(item.id, item.path, text, span, sha256, head.title, head.url, head.published, encoding)


def _id(file: Path, root: Path) -> str:
    """The path below the folder without its suffix, so that the id stays when the folder moves."""
    return file.relative_to(root).with_suffix("").as_posix()


def _inside(root: Path) -> Iterator[Input]:
    """All files below `root`, linked folders included; a folder that cannot be entered stands for what is in it."""
    closed: list[OSError] = []
    seen = {root.resolve()}
    for place, folders, files in os.walk(root, onerror=closed.append, followlinks=True):
        here = Path(place)
        yield from (Input(here / name, _id(here / name, root), "a hidden folder") for name in folders if _hidden(name))
        folders[:] = [name for name in folders if not _hidden(name) and _first_time(here / name, seen)]
        yield from (Input(here / name, _id(here / name, root), _left_out(here / name)) for name in files)
    yield from (Input(Path(error.filename), _id(Path(error.filename), root)) for error in closed)


def _first_time(folder: Path, seen: set[Path]) -> bool:
    """Whether the folder was not met before: a link to a folder above it would be walked for ever."""
    place, known = folder.resolve(), len(seen)
    seen.add(place)
    return len(seen) > known


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _left_out(file: Path) -> str:
    if _hidden(file.name):
        return "a hidden file"
    if file.stem.upper() == "README" or file.name == DECISIONS:
        return "not an article"
    if file.suffix.casefold() not in FORMATS:
        return "neither text nor Markdown"
    return "" if file.is_file() else "a link that leads nowhere, or no file"
