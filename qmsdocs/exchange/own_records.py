"""Services as our own files describe them, given as JSON."""

from collections.abc import Callable, Mapping
from dataclasses import fields as attributes
from datetime import date
from typing import Any, get_args

from qmsdocs.exchange.cells import UnreadableError, code_of, day_in, line_of, lines_of
from qmsdocs.exchange.outcomes import Found
from qmsdocs.exchange.records import name_of
from qmsdocs.law.catalogue.offers import OfferedService
from qmsdocs.model.services import Channel, Paper, Service
from qmsdocs.model.text import LegalReference
from qmsdocs.wording import say

KEYS = frozenset({"code", "name"})
"""What tells such a record from others."""

_TYPES = {each.name: each.type for each in attributes(Service)}
_YES_AND_NO = {"yes": True, "no": False, "true": True, "false": False}


def service_of_own(row: int, record: Mapping[str, object]) -> Found:
    """Return the service of one record with the keys of ``catalogue/services``.

    Raises:
        UnreadableError: A key is not known, or a value is not of its kind.
    """
    unknown = sorted(record.keys() - _TYPES.keys() - {"service"})
    if unknown:
        raise UnreadableError(say("key '{key}' is not known here", key=unknown[0]))
    stating = {key: value for key, value in record.items() if value is not None}
    given = {key: _value(key, value) for key, value in stating.items() if key in _TYPES}
    given["code"] = code_of(_line("code", stating.get("code", "")))
    given["name"] = name_of(_line("name", stating.get("name", "")))
    service = Service(**given)
    stated = frozenset(key for key in given if key != "code")
    return Found(services=(OfferedService(row, service, stated),))


def _value(key: str, value: object) -> Any:  # noqa: ANN401 (as the attribute is declared)
    if key in _ENTRIES:
        return _each(key, value, _ENTRIES[key])
    if key == "ended":
        return _flag(key, value)
    if date in get_args(_TYPES[key]):
        return day_in(_line(key, value), key)
    if get_args(_TYPES[key]):
        return _each(key, value, lambda each: _line(key, each))
    return lines_of(_line(key, value))


def _line(key: str, value: object) -> str:
    if isinstance(value, str):
        return value
    raise UnreadableError(say("'{key}' is no text", key=key))


def _flag(key: str, value: object) -> bool:
    known = value if isinstance(value, bool) else _YES_AND_NO.get(str(value))
    if known is None:
        raise UnreadableError(say("'{key}' is neither yes nor no", key=key))
    return known


def _each(key: str, value: object, make: Callable[[object], object]) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise UnreadableError(say("'{key}' is no list", key=key))
    return tuple(make(each) for each in value)


def _parts(key: str, node: object, known: set[str]) -> Mapping[str, object]:
    if not isinstance(node, Mapping) or not node.keys() <= known:
        keys = tuple(sorted(known))
        raise UnreadableError(
            say("'{key}': an entry is no mapping of {known}", key=key, known=keys)
        )
    return node


def _channel(node: object) -> Channel:
    parts = _parts("channels", node, {"mode", "limit", "fee", "note"})
    texts = {key: lines_of(_line(key, value)) for key, value in parts.items()}
    if not texts.get("mode"):
        raise UnreadableError(say("'{key}' is missing", key="mode"))
    return Channel(**texts)


def _paper(node: object) -> Paper:
    parts = _parts("dossier", node, {"name", "form", "originals", "copies", "case"})
    name, form, case = (
        lines_of(_line(key, parts.get(key, ""))) for key in ("name", "form", "case")
    )
    if not name:
        raise UnreadableError(say("'{key}' is missing", key="name"))
    originals, copies = (_number(key, parts.get(key)) for key in ("originals", "copies"))
    return Paper(name, form, originals, copies, case)


def _number(key: str, value: object) -> int | None:
    if value is None:
        return None
    if str(value).isdecimal() and not isinstance(value, bool):
        return int(str(value))
    raise UnreadableError(say("'{key}' is no whole number", key=key))


def _reference(node: object) -> LegalReference:
    if isinstance(node, str):
        return LegalReference(line_of(node))
    parts = _parts("legal_basis", node, {"number", "issuer", "issued"})
    texts = {key: line_of(_line(key, value)) for key, value in parts.items()}
    if not texts.get("number"):
        raise UnreadableError(say("'{key}' is missing", key="number"))
    return LegalReference(
        texts["number"], texts.get("issuer", ""), day_in(texts.get("issued", ""), "issued")
    )


_ENTRIES: Mapping[str, Callable[[object], object]] = {
    "channels": _channel,
    "dossier": _paper,
    "legal_basis": _reference,
}
