"""Which parts of two rows belong together, and in which words two texts differ."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.alignment import aligned, fragments

WORDS = st.lists(st.sampled_from(["a b c", "a b d", "x y z", "x y", "một hai ba", ""]), max_size=9)


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        pytest.param(["a", "b"], ["a", "b"], [], id="the same"),
        pytest.param(["nộp 1 bản"], ["nộp 2 bản"], [("nộp 1 bản", "nộp 2 bản")], id="one word"),
        pytest.param(["a"], ["a", "b"], [(None, "b")], id="added"),
        pytest.param(["a", "b"], ["b"], [("a", None)], id="removed"),
        pytest.param(["a", "b", "c"], ["c", "a", "b"], [], id="moved"),
        pytest.param(
            ["đầu", "nộp 1 bản sao", "thu phí 2 đồng"],
            ["đầu", "thu phí 3 đồng", "nộp 2 bản sao", "mới"],
            [
                ("thu phí 2 đồng", "thu phí 3 đồng"),
                ("nộp 1 bản sao", "nộp 2 bản sao"),
                (None, "mới"),
            ],
            id="changed and turned round",
        ),
        pytest.param(
            ["bỏ hẳn câu này", "nộp 1 bản sao"],
            ["nộp 2 bản sao", "khác mọi thứ"],
            [
                ("bỏ hẳn câu này", None),
                ("nộp 1 bản sao", "nộp 2 bản sao"),
                (None, "khác mọi thứ"),
            ],
            id="what is gone comes first",
        ),
    ],
)
def test_aligned(
    old: list[str], new: list[str], pairs: list[tuple[str | None, str | None]]
) -> None:
    assert aligned(old, new, str) == pairs


@given(WORDS, WORDS)
def test_pairs_lead_from_one_row_to_the_other(old: list[str], new: list[str]) -> None:
    pairs = aligned(old, new, str)

    kept = Counter(old)
    kept.subtract(before for before, _ in pairs if before is not None)
    kept.update(after for _, after in pairs if after is not None)
    assert +kept == Counter(new)
    assert not (old == new and pairs)


def test_rows_too_long_to_be_held_against_each_other() -> None:
    old, new = [f"dòng {n}" for n in range(2500)], [f"dòng {n}" for n in range(1, 2501)]

    assert aligned(old, new, str) == [("dòng 0", "dòng 2500")]


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        pytest.param("8.000 đồng", "10.000 đồng", [("8.000 đồng", "10.000 đồng")], id="short"),
        pytest.param(
            "Trả kết quả không quá 03 ngày làm việc kể từ ngày nhận",
            "Trả kết quả không quá 02 ngày làm việc kể từ ngày nhận",
            [("… không quá 03 ngày làm …", "… không quá 02 ngày làm …")],
            id="within",
        ),
        pytest.param(
            "Nộp 1 bản chính tại quầy một cửa của phường, trả 2 bản sao",
            "Nộp 2 bản chính tại quầy một cửa của phường, trả 3 bản sao",
            [
                ("Nộp 1 bản chính …", "Nộp 2 bản chính …"),
                ("… phường, trả 2 bản sao", "… phường, trả 3 bản sao"),
            ],
            id="two places",
        ),
        pytest.param(
            "Công chức ghi sổ", "Lãnh đạo ký giấy", [("Công chức ghi sổ", "Lãnh đạo ký giấy")],
            id="anew",
        ),
        pytest.param("", "Mới", [("", "Mới")], id="from nothing"),
    ],
)  # fmt: skip
def test_fragments(old: str, new: str, places: list[tuple[str, str]]) -> None:
    assert fragments(old, new) == places
