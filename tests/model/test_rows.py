"""What differs between the tables of a section."""

import pytest

from qmsdocs.model.passages import Table
from qmsdocs.model.rows import Cell, cell_changes
from qmsdocs.model.topics import Topic

STEPS = ("TT", "Trình tự", "Trách nhiệm", "Thời gian")
OLD = (
    ("1", "Tiếp nhận hồ sơ", "Công chức một cửa", "0,5 ngày"),
    ("2", "Thẩm tra hồ sơ", "Công chức hộ tịch", "2 ngày"),
    ("", "Tổng thời gian", "", "2,5 ngày"),
)


def changes(new: tuple[tuple[str, ...], ...], columns: tuple[str, ...] = STEPS) -> list[object]:
    found = cell_changes(Topic.STEPS, [Table(STEPS, OLD)], [Table(columns, new)])
    return [(each.topic, each.cell, each.old, each.new) for each in found]


def test_cells() -> None:
    new = (OLD[0], ("2", "Thẩm tra hồ sơ", "Lãnh đạo", "1 ngày"), ("", "Tổng thời gian", "", "1,5"))

    assert changes(new) == [
        (Topic.STEPS, Cell("2", True, "Trách nhiệm"), "Công chức hộ tịch", "Lãnh đạo"),
        (Topic.LIMIT, Cell("2", True, "Thời gian"), "2 ngày", "1 ngày"),
        (Topic.LIMIT, Cell("Tổng thời gian", False, "Thời gian", total=True), "2,5 ngày", "1,5"),
    ]


def test_another_number_alone_is_no_change() -> None:
    new = (OLD[0], ("2", "Chuyển hồ sơ", "Văn thư", "0 ngày"), ("3", *OLD[1][1:]), OLD[2])

    assert changes(new) == [
        (Topic.STEPS, Cell("2", True), "", "Chuyển hồ sơ | Văn thư | 0 ngày"),
    ]


def test_step_that_was_written_anew() -> None:
    new = (("1", "Mọi việc khác hẳn", "Ai đó", "9 giờ"), *OLD[1:])

    assert [(each[1].row, each[1].column) for each in changes(new)] == [  # type: ignore[index]
        ("1", "Trình tự"),
        ("1", "Trách nhiệm"),
        ("1", "Thời gian"),
    ]


def test_columns() -> None:
    columns = ("TT", "Trình tự", "Trách nhiệm", "Kết quả")
    new = tuple((*row[:3], "-") for row in OLD)

    assert changes(new, columns) == [
        (Topic.STEPS, Cell("", column="Thời gian"), "Thời gian", ""),
        (Topic.STEPS, Cell("", column="Kết quả"), "", "Kết quả"),
    ]


def test_table_with_steps_in_a_section_of_another_name() -> None:
    old, new = Table(STEPS, OLD), Table(STEPS, (("1", *OLD[0][1:3], "1 ngày"), *OLD[1:]))

    (found,) = cell_changes(Topic.WORDING, [old], [new])

    assert found.topic is Topic.LIMIT


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param([], [Table(("A", "B"), (("x", "y"),))], [("", "x | y")], id="new table"),
        pytest.param([Table(("A", "B"), (("x", "y"),))], [], [("x | y", "")], id="table gone"),
        pytest.param(
            [Table(("A",), (("x",),)), Table(("B",), (("y",),))],
            [Table(("B",), (("y",),)), Table(("A",), (("z",),))],
            [("x", "z")],
            id="turned round",
        ),
        pytest.param(
            [Table(("A",), (("",),))], [Table(("A",), (("",), ("",)))], [], id="empty row"
        ),
    ],
)
def test_tables(old: list[Table], new: list[Table], said: list[tuple[str, str]]) -> None:
    found = cell_changes(Topic.WORDING, old, new)

    assert [(each.old, each.new) for each in found] == said
