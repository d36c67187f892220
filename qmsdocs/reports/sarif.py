"""Diagnostics as SARIF 2.1.0, which code scanning and editors read."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from qmsdocs import __version__
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Diagnostic, Place
from qmsdocs.model.suppressions import Judged, Suppression
from qmsdocs.reports.diagnostics import words
from qmsdocs.reports.fingerprints import fingerprints
from qmsdocs.wording import Speaker, in_language

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def as_sarif(judged: Judged, checks: Sequence[Check], language: str, folder: str = "") -> str:
    """Return one run as a SARIF log, what is set aside marked as suppressed.

    Args:
        judged: What was found.
        checks: The checks that were chosen, in the order of the manual.
        language: ``vi`` or ``en``.
        folder: Where the handbook lies in its repository, empty or ``a/b/``.
    """
    speak = in_language(language)
    driver = {
        "name": "qmsdocs",
        "version": __version__,
        "language": language,
        "rules": [_rule(each, speak) for each in checks],
    }
    run = {
        "tool": {"driver": driver},
        "language": language,
        "results": _results(judged, [each.id for each in checks], language, folder),
        "properties": {"day": judged.day.isoformat()},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(check: Check, speak: Speaker) -> dict[str, object]:
    return {
        "id": check.id,
        "shortDescription": {"text": speak(check.title)},
        "fullDescription": {"text": speak(check.why)},
        "help": {"text": speak(check.hint)},
        "defaultConfiguration": {"level": check.severity.value},
        "properties": {"tags": [check.nature.value]},
    }


def _results(
    judged: Judged, ids: Sequence[str], language: str, folder: str
) -> list[dict[str, object]]:
    rows: list[tuple[Diagnostic, list[object]]] = [(each, []) for each in judged.diagnostics]
    rows += [(s.diagnostic, [_suppression(s.suppression, folder)]) for s in judged.suppressed]
    names = fingerprints(each for each, _ in rows)
    return [
        {
            "ruleId": each.check,
            "ruleIndex": ids.index(each.check),
            "level": each.severity.value,
            "message": {"text": "\n".join(words(each, language))},
            "locations": [_location(each.place, folder)],
            "partialFingerprints": {"qmsdocs/v1": name},
            # Either every result of a run says whether it is suppressed, or none does.
            "suppressions": suppressions,
            "properties": _subject(each),
        }
        for (each, suppressions), name in zip(rows, names, strict=True)
    ]


def _location(place: Place, folder: str) -> dict[str, object]:
    uri = quote(f"{folder}{place.path}", errors="backslashreplace")
    physical: dict[str, object] = {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}}
    if place.line:
        physical["region"] = {"startLine": place.line}
    return {"physicalLocation": physical}


def _suppression(entry: Suppression, folder: str) -> dict[str, object]:
    return {
        "kind": "external",
        "justification": entry.reason,
        "location": _location(entry.place, folder),
        "properties": {"by": entry.by, "until": entry.until.isoformat()},
    }


def _subject(each: Diagnostic) -> dict[str, object]:
    subject = each.subject
    return {
        "document": subject.document,
        "issue": subject.issue,
        "revision": subject.revision,
        "record": subject.record,
    }
