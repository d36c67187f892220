"""Controlled documents read from their files."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from unicodedata import is_normalized

from qmsdocs.diagnostics import Place, Subject
from qmsdocs.model.fingerprint import Node, parts_of
from qmsdocs.model.office import Audience
from qmsdocs.model.text import ADMINISTRATIVE, Area, Attachment, LegalReference, Number, Text
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.header import Split, split
from qmsdocs.source.objectives import read_targets
from qmsdocs.source.reading import Reading
from qmsdocs.source.rows import TextRow
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.wording import say

_ID = re.compile(r"[a-z][a-z0-9]{7}\Z")
_CLAIMING = frozenset(
    {
        "status",
        "state",
        "approved",
        "approved_by",
        "approved_on",
        "effective",
        "decision",
        "signed_on",
    }
)
_VIEW = ("approved_by", "approved_on", "promulgated_by", "decision", "signed_on", "effective")
_OTHER_FOLDERS = frozenset({"records", "catalogue"})
_AREAS = {
    "drafts": Area.DRAFT,
    "superseded": Area.SUPERSEDED,
    "withdrawn": Area.WITHDRAWN,
}


def read_texts(reading: Reading) -> tuple[Text, ...]:
    """Return every controlled text of a tree; broken ones are among the reading's faults."""
    attached = _attachments(reading)
    found = []
    for path in reading.files:
        if area_of(path) is None:
            continue
        text = read_text(reading, path, attached.get(path.removesuffix(".md") + ".files", {}))
        if text is not None:
            found.append(text)
    return tuple(found)


def area_of(path: str) -> Area | None:
    """Return the area of a controlled document's file, or none where a path is not one."""
    parts = path.split("/")
    if not path.endswith(".md") or len(parts) < 3 or parts[1] in _OTHER_FOLDERS:  # noqa: PLR2004
        return None
    if any(part.endswith(".files") for part in parts):
        return None
    return _AREAS.get(parts[1], Area.CURRENT)


def read_text(reading: Reading, path: str, attached: Mapping[str, str]) -> Text | None:
    """Return the text in one file, or none where it has no usable front matter."""
    content = reading.content(path)
    if content is None:
        return None
    files = tuple(_digested(reading, attached))
    row = TextRow(path, content, files)
    return reading.once(
        path,
        (content, files),
        lambda: reading.as_before(row, lambda: _read(reading, path, content, files)),
    )


def _read(
    reading: Reading, path: str, content: bytes, files: tuple[Attachment, ...]
) -> Text | None:
    raw = reading.decoded(path, content)
    if raw is None:
        return None
    notes = Notes(path)
    parted = split(raw)
    if parted is None:
        notes.add("HDR001", 1, say("no front matter between two lines '---' at the top"))
        reading.take(notes)
        return None
    text = _text(notes, path, parted, files)
    _note_decomposed(notes, path, raw)
    reading.take(notes)
    return text


def _note_decomposed(notes: Notes, path: str, raw: str) -> None:
    # What is read of front matter is in NFC already: only the file itself tells.
    if area_of(path) is Area.DRAFT and not is_normalized("NFC", raw):
        rows = enumerate(raw.split("\n"), start=1)
        line = next(line for line, row in rows if not is_normalized("NFC", row))
        said = say("from this line on letters and their signs are stored apart, not in NFC")
        notes.add("FRM003", line, said)


def _text(notes: Notes, path: str, parted: Split, files: tuple[Attachment, ...]) -> Text | None:
    yaml = read_yaml(parted.front, parted.front_line)
    top = yaml.value if isinstance(yaml.value, Mapping) else {}
    if isinstance(top.get("id"), str):
        notes.subject = Subject(str(top["id"]))
    notes.take(yaml)
    fields = Fields.of(yaml, notes)
    facts = {key: node for key, node in fields.node.items() if key not in ADMINISTRATIVE}
    text = _built(fields, Place(path), parted, files, facts)
    _refuse_claims(fields)
    return text


