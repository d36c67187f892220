"""What all drawings share: a sheet that fits a phone, letters, marks that need no colour.

Everything is drawn in the colour of the text around it, so that it reads by night and in print;
where a drawing stands alone, in black on white.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from qmsdocs.site.counter.lettering import lines, width

WIDE = 360
"""Width of a drawing: that of a phone, so that letters there are as large as they are drawn."""
_LARGER = 1.25
"""How much larger a drawing stands where there is room."""
SIZE = 11
LINE = 15
PAPER = "var(--md-default-bg-color,#fff)"
_FONT = "'Segoe UI','Noto Sans','Liberation Sans',Arial,sans-serif"
_KEY = 18
"""Room for a mark in a legend."""


class Fill(StrEnum):
    """How areas are told apart."""

    SOLID = "solid"
    HATCHED = "hatched"
    DOTTED = "dotted"
    OPEN = "open"
    BROKEN = "broken"
    """Open, with a broken rim."""


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: the mark, drawn around nought, and what it means."""

    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """A drawing in words.

    Attributes:
        name: Unique within a page; a letter, then small letters, digits and hyphens.
        title: What it shows; the first thing that a screen reader says.
        description: The same in words, with the figures that matter.
    """

    name: str
    title: str
    description: str


def sheet(told: Told, height: float, drawn: Iterable[str]) -> str:
    """Return an SVG document on one line."""
    name = escape(told.name)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="qms-chart" '
        f'viewBox="0 0 {WIDE} {height:g}" width="{_LARGER * WIDE:g}" '
        f'height="{_LARGER * height:g}" role="img" '
        f'aria-labelledby="{name}-t {name}-d" font-family="{_FONT}" font-size="{SIZE}" '
        f'fill="currentColor"><title id="{name}-t">{escape(told.title)}</title>'
        f'<desc id="{name}-d">{escape(told.description)}</desc>'
        f'<rect width="{WIDE}" height="{height:g}" fill="{PAPER}"/>{"".join(drawn)}</svg>\n'
    )


def text(x: float, y: float, words: str, *, anchor: str = "", strong: bool = False) -> str:
    """Return a line of words; ``anchor`` is ``middle`` or ``end`` where it does not begin there."""
    side = f' text-anchor="{anchor}"' if anchor else ""
    weight = ' font-weight="600"' if strong else ""
    return f'<text x="{x:g}" y="{y:g}"{side}{weight}>{escape(words, quote=False)}</text>'


def rule(path: str) -> str:
    """Return faint lines, such as those of a scale."""
    return f'<path d="{path}" fill="none" stroke="currentColor" stroke-opacity=".3"/>'


def legend(keys: Sequence[Key], top: float) -> tuple[str, float]:
    """Return a legend over as many lines as it needs, and where it ends."""
    x, y, pieces = 0.0, top, []
    for key in keys:
        room = _KEY + width(key.words) * SIZE
        if x and x + room > WIDE:
            x, y = 0, y + LINE
        pieces.append(f'<g transform="translate({x + 7:g} {y + 7:g})">{key.mark}</g>')
        pieces.append(text(x + _KEY, y + SIZE, key.words))
        x += room + 12
    return "".join(pieces), y + (LINE if keys else 0)


def label(words: str, top: float, most: int = 2) -> tuple[str, float]:
    """Return words over the whole width, on a few lines at most, and where they end."""
    pieces = []
    for line in lines(words, WIDE / SIZE, most):
        pieces.append(text(0, top + SIZE, line))
        top += LINE
    return "".join(pieces), top


def patterns(name: str) -> str:
    """Return the patterns that ``area`` fills with."""
    how = 'patternUnits="userSpaceOnUse" width="5" height="5"'
    line = '<path d="M0 0V5" stroke="currentColor" stroke-width="2.4"/>'
    dot = '<circle cx="2.5" cy="2.5" r="1" fill="currentColor"/>'
    return (
        f'<defs><pattern id="{name}-{Fill.HATCHED}" {how} patternTransform="rotate(45)">{line}'
        f'</pattern><pattern id="{name}-{Fill.DOTTED}" {how}>{dot}</pattern></defs>'
    )


def area(name: str, fill: Fill, x: float, y: float, wide: float, high: float) -> str:
    """Return a rectangle that is told from others by how it is filled.

    Args:
        name: Of the drawing, whose ``patterns`` are there.
        fill: How.
        x: Left side.
        y: Upper side.
        wide: Width.
        high: Height.
    """
    plain = {Fill.SOLID: "currentColor", Fill.OPEN: "none", Fill.BROKEN: "none"}
    inside = plain.get(fill, f"url(#{name}-{fill})")
    rim = ' stroke-dasharray="2 2"' if fill is Fill.BROKEN else ""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" fill="{inside}" '
        f'stroke="currentColor"{rim}/>'
    )
