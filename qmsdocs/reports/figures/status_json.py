"""The figures as ``status.json``, for an operations centre (docs/formats.md).

Keys are only ever added; what would change the meaning of one gets another schema.
"""

import json
from collections.abc import Iterator
from datetime import date
from importlib import resources

from qmsdocs.law.step.trend import Point
from qmsdocs.reports.figures.law import InStep, Next, Services
from qmsdocs.reports.figures.numbers import number, rounded
from qmsdocs.reports.figures.value import (
    SOON,
    Approvals,
    Documents,
    Draft,
    Figures,
    Integrity,
    Objective,
    Outcome,
    Person,
    Queue,
    Review,
    Reviews,
)

SCHEMA = "qmsdocs-status-1"
"""Name of the schema that the file keeps to."""
Object = dict[str, object]


def as_json(found: Figures) -> str:
    """Return one JSON object; every key is there, null where nothing is known."""
    value = {
        "schema": SCHEMA,
        "day": found.day.isoformat(),
        "audience": found.audience.value,
        "organisation": {"id": found.organisation, "name": found.office},
        "calendar": found.calendar or None,
        "documents": _documents(found.documents),
        "services": _services(found.services) if found.services else None,
        "in_step": _in_step(found.in_step) if found.in_step else None,
        "reviews": _reviews(found.reviews),
        "approvals": _approvals(found.approvals),
        "integrity": _integrity(found.integrity),
        "objectives": _objectives(found),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def schema() -> bytes:
    """Return the JSON Schema that ``as_json`` keeps to."""
    return (resources.files("qmsdocs.reports.figures") / "status-1.schema.json").read_bytes()


def _documents(found: Documents) -> Object:
    states = ("in_force", "suspended", "withdrawn", "expired", "drafts")
    return {
        **{state: found.total(state) for state in states},
        "awaiting": found.awaiting,
        "kinds": [
            {"id": k.id, "name": k.name, **{state: getattr(k, state) for state in states}}
            for k in found.kinds
        ],
    }


def _services(found: Services) -> Object:
    return {
        "due": found.due,
        "covered": found.covered,
        "lacking": found.due - found.covered,
        "ended": found.ended,
        "unlisted": found.unlisted,
        "unknown_codes": found.unknown,
        "fields": [
            {"name": f.name or None, "due": f.due, "covered": f.covered} for f in found.fields
        ],
    }


def _in_step(found: InStep) -> Object:
    return {
        "procedures": found.procedures,
        "procedures_sound": found.sound,
        "documents_suspect": found.suspect,
        "changes": sum(found.ages.values()),
        "changes_by_age": {age.value: count for age, count in found.ages.items()},
        "changes_answered": found.answered,
        "changes_overdue": found.late,
        "documents_exposed": found.exposed,
        "exposure": {
            "since": found.since.isoformat(),
            "document_days": found.document_days,
            "document_working_days": found.document_working_days,
            "days": found.days,
            "working_days": found.working_days,
        },
        "legal_documents_in_doubt": found.in_doubt,
        "changes_coming": found.coming,
        "next_change": _next(found.next) if found.next else None,
        "trend": [_point(each) for each in found.trend],
    }


def _next(found: Next) -> Object:
    return {
        "number": found.number,
        "day": found.day.isoformat(),
        "ends": found.ends,
        "days": found.days,
        "working_days": found.working_days,
    }


def _point(found: Point) -> Object:
    return {
        "day": found.day.isoformat(),
        "in_force": found.in_force,
        "services_due": found.due,
        "services_covered": found.covered,
        "suspect": found.suspect,
        "exposed": found.exposed,
    }


def _reviews(found: Reviews) -> Object:
    return {
        "overdue": len(found.overdue),
        "due_soon": len(found.soon),
        "soon_days": SOON,
        "later": found.later,
        "without_review": found.unasked,
        "longest_overdue_days": found.longest,
        "documents": [_review(each) for each in (*found.overdue, *found.soon)],
    }


def _review(found: Review) -> Object:
    return {
        "id": found.document,
        "code": found.code,
        "title": found.title,
        "unit": found.unit or None,
        "due": found.due.isoformat(),
        "days_overdue": found.days,
    }


def _approvals(found: Approvals) -> Object:
    people, drafts = found.people, found.drafts
    return {
        "submitted": found.submitted,
        "oldest_working_days": found.oldest,
        "stages": [{"stage": s.value, **_queue(queue)} for s, queue in found.stages.items()],
        "people": None if people is None else [_person(each) for each in people],
        "drafts": None if drafts is None else [_draft(each) for each in drafts],
    }


def _queue(found: Queue) -> Object:
    return {
        "count": found.count,
        "oldest_working_days": found.oldest,
        "ages": {age.value: count for age, count in found.ages.items()},
    }


def _person(found: Person) -> Object:
    return {"id": found.id, "name": found.name, "absent": found.absent, **_queue(found.queue)}


def _draft(found: Draft) -> Object:
    return {
        "id": found.document,
        "code": found.code,
        "title": found.title,
        "issue": found.number.issue,
        "revision": found.number.revision,
        "stage": found.step.value,
        "since": _day(found.since),
        "working_days": found.working_days,
        "people": list(found.people),
    }


def _integrity(found: Integrity) -> Object:
    return {
        "held_back": found.held,
        "shown_earlier": found.earlier,
        "not_shown": found.nothing,
        "register_errors": found.registers,
        "general_errors": found.general,
    }


def _objectives(found: Figures) -> Object:
    outcomes = found.outcomes()
    return {
        "targets": len(found.objectives),
        "met": outcomes[Outcome.MET],
        "not_met": outcomes[Outcome.NOT_MET],
        "not_measured": outcomes[Outcome.NOT_MEASURED],
        "list": [_objective(each) for each in found.objectives],
    }


def _objective(found: Objective) -> Object:
    target, progress = found.progress.target, found.progress
    return {
        "document": found.document,
        "code": found.code,
        "target": target.id,
        "name": target.name,
        "unit": target.unit,
        "at_least": None if target.least is None else number(target.least),
        "at_most": None if target.most is None else number(target.most),
        "every": target.every.value,
        "from": target.since.isoformat(),
        "until": target.until.isoformat(),
        "judged": target.judged.value,
        "owner": found.unit or None,
        "state": found.outcome.value,
        "value": None if found.value is None else number(found.value),
        "trend": progress.trend.value if progress.trend else None,
        "measured": list(_points(found)),
        "missing": [str(each) for each in progress.missing],
    }


def _points(found: Objective) -> Iterator[Object]:
    target = found.progress.target
    for each in found.progress.points:
        yield {
            "period": str(each.period),
            "value": number(rounded(target, each.value)),
            "over": each.over,
            "met": target.met_by(each.value),
        }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
