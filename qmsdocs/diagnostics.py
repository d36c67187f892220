"""What a check says: a place, a sentence, and what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from qmsdocs.wording import Said


class Severity(StrEnum):
    """How much a diagnostic weighs: an error decides the exit status."""

    ERROR = "error"
    WARNING = "warning"


class Nature(StrEnum):
    """Class of a diagnostic.

    Integrity: something that must hold does not. Currency: the world has moved on.
    """

    INTEGRITY = "integrity"
    CURRENCY = "currency"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A file below the handbook's root, with ``/``, and a line from 1 (0: the whole file)."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What a diagnostic is about, beside its place: what publishing must hold back.

    Attributes:
        document: Id of the document, or empty.
        issue: Its issue, 0 for the document as a whole.
        revision: Its revision within the issue.
        record: Id of the record at fault, or empty.
    """

    document: str = ""
    issue: int = 0
    revision: int = 0
    record: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check yields: where, and what is wrong there.

    Attributes:
        severity: Weighs this hit otherwise than its check, as where a text can no more be mended.
    """

    place: Place
    message: Said
    hint: Said | None = None
    subject: Subject = Subject()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A hit made while reading, with the id of the check that reports it."""

    check: str
    hit: Hit


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One result of a check."""

    check: str
    severity: Severity
    nature: Nature
    place: Place
    message: Said
    hint: Said
    subject: Subject = Subject()

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """Order of every output: place, then check, then words."""
        return (self.place, self.check, repr(self.message))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Is there an error among them?"""
    return any(each.severity is Severity.ERROR for each in diagnostics)
