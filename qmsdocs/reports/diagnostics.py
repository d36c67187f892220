"""Diagnostics as text for people and as JSON for machines."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from qmsdocs.diagnostics import Diagnostic, Severity
from qmsdocs.wording import in_language, say

_SEVERITY = {Severity.ERROR: say("error"), Severity.WARNING: say("warning")}
FORMAT = 1
"""Version of the JSON output; keys are only ever added to it."""


def as_text(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """Return a line a diagnostic and a line with what to do next, then a count."""
    return "\n".join([*_lines(diagnostics, language), summary(diagnostics, language)])


def summary(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """Return the line that counts."""
    speak = in_language(language)
    count = Counter(each.severity for each in diagnostics)
    if not diagnostics:
        return speak(say("No errors, no warnings."))
    return speak(
        say(
            "{errors} errors, {warnings} warnings.",
            errors=count[Severity.ERROR],
            warnings=count[Severity.WARNING],
        )
    )


def as_json(diagnostics: Sequence[Diagnostic], language: str, day: date) -> str:
    """Return one JSON object with every diagnostic, for the day that was judged."""
    count = Counter(each.severity for each in diagnostics)
    found = {
        "format": FORMAT,
        "day": day.isoformat(),
        "errors": count[Severity.ERROR],
        "warnings": count[Severity.WARNING],
        "diagnostics": [_object(each, language) for each in diagnostics],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_line(each: Diagnostic, language: str) -> str:
    """Return one diagnostic as one line, without what to do next.

    Names and values come from files: characters that a terminal would act upon, or that would
    begin another line, are written as escapes.
    """
    speak = in_language(language)
    severity = speak(_SEVERITY[each.severity])
    return _printable(f"{each.place}: {severity}: {speak(each.message)} [{each.check}]")


def _lines(diagnostics: Sequence[Diagnostic], language: str) -> Iterator[str]:
    speak = in_language(language)
    for each in diagnostics:
        yield as_line(each, language)
        yield _printable(f"  {speak(say('hint: {hint}', hint=each.hint))}")


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


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
