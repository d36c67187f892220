"""What the site shows of each document on a day, decided before anything is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from qmsdocs.diagnostics import Diagnostic
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.office import Audience
from qmsdocs.model.records import VOUCHING, Meaning
from qmsdocs.model.text import Number, Text
from qmsdocs.model.timeline import Revision, State, Timeline, Wording, timeline
from qmsdocs.site.doubts import WHOLE, Concern, Doubts, doubts_of

_ENDED = (State.WITHDRAWN, State.EXPIRED)
_NEEDED = (*VOUCHING, Meaning.PROMULGATED)


@dataclass(frozen=True, slots=True)
class View:
    """For whom a site is made: which audience, and whether it shows drafts."""

    audience: Audience = Audience.PUBLIC
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """A proved text of a promulgated revision, and the state of the revision on the day."""

    revision: Revision
    wording: Wording
    text: Text
    state: State

    @property
    def label(self) -> str:
        """Number as pages are named by it: ``01-00``, before a correction ``01-00-c1``."""
        number = self.revision.number
        base = f"{number.issue:02d}-{number.revision:02d}"
        place = self.revision.wordings.index(self.wording) + 1
        return base if place == len(self.revision.wordings) else f"{base}-c{place}"

    def last_day(self, timeline: Timeline) -> date | None:
        """Return the last day on which this text was in force, as far as it is known."""
        place = self.revision.wordings.index(self.wording) + 1
        withdrawal = timeline.withdrawal_of(self.revision)
        ends = [
            *(each.since for each in self.revision.wordings[place : place + 1]),
            *filter(None, [timeline.superseded_on(self.revision)]),
            *([withdrawal.effective] if withdrawal else []),
        ]
        expires = self.revision.act.cover.expires
        days = [day - timedelta(days=1) for day in ends] + ([expires] if expires else [])
        return min(days) if days else None


@dataclass(frozen=True, slots=True)
class Preview:
    """A text that is not in force: a draft, or one that awaits its day (then with the day)."""

    text: Text
    state: State
    effective: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One document on the site.

    Attributes:
        current: What stands on its page; none where there are only previews.
        earlier: Texts that another one replaced, newest first.
        timeline: What is proved, up to the day.
        claimed: What the records say, doubtful ones included, up to the day.
        warned: Something newer or about the whole document is held back: its page says so.
    """

    document: str
    current: Edition | None
    earlier: tuple[Edition, ...]
    previews: tuple[Preview, ...]
    timeline: Timeline
    claimed: Timeline
    behind: bool = False
    warned: bool = False

    @property
    def text(self) -> Text:
        """The text that gives the document its code and title here."""
        return self.current.text if self.current else self.previews[0].text

    @property
    def ended(self) -> bool:
        """Is it withdrawn or expired?"""
        return self.current is not None and self.current.state in _ENDED

    @property
    def in_force(self) -> bool:
        """Is it in force on the day?"""
        return self.current is not None and self.current.state is State.IN_FORCE


@dataclass(frozen=True, slots=True)
class Held:
    """A document of which something is held back because of integrity errors.

    Attributes:
        shown: Number that the site shows instead, or none.
        claimed: Number that the records would put there, or none.
    """

    document: str
    code: str
    shown: Number | None
    claimed: Number | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """All documents of a site by code, and what is held back, whoever may see it."""

    view: View
    day: date
    entries: tuple[Entry, ...]
    held: tuple[Held, ...] = ()
    general: tuple[Diagnostic, ...] = ()
    registers: tuple[Diagnostic, ...] = ()

    @property
    def clean(self) -> bool:
        """Is nothing held back and nothing in doubt?"""
        return not (self.held or self.general or self.registers)


def select(corpus: Corpus, diagnostics: Sequence[Diagnostic], view: View) -> Selection:
    """Return what a site for this view shows on the corpus's day."""
    doubts = doubts_of(corpus, diagnostics)
    known = {key: _known(corpus, each) for key, each in corpus.timelines.items()}
    proved = _proved(corpus, doubts)
    entries = []
    held = []
    for document in sorted(set(known) | set(proved)):
        concerns = _relevant(doubts.concerns.get(document, ()), known[document])
        entry = _entry(corpus, proved[document], known[document], view, concerns)
        if entry.behind or concerns:
            held.append(_held(corpus, entry, concerns))
        seen = _for_audience(corpus, entry, view)
        if seen is not None:
            entries.append(seen)
    return Selection(
        view, corpus.day, tuple(entries), tuple(held), doubts.general, doubts.registers
    )


