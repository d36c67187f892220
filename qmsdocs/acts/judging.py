"""The verdict that ends a review of a text in force: keep, revise or withdraw."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from qmsdocs.acts.deed import Deed
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.wishes import (
    Wish,
    cases_of,
    entitled,
    named,
    refuse_hindered,
    refuse_unreasoned,
    sealed,
)
from qmsdocs.law.step.relying import relying
from qmsdocs.model.records import Meaning, Verdict
from qmsdocs.model.text import Text
from qmsdocs.wording import say
from qmsdocs.workflow.making import record_of
from qmsdocs.workflow.permits import target_of_case
from qmsdocs.workflow.record_text import cover_of
from qmsdocs.workflow.steps import Step

_SAID = {
    Verdict.KEEP: say("keep"),
    Verdict.REVISE: say("revise"),
    Verdict.WITHDRAW: say("withdraw"),
}


def judge(desk: Desk, documents: Sequence[str], verdict: Verdict, wish: Wish) -> Deed:
    """Return the deed of ending the review of documents with one verdict and one reason.

    What made the documents suspect is answered by it: to keep them is to find them right with
    the law and the services as they are now. Nothing else changes but when the next review is
    due: who says revise or withdraw does that in an act of its own.

    Raises:
        RefusedError: A document is not in force, no reason is given, or the right is missing.
    """
    refuse_unreasoned(wish, say("a verdict is given with a reason"))
    cases = cases_of(desk, Step.CORRECT, documents)
    refuse_hindered(Step.CORRECT, cases)
    targets = [target_of_case(case) for case in cases]
    signing, warrant = entitled(desk, Meaning.VERDICT, wish, targets)
    texts = tuple(case.text for case in cases)
    made = record_of(
        desk.corpus,
        Meaning.VERDICT,
        signing,
        warrant,
        covers=[cover_of(text) for text in texts],
        follows=_of_the_same_day(desk, texts, signing.signed_on),
    )
    made = replace(relying(desk.corpus, made, texts), verdict=verdict.value)
    return Deed(
        act="verdict",
        said=say("Review {documents}: {verdict}", documents=named(texts), verdict=_SAID[verdict]),
        texts=texts,
        records=(made,),
        sealed=sealed(signing, warrant),
    )


def _of_the_same_day(desk: Desk, texts: Sequence[Text], day: date) -> tuple[str, ...]:
    """Return the verdicts of one day over these texts, which are older than one made now."""
    found = {
        act.record.id
        for text in texts
        for act in desk.corpus.acts.get(text.id, ())
        if act.record.meaning is Meaning.VERDICT and act.day == day
    }
    return tuple(sorted(found))
