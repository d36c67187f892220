"""What a record says of the law and the public services that its texts relied on."""

import re
from collections.abc import Iterator, Mapping

from qmsdocs.law.state.force import Force
from qmsdocs.model.legal import Kind
from qmsdocs.model.records import LawEffect, LawState, ServiceState
from qmsdocs.source.fields import Fields
from qmsdocs.wording import say

_DIGEST = re.compile(r"1:sha256:[0-9a-f]{64}")


def read_law_states(fields: Fields) -> tuple[LawState, ...] | None:
    """Return the list ``law``; none where the record does not have it."""
    if "law" not in fields.node:
        return None
    found: dict[str, LawState] = {}
    for each in fields.each("law"):
        legal = each.text("legal", required=True)
        state = each.choice("state", Force, required=True)
        acting = tuple(_effects(each))
        each.refuse_unknown("REC001")
        _refuse_twice(each, "legal", legal, found)
        found[legal] = LawState(legal, state.value if state else "", acting)
    return tuple(found.values())


def read_service_states(fields: Fields) -> tuple[ServiceState, ...] | None:
    """Return the list ``relies_on``; none where the record does not have it."""
    if "relies_on" not in fields.node:
        return None
    found: dict[str, ServiceState] = {}
    for each in fields.each("relies_on"):
        code, digest = each.text("service", required=True), each.text("digest")
        if digest and not _DIGEST.fullmatch(digest):
            said = say(
                "'digest' is '{found}', expected 1:sha256: and 64 hexadecimal digits", found=digest
            )
            each.notes.add("HDR005", each.line("digest"), said)
        each.refuse_unknown("REC001")
        _refuse_twice(each, "service", code, found)
        found[code] = ServiceState(code, digest)
    return tuple(found.values())


def _effects(fields: Fields) -> Iterator[LawEffect]:
    for each in fields.each("acting"):
        kind = each.choice("relation", Kind, required=True)
        acting = each.text("id", required=True)
        provisions = each.text("provisions")
        each.refuse_unknown("REC001")
        yield LawEffect(acting, kind.value if kind else "", provisions)


def _refuse_twice(fields: Fields, key: str, value: str, known: Mapping[str, object]) -> None:
    if value in known:
        said = say("'{value}' stands twice", value=value)
        fields.notes.add("REC001", fields.line(key), said)
