"""What waits for whom: the next step of each draft, and why nobody may take it."""

from datetime import date

import pytest

from qmsdocs.model.records import Meaning
from qmsdocs.workflow.steps import Step
from qmsdocs.workflow.waiting import Waiting, awaiting, open_cases, stand_ins, waiting
from tests.builders import PEOPLE, QMS, changed
from tests.workflow.drafts import DRAFT, FORM, NEXT, Drafting

FIRST, SECOND, THIRD = date(2026, 11, 10), date(2026, 11, 12), date(2026, 11, 16)
AWAY = "    absences: [{id: a1, from: 2026-11-18, until: 2026-11-30}]\n"
DEPUTY = """\
  - id: pho
    name: Phạm Thị Thử
    mandates:
      - {id: m1, role: thu-ky, capacity: KT, for: chu-tich, from: 2026-11-18, until: 2026-11-30}
"""


def one(drafting: Drafting) -> Waiting:
    (found,) = waiting(drafting.read())
    return found


def test_draft_that_nobody_submitted() -> None:
    """Nobody knows since when it is written."""
    found = one(Drafting())

    assert (found.step, found.since, found.people) == (Step.SUBMIT, None, ("soan", "vi-du"))
    assert (found.returned, found.barred) == (None, None)


def test_each_step_waits_since_the_one_before() -> None:
    drafting = Drafting()

    drafting.act(Meaning.PREPARED, FIRST)
    submitted = one(drafting)
    drafting.act(Meaning.APPROVED, SECOND)
    approved = one(drafting)

    assert (submitted.step, submitted.since, submitted.people) == (Step.APPROVE, FIRST, ("mau",))
    assert (approved.step, approved.since, approved.people) == (Step.PROMULGATE, SECOND, ("mau",))


def test_returned_waits_since_then_with_its_reason() -> None:
    drafting = Drafting()
    prepared = drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.RETURNED, SECOND, follows=(prepared,), reason="Thiếu căn cứ.")

    found = one(drafting)

    assert (found.step, found.since) == (Step.SUBMIT, SECOND)
    assert found.returned is not None
    assert found.returned.record.reason == "Thiếu căn cứ."


def test_returned_and_mended_but_not_submitted_yet() -> None:
    """The next text has another fingerprint; it was the revision that was sent back."""
    drafting = Drafting()
    prepared = drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.RETURNED, SECOND, follows=(prepared,))
    drafting.draft(NEXT + "Thêm một câu.\n")

    found = one(drafting)

    assert (found.step, found.since) == (Step.SUBMIT, SECOND)
    assert found.returned is not None


def test_returned_and_submitted_again() -> None:
    drafting = Drafting()
    prepared = drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.RETURNED, SECOND, follows=(prepared,))
    drafting.draft(NEXT + "Thêm một câu.\n")
    drafting.act(Meaning.PREPARED, THIRD)

    found = one(drafting)

    assert (found.step, found.since, found.returned) == (Step.APPROVE, THIRD, None)


def test_edited_after_it_was_submitted_again() -> None:
    """What was returned once is not returned for ever."""
    drafting = Drafting()
    prepared = drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.RETURNED, SECOND, follows=(prepared,))
    drafting.draft(NEXT + "Thêm một câu.\n")
    drafting.act(Meaning.PREPARED, THIRD)
    drafting.draft(NEXT + "Thêm hai câu.\n")

    found = one(drafting)

    assert (found.step, found.since, found.returned) == (Step.SUBMIT, None, None)


