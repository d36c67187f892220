"""Records read from their files (docs/formats.md, section 4)."""

import re
from collections.abc import Mapping
from datetime import date

from qmsdocs.diagnostics import Place, Subject
from qmsdocs.model.fingerprint import Fingerprint, Parts, bytes_digest
from qmsdocs.model.records import (
    FOLDERS,
    Capacity,
    Cover,
    Decision,
    Meaning,
    Proof,
    ProofKind,
    Record,
    RegisterChange,
    Transition,
    Verdict,
)
from qmsdocs.model.terms import MEANING
from qmsdocs.model.text import Number
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.reading import Reading
from qmsdocs.source.reliance import read_law_states, read_service_states
from qmsdocs.source.rows import RecordRow
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.wording import say

_UNKNOWN_DAY = date.min
_BESIDE = re.compile(r"\.yml\.sig\Z|/\.git[a-z]+\Z|\Acontent/records/measurements/[^/]+\.csv\Z")
_NEEDS_REASON = (
    Meaning.RETURNED,
    Meaning.ANNULLED,
    Meaning.VERDICT,
    Meaning.DISPOSED,
    Meaning.WITHDRAWN,
    Meaning.SUSPENDED,
    Meaning.CORRECTED,
)
_NEEDS_DAY = (
    Meaning.PROMULGATED,
    Meaning.BASELINE,
    Meaning.WITHDRAWN,
    Meaning.SUSPENDED,
    Meaning.RESUMED,
    Meaning.CORRECTED,
)
_WITHOUT_COVERS = (Meaning.ANNULLED, Meaning.REGISTERED, Meaning.DISPOSED)
_PLACES = {
    "covers": tuple(each for each in Meaning if each not in _WITHOUT_COVERS),
    "annuls": (Meaning.ANNULLED,),
    "registers": (Meaning.REGISTERED,),
    "evidence": (Meaning.DISPOSED,),
    "verdict": (Meaning.VERDICT,),
    "predecessor": (Meaning.BASELINE,),
    "law": (Meaning.APPROVED, Meaning.VERDICT),
    "relies_on": (Meaning.APPROVED, Meaning.VERDICT),
}
_PLACES_OF_COVERS = {
    "effective": (*_NEEDS_DAY, Meaning.APPROVED),
    "expires": (Meaning.PROMULGATED, Meaning.BASELINE, Meaning.APPROVED),
    "corrects": (Meaning.CORRECTED,),
    "transition": (Meaning.PROMULGATED, Meaning.WITHDRAWN),
    "replaced_by": (Meaning.WITHDRAWN,),
}


def read_records(reading: Reading) -> tuple[Record, ...]:
    """Return every record that is whole; the others are among the reading's faults."""
    found = []
    for path in reading.below("records"):
        if path.endswith(".yml"):
            record = read_record(reading, path)
            if record is not None and _in_its_folder(reading, record):
                found.append(record)
        elif not _BESIDE.search(path):
            notes = Notes(path)
            notes.add("REC001", 0, say("neither a record ('.yml') nor a signature ('.yml.sig')"))
            reading.take(notes)
    return tuple(found)


def _in_its_folder(reading: Reading, record: Record) -> bool:
    folder = f"content/records/{FOLDERS[record.meaning]}"
    if record.place.path.rpartition("/")[0] == folder:
        return True
    notes = Notes(record.place.path, subject=Subject(record=record.id))
    said = say(
        "a record of the meaning '{meaning}' lies in '{folder}'",
        meaning=MEANING[record.meaning],
        folder=f"{folder}/",
    )
    notes.add("REC001", record.at("meaning").line, said)
    reading.take(notes)
    return False


def read_record(reading: Reading, path: str) -> Record | None:
    """Return the record in one file; none where anything of it is not as the format wants.

    Its folder is not looked at: a record that was moved was made where it lay at first.
    """
    content = reading.content(path)
    if content is None:
        return None
    row = RecordRow(path, content)
    return reading.once(
        path, content, lambda: reading.as_before(row, lambda: _read(reading, path, content))
    )


def _read(reading: Reading, path: str, content: bytes) -> Record | None:
    text = reading.decoded(path, content)
    if text is None:
        return None
    notes = Notes(path, subject=Subject(record=bytes_digest(content)))
    record = _record(notes, path, content, text)
    reading.take(notes)
    return None if notes.faults else record


def _record(notes: Notes, path: str, content: bytes, text: str) -> Record | None:
    yaml = read_yaml(text)
    notes.take(yaml)
    fields = Fields.of(yaml, notes)
    recipe = fields.text("record", required=True)
    if recipe and recipe != "1":
        said = say("record format '{found}' is not known to this version", found=recipe)
        notes.add("REC001", fields.line("record"), said)
    meaning = fields.choice("meaning", Meaning, required=True)
    if meaning is None:
        return None
    record = Record(
        id=bytes_digest(content),
        place=Place(path),
        meaning=meaning,
        organisation=fields.text("organisation", required=True),
        signer=fields.text("signer", required=True),
        role=fields.text("role", required=True),
        capacity=fields.choice("capacity", Capacity),
        mandate=fields.text("mandate"),
        signed_on=fields.day("signed_on", required=True) or _UNKNOWN_DAY,
        recorded_on=fields.day("recorded_on", required=True) or _UNKNOWN_DAY,
        recorded_by=fields.text("recorded_by", required=True),
        decision=read_decision(fields, required=meaning in (Meaning.PROMULGATED, Meaning.BASELINE)),
        predecessor=fields.text("predecessor"),
        reason=fields.text("reason", required=meaning in _NEEDS_REASON),
        follows=fields.texts("follows", required=meaning is Meaning.RETURNED),
        covers=_covers(fields, meaning),
        annuls=fields.texts("annuls", required=meaning is Meaning.ANNULLED),
        registers=_registers(fields, meaning),
        evidence=fields.texts("evidence", required=meaning is Meaning.DISPOSED),
        verdict=_verdict(fields, meaning),
        law=read_law_states(fields),
        services=read_service_states(fields),
        proof=_proof(fields),
        lines=yaml.top_lines,
    )
    fields.refuse_unknown("REC001")
    _refuse_misplaced(fields, meaning, _PLACES)
    return record


