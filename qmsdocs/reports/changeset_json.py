"""A change set for machines: every entry whole, every value of every changed field."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from qmsdocs.law.catalogue.changeset import ChangeSet, EntryChange, Turn
from qmsdocs.wording import Speaker, in_language

FORMAT = 1
"""Version of the output; keys are only ever added to it."""


def as_json(changes: ChangeSet, language: str, commit: str = "") -> str:
    """Return a change set as one JSON object.

    Args:
        changes: What would change, or did.
        language: Of the reasons.
        commit: Id of the commit that wrote it; empty: nothing was written.
    """
    speak = in_language(language)
    value = {
        "format": FORMAT,
        "commit": commit or None,
        "rows": changes.rows,
        "left_out": dict(changes.left_out),
        "services": {**_turns(changes.services), "untouched": changes.same_services},
        "documents": {**_turns(changes.documents), "untouched": changes.same_documents},
        "relations": {**_turns(changes.relations), "untouched": changes.same_relations},
        "rejected": _rejected(changes, speak),
    }
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain)


def _turns(changes: Sequence[EntryChange[Any]]) -> dict[str, object]:
    return {turn.value: [_object(each) for each in changes if each.turn is turn] for turn in Turn}


def _object(change: EntryChange[Any]) -> dict[str, object]:
    entry = {name: value for name, value in asdict(change.new).items() if value}
    fields = {
        name: {"old": getattr(change.old, name), "new": getattr(change.new, name)}
        for name in change.fields
    }
    return {"entry": entry, "fields": fields} if change.old is not None else {"entry": entry}


def _rejected(changes: ChangeSet, speak: Speaker) -> list[dict[str, object]]:
    return [
        {
            "file": each.file,
            "row": each.rejected.row,
            "found": each.rejected.found,
            "reason": speak(each.rejected.reason),
        }
        for each in changes.rejected
    ]


def _plain(value: Any) -> object:  # noqa: ANN401 - what JSON does not know
    return value.isoformat() if isinstance(value, date) else asdict(value)
