"""The figures as tables, which the terminal and the pages print."""

from dataclasses import dataclass

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.objectives import Measurement, due
from qmsdocs.model.office import Audience
from qmsdocs.model.periods import Period
from qmsdocs.reports import sync_lines, sync_words
from qmsdocs.reports.figures import words
from qmsdocs.reports.figures.law import InStep, Services
from qmsdocs.reports.figures.numbers import measured
from qmsdocs.reports.figures.value import (
    SOON,
    Figures,
    Integrity,
    Objective,
    Outcome,
    Queue,
    Reviews,
)
from qmsdocs.wording import Said, say

Cell = Said | str | int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it is about, what its columns are called, its rows.

    Attributes:
        links: Ids of documents, one a row, to which the first cells lead; empty: to none.
    """

    title: Said
    columns: tuple[Said, ...]
    rows: tuple[tuple[Cell, ...], ...]
    links: tuple[str, ...] = ()


def documents(found: Figures) -> Table:
    """Return how many documents of each kind there are."""
    return Table(
        words.KINDS,
        (
            say("Kind"),
            say("In force"),
            say("Suspended"),
            say("Withdrawn"),
            say("Expired"),
            say("Drafts"),
        ),
        tuple(
            (k.name, k.in_force, k.suspended, k.withdrawn, k.expired, k.drafts)
            for k in found.documents.kinds
        ),
    )


def services(found: Services) -> Table:
    """Return how far each field of services is covered."""
    return Table(
        words.FIELDS,
        (say("Field"), say("To be carried out"), say("With a procedure"), say("Without")),
        tuple(
            (f.name or sync_words.NO_FIELD, f.due, f.covered, f.due - f.covered)
            for f in found.fields
        ),
    )


def law(found: InStep) -> Table:
    """Return how far the handbook is out of step with the law."""
    rows: list[tuple[Cell, ...]] = [
        (sync_words.PROCEDURES, found.procedures),
        (say("Procedures with which nothing is known to be wrong"), found.sound),
        (say("Documents to be looked at again"), found.suspect),
        (say("Changes that make them so"), sum(found.ages.values())),
        (say("Changes answered by a verdict"), found.answered),
        (say("Changes whose answer is overdue"), found.late),
        (say("Documents on ended law"), found.exposed),
        (say("Document days on ended law since {day}", day=found.since), found.document_days),
        (say("Working days among them"), found.document_working_days),
        (say("Legal documents of which it is not known whether they are in force"), found.in_doubt),
        (say("Changes of the law that are to come"), found.coming),
    ]
    if found.next is not None:
        event = say("{number}, {day}", number=found.next.number, day=found.next.day)
        rows.append((say("Days to the next of them ({event})", event=event), found.next.days))
    return Table(words.PROCEDURES, (say("What is counted"), say("Count")), tuple(rows))


def changes(found: InStep) -> Table:
    """Return the changes that make documents suspect, by age."""
    rows = tuple((sync_words.AGE[each], count) for each, count in found.ages.items())
    return Table(sync_words.SUSPECTS, (say("Change"), say("Count")), rows)


def trend(found: InStep) -> Table:
    """Return the figures of the last months."""
    rows = tuple(sync_lines.point(each) for each in found.trend)
    return Table(sync_words.TREND, sync_words.TREND_HEAD, rows)


def reviews(found: Reviews) -> Table:
    """Return the reviews that are overdue or come soon."""
    those = (*found.overdue, *found.soon)
    return Table(
        words.NEXT_REVIEWS,
        (say("Document"), say("Title"), say("Unit in charge"), say("Due"), say("Overdue or left")),
        tuple(
            (r.code, r.title, r.unit, say("{day}", day=r.due), words.late(r.days)) for r in those
        ),
        tuple(each.document for each in those),
    )


def review_counts(found: Reviews) -> Table:
    """Return how many reviews are due when."""
    rows: tuple[tuple[Cell, ...], ...] = (
        (say("overdue"), len(found.overdue)),
        (say("due within {days} days", days=SOON), len(found.soon)),
        (say("due later"), found.later),
        (say("no review asked for"), found.unasked),
    )
    return Table(words.REVIEWS_BY_DAY, (say("Due"), say("Documents")), rows)


def approvals(found: Figures) -> Table:
    """Return how many drafts wait at each stage, and since when."""
    stages = found.approvals.stages.items()
    return Table(
        words.STAGES,
        (say("Stage"), say("Drafts"), say("Longest"), say("By age")),
        tuple((words.STAGE[step], *_queue(queue)) for step, queue in stages),
    )


def people(found: Figures) -> Table | None:
    """Return for whom texts wait that were submitted; none where persons are not named."""
    if found.approvals.people is None:
        return None
    return Table(
        words.PEOPLE,
        (say("For whom"), say("Drafts"), say("Longest"), say("By age")),
        tuple(
            (say("{person} (absent)", person=p.name) if p.absent else p.name, *_queue(p.queue))
            for p in found.approvals.people
        ),
    )


def drafts(found: Figures) -> Table | None:
    """Return the drafts that wait; none where they are not listed."""
    those = found.approvals.drafts
    if those is None:
        return None
    return Table(
        say("Drafts one by one"),
        (say("Document"), say("No."), say("Title"), say("Stage"), say("Waits"), say("For whom")),
        tuple(
            (
                d.code,
                str(d.number),
                d.title,
                words.STAGE[d.step],
                words.working_days(d.working_days),
                say("{people}", people=d.people) if d.people else say("nobody may take the step"),
            )
            for d in those
        ),
        tuple(each.document for each in those),
    )


def integrity(found: Integrity) -> Table:
    """Return what is held back because of integrity errors."""
    rows: list[tuple[Cell, ...]] = [
        (say("Documents of which an earlier proved text is shown"), found.earlier),
        (say("Documents of which nothing can be shown"), found.nothing),
    ]
    if found.registers is not None:
        rows.append((say("Errors of the registers"), found.registers))
    if found.general is not None:
        rows.append((say("Errors that name no document"), found.general))
    return Table(words.INTEGRITY, (say("Held back"), say("Count")), tuple(rows))


def objectives(found: Figures) -> Table:
    """Return each target with its figure and whether it is met."""
    return Table(
        words.OBJECTIVES,
        (
            say("Document"),
            say("Target"),
            say("Wanted"),
            say("Measured"),
            say("Result"),
            say("Trend"),
            say("Figures missing"),
        ),
        tuple(_objective(each) for each in found.objectives),
        tuple(each.document for each in found.objectives),
    )


def measurements(found: Objective, corpus: Corpus, audience: Audience) -> Table:
    """Return what was measured for each period of a target.

    Where a figure comes from is told to the office alone: it may name a person.
    """
    target, progress = found.progress.target, found.progress
    points = {each.period: each for each in progress.points}
    internal = audience is Audience.INTERNAL
    source = (say("Source"),) if internal else ()
    rows = []
    for period in target.periods():
        row = points.get(period)
        state = _state(found, period, corpus, row)
        cells: tuple[Cell, ...] = (words.period(period), *_measured(found, row), state)
        rows.append((*cells, row.source if row else "") if internal else cells)
    columns = (say("Period"), say("Measured"), say("Of how many"), say("Result"), *source)
    return Table(say("{target}", target=target.name), columns, tuple(rows))


def _queue(found: Queue) -> tuple[Cell, Cell, Cell]:
    if not found.count:
        return 0, "–", "–"
    ages = tuple(
        say("{age}: {count}", age=words.WAITED[each], count=count)
        for each, count in found.ages.items()
        if count
    )
    return found.count, words.working_days(found.oldest), say("{ages}", ages=ages)


def _objective(found: Objective) -> tuple[Cell, ...]:
    target, progress = found.progress.target, found.progress
    missing = tuple(map(words.period, progress.missing))
    return (
        found.code,
        target.name,
        words.wanted(target).words,
        measured(found.value, target.unit) if found.value is not None else "–",
        words.OUTCOME[found.outcome],
        words.TREND[progress.trend] if progress.trend else "–",
        say("{periods}", periods=missing) if missing else "–",
    )


def _measured(found: Objective, row: Measurement | None) -> tuple[Cell, Cell]:
    if row is None:
        return "–", ""
    value = measured(row.value, found.progress.target.unit)
    return value, "" if row.over is None else row.over


def _state(found: Objective, period: Period, corpus: Corpus, row: Measurement | None) -> Said:
    target = found.progress.target
    if row is not None:
        return words.OUTCOME[Outcome.MET if target.met_by(row.value) else Outcome.NOT_MET]
    if period in found.progress.missing:
        return say("figure missing")
    last = due(target, period, corpus.calendar)
    if last < corpus.day:
        return say("two figures, neither counts")
    return say("due on {day}", day=last)
