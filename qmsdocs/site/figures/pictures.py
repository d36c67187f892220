"""Figures of the office as pictures: bars whose parts are told apart without colour."""

from collections.abc import Mapping, Sequence

from qmsdocs.law.step.duties import Age
from qmsdocs.reports import sync_words
from qmsdocs.reports.figures import words
from qmsdocs.reports.figures.law import InStep, Services
from qmsdocs.reports.figures.tables import Table
from qmsdocs.reports.figures.value import Documents, Queue
from qmsdocs.site.context import Site, capital
from qmsdocs.site.figures.bars import Bar, Part, bars
from qmsdocs.site.figures.drawing import Fill, Told
from qmsdocs.wording import Said, say
from qmsdocs.workflow.steps import Step

_AGES = {
    Age.FRESH: Fill.OPEN,
    Age.RECENT: Fill.DOTTED,
    Age.OLD: Fill.HATCHED,
    Age.STALE: Fill.SOLID,
    Age.UNKNOWN: Fill.BROKEN,
}
"""The older, the darker."""


def services(site: Site, found: Services) -> str:
    """Return how far each field of services is covered."""
    parts = ((words.COVERED, Fill.SOLID), (words.LACKING, Fill.OPEN))
    rows = [
        Bar(
            each.name or site.say(sync_words.NO_FIELD),
            (each.covered, each.due - each.covered),
            f"{each.covered}/{each.due}",
        )
        for each in found.fields
    ]
    return _drawn(site, "tthc", words.FIELDS, parts, rows)


def procedures(site: Site, found: InStep) -> str:
    """Return how many procedures are in step with the law."""
    parts = ((words.SOUND, Fill.SOLID), (words.DOUBTED, Fill.HATCHED))
    wrong = found.procedures - found.sound
    figures = f"{found.sound}/{found.procedures}"
    row = Bar(site.say(sync_words.PROCEDURES), (found.sound, wrong), figures)
    return _drawn(site, "quy-trinh", words.PROCEDURES, parts, [row])


def changes(site: Site, found: Table) -> str:
    """Return the changes that make documents suspect, by age."""
    return _counted(site, "thay-doi", found)


def reviews(site: Site, found: Table) -> str:
    """Return how many reviews are overdue, due soon, due later."""
    return _counted(site, "ra-soat", found)


def stages(site: Site, found: Mapping[Step, Queue]) -> str:
    """Return how many drafts wait at each stage, by age."""
    rows = [_aged(capital(site.say(words.STAGE[step])), queue) for step, queue in found.items()]
    return _drawn(site, "du-thao", words.STAGES, _aged_parts(), rows)


def people(site: Site, found: Sequence[tuple[str, Queue]]) -> str:
    """Return how many texts wait for each person, by age."""
    return _drawn(site, "nguoi", words.PEOPLE, _aged_parts(), [_aged(*each) for each in found])


def documents(site: Site, found: Documents) -> str:
    """Return how many documents of each kind there are."""
    parts = ((words.IN_FORCE, Fill.SOLID), (say("suspended"), Fill.HATCHED), (_DRAFTS, Fill.OPEN))
    rows = [
        Bar(k.name, (k.in_force, k.suspended, k.drafts), _sum(k.in_force, k.suspended, k.drafts))
        for k in found.kinds
    ]
    return _drawn(site, "tai-lieu", words.KINDS, parts, rows)


_DRAFTS = say("drafts")


def _sum(*counts: int) -> str:
    """Return the counts, those of later parts only where there are any."""
    first, *rest = counts
    return " + ".join(map(str, [first, *filter(None, rest)]))


def _counted(site: Site, name: str, table: Table) -> str:
    """Return the rows of a table that names things and counts them."""
    rows = [
        Bar(capital(site.say(said)), (count,), str(count))
        for said, count in table.rows
        if isinstance(said, Said) and isinstance(count, int)
    ]
    return _drawn(site, name, table.title, ((table.title, Fill.SOLID),), rows)


def _aged(label: str, queue: Queue) -> Bar:
    return Bar(label, [queue.ages[age] for age in _AGES], str(queue.count))


def _aged_parts() -> tuple[tuple[Said, Fill], ...]:
    return tuple((words.WAITED[age], fill) for age, fill in _AGES.items())


def _drawn(
    site: Site,
    name: str,
    title: Said,
    parts: Sequence[tuple[Said, Fill]],
    rows: Sequence[Bar],
) -> str:
    shown = [Part(site.say(said), fill) for said, fill in parts]
    told = say("{rows}", rows=tuple(f"{each.label}: {each.figures}" for each in rows))
    described = say("Bars. {rows}. The table below has every figure.", rows=told)
    return bars(Told(f"qms-{name}", capital(site.say(title)), site.say(described)), shown, rows)
