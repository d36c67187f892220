"""What is set aside for a while by ``suppressions.yml``, and what stands on a day.

Light to import: what was found is remembered in these values.
"""

from dataclasses import dataclass
from datetime import date

from qmsdocs.diagnostics import Diagnostic, Place


@dataclass(frozen=True, slots=True)
class Suppression:
    """One entry: what a check says about a document is set aside.

    Attributes:
        by: Id of the person who answers for it.
        until: The last day on which it holds.
    """

    place: Place
    check: str
    document: str
    reason: str
    by: str
    until: date

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Is the diagnostic of this check, and about this document?"""
        return (diagnostic.check, diagnostic.subject.document) == (self.check, self.document)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A diagnostic that is set aside, and the entry that does so."""

    diagnostic: Diagnostic
    suppression: Suppression


@dataclass(frozen=True, slots=True)
class Judged:
    """What the checks find in a handbook on a day, each part sorted by place.

    Attributes:
        diagnostics: What stands.
        suppressed: What is set aside.
        by_registers: ``qms.yml`` and ``people.yml`` could be judged by; where they could not,
            the checks that need them were not asked.
    """

    day: date
    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...] = ()
    by_registers: bool = True
