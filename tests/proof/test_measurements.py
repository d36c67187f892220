"""Rows of measurements are added, never altered, never removed."""

from collections.abc import Callable

import pytest

from tests.proof.story import Story

TABLE = "content/records/measurements/2026.csv"
HEAD = "id,document,target,period,value,over,recorded_on,recorded_by,source,corrects,reason\n"
FIRST = "a,k3f9t2xq,dung-han,2026-Q1,98.9,812,2026-04-03,soan,Báo cáo,,\n"
SECOND = "b,k3f9t2xq,dung-han,2026-Q2,97.2,790,2026-07-03,soan,Báo cáo,,\n"
ALTERED = (
    f"{TABLE}: measurement 'a' was 'a,k3f9t2xq,dung-han,2026-Q1,98.9,812,2026-04-03,soan,"
    "Báo cáo,,' and is 'a,k3f9t2xq,dung-han,2026-Q1,99.9,812,2026-04-03,soan,Báo cáo,,' now "
    "(commit #4, 2026-01-05, Lan) [VER013]"
)
REMOVED = f"{TABLE}: measurement 'a' was removed (commit #4, 2026-01-05, Lan) [VER013]"


def _moved(story: Story) -> None:
    story.move(TABLE, TABLE.replace("2026.csv", "mt-2026.csv"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda s: s.book.put(TABLE, HEAD + FIRST + SECOND), [], id="added"),
        pytest.param(lambda s: s.book.put(TABLE, HEAD + SECOND + FIRST), [], id="other order"),
        pytest.param(
            lambda s: s.book.put(
                TABLE, (HEAD + FIRST).replace("reason", "reason,note").replace(",,\n", ",,,\n")
            ),
            [],
            id="column behind",
        ),
        pytest.param(_moved, [], id="moved to another file"),
        pytest.param(lambda s: s.edit(TABLE, "98.9", "99.9"), [ALTERED], id="altered"),
        pytest.param(lambda s: s.book.put(TABLE, HEAD + SECOND), [REMOVED], id="row removed"),
        pytest.param(lambda s: s.drop(TABLE), [REMOVED], id="file removed"),
        pytest.param(lambda s: s.book.put(TABLE, "\xff"), [REMOVED], id="no table any more"),
    ],
)
def test_rows(story: Story, change: Callable[[Story], object], said: list[str]) -> None:
    story.book.put(TABLE, HEAD + FIRST)
    story.accept("2026-01-04")

    change(story)
    story.accept("2026-01-05")

    assert story.said() == said
