"""Words that people use for each other: ``synonyms.yml`` (docs/formats.md, on searching)."""

from collections.abc import Iterator

from qmsdocs.diagnostics import Place
from qmsdocs.model.synonyms import Synonym
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.reading import Reading
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.wording import say

SYNONYMS = "synonyms.yml"
_RECIPE = "1"


def read_synonyms(reading: Reading) -> tuple[Synonym, ...]:
    """Return the entries that can be read; without a file, none.

    Whatever is wrong with the file is one kind of fault, which holds nothing back: nothing
    that was approved depends on it.
    """
    path = f"content/{SYNONYMS}"
    text = reading.text(path) if path in reading.files else None
    if text is None:
        return ()
    notes, kept = Notes(path), Notes(path)
    yaml = read_yaml(text)
    notes.take(yaml)
    fields = Fields.of(yaml, notes)
    if fields.text("synonyms", required=True) not in ("", _RECIPE):
        said = say("'synonyms' is '{found}', expected 1", found=fields.text("synonyms"))
        notes.add("SYN001", fields.line("synonyms"), said)
    found = [*_groups(fields), *_leads(fields)]
    fields.refuse_unknown()
    for fault in notes.faults:
        kept.add("SYN001", fault.hit.place.line, fault.hit.message, fault.hit.hint)
    reading.take(kept)
    return tuple(found)


def _groups(fields: Fields) -> Iterator[Synonym]:
    for each in fields.each("same"):
        words = each.texts("words", required=True)
        each.refuse_unknown()
        if words:
            yield Synonym(_place(each), words, words)


def _leads(fields: Fields) -> Iterator[Synonym]:
    for each in fields.each("leads"):
        said = each.texts("from", required=True)
        meant = each.texts("to", required=True)
        each.refuse_unknown()
        if said and meant:
            yield Synonym(_place(each), said, meant)


def _place(fields: Fields) -> Place:
    return Place(fields.notes.path, fields.yaml.line(fields.path))
