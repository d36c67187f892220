"""What holds of every citation in every text."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.finding.citations import citations

SYMBOLS = ("NĐ-CP", "TT-BTP", "QĐ-TTg", "NQ-HĐND", "TTLT-BTC-BTP", "QH15", "PL-UBTVQH11")
BEFORE = ("Theo ", "Căn cứ (", "- ", "| 3 | ", "“", "áp dụng: ")
BEHIND = ("", ".", ", sau đó", "; ", ") và", " về phí", " | 5 ngày |")
PIECES = (
    *("Nghị định số ", "45/2020/NĐ-CP", " ngày 08 tháng 4 năm 2020", "Luật Hộ tịch", " năm 2014"),
    *("khoản 2 Điều 5 ", "Luật sửa đổi, bổ sung một số điều của ", ", ", "\n", " và ", "số ", "Đ"),
    *("66.7/2025/NQ-CP", "60/2014/QH1360", "NĐ-СР", "–", "Hiến pháp", "12", "/", "QĐ", "e\u0301"),
)

numbers = st.builds(
    lambda digits, year, symbol: f"{digits:02d}/{year}/{symbol}",
    st.integers(1, 9999),
    st.integers(1990, 2040),
    st.sampled_from(SYMBOLS),
)
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=60)


@given(st.sampled_from(BEFORE), numbers, st.sampled_from(BEHIND))
def test_canonical_number_is_found_as_it_stands(before: str, number: str, behind: str) -> None:
    (found,) = citations(before + number + behind)

    assert (found.text, found.number, found.faults) == (number, number, ())


@given(texts)
def test_composition_does_not_matter(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    loose = unicodedata.normalize("NFD", text)

    def read(given: str) -> list[tuple[str, str | None]]:
        return [(each.type, each.number) for each in citations(given)]

    assert read(loose) == read(composed)


@given(texts)
def test_places_give_the_text_and_do_not_overlap(text: str) -> None:
    begins = [0]
    for line in text.split("\n"):
        begins.append(begins[-1] + len(line) + 1)

    found = [
        (begins[each.line - 1] + each.start, begins[each.line - 1] + each.end, each)
        for each in citations(text)
    ]

    assert [text[start:end] for start, end, _ in found] == [each.text for *_, each in found]
    assert all(end <= start for (_, end, _), (start, _, _) in pairwise(found))
    assert all(each.line == text.count("\n", 0, start) + 1 for start, _, each in found)


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("1/2", id="digits and slashes"),
        pytest.param("7", id="digits"),
        pytest.param("12/2020/", id="years"),
        pytest.param("số 12 ", id="announced digits"),
        pytest.param("Luật Thuế ", id="names"),
        pytest.param("Luật sửa đổi, bổ sung một số điều của ", id="amending laws"),
        pytest.param("điểm a khoản 1 Điều 2, ", id="provisions"),
        pytest.param("12/TTLT-BTC-", id="issuers"),
        pytest.param("1/A&", id="ampersands"),
        pytest.param("Nghị định của Bộ ", id="types"),
        pytest.param(" ", id="blanks"),
        pytest.param("\n", id="lines"),
        pytest.param("QH9999999", id="terms"),
        pytest.param("e\u0301", id="loose letters"),
    ],
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    """A hundred kilobytes of anything take a moment, not minutes."""
    text = piece * (100_000 // len(piece))

    began = time.process_time()
    citations(text)

    assert time.process_time() - began < 5
