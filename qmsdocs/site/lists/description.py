"""What a list is: columns of a kind and rows of values, before it takes any form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qmsdocs.wording import Said


class Kind(StrEnum):
    """What stands in a column: how wide it is, how it is sorted, what a spreadsheet makes of it."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    DAY = "day"
    STATE = "state"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: Its name in addresses that keep a filter or an order; never translated.
        facet: Can rows be chosen by the words that stand in it?
        wide: Does it share the room that the others leave?
    """

    key: str
    title: Said
    kind: Kind = Kind.TEXT
    facet: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A label that leads to a staged page or file; ``target`` may end in an anchor."""

    label: str
    target: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A state in words, how it is toned, and what makes it so."""

    word: str
    tone: str = "muted"
    notes: tuple[str, ...] = ()


Value = str | int | date | Link | Mark | tuple[Link, ...] | tuple[str, ...] | None
"""What stands in a cell; several texts or links one after the other; none for an empty one."""


@dataclass(frozen=True, slots=True)
class Row:
    """The values of a row, a value a column, and the anchor that leads to it, if one does."""

    values: tuple[Value, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One list.

    Attributes:
        page: Staged page on which it stands; its files are named alike.
        name: What menus call it, in a few words.
        title: What stands above it.
        leads: Sentences between the two.
        group: Key of the column by which rows are put together; they are in its order already.
    """

    page: str
    name: Said
    title: Said
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    leads: tuple[Said, ...] = ()
    group: str = ""

    @property
    def source(self) -> str:
        """Everything that its page and its files are made of, as one text."""
        head = (self.page, self.name, self.title, self.columns, self.leads, self.group)
        return "\n".join([repr(head), *(f"{e.anchor!r}{_told(e.values)}" for e in self.rows)])

    @property
    def stem(self) -> str:
        """Name of its files, without an ending."""
        return self.page.removesuffix(".md")

    @property
    def shown(self) -> tuple[int, ...]:
        """Places of the columns that the page shows; the one that groups stands above its rows."""
        return tuple(n for n, each in enumerate(self.columns) if each.key != self.group)

    @property
    def grouped(self) -> int | None:
        """Place of the column that groups, or none."""
        return next((n for n, each in enumerate(self.columns) if each.key == self.group), None)


def _told(value: Value | tuple[Value, ...]) -> str:
    """Return a value as a text that no other value gives."""
    match value:
        case Link(label, target):
            return f"{label!r}>{target!r}"
        case Mark(word, tone, notes):
            return f"{word!r}!{tone!r}{notes!r}"
        case tuple():
            return f"({','.join([_told(each) for each in value])})"
        case _:
            return repr(value)


def words(value: Value) -> tuple[str, ...]:
    """Return the texts that stand in a cell, numbers and days left out."""
    match value:
        case Link():
            return (value.label,)
        case Mark():
            return (value.word, *value.notes)
        case str():
            return (value,) if value else ()
        case tuple():
            return tuple(each.label if isinstance(each, Link) else each for each in value)
        case _:
            return ()


def facet_of(value: Value) -> str:
    """Return the words by which a row is chosen, as they are shown: of a state, the state alone."""
    return " ".join(next(iter(words(value)), "").split())


def flat(value: Value) -> str | int | date | None:
    """Return a value for the cell of a spreadsheet: a number, a day, or one line of text."""
    if isinstance(value, int | date):
        return value
    between = (
        ", " if isinstance(value, tuple) and isinstance(next(iter(value), None), Link) else "; "
    )
    return between.join(words(value)) or None


def rows_of(values: Iterable[Sequence[Value]]) -> tuple[Row, ...]:
    """Return rows to which no anchor leads."""
    return tuple(Row(tuple(each)) for each in values)
