"""Who may take a step: rights, capacities, scopes and the separation of duties."""

from datetime import date

import pytest

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Capacity, Meaning
from qmsdocs.source.load import load
from qmsdocs.workflow.permits import next_steps, permit
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.steps import GIVES, Case, Step, case_of
from qmsdocs.workflow.warrants import Claim, Warrant
from tests.builders import PEOPLE, QMS, TEXT, Handbook, record, text_of

DOCUMENT = "k3f9t2xq"
DAY = date(2025, 10, 1)
DEPUTY = """\
  - id: thu
    name: Phạm Thị Thử
    mandates:
      - {id: m1, role: pho, from: 2025-07-01}
      - {id: m2, role: pho, capacity: KT, for: chu-tich, from: 2025-10-01, until: 2025-10-05}
      - {id: m3, role: pho, capacity: TUQ, for: chu-tich, from: 2025-10-05, until: 2025-10-09}
"""
ROLES = QMS.replace(
    "  - {id: thu-ky, name",
    "  - {id: pho, name: Phó Chủ tịch, from: 2025-07-01}\n  - {id: thu-ky, name",
)


def _corpus(*meanings: Meaning, people: str = PEOPLE + DEPUTY, day: date = DAY) -> Corpus:
    made = Handbook.new(ROLES, people).put("content/drafts/qt-ht-01.md", TEXT)
    for count, meaning in enumerate(meanings):
        made.add(f"approvals/{count}", record(meaning, text_of(TEXT)))
    return load(made.tree, day)


def _asked(corpus: Corpus, step: Step, signer: str, **claimed: object) -> Warrant | Refusal:
    case = case_of(corpus, step, DOCUMENT)
    assert isinstance(case, Case)
    claim = Claim(signer=signer, meaning=GIVES[step], day=corpus.day, **claimed)  # type: ignore[arg-type]
    return permit([case], step, claim)


def test_own_right() -> None:
    found = _asked(_corpus(Meaning.PREPARED), Step.APPROVE, "mau")

    assert isinstance(found, Warrant)
    assert (found.mandate.role, found.mandate.capacity) == ("chu-tich", None)


def test_on_behalf_is_ones_own_right() -> None:
    found = _asked(_corpus(Meaning.PREPARED), Step.APPROVE, "mau", capacity=Capacity.TM)

    assert isinstance(found, Warrant)


def test_in_anothers_stead() -> None:
    found = _asked(_corpus(Meaning.PREPARED), Step.APPROVE, "thu")

    assert isinstance(found, Warrant)
    assert found.mandate.capacity is Capacity.KT


def test_two_stead_rights_on_one_day() -> None:
    """Nobody but the person can say in which of two rights it was signed."""
    corpus = _corpus(Meaning.PREPARED, day=date(2025, 10, 5))

    found = _asked(corpus, Step.APPROVE, "thu")
    named = _asked(corpus, Step.APPROVE, "thu", capacity=Capacity.TUQ)

    assert isinstance(found, Refusal)
    assert str(found.said) == "'thu' may sign in several rights: pho KT, pho TUQ"
    assert isinstance(named, Warrant)


@pytest.mark.parametrize(
    ("signer", "day", "said"),
    [
        pytest.param(
            "soan",
            DAY,
            "role 'chuyen-vien' may not sign 'approved' for kind 'procedure' on 2025-10-01; "
            "allowed: chu-tich",
            id="role",
        ),
        pytest.param(
            "thu",
            date(2025, 9, 30),
            "role 'pho' may not sign 'approved' for kind 'procedure' on 2025-09-30; "
            "allowed: chu-tich",
            id="stead-not-begun",
        ),
        pytest.param(
            "mau", date(2025, 6, 30), "'mau' held no mandate on 2025-06-30", id="before-the-mandate"
        ),
    ],
)
def test_without_right(signer: str, day: date, said: str) -> None:
    found = _asked(_corpus(Meaning.PREPARED, day=day), Step.APPROVE, signer)

    assert isinstance(found, Refusal)
    assert str(found.said) == said


def test_author_is_not_approver() -> None:
    """The floor holds where no rule is written, whatever rights somebody holds."""
    people = PEOPLE.replace(
        "      - {id: m1, role: chuyen-vien, from: 2025-07-01}",
        "      - {id: m1, role: chuyen-vien, from: 2025-07-01}\n"
        "      - {id: m2, role: chu-tich, from: 2025-07-01}",
    )

    found = _asked(_corpus(Meaning.PREPARED, people=people), Step.APPROVE, "soan")

    assert isinstance(found, Refusal)
    assert str(found.said) == (
        "'soan' gave QT-HT-01 01/00 the meaning 'prepared' and may not give it 'approved' as well"
    )


def test_next_steps() -> None:
    corpus = _corpus(Meaning.PREPARED)

    assert next_steps(corpus, DOCUMENT, "mau") == (Step.APPROVE, Step.RETURN)
    assert next_steps(corpus, DOCUMENT, "soan") == ()
    assert next_steps(corpus, DOCUMENT, "nobody") == ()
