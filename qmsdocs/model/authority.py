"""Did the signer hold the right? Judged by the rules and mandates of the day on the paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.office import SigningRule
from qmsdocs.model.records import (
    Act,
    Capacity,
    Proof,
    ProofKind,
    Record,
    Signed,
)
from qmsdocs.model.roster import Mandate, Person, Scope
from qmsdocs.model.terms import MEANING, SIGNED
from qmsdocs.model.text import Text
from qmsdocs.wording import Said, say


class Doubt(StrEnum):
    """Why an act may not hold; each is reported by a check of its own."""

    SIGNER = "signer"
    MANDATE = "mandate"
    CAPACITY = "capacity"
    SCOPE = "scope"
    ROLE = "role"
    PROOF = "proof"
    DECISION = "decision"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Objection:
    """One reason why an act does not hold, and the key of the record that shows it."""

    doubt: Doubt
    said: Said
    key: str


@dataclass(frozen=True, slots=True)
class Right:
    """On what an act rests: the mandate used and the rule that it satisfies."""

    mandate: Mandate
    rule: SigningRule


@dataclass(frozen=True, slots=True)
class Target:
    """What an act is about, as far as rules and scopes ask."""

    kind: str = ""
    unit: str = ""
    field: str = ""


def target_of(corpus: Corpus, act: Act) -> Target:
    """Return kind, unit and field of the text that an act covers."""
    texts = corpus.texts_by_id.get(act.cover.id, ())
    same = next((t for t in texts if t.fingerprint == act.cover.fingerprint), None)
    text: Text | None = same or (texts[-1] if texts else None)
    if text is None:
        return Target(unit=act.cover.unit)
    return Target(text.kind, act.cover.unit, text.field)


def right_of(corpus: Corpus, record: Record, target: Target) -> Right | None:
    """Return mandate and rule by which a record could be signed; none: it could not.

    Where several give the right, it is one whose proof and decision are met, if any is.
    """
    rights = list(_rights(corpus, record, target))
    met = (each for each in rights if not any(_proof_objections(corpus, record, each.rule)))
    return next(met, rights[0] if rights else None)


def _rights(corpus: Corpus, record: Record, target: Target) -> Iterator[Right]:
    person = corpus.roster.person(record.signer)
    if person is None:
        return
    rules = corpus.office.signing_on(record.signed_on, target.kind, record.meaning)
    for mandate in _fitting(person, record):
        if not covers(corpus, mandate.scope, target, record):
            continue
        for rule in rules:
            if mandate.role in rule.roles or mandate.stands_for in rule.roles:
                yield Right(mandate, rule)


def objections(corpus: Corpus, record: Record, target: Target) -> Iterator[Objection]:
    """Yield why a record does not hold over a target.

    First the one doubt about the right, if any; otherwise whatever is wrong with its proof.
    """
    right = right_of(corpus, record, target)
    if right is None:
        yield _doubt(corpus, record, target)
        return
    yield from _proof_objections(corpus, record, right.rule)


def proof_level(corpus: Corpus, record: Record) -> ProofKind:
    """Return how strongly a record is proved, as far as it could be examined."""
    if record.proof.kind is ProofKind.SSH:
        good = corpus.signature(record).state is Signed.GOOD
        return ProofKind.SSH if good else ProofKind.NONE
    if record.proof.kind is ProofKind.PADES:
        return ProofKind.PAPER
    return record.proof.kind


def covers(corpus: Corpus, scope: Scope, target: Target, record: Record) -> bool:
    """Does a scope reach what a record says of a target, mergers of units included?"""
    day = record.signed_on
    units = corpus.office.units_on(target.unit, day)
    return (
        (not scope.units or not set(units).isdisjoint(scope.units))
        and (not scope.kinds or target.kind in scope.kinds)
        and (not scope.fields or target.field in scope.fields)
        and (not scope.meanings or record.meaning in scope.meanings)
    )


def _fitting(person: Person, record: Record) -> list[Mandate]:
    return [
        each
        for each in person.mandates_on(record.signed_on)
        if each.role == record.role
        and _capacity_fits(each, record.capacity)
        and record.mandate in ("", each.id)
    ]


def _capacity_fits(mandate: Mandate, capacity: Capacity | None) -> bool:
    # A role of one's own is signed with no capacity, or TM; which role may, the rules say.
    if mandate.capacity is None:
        return capacity in (None, Capacity.TM) and not mandate.stands_for
    return mandate.capacity is capacity


def _doubt(corpus: Corpus, record: Record, target: Target) -> Objection:
    person = corpus.roster.person(record.signer)
    if person is None:
        said = say("signer '{person}' is not in people.yml", person=record.signer)
        return Objection(Doubt.SIGNER, said, "signer")
    held = [m for m in person.mandates_on(record.signed_on) if m.role == record.role]
    if not held:
        said = say(
            "'{person}' held no mandate for the role '{role}' on {day}",
            person=record.signer,
            role=record.role,
            day=record.signed_on,
        )
        return Objection(Doubt.MANDATE, said, "role")
    fitting = _fitting(person, record)
    if not fitting:
        said = say(
            "'{person}' had no right to sign as '{role}' in the capacity '{capacity}' on {day}",
            person=record.signer,
            role=record.role,
            capacity=record.capacity or "-",
            day=record.signed_on,
        )
        return Objection(Doubt.CAPACITY, said, "capacity" if record.capacity else "role")
    if not any(covers(corpus, m.scope, target, record) for m in fitting):
        said = say(
            "the mandate of '{person}' on {day} does not reach '{meaning}' for kind '{kind}', "
            "unit '{unit}', field '{field}'",
            meaning=MEANING[record.meaning],
            person=record.signer,
            day=record.signed_on,
            kind=target.kind,
            unit=target.unit or "-",
            field=target.field or "-",
        )
        return Objection(Doubt.SCOPE, said, "signer")
    return _wrong_role(corpus, record, target)


def _wrong_role(corpus: Corpus, record: Record, target: Target) -> Objection:
    rules = corpus.office.signing_on(record.signed_on, target.kind, record.meaning)
    said = say(
        "role '{role}' may not sign '{meaning}' for kind '{kind}' on {day}; allowed: {roles}",
        role=record.role,
        meaning=MEANING[record.meaning],
        kind=target.kind or "-",
        day=record.signed_on,
        roles=tuple(dict.fromkeys(role for rule in rules for role in rule.roles)) or "-",
    )
    return Objection(Doubt.ROLE, said, "role")


def _proof_objections(corpus: Corpus, record: Record, rule: SigningRule) -> Iterator[Objection]:
    signature = corpus.signature(record)
    wanted = _signature_wanted(record.proof, rule)
    # A signature that nobody asked for must hold all the same, once it is there.
    unsigned = signature.state is Signed.ABSENT and not wanted
    if signature.state is not Signed.GOOD and not unsigned:
        said = say(
            "the signature beside the record does not hold: {reason}",
            reason=SIGNED[signature.state],
        )
        yield Objection(Doubt.SIGNATURE, said, "proof")
    elif proof_level(corpus, record).strength < rule.proof.strength:
        said = say(
            "proved by '{found}', but the rule '{rule}' asks for at least '{least}'",
            found=record.proof.kind,
            rule=rule.id,
            least=rule.proof,
        )
        yield Objection(Doubt.PROOF, said, "proof")
    if rule.decision and record.decision is None:
        said = say("the rule '{rule}' asks for a numbered decision and none is named", rule=rule.id)
        yield Objection(Doubt.DECISION, said, "decision")


def _signature_wanted(proof: Proof, rule: SigningRule) -> bool:
    return proof.kind is ProofKind.SSH or rule.recorded_proof is ProofKind.SSH
