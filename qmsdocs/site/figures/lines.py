"""A line chart: one panel below another, lines told apart by dashes and marks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qmsdocs.site.figures.drawing import LINE, PAPER, WIDE, Key, Told, legend, rule, sheet, text

_LEFT, _RIGHT, _HEIGHT, _FOOT = 34, 14, 90, 30
_STROKES = (("", "circle"), ("6 4", "square"))
"""How lines differ without colour: dashes and marks."""


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


def lines(told: Told, labels: Sequence[str], panels: Sequence[Panel]) -> str:
    """Return the drawing.

    Args:
        told: The drawing in words.
        labels: Names of the points of the axis, from left to right.
        panels: What is drawn.
    """
    top, drawn = 0.0, []
    for panel in panels:
        keys = [
            Key(_key(stroke), f"{each.name}: {each.values[-1]}")
            for each, stroke in zip(panel.series, _STROKES, strict=False)
        ]
        shown, begin = legend(keys, top + LINE + 4)
        begin += 12
        drawn += [text(0, top + 11, panel.heading, strong=True), shown]
        drawn.append(f'<g transform="translate({_LEFT} {begin:g})">{_panel(labels, panel)}</g>')
        top = begin + _HEIGHT + _FOOT
    return sheet(told, top, drawn)


def _panel(labels: Sequence[str], panel: Panel) -> str:
    top = _top(value for each in panel.series for value in each.values)
    pieces = [*_rules(top)]
    for place, name in enumerate(labels):
        # Every third one, counted from the last, so that none touches the next.
        if (len(labels) - 1 - place) % 3 == 0:
            x = _at(place, labels)
            last = place == len(labels) - 1
            anchor = "end" if last else "middle"
            pieces += [rule(f"M{x:g} {_HEIGHT}v4"), _name(x, name, anchor, last=last)]
    for each, stroke in zip(panel.series, _STROKES, strict=False):
        pieces += _line(each, stroke, top, labels)
    return "".join(pieces)


def _name(x: float, name: str, anchor: str, *, last: bool) -> str:
    return text(x + (_RIGHT - 2 if last else 0), _HEIGHT + 16, name, anchor=anchor)


def _at(place: int, labels: Sequence[str]) -> float:
    return round(place * (WIDE - _LEFT - _RIGHT) / max(1, len(labels) - 1), 1)


def _rules(top: int) -> Iterator[str]:
    for value in sorted({0, top // 2, top}):
        y = _height(value, top)
        yield rule(f"M0 {y}H{WIDE - _LEFT - _RIGHT}")
        yield text(-8, y + 4, str(value), anchor="end")


def _line(
    series: Series, stroke: tuple[str, str], top: int, labels: Sequence[str]
) -> Iterator[str]:
    dashes, mark = stroke
    points = [(_at(n, labels), _height(value, top)) for n, value in enumerate(series.values)]
    path = " ".join(f"{x:g},{y}" for x, y in points)
    yield f'<polyline points="{path}" fill="none" stroke="currentColor" stroke-width="1.6"'
    yield f"{_dashed(dashes)}/>"
    yield from (_mark(mark, x, y) for x, y in points)


def _key(stroke: tuple[str, str]) -> str:
    dashes, mark = stroke
    dashed = _dashed(dashes)
    line = f'<path d="M-7 0H7" fill="none" stroke="currentColor" stroke-width="1.6"{dashed}/>'
    return line + _mark(mark, 0, 0)


def _dashed(dashes: str) -> str:
    return f' stroke-dasharray="{dashes}"' if dashes else ""


def _mark(kind: str, x: float, y: float) -> str:
    if kind == "circle":
        return f'<circle cx="{x:g}" cy="{y:g}" r="3"/>'
    return (
        f'<rect x="{x - 3:g}" y="{y - 3:g}" width="6" height="6" fill="{PAPER}" '
        'stroke="currentColor" stroke-width="1.4"/>'
    )


def _height(value: int, top: int) -> int:
    return round(_HEIGHT * (1 - value / top))


def _top(values: Iterable[int]) -> int:
    """Return the end of the scale: the next number of one figure and noughts, two at the least."""
    most = max((2, *values))
    unit = 10 ** (len(str(most)) - 1)
    found: int = -(-most // unit) * unit
    return found if found % 2 == 0 or found >= 10 else found + 1  # noqa: PLR2004 - one figure
