"""The question before an act, on a terminal: what is shown, and what counts as yes."""

import pytest

from tests.acts.clerks import CHIEF, DRAFTER, Office
from tests.cli.beginners import at_terminal

REASON = "Rút ngắn việc tiếp nhận theo kết luận họp giao ban tháng 11"


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        pytest.param("c", 0, id="yes"),
        pytest.param("Y", 0, id="yes-in-english"),
        pytest.param("", 2, id="nothing"),
        pytest.param("không", 2, id="no"),
    ],
)
def test_only_a_clear_yes(office: Office, answer: str, status: int) -> None:
    office.does(DRAFTER, "revise", "QT-HT-01", "--change", REASON)
    office.does(DRAFTER, "submit", "QT-HT-01")
    office.act(CHIEF, "status")
    head = office.head

    day = {"QMSDOCS_TODAY": "2026-11-20"}
    with at_terminal(["review", "QT-HT-01"], office.root, day) as terminal:
        terminal.answer(("Do it? Type 'c' or 'y' for yes: ", answer))
        left = terminal.left()

    assert left.status == status
    assert "signed by do-van-duyet as chanh-van-phong on 2026-11-20" in left.out

    assert (office.head == head) is (status != 0)
