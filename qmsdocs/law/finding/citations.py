"""Citations: every reference to a legal document in a text, as it is written there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from qmsdocs.law.finding.dirt import Clean, cleaned
from qmsdocs.law.finding.mentions import Mention, mentions
from qmsdocs.law.finding.provisions import Provision
from qmsdocs.law.finding.resolving import NO_LAWS, Laws
from qmsdocs.wording import Said, say


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference to a legal document.

    Attributes:
        line: Line on which it begins, from 1.
        start: First character within that line, from 0.
        end: Character behind the last one, counted from the beginning of that line; a
            citation that runs over the end of the line is counted on.
        text: As written, from the words of the type to the date.
        type: Abbreviation of the type: HP BL L PL NĐ NQ QĐ TT TTLT ...
        number: Canonical number; None where the text and the catalogue do not tell it.
        provisions: Points, clauses and articles cited before it.
        faults: What is wrong with the writing, a sentence each.
        issued: The date beside it, or None.
    """

    line: int
    start: int
    end: int
    text: str
    type: str
    number: str | None
    provisions: tuple[Provision, ...] = ()
    faults: tuple[Said, ...] = ()
    issued: date | None = field(default=None, compare=False)


def citations(text: str, laws: Laws = NO_LAWS) -> tuple[Citation, ...]:
    """Return all citations of a text, in its order; no two overlap.

    Args:
        text: Any text, however it was copied. Lines end with a line feed.
        laws: The catalogue that tells the number of a law called by its name.
    """
    return tuple(_citations(cleaned(text), laws))


def _citations(clean: Clean, laws: Laws) -> Iterator[Citation]:
    line, begin = 1, 0
    for mention in mentions(clean.text, laws):
        start = clean.place(mention.start)
        passed = clean.given.count("\n", begin, start)
        if passed:
            line += passed
            begin = clean.given.rfind("\n", begin, start) + 1
        yield _citation(clean, mention, line, begin)


def _citation(clean: Clean, mention: Mention, line: int, begin: int) -> Citation:
    start, end = clean.place(mention.start), clean.place(mention.end)
    return Citation(
        line,
        start - begin,
        end - begin,
        clean.given[start:end],
        mention.type,
        mention.number,
        mention.provisions,
        (*_dirt(clean, mention), *mention.faults),
        mention.issued,
    )


def _dirt(clean: Clean, mention: Mention) -> Iterator[Said]:
    for found, meant in clean.look_alikes(mention.start, mention.end):
        yield say(
            "'{found}' ({code}) stands for '{meant}'",
            found=found,
            code=f"U+{ord(found):04X}",
            meant=meant,
        )
    if clean.decomposed(mention.start, mention.end):
        yield say("letters and their diacritics are stored apart (not NFC)")
