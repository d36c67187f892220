"""Why two sides cannot be brought together, in the words of those who worked on them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from qmsdocs.acts.sides import Side
from qmsdocs.diagnostics import Diagnostic
from qmsdocs.model.records import VOUCHING, Act, Meaning
from qmsdocs.model.roster import Roster
from qmsdocs.model.terms import MEANING
from qmsdocs.proof.versions import REGISTERS, register_path
from qmsdocs.wording import Said, Value, say

_FORCE = (Meaning.BASELINE, Meaning.PROMULGATED)
_REGISTERS = frozenset(map(register_path, REGISTERS))


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
        """Return what was done to a document on the shared side, where a record says it.

        None: no record does, or nothing was done to it on the own side.
        """
        theirs, ours = _heaviest(self.theirs, document), _heaviest(self.ours, document)
        if theirs is None or document not in self.ours.documents:
            return None
        named: dict[str, Value] = {
            "code": theirs.cover.code,
            "number": str(theirs.cover.number),
            "meaning": MEANING[theirs.record.meaning],
            "person": self.roster.name(theirs.record.recorded_by),
            "day": theirs.record.recorded_on,
        }
        if theirs.record.meaning in _FORCE and theirs.record.decision:
            named["decision"] = theirs.record.decision.number
            return _came_into_force(named, ours)
        return _was_given(named, theirs, ours)

    def _said_at(self, path: str) -> Said:
        """Return who changed a file on the shared side."""
        last = self.theirs.last_to_touch(path)
        made = [
            r for r in self.ours.records if any(c.id == self._document_at(path) for c in r.covers)
        ]
        if last is None:
            return say("'{path}' is another one there", path=path)
        named: dict[str, Value] = {"path": path, "person": last.author, "day": last.day}
        if made:
            own = MEANING[made[-1].meaning]
            return say(
                "'{path}' was changed by {person} on {day}; your '{own}' covers another text",
                own=own,
                **named,
            )
        if path in _REGISTERS:
            return say(
                "'{path}' was changed by {person} on {day}; yours follows from the version before",
                **named,
            )
        return say("'{path}' was changed by {person} on {day}, and otherwise by you", **named)


def _came_into_force(named: dict[str, Value], ours: Act | None) -> Said:
    if ours is None:
        return say(
            "revision {number} of {code} came into force by decision {decision}, recorded by "
            "{person} on {day}, while you changed its text",
            **named,
        )
    if ours.record.meaning in _FORCE and ours.record.decision:
        return say(
            "revision {number} of {code} came into force by decision {decision}, recorded by "
            "{person} on {day}; yours by {own} cannot stand beside it",
            own=ours.record.decision.number,
            **named,
        )
    return say(
        "revision {number} of {code} came into force by decision {decision}, recorded by "
        "{person} on {day}; your '{own}' comes too late",
        own=MEANING[ours.record.meaning],
        **named,
    )


def _was_given(named: dict[str, Value], theirs: Act, ours: Act | None) -> Said:
    if ours is None:
        return say(
            "{code} {number} was '{meaning}' by {person} on {day}, while you changed its text",
            **named,
        )
    own = MEANING[ours.record.meaning]
    same = ours.cover.number == theirs.cover.number
    if same and ours.cover.fingerprint != theirs.cover.fingerprint:
        return say(
            "{code} {number} was '{meaning}' by {person} on {day}; your '{own}' covers another "
            "text",
            own=own,
            **named,
        )
    return say(
        "{code} {number} was '{meaning}' by {person} on {day}; your '{own}' of {own_number} does "
        "not go with it",
        own=own,
        own_number=str(ours.cover.number),
        **named,
    )


def _heaviest(side: Side, document: str) -> Act | None:
    """Return the act of a side that weighs most for a document: force most, a voucher least."""
    acts = [Act(r, cover) for r in side.records for cover in r.covers if cover.id == document]
    return max(acts, key=_weight, default=None)


def _weight(act: Act) -> tuple[int, int]:
    meaning = act.record.meaning
    if meaning in VOUCHING:
        return 0, VOUCHING.index(meaning)
    return (2 if meaning in _FORCE else 1), 0
