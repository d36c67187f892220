"""Entries of one kind while files are held against them: as they were, and as rows state them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Generic

from qmsdocs.law.catalogue.changeset import Entry, EntryChange
from qmsdocs.wording import Said, say

Sameness = Callable[[str, object, object], bool]
"""Are two values of a field the same, but for the way in which they are written?"""


@dataclass(slots=True)
class Pages(Generic[Entry]):
    """The entries that rows speak of, by their keys.

    Attributes:
        before: Gives the entry of a key as it is in the catalogue; none: there is none.
        stamps: Values that are set on what is new or changes, and are no change themselves.
        same: Tells whether two rows contradict each other.
    """

    before: Callable[[str], Entry | None]
    stamps: Mapping[str, Any] = field(default_factory=dict)
    same: Sameness = lambda _, one, other: one == other
    _now: dict[str, Entry] = field(default_factory=dict)
    _said: dict[str, dict[str, tuple[int, Any]]] = field(default_factory=dict)

    def open(self, stamps: Mapping[str, Any]) -> None:
        """Begin with another file, which may say otherwise than the one before."""
        self.stamps = stamps
        self._said.clear()

    def now(self, key: str) -> Entry | None:
        """Return an entry as it is by now; none where there is none."""
        return self._now[key] if key in self._now else self.before(key)

    def contradiction(self, key: str, row: int, stated: Mapping[str, Any]) -> Said | None:
        """Return in what a row contradicts an earlier one of its file; none: note what it says."""
        known = self._said.setdefault(key, {})
        for name, value in stated.items():
            if name in known and not self.same(name, known[name][1], value):
                return say(
                    "contradicts row {row} of the same file in '{field}'",
                    row=known[name][0],
                    field=name,
                )
        for name, value in stated.items():
            known.setdefault(name, (row, value))
        return None

    def put(self, key: str, entry: Entry) -> Entry:
        """Let an entry be so from now on; return it with its stamps where that changes it."""
        former = self.now(key)
        if former is None or entry != former:
            entry = replace(entry, **self.stamps)
        self._now[key] = entry
        return entry

    def changes(self) -> tuple[list[EntryChange[Entry]], int]:
        """Return what changes, in order of the keys, and how many entries stay as they are."""
        found = []
        for key in sorted(self._now):
            old, new = self.before(key), self._now[key]
            names = differing(old, new, self.stamps) if old is not None else ()
            if old is None or names:
                found.append(EntryChange(old, new, names))
        return found, len(self._now) - len(found)


def differing(old: Entry, new: Entry, but: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the attributes in which two entries differ, but for some."""
    if old == new:
        return ()
    names = (each.name for each in fields(old) if each.name not in but)
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))
