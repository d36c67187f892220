"""How big the letters of a sheet may be so that it stays on one page.

A style sheet cannot ask; so the lines are counted beforehand, rather one too many.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import ceil
from unicodedata import normalize

from qmsdocs.site.sheet.content import Sheet

_SIZES = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0)
"""Points; the biggest that fits is taken."""
_TWO_PAGES = 11.5
"""Points where two pages are needed whatever is done."""
_WIDE, _HIGH = 496.0, 760.0
"""Room on a page in points, margins off."""
_HARDLY = 820.0
"""Height for which the smallest letters are tried: mostly there are fewer lines."""
_FIXED = 180.0
"""Head, foot and code in points, which do not follow the size of the letters."""
_LINE = 1.25
"""Height of a line in parts of the size; so is all that follows."""
_GAP = 0.25
_HEADING = 2.3
_TITLE = 1.5
_BOLD = 1.08
_RAGGED = 1.5
"""Room that a line leaves empty at its end, since words are not parted."""
_WIDTHS = (
    (0.28, "ijlt.,:;/| "),
    (0.34, "frsI()-'\""),
    (0.45, "acezyvxkJ?"),
    (0.5, "bdghnopqu0123456789–…"),
    (0.62, "EFLPSTZ"),
    (0.72, "wABCDGHKNOQRUVXY"),
    (0.85, "mMW%@—"),
)
"""Letters by their width in Times and fonts with the same measures."""
_WIDTH = {letter: width for width, letters in _WIDTHS for letter in letters}
_USUAL = 0.55


def size_of(sheet: Sheet) -> float:
    """Return the size of the letters in points."""
    title, cells, rows = _width(sheet.title) * _TITLE, list(_cells(sheet)), list(_rows(sheet))
    heights = {size: _height(title, cells, rows, size) for size in _SIZES}
    found = next((size for size, high in heights.items() if high <= _HIGH), None)
    least = _SIZES[-1] if heights[_SIZES[-1]] <= _HARDLY else _TWO_PAGES
    return found or least


def _height(
    title: float, cells: list[list[float]], rows: list[tuple[float, float]], size: float
) -> float:
    """Return the height of a sheet in points, given the widths of its texts."""
    room = _WIDE / size
    # Two facts stand side by side, as high as the higher one.
    facts = [sum(_lines(each, room / 2 - 1) for each in cell) + _LINE + _GAP * 2 for cell in cells]
    high = sum(max(facts[place : place + 2]) for place in range(0, len(facts), 2))
    high += sum(_lines(wide, room - indent) + _GAP for wide, indent in rows)
    return _FIXED + size * (_TITLE * _lines(title, room) + high + 2 * _HEADING)


def _lines(wide: float, room: float) -> float:
    """Return the height of a text in parts of the size of its letters."""
    return _LINE * (1 if wide <= room else ceil(wide / (room - _RAGGED)))


def _cells(sheet: Sheet) -> Iterator[list[float]]:
    for fact in sheet.facts:
        yield [_width(each) for each in fact.lines]


def _rows(sheet: Sheet) -> Iterator[tuple[float, float]]:
    """Yield the width of each text that has the page for itself, and how far it is moved in."""
    for case in sheet.dossier:
        if case.title:
            yield _width(case.title) * _BOLD, 0
            yield 0, 0
        yield from ((_width(f"{each.text} ({each.notes})"), 1.7) for each in case.papers)
    yield from ((_width(f"{e.who}: {e.what} ({e.time})") * _BOLD, 2.4) for e in sheet.steps)


def _width(text: str) -> float:
    return sum(map(_letter, text))


@lru_cache(maxsize=1024)  # a few hundred letters, asked for again and again
def _letter(letter: str) -> float:
    return _WIDTH.get(normalize("NFD", letter)[:1], _USUAL)
