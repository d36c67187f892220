"""What an office says of itself before it has a handbook. None of it is made up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qmsdocs.errors import QmsError
from qmsdocs.model.office import Named, Office, Unit
from qmsdocs.model.records import Meaning
from qmsdocs.model.roster import Mandate, Person
from qmsdocs.wording import say

SINGLE = "chu-tich"
"""The role that one person has at a time."""
OF_UNITS = ("chanh-van-phong", "truong-phong", "cong-chuc")
"""Roles whose mandate may be for one unit; the others are for the whole office."""
NEEDED = ((SINGLE,), ("chanh-van-phong", "truong-phong"), ("cong-chuc",), ("thu-ky-iso",))
"""Without somebody in one role of each group, the proposed rules could not be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Everything that a handbook begins with.

    Attributes:
        founder: Id of who makes and signs the first record.
        key: The founder's public key in OpenSSH form.
        day: First day of the rules.
        today: Day on which the first record is made.
    """

    id: str
    name: str
    short: str
    parent: str
    time_zone: str
    language: str
    units: tuple[Unit, ...]
    fields: tuple[Named, ...]
    people: tuple[Person, ...]
    founder: str
    key: str
    day: date
    today: date


def unfilled(people: Iterable[Person]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of needed roles in which there is nobody."""
    held = {mandate.role for person in people for mandate in person.mandates}
    return tuple(group for group in NEEDED if held.isdisjoint(group))


def founders(office: Office, people: Iterable[Person], today: date) -> list[Person]:
    """Return the people who may sign the first record on a day."""
    return [each for each in people if _founding_mandate(office, each, today)]


def right_to_found(office: Office, person: Person, today: date) -> Mandate:
    """Return the mandate by which somebody may sign the first record on a day.

    Raises:
        QmsError: There is none.
    """
    mandate = _founding_mandate(office, person, today)
    if mandate is None:
        raise QmsError(
            say(
                "the first record is signed by the head or the ISO secretary; '{person}' is "
                "neither on {day}",
                person=person.id,
                day=today,
            ),
            say("Let one of them run this, with a key of their own."),
        )
    return mandate


def _founding_mandate(office: Office, person: Person, today: date) -> Mandate | None:
    rules = [rule for rule in office.signing if rule.meaning is Meaning.REGISTERED]
    entitled = {role for rule in rules for role in rule.roles}
    return next((each for each in person.mandates_on(today) if each.role in entitled), None)
