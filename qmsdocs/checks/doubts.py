"""Checks on cited law of which the catalogue cannot tell whether it is in force."""

from collections import defaultdict
from collections.abc import Iterator

from qmsdocs.checks.cites import Relied, relied
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.law.state.effects import ENDING
from qmsdocs.law.state.force import Force, doubted
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import Kind, LegalCatalogue, LegalDocument
from qmsdocs.wording import Said, say

_KNOWN = frozenset(Kind)
_TAKING = (*ENDING, Kind.SUSPENDS)


def may_be_over(law: LegalCatalogue, document: LegalDocument) -> bool:
    """Does anything hint at a document having ended, or being suspended, as a whole?"""
    if doubted(document.status) in (Force.EXPIRED, Force.SUSPENDED):
        return True
    return any(
        each.relation not in _KNOWN or (each.relation in _TAKING and not each.provisions)
        for each in law.upon.get(document.id, ())
    )


def _in_doubt(corpus: Corpus) -> Iterator[Hit]:
    for each in relied(corpus):
        if each.state.force is Force.UNKNOWN and may_be_over(corpus.law, each.law):
            said = say(
                "{code} cites {number}, which may not apply any more: {why} (line {lines})",
                code=each.cites.text.code,
                number=each.law.number,
                why=each.state.reason or _UNTOLD,
                lines=each.lines,
            )
            yield each.hit(said)


def _untold(corpus: Corpus) -> Iterator[Hit]:
    """Yield each entry once, however many texts rest on it: it is there that it is mended."""
    resting: defaultdict[LegalDocument, list[Relied]] = defaultdict(list)
    for each in relied(corpus):
        if each.basis and _is_untold(corpus.law, each):
            resting[each.law].append(each)
    for document, those in resting.items():
        yield Hit(document.place, _untold_said(document, those))


def _untold_said(document: LegalDocument, those: list[Relied]) -> Said:
    codes = tuple(dict.fromkeys(each.cites.text.code for each in those))
    why = those[0].state.reason or _UNTOLD
    if len(codes) <= _SHOWN:
        return say(
            "{number}: {why}; legal basis of {codes}",
            number=document.number,
            why=why,
            codes=codes,
        )
    return say(
        "{number}: {why}; legal basis of {codes} and {count} more",
        number=document.number,
        why=why,
        codes=codes[:_SHOWN],
        count=len(codes) - _SHOWN,
    )


_SHOWN = 5
_UNTOLD = say("not known whether in force")


def _is_untold(law: LegalCatalogue, each: Relied) -> bool:
    if each.state.force is Force.PARTLY_EXPIRED:
        # Its source says so; where others did something to it, these are asked instead.
        return each.state.reason is not None and each.law.id not in law.upon
    return each.state.force is Force.UNKNOWN and not may_be_over(law, each.law)


IN_DOUBT = Check(
    id="LAW013",
    title=say("Cites law that may be over"),
    why=say(
        "Something was done to the document, or its source calls it expired, on a day that the "
        "catalogue does not know. It is not taken to be in force, nor to be over."
    ),
    hint=say("Enter the missing day in the legal catalogue, with its source."),
    find=_in_doubt,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
UNTOLD = Check(
    id="LAW014",
    title=say("Legal basis of which the state is not known"),
    why=say(
        "That a document is in force is never guessed: without its first day, or where its "
        "source speaks of expired parts that nothing explains, nobody can say it."
    ),
    hint=say("Enter what is missing in that row of the legal catalogue, with its source."),
    find=_untold,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

DOUBTS = (IN_DOUBT, UNTOLD)
