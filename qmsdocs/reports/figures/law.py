"""Figures of the law and of public services; what is not known is none, never nought."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qmsdocs.law.step.duties import Age
from qmsdocs.law.step.trend import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """How far the services of a field are covered; without a name, those that name none."""

    name: str
    due: int
    covered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """How far documents in force cover the public services of the office.

    Attributes:
        fields: Fields of the services that are due, in alphabetical order.
        ended: Services that are no more, and that documents carry out.
        unlisted: Services that documents carry out and the catalogue does not have.
        unknown: Codes of the scope that the catalogue does not have.
    """

    fields: tuple[Field, ...]
    ended: int
    unlisted: int
    unknown: int

    @property
    def due(self) -> int:
        """How many services the office is to carry out."""
        return sum(each.due for each in self.fields)

    @property
    def covered(self) -> int:
        """How many of them have a document in force."""
        return sum(each.covered for each in self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """The next change of the law whose day is known; days are counted from the day asked about."""

    number: str
    day: date
    ends: bool
    days: int
    working_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InStep:
    """How far the handbook is out of step with the law.

    Attributes:
        procedures: Procedures in force.
        sound: Those with which nothing is known to be wrong.
        suspect: Documents in force that are to be looked at again.
        ages: Changes that make documents suspect, by their age.
        answered: Changes of which somebody has said what is to become of the text.
        late: Changes that should have been answered by a day before this one, and were not.
        exposed: Documents in force that rest on law that is gone.
        document_days: Calendar days on ended law, of all documents together, since ``since``.
        days: Calendar days on which at least one document rested on ended law.
        in_doubt: Legal documents of which it is not known whether they are in force.
        coming: Changes of the law that are to come, those without a known day among them.
        trend: The last twelve months, then the day itself.
    """

    procedures: int
    sound: int
    suspect: int
    ages: Mapping[Age, int]
    answered: int
    late: int
    exposed: int
    since: date
    document_days: int
    document_working_days: int
    days: int
    working_days: int
    in_doubt: int
    coming: int
    next: Next | None
    trend: tuple[Point, ...]
