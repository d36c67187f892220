"""Checks on the registers and on evidence: nothing changed or lost without a record."""

from collections import defaultdict
from collections.abc import Iterator

from qmsdocs.checks.registry import Check, noted
from qmsdocs.diagnostics import Hit, Place, Severity, Subject
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Meaning, Record, RegisterChange
from qmsdocs.wording import say

_Change = tuple[Record, RegisterChange]


def _changes(corpus: Corpus, file: str) -> list[_Change]:
    return [
        (record, change)
        for record in corpus.standing
        if record.meaning is Meaning.REGISTERED
        for change in record.registers
        if change.file == file
    ]


def _without_record(corpus: Corpus) -> Iterator[Hit]:
    for file, digest in corpus.registers.items():
        changes = _changes(corpus, file)
        replaced = {before for _, change in changes for before in change.before}
        if digest and digest not in {c.after for _, c in changes} - replaced:
            said = say(
                "{file} is not the version that the last register record vouches for", file=file
            )
            yield Hit(Place(f"content/{file}"), said)


def _broken_chain(corpus: Corpus) -> Iterator[Hit]:
    for file in corpus.registers:
        changes = _changes(corpus, file)
        known = {change.after for _, change in changes}
        begun = {c.after for _, c in changes if not c.before or set(c.before) - known}
        led = _closure(changes, begun)
        for record, change in changes:
            # Versions that lead in a circle lead back to no first one either.
            if set(change.before) - known or change.after not in led:
                said = say("the version of {file} before this change is not recorded", file=file)
                yield Hit(record.at("registers"), said, subject=Subject(record=record.id))
        for record, _ in [each for each in changes if not each[1].before][1:]:
            said = say("{file} has a second first version here", file=file)
            yield Hit(record.at("registers"), said, subject=Subject(record=record.id))
        yield from _forks(changes, file)


def _forks(changes: list[_Change], file: str) -> Iterator[Hit]:
    first: dict[str, _Change] = {}
    for record, change in changes:
        for before in change.before:
            other, known = first.setdefault(before, (record, change))
            if known is not change and not _joined(changes, known.after, change.after):
                said = say(
                    "{file} was changed from the same version by '{other}' too",
                    file=file,
                    other=other.place.path,
                )
                yield Hit(record.at("registers"), said, subject=Subject(record=record.id))


def _joined(changes: list[_Change], one: str, other: str) -> bool:
    return not _closure(changes, {one}).isdisjoint(_closure(changes, {other}))


def _closure(changes: list[_Change], versions: set[str]) -> set[str]:
    """Return versions and all that changes lead to from them."""
    found = set(versions)
    while further := {c.after for _, c in changes if not found.isdisjoint(c.before)} - found:
        found |= further
    return found


def _unknown_file(corpus: Corpus) -> Iterator[Hit]:
    for hit in noted("REG004")(corpus):
        if not _said_already(corpus, hit):
            yield hit
    for record in corpus.standing:
        for change in record.registers:
            if change.file not in corpus.registers:
                said = say("'{file}' is no register", file=change.file)
                yield Hit(record.at("registers"), said, subject=Subject(record=record.id))


def _said_already(corpus: Corpus, missing: Hit) -> bool:
    """Is there a register of that name, or a folder for it, that cannot be read?"""
    paths = {fault.hit.place.path for fault in corpus.faults if fault.check != "REG004"}
    return not missing.place.line and any(
        missing.place.path == path or missing.place.path.startswith(f"{path}/") for path in paths
    )


def _evidence_of(corpus: Corpus) -> Iterator[tuple[Record, str]]:
    for record in corpus.standing:
        if record.proof.evidence:
            yield record, record.proof.evidence


def _evidence_missing(corpus: Corpus) -> Iterator[Hit]:
    if corpus.evidence is None:
        return
    disposed: defaultdict[str, set[str]] = defaultdict(set)
    for record in corpus.standing:
        if record.meaning is Meaning.DISPOSED:
            for digest in record.evidence:
                disposed[digest].add(record.id)
    for record, digest in _evidence_of(corpus):
        # A disposal is proved by evidence of its own; it cannot excuse that.
        excused = disposed[digest] - {record.id}
        if digest not in corpus.evidence and not excused:
            said = say("the evidence '{digest}' is not in the store", digest=digest)
            yield Hit(record.at("proof"), said, subject=Subject(record=record.id))


def _unknown_retention(corpus: Corpus) -> Iterator[Hit]:
    known = {each.id for each in corpus.office.retention}
    for record in corpus.standing:
        found = record.proof.retention
        if found and found not in known:
            said = say("retention class '{found}' is not in qms.yml", found=found)
            yield Hit(record.at("proof"), said, subject=Subject(record=record.id))


def _evidence_altered(corpus: Corpus) -> Iterator[Hit]:
    for record, digest in _evidence_of(corpus):
        found = (corpus.evidence or {}).get(digest, digest)
        if found != digest:
            said = say("the evidence named '{digest}' has other content", digest=digest)
            yield Hit(record.at("proof"), said, subject=Subject(record=record.id))


def _not_examined(corpus: Corpus) -> Iterator[Hit]:
    if corpus.evidence is not None:
        return
    count = sum(1 for _ in _evidence_of(corpus))
    if count:
        said = say("{count} pieces of evidence were not examined: no store is at hand", count=count)
        yield Hit(Place("content/records"), said)


WITHOUT_RECORD = Check(
    id="REG001",
    title=say("Register changed without a record"),
    why=say("Roster and rules decide who may sign; they change by a signed record only."),
    hint=say("Restore the register from git, or have the change recorded by who may do so."),
    find=_without_record,
)
BROKEN_CHAIN = Check(
    id="REG002",
    title=say("Broken row of register versions"),
    why=say("Each version of a register must lead back to the first one."),
    hint=say("Restore the missing register record from git; after a merge record both versions."),
    find=_broken_chain,
)
BROKEN_REGISTER = Check(
    id="REG004",
    title=say("Register that is missing or ambiguous"),
    why=say("Without roster and rules nobody's right can be judged."),
    hint=say("Restore qms.yml and people.yml from git; each id stands once in its list."),
    find=_unknown_file,
    needs_registers=False,
)
EVIDENCE_MISSING = Check(
    id="EVD001",
    title=say("Evidence missing"),
    why=say("A paper decision is proved by its scan; without it the record is only a claim."),
    hint=say("Put the scan back into the store, or record its lawful disposal."),
    find=_evidence_missing,
)
EVIDENCE_ALTERED = Check(
    id="EVD002",
    title=say("Evidence altered"),
    why=say("The name of a piece of evidence is the digest of its bytes; they no longer agree."),
    hint=say("Restore the original scan from your backup."),
    find=_evidence_altered,
)
NOT_EXAMINED = Check(
    id="EVD003",
    title=say("Evidence not examined"),
    why=say("Scans lie outside git; without their folder only their digests are known."),
    hint=say("Name the folder of the scans with --evidence."),
    find=_not_examined,
    severity=Severity.WARNING,
)

UNKNOWN_RETENTION = Check(
    id="EVD004",
    title=say("Retention class that is not known"),
    why=say("Evidence is kept as long as its class says; an unknown class says nothing."),
    hint=say("Annul the record and name one of the classes under 'retention' in qms.yml."),
    find=_unknown_retention,
)

REGISTERS = (
    WITHOUT_RECORD,
    BROKEN_CHAIN,
    BROKEN_REGISTER,
    EVIDENCE_MISSING,
    EVIDENCE_ALTERED,
    NOT_EXAMINED,
    UNKNOWN_RETENTION,
)