def _verdict(fields: Fields, meaning: Meaning) -> str:
    found = fields.choice("verdict", Verdict, required=meaning is Meaning.VERDICT)
    return found.value if found else ""


def _refuse_misplaced(
    fields: Fields, meaning: Meaning, places: Mapping[str, tuple[Meaning, ...]]
) -> None:
    for key, meanings in places.items():
        if key in fields.node and meaning not in meanings:
            said = say(
                "'{key}' does not belong in a record of the meaning '{meaning}'",
                key=key,
                meaning=MEANING[meaning],
            )
            fields.notes.add("REC001", fields.line(key), said)


def _covers(fields: Fields, meaning: Meaning) -> tuple[Cover, ...]:
    required = meaning not in _WITHOUT_COVERS
    found = []
    for each in fields.each("covers", required=required):
        cover = _cover(each, meaning)
        if cover is not None:
            found.append(cover)
    return tuple(found)


def _cover(fields: Fields, meaning: Meaning) -> Cover | None:
    issue = fields.whole("issue", required=True, least=1)
    revision = fields.whole("revision", required=True)
    parts = _parts(fields)
    cover = Cover(
        id=fields.text("id", required=True),
        code=fields.text("code", required=True),
        number=Number(issue or 0, revision or 0),
        unit=fields.text("unit"),
        fingerprint=Fingerprint(fields.text("fingerprint", required=True)),
        parts=parts,
        effective=fields.day("effective", required=meaning in _NEEDS_DAY),
        expires=fields.day("expires"),
        corrects=_corrects(fields, meaning),
        transition=_transition(fields),
        replaced_by=fields.texts("replaced_by"),
        line=fields.yaml.line(fields.path),
    )
    fields.refuse_unknown("REC001")
    _refuse_misplaced(fields, meaning, _PLACES_OF_COVERS)
    if cover.fingerprint and cover.fingerprint != parts.fingerprint:
        said = say("the fingerprint of '{code}' does not follow from its parts", code=cover.code)
        fields.notes.add("REC001", fields.line("fingerprint"), said)
    return cover


def _parts(fields: Fields) -> Parts:
    inner = fields.within("parts", required=True)
    if inner is None:
        return Parts("", "", "", "")
    parts = Parts(
        *(inner.digest(name, required=True) for name in ("identity", "facts", "body", "files"))
    )
    inner.refuse_unknown("REC001")
    return parts


def _corrects(fields: Fields, meaning: Meaning) -> Fingerprint | None:
    found = fields.text("corrects", required=meaning is Meaning.CORRECTED)
    return Fingerprint(found) if found else None


def _transition(fields: Fields) -> Transition | None:
    inner = fields.within("transition")
    if inner is None:
        return None
    rule = inner.text("rule", required=True)
    if rule not in ("", "received-before"):
        said = say("'rule' is '{found}', expected received-before", found=rule)
        fields.notes.add("HDR005", inner.line("rule"), said)
    until = inner.day("until")
    inner.refuse_unknown("REC001")
    return Transition(until)


def read_decision(fields: Fields, *, required: bool = False) -> Decision | None:
    """Return the decision named below ``decision``, or none."""
    inner = fields.within("decision", required=required)
    if inner is None:
        return None
    number = inner.text("number", required=True)
    issued = inner.day("issued", required=True)
    decision = Decision(number, issued or _UNKNOWN_DAY, inner.text("issuer"))
    inner.refuse_unknown("REC001")
    return decision


def _registers(fields: Fields, meaning: Meaning) -> tuple[RegisterChange, ...]:
    found = []
    for each in fields.each("registers", required=meaning is Meaning.REGISTERED):
        before = each.node.get("before", "")
        several = each.texts("before") if not isinstance(before, str) else (each.text("before"),)
        change = RegisterChange(
            each.text("file", required=True),
            each.text("after", required=True),
            tuple(digest for digest in several if digest),
        )
        each.refuse_unknown("REC001")
        found.append(change)
    return tuple(found)


def _proof(fields: Fields) -> Proof:
    inner = fields.within("proof", required=True)
    if inner is None:
        return Proof(ProofKind.NONE)
    kind = inner.choice("kind", ProofKind, required=True) or ProofKind.NONE
    on_file = kind in (ProofKind.PAPER, ProofKind.PADES)
    proof = Proof(kind, inner.digest("evidence", required=on_file), inner.text("retention"))
    inner.refuse_unknown("REC001")
    return proof
