"""The text of a page as search reads it."""

import pytest

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
    ("body", "anchors"),
    [
        pytest.param("## A\n\nx\n\n## A\n\ny\n", ["a", "a_1"], id="the same heading twice"),
        pytest.param("Đất\n---\n\nx\n", ["dat"], id="underlined"),
        pytest.param("```\n## A\n```\n\n## B\n\nx\n", ["", "b"], id="code is no heading"),
    ],
)
def test_anchors_are_those_of_the_page(body: str, anchors: list[str]) -> None:
    assert [each.anchor for each in sections(body)] == anchors
