"""What integrity errors take away: records, acts and revisions that do not count."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qmsdocs.diagnostics import Diagnostic, Nature, Severity
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.places import CONTENT
from qmsdocs.model.records import Act, Meaning
from qmsdocs.model.text import Number, Text

_REGISTERS = (f"{CONTENT}/qms.yml", f"{CONTENT}/people.yml")
_DRAFTS = f"{CONTENT}/drafts/"
WHOLE = Number(0, 0)
"""Number of a fault that concerns a document as a whole."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One integrity error as far as it concerns one document, and which number of it."""

    diagnostic: Diagnostic
    number: Number


@dataclass(frozen=True, slots=True)
class Doubts:
    """Everything that may not be relied on.

    Attributes:
        records: Ids of records that do not count at all.
        acts: Record id and document id of acts that do not count.
        revisions: Document id and number of revisions that may not be shown.
        concerns: Integrity errors by document.
        registers: Errors of the registers: nobody's right can be judged.
        general: Errors that name no document.
    """

    records: frozenset[str]
    acts: frozenset[tuple[str, str]]
    revisions: frozenset[tuple[str, Number]]
    concerns: Mapping[str, tuple[Concern, ...]]
    registers: tuple[Diagnostic, ...]
    general: tuple[Diagnostic, ...]

    def counts(self, act: Act) -> bool:
        """Is there no integrity error about this act?"""
        return (act.record.id, act.cover.id) not in self.acts


def doubts_of(corpus: Corpus, diagnostics: Sequence[Diagnostic]) -> Doubts:
    """Return what the integrity errors among diagnostics take away."""
    errors = [
        each
        for each in diagnostics
        if each.severity is Severity.ERROR and each.nature is Nature.INTEGRITY
    ]
    unbound = _unbound(corpus)
    registers = tuple(each for each in errors if _of_registers(corpus, each))
    concerns: defaultdict[str, list[Concern]] = defaultdict(list)
    general = []
    known = frozenset(corpus.document_ids)
    for each in errors:
        found = [pair for pair in _concerned(corpus, each, unbound) if pair[0] in known]
        for document, concern in found:
            concerns[document].append(concern)
        if not found and each not in registers and not each.place.path.startswith(_DRAFTS):
            general.append(each)
    return Doubts(
        frozenset(s.record for e in errors if (s := e.subject).record and _whole(corpus, e)),
        frozenset((e.subject.record, e.subject.document) for e in errors if e.subject.record),
        frozenset(_revisions(errors, unbound)),
        {document: tuple(found) for document, found in concerns.items()},
        registers,
        tuple(general),
    )


def _whole(corpus: Corpus, error: Diagnostic) -> bool:
    # An annulment that may not be for one text is none: it would make a record vanish.
    record = corpus.record_by_id.get(error.subject.record)
    annuls = record is not None and record.meaning is Meaning.ANNULLED
    return annuls or not error.subject.document


def _revisions(
    errors: Sequence[Diagnostic], unbound: Mapping[str, Text]
) -> Iterator[tuple[str, Number]]:
    for error in errors:
        subject = error.subject
        # A text that no record binds is never shown; its fault is not that of the revision.
        own = error.place.path not in unbound
        if subject.document and subject.issue and not subject.record and own:
            yield subject.document, Number(subject.issue, subject.revision)


def _concerned(
    corpus: Corpus, error: Diagnostic, unbound: Mapping[str, Text]
) -> Iterator[tuple[str, Concern]]:
    subject = error.subject
    text = unbound.get(error.place.path)
    if text is not None and error.place.path.startswith(_DRAFTS):
        return
    if subject.document:
        if subject.issue or not error.place.path.startswith(_DRAFTS):
            number = Number(subject.issue, subject.revision)
            yield subject.document, Concern(error, number)
    elif subject.record:
        for document, number in _covered(corpus, subject.record):
            yield document, Concern(error, number)
    else:
        same = next((t for t in corpus.texts if t.place.path == error.place.path), None)
        if same is not None:
            yield same.id, Concern(error, same.number)


def _covered(corpus: Corpus, record_id: str) -> Iterator[tuple[str, Number]]:
    record = corpus.record_by_id.get(record_id)
    if record is None:
        return
    for each in (record_id, *record.annuls):
        known = corpus.record_by_id.get(each)
        for cover in known.covers if known else ():
            yield cover.id, cover.number


def _unbound(corpus: Corpus) -> dict[str, Text]:
    bound = {
        (document, wording.fingerprint)
        for document, timeline in corpus.timelines.items()
        for revision in timeline.revisions
        for wording in revision.wordings
    }
    return {t.place.path: t for t in corpus.texts if (t.id, t.fingerprint) not in bound}


def _of_registers(corpus: Corpus, error: Diagnostic) -> bool:
    record = corpus.record_by_id.get(error.subject.record)
    if record is not None and record.meaning is Meaning.REGISTERED:
        return True
    return error.place.path in _REGISTERS
