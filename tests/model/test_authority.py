"""Did the signer hold the right? Judged by the rules and mandates of the day on the paper."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qmsdocs.model.authority import (
    Doubt,
    Target,
    objections,
    proof_level,
    right_of,
    target_of,
)
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.office import Office, SigningRule, Unit
from qmsdocs.model.records import (
    Act,
    Capacity,
    Decision,
    Meaning,
    Proof,
    ProofKind,
    Record,
    Signature,
    Signed,
)
from qmsdocs.model.roster import Mandate, Person, Roster, Scope
from tests.builders import DAY, TEXT, changed, record, text_of

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
PROCEDURE = Target("procedure", "van-phong", "ho-tich")
APPROVAL = SigningRule("duyet", Meaning.APPROVED, ("chu-tich",), ProofKind.NONE)
MERGED = Unit("to-tu-phap", "Tổ Tư pháp", until=date(2026, 3, 10), successor="van-phong")
OFFICE = Office(id="ubnd-mau", units=(MERGED, Unit("van-phong", "VP")), signing=(APPROVAL,))
CHAIRMAN = Mandate("m1", "chu-tich", since=FIRST, until=LAST)
DEPUTY = replace(CHAIRMAN, role="pho-chu-tich", capacity=Capacity.KT, stands_for="chu-tich")


def _corpus(*mandates: Mandate, office: Office = OFFICE, signed: Signed | None = None) -> Corpus:
    roster = Roster((Person("mau", "Lê Văn Mẫu", mandates=mandates or (CHAIRMAN,)),))
    signatures = {"r": Signature(signed)} if signed else {}
    return Corpus(DAY, office=office, roster=roster, signatures=signatures)


def _record(on: date = FIRST, **values: Any) -> Record:  # noqa: ANN401 - any field of a record
    made = record(Meaning.APPROVED, text_of(TEXT), on=on, id="r")
    return replace(made, **values)


def _said(corpus: Corpus, judged: Record, target: Target = PROCEDURE) -> list[tuple[Doubt, str]]:
    return [(each.doubt, str(each.said)) for each in objections(corpus, judged, target)]


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        pytest.param(date(2026, 2, 28), False, id="the day before"),
        pytest.param(FIRST, True, id="first day"),
        pytest.param(LAST, True, id="last day"),
        pytest.param(date(2026, 4, 1), False, id="the day after"),
    ],
)
def test_days_of_a_mandate_are_both_included(on: date, holds: bool) -> None:
    said = f"'mau' held no mandate for the role 'chu-tich' on {on}"
    expected = [] if holds else [(Doubt.MANDATE, said)]

    assert _said(_corpus(), _record(on)) == expected


def test_who_left_keeps_what_was_signed() -> None:
    """The mandate ended long before today; the day on the paper decides."""
    assert _said(_corpus(), _record(FIRST)) == []


def test_a_day_of_recording_is_not_the_day_of_signing() -> None:
    assert _said(_corpus(), _record(LAST, recorded_on=date(2026, 6, 1))) == []


def test_an_unknown_signer() -> None:
    assert _said(_corpus(), _record(signer="lan")) == [
        (Doubt.SIGNER, "signer 'lan' is not in people.yml")
    ]


@pytest.mark.parametrize(
    ("mandate", "claimed", "fits"),
    [
        pytest.param({}, {}, True, id="in one's own right"),
        pytest.param({}, {"capacity": Capacity.TM}, True, id="TM of the head"),
        pytest.param({}, {"capacity": Capacity.KT}, False, id="KT without a delegation"),
        pytest.param({"capacity": Capacity.TM}, {"capacity": Capacity.TM}, True, id="TM"),
        pytest.param({"capacity": Capacity.Q}, {"capacity": Capacity.Q}, True, id="Q"),
        pytest.param({"capacity": Capacity.Q}, {}, False, id="Q left out"),
        pytest.param({"capacity": Capacity.Q}, {"capacity": Capacity.KT}, False, id="KT for Q"),
        pytest.param({"stands_for": "x"}, {}, False, id="in whose stead, but not how"),
        pytest.param({}, {"mandate": "m1"}, True, id="mandate named"),
        pytest.param({}, {"mandate": "m2"}, False, id="another mandate named"),
    ],
)
def test_capacity(mandate: Mapping[str, Any], claimed: Mapping[str, Any], fits: bool) -> None:
    judged = _record(**claimed)
    said = (
        "'mau' had no right to sign as 'chu-tich' in the capacity "
        f"'{judged.capacity or '-'}' on 2026-03-01"
    )

    found = _said(_corpus(replace(CHAIRMAN, **mandate)), judged)

    assert found == ([] if fits else [(Doubt.CAPACITY, said)])


@pytest.mark.parametrize(
    ("capacity", "doubts"),
    [
        pytest.param(Capacity.KT, [], id="KT"),
        pytest.param(None, [Doubt.CAPACITY], id="as if in his own right"),
        pytest.param(Capacity.TUQ, [Doubt.CAPACITY], id="another capacity"),
    ],
)
def test_a_deputy_signs_in_the_chairmans_stead(
    capacity: Capacity | None, doubts: list[Doubt]
) -> None:
    judged = _record(role="pho-chu-tich", capacity=capacity)

    assert [doubt for doubt, _ in _said(_corpus(DEPUTY), judged)] == doubts


def test_a_deputy_without_for_satisfies_no_rule_of_the_chairman() -> None:
    alone = replace(DEPUTY, stands_for="")
    judged = _record(role="pho-chu-tich", capacity=Capacity.KT)

    said = (
        "role 'pho-chu-tich' may not sign 'approved' for kind 'procedure' on 2026-03-01; "
        "allowed: chu-tich"
    )
    assert _said(_corpus(alone), judged) == [(Doubt.ROLE, said)]


def test_the_role_of_a_record_is_the_signers_own() -> None:
    judged = _record(role="chu-tich", capacity=Capacity.KT)

    assert [doubt for doubt, _ in _said(_corpus(DEPUTY), judged)] == [Doubt.MANDATE]


@pytest.mark.parametrize(
    ("scope", "target", "on", "reached"),
    [
        pytest.param(Scope(), PROCEDURE, FIRST, True, id="the whole office"),
        pytest.param(Scope(("van-phong",)), PROCEDURE, FIRST, True, id="own unit"),
        pytest.param(Scope(("phong-kinh-te",)), PROCEDURE, FIRST, False, id="another unit"),
        pytest.param(Scope(("van-phong",)), Target("procedure"), FIRST, False, id="no unit"),
        pytest.param(
            Scope(("van-phong",)),
            Target("procedure", "to-tu-phap"),
            date(2026, 3, 10),
            False,
            id="last day before the merger",
        ),
        pytest.param(
            Scope(("van-phong",)),
            Target("procedure", "to-tu-phap"),
            date(2026, 3, 11),
            True,
            id="merged into it",
        ),
        pytest.param(
            Scope(("to-tu-phap",)),
            Target("procedure", "to-tu-phap"),
            date(2026, 3, 11),
            True,
            id="the merged unit's own",
        ),
        pytest.param(
            Scope(("to-tu-phap",)),
            PROCEDURE,
            date(2026, 3, 11),
            False,
            id="a merger does not widen the smaller mandate",
        ),
        pytest.param(Scope(kinds=("procedure",)), PROCEDURE, FIRST, True, id="kind"),
        pytest.param(Scope(kinds=("form",)), PROCEDURE, FIRST, False, id="another kind"),
        pytest.param(Scope(fields=("ho-tich",)), PROCEDURE, FIRST, True, id="field"),
        pytest.param(Scope(fields=("chung-thuc",)), PROCEDURE, FIRST, False, id="another field"),
        pytest.param(Scope(meanings=("approved",)), PROCEDURE, FIRST, True, id="meaning"),
        pytest.param(Scope(meanings=("reviewed",)), PROCEDURE, FIRST, False, id="another meaning"),
        pytest.param(
            Scope(("van-phong",), ("form",)), PROCEDURE, FIRST, False, id="all limits at once"
        ),
    ],
)
def test_scope(scope: Scope, target: Target, on: date, reached: bool) -> None:
    found = _said(_corpus(replace(CHAIRMAN, scope=scope)), _record(on), target)

    assert [doubt for doubt, _ in found] == ([] if reached else [Doubt.SCOPE])


def test_scope_is_said_in_full() -> None:
    scoped = _corpus(replace(CHAIRMAN, scope=Scope(kinds=("form",))))

    said = (
        "the mandate of 'mau' on 2026-03-01 does not reach 'approved' for kind 'procedure', "
        "unit '-', field '-'"
    )
    assert _said(scoped, _record(), Target("procedure")) == [(Doubt.SCOPE, said)]


def test_one_of_several_mandates_is_enough() -> None:
    forms = replace(CHAIRMAN, id="m1", scope=Scope(kinds=("form",)))
    procedures = replace(CHAIRMAN, id="m2", scope=Scope(kinds=("procedure",)))
    corpus = _corpus(forms, procedures)

    right = right_of(corpus, _record(), PROCEDURE)

    assert right is not None
    assert right.mandate.id == "m2"
    assert right_of(corpus, _record(mandate="m1"), PROCEDURE) is None


def test_without_a_rule_nobody_may_sign() -> None:
    said = "role 'chu-tich' may not sign 'approved' for kind 'procedure' on 2026-03-01; allowed: -"
    assert _said(_corpus(office=Office(id="ubnd-mau")), _record()) == [(Doubt.ROLE, said)]


def test_a_new_rule_does_not_void_the_past() -> None:
    """From 15 March on, the chairman no longer approves, and a signature is asked for."""
    changed_on = date(2026, 3, 15)
    old = replace(APPROVAL, until=date(2026, 3, 14))
    new = replace(APPROVAL, id="moi", roles=("bi-thu",), proof=ProofKind.SSH, since=changed_on)
    corpus = _corpus(office=replace(OFFICE, signing=(old, new)))

    assert _said(corpus, _record(date(2026, 3, 14))) == []
    assert [doubt for doubt, _ in _said(corpus, _record(changed_on))] == [Doubt.ROLE]


SCAN = "sha256:" + "0" * 64


@pytest.mark.parametrize(
    ("kind", "signed", "least", "holds"),
    [
        pytest.param(ProofKind.NONE, None, ProofKind.NONE, True, id="nothing asked"),
        pytest.param(ProofKind.NONE, None, ProofKind.PAPER, False, id="none for paper"),
        pytest.param(ProofKind.PAPER, None, ProofKind.PAPER, True, id="paper"),
        pytest.param(ProofKind.PAPER, None, ProofKind.SSH, False, id="paper for ssh"),
        pytest.param(ProofKind.SSH, Signed.GOOD, ProofKind.SSH, True, id="ssh"),
        pytest.param(ProofKind.SSH, Signed.GOOD, ProofKind.PAPER, True, id="ssh for paper"),
        pytest.param(ProofKind.SSH, Signed.GOOD, ProofKind.PADES, False, id="ssh for pades"),
        pytest.param(ProofKind.PADES, None, ProofKind.PAPER, True, id="pades counts as paper"),
        pytest.param(ProofKind.PADES, None, ProofKind.SSH, False, id="pades not examined"),
    ],
)
def test_proof(kind: ProofKind, signed: Signed | None, least: ProofKind, holds: bool) -> None:
    office = replace(OFFICE, signing=(replace(APPROVAL, proof=least),))
    said = f"proved by '{kind}', but the rule 'duyet' asks for at least '{least}'"

    found = _said(_corpus(office=office, signed=signed), _record(proof=Proof(kind, SCAN)))

    assert found == ([] if holds else [(Doubt.PROOF, said)])


@pytest.mark.parametrize(
    ("kind", "recorded", "signed", "reason"),
    [
        pytest.param(ProofKind.SSH, False, Signed.ABSENT, "there is no signature file", id="none"),
        pytest.param(
            ProofKind.SSH,
            False,
            Signed.BAD,
            "the record or the signature was altered, or another key signed",
            id="bad",
        ),
        pytest.param(
            ProofKind.SSH, False, Signed.NO_KEY, "the person had no key on that day", id="no key"
        ),
        pytest.param(ProofKind.PAPER, False, Signed.ABSENT, "", id="paper needs none"),
        pytest.param(ProofKind.PAPER, False, Signed.GOOD, "", id="paper may have one"),
        pytest.param(
            ProofKind.PAPER,
            False,
            Signed.BAD,
            "the record or the signature was altered, or another key signed",
            id="a bad one beside paper",
        ),
        pytest.param(
            ProofKind.PAPER,
            False,
            Signed.NO_KEY,
            "the person had no key on that day",
            id="a stranger's beside paper",
        ),
        pytest.param(
            ProofKind.PAPER,
            True,
            Signed.ABSENT,
            "there is no signature file",
            id="the recorder's is asked for",
        ),
        pytest.param(ProofKind.PAPER, True, Signed.GOOD, "", id="the recorder signed"),
    ],
)
def test_signatures(kind: ProofKind, recorded: bool, signed: Signed, reason: str) -> None:
    asked = ProofKind.SSH if recorded else ProofKind.NONE
    office = replace(OFFICE, signing=(replace(APPROVAL, recorded_proof=asked),))
    said = f"the signature beside the record does not hold: {reason}"

    found = _said(_corpus(office=office, signed=signed), _record(proof=Proof(kind, SCAN)))

    assert found == ([(Doubt.SIGNATURE, said)] if reason else [])


def test_proof_level_is_what_could_be_examined() -> None:
    signed = _record(proof=Proof(ProofKind.SSH))

    assert proof_level(_corpus(signed=Signed.GOOD), signed) is ProofKind.SSH
    assert proof_level(_corpus(signed=Signed.BAD), signed) is ProofKind.NONE
    assert proof_level(_corpus(), _record(proof=Proof(ProofKind.PADES, SCAN))) is ProofKind.PAPER


def test_a_rule_may_ask_for_a_numbered_decision() -> None:
    corpus = _corpus(office=replace(OFFICE, signing=(replace(APPROVAL, decision=True),)))

    assert _said(corpus, _record()) == [
        (Doubt.DECISION, "the rule 'duyet' asks for a numbered decision and none is named")
    ]
    assert _said(corpus, _record(decision=Decision("41/QĐ-UBND", FIRST))) == []


@pytest.mark.parametrize("turned", [False, True], ids=["strict first", "strict last"])
def test_any_rule_that_is_met_gives_the_right(turned: bool) -> None:
    strict = replace(APPROVAL, id="strict", proof=ProofKind.SSH)
    rules = (strict, APPROVAL)[:: -1 if turned else 1]
    corpus = _corpus(office=replace(OFFICE, signing=rules))

    right = right_of(corpus, _record(), PROCEDURE)

    assert _said(corpus, _record()) == []
    assert right is not None
    assert right.rule is APPROVAL


def test_the_target_is_the_text_that_the_record_covers() -> None:
    text = text_of(TEXT)
    newer = text_of(changed(revision="1", kind="form", field="chung-thuc"))
    judged = record(Meaning.APPROVED, text)
    act = Act(judged, judged.covers[0])

    assert target_of(Corpus(DAY, texts=(text, newer)), act) == PROCEDURE
    assert target_of(Corpus(DAY, texts=(newer,)), act) == Target("form", "van-phong", "chung-thuc")
    assert target_of(Corpus(DAY), act) == Target(unit="van-phong")
