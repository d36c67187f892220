"""What a change touches, for machines."""

import json
from datetime import date

from qmsdocs.law.step.bearing import Bearing, Reason
from qmsdocs.law.step.impact import Touched
from qmsdocs.reports.impact import Impact, to_do
from qmsdocs.wording import Speaker, in_language

FORMAT = 1


def as_json(found: Impact, language: str) -> str:
    """Return what was found as one JSON object; sentences are in the reader's language."""
    standing, speak = found.standing, in_language(language)
    bearings = [each.bearing for each in found.touched]
    value = {
        "format": FORMAT,
        "day": standing.day.isoformat(),
        "calendar": standing.calendar.version or None,
        "asked": found.asked or None,
        "title": speak(found.title),
        "told": [speak(said) for said in found.told],
        "unread": list(standing.unread),
        "counts": {each.value: bearings.count(each) for each in Bearing},
        "touched": [_touched(found, each, speak) for each in found.touched],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _touched(found: Impact, each: Touched, speak: Speaker) -> dict[str, object]:
    text, office, roster = each.reliance, found.standing.office, found.standing.roster
    return {
        "id": text.document,
        "code": text.code,
        "title": text.title,
        "kind": text.kind,
        "issue": text.number.issue,
        "revision": text.number.revision,
        "path": text.path,
        "bearing": each.bearing.value,
        "cause": each.cause.value if each.cause else None,
        "since": _day(each.reasons[0].since),
        "due": _day(each.due),
        "unit": each.unit or None,
        "unit_name": office.name_of(office.units, each.unit) if each.unit else None,
        "person": each.person or None,
        "person_name": roster.name(each.person) if each.person else None,
        "to_do": speak(to_do(each)),
        "answered": {
            "record": each.answered.record,
            "on": each.answered.day.isoformat(),
            "verdict": each.answered.verdict,
        }
        if each.answered
        else None,
        "drafts": [
            {"issue": one.number.issue, "revision": one.number.revision, "path": one.path}
            for one in each.drafts
        ],
        "reasons": [_reason(one, speak) for one in each.reasons],
    }


def _reason(reason: Reason, speak: Speaker) -> dict[str, object]:
    return {
        "bearing": reason.bearing.value,
        "cause": reason.cause.value if reason.cause else None,
        "of": reason.of,
        "since": _day(reason.since),
        "learned": _day(reason.learned),
        "by": list(dict.fromkeys(each.relation.acting for each in reason.effects)),
        "path": [speak(said) for said in reason.path],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
