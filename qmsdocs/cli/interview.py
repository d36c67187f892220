"""What an office is asked before it has a handbook: about itself, its people, and who asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from qmsdocs.beginnings.answers import Answers, right_to_found
from qmsdocs.beginnings.choices import FIELDS, UNITS
from qmsdocs.beginnings.registers import proposed_office
from qmsdocs.beginnings.words import no_id, no_name
from qmsdocs.cli.asking import Asking, entries_named
from qmsdocs.cli.enlisting import Enlisting
from qmsdocs.cli.founder import Finding, Git, key_of
from qmsdocs.errors import QmsError
from qmsdocs.model.letters import slug
from qmsdocs.model.office import Named, Unit
from qmsdocs.model.roster import Person
from qmsdocs.wording import Said, say

_ZONE = "Asia/Ho_Chi_Minh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the options say; none, or nothing in a list: to be asked."""

    name: str | None
    short: str | None
    parent: str | None
    id: str | None
    time_zone: str | None
    language: str
    units: tuple[str, ...]
    fields: tuple[str, ...]
    people: Path | None
    me: str | None
    key: Path | None
    day: date | None


@dataclass(slots=True)
class Interview:
    """The questions in their order; each is asked only where its option was left out.

    Attributes:
        clock: Tells the moment in a time zone.
    """

    asking: Asking
    given: Given
    git: Git
    clock: Callable[[str], datetime]

    def answers(self) -> tuple[Answers, Path, datetime]:
        """Return what the office says, the file of the founder's key, and the moment.

        Raises:
            QmsError: An option's value will not do, or the key cannot be used.
        """
        self.asking.head(say("The office"))
        name = self._name()
        short, parent = self._short(), self._parent()
        office_id = self._id(short or name)
        zone, moment = self._zone()
        today = moment.date()
        day = self._day(today)
        units, fields = self._units(), self._fields()
        self.asking.head(say("Your key"))
        key, public = key_of(self.asking, self.given.key, self.git)
        self.asking.head(say("The people"))
        people = self._people(units, today)
        office = proposed_office(self.given.language)
        founder = Finding(self.asking, self.git, office, people, today).founder(self.given.me)
        right_to_found(office, founder, today)
        answers = Answers(
            id=office_id,
            name=name,
            short=short,
            parent=parent,
            time_zone=zone,
            language=self.given.language,
            units=units,
            fields=fields,
            people=tuple(founder if each.id == founder.id else each for each in people),
            founder=founder.id,
            key=public,
            day=day,
            today=today,
        )
        return answers, key, moment

    def _name(self) -> str:
        return self.asking.named(
            "--name",
            self.given.name,
            say("Name of the office"),
            say("The full name, as the office's own documents have it."),
            judge=no_name,
        )

    def _short(self) -> str:
        return self.asking.named(
            "--short",
            self.given.short,
            say("Short name"),
            say("As it stands at the head of each page; Enter leaves it out."),
            judge=no_name,
            optional=True,
        )

    def _parent(self) -> str:
        return self.asking.named(
            "--parent",
            self.given.parent,
            say("Parent office"),
            say("The office above this one; Enter leaves it out."),
            judge=no_name,
            optional=True,
        )

    def _id(self, name: str) -> str:
        return self.asking.named(
            "--id",
            self.given.id,
            say("Id of the office"),
            say("A short word for machines; every record bears it, and it never changes."),
            judge=no_id,
            proposal=slug(name),
        )

    def _zone(self) -> tuple[str, datetime]:
        zone = self.asking.named(
            "--time-zone",
            self.given.time_zone,
            say("Time zone"),
            say("Days are told by it."),
            judge=self._no_zone,
            proposal=_ZONE,
        )
        return zone, self.clock(zone)

    def _no_zone(self, zone: str) -> Said | None:
        try:
            self.clock(zone)
        except QmsError as error:
            return error.said
        return None

    def _day(self, today: date) -> date:
        day = self.given.day or today
        if day < today:
            raise QmsError(
                say(
                    "--day: rules cannot begin on {day}, before {today}, when they are recorded",
                    day=day,
                    today=today,
                ),
                say("Name today or a later day."),
            )
        return day

    def _units(self) -> tuple[Unit, ...]:
        pairs = entries_named("--unit", self.given.units) or self.asking.listed(
            say("Units"),
            say(
                "The parts of the office that answer for documents: numbers of this list, or names "
                "of your own, with ';' between them."
            ),
            UNITS,
            needed=True,
        )
        return tuple(Unit(entry_id, name) for entry_id, name in pairs)

    def _fields(self) -> tuple[Named, ...]:
        pairs = entries_named("--field", self.given.fields)
        if not pairs and self.asking.terminal:
            pairs = self.asking.listed(
                say("Fields of work"),
                say(
                    "Procedures are sorted and numbered by field: numbers of this list, or names "
                    "of your own, with ';' between them; Enter leaves them for later."
                ),
                FIELDS,
            )
        return tuple(Named(entry_id, name) for entry_id, name in pairs)

    def _people(self, units: tuple[Unit, ...], today: date) -> tuple[Person, ...]:
        roles = proposed_office(self.given.language).roles
        enlisting = Enlisting(self.asking, roles, units, today)
        if self.given.people is not None:
            return enlisting.read(self.given.people)
        return enlisting.ask()
