"""What the site shows of each document: by the records, the day, the faults and the audience."""

from datetime import date

import pytest

from qmsdocs.diagnostics import Subject
from qmsdocs.model.office import Audience
from qmsdocs.model.records import Meaning
from qmsdocs.model.text import Number
from qmsdocs.model.timeline import State
from qmsdocs.site.selection import View
from tests.builders import DAY, QMS, Handbook, changed, record, text_of
from tests.site.stories import (
    DRAFT,
    HOME,
    ID,
    OLD,
    OTHER,
    drafted,
    entry_of,
    fault,
    first,
    read,
    second,
    selected,
    shown,
    two_revisions,
    with_form,
    withdrawn,
)

PREVIEW = View(drafts=True)
INTERNAL = View(Audience.INTERNAL)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2025, 8, 31), "", id="before the first"),
        pytest.param(date(2025, 9, 1), "01/00 in-force", id="first day of the first"),
        pytest.param(date(2026, 2, 28), "01/00 in-force", id="last day of the first"),
        pytest.param(date(2026, 3, 1), "01/01 in-force", id="first day of the second"),
        pytest.param(DAY, "01/01 in-force", id="today"),
    ],
)
def test_day(day: date, expected: str) -> None:
    """On each day stands the revision in force on it; folders do not matter."""
    selection = selected(read(two_revisions(), day))

    assert shown(selection) == expected
    assert selection.clean


def test_edited_text() -> None:
    """A text edited after promulgation is not shown, even before any check has run."""
    book = two_revisions().put(HOME, second().replace("khác", "khác hẳn"))

    selection = selected(read(book))

    assert shown(selection) == "01/00 in-force"
    assert (selection.held[0].claimed, selection.held[0].shown) == (Number(1, 1), Number(1, 0))
    assert entry_of(selection).behind


def test_nothing_proved() -> None:
    """A document of which nothing is proved is not on the site, and is named."""
    book = Handbook.new()
    book.in_force(first(), HOME)
    book.put(HOME, first().replace("nhất", "nhì"))

    selection = selected(read(book))

    assert selection.entries == ()
    assert (selection.held[0].code, selection.held[0].shown) == ("QT-HT-01", None)


def test_missing_approval() -> None:
    """A promulgation alone proves nothing where the kind asks for an approval."""
    book = two_revisions()
    del book.files["content/records/approvals/b-2.yml"]

    assert shown(selected(read(book))) == "01/00 in-force"


def test_awaiting() -> None:
    """A promulgated text in drafts/ is shown from its day on, and not before."""
    book = Handbook.new()
    book.in_force(first(), HOME, on=date(2025, 9, 1), name="a")
    book.put(DRAFT, second())
    text = text_of(second(), DRAFT)
    for name, meaning in (("b-1", Meaning.PREPARED), ("b-2", Meaning.APPROVED)):
        book.add(f"approvals/{name}", record(meaning, text, on=date(2026, 11, 1)))
    made = record(Meaning.PROMULGATED, text, on=date(2026, 11, 2), effective=date(2026, 12, 1))
    book.add("promulgations/b-3", made)

    before, after = read(book, date(2026, 11, 30)), read(book, date(2026, 12, 1))

    assert shown(selected(before)) == "01/00 in-force"
    assert shown(selected(after)) == "01/01 in-force"
    assert [p.state for p in entry_of(selected(before, view=PREVIEW)).previews] == [State.AWAITING]
    assert entry_of(selected(after, view=PREVIEW)).previews == ()


def test_what_was_signed_later_is_not_known() -> None:
    """As on a day before the withdrawal was signed, nothing tells of it."""
    book = two_revisions()
    withdrawn(book, date(2026, 10, 1))

    selection = selected(read(book, date(2026, 9, 30)))

    assert shown(selection) == "01/01 in-force"
    assert entry_of(selection).timeline.coming_after(date(2026, 9, 30)) is None


def test_withdrawn() -> None:
    """A withdrawn document keeps its page; a withdrawal that does not hold ends nothing."""
    book = two_revisions()
    made = withdrawn(book, date(2026, 10, 1))
    corpus = read(book)

    ended = selected(corpus)
    doubted = selected(corpus, [fault(Subject(record=made))])

    assert shown(ended) == "01/01 withdrawn"
    assert entry_of(ended).ended
    assert shown(doubted) == "01/01 in-force"
    assert entry_of(doubted).behind


def test_drafts() -> None:
    """Drafts are shown only where they are asked for."""
    corpus = read(two_revisions())

    assert entry_of(selected(corpus)).previews == ()
    assert [str(p.text.number) for p in entry_of(selected(corpus, view=PREVIEW)).previews] == [
        "01/02"
    ]


def test_audience() -> None:
    """An internal document is only on the internal site, its former texts and drafts as well."""
    book = Handbook.new()
    book.in_force(changed(first(), access="internal"), HOME)
    book.put(DRAFT, changed(second(), access="internal"))
    corpus = read(book)

    assert selected(corpus).entries == ()
    assert selected(corpus, view=PREVIEW).entries == ()
    assert shown(selected(corpus, view=INTERNAL)) == "01/00 in-force"
    assert selected(corpus, [fault(Subject(ID, 1, 0), HOME)]).held != ()


def test_internal_former_text_of_a_public_document() -> None:
    """Each text is shown to those who may see that text."""
    book = Handbook.new()
    book.in_force(changed(first(), access="internal"), OLD, on=date(2025, 9, 1), name="a")
    book.in_force(second(), HOME, on=date(2026, 3, 1), name="b")
    corpus = read(book)

    assert entry_of(selected(corpus)).earlier == ()
    assert [each.label for each in entry_of(selected(corpus, view=INTERNAL)).earlier] == ["01-00"]


def test_internal_draft_of_a_public_document() -> None:
    """A draft that is to become internal is not shown to the public beside a public text."""
    book = two_revisions()
    book.put(DRAFT, changed(drafted(), access="internal"))
    corpus = read(book)

    assert entry_of(selected(corpus, view=PREVIEW)).previews == ()
    assert len(entry_of(selected(corpus, view=View(Audience.INTERNAL, drafts=True))).previews) == 1


def test_kind_without_rule_is_internal() -> None:
    """What no rule makes public stays within the office."""
    book = Handbook.new(QMS.replace("audience: public", "audience: public, kinds: [form]"))
    book.in_force(first(), HOME)
    with_form(book)

    selection = selected(read(book))

    assert [each.document for each in selection.entries] == [OTHER]
