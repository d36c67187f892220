"""The program watching a folder as a process of its own, and what it shows."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tests.cli.doors import START
from tests.sample import DAY, ROOT

LONGEST = 60.0
"""Seconds after which a result that does not come is a fault; a machine may be busy."""


class Watching:
    """A process that watches; each line that it prints can be waited for."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._pump, args=(process.stdout,), daemon=True).start()

    def _pump(self, shown: IO[str]) -> None:
        for line in shown:
            self._lines.put(line.rstrip("\n"))

    def line(self) -> str:
        """Return the next line."""
        return self._lines.get(timeout=LONGEST)

    def lines_until(self, last: str) -> list[str]:
        """Return the next lines up to one that is as given."""
        found = [self.line()]
        while found[-1] != last:
            found.append(self.line())
        return found

    def round(self) -> dict[str, Any]:
        """Return the next round of the form ``json``."""
        found = json.loads(self.line())
        assert isinstance(found, dict)
        return found

    def until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Return the first round that is as wanted: a slow save may show a round before."""
        while not wanted(found := self.round()):
            pass
        return found

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C; return the exit status and what was said to stderr."""
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(LONGEST)
        assert self.process.stderr is not None
        return status, self.process.stderr.read()


@contextmanager
def watching(
    root: Path, *options: str, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Iterator[Watching]:
    """Watch a folder in English, for the sample's day; end the process in the end."""
    command = [sys.executable, "-c", START, "watch", str(root), "--lang", "en"]
    with subprocess.Popen(  # noqa: S603 - this interpreter
        [*command, "--as-of", str(DAY), *options],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            yield Watching(process)
        finally:
            process.kill()
