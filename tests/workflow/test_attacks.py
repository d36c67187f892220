"""What must not go through: drafts that lead nowhere, names typed otherwise, rights nobody has."""

import unicodedata
from datetime import date

import pytest

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Capacity, Meaning
from qmsdocs.source.load import load
from qmsdocs.workflow.moves import Move, due_moves
from qmsdocs.workflow.naming import document_named
from qmsdocs.workflow.permits import permit
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.steps import GIVES, Case, Step, case_of, hindrance
from qmsdocs.workflow.warrants import Claim
from tests.builders import TEXT, Handbook, changed, record, text_of
from tests.workflow.drafts import FORM, NEXT

DOCUMENT = "k3f9t2xq"
DAY = date(2025, 10, 1)
DRAFT = "content/drafts/qt-ht-01.md"
HERE = "content/procedures/ho-tich/qt-ht-01.md"


def _said(corpus: Corpus, step: Step) -> str:
    case = case_of(corpus, step, DOCUMENT)
    refused = case if isinstance(case, Refusal) else hindrance(step, case)
    return str(refused.said) if refused else ""


def _older() -> Corpus:
    """Return a handbook whose draft is older than the text in force."""
    made = Handbook.new()
    newer = changed(TEXT, issue="2", change="Ban hành lại")
    text = text_of(newer)
    made.put(HERE, newer)
    made.add("promulgations/a", record(Meaning.PROMULGATED, text, on=date(2025, 9, 1)))
    return load(made.put(DRAFT, changed(TEXT, revision="1", change="Cũ")).tree, DAY)


def _withdrawn() -> Corpus:
    made = Handbook.new()
    text = made.in_force(on=date(2025, 9, 1))
    made.add("promulgations/z", record(Meaning.WITHDRAWN, text, on=DAY))
    return load(made.put(DRAFT, NEXT).tree, DAY)


@pytest.mark.parametrize("step", [Step.SUBMIT, Step.REVIEW, Step.APPROVE, Step.PROMULGATE])
def test_draft_that_leads_nowhere(step: Step) -> None:
    older, withdrawn = _said(_older(), step), _said(_withdrawn(), step)

    assert older == "the draft QT-HT-01 01/01 is older than 02/00, which is promulgated"
    assert withdrawn == "'QT-HT-01' is withdrawn on 2025-10-01"


def test_older_draft_does_not_hinder_the_next_revision() -> None:
    assert _said(_older(), Step.REVISE) == ""


def test_refusal_names_the_day_of_effect() -> None:
    assert _said(_withdrawn(), Step.SUSPEND) == (
        "QT-HT-01 01/00 is 'withdrawn from force' on 2025-10-01"
    )


def test_given_up_before_it_came_into_force() -> None:
    """Records alone are left of a draft that was submitted and then taken away."""
    made = Handbook.new()
    made.add("approvals/a", record(Meaning.PREPARED, text_of(TEXT)))

    said = _said(load(made.tree, DAY), Step.REVIEW)

    assert said == "'k3f9t2xq' has no draft and never came into force"


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("QT-ĐỨC-01", id="as-it-is"),
        pytest.param(unicodedata.normalize("NFD", "QT-ĐỨC-01"), id="signs-apart"),
        pytest.param(" qt-đức-01 ", id="blanks-and-small-letters"),
        pytest.param("K3F9T2XQ", id="id-in-capitals"),
    ],
)
def test_names_as_people_type_them(word: str) -> None:
    made = Handbook.new().put("content/drafts/qt-duc-01.md", changed(TEXT, code="QT-ĐỨC-01"))

    assert document_named(load(made.tree, DAY), word) == DOCUMENT


def test_capacity_that_nobody_gave() -> None:
    corpus = load(Handbook.new().put(DRAFT, TEXT).tree, DAY)
    case = case_of(corpus, Step.SUBMIT, DOCUMENT)
    assert isinstance(case, Case)
    claim = Claim(signer="soan", meaning=GIVES[Step.SUBMIT], day=DAY, capacity=Capacity.KT)

    refused = permit([case], Step.SUBMIT, claim)

    assert isinstance(refused, Refusal)
    assert str(refused.said) == "'soan' held no mandate as 'KT' on 2025-10-01"


def test_annulled_approval_of_a_form() -> None:
    """What came into force by approval is a draft again once the approval is annulled."""
    made, path = Handbook.new(), "content/forms/bm-01.md"
    form = text_of(FORM, path)
    made.put(path, FORM)
    wrong = made.add("approvals/a", record(Meaning.APPROVED, form, effective=DAY))
    made.add("corrections/b", record(Meaning.ANNULLED, annuls=(wrong,)))

    moves = due_moves(load(made.tree, DAY))

    assert moves == (Move(path, "content/drafts/bm-01.md"),)
