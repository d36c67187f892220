"""What a release is made of."""

from datetime import date

import pytest

from qmsdocs.model.records import Meaning
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.release import release_case, release_of
from qmsdocs.workflow.steps import Case
from tests.builders import TEXT, record, text_of
from tests.workflow.drafts import FORM, HOME, NEXT, Drafting

FIRST, SECOND, THIRD = date(2026, 11, 10), date(2026, 11, 12), date(2026, 11, 16)
ID, FORM_ID = "k3f9t2xq", "b1m0k5tq"


def approved() -> Drafting:
    drafting = Drafting()
    drafting.act(Meaning.PREPARED, FIRST)
    drafting.act(Meaning.APPROVED, SECOND)
    return drafting


def test_what_is_approved_and_what_not_yet() -> None:
    corpus = approved().read()

    assert [str(case.text.number) for case in release_of(corpus)] == ["01/01"]
    assert release_of(approved().read(FIRST)) == []
    assert len(release_of(approved().read(FIRST), unapproved=True)) == 1


def test_forms_are_promulgated_by_nobody() -> None:
    drafting = approved()
    drafting.draft(FORM, "content/drafts/bm-01.md")
    corpus = drafting.read()

    assert [case.text.code for case in release_of(corpus, unapproved=True)] == ["QT-HT-01"]
    refused = release_case(corpus, FORM_ID)
    assert isinstance(refused, Refusal)
    assert str(refused.said) == (
        "documents of kind 'Biểu mẫu' come into force by approval, not by promulgation"
    )


def test_the_newest_of_two_drafts() -> None:
    drafting = approved()
    drafting.draft(NEXT.replace("revision: 1", "revision: 2"), "content/drafts/qt-ht-01.01-02.md")
    corpus = drafting.read()

    (found,) = release_of(corpus)
    named = release_case(corpus, ID)

    assert str(found.text.number) == "01/01"
    assert isinstance(named, Case)
    assert str(named.text.number) == "01/02"


def test_what_ended_is_not_promulgated_again() -> None:
    """Neither what is approved of a withdrawn document, nor what is still to be approved."""
    drafting = Drafting()
    former = text_of(TEXT, HOME)
    drafting.book.add(
        "promulgations/bai-bo", record(Meaning.WITHDRAWN, former, on=date(2026, 10, 1))
    )
    drafting.act(Meaning.PREPARED, FIRST)
    prepared = drafting.read()
    drafting.act(Meaning.APPROVED, SECOND)
    corpus = drafting.read()

    assert release_of(prepared, unapproved=True) == []
    assert release_of(corpus) == []
    refused = release_case(corpus, ID)
    assert isinstance(refused, Refusal)
    assert str(refused.said) == "'QT-HT-01' is withdrawn on 2026-11-20"


@pytest.mark.parametrize("day", [THIRD, date(2026, 12, 1)])
def test_nothing_is_left_of_what_was_promulgated(day: date) -> None:
    drafting = approved()
    drafting.act(Meaning.PROMULGATED, THIRD, effective=date(2026, 12, 1))

    refused = release_case(drafting.read(day), ID)

    assert isinstance(refused, Refusal)
    assert str(refused.said) == f"nothing of 'QT-HT-01' awaits promulgation on {day}"
