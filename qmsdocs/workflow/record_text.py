"""The bytes of a record's file: one way to write each record (docs/formats.md, section 4)."""

import json
import re
from collections.abc import Iterator
from datetime import date

from qmsdocs.model.records import (
    Cover,
    Decision,
    LawEffect,
    LawState,
    Proof,
    Record,
    RegisterChange,
    ServiceState,
)
from qmsdocs.model.text import Text

_PLAIN = re.compile(r"[^\W\d_][\w./-]*(?: [\w./–-]+)*|\d{4}-\d{2}-\d{2}")
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_WORDS_OF_YAML = frozenset({"yes", "no", "true", "false", "on", "off", "null", "y", "n"})


def written(record: Record) -> bytes:
    """Return the file of a record; its ``id`` and ``place`` are not part of it."""
    return "".join(f"{line}\n" for line in _lines(record)).encode()


def cover_of(text: Text, *, effective: date | None = None, expires: date | None = None) -> Cover:
    """Return what a record says of a text as it stands now."""
    return Cover(
        id=text.id,
        code=text.code,
        number=text.number,
        unit=text.unit,
        fingerprint=text.fingerprint,
        parts=text.parts,
        effective=effective,
        expires=expires,
    )


def scalar(value: str) -> str:
    """Return a text as YAML: plain where nothing in it could be misread, else in double quotes."""
    plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS_OF_YAML
    if plain:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _lines(record: Record) -> Iterator[str]:
    yield "record: 1"
    yield f"meaning: {record.meaning}"
    yield f"organisation: {scalar(record.organisation)}"
    yield f"signer: {scalar(record.signer)}"
    yield f"role: {scalar(record.role)}"
    yield from _given("capacity", record.capacity)
    yield from _given("mandate", record.mandate)
    yield f"signed_on: {record.signed_on}"
    yield f"recorded_on: {record.recorded_on}"
    yield f"recorded_by: {scalar(record.recorded_by)}"
    if record.decision:
        yield f"decision: {_decision(record.decision)}"
    yield from _given("predecessor", record.predecessor)
    yield from _given("reason", record.reason)
    yield from _given("verdict", record.verdict)
    yield from _list("follows", record.follows)
    yield from _list("annuls", record.annuls)
    yield from _list("evidence", record.evidence)
    if record.covers:
        yield "covers:"
        for cover in record.covers:
            yield from _cover(cover)
    if record.registers:
        yield "registers:"
        yield from (f"  - {_register(each)}" for each in record.registers)
    yield from _reliance(record)
    yield f"proof: {_proof(record.proof)}"


def _reliance(record: Record) -> Iterator[str]:
    """Yield the lists of law and services; that nothing was cited is said as well."""
    if record.law is not None:
        yield "law:" if record.law else "law: []"
        yield from (f"  - {_law(each)}" for each in record.law)
    if record.services is not None:
        yield "relies_on:" if record.services else "relies_on: []"
        yield from (f"  - {_service(each)}" for each in record.services)


def _cover(cover: Cover) -> Iterator[str]:
    yield f"  - id: {scalar(cover.id)}"
    yield f"    code: {scalar(cover.code)}"
    yield f"    issue: {cover.number.issue}"
    yield f"    revision: {cover.number.revision}"
    yield from _given("    unit", cover.unit)
    if cover.effective:
        yield f"    effective: {cover.effective}"
    if cover.expires:
        yield f"    expires: {cover.expires}"
    if cover.transition:
        until = cover.transition.until
        inner = {"rule": "received-before", **({"until": str(until)} if until else {})}
        yield f"    transition: {_flow(inner)}"
    if cover.replaced_by:
        yield f"    replaced_by: [{', '.join(map(scalar, cover.replaced_by))}]"
    yield from _given("    corrects", cover.corrects)
    yield f"    fingerprint: {scalar(cover.fingerprint)}"
    yield "    parts:"
    for name in ("identity", "facts", "body", "files"):
        yield f"      {name}: {scalar(getattr(cover.parts, name))}"


def _decision(decision: Decision) -> str:
    inner = {"number": decision.number, "issued": str(decision.issued)}
    return _flow({**inner, **({"issuer": decision.issuer} if decision.issuer else {})})


def _register(change: RegisterChange) -> str:
    if len(change.before) > 1:
        before = "[" + ", ".join(map(scalar, change.before)) + "]"
        return f"{{file: {scalar(change.file)}, before: {before}, after: {scalar(change.after)}}}"
    inner = {"file": change.file, **({"before": change.before[0]} if change.before else {})}
    return _flow({**inner, "after": change.after})


def _law(state: LawState) -> str:
    inner = f"legal: {scalar(state.legal)}, state: {scalar(state.state)}"
    acting = ", ".join(map(_effect, state.acting))
    return f"{{{inner}, acting: [{acting}]}}" if acting else f"{{{inner}}}"


def _effect(effect: LawEffect) -> str:
    inner = {"id": effect.id, "relation": effect.relation, "provisions": effect.provisions}
    return _flow({key: value for key, value in inner.items() if value})


def _service(state: ServiceState) -> str:
    inner = {"service": state.code, "digest": state.digest}
    return _flow({key: value for key, value in inner.items() if value})


def _proof(proof: Proof) -> str:
    inner = {"kind": proof.kind.value, "evidence": proof.evidence, "retention": proof.retention}
    return _flow({key: value for key, value in inner.items() if value})


def _flow(mapping: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in mapping.items()) + "}"


def _list(key: str, values: tuple[str, ...]) -> Iterator[str]:
    if values:
        yield f"{key}:"
        yield from (f"  - {scalar(value)}" for value in values)


def _given(key: str, value: str | None) -> Iterator[str]:
    if value:
        yield f"{key}: {scalar(value)}"
