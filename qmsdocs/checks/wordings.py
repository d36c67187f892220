"""Checks on words: citations that are written wrongly, and wording that has gone stale."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from qmsdocs.checks.cites import Cites, cites
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Nature, Place, Severity
from qmsdocs.law.citing import Cited
from qmsdocs.law.state.identity import number_key
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import StaleWording
from qmsdocs.wording import Said, say

# What FRM003 reports in the whole file at once.
_DECOMPOSED = say("letters and their diacritics are stored apart (not NFC)").template
_SHORTENED = say("type and issuer are missing behind '{found}'").template
# Around words that have gone stale: the sentence tells what was once.
_TOLD = re.compile(
    r"\b(?:nay là|trước đây|trước ngày|trước khi (?:sắp xếp|sáp nhập|hợp nhất)|không còn|thay cho"
    r"|sáp nhập|hợp nhất|giải thể|kết thúc hoạt động|cũ)\b",
    re.IGNORECASE,
)


def _miswritten(corpus: Corpus) -> Iterator[Hit]:
    for each in cites(corpus):
        found: defaultdict[tuple[str, tuple[Said, ...]], list[Cited]] = defaultdict(list)
        for one in each.mentions:
            faults = tuple(_faults(each, one)) if one.faults else ()
            if faults:
                found[one.number, faults].append(one)
        for (number, faults), those in found.items():
            said = say(
                "{code}: '{written}': {faults} (line {lines})",
                code=each.text.code,
                written=" ".join(those[0].written.split()),
                faults=faults,
                lines=tuple(sorted({one.place.line for one in those})),
            )
            hint = say("Write '{number}'.", number=number) if number else None
            yield each.hit(those[0].place, said, hint)


def _faults(each: Cites, one: Cited) -> Iterator[Said]:
    """Yield what is wrong with the writing of a number; a law's name has none."""
    if "/" not in one.written:
        return
    for fault in one.faults:
        # Once it was written in full, a number may be shortened.
        short = fault.template == _SHORTENED and _in_full(each, str(dict(fault.values)["found"]))
        if fault.template != _DECOMPOSED and not short:
            yield fault


def _in_full(each: Cites, digits: str) -> bool:
    return any(key.startswith(f"{number_key(digits)}/") for key in each.settled)


def _stale(corpus: Corpus) -> Iterator[Hit]:
    for each in cites(corpus):
        body = _plain(each.text.body)
        found = list(_found(corpus, each, body))
        # Several ways to write one thing are one fault.
        alike: defaultdict[tuple[str, str], list[_Span]] = defaultdict(list)
        for wording, span in found:
            if not any(_holds(other, span) for _, other in found):
                alike[wording.source or wording.id, wording.instead].append(span)
        for (source, instead), places in alike.items():
            yield _stale_hit(each, body, source, instead, sorted(set(places)))


_Span = tuple[int, int]


def _found(corpus: Corpus, each: Cites, body: str) -> Iterator[tuple[StaleWording, _Span]]:
    folded = body.lower()
    # Where a letter changes its length with its case, places would not agree.
    exact = len(folded) == len(body)
    for wording in corpus.wordings:
        words = _plain(wording.wording)
        loose = exact and words.islower()
        within = folded if loose else body
        if words in within and _is_stale_on(wording, each.body.day):
            spans = (found.span() for found in _pattern(words).finditer(within))
            yield from ((wording, span) for span in spans if not _is_told(each, span))


def _plain(text: str) -> str:
    """Return a text in NFC with one kind of dash and of tone placement; no letter moves."""
    found = unicodedata.normalize("NFC", text)
    for odd, even in (("–", "-"), ("Uỷ", "Ủy"), ("uỷ", "ủy")):
        found = found.replace(odd, even)
    return found


@lru_cache(maxsize=1024)
def _pattern(words: str) -> re.Pattern[str]:
    """Return the words as whole words; an abbreviation is none within a number or a code."""
    joins = r"\w/-" if words.isupper() else r"\w"
    return re.compile(rf"(?<![{joins}]){re.escape(words)}(?![{joins}])")


def _is_stale_on(wording: StaleWording, day: date) -> bool:
    since, until = wording.since, wording.until
    return (since is None or since <= day) and (until is None or day < until)


def _is_told(each: Cites, span: _Span) -> bool:
    """Is it right so: in a title or an issuer's name of its time, or told as what was once?"""
    return each.sentences.belongs(span[0]) or bool(_TOLD.search(each.sentences.around(span[0])))


def _holds(other: _Span, span: _Span) -> bool:
    return other != span and other[0] <= span[0] and span[1] <= other[1]


def _stale_hit(each: Cites, body: str, source: str, instead: str, places: list[_Span]) -> Hit:
    lines = tuple(dict.fromkeys(_line(each, body, start) for start, _ in places))
    said = say(
        "{code}: wording of former times: {found}; {source} (line {lines})",
        code=each.text.code,
        found=tuple(dict.fromkeys(f"'{body[start:end]}'" for start, end in places)),
        source=source,
        lines=lines,
    )
    hint = say("What took its place: {instead}.", instead=instead) if instead else None
    return each.hit(Place(each.text.place.path, lines[0]), said, hint)


def _line(each: Cites, body: str, at: int) -> int:
    return each.text.body_line + body.count("\n", 0, at)


MISWRITTEN = Check(
    id="LAW011",
    title=say("Number of a legal document that is written wrongly"),
    why=say(
        "Letters of another alphabet, blanks, missing signs: the tool still reads what was meant, "
        "search and people who copy the number do not."
    ),
    hint=say("Write type, number, year and issuer as the document itself does."),
    find=_miswritten,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
STALE = Check(
    id="LAW012",
    title=say("Wording of former times"),
    why=say(
        "A ministry that is gone, a level of government that is no more, a form's former number: "
        "people are sent where nobody is. The words stand in catalogue/wording.csv, with their "
        "days; the office may change that list. Issuers and titles of cited law are left alone, "
        "and so is a sentence that tells of what was."
    ),
    hint=say("Leave it out, or write what took its place."),
    find=_stale,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

WORDINGS = (MISWRITTEN, STALE)
