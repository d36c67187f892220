"""Letters that look like others."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.model.look_alikes import LookAlike, look_alikes, plain


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("23/2015/NĐ-CP", [], id="as it should be"),
        pytest.param("TTLT-BTC-BGDĐT đất Ữ", [], id="letters of Vietnamese"),
        pytest.param("NÐ-CP", [LookAlike(2, "Ð", "Đ")], id="eth"),
        pytest.param(
            "NĐ-СР", [LookAlike(4, "С", "C"), LookAlike(5, "Р", "P")], id="Cyrillic, two of them"
        ),
        pytest.param("QΤ-01", [LookAlike(2, "Τ", "T")], id="Greek"),
        pytest.param("QT–01", [LookAlike(3, "–", "-")], id="en dash"),
        pytest.param("QT\u00ad01", [LookAlike(3, "\u00ad", "-")], id="soft hyphen"),
        pytest.param("QT\u00a001", [LookAlike(3, "\u00a0", " ")], id="no-break space"),
        pytest.param("２3", [LookAlike(1, "２", "2")], id="full-width digit"),
        pytest.param("QT-Ⅳ", [LookAlike(4, "Ⅳ", "IV")], id="one letter for two"),
        pytest.param("Uỷ-С", [LookAlike(4, "С", "C")], id="after a composed letter"),
        pytest.param("U\u0309-С", [LookAlike(3, "С", "C")], id="places are those that one sees"),
        pytest.param("程序", [], id="letters that look like nothing of ours"),
    ],
)
def test_look_alikes(text: str, found: list[LookAlike]) -> None:
    assert list(look_alikes(text)) == found


@given(st.text())
@example("NÐ-СР １–２")
def test_what_is_mended_holds_none(text: str) -> None:
    mended = plain(text)

    assert list(look_alikes(mended)) == []
    assert plain(mended) == mended
    assert (plain(text) == unicodedata.normalize("NFC", text)) == (not list(look_alikes(text)))
