"""Steps read of their tables: who does what, how long, in which case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.services.anatomy import anatomy
from qmsdocs.law.services.flows import Flow, Step
from tests.law.services.procedures import LETTERED, NUMBERED, PROCESS, PROVINCIAL

HEAD = "## Quy trình xử lý\n\n| TT | Trình tự | Trách nhiệm | Thời gian |\n|---|---|---|---|\n"


def test_steps() -> None:
    (found,) = anatomy(NUMBERED).flows

    assert found == Flow(
        "",
        (
            Step("1", "Tiếp nhận hồ sơ", "Công chức tiếp nhận", "0,5 ngày làm việc",
                 "[BM-01](doc:b1m0k5tq)"),
            Step("2", "Thẩm tra, trình ký", "Công chức chuyên môn", "2 ngày làm việc", "Dự thảo"),
            Step("3", "Ký, trả kết quả", "Lãnh đạo UBND", "0,5 ngày làm việc", "Giấy chứng nhận"),
        ),
        "3 ngày làm việc",
    )  # fmt: skip


def test_each_column_of_times_is_a_case() -> None:
    """One time in the first row spans all of them; several are those of their rows."""
    one, other = anatomy(LETTERED).flows

    assert one.case == "Thời gian không xác minh: 01 ngày"
    assert one.total == "1 ngày"
    assert [step.time for step in one.steps] == ["", "", ""]
    assert other.case == "Thời gian có xác minh: 05 ngày"
    assert [step.time for step in other.steps] == ["01 ngày", "03 ngày", "01 ngày"]


def test_each_table_is_a_case() -> None:
    found = anatomy(PROVINCIAL).flows

    assert [(each.case, each.steps[1].time) for each in found] == [
        ("Trường hợp cấp mới", "14 ngày"),
        ("Trường hợp cấp lại", "4 ngày"),
    ]


def test_stages_of_an_internal_process() -> None:
    (found,) = anatomy(PROCESS).flows

    assert found.case == ""
    assert [(step.stage, step.number, step.what) for step in found.steps] == [
        ("Chuẩn bị", "1", "Lập kế hoạch"),
        ("Thực hiện", "2", "Đánh giá"),
    ]


@pytest.mark.parametrize(
    "title", ["a) Hồ sơ đủ điều kiện", "k2) Ngoài trụ sở", "Đối với trường hợp khác", "Cấp lại:"]
)
def test_a_line_above_a_table_names_its_case(title: str) -> None:
    table = HEAD.partition("\n\n")[2] + "| 1 | a | A | 1 ngày |\n| 2 | b | B | 2 ngày |\n"

    (found,) = anatomy(f"## Các bước\n\nMột câu dẫn.\n\n{title}\n\n{table}").flows

    assert found.case == title.rstrip(":")


def test_cases_within_a_table() -> None:
    body = HEAD + (
        "| | Trường hợp cấp mới | | |\n| 1 | Nhận | A | 1 ngày |\n| 2 | Trả | B | 2 ngày |\n"
        "| | **Tổng** | | 3 ngày |\n"
        "| | Trường hợp cấp lại | | |\n| 1 | Nhận | A | 1 ngày |\n| 2 | Trả | B | 1 ngày |\n"
    )

    found = anatomy(body).flows

    assert [(each.case, each.total, len(each.steps)) for each in found] == [
        ("Trường hợp cấp mới", "3 ngày", 2),
        ("Trường hợp cấp lại", "", 2),
    ]


@pytest.mark.parametrize(
    ("rows", "times", "total"),
    [
        pytest.param("| 1 | a | A | 1 ngày |\n| 2 | b | B | |\n", ["", ""], "1 ngày", id="spans"),
        pytest.param(
            "| 1 | a | A | 1 ngày |\n| 2 | b | B | 1 ngày |\n| | Tổng | | 1 ngày |\n",
            ["", ""], "1 ngày", id="repeated, as the total says",
        ),
        pytest.param(
            "| 1 | a | A | 1 ngày |\n| 2 | b | B | 1 ngày |\n", ["1 ngày", "1 ngày"], "",
            id="equal times",
        ),
        pytest.param("| 1 | a | A | |\n| 2 | b | B | 1 ngày |\n", ["", "1 ngày"], "", id="later"),
    ],
)  # fmt: skip
def test_a_time_across_rows(rows: str, times: list[str], total: str) -> None:
    (found,) = anatomy(HEAD + rows).flows

    assert [step.time for step in found.steps] == times
    assert found.total == total


@pytest.mark.parametrize(
    ("head", "row"),
    [
        pytest.param("| TT | Mục tiêu | Chịu trách nhiệm |", "| 1 | a | A |", id="targets"),
        pytest.param(
            "| STT | Hồ sơ | Nơi lưu | Thời gian lưu |", "| 1 | a | A | 1 |", id="records kept"
        ),
        pytest.param("| TT | Nội dung | Trách nhiệm |", "| 1 | a | A |", id="no times"),
    ],
)
def test_other_tables_are_no_steps(head: str, row: str) -> None:
    table = "\n".join([head, "|---" * (head.count("|") - 1) + "|", row, row])

    assert anatomy(f"## 3. Nội dung\n\n{table}\n").flows == ()


_CELL = st.text("abcđêơư ", min_size=1, max_size=20).map(str.strip).filter(bool)


@given(st.lists(st.tuples(_CELL, _CELL, st.integers(1, 40)), min_size=2, max_size=9))
def test_steps_are_read_as_they_were_written(rows: list[tuple[str, str, int]]) -> None:
    lines = "".join(
        f"| {n} | Việc {what} | Ông {who} | {days + n} ngày |\n"
        for n, (what, who, days) in enumerate(rows, 1)
    )

    (found,) = anatomy(HEAD + lines).flows

    assert [(s.number, " ".join(s.what.split()), s.who, s.time) for s in found.steps] == [
        (
            str(n),
            " ".join(f"Việc {what}".split()),
            " ".join(f"Ông {who}".split()),
            f"{days + n} ngày",
        )
        for n, (what, who, days) in enumerate(rows, 1)
    ]
