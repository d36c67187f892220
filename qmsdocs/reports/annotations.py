"""Diagnostics as annotations that GitHub and GitLab show beside a change."""

import json
from collections.abc import Sequence

from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Diagnostic, Nature, Severity
from qmsdocs.model.suppressions import Judged
from qmsdocs.reports.diagnostics import printable, summary, words
from qmsdocs.reports.fingerprints import fingerprints
from qmsdocs.wording import in_language

_WEIGHT = {
    (Severity.ERROR, Nature.INTEGRITY): "critical",
    (Severity.ERROR, Nature.CURRENCY): "major",
    (Severity.WARNING, Nature.INTEGRITY): "minor",
    (Severity.WARNING, Nature.CURRENCY): "info",
}


def as_github(judged: Judged, checks: Sequence[Check], language: str, folder: str = "") -> str:
    """Return a workflow command a diagnostic, and the line that counts for the log.

    Args:
        judged: What was found.
        checks: The checks that were chosen.
        language: ``vi`` or ``en``.
        folder: Where the handbook lies in its repository, empty or ``a/b/``.
    """
    speak = in_language(language)
    titles = {each.id: f"{each.id} {speak(each.title)}" for each in checks}
    lines = [_command(each, titles[each.check], language, folder) for each in judged.diagnostics]
    return "\n".join([*lines, summary(judged.diagnostics, language, len(judged.suppressed))])


def _command(each: Diagnostic, title: str, language: str, folder: str) -> str:
    told = {"file": printable(f"{folder}{each.place.path}")}
    if each.place.line:
        told["line"] = str(each.place.line)
    told["title"] = title
    properties = ",".join(f"{name}={_property(value)}" for name, value in told.items())
    message = _data("\n".join(words(each, language)))
    return f"::{each.severity.value} {properties}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_gitlab(judged: Judged, language: str, folder: str = "") -> str:
    """Return a Code Quality report: one JSON list, a diagnostic an issue.

    Args:
        judged: What was found; what is set aside is left out.
        language: ``vi`` or ``en``.
        folder: Where the handbook lies in its repository, empty or ``a/b/``.
    """
    found = [
        {
            "description": "\n".join(words(each, language)),
            "check_name": each.check,
            "fingerprint": name,
            "severity": _WEIGHT[each.severity, each.nature],
            "location": {
                "path": printable(f"{folder}{each.place.path}"),
                # A fault of the whole file is shown at its first line: there is no line 0.
                "lines": {"begin": max(1, each.place.line)},
            },
        }
        for each, name in zip(judged.diagnostics, fingerprints(judged.diagnostics), strict=True)
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)