@pytest.mark.parametrize(
    ("qms", "people", "raw", "said"),
    [
        pytest.param(
            QMS,
            PEOPLE.replace("role: chu-tich,", "role: chu-tich, scope: {units: [khac]},"),
            NEXT,
            "no mandate in people.yml reaches it: unit 'van-phong', field 'ho-tich'; it takes one "
            "of the roles Chủ tịch",
            id="no mandate",
        ),
        pytest.param(
            QMS.replace("roles: [chu-tich], proof", "roles: [chuyen-vien], proof"),
            PEOPLE,
            NEXT,
            "everybody who holds the right has vouched for this text before: Hoàng Thị Soạn",
            id="author is not approver",
        ),
    ],
)
def test_nobody_may_go_on(qms: str, people: str, raw: str, said: str) -> None:
    drafting = Drafting(qms, people, raw)
    drafting.act(Meaning.PREPARED, FIRST)

    found = one(drafting)

    assert found.people == ()
    assert str(found.barred) == said


def test_form_that_was_approved_without_a_day() -> None:
    """No decision promulgates a form, so that it is stuck."""
    drafting = Drafting()
    drafting.book.files.pop(DRAFT)
    drafting.draft(FORM, "content/drafts/bm-01.md")
    drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.APPROVED, SECOND)

    found = one(drafting)

    assert found.people == ()
    assert str(found.barred) == (
        "documents of kind 'Biểu mẫu' come into force by approval, not by promulgation"
    )


def test_somebody_stands_in_for_who_is_away() -> None:
    people = PEOPLE.replace("from: 2025-07-01}\n", "from: 2025-07-01}\n" + AWAY, 1) + DEPUTY
    drafting = Drafting(people=people)
    drafting.act(Meaning.PREPARED, FIRST)

    corpus = drafting.read()
    (found,) = waiting(corpus)

    assert (found.people, found.away) == (("mau", "pho"), ("mau",))
    assert stand_ins(corpus, "mau", [found]) == ("pho",)
    assert stand_ins(corpus, "mau", []) == ()
    assert stand_ins(corpus, "pho", [found]) == ()


def test_the_oldest_comes_first_and_the_unknown_last() -> None:
    drafting = Drafting()
    for place, day in ((2, None), (3, THIRD), (4, FIRST)):
        raw = changed(NEXT, id=f"k3f9t2x{place}", code=f"QT-HT-0{place}", revision="0")
        drafting.draft(raw, f"content/drafts/qt-ht-0{place}.md")
        if day is not None:
            drafting.act(Meaning.PREPARED, day)

    found = [(each.text.code, each.since) for each in waiting(drafting.read())]

    assert found == [
        ("QT-HT-04", FIRST),
        ("QT-HT-03", THIRD),
        ("QT-HT-01", None),
        ("QT-HT-02", None),
    ]


def test_a_past_day_is_asked_with_the_acts_of_that_day() -> None:
    """A text that is promulgated by now was a draft, once somebody had vouched for it."""
    drafting = Drafting()
    drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.APPROVED, SECOND)
    drafting.act(Meaning.PROMULGATED, THIRD, effective=date(2026, 12, 1))

    def asked(day: date) -> list[tuple[Step, date | None]]:
        return [(each.step, each.since) for each in waiting(drafting.read(day))]

    assert asked(date(2026, 11, 9)) == []
    assert asked(FIRST) == [(Step.APPROVE, FIRST)]
    assert asked(SECOND) == [(Step.PROMULGATE, SECOND)]
    assert asked(THIRD) == []


def test_promulgated_for_a_later_day() -> None:
    drafting = Drafting()
    drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.APPROVED, SECOND)
    drafting.act(Meaning.PROMULGATED, THIRD, effective=date(2026, 12, 1))

    (found,) = awaiting(drafting.read())

    assert (found.code, found.revision.effective) == ("QT-HT-01", date(2026, 12, 1))
    assert awaiting(drafting.read(date(2026, 12, 1))) == []
    assert awaiting(drafting.read(SECOND)) == []


def test_edit_of_what_awaits_its_day_is_no_draft() -> None:
    """It has the number of a promulgated revision: a fault, and nothing to be submitted."""
    drafting = Drafting()
    drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.APPROVED, SECOND)
    drafting.act(Meaning.PROMULGATED, THIRD, effective=date(2026, 12, 1))
    drafting.draft(NEXT + "Sửa trộm.\n")

    assert open_cases(drafting.read()) == []
