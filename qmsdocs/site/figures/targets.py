"""A target over its periods: what was measured beside what is wanted, met or not by shape."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qmsdocs.site.figures.drawing import PAPER, WIDE, Key, Told, legend, rule, sheet, text

_LEFT, _RIGHT, _HEIGHT = 36, 6, 110
_TICKS = 4


class Mark(StrEnum):
    """What came of a period."""

    MET = "met"
    NOT_MET = "not-met"
    MISSING = "missing"
    OPEN = "open"
    """It has not ended, or its figure is not due yet."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One period: its short name, the year below it, its figure as a number and as words."""

    name: str
    year: str
    mark: Mark
    value: float | None = None
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """The figures from the lower to the upper end of the drawing, and those at its rules."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def height(self, value: float) -> float:
        """Return how far below the upper end a figure lies."""
        return round(_HEIGHT * (self.high - value) / (self.high - self.low), 1)


def scale(values: Sequence[float], least: float | None = None, most: float | None = None) -> Scale:
    """Return a scale that holds all values, with a few round figures at its rules.

    Args:
        values: What it is to hold; at least one.
        least: No figure can be lower.
        most: No figure can be higher.
    """
    low, high = min(values), max(values)
    span = (high - low) or abs(high) / 2 or 1.0
    step = _round(span * 1.3 / _TICKS)
    bottom, top = math.floor((low - span * 0.15) / step), math.ceil((high + span * 0.15) / step)
    first = bottom * step if least is None else max(bottom * step, least)
    last = top * step if most is None else min(top * step, most)
    inner = (round(n * step, 9) for n in range(bottom, top + 1))
    return Scale(first, last, tuple(each for each in inner if first <= each <= last))


def _round(value: float) -> float:
    """Return the next of 1, 2, 5 and their tenfolds."""
    unit = 10.0 ** math.floor(math.log10(value))
    return next(unit * each for each in (1, 2, 5, 10) if unit * each >= value * (1 - 1e-9))


@dataclass(frozen=True, slots=True)
class Words:
    """What marks and lines mean, and how figures are written at the scale."""

    marks: dict[Mark, str]
    wanted: str
    ticks: Sequence[str]


def target(
    told: Told, slots: Sequence[Slot], bounds: Sequence[float], found: Scale, words: Words
) -> str:
    """Return the drawing.

    Args:
        told: The drawing in words.
        slots: The periods, from left to right.
        bounds: What is wanted: one figure or two.
        found: The scale.
        words: What it says besides.
    """
    used = {each.mark for each in slots}
    keys = [Key(_mark(mark, 0, 0), said) for mark, said in words.marks.items() if mark in used]
    keys += [Key(_wanted("M-7 0H7"), words.wanted)] if bounds else []
    shown, top = legend(keys, 0)
    top += 19
    drawn = [
        *_rules(found, words.ticks),
        *(_wanted(f"M0 {found.height(each):g}H{WIDE - _LEFT - _RIGHT}") for each in bounds),
        _joined(slots, found),
        *(piece for n, each in enumerate(slots) for piece in _slot(slots, n, each, found)),
    ]
    placed = f'<g transform="translate({_LEFT} {top:g})">{"".join(drawn)}</g>'
    return sheet(told, top + _HEIGHT + 34, [shown, placed])


def _rules(found: Scale, words: Sequence[str]) -> Iterator[str]:
    for value, said in zip(found.ticks, words, strict=True):
        y = found.height(value)
        yield rule(f"M0 {y:g}H{WIDE - _LEFT - _RIGHT}")
        yield text(-5, y + 4, said, anchor="end")


def _wanted(path: str) -> str:
    return (
        f'<path d="{path}" class="qms-chart__wanted" fill="none" stroke="currentColor" '
        'stroke-width="1.8" stroke-dasharray="5 3"/>'
    )


def _at(slots: Sequence[Slot], place: int) -> float:
    return round((place + 0.5) * (WIDE - _LEFT - _RIGHT) / len(slots), 1)


def _joined(slots: Sequence[Slot], found: Scale) -> str:
    """Return lines between the figures of periods that follow each other."""
    path, before = "", False
    for n, each in enumerate(slots):
        if each.value is not None:
            path += f"{'L' if before else 'M'}{_at(slots, n):g} {found.height(each.value):g}"
        before = each.value is not None
    return f'<path d="{path}" fill="none" stroke="currentColor" stroke-opacity=".55"/>'


def _slot(slots: Sequence[Slot], place: int, each: Slot, found: Scale) -> Iterator[str]:
    x = _at(slots, place)
    yield text(x, _HEIGHT + 14, each.name, anchor="middle")
    if each.year and (place == 0 or slots[place - 1].year != each.year):
        yield text(x, _HEIGHT + 28, each.year, anchor="middle")
    if each.value is not None:
        y = found.height(each.value)
        yield _mark(each.mark, x, y)
        # A rim of the paper's colour, so that lines behind the figure do not cross it.
        rim = f'font-size="9.5" stroke="{PAPER}" stroke-width="3" paint-order="stroke"'
        yield f"<g {rim}>{text(x, y - 8, each.figure, anchor='middle', strong=True)}</g>"
    elif each.mark is Mark.MISSING:
        yield _mark(each.mark, x, _HEIGHT - 9)


def _mark(kind: Mark, x: float, y: float) -> str:
    match kind:
        case Mark.MET:
            return f'<circle class="qms-chart__met" cx="{x:g}" cy="{y:g}" r="4"/>'
        case Mark.NOT_MET:
            return (
                f'<path class="qms-chart__failed" d="M{x:g} {y - 5.5:g}l5.5 5.5l-5.5 5.5'
                f'l-5.5 -5.5z" fill="{PAPER}" stroke="currentColor" stroke-width="1.8"/>'
            )
        case Mark.MISSING:
            sign = text(x, y + 5, "?", anchor="middle", strong=True)
            return f'<g class="qms-chart__failed">{sign}</g>'
        case Mark.OPEN:
            return ""
