"""Submitting, reviewing, approving and returning drafts."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.wishes import Wish, cases_of, named, permitted, refuse_unreasoned, sealed
from qmsdocs.law.step.relying import relying
from qmsdocs.model.records import Meaning
from qmsdocs.wording import Said, say
from qmsdocs.workflow.making import record_of
from qmsdocs.workflow.record_text import cover_of
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.steps import GIVES, Case, Step


def vouch(
    desk: Desk,
    step: Step,
    documents: Sequence[str],
    wish: Wish,
    effective: Mapping[str, date] | None = None,
) -> Deed:
    """Return the deed of submitting, reviewing or approving drafts: one record over all.

    Args:
        desk: What was read.
        step: Which of the three.
        documents: Ids of the documents.
        wish: Who signs.
        effective: First days by document id, for kinds that come into force by approval.

    Raises:
        RefusedError: A state, the rules or the roster do not allow it.
    """
    _refuse_gone(desk)
    cases = cases_of(desk, step, documents)
    days = effective or {}
    if step is Step.APPROVE:
        _refuse_days(cases, days)
    signing, warrant = permitted(desk, step, GIVES[step], cases, wish)
    covers = [cover_of(case.text, effective=days.get(case.text.id)) for case in cases]
    texts = tuple(case.text for case in cases)
    record = record_of(desk.corpus, GIVES[step], signing, warrant, covers=covers)
    if step is Step.APPROVE:
        record = relying(desk.corpus, record, texts)
    return Deed(
        act=step.value,
        said=_SAID[step](named(texts)),
        texts=texts,
        records=(record,),
        sealed=sealed(signing, warrant),
    )


def send_back(desk: Desk, documents: Sequence[str], wish: Wish) -> Deed:
    """Return the deed of returning drafts: what was vouched for them counts no more.

    Raises:
        RefusedError: Nothing was vouched for, no reason is given, or the right is missing.
    """
    refuse_unreasoned(wish, say("a text is returned with a reason"))
    cases = cases_of(desk, Step.RETURN, documents)
    signing, warrant = permitted(desk, Step.RETURN, Meaning.RETURNED, cases, wish)
    follows = {act.record.id for case in cases for act in case.vouchers}
    record = record_of(
        desk.corpus,
        Meaning.RETURNED,
        signing,
        warrant,
        covers=[cover_of(case.text) for case in cases],
        follows=tuple(sorted(follows)),
    )
    texts = tuple(case.text for case in cases)
    return Deed(
        act=Step.RETURN.value,
        said=say("Return {documents}", documents=named(texts)),
        texts=texts,
        records=(record,),
        sealed=sealed(signing, warrant),
    )


def _refuse_gone(desk: Desk) -> None:
    """Refuse to submit drafts whose files were taken away."""
    for draft in desk.drafts_gone:
        path = draft.place.path
        raise RefusedError(
            Refusal(
                say("'{path}' was taken away, so that nothing can be submitted", path=path),
                say(
                    "Take it back ('git restore {path}'), or give the draft up for good: 'qmsdocs "
                    "save {code}'.",
                    path=path,
                    code=draft.code,
                ),
            )
        )


def _refuse_days(cases: Sequence[Case], days: Mapping[str, date]) -> None:
    """Refuse an approval with a first day where a decision sets it, and without where none does."""
    for case in cases:
        promulgated, given = Meaning.PROMULGATED in case.required, case.text.id in days
        if promulgated and given:
            raise RefusedError(
                Refusal(
                    say(
                        "the first day of {code} is set by the decision that promulgates it",
                        code=case.text.code,
                    ),
                    say("Leave --effective out."),
                )
            )
        if not promulgated and not given:
            raise RefusedError(
                Refusal(
                    say(
                        "{code} comes into force by approval: its first day is missing",
                        code=case.text.code,
                    ),
                    say("Name its first day with --effective DAY."),
                )
            )


_SAID: dict[Step, Callable[[Said], Said]] = {
    Step.SUBMIT: lambda documents: say("Submit {documents}", documents=documents),
    Step.REVIEW: lambda documents: say("Review {documents}", documents=documents),
    Step.APPROVE: lambda documents: say("Approve {documents}", documents=documents),
}
