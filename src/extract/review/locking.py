"""One command at a time appends to a decisions file: what it adds was checked against all that stands there."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from extract.errors import UsageError

WAIT = 5.0  # seconds; an answer is written in a fraction of one, a form in a few


@contextmanager
def locked(file: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold the decisions `file` from reading it to appending to it.

    Another command that holds it is waited for, `wait` seconds at most. Raises `UsageError` when it takes longer, and
    when nothing can be written beside the file.
    """
    place = file.resolve()
    lock = place.parent / f".{place.name}.lock"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        # The lock cannot tell a place that takes no files from one that another command holds.
        tempfile.TemporaryFile(dir=place.parent).close()
        holder = FileLock(lock, timeout=wait)
        holder.acquire()
    except Timeout as error:
        reason = "another command is writing to it, and nothing was taken"
        raise UsageError(f"{file}: {reason}; wait for it and try again") from error
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be written ({error.strerror or error}); make room and rights there or name another file"
        ) from error
    try:
        yield
    finally:
        # While it is still held: a lock file removed after its release could be the next command's.
        with suppress(OSError):
            lock.unlink(missing_ok=True)
        holder.release()
