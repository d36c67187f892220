"""Plain lists of legal documents, and our own columns."""

from datetime import date

import pytest

from qmsdocs.exchange.reading import offer_of
from qmsdocs.law.catalogue.offers import OfferedDocument
from tests.exchange.files import csv_of, english, excel_of

OWN = ["id", "type", "number", "title", "issuer", "issued", "effective", "expires"]
HEADER = ["loai", "so_ky_hieu", "trich_yeu", "ngay_ban_hanh", "co_quan_ban_hanh", "ngay_hieu_luc"]
ROW = ["Nghị định", "123/2015/NĐ-CP", "Hộ tịch", "15/11/2015", "Chính phủ", "01/01/2016"]
DOCUMENT = OfferedDocument(
    row=2,
    type="NĐ",
    number="123/2015/NĐ-CP",
    title="Hộ tịch",
    issuer="Chính phủ",
    issued=date(2015, 11, 15),
    effective=date(2016, 1, 1),
)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(csv_of(HEADER, ROW), id="comma"),
        pytest.param(csv_of(HEADER, ROW, separator=";"), id="semicolon"),
        pytest.param(csv_of(HEADER, ROW, separator="\t"), id="tab"),
        pytest.param(b"\xef\xbb\xbf" + csv_of(HEADER, ROW), id="UTF-8 with its mark"),
        pytest.param(csv_of(HEADER, ROW).decode().encode("utf-16"), id="UTF-16"),
        pytest.param(
            excel_of(
                [
                    "Loại văn bản",
                    "Số/Ký hiệu",
                    "Trích yếu",
                    "Ngày ban hành",
                    "Cơ quan ban hành",
                    "Ngày có hiệu lực",
                ],
                [*ROW[:3], date(2015, 11, 15), "Chính phủ.", "01/01/2016"],
            ),
            id="Excel, one day as a day and one as a text",
        ),
        pytest.param(
            csv_of(
                [
                    "id",
                    "type",
                    "number",
                    "title",
                    "issuer",
                    "issued",
                    "effective",
                    "expires",
                    "status",
                    "source",
                    "checked",
                ],
                [
                    "x",
                    "NĐ",
                    "123/2015/NĐ-CP",
                    "Hộ tịch",
                    "Chính phủ",
                    "2015-11-15",
                    "2016-01-01",
                    *[""] * 4,
                ],
            ),
            id="our own columns",
        ),
    ],
)
def test_the_same_document(content: bytes) -> None:
    offer = offer_of("a", content)

    assert (offer.documents, offer.rejected, offer.rows) == ((DOCUMENT,), (), 1)


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        pytest.param("Luật", "60/2014/QH13", ("L", "60/2014/QH13"), id="law"),
        pytest.param("Bộ luật", "91/2015/QH13", ("BL", "91/2015/QH13"), id="code of laws"),
        pytest.param(
            "", "01/2020/TT-BTP", ("TT", "01/2020/TT-BTP"), id="the number tells the type"
        ),
        pytest.param(
            "Thông tư", '03/2020/TT-BCT"', ("TT", "03/2020/TT-BCT"), id="a sign behind it"
        ),
        pytest.param(
            "Thông tư", "55/2018/tt-bgtvt", ("TT", "55/2018/TT-BGTVT"), id="small letters"
        ),
        pytest.param("Thông tư", "01/2024/ TT-BTP", ("TT", "01/2024/TT-BTP"), id="a blank within"),
        pytest.param("Nghị định", "119-CP", ("NĐ", "119-CP"), id="an old one"),
        pytest.param("Nghị định", "40/2026/NĐ-СР", ("NĐ", "40/2026/NĐ-CP"), id="look-alikes"),
    ],
)
def test_numbers_and_types(kind: str, number: str, expected: tuple[str, str]) -> None:
    (found,) = offer_of("a.csv", csv_of(HEADER, [kind, number, "", "", "", ""])).documents

    assert (found.type, found.number) == expected


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(
            ["Thông tư", "16/2015/TT-", "", "", "", ""],
            "'16/2015/TT-' is cut short, expected a number such as 123/2015/NĐ-CP",
            id="no issuer",
        ),
        pytest.param(
            ["Thông tư", "71/2015", "", "", "", ""],
            "'71/2015' is cut short, expected a number such as 123/2015/NĐ-CP",
            id="no symbol",
        ),
        pytest.param(["Thông tư", "", "x", "", "", ""], "the number is missing", id="none"),
        pytest.param(
            ["Sổ tay", "01/2020/TT-BTP", "", "", "", ""],
            "the type 'Sổ tay' is not known",
            id="type",
        ),
        pytest.param(
            ["", "60/2014/QH13", "", "", "", ""],
            "the type is missing, and '60/2014/QH13' does not tell it",
            id="law or resolution",
        ),
        pytest.param(
            ["Nghị định", "01/2020/TT-BTP", "", "", "", ""],
            "'Nghị định' has the number 01/2020/TT-BTP of another type",
            id="number of another type",
        ),
        pytest.param(
            ["Nghị định", "01/2020/NĐ-CP", "", "12/25/2020", "", ""],
            "ngay_ban_hanh: '12/25/2020' is no day, expected dd/mm/yyyy",
            id="the month is never first",
        ),
        pytest.param(
            ["Nghị định", "01/2020/NĐ-CP", "", "", "", "31/122025"],
            "ngay_hieu_luc: '31/122025' is no day, expected dd/mm/yyyy",
            id="a slip",
        ),
    ],
)
def test_rejected(row: list[str], said: str) -> None:
    offer = offer_of("a.csv", csv_of(HEADER, ROW, row))

    assert [(each.row, english(each.reason)) for each in offer.rejected] == [(3, said)]
    assert offer.rows == 2


def test_states() -> None:
    header = ["Số ký hiệu", "Loại", "Tình trạng hiệu lực"]
    words = ["Còn hiệu lực", "Hết hiệu lực một phần", "HHL1P", "Chưa xác định"]
    rows = [["01/2020/NĐ-CP", "Nghị định", word] for word in words]

    assert [each.status for each in offer_of("a.csv", csv_of(header, *rows)).documents] == [
        "CHL",
        "HHL1P",
        "HHL1P",
        "Chưa xác định",
    ]


def test_relations() -> None:
    header = ["id", "from", "relation", "to", "date", "until", "provisions", "source", "recorded"]
    offer = offer_of(
        "a.csv",
        csv_of(
            header,
            ["r", "74/2024/NĐ-CP", "replaces", "38/2022/NĐ-CP", "2024-07-01", "", "Điều 1", "", ""],
            ["r", "74/2024/NĐ-CP", "kills", "38/2022/NĐ-CP", "", "", "", "", ""],
            ["r", "", "repeals", "38/2022/NĐ-CP", "", "", "", "", ""],
        ),
    )

    (found,) = offer.relations
    assert (found.acting.number, found.kind.value, found.target.number) == (
        "74/2024/NĐ-CP",
        "replaces",
        "38/2022/NĐ-CP",
    )
    assert (found.day, found.provisions) == (date(2024, 7, 1), "Điều 1")
    assert [(each.row, english(each.reason)[:24]) for each in offer.rejected] == [
        (3, "'kills' is no relation, "),
        (4, "a relation names the doc"),
    ]
