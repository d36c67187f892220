"""The index: for each word, what holds it, and how much the word says of it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, pairwise
from typing import Any

from qmsdocs.site.search.entries import Findable
from qmsdocs.site.search.words import Key, code, words

_CODE, _SERVED, _PART, _SERVICE, _HEADING = 30, 24, 20, 10, 4
_NAME, _SHORT = 10, 20
_OFTEN, _SOME = 4, 2
_SHARD = 16_000
"""Letters of a file of words, about: small enough to fetch, large enough to be few."""

Postings = defaultdict[tuple[Key, int], list[int]]
"""By word and impact: numbers of things, rising."""
Pieces = Mapping[str, str]
"""An index: by word without diacritics, in their order, JSON of what holds it.

That is a list for each way the word is written: that way, then pairs of an impact and of the
numbers that bear it, each as its distance from the one before.
"""
_Ways = dict[tuple[str, int], list[int]]
"""By word with diacritics and impact: numbers of things, or their distances."""


def impacts(thing: Findable) -> dict[Key, int]:
    """Return how much each word says of a thing: 1 stands in its text once, 30 is its code."""
    said: dict[Key, int] = {}
    for section in thing.text.sections:
        _raise(said, words(section.title), _HEADING)
    for service in thing.services:
        _raise(said, words(service), _SERVICE)
    for name in (thing.title, *thing.names):
        known = words(name)
        # One word of two says more than one of twenty.
        _raise(said, known, _NAME + round(_SHORT / (1 + len(known) / 4)))
    for place, each in enumerate(thing.codes):
        _raise(said, [code(each)], _SERVED if place else _CODE)
    for own in thing.codes[:1]:
        _raise(said, words(own), _PART)
    for word, times in thing.text.words().items():
        said[word] = said.get(word, 0) + (3 if times >= _OFTEN else 2 if times >= _SOME else 1)
    if thing.weight == 1:
        return said
    return {word: max(1, round(impact * thing.weight)) for word, impact in said.items()}


def note(postings: Postings, number: int, thing: Findable) -> None:
    """Add a thing to postings by its number, which is greater than those before."""
    for each in impacts(thing).items():
        postings[each].append(number)


def updated(index: Pieces, gone: frozenset[int], postings: Postings) -> dict[str, str]:
    """Return an index in which some things are as they are now.

    Args:
        index: As it was; empty to begin with.
        gone: Numbers of things of which nothing is true any more that it says.
        postings: What is true of them.
    """
    new = _by_word(postings)
    # All at once: there are tens of thousands, most of them short.
    rows = dict(zip(index, json.loads(f"[{','.join(index.values())}]"), strict=True))
    found: dict[str, str] = {}
    for folded in sorted({*index, *new}):
        known, now = _ways(rows.get(folded, ())), new.get(folded, {})
        if _within(gone, known) == now:
            found[folded] = index[folded]
        elif piece := _piece(known, gone, now):
            found[folded] = piece
    return found


def spread(piece: str) -> int:
    """Return in how many places a word stands, by its piece of the index."""
    # Each list within the whole takes one comma, and distances are one more than other commas:
    # that costs a fiftieth of reading them.
    return piece.count(",") - piece.count("[") + 2


def shards(index: Pieces) -> Iterator[tuple[str, str]]:
    """Yield an index in parts in order of its words: the first word, and JSON of the part."""
    first, size, pieces = "", 0, list[str]()
    for folded, known in index.items():
        piece = f'"{folded}":{known}'
        if size and size + len(piece) > _SHARD:
            yield first, "{" + ",".join(pieces) + "}"
            size, pieces = 0, []
        first = first if size else folded
        size += len(piece)
        pieces.append(piece)
    if pieces:
        yield first, "{" + ",".join(pieces) + "}"


def _raise(said: dict[Key, int], known: Iterable[Key], impact: int) -> None:
    for word in known:
        said[word] = max(said.get(word, 0), impact)


def _by_word(postings: Postings) -> dict[str, _Ways]:
    found: dict[str, _Ways] = {}
    for (word, impact), numbers in postings.items():
        found.setdefault(word.folded, {})[word.toned, impact] = numbers
    return found


def _ways(rows: Iterable[list[Any]]) -> _Ways:
    """Return the distances that were read of a piece."""
    return {
        (toned, impact): distances
        for toned, *pairs in rows
        for impact, distances in zip(pairs[::2], pairs[1::2], strict=True)
    }


def _within(numbers: frozenset[int], known: _Ways) -> _Ways:
    """Return those of some numbers that are there; of most words, none is."""
    found = {way: numbers.intersection(accumulate(each)) for way, each in known.items()}
    return {way: sorted(each) for way, each in found.items() if each}


def _piece(known: _Ways, gone: frozenset[int], now: _Ways) -> str:
    """Return the piece of a word; an empty text where nothing holds it any more."""
    rows: dict[str, list[object]] = {}
    for way in sorted({*known, *now}):
        numbers = now.get(way, [])
        if way in known:
            numbers = sorted({*accumulate(known[way])} - gone | {*numbers})
        if numbers:
            distances = [number - before for before, number in pairwise((0, *numbers))]
            rows.setdefault(way[0], [way[0]]).extend((way[1], distances))
    return _json([*rows.values()]) if rows else ""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
