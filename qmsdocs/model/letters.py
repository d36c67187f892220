"""Vietnamese letters: folding, slugs, alphabetical order, the nearest known word."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_STROKE = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})
_FIRST_MARK = "\u0300"
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng, after ngang
_SHAPES = "\u0306\u0302\u031b"  # breve, circumflex, horn: part of the letter
_FIRST, _LAST = "\ue000", "\uf8ff"  # private characters: between all digits and signs and the rest
_ORDER = {letter: chr(ord(_FIRST) + place) for place, letter in enumerate(_ALPHABET)}


def fold(text: str) -> str:
    """Return the text in lower case without diacritics, đ as d, for search and slugs."""
    if text.isascii():
        return text.lower()
    loose = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).lower())
    # No mark stands before the first block of them, and most letters do.
    plain = "".join(c for c in loose if c < _FIRST_MARK or not unicodedata.combining(c))
    return plain.translate(_STROKE)


def slug(text: str) -> str:
    """Return the ASCII name of a file or anchor: ``QT 01/CX-HCTP`` is ``qt-01-cx-hctp``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def collation_key(text: str) -> tuple[str, str, str]:
    """Return the key of Vietnamese alphabetical order: letters, then tones, then case."""
    composed = unicodedata.normalize("NFC", text)
    ranks = [_rank(letter) for letter in composed]
    letters, tones = ("".join([each[place] for each in ranks]) for place in (0, 1))
    return letters, tones, composed.swapcase()


@lru_cache(maxsize=4096)  # there are few letters, and thousands of titles to be sorted
def _rank(letter: str) -> tuple[str, str]:
    """Return the place of a letter in the alphabet, and that of its tone."""
    loose = unicodedata.normalize("NFD", letter.lower())
    base = unicodedata.normalize("NFC", "".join(c for c in loose if c not in _TONES))
    tone = next((c for c in loose if c in _TONES), "")
    rank = str(_TONES.find(tone) + 1 if tone else 0)
    return _ORDER.get(base, base if base < "a" else _LAST + base), rank


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was most likely meant, or an empty string."""
    by_fold = {fold(each): each for each in known}
    found = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else ""
