"""What was in force on a day: the revisions of one document and their states.

The answer is always the highest number that had come into effect by that day, so a later
day never answers with an older revision, and at most one revision is in force.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from qmsdocs.model.fingerprint import Fingerprint
from qmsdocs.model.records import VOUCHING, Act, Meaning
from qmsdocs.model.text import Area, Number, Text


class State(StrEnum):
    """State of a revision on a day; exactly one."""

    DRAFT = "draft"
    PREPARED = "prepared"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    AWAITING = "awaiting"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of a revision from a day on: as promulgated, or as corrected."""

    since: date
    fingerprint: Fingerprint
    act: Act
    text: Text | None


@dataclass(frozen=True, slots=True)
class Revision:
    """One promulgated revision.

    Attributes:
        act: What brought it into force: promulgated, baseline or approved.
        wordings: Its texts, the first as promulgated, each later one after a correction.
        vouchers: Records given to the text before, oldest first, returned ones left out.
    """

    number: Number
    act: Act
    wordings: tuple[Wording, ...]
    vouchers: tuple[Act, ...] = ()

    @property
    def effective(self) -> date:
        """First day in force."""
        return self.act.effective

    def wording_on(self, day: date) -> Wording:
        """Return the text of that day; before the first day, the text as promulgated."""
        return [w for w in self.wordings if w.since <= day or w is self.wordings[0]][-1]


