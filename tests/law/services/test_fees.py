"""Amounts of money in sections and records, and when two are certainly not the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.services.fees import differing, fees, named_amounts, recorded
from qmsdocs.model.services import Channel


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("8.000 đồng", {(8_000, "đồng")}),
        ("8000 Đồng/bản", {(8_000, "đồng")}),
        ("8,000đ", {(8_000, "đồng")}),
        ("1.500.000 VNĐ", {(1_500_000, "đồng")}),
        ("15 nghìn đồng", {(15_000, "đồng")}),
        ("2 triệu đồng", {(2_000_000, "đồng")}),
        ("10 USD/bản", {(10, "usd")}),
        ("Miễn phí", {(0, "")}),
        ("Miễn lệ phí đăng ký kết hôn.", {(0, "")}),
        ("Không.", {(0, "")}),
        ("- Không thu lệ phí", {(0, "")}),
        ("Miễn lệ phí cho người khuyết tật.", set()),
        ("Miễn lệ phí đối với khai sinh đúng hạn, người khuyết tật.", {(0, "")}),
        ("Bản sao Trích lục: 8.000 đồng/bản.", set()),
        ("Theo quy định của Hội đồng nhân dân tỉnh.", set()),
        ("Không quá 5 ngày", set()),
        ("Điều 8, 000 đồng", {(0, "đồng")}),
        pytest.param(f"{'9' * 5000} đồng", set(), id="no number that anybody pays"),
        ("", set()),
    ],
)
def test_fees(text: str, amounts: set[tuple[int, str]]) -> None:
    assert fees(text).amounts == amounts


def test_a_service_about_copies_has_what_a_copy_costs_as_its_fee() -> None:
    assert fees("Bản sao: 2.000 đồng/trang.", copies=True).amounts == {(2_000, "đồng")}


def test_written_as_it_stands() -> None:
    assert fees("Trực tiếp 8.000 Đồng; 10 USD/bản; Miễn phí").written == (
        "8.000 Đồng",
        "10 USD",
        "Miễn phí",
    )


COUNTER = Channel("Trực tiếp", fee="50.000 đồng")
ONLINE = Channel("Trực tuyến", fee="150.000 đồng")
POST = Channel("Dịch vụ bưu chính", fee="Miễn phí")


@pytest.mark.parametrize(
    ("rows", "channels", "mode"),
    [
        pytest.param(["50.000 đồng"], [COUNTER], "", id="the same"),
        pytest.param(["60.000 đồng"], [COUNTER], "Trực tiếp", id="another"),
        pytest.param(["60.000 đồng", "50.000 đồng"], [COUNTER], "", id="one of several"),
        pytest.param(
            ["Trực tiếp: 150.000 đồng", "Trực tuyến: 50.000 đồng"],
            [COUNTER, ONLINE],
            "Trực tiếp",
            id="one for the other",
        ),
        pytest.param(["Bưu chính: 9.000 đồng"], [POST], "Dịch vụ bưu chính", id="by post"),
        pytest.param(["Theo quy định"], [COUNTER], "", id="nothing to be read here"),
        pytest.param(["9 đồng"], [Channel("Trực tiếp", fee="Theo mức")], "", id="nor there"),
        pytest.param(
            ["9.000 đồng"],
            [Channel("Trực tiếp", fee="Miễn phí", note="Mức thu do HĐND cấp tỉnh quyết định")],
            "",
            id="the province decides",
        ),
        pytest.param(
            ["9.000 đồng"],
            [Channel("Trực tiếp", fee="8.000 đồng", note="Quá hạn: 9.000 đồng")],
            "",
            id="in the remark",
        ),
        pytest.param(
            ["9.000 đồng"], [COUNTER, Channel("Trực tiếp", fee="9.000 đồng")], "", id="either"
        ),
    ],
)
def test_differing(rows: list[str], channels: list[Channel], mode: str) -> None:
    found = differing(rows, recorded(channels))

    assert (found[0] if found else "") == mode


@given(st.integers(1, 10**9))
def test_one_amount_in_several_ways(number: int) -> None:
    ways = [f"{number} đồng", f"{number:,} đ", f"{number:,}".replace(",", ".") + " VNĐ"]

    assert {fees(way).amounts for way in ways} == {frozenset({(number, "đồng")})}


@given(st.lists(st.sampled_from(["50.000 đồng", "Miễn phí", "10 USD", "Theo quy định"])))
def test_a_record_never_differs_from_its_own_words(said: list[str]) -> None:
    channels = [Channel("Trực tiếp", fee=each) for each in said]

    assert differing(said, recorded(channels)) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Trực tiếp: 50.000 đồng; trực tuyến: miễn phí.", ["50.000 đồng", "miễn phí"]),
        ("Không thu phí", ["Không thu phí"]),
        ("Theo nghị quyết", []),
    ],
)
def test_where_amounts_are_named(text: str, named: list[str]) -> None:
    assert [text[begin:end] for begin, end in named_amounts(text)] == named
