"""Drafts for all documents that one event touches, their legal basis proposed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from qmsdocs.acts.deed import Deed
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.revising import Opening, next_drafts
from qmsdocs.errors import QmsError
from qmsdocs.law.citing import basis, mentioned
from qmsdocs.law.state.effects import Effect
from qmsdocs.law.step.bearing import Bearing, Reason
from qmsdocs.law.step.impact import Touched
from qmsdocs.law.step.reliance import Reliance
from qmsdocs.law.step.renewal import Package, Proposal, Renewal, proposals
from qmsdocs.model.causes import Cause
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.fingerprint import Node
from qmsdocs.model.text import Area, LegalReference
from qmsdocs.source.rewriting import edit_front, insert_item, remove_item, set_value
from qmsdocs.wording import Said, in_language, say
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.steps import Case, Step, case_of, hindrance

_BASIS = ("legal_basis",)


def renew(
    desk: Desk, touched: Iterable[Touched], change: str = "", *, reissue: bool = False
) -> tuple[Deed | None, Package]:
    """Return the deed of opening a draft of each text that something touches, and its drafts.

    Nothing of a draft is other than the text that it begins as but number, reason and
    ``legal_basis``. A document that has a draft, or whose next text awaits its day, is left
    alone.

    Args:
        desk: What was read.
        touched: Documents of the desk, with what is to be answered for in each.
        change: The reason for the change; without it, what happened.
        reissue: As for ``revise``.

    Returns:
        The deed, none where there is no draft to open; and what it makes of each document.
    """
    plans, apart = [], []
    for each in touched:
        found = _case(desk.corpus, each.reliance)
        if isinstance(found, Refusal):
            apart.append((each.reliance.code, found.said))
        else:
            plans.append(_plan(desk, found, each))
    if not plans:
        return None, Package(apart=tuple(apart))
    openings = [Opening(each.case, change or _change(desk, each), each.edit) for each in plans]
    deed = next_drafts(desk, openings, reissue=reissue)
    after = desk.read(deed.files)
    renewals = tuple(_renewal(after, each, deed) for each in plans)
    return deed, Package(renewals, tuple(apart))


@dataclass(frozen=True, slots=True)
class _Plan:
    case: Case
    news: Mapping[str, Sequence[Effect]]
    why: tuple[Said, ...]
    proposals: tuple[Proposal, ...]
    refused: tuple[Said, ...]

    def edit(self, front: str) -> str:
        """Return front matter with the legal basis that is proposed."""
        return _with_basis(front, self.proposals)


def _case(corpus: Corpus, reliance: Reliance) -> Case | Refusal:
    found = case_of(corpus, Step.REVISE, reliance.document)
    if isinstance(found, Refusal):
        return found
    refused = hindrance(Step.REVISE, found)
    if refused is not None:
        return refused
    if found.text.number != reliance.number and found.revision is not None:
        return Refusal(
            say(
                "{code} {number} awaits its day, {day}",
                code=found.text.code,
                number=str(found.text.number),
                day=found.revision.effective,
            )
        )
    return found


def _plan(desk: Desk, case: Case, touched: Touched) -> _Plan:
    open_ones = [each for each in touched.reasons if each.bearing is Bearing.OPEN]
    of_law = [each for each in open_ones if each.cause not in (Cause.SERVICE, Cause.FORM)]
    news = {each.of: tuple(_effects(of_law, each.of)) for each in of_law}
    days = [one.since for those in news.values() for one in those if one.since]
    proposed = proposals(
        desk.corpus.law, basis(desk.corpus, case.text), news, max([desk.day, *days])
    )
    # The last step of each path is where the text says it.
    why = tuple(dict.fromkeys(said for each in open_ones for said in each.path[:-1]))
    content = desk.tree.read(case.text.place.path).decode("utf-8-sig")
    try:
        edit_front(content, partial(_with_basis, proposals=proposed))
    except QmsError as error:
        return _Plan(case, news, why, (), (error.said,))
    return _Plan(case, news, why, proposed, ())


def _effects(found: Iterable[Reason], of: str) -> Iterator[Effect]:
    yield from dict.fromkeys(one for each in found if each.of == of for one in each.effects)


def _change(desk: Desk, plan: _Plan) -> str:
    speak = in_language(desk.corpus.office.language or "vi")
    return speak(say("Renewed because {what}", what=plan.why))


def _with_basis(front: str, proposals: Iterable[Proposal]) -> str:
    """Return front matter with its legal basis as proposed, from the last entry to the first."""
    for each in sorted(proposals, key=lambda each: each.position, reverse=True):
        behind = [_node(reference) for reference in each.behind]
        if not each.kept and not behind:
            front = remove_item(front, _BASIS, each.position)
            continue
        if not each.kept:
            front = set_value(front, (*_BASIS, each.position), behind.pop(0))
        for node in reversed(behind):
            front = insert_item(front, _BASIS, each.position, node)
    return front


def _node(reference: LegalReference) -> Node:
    if not reference.issuer and reference.issued is None:
        return reference.number
    issued = reference.issued.isoformat() if reference.issued else ""
    given = {"number": reference.number, "issuer": reference.issuer, "issued": issued}
    return {key: value for key, value in given.items() if value}


def _renewal(after: Corpus, plan: _Plan, deed: Deed) -> Renewal:
    former = plan.case.text
    drafts = [
        text
        for text in after.texts_by_id[former.id]
        if text.area is Area.DRAFT and text.place.path in deed.files
    ]
    return Renewal(
        former=former,
        draft=drafts[-1],
        why=plan.why,
        proposals=plan.proposals,
        refused=plan.refused,
        mentions=tuple(
            each
            for each in mentioned(after, drafts[-1])
            if each.found and each.found.id in plan.news
        ),
    )
