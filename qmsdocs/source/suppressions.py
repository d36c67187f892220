"""Diagnostics set aside: ``suppressions.yml`` (docs/formats.md, section 7)."""

from qmsdocs.diagnostics import Place
from qmsdocs.model.suppressions import Suppression
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.reading import Reading
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.wording import say

SUPPRESSIONS = "suppressions.yml"
_KEYS = ("check", "document", "reason", "by", "until")


def read_suppressions(reading: Reading) -> tuple[Suppression, ...]:
    """Return the entries that say everything; without a file, none.

    What an entry leaves out is a fault, and such an entry sets nothing aside.
    """
    path = f"content/{SUPPRESSIONS}"
    if path not in reading.files:
        return ()
    text = reading.text(path)
    if text is None:
        return ()
    notes = Notes(path)
    yaml = read_yaml(text)
    notes.take(yaml)
    fields = Fields.of(yaml, notes)
    found = [_suppression(each) for each in fields.each("suppressions")]
    fields.refuse_unknown()
    reading.take(notes)
    return tuple(each for each in found if each is not None)


def _suppression(fields: Fields) -> Suppression | None:
    before = len(fields.notes.faults)
    fields.ask(*_KEYS)
    missing = [key for key in _KEYS if not str(fields.node.get(key, "")).strip()]
    for key in missing:
        said = say("'{key}' is missing: this entry sets nothing aside", key=key)
        fields.notes.add("SUP001", fields.line(key), said)
    check, document, reason, by = (fields.text(key) for key in _KEYS[:-1])
    until = None if "until" in missing else fields.day("until")
    fields.refuse_unknown()
    whole = len(fields.notes.faults) == before and not fields.yaml.complained(fields.path)
    if not whole or until is None:
        return None
    place = Place(fields.notes.path, fields.yaml.line(fields.path))
    return Suppression(place, check, document, reason, by, until)
