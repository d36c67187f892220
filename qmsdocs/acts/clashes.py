"""Why two sides cannot be brought together, in the words of those who worked on them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from qmsdocs.acts.sides import Side
from qmsdocs.diagnostics import Diagnostic
from qmsdocs.model.places import CONTENT
from qmsdocs.model.records import VOUCHING, Act, Meaning
from qmsdocs.model.roster import Roster
from qmsdocs.model.terms import MEANING
from qmsdocs.wording import Said, say

_FORCE = (Meaning.BASELINE, Meaning.PROMULGATED)


@dataclass(frozen=True)
class Clash:
    """Two sides, and what cannot be brought together of them.

    Attributes:
        torn: Paths of the handbook's files of which each side has a version of its own.
        found: Errors that the handbook would have with both.
        roster: The people as the shared side knows them.
    """

    theirs: Side
    ours: Side
    torn: Collection[str]
    found: Sequence[Diagnostic]
    roster: Roster

    @cached_property
    def reasons(self) -> tuple[Said, ...]:
        """Who did what: a sentence for each document, and for each other file."""
        documents = {*map(self._document_at, self.torn), *map(self._document_of, self.found)}
        return (
            *(said for each in sorted(documents) if (said := self._said_of(each))),
            *(self._said_at(path) for path in self.torn if not self._is_said(path)),
        )

    @cached_property
    def unexplained(self) -> tuple[Diagnostic, ...]:
        """The errors about which the reasons say nothing."""
        return tuple(
            each
            for each in self.found
            if not self._said_of(self._document_of(each)) and each.place.path not in self.torn
        )

    def _document_at(self, path: str) -> str:
        text = self.ours.texts.get(path) or self.theirs.texts.get(path)
        return text.id if text else ""

    def _document_of(self, each: Diagnostic) -> str:
        made = [record for record in self.ours.records if record.place.path == each.place.path]
        covered = [cover.id for record in made for cover in record.covers]
        return each.subject.document or next(iter(covered), "")

    def _is_said(self, path: str) -> bool:
        return self._said_of(self._document_at(path)) is not None

    def _said_of(self, document: str) -> Said | None:
        """Return what the shared side did to a document; none: it made no record of it."""
        theirs, ours = _heaviest(self.theirs, document), _heaviest(self.ours, document)
        if theirs is None:
            return None
        cover, record = theirs.cover, theirs.record
        named = {
            "code": cover.code,
            "number": str(cover.number),
            "meaning": MEANING[record.meaning],
            "person": self.roster.name(record.recorded_by),
            "day": record.recorded_on,
        }
        own = MEANING[ours.record.meaning] if ours else say("draft")
        if record.meaning in _FORCE and record.decision:
            return self._decided(named, record.decision.number, ours, own)
        if ours is None:
            return say(
                "{code} {number} was '{meaning}' by {person} on {day}, while you changed its text",
                **named,
            )
        if ours.cover.number == cover.number and ours.cover.fingerprint != cover.fingerprint:
            return say(
                "{code} {number} was '{meaning}' by {person} on {day}; your '{own}' covers another "
                "text",
                own=own,
                **named,
            )
        return say(
            "{code} {number} was '{meaning}' by {person} on {day}; your '{own}' of {own_number} "
            "does not go with it",
            own=own,
            own_number=str(ours.cover.number),
            **named,
        )
