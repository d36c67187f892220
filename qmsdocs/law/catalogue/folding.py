"""What a list says of a public service, put into the whole record that is there."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from qmsdocs.law.catalogue.offers import UNSTATED
from qmsdocs.law.state.identity import number_key
from qmsdocs.model.services import Channel, Service
from qmsdocs.model.text import LegalReference


def folded(service: Service, stated: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes of a service that a row replaces, and what they become.

    A whole record says how the service is carried out, and replaces all that it states. A row
    of a list does not: its limit and fee are those of every way to hand in where it names
    none, and the legal bases that it names are added to those that are known, since nothing
    says that it names them all.
    """
    found = dict(stated)
    if "steps" in stated:
        return found
    if service.channels and "channels" in stated:
        found["channels"] = _channels(service.channels, stated["channels"])
    if "legal_basis" in stated:
        found["legal_basis"] = _bases(service.legal_basis, stated["legal_basis"])
    return found


def _channels(known: tuple[Channel, ...], stated: tuple[Channel, ...]) -> tuple[Channel, ...]:
    if len(stated) != 1 or stated[0].mode != UNSTATED:
        return stated
    (one,) = stated
    return tuple(
        replace(each, limit=one.limit or each.limit, fee=one.fee or each.fee) for each in known
    )


def _bases(
    known: tuple[LegalReference, ...], stated: tuple[LegalReference, ...]
) -> tuple[LegalReference, ...]:
    keys = {number_key(each.number) for each in known}
    return (*known, *(each for each in stated if number_key(each.number) not in keys))
