"""People named one after another, each entry judged by those before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from typing import TypeVar

from qmsdocs.beginnings.answers import OF_UNITS
from qmsdocs.beginnings.words import no_email, no_id, no_name
from qmsdocs.model.letters import slug
from qmsdocs.model.office import Named, Unit
from qmsdocs.model.records import Decision
from qmsdocs.model.roster import Mandate, Person, Scope
from qmsdocs.model.seen import unseen
from qmsdocs.wording import Said, say

Listed = TypeVar("Listed", Named, Unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person in one role, as somebody wrote it; what is empty was left out.

    Attributes:
        id: Empty: made of the name.
        role: Id or name of a role.
        unit: Id or name of the unit that the mandate is for; empty: the whole office.
        number: Number of the decision behind the mandate.
        issued: Day of that decision.
    """

    name: str
    role: str
    since: date | None = None
    id: str = ""
    email: str = ""
    unit: str = ""
    number: str = ""
    issued: date | None = None


@dataclass(slots=True)
class Enrolment:
    """The people named so far, by id."""

    roles: Sequence[Named]
    units: Sequence[Unit]
    today: date
    people: dict[str, Person] = field(default_factory=dict)

    def enrol(self, entry: Entry) -> list[Said]:
        """Add an entry, or return everything that is wrong with it."""
        role, unit = _meant(entry.role, self.roles), _meant(entry.unit, self.units)
        known = self._known(entry)
        wrong = [
            *self._wrong_words(entry),
            *self._wrong_person(entry, known),
            *self._wrong_post(entry, role, unit),
            *self._wrong_days(entry),
        ]
        if wrong or role is None or entry.since is None:
            return wrong
        person_id = known.id if known else entry.id or self.free_id(entry.name)
        person = known or Person(person_id, entry.name, entry.email)
        mandate = Mandate(
            f"m{len(person.mandates) + 1}",
            role.id,
            since=entry.since,
            scope=Scope(units=(unit.id,) if unit else ()),
            decision=Decision(entry.number, entry.issued) if entry.issued else None,
        )
        if any(replace(each, id=mandate.id) == mandate for each in person.mandates):
            return [say("'{name}' stands here twice in the same role", name=entry.name)]
        email = person.email or entry.email
        self.people[person_id] = replace(person, email=email, mandates=(*person.mandates, mandate))
        return []

    def namesake(self, name: str) -> Person | None:
        """Return somebody of that name, or none."""
        return next((each for each in self.people.values() if each.name == name), None)

    def _known(self, entry: Entry) -> Person | None:
        """Return who it was that is named again: by id, or by name and address together."""
        if entry.id:
            return self.people.get(entry.id)
        other = self.with_email(entry.email)
        return other if other and other.name == entry.name else None

    def _wrong_words(self, entry: Entry) -> Iterator[Said]:
        if said := no_name(entry.name) if entry.name else say("the name is missing"):
            yield said
        elif not entry.id and not slug(entry.name):
            yield say("no id can be made of '{name}'; write one", name=entry.name)
        if entry.id and (said := no_id(entry.id)):
            yield said
        if entry.email and (said := no_email(entry.email)):
            yield said
        if entry.number and (said := unseen(entry.number)):
            yield said

    def _wrong_person(self, entry: Entry, known: Person | None) -> Iterator[Said]:
        other = self.with_email(entry.email)
        if known and known.name != entry.name:
            yield say("'{id}' is the id of '{name}' already", id=known.id, name=known.name)
        elif known and known.email and entry.email and other != known:
            yield say(
                "'{name}' has the address '{email}' already", name=known.name, email=known.email
            )
        elif other and other != known:
            yield say("'{email}' is the address of '{name}'", email=entry.email, name=other.name)
        elif not entry.id and not known and self._may_be_named_before(entry):
            yield say(
                "'{name}' was named before; say by id or e-mail address whether it is the same "
                "person",
                name=entry.name,
            )

    def _may_be_named_before(self, entry: Entry) -> bool:
        found = self.namesake(entry.name)
        return found is not None and not (found.email and entry.email)

    def with_email(self, email: str) -> Person | None:
        """Return whose address this is, or none."""
        wanted = email.casefold()
        people = self.people.values()
        return next((each for each in people if wanted and each.email.casefold() == wanted), None)

    def _wrong_post(self, entry: Entry, role: Named | None, unit: Unit | None) -> Iterator[Said]:
        if role is None:
            known = tuple(each.id for each in self.roles)
            yield say("role '{role}' is not one of: {known}", role=entry.role, known=known)
        if entry.unit and unit is None:
            known = tuple(each.id for each in self.units)
            yield say("unit '{unit}' is not one of: {known}", unit=entry.unit, known=known)
        if role and entry.unit and role.id not in OF_UNITS:
            yield say("the role '{role}' is for the whole office; leave its unit out", role=role.id)

    def _wrong_days(self, entry: Entry) -> Iterator[Said]:
        if bool(entry.number) != (entry.issued is not None):
            yield say("a decision has a number and a day; one of them is missing")
        if entry.since is None:
            yield say("the first day is missing")
        elif said := self.too_early(entry.since, entry.issued):
            yield said

    def too_early(self, since: date, issued: date | None) -> Said | None:
        """Return why a mandate cannot begin on a day, or none.

        Args:
            since: Its first day.
            issued: Day of the decision behind it, if there is one.
        """
        if issued and since < issued:
            return say(
                "the first day {since} is before the decision of {issued}",
                since=since,
                issued=issued,
            )
        if not issued and since < self.today:
            return say(
                "without a decision a mandate begins on {today} at the earliest, not on {since}",
                today=self.today,
                since=since,
            )
        return None

    def free_id(self, name: str) -> str:
        """Return an id made of a name that nobody has yet."""
        wanted = slug(name)
        names = (f"{wanted}-{number}" if number > 1 else wanted for number in count(1))
        return next(each for each in names if each not in self.people)


def _meant(word: str, entries: Sequence[Listed]) -> Listed | None:
    """Return the entry that an id or a name means, in capitals or not."""
    wanted = word.casefold()
    return next((e for e in entries if word and wanted in (e.id, e.name.casefold())), None)
