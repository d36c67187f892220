"""A target over its periods: every figure within the sheet, met or not told by shape."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from qmsdocs.site.figures.drawing import Told
from qmsdocs.site.figures.targets import Mark, Slot, Words, scale, target

SVG = "{http://www.w3.org/2000/svg}"
TOLD = Told("target", "Đúng hạn", "Bằng lời")
FIGURES = st.floats(-1e9, 1e9, allow_nan=False).map(lambda found: round(found, 6))
MEANT = {Mark.MET: "đạt", Mark.NOT_MET: "không đạt", Mark.MISSING: "thiếu số liệu"}


def drawn(*slots: Slot, bound: float = 95.0) -> ET.Element:
    found = scale([bound, *(each.value for each in slots if each.value is not None)])
    words = Words(MEANT, "≥ 95%", [f"{each:g}" for each in found.ticks])
    return ET.fromstring(target(TOLD, slots, [bound], found, words))  # noqa: S314 - our own


@given(st.lists(FIGURES, min_size=1, max_size=12))
@example([98.5])
@example([0.0])
@example([97.8, 99.3, 98.5])
def test_the_scale_holds_every_figure(values: list[float]) -> None:
    found = scale(values)

    assert found.low < found.high
    assert found.low <= min(values) <= max(values) <= found.high
    assert all(0 <= found.height(each) <= 110 for each in values)


@given(st.lists(st.floats(0, 100).map(lambda found: round(found, 2)), min_size=1, max_size=12))
def test_no_share_is_drawn_beyond_the_whole(values: list[float]) -> None:
    assume(max(values) - min(values) > 0.001 or 0 < values[0] < 100)
    found = scale(values, 0, 100)

    assert 0 <= found.low <= min(values)
    assert max(values) <= found.high <= 100


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((97.8, 99.3, 98.5), [97.5, 98, 98.5, 99, 99.5, 100]),
        ((2, 4, 3), [1, 2, 3, 4, 5]),
        ((15, 18.5, 12.25), [10, 15, 20]),
    ],
    ids=str,
)
def test_ticks_are_round(values: tuple[float, ...], ticks: list[float]) -> None:
    assert list(scale(values).ticks) == ticks


def test_met_and_not_met_differ_by_shape() -> None:
    root = drawn(
        Slot("T1", "2026", Mark.MET, 96, "96"),
        Slot("T2", "2026", Mark.NOT_MET, 94, "94"),
        Slot("T3", "2026", Mark.MISSING),
        Slot("T4", "2026", Mark.OPEN),
    )
    placed = root.findall(f"{SVG}g")[-1]

    assert len(placed.findall(f"{SVG}circle")) == 1
    assert len([each for each in placed.findall(f"{SVG}path") if "l5.5" in each.get("d", "")]) == 1
    assert [each.text for each in placed.iter(f"{SVG}text") if each.text == "?"] == ["?"]


def test_the_legend_names_what_is_there() -> None:
    root = drawn(Slot("T1", "2026", Mark.MET, 96, "96"))
    legend = [each.text for each in root.findall(f"{SVG}text")]

    assert legend == ["đạt", "≥ 95%"]


def test_the_year_stands_once() -> None:
    slots = [Slot(f"T{n}", "2026" if n < 3 else "2027", Mark.OPEN) for n in range(1, 5)]
    found = [each.text for each in drawn(*slots).iter(f"{SVG}text")]

    assert (found.count("2026"), found.count("2027")) == (1, 1)


def test_a_missing_figure_breaks_the_line() -> None:
    root = drawn(
        Slot("T1", "2026", Mark.MET, 96, "96"),
        Slot("T2", "2026", Mark.MISSING),
        Slot("T3", "2026", Mark.MET, 97, "97"),
    )
    joined = [
        each.get("d", "") for each in root.iter(f"{SVG}path") if each.get("stroke-opacity") == ".55"
    ]

    assert [path.count("M") for path in joined] == [2]
    assert "L" not in joined[0]
