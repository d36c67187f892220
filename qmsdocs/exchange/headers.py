"""Which known table a foreign one is, told by the names of its columns alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from qmsdocs.exchange.cells import Cell, line_of
from qmsdocs.exchange.tables import Row
from qmsdocs.model.letters import fold

_SIGNS = re.compile(r"[^a-z0-9]+")
_BRACKETS = re.compile(r"\([^)]*\)")
_DEEPEST = 60
_LONGEST = 120


@dataclass(frozen=True, eq=False)
class Layout:
    """A kind of table.

    Attributes:
        name: What it is called within the program.
        columns: Names that people give to each column, folded, a bar between two.
        needed: Sets of columns; a header has all of one of them.
        shown: How the hint to a person shows the header.
    """

    name: str
    columns: Mapping[str, str]
    needed: tuple[frozenset[str], ...]
    shown: str

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """The column by each of its names."""
        return {
            name.strip(): column
            for column, names in self.columns.items()
            for name in names.split("|")
        }


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a known layout stand in one table.

    Attributes:
        places: Place of each column within a row.
        written: How the table itself calls it.
    """

    layout: Layout
    places: Mapping[str, int]
    written: Mapping[str, str]

    def cell(self, row: Row, column: str) -> Cell:
        """Return the cell of a row; empty where the table has no such column."""
        place = self.places.get(column)
        return "" if place is None or place >= len(row.cells) else row.cells[place]

    def line(self, row: Row, column: str) -> str:
        """Return a cell as one line."""
        return line_of(self.cell(row, column))


def columns_in(row: Row, layouts: Sequence[Layout]) -> Columns | None:
    """Return the columns that this row names as a header; none where it is no header."""
    names = [_key(cell) for cell in row.cells]
    for layout in layouts:
        places: dict[str, int] = {}
        for place, name in enumerate(names):
            column = layout.by_name.get(name)
            if column is not None:
                places.setdefault(column, place)
        if any(each <= places.keys() for each in layout.needed):
            written = {column: line_of(row.cells[place]) for column, place in places.items()}
            return Columns(layout, places, written)
    return None


def header_of(rows: Sequence[Row], layouts: Sequence[Layout]) -> tuple[int, Columns] | None:
    """Return the place of the header among the first rows, and its columns."""
    for place, row in enumerate(rows[:_DEEPEST]):
        found = columns_in(row, layouts)
        if found is not None:
            return place, found
    return None


def names_shown(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return what people would take for the header: of the first rows the one with most words."""
    lines = [tuple(filter(None, map(line_of, row.cells))) for row in rows[:_DEEPEST]]
    return max(lines, key=len, default=())


def _key(cell: Cell) -> str:
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return ""
    folded = fold(cell)
    return _SIGNS.sub(" ", _BRACKETS.sub(" ", folded)).strip() or _SIGNS.sub(" ", folded).strip()
