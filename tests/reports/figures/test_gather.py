"""What is counted for whom: what is not known left out, nobody named outside."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qmsdocs.diagnostics import Diagnostic, Subject
from qmsdocs.law.step.duties import Age
from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.model.office import Audience
from qmsdocs.model.records import Meaning
from qmsdocs.model.services import Services
from qmsdocs.reports.figures.value import Figures, Kind, Outcome
from qmsdocs.site.context import Site
from qmsdocs.site.figures.counted import figures_of
from qmsdocs.site.selection import View, select
from qmsdocs.source.load import load
from qmsdocs.workflow.steps import Step
from tests.builders import DAY, Handbook, changed, record, text_of
from tests.reports.figures.office import site_on
from tests.reports.out_of_step import LAW, SCOPE, SERVICES, book
from tests.site.stories import HOME, ID, OLD, fault, first, second, site_of

INTERNAL = View(Audience.INTERNAL)
PRIVATE = "content/procedures/ho-tich/qt-ht-09.md"


def out_of_step(view: View = INTERNAL, **other: Any) -> Figures:  # noqa: ANN401 - any part of a corpus
    told: dict[str, Any] = {"law": LAW, "services": SERVICES, "scope": SCOPE, **other}
    corpus = replace(load(book().tree, DAY), **told)
    return figures_of(Site.of(corpus, select(corpus, (), view), "en"))


def of(
    made: Handbook, day: date = DAY, view: View = INTERNAL, faults: Sequence[Diagnostic] = ()
) -> Figures:
    return figures_of(site_of(made, day, view=view, diagnostics=faults))


def test_documents_by_kind() -> None:
    (procedures, forms) = out_of_step().documents.kinds

    assert procedures == Kind(id="procedure", name="Quy trình", in_force=3, drafts=1)
    assert forms == Kind(id="form", name="Biểu mẫu")


@pytest.mark.parametrize(
    ("meaning", "state"),
    [(Meaning.WITHDRAWN, "withdrawn"), (Meaning.SUSPENDED, "suspended")],
    ids=str,
)
def test_each_document_has_one_state(meaning: Meaning, state: str) -> None:
    made = Handbook.new()
    text = made.in_force()
    made.add("promulgations/end", record(meaning, text, on=date(2026, 5, 4)))

    documents = of(made).documents

    assert (documents.total("in_force"), documents.total(state)) == (0, 1)


def test_services() -> None:
    found = out_of_step().services

    assert found is not None
    assert [(each.name, each.due, each.covered) for each in found.fields] == [("Hộ tịch", 2, 1)]
    assert (found.due, found.covered, found.ended, found.unlisted, found.unknown) == (2, 1, 1, 1, 1)


@pytest.mark.parametrize(
    "lacking", [{"scope": None}, {"services": Services()}], ids=["no scope", "no catalogue"]
)
def test_services_are_not_known(lacking: dict[str, Any]) -> None:
    assert out_of_step(**lacking).services is None


def test_step_is_that_of_sync() -> None:
    found = out_of_step().in_step

    assert found is not None
    assert (found.procedures, found.sound, found.suspect, found.exposed) == (3, 0, 3, 2)
    assert (sum(found.ages.values()), found.answered, found.in_doubt) == (6, 1, 1)
    assert found.next is not None
    assert (found.next.number, found.next.day, found.next.days) == (
        "7/2026/NĐ-CP",
        date(2027, 1, 1),
        42,
    )


def test_without_a_legal_catalogue_nobody_knows() -> None:
    assert out_of_step(law=LegalCatalogue()).in_step is None


def test_the_public_is_told_of_public_documents_alone() -> None:
    office, public = out_of_step(), out_of_step(View())

    assert office.documents.total("in_force") == 3
    assert public.documents.total("in_force") == 2
    assert public.in_step is not None
    assert (public.in_step.procedures, public.in_step.exposed) == (2, 1)


def test_the_public_is_told_stages_and_no_persons() -> None:
    waits = site_on(audience=Audience.PUBLIC)
    found = figures_of(waits).approvals

    assert found.stages[Step.REVIEW].count == 1
    assert (found.people, found.drafts) == (None, None)


def test_who_waits_for_whom() -> None:
    found = figures_of(site_on()).approvals

    assert found.people is not None
    assert [(p.name, p.queue.count, p.queue.oldest) for p in found.people] == [
        ("Đỗ Văn Duyệt", 1, 3)
    ]
    assert found.drafts is not None
    assert [(d.code, d.step, d.since, d.working_days) for d in found.drafts] == [
        ("QT-HT-02", Step.REVIEW, date(2026, 11, 17), 3)
    ]
    assert (found.submitted, found.oldest) == (1, 3)


def test_what_nobody_submitted_waits_for_nobody() -> None:
    """No record says when it was written, or that it is to be decided on."""
    found = out_of_step().approvals

    assert found.people == ()
    assert found.stages[Step.SUBMIT].ages[Age.UNKNOWN] == 1
    assert found.stages[Step.SUBMIT].oldest is None
    assert (found.submitted, found.oldest) == (0, None)


def test_a_draft_of_an_internal_document_is_no_business_of_the_public() -> None:
    made = book()
    body = "\nDự thảo.\n"
    kept = changed(made.files[PRIVATE].decode(), revision="1", change="Sửa", body=body)
    made.put("content/drafts/qt-ht-09.md", kept)

    counts = [of(made, view=view).documents.total("drafts") for view in (INTERNAL, View())]

    assert counts == [2, 1]


@pytest.mark.parametrize(
    ("day", "overdue", "soon", "later"),
    [
        (date(2026, 8, 1), [], [], 1),
        (date(2026, 8, 2), [], [-30], 0),
        (date(2026, 9, 1), [], [0], 0),
        (date(2026, 9, 2), [1], [], 0),
        (date(2026, 12, 31), [121], [], 0),
    ],
    ids=str,
)
def test_reviews(day: date, overdue: list[int], soon: list[int], later: int) -> None:
    made = Handbook.new()
    made.in_force(changed(review_months="12"), on=date(2025, 9, 1))

    found = of(made, day).reviews

    assert [each.days for each in found.overdue] == overdue
    assert [each.days for each in found.soon] == soon
    assert (found.later, found.unasked) == (later, 0)
    assert found.longest == (overdue[0] if overdue else None)


def test_who_asks_for_no_review() -> None:
    made = Handbook.new()
    made.in_force()

    assert of(made).reviews.unasked == 1


def test_the_longest_overdue_comes_first() -> None:
    made = Handbook.new()
    made.in_force(changed(review_months="12"), on=date(2025, 9, 1))
    other = changed(id="m2p8w4rt", code="QT-HT-02", review_months="1")
    made.in_force(other, "content/procedures/ho-tich/qt-ht-02.md", date(2026, 1, 5), "b")

    assert [each.code for each in of(made).reviews.overdue] == ["QT-HT-02", "QT-HT-01"]


def test_the_last_day_that_a_date_can_name() -> None:
    made = Handbook.new()
    made.in_force(changed(review_months="12"))

    assert of(made, date.max).reviews.overdue


def test_held_back() -> None:
    made = Handbook.new()
    made.in_force(first(), OLD, on=date(2025, 9, 1), name="a")
    made.in_force(second(), HOME, on=date(2026, 3, 1), name="b")

    behind = of(made, faults=[fault(Subject(ID, 1, 1))]).integrity
    nothing = of(made, faults=[fault(Subject(ID, 1, 0)), fault(Subject(ID, 1, 1))]).integrity

    assert (behind.held, behind.earlier, behind.nothing, behind.clean) == (1, 1, 0, False)
    assert (nothing.held, nothing.earlier, nothing.nothing) == (1, 0, 1)


def test_the_public_is_not_told_of_internal_documents_held_back() -> None:
    made = book()
    held = [fault(Subject("n3q9x5sv", 1, 0))]

    counts = [of(made, view=view, faults=held).integrity.held for view in (INTERNAL, View())]

    assert counts == [1, 0]
    assert of(made, view=View(), faults=held).integrity.registers is None


def test_objectives() -> None:
    found = figures_of(site_on()).objectives

    assert [(each.progress.target.id, each.outcome, str(each.value)) for each in found] == [
        ("dung-han", Outcome.MET, "98.71"),
        ("hai-long", Outcome.NOT_MET, "94.10"),
        ("cho-doi", Outcome.MET, "12.25"),
        ("tap-huan", Outcome.MET, "3.00"),
        ("danh-gia", Outcome.NOT_MEASURED, "None"),
    ]
    assert [[str(each) for each in o.progress.missing] for o in found][1] == ["2026-Q2"]


def test_before_the_first_period_ends_nothing_is_measured() -> None:
    found = figures_of(site_on(date(2026, 1, 20)))

    assert set(found.outcomes().items()) == {
        (Outcome.MET, 0),
        (Outcome.NOT_MET, 0),
        (Outcome.NOT_MEASURED, 5),
    }


def test_worked_out_once() -> None:
    site = site_on()

    assert figures_of(site) is figures_of(site)


def test_a_text_that_is_not_in_force_states_no_target() -> None:
    assert figures_of(site_on(date(2026, 1, 10))).objectives == ()


def test_text_of_a_kind_that_is_no_more_is_counted() -> None:
    made = Handbook.new()
    text = changed(kind="ghi-chu")
    made.put("content/drafts/qt-ht-01.md", text)
    assert text_of(text).kind == "ghi-chu"

    assert [(k.id, k.drafts) for k in of(made).documents.kinds][-1] == ("ghi-chu", 1)
