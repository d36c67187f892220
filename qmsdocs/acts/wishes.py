"""What a person wishes to be recorded, made into a signing or refused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qmsdocs.acts.deed import RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.model.authority import Target
from qmsdocs.model.letters import nearest
from qmsdocs.model.records import Capacity, Decision, Meaning, Proof, ProofKind, Transition
from qmsdocs.model.seen import unseen
from qmsdocs.model.text import Text
from qmsdocs.wording import Said, say
from qmsdocs.workflow.making import Signing
from qmsdocs.workflow.permits import permit
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.steps import Case, Step, case_of, hindrance
from qmsdocs.workflow.warrants import Claim, Warrant, warrant_for

_FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Who signs, on what day, proved how; what is left out is what the act itself says.

    Attributes:
        signer: Id of who signs; empty: who acts.
        signed_on: Day on the paper; none: the day of the act.
        evidence: Digest of the scan, ``sha256:<hex>``, or empty.
        retention: Id of the scan's retention class, or empty.
        has_key: Whether there is a key to sign with.
    """

    signer: str = ""
    role: str = ""
    capacity: Capacity | None = None
    signed_on: date | None = None
    decision: Decision | None = None
    reason: str = ""
    predecessor: str = ""
    evidence: str = ""
    retention: str = ""
    has_key: bool = True

    def day(self, today: date) -> date:
        """Return the day on which it is signed."""
        return today if self.signed_on is None else self.signed_on


def cases_of(
    desk: Desk, step: Step, documents: Iterable[str], day: date | None = None
) -> list[Case]:
    """Return the texts that a step is about.

    Args:
        desk: What was read.
        step: What is to be done.
        documents: Ids of the documents.
        day: Day on which it takes effect; none: the day of the act.

    Raises:
        RefusedError: A document has no such text.
    """
    corpus = desk.corpus if day is None else replace(desk.corpus, day=day)
    found = []
    for document in documents:
        case = case_of(corpus, step, document)
        if isinstance(case, Refusal):
            raise RefusedError(case)
        found.append(case)
    return found


def permitted(
    desk: Desk, step: Step, meaning: Meaning, cases: Sequence[Case], wish: Wish
) -> tuple[Signing, Warrant]:
    """Return how and in what right a step is signed over texts.

    Raises:
        RefusedError: The state of a text, the rules or the roster do not allow it.
    """
    found = permit(cases, step, _claim(desk, meaning, wish))
    return _signed(desk, found, wish)


def entitled(
    desk: Desk, meaning: Meaning, wish: Wish, targets: Sequence[Target] = (Target(),)
) -> tuple[Signing, Warrant]:
    """Return how and in what right an act is signed that is not a step of texts.

    Raises:
        RefusedError: The rules or the roster do not allow it.
    """
    claim = _claim(desk, meaning, wish)
    return _signed(desk, warrant_for(desk.corpus, claim, targets), wish)


def _claim(desk: Desk, meaning: Meaning, wish: Wish) -> Claim:
    signer = wish.signer or desk.recorder.id
    people = [person.id for person in desk.corpus.roster.people]
    if signer not in people:
        known = nearest(signer, people)
        raise RefusedError(
            Refusal(
                say("signer '{person}' is not in people.yml", person=signer),
                say("Did you mean '{word}'?", word=known)
                if known
                else say("'qmsdocs roster' lists the people."),
            )
        )
    return Claim(
        signer=signer,
        meaning=meaning,
        day=wish.day(desk.day),
        role=wish.role,
        capacity=wish.capacity,
    )


def _signed(desk: Desk, found: Warrant | Refusal, wish: Wish) -> tuple[Signing, Warrant]:
    if isinstance(found, Refusal):
        raise RefusedError(found)
    signing = Signing(
        signer=wish.signer or desk.recorder.id,
        recorder=desk.recorder.id,
        signed_on=wish.day(desk.day),
        recorded_on=desk.day,
        proof=_proof(desk, found, wish),
        capacity=wish.capacity,
        decision=wish.decision,
        reason=wish.reason,
        predecessor=wish.predecessor,
    )
    _refuse_undecided(found, wish)
    decision = wish.decision
    given = (
        wish.reason,
        wish.predecessor,
        *((decision.number, decision.issuer) if decision else ()),
    )
    refuse_unseen(*given)
    return signing, found


