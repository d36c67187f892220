"""Words and codes as search compares them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.site.search.words import code, counted, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("hòa", "hoà", id="tone on either vowel"),
        pytest.param("thủy", "thuỷ", id="tone on u or y"),
        pytest.param("ỦY BAN", "uỷ ban", id="capitals"),
        pytest.param("thủ tục", unicodedata.normalize("NFD", "thủ tục"), id="decomposed"),
    ],
)
def test_same_words(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("thuế", "thuê", id="tone"),
        pytest.param("đất", "đạt", id="vowel and tone"),
        pytest.param("đo", "do", id="stroke"),
    ],
)
def test_words_that_differ_in_diacritics_alone(one: str, other: str) -> None:
    assert [each.folded for each in words(one)] == [each.folded for each in words(other)]
    assert words(one) != words(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("61/2018/NĐ-CP", ["61", "2018", "nd", "cp", "612018ndcp"], id="number"),
        pytest.param("mã 1.001193.", ["ma", "1", "001193", "1001193"], id="service"),
        pytest.param("QT-HT-01", ["qt", "ht", "01", "qtht1"], id="document"),
        pytest.param("và/hoặc", ["va", "hoac"], id="no digit, no code"),
    ],
)
def test_a_code_is_a_word_besides_its_parts(text: str, found: list[str]) -> None:
    assert [each.folded for each in words(text)] == found


def test_a_code_however_it_is_parted() -> None:
    ways = ("QT-HT-01", "qt ht 01", "qtht01", "QT.HT/01", "QT-HT-1")

    assert len({code(each) for each in ways}) == 1
    assert code("qtht01") == words("qtht01")[0]
    assert code("01/2020/TT-BTP").folded == "012020ttbtp"
    assert code("QT-HT-10") != code("QT-HT-1")


@given(st.text(alphabet="aăâđêôơưàảãáạ hoyu-./019Q", max_size=40))
def test_words_are_counted_as_they_are_listed(text: str) -> None:
    listed = words(text)

    assert counted(text.split()) == {each: listed.count(each) for each in listed}
