"""Checks on who signed what: right, proof, separation of duties, nothing missing."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Place, Subject
from qmsdocs.model.authority import Doubt, Objection, Target, objections, target_of
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Act, Meaning, Record
from qmsdocs.model.separation import overlaps
from qmsdocs.model.terms import MEANING
from qmsdocs.model.timeline import Revision, brings_into_force, standing_vouchers
from qmsdocs.wording import say


def _doubted(doubt: Doubt) -> Callable[[Corpus], Iterator[Hit]]:
    def find(corpus: Corpus) -> Iterator[Hit]:
        for record, found, subject in _judged(corpus):
            if found.doubt is doubt:
                yield Hit(record.at(found.key), found.said, subject=subject)

    return find


@lru_cache(maxsize=1)
def _judged(corpus: Corpus) -> tuple[tuple[Record, Objection, Subject], ...]:
    """Return every objection once; eight checks share it."""
    return tuple(
        (record, found, subject)
        for record in corpus.standing
        for found, subject in _objections(corpus, record)
    )


def _objections(corpus: Corpus, record: Record) -> Iterator[tuple[Objection, Subject]]:
    """Yield what speaks against a record: once, or by text where only some are concerned."""
    targets = _targets(corpus, record)
    judged = {target: _spoken(corpus, record, target) for target in set(targets.values())}
    common = set.intersection(*(set(found) for found in judged.values()))
    for each in sorted(common, key=lambda objection: objection.doubt):
        yield each, Subject(record=record.id)
    for subject, target in targets.items():
        for each in judged[target]:
            if each not in common:
                yield each, subject


def _spoken(corpus: Corpus, record: Record, target: Target) -> tuple[Objection, ...]:
    found = tuple(objections(corpus, record, target))
    if record.covers and corpus.office.kind(target.kind) is None:
        # A text that is gone, or of no kind, is reported as such; no rule is known for it.
        return tuple(each for each in found if each.doubt not in (Doubt.ROLE, Doubt.SCOPE))
    return found


def _targets(corpus: Corpus, record: Record) -> dict[Subject, Target]:
    if record.meaning is Meaning.ANNULLED:
        annulled = [
            corpus.record_by_id[each] for each in record.annuls if each in corpus.record_by_id
        ]
        acts = [Act(each, cover) for each in annulled for cover in each.covers]
        found = {Subject(record=record.id, document=a.cover.id): target_of(corpus, a) for a in acts}
    else:
        acts = [Act(record, cover) for cover in record.covers]
        found = {act.subject: target_of(corpus, act) for act in acts}
    return found or {Subject(record=record.id): Target()}


def _missing_meaning(corpus: Corpus) -> Iterator[Hit]:
    for timeline in corpus.timelines.values():
        for revision in timeline.revisions:
            act = revision.act
            if act.record.meaning is Meaning.BASELINE:
                continue
            required = corpus.office.required_on(act.day, target_of(corpus, act).kind)
            lacking = tuple(MEANING[each] for each in required if not _given(revision, each))
            if lacking:
                said = say(
                    "{code} {number}: nobody had '{meaning}' this text by {day}",
                    code=act.cover.code,
                    number=str(revision.number),
                    meaning=lacking,
                    day=act.day,
                )
                place = Place(act.record.place.path, act.cover.line)
                yield Hit(place, said, subject=act.subject)


def _given(revision: Revision, meaning: Meaning) -> bool:
    by = revision.act.record.meaning
    if meaning is by or (meaning is Meaning.PROMULGATED and by is Meaning.APPROVED):
        return True  # an approval in the place of a promulgation is a fault of its own
    return any(
        act.record.meaning is meaning and act.day <= revision.act.day for act in revision.vouchers
    )


def _one_person(corpus: Corpus) -> Iterator[Hit]:
    for acts in corpus.acts.values():
        for fingerprint in {act.cover.fingerprint: None for act in acts}:
            vouchers = standing_vouchers(acts, fingerprint)
            yield from _not_separate(corpus, vouchers)


def _not_separate(corpus: Corpus, vouchers: tuple[Act, ...]) -> Iterator[Hit]:
    for overlap in overlaps(corpus, vouchers):
        if overlap.allowed:
            continue
        first, second = overlap.first, overlap.second
        said = say(
            "{code} {number}: '{person}' both '{first}' and '{second}' this text, "
            "which the rule of {day} forbids",
            code=second.cover.code,
            number=str(second.cover.number),
            person=second.record.signer,
            first=MEANING[first.record.meaning],
            second=MEANING[second.record.meaning],
            day=second.day,
        )
        yield Hit(second.record.at("signer"), said, subject=second.subject)


def oversteps(corpus: Corpus, act: Act) -> bool:
    """Is this an approval that would bring into force what must be promulgated?"""
    return (
        act.record.meaning is Meaning.APPROVED
        and brings_into_force(act)
        and Meaning.PROMULGATED in corpus.office.required_on(act.day, target_of(corpus, act).kind)
    )


def _without_promulgation(corpus: Corpus) -> Iterator[Hit]:
    for acts in corpus.acts.values():
        for act in acts:
            if oversteps(corpus, act):
                said = say(
                    "{code} {number}: an approval names an effective day, "
                    "but this kind is promulgated",
                    code=act.cover.code,
                    number=str(act.cover.number),
                )
                place = Place(act.record.place.path, act.cover.line)
                yield Hit(place, said, subject=act.subject)


UNKNOWN_SIGNER = Check(
    id="SIG001",
    title=say("Signer who is not on the roster"),
    why=say("Only people whom the office named can sign for it."),
    hint=say("Correct the signer, or bring the person into people.yml with a register record."),
    find=_doubted(Doubt.SIGNER),
)
NO_MANDATE = Check(
    id="SIG002",
    title=say("Signer without a mandate that day"),
    why=say("A role is held from one day to another; a signature outside these days has no force."),
    hint=say(
        "Compare the day with the decision of appointment; have it signed by who held the role."
    ),
    find=_doubted(Doubt.MANDATE),
)
WRONG_CAPACITY = Check(
    id="SIG003",
    title=say("Signer without this capacity that day"),
    why=say("Signing in another's stead (KT, TL, TUQ, Q) needs a mandate that says so."),
    hint=say("Enter the delegation in people.yml with its decision, or have the holder sign."),
    find=_doubted(Doubt.CAPACITY),
)
OUT_OF_SCOPE = Check(
    id="SIG004",
    title=say("Signer outside the scope of the mandate"),
    why=say("A mandate for some units, kinds or fields gives no right over others."),
    hint=say("Have the text signed by somebody whose mandate covers it."),
    find=_doubted(Doubt.SCOPE),
)
WRONG_ROLE = Check(
    id="SIG005",
    title=say("Role that may not sign this"),
    why=say("The rules of that day name the roles for each kind of document and meaning."),
    hint=say("Have it signed by one of the roles named; rules stand in qms.yml."),
    find=_doubted(Doubt.ROLE),
)
WEAK_PROOF = Check(
    id="SIG006",
    title=say("Proof weaker than the rule asks"),
    why=say("The rule of that day says how strongly such an act must be proved."),
    hint=say("Have the record signed digitally, or name the scan of the signed paper."),
    find=_doubted(Doubt.PROOF),
)
BAD_SIGNATURE = Check(
    id="SIG007",
    title=say("Signature that does not hold"),
    why=say("The bytes, the signature or the key are not those of the signer."),
    hint=say("Restore record and signature from git; otherwise annul the record and sign anew."),
    find=_doubted(Doubt.SIGNATURE),
)
NO_DECISION = Check(
    id="SIG008",
    title=say("Act without its decision"),
    why=say("This act is made by a numbered, dated decision, and the record must name it."),
    hint=say("Annul the record and make it anew with the number and date of the decision."),
    find=_doubted(Doubt.DECISION),
)
MISSING_MEANING = Check(
    id="SIG009",
    title=say("Required signature missing"),
    why=say("The rules of that day say what must be signed before a text comes into force."),
    hint=say("Annul the promulgation, have the text signed, then promulgate it again."),
    find=_missing_meaning,
)
ONE_PERSON = Check(
    id="SIG010",
    title=say("One person in roles that must be apart"),
    why=say("Who writes a text does not approve it; that is the least of control."),
    hint=say(
        "Have another person sign; a small office may enter an exemption with its basis and end."
    ),
    find=_one_person,
)
WITHOUT_PROMULGATION = Check(
    id="SIG011",
    title=say("Approval that claims to bring into force"),
    why=say("Approval is not promulgation where the rules ask for a numbered decision."),
    hint=say("Annul the approval and record it without an effective day; then promulgate."),
    find=_without_promulgation,
)

AUTHORITY = (
    UNKNOWN_SIGNER,
    NO_MANDATE,
    WRONG_CAPACITY,
    OUT_OF_SCOPE,
    WRONG_ROLE,
    WEAK_PROOF,
    BAD_SIGNATURE,
    NO_DECISION,
    MISSING_MEANING,
    ONE_PERSON,
    WITHOUT_PROMULGATION,
)
