"""How far a handbook is out of step, as sheets of a workbook: typed cells, no form yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qmsdocs.law.step.duties import Age
from qmsdocs.law.step.exposure import Interval
from qmsdocs.reports import sync_lines as lines
from qmsdocs.reports import sync_words as words
from qmsdocs.reports.sync import Sync
from qmsdocs.wording import Said, Speaker, in_language, say

Cell = str | int | date | None
_NARROW, _DAY, _CODE, _MIDDLE, _WIDE = 10, 12, 18, 32, 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its title, the columns with their widths in letters, and the rows."""

    title: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]


def as_sheets(found: Sync, language: str) -> tuple[Sheet, ...]:
    """Return the sheets of the workbook; persons are named."""
    speak = in_language(language)
    return (
        _sheet(say("Summary"), _SUMMARY, _summary(found), speak),
        _sheet(say("Procedures"), _PROCEDURES, _procedures(found), speak),
        _sheet(words.MISSING_SHEET, _MISSING, _missing(found), speak),
        _sheet(words.SUSPECTS, _SUSPECTS, _suspects(found), speak),
        _sheet(say("Coming into force"), _COMING, _coming(found), speak),
        _sheet(say("Ledger of days out of step"), _LEDGER, _ledger(found), speak),
        _sheet(words.TREND, _TREND, _trend(found), speak),
    )


_Value = Said | Cell
_Columns = tuple[tuple[Said, int], ...]


def _sheet(
    title: Said, columns: _Columns, rows: Iterator[tuple[_Value, ...]], speak: Speaker
) -> Sheet:
    return Sheet(
        speak(title),
        [(speak(said), width) for said, width in columns],
        [[speak(cell) if isinstance(cell, Said) else cell for cell in row] for row in rows],
    )


_SUMMARY: _Columns = ((say("Figure"), _WIDE), (say("Value"), _CODE))


def _summary(found: Sync) -> Iterator[tuple[_Value, ...]]:
    ledger, now = found.ledger, found.now
    yield say("Day asked about"), now.day
    yield say("Version of calendar.yml"), found.standing.calendar.version
    yield words.PROCEDURES, len(found.rows)
    yield say("Procedures with which nothing is known to be wrong"), found.in_step
    yield say("Services of the scope"), now.due if found.coverage.scoped else words.NO_SCOPE
    yield say("Services with a procedure"), now.covered
    yield say("Documents to be looked at again"), now.suspect
    for age in Age:
        yield words.AGE[age], len(found.of_age(age))
    yield say("Changes answered by a verdict"), found.answered
    yield say("Documents on ended law"), now.exposed
    yield say("First day of the ledger"), ledger.period.first
    yield say("Last day of the ledger"), ledger.period.last
    yield say("Documents in the ledger"), len(ledger.accounts)
    yield say("Document days on ended law"), ledger.document_days
    yield say("Document working days on ended law"), ledger.document_working_days
    yield say("Days with at least one text on ended law"), ledger.days
    yield say("Working days with at least one text on ended law"), ledger.working_days


_TREND: _Columns = (
    (say("Day"), _DAY),
    (say("In force"), _CODE),
    (say("Services of the scope"), _CODE),
    (say("Services with a procedure"), _CODE),
    (say("Suspect"), _CODE),
    (say("On ended law"), _CODE),
)


def _trend(found: Sync) -> Iterator[tuple[_Value, ...]]:
    for each in found.trend:
        yield each.day, each.in_force, each.due, each.covered, each.suspect, each.exposed


_PROCEDURES: _Columns = (
    (say("Code"), _CODE),
    (say("Issue/revision"), _NARROW),
    (say("Title"), _WIDE),
    (say("Services"), _CODE),
    (say("Law"), _MIDDLE),
    (say("Service record"), _MIDDLE),
    (say("Draft"), _NARROW),
)


def _procedures(found: Sync) -> Iterator[tuple[_Value, ...]]:
    for row in found.rows:
        text = row.reliance
        yield (
            text.code,
            str(text.number),
            text.title,
            ", ".join(text.services),
            words.law_leg(row),
            words.service_leg(row),
            ", ".join(str(each.number) for each in row.drafts),
        )


_MISSING: _Columns = (
    (say("Service code"), _CODE),
    (say("Name of the public service"), _WIDE),
    (say("Field"), _MIDDLE),
)


def _missing(found: Sync) -> Iterator[tuple[_Value, ...]]:
    for each in found.coverage.missing:
        yield each.code, each.name, each.field


_SUSPECTS: _Columns = (
    (say("Code"), _CODE),
    (say("Title"), _MIDDLE),
    (say("Cause"), _MIDDLE),
    (say("Reason"), _WIDE),
    (say("Changed on"), _DAY),
    (say("Working days since"), _NARROW),
    (say("Age"), _MIDDLE),
    (say("Owner"), _MIDDLE),
    (say("Due"), _DAY),
    (say("Answer"), _MIDDLE),
)


def _suspects(found: Sync) -> Iterator[tuple[_Value, ...]]:
    for age in Age:
        for each in found.of_age(age):
            text = each.suspicion.reliance
            yield (
                text.code,
                text.title,
                words.CAUSE[each.suspicion.cause],
                lines.reason(found, each),
                each.suspicion.since,
                each.working_days,
                words.AGE[age],
                lines.owner(found, each),
                each.due,
                lines.answer(each),
            )


_COMING: _Columns = (
    (say("Day"), _DAY),
    (say("What happens"), _MIDDLE),
    (say("What it does"), _WIDE),
    (say("Calendar days to go"), _NARROW),
    (say("Working days to go"), _NARROW),
    (say("Documents touched"), _WIDE),
)


def _coming(found: Sync) -> Iterator[tuple[_Value, ...]]:
    today, calendar = found.standing.day, found.standing.calendar
    for each in found.coming:
        yield (
            each.day,
            words.event(each),
            say("{effects}", effects=words.effects(each, found.ground.law)),
            (each.day - today).days if each.day else None,
            calendar.between(today, each.day) if each.day else None,
            ", ".join(dict.fromkeys(one.code for one in each.touched)),
        )


_LEDGER: _Columns = (
    (say("Code"), _CODE),
    (say("Title"), _MIDDLE),
    (say("Issue/revision"), _NARROW),
    (say("What it is"), _MIDDLE),
    (say("Legal document"), _MIDDLE),
    (say("What ended it"), _WIDE),
    (say("First day"), _DAY),
    (say("Last day"), _DAY),
    (say("Calendar days"), _NARROW),
    (say("Working days"), _NARROW),
    (say("Still going on"), _NARROW),
)


def _ledger(found: Sync) -> Iterator[tuple[_Value, ...]]:
    for account in found.ledger.accounts:
        for each in account.intervals:
            yield _interval(each, words.GONE)
        text = account.newest.reliance
        total = (account.days, account.working_days, _flag(going_on=account.goes_on))
        yield (text.code, text.title, "", words.TOTAL, "", "", None, None, *total)
    for each in found.ledger.unknown:
        yield _interval(each, words.IN_DOUBT)


def _interval(each: Interval, what: Said) -> tuple[_Value, ...]:
    text, period = each.lapse.reliance, each.period
    return (
        text.code,
        text.title,
        str(text.number),
        what,
        words.law_of(each.lapse),
        words.ended_by(each.lapse),
        period.first,
        period.last,
        each.days,
        each.working_days,
        _flag(going_on=each.goes_on),
    )


def _flag(*, going_on: bool) -> _Value:
    return say("yes") if going_on else say("no")
