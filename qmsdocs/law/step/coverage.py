"""Which public services of an office's scope have a procedure in force, and which have none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from qmsdocs.law.step.reliance import Reliance
from qmsdocs.law.step.suspicion import FORM
from qmsdocs.model.letters import collation_key
from qmsdocs.model.services import Listed, Scope, Services


@dataclass(frozen=True, slots=True)
class Carried:
    """A public service that documents in force carry out; ``listed`` is what the catalogue has."""

    code: str
    listed: Listed | None
    documents: tuple[Reliance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far the procedures in force cover what the office has to carry out.

    Attributes:
        scoped: Does the office say which services it carries out?
        due: Services of its scope that exist on the day, in order of fields and codes.
        missing: Those of them that no document in force carries out.
        twice: Services that more than one document in force carries out.
        outside: Services that exist and are not in the scope, and that documents carry out.
        ended: Services that are no more, and that documents carry out.
        unlisted: Services that documents carry out and the catalogue does not have.
        unknown: Codes of the scope that the catalogue does not have.
    """

    scoped: bool
    due: tuple[Listed, ...] = ()
    missing: tuple[Listed, ...] = ()
    twice: tuple[Carried, ...] = ()
    outside: tuple[Carried, ...] = ()
    ended: tuple[Carried, ...] = ()
    unlisted: tuple[Carried, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def covered(self) -> int:
        """How many services of the scope a document in force carries out."""
        return len(self.due) - len(self.missing)


@dataclass(frozen=True, slots=True)
class Extent:
    """What an office has to carry out, worked out once for questions about several days."""

    services: Services
    scope: Scope | None
    held: tuple[Listed, ...] = field(default=())

    @classmethod
    def of(cls, services: Services, scope: Scope | None) -> "Extent":
        """Return the extent of a scope within a catalogue."""
        known = services.listed.values() if scope else ()
        held = [each for each in known if scope and scope.holds(each)]
        held.sort(key=lambda each: (collation_key(each.field), each.code))
        return cls(services, scope, tuple(held))

    def due_on(self, day: date) -> tuple[Listed, ...]:
        """Return the services of the scope that exist on a day."""
        return tuple(each for each in self.held if not each.ended_on(day))


def coverage(extent: Extent, standing: Iterable[Reliance], day: date) -> Coverage:
    """Return how far what is in force on a day covers what the office has to carry out.

    The catalogue does not say from which day a service exists, so that each counts from ever.
    """
    carried = carried_out(standing)
    rows = [Carried(code, extent.services.listed.get(code), carried[code]) for code in carried]
    rows.sort(key=lambda each: each.code)
    due = extent.due_on(day)
    scope = extent.scope
    listed = [(each, each.listed) for each in rows if each.listed is not None]
    return Coverage(
        scoped=scope is not None,
        due=due,
        missing=tuple(each for each in due if each.code not in carried),
        twice=tuple(each for each in rows if len(each.documents) > 1),
        outside=tuple(
            each
            for each, known in listed
            if scope and not scope.holds(known) and not known.ended_on(day)
        ),
        ended=tuple(each for each, known in listed if known.ended_on(day)),
        unlisted=tuple(each for each in rows if each.listed is None),
        unknown=tuple(sorted(set(scope.codes) - set(extent.services))) if scope else (),
    )


def carried_out(standing: Iterable[Reliance]) -> Mapping[str, tuple[Reliance, ...]]:
    """Return the documents that carry out each public service, forms left out, by its code."""
    found: defaultdict[str, list[Reliance]] = defaultdict(list)
    for each in standing:
        if each.kind != FORM:
            for code in each.services:
                found[code].append(each)
    return {code: tuple(documents) for code, documents in found.items()}
