"""The drawing of the last months: well formed, told in words, readable without colour."""

import re
import xml.etree.ElementTree as ET

import pytest

from qmsdocs.site.chart import Panel, Series, chart

SVG = "{http://www.w3.org/2000/svg}"
LABELS = ("08/2026", "09/2026", "10/2026")


def drawn(*series: Series, title: str = "Diễn biến") -> ET.Element:
    return ET.fromstring(chart(title, "Bằng lời", LABELS, [Panel("Tài liệu", series)]))  # noqa: S314 - our own


def test_told_in_words() -> None:
    root = drawn(Series("cần rà soát", (3, 1, 2)))

    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "t d")
    assert root.findtext(f"{SVG}title") == "Diễn biến"
    assert root.findtext(f"{SVG}desc") == "Bằng lời"


def test_names_cannot_break_out() -> None:
    root = drawn(Series('<script>"&', (1, 1, 1)), title="a < b & c")

    assert root.findtext(f"{SVG}title") == "a < b & c"
    assert [each.tag for each in root.iter() if "script" in each.tag] == []


def test_two_lines_differ_without_colour() -> None:
    root = drawn(Series("một", (3, 1, 2)), Series("hai", (0, 0, 1)))
    lines = list(root.iter(f"{SVG}polyline"))

    assert [each.get("stroke-dasharray") for each in lines] == [None, "7 4"]
    assert len({each.get("stroke") for each in lines}) == 1
    assert len(list(root.iter(f"{SVG}circle"))) == 3


def test_each_line_is_named_at_its_end_with_its_figure() -> None:
    root = drawn(Series("một", (3, 1, 2)), Series("hai", (0, 0, 2)))
    ends = [each for each in root.iter(f"{SVG}text") if ": " in (each.text or "")]

    assert [each.text for each in ends] == ["một: 2", "hai: 2"]
    one, other = (int(each.get("y") or 0) for each in ends)
    assert abs(one - other) >= 14


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
    assert all(0 <= y <= 120 for y in heights)
