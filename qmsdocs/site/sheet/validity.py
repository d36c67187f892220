"""What is to be said of a copy of a text on the day of the site: whether it may be relied on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from qmsdocs.model.fingerprint import Fingerprint
from qmsdocs.model.records import Meaning
from qmsdocs.model.terms import STATE
from qmsdocs.model.timeline import State
from qmsdocs.site.context import Site, capital, title_of
from qmsdocs.site.history import transition
from qmsdocs.site.lists.former import still_applies
from qmsdocs.site.selection import Edition, Entry, Preview
from qmsdocs.wording import Said, say

_SHORT = 12
"""Digits of a fingerprint that people compare; pages show as many."""


class Mark(StrEnum):
    """The answer in one sign, for those who do not read on."""

    YES = "✓"
    NO = "✗"
    ASK = "!"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a copy is worth, in the words of the site.

    Attributes:
        headline: The answer in a few words.
        lines: Since when, why, and what holds instead.
        leads: Document whose page holds what is to be read now.
    """

    mark: Mark
    headline: str
    lines: tuple[str, ...]
    leads: str


def short(fingerprint: Fingerprint) -> str:
    """Return the digits of a fingerprint that stand on paper."""
    return fingerprint.rpartition(":")[2][:_SHORT]


def of_edition(site: Site, entry: Entry, edition: Edition) -> Verdict:
    """Return what is to be said of a copy of a promulgated text."""
    if entry.behind and edition is entry.current:
        said = say(
            "Something newer is held back because of an integrity fault, so that nothing can be "
            "said for certain. Ask the office."
        )
        return _verdict(site, entry.document, Mark.ASK, say("Not certain"), [said])
    if edition.state is State.IN_FORCE:
        since = say(
            "In force since {since}, and on {day}.",
            since=edition.wording.since,
            day=site.corpus.day,
        )
        return _verdict(site, entry.document, Mark.YES, say("In force"), [since])
    if edition.state is State.SUSPENDED:
        lines = [
            say("Suspended since {day}.", day=_suspended(site, entry, edition)),
            say("It is not to be applied for the time being."),
        ]
        return _verdict(site, entry.document, Mark.NO, say("Suspended from force"), lines)
    lines = [*_ended(site, entry, edition)]
    heads = {
        State.WITHDRAWN: say("Withdrawn, not in force any more"),
        State.EXPIRED: say("Expired, not in force any more"),
    }
    head = heads.get(edition.state, say("Not in force any more"))
    return _verdict(site, _leads(site, entry, edition), Mark.NO, head, lines)


def of_preview(site: Site, entry: Entry, preview: Preview) -> Verdict:
    """Return what is to be said of a copy of a text that is not in force yet."""
    if preview.effective is None:
        head, said = say("Draft"), say("It is not approved and not in force.")
    else:
        head = say("Not in force yet")
        said = say("It comes into force on {day}.", day=preview.effective)
    return _verdict(site, entry.document, Mark.NO, head, [said])


def _verdict(site: Site, leads: str, mark: Mark, head: Said, lines: list[Said]) -> Verdict:
    return Verdict(mark, site.say(head), tuple(map(site.say, lines)), leads)


def _ended(site: Site, entry: Entry, edition: Edition) -> Iterator[Said]:
    last = edition.last_day(entry.timeline)
    if last is not None:
        yield say("Not in force since {day}.", day=last + timedelta(1))
    yield from _instead(site, entry, edition)
    act = still_applies(site, entry, edition)
    if act is not None:
        rule = capital(transition(site, act))
        yield say("{rule}.", rule=rule)


def _instead(site: Site, entry: Entry, edition: Edition) -> Iterator[Said]:
    current = entry.current
    if current is None or edition is current:
        leads = _leads(site, entry, edition)
        if leads != entry.document:
            title = title_of(site.entries[leads].text)
            yield say("It was replaced by {document}.", document=title)
        return
    if current.revision.number == edition.revision.number:
        yield say("It was replaced by the corrected text of the same revision.")
    else:
        yield say("It was replaced by {number}.", number=_next(entry, edition))
    if current.state is not State.IN_FORCE or entry.behind:
        state = say("not certain") if entry.behind else STATE[current.state]
        number = str(current.revision.number)
        yield say("State of {number} on the day: {state}.", number=number, state=state)


def _next(entry: Entry, edition: Edition) -> str:
    """Return the number of what took the place of a text, in the order in which it came."""
    number = edition.revision.number
    later = [each for each in entry.timeline.revisions if each.number > number]
    return str(min(later, key=lambda each: (each.effective, each.number)).number)


def _leads(site: Site, entry: Entry, edition: Edition) -> str:
    if edition.state is not State.WITHDRAWN:
        return entry.document
    act = entry.timeline.withdrawal_of(edition.revision)
    replaced = act.cover.replaced_by if act else ()
    return next((each for each in replaced if each in site.entries), entry.document)


def _suspended(site: Site, entry: Entry, edition: Edition) -> date:
    found = [
        act.effective
        for act in entry.timeline.endings
        if act.record.meaning is Meaning.SUSPENDED
        and act.cover.number >= edition.revision.number
        and act.effective <= site.corpus.day
    ]
    return max(found, default=site.corpus.day)
