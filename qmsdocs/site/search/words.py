"""Words and codes of a text as search compares them.

The browser takes what people type apart in the same way (``theme/assets/search.worker.js``).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from qmsdocs.model.letters import fold

_PIECE = re.compile(r"[^\W_]+(?:[./–-][^\W_]+)*")
_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_PADDING = re.compile(r"(?<=[^\W\d_])0+(?=\d)")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


class Key(NamedTuple):
    """What a word is looked up by.

    Attributes:
        folded: Without diacritics, đ as d; a number behind letters without zeros before it.
        toned: With diacritics, the tone behind the letters: ``hòa`` and ``hoà`` are one word.
    """

    folded: str
    toned: str


def words(text: str) -> list[Key]:
    """Return the words of a text in their order; a code is one besides the words in it."""
    return [key for run in text.split() for key in _keys(run)]


def counted(runs: Iterable[str]) -> dict[Key, int]:
    """Return how often each word and each code stands in a text that is parted at its blanks."""
    found: dict[Key, int] = {}
    for run, times in Counter(runs).items():
        for key in _keys(run):
            found[key] = found.get(key, 0) + times
    return found


def code(text: str) -> Key:
    """Return a code as one word: ``QT-HT-01`` is found as ``qt ht 1`` and ``qtht01`` too."""
    joined = "".join(_key(each).folded for each in _WORD.findall(_composed(text)))
    bare = _PADDING.sub("", joined)
    return Key(bare, bare)


@lru_cache(maxsize=50_000)  # a handbook has a few thousand, each a thousand times
def _keys(run: str) -> tuple[Key, ...]:
    """Return what stands between two blanks: words, and behind its parts a code with numbers."""
    found: list[Key] = []
    for piece in _PIECE.findall(_composed(run)):
        parts = [_key(word) for word in _WORD.findall(piece)]
        found += [*parts, code(piece)] if len(parts) > 1 and _DIGIT.search(piece) else parts
    return tuple(found)


def _key(word: str) -> Key:
    bare = _PADDING.sub("", word)
    if bare.isascii():
        return Key(bare, bare)
    loose = unicodedata.normalize("NFD", bare)
    tones = "".join(_TONES.findall(loose))
    return Key(fold(bare), unicodedata.normalize("NFC", _TONES.sub("", loose)) + tones)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()
