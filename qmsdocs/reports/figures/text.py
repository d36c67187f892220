"""The figures as a page for the terminal of at most 100 columns."""

import textwrap
from collections.abc import Iterator, Sequence

from qmsdocs.reports.diagnostics import printable
from qmsdocs.reports.figures import tables, words
from qmsdocs.reports.figures.tables import Cell, Table
from qmsdocs.reports.figures.tiles import TONE, Tile, tiles
from qmsdocs.reports.figures.value import Figures
from qmsdocs.reports.sync_words import NOTHING, SUMMARY
from qmsdocs.wording import Said, Speaker, in_language, say

WIDTH = 100
_GAP = 2


def as_text(found: Figures, language: str) -> str:
    """Return the page: the figures that matter, then a table for each of the others."""
    speak = in_language(language)
    blocks = [
        [
            speak(
                say(
                    "{title}, {office}, {day}",
                    title=words.TITLE,
                    office=found.office,
                    day=found.day,
                )
            )
        ],
        [speak(SUMMARY), *(line for each in tiles(found) for line in _tile(each, speak))],
        *(_block(each, speak) for each in _tables(found)),
    ]
    return "\n\n".join("\n".join(map(printable, block)) for block in blocks) + "\n"


def _tile(each: Tile, speak: Speaker) -> Iterator[str]:
    head = say("{label}: {value}", label=each.label, value=each.value)
    if each.tone in TONE:
        head = say("{figure} ({tone})", figure=head, tone=TONE[each.tone])
    yield from _wrapped(speak(head), 1)
    yield from _wrapped(speak(each.note), 2)


def _tables(found: Figures) -> Iterator[Table]:
    yield tables.objectives(found)
    if found.services is not None:
        yield tables.services(found.services)
    if found.in_step is not None:
        yield tables.law(found.in_step)
        yield tables.changes(found.in_step)
        yield tables.trend(found.in_step)
    yield tables.reviews(found.reviews)
    yield tables.approvals(found)
    for table in (tables.people(found), tables.drafts(found)):
        if table is not None:
            yield table
    yield tables.integrity(found.integrity)
    yield tables.documents(found)


def _block(table: Table, speak: Speaker) -> list[str]:
    if not table.rows:
        return [speak(table.title), *_wrapped(speak(NOTHING), 1)]
    rows = [[_cell(cell, speak) for cell in row] for row in table.rows]
    head = [speak(column) for column in table.columns]
    return [speak(table.title), *_laid(head, rows)]


def _laid(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a table whose cells are broken where there is no room for them."""
    whole = [head, *rows]
    widths = [max(len(row[n]) for row in whole) for n in range(len(head))]
    while sum(widths) + _GAP * len(widths) > WIDTH:
        widths[widths.index(max(widths))] -= 1
    for row in whole:
        cells = [textwrap.wrap(c, w) or [""] for c, w in zip(row, widths, strict=True)]
        for n in range(max(map(len, cells))):
            shown = (c[n] if n < len(c) else "" for c in cells)
            line = "  ".join(cell.ljust(w) for cell, w in zip(shown, widths, strict=True))
            yield f"{' ' * _GAP}{line}".rstrip()


def _cell(cell: Cell, speak: Speaker) -> str:
    return speak(cell) if isinstance(cell, Said) else str(cell)


def _wrapped(line: str, depth: int) -> list[str]:
    indent = " " * (_GAP * depth)
    return textwrap.wrap(line, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
