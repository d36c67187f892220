"""The text of a page as search reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.site.markdown import END_OF_BODY
from qmsdocs.site.search.sections import sections

BODY = """\
Lời mở đầu.

## 1. Mục đích

Nêu **cách làm** của [quy trình](doc:k3f9t2xq), xem `mã` \\*.

## Mục đích

| Bước | Việc |
| :-- | --- |
| 1 | Nhận hồ sơ<br>đủ |

- một &amp; hai
1. ba

<!-- qmsdocs: end of the controlled text -->

## 1. Mục đích

[doc:k3f9t2xq]: ../qt-ht-01/ "Đăng ký khai sinh"
"""


def test_sections() -> None:
    found = [(each.anchor, each.title, each.text) for each in sections(BODY)]

    assert found == [
        ("", "", "Lời mở đầu."),
        ("1-muc-dich", "1. Mục đích", "Nêu cách làm của quy trình, xem mã *."),
        ("muc-dich", "Mục đích", "Bước · Việc · 1 · Nhận hồ sơ đủ · một & hai ba"),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            "Nộp phí[^1].\n\n[^1]: Trừ hộ nghèo.\n", "Nộp phí. Trừ hộ nghèo.", id="footnote"
        ),
        pytest.param('[a]\n\n  [a]: ../x/ "Nhãn"\n', "[a]", id="where a link leads"),
        pytest.param("Xem ![sơ đồ](file:x.png)!\n", "Xem sơ đồ!", id="picture"),
        pytest.param("5 * 6 = 30 * 1\n", "5 * 6 = 30 * 1", id="a star is no mark"),
        pytest.param("***rất*** _gấp_\n", "rất _gấp_", id="three stars"),
        pytest.param("a\0b\n", "a b", id="zero"),
        pytest.param("a <!-- b\n\nc --> d\n", "a d", id="remark"),
        pytest.param("a <!-- b --> c <!-- d\n", "a c <!-- d", id="remark without an end"),
        pytest.param("<!-- " * 50_000, " ".join(["<!--"] * 50_000), id="many of them"),
        pytest.param("| a | | b |\n|---|---|---|\n| c | d | |\n", "a · b · c · d", id="table"),
    ],
)
def test_text_is_what_readers_see(body: str, text: str) -> None:
    assert [each.text for each in sections(body)] == [text]


@pytest.mark.parametrize("mark", ["<!-- y", "<b y", "[y", "*y", "`y", "[^y"])
def test_no_mark_reaches_beyond_its_section(mark: str) -> None:
    body = f"## A\n\n{mark}\n\n## B\n\nx >](y)*`\n\n{END_OF_BODY}\n\n## C\n\n### A\n\nz\n"

    assert [each.anchor for each in sections(body)] == ["a", "b", "a_1"]


@given(st.text(alphabet="#<!->[]()*`|\\^:= \n\0ab", max_size=80))
def test_whatever_is_written_has_its_words(body: str) -> None:
    found = [each.text for each in sections(f"{body}\n\n{END_OF_BODY}\n\n### Z\n\nlast\n")]

    assert found[-1] == "last"
    assert [each for each in found if "\0" in each or each != each.strip()] == []


@pytest.mark.parametrize(
    ("body", "anchors"),
    [
        pytest.param("## A\n\nx\n\n## A\n\ny\n", ["a", "a_1"], id="the same heading twice"),
        pytest.param("Đất\n---\n\nx\n", ["dat"], id="underlined"),
        pytest.param("```\n## A\n```\n\n## B\n\nx\n", ["", "b"], id="code is no heading"),
    ],
)
def test_anchors_are_those_of_the_page(body: str, anchors: list[str]) -> None:
    assert [each.anchor for each in sections(body)] == anchors
