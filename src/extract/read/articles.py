"""Which files are articles, and what each says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extract.errors import UsageError
from extract.model import Article, Span, Unreadable
from extract.read.decode import UndecodableError, decode
from extract.read.front_matter import read_front_matter
from extract.text import fold

FORMATS = (".txt", ".text", ".md", ".markdown")
LARGEST = 20_000_000  # bytes: a thousand times the longest round-up; a larger file is a dump, not an article
LONGEST_LINE = 1_000_000  # characters: the longest line that is still a paragraph and not a data file


@dataclass(frozen=True, slots=True)
class Input:
    """A file that would be read under `id`, or the reason why not."""

    path: Path
    id: str
    skipped: str = ""  # "not text or Markdown": why it would not be read


def find_inputs(paths: Sequence[Path]) -> list[Input]:
    """Every file under `paths`, in a fixed order, with the id it would be read under or why it is left out.

    Raises `UsageError` for a path that does not exist.
    """
    found: list[Input] = []
    for path in paths:
        if path.is_dir():
            files = sorted(inside for inside in path.rglob("*") if inside.is_file())
            found += [Input(file, _id(file, path), _left_out(file, path)) for file in files]
        elif path.exists():
            found.append(Input(path, path.stem))
        else:
            raise UsageError(f"{path}: no such file or folder; give the folder that holds the articles")
    return list({item.path.resolve(): item for item in found}.values())


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
            words = hashlib.sha256(fold(read.body.of(read.text)).encode()).hexdigest()
            read = replace(read, copy_of=bodies.get(words, ""))
            bodies.setdefault(words, read.id)
        yield read


def _read(item: Input) -> Article | Unreadable:
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


def _left_out(file: Path, root: Path) -> str:
    inside = file.relative_to(root)
    if any(part.startswith((".", "~$")) for part in inside.parts):
        return "a hidden file"
    if file.stem.upper() == "README" or file.name in ("decisions.jsonl",):
        return "not an article"
    if file.suffix.casefold() not in FORMATS:
        return "neither text nor Markdown"
    return ""
