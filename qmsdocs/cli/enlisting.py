"""The people of a new handbook: read from a file, or asked for role by role."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from qmsdocs.beginnings.answers import OF_UNITS, SINGLE, unfilled
from qmsdocs.beginnings.enrolment import Enrolment, Entry
from qmsdocs.beginnings.people_file import enrol_file
from qmsdocs.beginnings.words import no_email, no_id, no_name
from qmsdocs.cli.asking import Asking
from qmsdocs.errors import QmsError
from qmsdocs.model.letters import slug
from qmsdocs.model.office import Named, Unit
from qmsdocs.model.roster import Person
from qmsdocs.wording import Said, say

_YAML = (".yml", ".yaml")


class Enlisting:
    """Brings people together until every needed role has somebody."""

    def __init__(
        self, asking: Asking, roles: Sequence[Named], units: Sequence[Unit], today: date
    ) -> None:
        self._asking = asking
        self._roles = roles
        self._units = units
        self._today = today
        self._enrolment = Enrolment(roles, units, today)

    def read(self, path: Path) -> tuple[Person, ...]:
        """Return the people of a file, which is read again once it was mended.

        Raises:
            QmsError: Something in it cannot be used; it was said line by line.
        """
        while True:
            self._enrolment = Enrolment(self._roles, self._units, self._today)
            count = self._read_once(path)
            if not count:
                return tuple(self._enrolment.people.values())
            again = say("Mend the file, then: read it again?")
            if not self._asking.asked or not self._asking.agreed(again):
                raise QmsError(
                    say(
                        "faults in '{path}': {count}; nothing was made", count=count, path=str(path)
                    )
                )

    def ask(self) -> tuple[Person, ...]:
        """Return the people who are named role by role."""
        for role in self._roles:
            while self._asks_on(role):
                name = self._name(role)
                if not name:
                    break
                for said in self._enrolment.enrol(self._entry(role, name)):
                    self._asking.refuse(said)
        return tuple(self._enrolment.people.values())

    def _read_once(self, path: Path) -> int:
        """Enrol the people of a file; return how many faults were found and said."""
        try:
            content = path.read_bytes()
        except OSError as error:
            reason = error.strerror or "?"
            raise QmsError(
                say("'{path}' cannot be read: {reason}", path=str(path), reason=reason)
            ) from None
        wrong = enrol_file(self._enrolment, content, yaml=path.suffix.lower() in _YAML)
        speak = self._asking.speak
        said = [
            f"{path}:{each.line}: {speak(each.said)}"
            if each.line
            else f"{path}: {speak(each.said)}"
            for each in wrong
        ]
        if not wrong:
            said = [
                f"{path}: {speak(_nobody(group))}"
                for group in unfilled(self._enrolment.people.values())
            ]
        for each in said:
            click.echo(each, err=True)
        return len(said)

    def _asks_on(self, role: Named) -> bool:
        return role.id != SINGLE or not self._holders(role)

    def _holders(self, role: Named) -> int:
        people = self._enrolment.people.values()
        return sum(mandate.role == role.id for each in people for mandate in each.mandates)

    def _name(self, role: Named) -> str:
        name = role.name
        if self._holders(role):
            about = say("Who else is '{role}'? Enter if nobody.", role=name)
        elif self._needed(role):
            about = say("Who is '{role}'? Family name first, as in decisions.", role=name)
        else:
            about = say("Who is '{role}'? Enter if there is nobody.", role=name)
        return self._asking.text(
            say("Full name"),
            about,
            judge=no_name,
            optional=not self._needed(role),
        )

    def _needed(self, role: Named) -> bool:
        """Must somebody be named, because no other role of its group is still to come?"""
        missing = unfilled(self._enrolment.people.values())
        return any(role.id == group[-1] for group in missing)

    def _entry(self, role: Named, name: str) -> Entry:
        person = self._enrolment.namesake(name)
        if person and not self._asking.agreed(
            say("Is this the same '{name}' as above, in one more role?", name=name)
        ):
            person = None
        if person:
            person_id, email = person.id, person.email
        else:
            person_id, email = self._id(name), self._email()
        unit = self._unit() if role.id in OF_UNITS else ""
        number, issued = self._decision()
        since = self._asking.day(
            say("First day in this role"),
            say("From this day on what they sign as such is valid."),
            issued or self._today,
            lambda day: self._enrolment.too_early(day, issued),
        )
        return Entry(
            id=person_id,
            name=name,
            email=email,
            role=role.id,
            unit=unit,
            number=number,
            issued=issued,
            since=since,
        )

    def _id(self, name: str) -> str:
        if slug(name):
            return self._enrolment.free_id(name)
        return self._asking.text(
            say("Id of the person"),
            say("A short word in letters a-z that records name this person by."),
            judge=no_id,
        )

    def _email(self) -> str:
        return self._asking.text(
            say("E-mail address"),
            say("What they do here is known by it; Enter leaves it for later."),
            judge=self._no_free_email,
            optional=True,
        )

    def _no_free_email(self, email: str) -> Said | None:
        other = self._enrolment.with_email(email)
        if other:
            return say("'{email}' is the address of '{name}'", email=email, name=other.name)
        return no_email(email)

    def _unit(self) -> str:
        place = self._asking.one_of(
            say("Unit"),
            say("The unit whose documents they sign."),
            [*(each.name for each in self._units), self._asking.speak(say("the whole office"))],
        )
        return self._units[place].id if place < len(self._units) else ""

    def _decision(self) -> tuple[str, date | None]:
        number = self._asking.text(
            say("Number of the decision"),
            say("The decision that gave them this role, such as 12/QĐ-UBND; Enter leaves it out."),
            optional=True,
        )
        if not number:
            return "", None
        return number, self._asking.day(say("Day of the decision"), say("As it stands on it."))


def _nobody(group: tuple[str, ...]) -> Said:
    return say(
        "nobody holds one of these roles, without which nothing could be approved: {roles}",
        roles=group,
    )
