"""The office and its dated rules: units, roles, kinds, who must sign what (``qms.yml``)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from qmsdocs.model.causes import Cause
from qmsdocs.model.records import Meaning, ProofKind


class Dated(Protocol):
    """An entry of a register: valid from one day to another, both included."""

    @property
    def id(self) -> str:
        """Stable name within its list."""

    @property
    def since(self) -> date | None:
        """First day, or none."""

    @property
    def until(self) -> date | None:
        """Last day, or none."""


Entry = TypeVar("Entry", bound=Dated)


def valid_on(entry: Dated, day: date) -> bool:
    """Was this entry valid on that day?"""
    return (entry.since is None or entry.since <= day) and (
        entry.until is None or day <= entry.until
    )


def on(entries: Iterable[Entry], day: date) -> list[Entry]:
    """Return the entries that were valid on that day, in the register's order."""
    return [each for each in entries if valid_on(each, day)]


class Audience(StrEnum):
    """Who may see a document."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Separation(StrEnum):
    """Rule on one person in several roles over one text."""

    STRICT = "strict"
    AUTHOR_NOT_APPROVER = "author-not-approver"
    EXEMPTED = "exempted"


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the office; a merged unit names its successor."""

    id: str
    name: str
    since: date | None = None
    until: date | None = None
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A role, a field of work or a retention class."""

    id: str
    name: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: where it lies and how it is numbered."""

    id: str
    name: str
    folder: str
    code: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SigningRule:
    """Which roles may give a meaning to these kinds, how strongly, and whether they must."""

    id: str
    meaning: Meaning
    roles: tuple[str, ...]
    proof: ProofKind
    kinds: tuple[str, ...] = ()
    recorded_proof: ProofKind = ProofKind.NONE
    required: bool = False
    decision: bool = False
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SeparationRule:
    """Which persons must differ, with the basis of an exemption."""

    id: str
    rule: Separation
    kinds: tuple[str, ...] = ()
    basis: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class AccessRule:
    """Who may see documents of these kinds unless they say otherwise themselves."""

    id: str
    audience: Audience
    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """Within how many working days a text is to be looked at again after what it relies on changed.

    Attributes:
        causes: Changes that it is about; empty for all.
        kinds: Kinds of document; empty for all.
    """

    id: str
    working_days: int
    causes: tuple[Cause, ...] = ()
    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Everything that ``qms.yml`` says."""

    id: str = ""
    name: str = ""
    short: str = ""
    parent: str = ""
    time_zone: str = "UTC"
    language: str = "vi"
    units: tuple[Unit, ...] = ()
    roles: tuple[Named, ...] = ()
    fields: tuple[Named, ...] = ()
    kinds: tuple[Kind, ...] = ()
    retention: tuple[Named, ...] = ()
    signing: tuple[SigningRule, ...] = ()
    separation: tuple[SeparationRule, ...] = ()
    access: tuple[AccessRule, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    def kind(self, kind_id: str) -> Kind | None:
        """Return a kind of document by its id."""
        return next((each for each in self.kinds if each.id == kind_id), None)

    def signing_on(self, day: date, kind: str, meaning: Meaning) -> list[SigningRule]:
        """Return the rules of that day for a meaning over a kind; none: nobody may sign so."""
        return [
            rule
            for rule in on(self.signing, day)
            if rule.meaning is meaning and _concerns(rule.kinds, kind)
        ]

    def required_on(self, day: date, kind: str) -> list[Meaning]:
        """Return the meanings without which a text of this kind cannot come into force."""
        found = {
            rule.meaning
            for rule in on(self.signing, day)
            if rule.required and _concerns(rule.kinds, kind)
        }
        return [meaning for meaning in Meaning if meaning in found]

    def separation_on(self, day: date, kind: str) -> SeparationRule | None:
        """Return the rule of that day, the last one listed winning; none: the floor."""
        found = [r for r in on(self.separation, day) if _concerns(r.kinds, kind)]
        return found[-1] if found else None

    def audience_on(self, day: date, kind: str) -> Audience:
        """Return who may see a kind on that day where the document itself does not say."""
        found = [rule for rule in on(self.access, day) if _concerns(rule.kinds, kind)]
        return found[-1].audience if found else Audience.INTERNAL

    def deadline_on(self, day: date, kind: str, cause: Cause) -> DeadlineRule | None:
        """Return the rule of that day for a change under a kind, the last one listed winning."""
        found = [
            rule
            for rule in on(self.deadlines, day)
            if _concerns(rule.kinds, kind) and (not rule.causes or cause in rule.causes)
        ]
        return found[-1] if found else None

    def unit_on(self, unit: str, day: date) -> str:
        """Return the unit that answers for this one on a day, following mergers."""
        return self.units_on(unit, day)[-1]

    def units_on(self, unit: str, day: date) -> tuple[str, ...]:
        """Return a unit and, in their order, those that it was merged into by a day."""
        by_id = {each.id: each for each in self.units}
        chain = [unit]
        while (entry := by_id.get(chain[-1])) and entry.until is not None and entry.until < day:
            if not entry.successor or entry.successor in chain:
                break
            chain.append(entry.successor)
        return tuple(chain)

    def name_of(self, entries: Sequence[Unit | Named | Kind], entry_id: str) -> str:
        """Return the name of an entry as people read it, or its id where it is unknown."""
        return next((each.name for each in entries if each.id == entry_id), entry_id)


def _concerns(kinds: tuple[str, ...], kind: str) -> bool:
    return not kinds or kind in kinds
