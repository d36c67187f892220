"""An Excel file as other programs read it: dates are dates, and text is never a formula."""

import io
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from qmsdocs.errors import QmsError
from qmsdocs.exchange.workbook import Cell, as_workbook

pytest.importorskip("xlsxwriter", reason="XlsxWriter is an optional extra")
calamine = pytest.importorskip("python_calamine", reason="python-calamine is an optional extra")

DAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Sheet:
    """A sheet as its writer sees it."""

    title: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]


def one(*rows: Sequence[Cell], title: str = "Tổng hợp") -> bytes:
    width = max(map(len, rows), default=1)
    columns = [(f"Cột {n + 1}", 12 + n) for n in range(width)]
    return as_workbook([Sheet(title, columns, rows)], DAY, "vi")


def read(content: bytes) -> list[list[object]]:
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    found: list[list[object]] = book.get_sheet_by_index(0).to_python()
    return found


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name).decode()


def test_what_is_written_is_read_back() -> None:
    found = read(one(["Khai sinh", 12, date(2026, 7, 15), None], ["", 0, None, "đ"]))

    assert found == [
        ["Cột 1", "Cột 2", "Cột 3", "Cột 4"],
        ["Khai sinh", 12.0, date(2026, 7, 15), ""],
        ["", 0.0, "", "đ"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84 208 1234",
        "-2",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        '=HYPERLINK("http://example.org","x")',
        "http://example.org/",
        "{=1}",
        "_x0041_",
        "<b>&amp;</b>",
    ],
    ids=repr,
)
def test_text_stays_text(text: str) -> None:
    content = one([text])
    sheet = part(content, "xl/worksheets/sheet1.xml")

    assert read(content)[1] == [text]
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert '<c r="A2" s="2" t="s">' in sheet


def test_days_are_shown_as_people_write_them() -> None:
    sheets = [Sheet("a", [("Ngày", 12)], [[DAY]])]

    for language, form in (("vi", "dd/mm/yyyy"), ("en", "yyyy-mm-dd")):
        styles = part(as_workbook(sheets, DAY, language), "xl/styles.xml")
        assert f'formatCode="{form}"' in styles


def test_the_heading_stays_in_sight_and_filters() -> None:
    sheet = part(one(["a", 1], ["b", 2]), "xl/worksheets/sheet1.xml")

    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:B3"/>' in sheet
    assert '<col min="2" max="2" width="13.7109375"' in sheet


def test_a_sheet_without_rows() -> None:
    assert read(one()) == [["Cột 1"]]


def test_same_sheets_same_bytes() -> None:
    row: Sequence[Cell] = ["Khai sinh", 12, DAY]

    assert one(row) == one(row)


def test_a_cell_that_is_too_long_says_so() -> None:
    (shown,) = read(one(["đ" * 40_000]))[1]

    assert isinstance(shown, str)
    assert (len(shown), shown[-1]) == (32_767, "…")


def test_letters_that_no_xml_holds() -> None:
    assert read(one(["a\ufffeb"]))[1] == ["ab"]


def test_without_xlsxwriter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(QmsError) as caught:
        one(["a"])

    assert str(caught.value.said) == (
        "an Excel file cannot be written here: XlsxWriter is not installed"
    )
    assert str(caught.value.hint) == (
        "Install what is missing with 'pip install \"qmsdocs[excel]\"'."
    )


def test_lines_above_the_headings() -> None:
    sheet = Sheet("Danh mục", [("Mã", 12), ("Ngày", 12)], [["QT-01", DAY]])
    content = as_workbook([sheet], DAY, "vi", ["UBND phường Mẫu", "=Danh mục"])

    assert read(content) == [
        ["UBND phường Mẫu", ""],
        ["=Danh mục", ""],
        ["Mã", "Ngày"],
        ["QT-01", DAY],
    ]
    page = part(content, "xl/worksheets/sheet1.xml")
    assert '<autoFilter ref="A3:B4"' in page
    assert 'topLeftCell="A4"' in page
    assert "$3:$3" in part(content, "xl/workbook.xml")
