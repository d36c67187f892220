"""What a change touches, as a page for the terminal of 80 columns."""

import textwrap
from collections.abc import Iterable, Iterator

from qmsdocs.law.step.bearing import Bearing, Reason
from qmsdocs.law.step.impact import Touched
from qmsdocs.model.records import Verdict
from qmsdocs.reports.diagnostics import printable
from qmsdocs.reports.impact import Impact, counted
from qmsdocs.wording import Said, Speaker, in_language, say

WIDTH = 80
_STEP = 2

Line = tuple[int, str]
"""How deep a line is set in, and what it says."""


def as_text(found: Impact, language: str) -> str:
    """Return the page for the terminal; persons are named."""
    speak = in_language(language)
    blocks = [
        list(_head(found, speak)),
        *(list(_group(found, group, speak)) for group in found.groups),
        list(_foot(found, speak)),
    ]
    return "\n\n".join("\n".join(_wrapped(block)) for block in blocks if block)


def _head(found: Impact, speak: Speaker) -> Iterator[Line]:
    yield 0, _upper(speak(found.title))
    yield from ((1, _upper(speak(said))) for said in found.told)
    yield 0, speak(counted(found))
    if found.standing.unread:
        yield 0, speak(_missing(len(found.standing.unread)))


def _missing(count: int) -> Said:
    if count == 1:
        return say(
            "1 file cannot be read as it should, and what it says may be missing here; see "
            "'qmsdocs check'."
        )
    return say(
        "{count} files cannot be read as they should, and what they say may be missing here; see "
        "'qmsdocs check'.",
        count=count,
    )


def _group(
    found: Impact, group: tuple[Said, Said, tuple[Touched, ...]], speak: Speaker
) -> Iterator[Line]:
    heading, to_do, own = group
    yield 0, speak(say("{heading} ({count})", heading=heading, count=len(own)))
    yield 0, speak(to_do)
    for each in own:
        text = each.reliance
        yield 1, f"{text.code} {text.number} {text.title}"
        yield 2, speak(_duty(found, each))
        for said in _notes(found, each):
            yield 2, speak(said)
        for reason in _shown(each):
            yield from _path(reason, speak)


def _shown(each: Touched) -> list[Reason]:
    """Return the reasons, those left out that weigh less than what is certain."""
    certain = [reason for reason in each.reasons if reason.bearing is not Bearing.MAYBE]
    return certain or list(each.reasons)


def _path(reason: Reason, speak: Speaker) -> Iterator[Line]:
    for place, step in enumerate(reason.path):
        words = _upper(speak(step))
        yield (2, f"- {words}") if place == 0 else (3, f"→ {words}")


def _duty(found: Impact, each: Touched) -> Said:
    who = _who(found, each)
    if each.bearing is not Bearing.OPEN:
        return who
    if each.due is not None:
        return say("{who}; due {day}", who=who, day=each.due)
    if each.lacks_rule:
        return say("{who}; no due date", who=who)
    return say("{who}; no due date: the day is not known", who=who)


def _who(found: Impact, each: Touched) -> Said:
    office = found.standing.office
    unit = office.name_of(office.units, each.unit) if each.unit else ""
    person = found.standing.roster.name(each.person) if each.person else ""
    if unit and person:
        return say("{unit}, {person}", unit=unit, person=person)
    if unit or person:
        return say("{who}", who=unit or person)
    return say("no unit answers for it")


def _notes(found: Impact, each: Touched) -> Iterator[Said]:
    vouch = each.reliance.vouched_on(found.standing.day)
    if each.bearing is Bearing.SETTLED and vouch is not None:
        yield say("Found right on {day}", day=vouch.day)
    for draft in each.drafts:
        yield say("Draft {number} is open: {path}", number=str(draft.number), path=draft.path)
    if each.answered is not None:
        verdict = _VERDICT[each.answered.verdict or Verdict.REVISE]
        yield say("Answered on {day}: {verdict}", day=each.answered.day, verdict=verdict)


_VERDICT = {
    Verdict.KEEP: say("the text is right as it stands"),
    Verdict.REVISE: say("the text is to be revised"),
    Verdict.WITHDRAW: say("the text is to be withdrawn"),
}


def _foot(found: Impact, speak: Speaker) -> Iterator[Line]:
    if any(each.lacks_rule for each in found.touched):
        yield (
            0,
            speak(say("Where no due date stands, no rule of 'qms.yml' gives a term for the day.")),
        )
    if any(each.due for each in found.touched):
        version = found.standing.calendar.version
        if version:
            yield 0, speak(say("Working days by calendar.yml, version {version}.", version=version))
        else:
            yield 0, speak(say("Working days are Monday to Friday: calendar.yml names no version."))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _wrapped(block: Iterable[Line]) -> Iterator[str]:
    for depth, text in block:
        indent = " " * (_STEP * depth)
        yield from textwrap.wrap(
            printable(text),
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent + " " * _STEP if depth else "",
            break_on_hyphens=False,
            break_long_words=False,
        )
