"""Lists of what expired, reviews of local documents, plain lists of law."""

from datetime import date

import pytest

from qmsdocs.exchange.reading import offer_of
from qmsdocs.law.catalogue.offers import OfferedDocument, OfferedRelation
from qmsdocs.model.legal import Kind
from qmsdocs.model.text import LegalReference
from tests.exchange.files import csv_of, english, excel_of

EXPIRED = [
    "STT",
    "Tên, số, ký hiệu, ngày tháng năm",
    "Nội dung hết hiệu lực",
    "Lý do hết hiệu lực",
    "Ngày hết hiệu lực",
]
OLD = "Nghị định số 38/2022/NĐ-CP ngày 12/6/2022 của Chính phủ quy định mức lương tối thiểu"
BY = "Nghị định số 74/2024/ NĐ-CP ngày 30/6/2024 của Chính phủ sửa đổi Nghị định số 01/2020/NĐ-CP"
OLD_REFERENCE = LegalReference("38/2022/NĐ-CP", "Chính phủ", date(2022, 6, 12))
BY_REFERENCE = LegalReference("74/2024/NĐ-CP", "Chính phủ", date(2024, 6, 30))


def test_replaced() -> None:
    content = excel_of(EXPIRED, [1.0, OLD, "", f"Được thay thế bởi {BY}", date(2024, 7, 1)])
    offer = offer_of("a.xlsx", content)

    assert offer.documents == (
        OfferedDocument(
            row=2,
            type="NĐ",
            number="38/2022/NĐ-CP",
            title="Quy định mức lương tối thiểu",
            issuer="Chính phủ",
            issued=date(2022, 6, 12),
            expires=date(2024, 7, 1),
            status="HHL",
        ),
        OfferedDocument(
            row=2,
            type="NĐ",
            number="74/2024/NĐ-CP",
            title="Sửa đổi Nghị định số 01/2020/NĐ-CP",
            issuer="Chính phủ",
            issued=date(2024, 6, 30),
        ),
    )
    assert offer.relations == (
        OfferedRelation(
            row=2,
            acting=BY_REFERENCE,
            kind=Kind.REPLACES,
            target=OLD_REFERENCE,
            day=date(2024, 7, 1),
        ),
    )


@pytest.mark.parametrize(
    ("part", "reason", "kind", "provisions", "status"),
    [
        pytest.param("Toàn bộ", f"Bị bãi bỏ bởi {BY}", "repeals", "", "HHL", id="repealed"),
        pytest.param(
            "Điều 3; khoản 1 Điều 5",
            f"Bị bãi bỏ tại khoản 2 Điều 40 {BY}",
            "repeals",
            "Điều 3; khoản 1 Điều 5",
            "HHL1P",
            id="a part",
        ),
        pytest.param(
            "Điều 3", f"Được sửa đổi, bổ sung bởi {BY}", "amends", "Điều 3", "HHL1P", id="amended"
        ),
        pytest.param(
            "", "Nghị định số 74/2024/NĐ-CP thay thế", "replaces", "", "HHL", id="verb last"
        ),
        pytest.param("", "Hết thời hạn có hiệu lực", None, "", "HHL", id="by itself"),
    ],
)
def test_reasons(part: str, reason: str, kind: str | None, provisions: str, status: str) -> None:
    offer = offer_of("a.csv", csv_of(EXPIRED, ["1", OLD, part, reason, "01/7/2024"]))

    assert [(each.kind.value, each.provisions) for each in offer.relations] == (
        [(kind, provisions)] if kind else []
    )
    assert offer.documents[0].status == status
    assert offer.documents[0].expires == (date(2024, 7, 1) if status == "HHL" else None)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(
            ["1", OLD, "", f"Được thay thế bởi {BY}", "31/122024"],
            "Ngày hết hiệu lực: '31/122024' is no day, expected dd/mm/yyyy",
            id="no day",
        ),
        pytest.param(
            ["1", OLD, "", f"Được thay thế bởi {BY}", "15/02/2024"],
            "it is said to end on 2024-02-15, before 74/2024/NĐ-CP was issued on 2024-06-30",
            id="ended before the other was issued",
        ),
        pytest.param(
            ["1", OLD, "", "Được thay thế bởi văn bản khác", "01/7/2024"],
            "the reason names no document: 'Được thay thế bởi văn bản khác'",
            id="no acting document",
        ),
        pytest.param(
            ["1", "Nghị định về lương", "", "Hết thời hạn", "01/7/2024"],
            "no number of a legal document: 'Nghị định về lương'",
            id="no number",
        ),
        pytest.param(
            [
                "1",
                OLD,
                "Điều 1, Điều 2",
                f"Bãi bỏ bởi {BY}; thay thế bởi Nghị định số 75/2024/NĐ-CP",
                "",
            ],
            "several documents ended a part of it, and not which one: 74/2024/NĐ-CP, 75/2024/NĐ-CP",
            id="several acting documents",
        ),
    ],
)
def test_rejected(row: list[str], said: str) -> None:
    offer = offer_of("a.csv", csv_of(EXPIRED, row))

    assert [(each.row, english(each.reason)) for each in offer.rejected] == [(2, said)]
    assert not offer.documents
    assert not offer.relations


