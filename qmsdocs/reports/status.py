"""What waits for whom, since when: gathered for one day, and as JSON for machines."""

import json
from dataclasses import dataclass

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
        person: Id of the one person who is asked about; empty: all.
    """

    corpus: Corpus
    waiting: tuple[Waiting, ...]
    awaiting: tuple[Awaiting, ...]
    due: tuple[str, ...]
    unfinished: bool
    person: str

    @property
    def people(self) -> tuple[str, ...]:
        """Ids of those for whom something waits, who has waited longest for first."""
        found = dict.fromkeys(person for each in self.waiting for person in each.people)
        return tuple(each for each in found if self.person in ("", each))


def status(corpus: Corpus, *, unfinished: bool = False, person: str = "") -> Status:
    """Return what waits for whom.

    Args:
        corpus: The handbook, asked about its day.
        unfinished: An act was cut off here, which only git's own folder tells.
        person: Id of the one person to be asked about; without it, all.
    """
    found = tuple(waiting(corpus))
    if person:
        found = tuple(each for each in found if person in each.people)
    coming = () if person else tuple(awaiting(corpus))
    return Status(corpus, found, coming, _due(corpus), unfinished, person)


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