def visible(corpus: Corpus, text: Text, view: View) -> bool:
    """May this audience see a text?"""
    audience = text.access or corpus.office.audience_on(corpus.day, text.kind)
    return view.audience is Audience.INTERNAL or audience == Audience.PUBLIC


def _known(corpus: Corpus, whole: Timeline) -> Timeline:
    # Nobody knew on a day what was promulgated after it.
    known = tuple(each for each in whole.revisions if each.act.day <= corpus.day)
    return replace(whole, revisions=known)


def _proved(corpus: Corpus, doubts: Doubts) -> Mapping[str, Timeline]:
    kept = tuple(each for each in corpus.records if each.id not in doubts.records)
    sound = replace(corpus, records=kept)
    found = {}
    for document in corpus.document_ids:
        acts = [
            act
            for act in sound.acts.get(document, ())
            if doubts.counts(act) and act.day <= corpus.day
        ]
        whole = timeline(document, corpus.texts_by_id.get(document, ()), acts)
        shown = tuple(
            each
            for each in whole.revisions
            if (document, each.number) not in doubts.revisions and _vouched(corpus, each)
        )
        found[document] = replace(whole, revisions=shown)
    return found


def _vouched(corpus: Corpus, revision: Revision) -> bool:
    """Are the meanings that the kind asks for there, and is there a text at all?"""
    text = next((w.text for w in revision.wordings if w.text is not None), None)
    if text is None:
        return False
    if revision.act.record.meaning is Meaning.BASELINE:
        return True
    given = {act.record.meaning for act in (revision.act, *revision.vouchers)}
    needed = corpus.office.required_on(revision.act.day, text.kind)
    return all(meaning in given for meaning in needed if meaning in _NEEDED)


def _entry(
    corpus: Corpus, proved: Timeline, known: Timeline, view: View, concerns: Sequence[Concern]
) -> Entry:
    editions = list(_editions(proved, corpus.day))
    current = editions[0] if editions else None
    behind = _answer(known, corpus.day) != (
        (current.wording.fingerprint, current.state) if current else None
    )
    least = current.revision.number if current else WHOLE
    return Entry(
        proved.document,
        current,
        tuple(editions[1:]),
        tuple(_previews(proved, corpus.day)) if view.drafts else (),
        proved,
        known,
        behind,
        behind or any(c.number == WHOLE or c.number >= least for c in concerns),
    )


def _answer(known: Timeline, day: date) -> tuple[str, State] | None:
    revision = known.effective_on(day)
    if revision is None:
        return None
    return revision.wording_on(day).fingerprint, known.state_on(revision, day)


def _editions(proved: Timeline, day: date) -> Iterator[Edition]:
    """Yield every text that had come into effect, newest first."""
    for revision in reversed(proved.revisions):
        if revision.effective > day:
            continue
        come = [w for w in revision.wordings if w.since <= day or w is revision.wordings[0]]
        state = proved.state_on(revision, day)
        for wording in reversed(come):
            if wording.text is not None:
                yield Edition(revision, wording, wording.text, state)
                state = State.SUPERSEDED


def _previews(proved: Timeline, day: date) -> Iterator[Preview]:
    for revision in proved.revisions:
        text = revision.wordings[0].text
        if revision.effective > day and text is not None:
            yield Preview(text, State.AWAITING, revision.effective)
    for draft in proved.drafts:
        yield Preview(draft, proved.draft_state_on(draft, day))


def _relevant(concerns: Sequence[Concern], known: Timeline) -> tuple[Concern, ...]:
    # A fault of a record over a mere draft holds back nothing that could be shown.
    numbers = {each.number for each in known.revisions}
    return tuple(c for c in concerns if not c.diagnostic.subject.record or c.number in numbers)


def _held(corpus: Corpus, entry: Entry, concerns: Sequence[Concern]) -> Held:
    newest = entry.claimed.effective_on(corpus.day)
    texts = corpus.texts_by_id.get(entry.document, ())
    if newest is not None:
        code = newest.wording_on(corpus.day).act.cover.code
    else:
        code = texts[-1].code if texts else entry.document
    return Held(
        entry.document,
        code,
        entry.current.revision.number if entry.current else None,
        newest.number if newest else None,
        tuple(dict.fromkeys(each.diagnostic for each in concerns)),
    )


def _for_audience(corpus: Corpus, entry: Entry, view: View) -> Entry | None:
    if entry.current is not None and not visible(corpus, entry.current.text, view):
        return None
    previews = tuple(each for each in entry.previews if visible(corpus, each.text, view))
    if entry.current is None and not previews:
        return None
    earlier = tuple(each for each in entry.earlier if visible(corpus, each.text, view))
    return replace(entry, earlier=earlier, previews=previews)
