"""Laws on records: brought in once, never altered, never deleted, never from the future."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from qmsdocs.diagnostics import Hit, Subject
from qmsdocs.model.records import Meaning, Signed
from qmsdocs.model.terms import SIGNED
from qmsdocs.proof.arrivals import is_record, is_signature, record_beside
from qmsdocs.proof.history import History, Step
from qmsdocs.proof.law import Law
from qmsdocs.proof.losses import Loss, Losses
from qmsdocs.wording import Said, say

_ALTERED = say("record '{record}' was altered (commit {commit}, {on}, {author})")
_DELETED = say("record '{record}' was deleted (commit {commit}, {on}, {author})")
_UNSIGNED_ALTERED = say(
    "the signature beside record '{record}' was altered (commit {commit}, {on}, {author})"
)
_UNSIGNED_DELETED = say(
    "the signature beside record '{record}' was deleted (commit {commit}, {on}, {author})"
)


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
    ids: dict[str, str],
    step: Step,
) -> None:
    record, signature = before
    now, beside = files.pair(path)
    record_id = ids.get(record, "")
    said: dict[str, object] = {"record": record_id[:23], **step.named}
    subject = Subject(record=record_id)
    if record and not files.has_record(record):
        message = _with(_ALTERED if now else _DELETED, said)
        losses.add(record, Loss(path, bool(now), message, subject))
    elif signature and not files.has_signature(record, signature):
        message = _with(_UNSIGNED_ALTERED if beside else _UNSIGNED_DELETED, said)
        losses.add(before, Loss(f"{path}.sig", bool(beside), message, subject))
