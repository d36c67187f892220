"""Checks on cited law: which texts are judged, how much a fault weighs, what settles it."""

from dataclasses import replace
from datetime import date

import pytest

from qmsdocs.checks.engine import diagnose
from qmsdocs.diagnostics import Diagnostic
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.model.records import LawEffect, LawState, Meaning, Verdict
from tests.builders import DAY, Handbook, changed, record, text_of
from tests.law.catalogues import catalogue, does, law
from tests.law.relying import PATH, Case

OLD = law("61", "2018-06-21", number="61/2018/NĐ-CP")
NEW = law("118", "2026-07-01", number="118/2025/NĐ-CP", issued="2025-06-09")
ENDED = catalogue(OLD, NEW, does("118", "replaces", "61"))
CITES = "\nTheo Nghị định số 61/2018/NĐ-CP.\n"
BASIS = "[61/2018/NĐ-CP]"
DRAFT = "content/drafts/qt-ht-01.md"


def said(corpus: Corpus) -> list[tuple[str, str]]:
    """Return check and weight of what is said of law."""
    return [(each.check, str(each.severity)) for each in law_of(corpus)]


def law_of(corpus: Corpus) -> list[Diagnostic]:
    return diagnose(corpus, ["LAW"])


def in_force(known: LegalCatalogue, body: str = CITES, basis: str = "[]") -> Corpus:
    return Case(known).text(body, basis).corpus()


def drafted(known: LegalCatalogue, body: str = CITES, basis: str = "[]") -> Corpus:
    book = Handbook.new().put(DRAFT, changed(legal_basis=basis, body=body))
    return Case(known, book=book).corpus()


def state(kind: str) -> LegalCatalogue:
    return catalogue(OLD, NEW, does("118", kind, "61"))


@pytest.mark.parametrize("kind", ["replaces", "repeals", "suspends"])
def test_only_a_draft_s_legal_basis_weighs_as_an_error(kind: str) -> None:
    check = "LAW002" if kind == "suspends" else "LAW001"

    assert said(in_force(state(kind), basis=BASIS)) == [(check, "warning")]
    assert said(drafted(state(kind))) == [(check, "warning")]
    assert said(drafted(state(kind), basis=BASIS)) == [(check, "error")]


def test_a_draft_may_be_made_ready_for_law_to_come() -> None:
    known = catalogue(replace(OLD, effective=date(2027, 3, 1)))

    assert said(drafted(known, basis=BASIS)) == [("LAW003", "warning")]


def test_one_line_for_a_document_and_a_text() -> None:
    (one,) = law_of(in_force(ENDED, body=f"{CITES}\nXem lại.\n{CITES}", basis=BASIS))

    assert str(one.place) == f"{PATH}:9"
    assert str(one.message) == (
        "QT-HT-01 cites 61/2018/NĐ-CP, which has expired: replaced by 118/2025/NĐ-CP from "
        "2026-07-01 on (line 9, 14, 18)"
    )
    assert str(one.hint) == "Read 118/2025/NĐ-CP, and cite it instead."


def test_expired_by_its_own_day() -> None:
    (one,) = law_of(in_force(catalogue(replace(OLD, expires=date(2026, 1, 1)))))

    assert str(one.message) == (
        "QT-HT-01 cites 61/2018/NĐ-CP, which has expired: since 2026-01-01 (line 14)"
    )


def test_what_was_replaced_or_withdrawn_is_left_alone() -> None:
    book = Handbook.new()
    old = book.in_force(changed(legal_basis=BASIS, body=CITES), PATH)
    book.add("promulgations/out", record(Meaning.WITHDRAWN, old, on=date(2026, 8, 1)))
    book.put("content/withdrawn/qt-ht-01.md", book.files.pop(PATH))

    assert law_of(Case(ENDED, book=book).corpus()) == []


def test_a_promulgated_text_is_judged_by_its_own_first_day() -> None:
    known = catalogue(replace(OLD, expires=date(2026, 12, 1)))
    book = Handbook.new()
    book.in_force(changed(body=CITES, legal_basis="[]"), DRAFT, on=date(2026, 12, 15))
    text = text_of(changed(body=CITES, legal_basis="[]"), DRAFT)
    for name in ("a-1", "a-2"):
        del book.files[f"content/records/approvals/{name}.yml"]
    for name, meaning in (("a-1", Meaning.PREPARED), ("a-2", Meaning.APPROVED)):
        book.add(f"approvals/{name}", record(meaning, text, on=date(2026, 11, 1)))
    del book.files["content/records/promulgations/a-3.yml"]
    late = record(Meaning.PROMULGATED, text, on=date(2026, 11, 2), effective=date(2026, 12, 15))
    book.add("promulgations/a-3", late)

    assert said(Case(known, book=book).corpus()) == [("LAW001", "warning")]


PARTLY = catalogue(OLD, NEW, does("118", "repeals", "61", provisions="Điều 5"))


