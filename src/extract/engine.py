"""Where the work runs: here for a few articles, in processes for many. The results come in the order of the input."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from typing import TypeVar

from extract.errors import WorkerError

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH = 16  # articles a task: enough to drown the cost of sending them, few enough to spread evenly
AHEAD = 3  # batches a worker may have waiting; queueing all of them would hold every article in memory
WORTH_A_PROCESS = 64  # articles: below this, starting workers (a model load each) takes longer than the work


def workers_for(articles: int, wanted: int = 0) -> int:
    """How many processes to use: `wanted`, or for 0 as many as there are cores once the articles are worth it."""
    if wanted > 0:
        return wanted
    return 1 if articles < WORTH_A_PROCESS else os.cpu_count() or 1


def work_through(work: Callable[[Item], Result], items: Sequence[Item], workers: int = 1) -> Iterator[Result]:
    """`work` done on every item, in the items' order, by this process (`workers` 1) or by that many others.

    `work`, the items and the results must be picklable when there are several workers. An exception of `work` ends
    the run and is raised here: whatever one article must not cost the others is caught in `work` itself. Raises
    `WorkerError` where a worker process is killed.
    """
    if workers <= 1:
        yield from map(work, items)
        return
    # spawn, not fork: forked children inherit the threads' locks of numpy and tokenizers in any state.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
        others = set(active_children())
        try:
            yield from _in_batches(executor, work, items, workers)
        except BrokenProcessPool as error:
            raise WorkerError(
                "a worker process was killed, most likely for want of memory; use fewer workers"
            ) from error
        except BaseException:
            # Ctrl-C must not wait for the batches that are queued or begun. Leaving the block waits for the executor's
            # own thread, which ends with the workers: one that was not waited for wrote to a closed pipe at exit.
            for worker in set(active_children()) - others:
                worker.terminate()
            raise


def _in_batches(
    executor: Executor, work: Callable[[Item], Result], items: Sequence[Item], workers: int
) -> Iterator[Result]:
    starts = iter(range(0, len(items), BATCH))
    running: dict[Future[list[Result]], int] = {}
    done: dict[int, list[Result]] = {}
    due = 0
    while due < len(items):
        with _interrupts_held_back():
            while len(running) < workers * AHEAD and (start := next(starts, None)) is not None:
                running[executor.submit(_do_batch, work, items[start : start + BATCH])] = start
        finished, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in finished:
            done[running.pop(future)] = future.result()
        while due in done:
            yield from done.pop(due)
            due += BATCH


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits until the block is done, and never reaches the workers that are started in it.

    A terminal sends it to them too, and each would print a traceback of its own; ending them is our part.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _do_batch(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [work(item) for item in items]
