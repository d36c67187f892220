"""What the search of a site was made of, kept so that the next one makes only what changed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qmsdocs.site.fast.last import LastBuild
from qmsdocs.site.search.entries import Thing
from qmsdocs.site.search.index import Pieces


@dataclass(frozen=True, slots=True)
class Indexed:
    """The search of a site.

    Attributes:
        keys: Of its things, in the order of their numbers.
        own: How many of them have pages of their own; they come first.
        shown: Digest of each file of what results show, by its name.
        index: Where which words stand.
    """

    keys: Sequence[str] = ()
    own: int = 0
    shown: Mapping[str, str] = field(default_factory=dict)
    index: Pieces = field(default_factory=dict)

    def changed(self, things: Sequence[Thing]) -> frozenset[int]:
        """Return the numbers of the things that are not as they were: of none, all."""
        known = zip(self.keys or [""] * len(things), things, strict=True)
        return frozenset(number for number, (key, each) in enumerate(known) if key != each.key)


def own_of(things: Sequence[Thing]) -> int:
    """Return how many things have pages of their own."""
    return sum(not each.listed for each in things)


def read_indexed(last: LastBuild, things: Sequence[Thing]) -> Indexed:
    """Return what the last search was made of, if it can become that of these things."""
    row = last.shelf.get(_name(last))
    if row is None:
        return Indexed()
    head, *lines = row.split("\n")
    ground, keys, own, shown = json.loads(head)
    # Another program may write otherwise; with one thing more, others bear another number.
    if [ground, len(keys), own] != [last.ground, len(things), own_of(things)]:
        return Indexed()
    return Indexed(keys, own, shown, dict(line.split(" ") for line in lines))


def keep_indexed(last: LastBuild, made: Indexed) -> None:
    """Keep what a search was made of: a line about its things, and one for each word."""
    head = json.dumps([last.ground, made.keys, made.own, made.shown])
    lines = (f"{word} {piece}" for word, piece in made.index.items())
    last.shelf.put(_name(last), "\n".join([head, *lines]))


def _name(last: LastBuild) -> str:
    return f"search:{last.place}"
