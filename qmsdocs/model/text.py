"""One text of a controlled document: a file, at one issue and revision."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from qmsdocs.diagnostics import Place, Subject
from qmsdocs.model.fingerprint import Fingerprint, Node, Parts
from qmsdocs.model.objectives import Target

ADMINISTRATIVE = frozenset({"unit", "review_months", "clauses", "keywords", "approval"})
"""Front-matter keys outside the fingerprint."""


class Number(NamedTuple):
    """Issue and revision (lần ban hành, lần sửa đổi); they sort as they follow each other."""

    issue: int
    revision: int

    def __str__(self) -> str:
        return f"{self.issue:02d}/{self.revision:02d}"

    def follows(self, earlier: "Number") -> bool:
        """Is this the next revision, or the first of the next issue?"""
        return self in (
            Number(earlier.issue, earlier.revision + 1),
            Number(earlier.issue + 1, 0),
        )


class Area(StrEnum):
    """Where in the handbook a text lies."""

    CURRENT = "current"
    DRAFT = "drafts"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class LegalReference:
    """How ``legal_basis`` names a legal document: a number is not always enough."""

    number: str
    issuer: str = ""
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document's own file: its name below ``<slug>.files/`` and ``sha256`` hex digest."""

    name: str
    digest: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One file of a controlled document.

    Attributes:
        id: The document's id, the same over all its texts.
        facts: Front matter covered by the fingerprint, as read.
        claims: The ``approval`` view, by key.
        lines: Line of each front-matter key in the file.
        body_line: Line on which the body begins.
        fingerprint: What a record over this very text carries.
    """

    id: str
    code: str
    title: str
    kind: str
    number: Number
    place: Place
    area: Area
    body: str
    parts: Parts
    change: str = ""
    services: tuple[str, ...] = ()
    legal_basis: tuple[LegalReference, ...] = ()
    field: str = ""
    access: str = ""
    unit: str = ""
    review_months: int | None = None
    clauses: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    keywords: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    claims: Mapping[str, str] = dataclasses.field(default_factory=dict)
    files: tuple[Attachment, ...] = ()
    facts: Mapping[str, Node] = dataclasses.field(default_factory=dict)
    lines: Mapping[str, int] = dataclasses.field(default_factory=dict, compare=False)
    body_line: int = 1
    fingerprint: Fingerprint = dataclasses.field(init=False, compare=False)

    def __post_init__(self) -> None:
        # Every check asks for it, and it does not change.
        object.__setattr__(self, "fingerprint", self.parts.fingerprint)

    @property
    def subject(self) -> Subject:
        """What a diagnostic about this text holds back."""
        return Subject(self.id, *self.number)

    def at(self, key: str) -> Place:
        """Return the place of a front-matter key, or of the file without it."""
        return Place(self.place.path, self.lines.get(key, 0))
