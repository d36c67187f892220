"""Targets of quality objectives, out of front matter (docs/formats.md, section 10)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from qmsdocs.diagnostics import Place
from qmsdocs.model.objectives import Judged, Target
from qmsdocs.model.periods import Frequency
from qmsdocs.source.fields import Fields
from qmsdocs.wording import say

_FIGURE = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:[.,][0-9]{1,6})?")


def figure(text: str) -> Decimal | None:
    """Return a decimal number written with a point or a comma, or none."""
    return Decimal(text.replace(",", ".")) if _FIGURE.fullmatch(text) else None


def read_targets(fields: Fields) -> tuple[Target, ...]:
    """Return the targets that say everything; what one leaves out is a fault."""
    return tuple(_targets(fields))


def _targets(fields: Fields) -> Iterator[Target]:
    for each in fields.each("targets"):
        found = _target(each)
        each.refuse_unknown()
        if found is not None:
            yield found


def _target(fields: Fields) -> Target | None:
    every = fields.choice("every", Frequency, required=True)
    since, until = fields.day("from", required=True), fields.day("until", required=True)
    within = fields.whole("within", required=True)
    target, name = fields.text("id", required=True), fields.text("name", required=True)
    unit = fields.text("unit", required=True)
    least, most = _bound(fields, "at_least"), _bound(fields, "at_most")
    judged = fields.choice("judged", Judged) or Judged.LATEST
    owner = fields.text("owner", required=True)
    if not target or every is None or since is None or until is None or within is None:
        return None
    return Target(
        id=target,
        name=name,
        unit=unit,
        least=least,
        most=most,
        every=every,
        since=since,
        until=until,
        within=within,
        judged=judged,
        owner=owner,
        place=Place(fields.notes.path, fields.yaml.line(fields.path)),
    )


def _bound(fields: Fields, key: str) -> Decimal | None:
    written = fields.text(key)
    found = figure(written) if written else None
    if written and found is None:
        said = say("'{key}' is '{found}', expected a number such as 98.5", key=key, found=written)
        fields.notes.add("HDR005", fields.line(key), said)
    return found
