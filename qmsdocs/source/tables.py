"""Tables read row by row; a row that cannot be read is a fault and hides no other."""

import csv
import io
import unicodedata
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from qmsdocs.diagnostics import Place
from qmsdocs.model.days import parse_day
from qmsdocs.source.fields import Notes
from qmsdocs.source.reading import Reading
from qmsdocs.wording import say

LARGEST = 64 * 1024 * 1024
"""Bytes that a table may have: a national catalogue of law has a hundred thousand rows."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a kind of table looks like: its columns, and the check that faults are noted under."""

    columns: Sequence[str]
    check: str


class Row:
    """One row of a table, with its place, giving typed cells."""

    __slots__ = ("_at", "cells", "check", "line", "notes")

    def __init__(
        self, cells: list[str], at: Mapping[str, int], notes: Notes, line: int, check: str
    ) -> None:
        """Take the cells of a line."""
        self.cells = cells
        self._at = at
        self.notes = notes
        self.line = line
        self.check = check

    def __getitem__(self, key: str) -> str:
        return self.cells[self._at[key]]

    @property
    def place(self) -> Place:
        """Where the row stands."""
        return Place(self.notes.path, self.line)

    def day(self, key: str) -> date | None:
        """Return a day; none, and a fault, where it is written otherwise than YYYY-MM-DD."""
        cell = self[key]
        found = _day(cell) if cell else None
        if found is None and cell:
            said = say("'{key}' is '{found}', expected YYYY-MM-DD", key=key, found=cell)
            self.notes.add(self.check, self.line, said)
        return found


_day = lru_cache(maxsize=65536)(parse_day)
"""A catalogue of thousands of documents has the same days again and again."""


def rows_of(reading: Reading, path: str, content: bytes | None, table: Table) -> Iterator[Row]:
    """Yield the rows of a table that have all its cells; what is wrong with others is noted."""
    text = None if content is None else reading.decoded(path, content)
    if text is None:
        return
    notes = Notes(path)
    columns = list(table.columns)
    rows = _cells(unicodedata.normalize("NFC", text), notes, table.check)
    head = next(rows, (1, []))[1]
    # Columns are only added behind those that are known: what a later version has is passed over.
    if head[: len(columns)] != columns:
        said = say("the first line must be '{columns}'", columns=",".join(columns))
        notes.add(table.check, 1, said)
        rows.close()
    at = {column: place for place, column in enumerate(columns)}
    for line, cells in rows:
        if len(cells) == len(head):
            yield Row(cells, at, notes, line, table.check)
        else:
            said = say("{found} cells, expected {expected}", found=len(cells), expected=len(head))
            notes.add(table.check, line, said)
    reading.take(notes)


def _cells(text: str, notes: Notes, check: str) -> Generator[tuple[int, list[str]]]:
    """Yield each row with its line; one that is not CSV is a fault and hides no other."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            notes.add(check, rows.line_num, say("not CSV: {reason}", reason=str(error)))
        else:
            yield rows.line_num, cells
