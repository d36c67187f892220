"""Public services read from their files, each one when it is asked for.

A national catalogue has thousands of records and a handbook names a few hundred: what a list
shows of each is kept by the digest of its file, and a whole record is taken apart only where
somebody asks for it.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, get_args

from qmsdocs.model.services import (
    Channel,
    Listed,
    Paper,
    Scope,
    Service,
    Services,
    listed,
    national_code,
)
from qmsdocs.model.text import LegalReference
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.packing import packed, unpacker
from qmsdocs.source.reading import Reading
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.wording import say

_FOLDER = "catalogue/services"
_SCOPE = "content/catalogue/scope.yml"
_INNER: Mapping[str, type] = {"channels": Channel, "dossier": Paper, "legal_basis": LegalReference}
_DAYS = ("decided", "abolished", "checked", "issued")


def read_services(reading: Reading) -> Services:
    """Return the catalogue of public services; files that cannot be read are faults."""
    known: dict[str, Listed] = {}
    whole: dict[str, Callable[[], Service]] = {}
    for path in reading.below(_FOLDER, ".yml"):
        content = reading.content(path)
        if content is None:
            continue
        found = _entry(reading, path, content)
        if found is not None:
            entry, make = found
            # Of two that tell of one service, the file under its name is believed.
            if _is_named(reading, path, entry.code) or entry.code not in known:
                known[entry.code] = entry
                whole[entry.code] = make
    return Services(known, lambda code: whole[code]())


def read_scope(reading: Reading) -> Scope | None:
    """Return which services the office is to have; none where it does not say."""
    text = reading.text(_SCOPE) if _SCOPE in reading.files else None
    if text is None:
        return None
    notes = Notes(_SCOPE)
    yaml = read_yaml(text)
    notes.take(yaml)
    top = Fields.of(yaml, notes)
    _recipe(top, "scope")
    excepted = {}
    levels, of_fields, codes = top.texts("levels"), top.texts("fields"), top.texts("codes")
    for each in top.each("except"):
        code = each.text("code", required=True)
        excepted[code] = each.text("reason", required=True)
        each.refuse_unknown()
    top.refuse_unknown()
    reading.take(notes)
    return Scope(levels, of_fields, codes, excepted)


def _recipe(top: Fields, key: str) -> None:
    found = top.text(key)
    if found not in ("", "1"):
        said = say("format '{found}' is not known to this version", found=found)
        top.notes.add("HDR005", top.line(key), said)


def _is_named(reading: Reading, path: str, code: str) -> bool:
    """Does a file bear the national code that stands in it? Otherwise that is a fault."""
    name = path.rpartition("/")[2].removesuffix(".yml")
    if name == code == national_code(code):
        return True
    notes = Notes(path)
    said = say("the file is named '{name}.yml', its 'code' is '{code}'", name=name, code=code)
    if national_code(code) != code:
        said = say("'code' is '{code}', which is no national code", code=code)
    notes.add("SVC019", 0, said)
    reading.take(notes)
    return False


def _entry(
    reading: Reading, path: str, content: bytes
) -> tuple[Listed, Callable[[], Service]] | None:
    """Return what is listed of one file, and how to read the whole of it."""
    key = f"service:{hashlib.sha256(content).hexdigest()}"
    # Services are asked for long after the reading, which they need not hold.
    known = reading.worked_out
    remembered = known.get(key)
    if remembered is not None:
        short, _, _ = remembered.partition("\t")
        return _LISTED(json.loads(short)), lambda: _whole(known, key)
    before = len(reading.faults)
    service = reading.once(path, content, lambda: _read(reading, path, content))
    if service is None or not service.code:
        return None
    entry = listed(service)
    # A fault is to be said again, so that a file with one is read again.
    if len(reading.faults) > before:
        return entry, lambda: service
    known[key] = f"{_json(entry)}\t{_json(service)}"
    # Few are asked for as a whole: nothing holds thousands of them in the meantime.
    return entry, lambda: _whole(known, key)


def _whole(known: Mapping[str, str], key: str) -> Service:
    return _SERVICE(json.loads(known[key].partition("\t")[2]))


def _json(value: Listed | Service) -> str:
    return json.dumps(packed(value), ensure_ascii=False)


_LISTED: Callable[[list[Any]], Listed] = unpacker(Listed)
_SERVICE: Callable[[list[Any]], Service] = unpacker(Service)


def _read(reading: Reading, path: str, content: bytes) -> Service | None:
    text = reading.decoded(path, content)
    if text is None:
        return None
    notes = Notes(path)
    # The national records hold marks of direction here and there, which say nothing.
    yaml = read_yaml(text.replace("\u200e", ""))
    notes.take(yaml)
    service = _service(Fields.of(yaml, notes))
    reading.take(notes)
    return service


def _service(top: Fields) -> Service:
    _recipe(top, "service")
    given: dict[str, Any] = {}
    for each in fields(Service):
        key = each.name
        if key in _INNER:
            continue
        if key in _DAYS:
            given[key] = top.day(key)
        elif key == "ended":
            given[key] = top.flag(key)
        elif get_args(each.type):
            given[key] = top.texts(key)
        else:
            given[key] = top.text(key, required=key in {"code", "name"})
    given["channels"] = tuple(_channel(each) for each in top.each("channels"))
    given["dossier"] = tuple(_paper(each) for each in top.each("dossier"))
    given["legal_basis"] = _basis(top)
    top.refuse_unknown()
    return Service(**given)


def _channel(found: Fields) -> Channel:
    channel = Channel(
        found.text("mode", required=True),
        found.text("limit"),
        found.text("fee"),
        found.text("note"),
    )
    found.refuse_unknown()
    return channel


def _paper(found: Fields) -> Paper:
    paper = Paper(
        found.text("name", required=True),
        found.text("form"),
        found.whole("originals"),
        found.whole("copies"),
        found.text("case"),
    )
    found.refuse_unknown()
    return paper


def _basis(top: Fields) -> tuple[LegalReference, ...]:
    top.ask("legal_basis")
    nodes = top.node.get("legal_basis", "")
    if isinstance(nodes, str | Mapping):
        if nodes:
            said = say("'legal_basis' must be a list of numbers")
            top.notes.add("HDR005", top.line("legal_basis"), said)
        return ()
    found = []
    for position, node in enumerate(nodes):
        if isinstance(node, str):
            found.append(LegalReference(node))
        elif isinstance(node, Mapping):
            inner = Fields(top.yaml, top.notes, node, ("legal_basis", position))
            number = inner.text("number", required=True)
            found.append(LegalReference(number, inner.text("issuer"), inner.day("issued")))
            inner.refuse_unknown()
    return tuple(found)
