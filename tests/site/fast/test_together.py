"""Work done beside other work comes to the same, wherever it is done."""

import os
import threading
from collections.abc import Callable

import pytest

from qmsdocs.site.fast.together import meanwhile


def test_meanwhile() -> None:
    """The outcome of a job that another process did can be asked for more than once."""
    with meanwhile(os.getpid) as outcome:
        found = outcome()

        assert found == outcome()
    assert found != os.getpid()


def test_nobody_asks() -> None:
    """A job of which nobody wants to know is over at the end."""
    with meanwhile(lambda: None):
        pass

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_other_process_fails() -> None:
    """Where the other process fails, the job is done here."""
    here = os.getpid()

    def only_here() -> int:
        if os.getpid() != here:
            raise OSError
        return here

    with meanwhile(only_here) as outcome:
        assert outcome() == here


def _one_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0})


def _another_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)


@pytest.mark.parametrize("reason", [_one_processor, _another_thread])
def test_no_room(
    monkeypatch: pytest.MonkeyPatch, reason: Callable[[pytest.MonkeyPatch], None]
) -> None:
    """Without room for another process the job is done here, once it is asked for."""
    reason(monkeypatch)
    with meanwhile(os.getpid) as outcome:
        assert outcome() == os.getpid()
