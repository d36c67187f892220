"""When a handbook has changed: as the system announces it, or by looking again and again.

An announcement only wakes; whether anything changed, and whether the writer has come to rest,
is looked at. So one that is lost costs time and hides nothing.
"""

import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import (
    EVENT_TYPE_DELETED,
    DirCreatedEvent,
    DirDeletedEvent,
    DirModifiedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from qmsdocs.source.memory import folder_stamp
from qmsdocs.source.moment import folder_identity, look
from qmsdocs.source.tree import CONTENT, WorkTree

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

QUIET = 0.1
"""Seconds without a change after which a save, or a checkout of many files, is over."""
LOOKS = 20
"""Looks after which somebody who never comes to rest is shown a result all the same."""
OFTEN = 0.25
"""Seconds between looks where nothing is announced."""
SELDOM = 5.0
"""Seconds between looks where changes are announced: one may get lost."""
LATE = 1.0
"""Seconds that an announcement may take."""
# Opening and closing are left out: reading the handbook would announce itself.
_EVENTS: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirModifiedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]


class _Bell(FileSystemEventHandler):
    """Rings at every event.

    Attributes:
        lost: The folder itself was removed: another of that name is not heard, even if it is
            given the same number.
    """

    def __init__(self, folder: str, rung: threading.Event) -> None:
        self.folder = folder
        self.rung = rung
        self.lost = False

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.lost |= event.event_type == EVENT_TYPE_DELETED and event.src_path == self.folder
        self.rung.set()


@dataclass(slots=True)
class Watch:
    """A handbook being watched.

    Attributes:
        evidence: A store whose changes count too; they are only looked for.
        unheard: Told once, with the system's reason if there is one, that changes are not
            announced and are looked for from now on.
        polling: Nothing is announced here; look.
    """

    root: Path
    evidence: Path | None
    unheard: Callable[[str], None]
    polling: bool = False
    _rung: threading.Event = field(default_factory=threading.Event)
    _observer: "BaseObserver | None" = None
    _observed: tuple[int, int] | None = None
    _bell: _Bell | None = None

    def changes(self) -> Generator[None]:
        """Yield at once, and again whenever something changed and came to rest."""
        try:
            while True:
                self._observe()
                seen = self._look()
                yield
                self._wait(seen)
                self._rest()
        finally:
            self._stop()

    def _look(self) -> tuple[object, object]:
        return look(WorkTree(self.root)), folder_stamp(self.evidence)

    def _wait(self, seen: tuple[object, object]) -> None:
        """Return when something may have changed since it was seen."""
        while not self._rung.wait(SELDOM if self._observer else OFTEN):
            now = self._look()
            if now != seen:
                if self._observer and now[0] != seen[0] and self._deaf():
                    self._poll("")
                return

    def _deaf(self) -> bool:
        """Is a change in the very folder that is observed not announced, even late?"""
        return self._observed == folder_identity(WorkTree(self.root)) and not self._rung.wait(LATE)

    def _rest(self) -> None:
        """Return when all has stayed as it is for a moment."""
        now = self._look()
        for _ in range(LOOKS):
            self._rung.clear()
            time.sleep(QUIET)
            before, now = now, self._look()
            if now == before and not self._rung.is_set():
                break

    def _observe(self) -> None:
        """Have changes announced; again where another folder stands in the place of the first."""
        if self.polling:
            return
        folder = folder_identity(WorkTree(self.root))
        if folder == self._observed and not (self._bell and self._bell.lost):
            return
        self._stop()
        if folder is None:
            return
        try:
            self._start()
        except (FileNotFoundError, NotADirectoryError):
            return  # gone since it was looked for
        except OSError as error:
            self._poll(error.strerror or str(error))
        else:
            self._observed = folder

    def _start(self) -> None:
        bell = _Bell(str(self.root / CONTENT), self._rung)
        observer = Observer()
        observer.schedule(bell, bell.folder, recursive=True, event_filter=_EVENTS)
        observer.start()
        self._observer, self._bell = observer, bell

    def _stop(self) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
        self._observer = self._observed = self._bell = None

    def _poll(self, reason: str) -> None:
        self._stop()
        self.polling = True
        self.unheard(reason)
