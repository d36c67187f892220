"""Foreign files told by their content, and what holds for every one of them."""

import gzip
import json
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.errors import QmsError
from qmsdocs.exchange.reading import Filters, offer_of
from qmsdocs.law.catalogue.offers import Offer
from tests.exchange.files import csv_of, english, excel_of, json_of

SERVICES = ["Mã TTHC", "Tên TTHC", "Lĩnh vực", "Cấp thực hiện", "Loại thay đổi", "Ngày bãi bỏ"]
LAW = ["loai", "so_ky_hieu", "trich_yeu", "ngay_ban_hanh", "co_quan_ban_hanh", "ngay_hieu_luc"]
ROWS = [
    ["1.000001", "Một", "Hộ tịch", "Cấp xã", "", ""],
    ["1.000002", "Hai", "Hộ tịch", "Cấp tỉnh, Cấp xã", "", ""],
    ["1.000003", "Ba", "Đất đai", "Cấp tỉnh", "", ""],
    ["1.000004", "Bốn", "", "", "", ""],
]


def codes(offer: Offer) -> list[str]:
    """Return the last digit of the code of each service offered."""
    return [each.service.code[-1] for each in offer.services]


@pytest.mark.parametrize(
    ("filters", "kept", "left_out"),
    [
        pytest.param(Filters(), "1234", {}, id="none"),
        pytest.param(
            Filters(levels=("cấp xã",)), "12", {"level=cấp xã": 1, "level=?": 1}, id="level"
        ),
        pytest.param(
            Filters(fields=("Hộ tịch", "Đất đai")), "123", {"field=?": 1}, id="two fields"
        ),
        pytest.param(Filters(codes=("1.000003.H55",)), "3", {"code=1.000003.H55": 3}, id="codes"),
        pytest.param(
            Filters(levels=("Cấp tỉnh",), fields=("Hộ tịch",)),
            "2",
            {"level=Cấp tỉnh": 1, "field=Hộ tịch": 1, "level=?": 1},
            id="the first filter that fails is counted",
        ),
    ],
)
def test_filters(filters: Filters, kept: str, left_out: dict[str, int]) -> None:
    offer = offer_of("a.csv", csv_of(SERVICES, *ROWS), filters)

    assert codes(offer) == list(kept)
    assert offer.left_out == left_out
    assert offer.rows == 4


def test_no_filter_leaves_a_legal_document_out() -> None:
    row = ["Nghị định", "01/2020/NĐ-CP", "", "", "", ""]

    assert offer_of("a.csv", csv_of(LAW, row), Filters(levels=("Cấp xã",))).left_out == {}


RECORD = {"ma_thu_tuc": "1.000001", "ten_thu_tuc": "Một"}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(json_of(RECORD), id="list"),
        pytest.param(json.dumps(RECORD).encode(), id="one record"),
        pytest.param(b"\n" + json.dumps(RECORD).encode() + b"\n\n", id="lines"),
        pytest.param(gzip.compress(json_of(RECORD)), id="packed"),
        pytest.param(b"\xef\xbb\xbf" + json_of(RECORD), id="with the mark of UTF-8"),
        pytest.param(
            gzip.compress(csv_of(["ma_thu_tuc", "ten_thu_tuc"], ["1.000001", "Một"])), id="CSV"
        ),
    ],
)
def test_the_same_record(content: bytes) -> None:
    offer = offer_of("a", content)

    assert [(each.service.code, each.service.name) for each in offer.services] == [
        ("1.000001", "Một")
    ]
    assert (offer.rejected, offer.rows) == ((), 1)


def test_lines_that_are_no_record() -> None:
    content = json.dumps(RECORD).encode() + b'\n{"ma_thu_tuc":\n\n[1]\n'
    offer = offer_of("a.jsonl", content)

    assert [(each.row, english(each.reason)) for each in offer.rejected] == [
        (2, "no record in braces stands here"),
        (4, "no record in braces stands here"),
    ]
    assert offer.rows == 3


