"""What waits for whom, as a page for the terminal."""

from collections.abc import Iterator
from datetime import date

from qmsdocs.law.step.impact import Touched
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.office import on
from qmsdocs.reports.diagnostics import printable
from qmsdocs.reports.status import Status
from qmsdocs.wording import Said, in_language, say
from qmsdocs.workflow.steps import Step
from qmsdocs.workflow.waiting import Awaiting, Waiting, stand_ins

_FEW = 10
"""Suspects that are listed besides those of whoever asks."""
Line = tuple[int, Said]
"""How deep a line is set in, and what it says."""


def as_text(found: Status, language: str) -> str:
    """Return the status for the terminal: who may act next, then what waits for nobody."""
    speak = in_language(language)
    blocks = [list(_head(found)), *_groups(found)]
    if len(blocks) == 1:
        blocks.append([(0, _nothing(found))])
    return "\n\n".join(
        "\n".join("  " * depth + printable(speak(said)) for depth, said in block)
        for block in blocks
    )


def _head(found: Status) -> Iterator[Line]:
    corpus = found.corpus
    if corpus.calendar.version:
        yield (
            0,
            say(
                "What waits for whom on {day}; working days by calendar.yml, version {version}",
                day=corpus.day,
                version=corpus.calendar.version,
            ),
        )
    else:
        yield (
            0,
            say(
                "What waits for whom on {day}; working days are Monday to Friday: calendar.yml "
                "names no version",
                day=corpus.day,
            ),
        )
    if found.unfinished:
        yield 0, say("An act was cut off before the files had followed; the next act completes it.")
    if found.due:
        yield (
            0,
            say(
                "'qmsdocs settle' is due: a day came on which these change places: {codes}",
                codes=found.due,
            ),
        )


def _nothing(found: Status) -> Said:
    if found.person:
        name = found.corpus.roster.name(found.person)
        return say("Nothing waits for {person}.", person=name)
    return say("Nothing waits.")


def _groups(found: Status) -> Iterator[list[Line]]:
    for person in found.people:
        yield [(0, _named(found, person)), *_of_person(found, person)]
    barred = [each for each in found.waiting if each.barred is not None]
    if barred:
        yield [
            (0, say("Nobody may take these further")),
            *(line for each in barred for line in _draft(found.corpus, each)),
        ]
    approved = [each for each in found.waiting if _is_approved(each)]
    if approved:
        yield [
            (0, say("Approved, awaiting promulgation ('qmsdocs release summary' sums them up)")),
            *(line for each in approved for line in _draft(found.corpus, each)),
        ]
    if found.awaiting:
        yield [
            (0, say("Promulgated, awaiting their day")),
            *((1, _ahead(found.corpus, each)) for each in found.awaiting),
        ]
    if found.suspects:
        yield [(0, _suspects(found)), *_to_look_at(found)]


def _suspects(found: Status) -> Said:
    """Return the line above the suspects: how many, and how many of them are late."""
    late = sum(1 for each in found.suspects if each.due and each.due < found.corpus.day)
    count = len(found.suspects)
    return say(
        "To be looked at again: {count}, {late} of them overdue ('qmsdocs impact' tells why, "
        "'qmsdocs verdict' answers)",
        count=count,
        late=late,
    )


def _to_look_at(found: Status) -> Iterator[Line]:
    """Yield the suspects: all that are the business of whoever asks, and the most urgent others."""
    own = [each for each in found.suspects if each.reliance.document in found.own]
    others = [each for each in found.suspects if each.reliance.document not in found.own]
    for each in (*own, *others[:_FEW]):
        yield 1, _suspect(found, each)
        yield from ((2, said) for said in each.reasons[0].path[:-1])
    if len(others) > _FEW:
        yield 1, say("and {count} more", count=len(others) - _FEW)


