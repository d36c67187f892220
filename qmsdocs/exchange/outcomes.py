"""What becomes of one row: it is taken over, rejected with a reason, or left out by a filter."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from qmsdocs.exchange.cells import UnreadableError
from qmsdocs.law.catalogue.offers import (
    Offer,
    OfferedDocument,
    OfferedRelation,
    OfferedService,
    Rejected,
)
from qmsdocs.model.letters import fold
from qmsdocs.model.services import Service, national_code

UNSTATED = "?"
_STEP = 200
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one row offers.

    Attributes:
        levels: Levels that the heading above the row names; for filters alone.
    """

    services: tuple[OfferedService, ...] = ()
    documents: tuple[OfferedDocument, ...] = ()
    relations: tuple[OfferedRelation, ...] = ()
    levels: tuple[str, ...] = ()


Outcome = Found | Rejected


@dataclass(frozen=True)
class Filters:
    """Which public services of a file are wanted; legal documents are never left out.

    What the rows left out are counted under is ``level=``, ``code=`` or ``field=`` and the
    values as the user wrote them; ``level=?`` or ``field=?`` counts those of which the source
    does not state it.

    Attributes:
        levels: Any of these levels; empty for all.
        codes: These services, with or without a province's suffix; empty for all.
        fields: Any of these fields of the catalogue; empty for all.
    """

    levels: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()

    @cached_property
    def _national(self) -> frozenset[str]:
        return frozenset(national_code(each) or each for each in self.codes)

    def left_out(self, service: Service, levels: tuple[str, ...] = ()) -> str:
        """Return the first filter that a service does not pass, or nothing.

        Args:
            service: The service as the source gives it.
            levels: What the source says of its level beside it.
        """
        if self.codes and service.code not in self._national:
            return f"code={', '.join(self.codes)}"
        return _fails("level", self.levels, service.levels or levels) or _fails(
            "field", self.fields, (service.field,) if service.field else ()
        )


def _fails(name: str, wanted: tuple[str, ...], stated: tuple[str, ...]) -> str:
    if not wanted:
        return ""
    if not stated:
        return f"{name}={UNSTATED}"
    same = {fold(each) for each in wanted} & {fold(each) for each in stated}
    return "" if same else f"{name}={', '.join(wanted)}"


def outcome(row: int, label: str, make: Callable[[], Found]) -> Outcome:
    """Return what a row offers, or that it is rejected.

    Args:
        row: Where it stands.
        label: What tells people which one it is.
        make: Reads it; raises ``UnreadableError``.
    """
    try:
        return make()
    except UnreadableError as error:
        return Rejected(row, label, error.said)


def gathered(outcomes: Iterable[Outcome], filters: Filters, total: int, tell: Tell | None) -> Offer:
    """Return the offer of all rows.

    Args:
        outcomes: One for each row.
        filters: Which services are wanted.
        total: About how many rows there are.
        tell: Told how many are done, of how many.
    """
    taken: list[Found] = []
    rejected: list[Rejected] = []
    left_out: Counter[str] = Counter()
    rows = 0
    for rows, each in enumerate(outcomes, 1):
        if tell and not rows % _STEP:
            tell(rows, max(total, rows))
        if isinstance(each, Rejected):
            rejected.append(each)
            continue
        why = _why_out(each, filters)
        if why:
            left_out[why] += 1
        else:
            taken.append(each)
    return Offer(
        services=tuple(one for each in taken for one in each.services),
        documents=tuple(one for each in taken for one in each.documents),
        relations=tuple(one for each in taken for one in each.relations),
        rejected=tuple(rejected),
        left_out=dict(left_out),
        rows=rows,
    )


def _why_out(found: Found, filters: Filters) -> str:
    """Return the filter that leaves a row out; one that offers several services is kept for any."""
    whys = [filters.left_out(each.service, found.levels) for each in found.services]
    return whys[0] if whys and all(whys) else ""
