"""What a gate says to whoever commits or pushes: what was refused, why, and what to do next."""

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum

from qmsdocs.diagnostics import Diagnostic
from qmsdocs.proof.incoming import Incoming, Judgement
from qmsdocs.proof.kept import KEPT
from qmsdocs.proof.moves import OTHER_UNIT, UNEXPLAINED, UNMOVED
from qmsdocs.proof.records import ALTERED, DELETED
from qmsdocs.reports.diagnostics import as_lines
from qmsdocs.wording import Said, in_language, say

_MOST = 20
"""Diagnostics that somebody reads before they mend the first."""
_RECORDS = (ALTERED.id, DELETED.id)
_LOST = (*_RECORDS, KEPT.id)
_MOVES = (UNMOVED.id, UNEXPLAINED.id, OTHER_UNIT.id)


class Gate(Enum):
    """Where git asks, by the name that git gives to the hook."""

    COMMIT = "pre-commit"
    PUSH = "pre-receive"


def told(gate: Gate, incoming: Incoming, judgement: Judgement, language: str) -> Iterator[str]:
    """Yield what is to be said of commits that were judged, a line each; often nothing."""
    speak = in_language(language)
    if judgement.refused:
        count = len(judgement.refused)
        yield f"qmsdocs: {speak(_refused(gate, incoming))}"
        if incoming.repository.prefix:
            yield speak(say("Handbook: below '{folder}'", folder=incoming.repository.prefix))
        for each in judgement.refused[:_MOST]:
            yield from as_lines(_advised(each, incoming), language)
        if count > _MOST:
            yield speak(say("... and {count} more.", count=count - _MOST))
    if judgement.stood:
        stood = say(
            "errors that the same documents had before and that do not stand in the way: {count} "
            "('qmsdocs check' names them)",
            count=judgement.stood,
        )
        yield f"qmsdocs: {speak(stood)}"
    if judgement.refused:
        yield f"qmsdocs: {speak(_next(gate, incoming.base))}"


def _refused(gate: Gate, incoming: Incoming) -> Said:
    if gate is Gate.COMMIT:
        return say("the commit was refused for what it would bring in")
    return say(
        "the push was refused for what it would bring in up to commit {commit}",
        commit=incoming.line[-1].short,
    )


def _advised(each: Diagnostic, incoming: Incoming) -> Diagnostic:
    """Return a diagnostic with what helps as long as nothing was accepted."""
    if each.check in _MOVES:
        hint = say(
            "Let record and text come in one commit, each to the place where it belongs; the "
            "commands of qmsdocs do so ('qmsdocs --help')."
        )
    elif each.check in _LOST and incoming.base:
        source = "HEAD" if not incoming.line[-1].id else incoming.base[:10]
        path = f":/{incoming.repository.prefix}{each.place.path}"
        hint = _restoring(each.check in _RECORDS, source, path)
    else:
        return each
    return replace(each, hint=hint)


def _restoring(record: bool, source: str, path: str) -> Said:
    if record:
        return say(
            "Put it back with 'git restore --source={source} --staged --worktree -- {path}'. A "
            "wrong record is annulled by another one ('qmsdocs annul').",
            source=source,
            path=path,
        )
    return say(
        "Put it back with 'git restore --source={source} --staged --worktree -- {path}'. What "
        "is to change becomes a new revision ('qmsdocs revise').",
        source=source,
        path=path,
    )


def _next(gate: Gate, base: str) -> Said:
    if gate is Gate.COMMIT:
        return say(
            "Nothing was committed and your files are as they were. Mend what is named above, "
            "stage it with 'git add', then commit again."
        )
    if not base:
        return say("Nothing was accepted. Mend what is named above, then push again.")
    return say(
        "Nothing was accepted and your commits are still yours. 'git reset --soft {base}' takes "
        "them back and keeps your files; mend what is named above, commit and push again.",
        base=base[:10],
    )