def _built(
    fields: Fields,
    place: Place,
    parted: Split,
    files: tuple[Attachment, ...],
    facts: dict[str, Node],
) -> Text | None:
    document = fields.text("id", required=True)
    if document and not _ID.match(document):
        said = say("'id' is '{found}', expected 8 of a-z and 0-9, a letter first", found=document)
        fields.notes.add("HDR005", fields.line("id"), said)
    issue = fields.whole("issue", required=True, least=1)
    revision = fields.whole("revision", required=True)
    if not document or issue is None or revision is None:
        return None
    review = fields.whole("review_months", least=1)
    return Text(
        id=document,
        code=fields.text("code", required=True),
        title=fields.text("title", required=True),
        kind=fields.text("kind", required=True),
        number=Number(issue, revision),
        place=place,
        area=area_of(place.path) or Area.CURRENT,
        body=parted.body,
        parts=parts_of(facts, parted.body, ((each.name, each.digest) for each in files)),
        change=fields.text("change"),
        services=fields.texts("services"),
        legal_basis=_legal_basis(fields),
        field=fields.text("field"),
        access=_access(fields),
        unit=fields.text("unit"),
        review_months=review,
        clauses=_clauses(fields),
        keywords=fields.texts("keywords"),
        targets=read_targets(fields),
        claims=_claims(fields),
        files=files,
        facts=facts,
        lines=fields.yaml.top_lines,
        body_line=parted.body_line,
    )


def _access(fields: Fields) -> str:
    # What cannot be read is kept from the public rather than shown by the rule of its kind.
    found = fields.choice("access", Audience)
    return found.value if found else ("internal" if fields.node.get("access", "") else "")


def _legal_basis(fields: Fields) -> tuple[LegalReference, ...]:
    nodes = fields.node.get("legal_basis", "")
    fields.ask("legal_basis")
    if isinstance(nodes, str | Mapping):
        if nodes:
            said = say("'legal_basis' must be a list of numbers")
            fields.notes.add("HDR005", fields.line("legal_basis"), said)
        return ()
    found = []
    for position, node in enumerate(nodes):
        path = ("legal_basis", position)
        if isinstance(node, Mapping):
            found.append(_reference(Fields(fields.yaml, fields.notes, node, path)))
        elif isinstance(node, str) and node.strip():
            found.append(LegalReference(node))
        else:
            said = say("'legal_basis': each entry must be a number or a mapping with 'number'")
            fields.notes.add("HDR005", fields.yaml.line(path), said)
    return tuple(found)


def _reference(fields: Fields) -> LegalReference:
    number = fields.text("number", required=True)
    reference = LegalReference(number, fields.text("issuer"), fields.day("issued"))
    fields.refuse_unknown()
    return reference


def _clauses(fields: Fields) -> dict[str, tuple[str, ...]]:
    inner = fields.within("clauses")
    return {} if inner is None else {edition: inner.texts(edition) for edition in inner.node}


def _claims(fields: Fields) -> dict[str, str]:
    view = fields.within("approval")
    if view is None:
        return {}
    found = {key: view.text(key) for key in _VIEW if key in view.node}
    view.refuse_unknown()
    return found


def _refuse_claims(fields: Fields) -> None:
    for key in fields.node:
        if key in _CLAIMING:
            said = say("'{key}' claims an authority that only records have", key=key)
            fields.notes.add("TXT004", fields.line(key), said)


def _attachments(reading: Reading) -> dict[str, dict[str, str]]:
    """Return the attached files: path by name, by folder."""
    found: dict[str, dict[str, str]] = {}
    for path in reading.files:
        folder, mark, name = path.partition(".files/")
        if mark:
            found.setdefault(folder + ".files", {})[name] = path
    return found


def _digested(reading: Reading, attached: Mapping[str, str]) -> Iterator[Attachment]:
    for name, path in sorted(attached.items()):
        content = reading.content(path, largest=None)
        digest = hashlib.sha256(content).hexdigest() if content is not None else ""
        yield Attachment(name, digest, path)