@dataclass(frozen=True, slots=True)
class Coming:
    """The next thing that will happen to a document: what, when, to which revision."""

    day: date
    state: State
    number: Number


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that the records say of one document.

    Attributes:
        revisions: Promulgated revisions in order of their numbers.
        endings: Acts that withdraw, suspend or resume, oldest first.
        drafts: Texts that no record brings into force, oldest number first.
        draft_vouchers: Standing vouchers of each draft, by fingerprint.
    """

    document: str
    revisions: tuple[Revision, ...]
    endings: tuple[Act, ...]
    drafts: tuple[Text, ...]
    draft_vouchers: Mapping[Fingerprint, tuple[Act, ...]]

    def effective_on(self, day: date) -> Revision | None:
        """Return the newest revision that had come into effect by that day."""
        come = [each for each in self.revisions if each.effective <= day]
        return come[-1] if come else None

    def in_force_on(self, day: date) -> Revision | None:
        """Return the revision in force on that day, or none."""
        newest = self.effective_on(day)
        if newest and self.state_on(newest, day) is State.IN_FORCE:
            return newest
        return None

    def state_on(self, revision: Revision, day: date) -> State:
        """Return the one state of a promulgated revision on a day."""
        if day < revision.effective:
            decided = revision.act.day <= day
            return State.AWAITING if decided else _drafting_state(revision.vouchers, day)
        if any(r.number > revision.number and r.effective <= day for r in self.revisions):
            return State.SUPERSEDED
        ended = self._ending_on(revision, day)
        expires = revision.act.cover.expires
        if ended is not State.WITHDRAWN and expires is not None and expires < day:
            return State.EXPIRED
        return ended or State.IN_FORCE

    def draft_state_on(self, draft: Text, day: date) -> State:
        """Return the state of a text that is not promulgated."""
        return _drafting_state(self.draft_vouchers.get(draft.fingerprint, ()), day)

    def withdrawal_of(self, revision: Revision) -> Act | None:
        """Return the act that withdraws a revision, on whatever day."""
        found = [
            act
            for act in self.endings
            if act.record.meaning is Meaning.WITHDRAWN and act.cover.number >= revision.number
        ]
        return min(found, key=lambda act: act.effective) if found else None

    def superseded_on(self, revision: Revision) -> date | None:
        """Return the first day on which a newer revision had come into effect."""
        later = [r.effective for r in self.revisions if r.number > revision.number]
        return max(min(later), revision.effective) if later else None

    def coming_after(self, day: date) -> Coming | None:
        """Return what happens next after a day, as far as records say."""
        now = self._standing_on(day)
        turns = ((turn, self._standing_on(turn)) for turn in sorted(self.turns()) if turn > day)
        return next((Coming(turn, *then) for turn, then in turns if then and then != now), None)

    def _standing_on(self, day: date) -> tuple[State, Number] | None:
        newest = self.effective_on(day)
        return (self.state_on(newest, day), newest.number) if newest else None

    def turns(self) -> set[date]:
        """Return the days on which what is in force may change."""
        last_days = {r.act.cover.expires for r in self.revisions} - {None, date.max}
        return (
            {revision.effective for revision in self.revisions}
            | {act.effective for act in self.endings}
            | {last + timedelta(1) for last in last_days if last}
        )

    def _ending_on(self, revision: Revision, day: date) -> State | None:
        state: State | None = None
        for act in sorted(self.endings, key=lambda a: (a.effective, a.day)):
            if act.effective > day or act.cover.number < revision.number:
                continue
            if act.record.meaning is Meaning.WITHDRAWN:
                return State.WITHDRAWN
            state = State.SUSPENDED if act.record.meaning is Meaning.SUSPENDED else None
        return state


_ENDING = (Meaning.WITHDRAWN, Meaning.SUSPENDED, Meaning.RESUMED)
_REACHED = {
    Meaning.PREPARED: State.PREPARED,
    Meaning.REVIEWED: State.REVIEWED,
    Meaning.APPROVED: State.APPROVED,
}


def timeline(document: str, texts: Sequence[Text], acts: Iterable[Act]) -> Timeline:
    """Return the timeline of a document from its texts and the acts that are to count."""
    known = tuple(acts)
    by_print = {text.fingerprint: text for text in texts}
    revisions: dict[Number, Revision] = {}
    for act in known:
        if brings_into_force(act) and act.cover.number not in revisions:
            revisions[act.cover.number] = _revision(act, known, by_print)
    covered = {w.fingerprint for r in revisions.values() for w in r.wordings}
    drafts = tuple(t for t in texts if t.area is Area.DRAFT and t.fingerprint not in covered)
    return Timeline(
        document,
        tuple(revisions[number] for number in sorted(revisions)),
        tuple(act for act in known if act.record.meaning in _ENDING),
        drafts,
        {draft.fingerprint: standing_vouchers(known, draft.fingerprint) for draft in drafts},
    )


def brings_into_force(act: Act) -> bool:
    """Does this act give its text an effective day?"""
    meaning = act.record.meaning
    if meaning is Meaning.APPROVED:
        return act.cover.effective is not None
    return meaning in (Meaning.PROMULGATED, Meaning.BASELINE)


def standing_vouchers(
    acts: Iterable[Act], fingerprint: Fingerprint, until: date = date.max
) -> tuple[Act, ...]:
    """Return who vouched for exactly this text, without what was returned by a day."""
    known = tuple(acts)
    returned = {
        target
        for act in known
        if act.record.meaning is Meaning.RETURNED and act.day <= until
        for target in act.record.follows
    }
    return tuple(
        act
        for act in known
        if act.record.meaning in VOUCHING
        and act.cover.fingerprint == fingerprint
        and act.record.id not in returned
    )


def _revision(act: Act, acts: Sequence[Act], by_print: Mapping[Fingerprint, Text]) -> Revision:
    first = act.cover.fingerprint
    wordings = [Wording(act.effective, first, act, by_print.get(first))]
    corrections = [a for a in acts if a.record.meaning is Meaning.CORRECTED]
    corrections.sort(key=lambda a: (a.effective, a.day))
    # Each correction names the text that it corrects; of one day they may lie in any order.
    while each := next(
        (a for a in corrections if a.cover.corrects == wordings[-1].fingerprint), None
    ):
        corrections.remove(each)
        fixed, since = each.cover.fingerprint, max(each.effective, wordings[-1].since)
        wordings.append(Wording(since, fixed, each, by_print.get(fixed)))
    # What came into force cannot be sent back any more; it is withdrawn or revised.
    vouchers = standing_vouchers(acts, first, until=act.day)
    return Revision(act.cover.number, act, tuple(wordings), vouchers)


def _drafting_state(vouchers: Sequence[Act], day: date) -> State:
    given = {act.record.meaning for act in vouchers if act.day <= day}
    for meaning in reversed(VOUCHING):
        if meaning in given:
            return _REACHED[meaning]
    return State.DRAFT
