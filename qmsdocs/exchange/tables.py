"""Rows out of CSV and Excel files, whatever stands in them."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from qmsdocs.errors import QmsError
from qmsdocs.exchange.cells import Cell, composed
from qmsdocs.law.catalogue.offers import Rejected
from qmsdocs.wording import say

SEPARATORS = ",;\t"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; ``number`` is its place in the sheet or its first line, from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with the rows that could be told apart, and those that could not."""

    name: str
    rows: Sequence[Row]
    broken: tuple[Rejected, ...] = ()


def is_excel(content: bytes) -> bool:
    """Does a file begin as Excel files do?"""
    return content.startswith(_EXCEL)


def decoded(name: str, content: bytes) -> str:
    """Return a text file in NFC: UTF-8, or UTF-16 with its mark at the beginning.

    Raises:
        QmsError: It is in another encoding.
    """
    encoding = next((each for mark, each in _MARKS if content.startswith(mark)), "utf-8")
    try:
        return composed(content.decode(encoding))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise QmsError(
            say("'{name}', line {line}: neither UTF-8 nor UTF-16", name=name, line=line),
            say("Save it in Excel as 'CSV UTF-8', or give the Excel file itself."),
        ) from error


def csv_sheet(text: str, separator: str) -> Sheet:
    """Return the rows of a CSV text; one that is not CSV hides no other."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    broken: list[Rejected] = []
    while True:
        line = reader.line_num + 1
        try:
            rows.append(Row(line, tuple(next(reader))))
        except StopIteration:
            return Sheet("", rows, tuple(broken))
        except csv.Error as error:
            found = _beginning(text, line)
            said = say("a quotation mark is missing or misplaced: {reason}", reason=str(error))
            broken.append(Rejected(line, found, said))


def excel_sheets(name: str, content: bytes) -> Iterator[Sheet]:
    """Yield the sheets of an Excel file.

    Raises:
        QmsError: It cannot be read, or python-calamine is not installed.
    """
    try:
        import python_calamine as calamine  # noqa: PLC0415 (an optional extra)
    except ImportError as error:
        raise QmsError(
            say("'{name}' is an Excel file, which cannot be read here", name=name),
            say(
                "Install what is missing with 'pip install \"qmsdocs[excel]\"', or save it as CSV."
            ),
        ) from error
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in book.sheet_names:
            cells = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            rows = (tuple(map(_cell, each)) for each in cells)
            yield Sheet(sheet, [Row(place, each) for place, each in enumerate(rows, 1)])
    except calamine.CalamineError as error:
        raise QmsError(
            say(
                "'{name}' is no Excel file that can be read: {reason}", name=name, reason=str(error)
            ),
            say("Open it in Excel and save it again as .xlsx."),
        ) from error


def _cell(value: object) -> Cell:
    if isinstance(value, bool | int):
        return str(value)
    if isinstance(value, datetime):
        return value.date() if value == datetime.combine(value, datetime.min.time()) else str(value)
    return value if isinstance(value, str | float | date) else str(value)


def _beginning(text: str, line: int) -> str:
    lines = text.split("\n", line)
    return lines[line - 1][:_SHOWN].strip() if line <= len(lines) else ""
