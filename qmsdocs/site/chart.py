"""A line chart as a static drawing: printable, and readable without colour and without sight."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 176, 30, 26
_STEP, _HEIGHT = 42, 120
_STROKES = (("", "circle"), ("7 4", "square"))
"""How lines differ without colour: dashes and marks."""
_INK, _RULE, _PAPER = "#1b1b1b", "#c9c4bb", "#ffffff"
_FONT = "'Segoe UI','Noto Sans','Liberation Sans',Arial,sans-serif"
_APART = 14


@dataclass(frozen=True, slots=True)
class Series:
    """One line: what it is called, and a value for each label of the axis."""

    name: str
    values: Sequence[int]


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines on one scale that begins at nought, under a heading; at most two are told apart."""

    heading: str
    series: Sequence[Series]


def chart(title: str, description: str, labels: Sequence[str], panels: Sequence[Panel]) -> str:
    """Return an SVG document with one panel below another.

    Args:
        title: What it shows; the first thing that a screen reader says.
        description: The same in words, with the figures that matter.
        labels: Names of the points of the axis, from left to right.
        panels: What is drawn.
    """
    width = _LEFT + _STEP * (len(labels) - 1) + _RIGHT
    one = _TOP + _HEIGHT + _BOTTOM
    height = one * len(panels)
    drawn = (
        f'<g transform="translate({_LEFT} {n * one + _TOP})">{_panel(labels, each)}</g>'
        for n, each in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="t d" font-family="{_FONT}" '
        f'font-size="11" fill="{_INK}">\n'
        f'<title id="t">{escape(title)}</title>\n<desc id="d">{escape(description)}</desc>\n'
        f'<rect width="{width}" height="{height}" fill="{_PAPER}"/>\n'
        + "\n".join(drawn)
        + "\n</svg>\n"
    )


def _panel(labels: Sequence[str], panel: Panel) -> str:
    top = _top(value for each in panel.series for value in each.values)
    pieces = [f'<text y="-14" font-weight="600">{escape(panel.heading)}</text>']
    pieces += _rules(top, len(labels))
    for place, label in enumerate(labels):
        # Every other one, counted from the last, so that none touches the next.
        if (len(labels) - 1 - place) % 2 == 0:
            at = f'x="{place * _STEP}" y="{_HEIGHT + 16}"'
            pieces.append(f'<text {at} text-anchor="middle">{escape(label)}</text>')
    ends = _ends([_height(each.values[-1], top) for each in panel.series])
    for each, stroke, end in zip(panel.series, _STROKES, ends, strict=False):
        pieces += _line(each, stroke, top, end)
    return "".join(pieces)


def _rules(top: int, count: int) -> Iterator[str]:
    for value in sorted({0, top // 2, top}):
        y, x = _height(value, top), _STEP * (count - 1)
        yield f'<path d="M0 {y}H{x}" stroke="{_RULE}"/>'
        yield f'<text x="-8" y="{y + 4}" text-anchor="end">{value}</text>'


def _line(series: Series, stroke: tuple[str, str], top: int, end: int) -> Iterator[str]:
    dashes, mark = stroke
    points = [(place * _STEP, _height(value, top)) for place, value in enumerate(series.values)]
    path = " ".join(f"{x},{y}" for x, y in points)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    yield f'<polyline points="{path}" fill="none" stroke="{_INK}" stroke-width="1.8"{dashed}/>'
    yield from (_mark(mark, x, y) for x, y in points)
    x = points[-1][0] + 12
    said = escape(f"{series.name}: {series.values[-1]}")
    yield f'<text x="{x}" y="{end + 4}">{said}</text>'


def _mark(kind: str, x: int, y: int) -> str:
    form = f'stroke="{_INK}" stroke-width="1.4"'
    if kind == "circle":
        return f'<circle cx="{x}" cy="{y}" r="3" fill="{_INK}" {form}/>'
    return f'<rect x="{x - 3}" y="{y - 3}" width="6" height="6" fill="{_PAPER}" {form}/>'


def _height(value: int, top: int) -> int:
    return round(_HEIGHT * (1 - value / top))


def _top(values: Iterable[int]) -> int:
    """Return the end of the scale: the next number of one figure and noughts, two at the least."""
    most = max((2, *values))
    unit = 10 ** (len(str(most)) - 1)
    found: int = -(-most // unit) * unit
    return found if found % 2 == 0 or found >= 10 else found + 1  # noqa: PLR2004 - one figure


def _ends(heights: Sequence[int]) -> list[int]:
    """Return where the names of the lines stand, so that no two touch."""
    ends = list(heights)
    for place in range(1, len(ends)):
        if abs(ends[place] - ends[place - 1]) < _APART:
            ends[place] = ends[place - 1] + (_APART if ends[place] >= ends[place - 1] else -_APART)
    return ends
