"""Steps as a drawing: whole, within its frame, readable without colour."""

import xml.etree.ElementTree as ET
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.site.counter.drawing import Drawn, chain, lanes
from qmsdocs.site.counter.lettering import lines, width

STEPS = (
    Drawn("1", "Tiếp nhận", "Công chức", "0,5 ngày"),
    Drawn("2", "Ký & đóng dấu", "Lãnh đạo", "1 ngày", "Phần hai"),
    Drawn("3", "Trả <kết quả>", "Công chức"),
)


def _texts(svg: str) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    return ["".join(each.itertext()) for each in root.iter("text")]


def test_lanes() -> None:
    """Each who acts has a lane, each step its words, and the whole its sum."""
    svg = lanes(STEPS, "In all: 2 ngày", "The steps")

    texts = _texts(svg)
    assert texts[:2] == ["Công chức", "Lãnh đạo"]
    for word in ("1", "0,5 ngày", "Ký & đóng dấu", "Trả <kết quả>", "Phần hai", "In all: 2 ngày"):
        assert word in texts
    root = ET.fromstring(svg)  # noqa: S314
    assert root.get("role") == "img"
    assert root.get("aria-label") == "The steps"


def test_a_lane_for_one_or_for_many_would_be_none() -> None:
    many = [Drawn(str(n), "a", f"Người {n}") for n in range(9)]

    assert lanes(STEPS[:1], "", "") == ""
    assert lanes(many, "", "") == ""
    assert "Người 8" in _texts(chain(many, "", ""))


def test_a_chain_names_who_acts_in_each_box() -> None:
    assert _texts(chain(STEPS, "", "The steps")).count("Công chức0,5 ngày") == 1


_WORDS = st.lists(st.text("aăđmêiơl.W&<1", min_size=1, max_size=30), max_size=25).map(" ".join)


@given(_WORDS, st.integers(4, 40), st.integers(1, 6))
def test_lines_fit_and_lose_no_word(text: str, room: int, most: int) -> None:
    found = lines(text, room, most)

    assert len(found) <= most
    whole = "".join(found).replace(" ", "") == text.replace(" ", "")
    assert whole or (len(found) == most and found[-1].endswith("…"))
    # What is cut gets its sign behind it.
    assert all(width(each) <= room for each in found[:-1])


_STEP = st.builds(
    Drawn,
    st.just("1"),
    _WORDS,
    st.sampled_from(["Công chức", "Lãnh đạo", "Văn thư"]),
    _WORDS,
    _WORDS,
)


@given(st.lists(_STEP, min_size=1, max_size=12), _WORDS)
def test_boxes_stand_one_below_another_within_the_frame(steps: list[Drawn], total: str) -> None:
    for svg in filter(None, (lanes(steps, total, "x"), chain(steps, total, "x"))):
        root = ET.fromstring(svg)  # noqa: S314
        _, _, wide, high = map(int, (root.get("viewBox") or "").split())
        boxes = [
            [int(each.get(key) or 0) for key in ("x", "y", "width", "height")]
            for each in root.iter("rect")
        ]

        assert len(boxes) == len(steps)
        assert all(x >= 0 and x + w <= wide and y + h < high for x, y, w, h in boxes)
        for (_, y, _, h), (_, below, _, _) in pairwise(boxes):
            assert y + h < below
