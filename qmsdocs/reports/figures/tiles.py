"""The few figures that matter, for somebody who looks ten seconds."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qmsdocs.reports.figures import words
from qmsdocs.reports.figures.law import InStep, Services
from qmsdocs.reports.figures.value import SOON, Figures, Outcome
from qmsdocs.wording import Said, say


class Tone(StrEnum):
    """How a figure is to be taken; told by a word and a shape, never by colour alone."""

    GOOD = "good"
    WARN = "warn"
    PARTLY = "partly"
    UNKNOWN = "unknown"
    PLAIN = "plain"


TONE = {
    Tone.GOOD: say("in order"),
    Tone.WARN: say("to be dealt with"),
    Tone.PARTLY: say("not wholly known"),
    Tone.UNKNOWN: say("not known"),
}


class Topic(StrEnum):
    """What a figure is about; the site knows where the list to it is."""

    OBJECTIVES = "objectives"
    PROCEDURES = "procedures"
    EXPOSED = "exposed"
    SUSPECT = "suspect"
    SERVICES = "services"
    REVIEWS = "reviews"
    APPROVALS = "approvals"
    INTEGRITY = "integrity"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure: its name, the figure itself, a few words more."""

    topic: Topic
    label: Said
    value: Said
    note: Said
    tone: Tone


_UNKNOWN = say("–")


def tiles(found: Figures) -> tuple[Tile, ...]:
    """Return the figures that matter, what is reached before what is left to do."""
    return tuple(_tiles(found))


def _tiles(found: Figures) -> Iterator[Tile]:
    yield _objectives(found)
    yield _services(found.services)
    yield from _law(found.in_step)
    yield _reviews(found)
    yield _approvals(found)
    yield _integrity(found)
    yield _documents(found)


def _objectives(found: Figures) -> Tile:
    label, count, outcomes = say("Targets met"), len(found.objectives), found.outcomes()
    if not count:
        none = say("no objective in force states a target")
        return Tile(Topic.OBJECTIVES, label, _UNKNOWN, none, Tone.UNKNOWN)
    missing = sum(len(each.progress.missing) for each in found.objectives)
    note = say(
        "not met: {failed}; no result yet: {open}; figures missing: {missing}",
        failed=outcomes[Outcome.NOT_MET],
        open=outcomes[Outcome.NOT_MEASURED],
        missing=missing,
    )
    value = say("{part} of {whole}", part=outcomes[Outcome.MET], whole=count)
    bad = outcomes[Outcome.NOT_MET] or missing
    tone = Tone.WARN if bad else Tone.GOOD if outcomes[Outcome.MET] else Tone.UNKNOWN
    return Tile(Topic.OBJECTIVES, label, value, note, tone)


def _services(found: Services | None) -> Tile:
    label = words.SERVICES
    if found is None:
        none = say("scope or catalogue of services is not there")
        return Tile(Topic.SERVICES, label, _UNKNOWN, none, Tone.UNKNOWN)
    lacking = found.due - found.covered
    return Tile(
        Topic.SERVICES,
        label,
        say("{part} of {whole}", part=found.covered, whole=found.due),
        say("without a procedure: {count}", count=lacking),
        Tone.WARN if lacking else Tone.GOOD,
    )


def _law(found: InStep | None) -> Iterator[Tile]:
    sound = words.PROCEDURES
    suspect, exposed = say("Documents to be looked at again"), say("Documents on ended law")
    if found is None:
        none = say("the legal catalogue is empty")
        of = {Topic.PROCEDURES: sound, Topic.SUSPECT: suspect, Topic.EXPOSED: exposed}
        yield from (Tile(topic, each, _UNKNOWN, none, Tone.UNKNOWN) for topic, each in of.items())
        return
    wrong = found.procedures - found.sound
    value = say("{part} of {whole}", part=found.sound, whole=found.procedures)
    note = say("legal documents of which the state is not known: {count}", count=found.in_doubt)
    doubt = Tone.PARTLY if found.in_doubt else Tone.GOOD
    yield Tile(Topic.PROCEDURES, sound, value, note, Tone.WARN if wrong else doubt)
    yield _count(Topic.SUSPECT, suspect, found.suspect, _changes(found))
    days = say("days so far, all documents together: {days}", days=found.document_days)
    yield _count(Topic.EXPOSED, exposed, found.exposed, days, doubt)


def _changes(found: InStep) -> Said:
    if found.suspect or found.next is None:
        changes = sum(found.ages.values())
        return say("changes: {count}; overdue: {late}", count=changes, late=found.late)
    return say("next change of the law in {days} days", days=found.next.days)


def _reviews(found: Figures) -> Tile:
    label, those = say("Reviews overdue"), found.reviews
    soon = say("due within {days} days: {count}", days=SOON, count=len(those.soon))
    if those.longest is None:
        return _count(Topic.REVIEWS, label, 0, soon)
    note = say("longest: {days} days; {soon}", days=those.longest, soon=soon)
    return _count(Topic.REVIEWS, label, len(those.overdue), note)


def _approvals(found: Figures) -> Tile:
    label, those = say("Drafts awaiting review, approval or promulgation"), found.approvals
    if those.oldest is None:
        note = say(
            "being written: {count}", count=found.documents.total("drafts") - those.submitted
        )
    else:
        note = say("longest: {days} working days", days=those.oldest)
    return Tile(Topic.APPROVALS, label, say("{count}", count=those.submitted), note, Tone.PLAIN)


def _integrity(found: Figures) -> Tile:
    those = found.integrity
    others = (those.registers or 0) + (those.general or 0)
    note = say("nothing can be shown: {none}", none=those.nothing)
    if others:
        note = say("{said}; other faults: {count}", said=note, count=others)
    return Tile(
        Topic.INTEGRITY,
        say("Documents held back for a fault of integrity"),
        say("{count}", count=those.held),
        note,
        Tone.GOOD if those.clean else Tone.WARN,
    )


def _documents(found: Figures) -> Tile:
    those = found.documents
    return Tile(
        Topic.DOCUMENTS,
        say("Documents in force"),
        say("{count}", count=those.total("in_force")),
        say(
            "suspended: {suspended}; awaiting their day: {awaiting}",
            suspended=those.total("suspended"),
            awaiting=those.awaiting,
        ),
        Tone.PLAIN,
    )


def _count(topic: Topic, label: Said, count: int, note: Said, at_best: Tone = Tone.GOOD) -> Tile:
    """Return a figure that is best at nought."""
    return Tile(topic, label, say("{count}", count=count), note, Tone.WARN if count else at_best)
