"""What a check is: one value that carries every word of its page in the manual."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from qmsdocs.diagnostics import Diagnostic, Hit, Nature, Severity
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import nearest
from qmsdocs.wording import Said, say

Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[Asked]):
    """One rule about what it is asked of. Its fields are its page in the manual."""

    id: str
    title: Said
    why: Said
    hint: Said
    find: Callable[[Asked], Iterable[Hit]]
    severity: Severity = Severity.ERROR
    nature: Nature = Nature.INTEGRITY

    def run(self, asked: Asked) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each hit, signed with this rule's name."""
        for hit in self.find(asked):
            yield Diagnostic(
                self.id,
                hit.severity or self.severity,
                self.nature,
                hit.place,
                hit.message,
                hit.hint or self.hint,
                hit.subject,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Rule[Corpus]):
    """One rule of document control, asked of a handbook on a day.

    Attributes:
        needs_registers: Judges by ``qms.yml`` and ``people.yml``, so that it says nothing
            while one of them cannot be read, or is another office's; those are errors of
            their own.
    """

    needs_registers: bool = True


def estranged(corpus: Corpus) -> bool:
    """Is there an office, and records, but not one of this office?

    Then it is the office's id that is wrong, and judging by it would blame everything.
    """
    return bool(corpus.office.id and corpus.records) and not any(
        record.organisation == corpus.office.id for record in corpus.records
    )


def meant(word: str, known: Iterable[str]) -> Said:
    """Return the hint at the known word that was probably meant, or else at all of them."""
    words = tuple(sorted(known))
    found = nearest(word, words)
    if found:
        return say("Did you mean '{word}'?", word=found)
    return say("Use one of those that the register has: {words}.", words=words or ("-",))


def noted(check_id: str) -> Callable[[Corpus], Iterator[Hit]]:
    """Return a finder of what the reading floor noted under a check's id."""

    def find(corpus: Corpus) -> Iterator[Hit]:
        return (fault.hit for fault in corpus.faults if fault.check == check_id)

    return find
