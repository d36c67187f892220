"""The verdict that ends a review."""

import pytest

from tests.acts.clerks import CHIEF, DRAFTER, OTHER, Office

REASON = ("--reason", "Đã đối chiếu với pháp luật và thực tế tại quầy, chưa cần sửa")
LATE = "2027-12-01"


def test_keep_sets_the_next_review(office: Office) -> None:
    """What was overdue is not any more, and nothing else has changed."""
    before = office.act(CHIEF, "check", ".", "--select", "DUE001", day=LATE).out
    assert "QT-HT-01 02/00: the review was due on" in before

    said = office.does(CHIEF, "verdict", "keep", "QT-HT-01", "--yes", *REASON, day=LATE)

    assert "QT-HT-01 02/00: in force" in said
    after = office.act(CHIEF, "check", ".", "--select", "DUE001", day=LATE).out
    assert "QT-HT-01" not in after
    assert office.act(CHIEF, "verify", ".", day=LATE).status == 0


@pytest.mark.parametrize(
    ("person", "arguments", "said"),
    [
        pytest.param(CHIEF, ["keep", "QT-HT-01"], "a verdict is given with a reason", id="reason"),
        pytest.param(
            CHIEF, ["keep", "QT-HT-05", *REASON], "QT-HT-05 01/00 is 'withdrawn", id="withdrawn"
        ),
        pytest.param(
            OTHER,
            ["revise", "QT-HT-01", *REASON],
            "the mandate of 'ngo-van-ghi' on 2026-11-20 does not reach 'verdict'",
            id="another-unit",
        ),
    ],
)
def test_refused(office: Office, person: str, arguments: list[str], said: str) -> None:
    head = office.head

    done = office.act(person, "verdict", *arguments, "--yes")

    assert (done.status, office.head) == (1, head)
    assert said in done.err


def test_several_at_once(office: Office) -> None:
    office.does(DRAFTER, "verdict", "revise", "QT-HT-01", "QT-HT-04", "--yes", *REASON)

    assert office.git("show", "HEAD").count("+  - id: ") == 2
    office.sound()
