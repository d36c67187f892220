"""Words broken into lines for a drawing, which cannot ask how wide its letters are."""

from functools import lru_cache
from unicodedata import normalize

_NARROW = frozenset("iljtf.,;:!|'()[]/ ")
_WIDE = frozenset("mwMW@%–—")
_BLANK = 0.31
_WIDTHS = {"narrow": 0.31, "wide": 0.88, "capital": 0.7, "usual": 0.56}
"""Widths in parts of the size of the letters; a little more than those of usual fonts."""


@lru_cache(maxsize=8192)  # the language has a few thousand syllables
def width(text: str) -> float:
    """Return about how wide a text is, in parts of the size of its letters."""
    return sum(map(_letter, text))


def lines(text: str, room: float, most: int) -> list[str]:
    """Return a text in lines of at most some width; what does not fit is cut, with ``…``.

    Args:
        text: One line of words.
        room: Width of a line, in parts of the size of the letters.
        most: Lines that there may be.
    """
    made: list[str] = []
    line, taken = "", 0.0
    words = text.split()
    if words and max(map(width, words)) > room:
        words = [part for word in words for part in _parted(word, room)]
    for word in words:
        long = width(word)
        if not line:
            line, taken = word, long
        elif taken + _BLANK + long > room:
            made.append(line)
            line, taken = word, long
        else:
            line, taken = f"{line} {word}", taken + _BLANK + long
    made += [line] if line else []
    if len(made) > most:
        made = made[:most]
        made[-1] = f"{made[-1].rstrip(' ,;:.')} …"
    return made


def _parted(word: str, room: float) -> list[str]:
    """Return a word in pieces that fit into a line."""
    if width(word) <= room:
        return [word]
    count = max(1, int(room / _WIDTHS["wide"]))
    return [word[n : n + count] for n in range(0, len(word), count)]


@lru_cache(maxsize=1024)  # a few hundred letters, asked for again and again
def _letter(letter: str) -> float:
    plain = normalize("NFD", letter)[:1]
    if plain in _NARROW:
        return _WIDTHS["narrow"]
    if plain in _WIDE:
        return _WIDTHS["wide"]
    return _WIDTHS["capital" if plain.isupper() else "usual"]
