"""Rows of text kept in one file from run to run, read one by one: there is much of it."""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from qmsdocs.site.fast.made import digest_of

_TABLE = "CREATE TABLE IF NOT EXISTS rows (key TEXT PRIMARY KEY, digest TEXT, value TEXT)"
_ROOM = 3
"""Rows kept for each that was asked for, such as those of the other audience."""
Found = TypeVar("Found")


class Shelf:
    """Texts by key in a file that is safe to delete; without a file, nothing is kept.

    A row is believed only if it has the digest that was written with it, which is that of its
    key, too: it may be reached by another one where the file is damaged. Where the file cannot
    be read or written, or another run is writing, there is nothing on the shelf.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._asked: set[str] = set()
        self._base: sqlite3.Connection | None = None

    def get(self, key: str) -> str | None:
        """Return what was kept under a key, or none."""
        self._asked.add(key)
        question = "SELECT digest, value FROM rows WHERE key = ?"
        row = self._tried(lambda base: base.execute(question, (key,)).fetchone(), None)
        value = row[1] if row and isinstance(row[1], str) else None
        return value if value is not None and row[0] == _digest(key, value) else None

    def put(self, key: str, value: str) -> None:
        """Keep a text once ``save`` is called."""
        row = (key, _digest(key, value), value)
        self._tried(lambda base: base.execute("REPLACE INTO rows VALUES (?, ?, ?)", row), None)

    def save(self) -> None:
        """Keep what was put, and not much more than what was asked for."""
        self._tried(self._save, None)
        self.close()

    def close(self) -> None:
        """Forget what was put since the last saving."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def _save(self, base: sqlite3.Connection) -> None:
        (count,) = base.execute("SELECT count(*) FROM rows").fetchone()
        if count > _ROOM * len(self._asked):
            base.execute("CREATE TEMP TABLE asked (key TEXT PRIMARY KEY)")
            base.executemany("INSERT INTO asked VALUES (?)", [(key,) for key in self._asked])
            base.execute("DELETE FROM rows WHERE key NOT IN (SELECT key FROM asked)")
        base.commit()

    def _tried(self, do: Callable[[sqlite3.Connection], Found], otherwise: Found) -> Found:
        if self._file is None:
            return otherwise
        try:
            if self._base is None:
                self._base = self._opened(self._file)
            return do(self._base)
        except sqlite3.OperationalError:
            self.close()
            self._file = None
        except (sqlite3.DatabaseError, OSError):
            self.close()
            # It is no such file any more; the next run begins with a new one.
            with contextlib.suppress(OSError):
                self._file.unlink(missing_ok=True)
            self._file = None
        return otherwise

    @staticmethod
    def _opened(file: Path) -> sqlite3.Connection:
        file.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(file, timeout=0)
        base.execute(_TABLE)
        return base


def _digest(key: str, value: str) -> str:
    return digest_of(f"{key}\0{value}".encode())
