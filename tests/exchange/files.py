"""Foreign files, made on the spot from rows."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import xlsxwriter

from qmsdocs.wording import Said, in_language

Value = str | float | date | None


def csv_of(*rows: Sequence[str], separator: str = ",") -> bytes:
    """Return rows as CSV in UTF-8."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def excel_of(*rows: Sequence[Value], **sheets: Iterable[Sequence[Value]]) -> bytes:
    """Return rows as an Excel file with one sheet, or one sheet for each name."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, lines in (sheets or {"Danh sách": rows}).items():
        sheet = book.add_worksheet(name)
        for place, line in enumerate(lines):
            for column, value in enumerate(line):
                if isinstance(value, date):
                    sheet.write_datetime(place, column, value, day)
                elif isinstance(value, float):
                    sheet.write_number(place, column, value)
                elif value:
                    sheet.write_string(place, column, value)
    book.close()
    return out.getvalue()


def json_of(*records: Mapping[str, object]) -> bytes:
    """Return records as a JSON list."""
    return json.dumps(records, ensure_ascii=False).encode()


def english(said: Said) -> str:
    """Return a sentence in English."""
    return in_language("en")(said)
