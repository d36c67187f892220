"""The story acted out: each step becomes the files of one commit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, timezone

from qmsdocs.demo.story import Sample, Step, ToldAct
from qmsdocs.diagnostics import Place
from qmsdocs.edits.history import Author, Commit
from qmsdocs.errors import QmsError
from qmsdocs.law.step.relying import relying
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.fingerprint import bytes_digest, register_digest
from qmsdocs.model.places import draft_home
from qmsdocs.model.records import FOLDERS, Cover, Meaning, ProofKind, Record, RegisterChange
from qmsdocs.model.text import Area, Text
from qmsdocs.source.load import Aids, load
from qmsdocs.source.signatures import sign
from qmsdocs.source.tree import MemoryTree
from qmsdocs.wording import say
from qmsdocs.workflow.moves import due_moves
from qmsdocs.workflow.record_text import cover_of, written

_MORNING = time(9, tzinfo=timezone(timedelta(hours=7)))
_OF_TEXTS_IN_FORCE = (Meaning.WITHDRAWN, Meaning.SUSPENDED, Meaning.RESUMED, Meaning.VERDICT)


@dataclass(slots=True)
class Replay:
    """The handbook as the story has made it so far.

    Attributes:
        files: Every file of the tree, by path.
        names: Id of each record made so far, by its name in the story.
    """

    sample: Sample
    files: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    # Hundreds of readings of almost the same files.
    _aids: Aids = field(default_factory=lambda: Aids(kept={}, worked_out={}))

    def commits(self, steps: tuple[Step, ...]) -> Iterator[Commit]:
        """Yield a commit for each step, with the whole tree after it."""
        for position, step in enumerate(steps):
            self._place(step)
            for act in step.acts:
                self._act(act)
            self._settle(step.day)
            people = self._corpus(step.day).roster
            person = people.person(step.by)
            if person is None:
                raise QmsError(say("'{person}' is not in people.yml", person=step.by))
            author = Author(person.name, person.email)
            yield Commit(_moment(step.day, position), author, step.message, dict(self.files))

    def _place(self, step: Step) -> None:
        for name in step.places:
            found = self.sample.content / name
            paths = sorted(found.rglob("*")) if found.is_dir() else [found]
            for path in paths:
                if path.is_file():
                    where = path.relative_to(self.sample.content).as_posix()
                    self.files[f"content/{where}"] = path.read_bytes()
        for name in step.drafts:
            self._draft(name)

    def _draft(self, name: str) -> Text:
        """Put a text of the sample, with its attached files, among the drafts."""
        source = self.sample.content / name
        path = f"content/drafts/{source.name}"
        placed = {path: source.read_bytes()}
        attached = source.with_suffix(".files")
        for each in sorted(attached.rglob("*")) if attached.is_dir() else []:
            inner = each.relative_to(attached).as_posix()
            placed[f"{path.removesuffix('.md')}.files/{inner}"] = each.read_bytes()
        registers = {p: b for p, b in self.files.items() if p in _REGISTERS}
        corpus = load(MemoryTree({**registers, **placed}), date.min)
        if len(corpus.texts) != 1:
            raise QmsError(say("'{path}' of the sample is no controlled text", path=name))
        home = draft_home(corpus.texts[0]).removesuffix(".md")
        for where, content in placed.items():
            self.files[home + where.removeprefix(path.removesuffix(".md"))] = content
        return corpus.texts[0]

    def _act(self, told: ToldAct) -> None:
        record = Record(
            id="",
            place=Place(""),
            meaning=told.meaning,
            organisation=self._corpus(told.signed_on).office.id or _organisation(self.sample, told),
            signer=told.signer,
            role=told.role,
            capacity=told.capacity,
            signed_on=told.signed_on,
            recorded_on=told.recorded_on,
            recorded_by=told.recorded_by,
            decision=told.decision,
            predecessor=told.predecessor,
            reason=told.reason,
            verdict=told.verdict or "",
            proof=told.proof,
            covers=tuple(self._covers(told)),
            annuls=tuple(self.names[name] for name in told.annuls),
            registers=tuple(self._registers(told)),
        )
        self._write(self._relying(record) if told.says_law else record, told.name)

    def _relying(self, record: Record) -> Record:
        """Return a record that also says what was known of the law on the day signed."""
        corpus = self._corpus(record.signed_on)
        covered = {(cover.id, cover.fingerprint) for cover in record.covers}
        texts = [text for text in corpus.texts if (text.id, text.fingerprint) in covered]
        return relying(corpus, record, texts)

    def _write(self, record: Record, name: str) -> None:
        path = f"content/records/{FOLDERS[record.meaning]}/{name}.yml"
        content = written(record)
        person = record.signer if record.proof.kind is ProofKind.SSH else record.recorded_by
        self.files[path] = content
        self.files[path + ".sig"] = sign(content, (self.sample.demo / "keys" / person).read_bytes())
        self.names[name] = bytes_digest(content)

    def _covers(self, told: ToldAct) -> Iterator[Cover]:
        corpus = self._corpus(told.signed_on)
        area = Area.CURRENT if told.meaning in _OF_TEXTS_IN_FORCE else Area.DRAFT
        for code in told.codes:
            text = _text(corpus, code, area)
            cover = cover_of(text, effective=told.effective, expires=told.expires)
            yield replace(cover, transition=told.transition, replaced_by=told.replaced_by)
        for name in told.corrected:
            after = self._draft(name)
            before = next(t for t in corpus.texts if t.id == after.id and t.area is Area.CURRENT)
            cover = cover_of(after, effective=told.effective)
            yield replace(cover, corrects=before.fingerprint)

    def _registers(self, told: ToldAct) -> Iterator[RegisterChange]:
        for file, source in told.registers:
            path = f"content/{file}"
            base = self.sample.content if source == file else self.sample.demo
            after = (base / source).read_bytes()
            before = self.files.get(path)
            old = (register_digest(before.decode()),) if before is not None else ()
            self.files[path] = after
            yield RegisterChange(file, register_digest(after.decode()), old)

    def _settle(self, day: date) -> None:
        for move in due_moves(self._corpus(day)):
            content = self.files.pop(move.source)
            if move.target is not None:
                self.files[move.target] = content

    def _corpus(self, day: date) -> Corpus:
        return load(MemoryTree(_without_signatures(self.files)), day, self._aids)


_REGISTERS = ("content/qms.yml", "content/people.yml")


def _moment(day: date, position: int) -> datetime:
    """Return nine o'clock in Viet Nam plus a minute a commit."""
    return datetime.combine(day, _MORNING) + timedelta(minutes=position)


def _without_signatures(files: Mapping[str, bytes]) -> dict[str, bytes]:
    # What moves when does not depend on signatures, and examining them takes most of the time.
    return {path: content for path, content in files.items() if not path.endswith(".sig")}


def _organisation(sample: Sample, told: ToldAct) -> str:
    source = dict(told.registers)["qms.yml"]
    base = sample.content if source == "qms.yml" else sample.demo
    files = {"content/qms.yml": (base / source).read_bytes()}
    return load(MemoryTree(files), told.signed_on).office.id


def _text(corpus: Corpus, code: str, area: Area) -> Text:
    found = [text for text in corpus.texts if text.code == code and text.area is area]
    if len(found) != 1:
        raise QmsError(
            say(
                "the story names '{code}' in '{area}', found {count}",
                code=code,
                area=area.value,
                count=len(found),
            )
        )
    return found[0]
