"""Checks on time, beside the cases: verdicts, returned drafts, what is overtaken."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.checks.engine import diagnose
from qmsdocs.model.records import Meaning, Transition
from qmsdocs.reports.diagnostics import as_line
from qmsdocs.source.load import load
from qmsdocs.workflow.record_text import cover_of
from tests.builders import TEXT, Handbook, changed, record, text_of

FIRST = date(2025, 9, 1)
HOME = "content/procedures/ho-tich/qt-ht-01.md"
DRAFT = "content/drafts/qt-ht-01.md"
REVIEWED_YEARLY = changed(TEXT, review_months="12")


def said(made: Handbook, day: date, prefix: str = "DUE") -> list[str]:
    return [as_line(each, "en") for each in diagnose(load(made.tree, day), [prefix])]


@pytest.mark.parametrize(
    ("verdict", "on", "due"),
    [
        pytest.param("keep", date(2026, 3, 10), None, id="kept"),
        pytest.param("revise", date(2026, 3, 10), date(2026, 9, 1), id="to be revised"),
        pytest.param("keep", date(2026, 10, 2), date(2026, 9, 1), id="kept after the day"),
    ],
)
def test_verdicts(verdict: str, on: date, due: date | None) -> None:
    made = Handbook.new()
    text = made.in_force(REVIEWED_YEARLY)
    made.add("verdicts/1", record(Meaning.VERDICT, text, on=on, verdict=verdict))

    expected = (
        f"{HOME}:12: warning: QT-HT-01 01/00: the review was due on {due}, 30 days ago [DUE001]"
    )
    assert said(made, date(2026, 10, 1)) == ([expected] if due else [])


def test_a_text_without_months_is_never_due() -> None:
    made = Handbook.new()
    made.in_force(TEXT)

    assert said(made, date(2099, 1, 1)) == []


def test_months_beyond_the_calendar() -> None:
    made = Handbook.new()
    made.in_force(changed(TEXT, review_months="999999999"))

    assert said(made, date(2099, 1, 1)) == []


def test_a_draft_sent_back_and_left_lying() -> None:
    made = Handbook.new().put(DRAFT, TEXT)
    text = text_of(TEXT, DRAFT)
    voucher = made.add("approvals/1", record(Meaning.PREPARED, text, on=date(2026, 1, 5)))
    made.add(
        "approvals/2", record(Meaning.RETURNED, text, on=date(2026, 1, 10), follows=(voucher,))
    )

    assert said(made, date(2026, 2, 9)) == []
    assert said(made, date(2026, 2, 10)) == [
        (
            f"{DRAFT}: warning: QT-HT-01 01/00: nothing was recorded of this draft since "
            "2026-01-10, 31 days ago; it is still: draft [DUE002]"
        )
    ]


def test_a_draft_edited_after_it_was_signed() -> None:
    """Its last record is about former words, but about this very revision."""
    made = Handbook.new().put(DRAFT, changed(TEXT, body="Khác.\n"))
    made.add("approvals/1", record(Meaning.PREPARED, text_of(TEXT, DRAFT), on=date(2026, 1, 5)))

    assert len(said(made, date(2026, 3, 1), "DUE002")) == 1


def test_records_of_a_later_day_are_not_known_yet() -> None:
    made = Handbook.new().put(DRAFT, TEXT)
    made.add("approvals/1", record(Meaning.PREPARED, text_of(TEXT, DRAFT), on=date(2026, 1, 5)))

    assert said(made, date(2025, 9, 1)) == []


def test_a_transition_until_its_last_day() -> None:
    made = Handbook.new()
    text = made.in_force(TEXT)
    end = date(2026, 1, 31)
    cover = replace(cover_of(text, effective=date(2026, 1, 1)), transition=Transition(until=end))
    made.add("promulgations/z", record(Meaning.WITHDRAWN, cover, on=date(2025, 12, 20)))

    assert said(made, end) == [
        (
            "content/records/promulgations/z.yml:11: warning: QT-HT-01: files received before "
            "2026-01-01 follow the former text until 2026-01-31 at the latest, for 0 more days "
            "[DUE003]"
        )
    ]
    assert said(made, date(2026, 2, 1)) == []


def test_a_suspension_and_its_end_are_announced() -> None:
    made = Handbook.new()
    text = made.in_force(TEXT)
    for day, meaning in ((11, Meaning.SUSPENDED), (21, Meaning.RESUMED)):
        cover = cover_of(text, effective=date(2026, 3, day))
        made.add(f"promulgations/{meaning}", record(meaning, cover, on=date(2026, 3, 1)))

    assert [line.rpartition("warning: ")[2] for line in said(made, date(2026, 3, 5))] == [
        "QT-HT-01 01/00: resumed from 2026-03-21, in 16 days [DUE003]",
        "QT-HT-01 01/00: suspended from 2026-03-11, in 6 days [DUE003]",
    ]


def test_an_end_that_a_revision_overtakes() -> None:
    """A text that another one replaces first does not expire."""
    made = Handbook.new().put("content/superseded/qt-ht-01/01-00.md", TEXT)
    old = text_of(TEXT)
    ending = replace(cover_of(old, effective=FIRST), expires=date(2026, 1, 20))
    made.add("promulgations/1", record(Meaning.PROMULGATED, ending, on=FIRST))
    raw = changed(TEXT, revision="1", change="Giảm lệ phí")
    made.in_force(raw, on=date(2026, 1, 2), name="b")

    assert said(made, date(2026, 1, 1), "DUE003") == []
