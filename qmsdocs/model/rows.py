"""What differs between the tables of a section: which cell of which row, and what it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from qmsdocs.model.alignment import Pair, aligned
from qmsdocs.model.letters import fold
from qmsdocs.model.passages import Table
from qmsdocs.model.topics import Topic, topic_of_column

_ORDINAL = re.compile(r"(?:s?tt|so (?:tt|thu tu)|thu tu(?: cong viec)?|buoc|b)?")
_WHO = re.compile(r"trach nhiem|(?:don vi|nguoi|bo phan|co quan) (?:thuc hien|xu ly|giai quyet)")
_WHEN = re.compile(r"thoi (?:gian|han)(?! luu| bao quan)")
_TOTAL = re.compile(r"tong\b")


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table.

    Attributes:
        row: What the row is known by: its number, or its first cell that is not empty.
        numbered: ``row`` is the number of a step or line.
        column: Head of the column; empty where the whole row was added or removed.
        total: The row adds up those above it.
    """

    row: str
    numbered: bool = False
    column: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class CellChange:
    """What became of a cell, or of a whole row; an empty text stands for nothing there."""

    topic: Topic
    cell: Cell
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells under the heads that both tables have; a number alone makes no other row."""

    cells: tuple[str, ...]
    name: str = field(compare=False)
    numbered: bool = field(compare=False)

    @property
    def words(self) -> str:
        """All that stands in it."""
        return " | ".join(filter(None, self.cells))

    def cell(self, column: str = "") -> Cell:
        """Return a place in this row."""
        total = any(_TOTAL.match(fold(each)) for each in self.cells)
        return Cell(self.name, self.numbered, column, total)


def cell_changes(within: Topic, old: Sequence[Table], new: Sequence[Table]) -> list[CellChange]:
    """Return what differs between the tables of one section.

    Args:
        within: What the section is about.
        old: Its former tables.
        new: Its present ones.
    """
    return [each for pair in _matched(old, new) for each in _between(within, *pair)]


def _matched(old: Sequence[Table], new: Sequence[Table]) -> Iterator[tuple[Table, Table]]:
    """Yield the tables that belong together: those with the same head, else by their order.

    A table without another is held against an empty one.
    """
    left, right = list(old), list(new)
    for was in old:
        now = next((each for each in right if each.columns == was.columns), None)
        if now is not None:
            left.remove(was)
            right.remove(now)
            yield was, now
    for gone, come in zip_longest(left, right):
        yield gone or Table(come.columns, ()), come or Table(gone.columns, ())


def _between(within: Topic, old: Table, new: Table) -> Iterator[CellChange]:
    about = Topic.STEPS if _is_of_steps(new) and within is Topic.WORDING else within
    for head in dict.fromkeys((*old.columns, *new.columns)):
        if (head in old.columns) != (head in new.columns):
            yield CellChange(
                about,
                Cell("", column=head),
                head if head in old.columns else "",
                head if head in new.columns else "",
            )
    shared = [head for head in dict.fromkeys(new.columns) if head in old.columns]
    pairs = aligned(_rows(old, shared), _rows(new, shared), lambda row: row.words)
    for was, now in _renewed(pairs):
        yield from _in_row(about, shared, was, now)


def _renewed(pairs: Sequence[Pair[_Row]]) -> list[Pair[_Row]]:
    """Return the pairs, a step that was written anew held against the former one of its number."""
    gone = {was.name: was for was, now in pairs if was and not now and was.numbered}
    come = {now.name for was, now in pairs if now and not was and now.numbered}
    both = gone.keys() & come
    return [
        (gone[now.name] if was is None and now and now.name in both else was, now)
        for was, now in pairs
        if now or not was or was.name not in both
    ]


def _is_of_steps(table: Table) -> bool:
    heads = [fold(head) for head in table.columns]
    return any(map(_WHO.match, heads)) and any(map(_WHEN.match, heads))


def _rows(table: Table, shared: Sequence[str]) -> list[_Row]:
    numbered = _ORDINAL.fullmatch(fold(table.columns[0])) is not None
    places = [table.columns.index(head) for head in shared]
    if numbered:
        places = [place for place in places if place]
    made = []
    for row in table.rows:
        cells = tuple(row[place] for place in places)
        number = row[0] if numbered else ""
        made.append(_Row(cells, number or next(filter(None, cells), ""), bool(number)))
    return made


def _in_row(
    about: Topic, shared: Sequence[str], was: _Row | None, now: _Row | None
) -> Iterator[CellChange]:
    if was is None or now is None:
        row = was or now
        if row is not None and row.words:
            yield CellChange(about, row.cell(), was.words if was else "", now.words if now else "")
        return
    heads = list(shared)[-len(now.cells) :]
    for head, old, new in zip(heads, was.cells, now.cells, strict=True):
        if old != new:
            yield CellChange(topic_of_column(head, about), now.cell(head), old, new)
