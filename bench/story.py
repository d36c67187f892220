"""The invented office at work: releases of many documents, revisions, records, commit by commit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from bench.prose import Law, body, laws, sentence, title
from bench.registers import (
    FIELDS,
    FIRST_DAY,
    ORGANISATION,
    ROLES,
    UNITS,
    catalogue,
    people,
    qms,
    service,
)
from qmsdocs.diagnostics import Place
from qmsdocs.model.fingerprint import register_digest
from qmsdocs.model.records import (
    FOLDERS,
    Decision,
    Meaning,
    Proof,
    ProofKind,
    Record,
    RegisterChange,
)
from qmsdocs.model.text import Number, Text
from qmsdocs.source.reading import Reading
from qmsdocs.source.texts import read_texts
from qmsdocs.source.tree import MemoryTree
from qmsdocs.workflow.record_text import cover_of, written

START, SPAN = date(2025, 9, 1), 420
LAWS = 600
_RELEASE, _REVISED = 40, 8
_SIGNERS = {
    Meaning.REVIEWED: "vu-thi-nghiem",
    Meaning.APPROVED: "pham-thi-thu",
    Meaning.PROMULGATED: "le-van-mau",
}
_DRAFTERS = tuple(name for name, role in ROLES.items() if role == "cong-chuc")
_NEXT = {Number(1, 0): Number(1, 1), Number(1, 1): Number(2, 0)}


@dataclass(frozen=True, slots=True)
class Size:
    """How much is made.

    Attributes:
        commits: At least so many; the office's work takes some anyway.
        signed: Every record is signed; otherwise the rules ask for no proof.
    """

    documents: int
    commits: int = 0
    signed: bool = True
    seed: int = 1


@dataclass(slots=True)
class Step:
    """One commit: files written, files moved, and who has to sign what."""

    day: date
    author: str
    message: str
    writes: dict[str, bytes] = field(default_factory=dict)
    moves: list[tuple[str, str]] = field(default_factory=list)
    signers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the office, through all its revisions."""

    place: int
    id: str
    code: str
    field: str
    drafter: str

    @classmethod
    def at(cls, place: int) -> "Document":
        """Return the document at a place of the list: one in sixteen is a form."""
        if place % 16 == 15:  # noqa: PLR2004
            return cls(place, f"d{place:07d}", f"BM-{place + 1:05d}", "", _DRAFTERS[0])
        name = list(FIELDS)[place % len(FIELDS)]
        code = f"QT-{FIELDS[name]}-{place + 1:05d}"
        return cls(place, f"d{place:07d}", code, name, _DRAFTERS[place % len(_DRAFTERS)])

    @property
    def draft(self) -> str:
        """Path while it is written, without the ending."""
        return f"content/drafts/{self.code.lower()}"

    @property
    def home(self) -> str:
        """Path while it is in force, without the ending."""
        folder = f"procedures/{self.field}" if self.field else "forms"
        return f"content/{folder}/{self.code.lower()}"

    def former(self, number: Number) -> str:
        """Return the path of a replaced revision, without the ending."""
        name = f"{number.issue:02d}-{number.revision:02d}"
        return f"content/superseded/{self.code.lower()}/{name}"


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that one decision promulgates together."""

    documents: tuple[Document, ...]
    number: Number


class Story:
    """Tells the steps of an office of a size; the same size, the same bytes."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.laws = laws(self._chance("laws"), LAWS)
        self.documents = tuple(map(Document.at, range(size.documents)))
        self.batches = tuple(self._batches())
        self.open = tuple(d for d in self.documents if d.place % 25 == 0)
        own = len(self.batches) * 5 + 2
        self.spare = max(0, size.commits - own)

    def steps(self) -> Iterator[Step]:
        """Yield every commit in order; records still lack their signatures."""
        yield self._first()
        step = timedelta(1) if SPAN // len(self.batches) > 5 else timedelta(0)  # noqa: PLR2004
        for place, batch in enumerate(self.batches):
            day = START + timedelta(place * SPAN // len(self.batches))
            share = self.spare * (place + 1) // len(self.batches)
            yield from self._release(
                place, batch, day, step, share - self.spare * place // len(self.batches)
            )
        yield self._drafts(START + timedelta(SPAN + 1))

    def _chance(self, name: str) -> Random:
        return Random(f"{self.size.seed}:{name}")  # noqa: S311 - repeatable on purpose

    def _batches(self) -> Iterator[Batch]:
        for name in ("", *FIELDS):
            yield from _cut([d for d in self.documents if d.field == name], _RELEASE, Number(1, 0))
        chance = self._chance("revised")
        revised = [each for each in self.documents if chance.random() < 0.25]  # noqa: PLR2004
        yield from _cut(revised, _REVISED, Number(1, 1))
        again = [each for each in revised if chance.random() < 0.3]  # noqa: PLR2004
        yield from _cut(again, _REVISED, Number(2, 0))

    def _first(self) -> Step:
        step = Step(START, "le-van-mau", "Danh sách và danh mục")
        registers = {"qms.yml": qms(signed=self.size.signed), "people.yml": people()}
        files = {**registers, **catalogue(self.laws), "calendar.yml": 'calendar: 1\nversion: "1"\n'}
        for document in self.documents:
            code, chance = f"9.{document.place:06d}", self._chance(f"service {document.place}")
            text = service(chance, code, title(document.place), self._basis(document))
            files[f"catalogue/services/{code}.yml"] = text
        step.writes.update({f"content/{path}": text.encode() for path, text in files.items()})
        changes = tuple(RegisterChange(f, register_digest(t)) for f, t in registers.items())
        self._record(step, Meaning.REGISTERED, "le-van-mau", "dau-tien", registers=changes)
        return step

    def _release(
        self, place: int, batch: Batch, start: date, gap: timedelta, edits: int
    ) -> Iterator[Step]:
        drafter = batch.documents[0].drafter
        drafted = Step(start, drafter, f"Dự thảo đợt {place + 1}")
        for document in batch.documents:
            drafted.writes.update(self._files(document, batch.number))
        yield drafted
        for edit in range(edits):
            yield self._edit(
                batch.documents[edit % len(batch.documents)], batch.number, start, edit
            )
        texts = read_texts(Reading.of(MemoryTree(drafted.writes)))
        meanings = (Meaning.PREPARED, *_SIGNERS)
        for days, meaning in enumerate(meanings):
            signer = _SIGNERS.get(meaning, drafter)
            step = Step(start + gap * days, signer, f"{meaning} đợt {place + 1}")
            if meaning is Meaning.PREPARED and edits:
                step.writes.update(drafted.writes)
            self._vouch(step, meaning, texts, place)
            if meaning is Meaning.PROMULGATED:
                step.moves += _moves(batch)
            yield step

    def _edit(self, document: Document, number: Number, day: date, edit: int) -> Step:
        path, content = next(iter(self._files(document, number).items()))
        remark = f"\nGóp ý {edit + 1}: {sentence(self._chance(f'edit {document.place} {edit}'))}\n"
        return Step(day, document.drafter, f"Góp ý {edit + 1}", {path: content + remark.encode()})

    def _vouch(self, step: Step, meaning: Meaning, texts: tuple[Text, ...], place: int) -> None:
        final = meaning is Meaning.PROMULGATED
        covers = tuple(cover_of(text, effective=step.day if final else None) for text in texts)
        decision = Decision(f"{place + 1}/QĐ-UBND", step.day) if final else None
        self._record(
            step, meaning, step.author, f"dot-{place + 1}", covers=covers, decision=decision
        )

    def _record(self, step: Step, meaning: Meaning, signer: str, name: str, **more: object) -> None:
        make: Callable[..., Record] = Record
        proof = ProofKind.SSH if self.size.signed else ProofKind.NONE
        record = make(
            id="",
            place=Place(""),
            meaning=meaning,
            organisation=ORGANISATION,
            signer=signer,
            role=ROLES[signer],
            signed_on=step.day,
            recorded_on=step.day,
            recorded_by=signer,
            proof=Proof(proof),
            **more,
        )
        path = f"content/records/{FOLDERS[meaning]}/{step.day}-{meaning}-{name}.yml"
        step.writes[path] = written(record)
        if self.size.signed:
            step.signers[path] = signer

    def _drafts(self, day: date) -> Step:
        step = Step(day, _DRAFTERS[0], "Dự thảo đang soạn")
        last = {d.id: batch.number for batch in self.batches for d in batch.documents}
        for document in self.open:
            following = _NEXT.get(last[document.id], Number(2, 1))
            step.writes.update(self._files(document, following))
        return step

    def _basis(self, document: Document) -> tuple[Law, ...]:
        return tuple(self._chance(f"basis {document.place}").sample(self.laws, 10))

    def _files(self, document: Document, number: Number) -> dict[str, bytes]:
        """Return a document's draft of a revision, a form with its attached file."""
        chance = self._chance(f"text {document.place} {number}")
        front = "".join(f"{line}\n" for line in self._front(document, number))
        text = body(chance, document.code, self._basis(document))
        found = {f"{document.draft}.md": f"---\n{front}---\n{text}".encode()}
        if not document.field:
            found[f"{document.draft}.files/mau.txt"] = (
                f"{document.code}\n{sentence(chance)}\n".encode()
            )
        return found

    def _front(self, document: Document, number: Number) -> Iterator[str]:
        chance = self._chance(f"front {document.place}")
        yield f"id: {document.id}"
        yield f"code: {document.code}"
        yield f"title: {title(document.place)}"
        yield f"kind: {'procedure' if document.field else 'form'}"
        yield f"issue: {number.issue}"
        yield f"revision: {number.revision}"
        if number > Number(1, 0):
            yield f"change: Sửa theo kết quả rà soát lần {2 * number.issue + number.revision - 1}"
        yield f'services: ["9.{document.place:06d}"]'
        yield "legal_basis:"
        yield from (f"  - {law.number}" for law in self._basis(document))
        if document.field:
            yield f"field: {document.field}"
        yield "access: public"
        yield f'time_limit: "{chance.randint(1, 20)} ngày làm việc"'
        yield "fee: Không thu"
        yield f"unit: {chance.choice(UNITS)}"
        yield "review_months: 24"
        yield 'clauses: {"9001:2015": ["8.2.2", "8.5.1", "8.6"]}'
        yield f"keywords: [{', '.join(title(document.place).lower().split(' – '))}]"


def _cut(documents: list[Document], most: int, number: Number) -> Iterator[Batch]:
    for start in range(0, len(documents), most):
        yield Batch(tuple(documents[start : start + most]), number)


def _moves(batch: Batch) -> Iterator[tuple[str, str]]:
    before = next((number for number, after in _NEXT.items() if after == batch.number), None)
    for document in batch.documents:
        for ending in (".md",) if document.field else (".md", ".files/mau.txt"):
            if before is not None:
                yield document.home + ending, document.former(before) + ending
            yield document.draft + ending, document.home + ending


assert FIRST_DAY < START  # noqa: S101 - mandates come before acts
