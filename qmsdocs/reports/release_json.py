"""A release's summary as JSON: everything, nothing shortened."""

import json
from dataclasses import asdict

from qmsdocs.model.changes import Difference
from qmsdocs.model.records import Act
from qmsdocs.reports import release_words as words
from qmsdocs.reports.release import Ending, Item, Release, Signature
from qmsdocs.wording import in_language

FORMAT = 1
"""Version of the JSON output; keys are only ever added to it."""


def as_json(release: Release, language: str) -> str:
    """Return the release as one JSON object; remarks are in the reader's language."""
    speak = in_language(language)
    value = {
        "format": FORMAT,
        "day": release.corpus.day.isoformat(),
        "errors": release.errors,
        "by_registers": release.by_registers,
        "documents": [_item(each) for each in release.items],
        "withdrawn": [_ending(each) for each in release.endings],
        "signatures": [_signature(release, each) for each in release.signatures],
        "remarks": [speak(said) for said in words.remarks(release)],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _item(item: Item) -> dict[str, object]:
    text, former = item.text, item.former
    return {
        "id": text.id,
        "code": text.code,
        "title": text.title,
        "issue": text.number.issue,
        "revision": text.number.revision,
        "fingerprint": text.fingerprint,
        "group": item.group.value,
        "reason": text.change or None,
        "missing": [meaning.value for meaning in item.case.missing],
        "former": {
            "code": former.act.cover.code,
            "issue": former.number.issue,
            "revision": former.number.revision,
            "state": item.state,
            "compared": item.before is not None,
        }
        if former
        else None,
        "differences": [_difference(each) for each in item.differences],
        "vouchers": [_voucher(act) for act in item.case.vouchers],
    }


def _difference(each: Difference) -> dict[str, object]:
    found = {
        "topic": each.topic.value,
        "what": each.what.value,
        "key": each.key,
        "section": each.section,
        "cell": asdict(each.cell) if each.cell else None,
        "old": each.old,
        "new": each.new,
    }
    return {key: value for key, value in found.items() if value}


def _voucher(act: Act) -> dict[str, object]:
    return {
        "meaning": act.record.meaning.value,
        "signer": act.record.signer,
        "day": act.day.isoformat(),
        "record": act.record.id,
    }


def _signature(release: Release, row: Signature) -> dict[str, object]:
    return {
        "meaning": row.meaning.value,
        "signer": row.signer,
        "name": release.corpus.roster.name(row.signer),
        "role": row.role,
        "capacity": row.capacity.value if row.capacity else None,
        "day": row.day.isoformat(),
        "proof": row.proof.value,
        "codes": list(row.codes),
    }


def _ending(each: Ending) -> dict[str, object]:
    record, cover = each.act.record, each.act.cover
    return {
        "id": cover.id,
        "code": cover.code,
        "title": each.title,
        "effective": each.act.effective.isoformat(),
        "decision": record.decision.number if record.decision else None,
        "reason": record.reason or None,
        "replaced_by": list(cover.replaced_by),
    }
