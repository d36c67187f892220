"""Tests of what texts rely on, stretch by stretch."""

from datetime import date

from qmsdocs.law.step.reliance import Unsettled, Use, reliances
from qmsdocs.model.records import LawEffect, LawState, Meaning, Verdict
from qmsdocs.model.text import Number
from tests.builders import changed, record, text_of
from tests.law.catalogues import catalogue, law
from tests.law.relying import APPROVED, PATH, Case

ND = law("123", "2016-01-01", number="123/2015/NĐ-CP", issued="2015-11-15")
HT = law("60", "2016-01-01", number="60/2014/QH13", document_type="L", issuer="Quốc hội")
LAW = catalogue(ND, HT)
BODY = """
Theo khoản 2 Điều 14 Nghị định số 123/2015/NĐ-CP và Nghị định số 99/2019/NĐ-CP.

Nộp cho Chuyên viên; mẫu [BM-01](doc:b1m0k5tq).

Điều 3 Nghị định số 123/2015/NĐ-CP.
"""


def test_one_text() -> None:
    found = Case(LAW).text(BODY, "[60/2014/QH13]").one()

    assert (found.since, found.until, found.number) == (APPROVED, None, Number(1, 0))
    assert found.uses == (
        Use("60", (9,), whole=True, basis=True),
        Use("123", (14, 18), ("khoản 2 Điều 14", "Điều 3"), whole=False),
    )
    assert found.unsettled == (Unsettled("99/2019/NĐ-CP", 14),)
    assert found.services == ("1.001193",)
    assert dict(found.links) == {"b1m0k5tq": (16,)}
    assert dict(found.roles) == {"chuyen-vien": (16,)}
    assert found.drafter == "soan"
    (vouch,) = found.vouches
    assert (vouch.day, vouch.verdict, vouch.law) == (APPROVED, None, None)


def test_an_ambiguous_number_names_its_candidates() -> None:
    two = [
        law("a", number="08/2024/NQ-HĐND", issuer="HĐND tỉnh A"),
        law("b", number="08/2024/NQ-HĐND", issuer="HĐND tỉnh B"),
    ]

    found = Case(catalogue(*two)).text(basis="[08/2024/NQ-HĐND]").one()

    assert found.unsettled == (Unsettled("08/2024/NQ-HĐND", 9, ("a", "b")),)


def test_stretches_of_a_document() -> None:
    """Suspended and resumed, then superseded: one stretch each, none between."""
    case = Case(LAW).text()
    old = text_of(changed(legal_basis="[]", body="\nMục đích.\n"), PATH)
    suspended = record(
        Meaning.SUSPENDED, old, on=date(2025, 10, 1), effective=date(2025, 10, 5), reason="Rà soát"
    )
    case.book.add("promulgations/s", suspended)
    case.book.add(
        "promulgations/t",
        record(Meaning.RESUMED, old, on=date(2025, 11, 1), effective=date(2025, 11, 3)),
    )
    new = changed(revision="1", change="Sửa", legal_basis="[60/2014/QH13]")
    case.book.files["content/superseded/qt-ht-01/01-00.md"] = case.book.files.pop(PATH)
    case.book.in_force(new, PATH, on=date(2026, 2, 1), name="b")

    found = reliances(case.corpus())

    assert [(str(each.number), each.since, each.until) for each in found] == [
        ("01/00", date(2025, 9, 1), date(2025, 10, 5)),
        ("01/00", date(2025, 11, 3), date(2026, 2, 1)),
        ("01/01", date(2026, 2, 1), None),
    ]
    assert [len(each.uses) for each in found] == [0, 0, 1]
    assert not found[0].in_force_on(date(2025, 10, 5))


def test_only_those_asked_about() -> None:
    corpus = Case(LAW).text().form(APPROVED).corpus()

    assert [each.code for each in reliances(corpus, ["b1m0k5tq", "unknown1"])] == ["BM-01"]


def test_verdicts_vouch_with_the_law_that_they_saw() -> None:
    case = Case(LAW).text()
    text = text_of(changed(legal_basis="[]", body="\nMục đích.\n"), PATH)
    state = LawState("60", "in-force", (LawEffect("07", "amends"),))
    for day, verdict in ((3, Verdict.KEEP), (5, Verdict.REVISE)):
        made = record(
            Meaning.VERDICT, text, on=date(2026, 1, day), verdict=verdict.value, law=(state,)
        )
        case.book.add(f"verdicts/{day}", made)

    found = case.one()

    assert [each.verdict for each in found.vouches] == [None, Verdict.KEEP, Verdict.REVISE]
    latest = found.vouched_on(date(2026, 6, 1))
    assert latest is not None
    assert (latest.day, latest.law) == (date(2026, 1, 3), {"60": state})
    assert found.vouched_on(date(2025, 8, 31)) is None
