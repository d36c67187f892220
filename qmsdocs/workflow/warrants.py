"""In which right a person may give a meaning, and what the rules then ask of the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qmsdocs.diagnostics import Place
from qmsdocs.model.authority import Target, objections, right_of
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.office import SigningRule
from qmsdocs.model.records import Capacity, Meaning, Proof, ProofKind, Record
from qmsdocs.model.roster import Mandate
from qmsdocs.wording import say
from qmsdocs.workflow.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Warrant:
    """A mandate by which somebody may sign, and the rule that it satisfies for each target."""

    mandate: Mandate
    rules: tuple[SigningRule, ...]

    @property
    def proof(self) -> ProofKind:
        """The strongest proof that a rule asks for."""
        return max((rule.proof for rule in self.rules), key=lambda kind: kind.strength)

    @property
    def recorder_signs(self) -> bool:
        """Does a rule ask for the recorder's signature beside a paper act?"""
        return any(rule.recorded_proof is ProofKind.SSH for rule in self.rules)

    @property
    def decision(self) -> bool:
        """Does a rule ask for a numbered decision?"""
        return any(rule.decision for rule in self.rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who wants to give which meaning on a day; role and capacity where they were named."""

    signer: str
    meaning: Meaning
    day: date
    role: str = ""
    capacity: Capacity | None = None


def warrant_for(corpus: Corpus, claim: Claim, targets: Sequence[Target]) -> Warrant | Refusal:
    """Return the one right in which somebody may sign over all targets.

    A right of one's own comes before one in another's stead. Where several are left, nobody
    but the person can say which was meant.
    """
    found = warrants(corpus, claim, targets)
    own = [each for each in found if each.mandate.capacity is None]
    distinct = {(w.mandate.role, w.mandate.capacity): w for w in own or found}
    if len(distinct) == 1:
        return next(iter(distinct.values()))
    if not distinct:
        return _without_right(corpus, claim, targets)
    rights = tuple(f"{role} {capacity or ''}".strip() for role, capacity in distinct)
    return Refusal(
        say("'{person}' may sign in several rights: {rights}", person=claim.signer, rights=rights),
        say("Name one with --role and, where it is in another's stead, --capacity."),
    )


def warrants(corpus: Corpus, claim: Claim, targets: Sequence[Target]) -> tuple[Warrant, ...]:
    """Return every right in which somebody may sign over all targets."""
    person = corpus.roster.person(claim.signer)
    found = []
    for mandate in person.mandates_on(claim.day) if person else ():
        if claim.role in ("", mandate.role) and _capacity_meant(claim, mandate):
            record = supposed(corpus, claim, mandate)
            rights = [right_of(corpus, record, target) for target in targets]
            rules = tuple(right.rule for right in rights if right)
            if len(rules) == len(targets):
                found.append(Warrant(mandate, rules))
    return tuple(found)


def _capacity_meant(claim: Claim, mandate: Mandate) -> bool:
    if claim.capacity is Capacity.TM:
        return mandate.capacity in (None, Capacity.TM)
    return claim.capacity is None or mandate.capacity is claim.capacity


def supposed(corpus: Corpus, claim: Claim, mandate: Mandate | None = None) -> Record:
    """Return the record as it would be, without texts, proof or decision."""
    return Record(
        id="",
        place=Place(""),
        meaning=claim.meaning,
        organisation=corpus.office.id,
        signer=claim.signer,
        role=mandate.role if mandate else claim.role,
        capacity=mandate.capacity if mandate else claim.capacity,
        mandate=mandate.id if mandate else "",
        signed_on=claim.day,
        recorded_on=claim.day,
        recorded_by=claim.signer,
        proof=Proof(ProofKind.NONE),
    )


def _without_right(corpus: Corpus, claim: Claim, targets: Sequence[Target]) -> Refusal:
    """Return why no mandate of the person gives the right, in the words of the checks."""
    person = corpus.roster.person(claim.signer)
    held = person.mandates_on(claim.day) if person else []
    meant = [m for m in held if claim.role in ("", m.role) and _capacity_meant(claim, m)]
    hint = say("'qmsdocs roster' shows who holds which mandate; 'qms.yml' who must sign what.")
    if person and not held:
        return Refusal(
            say("'{person}' held no mandate on {day}", person=claim.signer, day=claim.day), hint
        )
    if held and not meant:
        return Refusal(
            say(
                "'{person}' held no mandate as '{right}' on {day}",
                person=claim.signer,
                right=f"{claim.role} {claim.capacity or ''}".strip(),
                day=claim.day,
            ),
            hint,
        )
    record = supposed(corpus, claim, meant[0] if meant else None)
    for target in targets:
        said = next((each.said for each in objections(corpus, record, target)), None)
        if said is not None and right_of(corpus, record, target) is None:
            return Refusal(said, hint)
    return Refusal(
        say("no mandate of '{person}' reaches all of these documents at once", person=claim.signer),
        say("Sign them in parts, each in the right that reaches it."),
    )
