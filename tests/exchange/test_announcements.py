"""Tables of public services: the portal's list and what provinces announce."""

from datetime import date

import pytest

from qmsdocs.exchange.reading import Filters, offer_of
from qmsdocs.law.catalogue.offers import Offer
from qmsdocs.model.services import Channel, Service
from qmsdocs.model.text import LegalReference
from tests.exchange.files import csv_of, english, excel_of

PORTAL = ["Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực"]
TABLE = ["STT", "Mã TTHC", "Tên thủ tục hành chính", "Ghi chú"]


def services(offer: Offer) -> list[Service]:
    """Return the services that are offered; nothing was rejected."""
    assert offer.rejected == ()
    return [each.service for each in offer.services]


@pytest.mark.parametrize(
    "banner",
    [
        pytest.param([], id="no banner"),
        pytest.param([["CỘNG HÒA XÃ HỘI\nDANH SÁCH THỦ TỤC"]], id="banner"),
        pytest.param([["CỘNG HÒA"], [], ["DANH SÁCH"], []], id="banner of several rows"),
    ],
)
def test_portal_list(banner: list[list[str]]) -> None:
    row = ["1.014966", " Cấp lại\nchứng chỉ ", "Bộ Tư pháp", "Chủ tịch UBND\nSở Tư pháp", "Hộ tịch"]
    offer = offer_of("a.xlsx", excel_of(*banner, PORTAL, row, [], []))

    assert services(offer) == [
        Service(
            code="1.014966",
            name="Cấp lại chứng chỉ",
            agency="Chủ tịch UBND\nSở Tư pháp",
            field="Hộ tịch",
        )
    ]
    assert offer.services[0].given == {"name", "agency", "field"}
    assert offer.rows == 1


def test_a_code_that_excel_took_for_a_number() -> None:
    offer = offer_of("a.xlsx", excel_of(PORTAL, [1.00119, "Tên", "", "", ""]))

    assert services(offer) == [Service(code="1.001190", name="Tên")]


def test_a_provincial_table() -> None:
    offer = offer_of(
        "a.csv",
        csv_of(
            ["DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH", "", "", "", "", "", "", ""],
            [
                "STT",
                "Tên thủ tục",
                "Mã TTHC",
                "Thời hạn giải quyết",
                "Địa điểm thực hiện",
                "Phí, lệ phí (nếu có)",
                "Căn cứ pháp lý",
                "Mức độ DVC",
            ],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
            ["I", "LĨNH VỰC HỘ TỊCH", "", "", "", "", "", ""],
            [
                "1",
                "Đăng ký khai sinh",
                "1.001193.H55",
                "01 ngày làm việc",
                "Nộp trực tiếp tại Trung tâm hoặc trực tuyến",
                "Không",
                "- Luật Hộ tịch số 60/2014/QH13;\n- Nghị định số 123/2015/NĐ-CP",
                "Toàn trình",
            ],
        ),
    )

    assert services(offer) == [
        Service(
            code="1.001193",
            name="Đăng ký khai sinh",
            field="HỘ TỊCH",
            receiving="Nộp trực tiếp tại Trung tâm hoặc trực tuyến",
            channels=(
                Channel("Trực tiếp", "01 ngày làm việc", "Không"),
                Channel("Trực tuyến", "01 ngày làm việc", "Không"),
            ),
            online="toàn trình",
            legal_basis=(LegalReference("60/2014/QH13"), LegalReference("123/2015/NĐ-CP")),
        )
    ]


def test_limit_without_any_way_to_hand_in() -> None:
    header = ["Mã TTHC", "Tên TTHC", "Thời hạn"]
    offer = offer_of("a.csv", csv_of(header, ["1.001193", "A", "3 ngày"]))

    assert services(offer)[0].channels == (Channel("Không nêu", "3 ngày"),)


def test_sections() -> None:
    offer = offer_of(
        "a.csv",
        csv_of(
            ["DANH MỤC THỦ TỤC MỚI BAN HÀNH, SỬA ĐỔI, BỔ SUNG VÀ BÃI BỎ", "", "", ""],
            TABLE,
            ["A", "THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH", "", ""],
            ["1", "1.000001", "Một", ""],
            ["B", "THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ KỂ TỪ NGÀY 01/7/2026", "", ""],
            ["I", "Lĩnh vực Hộ tịch", "", ""],
            ["1", "1.000002", "Hai", ""],
            ["C", "THỦ TỤC HÀNH CHÍNH SỬA ĐỔI, BỔ SUNG", "", ""],
            ["1", "1.000003", "Ba", ""],
        ),
    )

    assert services(offer) == [
        Service(code="1.000001", name="Một"),
        Service(code="1.000002", name="Hai", ended=True, abolished=date(2026, 7, 1)),
        Service(code="1.000003", name="Ba"),
    ]
    assert offer.rows == 3


