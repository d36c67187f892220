"""Work shared out among processes, where there is much of it and the machine has room for them."""

import json
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import IO, Any, TypeVar

from qmsdocs.site.fast.made import DoubtError

_MUCH = 100
"""Jobs below which it is not worth the while."""
_MOST = 4
Job = TypeVar("Job")


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


def _processes(jobs: int) -> int:
    # A process is not doubled while another thread of it is at work.
    if jobs < _MUCH or sys.platform in ("win32", "darwin") or threading.active_count() > 1:
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
