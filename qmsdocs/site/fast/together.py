"""Work shared out among processes, where there is much of it and the machine has room for them."""

import json
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import IO, Any, TypeVar

from qmsdocs.site.fast.made import DoubtError

_MUCH = 100
"""Jobs below which it is not worth the while."""
_MOST = 4
Job = TypeVar("Job")
Found = TypeVar("Found")


def shared_out(jobs: Sequence[Job], do: Callable[[Job], Any]) -> list[Any]:
    """Return what each job comes to, in their order.

    Args:
        jobs: They know nothing of each other.
        do: Does one; what it returns can be written as JSON.

    Raises:
        DoubtError: A process could not do its part.
    """
    count = _processes(len(jobs))
    results: list[Any] = [None] * len(jobs)
    with ExitStack() as stack:
        files = [stack.enter_context(tempfile.TemporaryFile()) for _ in range(1, count)]
        children = [_started(jobs[place::count], do, file) for place, file in enumerate(files, 1)]
        try:
            results[::count] = [do(job) for job in jobs[::count]]
        finally:
            ended = [os.waitpid(child, 0)[1] for child in children]
        if any(ended):
            raise DoubtError(ended)
        for place, file in enumerate(files, 1):
            file.seek(0)
            results[place::count] = json.load(file)
    return results


@contextmanager
def meanwhile(do: Callable[[], Found]) -> Iterator[Callable[[], Found]]:
    """Give what returns the outcome of a job that is done beside what comes next.

    Where there is no room for another process, or it fails, the job is done once it is asked for.

    Args:
        do: What it returns can be written as JSON.
    """
    if _room() == 1:
        yield do
        return
    with tempfile.TemporaryFile() as file:
        ended: list[int] = []
        child = _started([None], lambda _: do(), file)

        def wait() -> int:
            if not ended:
                ended.append(os.waitpid(child, 0)[1])
            return ended[0]

        def outcome() -> Found:
            if wait():
                return do()
            file.seek(0)
            found: Found = json.load(file)[0]
            return found

        try:
            yield outcome
        finally:
            wait()


def _processes(jobs: int) -> int:
    return 1 if jobs < _MUCH else _room()


def _room() -> int:
    """Return how many processes may be at work at once."""
    # A process is not doubled while another thread of it is at work.
    if sys.platform in ("win32", "darwin") or threading.active_count() > 1:
        return 1
    return min(_MOST, len(os.sched_getaffinity(0)))


def _started(jobs: Sequence[Job], do: Callable[[Job], Any], file: IO[bytes]) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        file.write(json.dumps([do(job) for job in jobs]).encode())
        file.flush()
        status = 0
    finally:
        # Nothing of what the first process still has to do is done twice.
        os._exit(status)