def test_headings_say_what_ended_in_part_and_what_is_suspended() -> None:
    offer = offer_of(
        "a.csv",
        csv_of(
            EXPIRED,
            ["A. VĂN BẢN HẾT HIỆU LỰC MỘT PHẦN", "", "", "", ""],
            ["1", OLD, "", f"Bị bãi bỏ bởi {BY}", "01/7/2024"],
            ["B. VĂN BẢN NGƯNG HIỆU LỰC", "", "", "", ""],
            ["1", OLD, "", f"Ngưng hiệu lực theo {BY}", "01/8/2024"],
        ),
    )

    assert [each.status for each in offer.documents] == ["HHL1P", "", "TNHL"]
    assert [(each.row, each.kind.value) for each in offer.relations] == [(5, "suspends")]
    assert offer.rows == 2


def test_columns_of_their_own() -> None:
    header = [
        "STT",
        "Tên loại văn bản",
        "Số, ký hiệu; ngày, tháng, năm ban hành văn bản",
        "Tên gọi của văn bản/Trích yếu nội dung của văn bản",
        "Lý do hết hiệu lực",
        "Ngày hết hiệu lực",
    ]
    row = ["1", "Nghị định", "38/2022/NĐ-CP ngày 12/6/2022", "Lương", f"Thay thế bởi {BY}", ""]
    offer = offer_of("a.csv", csv_of(header, row))

    assert offer.rejected == ()
    assert (offer.documents[0].number, offer.documents[0].issued, offer.documents[0].title) == (
        "38/2022/NĐ-CP",
        date(2022, 6, 12),
        "Lương",
    )


def test_the_reason_in_full_counts_before_its_short_form() -> None:
    header = ["so_ky_hieu", "ly_do", "van_ban_tac_dong", "ngay_het_hieu_luc", "ly_do_text"]
    row = ["38/2022/NĐ-CP", "thay thế", "74/2024/NĐ-CP", "01/7/2024", f"Được bãi bỏ bởi {BY}"]

    assert [each.kind for each in offer_of("a.csv", csv_of(header, row)).relations] == [
        Kind.REPEALS
    ]


def test_two_columns_that_name_two_documents() -> None:
    header = ["so_ky_hieu", "ly_do", "van_ban_tac_dong", "ngay_het_hieu_luc", "ly_do_text"]
    row = ["38/2022/NĐ-CP", "thay thế", "75/2024/NĐ-CP", "01/7/2024", f"Thay thế bởi {BY}"]
    (rejected,) = offer_of("a.csv", csv_of(header, row)).rejected

    assert english(rejected.reason) == "'75/2024/NĐ-CP' in one column, 74/2024/NĐ-CP in another"


REVIEW = [
    "stt",
    "so_ky_hieu_cu",
    "hinh_thuc_xu_ly",
    "so_ky_hieu_moi",
    "ngay_moi",
    "van_ban_cu",
    "van_ban_moi",
]
LOCAL = (
    "Nghị quyết số 08/2024/NQ-HĐND ngày 26/6/2024 của Hội đồng nhân dân tỉnh Kiên Giang quy định"
)
NEW = "Nghị quyết số 26/2025/NQ-HĐND ngày 30/12/2025 của Hội đồng nhân dân tỉnh An Giang quy định"
LOCAL_REFERENCE = LegalReference(
    "08/2024/NQ-HĐND", "Hội đồng nhân dân tỉnh Kiên Giang", date(2024, 6, 26)
)


@pytest.mark.parametrize(
    ("row", "kind", "status"),
    [
        pytest.param(
            ["Thay thế", "26/2025/NQ-HĐND", "2025-12-30", LOCAL, NEW], "replaces", "", id="replaced"
        ),
        pytest.param(["Bãi bỏ", "", "", LOCAL, NEW], "repeals", "", id="repealed"),
        pytest.param(
            ["Hết hiệu lực theo thời gian", "", "2026-01-22", LOCAL, "x"], None, "HHL", id="lapsed"
        ),
        pytest.param(["Tiếp tục áp dụng", "", "", LOCAL, ""], None, "", id="kept"),
    ],
)
def test_review(row: list[str], kind: str | None, status: str) -> None:
    offer = offer_of("a.csv", csv_of(REVIEW, ["1", "08/2024/NQ-HĐND", *row]))

    assert offer.rejected == ()
    assert [(each.kind.value, each.target) for each in offer.relations] == (
        [(kind, LOCAL_REFERENCE)] if kind else []
    )
    assert (offer.documents[0].status, offer.documents[0].expires) == (status, None)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(
            ["08/2024/NQ-HĐND", "Giữ nguyên", "", "", LOCAL, "Đã bị bãi bỏ năm 2019"],
            "'Giữ nguyên', and beside it 'Đã bị bãi bỏ năm 2019'",
            id="kept, and yet repealed",
        ),
        pytest.param(
            ["08/2024/NQ-HĐND", "Thay thế", "26/2025/NQ-HĐND", "2025-12-29", LOCAL, NEW],
            "26/2025/NQ-HĐND is dated 2025-12-29 in one column, 2025-12-30 in another",
            id="two days",
        ),
        pytest.param(
            ["08/2024/NQ-HĐND", "Thay thế", "", "", LOCAL, "đang soạn thảo"],
            "no document is named that did it",
            id="by nothing",
        ),
        pytest.param(
            ["08/2024/NQ-HĐND", "Xem xét", "", "", LOCAL, ""],
            "what was done is not known: 'Xem xét'",
            id="not known",
        ),
    ],
)
def test_review_rejected(row: list[str], said: str) -> None:
    offer = offer_of("a.csv", csv_of(REVIEW, ["1", *row]))

    assert [english(each.reason) for each in offer.rejected] == [said]
