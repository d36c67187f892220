"""Which step the state of a document allows: every state against every step."""

from collections.abc import Callable
from datetime import date

import pytest

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Meaning
from qmsdocs.source.load import load
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.steps import Step, case_of, hindrance, possible
from tests.builders import TEXT, Handbook, changed, record, text_of

DOCUMENT = "k3f9t2xq"
DAY = date(2025, 10, 1)
DRAFT = "content/drafts/qt-ht-01.md"
HERE = "content/procedures/ho-tich/qt-ht-01.md"


def _draft(*meanings: Meaning) -> Corpus:
    """Return a handbook with one draft that was given these meanings."""
    made = Handbook.new().put(DRAFT, TEXT)
    for count, meaning in enumerate(meanings):
        made.add(f"approvals/{count}", record(meaning, text_of(TEXT)))
    return load(made.tree, DAY)


def _in_force(*endings: Meaning, on: date = DAY) -> Corpus:
    """Return a handbook with a text in force, and what came after it."""
    made = Handbook.new()
    text = made.in_force(on=date(2025, 9, 1))
    for count, meaning in enumerate(endings):
        made.add(f"promulgations/z{count}", record(meaning, text, on=on))
    return load(made.tree, DAY)


def _awaiting() -> Corpus:
    made = Handbook.new()
    made.in_force(path=DRAFT, on=date(2025, 9, 1))
    text = text_of(TEXT, DRAFT)
    made.add(
        "promulgations/a-3",
        record(Meaning.PROMULGATED, text, on=date(2025, 9, 1), effective=date(2025, 12, 1)),
    )
    return load(made.tree, DAY)


def _revised() -> Corpus:
    made = Handbook.new()
    made.in_force()
    made.put(DRAFT, changed(TEXT, revision="1", change="Rút ngắn thời hạn"))
    return load(made.tree, DAY)


@pytest.mark.parametrize(
    ("corpus", "allowed"),
    [
        pytest.param(_draft, {Step.SUBMIT, Step.BASELINE}, id="draft"),
        pytest.param(
            lambda: _draft(Meaning.PREPARED),
            {Step.REVIEW, Step.APPROVE, Step.RETURN, Step.BASELINE},
            id="prepared",
        ),
        pytest.param(
            lambda: _draft(Meaning.PREPARED, Meaning.APPROVED),
            {Step.REVIEW, Step.RETURN, Step.PROMULGATE, Step.BASELINE},
            id="approved",
        ),
        pytest.param(_awaiting, {Step.REVISE}, id="awaiting"),
        pytest.param(
            _in_force,
            {Step.REVISE, Step.CORRECT, Step.WITHDRAW, Step.SUSPEND},
            id="in-force",
        ),
        pytest.param(
            lambda: _in_force(Meaning.SUSPENDED),
            {Step.REVISE, Step.CORRECT, Step.WITHDRAW, Step.RESUME},
            id="suspended",
        ),
        pytest.param(lambda: _in_force(Meaning.WITHDRAWN), set(), id="withdrawn"),
        pytest.param(
            _revised,
            {Step.SUBMIT, Step.CORRECT, Step.WITHDRAW, Step.SUSPEND},
            id="in-force-with-a-draft",
        ),
    ],
)
def test_possible(corpus: Callable[[], Corpus], allowed: set[Step]) -> None:
    assert set(possible(corpus(), DOCUMENT)) == allowed


@pytest.mark.parametrize("step", list(Step))
def test_every_refusal_has_words(step: Step) -> None:
    """No step is hindered without a sentence, and each has a hint or says all by itself."""
    for corpus in (_draft(), _in_force(), _in_force(Meaning.WITHDRAWN), _revised()):
        case = case_of(corpus, step, DOCUMENT)
        refused = case if isinstance(case, Refusal) else hindrance(step, case)
        assert refused is None or str(refused.said)


def test_former_vouchers_do_not_count_for_a_new_text() -> None:
    made = Handbook.new().put(DRAFT, changed(TEXT, body="\n## 1. Mục đích\n\nKhác.\n"))
    made.add("approvals/a", record(Meaning.PREPARED, text_of(TEXT)))
    made.add("approvals/b", record(Meaning.APPROVED, text_of(TEXT)))

    assert set(possible(load(made.tree, DAY), DOCUMENT)) == {Step.SUBMIT, Step.BASELINE}
