"""What an integrity error takes away, and that it takes away nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.diagnostics import Diagnostic, Nature, Severity, Subject
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Meaning
from qmsdocs.workflow.record_text import cover_of
from tests.builders import Handbook, record, text_of
from tests.site.stories import (
    DRAFT,
    HOME,
    ID,
    OLD,
    OTHER,
    entry_of,
    fault,
    first,
    read,
    record_id,
    selected,
    shown,
    two_revisions,
)


def _subjects(corpus: Corpus) -> dict[str, tuple[Subject, str]]:
    promulgated, approved = record_id(corpus, "b-3"), record_id(corpus, "b-2")
    return {
        "record": (Subject(record=promulgated), "content/records/promulgations/b-3.yml"),
        "voucher": (Subject(record=approved), "content/records/approvals/b-2.yml"),
        "act": (Subject(ID, 1, 1, promulgated), "content/records/promulgations/b-3.yml"),
        "act of another": (Subject(OTHER, 1, 1, promulgated), "content/records/x.yml"),
        "revision": (Subject(ID, 1, 1), HOME),
        "older revision": (Subject(ID, 1, 0), OLD),
        "document": (Subject(ID), HOME),
        "broken draft": (Subject(ID), DRAFT),
        "draft": (Subject(ID, 1, 2), DRAFT),
        "draft with the number in force": (Subject(ID, 1, 1), DRAFT),
        "nothing": (Subject(), "content/procedures/x.md"),
        "text": (Subject(), HOME),
    }


@pytest.mark.parametrize(
    ("about", "expected", "held", "warned"),
    [
        pytest.param("record", "01/00 in-force", True, True, id="record"),
        pytest.param("voucher", "01/00 in-force", True, True, id="voucher"),
        pytest.param("act", "01/00 in-force", True, True, id="act"),
        pytest.param("act of another", "01/01 in-force", False, False, id="act-of-another"),
        pytest.param("revision", "01/00 in-force", True, True, id="revision"),
        pytest.param("older revision", "01/01 in-force", True, False, id="older"),
        pytest.param("document", "01/01 in-force", True, True, id="document"),
        pytest.param("text", "01/01 in-force", True, True, id="place-alone"),
        pytest.param("broken draft", "01/01 in-force", False, False, id="broken-draft"),
        pytest.param("draft", "01/01 in-force", False, False, id="draft"),
        pytest.param("draft with the number in force", "01/01 in-force", False, False, id="number"),
        pytest.param("nothing", "01/01 in-force", False, False, id="no-document"),
    ],
)
def test_fault(about: str, expected: str, held: bool, warned: bool) -> None:
    """What a fault concerns does not count; the last proved revision stays up."""
    corpus = read(two_revisions())
    subject, place = _subjects(corpus)[about]

    selection = selected(corpus, [fault(subject, place)])

    assert shown(selection) == expected
    assert [each.document for each in selection.held if each.document == ID] == [ID] * held
    assert entry_of(selection).warned == warned


@pytest.mark.parametrize(
    "harmless",
    [
        pytest.param(fault(Subject(ID, 1, 1), HOME, severity=Severity.WARNING), id="warning"),
        pytest.param(fault(Subject(ID, 1, 1), HOME, nature=Nature.CURRENCY), id="currency"),
    ],
)
def test_only_errors_of_integrity_hold_back(harmless: Diagnostic) -> None:
    """A law that lapsed takes no procedure off the site."""
    selection = selected(read(two_revisions()), [harmless])

    assert shown(selection) == "01/01 in-force"
    assert selection.clean


@pytest.mark.parametrize("document", ["", ID, OTHER])
def test_annulment_that_does_not_hold(document: str) -> None:
    """Whoever may not annul, be it for one text alone, cannot make a revision vanish."""
    book = two_revisions()
    promulgation = record_id(read(book), "b-3")
    made = book.add(
        "corrections/a",
        record(Meaning.ANNULLED, on=date(2026, 4, 1), annuls=(promulgation,), reason="x"),
    )
    corpus = read(book)

    held = selected(corpus, [fault(Subject(document, record=made))])

    assert shown(selected(corpus)) == "01/00 in-force"
    assert shown(held) == "01/01 in-force"
    assert [each.document for each in held.held] == [ID]


def test_correction_that_does_not_hold() -> None:
    """Without a sound correction the text as promulgated stays up."""
    book = Handbook.new()
    before = book.in_force(first(), OLD.replace("01-00", "01-00-c1"))
    after = text_of(first().replace("cách làm", "cách làm việc"), HOME)
    book.put(HOME, first().replace("cách làm", "cách làm việc"))
    cover = replace(cover_of(after, effective=date(2026, 1, 1)), corrects=before.fingerprint)
    made = book.add("corrections/c", record(Meaning.CORRECTED, cover, on=date(2026, 1, 1)))
    corpus = read(book)

    good, doubted = selected(corpus), selected(corpus, [fault(Subject(record=made))])

    assert entry_of(good).text == after
    assert [each.label for each in entry_of(good).earlier] == ["01-00-c1"]
    assert entry_of(doubted).text == before
    assert entry_of(doubted).behind


def test_fault_of_what_could_not_be_read() -> None:
    """An error about a file of which nothing else is known is not lost."""
    about = fault(Subject("zz000000"), "content/procedures/ho-tich/zz.md")

    selection = selected(read(two_revisions()), [about])

    assert selection.general == (about,)
    assert not selection.clean


def test_register_in_doubt() -> None:
    """Errors of the registers are told apart: they leave nobody's right to be judged."""
    place = "content/people.yml"

    selection = selected(read(two_revisions()), [fault(place=place)])

    assert [str(each.place) for each in selection.registers] == [place]
    assert not selection.clean
