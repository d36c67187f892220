"""Steps as a drawing: lanes of those who act on a broad page, a chain on a narrow one.

The colours are those of the page, so that it reads in print, by night and without colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from qmsdocs.site.counter.lettering import lines

_SIZE = 12
"""Size of the letters."""
_LINE = 15
_PAD = 8
_GAP = 24
_APART = 3
"""Room between the strong lines of a box and the rest."""
_DOT = 5
_RING = 9
"""Half the width of the ring with a step's number."""
_BROAD, _NARROW = 720, 340
_MOST_LANES = 5
_MOST_LINES = 9
"""Lines that a step may take; the whole of it stands in the table beside the drawing."""
_HEAD_LINES = 4


@dataclass(frozen=True, slots=True)
class Drawn:
    """A step as it is drawn; ``stage`` heads it and those that follow."""

    number: str
    what: str
    who: str
    time: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class _Box:
    """A box: its place and size, and the lines in it, those of ``strong`` above the rest."""

    left: int
    top: int
    width: int
    number: str
    strong: Sequence[str]
    words: Sequence[str]

    @property
    def height(self) -> int:
        """How high it is."""
        return 2 * _PAD + _LINE * (max(1, len(self.strong)) + len(self.words)) + _APART

    @property
    def middle(self) -> int:
        """Where arrows come in and go out."""
        return self.left + self.width // 2

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height