@pytest.mark.parametrize(
    ("body", "basis", "checks"),
    [
        pytest.param("\nTheo Điều 5 Nghị định số 61/2018/NĐ-CP.\n", "[]", ["LAW004"], id="named"),
        pytest.param("\nTheo Điều 6 Nghị định số 61/2018/NĐ-CP.\n", BASIS, [], id="another"),
        pytest.param("\nXem danh mục.\n", BASIS, ["LAW004"], id="basis alone"),
        pytest.param(CITES, "[]", [], id="neither named nor a basis"),
        pytest.param("\nXem.\n", "[61/2018/NĐ-CP, 118/2025/NĐ-CP]", [], id="both cited"),
    ],
)
def test_in_part(body: str, basis: str, checks: list[str]) -> None:
    found = diagnose(in_force(PARTLY, body, basis), ["LAW004"])

    assert [each.check for each in found] == checks


def vouched(known: LegalCatalogue, on: date, verdict: str = "keep", **told: object) -> Corpus:
    """Return a handbook whose text rests on the old decree, with a verdict over it."""
    case = Case(known).text("\nXem danh mục.\n", BASIS)
    text = text_of(changed(legal_basis=BASIS, body="\nXem danh mục.\n"), PATH)
    made = record(Meaning.VERDICT, text, on=on, verdict=Verdict(verdict), **told)
    case.book.add("verdicts/one", made)
    return case.corpus()


@pytest.mark.parametrize(
    ("on", "verdict", "checks"),
    [
        (date(2026, 9, 1), "keep", []),
        (date(2026, 9, 1), "revise", ["LAW004"]),
        (date(2026, 6, 1), "keep", ["LAW004"]),
    ],
)
def test_a_verdict_settles_what_ended_in_part(on: date, verdict: str, checks: list[str]) -> None:
    assert [each.check for each in law_of(vouched(PARTLY, on, verdict))] == checks


AMENDED = catalogue(OLD, NEW, does("118", "amends", "61"))


def test_amended_since_approval() -> None:
    (one,) = law_of(in_force(AMENDED, basis=BASIS))

    assert str(one.message) == (
        "QT-HT-01 cites 61/2018/NĐ-CP, which was amended after the text was last found right on "
        "2025-09-01: amended by 118/2025/NĐ-CP from 2026-07-01 on (line 9, 14)"
    )


def test_amended_before_approval_is_for_drafts_alone() -> None:
    known = catalogue(OLD, replace(NEW, effective=date(2025, 7, 1)), does("118", "amends", "61"))

    assert law_of(in_force(known, basis=BASIS)) == []
    assert said(drafted(known, basis=BASIS)) == [("LAW005", "warning")]


def test_the_list_of_a_record_says_what_was_known() -> None:
    """What the list of law does not have is news, though it acted before that day."""
    earlier = catalogue(OLD, replace(NEW, effective=date(2026, 6, 20)), does("118", "amends", "61"))
    knew = (LawState("61", "in-force", (LawEffect("118", "amends"),)),)
    not_yet = (LawState("61", "in-force"),)

    assert law_of(vouched(earlier, date(2026, 9, 1), law=knew)) == []
    assert said(vouched(earlier, date(2026, 9, 1), law=not_yet)) == [("LAW005", "warning")]


def test_an_amendment_without_a_day_is_news_to_a_draft_only() -> None:
    known = catalogue(OLD, replace(NEW, effective=None), does("118", "amends", "61"))

    assert law_of(in_force(known, basis=BASIS)) == []
    (one,) = law_of(drafted(known, basis=BASIS))
    assert str(one.message) == (
        "QT-HT-01 cites 61/2018/NĐ-CP, and not what amends it: amended by 118/2025/NĐ-CP, on a "
        "day that is not known (line 9, 14)"
    )


def test_each_fault_is_said_once() -> None:
    """Of what is over nobody says that it was amended, nor that the legal basis lacks it."""
    known = catalogue(
        OLD, NEW, law("5", "2026-08-01"), does("118", "replaces", "61"), does("5", "amends", "61")
    )

    assert [each.check for each in law_of(drafted(known))] == ["LAW001"]


def test_in_doubt() -> None:
    known = catalogue(OLD, replace(NEW, effective=None), does("118", "replaces", "61"))

    (one,) = law_of(in_force(known, basis=BASIS))

    assert one.check == "LAW013"
    assert str(one.message) == (
        "QT-HT-01 cites 61/2018/NĐ-CP, which may not apply any more: replaced by 118/2025/NĐ-CP, "
        "on a day that is not known (line 9, 14)"
    )


def test_a_state_that_is_not_known_is_said_at_the_catalogue() -> None:
    corpus = in_force(catalogue(replace(OLD, effective=None)), basis=BASIS)

    (one,) = law_of(corpus)

    assert (one.check, one.subject.document) == ("LAW014", "")
    assert str(one.message) == (
        "61/2018/NĐ-CP: the day from which it is in force is not known; legal basis of QT-HT-01"
    )


def test_many_texts_on_an_unknown_state_are_counted() -> None:
    book = Handbook.new()
    for number in range(1, 8):
        values = {"id": f"k3f9t2x{number}", "code": f"QT-HT-0{number}"}
        raw = changed(legal_basis=BASIS, body=CITES, **values)
        book.put(f"content/drafts/qt-ht-0{number}.md", raw)

    (one,) = law_of(Case(catalogue(replace(OLD, effective=None)), book=book).corpus(DAY))

    assert str(one.message) == (
        "61/2018/NĐ-CP: the day from which it is in force is not known; legal basis of QT-HT-01, "
        "QT-HT-02, QT-HT-03, QT-HT-04, QT-HT-05 and 2 more"
    )
