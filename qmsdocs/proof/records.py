"""Laws on records: brought in once, never altered, never deleted, never from the future."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qmsdocs.diagnostics import Hit, Subject
from qmsdocs.model.records import Signed
from qmsdocs.model.terms import SIGNED
from qmsdocs.proof.arrivals import is_record, is_signature, record_beside
from qmsdocs.proof.history import History, Step
from qmsdocs.proof.law import Law, at, shortened
from qmsdocs.proof.losses import Loss, Losses
from qmsdocs.wording import Said, Value, say


@dataclass(slots=True)
class _Files:
    """Record and signature files by path, and where each content lies."""

    blobs: dict[str, str] = field(default_factory=dict)
    where: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def put(self, path: str, blob: str) -> None:
        before = self.blobs.pop(path, "")
        self.where[before].discard(path)
        if blob:
            self.blobs[path] = blob
            self.where[blob].add(path)

    def pair(self, path: str) -> tuple[str, str]:
        """Return the record at a path and the signature beside it."""
        return self.blobs.get(path, ""), self.blobs.get(f"{path}.sig", "")

    def has_record(self, blob: str) -> bool:
        return any(is_record(path) for path in self.where[blob])

    def has_signature(self, record: str, signature: str) -> bool:
        """Does this signature lie beside this record; or anywhere, if it lay beside none?"""
        return any(
            not record or self.blobs.get(record_beside(path)) == record
            for path in self.where[signature]
            if is_signature(path)
        )


def _losses(history: History) -> Losses:
    files, losses = _Files(), Losses()
    for step in history.steps:
        changes = [c for c in step.commit.changes if is_record(c.path) or is_signature(c.path)]
        owners = dict.fromkeys(record_beside(change.path) for change in changes)
        before = {path: files.pair(path) for path in owners}
        for change in changes:
            files.put(change.path, change.after)
        back = {path for path in owners if _put_back(files.pair(path), losses, step)}
        for path in owners:
            if path not in back:
                _compare(path, before[path], files, losses, history.record_ids, step)
    return losses


def _put_back(pair: tuple[str, str], losses: Losses, step: Step) -> bool:
    record, signature = pair
    found = losses.put_back(record, step)
    return losses.put_back((record, signature), step) or found


def _compare(
    path: str,
    before: tuple[str, str],
    files: _Files,
    losses: Losses,
    ids: Mapping[str, str],
    step: Step,
) -> None:
    record, signature = before
    now, beside = files.pair(path)
    record_id = ids.get(record, "")
    subject = Subject(record=record_id)
    if record and not files.has_record(record):
        said = _altered(record_id, step) if now else _deleted(record_id, step)
        losses.add(record, Loss(path, bool(now), said, subject))
    elif signature and not files.has_signature(record, signature):
        altered = beside not in ("", signature)
        said = _unsigned(record_id, step, altered=altered)
        losses.add(before, Loss(f"{path}.sig", altered, said, subject))


def _altered(record: str, step: Step) -> Said:
    return say(
        "record '{record}' was altered (commit {commit}, {on}, {author})",
        record=shortened(record),
        **step.named,
    )


def _deleted(record: str, step: Step) -> Said:
    return say(
        "record '{record}' was deleted (commit {commit}, {on}, {author})",
        record=shortened(record),
        **step.named,
    )


def _unsigned(record: str, step: Step, *, altered: bool) -> Said:
    values: dict[str, Value] = {"record": shortened(record), **step.named}
    if altered:
        return say(
            "the signature of record '{record}' was altered (commit {commit}, {on}, {author})",
            **values,
        )
    return say(
        "the signature of record '{record}' lies beside it no more "
        "(commit {commit}, {on}, {author})",
        **values,
    )


def _find_altered(history: History) -> Iterator[Hit]:
    return _losses(history).hits(altered=True)


def _find_deleted(history: History) -> Iterator[Hit]:
    return _losses(history).hits(altered=False)


def _find_future(history: History) -> Iterator[Hit]:
    for step in history.steps:
        for record in step.arrivals:
            if record.recorded_on > step.day:
                said = say(
                    "'recorded_on' is {found}, later than the commit that brought the record in "
                    "(commit {commit}, {on}, {author})",
                    found=record.recorded_on,
                    **step.named,
                )
                yield Hit(at(record.place.path), said, subject=Subject(record=record.id))


def _find_unproved(history: History) -> Iterator[Hit]:
    for step in history.steps:
        for record in step.arrivals:
            found = history.signatures.get(record.id)
            if found is not None and found.state is not Signed.GOOD:
                said = say(
                    "the signature does not hold by the registers as they were when the record "
                    "was accepted: {reason} (commit {commit}, {on}, {author})",
                    reason=SIGNED[found.state],
                    **step.named,
                )
                yield Hit(at(record.place.path), said, subject=Subject(record=record.id))


ALTERED = Law(
    id="VER001",
    title=say("Record altered"),
    why=say("A record is worth only the exact bytes that were accepted."),
    hint=say(
        "See the commit with 'git show'; bring the record back as it was before, in a new "
        "commit, and have both explained in writing: history keeps them."
    ),
    find=_find_altered,
)
DELETED = Law(
    id="VER002",
    title=say("Record deleted"),
    why=say("Who vouched for what stays known for ever; a wrong record is annulled by another."),
    hint=say(
        "Bring the record back from the commit before ('git checkout COMMIT^ -- FILE'), and "
        "have the deletion explained in writing: history keeps it."
    ),
    find=_find_deleted,
)
FUTURE = Law(
    id="VER010",
    title=say("Record dated after its acceptance"),
    why=say("Nothing can be accepted before the day on which it was made."),
    hint=say("Look at the clock of the machine that committed; annul the record if it is wrong."),
    find=_find_future,
)
UNPROVED = Law(
    id="VER011",
    title=say("Signature that did not hold when it was accepted"),
    why=say("A key that was added to the register later proves nothing about an older record."),
    hint=say("Annul the record, and have the act signed again with a registered key."),
    find=_find_unproved,
)
