"""Headings between the rows of a table of services: what they say of the rows below them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from qmsdocs.exchange.cells import line_of
from qmsdocs.exchange.tables import Row
from qmsdocs.law.finding.dates import dated
from qmsdocs.model.letters import fold

_NEW = re.compile(r"\b(?:ban hanh|cong bo|bo sung) moi\b|\bmoi ban hanh\b|^moi$")
_CHANGED = re.compile(r"\bsua doi\b|\bthay the\b|\bchuan hoa\b|\bdieu chinh\b")
_ABOLISHED = re.compile(r"\b(?:bai bo|huy bo)\b")
_LEVEL = re.compile(r"\bcap (bo|trung uong|tinh|xa)\b")
_LEVELS = {"bo": "Cấp bộ", "trung uong": "Cấp bộ", "tinh": "Cấp tỉnh", "xa": "Cấp xã"}
_FIELD = re.compile(r"lĩnh vực:?\s+(?P<name>\S[^()]{0,80})(?:\(.*)?\Z", re.IGNORECASE)
_FROM = re.compile(r"\btừ\s+(?=ngày)", re.IGNORECASE)
_MARK = re.compile(r"(?P<mark>[A-ZĐ]|[IVXL]+|\d+(?:\.\d+)*)\s*[.)/:-]?(?:\s+|\Z)")
_ROMAN = re.compile(r"[IVX][IVXL]*")
_WORDS = re.compile(
    r"(?:linh vuc|danh muc|phu luc|phan [ivx\d]|nhom"
    r"|(?:tthc|thu tuc hanh chinh) (?:cap|thuoc|moi|duoc|bi|thuc hien|ban hanh))\b"
)
_NUMBERING = re.compile(r"\(?\d{1,2}\)?")
_FEW = 2
_LOWEST = 4


class Change(StrEnum):
    """What an announcement does to a service."""

    NEW = "new"
    CHANGED = "changed"
    ABOLISHED = "abolished"


@dataclass(frozen=True, slots=True)
class Section:
    """What the headings above a row say; empty where they do not, or say several things."""

    change: Change | None = None
    abolished: date | None = None
    field: str = ""
    levels: tuple[str, ...] = ()


@dataclass(slots=True)
class Headings:
    """The headings above the rows, each until one of its rank or above follows."""

    ranked: dict[int, Section] = field(default_factory=dict)

    def take(self, text: str) -> None:
        """Read one more heading."""
        rank = _rank(text)
        self.ranked = {each: said for each, said in self.ranked.items() if each < rank}
        self.ranked[rank] = _said(text)

    @property
    def section(self) -> Section:
        """What all headings together say, the lowest one first."""
        whole = Section()
        for _, each in sorted(self.ranked.items()):
            whole = replace(
                whole,
                change=each.change or whole.change,
                abolished=each.abolished or whole.abolished,
                field=each.field or whole.field,
                levels=each.levels or whole.levels,
            )
        return whole


def change_in(text: str) -> Change | None:
    """Return the one change that a text speaks of; none where it speaks of several."""
    folded = fold(text)
    ways = ((Change.NEW, _NEW), (Change.CHANGED, _CHANGED), (Change.ABOLISHED, _ABOLISHED))
    found = [change for change, way in ways if way.search(folded)]
    return found[0] if len(found) == 1 else None


def day_from(text: str) -> date | None:
    """Return the day from which something is said to be so: ``từ ngày 01/7/2025``."""
    found = [dated(text, each.end()) for each in _FROM.finditer(text)]
    days = {each.day for each in found if each}
    return days.pop() if len(days) == 1 else None


def heading_in(row: Row) -> str:
    """Return the heading that a row without code is; empty where it is none.

    It stands alone, or behind a mark such as ``I`` or ``A.``; behind a plain number only where
    its words are those of a heading.
    """
    lines = [line for line in map(line_of, row.cells) if line]
    if len(lines) == 1:
        return lines[0]
    if len(lines) != _FEW or not _MARK.fullmatch(lines[0]):
        return ""
    if lines[0].rstrip(".").isdigit() and not _WORDS.match(fold(lines[1])):
        return ""
    return " ".join(lines)


def is_numbering(cells: Sequence[str]) -> bool:
    """Is it the row that numbers the columns: ``(1) | (2) | (3)``?"""
    filled = [each for each in cells if each]
    numbers = [each.strip("()") for each in filled if _NUMBERING.fullmatch(each)]
    first = int(numbers[0]) if numbers else 0
    return len(filled) > _FEW and numbers == [
        str(each) for each in range(first, first + len(filled))
    ]


def _said(text: str) -> Section:
    levels = {_LEVELS[each] for each in _LEVEL.findall(fold(text))}
    named = _FIELD.search(text)
    change = change_in(text)
    return Section(
        change,
        day_from(text) if change is Change.ABOLISHED else None,
        named["name"].strip(" .:") if named else "",
        tuple(levels) if len(levels) == 1 else (),
    )


def _rank(text: str) -> int:
    mark = _MARK.match(text)
    if mark is None:
        return _LOWEST if _FIELD.match(text) else 0
    if mark["mark"][0].isdigit():
        return 3
    return 2 if _ROMAN.fullmatch(mark["mark"]) else 1
