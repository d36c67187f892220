"""A line chart: well formed, told in words, readable without colour."""

import re
import xml.etree.ElementTree as ET

import pytest

from qmsdocs.site.figures.drawing import Told
from qmsdocs.site.figures.lines import Panel, Series, lines

SVG = "{http://www.w3.org/2000/svg}"
LABELS = ("08/2026", "09/2026", "10/2026")


def drawn(*series: Series, title: str = "Diễn biến") -> ET.Element:
    told = Told("chart", title, "Bằng lời")
    return ET.fromstring(lines(told, LABELS, [Panel("Tài liệu", series)]))  # noqa: S314 - our own


def test_told_in_words() -> None:
    root = drawn(Series("cần rà soát", (3, 1, 2)))

    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "chart-t chart-d")
    assert root.findtext(f"{SVG}title[@id='chart-t']") == "Diễn biến"
    assert root.findtext(f"{SVG}desc[@id='chart-d']") == "Bằng lời"


def test_names_cannot_break_out() -> None:
    root = drawn(Series('<script>"&', (1, 1, 1)), title="a < b & c")

    assert root.findtext(f"{SVG}title") == "a < b & c"
    assert [each.tag for each in root.iter() if "script" in each.tag] == []


def test_two_lines_differ_without_colour() -> None:
    root = drawn(Series("một", (3, 1, 2)), Series("hai", (0, 0, 1)))
    found = list(root.iter(f"{SVG}polyline"))

    assert [each.get("stroke-dasharray") for each in found] == [None, "6 4"]
    assert {each.get("stroke") for each in found} == {"currentColor"}
    # One for each point, and one in the legend.
    assert len(list(root.iter(f"{SVG}circle"))) == 4


def test_each_line_is_named_with_its_last_figure() -> None:
    root = drawn(Series("một", (3, 1, 2)), Series("hai", (0, 0, 2)))

    named = [each.text for each in root.iter(f"{SVG}text") if ": " in (each.text or "")]

    assert named == ["một: 2", "hai: 2"]


def test_one_point_is_a_chart_too() -> None:
    told = Told("chart", "Một", "Bằng lời")

    assert 'points="0,' in lines(told, ("09/2026",), [Panel("Tài liệu", [Series("một", (1,))])])


@pytest.mark.parametrize(
    ("values", "top"),
    [
        ((0, 0, 0), "2"),
        ((3, 1, 2), "4"),
        ((9, 0, 0), "10"),
        ((856, 1, 1), "900"),
        ((11, 0, 0), "20"),
    ],
    ids=str,
)
def test_scale(values: tuple[int, ...], top: str) -> None:
    """It begins at nought, ends in a round number, and holds every value."""
    root = drawn(Series("một", values))
    shown = [each.text or "" for each in root.iter(f"{SVG}text") if (each.text or "").isdigit()]
    (line,) = root.iter(f"{SVG}polyline")
    heights = [int(y) for y in re.findall(r",(-?\d+)", line.get("points", ""))]

    assert (shown[0], shown[-1]) == ("0", top)
    assert all(0 <= y <= 90 for y in heights)
