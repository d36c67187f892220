"""Vietnamese letters: folding, slugs, order, the nearest word."""

import random
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.model.letters import collation_key, fold, nearest, slug

WORDS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằấộĐÊỹ -/.0123456789", max_size=8)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Đăng ký khai sinh", "dang ky khai sinh", id="words"),
        pytest.param("đ Đ ð Ð", "d d d d", id="strokes, and the eth that is typed for one"),
        pytest.param("ỡ Ợ ữ Ự ẵ Ậ ễ Ỹ", "o o u u a a e y", id="tones and shapes"),
        pytest.param("HO\u0302\u0323 ti\u0323ch", "ho tich", id="decomposed"),
        pytest.param("QT 01/CX-HCTP", "qt 01/cx-hctp", id="signs stay"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("QT 01/CX-HCTP", "qt-01-cx-hctp", id="the design's own example"),
        pytest.param("Đăng ký lại khai sinh", "dang-ky-lai-khai-sinh", id="title"),
        pytest.param("  --QT.HT_01-- ", "qt-ht-01", id="nothing at the ends"),
        pytest.param("../../etc/passwd", "etc-passwd", id="no way out of the folder"),
        pytest.param("…", "", id="nothing left"),
    ],
)
def test_slug(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.text())
@example("İ")
@example("ẞ")
@example("K")  # the Kelvin sign
def test_a_slug_is_safe_and_final(text: str) -> None:
    found = slug(text)

    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", found)
    assert slug(found) == found
    assert slug(unicodedata.normalize("NFD", text)) == found


@given(WORDS)
def test_fold_is_final(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper()) == fold(text)


@pytest.mark.parametrize(
    "ordered",
    [
        pytest.param(["ma", "mà", "mả", "mã", "má", "mạ"], id="tones"),
        pytest.param(["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g"], id="letters"),
        pytest.param(["o", "ô", "ơ", "p", "u", "ư", "v"], id="horns"),
        pytest.param(["An", "Ân", "Bảo", "Danh", "Đăng", "Ê", "Phương"], id="names"),
        pytest.param(["ma", "mà", "mạ", "mab", "mạb"], id="length before tone"),
        pytest.param(["mạ", "mâ", "mấ"], id="letter before tone"),
        pytest.param(["QT-1", "QT-9", "QT-a", "QT-Đ", "QT-z"], id="digits before letters"),
        pytest.param(["1", "10", "3", "a", "b"], id="digits do not mix with letters"),
        pytest.param(["a b", "ab", "a\u0431"], id="blank first, foreign letters last"),
        pytest.param(["ma", "Ma", "mà", "Mà"], id="small before capital"),
    ],
)
def test_order(ordered: list[str]) -> None:
    shuffled = random.Random(1).sample(ordered, len(ordered))  # noqa: S311 - no secret

    assert sorted(shuffled, key=collation_key) == ordered


@given(WORDS)
def test_order_does_not_depend_on_composition(text: str) -> None:
    assert collation_key(unicodedata.normalize("NFD", text)) == collation_key(text)


@given(WORDS, WORDS)
@example("a", "10")
def test_different_words_have_different_places(one: str, other: str) -> None:
    assert (collation_key(one) == collation_key(other)) == (one == other)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("chu-tch", "chu-tich", id="letter left out"),
        pytest.param("Chủ-tịch", "chu-tich", id="diacritics typed"),
        pytest.param("xyz", "", id="nothing close"),
    ],
)
def test_nearest(word: str, meant: str) -> None:
    assert nearest(word, ["chu-tich", "pho-chu-tich", "thu-ky"]) == meant


def test_nearest_of_nothing() -> None:
    assert nearest("a", []) == ""
