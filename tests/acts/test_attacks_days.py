"""Days, codes and papers that contradict each other or leave a fact to be guessed."""

import pytest

from tests.acts.clerks import CHAIRMAN, SECRETARY, TODAY, Office

REASON = ("--reason", "Thủ tục được bãi bỏ theo quyết định công bố của tỉnh")
LATER = "2026-12-01"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(
            ("--effective", TODAY, "--effective", LATER),
            f"'--effective' names two days for the same: '{LATER}' is the second",
            id="two-days-for-all",
        ),
        pytest.param(
            ("--effective", TODAY, "--effective", f"QT-HT-02={LATER}"),
            "'QT-HT-02' is none of the documents that would come into force by this",
            id="day-of-another-document",
        ),
        pytest.param(
            ("--effective", TODAY, "--except", "QT-HT-03"),
            "'QT-HT-03' is none of the documents that would come into force by this",
            id="except-what-is-not-among-them",
        ),
        pytest.param(
            ("--effective", LATER, "--transition-until", "2026-11-30"),
            f"the transition ends on 2026-11-30, before it begins on {LATER}",
            id="transition-over-before-it-begins",
        ),
        pytest.param(
            ("--effective", TODAY, "--number", " "),
            "the rules ask for a numbered decision",
            id="number-of-blanks",
        ),
        pytest.param(
            ("--effective", LATER, "--expires", TODAY),
            "hint: No such record was made: correct what the command says of it.",
            id="hint-about-a-record-that-was-not-made",
        ),
    ],
)
def test_promulgation_refused(office: Office, options: tuple[str, ...], said: str) -> None:
    """Nothing is done, and the scan is not kept either."""
    office.approved()
    head, kept = office.head, sorted((office.root / "evidence").iterdir())

    done = office.act(SECRETARY, "promulgate", "--all", *office.decided("41/QĐ"), *options)

    assert done.status in (1, 2)
    assert said in done.err
    assert office.head == head
    assert sorted((office.root / "evidence").iterdir()) == kept


def test_day_on_the_paper_is_not_guessed(office: Office) -> None:
    """Today is the day of whoever acts, never the day on somebody else's paper."""
    office.approved()
    paper = ("--signer", CHAIRMAN, "--evidence", str(office.keys / "scan.pdf"), "--yes")
    decision = ("--number", "41/QĐ", "--issued", "2026-11-19")

    done = office.act(
        SECRETARY, "promulgate", "--all", "--effective", TODAY, *decision, *paper, day=TODAY
    )

    assert done.status == 1
    assert "the day on which 'le-van-mau' signed the paper was not named" in done.err


def test_withdrawn_documents_stay_withdrawn(office: Office) -> None:
    office.approved("QT-HT-04")
    order = ("withdraw", "QT-HT-04", "--effective", "2026-11-30", *REASON)
    office.does(SECRETARY, *order, *office.decided("42/QĐ"))

    done = office.act(
        SECRETARY, "promulgate", "QT-HT-04", "--effective", LATER, *office.decided("43/QĐ")
    )

    assert done.status == 1
    assert f"'QT-HT-04' is withdrawn on {LATER}" in done.err


def test_withdrawn_while_a_revision_awaits_its_day(office: Office) -> None:
    """The revision that is coming must be withdrawn, or the document would come back."""
    order = ("withdraw", "QT-CT-01", *REASON, *office.decided("42/QĐ"))

    early = office.act(SECRETARY, *order, "--effective", "2026-11-25")
    said = office.does(SECRETARY, *order, "--effective", "2026-12-15")

    assert f"QT-CT-01 01/01 is promulgated for {LATER} and would come into force" in early.err
    assert "Withdraw QT-CT-01 01/01" in said
    office.does(SECRETARY, "settle", day="2026-12-15")
    assert (office.root / "content/withdrawn/qt-ct-01.md").exists()
    office.sound(day="2026-12-15")


def test_suspended_for_a_period(office: Office) -> None:
    """Both days lie ahead: what is judged is the state on the day of effect."""
    order = ("QT-HT-03", *REASON)
    office.does(SECRETARY, "suspend", *order, "--effective", LATER, *office.decided("42/QĐ"))

    early = office.act(
        SECRETARY, "resume", *order, "--effective", "2026-11-25", *office.decided("43/QĐ")
    )
    office.does(SECRETARY, "resume", *order, "--effective", "2026-12-10", *office.decided("43/QĐ"))

    assert "QT-HT-03 02/01 is 'in force' on 2026-11-25" in early.err
    office.sound()


def test_two_papers_of_one_day(office: Office) -> None:
    """Records of the same days have no order: neither may undo the other."""
    order = ("QT-HT-03", *REASON, "--effective", TODAY)
    office.does(SECRETARY, "suspend", *order, *office.decided("42/QĐ"))

    done = office.act(SECRETARY, "resume", *order, *office.decided("43/QĐ"))

    assert done.status == 1
    assert "nothing would tell which of two such records came last" in done.err


def test_replaced_by_what_is_withdrawn(office: Office) -> None:
    order = ("supersede", "QT-HT-04", "--by", "QT-HT-05", "--effective", TODAY, *REASON)

    done = office.act(SECRETARY, *order, *office.decided("42/QĐ"))

    assert done.status == 1
    assert f"'QT-HT-05' cannot replace it: it is 'withdrawn from force' on {TODAY}" in done.err
