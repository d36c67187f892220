"""A list as files: what Excel and other programs read of it."""

import csv
import io
import re
import sys
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.site.lists.files import list_csv, list_files, list_workbook
from tests.builders import Handbook
from tests.site.lists.books import INTERNAL, ROWS, listing
from tests.site.stories import site_of

SITE = site_of(Handbook.new())
VIETNAMESE = site_of(Handbook.new(), language="vi")


def test_csv() -> None:
    assert list_csv(SITE, listing(*ROWS)).decode("utf-8") == (
        "\ufeffUnit in charge,Document code,Title,In force from,State\n"
        "Văn phòng,QT-2,Đăng ký,2026-07-15,In force\n"
        "Phòng Kinh tế,QT-10,<b>Đất</b>,,Suspended; until further notice\n"
    )


def test_days_are_iso_in_any_language() -> None:
    assert b"2026-07-15" in list_csv(VIETNAMESE, listing(*ROWS))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=5, max_size=5))
def test_no_cell_begins_like_a_formula(texts: list[str]) -> None:
    found = list_csv(SITE, listing(texts)).decode("utf-8-sig")
    (_, cells) = csv.reader(io.StringIO(found, newline=""))

    assert [cell for cell in cells if re.match(r"[=+\-@\t\r\n]", cell)] == []
    lines = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    assert [each.removeprefix("'") for each in cells] == [each.removeprefix("'") for each in lines]


def test_excel() -> None:
    calamine = pytest.importorskip("python_calamine", reason="an optional extra")
    made = list_workbook(VIETNAMESE, listing(*ROWS))
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(made))

    assert book.sheet_names == ["Danh mục tài liệu"]
    assert book.get_sheet_by_index(0).to_python()[:5] == [
        ["UBND phường Mẫu", "", "", "", ""],
        ["Danh mục tài liệu được kiểm soát", "", "", "", ""],
        [book.get_sheet_by_index(0).to_python()[2][0], "", "", "", ""],
        ["Đơn vị phụ trách", "Mã hiệu", "Tên tài liệu", "Có hiệu lực từ ngày", "Trạng thái"],
        ["Văn phòng", "QT-2", "Đăng ký", date(2026, 7, 15), "In force"],
    ]


def test_excel_in_print_and_on_screen() -> None:
    with zipfile.ZipFile(io.BytesIO(list_workbook(VIETNAMESE, listing(*ROWS)))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        styles = parts.read("xl/styles.xml").decode()
        book = parts.read("xl/workbook.xml").decode()

    assert 'topLeftCell="A5"' in sheet
    assert 'ySplit="4"' in sheet
    assert '<autoFilter ref="A4:E6"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'paperSize="9"' in sheet
    assert 'numberStoredAsText="1"' in sheet
    assert "dd/mm/yyyy" in styles
    assert "$4:$4</definedName>" in book


def test_the_office_knows_its_own_edition() -> None:
    internal = list_workbook(site_of(Handbook.new(), view=INTERNAL), listing(*ROWS))
    public = list_workbook(SITE, listing(*ROWS))

    def said(content: bytes) -> str:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return parts.read("xl/sharedStrings.xml").decode()

    assert "Internal edition, not for the public." in said(internal)
    assert "Internal" not in said(public)


def test_same_bytes() -> None:
    one, other = (list(list_files(site_of(Handbook.new()), listing(*ROWS))) for _ in range(2))

    assert one == other
    assert [path for path, _ in one] == ["docs/tai-ve/danh-muc.csv", "docs/tai-ve/danh-muc.xlsx"]


def test_without_xlsxwriter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    assert [path for path, _ in list_files(SITE, listing(*ROWS))] == ["docs/tai-ve/danh-muc.csv"]
