"""Numbers of sections: which headings carry one, and where the row breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.numbering import ALPHABET, misnumbered, section
from qmsdocs.model.outline import Heading


def outline(*headings: str) -> list[Heading]:
    """Return headings as Markdown writes them, one a line."""
    parted = (each.partition(" ") for each in headings)
    return [Heading(place, len(marks), text) for place, (marks, _, text) in enumerate(parted)]


def said(*headings: str) -> list[tuple[str, str, str]]:
    """Return slip, number and what was expected of each section that is out of place."""
    return [
        (each.slip.value, each.section.number, each.other.number if each.other else each.expected)
        for each in misnumbered(outline(*headings))
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("1. Mục đích", "1", id="point"),
        pytest.param("1.Mục đích", "1", id="point without a blank"),
        pytest.param("1 MỤC ĐÍCH", "1", id="capitals without a point"),
        pytest.param("**5.1.** cơ sở pháp lý", "5.1", id="bold"),
        pytest.param("2.10 Quy trình", "2.10", id="two parts without a point"),
        pytest.param("1/ Mục đích", "1", id="stroke"),
        pytest.param("10 – Phụ lục", "10", id="dash"),
        pytest.param("đ) Kết quả", "đ", id="letter"),
        pytest.param("a. Thành phần", "a", id="letter and point"),
        pytest.param("3 bước giải quyết", "", id="a count"),
        pytest.param("2,5 ngày", "", id="decimal comma"),
        pytest.param("2.5 ngày", "", id="decimal point"),
        pytest.param("1/2 ngày", "", id="fraction"),
        pytest.param("05/07/2025", "", id="day"),
        pytest.param("2026 Kế hoạch", "", id="year"),
        pytest.param("1.001193 Khai sinh", "", id="national code"),
        pytest.param("Bước 1", "", id="step"),
        pytest.param("II. Nội dung", "", id="Roman"),
        pytest.param("5.", "", id="number alone"),
    ],
)
def test_number_of_a_heading(text: str, number: str) -> None:
    found = section(Heading(0, 2, text))

    assert (found.number if found else "") == number


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param(["## 1. A", "## 2. B", "## 2. C"], [("repeated", "2", "2")], id="twice"),
        pytest.param(
            ["## 1. A", "## 2. B", "## 2. C", "## 3. D"], [("repeated", "2", "2")], id="and on"
        ),
        pytest.param(
            ["## 1. A", "## 2. B", "## 2. C", "## 4. D"], [("repeated", "2", "2")], id="and right"
        ),
        pytest.param(["## 1. A", "## 3. B", "## 4. C"], [("out of order", "3", "2")], id="gap"),
        pytest.param(["## 1. A", "## 3. B", "## 2. C"], [("out of order", "3", "2")], id="swapped"),
        pytest.param(["## 2. A", "## 3. B"], [("out of order", "2", "1")], id="begins late"),
        pytest.param(["## 0. A", "## 1. B"], [], id="begins at nought"),
        pytest.param(
            ["## 1. A", "### 2.1. B", "### 2.2. C", "## 2. D"],
            [("elsewhere", "2.1", "1")],
            id="below another",
        ),
        pytest.param(
            ["## 1. A", "## 1.1. B", "## 2. C", "## 1.2. D"], [("elsewhere", "1.2", "2")], id="flat"
        ),
        pytest.param(
            ["## 1. A", "### 1. a", "### 2. b", "## 2. B", "### 1. c", "## 3. C", "### 2. d"],
            [],
            id="anew or going on",
        ),
        pytest.param(["## I. A", "### 1. a", "## II. B", "### 2. b"], [], id="below Roman ones"),
        pytest.param(["## Nội dung", "### 5.1. A", "### 5.2. B"], [], id="no section 5"),
        pytest.param(
            ["## 1. A", "#### 1.1.1. a", "#### 1.1.3. b"],
            [("out of order", "1.1.3", "1.1.2")],
            id="a level left out",
        ),
        pytest.param(["# Tên", "## 1. A", "## Lời", "## 2. B"], [], id="some without numbers"),
        pytest.param(["## d) A"], [("out of order", "d", "a")], id="letters begin at a"),
    ],
)
def test_row(headings: list[str], expected: list[tuple[str, str, str]]) -> None:
    assert said(*headings) == expected


@given(st.lists(st.integers(0, len(ALPHABET)), max_size=6))
def test_a_regular_row_is_never_blamed(counts: list[int]) -> None:
    """Sections in order, with any number of numbered and lettered ones within each."""
    headings = []
    for number, count in enumerate(counts, start=1):
        headings.append(f"## {number}. Mục")
        for part in range(1, count + 1):
            headings += [f"### {number}.{part}. Phần", f"### {ALPHABET[part - 1]}) Ý"]

    assert said(*headings) == []


@given(st.integers(2, 20), st.data())
def test_one_section_taken_out_is_one_gap(count: int, data: st.DataObject) -> None:
    gone = data.draw(st.integers(1, count - 1))

    found = said(*(f"## {number}. Mục" for number in range(1, count + 1) if number != gone))

    assert found == [("out of order", str(gone + 1), str(gone))]
