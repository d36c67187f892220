"""One legal document with everything that bears on it, asked about one day after another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from qmsdocs.law.state.effects import ENDING, Effect, effect_of, effects
from qmsdocs.law.state.force import Force, doubted
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument, Relation
from qmsdocs.wording import Said, say


class Answer(NamedTuple):
    """A state, what makes it so, why it is not known, and what applies meanwhile."""

    force: Force
    by: tuple[Effect, ...] = ()
    reason: Said | None = None
    meanwhile: tuple[LegalDocument, ...] = ()


_KNOWN = frozenset(Kind)
_STATED = (*ENDING, Kind.SUSPENDS, Kind.RESTORES)


@dataclass(frozen=True, slots=True)
class Case:
    """A legal document and what is done to it.

    Attributes:
        ends: What replaces or repeals the whole of it.
        suspends: What suspends the whole of it.
        restores: What restores the whole of it.
        parts: What replaces, repeals or suspends provisions of it; where its source says that
            parts have expired, also what amends it.
        regained: What restores provisions of it.
        instead: What the documents that suspend it restore.
        strange: Relations to it that are none of those known.
        word: What its source says that is less than being in force.
    """

    document: LegalDocument
    ends: tuple[Effect, ...] = ()
    suspends: tuple[Effect, ...] = ()
    restores: tuple[Effect, ...] = ()
    parts: tuple[Effect, ...] = ()
    regained: tuple[Effect, ...] = ()
    instead: tuple[tuple[Effect, LegalDocument], ...] = ()
    strange: tuple[Relation, ...] = ()
    word: Force | None = None

    @classmethod
    def of(cls, catalogue: LegalCatalogue, document: LegalDocument) -> "Case":
        """Return the case of a document, from what the catalogue knows."""
        word = doubted(document.status)
        if document.id not in catalogue.upon:
            return cls(document, word=word)
        # An amendment leaves a document in force, unless its source sees a part of it gone.
        partly = (Kind.AMENDS,) if word is Force.PARTLY_EXPIRED else ()
        found = effects(catalogue, document, (*_STATED, *partly))
        amends = _of(found, Kind.AMENDS)
        whole = [each for each in found if not each.relation.provisions]
        part = [each for each in found if each.relation.provisions]
        suspends = _of(whole, Kind.SUSPENDS)
        return cls(
            document,
            _of(whole, *ENDING),
            suspends,
            _of(whole, Kind.RESTORES),
            (*_of(part, *ENDING, Kind.SUSPENDS), *amends),
            _of(part, Kind.RESTORES),
            tuple(_instead(catalogue, document, suspends)),
            tuple(each for each in catalogue.upon[document.id] if each.relation not in _KNOWN),
            word,
        )

    @property
    def touched(self) -> bool:
        """Does the catalogue have anything that is done to it and bears on its state?"""
        return bool(self.ends or self.suspends or self.restores or self.parts or self.strange)

    def days(self) -> list[date]:
        """Return the days on which the answer may change, in order."""
        own = (self.document.issued, self.document.effective, self.document.expires)
        found = {day for day in own if day is not None}
        groups = (self.ends, self.suspends, self.restores, self.parts, self.regained)
        for group in groups:
            found.update(day for each in group for day in each.days())
        found.update(day for each, _ in self.instead for day in each.days())
        found.update(each.day for each in self.strange if each.day)
        return sorted(found)

    def answer(self, day: date) -> Answer:
        """Return the state on a day; where several things are in doubt, the first is told."""
        lifting = tuple(each for each in self.restores if each.acts_on(day))
        lift = max((each.sure for each in lifting if each.sure), default=None)
        return (
            self._ended(day, lift)
            or self._before(day)
            or self._suspended(day, lift)
            or self._doubted(day, lift)
            or self._weakened()
            or self._in_part(day, lift)
            or Answer(Force.IN_FORCE, lifting)
        )

    def _ended(self, day: date, lift: date | None) -> Answer | None:
        acting = [each for each in self.ends if each.acts_on(day)]
        own = None if self._contradictory else self.document.expires
        expired = own is not None and own <= day
        ends = [each for each in acting if _after(each.sure, lift)]
        if ends or (expired and _after(own, lift)):
            first = min((each.sure for each in ends if each.sure), default=None)
            by = tuple(each for each in ends if each.sure == first)
            return self._unless_restored(day, Answer(Force.EXPIRED, by))
        if acting or expired:
            return self._lapsed(day, lift)
        return None

    def _lapsed(self, day: date, lift: date | None) -> Answer | None:
        """A document restored for the time being, when what restores it is gone itself."""
        newest = tuple(each for each in self.restores if each.acts_on(day) and each.sure == lift)
        reason = _first(each.lapse_on(day) for each in newest)
        return Answer(Force.UNKNOWN, reason=reason) if reason else None

    def _unless_restored(self, day: date, answer: Answer) -> Answer:
        doubt = _first(each.doubt_on(day) for each in self.restores)
        if doubt:
            return Answer(Force.UNKNOWN, reason=doubt)
        regained = tuple(each for each in self.regained if each.acts_on(day))
        return answer._replace(by=answer.by + regained)

    @property
    def _contradictory(self) -> bool:
        effective, expires = self.document.effective, self.document.expires
        return effective is not None and expires is not None and expires < effective

    def _before(self, day: date) -> Answer | None:
        issued, effective = self.document.issued, self.document.effective
        unissued = issued is not None and day < issued
        if self._contradictory or effective is None:
            return Answer(Force.NOT_YET) if unissued else None
        if day < effective:
            return Answer(Force.NOT_YET)
        if unissued and issued:
            said = say(
                "in force from {effective}, and issued later, on {issued}",
                effective=effective,
                issued=issued,
            )
            return Answer(Force.UNKNOWN, reason=said)
        return None

    def _suspended(self, day: date, lift: date | None) -> Answer | None:
        by = tuple(
            each
            for each in self.suspends
            if each.acts_on(day) and _after(each.sure, lift) and not each.lapse_on(day)
        )
        if not by:
            return None
        acting = {each.relation.acting for each in by}
        meanwhile = tuple(
            document
            for each, document in self.instead
            if each.relation.acting in acting and each.acts_on(day)
        )
        return self._unless_restored(day, Answer(Force.SUSPENDED, by, meanwhile=meanwhile))

    def _doubted(self, day: date, lift: date | None) -> Answer | None:
        reason = _first(self._doubts(day, lift))
        return Answer(Force.UNKNOWN, reason=reason) if reason else None

    def _doubts(self, day: date, lift: date | None) -> Iterator[Said | None]:
        yield self._undated(lift)
        for each in (*self.ends, *self.suspends):
            if _after(each.doubtful, lift):
                yield each.doubt_on(day)
        for each in self.suspends:
            if each.acts_on(day) and _after(each.sure, lift):
                yield each.lapse_on(day)
        for relation in self.strange:
            if relation.day is None or relation.day <= day:
                yield say("'{relation}' is no known relation", relation=relation.relation)

    def _undated(self, lift: date | None) -> Said | None:
        effective, expires = self.document.effective, self.document.expires
        if self._contradictory and effective and expires:
            return say(
                "expires on {expires}, before {effective}, its first day",
                expires=expires,
                effective=effective,
            )
        if effective is None and lift is None:
            return say("the day from which it is in force is not known")
        return None

    def _weakened(self) -> Answer | None:
        reason = self._contradicted()
        return Answer(Force.UNKNOWN, reason=reason) if reason else None

    def _contradicted(self) -> Said | None:
        """Return what the source says that no day and no other document bears out."""
        checked, effective = self.document.checked, self.document.effective
        if self.word is Force.EXPIRED:
            days = [self.document.expires, *(each.sure for each in self.ends)]
            if not any(day and (checked is None or day <= checked) for day in days):
                return say("expired according to its source, on a day that is not known")
        if self.word is Force.SUSPENDED and not any(
            checked is None or each.acts_on(checked) for each in self.suspends
        ):
            return say("suspended according to its source, and by what is not known")
        if self.word is Force.NOT_YET and checked and effective and effective <= checked:
            return say(
                "in force from {effective}, and on {checked} not yet so according to its source",
                effective=effective,
                checked=checked,
            )
        return None

    def _in_part(self, day: date, lift: date | None) -> Answer | None:
        if self.word is Force.PARTLY_EXPIRED and not self._explained:
            said = say("partly expired according to its source, and which parts is not known")
            return Answer(Force.PARTLY_EXPIRED, reason=said)
        standing = [each for each in self.parts if not self._restored(each, day, lift)]
        by = tuple(each for each in standing if each.acts_on(day))
        doubt = _first(each.doubt_on(day) for each in standing)
        lapse = _first(each.lapse_on(day) for each in by if each.kind is Kind.SUSPENDS)
        if not by and not doubt:
            return None
        return Answer(Force.PARTLY_EXPIRED, by, doubt or lapse)

    @property
    def _explained(self) -> bool:
        """Was anything done to parts of it when its source was read?"""
        read = self.document.checked or date.max
        return any((each.sure or each.doubtful) <= read for each in self.parts)

    def _restored(self, part: Effect, day: date, lift: date | None) -> bool:
        """Was a part restored since?

        Lifting the suspension of the whole lifts that of its parts; what was repealed or
        replaced comes back only where the same provisions are named.
        """
        since = part.sure or part.doubtful
        if part.kind is Kind.SUSPENDS and not _after(since, lift):
            return True
        return part.kind is not Kind.AMENDS and any(
            each.acts_on(day)
            and each.relation.provisions == part.relation.provisions
            and not _after(since, each.sure)
            for each in self.regained
        )


def _of(found: Iterable[Effect], *kinds: Kind) -> tuple[Effect, ...]:
    return tuple(each for each in found if each.kind in kinds)


def _instead(
    catalogue: LegalCatalogue, document: LegalDocument, suspends: Iterable[Effect]
) -> Iterator[tuple[Effect, LegalDocument]]:
    for acting in dict.fromkeys(each.relation.acting for each in suspends):
        for relation in catalogue.restored_by.get(acting, ()):
            restored = catalogue.by_id.get(relation.target)
            if restored is not None and restored.id != document.id:
                yield effect_of(catalogue, relation), restored


def _after(day: date | None, lift: date | None) -> bool:
    return day is not None and (lift is None or day > lift)


def _first(reasons: Iterable[Said | None]) -> Said | None:
    return next((each for each in reasons if each), None)
