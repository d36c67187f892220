"""What the page on being in step says, in words that its text, its tables and its site share."""

from collections.abc import Mapping
from datetime import date

from qmsdocs.law.state.effects import Effect
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.terms import FORCE
from qmsdocs.law.step.countdowns import Countdown
from qmsdocs.law.step.duties import Age
from qmsdocs.law.step.exposure import Interval
from qmsdocs.law.step.lapses import Lapse
from qmsdocs.law.step.legs import Legs
from qmsdocs.law.step.renewal import happened
from qmsdocs.model.causes import Cause
from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.wording import Said, say

TITLE = say("Law, public services and procedures in step")
SUMMARY = say("In short")
PROCEDURES = say("Procedures in force")
COVERAGE = say("Public services of the office")
MISSING = say("Public services without a procedure")
SUSPECTS = say("To be looked at again")
COMING = say("What changes soon")
LEDGER = say("Days on ended law")
UNKNOWN = say("Not known, and counted neither as exposed nor as in step")
TREND = say("The last twelve months")
NO_SCOPE = say(
    "Which public services the office carries out is not said: there is no "
    "'content/catalogue/scope.yml'."
)
NO_RULE = say("Where no due date stands, no rule of 'qms.yml' gives a term for the day.")
NO_FIELD = say("No field named")
NOTHING = say("Nothing.")
MISSING_SHEET = say("Services without a procedure")
GONE = say("on ended law")
TOTAL = say("document in all, no day counted twice")
IN_DOUBT = say("not known")
TWICE = say("Carried out by more than one document")
OUTSIDE = say("Outside the scope of the office")
ENDED = say("No more in the national catalogue")
UNLISTED = say("Not in the catalogue of public services")
ROW_HEAD = (
    say("Code"),
    say("Title"),
    say("Service"),
    say("Law"),
    say("Service record"),
    say("Draft"),
)
TREND_HEAD = (
    say("Day"),
    say("In force"),
    say("Services with a procedure"),
    say("Suspect"),
    say("On ended law"),
)

AGE: Mapping[Age, Said] = {
    Age.FRESH: say("changed 0 to 5 working days ago"),
    Age.RECENT: say("changed 6 to 20 working days ago"),
    Age.OLD: say("changed 21 to 60 working days ago"),
    Age.STALE: say("changed more than 60 working days ago"),
    Age.UNKNOWN: say("changed on a day that is not known"),
}
CAUSE: Mapping[Cause, Said] = {
    Cause.LAW_ENDED: say("law in force no more"),
    Cause.LAW_SUSPENDED: say("law suspended"),
    Cause.LAW_CHANGED: say("law amended"),
    Cause.LAW_RESTORED: say("law that applies again"),
    Cause.LAW_IN_DOUBT: say("law in doubt"),
    Cause.LAW_COMING: say("law that is coming"),
    Cause.SERVICE: say("public service"),
    Cause.FORM: say("form"),
}


def _acts(effects: tuple[Effect, ...]) -> tuple[Said, ...]:
    return tuple(dict.fromkeys(each.said for each in effects))


def ended(code: str, day: date | None) -> Said:
    """Return that a public service is no more."""
    if day is None:
        return say("public service {code} is no more", code=code)
    return say("public service {code} was abolished on {day}", code=code, day=day)


def law_of(lapse: Lapse) -> Said:
    """Return the legal document of a lapse, with the provisions where only these are gone."""
    if lapse.provisions:
        return say("{provisions} of {number}", provisions=lapse.provisions, number=lapse.number)
    return say("{number}", number=lapse.number)


def ended_by(lapse: Lapse) -> Said:
    """Return what ended the law of a lapse, or why it is not known whether it ended."""
    if lapse.reason is not None:
        return lapse.reason
    if lapse.by:
        return say("{acts}", acts=_acts(lapse.by))
    if lapse.force is Force.EXPIRED:
        return say("expired by its own term")
    return FORCE[lapse.force]


def span(interval: Interval) -> Said:
    """Return the days of an interval, in calendar days and working days."""
    period = interval.period
    said = say("{first} to {last}", first=period.first, last=period.last)
    return say("{span}, still going on", span=said) if interval.goes_on else said


def days(count: int, working: int) -> Said:
    """Return a number of calendar days, and of working days among them."""
    return say("{days} days ({working} working days)", days=count, working=working)


def law_leg(row: Legs) -> Said:
    """Return in few words how a procedure stands to the law."""
    ended, unknown = {each.legal for each in row.lapsed}, {each.number for each in row.unknown}
    changed = len(row.of_law)
    return _leg(
        say("{count} ended", count=len(ended)) if ended else None,
        say("{count} changed", count=changed) if changed else None,
        say("{count} not known", count=len(unknown)) if unknown else None,
    )


def service_leg(row: Legs) -> Said:
    """Return in few words how a procedure stands to the public services that it carries out."""
    changed = len(row.of_services)
    return _leg(
        say("{count} abolished", count=len(row.ended)) if row.ended else None,
        say("{count} changed", count=changed) if changed else None,
        say("{count} unlisted", count=len(row.unlisted)) if row.unlisted else None,
        say("{count} bases lacking", count=len(row.lacking)) if row.lacking else None,
        None if row.reliance.services else say("none named"),
    )


def _leg(*parts: Said | None) -> Said:
    shown = tuple(each for each in parts if each)
    return say("{parts}", parts=shown) if shown else say("in step")


def event(each: Countdown) -> Said:
    """Return what is to happen to a legal document, and what it will do to others."""
    number = each.legal.number
    if each.ends:
        return say("{number} will be in force no more", number=number)
    return say("{number} comes into force", number=number)


def effects(each: Countdown, law: LegalCatalogue) -> tuple[Said, ...]:
    """Return what a coming document will do, or what will end one."""
    return tuple(dict.fromkeys(happened(law, effect) for effect in each.effects))
