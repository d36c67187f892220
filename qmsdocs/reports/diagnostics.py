"""Diagnostics as text for people and as JSON for machines."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date

from qmsdocs.diagnostics import Diagnostic, Severity
from qmsdocs.model.suppressions import Suppressed
from qmsdocs.wording import Said, in_language, say

SEVERITY = {Severity.ERROR: say("error"), Severity.WARNING: say("warning")}
FORMAT = 1
"""Version of the JSON output; keys are only ever added to it."""


def as_text(diagnostics: Sequence[Diagnostic], language: str, suppressed: int = 0) -> str:
    """Return a line a diagnostic and a line with what to do next, then a count."""
    lines = [line for each in diagnostics for line in as_lines(each, language)]
    return "\n".join([*lines, summary(diagnostics, language, suppressed)])


def summary(diagnostics: Sequence[Diagnostic], language: str, suppressed: int = 0) -> str:
    """Return the line that counts, with how many diagnostics are set aside."""
    speak = in_language(language)
    count = Counter(each.severity for each in diagnostics)
    counted = speak(_counted(count[Severity.ERROR], count[Severity.WARNING]))
    if not suppressed:
        return counted
    aside = say("{count} set aside by suppressions.yml.", count=suppressed)
    return f"{counted} {speak(aside)}"


def _counted(errors: int, warnings: int) -> Said:
    if not errors and not warnings:
        return say("No errors, no warnings.")
    if errors == 1 and warnings == 1:
        return say("1 error, 1 warning.")
    if errors == 1:
        return say("1 error, {warnings} warnings.", warnings=warnings)
    if warnings == 1:
        return say("{errors} errors, 1 warning.", errors=errors)
    return say("{errors} errors, {warnings} warnings.", errors=errors, warnings=warnings)


def as_json(
    diagnostics: Sequence[Diagnostic],
    language: str,
    day: date,
    suppressed: Sequence[Suppressed] = (),
) -> str:
    """Return one JSON object with every diagnostic, for the day that was judged."""
    count = Counter(each.severity for each in diagnostics)
    found = {
        "format": FORMAT,
        "day": day.isoformat(),
        "errors": count[Severity.ERROR],
        "warnings": count[Severity.WARNING],
        "diagnostics": [_object(each, language) for each in diagnostics],
        "suppressed": [_aside(each, language) for each in suppressed],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_line(each: Diagnostic, language: str) -> str:
    """Return one diagnostic as one line, without what to do next."""
    return as_lines(each, language)[0]


def as_lines(each: Diagnostic, language: str) -> tuple[str, str]:
    """Return one diagnostic as two lines: what is wrong where, and what to do next."""
    message, hint = words(each, language)
    severity = in_language(language)(SEVERITY[each.severity])
    return f"{printable(str(each.place))}: {severity}: {message} [{each.check}]", f"  {hint}"


def words(each: Diagnostic, language: str) -> tuple[str, str]:
    """Return what a diagnostic says and what to do next, a line each, without its place."""
    speak = in_language(language)
    return printable(speak(each.message)), printable(speak(say("hint: {hint}", hint=each.hint)))


def printable(text: str) -> str:
    """Return a text as one line that acts on nothing.

    Names and values come from files: characters that a terminal would act upon, or that would
    begin another line, are written as escapes.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _aside(each: Suppressed, language: str) -> dict[str, object]:
    entry = each.suppression
    return {
        **_object(each.diagnostic, language),
        "reason": entry.reason,
        "by": entry.by,
        "until": entry.until.isoformat(),
    }


def _object(each: Diagnostic, language: str) -> dict[str, object]:
    speak = in_language(language)
    return {
        "check": each.check,
        "severity": each.severity.value,
        "class": each.nature.value,
        "path": each.place.path,
        "line": each.place.line,
        "message": speak(each.message),
        "hint": speak(each.hint),
        "document": each.subject.document,
        "issue": each.subject.issue,
        "revision": each.subject.revision,
        "record": each.subject.record,
    }
