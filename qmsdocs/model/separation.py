"""Separation of duties: one person in several roles over one text, and what the rule said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from qmsdocs.model.authority import target_of
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.office import Separation, SeparationRule
from qmsdocs.model.records import VOUCHING, Act, Meaning


@dataclass(frozen=True, slots=True)
class Overlap:
    """One person who vouched twice for one text, in two meanings.

    Attributes:
        rule: The rule of the day of the second act; none: the floor, author is not approver.
        allowed: Whether that rule allowed it. What was allowed is disclosed, what was
            forbidden is a fault.
    """

    first: Act
    second: Act
    rule: SeparationRule | None
    allowed: bool


def overlaps(corpus: Corpus, vouchers: Sequence[Act]) -> Iterator[Overlap]:
    """Yield each pair of acts that one person gave in two meanings over one text."""
    for one, other in combinations(vouchers, 2):
        first, second = sorted((one, other), key=lambda act: VOUCHING.index(act.record.meaning))
        same_meaning = first.record.meaning is second.record.meaning
        if same_meaning or first.record.signer != second.record.signer:
            continue
        rule = corpus.office.separation_on(second.day, target_of(corpus, second).kind)
        yield Overlap(first, second, rule, _allowed(first, second, rule))


def _allowed(first: Act, second: Act, rule: SeparationRule | None) -> bool:
    if rule is not None and rule.rule is Separation.EXEMPTED:
        return True
    if rule is not None and rule.rule is Separation.STRICT:
        return False
    meanings = (first.record.meaning, second.record.meaning)
    return meanings != (Meaning.PREPARED, Meaning.APPROVED)
