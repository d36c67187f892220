"""The records that stand after a commit, and what they say of one document."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from qmsdocs.model.fingerprint import Fingerprint
from qmsdocs.model.records import Act, Meaning, Record
from qmsdocs.model.timeline import Revision, Timeline, brings_into_force, timeline
from qmsdocs.proof.history import Step

MOVING = (
    Meaning.APPROVED,
    Meaning.PROMULGATED,
    Meaning.BASELINE,
    Meaning.CORRECTED,
    Meaning.WITHDRAWN,
)
"""Meanings by which a text moves, at once or on its day."""

STAYING = (Meaning.SUSPENDED, Meaning.RESUMED)
"""Meanings by which nothing moves."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the standing records say of one document after a commit.

    Attributes:
        ranks: Rank of each text that was ever brought into force; the highest is the newest.
        revisions: The revision that each of these texts belongs to.
    """

    timeline: Timeline
    ranks: dict[Fingerprint, int]
    revisions: dict[Fingerprint, Revision]

    def is_replaced(self, text: Fingerprint, day: date) -> bool:
        """May this text lie among the superseded ones?"""
        if text not in self.ranks:
            return False
        newest = max(self.ranks.values())
        return self.ranks[text] < newest or self._is_expired(text, day)

    def is_withdrawn(self, text: Fingerprint, day: date) -> bool:
        """May this text lie among the withdrawn ones?"""
        if text not in self.ranks:
            return False
        ended = self.timeline.withdrawal_of(self.revisions[text]) is not None
        return ended or self._is_expired(text, day)

    def is_past(self, text: Fingerprint, day: date) -> bool:
        """Was this text no longer in force on that day, so that it may not come back?"""
        newest = self.timeline.effective_on(day)
        if newest and self.ranks[newest.wording_on(day).fingerprint] > self.ranks[text]:
            return True
        ended = self.timeline.withdrawal_of(self.revisions[text])
        return ended is not None and ended.effective <= day

    def is_coming(self, text: Fingerprint, day: date) -> bool:
        """Does this text still await its day?"""
        wordings = self.revisions[text].wordings
        return any(w.fingerprint == text and w.since > day for w in wordings)

    def _is_expired(self, text: Fingerprint, day: date) -> bool:
        expires = self.revisions[text].act.cover.expires
        return expires is not None and expires < day


@dataclass(slots=True)
class Ledger:
    """All records brought in by the commits taken so far."""

    _acts: defaultdict[str, list[Act]] = field(default_factory=lambda: defaultdict(list))
    _records: set[str] = field(default_factory=set)
    _annulled: set[str] = field(default_factory=set)

    def take(self, step: Step) -> None:
        """Count the records that a commit brought in."""
        for record in step.arrivals:
            if record.organisation != step.office_id:
                continue
            self._records.add(record.id)
            if record.meaning is Meaning.ANNULLED:
                self._annulled.update(record.annuls)
            for cover in record.covers:
                self._acts[cover.id].append(Act(record, cover))

    def stands(self, record: Record) -> bool:
        """Is this a record of the office that nobody annulled so far?"""
        return record.id in self._records and record.id not in self._annulled

    def was_annulled(self, document: str, text: Fingerprint) -> bool:
        """Is there a record over a text that moves it, and is each such record annulled?"""
        moving = [
            act.record
            for act in self._acts.get(document, ())
            if act.cover.fingerprint == text
            and (act.record.meaning is Meaning.CORRECTED or brings_into_force(act))
        ]
        return bool(moving) and not any(map(self.stands, moving))

    def standing(self, document: str) -> Standing:
        """Return what the standing records say of a document."""
        acts = [act for act in self._acts.get(document, ()) if self.stands(act.record)]
        acts.sort(key=lambda act: (act.day, act.record.recorded_on, act.record.id))
        found = timeline(document, (), acts)
        texts = [(w.fingerprint, r) for r in found.revisions for w in r.wordings]
        ranks = {fingerprint: rank for rank, (fingerprint, _) in enumerate(texts)}
        return Standing(found, ranks, dict(texts))
