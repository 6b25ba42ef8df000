"""Checks in worker processes: batches there, reports back, in input order, whatever becomes of a worker."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.errors import InputError
from mtcheck.model import Document, Report
from mtcheck.readers import Unreadable
from mtcheck.rules.cache import Held, held, hold

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.synchronize import Event

Check = Callable[[Document | Unreadable], Report]
# Makes a check ready in the process that calls it; it travels to the workers.
Make = Callable[[], Check]

# Documents that travel to a worker together: the trip costs little then, and memory stays small.
BATCH = 32
# Batches under way for each worker: enough that none waits for the reader.
AHEAD = 3


def in_processes(documents: Iterable[Document | Unreadable], make: Make, jobs: int) -> Iterator[Report]:
    """Check batches in worker processes, at most one a core; reports come in input order, the same with any number.

    A batch whose worker dies is tried again document by document, each in a process of its own: the one that kills it
    is reported as not looked at, the others are checked. Where the run ends early, the workers do with the document
    that they are at.
    """
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import Event

    # All are started at once, and each holds the rules: more than there are cores would take memory and no less time.
    jobs = min(jobs, os.cpu_count() or 1)
    source = iter(documents)
    waiting: deque[tuple[list[Document | Unreadable], Future[list[Report]]]] = deque()
    ended = Event()
    pool = _pool(make, jobs, ended)
    try:
        while True:
            while len(waiting) < jobs * AHEAD and (batch := list(islice(source, BATCH))):
                waiting.append((batch, _submitted(pool, batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                pool = _pool(make, jobs, ended)
                pending = [each for each, _ in waiting]
                yield from _one_by_one(batch, make, ended)
                waiting = deque((each, _submitted(pool, each)) for each in pending)
    finally:
        ended.set()
        pool.shutdown(cancel_futures=True)


def _pool(make: Make, workers: int, ended: "Event") -> "ProcessPoolExecutor":
    # Slow to import, and most runs need no second process.
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(make, held(), ended))


def _submitted(pool: "ProcessPoolExecutor", batch: list[Document | Unreadable]) -> "Future[list[Report]]":
    """Hand a batch to the workers; where one has died since the last, it has failed as those under way have."""
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(_check_batch, batch)
    except BrokenProcessPool as broken:
        failed: Future[list[Report]] = Future()
        failed.set_exception(broken)
        return failed


def _one_by_one(batch: Sequence[Document | Unreadable], make: Make, ended: "Event") -> Iterator[Report]:
    from concurrent.futures.process import BrokenProcessPool

    for document in batch:
        with _pool(make, 1, ended) as pool:
            try:
                yield from pool.submit(_check_batch, [document]).result()
            except BrokenProcessPool:
                yield make()(_lost(document))


def _lost(document: Document | Unreadable) -> Unreadable:
    error = InputError(
        "its worker process died", place=document.name, remedy="give the run more memory or fewer --jobs"
    )
    return Unreadable(document.name, document.format, error, path=document.path)


# The check of this process, where it is a worker, and whether the run that it works for has ended.
_check: Check | None = None
_ended: "Event | None" = None


def _start_worker(make: Make, compiled: Mapping[Path, Held], ended: "Event") -> None:
    global _check, _ended
    _ended = ended
    hold(compiled)
    # What stops a run stops a worker at once: it has nothing to take away.
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    # At the keyboard the signal goes to the workers, too: it is the run that says whether it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from threading import Thread

    Thread(target=_end_with_parent, daemon=True).start()
    _check = make()


def _end_with_parent() -> None:
    """End this worker where the run that started it was killed: nobody gives it work then, or takes what it did."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _check_batch(batch: Sequence[Document | Unreadable]) -> list[Report]:
    assert _check is not None  # noqa: S101 (set by _start_worker)
    assert _ended is not None  # noqa: S101
    # Nobody takes what is left out of a batch then.
    return [_check(document) for document in batch if not _ended.is_set()]
