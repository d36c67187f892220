"""Which parts of two rows of things belong together, and the words in which two texts differ."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T", bound=Hashable)
Pair = tuple[T | None, T | None]
"""A former thing and the present one in its place, either of which may be missing."""
_ALIKE = 0.5
_MOST_PAIRS = 1_000_000
"""Pairs up to which a longest common row is looked for."""
_MOST_SCORES = 1_600
"""Pairs up to which each is held against each."""
_MOST_WORDS = 80
_APART = 4
"""Equal words that keep two places of change apart."""
_AROUND = 2
_KEPT = 0.4
"""Share of equal words below which a text was written anew."""


def aligned(old: Sequence[T], new: Sequence[T], words: Callable[[T], str]) -> list[Pair[T]]:
    """Return what differs between two rows, each thing with the one that took its place.

    What was only moved is left out.

    Args:
        old: The former row.
        new: The present one.
        words: The words by which two things are held to be alike.

    Returns:
        Pairs in the order of the present row; without a former thing it was added, without a
        present one removed.
    """
    found = [pair for block in _blocks(old, new) for pair in _paired(*block, words)]
    gone = Counter(before for before, after in found if after is None)
    come = Counter(after for before, after in found if before is None)
    left, right = gone & come, gone & come
    return [pair for pair in found if not (_taken(left, *pair) or _taken(right, *pair[::-1]))]


def fragments(old: str, new: str) -> list[tuple[str, str]]:
    """Return the words in which two texts differ, place by place, with the words around.

    Where little stayed, it is the whole texts.
    """
    left, right = old.split(), new.split()
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if not left or not right or matcher.ratio() < _KEPT:
        return [(old, new)]
    places: list[list[int]] = []
    for tag, *span in matcher.get_opcodes():
        if tag == "equal":
            continue
        if places and span[0] - places[-1][1] < _APART:
            places[-1][1], places[-1][3] = span[1], span[3]
        else:
            places.append(list(span))
    cut = [(_cut(left, place[0], place[1]), _cut(right, place[2], place[3])) for place in places]
    return cut or [(old, new)]


def _cut(words: Sequence[str], start: int, stop: int) -> str:
    first, last = max(0, start - _AROUND), stop + _AROUND
    before, after = "… " if first else "", " …" if last < len(words) else ""
    return before + " ".join(words[first:last]) + after


def _taken(moved: Counter[T | None], thing: T | None, other: T | None) -> bool:
    """Was this thing, alone in its pair, only moved? Each is taken once."""
    if other is not None or not moved[thing]:
        return False
    moved[thing] -= 1
    return True


def _blocks(old: Sequence[T], new: Sequence[T]) -> Iterator[tuple[Sequence[T], Sequence[T]]]:
    """Yield the stretches that differ."""
    if len(old) * len(new) > _MOST_PAIRS:
        yield (
            list((Counter(old) - Counter(new)).elements()),
            list((Counter(new) - Counter(old)).elements()),
        )
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield old[i:j], new[k:m]


def _paired(old: Sequence[T], new: Sequence[T], words: Callable[[T], str]) -> list[Pair[T]]:
    if len(old) == len(new) == 1:
        return [(old[0], new[0])]
    partner = _partners([words(each) for each in old], [words(each) for each in new])
    former = {after: before for before, after in partner.items()}
    pairs: list[Pair[T]] = [(each, None) for place, each in enumerate(old) if place not in partner]
    return pairs + [
        (old[former[place]] if place in former else None, each) for place, each in enumerate(new)
    ]


def _partners(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return for each former place the present one that is most like it, if any is."""
    if len(old) * len(new) > _MOST_SCORES:
        return {}
    scores = [
        (share(before, after), -abs(i - k), -i, -k)
        for i, before in enumerate(each.split()[:_MOST_WORDS] for each in old)
        for k, after in enumerate(each.split()[:_MOST_WORDS] for each in new)
    ]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, i, k in sorted(scores, reverse=True):
        if score >= _ALIKE and -i not in partner and -k not in taken:
            partner[-i] = -k
            taken.add(-k)
    return partner


def share(old: Sequence[Hashable], new: Sequence[Hashable]) -> float:
    """Return the share of what two rows have in common, from 0 to 1."""
    return SequenceMatcher(None, old, new, autojunk=False).ratio()
