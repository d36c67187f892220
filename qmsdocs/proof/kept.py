"""The law on superseded and withdrawn texts: once there, the same bytes for ever."""

from collections import Counter
from collections.abc import Iterator

from qmsdocs.diagnostics import Hit, Subject
from qmsdocs.model.text import Area
from qmsdocs.proof.history import Copy, History, Step, Turn
from qmsdocs.proof.law import Law
from qmsdocs.proof.ledger import Ledger
from qmsdocs.proof.losses import Loss, Losses
from qmsdocs.wording import Said, say

_KEPT = (Area.SUPERSEDED, Area.WITHDRAWN)


def _find(history: History) -> Iterator[Hit]:
    lying: Counter[Copy] = Counter()
    losses, ledger = Losses(), Ledger()
    for step in history.steps:
        ledger.take(step)
        turns = [turn for turn in step.turns if turn.area is not Area.DRAFT]
        for turn in turns:
            lying.subtract([turn.before] if turn.before else [])
            lying.update([turn.after] if turn.after else [])
        back = {t.path for t in turns if t.after and losses.put_back(t.after, step)}
        for turn in turns:
            if turn.area not in _KEPT or turn.before is None or turn.path in back:
                continue
            # The same text elsewhere, in force again or under another name, is not lost.
            if lying[turn.before] < 1 and not _was_annulled(history, ledger, turn.before):
                losses.add(turn.before, _loss(history, turn, turn.before, step))
    yield from (loss.hit for loss in losses.found)


def _was_annulled(history: History, ledger: Ledger, lost: Copy) -> bool:
    """Was every record annulled that ever brought a text into force? Then it never was in force."""
    sighting = history.sighting(lost)
    return sighting is not None and ledger.was_annulled(sighting.id, sighting.fingerprint)


def _loss(history: History, turn: Turn, lost: Copy, step: Step) -> Loss:
    sighting = history.sighting(lost)
    subject = sighting.subject if sighting else Subject()
    altered = turn.after is not None
    return Loss(turn.path, altered, _said(turn.area, step, altered=altered), subject)


def _said(area: Area, step: Step, *, altered: bool) -> Said:
    if area is Area.SUPERSEDED:
        if altered:
            return say(
                "a superseded text was altered (commit {commit}, {on}, {author})", **step.named
            )
        return say("a superseded text vanished (commit {commit}, {on}, {author})", **step.named)
    if altered:
        return say("a withdrawn text was altered (commit {commit}, {on}, {author})", **step.named)
    return say("a withdrawn text vanished (commit {commit}, {on}, {author})", **step.named)


KEPT = Law(
    id="VER003",
    title=say("Superseded or withdrawn text altered"),
    why=say("What was in force once can be shown for ever, exactly as it was."),
    hint=say(
        "See the commit with 'git show'; bring the text back as it was before, in a new commit, "
        "and have both explained in writing: history keeps them."
    ),
    find=_find,
)
