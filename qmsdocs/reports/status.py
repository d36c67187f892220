"""What waits for whom, since when: gathered for one day, and as JSON for machines."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from qmsdocs.law.step.bearing import Bearing
from qmsdocs.law.step.impact import Touched, suspects
from qmsdocs.law.step.standing import standing_of
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.text import Area, Text
from qmsdocs.wording import Speaker, in_language
from qmsdocs.workflow.moves import due_moves
from qmsdocs.workflow.waiting import Awaiting, Waiting, awaiting, stand_ins, waiting

FORMAT = 1
"""Version of the JSON output; keys are only ever added to it."""


@dataclass(frozen=True, slots=True)
class Status:
    """What there is to do in a handbook on its day.

    Attributes:
        waiting: Every draft with the step that it needs, the oldest first.
        awaiting: What was promulgated for a later day, the nearest first.
        due: Codes of the documents whose files lie where an earlier day wanted them.
        unfinished: An act was cut off before the files had followed it.
        suspects: What is to be looked at again: that of whoever asks first, then by due day.
        own: Ids of those of them that are the business of whoever asks.
        person: Id of the one person who is asked about; empty: all.
    """

    corpus: Corpus
    waiting: tuple[Waiting, ...]
    awaiting: tuple[Awaiting, ...]
    due: tuple[str, ...]
    unfinished: bool
    suspects: tuple[Touched, ...]
    own: frozenset[str]
    person: str

    @property
    def people(self) -> tuple[str, ...]:
        """Ids of those for whom something waits, who has waited longest for first."""
        found = dict.fromkeys(person for each in self.waiting for person in each.people)
        return tuple(each for each in found if self.person in ("", each))


def status(
    corpus: Corpus, *, unfinished: bool = False, person: str = "", asking: str = ""
) -> Status:
    """Return what waits for whom.

    Args:
        corpus: The handbook, asked about its day.
        unfinished: An act was cut off here, which only git's own folder tells.
        person: Id of the one person to be asked about; without it, all.
        asking: Id of who asks; without it, the person asked about.
    """
    found = tuple(waiting(corpus))
    if person:
        found = tuple(each for each in found if person in each.people)
    coming = () if person else tuple(awaiting(corpus))
    looked = [each for each in suspects(standing_of(corpus)) if each.bearing is Bearing.OPEN]
    own = frozenset(_own(corpus, looked, asking or person))
    looked.sort(key=lambda each: (each.reliance.document not in own, each.due or date.max))
    return Status(corpus, found, coming, _due(corpus), unfinished, tuple(looked), own, person)


def _own(corpus: Corpus, found: Iterable[Touched], asking: str) -> Iterator[str]:
    """Yield the documents of a person's own units, and those that the person drafted."""
    person = corpus.roster.person(asking)
    if person is None:
        return
    office, day = corpus.office, corpus.day
    scopes = (mandate.scope.units for mandate in person.mandates_on(day))
    units = {office.unit_on(unit, day) for scope in scopes for unit in scope}
    for each in found:
        if each.unit in units or each.person == person.id:
            yield each.reliance.document


def _due(corpus: Corpus) -> tuple[str, ...]:
    """Return the codes of what lies where an earlier day wanted it.

    Asked about a past day, files lie where a later one wanted them; that is no fault.
    """
    sources = {move.source for move in due_moves(corpus)}
    moved = [text for text in corpus.texts if text.place.path in sources]
    ahead = {text.id for text in moved if text.area in (Area.SUPERSEDED, Area.WITHDRAWN)}
    return tuple(sorted({text.code for text in moved if text.id not in ahead}))


def as_json(found: Status, language: str) -> str:
    """Return the status as one JSON object; reasons are in the reader's language."""
    corpus, speak = found.corpus, in_language(language)
    value = {
        "format": FORMAT,
        "day": corpus.day.isoformat(),
        "calendar": corpus.calendar.version or None,
        "for": found.person or None,
        "unfinished": found.unfinished,
        "settle": list(found.due),
        "people": [_person(found, each) for each in found.people],
        "waiting": [_waiting(corpus, each, speak) for each in found.waiting],
        "awaiting": [_awaiting(corpus, each) for each in found.awaiting],
        "suspects": [_suspect(found, each, speak) for each in found.suspects],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _person(found: Status, person: str) -> dict[str, object]:
    corpus = found.corpus
    known = corpus.roster.person(person)
    absent = known is not None and known.is_absent_on(corpus.day)
    return {
        "id": person,
        "name": corpus.roster.name(person),
        "absent": absent,
        "stand_ins": list(stand_ins(corpus, person, found.waiting)) if absent else [],
    }


def _waiting(corpus: Corpus, each: Waiting, speak: Speaker) -> dict[str, object]:
    since, sent = each.since, each.returned
    return {
        **_text(each.text),
        "step": each.step.value,
        "since": since.isoformat() if since else None,
        "working_days": corpus.calendar.between(since, corpus.day) if since else None,
        "people": list(each.people),
        "absent": list(each.away),
        "barred": speak(each.barred) if each.barred else None,
        "returned": {
            "by": sent.record.signer,
            "on": sent.day.isoformat(),
            "reason": sent.record.reason,
        }
        if sent
        else None,
    }


def _text(text: Text) -> dict[str, object]:
    return {
        "id": text.id,
        "code": text.code,
        "title": text.title,
        "issue": text.number.issue,
        "revision": text.number.revision,
        "path": text.place.path,
    }


def _suspect(found: Status, each: Touched, speak: Speaker) -> dict[str, object]:
    text = each.reliance
    return {
        "id": text.document,
        "code": text.code,
        "title": text.title,
        "issue": text.number.issue,
        "revision": text.number.revision,
        "path": text.path,
        "own": text.document in found.own,
        "due": each.due.isoformat() if each.due else None,
        "unit": each.unit or None,
        "person": each.person or None,
        "verdict": each.answered.verdict if each.answered else None,
        "drafts": [draft.path for draft in each.drafts],
        "because": [
            {
                "cause": reason.cause,
                "of": reason.of,
                "since": reason.since.isoformat() if reason.since else None,
                "path": [speak(said) for said in reason.path],
            }
            for reason in each.reasons
        ],
    }


def _awaiting(corpus: Corpus, each: Awaiting) -> dict[str, object]:
    revision, cover = each.revision, each.revision.act.cover
    decision = revision.act.record.decision
    return {
        "id": each.document,
        "code": cover.code,
        "issue": cover.number.issue,
        "revision": cover.number.revision,
        "effective": revision.effective.isoformat(),
        "working_days": corpus.calendar.between(corpus.day, revision.effective),
        "decision": decision.number if decision else None,
    }