def test_a_row_that_is_no_csv_hides_no_other() -> None:
    offer = offer_of("a.csv", csv_of(SERVICES) + b'1.000001,"a"b,,,,\n1.000002,Hai,,,,\n')

    assert codes(offer) == ["2"]
    assert [(each.row, each.found) for each in offer.rejected] == [(2, '1.000001,"a"b,,,,')]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "'a' holds nothing that could be imported", id="empty"),
        pytest.param(
            b"x;y;z\n1;2;3\n",
            "'a' is in no format that is known; its columns: x, y, z",
            id="columns",
        ),
        pytest.param(
            b'[{"x": 1, "y": 2}]', "'a' is in no format that is known; its columns: x, y", id="keys"
        ),
        pytest.param(
            excel_of(["x", "y"]), "'a' is in no format that is known; its columns: x, y", id="Excel"
        ),
        pytest.param(
            "M\n\xe0".encode("latin-1"), "'a', line 2: neither UTF-8 nor UTF-16", id="encoding"
        ),
        pytest.param(b"\x1f\x8bxx", "'a' is damaged", id="gzip"),
        pytest.param(b"{x", "'a' is no JSON", id="JSON"),
        pytest.param(b"PK\x03\x04xx", "'a' is no Excel file that can be read", id="no Excel"),
    ],
)
def test_unreadable(content: bytes, said: str) -> None:
    with pytest.raises(QmsError) as raised:
        offer_of("a", content)

    assert english(raised.value.said).startswith(said)
    assert raised.value.hint is not None


def test_without_the_reader_of_excel_files(monkeypatch: pytest.MonkeyPatch) -> None:
    content = excel_of(SERVICES)
    monkeypatch.setitem(sys.modules, "python_calamine", None)

    with pytest.raises(QmsError) as raised:
        offer_of("a.xlsx", content)

    assert raised.value.hint is not None
    assert "qmsdocs[excel]" in english(raised.value.hint)


def test_progress() -> None:
    told: list[tuple[int, int]] = []
    rows = [[f"1.{place:06d}", "x", "", "", "", ""] for place in range(500)]

    offer_of("a.csv", csv_of(SERVICES, *rows), tell=lambda *each: told.append(each))

    assert told == [(200, 501), (400, 501)]


CELLS = st.sampled_from(
    [
        *(
            "",
            " ",
            "1",
            "I",
            "A.",
            "1.000001",
            "1.000002.H55",
            "1.00",
            "Tên",
            "Bãi bỏ",
            "31/122025",
        ),
        *(
            "01/7/2026",
            "2026-07-01",
            "Nghị định",
            "Luật",
            "01/2020/NĐ-CP",
            "105",
            "Cấp xã",
            "Hộ tịch",
        ),
        "Nghị định số 74/2024/NĐ-CP ngày 30/6/2024 của Chính phủ",
        "Được thay thế bởi Nghị định số 75/2024/NĐ-CP",
    ]
)
HEADERS = st.sampled_from(
    [
        SERVICES,
        LAW,
        [
            "STT",
            "Tên, số, ký hiệu, ngày tháng năm",
            "Nội dung hết hiệu lực",
            "Lý do",
            "Ngày hết hiệu lực",
            "x",
        ],
        [
            "so_ky_hieu_cu",
            "hinh_thuc_xu_ly",
            "so_ky_hieu_moi",
            "ngay_moi",
            "van_ban_cu",
            "van_ban_moi",
        ],
        ["from", "relation", "to", "date", "until", "provisions"],
    ]
)
TABLES = st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=8)
FILTERS = st.sampled_from([Filters(), Filters(levels=("Cấp xã",)), Filters(codes=("1.000001",))])


def places(offer: Offer) -> list[int]:
    """Return the rows that are offered, each once, and those that are rejected."""
    offered = {each.row for each in offer.services}
    offered |= {each.row for each in offer.documents} | {each.row for each in offer.relations}
    return sorted([*offered, *(each.row for each in offer.rejected)])


@given(HEADERS, TABLES, FILTERS)
def test_every_row_ends_in_exactly_one_way(
    header: list[str], rows: list[list[str]], filters: Filters
) -> None:
    offer = offer_of("a.csv", csv_of(header, *rows), filters)

    assert len(places(offer)) == len(set(places(offer)))
    assert offer.rows == len(places(offer)) + sum(offer.left_out.values())


@given(st.binary(max_size=80) | TABLES.map(lambda rows: csv_of(SERVICES, *rows)[:-7]))
def test_any_bytes_are_read_or_refused_with_words(content: bytes) -> None:
    with suppress(QmsError):
        offer_of("a", content)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | CELLS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(CELLS, inner, max_size=2),
    max_leaves=4,
)
KEYS = st.sampled_from(
    [
        "ma_thu_tuc",
        "ten_thu_tuc",
        "can_cu_phap_ly",
        "code",
        "name",
        "channels",
        "dossier",
        "ended",
        "decided",
    ]
)


@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=4) | VALUES, max_size=4))
def test_any_json_is_read_or_refused_with_words(parts: list[object]) -> None:
    with suppress(QmsError):
        offer = offer_of("a.json", json.dumps(parts, ensure_ascii=False).encode())
        assert offer.rows == len(parts) == len(places(offer))