def refuse_unreasoned(wish: Wish, said: Said) -> None:
    """Refuse an act that must state its reason and does not; ``said`` says so.

    Raises:
        RefusedError: There is no reason.
    """
    if not wish.reason.strip():
        raise RefusedError(Refusal(said, say("Give it with --reason TEXT.")))


def refuse_hindered(step: Step, cases: Iterable[Case]) -> None:
    """Refuse a step that the state of one of these documents does not allow.

    Raises:
        RefusedError: The first of them that does not.
    """
    for case in cases:
        refused = hindrance(step, case)
        if refused is not None:
            raise RefusedError(refused)


def refuse_unseen(*texts: str) -> None:
    """Refuse words with characters that cannot be seen: no file of a handbook may hold them.

    Raises:
        RefusedError: One of the texts does.
    """
    for text in texts:
        said = unseen(text)
        if said is not None:
            raise RefusedError(Refusal(say("'{text}': {reason}", text=text, reason=said)))


def _proof(desk: Desk, warrant: Warrant, wish: Wish) -> Proof:
    elsewhere = wish.signer not in ("", desk.recorder.id)
    if wish.evidence and elsewhere and wish.signed_on is None:
        raise RefusedError(
            Refusal(
                say(
                    "the day on which '{person}' signed the paper was not named", person=wish.signer
                ),
                say("Name it with --signed DAY, as it stands on the paper."),
            )
        )
    if wish.evidence:
        return Proof(ProofKind.PAPER, wish.evidence, wish.retention)
    if wish.day(desk.day) != desk.day:
        raise RefusedError(
            Refusal(
                say(
                    "signed on {day} and recorded on {today}: only paper can be recorded later",
                    day=wish.day(desk.day),
                    today=desk.day,
                ),
                say("Name its scan with --evidence FILE."),
            )
        )
    if warrant.proof is ProofKind.PAPER and elsewhere:
        raise RefusedError(
            Refusal(
                say("the rules ask for the signed paper, and no scan of it was named"),
                say("Name it with --evidence FILE."),
            )
        )
    if warrant.proof is ProofKind.NONE and not wish.has_key:
        return Proof(ProofKind.NONE)
    return Proof(ProofKind.SSH)


def _refuse_undecided(warrant: Warrant, wish: Wish) -> None:
    if warrant.decision and wish.decision is None:
        raise RefusedError(
            Refusal(
                say("the rules ask for a numbered decision, and none was named"),
                say("Name it with --number and, where it is not the day of signing, --issued."),
            )
        )


def refuse_early_end(transition: Transition | None, effective: date) -> None:
    """Refuse a transition that would be over before it begins.

    Raises:
        RefusedError: It would be.
    """
    until = transition.until if transition else None
    if until is not None and until < effective:
        raise RefusedError(
            Refusal(
                say(
                    "the transition ends on {until}, before it begins on {effective}",
                    until=until,
                    effective=effective,
                ),
                say("Name a later day with --transition-until."),
            )
        )


def sealed(signing: Signing, warrant: Warrant) -> bool:
    """Does the record carry a signature: the signer's, or the recorder's beside paper?"""
    return signing.proof.kind is ProofKind.SSH or warrant.recorder_signs


def named(texts: Sequence[Text]) -> Said:
    """Return the texts of an act as a sentence names them: all, or the first few and how many."""
    labels = tuple(f"{text.code} {text.number}" for text in texts)
    if len(labels) <= _FEW:
        return say("{documents}", documents=labels)
    return say(
        "{documents} and {count} more",
        documents=labels[:_FEW],
        count=len(labels) - _FEW,
    )
