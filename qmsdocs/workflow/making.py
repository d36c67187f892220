"""The record that an act makes: who signs, in what right, over which texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qmsdocs.diagnostics import Place
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.fingerprint import bytes_digest
from qmsdocs.model.letters import slug
from qmsdocs.model.places import CONTENT
from qmsdocs.model.records import (
    FOLDERS,
    Capacity,
    Cover,
    Decision,
    Meaning,
    Proof,
    Record,
    RegisterChange,
)
from qmsdocs.workflow.record_text import written
from qmsdocs.workflow.warrants import Warrant

_WORDS = {
    Meaning.PREPARED: "soan-thao",
    Meaning.REVIEWED: "xem-xet",
    Meaning.APPROVED: "phe-duyet",
    Meaning.RETURNED: "tra-lai",
    Meaning.PROMULGATED: "ban-hanh",
    Meaning.WITHDRAWN: "bai-bo",
    Meaning.SUSPENDED: "tam-ngung",
    Meaning.RESUMED: "tiep-tuc",
    Meaning.BASELINE: "tiep-nhan",
    Meaning.CORRECTED: "dinh-chinh",
    Meaning.ANNULLED: "huy-ban-ghi",
    Meaning.VERDICT: "ket-luan",
    Meaning.REGISTERED: "danh-sach",
    Meaning.DISPOSED: "tieu-huy",
}
"""Words of file names; they carry no meaning (docs/formats.md, section 4)."""
_SHORT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who signs and who records, on which days, proved how.

    Attributes:
        signer: Id of who signs; with a paper act somebody else than the recorder, mostly.
        recorder: Id of who makes the record.
        signed_on: Day on the paper, or of the act.
        recorded_on: Day on which the record is made.
    """

    signer: str
    recorder: str
    signed_on: date
    recorded_on: date
    proof: Proof
    capacity: Capacity | None = None
    decision: Decision | None = None
    reason: str = ""
    predecessor: str = ""


def record_of(
    corpus: Corpus,
    meaning: Meaning,
    signing: Signing,
    warrant: Warrant,
    *,
    covers: Iterable[Cover] = (),
    annuls: tuple[str, ...] = (),
    follows: tuple[str, ...] = (),
    registers: tuple[RegisterChange, ...] = (),
) -> Record:
    """Return the record that an act makes; its id and place are not known before it is written."""
    return Record(
        id="",
        place=Place(""),
        meaning=meaning,
        organisation=corpus.office.id,
        signer=signing.signer,
        role=warrant.mandate.role,
        capacity=signing.capacity or warrant.mandate.capacity,
        mandate=_mandate(corpus, signing, warrant),
        signed_on=signing.signed_on,
        recorded_on=signing.recorded_on,
        recorded_by=signing.recorder,
        proof=signing.proof,
        decision=signing.decision,
        reason=signing.reason,
        predecessor=signing.predecessor,
        covers=tuple(covers),
        annuls=annuls,
        follows=follows,
        registers=registers,
    )


def _mandate(corpus: Corpus, signing: Signing, warrant: Warrant) -> str:
    """Return the mandate's id where the signer holds several of one role and capacity."""
    person = corpus.roster.person(signing.signer)
    used = warrant.mandate
    same = [
        each
        for each in (person.mandates_on(signing.signed_on) if person else ())
        if (each.role, each.capacity) == (used.role, used.capacity)
    ]
    return used.id if len(same) > 1 else ""


def file_of(record: Record) -> tuple[str, bytes]:
    """Return path and bytes of a record's file.

    The name ends with a part of the digest of the bytes: two people who make the same record
    at the same time make the same file, and two records never share a name.
    """
    content = written(record)
    about = slug(record.decision.number) if record.decision else ""
    if not about and record.covers:
        about = slug(record.covers[0].code)
    digest = bytes_digest(content).removeprefix("sha256:")[:_SHORT]
    words = "-".join(filter(None, (str(record.signed_on), _WORDS[record.meaning], about, digest)))
    return f"{CONTENT}/records/{FOLDERS[record.meaning]}/{words}.yml", content
