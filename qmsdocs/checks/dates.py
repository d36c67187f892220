"""Checks on time: what is overdue, what was forgotten, what is about to happen."""

import re
from collections.abc import Iterator
from datetime import date

from qmsdocs.checks.drafting import drafts
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Nature, Place, Severity
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Act
from qmsdocs.model.review import review_due
from qmsdocs.model.terms import MEANING, STATE
from qmsdocs.model.text import LegalReference
from qmsdocs.model.timeline import State, Timeline
from qmsdocs.wording import Said, say

# Longer than any leave and than a month's round of meetings: nobody is at work on it then.
_FORGOTTEN_AFTER = 30
# A working week, in which counters print forms and read the new text.
_SOON = 7
# The time that a text needs from its drafter to its decision: an end must be met by a new one.
_ENDING_SOON = 30
# The year in '23/2015/NĐ-CP'; numbers without one, as '101/QĐ-BKHCN', say nothing.
_YEAR = re.compile(r"/((?:19|20)[0-9]{2})[/-]")


def _overdue(corpus: Corpus) -> Iterator[Hit]:
    for document, timeline in corpus.timelines.items():
        revision = timeline.in_force_on(corpus.day)
        text = revision.wording_on(corpus.day).text if revision else None
        due = review_due(timeline, corpus.acts.get(document, ()), corpus.day)
        if text is not None and due is not None and due < corpus.day:
            said = say(
                "{code} {number}: the review was due on {due}, {count} days ago",
                code=text.code,
                number=str(text.number),
                due=due,
                count=(corpus.day - due).days,
            )
            yield Hit(text.at("review_months"), said, subject=text.subject)


def _forgotten(corpus: Corpus) -> Iterator[Hit]:
    """Yield the drafts about which nothing was recorded for long.

    The day of an edit is known to history alone, which a check does not read: a draft that
    no record is about has no day and is not reported.
    """
    for text in drafts(corpus):
        acts = [act for act in corpus.acts.get(text.id, ()) if act.cover.number == text.number]
        last = max((act.day for act in acts if act.day <= corpus.day), default=corpus.day)
        count = (corpus.day - last).days
        if count > _FORGOTTEN_AFTER:
            said = say(
                "{code} {number}: nothing was recorded of this draft since {last}, {count} days "
                "ago; it is still: {state}",
                code=text.code,
                number=str(text.number),
                last=last,
                count=count,
                state=STATE[corpus.timelines[text.id].draft_state_on(text, corpus.day)],
            )
            yield Hit(Place(text.place.path), said, subject=text.subject)


def _soon(corpus: Corpus) -> Iterator[Hit]:
    for document, timeline in corpus.timelines.items():
        yield from _coming(timeline, corpus.day)
        yield from _expiring(timeline, corpus.day)
        yield from _ending(timeline, corpus.day)
        for act in corpus.acts.get(document, ()):
            yield from _closing(act, corpus.day)


def _coming(timeline: Timeline, day: date) -> Iterator[Hit]:
    for revision in timeline.revisions:
        count = (revision.effective - day).days
        if count <= _SOON and timeline.state_on(revision, day) is State.AWAITING:
            said = say(
                "{code} {number} comes into force on {day}, in {count} days",
                code=revision.act.cover.code,
                number=str(revision.number),
                day=revision.effective,
                count=count,
            )
            yield _hit(revision.act, said)


def _expiring(timeline: Timeline, day: date) -> Iterator[Hit]:
    now = timeline.in_force_on(day)
    last = now.act.cover.expires if now else None
    if now and last and _near(last, day) and timeline.effective_on(last) == now:
        said = say(
            "{code} {number} expires: its last day in force is {day}, in {count} days",
            code=now.act.cover.code,
            number=str(now.number),
            day=last,
            count=(last - day).days,
        )
        yield _hit(now.act, said)


def _ending(timeline: Timeline, day: date) -> Iterator[Hit]:
    for act in timeline.endings:
        then = timeline.effective_on(act.effective)
        ends = then is not None and then.number == act.cover.number
        if ends and act.day <= day < act.effective and _near(act.effective, day):
            said = say(
                "{code} {number}: {what} from {day}, in {count} days",
                code=act.cover.code,
                number=str(act.cover.number),
                what=MEANING[act.record.meaning],
                day=act.effective,
                count=(act.effective - day).days,
            )
            yield _hit(act, said)


def _closing(act: Act, day: date) -> Iterator[Hit]:
    until = act.cover.transition.until if act.cover.transition else None
    if until and act.day <= day <= until and _near(until, day):
        said = say(
            "{code}: files received before {effective} follow the former text until {day} "
            "at the latest, for {count} more days",
            code=act.cover.code,
            effective=act.effective,
            day=until,
            count=(until - day).days,
        )
        yield _hit(act, said)


def _near(day: date, today: date) -> bool:
    return (day - today).days <= _ENDING_SOON


def _hit(act: Act, said: Said) -> Hit:
    return Hit(Place(act.record.place.path, act.cover.line), said, subject=act.subject)


def _impossible(corpus: Corpus) -> Iterator[Hit]:
    for text in drafts(corpus):
        for reference in text.legal_basis:
            said = wrong_day(reference, corpus.day)
            if said:
                yield Hit(text.at("legal_basis"), said, subject=text.subject)


def wrong_day(reference: LegalReference, day: date) -> Said | None:
    """Return why no document of that number can be of that day, or none."""
    issued = reference.issued
    if issued is None:
        return None
    if issued > day:
        return say(
            "'legal_basis': {number} is dated {issued}, which is after {day}",
            number=reference.number,
            issued=issued,
            day=day,
        )
    year = _YEAR.search(reference.number)
    if year and int(year[1]) != issued.year:
        return say(
            "'legal_basis': {number} is of {year} by its number, but dated {issued}",
            number=reference.number,
            year=int(year[1]),
            issued=issued,
        )
    return None


OVERDUE = Check(
    id="DUE001",
    title=say("Review overdue"),
    why=say(
        "A text is fit for use only as long as somebody looks at it again within the months that "
        "it states itself."
    ),
    hint=say(
        "Read the text against the law and the practice of today, and record the verdict: keep, "
        "revise or withdraw."
    ),
    find=_overdue,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
FORGOTTEN = Check(
    id="DUE002",
    title=say("Draft forgotten"),
    why=say(
        "A draft over which nothing is recorded for thirty days waits for somebody who does not "
        "know it. A draft without any record has no date and is not reported."
    ),
    hint=say("Sign it, send it back with a reason, or remove the draft."),
    find=_forgotten,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
SOON = Check(
    id="DUE003",
    title=say("Change that is due soon"),
    why=say(
        "A text that comes into force within seven days, or ends within thirty, must be prepared "
        "for: forms, notices, files on their way."
    ),
    hint=say("Tell the people who work by the text, and prepare what follows it."),
    find=_soon,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
IMPOSSIBLE = Check(
    id="DUE004",
    title=say("Legal basis with an impossible date"),
    why=say("A number alone is no key: with a wrong date the legal document is not found."),
    hint=say("Compare 'issued' and 'number' with the document itself."),
    find=_impossible,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

DATES = (OVERDUE, FORGOTTEN, SOON, IMPOSSIBLE)
