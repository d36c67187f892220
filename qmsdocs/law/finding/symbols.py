"""The symbol of a number, such as ``TTLT-BTC-BTP``: its words, read one after the other."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from qmsdocs.law.finding.words import (
    ISSUERS,
    JOINT,
    KNOWN,
    TYPES,
    Word,
    glued_behind,
    glued_pair,
    issuer_word,
    no_hyphen,
    term_word,
    type_word,
    written_for,
)
from qmsdocs.wording import Said, say

GAP = r"[\s\u200b]{0,3}"
RAW = r"[^\W\d_][^\W_]*(?:&[^\W_]+)*"
_FIRST = re.compile(RAW)
_NEXT = re.compile(rf"(?P<link>{GAP}[-/_]{{1,2}}{GAP})(?P<word>{RAW})")
_BESIDE = re.compile(rf"[ \t]{{1,2}}(?P<word>{RAW})")
_TERM_APART = re.compile(r"(?:UBTV)?QHK?[\s-]?\d{1,2}(?![^\W_])")
_PARLIAMENT = frozenset({"QH", "UBTVQH"})
_MOST_WORDS = 9
_BLANKS = " \t\r\n\u00a0\u200b"


@dataclass(frozen=True, slots=True)
class Symbol:
    """What stands behind the digits and the year.

    Attributes:
        words: As they are meant.
        links: What joins each word to the one before it; empty before the first.
        type: What the first word says of the type; empty where it says nothing.
        missing: Is a part of it missing that nothing else tells?
        completed: Was the issuer left out, and is it the only one that there is?
    """

    words: tuple[str, ...]
    links: tuple[str, ...]
    type: str
    end: int
    missing: bool
    faults: tuple[Said, ...]
    completed: bool = False

    @property
    def text(self) -> str:
        """The symbol as it is written without fault."""
        return "".join(map(str.__add__, self.links, self.words))

    @property
    def has_issuer(self) -> bool:
        """Does somebody stand behind the type?"""
        return len(self.words) > 1


def symbol_at(text: str, at: int) -> Symbol | None:
    """Return the symbol that begins here, or None."""
    raw = _FIRST.match(text, at)
    if raw is None:
        return None
    kind = type_word(raw[0]) or _torn(text, raw, type_word)
    if kind is not None:
        return _typed(text, at, kind)
    term = _term(text, at)
    pair = glued_pair(raw[0]) if term is None else None
    if pair is not None:
        return _typed(text, at, pair[0], pair[1])
    first = term or issuer_word(raw[0])
    if first is None:
        return None
    words = [("", first), *_further(text, at + first.length, joint=False)]
    return _symbol(at, "", words)


def _typed(text: str, at: int, kind: Word, glued: Word | None = None) -> Symbol:
    """Return a symbol that begins with a type."""
    words = [("", kind)] if glued is None else [("", kind), ("-", glued)]
    end = at + sum(word.length for _, word in words)
    if glued is None and (beside := _beside(text, end, kind)) is not None:
        words.append(beside)
        end += beside[1].length
    words += _further(text, end, joint=TYPES[kind.meant] in JOINT)
    return _symbol(at, TYPES[kind.meant], words)


def _beside(text: str, at: int, kind: Word) -> tuple[str, Word] | None:
    """Return the issuer that stands behind the type with only a blank between."""
    found = _BESIDE.match(text, at)
    issuer = issuer_word(found["word"]) if found else None
    if found is None or issuer is None or issuer.meant not in ISSUERS:
        return None
    faults = (no_hyphen(kind.meant, issuer.meant), *issuer.faults)
    return "-", Word(issuer.meant, found.start("word") - at + issuer.length, faults)


def _further(text: str, at: int, *, joint: bool) -> list[tuple[str, Word]]:
    """Return the words that follow, each with its link and the length of both."""
    words: list[tuple[str, Word]] = []
    while len(words) < _MOST_WORDS and (found := _NEXT.match(text, at)) is not None:
        link: str = found["link"]
        begin = found.start("word")
        torn = _torn(text, _FIRST.match(text, begin), issuer_word)
        word = _term(text, begin) or torn or _issuer(text, begin, found["word"])
        if word is None or not _belongs(link, word, first=not words, joint=joint):
            break
        length = begin - at + word.length
        sign = link.strip(_BLANKS)[0]
        faults = (written_for("_", "-"), *word.faults) if sign == "_" else word.faults
        words.append((sign.replace("_", "-"), Word(word.meant, length, faults)))
        at += length
    return words


def _torn(text: str, raw: re.Match[str] | None, read: Callable[[str], Word | None]) -> Word | None:
    """Return a known word with one blank inside, as in ``N Đ-CP`` and ``BLĐTB XH``."""
    rest = _BESIDE.match(text, raw.end()) if raw else None
    if raw is None or rest is None or raw[0] in KNOWN or raw[0] + rest["word"] not in KNOWN:
        return None
    word = read(raw[0] + rest["word"])
    return word._replace(length=rest.end() - raw.start()) if word else None


def _issuer(text: str, begin: int, raw: str) -> Word | None:
    """Return an issuer; digits at its end that a slash follows begin the next number."""
    end = begin + len(raw)
    if raw[-1].isdigit() and text[end : end + 1] == "/" and text[end + 1 : end + 2].isdigit():
        kept = issuer_word(raw.rstrip("0123456789"))
        glued = glued_behind(raw, kept.length) if kept else ()
        return kept._replace(faults=(*kept.faults, *glued)) if kept else None
    return issuer_word(raw)


def _belongs(link: str, word: Word, *, first: bool, joint: bool) -> bool:
    """Is the word behind this link a part of the symbol, or already of the sentence?"""
    apart = link[0].isspace() and link[-1].isspace()
    if first:
        return True
    return word.meant in ISSUERS if joint and apart else not apart


def _term(text: str, at: int) -> Word | None:
    apart = _TERM_APART.match(text, at)
    if apart is not None:
        return term_word(apart[0])
    raw = _FIRST.match(text, at)
    return term_word(raw[0]) if raw else None


def _symbol(at: int, kind: str, words: list[tuple[str, Word]]) -> Symbol:
    end = at + sum(word.length for _, word in words)
    meant = [word.meant for _, word in words]
    links = [link for link, _ in words]
    faults = [fault for _, word in words for fault in word.faults]
    missing = completed = False
    if len(meant) == 1 and kind not in {"", "SL"}:
        faults.append(say("the issuer is missing behind '{type}'", type=meant[0]))
        completed = kind == "NĐ"
        missing = not completed
        if completed:
            # A decree is issued by the Government alone; every other issuer would be a guess.
            meant.append("CP")
            links.append("-")
    if meant[-1] in _PARLIAMENT:
        missing = True
        faults.append(say("the number of the term is missing behind '{name}'", name=meant[-1]))
    return Symbol(tuple(meant), tuple(links), kind, end, missing, tuple(faults), completed)
