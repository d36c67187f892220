"""Words for somebody who waits: said once work has taken more than two seconds."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

import click

from qmsdocs.wording import Said, Speaker

PATIENCE = 2.0
"""Seconds after which people wonder whether anything happens."""
_PAUSE = 0.2


@contextmanager
def patience(speak: Speaker, said: Said) -> Iterator[None]:
    """Say what is going on, on the terminal, if the work within takes a while."""
    if not sys.stderr.isatty():
        yield
        return
    timer = threading.Timer(PATIENCE, lambda: print(speak(said), file=sys.stderr))  # noqa: T201
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


class Progress:
    """A line on the terminal that says what is going on, once that takes a while."""

    def __init__(self, speak: Speaker) -> None:
        self._speak = speak
        self._next = time.monotonic() + PATIENCE
        self._shown = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._show("")

    def __call__(self, said: Said) -> None:
        """Show what is being done now, replacing what was shown before."""
        now = time.monotonic()
        if now >= self._next and sys.stderr.isatty():
            self._next = now + _PAUSE
            self._show(self._speak(said))

    def _show(self, text: str) -> None:
        if text or self._shown:
            blank = " " * max(0, self._shown - len(text))
            click.echo(f"\r{text}{blank}\r", nl=False, err=True)
            self._shown = len(text)
