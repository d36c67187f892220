"""The history of a document as its records tell it, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qmsdocs.model.office import Audience
from qmsdocs.model.records import Act, Meaning
from qmsdocs.model.terms import MEANING, STATE
from qmsdocs.model.text import Number
from qmsdocs.model.timeline import Revision, State, Wording
from qmsdocs.site.addresses import relative
from qmsdocs.site.context import Site, capital
from qmsdocs.site.selection import Edition, Entry, visible
from qmsdocs.site.writing import link, literal, table
from qmsdocs.wording import Said, say

FIRST = Number(1, 0)
LAST_PROVED = say("last proved revision")
HELD_BACK = say("held back: integrity fault")


@dataclass(frozen=True, slots=True)
class Event:
    """One act of a document's history, on the day of its effect.

    Attributes:
        said: What it did, sentence by sentence.
        state: State of the revision on the day of the site, for acts that bring one in.
        told: May this audience know why, and by which decision?
    """

    day: date
    number: Number
    act: Act
    said: tuple[str, ...]
    state: Said | None = None
    edition: Edition | None = None
    told: bool = True

    @property
    def content(self) -> str:
        """What it did, in one line."""
        once: dict[str, str] = {}
        for each in self.said:
            bare = each.rstrip(". ")
            once.setdefault(bare.casefold(), bare)
        return capital("; ".join(once.values()))


def events(site: Site, entry: Entry) -> list[Event]:
    """Return what happened to a document up to the day and what is decided, newest first."""
    found = [*_promulgations(site, entry), *_corrections(site, entry), *_endings(site, entry)]
    return sorted(found, key=lambda e: (e.day, e.number, e.act.day), reverse=True)


def history_table(site: Site, entry: Entry, page: str) -> str:
    """Return the table of a document's history for one of its pages."""
    columns = site.cells(
        say("In effect from"), say("No."), say("Act"), say("Content"), say("Decision"), say("State")
    )
    rows = (_row(site, entry, page, each) for each in events(site, entry))
    return table(columns, rows, (0, 1, 2))


def transition(site: Site, act: Act) -> str:
    """Return the rule on files received before an act's effect, or nothing."""
    rule = act.cover.transition
    if rule is None:
        return ""
    day = act.effective
    if rule.until is None:
        return site.say(say("files received before {day} follow the former text", day=day))
    return site.say(
        say(
            "files received before {day} follow the former text, at the latest until {until}",
            day=day,
            until=rule.until,
        )
    )


def _row(site: Site, entry: Entry, page: str, event: Event) -> list[str]:
    number = str(event.number)
    edition = event.edition
    if edition is None:
        shown = literal(number)
    elif edition == entry.current:
        shown = link(number, relative(page, site.addresses.page(entry.document) or page))
    else:
        target = site.addresses.edition(entry.document, edition)
        shown = link(number, relative(page, target))
    return [
        literal(site.day(event.day)),
        shown,
        literal(capital(site.say(MEANING[event.act.record.meaning]))),
        literal(event.content),
        literal(site.decision(event.act.record.decision)) if event.told else "",
        literal(capital(site.say(event.state))) if event.state else "",
    ]


def _promulgations(site: Site, entry: Entry) -> Iterator[Event]:
    proved = {each.number for each in entry.timeline.revisions}
    before: Revision | None = None
    for revision in entry.claimed.revisions:
        held = revision.number not in proved
        told = _told(site, entry, revision.number)
        yield Event(
            revision.effective,
            revision.number,
            revision.act,
            tuple(_change(site, revision, before)) if told and not held else (),
            HELD_BACK if held else _state(site, entry, revision),
            _edition(entry, revision.wordings[0]),
            told,
        )
        # What followed a text that is not for this audience is not compared with it.
        before = revision if told else None


def _state(site: Site, entry: Entry, revision: Revision) -> Said:
    shown = entry.current
    if entry.behind and shown is not None and shown.revision.number == revision.number:
        return LAST_PROVED
    state = entry.claimed.state_on(revision, site.corpus.day)
    return STATE[State.SUPERSEDED if entry.behind and state is State.IN_FORCE else state]


def _told(site: Site, entry: Entry, number: Number) -> bool:
    """May this audience know why a revision came, and by which decision?"""
    view = site.selection.view
    meant = [each for each in entry.claimed.revisions if each.number == number]
    texts = [w.text for each in meant for w in each.wordings if w.text is not None]
    # Of a text that is lost nobody can say whom it was for.
    known = bool(texts) and all(visible(site.corpus, each, view) for each in texts)
    return known or view.audience is Audience.INTERNAL


def _change(site: Site, revision: Revision, before: Revision | None) -> Iterator[str]:
    record = revision.act.record
    text = revision.wordings[0].text
    reason = text.change if text else ""
    if reason or record.reason:
        yield reason or record.reason
    elif revision.number == FIRST and record.meaning is not Meaning.BASELINE:
        yield site.say(say("first issue"))
    if before is not None:
        last = before.wordings[-1].act.cover
        if revision.act.cover.parts.same_text(last.parts):
            yield site.say(say("compared: text unchanged"))
        yield from _renumbered(site, last.code, revision.act.cover.code)
    if record.meaning is Meaning.BASELINE and record.predecessor:
        yield site.say(say("taken over from {office}", office=record.predecessor))
    rule = transition(site, revision.act)
    if rule:
        yield rule


def _renumbered(site: Site, old: str, new: str) -> Iterator[str]:
    if old != new:
        yield site.say(say("document code {old} became {new}", old=old, new=new))


def _corrections(site: Site, entry: Entry) -> Iterator[Event]:
    for revision in entry.timeline.revisions:
        before = revision.wordings[0]
        for wording in revision.wordings[1:]:
            told = _told(site, entry, revision.number)
            said = [
                wording.act.record.reason,
                *_renumbered(site, before.act.cover.code, wording.act.cover.code),
            ]
            yield Event(
                wording.since,
                revision.number,
                wording.act,
                tuple(each for each in said if each and told),
                edition=_edition(entry, wording),
                told=told,
            )
            before = wording


def _endings(site: Site, entry: Entry) -> Iterator[Event]:
    for act in entry.timeline.endings:
        said = (act.record.reason, transition(site, act))
        number = act.cover.number
        told = _told(site, entry, number)
        kept = tuple(each for each in said if each and told)
        yield Event(act.effective, number, act, kept, told=told)


def _edition(entry: Entry, wording: Wording) -> Edition | None:
    for each in (entry.current, *entry.earlier):
        if each is not None and each.wording.fingerprint == wording.fingerprint:
            return each
    return None
