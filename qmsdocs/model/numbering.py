"""Numbers of sections: how headings carry them, and where the row of them breaks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from qmsdocs.model.outline import Heading

ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""Letters of lists in Vietnamese documents, in their order: no f, j, w, z."""

_MARKS = re.compile(r"[*_`]+")
# '1 MỤC ĐÍCH' is numbered, '3 bước giải quyết' and '2,5 ngày' are not.
_DIGITS = re.compile(
    r"(\d{1,2}(?:\.\d{1,2})*)(?:(?:\.|\s?[):/–-])(?!\d)\s*\S|\s+(?P<next>[^\W\d_]))"
)
_LETTER = re.compile(r"([a-zđ])\s?[.)/]\s*\S")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that carries a number.

    Attributes:
        number: The number as written, without what ends it: ``5.1`` or ``đ``.
        parts: The same in whole numbers; of a letter its place, 0 where it has none.
    """

    heading: Heading
    number: str
    parts: tuple[int, ...]
    lettered: bool = False


class Slip(StrEnum):
    """What is wrong with a number."""

    REPEATED = "repeated"
    OUT_OF_ORDER = "out of order"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Misnumbered:
    """A section whose number does not fit.

    Attributes:
        expected: The number that it should carry, where that is known.
        other: The section that had the number first, or within which this one stands.
    """

    slip: Slip
    section: Section
    expected: str = ""
    other: Section | None = None


def titled(heading: Heading) -> str:
    """Return what a heading says, without marks of emphasis."""
    return _MARKS.sub("", heading.text).strip()


def section(heading: Heading) -> Section | None:
    """Return what number a heading carries; many carry none."""
    text = titled(heading)
    if found := _LETTER.match(text):
        return Section(heading, found[1], (ALPHABET.find(found[1]) + 1,), lettered=True)
    found = _DIGITS.match(text)
    if found is None or not (found["next"] or "A").isupper():
        return None
    return Section(heading, found[1], tuple(map(int, found[1].split("."))))


@dataclass(slots=True)
class _Row:
    """The numbers given so far to the sections within one."""

    first: dict[int, Section] = field(default_factory=dict)
    last: int = 0
    skipped: set[int] = field(default_factory=set)
    twice: bool = False


@dataclass(slots=True)
class _Node:
    """An open section.

    Attributes:
        rows: Rows of the sections within it, by what their numbers have in common.
        latest: The last section within it, by how many parts its number has.
        strangers: Numbers of other sections that those within it begin with.
    """

    level: int
    section: Section | None = None
    rows: dict[tuple[bool, tuple[int, ...]], _Row] = field(default_factory=dict)
    latest: dict[int, "_Node"] = field(default_factory=dict)
    strangers: set[tuple[int, ...]] = field(default_factory=set)


def misnumbered(headings: Iterable[Heading]) -> Iterator[Misnumbered]:
    """Yield the sections that repeat a number, skip one or stand below a wrong one.

    Numbers may begin anew within each section, or go on from the one before. After a
    repeated number either of the two that could follow is taken for right.
    """
    above = [_Node(0)]
    ongoing: dict[tuple[int, bool], int] = {}
    for heading in headings:
        while above[-1].level >= heading.level:
            above.pop()
        node = _Node(heading.level, section(heading))
        if node.section is not None:
            yield from _placed(above, node.section, ongoing)
            above[-1].latest[len(node.section.parts)] = node
        above.append(node)


def _placed(
    above: list[_Node], found: Section, ongoing: dict[tuple[int, bool], int]
) -> Iterator[Misnumbered]:
    prefix = found.parts[:-1]
    owner = _owner(above, len(prefix)) if prefix else None
    if owner and owner.section and owner.section.parts != prefix:
        # Its sisters stand there too; one is enough to say so.
        if prefix not in owner.strangers:
            owner.strangers.add(prefix)
            yield Misnumbered(Slip.ELSEWHERE, found, other=owner.section)
        return
    row = (owner or above[-1]).rows.setdefault((found.lettered, prefix), _Row())
    kind = (len(above), found.lettered)
    slip = _judged(row, found, ongoing.get(kind, 0))
    if slip:
        yield slip
    ongoing[kind] = row.last


def _owner(above: list[_Node], depth: int) -> _Node | None:
    """Return the section within which one with a longer number stands, if any is numbered so."""
    for node in reversed(above):
        known = node.section
        if known and not known.lettered and len(known.parts) == depth:
            return node
    return above[-1].latest.get(depth)


def _judged(row: _Row, found: Section, before: int) -> Misnumbered | None:
    number = found.parts[-1]
    first = row.first.setdefault(number, found)
    if first is not found and number:
        row.twice = True
        return Misnumbered(Slip.REPEATED, found, other=first)
    expected = row.last + 1
    fits = {expected, expected + 1} if row.twice else {expected}
    if not row.last:
        fits |= {0, before + 1}
    right = number in fits or number in row.skipped
    row.skipped |= set(range(expected, number))
    row.last, row.twice = max(row.last, number), row.twice and not right
    return None if right else Misnumbered(Slip.OUT_OF_ORDER, found, _written(found, expected))


def _written(found: Section, number: int) -> str:
    if found.lettered:
        return ALPHABET[number - 1] if number <= len(ALPHABET) else ""
    return ".".join(map(str, (*found.parts[:-1], number)))
