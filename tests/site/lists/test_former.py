"""What is in force no more, and what of it still applies to files under way."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.model.records import Meaning, Transition
from qmsdocs.site.lists.drafts import drafts
from qmsdocs.site.lists.former import former, still_applies
from qmsdocs.site.selection import View
from qmsdocs.workflow.record_text import cover_of
from tests.builders import Handbook, changed, record, text_of
from tests.site.lists.books import ended, english, told
from tests.site.stories import DRAFT, HOME, OLD, entry_of, first, second, site_of, two_revisions

FIXED = "\n## 1. Mục đích\n\nBản thứ nhất quy định cách làm việc.\n"
HOME_BEFORE = OLD.replace("01-00", "01-00-c1")
RULE = "Files received before 2026-10-01 follow the former text, at the latest until 2026-12-31"


def test_withdrawn_and_superseded_texts() -> None:
    assert told(former(english(ended()))) == [
        [
            "QT-HT-01",
            "Đăng ký khai sinh",
            "01/01",
            "Withdrawn from force",
            date(2026, 3, 1),
            date(2026, 9, 30),
            f"Still applies; {RULE}",
        ],
        [
            "QT-HT-01",
            "Đăng ký khai sinh",
            "01/00",
            "Superseded",
            date(2025, 9, 1),
            date(2026, 2, 28),
            None,
        ],
    ]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        pytest.param(date(2026, 10, 1), "Still applies", id="first day"),
        pytest.param(date(2026, 12, 31), "Still applies", id="last day"),
        pytest.param(date(2027, 1, 1), "Transition is over", id="the day after"),
    ],
)
def test_a_transition_runs_until_its_last_day(day: date, said: str) -> None:
    (row, _) = told(former(english(ended(), day)))

    assert row[6] == f"{said}; {RULE}"


def replaced(until: date | None) -> Handbook:
    """Return a handbook in which files under way follow 01/00 after 01/01 came."""
    book = two_revisions()
    text = text_of(second(), HOME)
    cover = replace(cover_of(text, effective=date(2026, 3, 1)), transition=Transition(until))
    del book.files["content/records/promulgations/b-3.yml"]
    book.add("promulgations/b-3", record(Meaning.PROMULGATED, cover, on=date(2026, 3, 1)))
    return book


@pytest.mark.parametrize(
    ("until", "said"),
    [
        pytest.param(None, "Still applies", id="without an end"),
        pytest.param(date(2026, 11, 20), "Still applies", id="last day"),
        pytest.param(date(2026, 11, 19), "Transition is over", id="over"),
    ],
)
def test_the_former_text_still_applies_after_a_new_revision(until: date | None, said: str) -> None:
    site = english(replaced(until))
    ((*_, transition),) = told(former(site))
    entry = entry_of(site.selection)

    assert str(transition).startswith(f"{said}; Files received before 2026-03-01 follow")
    assert (still_applies(site, entry, entry.earlier[0]) is not None) is (said == "Still applies")


def test_a_text_in_force_applies_by_itself() -> None:
    site = english(replaced(None))
    entry = entry_of(site.selection)

    assert entry.current is not None
    assert still_applies(site, entry, entry.current) is None


def test_a_corrected_text_was_followed_by_no_revision() -> None:
    """What a correction replaced applies to no file any more, whatever comes later."""
    book = two_revisions()
    del book.files["content/records/promulgations/b-3.yml"]
    text = text_of(second(), HOME)
    cover = replace(cover_of(text, effective=date(2026, 12, 1)), transition=Transition(None))
    book.add("promulgations/b-3", record(Meaning.PROMULGATED, cover, on=date(2026, 11, 1)))
    wrong, right = text_of(first(), OLD), text_of(changed(first(), body=FIXED), HOME_BEFORE)
    fixed = replace(cover_of(right, effective=date(2026, 1, 1)), corrects=wrong.fingerprint)
    day = date(2026, 1, 1)
    book.add("corrections/c", record(Meaning.CORRECTED, fixed, on=day, reason="Lỗi chính tả."))
    book.put(HOME_BEFORE, changed(first(), body=FIXED))

    (row,) = told(former(english(book)))

    assert row[:3] == ["QT-HT-01", "Đăng ký khai sinh", "01/00"]
    assert row[5:] == [date(2025, 12, 31), None]


def test_former_texts_lead_to_their_own_pages() -> None:
    (row,) = former(english(two_revisions())).rows

    assert getattr(row.values[0], "target", "") == "procedures/ho-tich/qt-ht-01/01-00.md"


def test_drafts() -> None:
    site = site_of(two_revisions(), view=View(drafts=True))

    assert told(drafts(site)) == [["QT-HT-01", "Đăng ký khai sinh", "01/02", "Draft", None]]


def test_a_document_of_which_there_is_only_a_draft() -> None:
    book = Handbook.new()
    book.put(DRAFT, first())
    site = site_of(book, view=View(drafts=True))
    (row,) = drafts(site).rows

    assert getattr(row.values[0], "target", "") == "procedures/ho-tich/qt-ht-01/index.md"
