"""What the figures are called, in words that pictures, tables and the terminal share."""

from collections.abc import Mapping
from dataclasses import dataclass

from qmsdocs.law.step.duties import Age
from qmsdocs.model.objectives import Target, Trend
from qmsdocs.model.periods import Frequency, Period
from qmsdocs.reports.figures.numbers import measured, said
from qmsdocs.reports.figures.value import Outcome
from qmsdocs.wording import Said, say
from qmsdocs.workflow.steps import Step

TITLE = say("Dashboard")
DOCUMENTS = say("Controlled documents")
KINDS = say("Documents by kind")
SERVICES = say("Public services with a procedure")
FIELDS = say("Public services by field")
LAW = say("In step with the law")
PROCEDURES = say("Procedures in step with the law")
REVIEWS = say("Regular reviews")
REVIEWS_BY_DAY = say("Reviews by when they are due")
NEXT_REVIEWS = say("Reviews overdue or due soon")
APPROVALS = say("Drafts that wait")
STAGES = say("Drafts by stage")
PEOPLE = say("For whom they wait")
INTEGRITY = say("Integrity of the records")
OBJECTIVES = say("Quality objectives")
IN_FORCE = say("in force")
COVERED = say("with a procedure")
LACKING = say("without a procedure")
SOUND = say("nothing known to be wrong")
DOUBTED = say("something is out of step")

STAGE: Mapping[Step, Said] = {
    Step.SUBMIT: say("being written"),
    Step.REVIEW: say("awaiting review"),
    Step.APPROVE: say("awaiting approval"),
    Step.PROMULGATE: say("awaiting promulgation"),
}
WAITED: Mapping[Age, Said] = {
    Age.FRESH: say("0 to 5 working days"),
    Age.RECENT: say("6 to 20 working days"),
    Age.OLD: say("21 to 60 working days"),
    Age.STALE: say("more than 60 working days"),
    Age.UNKNOWN: say("no day recorded"),
}
OUTCOME: Mapping[Outcome, Said] = {
    Outcome.MET: say("met"),
    Outcome.NOT_MET: say("not met"),
    Outcome.NOT_MEASURED: say("no result yet"),
}
TREND: Mapping[Trend, Said] = {
    Trend.BETTER: say("better than the figure before"),
    Trend.WORSE: say("worse than the figure before"),
    Trend.SAME: say("as the figure before"),
}
_SHORT_HALVES = {1: say("first half"), 2: say("second half")}
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Range:
    """Bounds in words and in signs."""

    words: Said
    signs: Said


def wanted(target: Target) -> Range:
    """Return what a target asks for; one without bounds asks for nothing that is known."""
    least, most, unit = target.least, target.most, target.unit
    if least is not None and most is not None:
        high = measured(most, unit)
        return Range(
            say("{least} to {most}", least=said(least), most=high),
            say("{least} – {most}", least=said(least), most=high),
        )
    if least is not None:
        low = measured(least, unit)
        return Range(say("at least {value}", value=low), say("≥ {value}", value=low))
    if most is not None:
        high = measured(most, unit)
        return Range(say("at most {value}", value=high), say("≤ {value}", value=high))
    return Range(say("no bound named"), say("no bound named"))


def period(each: Period) -> Said:
    """Return a period as a sentence names it: ``month 1/2026``, ``quarter I/2026``."""
    year = f"{each.year:04d}"
    match each.frequency:
        case Frequency.MONTH:
            return say("month {month}/{year}", month=f"{each.place:02d}", year=year)
        case Frequency.QUARTER:
            return say("quarter {quarter}/{year}", quarter=_ROMAN[each.place - 1], year=year)
        case Frequency.HALF_YEAR:
            if each.place == 1:
                return say("first half of {year}", year=year)
            return say("second half of {year}", year=year)
        case Frequency.YEAR:
            return say("year {year}", year=year)


def short_period(each: Period) -> Said:
    """Return a period as an axis names it, which says the year elsewhere."""
    match each.frequency:
        case Frequency.MONTH:
            return say("M{month}", month=each.place)
        case Frequency.QUARTER:
            return say("Q{quarter}", quarter=_ROMAN[each.place - 1])
        case Frequency.HALF_YEAR:
            return _SHORT_HALVES[each.place]
        case Frequency.YEAR:
            return say("{year}", year=f"{each.year:04d}")


def working_days(count: int | None) -> Said:
    """Return a number of working days, or that no day is known."""
    if count is None:
        return WAITED[Age.UNKNOWN]
    return say("{count} working days", count=count)


def late(days: int) -> Said:
    """Return how late a review is, or how many days are left."""
    if days > 0:
        return say("{count} days overdue", count=days)
    return say("{count} days left", count=-days) if days else say("due today")
