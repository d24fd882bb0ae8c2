"""The output folder: written whole or not at all, ours to replace, and never at the cost of what a person put there."""

from __future__ import annotations

import glob
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from extract.errors import OutputError

STAMP = ".extract.json"  # names every file of the run with its SHA-256: what differs was made by a person
_KEPT = ("README.md", ".gitignore", ".gitkeep")


def check_output(folder: Path) -> None:
    """Raise `OutputError` unless `folder` is new, empty, or the output of an earlier run."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError(f"{folder}: this is a file; give a folder for the output")
    inside = [path.name for path in folder.iterdir() if path.name not in _KEPT]
    if inside and STAMP not in inside:
        raise OutputError(
            f"{folder}: this folder holds files that extract did not write ({', '.join(sorted(inside)[:3])}); "
            "give an empty or a new folder"
        )


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the output folder for one run; `OutputError` when another run holds it or the place is not writable.

    What a run that was killed left beside the folder is put right first.
    """
    place = folder.resolve()
    lock = place.parent / f".{place.name}.lock"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        # The lock cannot tell a place that takes no files from one that another run holds.
        tempfile.TemporaryFile(dir=place.parent).close()
        holder = FileLock(lock, timeout=0)
        holder.acquire()
    except Timeout as error:
        raise OutputError(f"{folder}: another run is writing here; wait for it or give another folder") from error
    except OSError as error:
        raise _not_writable(folder, error) from error
    try:
        _recover(place)
        yield
    finally:
        # While it is still held: a lock file removed after its release could be the next run's.
        lock.unlink(missing_ok=True)
        holder.release()


def publish(folder: Path, write: Callable[[Path], None]) -> list[str]:
    """Let `write` fill a temporary folder beside `folder`, then put it in its place in one step.

    What a person made or changed in the old folder goes over into the new one, an edited file of ours under a name
    with “.edited” in it; the names of these files are returned. The old output stays whole until the new one is.
    Raises `OutputError` for a folder that is not ours to replace or cannot be written; what else `write` raises
    passes through, the old output untouched.
    """
    check_output(folder)
    # A link to the real place, on another disk perhaps, stays a link.
    place = folder.resolve()
    try:
        new = Path(tempfile.mkdtemp(prefix=_prefix(place, "new"), dir=place.parent))
        try:
            write(new)
            stamp = {path.name: _digest(path) for path in sorted(new.iterdir())}
            (new / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")
            carried = _carry_over(place, new) if place.exists() else []
            new.chmod(0o755)
            _swap(place, new)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
    except OSError as error:
        raise _not_writable(folder, error) from error
    return carried


def _not_writable(folder: Path, error: OSError) -> OutputError:
    why = error.strerror or str(error)
    return OutputError(f"{folder}: cannot be written ({why}); make room and rights there or give another folder")


def _prefix(folder: Path, which: str) -> str:
    return f".{folder.name}.extract-{which}-"


def _recover(folder: Path) -> None:
    """Put back the output that a run killed between its two renames had moved aside; clear what is half-written."""
    aside = sorted(folder.parent.glob(glob.escape(_prefix(folder, "old")) + "*"))
    if aside and not folder.exists():
        aside.pop().rename(folder)
    for left in (*aside, *folder.parent.glob(glob.escape(_prefix(folder, "new")) + "*")):
        shutil.rmtree(left, ignore_errors=True)


def _carry_over(old: Path, new: Path) -> list[str]:
    """Copy what the stamp of `old` does not account for into `new`; the names it has there."""
    stamp = _read_stamp(old)
    carried = []
    for path in sorted(old.iterdir()):
        if path.name == STAMP or (path.is_file() and stamp.get(path.name) == _digest(path)):
            continue
        name = _free_name(old, new, path) if path.name in stamp or (new / path.name).exists() else path.name
        if path.is_dir():
            shutil.copytree(path, new / name, symlinks=True)
        else:
            shutil.copy2(path, new / name, follow_symlinks=False)
        carried += [name] if name not in _KEPT else []
    return carried


def _free_name(old: Path, new: Path, path: Path) -> str:
    for number in range(1, 1000):
        name = f"{path.stem}.edited{'' if number == 1 else f'-{number}'}{path.suffix}"
        # Free in both: an earlier edited copy is still to come over and would replace this one.
        if not (old / name).exists() and not (new / name).exists():
            return name
    raise OutputError(f"{path}: too many edited copies; move them out of the output folder")


def _read_stamp(folder: Path) -> dict[str, str]:
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _swap(folder: Path, new: Path) -> None:
    old = Path(tempfile.mkdtemp(prefix=_prefix(folder, "old"), dir=folder.parent))
    old.rmdir()
    try:
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except BaseException:
        # Ctrl-C between the two renames would leave no output at all.
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
