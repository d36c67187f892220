"""Cells of foreign tables and records, read as text, day or list."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime

from qmsdocs.law.finding.dates import dated
from qmsdocs.model.days import day_of
from qmsdocs.model.services import national_code
from qmsdocs.wording import Said, say

Cell = str | float | date

_NOTHING = frozenset({"", "-", "--", "…", "...", "không có thông tin"})
_LONGEST_NOTHING = max(map(len, _NOTHING))
_BLANK_LINES = re.compile(r"\n{3,}")
_SEPARATED = re.compile(r"(\d{1,2})[-. ]+(\d{1,2})[-. ]+(\d{4})")
_SPACED = re.compile(r"\s*/\s*")
_MIDNIGHT = re.compile(r"[T ]00:00(?::00)?(?:\.0+)?Z?\Z")
_DECIMALS = 6


class UnreadableError(Exception):
    """A row cannot be taken over.

    Attributes:
        said: Why not.
    """

    def __init__(self, said: Said) -> None:
        super().__init__(said.template)
        self.said = said


def composed(text: str) -> str:
    """Return the text in NFC, without marks of direction, lines ended by a line feed."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", unix).replace("\u200e", "").replace("\ufeff", "")


def text_of(cell: Cell) -> str:
    """Return a cell as text: a whole number without a fraction, a day as ISO has it."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def line_of(cell: Cell) -> str:
    """Return a cell as one line; empty where the source says that it has no information."""
    text = " ".join(composed(text_of(cell)).split())
    return "" if _is_nothing(text) else text


def lines_of(cell: Cell) -> str:
    """Return a cell as text of several lines, blanks around each of them left out."""
    lines = composed(text_of(cell)).replace("\u00a0", " ").split("\n")
    text = _BLANK_LINES.sub("\n\n", "\n".join(line.strip() for line in lines)).strip()
    return "" if _is_nothing(text) else text


def _is_nothing(text: str) -> bool:
    return len(text) <= _LONGEST_NOTHING and text.lower() in _NOTHING


def code_of(cell: Cell) -> str:
    """Return the national code of a public service.

    Raises:
        UnreadableError: There is none, or it is none.
    """
    # Excel takes 1.001190 for a number and drops the last zero.
    found = f"{cell:.{_DECIMALS}f}" if isinstance(cell, float) else line_of(cell)
    if not found:
        raise UnreadableError(say("the code is missing"))
    code = national_code(found)
    if not code:
        raise UnreadableError(
            say("'{found}' is no code of a public service, such as 1.001193", found=found)
        )
    return code


def day_in(cell: Cell, column: str) -> date | None:
    """Return the day that a cell states, the day before the month; none where it is empty.

    Args:
        cell: The cell.
        column: How the source calls it.

    Raises:
        UnreadableError: What stands there is no day.
    """
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    found = line_of(cell)
    if not found:
        return None
    day = _day(_MIDNIGHT.sub("", found))
    if day is None:
        raise UnreadableError(
            say("{column}: '{found}' is no day, expected dd/mm/yyyy", column=column, found=found)
        )
    return day


def _day(found: str) -> date | None:
    separated = _SEPARATED.fullmatch(found)
    day = day_of("/".join(separated.groups()) if separated else _SPACED.sub("/", found))
    if day is not None or "tháng" not in found:
        return day
    whole = found if found[:4].lower() == "ngày" else f"ngày {found}"
    worded = dated(whole, 0)
    return worded.day if worded and worded.end == len(whole) else None


def items_of(text: str, kept: str = "") -> tuple[str, ...]:
    """Return the items of a list; a comma within brackets separates nothing.

    Args:
        text: The list, separated by commas, semicolons or line ends.
        kept: An item that has commas itself.
    """
    guarded = text.replace(kept, kept.replace(",", "\0")) if kept else text
    found = (" ".join(each.replace("\0", ",").split()) for each in _split(guarded))
    return tuple(dict.fromkeys(each for each in found if each))


def _split(text: str) -> Iterator[str]:
    begin = depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")" and depth > 0)
        if sign in ";\n" or (sign == "," and not depth):
            yield text[begin:place]
            begin = place + 1
    yield text[begin:]


def closing(text: str, at: int) -> int:
    """Return the place behind the bracket that closes the one at a place; -1 where none does."""
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if not depth:
            return place + 1
    return -1
