"""The roster while it is changed: its text as last recorded, with entries added and ended."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.registering import recorded_text, register
from qmsdocs.acts.wishes import Wish
from qmsdocs.checks.registry import meant
from qmsdocs.model.fingerprint import Node
from qmsdocs.model.office import Dated
from qmsdocs.model.roster import Person
from qmsdocs.source.registers import ROSTER
from qmsdocs.source.rewriting import append_item, set_value, value_at
from qmsdocs.source.yamltext import Path
from qmsdocs.wording import Said, say
from qmsdocs.workflow.refusal import Refusal

_NUMBERED = re.compile(r"[a-z]+([0-9]+)")
PEOPLE, MANDATES, KEYS, ABSENCES = "people", "mandates", "keys", "absences"


def refused(said: Said, hint: Said | None = None) -> RefusedError:
    """Return the error by which a change of the roster is refused."""
    return RefusedError(Refusal(said, hint))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The roster's text, changed so far, and the desk on which it lies."""

    desk: Desk
    text: str

    @classmethod
    def of(cls, desk: Desk) -> "Sheet":
        """Return the roster as it was last recorded.

        Raises:
            RefusedError: It is another version.
        """
        return cls(desk, recorded_text(desk, ROSTER))

    def person(self, person_id: str) -> Person:
        """Return a person of the roster, as it was before the change.

        Raises:
            RefusedError: Nobody has that id.
        """
        people = self.desk.corpus.roster.people
        found = self.desk.corpus.roster.person(person_id)
        if found is None:
            raise refused(
                say("'{person}' is not in people.yml", person=person_id),
                meant(person_id, (each.id for each in people)),
            )
        return found

    def with_person(self, item: Mapping[str, Node]) -> "Sheet":
        """Return the roster with one more person, each key on a line of its own."""
        return replace(self, text=append_item(self.text, (PEOPLE,), item, in_rows=True))

    def with_entry(self, person: Person, listed: str, item: Mapping[str, Node]) -> "Sheet":
        """Return the roster with one more entry in a list of a person's."""
        path = (*_place(self.text, (PEOPLE,), person.id), listed)
        return replace(self, text=append_item(self.text, path, item))

    def ended(self, person: Person, listed: str, entry: str, until: date) -> "Sheet":
        """Return the roster with a last day for an entry of a person's."""
        path = _place(self.text, (PEOPLE,), person.id)
        path = _place(self.text, (*path, listed), entry)
        return replace(self, text=set_value(self.text, (*path, "until"), str(until)))

    def deed(self, act: str, said: Said, wish: Wish) -> Deed:
        """Return the deed of recording what was changed.

        Args:
            act: Name of the act.
            said: What is done, for the commit.
            wish: Who signs.

        Raises:
            RefusedError: The right is missing, or nobody would have it any more.
        """
        return register(self.desk, act, said, {ROSTER: self.text}, wish)


def free_id(prefix: str, entries: Iterable[Dated]) -> str:
    """Return the id of a new entry: the letter of its list and the next number."""
    found = (_NUMBERED.fullmatch(each.id) for each in entries)
    return f"{prefix}{max((int(match[1]) for match in found if match), default=0) + 1}"


def _place(text: str, path: Path, entry: str) -> Path:
    """Return the path of the first entry of a list that has an id."""
    position = next(
        position
        for position, each in enumerate(value_at(text, path))
        if isinstance(each, Mapping) and each.get("id") == entry
    )
    return (*path, position)
