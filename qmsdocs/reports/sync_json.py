"""How far a handbook is out of step, as JSON: everything, nothing shortened."""

import json
from collections.abc import Iterable
from datetime import date

from qmsdocs.law.step.countdowns import Countdown
from qmsdocs.law.step.coverage import Carried, Coverage
from qmsdocs.law.step.duties import Age, Suspect
from qmsdocs.law.step.exposure import Account, Interval, Ledger
from qmsdocs.law.step.lapses import Lapse
from qmsdocs.law.step.legs import Legs
from qmsdocs.law.step.reasons import news
from qmsdocs.law.step.reliance import Reliance
from qmsdocs.law.step.suspicion import Suspicion
from qmsdocs.law.step.trend import Point
from qmsdocs.model.services import Listed
from qmsdocs.reports import sync_lines as lines
from qmsdocs.reports import sync_words as words
from qmsdocs.reports.sync import Sync
from qmsdocs.wording import Speaker, in_language

FORMAT = 1
"""Version of the JSON output; keys are only ever added to it."""

Object = dict[str, object]


def as_json(found: Sync, language: str) -> str:
    """Return one JSON object; reasons are in the reader's language."""
    speak = in_language(language)
    value = {
        "format": FORMAT,
        "day": found.standing.day.isoformat(),
        "calendar": found.standing.calendar.version or None,
        "counts": _counts(found),
        "procedures": [_row(found, each, speak) for each in found.rows],
        "coverage": _coverage(found.coverage),
        "suspects": [_suspect(found, each, speak) for each in found.suspects],
        "coming": [_coming(found, each, speak) for each in found.coming],
        "exposure": _ledger(found.ledger, speak),
        "trend": [_point(each) for each in found.trend],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _counts(found: Sync) -> Object:
    return {
        "procedures": len(found.rows),
        "in_step": found.in_step,
        "services_due": found.now.due,
        "services_covered": found.now.covered,
        "suspect_documents": found.now.suspect,
        "suspicions": len(found.suspects),
        "suspicions_by_age": {age.value: len(found.of_age(age)) for age in Age},
        "answered": found.answered,
        "exposed_documents": found.now.exposed,
        "coming": len(found.coming),
    }


def _text(text: Reliance) -> Object:
    return {
        "id": text.document,
        "code": text.code,
        "title": text.title,
        "issue": text.number.issue,
        "revision": text.number.revision,
    }


def _row(found: Sync, row: Legs, speak: Speaker) -> Object:
    return {
        **_text(row.reliance),
        "services": list(row.reliance.services),
        "in_step": row.in_step,
        "law": {
            "ended": [_law(each) for each in row.lapsed],
            "changed": [_why(found, each, speak) for each in row.of_law],
            "unknown": [_doubt(each, speak) for each in row.unknown],
        },
        "service": {
            "ended": [each.code for each in row.ended],
            "changed": [each.of for each in row.of_services],
            "unlisted": list(row.unlisted),
            "bases_lacking": list(row.lacking),
        },
        "forms": [_why(found, each, speak) for each in row.of_forms],
        "drafts": [
            {"issue": each.number.issue, "revision": each.number.revision, "path": each.path}
            for each in row.drafts
        ],
    }


def _law(lapse: Lapse) -> Object:
    return {
        "legal": lapse.legal or None,
        "number": lapse.number,
        "state": lapse.force.value,
        "provisions": list(lapse.provisions),
        "acting": list(dict.fromkeys(each.number for each in lapse.by)),
    }


def _doubt(lapse: Lapse, speak: Speaker) -> Object:
    return {
        "legal": lapse.legal or None,
        "number": lapse.number,
        "reason": speak(words.ended_by(lapse)),
    }


def _why(found: Sync, each: Suspicion, speak: Speaker) -> Object:
    return {
        "cause": each.cause.value,
        "of": each.of,
        "since": _day(each.since),
        "news": [speak(said) for said in news(found.standing, each)],
    }


def _coverage(found: Coverage) -> Object:
    return {
        "scope": found.scoped,
        "due": len(found.due) if found.scoped else None,
        "covered": found.covered if found.scoped else None,
        "missing": [_service(each) for each in found.missing],
        "twice": _carried(found.twice),
        "outside": _carried(found.outside),
        "ended": _carried(found.ended),
        "unlisted": _carried(found.unlisted),
        "unknown_codes": list(found.unknown),
    }


def _service(each: Listed) -> Object:
    return {"code": each.code, "name": each.name, "field": each.field}


def _carried(found: Iterable[Carried]) -> list[Object]:
    return [
        {
            "code": each.code,
            "name": each.listed.name if each.listed else None,
            "abolished": _day(each.listed.abolished) if each.listed else None,
            "documents": [one.code for one in each.documents],
        }
        for each in found
    ]


def _suspect(found: Sync, each: Suspect, speak: Speaker) -> Object:
    suspicion, answered = each.suspicion, each.suspicion.answered
    return {
        **_text(suspicion.reliance),
        **_why(found, suspicion, speak),
        "lines": list(suspicion.lines),
        "working_days": each.working_days,
        "age": each.age.value,
        "due": _day(each.due),
        "unit": each.unit or None,
        "person": each.person or None,
        "vouched": _day(suspicion.vouched),
        "answered": {
            "verdict": answered.verdict.value,
            "on": answered.day.isoformat(),
            "record": answered.record,
        }
        if answered and answered.verdict
        else None,
    }


def _coming(found: Sync, each: Countdown, speak: Speaker) -> Object:
    today, calendar = found.standing.day, found.standing.calendar
    return {
        "legal": each.legal.id,
        "number": each.legal.number,
        "day": _day(each.day),
        "ends": each.ends,
        "days": (each.day - today).days if each.day else None,
        "working_days": calendar.between(today, each.day) if each.day else None,
        "effects": [speak(said) for said in words.effects(each, found.ground.law)],
        "documents": [{"id": one.document, "code": one.code} for one in each.touched],
    }


def _ledger(found: Ledger, speak: Speaker) -> Object:
    return {
        "first": found.period.first.isoformat(),
        "last": found.period.last.isoformat(),
        "documents": [_account(each, speak) for each in found.accounts],
        "document_days": found.document_days,
        "document_working_days": found.document_working_days,
        "days": found.days,
        "working_days": found.working_days,
        "unknown": [_unknown(each, speak) for each in lines.unknown_law(found)],
    }


def _account(each: Account, speak: Speaker) -> Object:
    text = each.newest.reliance
    return {
        "id": each.document,
        "code": text.code,
        "title": text.title,
        "days": each.days,
        "working_days": each.working_days,
        "goes_on": each.goes_on,
        "intervals": [
            {**_span(one), **_law(one.lapse), "ended_by": speak(words.ended_by(one.lapse))}
            for one in each.intervals
        ],
    }


def _unknown(each: lines.Unknown, speak: Speaker) -> Object:
    return {
        "number": each.number,
        "reason": speak(each.reason),
        "intervals": [
            {"id": one.lapse.reliance.document, "code": one.lapse.reliance.code, **_span(one)}
            for one in each.intervals
        ],
    }


def _span(each: Interval) -> Object:
    number = each.lapse.reliance.number
    return {
        "issue": number.issue,
        "revision": number.revision,
        "first": each.period.first.isoformat(),
        "last": each.period.last.isoformat(),
        "days": each.days,
        "working_days": each.working_days,
        "goes_on": each.goes_on,
    }


def _point(each: Point) -> Object:
    return {
        "day": each.day.isoformat(),
        "in_force": each.in_force,
        "services_due": each.due,
        "services_covered": each.covered,
        "suspect": each.suspect,
        "exposed": each.exposed,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
