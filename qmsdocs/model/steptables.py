"""Tables of steps in a body: their columns of time, what these add up to and what they claim."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from qmsdocs.model.durations import NOTHING, OPEN, UNIT, Amount, Unit, plain, together, unit_of
from qmsdocs.model.letters import slug
from qmsdocs.model.steptimes import stated_limit, step_time

_NEEDLES = ("ời gian", "ời hạn", "ỜI GIAN", "ỜI HẠN")
"""What the head of a column of times cannot do without; looking for it costs next to nothing."""
_RULE = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:?)? *\Z")
_CELLS = re.compile(r"(?<!\\)\|")
_TIME = re.compile(r"thoi-gian(?!-luu|-bao-quan|-nop)|thoi-han-(?:giai-quyet|xu-ly|thuc-hien)")
_STEPS = re.compile(
    r"trinh-tu|buoc|cong-viec|noi-dung|trach-nhiem|nguoi-thuc-hien|don-vi|co-quan|bo-phan"
)
_TOTAL = re.compile(
    r"(?:^|\|)[\s*_]*tổng(?:\s+(?:thời gian|thời hạn|cộng|số)|[\s*_:]*\|)", re.IGNORECASE
)
_CASE = re.compile(
    r"\s*\|?(?:[^|]*\|)?[\s*_-]*(?:[a-zđ][.)]\s*)?(?:đối với\s+|trong\s+)?(?:trường hợp|th ?\d)",
    re.IGNORECASE,
)
_STEP = re.compile(r"[\W_]*(?:bước|b)?[\W_]*(\d+)[\W_]*\Z", re.IGNORECASE)
_PART = re.compile(r"[\W_]*(?:bước|b)?[\W_]*(\d+)(?:\.\d+|\.?[a-zđ])[\W_]*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Step:
    """A row of a table of steps, as one of its columns of time has it.

    Attributes:
        line: Line within the body, from 0.
        number: First cell of the row, as written.
        time: How long it takes; ``None`` where that cannot be read.
    """

    line: int
    number: str
    cell: str
    time: Amount | None


@dataclass(frozen=True, slots=True)
class Total:
    """A row that claims what the steps above it add up to: all, or those since the last one."""

    line: int
    amount: Amount
    steps: tuple[Step, ...]
    since: tuple[Step, ...]

    @property
    def wrong(self) -> bool:
        """Is it certainly another amount than any that the steps may add up to?"""
        return not any(
            _fits(self.amount, added(each))
            for steps in (self.since, self.steps)
            for each in (*_readings(steps), _runs_once(steps))
        )


@dataclass(frozen=True, slots=True)
class Column:
    """One column of times: a table has several where it tells several cases apart.

    Attributes:
        line: Line of the table's head within the body, from 0.
        above: The nearest line above the table.
        allowed: What the head of the column allows, where it states an amount.
        by_case: Rows within the table tell cases apart, so that its steps do not add up.
    """

    line: int
    above: str
    allowed: Amount | None
    steps: tuple[Step, ...]
    totals: tuple[Total, ...]
    by_case: bool = False

    @property
    def least(self) -> Amount:
        """The least that the steps can add up to."""
        if self.by_case:
            return NOTHING
        # One time that stands in every row is one cell that spanned them all.
        merged = len({step.cell for step in self.steps}) == 1
        steps = self.steps[:1] if merged else self.steps
        return min(map(added, _readings(steps)), key=lambda amount: amount.low)


def columns(text: str) -> Iterator[Column]:
    """Yield the columns of time in the tables of steps of some prose."""
    found = {line for needle in _NEEDLES for line in _lines_with(needle, text)}
    lines = [*text.split("\n"), ""] if found else []
    for line in sorted(found):
        if "|" in lines[line] and _RULE.match(lines[line + 1]):
            yield from (_column(lines, line, head) for head in _heads(lines[line]))


def added(steps: Iterable[Step]) -> Amount:
    """Return what steps add up to; a time that cannot be read may be of any length."""
    return together(step.time or OPEN for step in steps)


def is_total(row: str) -> bool:
    """Does a row of a table claim what the steps above it add up to?"""
    return _TOTAL.search(row) is not None


def names_case(row: str) -> bool:
    """Does a row of a table, or a line above one, name the case that what follows is about?"""
    return _CASE.match(row) is not None


def is_heading_row(number: str) -> bool:
    """Does a row without a time only head those below it, as 'I' and 'a)' do?"""
    return bool(number.strip(" *_")) and not (_STEP.match(number) or _PART.match(number))


def _lines_with(needle: str, text: str) -> Iterator[int]:
    line = begin = 0
    while (found := text.find(needle, begin)) >= 0:
        line += text.count("\n", begin, found)
        begin = found + len(needle)
        yield line


class _Head(NamedTuple):
    """The head of a column of times: its place, what it counts in and what it allows."""

    place: int
    unit: Unit | None
    allowed: Amount | None


@lru_cache(maxsize=1024)  # the same few heads stand above every table
def _heads(row: str) -> tuple[_Head, ...]:
    titles = [plain(cell) for cell in _cells(row)]
    names = [slug(title) for title in titles]
    if not any(map(_STEPS.search, names)):
        return ()
    places = [place for place, name in enumerate(names) if _TIME.match(name)]
    words = [UNIT.search(titles[place]) for place in places]
    return tuple(
        _Head(place, unit_of(word[0]) if word else None, stated_limit(titles[place]))
        for place, word in zip(places, words, strict=True)
    )


def _column(lines: list[str], line: int, head: _Head) -> Column:
    steps: list[Step] = []
    totals: list[Total] = []
    by_case, last = False, 0
    for place in range(line + 2, len(lines)):
        row = lines[place]
        if "|" not in row:
            break
        cells = _cells(row)
        time = cells[head.place] if head.place < len(cells) else ""
        by_case = by_case or names_case(row)
        if is_total(row):
            amount = _claimed(time, cells, head.unit)
            if amount is not None and not by_case:
                totals.append(Total(place, amount, tuple(steps), tuple(steps[last:] or steps)))
            last = len(steps)
        elif time.strip() or not is_heading_row(cells[0]):
            steps.append(Step(place, cells[0], time.strip(), step_time(time, head.unit)))
    above = next((each for each in reversed(lines[:line]) if each.strip()), "")
    return Column(line, above, head.allowed, tuple(steps), tuple(totals), by_case)


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|").removesuffix("|")
    return _CELLS.split(bare) if "\\" in bare else bare.split("|")


def _claimed(time: str, cells: list[str], unit: Unit | None) -> Amount | None:
    """Return what a row of totals claims, in its column or in the cell that says 'total'."""
    said = [time, *(cell for cell in cells if "tổng" in cell.lower())]
    amounts = (step_time(cell, unit) for cell in said)
    return next((amount for amount in amounts if amount and amount.kinds), None)


def _fits(one: Amount, other: Amount) -> bool:
    return not (one.exceeds(other) or other.exceeds(one))


def _readings(steps: Sequence[Step]) -> Iterator[Sequence[Step]]:
    """Yield the steps that may be meant to add up: all, or some that others repeat.

    The head of a group of steps may repeat their time, and so may a step that has parts.
    """
    yield steps
    parts = {found[1] for step in steps if (found := _PART.match(step.number))}
    whole = [(step, _STEP.match(step.number)) for step in steps]
    numbered = [step for step, found in whole if found or not step.number.strip()]
    if 0 < len(numbered) < len(steps):
        yield numbered
    if parts:
        yield [step for step in steps if not _PART.match(step.number)] or steps
        yield [step for step, found in whole if not found or found[1] not in parts]


def _runs_once(steps: Sequence[Step]) -> list[Step]:
    """Return steps with equal times in a row taken for one, which once was a cell across rows."""
    return [next(run) for _, run in groupby(steps, key=lambda step: step.cell)]
