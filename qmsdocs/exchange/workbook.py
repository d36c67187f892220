"""Sheets of typed cells written as an Excel workbook: real dates, and text that stays text."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any, Protocol

from qmsdocs.errors import QmsError
from qmsdocs.wording import say

Cell = str | int | date | None
_LONGEST = 32_767
"""Letters that a cell can hold."""
_NO_XML = dict.fromkeys((0xFFFE, 0xFFFF))
_DATES = {"vi": "dd/mm/yyyy", "en": "yyyy-mm-dd"}
_A4 = 9
_EVERYWHERE = "A1:XFD1048576"
_PAGES = "&C&P/&N"


class Sheet(Protocol):
    """One sheet: its title, its columns with their widths in letters, and its rows."""

    @property
    def title(self) -> str:
        """Name of the sheet, of at most 31 letters."""

    @property
    def columns(self) -> Sequence[tuple[str, int]]:
        """Heading and width of each column."""

    @property
    def rows(self) -> Sequence[Sequence[Cell]]:
        """The cells of each row, a cell a column."""


def can_write() -> bool:
    """Is XlsxWriter installed? It is not imported for that: most runs write no workbook anew."""
    return find_spec("xlsxwriter") is not None


@cache
def written_by() -> str:
    """Return the version of XlsxWriter, which is installed."""
    return version("XlsxWriter")


def as_workbook(
    sheets: Iterable[Sheet], day: date, language: str, head: Sequence[str] = ()
) -> bytes:
    """Return an Excel file, the same bytes for the same sheets.

    Each sheet has a heading that stays in sight, a filter in each column and dates as people
    write them. No cell is ever a formula or a link, whatever it begins with.

    Args:
        sheets: What is written, in order.
        day: The day that the file says it was made on.
        language: ``vi`` or ``en``.
        head: Lines above the headings of each sheet: whose it is, what it lists.

    Raises:
        QmsError: XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 (an optional extra)
    except ImportError as error:
        raise QmsError(
            say("an Excel file cannot be written here: XlsxWriter is not installed"),
            say("Install what is missing with 'pip install \"qmsdocs[excel]\"'."),
        ) from error
    out = io.BytesIO()
    # Kept in memory, its parts bear no moment of their own.
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001 - a day, in no zone
    forms = {
        "head": book.add_format({"bold": True}),
        "heading": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#F3E9D2", "border": 1}
        ),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
        "day": book.add_format({"num_format": _DATES[language], "valign": "top", "align": "left"}),
    }
    for each in sheets:
        _put(book.add_worksheet(each.title), each, forms, head)
    book.close()
    return out.getvalue()


def _put(
    page: Any,  # noqa: ANN401 - XlsxWriter's own
    sheet: Sheet,
    forms: dict[str, Any],
    head: Sequence[str],
) -> None:
    top, last = len(head), len(sheet.columns) - 1
    for row, line in enumerate(head):
        page.write_string(row, 0, _text(line), forms["head"])
    for column, (heading, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(top, column, _text(heading), forms["heading"])
    for row, cells in enumerate(sheet.rows, start=top + 1):
        for column, cell in enumerate(cells):
            _write(page, row, column, cell, forms)
    page.freeze_panes(top + 1, 0)
    page.autofilter(top, 0, top + len(sheet.rows), last)
    page.ignore_errors({"number_stored_as_text": _EVERYWHERE})
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.set_footer(_PAGES)


def _write(page: Any, row: int, column: int, cell: Cell, forms: dict[str, Any]) -> None:  # noqa: ANN401 - as above
    if isinstance(cell, date):
        page.write_datetime(row, column, cell, forms["day"])
    elif isinstance(cell, int):
        page.write_number(row, column, cell, forms["number"])
    elif cell:
        page.write_string(row, column, _text(cell), forms["text"])


def _text(text: str) -> str:
    """Return a text as a cell can hold it; what is too long ends in an ellipsis."""
    plain = text.translate(_NO_XML)
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"
