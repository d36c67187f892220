"""Bars: on one scale, told apart by how they are filled, no wider than a phone."""

import xml.etree.ElementTree as ET
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.site.figures.bars import Bar, Part, bars
from qmsdocs.site.figures.drawing import WIDE, Fill, Told

SVG = "{http://www.w3.org/2000/svg}"
TOLD = Told("bars", "Tài liệu", "Bằng lời")
PARTS = [Part(fill.value, fill) for fill in Fill]
COUNTS = st.lists(st.integers(0, 5000), min_size=len(Fill), max_size=len(Fill))


def drawn(*rows: Bar, parts: list[Part] = PARTS) -> ET.Element:
    return ET.fromstring(bars(TOLD, parts, rows))  # noqa: S314 - our own


def bodies(root: ET.Element) -> list[ET.Element]:
    """Return the bars, those of the legend and the sheet left out."""
    return [each for each in root.findall(f"{SVG}rect") if each.get("height") == "12"]


@given(st.lists(COUNTS, min_size=1, max_size=5))
def test_nothing_is_wider_than_the_sheet(rows: list[list[int]]) -> None:
    root = drawn(*(Bar("Tên", values, str(sum(values))) for values in rows))

    assert all(
        float(each.get("x") or 0) + float(each.get("width") or 0) <= WIDE for each in bodies(root)
    )


@given(st.lists(st.integers(1, 900), min_size=2, max_size=6).map(sorted))
def test_the_longer_the_more(counts: list[int]) -> None:
    one = [Part("số", Fill.SOLID)]
    found = bodies(drawn(*(Bar("Tên", (n,), str(n)) for n in counts), parts=one))

    wide = [float(each.get("width") or 0) for each in found]

    assert all(before <= after for before, after in pairwise(wide))


def test_parts_differ_without_colour() -> None:
    found = bodies(drawn(Bar("Tên", (1, 1, 1, 1, 1), "5")))

    looks = {(each.get("fill"), each.get("stroke-dasharray")) for each in found}

    assert len(looks) == len(Fill)


def test_the_legend_names_what_is_there() -> None:
    root = drawn(Bar("Tên", (2, 0, 0, 3, 0), "5"))
    words = [each.text for each in root.iter(f"{SVG}text")]

    assert words == ["solid", "open", "Tên", "5"]


def test_nought_has_no_bar_and_its_figure() -> None:
    root = drawn(Bar("Tên", (0,), "0"), parts=[Part("số", Fill.SOLID)])

    assert bodies(root) == []
    assert [each.text for each in root.iter(f"{SVG}text")] == ["Tên", "0"]


def test_words_cannot_break_out() -> None:
    root = drawn(Bar("<b>&", (1, 0, 0, 0, 0), "</text>"))

    assert [each.text for each in root.iter(f"{SVG}text")] == ["solid", "<b>&", "</text>"]


def test_no_rows() -> None:
    assert bodies(drawn()) == []
