"""Bars from left to right, each under its label; parts are told apart by how they are filled."""

from collections.abc import Sequence
from dataclasses import dataclass

from qmsdocs.site.counter.lettering import width
from qmsdocs.site.figures.drawing import (
    LINE,
    SIZE,
    WIDE,
    Fill,
    Key,
    Told,
    area,
    label,
    legend,
    patterns,
    rule,
    sheet,
    text,
)

_HIGH = 12
_GAP = 8


@dataclass(frozen=True, slots=True)
class Part:
    """What a part of each bar stands for."""

    words: str
    fill: Fill


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, how much each part is, and the figures in words behind it."""

    label: str
    values: Sequence[int]
    figures: str


def bars(told: Told, parts: Sequence[Part], rows: Sequence[Bar]) -> str:
    """Return the drawing; all bars are on one scale that begins at nought."""
    most = max((1, *(sum(each.values) for each in rows)))
    behind = max((width(each.figures) for each in rows), default=0) * SIZE
    room = WIDE - 1 - _GAP - behind
    used = [part for n, part in enumerate(parts) if any(row.values[n] for row in rows)]
    keys = [Key(area(told.name, each.fill, -6, -6, 12, 11), each.words) for each in used]
    shown, top = legend(keys if len(parts) > 1 else [], 0)
    drawn = [patterns(told.name), shown]
    top += 4 if shown else 0
    for row in rows:
        named, begin = label(row.label, top)
        drawn += [named, rule(f"M.5 {begin:g}v{_HIGH + 4}")]
        x = 0.5
        for part, value in zip(parts, row.values, strict=True):
            wide = round(value / most * room, 1)
            if value:
                drawn.append(area(told.name, part.fill, x, begin + 2, wide, _HIGH))
            x += wide
        drawn.append(text(x + _GAP, begin + 2 + _HIGH - 2, row.figures, strong=True))
        top = begin + LINE + _GAP
    return sheet(told, top, drawn)
