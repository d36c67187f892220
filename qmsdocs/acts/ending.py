"""Withdrawing, superseding by another document, suspending and resuming."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.wishes import Wish, cases_of, named, permitted, sealed
from qmsdocs.model.records import Transition
from qmsdocs.wording import Said, say
from qmsdocs.workflow.making import record_of
from qmsdocs.workflow.naming import code_of
from qmsdocs.workflow.record_text import cover_of
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.steps import GIVES, Step


def end(
    desk: Desk,
    step: Step,
    documents: Sequence[str],
    wish: Wish,
    effective: date,
    *,
    transition: Transition | None = None,
    replaced_by: tuple[str, ...] = (),
) -> Deed:
    """Return the deed of withdrawing, suspending or resuming documents from a day on.

    Args:
        desk: What was read.
        step: Which of the three.
        documents: Ids of the documents.
        wish: Who signs, why, by which decision.
        effective: First day of the new state.
        transition: Until when files received before follow the former text.
        replaced_by: Ids of the documents that are used instead.

    Raises:
        RefusedError: A state, the rules or the roster do not allow it.
    """
    if step is not Step.RESUME and not wish.reason.strip():
        raise RefusedError(
            Refusal(say("this is done with a reason"), say("Give it with --reason TEXT."))
        )
    _refuse_useless(desk, documents, replaced_by)
    cases = cases_of(desk, step, documents)
    signing, warrant = permitted(desk, step, GIVES[step], cases, wish)
    texts = tuple(case.text for case in cases)
    covers = [
        replace(cover_of(text, effective=effective), transition=transition, replaced_by=replaced_by)
        for text in texts
    ]
    record = record_of(desk.corpus, GIVES[step], signing, warrant, covers=covers)
    return Deed(
        act=step.value,
        said=_SAID[step](named(texts)),
        texts=texts,
        records=(record,),
        sealed=sealed(signing, warrant),
    )


def _refuse_useless(desk: Desk, documents: Sequence[str], replaced_by: Sequence[str]) -> None:
    """Refuse a successor that is the document itself, or that never came into force."""
    for each in replaced_by:
        timeline = desk.corpus.timelines[each]
        if each in documents or not timeline.revisions:
            code = code_of(desk.corpus, each)
            raise RefusedError(
                Refusal(
                    say("'{code}' cannot replace it: it is not promulgated", code=code)
                    if each not in documents
                    else say("'{code}' cannot replace itself", code=code),
                    say("Promulgate the new document first, then supersede the old one."),
                )
            )


_SAID: dict[Step, Callable[[Said], Said]] = {
    Step.WITHDRAW: lambda documents: say("Withdraw {documents}", documents=documents),
    Step.SUSPEND: lambda documents: say("Suspend {documents}", documents=documents),
    Step.RESUME: lambda documents: say("Resume {documents}", documents=documents),
}
