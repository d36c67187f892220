"""Text as it comes out of PDF files and tables, made readable, each place found back.

Copied texts carry letters of other alphabets, decomposed diacritics and all kinds of dashes.
The finder of citations reads the text as it was meant; what it finds is said in places of the
text as it was given.
"""

import re
import unicodedata
from dataclasses import dataclass

from qmsdocs.model.look_alikes import plain

# Where look-alikes live: soft hyphen, Ð ð Ɖ ɖ, Greek, Cyrillic, dashes, solidi, full width.
_ODD = re.compile(
    "[\u00ad\u00d0\u00f0\u0189\u0256\u0370-\u052f\u2010-\u2015\u2043\u2044\u2212\u2215\u29f8"
    "\uff01-\uff5e]"
)
_LOOSE = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Clean:
    """A text as it was meant, beside the text as it was given.

    Attributes:
        text: Composed (NFC), every look-alike as the letter that was meant.
        written: Composed, otherwise as given; as long as ``text``.
        given: The text as given.
        places: Place in ``given`` of each letter of ``text`` and of its end; empty where both
            are the same.
    """

    text: str
    written: str
    given: str
    places: tuple[int, ...] = ()

    def place(self, at: int) -> int:
        """Return the place in the given text of a place in the clean one."""
        return self.places[at] if self.places else at

    def look_alikes(self, start: int, end: int) -> tuple[tuple[str, str], ...]:
        """Return the letters between two places that only look right: found, meant."""
        if self.text is self.written:
            return ()
        pairs = zip(self.written[start:end], self.text[start:end], strict=True)
        return tuple(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1]))

    def decomposed(self, start: int, end: int) -> bool:
        """Do letters between two places carry their diacritics apart?"""
        return bool(self.places) and self.place(end) - self.place(start) != end - start


def cleaned(given: str) -> Clean:
    """Return a text as it was meant."""
    written, places = _composed(given)
    text = _ODD.sub(_meant, written) if not written.isascii() else written
    return Clean(written if text == written else text, written, given, places)


def _meant(found: re.Match[str]) -> str:
    meant = plain(found[0])
    return meant if len(meant) == 1 else found[0]


def _composed(given: str) -> tuple[str, tuple[int, ...]]:
    if unicodedata.is_normalized("NFC", given):
        return given, ()
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for found in _LOOSE.finditer(given):
        start, end = found.span()
        letters = unicodedata.normalize("NFC", found[0])
        pieces += [given[done:start], letters]
        places += range(done, start)
        places += range(start, start + len(letters))
        done = end
    pieces.append(given[done:])
    places += range(done, len(given) + 1)
    return "".join(pieces), tuple(places)
