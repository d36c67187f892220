"""Rows written as CSV that no spreadsheet takes for anything but text."""

import csv
import io
from collections.abc import Iterable, Sequence

_COMPUTED = frozenset("=+-@\t\n＝＋－＠")
"""Signs with which a spreadsheet lets a formula begin."""


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV, each ended by a line feed; what would be computed is made text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow([_inert(cell) for cell in row])
    return out.getvalue()


def _inert(cell: str) -> str:
    # A carriage return of its own would end the row for some readers.
    lines = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{lines}" if lines[:1] in _COMPUTED else lines
