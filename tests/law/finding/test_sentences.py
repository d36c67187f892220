"""Tests of what the sentence around a mention says: history, what comes, another's title."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.finding.citations import citations
from qmsdocs.law.finding.sentences import Sentences

OLD, NEW = "Nghị định số 61/2018/NĐ-CP", "Nghị định số 118/2025/NĐ-CP"


def read(body: str) -> Sentences:
    return Sentences.of(body, [(each.line - 1, each.text) for each in citations(body)])


def number_of(body: str, words: str) -> int:
    """Return which mention a body has these words in."""
    return next(n for n, each in enumerate(citations(body)) if words in each.text)


@pytest.mark.parametrize(
    ("body", "ended"),
    [
        (f"{OLD} đã được {NEW} thay thế.", True),
        (f"{OLD} bị bãi bỏ.", True),
        (f"{OLD} đã hết hiệu lực.", True),
        (f"{OLD} không còn hiệu lực từ 2025.", True),
        (f"{NEW} thay thế {OLD}.", True),
        (f"Bãi bỏ Điều 5 {OLD}.", True),
        (f"{OLD} được sửa đổi, bổ sung bởi {NEW}.", True),
        (f"Trước đây theo {OLD}.", True),
        (f"| {OLD} | đã được thay thế |", True),
        (f"Theo {OLD}.", False),
        (f"Theo {OLD}. Văn bản khác đã hết hiệu lực.", False),
        (f"- {OLD};\n- Văn bản khác đã hết hiệu lực.", False),
        (f"Theo {OLD} và các văn bản sửa đổi, bổ sung, thay thế (nếu có).", False),
        (f"Theo {OLD} và {NEW}.", False),
        (f"{OLD} được sửa đổi, bổ sung bởi Nghị định số 107/2021/NĐ-CP.", False),
        (f"{OLD} bãi bỏ các quy định trước năm 2018.", False),
    ],
)
def test_over(body: str, ended: bool) -> None:
    at = number_of(body, "61/2018")

    assert read(body).tells_end(at, ["118/2025/NĐ-CP"]) is ended


def test_over_where_letters_are_stored_apart() -> None:
    body = unicodedata.normalize("NFD", f"{OLD} đã được thay thế.")

    assert read(body).tells_end(0, [])


@pytest.mark.parametrize(
    ("body", "coming"),
    [
        ("Luật số 03/2026/QH16 có hiệu lực từ ngày 01/3/2027.", True),
        ("Luật số 03/2026/QH16 chưa có hiệu lực.", True),
        ("Từ 01/3/2027 áp dụng Luật số 03/2026/QH16.", True),
        ("Áp dụng Luật số 03/2026/QH16. Từ 01/3/2027 thu phí.", False),
        ("Theo Luật số 03/2026/QH16.", False),
    ],
)
def test_coming(body: str, coming: bool) -> None:
    assert read(body).tells_beginning(0) is coming


@pytest.mark.parametrize(
    ("body", "within"),
    [
        (f"{NEW} của Chính phủ sửa đổi, bổ sung {OLD}", True),
        (f"{NEW} sửa đổi các nghị định, trong đó có {OLD}", True),
        (f"{NEW} của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn {OLD}", True),
        (f"{NEW} ngày 09/6/2025 của Chính phủ quy định chi tiết thi hành {OLD}", True),
        (f"{NEW} của Chính phủ và {OLD}", False),
        (f"{NEW} của Chính phủ được sửa đổi theo {OLD}", False),
        (f"{NEW} của Chính phủ đã được sửa đổi bởi {OLD}", False),
        (f"{NEW} về một cửa; {OLD}", False),
        (f"{NEW} về một cửa, lập phiếu theo {OLD}", False),
        (f"{NEW} về một cửa. {OLD}", False),
        (f"| {NEW} | về một cửa | {OLD} |", False),
        (f"{OLD}", False),
    ],
)
def test_in_title(body: str, within: bool) -> None:
    assert read(body).in_title(number_of(body, "61/2018")) is within


@pytest.mark.parametrize(
    ("body", "belongs"),
    [
        (f"{NEW} của Bộ Cũ quy định mức thu", True),
        (f"{NEW} quy định mức thu của Bộ Cũ", True),
        (f"{NEW} gửi Bộ Cũ", False),
        (f"{NEW}; gửi Bộ Cũ", False),
        ("Gửi Bộ Cũ", False),
    ],
)
def test_words_that_belong_to_a_document(body: str, belongs: bool) -> None:
    assert read(body).belongs(body.index("Bộ Cũ")) is belongs


def test_the_same_words_twice_are_two_mentions() -> None:
    body = f"Theo {OLD}.\n\n{OLD} đã hết hiệu lực."

    found = read(body)

    assert [found.tells_end(n, []) for n in (0, 1)] == [False, True]


PIECES = st.sampled_from(
    [OLD, NEW, " và ", ". ", "; ", "\n", "\n\n- ", "| ", "Theo ", " hết hiệu lực"]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_every_mention_is_found_where_it_stands(body: str) -> None:
    found = read(body)

    words = [body[start:end] for start, end in found.spots]
    assert words == [each.text for each in citations(body)]
    assert all(word in found.around(at) for word, (at, _) in zip(words, found.spots, strict=True))