def lanes(steps: Sequence[Drawn], total: str, label: str) -> str:
    """Return the drawing for a broad page: a lane for each of those who act.

    Empty where there are too many for a lane each, or only one.
    """
    people = list(dict.fromkeys(each.who for each in steps))
    if not 1 < len(people) <= _MOST_LANES:
        return ""
    lane = _BROAD // len(people)
    heads = [lines(who, (lane - 2 * _PAD) / _SIZE, _HEAD_LINES) for who in people]
    top = _LINE * max(map(len, heads)) + 2 * _PAD
    drawn = [_head(n * lane + lane // 2, head) for n, head in enumerate(heads)]
    boxes, stages = _boxes(steps, top + _GAP + _DOT, people, lane)
    finish, end = _finish(boxes[-1], total, _BROAD)
    drawn += [*stages, *_joined(boxes), finish]
    rules = (f"M{n * lane} 0V{end}" for n in range(1, len(people)))
    frame = f'<path class="qms-flow__lane" d="{"".join(rules)}M0 {top}H{_BROAD}"/>'
    return _svg("broad", _BROAD, end, label, frame + "".join(drawn))


def chain(steps: Sequence[Drawn], total: str, label: str) -> str:
    """Return the drawing for a narrow page: one box below another, with who acts in it."""
    boxes, stages = _boxes(steps, _GAP + _DOT, [], _NARROW)
    finish, end = _finish(boxes[-1], total, _NARROW)
    drawn = [*stages, *_joined(boxes), finish]
    return _svg("narrow", _NARROW, end, label, "".join(drawn))


def _boxes(
    steps: Sequence[Drawn], top: int, people: Sequence[str], lane: int
) -> tuple[list[_Box], list[str]]:
    """Return the boxes from top to bottom, and the heads between them."""
    boxes: list[_Box] = []
    stages: list[str] = []
    for step in steps:
        if step.stage:
            stages.append(_text(_PAD, top + 2, [step.stage], "start", "qms-flow__stage"))
            top += _LINE + _PAD
        left = people.index(step.who) * lane if people else 0
        box = _box(step, left + _PAD // 2, top, lane - _PAD, named=not people)
        boxes.append(box)
        top = box.bottom + _GAP
    return boxes, stages


def _box(step: Drawn, left: int, top: int, wide: int, *, named: bool) -> _Box:
    beside = (wide - 2 * _PAD - 2 * _RING - _PAD) / _SIZE
    room = (wide - 2 * _PAD) / _SIZE
    strong = lines(step.who, beside, _HEAD_LINES) if named else []
    strong += lines(step.time, beside, _HEAD_LINES)
    return _Box(left, top, wide, step.number, strong, lines(step.what, room, _MOST_LINES))


def _joined(boxes: Sequence[_Box]) -> list[str]:
    """Return the boxes and the arrows between them, the first one coming from a dot."""
    first = boxes[0]
    start = first.top - _GAP
    drawn = [
        f'<circle class="qms-flow__dot" cx="{first.middle}" cy="{start}" r="{_DOT}"/>',
        _arrow(first.middle, start + _DOT, first.middle, first.top),
    ]
    for box, after in zip(boxes, [*boxes[1:], None], strict=True):
        drawn.append(_drawn(box))
        if after is not None:
            drawn.append(_arrow(box.middle, box.bottom, after.middle, after.top))
    return drawn


def _finish(last: _Box, total: str, wide: int) -> tuple[str, int]:
    """Return the arrow to the end, a ring with what all takes together beside it; and the end."""
    place = last.bottom + _GAP
    centre = f'cx="{last.middle}" cy="{place + _DOT}"'
    ring = (
        f'<circle class="qms-flow__dot" {centre} r="{_DOT - 2}"/>'
        f'<circle class="qms-flow__line" {centre} r="{_DOT + 1}"/>'
    )
    arrow = _arrow(last.middle, last.bottom, last.middle, place - 1)
    # On the side of the ring on which there is more room.
    right = last.middle * 2 <= wide
    room = (wide - last.middle if right else last.middle) - 2 * _PAD
    words = lines(total, room / _SIZE, _HEAD_LINES)
    side = last.middle + 2 * _PAD if right else last.middle - 2 * _PAD
    anchor = "start" if right else "end"
    told = _text(side, place - 2, words, anchor, "qms-flow__strong")
    return arrow + ring + told, place + max(2 * _DOT, len(words) * _LINE) + _PAD


def _arrow(left: int, top: int, right: int, bottom: int) -> str:
    tip = f"M{right - 4} {bottom - 6}L{right} {bottom}L{right + 4} {bottom - 6}"
    way = f"M{left} {top}V{bottom}"
    if left != right:
        way = f"M{left} {top}V{(top + bottom) // 2 - 2}H{right}V{bottom}"
    return f'<path class="qms-flow__line" d="{way}{tip}"/>'


def _drawn(box: _Box) -> str:
    ring = box.left + _PAD + _RING
    beside = ring + _RING + _PAD
    words = box.top + _LINE * max(1, len(box.strong)) + _APART
    return (
        f'<rect class="qms-flow__box" x="{box.left}" y="{box.top}" width="{box.width}" '
        f'height="{box.height}" rx="4"/>'
        f'<circle class="qms-flow__line" cx="{ring}" cy="{box.top + _PAD + 7}" r="{_RING}"/>'
        + _text(ring, box.top + _PAD - 1, [box.number], "middle", "qms-flow__strong")
        + _text(beside, box.top + _PAD - 1, box.strong, "start", "qms-flow__strong")
        + _text(box.left + _PAD, words + _PAD + 1, box.words, "start", "")
    )


def _head(middle: int, head: Sequence[str]) -> str:
    return _text(middle, _PAD, head, "middle", "qms-flow__strong")


def _text(left: int, top: int, words: Sequence[str], anchor: str, kind: str) -> str:
    if not words:
        return ""
    spans = "".join(
        f'<tspan x="{left}" y="{top + _LINE * n + _SIZE}">{_safe(line)}</tspan>'
        for n, line in enumerate(words)
    )
    side = f' text-anchor="{anchor}"' if anchor != "start" else ""
    named = f' class="{kind}"' if kind else ""
    return f"<text{named}{side}>{spans}</text>"


def _safe(line: str) -> str:
    # Few lines have any of these, and there are hundreds of lines.
    return escape(line, quote=False) if "&" in line or "<" in line or ">" in line else line


def _svg(kind: str, wide: int, high: int, label: str, drawn: str) -> str:
    return (
        f'<svg class="qms-flow__drawing qms-flow__drawing--{kind}" viewBox="0 0 {wide} {high}" '
        f'role="img" aria-label="{escape(label)}" font-size="{_SIZE}">{drawn}</svg>'
    )
