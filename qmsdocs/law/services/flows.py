"""The steps of a process, case by case, as its tables of steps have them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from qmsdocs.law.services.parts import Part, Section
from qmsdocs.law.services.plain_letters import bare
from qmsdocs.model.durations import written
from qmsdocs.model.passages import Passage, Table, plain
from qmsdocs.model.steptables import is_heading_row, is_total, names_case
from qmsdocs.model.steptimes import stated_limit

_NUMBER = re.compile(r"^(?:s?tt|so tt|so thu tu|thu tu\b.*|b|buoc(?: thu)?|buoc cong viec)$")
_WHAT = re.compile(
    r"^(?:trinh tu|noi dung|cac buoc|buoc|ten (?:buoc|cong viec)|cong viec|hoat dong|dien giai)\b"
)
_WHO = re.compile(
    r"trach nhiem|(?:don vi|nguoi|bo phan|co quan|chuc danh)\b.*\b(?:thuc hien|xu ly|giai quyet)"
    r"|^(?:don vi|nguoi|bo phan|co quan) (?:chu tri|thuc hien)"
)
_WHEN = re.compile(r"^thoi (?:gian|han|diem)\b(?! luu| bao quan| nop)")
_RESULT = re.compile(r"bieu mau|ket qua|san pham|ho so")
_LABEL = re.compile(r"[a-zđ]\d{0,2}[.)]\s")
"""How cases are lettered: ``a)``, ``k1)``."""
_LONGEST_TITLE = 160
"""Letters up to which a line above a table is its title."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step, its cells as written.

    Attributes:
        stage: What heads it and those that follow, up to the next such head.
    """

    number: str
    what: str
    who: str
    time: str = ""
    result: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """The steps of one case.

    Attributes:
        case: What the text calls it; empty where there is only one.
        total: What all steps take together, as the text states it.
    """

    case: str
    steps: tuple[Step, ...]
    total: str = ""


def flows(found: Iterable[Section]) -> tuple[Flow, ...]:
    """Return the steps of all tables that say who does what.

    A table counts where it stands in a section on steps, or has a column of times as well. A
    column of times makes a case of its own where there are several.
    """
    read: list[Flow] = []
    for section in found:
        named = section.case or (section.title if section.part is Part.ELSE else "")
        title = named
        for each in section.blocks:
            if isinstance(each, Passage):
                # A case goes on over what is said of it; another line is about what follows it.
                kept = title if _names_one(title) else named
                title = _title(each) or kept
                continue
            columns = _columns(each.columns)
            if columns is not None and (columns.times or section.part is Part.STEPS):
                read += _flows(title, each, columns)
            title = named
    return tuple(each for each in read if len(each.steps) > 1)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Places of the columns of a table of steps; none is -1.

    Attributes:
        times: Columns of times, each with its case and what its head allows in all.
    """

    number: int
    what: int
    who: int
    times: tuple[tuple[int, str, str], ...]
    result: int


@lru_cache(maxsize=1024)  # the same few heads stand above every table
def _columns(heads: tuple[str, ...]) -> _Columns | None:
    """Return where a table of steps has what; none where it is another table."""
    shown = [plain(head) for head in heads]
    names = [bare(head).strip(" *") for head in shown]
    number = 0 if _NUMBER.match(names[0]) else -1
    whats = [n for n, name in enumerate(names) if n != number and _WHAT.match(name)]
    who = next((n for n, name in enumerate(names) if _WHO.search(name)), -1)
    what = next((n for n in whats if n != who), number if _WHAT.match(names[0]) else -1)
    if what < 0 or who < 0:
        return None
    places = [n for n, name in enumerate(names) if _WHEN.match(name)]
    several = len(places) > 1
    times = tuple((n, shown[n] if several else "", _allowed(shown[n])) for n in places)
    taken = {number, what, who, *places}
    result = next((n for n, e in enumerate(names) if n not in taken and _RESULT.search(e)), -1)
    return _Columns(number, what, who, times, result)


def _allowed(head: str) -> str:
    found = stated_limit(head)
    return written(found) if found is not None else ""


def _flows(title: str, table: Table, columns: _Columns) -> Iterator[Flow]:
    if not columns.times:
        yield from _of_column(title, table, columns, -1, "")
    for place, case, allowed in columns.times:
        named = ", ".join(filter(None, (title, case)))
        yield from _of_column(named, table, columns, place, allowed)


def _of_column(
    title: str, table: Table, columns: _Columns, place: int, allowed: str
) -> Iterator[Flow]:
    """Yield the steps with one column of times; a row that names a case begins another one."""
    steps: list[Step] = []
    total, stage = "", ""
    for row in table.rows:
        line = f"| {' | '.join(row)} |"
        if is_total(line):
            total = total or _claimed(row, place)
            continue
        step = _step(row, columns, place)
        if step.who or (step.what and not _heads(row)):
            steps.append(replace(step, stage=stage))
            stage = ""
        elif names_case(line):
            yield _whole(title, steps, total or allowed)
            steps, total, title = [], "", plain(next(filter(None, reversed(row)), ""))
        elif step.what or step.number:
            stage = plain(step.what or step.number)
    yield _whole(title, steps, total or allowed)


def _step(row: Sequence[str], columns: _Columns, place: int) -> Step:
    number, what, who, time, result = (
        row[n] if 0 <= n < len(row) else ""
        for n in (columns.number, columns.what, columns.who, place, columns.result)
    )
    return Step(plain(number).rstrip("."), what, plain(who), plain(time), result)


def _heads(row: Sequence[str]) -> bool:
    """Does a row only head those below it?"""
    filled = [cell for cell in row if cell.strip()]
    return len(filled) == 1 or (is_heading_row(row[0]) and len(filled) == 2)  # noqa: PLR2004


def _claimed(row: Sequence[str], place: int) -> str:
    """Return what a row of totals states, in its column or beside the word."""
    if 0 <= place < len(row) and row[place].strip():
        return plain(row[place])
    filled = [plain(cell) for cell in row if cell.strip()]
    _, _, said = filled[-1].partition(":") if filled else ("", "", "")
    return said.strip() or (filled[-1] if len(filled) > 1 else "")


def _whole(title: str, steps: Sequence[Step], total: str) -> Flow:
    """Return a case, one time that stands for all steps taken out of them.

    In Word one cell spans the rows; in a table of Markdown it stands in the first of them, or
    in each.
    """
    times = [each.time for each in steps]
    first = times[0] if len(steps) > 1 else ""
    if first and (not any(times[1:]) or set(times) == {total}):
        total = total or first
        steps = [replace(each, time="") for each in steps]
    return Flow(title, tuple(steps), total)


def _title(passage: Passage) -> str:
    """Return what a line says of the table below it; empty where it is no title."""
    text = plain(passage.text)
    titled = text.endswith(":") or _names_one(text)
    return text.rstrip(" :;.") if titled and len(text) <= _LONGEST_TITLE else ""


def _names_one(text: str) -> bool:
    """Does a line name a case, by a letter or by the word?"""
    return names_case(text) or _LABEL.match(text) is not None
