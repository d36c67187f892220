"""Tables of steps: their columns of time, what these add up to and what they claim."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.durations import written
from qmsdocs.model.steptables import Column, added, columns

REPOSITORY = Path(__file__).parents[2]
DATA = Path(os.environ.get("QMSDOCS_TEST_DATA") or REPOSITORY.parent / "shared" / "data")
HEAD = "| TT | Nội dung công việc | Thời gian |"


def table(*rows: str, head: str = HEAD) -> str:
    """Return a table in Markdown; each row is its cells with a stroke between."""
    rule = "|" + "---|" * (head.count("|") - 1)
    return "\n".join(["Quy trình:", "", head, rule, *(f"| {row} |" for row in rows), "", "Hết."])


def only(text: str) -> Column:
    """Return the one column of times of a text."""
    (found,) = columns(text)
    return found


def test_a_column() -> None:
    found = only(table("1 | Nhận | 0,5 ngày", "2 | Ký | O,5 ngày", " | **Tổng cộng** | 1 ngày"))

    assert (found.line, found.above) == (2, "Quy trình:")
    assert [(step.line, step.cell) for step in found.steps] == [(4, "0,5 ngày"), (5, "O,5 ngày")]
    assert found.steps[1].time is None
    assert [(total.line, written(total.amount)) for total in found.totals] == [(6, "1 ngày")]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("| Hồ sơ | Nơi lưu, bộ phận | Thời gian lưu |", id="of keeping"),
        pytest.param("| Hình thức nộp | Phí | Thời gian |", id="no steps"),
        pytest.param("| TT | Nội dung công việc | Thời điểm |", id="points in time"),
        pytest.param("| TT | Nội dung công việc | Thời hạn |", id="deadlines"),
    ],
)
def test_not_a_table_of_steps(head: str) -> None:
    assert list(columns(table("1 | a | 5 ngày", head=head))) == []


def test_not_a_table() -> None:
    assert list(columns("Trách nhiệm | Thời gian\n\nThời gian giải quyết: 5 ngày")) == []


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("| Bước | Trách nhiệm | **Thời gian thực hiện** |", id="bold"),
        pytest.param("| BƯỚC | TRÁCH NHIỆM | THỜI GIAN |", id="capitals"),
        pytest.param("| Bước | Đơn vị | Thời hạn giải quyết (ĐVT: Ngày làm việc) |", id="limit"),
        pytest.param("Bước | Đơn vị | Thời gian", id="no strokes at the ends"),
    ],
)
def test_heads(head: str) -> None:
    assert [step.cell for step in only(table("1 | a | 5 ngày", head=head)).steps] == ["5 ngày"]


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        pytest.param(["1 | a | 0,5 ngày", "2 | b | 4 giờ"], "01 ngày", id="days and hours"),
        pytest.param(["1 | a | 1 ngày", "2 | b | Không tính thời gian"], "1 ngày", id="uncounted"),
        pytest.param(["1 | a | 1 ngày", "2 | b | Giờ hành chính"], "3 ngày", id="not stated"),
        pytest.param(["1 | a | 1 ngày", "2 | b | "], "3 ngày", id="a cell across rows"),
        pytest.param(["1 | a | 1 ngày", "2 | b | 1 ngày"], "1 ngày", id="repeated across rows"),
        pytest.param(["1 | a | 1 ngày", "1.1 | b | 1 ngày"], "1 ngày", id="a step and its part"),
        pytest.param(["1a | a | 1 ngày", "1b | b | 2 ngày"], "3 ngày", id="parts alone"),
        pytest.param(
            ["I | Cấp xã | 3 ngày", "1 | a | 1 ngày", "2 | b | 2 ngày"], "3 ngày", id="a group"
        ),
        pytest.param(["1 | a | 1 - 2 ngày", "2 | b | 1 ngày"], "3 ngày", id="a range"),
        pytest.param(["1 | a | 1 ngày làm việc"], "3 ngày", id="other days"),
        pytest.param(["1 | Trường hợp a | 1 ngày", "2 | b | 1 ngày"], "5 ngày", id="cases"),
        pytest.param(["1 | a | hai hôm 2"], "3 ngày", id="a time that cannot be read"),
    ],
)
def test_a_total_that_may_be_right(rows: list[str], total: str) -> None:
    found = only(table(*rows, f" | Tổng thời gian | {total}"))

    assert [each.wrong for each in found.totals] in ([False], [])


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        pytest.param(["1 | a | 0,5 ngày", "2 | b | 3 ngày"], "3 ngày", id="too small"),
        pytest.param(["1 | a | 0,5 ngày", "2 | b | 9 ngày"], "10,5 ngày", id="too great"),
        pytest.param(["1 | a | 2 ngày", "2 | b | Giờ hành chính"], "1 ngày", id="less than stated"),
        pytest.param(["I | Cấp xã | ", "1 | a | 2 ngày"], "3 ngày", id="below a title"),
    ],
)
def test_a_wrong_total(rows: list[str], total: str) -> None:
    found = only(table(*rows, f" | Tổng thời gian giải quyết TTHC | {total}"))

    assert [each.wrong for each in found.totals] == [True]


def test_a_total_in_one_cell() -> None:
    found = only(table("1 | a | 2 ngày", "*Tổng thời gian:* 3 ngày kể từ ngày nhận | | "))

    assert [each.wrong for each in found.totals] == [True]


def test_a_total_of_totals() -> None:
    found = only(
        table(
            *("1 | a | 1 ngày", " | Tổng | 1 ngày", "1 | b | 2 ngày", " | Tổng | 2 ngày"),
            " | Tổng cộng | 3 ngày",
        )
    )

    assert [each.wrong for each in found.totals] == [False, False, False]


def test_a_step_that_sums_something_up_is_no_total() -> None:
    found = only(table("1 | Tổng hợp hồ sơ | 2 ngày", "2 | Ký | 1 ngày"))

    assert written(found.least) == "3 ngày"


def test_two_cases_in_two_columns() -> None:
    """As one department writes the case with verification beside the one without."""
    head = "| TT | Trình tự | Không xác minh, thời gian | Thời gian xác minh: 08 ngày làm việc |"
    one, two = columns(
        table(
            *("1 | a | ½ ngày | 01 ngày", "2 | b | 1 ngày | 05 ngày", "3 | c | ½ ngày | 2 ngày"),
            head=head.replace("Không xác minh, thời gian", "Thời gian: 03 ngày làm việc"),
        )
    )

    assert [written(each.allowed) for each in (one, two) if each.allowed] == [
        "3 ngày làm việc",
        "8 ngày làm việc",
    ]
    assert [written(each.least) for each in (one, two)] == ["2 ngày làm việc", "8 ngày làm việc"]


def test_one_cell_across_all_rows() -> None:
    found = only(table("1 | a | 5 ngày", "2 | b | 5 ngày", "3 | c | 5 ngày"))

    assert written(found.least) == "5 ngày"


@given(st.lists(st.integers(1, 40), min_size=1, max_size=9), st.integers(-1, 8))
def test_a_total_is_wrong_where_it_is_not_the_sum(quarters: list[int], off: int) -> None:
    """Quarters of a day, all different from their neighbours, so that no cell was across rows."""
    hours = [2 * each + place % 2 for place, each in enumerate(quarters)]
    rows = [f"Bước {n} | việc | {each} giờ làm việc" for n, each in enumerate(hours, start=1)]
    total = sum(hours) + off

    found = only(table(*rows, f" | Tổng thời gian | {total} giờ làm việc"))

    assert [each.wrong for each in found.totals] == [off != 0]


@given(st.text("|-: ờihgTanộdugcôệv\n123ày", max_size=60))
def test_no_table_is_too_odd(text: str) -> None:
    for found in columns(f"{HEAD}\n|---|---|---|\n{text}"):
        assert found.least.low >= 0
        assert all(isinstance(each.wrong, bool) for each in found.totals)


def _real_table(text: str) -> str:
    """Return the table of steps of a real procedure, put together again from plain text."""
    part = re.search(r"Trình tự các bước công việc(.*?)\*Ghi chú", text, re.DOTALL)
    assert part is not None
    head, steps = re.split(r"^ *1\.? *$", part[1], maxsplit=1, flags=re.MULTILINE)
    titles = re.findall(r"Thời gian[^T]*", " ".join(head.split()))
    count = 1 + len(re.findall(r"^ *[2-9]\.? *$", steps, re.MULTILINE))
    times = re.findall(r"^ *((?:\d+(?:,\d+)?|½) +ngày) *$", steps, re.MULTILINE)
    # One too many, or one alone, is a cell that spans all rows of its column.
    spanning = times[:1] if len(times) % count else []
    rest = times[len(spanning) :]
    open_titles = len(titles) - len(spanning)
    listed = [rest[place::open_titles] for place in range(open_titles)]
    filled = [[*spanning, *[""] * (count - 1)]] if spanning else []
    rows = zip(*filled, *listed, strict=True)
    body = [f"{n} | việc | {' | '.join(row)}" for n, row in enumerate(rows, start=1)]
    return table(*body, head=f"| TT | Trình tự | {' | '.join(titles)} |")


@pytest.mark.skipif(
    not DATA.is_dir(),
    reason="the real inputs are not at hand; QMSDOCS_TEST_DATA may name their folder",
)
def test_real_tables_keep_their_own_limits() -> None:
    """No real table is blamed: each keeps what its head allows, and every time is understood."""
    files = sorted((DATA / "iso_docs").glob("*.txt"))
    texts = {file.stem: file.read_bytes().decode("utf-8-sig").replace("\r", "") for file in files}
    found = {name: list(columns(_real_table(text))) for name, text in texts.items()}

    assert len(found) == 20
    for name, each in found.items():
        for column in each:
            assert column.allowed is not None, name
            assert all(step.time is not None for step in column.steps), name
            assert not column.least.exceeds(column.allowed), name
    exact = [
        written(added(column.steps)) == written(column.allowed)
        for each in found.values()
        for column in each
        if column.allowed is not None
    ]
    assert (len(exact), sum(exact)) == (34, 33)