def _suspect(found: Status, each: Touched) -> Said:
    text = say(
        "{code} {number} {title}",
        code=each.reliance.code,
        number=str(each.reliance.number),
        title=each.reliance.title,
    )
    if each.due is None:
        when = say("no due date")
    elif each.due < found.corpus.day:
        when = say("was due by {day}", day=each.due)
    else:
        when = say("due by {day}", day=each.due)
    marks = (
        *(say("draft {number}", number=str(d.number)) for d in each.drafts[-1:]),
        *((say("answered on {day}", day=each.answered.day),) if each.answered else ()),
    )
    return say("{text}: {marks}", text=text, marks=(when, *marks))


def _named(found: Status, person: str) -> Said:
    """Return the line above what waits for a person, with who stands in for one who is away."""
    corpus = found.corpus
    known = corpus.roster.person(person)
    name = say("{name} ({id})", name=corpus.roster.name(person), id=person)
    if known is None or not known.is_absent_on(corpus.day):
        return name
    names = tuple(corpus.roster.name(each) for each in stand_ins(corpus, person, found.waiting))
    until = max(each.until or date.max for each in on(known.absences, corpus.day))
    if until == date.max:
        away = say("{person}, absent until further notice", person=name)
    else:
        away = say("{person}, absent until {day}", person=name, day=until)
    if not names:
        return say("{absent}; nobody stands in", absent=away)
    return say("{absent}; standing in: {people}", absent=away, people=names)


def _of_person(found: Status, person: str) -> Iterator[Line]:
    mine = [each for each in found.waiting if person in each.people]
    for each in mine:
        if not _is_approved(each):
            yield from _draft(found.corpus, each)
    approved = [each for each in mine if _is_approved(each)]
    if len(approved) == 1:
        yield 1, say("1 approved document to promulgate, see below")
    elif approved:
        yield 1, say("{count} approved documents to promulgate, see below", count=len(approved))


def _is_approved(each: Waiting) -> bool:
    return each.step is Step.PROMULGATE and each.barred is None


def _draft(corpus: Corpus, each: Waiting) -> Iterator[Line]:
    yield 1, _line(corpus, each)
    if each.returned is not None:
        record = each.returned.record
        yield (
            2,
            say(
                "returned on {day} by {person}: {reason}",
                day=record.signed_on,
                person=corpus.roster.name(record.signer),
                reason=record.reason,
            ),
        )
    if each.barred is not None:
        yield 2, each.barred
    elif each.people == each.away:
        yield 2, say("everybody who may do it is absent")


def _line(corpus: Corpus, each: Waiting) -> Said:
    text = say(
        "{code} {number} {title}",
        code=each.text.code,
        number=str(each.text.number),
        title=each.text.title,
    )
    step = _TO[each.step]
    if each.since is None:
        return say("{text}: {step}", text=text, step=step)
    return say(
        "{text}: {step}, since {day} ({days})",
        text=text,
        step=step,
        day=each.since,
        days=_days(corpus.calendar.between(each.since, corpus.day)),
    )


def _ahead(corpus: Corpus, each: Awaiting) -> Said:
    revision, cover = each.revision, each.revision.act.cover
    text = revision.wordings[0].text
    named = say(
        "{code} {number} {title}",
        code=cover.code,
        number=str(cover.number),
        title=text.title if text else "-",
    )
    decision = revision.act.record.decision
    days = _days(corpus.calendar.between(corpus.day, revision.effective))
    if decision is None:
        return say(
            "{text}: in force from {day} (in {days})", text=named, day=revision.effective, days=days
        )
    return say(
        "{text}: in force from {day} (in {days}), decision {decision}",
        text=named,
        day=revision.effective,
        days=days,
        decision=decision.number,
    )


def _days(count: int) -> Said:
    return say("1 working day") if count == 1 else say("{count} working days", count=count)


_TO = {
    Step.SUBMIT: say("to be submitted"),
    Step.REVIEW: say("to be reviewed"),
    Step.APPROVE: say("to be approved"),
    Step.PROMULGATE: say("to be promulgated"),
}
