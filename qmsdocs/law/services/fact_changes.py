"""Which facts differ between two texts of a document: what people at the counter must relearn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qmsdocs.law.services.anatomy import Anatomy
from qmsdocs.law.services.dossiers import Asked
from qmsdocs.law.services.flows import Flow, Step
from qmsdocs.law.services.parts import Part
from qmsdocs.law.services.plain_letters import bare
from qmsdocs.model.passages import plain

_ALIKE = 0.45
"""Share of words in common from which two lines are one that was reworded."""
_WORD = re.compile(r"[a-z0-9]+")
_HEAD = re.compile(r"[(;,:]")
_MARK = re.compile(r"[xX✓✔]\Z")


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that is another one now; nothing stands where it was not or is no more.

    Attributes:
        where: The step, where it is one; empty else.
        case: The case that it is about, as the text names it.
    """

    part: Part
    old: str
    new: str
    where: str = ""
    case: str = ""


def changed_facts(before: Anatomy, after: Anatomy) -> tuple[FactChange, ...]:
    """Return what differs between the facts of two texts, part by part.

    What could be read of one text alone is left out: that it could not be read of the other
    says nothing of it.
    """
    return (
        *(change for part in Part for change in _stated(part, before, after)),
        *_dossier(before, after),
        *_steps(before, after),
    )


class _Paired(NamedTuple):
    """A former line and the present one in its place, either of which may be missing."""

    old: str
    new: str


def _stated(part: Part, before: Anatomy, after: Anatomy) -> Iterator[FactChange]:
    if part in before.stated and part in after.stated:
        old, new = before.stated[part].words, after.stated[part].words
        for each in _paired(old, new):
            yield FactChange(part, each.old, each.new)


def _dossier(before: Anatomy, after: Anatomy) -> Iterator[FactChange]:
    if not before.dossier or not after.dossier:
        return
    old, new = (
        [_paper(p) for case in each.dossier for p in case.papers] for each in (before, after)
    )
    for each in _paired(old, new):
        yield FactChange(Part.DOSSIER, each.old, each.new)


def _paper(paper: Asked) -> str:
    """Return a paper with what is asked of it, as one line."""
    counts = ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
    counted = (
        named if _MARK.match(count) else f"{count} {named}" for count, named in counts if count
    )
    return " · ".join(filter(None, (plain(paper.text), *counted, plain(paper.form), paper.note)))


def _steps(before: Anatomy, after: Anatomy) -> Iterator[FactChange]:
    """Yield what differs between flows of the same case, or between the only ones."""
    old = {bare(each.case): each for each in before.flows}
    alone = len(before.flows) == len(after.flows) == 1
    for now in after.flows:
        was = before.flows[0] if alone else old.get(bare(now.case))
        if was is not None:
            yield from _of_flow(was, now)


def _of_flow(was: Flow, now: Flow) -> Iterator[FactChange]:
    old, new = (
        {each.number or str(n): _step(each) for n, each in enumerate(flow.steps, start=1)}
        for flow in (was, now)
    )
    for number in dict.fromkeys((*old, *new)):
        before, after = old.get(number, ""), new.get(number, "")
        if before != after:
            yield FactChange(Part.STEPS, before, after, number, now.case)
    if was.total != now.total and was.total and now.total:
        yield FactChange(Part.STEPS, was.total, now.total, "", now.case)


def _step(step: Step) -> str:
    return " · ".join(filter(None, (plain(step.what), step.who, step.time)))


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[_Paired]:
    """Yield the lines that differ, each with the one that it was or became."""
    kept = {*old} & {*new}
    gone = {each: _words(each) for each in old if each not in kept}
    for each in new:
        if each in kept:
            continue
        own = _words(each)
        best = max(gone, key=lambda was: _likeness(gone[was], own), default="")
        if best and _likeness(gone[best], own) >= _ALIKE:
            del gone[best]
            yield _Paired(best, each)
        else:
            yield _Paired("", each)
    yield from (_Paired(each, "") for each in gone)


def _words(line: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a line, and those of what it begins with: what a paper is called."""
    whole = bare(line)
    head = _HEAD.split(whole, maxsplit=1)[0]
    return frozenset(_WORD.findall(whole)), frozenset(_WORD.findall(head))


def _likeness(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> float:
    return max(map(_share, one, other))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of words that two lines have in common, from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
