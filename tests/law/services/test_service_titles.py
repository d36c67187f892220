"""Titles of procedures against names of services."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.services.service_titles import Titles, words
from qmsdocs.model.services import Listed

NAMES = {
    "1.000894": "Thủ tục đăng ký kết hôn",
    "2.000806": "Thủ tục đăng ký kết hôn có yếu tố nước ngoài",
    "1.004746": "Thủ tục đăng ký lại kết hôn",
    "2.000815": "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan cấp",
    "1.000001": "Hòa giải (cấp xã)",
    "1.000002": "Hòa giải",
}
TITLES = Titles({code: Listed(code, name) for code, name in NAMES.items()})


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("1.000894", "Đăng ký kết hôn"),
        ("1.000894", "ĐĂNG KÝ VIỆC KẾT HÔN"),
        ("1.000894", "Thủ tục Đăng ký kết hôn (tại phường)"),
        ("1.000894", "Đăng ký kết hôn tại phường Sông Mẫu"),
        ("2.000815", "Chứng thực bản sao từ bản chính"),
        ("1.000001", "Hoà giải"),
    ],
)
def test_agrees(code: str, title: str) -> None:
    assert TITLES.agrees(code, title)


@pytest.mark.parametrize(
    ("code", "title"),
    [
        pytest.param("1.000894", "Đăng ký lại kết hôn", id="one word more, another service"),
        pytest.param("2.000806", "Đăng ký kết hôn", id="a beginning, another service's name"),
        pytest.param("1.000894", "Đăng ký kết hôn có yếu tố nước ngoài", id="more behind it"),
        pytest.param("1.000894", "Đăng ký", id="too short to be a beginning"),
        pytest.param("1.000894", "Kết hôn", id="an end"),
        pytest.param("1.000894", "", id="empty"),
    ],
)
def test_does_not_agree(code: str, title: str) -> None:
    assert not TITLES.agrees(code, title)


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Đăng ký kết hôn", ("1.000894",)),
        ("thủ tục HOÀ GIẢI", ("1.000001", "1.000002")),
        ("Đăng ký khai tử", ()),
        ("", ()),
    ],
)
def test_bearing(title: str, codes: tuple[str, ...]) -> None:
    assert TITLES.bearing(title) == codes


@pytest.mark.parametrize("code", NAMES)
def test_every_service_bears_its_own_name(code: str) -> None:
    written = unicodedata.normalize("NFD", NAMES[code].upper())

    assert code in TITLES.bearing(written)
    assert TITLES.agrees(code, written)


@given(st.text())
def test_words_hold_nothing_but_plain_letters(title: str) -> None:
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words(title))
