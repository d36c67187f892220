"""Checks on the times of steps: which limit holds for which table."""

import pytest

from qmsdocs.checks.steps import STEPS
from qmsdocs.source.load import load
from tests.builders import DAY, TEXT, Handbook, changed

TABLE = "| TT | Trình tự | Thời gian |\n|---|---|---|\n| 1 | Nhận | {} ngày làm việc |\n"


def said(body: str) -> list[str]:
    """Return what all checks on steps say of a draft with this body."""
    book = Handbook.new().put("content/drafts/qt-ht-01.md", changed(TEXT, body=f"\n{body}\n"))
    corpus = load(book.tree, DAY)
    return [str(each.message) for check in STEPS for each in check.run(corpus)]


@pytest.mark.parametrize(
    "heading",
    [
        "## 5.4. Thời hạn giải quyết",
        "### b. Thời hạn giải quyết",
        "## 2.5 Thời hạn",
        "## **Thời gian xử lý**",
        "## 5.4 THỜI HẠN GIẢI QUYẾT",
    ],
)
def test_the_section_that_states_the_limit(heading: str) -> None:
    assert said(f"{heading}\n\n02 ngày làm việc.\n\n## Các bước\n\n{TABLE.format(3)}") == [
        "QT-HT-01: the steps take '3 ngày làm việc', the limit is '2 ngày làm việc'"
    ]


def test_a_heading_that_states_the_limit_itself() -> None:
    heading = "### b. Thời hạn giải quyết: 02 ngày làm việc."

    assert said(f"{heading}\n\n### k. Các bước\n\n{TABLE.format(2)}") == []
    assert len(said(f"{heading}\n\n### k. Các bước\n\n{TABLE.format(3)}")) == 1


@pytest.mark.parametrize(
    "heading",
    ["## Thời hạn lưu", "## Thời gian lưu hồ sơ", "## Thời hạn hiệu lực", "## Thời gian tiếp nhận"],
)
def test_sections_that_state_no_limit(heading: str) -> None:
    assert said(f"{heading}\n\n02 ngày làm việc.\n\n## Các bước\n\n{TABLE.format(3)}") == []


def test_the_section_ends_where_the_next_begins() -> None:
    section = "### 5.4. Thời hạn\n\n02 ngày làm việc.\n\n#### Riêng\n\n04 ngày làm việc.\n\n"

    assert said(f"{section}### 5.5. Khác\n\n09 ngày làm việc.\n\n{TABLE.format(3)}") == []
    assert said(f"{section}### 5.5. Khác\n\n09 ngày làm việc.\n\n{TABLE.format(5)}") == [
        "QT-HT-01: the steps take '5 ngày làm việc', the limit is '4 ngày làm việc'"
    ]


def test_of_several_services_each_with_its_limit_the_longest_holds() -> None:
    sections = "".join(
        f"## Thời hạn giải quyết\n\n{n} ngày làm việc\n\n## Khác\n\n" for n in (2, 9)
    )

    assert said(f"{sections}{TABLE.format(9)}") == []


CASES = """\
## 5.4. Thời hạn giải quyết

- Trường hợp không phải xác minh: 02 ngày làm việc.
- Trường hợp phải xác minh: 08 ngày làm việc.

## 5.7. Quy trình

"""


@pytest.mark.parametrize(
    ("above", "limit"),
    [
        pytest.param("a) Trường hợp không phải xác minh", 2, id="by its name"),
        pytest.param("**Đối với trường hợp phải xác minh:**", 8, id="by its name, bold"),
        pytest.param("#### b) Trường hợp phải xác minh", 8, id="by its name, a heading"),
        pytest.param("Trường hợp hồ sơ liên thông (04 ngày làm việc):", 4, id="in brackets"),
        pytest.param("Trường hợp khác, thời hạn 06 ngày làm việc:", 6, id="as a limit"),
        pytest.param("Các bước như sau:", 8, id="the most of all"),
    ],
)
def test_the_limit_of_a_case(above: str, limit: int) -> None:
    assert said(f"{CASES}{above}\n\n{TABLE.format(limit)}") == []
    (told,) = said(f"{CASES}{above}\n\n{TABLE.format(limit + 1)}")
    assert told.endswith(f"take '{limit + 1} ngày làm việc', the limit is '{limit} ngày làm việc'")


def test_a_total_above_the_limit_is_told_once() -> None:
    body = "## 1. Thời hạn\n\n02 ngày làm việc\n\n## 2. Các bước\n\n" + TABLE.format(1)

    assert said(f"{body}| | Tổng cộng | 3 ngày làm việc |\n") == [
        "QT-HT-01: the steps take '3 ngày làm việc', the limit is '2 ngày làm việc'",
        "QT-HT-01: the total is '3 ngày làm việc', but the steps add up to '1 ngày làm việc'",
    ]


def test_a_decomposed_body_is_read_as_any_other() -> None:
    body = f"## Thời hạn\n\n02 ngày làm việc\n\n## Bước\n\n{TABLE.format(3)}"
    apart = body.replace("ờ", "ơ\u0300").replace("ạ", "a\u0323").replace("à", "a\u0300")

    assert said(apart) == said(body) != []


def test_what_is_commented_out_is_not_judged() -> None:
    assert said(f"```\n{TABLE.format('O,5')}```\n\n<!--\n{TABLE.format('O,5')}-->") == []
