"""The roster: people, their mandates and keys with dates (``people.yml``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from qmsdocs.model.office import on
from qmsdocs.model.records import Capacity, Decision


@dataclass(frozen=True, slots=True)
class Scope:
    """What a mandate reaches; an empty list is no limit."""

    units: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mandate:
    """A role held from one day to another, or exercised in another role's stead."""

    id: str
    role: str
    capacity: Capacity | None = None
    stands_for: str = ""
    since: date | None = None
    until: date | None = None
    scope: Scope = field(default_factory=Scope)
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A public key in OpenSSH form, from one day to another."""

    id: str
    key: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which a person is away."""

    id: str
    since: date | None = None
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs or records."""

    id: str
    name: str
    email: str = ""
    mandates: tuple[Mandate, ...] = ()
    keys: tuple[Key, ...] = ()
    absences: tuple[Absence, ...] = ()

    def keys_on(self, day: date) -> list[Key]:
        """Return the keys that were this person's on that day."""
        return on(self.keys, day)

    def mandates_on(self, day: date) -> list[Mandate]:
        """Return the mandates that this person held on that day."""
        return on(self.mandates, day)

    def is_absent_on(self, day: date) -> bool:
        """Was this person away on that day?"""
        return bool(on(self.absences, day))


@dataclass(frozen=True, slots=True)
class Roster:
    """All people that the office ever named."""

    people: tuple[Person, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    def person(self, person_id: str) -> Person | None:
        """Return a person by id."""
        return next((each for each in self.people if each.id == person_id), None)

    def name(self, person_id: str) -> str:
        """Return a person's name, or the id of somebody unknown."""
        found = self.person(person_id)
        return found.name if found else person_id
