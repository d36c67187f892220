"""Records: who vouched for what, when, in what right (docs/formats.md, section 4)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from qmsdocs.diagnostics import Place, Subject
from qmsdocs.model.fingerprint import Fingerprint, Parts
from qmsdocs.model.text import Number


class Meaning(StrEnum):
    """What a record says of the texts that it covers."""

    PREPARED = "prepared"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    RETURNED = "returned"
    PROMULGATED = "promulgated"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    BASELINE = "baseline"
    CORRECTED = "corrected"
    ANNULLED = "annulled"
    VERDICT = "verdict"
    REGISTERED = "registered"
    DISPOSED = "disposed"


FOLDERS = {
    Meaning.PREPARED: "approvals",
    Meaning.REVIEWED: "approvals",
    Meaning.APPROVED: "approvals",
    Meaning.RETURNED: "approvals",
    Meaning.PROMULGATED: "promulgations",
    Meaning.WITHDRAWN: "promulgations",
    Meaning.SUSPENDED: "promulgations",
    Meaning.RESUMED: "promulgations",
    Meaning.BASELINE: "promulgations",
    Meaning.CORRECTED: "corrections",
    Meaning.ANNULLED: "corrections",
    Meaning.VERDICT: "verdicts",
    Meaning.REGISTERED: "registers",
    Meaning.DISPOSED: "disposals",
}
"""Folder of ``content/records/`` in which records of a meaning lie."""

VOUCHING = (Meaning.PREPARED, Meaning.REVIEWED, Meaning.APPROVED)
"""Meanings given to a text before it is promulgated, in their order."""


class Verdict(StrEnum):
    """What a review of a text in force ends in (kết luận rà soát)."""

    KEEP = "keep"
    REVISE = "revise"
    WITHDRAW = "withdraw"


class Capacity(StrEnum):
    """In what right somebody signs for an office or another (thẩm quyền ký)."""

    TM = "TM"
    KT = "KT"
    TL = "TL"
    TUQ = "TUQ"
    Q = "Q"


class ProofKind(StrEnum):
    """How a record is proved."""

    NONE = "none"
    PAPER = "paper"
    SSH = "ssh"
    PADES = "pades"

    @property
    def strength(self) -> int:
        """Rank from weak to strong."""
        return _STRENGTH[self]


_STRENGTH = {kind: rank for rank, kind in enumerate(ProofKind)}


@dataclass(frozen=True, slots=True)
class Proof:
    """What a record claims as its proof; ``evidence`` is ``sha256:<hex>``."""

    kind: ProofKind
    evidence: str = ""
    retention: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The numbered, dated decision behind an act."""

    number: str
    issued: date
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Transition:
    """Files received before the effective day follow the former text, until a last day."""

    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """One text that a record speaks of."""

    id: str
    code: str
    number: Number
    fingerprint: Fingerprint
    parts: Parts
    unit: str = ""
    effective: date | None = None
    expires: date | None = None
    corrects: Fingerprint | None = None
    transition: Transition | None = None
    replaced_by: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class RegisterChange:
    """A new version of a register; the first has no ``before``, a merge several."""

    file: str
    after: str
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LawEffect:
    """What one legal document had done to another by the day on which a record was signed.

    Attributes:
        id: The acting document's entry in the catalogue.
        relation: What it did, as the catalogue spells it.
        provisions: To which provisions; empty for the whole.
    """

    id: str
    relation: str
    provisions: str = ""


@dataclass(frozen=True, slots=True)
class LawState:
    """What a cited legal document was worth when a record was signed.

    Attributes:
        legal: Id of its entry in the catalogue.
        state: As ``qmsdocs.law.state.force`` spells it.
        acting: What made it so or had amended it, sorted.
    """

    legal: str
    state: str
    acting: tuple[LawEffect, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceState:
    """Digest of what binds a procedure in a public service's record, when a record was signed.

    Attributes:
        digest: ``1:sha256:<hex>``; empty where the catalogue did not have the service.
    """

    code: str
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One append-only file. ``id`` is the digest of its bytes."""

    id: str
    place: Place
    meaning: Meaning
    organisation: str
    signer: str
    role: str
    signed_on: date
    recorded_on: date
    recorded_by: str
    proof: Proof
    capacity: Capacity | None = None
    decision: Decision | None = None
    predecessor: str = ""
    reason: str = ""
    covers: tuple[Cover, ...] = ()
    annuls: tuple[str, ...] = ()
    registers: tuple[RegisterChange, ...] = ()
    evidence: tuple[str, ...] = ()
    verdict: str = ""
    follows: tuple[str, ...] = ()
    mandate: str = ""
    law: tuple[LawState, ...] | None = None
    services: tuple[ServiceState, ...] | None = None
    lines: dict[str, int] = field(default_factory=dict, compare=False)

    def at(self, key: str) -> Place:
        """Return the place of a key, or of the file without it."""
        return Place(self.place.path, self.lines.get(key, 0))


class Signed(StrEnum):
    """What came of examining the signature beside a record."""

    ABSENT = "absent"
    GOOD = "good"
    BAD = "bad"
    NO_KEY = "no-key"


@dataclass(frozen=True, slots=True)
class Signature:
    """Result of examining one signature; ``reason`` is the verifying program's own word."""

    state: Signed
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One record over one text: the unit in which authority is judged."""

    record: Record
    cover: Cover

    @property
    def day(self) -> date:
        """Day on the paper."""
        return self.record.signed_on

    @property
    def effective(self) -> date:
        """First day of effect; where the act states none, the day on the paper."""
        return self.cover.effective or self.record.signed_on

    @property
    def subject(self) -> Subject:
        """What a diagnostic about this act holds back."""
        return Subject(self.cover.id, *self.cover.number, self.record.id)
