"""The grammar of numbers (số, ký hiệu) of legal documents, and their canonical form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qmsdocs.law.finding.symbols import GAP, Symbol, symbol_at
from qmsdocs.law.finding.words import (
    ISSUERS,
    OLD_ISSUERS,
    TYPES,
    issuer_word,
    type_word,
    written_for,
)
from qmsdocs.wording import Said, say

_LOWER = r"(?:nđ|nd|qđ|qd|tt|ttlt|nq|qh)(?=[-/\d])"
_LETTER = (
    rf"(?:[ .]?(?P<letter>[a-zđ](?=/)|(?<![ .])[A-Za-zđ](?={GAP}[/-])|(?<![ .])[abcd](?![^\W_])))?"
)
_BODY = (
    rf"(?P<n>[0-9]{{1,5}}(?:\.[0-9]{{1,2}})?){_LETTER}(?![0-9])(?P<stop>\.(?=[/-]))?"
    rf"(?:(?P<bar>{GAP}[/-]{{1,2}}{GAP})"
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}})(?![0-9])|(?P<odd>[0-9]{{1,4}})(?={GAP}[/-]{GAP}(?:[A-ZĐ]))))?"
    rf"(?:(?P<link>{GAP}[/-]{{0,2}}{GAP})(?=[A-ZĐƯ]|{_LOWER}))?"
)
HEAD = re.compile(_BODY)
"""What may be a number: its digits, its year, what links its symbol."""

TURNED = re.compile(
    rf"(?P<n>[0-9]{{1,5}})(?P<year>/(?:19|20)[0-9]{{2}})?{GAP}[-/]{GAP}(?P<word>[A-ZĐƯ][^\W_]*)"
)
"""The digits of a number whose type stands before them, as in ``QĐ2338-BTP``."""

_BLANK = re.compile(r"[\s\u200b]")
_DEPARTMENT = re.compile(r"S[A-ZĐ]{2,}")
_HYPHEN_UNTIL = 2004
_OF_ANYBODY = frozenset({"QĐ", "CT", "NQ", "NĐ", "TT", "TTLT", "NQLT", "VBHN", "L", "SL"})
_WRITERS = frozenset({"UBND", "HĐND", "TTCP", "NHNN", "KTNN", "TCT", "TCHQ", "BHXH"})


@dataclass(frozen=True, slots=True)
class Number:
    """One number that stands in a text.

    Attributes:
        start: Place of its first digit, or of the type before it.
        canonical: Number as it is cited without fault; None where a part of it is missing.
        type: Type that the symbol says; empty where it says none.
        year: Year within the number, or None.
        bare: Digits, and the year if it is given, where the symbol is missing: ``118/2025``.
    """

    start: int
    end: int
    canonical: str | None
    type: str
    year: int | None
    faults: tuple[Said, ...]
    bare: str = ""


def number_at(text: str, head: re.Match[str], cue: str | None) -> Number | None:
    """Return the number that begins with this head, or None.

    Args:
        text: The clean text.
        head: What ``HEAD`` matched in it.
        cue: Type that the words before it say (empty where they say only that a number of a
            document follows); None where no such words stand there.
    """
    symbol = symbol_at(text, head.end()) if head["link"] is not None else None
    if symbol is None or not _is_number(head, symbol, cue):
        return _bare(head, cue)
    start, end = head.start("n"), symbol.end
    whole = _digits(head) + _link(head, symbol) + symbol.text
    faults = symbol.faults
    if text[start:end] != whole:
        faults = (*_head_faults(text, head, symbol), *faults)
    canonical = None if symbol.missing or head["odd"] else whole
    return Number(start, end, canonical, _type(symbol, cue), _year(head), faults)


def turned_at(text: str, start: int, at: int) -> Number | None:
    """Return the number whose type was written before its digits, or None.

    Args:
        text: The clean text.
        start: Place of the type.
        at: Place of the first digit.
    """
    found = TURNED.match(text, at)
    kind = type_word(text[start:at].rstrip("/"))
    issuer = issuer_word(found["word"]) if found else None
    if found is None or kind is None or issuer is None:
        return None
    year = found["year"] or ""
    fault = say("'{found}' stands before the digits", found=kind.meant)
    canonical = f"{found['n']:0>2}{year}/{kind.meant}-{issuer.meant}"
    faults = (*kind.faults, fault, *issuer.faults)
    end = found.start("word") + issuer.length
    of_year = int(year[1:]) if year else None
    return Number(start, end, canonical, TYPES[kind.meant], of_year, faults)


def _is_number(head: re.Match[str], symbol: Symbol, cue: str | None) -> bool:
    """Does a number stand here? After the words of a type more is believed."""
    linked, dated, cued = (
        bool(head["link"].strip()),
        bool(head["year"] or head["odd"]),
        cue is not None,
    )
    first = symbol.words[0]
    if symbol.type:
        return _is_typed(symbol, cued=cued, linked=linked, dated=dated)
    if first.startswith(("QH", "UBTV")):
        return dated or cued
    if not cued and _is_letter(symbol):
        return linked and not dated
    if first in OLD_ISSUERS or first.startswith("HĐNN"):
        return (linked and not dated) or cued
    return cued and len(first) > 1 and (linked or symbol.has_issuer)


def _is_typed(symbol: Symbol, *, cued: bool, linked: bool, dated: bool) -> bool:
    if symbol.words == ("SL",):
        return linked or cued
    if symbol.words[0] == "L" and symbol.words[1:2] != ("CTN",):
        return False
    if cued:
        return True
    if symbol.missing or symbol.completed:
        return dated and (symbol.type in _OF_ANYBODY or symbol.type == "PL")
    return dated or (_is_believable(symbol) and (linked or "-" in symbol.links))


def _is_believable(symbol: Symbol) -> bool:
    """Does somebody issue such a document, or is it a form, as 02/TB-HT and 09/PL-TNCN are?"""
    issuer = symbol.words[1] if symbol.has_issuer else ""
    if symbol.type == "PL":
        return issuer.startswith(("UBTVQH", "HĐNN"))
    known = issuer in ISSUERS or issuer.startswith(("QH", "UBTVQH"))
    return symbol.type in _OF_ANYBODY or known or bool(_DEPARTMENT.fullmatch(issuer))


def _is_letter(symbol: Symbol) -> bool:
    """Is it the number of an official letter (công văn): who wrote it and in which unit?"""
    writer = symbol.words[0]
    known = writer in ISSUERS and (writer.startswith(("B", "VP")) or writer in _WRITERS)
    return known and symbol.links[1:] == ("-",)


def _bare(head: re.Match[str], cue: str | None) -> Number | None:
    """Return digits without symbol, which only the words of a type make a number."""
    if not cue or head["stop"] or head["odd"]:
        return None
    digits = f"{head['n']:0>2}{head['letter'] or ''}"
    if head["year"] is None:
        said = say("only '{found}' is given, without year and issuer", found=digits)
        end = head.end("letter") if head["letter"] else head.end("n")
        return Number(head.start("n"), end, None, cue, None, (said,), digits)
    digits = f"{digits}/{head['year']}"
    said = say("type and issuer are missing behind '{found}'", found=digits)
    # A decree is issued by the Government alone; every other issuer would be a guess.
    canonical = f"{digits}/NĐ-CP" if cue == "NĐ" else None
    return Number(head.start("n"), head.end("year"), canonical, cue, _year(head), (said,), digits)


def _type(symbol: Symbol, cue: str | None) -> str:
    # CT is a directive, and the tax office: 810/CT-CS is a letter of it.
    if symbol.type == "CT" and cue in {None, "", "CV"} and symbol.words[1] not in ISSUERS:
        return "CV"
    if not symbol.type and cue is None and _is_letter(symbol):
        return "CV"
    return symbol.type


def _year(head: re.Match[str]) -> int | None:
    return int(head["year"]) if head["year"] else None


def _digits(head: re.Match[str]) -> str:
    year = f"/{head['year']}" if head["year"] else ""
    return f"{head['n']:0>2}{head['letter'] or ''}{year}"


def _link(head: re.Match[str], symbol: Symbol) -> str:
    """Return what links the symbol: a slash, and a hyphen in numbers of the party and old ones."""
    link: str = head["link"].strip()
    if not link:
        return " " if head["link"] and not symbol.type and not _year(head) else "/"
    if link[0] == "-" and _hyphen_is_right(head, symbol):
        return "-"
    return "/"


def _hyphen_is_right(head: re.Match[str], symbol: Symbol) -> bool:
    year = _year(head)
    return year <= _HYPHEN_UNTIL if year else "/" in symbol.links or not symbol.has_issuer


def _head_faults(text: str, head: re.Match[str], symbol: Symbol) -> tuple[Said, ...]:
    faults = [*_faults_of_digits(text, head), *_faults_of_link(head, symbol)]
    if _link(head, symbol) != " " and _BLANK.search(text, head.start("n"), symbol.end):
        faults.append(say("a blank or a line break stands inside the number"))
    return tuple(faults)


def _faults_of_digits(text: str, head: re.Match[str]) -> Iterator[Said]:
    if len(head["n"]) == 1:
        yield say("a number below 10 is written with a zero: '{meant}'", meant=_digits(head))
    if head["letter"] and head.start("letter") > head.end("n"):
        found = text[head.start("n") : head.end("letter")]
        yield written_for(found, head["n"] + head["letter"])
    if head["odd"]:
        yield say("'{found}' is no year", found=head["odd"])
    if head["stop"]:
        yield say("a full stop stands before the slash")


def _faults_of_link(head: re.Match[str], symbol: Symbol) -> Iterator[Said]:
    link, written = _link(head, symbol), head["link"].strip()
    if not written and link == "/":
        yield say("the slash before '{symbol}' is missing", symbol=symbol.text)
    elif written and written[0] != link:
        yield say("a hyphen stands before '{symbol}' instead of a slash", symbol=symbol.text)
    if len(written) > 1 or (head["bar"] and len(head["bar"].strip()) > 1):
        yield say("a slash is written twice")
