"""Checks on whether a citation leads to one entry of the legal catalogue, and agrees with it."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from qmsdocs.checks.cites import Cites, cites
from qmsdocs.checks.dates import wrong_day
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.law.citing import Cited
from qmsdocs.law.state.identity import number_key, type_key
from qmsdocs.law.state.terms import TYPES
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import LegalDocument
from qmsdocs.model.letters import fold
from qmsdocs.model.text import LegalReference
from qmsdocs.wording import Said, say

_OF_LAW = re.compile(r"/(?:18|19|20)[0-9]{2}/")
# One letter of five or six: TT-BTP and TT-BTC may be mistaken, NQ-HĐND and QĐ-TTg are not.
_ALIKE = 0.8


def _unsettled(corpus: Corpus) -> Iterator[tuple[Cites, list[Cited]]]:
    """Yield each number that is given and leads to no one entry, with where it stands."""
    if not corpus.law.documents:
        return
    for each in cites(corpus):
        found: dict[tuple[str, bool], list[Cited]] = {}
        for one in (*each.basis, *each.mentions):
            if one.number and not one.found:
                key = (number_key(one.number), bool(one.resolution.namesakes))
                found.setdefault(key, []).append(one)
        yield from ((each, those) for those in found.values())


def _unknown(corpus: Corpus) -> Iterator[Hit]:
    missing: defaultdict[str, list[Cited]] = defaultdict(list)
    texts: dict[str, Cites] = {}
    for each, those in _unsettled(corpus):
        resolution = those[0].resolution
        named = [one for one in those if one.basis or _is_of_law(each, one)]
        if named and not (resolution.candidates or resolution.namesakes):
            near = tuple(dict.fromkeys(_alike(named[0].number, resolution.nearest)))
            if near:
                yield _mistyped(each, named, near)
            else:
                texts[each.text.place.path] = each
                missing[each.text.place.path] += named
    for path, those in missing.items():
        yield _missing(texts[path], those)


def _alike(number: str, nearest: Iterable[LegalDocument]) -> Iterator[str]:
    """Yield the numbers with almost the same type and issuer: the others are other documents."""
    symbol = number.rpartition("/")[2]
    for each in nearest:
        other = each.number.rpartition("/")[2]
        if difflib.SequenceMatcher(None, fold(symbol), fold(other)).ratio() >= _ALIKE:
            yield each.number


def _mistyped(each: Cites, those: list[Cited], near: tuple[str, ...]) -> Hit:
    return each.hit(
        those[0].place,
        say(
            "{code} cites {number}, which the legal catalogue does not have (line {lines})",
            code=each.text.code,
            number=those[0].number,
            lines=_lines(those),
        ),
        say("Did you mean {numbers}?", numbers=near),
    )


def _missing(each: Cites, those: list[Cited]) -> Hit:
    """Return one hit for all that a catalogue lacks: dozens, until it has been filled."""
    said = say(
        "{code} cites {numbers}, which the legal catalogue does not have",
        code=each.text.code,
        numbers=tuple(dict.fromkeys(one.number for one in those)),
    )
    return each.hit(those[0].place, said)


def _is_of_law(each: Cites, one: Cited) -> bool:
    return has_year(one.number) and not each.in_title(one)


def has_year(number: str) -> bool:
    """Is it the number of law, rather than of a decision in a single case, or of a letter?"""
    return _OF_LAW.search(number) is not None


def _ambiguous(corpus: Corpus) -> Iterator[Hit]:
    for each, those in _unsettled(corpus):
        candidates = tuple(map(_entry, those[0].resolution.candidates))
        # Who says once which one is meant need not say it again; of two entries that are the
        # same document, CAT003 speaks.
        if len(set(candidates)) > 1 and number_key(those[0].number) not in each.settled:
            said = say(
                "{code} cites {number}, which may be {entries} (line {lines})",
                code=each.text.code,
                number=those[0].number,
                entries=candidates,
                lines=_lines(those),
            )
            yield each.hit(those[0].place, said)


def _disagreeing(corpus: Corpus) -> Iterator[Hit]:
    for each, those in _unsettled(corpus):
        alike: defaultdict[tuple[str, str, date | None], list[Cited]] = defaultdict(list)
        for one in those:
            if one.resolution.namesakes and not _is_impossible(corpus, each, one):
                alike[one.type, one.issuer, one.issued].append(one)
        for same in alike.values():
            yield each.hit(same[0].place, _disagrees(each, same))


def _is_impossible(corpus: Corpus, each: Cites, one: Cited) -> bool:
    """Does DUE004 say already that no document can have this day?"""
    reference = LegalReference(one.number, one.issuer, one.issued)
    return each.draft and one.basis and wrong_day(reference, corpus.day) is not None


def _disagrees(each: Cites, same: list[Cited]) -> Said:
    one = same[0]
    entries = one.resolution.namesakes
    if one.type and type_key(one.type) not in {type_key(entry.type) for entry in entries}:
        return say(
            "{code} cites {number} as a {found}, the legal catalogue has it as a {type} "
            "(line {lines})",
            code=each.text.code,
            number=one.number,
            found=_type(one.type),
            type=tuple(dict.fromkeys(_type(entry.type) for entry in entries)),
            lines=_lines(same),
        )
    return say(
        "{code} cites {found}, the legal catalogue has {entries} (line {lines})",
        code=each.text.code,
        found=_named(one.number, one.issuer, one.issued),
        entries=tuple(_entry(entry) for entry in entries),
        lines=_lines(same),
    )


def _type(kind: str) -> Said | str:
    return TYPES.get(kind, kind)


def _entry(document: LegalDocument) -> Said | str:
    return _named(document.number, document.issuer, document.issued)


def _named(number: str, issuer: str, issued: date | None) -> Said | str:
    if issued and issuer:
        return say("{number} ({issuer}, {issued})", number=number, issued=issued, issuer=issuer)
    if issued:
        return say("{number} ({issued})", number=number, issued=issued)
    return say("{number} ({issuer})", number=number, issuer=issuer) if issuer else number


def _lines(those: list[Cited]) -> tuple[int, ...]:
    return tuple(sorted({one.place.line for one in those}))


UNKNOWN = Check(
    id="LAW006",
    title=say("Cites law that the catalogue does not have"),
    why=say(
        "What is not in the catalogue is watched by nobody: its end would pass unnoticed. "
        "Numbers without a year are no law, and count in a legal basis only; a handbook "
        "without a legal catalogue is not reported."
    ),
    hint=say("Correct the number, or add the document to the legal catalogue."),
    find=_unknown,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
AMBIGUOUS = Check(
    id="LAW007",
    title=say("Cites a number that several documents bear"),
    why=say(
        "Provinces number their resolutions alike; a number alone does not say which is meant."
    ),
    hint=say("Write issuer or day beside it: an entry with 'number', 'issuer' and 'issued'."),
    find=_ambiguous,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
DISAGREEING = Check(
    id="LAW010",
    title=say("Cites law with another day, issuer or type than the catalogue has"),
    why=say(
        "One of the two is wrong: the citation is not followed, and what happens to the document "
        "does not reach the text."
    ),
    hint=say("Compare both with the document itself, and correct the one that is wrong."),
    find=_disagreeing,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

FINDING_LAW = (UNKNOWN, AMBIGUOUS)
