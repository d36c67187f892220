"""Titles of procedures held against the titles of public services."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.services.matching import Match, Matcher, Matches
from qmsdocs.model.services import Listed

NAMES = {
    "1.000593": "Thủ tục đăng ký kết hôn lưu động",
    "1.000656": "Thủ tục đăng ký khai tử",
    "1.000894": "Thủ tục đăng ký kết hôn",
    "1.001193": "Thủ tục đăng ký khai sinh",
    "1.002211": "Công nhận hòa giải viên",
    "1.004746": "Thủ tục đăng ký lại kết hôn",
    "1.004873": "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
    "1.004884": "Thủ tục đăng ký lại khai sinh",
    "2.000528": "Thủ tục đăng ký khai sinh có yếu tố nước ngoài",
    "3.000100": "Công nhận hòa giải viên",
}
MATCHER = Matcher(Listed(code, name) for code, name in NAMES.items())


@pytest.mark.parametrize(
    ("title", "code"),
    [
        pytest.param("Đăng ký khai sinh", "1.001193", id="without-thu-tuc"),
        pytest.param("THỦ TỤC HÀNH CHÍNH: ĐĂNG KÝ KHAI SINH", "1.001193", id="capitals"),
        pytest.param("Quy trình giải quyết thủ tục đăng ký lại kết hôn", "1.004746", id="process"),
        pytest.param(normalize("NFD", "Đăng ký kết hôn"), "1.000894", id="decomposed"),
        pytest.param("Đăng kí kết hôn", "1.000894", id="i-for-y"),
        pytest.param("Ðăng ký khai tử", "1.000656", id="eth"),
        pytest.param("ĐKKS có YTNN", "2.000528", id="abbreviations"),
        pytest.param("ĐKKH lưu động", "1.000593", id="abbreviation-and-word"),
        pytest.param("Cấp giấy xác nhận TTHN", "1.004873", id="marital-status"),
        pytest.param("Đăng ký khai sinh (có yếu tố nước ngoài)", "2.000528", id="brackets"),
    ],
)
def test_same_title(title: str, code: str) -> None:
    best = MATCHER.nearest(title).best[0]

    assert (best.service.code, best.score) == (code, 100)


def test_tone_placement() -> None:
    old = MATCHER.nearest("Công nhận hoà giải viên")

    assert [each.score for each in old.best[:2]] == [100, 100]


def test_a_tie_is_shown_and_never_taken() -> None:
    found = MATCHER.nearest("Công nhận hòa giải viên")

    assert [each.service.code for each in found.best[:2]] == ["1.002211", "3.000100"]
    assert found.near_tie
    assert found.taken(50) is None


def test_a_lead_is_taken_from_its_score_on() -> None:
    found = MATCHER.nearest("Đăng ký khai sinh")

    assert found.taken(100) == found.best[0]
    assert not found.near_tie


def test_order_matters() -> None:
    turned = MATCHER.nearest("Sinh khai ký đăng")

    assert turned.best[0].service.code == "1.001193"
    assert turned.score < 70


@pytest.mark.parametrize("title", ["", "Thủ tục", "xyz", "()"])
def test_nothing_in_common(title: str) -> None:
    assert MATCHER.nearest(title) == Matches()
    assert MATCHER.nearest(title).score == 0


def test_an_empty_catalogue() -> None:
    assert Matcher([]).nearest("Đăng ký khai sinh") == Matches()


@given(st.sampled_from(sorted(NAMES)), st.text(max_size=30))
def test_scores(code: str, more: str) -> None:
    """A title is its own best match; words added to it never raise the score."""
    name = NAMES[code]
    own = scores(MATCHER.nearest(name, len(NAMES)).best)
    changed = scores(MATCHER.nearest(f"{name} {more}", len(NAMES)).best)

    assert own[code] == 100
    assert 0 < changed.get(code, 1) <= 100
    assert all(0 < each <= 100 for each in changed.values())


def scores(found: tuple[Match, ...]) -> dict[str, int]:
    """Return the scores by code."""
    return {each.service.code: each.score for each in found}
