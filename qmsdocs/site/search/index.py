"""The index: for each word, what holds it, and how much the word says of it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from qmsdocs.site.search.entries import Findable
from qmsdocs.site.search.words import Key, code, words

_CODE, _SERVED, _PART, _SERVICE, _HEADING = 30, 24, 20, 10, 4
_NAME, _SHORT = 10, 20
_OFTEN, _SOME = 4, 2
_SHARD = 16_000
"""Letters of a file of words, about: small enough to fetch, large enough to be few."""

Postings = dict[str, dict[str, dict[int, list[int]]]]
"""By word without diacritics, word with them, and impact: numbers of things, rising."""


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
    for word, times in thing.text.words.items():
        said[word] = said.get(word, 0) + (3 if times >= _OFTEN else 2 if times >= _SOME else 1)
    if thing.weight == 1:
        return said
    return {word: max(1, round(impact * thing.weight)) for word, impact in said.items()}


def postings(things: Iterable[Findable]) -> Postings:
    """Return the index of things, which are numbered in their order from 0."""
    found: defaultdict[tuple[Key, int], list[int]] = defaultdict(list)
    for number, thing in enumerate(things):
        for each in impacts(thing).items():
            found[each].append(number)
    index: Postings = {}
    for (word, impact), numbers in found.items():
        index.setdefault(word.folded, {}).setdefault(word.toned, {})[impact] = numbers
    return index


def shards(index: Postings) -> Iterator[tuple[str, str]]:
    """Yield the index in pieces in order of its words: the first word, and JSON of the piece.

    A word has a list for each way it is written: that way, then pairs of an impact and of the
    numbers that bear it, each as its distance from the one before.
    """
    first, size, pieces = "", 0, list[str]()
    for folded in sorted(index):
        written = [
            [toned, *(part for i in sorted(ways[toned]) for part in (i, _deltas(ways[toned][i])))]
            for ways in (index[folded],)
            for toned in sorted(ways)
        ]
        piece = f"{_json(folded)}:{_json(written)}"
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


def _deltas(numbers: Sequence[int]) -> list[int]:
    return [number - before for before, number in zip((0, *numbers), numbers, strict=False)]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
