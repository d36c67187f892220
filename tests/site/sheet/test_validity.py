"""What is said of a copy: in force, not any more, suspended, withdrawn, not certain, not yet."""

from datetime import date

import pytest

from qmsdocs.diagnostics import Subject
from qmsdocs.model.records import Meaning
from qmsdocs.model.text import Number
from qmsdocs.site.selection import View
from qmsdocs.site.sheet.validity import Mark, of_edition, of_preview
from tests.builders import TEXT, Handbook, record, text_of
from tests.site.sheet.books import document, suspended
from tests.site.stories import ID, fault, site_of, two_revisions, withdrawn

LATER = date(2026, 12, 5)
TRANSITION = (
    "Files received before 2026-12-01 follow the former text, at the latest until 2026-12-31."
)


def _withdrawn() -> Handbook:
    book = two_revisions()
    withdrawn(book, date(2026, 12, 1))
    return book


@pytest.mark.parametrize(
    ("book", "day", "place", "said"),
    [
        pytest.param(
            two_revisions(),
            date(2026, 11, 20),
            0,
            ("✓", "In force", "In force since 2026-03-01, and on 2026-11-20."),
            id="in force",
        ),
        pytest.param(
            two_revisions(),
            date(2026, 11, 20),
            1,
            (
                "✗",
                "Not in force any more",
                "Not in force since 2026-03-01.",
                "It was replaced by 01/01.",
            ),
            id="superseded",
        ),
        pytest.param(
            two_revisions(),
            date(2026, 2, 1),
            0,
            ("✓", "In force", "In force since 2025-09-01, and on 2026-02-01."),
            id="the same copy before",
        ),
        pytest.param(
            suspended(date(2026, 12, 1)),
            LATER,
            0,
            (
                "✗",
                "Suspended from force",
                "Suspended since 2026-12-01.",
                "It is not to be applied for the time being.",
            ),
            id="suspended",
        ),
        pytest.param(
            suspended(date(2026, 12, 1), date(2026, 12, 3)),
            LATER,
            0,
            ("✓", "In force", "In force since 2026-03-01, and on 2026-12-05."),
            id="resumed",
        ),
        pytest.param(
            suspended(date(2026, 12, 1)),
            LATER,
            1,
            (
                "✗",
                "Not in force any more",
                "Not in force since 2026-03-01.",
                "It was replaced by 01/01.",
                "State of 01/01 on the day: suspended from force.",
            ),
            id="superseded by what is suspended",
        ),
        pytest.param(
            _withdrawn(),
            LATER,
            0,
            (
                "✗",
                "Withdrawn, not in force any more",
                "Not in force since 2026-12-01.",
                TRANSITION,
            ),
            id="withdrawn",
        ),
    ],
)
def test_copy(book: Handbook, day: date, place: int, said: tuple[str, ...]) -> None:
    site = site_of(book, day)
    entry = document(site)
    edition = [entry.current, *entry.earlier][place]
    assert edition is not None

    verdict = of_edition(site, entry, edition)

    assert (verdict.mark, verdict.headline, *verdict.lines) == said
    assert verdict.leads == ID


def test_not_certain() -> None:
    """Where something newer is held back, nothing is said to be in force."""
    held = fault(Subject(ID, *Number(1, 1)))
    site = site_of(two_revisions(), diagnostics=[held])
    entry = document(site)
    assert entry.current is not None

    verdict = of_edition(site, entry, entry.current)

    assert (verdict.mark, verdict.headline) == (Mark.ASK, "Not certain")
    assert "held back because of an integrity fault" in verdict.lines[0]


def test_not_yet() -> None:
    """A draft is not in force, and says so."""
    site = site_of(two_revisions(), view=View(drafts=True))
    entry = document(site)

    verdict = of_preview(site, entry, entry.previews[0])

    assert (verdict.mark, verdict.headline) == (Mark.NO, "Draft")
    assert verdict.lines == ("It is not approved and not in force.",)


def test_awaiting() -> None:
    """A text that is promulgated for a later day says from when it holds."""
    book = Handbook.new()
    text = text_of(TEXT)
    book.put(text.place.path, TEXT)
    for number, meaning in enumerate((Meaning.PREPARED, Meaning.APPROVED)):
        book.add(f"approvals/{number}", record(meaning, text))
    day = date(2027, 1, 1)
    book.add("promulgations/3", record(Meaning.PROMULGATED, text, effective=day))
    site = site_of(book, view=View(drafts=True))
    entry = document(site)

    verdict = of_preview(site, entry, entry.previews[0])

    assert verdict.headline == "Not in force yet"
    assert verdict.lines == ("It comes into force on 2027-01-01.",)
