"""Checks on the two places in which a text names its law: front matter and body."""

from collections.abc import Iterator
from itertools import groupby

from qmsdocs.checks.cites import Cites, Relied, cites, relied
from qmsdocs.checks.doubts import may_be_over
from qmsdocs.checks.finding_law import has_year
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.law.citing import Cited
from qmsdocs.law.state.force import Force
from qmsdocs.law.state.identity import number_key
from qmsdocs.model.corpus import Corpus
from qmsdocs.wording import say

_APPLYING = (Force.IN_FORCE, Force.PARTLY_EXPIRED, Force.UNKNOWN)
_LAWS = ("HP", "BL", "L", "PL")


def _not_in_basis(corpus: Corpus) -> Iterator[Hit]:
    for text, those in groupby(relied(corpus), key=lambda each: each.cites.text):
        missing = [each for each in those if _is_missing(corpus, each)]
        if missing:
            first = min(missing, key=lambda each: each.lines)
            said = say(
                "{code}: the body cites {numbers}, which 'legal_basis' does not name",
                code=text.code,
                numbers=tuple(each.law.number for each in missing),
            )
            yield first.hit(said)


def _is_missing(corpus: Corpus, each: Relied) -> bool:
    """Is it law that applies, cited by its number, and no legal basis?

    What is over is said by other checks: to name it as a legal basis would be wrong.
    """
    if each.basis or each.state.force not in _APPLYING or not has_year(each.law.number):
        return False
    if may_be_over(corpus.law, each.law):
        return False
    named = {number_key(one.number) for one in each.cites.basis}
    return number_key(each.law.number) not in named and any("/" in one.written for one in each.uses)


def _not_in_body(corpus: Corpus) -> Iterator[Hit]:
    for each in cites(corpus):
        missing = [one for one in each.basis if not _is_in_body(each, one)]
        # A body that names no law, or leads to the list of it, leaves that to the front matter.
        if missing and 2 * len(missing) <= len(each.basis):
            said = say(
                "{code}: 'legal_basis' names {numbers}, which the body never cites",
                code=each.text.code,
                numbers=tuple(one.number for one in missing),
            )
            yield each.hit(missing[0].place, said)


def _is_in_body(each: Cites, one: Cited) -> bool:
    law = one.found
    if law and not each.known[law.id][-1].basis:
        return True
    if number_key(one.number) in {number_key(mention.number) for mention in each.mentions}:
        return True
    # Several laws may bear a name, so that the name alone leads to none of them.
    named = law is not None and law.type in _LAWS and bool(law.title)
    return named and law is not None and law.title.casefold() in each.text.body.casefold()


NOT_IN_BASIS = Check(
    id="LAW008",
    title=say("Law in the body that is no legal basis"),
    why=say(
        "The legal basis is what reviews, registers and the national record are held against; "
        "law that only the body cites is overlooked there. Decisions without a year in their "
        "number are no law."
    ),
    hint=say("Add it to 'legal_basis', or take it out of the body."),
    find=_not_in_basis,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
NOT_IN_BODY = Check(
    id="LAW009",
    title=say("Legal basis that the body does not cite"),
    why=say(
        "Where a body lists its law, people read that list; a basis that is missing there was "
        "forgotten in one of the two places. A body that names less than half of it is taken to "
        "leave the list to the front matter."
    ),
    hint=say("List it in the body as well, or take it out of 'legal_basis'."),
    find=_not_in_body,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

BASIS = (NOT_IN_BASIS, NOT_IN_BODY)
