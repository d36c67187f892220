"""Words for somebody who waits: said once work has taken more than two seconds."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from qmsdocs.wording import Said, Speaker

PATIENCE = 2.0
"""Seconds after which people wonder whether anything happens."""


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
