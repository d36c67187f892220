"""Withdrawing, superseding by another document, suspending and resuming."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.wishes import (
    Wish,
    cases_of,
    named,
    permitted,
    refuse_early_end,
    refuse_unreasoned,
    sealed,
)
from qmsdocs.model.records import Transition
from qmsdocs.model.terms import MEANING, STATE
from qmsdocs.model.timeline import State
from qmsdocs.wording import Said, say
from qmsdocs.workflow.making import record_of
from qmsdocs.workflow.naming import code_of
from qmsdocs.workflow.record_text import cover_of
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.steps import GIVES, Case, Step


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
    if step is not Step.RESUME:
        refuse_unreasoned(wish, say("this is done with a reason"))
    _refuse_useless(desk, documents, replaced_by, effective)
    refuse_early_end(transition, effective)
    cases = cases_of(desk, step, documents, effective)
    signing, warrant = permitted(desk, step, GIVES[step], cases, wish)
    _refuse_without_order(cases, effective, signing.signed_on)
    if step is Step.WITHDRAW:
        _refuse_return(cases, effective)
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


def _refuse_useless(
    desk: Desk, documents: Sequence[str], replaced_by: Sequence[str], effective: date
) -> None:
    """Refuse a successor that is the document itself, or that nobody could follow then."""
    for each in replaced_by:
        code, timeline = code_of(desk.corpus, each), desk.corpus.timelines[each]
        come = timeline.effective_on(effective)
        if each in documents:
            said = say("'{code}' cannot replace itself", code=code)
        elif not timeline.revisions:
            said = say("'{code}' cannot replace it: it is not promulgated", code=code)
        elif come and (state := timeline.state_on(come, effective)) in _OVER:
            said = say(
                "'{code}' cannot replace it: it is '{state}' on {day}",
                code=code,
                state=STATE[state],
                day=effective,
            )
        else:
            continue
        hint = say("Promulgate the new document first, then supersede the old one.")
        raise RefusedError(Refusal(said, hint))


def _refuse_without_order(cases: Sequence[Case], effective: date, signed_on: date) -> None:
    """Refuse an act of the same days as another: nothing would say which came last."""
    for case in cases:
        for act in case.timeline.endings:
            if (act.effective, act.day) == (effective, signed_on):
                raise RefusedError(
                    Refusal(
                        say(
                            "a record signed on {signed} says of '{code}' from {day} on "
                            "'{meaning}'; nothing would tell which of two such records came last",
                            code=case.text.code,
                            meaning=MEANING[act.record.meaning],
                            signed=signed_on,
                            day=effective,
                        ),
                        say(
                            "Name a later first day, or annul the other record if it was a "
                            "mistake ('qmsdocs annul')."
                        ),
                    )
                )


def _refuse_return(cases: Sequence[Case], effective: date) -> None:
    """Refuse to withdraw a document that a later revision would bring back into force."""
    for case in cases:
        later = [each for each in case.timeline.revisions if each.effective > effective]
        if later:
            day = later[0].effective
            raise RefusedError(
                Refusal(
                    say(
                        "{code} {number} is promulgated for {day} and would come into force all "
                        "the same",
                        code=case.text.code,
                        number=str(later[0].number),
                        day=day,
                    ),
                    say(
                        "Withdraw it from {day} on, or annul that promulgation first ('qmsdocs "
                        "annul').",
                        day=day,
                    ),
                )
            )


_OVER = (State.WITHDRAWN, State.EXPIRED)


_SAID: dict[Step, Callable[[Said], Said]] = {
    Step.WITHDRAW: lambda documents: say("Withdraw {documents}", documents=documents),
    Step.SUSPEND: lambda documents: say("Suspend {documents}", documents=documents),
    Step.RESUME: lambda documents: say("Resume {documents}", documents=documents),
}
