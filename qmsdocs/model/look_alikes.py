"""Letters that look like others: typed on another keyboard, or copied out of a PDF."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_PAIRS = (
    # Cyrillic; the gazette itself prints NĐ-СР with two of them.
    ("АВЕЅІЈКМНОРСТУХԚԜӀѴ", "ABESIJKMHOPCTYXQWIV"),
    ("аеѕіјорсухһԛԝӏѵԁ", "aesijopcyxhqwlvd"),
    # Greek
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("αικνορυχ", "aikvopux"),
    # Icelandic and African letters that are typed for the Vietnamese one
    ("ÐƉðɖ", "ĐĐđđ"),
    # Hyphens and dashes, the minus sign, the invisible soft hyphen
    ("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u00ad", "-" * 9),
    # Fraction slash, division slash, big solidus
    ("\u2044\u2215\u29f8", "///"),
)
_MEANT = {
    look: meant for looks, meants in _PAIRS for look, meant in zip(looks, meants, strict=True)
}


@dataclass(frozen=True, slots=True)
class LookAlike:
    """One letter that is not what it looks like; ``place`` counts from 1, in NFC."""

    place: int
    found: str
    meant: str


def look_alikes(text: str) -> Iterator[LookAlike]:
    """Yield the letters of a code or number that only look like what they should be."""
    if text.isascii():
        return
    for place, letter in enumerate(unicodedata.normalize("NFC", text), start=1):
        meant = _meant(letter)
        if meant != letter:
            yield LookAlike(place, letter, meant)


def plain(text: str) -> str:
    """Return a code or number in NFC with every letter as it was meant."""
    if text.isascii():
        return text
    return "".join(map(_meant, unicodedata.normalize("NFC", text)))


def _meant(letter: str) -> str:
    if letter in _MEANT:
        return _MEANT[letter]
    # Full-width, mathematical and the like: letters of ASCII in another shape.
    loose = unicodedata.normalize("NFKC", letter)
    return loose if loose.isascii() else letter
