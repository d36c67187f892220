"""Withdrawing, superseding, suspending, resuming."""

import pytest

from tests.acts.clerks import SECRETARY, Office

REASON = ("--reason", "Thủ tục được bãi bỏ theo quyết định công bố của tỉnh")
NOW = ("--effective", "2026-11-20")


def test_withdraw(office: Office) -> None:
    said = office.does(SECRETARY, "withdraw", "QT-HT-04", *NOW, *REASON, *office.decided("42/QĐ"))

    assert "QT-HT-04 01/00: withdrawn from force" in said
    assert (office.root / "content/withdrawn/qt-ht-04.md").exists()
    office.sound()


def test_supersede_with_a_transition(office: Office) -> None:
    office.does(
        SECRETARY,
        *("supersede", "QT-HT-04", "--by", "QT-HT-01", *NOW, *REASON),
        *("--transition-until", "2026-12-31", *office.decided("42/QĐ")),
    )

    record = office.git("show", "HEAD", "--format=")
    assert "+    transition: {rule: received-before, until: 2026-12-31}" in record
    assert "+    replaced_by: [k3f9t2xq]" in record
    office.sound()


def test_suspend_and_resume(office: Office) -> None:
    said = office.does(SECRETARY, "suspend", "QT-HT-03", *NOW, *REASON, *office.decided("43/QĐ"))
    again = office.does(
        SECRETARY,
        *("resume", "QT-HT-03", "--effective", "2026-11-23"),
        *office.decided("44/QĐ", signed="2026-11-23"),
        day="2026-11-23",
    )

    assert "QT-HT-03 02/01: suspended from force" in said
    assert "QT-HT-03 02/01: in force" in again
    office.sound(day="2026-11-23")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["resume", "QT-HT-03"], "QT-HT-03 02/01 is 'in force'", id="not-suspended"),
        pytest.param(
            ["withdraw", "QT-HT-05"], "QT-HT-05 01/00 is 'withdrawn from force'", id="twice"
        ),
        pytest.param(["suspend", "QT-HT-05"], "is 'withdrawn from force'", id="withdrawn"),
        pytest.param(
            ["supersede", "QT-HT-04", "--by", "QT-HT-04"],
            "'QT-HT-04' cannot replace itself",
            id="by-itself",
        ),
    ],
)
def test_refused(office: Office, arguments: list[str], said: str) -> None:
    head = office.head

    done = office.act(SECRETARY, *arguments, *NOW, *REASON, *office.decided("45/QĐ"))

    assert (done.status, office.head) == (1, head)
    assert said in done.err


def test_without_a_reason(office: Office) -> None:
    done = office.act(SECRETARY, "withdraw", "QT-HT-04", *NOW, *office.decided("42/QĐ"))

    assert done.status == 1
    assert "this is done with a reason" in done.err
