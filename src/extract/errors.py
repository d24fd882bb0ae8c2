"""What goes wrong in ways a person can mend; every message names the place and the remedy."""

from __future__ import annotations


class ExtractError(Exception):
    """The base of all errors that the command line reports without a traceback; `exit_code` is what it ends with."""

    exit_code = 2


class UsageError(ExtractError):
    """Wrong options, configuration, tables or decisions: mend what was given and run again."""


class ModelError(UsageError):
    """A language pipeline that is missing, broken or not for this work."""


class OutputError(UsageError):
    """An output folder that is not ours, not writable or in use by another run."""


class NothingToDo(ExtractError):  # noqa: N818 - it says what happened
    """No article could be read at all."""

    exit_code = 3


class WorkerError(ExtractError):
    """A process that worked for us has died; nothing of the run is kept."""

    exit_code = 3


class UnreadableError(ExtractError):
    """Some input could not be read, and the run was to be strict."""

    exit_code = 3
