"""The lines of the page on being in step, each a sentence for a terminal or a site."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from qmsdocs.law.step.countdowns import Countdown
from qmsdocs.law.step.coverage import Carried, Coverage
from qmsdocs.law.step.duties import Suspect
from qmsdocs.law.step.exposure import Account, Interval, Ledger
from qmsdocs.law.step.lapses import Lapse
from qmsdocs.law.step.reasons import news
from qmsdocs.law.step.trend import Point
from qmsdocs.model.records import Verdict
from qmsdocs.reports import sync_words as words
from qmsdocs.reports.sync import Sync
from qmsdocs.wording import Said, say

_MANY = 12
"""Codes that a line names at most."""
VERDICT = {
    Verdict.KEEP: say("to be kept"),
    Verdict.REVISE: say("to be revised"),
    Verdict.WITHDRAW: say("to be withdrawn"),
}


def head(found: Sync) -> Iterator[Said]:
    """Yield what the page is about, and which working days it counts."""
    yield say("{title}, {day}", title=words.TITLE, day=found.standing.day)
    yield calendar(found)


def calendar(found: Sync) -> Said:
    """Return by which calendar working days are counted."""
    version = found.standing.calendar.version
    if version:
        return say("Working days by calendar.yml, version {version}.", version=version)
    return say("Working days are Monday to Friday: calendar.yml names no version.")


def summary(found: Sync) -> Iterator[Said]:
    """Yield the figures of the day, one a line."""
    yield say(
        "Procedures in force: {count}; nothing known to be wrong with {sound}",
        count=len(found.rows),
        sound=found.in_step,
    )
    if found.coverage.scoped:
        yield share(found.coverage)
    yield say(
        "Documents to be looked at again: {documents} (changes: {count}, answered: {answered})",
        documents=found.now.suspect,
        count=len(found.suspects),
        answered=found.answered,
    )
    yield say("Documents that rest on ended law: {documents}", documents=found.now.exposed)
    yield say(
        "Legal documents that texts rest on, and of which the catalogue cannot tell: {count}",
        count=found.doubtful,
    )
    yield say(
        "Changes of the law with a day that is known already: {count}", count=len(found.coming)
    )


def share(found: Coverage) -> Said:
    """Return how many of the services have a procedure."""
    return say(
        "Public services to be carried out: {due}; with a procedure {covered}, without {missing}",
        due=len(found.due),
        covered=found.covered,
        missing=len(found.missing),
    )


def covered(found: Coverage) -> Iterator[Said]:
    """Yield how far the scope is covered, or that there is none."""
    yield share(found) if found.scoped else words.NO_SCOPE
    if found.unknown:
        yield say(
            "Of 'scope.yml' the catalogue does not have: {codes}",
            codes=found.unknown,
        )


def oddities(found: Coverage) -> list[tuple[Said, list[Said]]]:
    """Return what else is to be said of services, under headings, as far as there is any."""
    groups = (
        (words.TWICE, [carried(each) for each in found.twice]),
        (words.OUTSIDE, [carried(each) for each in found.outside]),
        (words.ENDED, [abolished(each) for each in found.ended]),
        (words.UNLISTED, [carried(each) for each in found.unlisted]),
    )
    return [(heading, rows) for heading, rows in groups if rows]


def carried(each: Carried) -> Said:
    """Return a public service with the documents that carry it out."""
    codes = tuple(one.code for one in each.documents)
    if each.listed is None:
        return say("{code}: {documents}", code=each.code, documents=codes)
    return say("{code} {name}: {documents}", code=each.code, name=each.listed.name, documents=codes)


def abolished(each: Carried) -> Said:
    """Return a public service that is no more, with the documents that carry it out."""
    codes = tuple(one.code for one in each.documents)
    day = each.listed.abolished if each.listed else None
    return say("{what}: {documents}", what=words.ended(each.code, day), documents=codes)


def suspect_document(found: Sync, each: Suspect, *, persons: bool = True) -> Said:
    """Return which text is suspect, who is to look at it, and what was said of it since."""
    text = each.suspicion.reliance
    return say(
        "{code} {number} {title}: {owner}; {answer}",
        code=text.code,
        number=str(text.number),
        title=text.title,
        owner=owner(found, each, persons=persons) or say("no unit named"),
        answer=answer(each) or say("not answered"),
    )


def suspect(found: Sync, each: Suspect) -> Said:
    """Return why a text is suspect, on which lines it says so, and by when to look at it."""
    why = reason(found, each)
    return say("{why}; due {day}", why=why, day=each.due) if each.due else why


def news_of(found: Sync, each: Suspect) -> Said:
    """Return what changed under a text."""
    return say("{news}", news=news(found.standing, each.suspicion))


def reason(found: Sync, each: Suspect) -> Said:
    """Return why a text is suspect, and on which lines it says so."""
    why = news_of(found, each)
    where = each.suspicion.lines
    if len(where) == 1:
        return say("{why} (line {line})", why=why, line=where[0])
    return say("{why} (lines {lines})", why=why, lines=where) if where else why


def without_rule(found: Sync) -> bool:
    """Is there a change whose day is known, and no rule that gives it a term?"""
    return any(each.due is None and each.suspicion.since for each in found.suspects)


def owner(found: Sync, each: Suspect, *, persons: bool = True) -> Said | None:
    """Return the unit that answers for a text, and who drafted it where persons are named."""
    standing = found.standing
    unit = standing.office.name_of(standing.office.units, each.unit) if each.unit else ""
    person = standing.roster.name(each.person) if persons and each.person else ""
    names = tuple(name for name in (unit, person) if name)
    return say("{names}", names=names) if names else None


def answer(each: Suspect) -> Said | None:
    """Return what was said of a text since the change; none where nothing was."""
    given = each.suspicion.answered
    if given is None or given.verdict is None:
        return None
    return say("{verdict}, said on {day}", verdict=VERDICT[given.verdict], day=given.day)


def countdown(found: Sync, each: Countdown) -> Said:
    """Return what is to happen, on which day, and how far that is."""
    if each.day is None:
        return say("{event}, on a day that is not known", event=words.event(each))
    today = found.standing.day
    return say(
        "{day}: {event}, in {days}",
        day=each.day,
        event=words.event(each),
        days=words.days((each.day - today).days, found.standing.calendar.between(today, each.day)),
    )


def touched(each: Countdown) -> Said:
    """Return which documents a coming change touches."""
    codes = tuple(dict.fromkeys(one.code for one in each.touched))
    return say("touches: {documents}", documents=some(codes))


def some(codes: tuple[str, ...]) -> Said:
    """Return codes, of many only the first ones and how many more there are."""
    if len(codes) <= _MANY:
        return say("{codes}", codes=codes)
    return say("{codes} and {count} more", codes=codes[:_MANY], count=len(codes) - _MANY)


def totals(found: Ledger) -> Iterator[Said]:
    """Yield what the ledger comes to, for the office as a whole."""
    period = found.period
    yield say("Period: {first} to {last}", first=period.first, last=period.last)
    if not found.accounts:
        yield say("No text rested on law that is known to have ended.")
        return
    yield say(
        "Documents: {documents}; document days: {days}",
        documents=len(found.accounts),
        days=words.days(found.document_days, found.document_working_days),
    )
    yield say(
        "Days on which at least one text rested on ended law: {days}",
        days=words.days(found.days, found.working_days),
    )


def account(each: Account) -> Said:
    """Return what the ledger comes to for one document."""
    text = each.newest.reliance
    said = say(
        "{code} {title}: {days}",
        code=text.code,
        title=text.title,
        days=words.days(each.days, each.working_days),
    )
    return say("{account}, still going on", account=said) if each.goes_on else said


@dataclass(frozen=True, slots=True)
class Unknown:
    """A legal document of which it is not known whether it was in force, and who rests on it."""

    number: str
    reason: Said
    intervals: tuple[Interval, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the documents that rest on it, each the one that it bore last."""
        texts = (each.lapse.reliance for each in self.intervals)
        return tuple({each.document: each.code for each in texts}.values())


def unknown_law(found: Ledger) -> list[Unknown]:
    """Return what is not known of the law, by number and reason."""
    in_order = sorted(found.unknown, key=lambda each: _why(each.lapse))
    groups = (
        (key, tuple(own)) for key, own in groupby(in_order, key=lambda each: _why(each.lapse))
    )
    return [Unknown(own[0].lapse.number, words.ended_by(own[0].lapse), own) for _, own in groups]


def unknown(found: Ledger) -> list[Said]:
    """Return what is not known of the law, a line a legal document and reason."""
    return [
        say(
            "{number}: {reason} ({documents})",
            number=each.number,
            reason=each.reason,
            documents=some(each.codes),
        )
        for each in unknown_law(found)
    ]


def _why(lapse: Lapse) -> tuple[str, str]:
    return lapse.number, str(lapse.reason)


def point(each: Point) -> tuple[Said, ...]:
    """Return the cells of a day in the table of the last months."""
    if each.due is None or each.covered is None:
        covering = say("not said")
    else:
        covering = say("{covered} of {due}", covered=each.covered, due=each.due)
    return (
        say("{day}", day=each.day),
        say("{count}", count=each.in_force),
        covering,
        say("{count}", count=each.suspect),
        say("{count}", count=each.exposed),
    )