def test_each_section_with_a_header_of_its_own() -> None:
    offer = offer_of(
        "a.csv",
        csv_of(
            TABLE,
            ["1", "1.000001", "Một", ""],
            ["STT", "Tên TTHC", "Mã TTHC", "Tên VBQPPL quy định việc bãi bỏ"],
            ["1", "Hai", "1.000002", "Nghị định số 18/2026/NĐ-CP"],
        ),
    )

    assert services(offer) == [
        Service(code="1.000001", name="Một"),
        Service(code="1.000002", name="Hai", ended=True),
    ]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        pytest.param("Bị bãi bỏ", Service(code="1.000001", name="A", ended=True), id="abolished"),
        pytest.param(
            "TTHC bị bãi bỏ từ ngày 01/7/2026",
            Service(code="1.000001", name="A", ended=True, abolished=date(2026, 7, 1)),
            id="from a day",
        ),
        pytest.param(
            "Được thay thế bởi 1.000009.H55",
            Service(code="1.000001", name="A", ended=True, replaced_by=("1.000009",)),
            id="replaced",
        ),
        pytest.param(
            "Sửa đổi thành phần hồ sơ; bãi bỏ mẫu đơn",
            Service(code="1.000001", name="A"),
            id="other",
        ),
    ],
)
def test_remarks(note: str, expected: Service) -> None:
    assert services(offer_of("a.csv", csv_of(TABLE, ["1", "1.000001", "A", note]))) == [expected]


def test_columns_for_the_change_its_day_and_what_takes_its_place() -> None:
    header = ["Mã TTHC", "Tên TTHC", "Loại thay đổi", "Ngày bãi bỏ", "Mã TTHC thay thế"]
    offer = offer_of(
        "a.xlsx",
        excel_of(
            header,
            ["1.000001", "A", "Bãi bỏ", date(2026, 7, 1), ""],
            ["1.000002", "B", "Thay thế", "02/7/2026", "1.000009"],
            ["1.000003", "C", "Mới ban hành", "", ""],
        ),
    )

    assert services(offer) == [
        Service(code="1.000001", name="A", ended=True, abolished=date(2026, 7, 1)),
        Service(
            code="1.000002",
            name="B",
            ended=True,
            abolished=date(2026, 7, 2),
            replaced_by=("1.000009",),
        ),
        Service(code="1.000003", name="C"),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(["1", "", "Đăng ký phần mềm", ""], "the code is missing", id="no code"),
        pytest.param(
            ["1", "1.000001\n2.000002", "A", ""],
            "'1.000001 2.000002' is no code of a public service, such as 1.001193",
            id="two codes",
        ),
        pytest.param(["1", "1.000001", "", ""], "the name of the service is missing", id="no name"),
        pytest.param(["", "", "", "dòng dưới"], None, id="a text alone is a heading"),
    ],
)
def test_rejected(row: list[str], said: str | None) -> None:
    offer = offer_of("a.csv", csv_of(TABLE, ["1", "1.000009", "Z", ""], row))

    assert [(each.row, english(each.reason)) for each in offer.rejected] == (
        [(3, said)] if said else []
    )


def test_a_day_that_is_none() -> None:
    header = ["Mã TTHC", "Tên TTHC", "Loại thay đổi", "Ngày bãi bỏ"]
    offer = offer_of("a.csv", csv_of(header, ["1.000001", "A", "Bãi bỏ", "31/122025"]))

    assert [english(each.reason) for each in offer.rejected] == [
        "Ngày bãi bỏ: '31/122025' is no day, expected dd/mm/yyyy"
    ]


def test_the_level_of_a_heading_serves_the_filter_alone() -> None:
    content = csv_of(
        TABLE,
        ["A", "THỦ TỤC HÀNH CHÍNH CẤP TỈNH", "", ""],
        ["1", "1.000001", "Một", ""],
        ["B", "THỦ TỤC HÀNH CHÍNH CẤP XÃ", "", ""],
        ["1", "1.000002", "Hai", ""],
    )
    offer = offer_of("a.csv", content, Filters(levels=("Cấp xã",)))

    assert services(offer) == [Service(code="1.000002", name="Hai")]
    assert offer.left_out == {"level=Cấp xã": 1}


def test_sheets_of_a_workbook() -> None:
    offer = offer_of(
        "a.xlsx",
        excel_of(
            **{
                "Bìa": [["Kèm theo Quyết định"]],
                "Mới": [TABLE, ["1", "1.000001", "Một", ""]],
                "Bị bãi bỏ": [TABLE, ["1", "1.000002", "Hai", ""]],
                "Trống": [],
            }
        ),
    )

    assert [each.service.ended for each in offer.services] == [False, True]
    assert [(each.found, english(each.reason)) for each in offer.rejected] == [
        ("Bìa", "the columns of this sheet are not known: Kèm theo Quyết định")
    ]
