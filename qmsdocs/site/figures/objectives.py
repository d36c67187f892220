"""Targets of objectives as pictures, for the dashboard and for the objective's own page."""

from collections.abc import Iterator
from decimal import Decimal

from qmsdocs.model.objectives import PERCENT, Measurement, Target
from qmsdocs.model.periods import Frequency, Period
from qmsdocs.model.text import Text
from qmsdocs.reports.figures import tables, words
from qmsdocs.reports.figures.gather import objectives
from qmsdocs.reports.figures.numbers import measured, rounded
from qmsdocs.reports.figures.numbers import said as number
from qmsdocs.reports.figures.value import Objective, Outcome
from qmsdocs.site.context import Site, capital
from qmsdocs.site.figures import targets
from qmsdocs.site.figures.counted import sound_rows
from qmsdocs.site.figures.drawing import Told
from qmsdocs.site.figures.markup import Item, figure
from qmsdocs.site.figures.targets import Mark, Slot, Words
from qmsdocs.wording import Said, say

ANCHOR = "qms-ket-qua-muc-tieu"
"""Lasting anchor of the targets on the page of an objective."""
_MOST = 12
"""Periods that a picture holds."""
_MARKS = {
    Mark.MET: words.OUTCOME[Outcome.MET],
    Mark.NOT_MET: words.OUTCOME[Outcome.NOT_MET],
    Mark.MISSING: say("figure missing"),
}


def targets_of(site: Site, text: Text, path: str) -> Item:
    """Return what the page of an objective shows of its targets; nothing where it has none."""
    found = tuple(objectives(site.corpus, text, sound_rows(site))) if text.targets else ()
    if not found:
        return {}
    lead = say(
        "Judged on {day} by what was measured; not part of the approved text.", day=site.corpus.day
    )
    return {
        "anchor": ANCHOR,
        "title": site.say(say("Targets and results")),
        "lead": site.say(lead),
        "figures": [picture(site, path, each, f"qms-ct-{n}") for n, each in enumerate(found, 1)],
    }


def picture(site: Site, page: str, found: Objective, name: str) -> Item:
    """Return a target as a picture with its result above and its periods as a table below.

    Args:
        site: The site.
        page: The staged page on which it will stand.
        found: The target.
        name: Unique within the page.
    """
    table = tables.measurements(found, site.corpus, site.selection.view.audience)
    shown = figure(site, page, table, _drawing(site, found, name))
    return {**shown, "outcome": found.outcome.value, "result": list(_result(site, found))}


def _result(site: Site, found: Objective) -> Iterator[str]:
    """Yield in a few words each: the result, what is wanted, where it goes, what is missing."""
    target, progress = found.progress.target, found.progress
    outcome = words.OUTCOME[found.outcome]
    if found.value is not None:
        value = measured(found.value, target.unit)
        outcome = say("{outcome}: {value}", outcome=outcome, value=value)
    yield capital(site.say(outcome))
    yield site.say(say("wanted: {range}", range=words.wanted(target).words))
    if progress.trend is not None:
        yield site.say(words.TREND[progress.trend])
    if progress.missing:
        periods = tuple(map(words.period, progress.missing))
        yield site.say(say("figures missing: {periods}", periods=periods))
    if found.unit:
        yield found.unit


def _drawing(site: Site, found: Objective, name: str) -> str:
    """Return the picture; nothing where there is neither a bound nor a figure to draw."""
    target = found.progress.target
    slots = [_slot(site, found, each) for each in _periods(found)]
    bounds = [float(each) for each in target.bounds]
    values = [*bounds, *(each.value for each in slots if each.value is not None)]
    if not values or not slots:
        return ""
    percent = target.unit == PERCENT
    scale = targets.scale(values, 0 if percent else None, 100 if percent else None)
    said = Words(
        {mark: site.say(each) for mark, each in _MARKS.items()},
        site.say(words.wanted(target).signs),
        [site.say(number(Decimal(str(each)))) for each in scale.ticks],
    )
    return targets.target(
        Told(name, target.name, site.say(_told(found))), slots, bounds, scale, said
    )


def _periods(found: Objective) -> tuple[Period, ...]:
    """Return the periods that the picture holds: all, or the last ones up to the next figure."""
    every = tuple(found.progress.target.periods())
    points = found.progress.points
    last = every.index(points[-1].period) + 2 if points else _MOST
    end = max(_MOST, min(last, len(every)))
    return every[max(0, end - _MOST) : end]


def _slot(site: Site, found: Objective, period: Period) -> Slot:
    target, progress = found.progress.target, found.progress
    name = site.say(words.short_period(period))
    year = "" if period.frequency is Frequency.YEAR else f"{period.year:04d}"
    row = next((each for each in progress.points if each.period == period), None)
    if row is None:
        return Slot(name, year, Mark.MISSING if period in progress.missing else Mark.OPEN)
    return Slot(name, year, _mark(target, row), float(row.value), _figure(site, target, row))


def _mark(target: Target, row: Measurement) -> Mark:
    return Mark.MET if target.met_by(row.value) else Mark.NOT_MET


def _figure(site: Site, target: Target, row: Measurement) -> str:
    return site.say(number(rounded(target, row.value)))


def _told(found: Objective) -> Said:
    target, points = found.progress.target, found.progress.points
    met = sum(1 for each in points if target.met_by(each.value))
    wanted = words.wanted(target).words
    if not points:
        return say("Wanted: {range}. No period has a figure yet.", range=wanted)
    return say(
        "Wanted: {range}. Periods with a figure: {count}, of which {met} met the target; the "
        "last, {period}: {value}. The table below has every figure.",
        range=wanted,
        count=len(points),
        met=met,
        period=words.period(points[-1].period),
        value=measured(points[-1].value, target.unit),
    )
