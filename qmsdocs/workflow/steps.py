"""What may be done next to which document, whoever asks: the command line or a page."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import VOUCHING, Act, Meaning
from qmsdocs.model.terms import MEANING, STATE
from qmsdocs.model.text import Text
from qmsdocs.model.timeline import Revision, State, Timeline
from qmsdocs.wording import say
from qmsdocs.workflow.naming import code_of
from qmsdocs.workflow.refusal import Refusal


class Step(StrEnum):
    """What a person can do to one document."""

    SUBMIT = "submit"
    REVIEW = "review"
    APPROVE = "approve"
    RETURN = "return"
    PROMULGATE = "promulgate"
    BASELINE = "baseline"
    REVISE = "revise"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    SUSPEND = "suspend"
    RESUME = "resume"


GIVES = {
    Step.SUBMIT: Meaning.PREPARED,
    Step.REVIEW: Meaning.REVIEWED,
    Step.APPROVE: Meaning.APPROVED,
    Step.RETURN: Meaning.RETURNED,
    Step.PROMULGATE: Meaning.PROMULGATED,
    Step.BASELINE: Meaning.BASELINE,
    Step.CORRECT: Meaning.CORRECTED,
    Step.WITHDRAW: Meaning.WITHDRAWN,
    Step.SUSPEND: Meaning.SUSPENDED,
    Step.RESUME: Meaning.RESUMED,
}
"""The meaning of the record that a step makes; to revise makes none."""
OVER_DRAFT = frozenset(
    {Step.SUBMIT, Step.REVIEW, Step.APPROVE, Step.RETURN, Step.PROMULGATE, Step.BASELINE}
)
"""Steps that are taken over a draft; the others over what came into force."""


@dataclass(frozen=True, slots=True)
class Case:
    """One document as a step finds it: its timeline, the text meant, who vouched for that."""

    corpus: Corpus
    timeline: Timeline
    text: Text
    vouchers: tuple[Act, ...] = ()
    revision: Revision | None = None

    @property
    def given(self) -> set[Meaning]:
        """Meanings that the text was given."""
        return {act.record.meaning for act in self.vouchers}

    @property
    def required(self) -> list[Meaning]:
        """Meanings without which the text cannot come into force."""
        return self.corpus.office.required_on(self.corpus.day, self.text.kind)

    @property
    def missing(self) -> list[Meaning]:
        """Vouching meanings that are still to be given, in their order."""
        return [m for m in self.required if m in VOUCHING and m not in self.given]

    @property
    def state(self) -> State:
        """The one state of the text on the day."""
        if self.revision is None:
            return self.timeline.draft_state_on(self.text, self.corpus.day)
        return self.timeline.state_on(self.revision, self.corpus.day)


def case_of(corpus: Corpus, step: Step, document: str) -> Case | Refusal:
    """Return the text of a document that a step is about, or why there is none."""
    timeline = corpus.timelines[document]
    if step in OVER_DRAFT:
        return _draft_case(corpus, timeline)
    revision = timeline.revisions[-1] if timeline.revisions else None
    if step is not Step.REVISE:
        revision = timeline.effective_on(corpus.day)
    text = revision.wording_on(corpus.day).text if revision else None
    if revision is None or text is None:
        return Refusal(
            say(
                "'{code}' has no revision in force on {day}",
                code=code_of(corpus, document),
                day=corpus.day,
            ),
            say("'qmsdocs show {code}' shows its history.", code=code_of(corpus, document)),
        )
    return Case(corpus, timeline, text, revision.vouchers, revision)


def _draft_case(corpus: Corpus, timeline: Timeline) -> Case | Refusal:
    if not timeline.drafts:
        return _without_draft(corpus, timeline)
    text = timeline.drafts[-1]
    return Case(corpus, timeline, text, timeline.draft_vouchers[text.fingerprint])


def _without_draft(corpus: Corpus, timeline: Timeline) -> Refusal:
    code = code_of(corpus, timeline.document)
    if not timeline.revisions:
        return Refusal(
            say("'{code}' has no draft and never came into force", code=code),
            say("Open a new document with 'qmsdocs new'."),
        )
    newest = timeline.revisions[-1]
    return Refusal(
        say(
            "'{code}' has no draft; {number} is '{state}'",
            code=code,
            number=str(newest.number),
            state=STATE[timeline.state_on(newest, corpus.day)],
        ),
        say("Open one with 'qmsdocs revise {code}'.", code=code),
    )


def hindrance(step: Step, case: Case) -> Refusal | None:
    """Return why the state of a document does not allow a step, whoever asks."""
    return _HINDRANCES[step](case)


def possible(corpus: Corpus, document: str) -> tuple[Step, ...]:
    """Return the steps that the state of a document allows, whoever takes them."""
    return tuple(
        step
        for step in Step
        if isinstance(case := case_of(corpus, step, document), Case)
        and hindrance(step, case) is None
    )


def _vouch(case: Case, meaning: Meaning) -> Refusal | None:
    return (
        outlived(case, case.corpus.day)
        or _too_early(case, meaning)
        or _given_already(case, meaning)
    )


def outlived(case: Case, day: date) -> Refusal | None:
    """Return why a draft cannot come into force on a day: a newer text did, or all has ended."""
    newest = case.timeline.revisions[-1] if case.timeline.revisions else None
    if newest is not None and case.text.number < newest.number:
        return Refusal(
            say(
                "the draft {code} {number} is older than {newest}, which is promulgated",
                code=case.text.code,
                number=str(case.text.number),
                newest=str(newest.number),
            ),
            say("Open the next revision with 'qmsdocs revise {code}'.", code=case.text.code),
        )
    come = case.timeline.effective_on(day)
    if come is not None and case.timeline.state_on(come, day) is State.WITHDRAWN:
        return Refusal(
            say("'{code}' is withdrawn on {day}", code=case.text.code, day=day),
            say("If it was withdrawn by mistake, annul that record first ('qmsdocs annul')."),
        )
    return None


def _given_already(case: Case, meaning: Meaning) -> Refusal | None:
    given = [act for act in case.vouchers if act.record.meaning is meaning]
    if not given:
        return None
    return Refusal(
        say(
            "{code} {number} is '{meaning}' already, by {person} on {day}",
            code=case.text.code,
            number=str(case.text.number),
            meaning=MEANING[meaning],
            person=case.corpus.roster.name(given[-1].record.signer),
            day=given[-1].day,
        ),
        say("'qmsdocs status' shows for whom it waits."),
    )


def _too_early(case: Case, meaning: Meaning) -> Refusal | None:
    later = VOUCHING[VOUCHING.index(meaning) :] if meaning in VOUCHING else ()
    before = [each for each in case.missing if each not in later]
    if not before:
        return None
    return Refusal(
        say(
            "{code} {number} is not '{meaning}' yet",
            code=case.text.code,
            number=str(case.text.number),
            meaning=MEANING[before[0]],
        ),
        say("'qmsdocs status' shows for whom it waits."),
    )


def _return(case: Case) -> Refusal | None:
    if case.vouchers:
        return None
    return Refusal(
        say(
            "{code} {number} was not submitted, so that there is nothing to return",
            code=case.text.code,
            number=str(case.text.number),
        )
    )


def _promulgate(case: Case) -> Refusal | None:
    if Meaning.PROMULGATED not in case.required:
        return Refusal(
            say(
                "documents of kind '{kind}' come into force by approval, not by promulgation",
                kind=case.corpus.office.name_of(case.corpus.office.kinds, case.text.kind),
            ),
            say(
                "Approve it with its first day: 'qmsdocs approve {code} --effective DAY'.",
                code=case.text.code,
            ),
        )
    return outlived(case, case.corpus.day) or _too_early(case, Meaning.PROMULGATED)


def _baseline(case: Case) -> Refusal | None:
    if not case.timeline.revisions:
        return None
    return Refusal(
        say("'{code}' came into force here already", code=case.text.code),
        say("What follows is a revision: submit, approve and promulgate it."),
    )


def _revise(case: Case) -> Refusal | None:
    drafts = [each for each in case.timeline.drafts if each.number > case.text.number]
    if drafts:
        draft = drafts[-1]
        return Refusal(
            say(
                "{code} has a draft {number} already: '{path}'",
                code=draft.code,
                number=str(draft.number),
                path=draft.place.path,
            ),
            say("Go on with that one."),
        )
    return _not_in(case, set(State) - {State.WITHDRAWN})


def _not_in(case: Case, states: Collection[State]) -> Refusal | None:
    if case.state in states:
        return None
    return Refusal(
        say(
            "{code} {number} is '{state}' on {day}",
            code=case.text.code,
            number=str(case.text.number),
            state=STATE[case.state],
            day=case.corpus.day,
        ),
        say("'qmsdocs show {code}' shows its history.", code=case.text.code),
    )


_STANDING = (State.IN_FORCE, State.SUSPENDED)
_HINDRANCES: dict[Step, Callable[[Case], Refusal | None]] = {
    Step.SUBMIT: partial(_vouch, meaning=Meaning.PREPARED),
    Step.REVIEW: partial(_vouch, meaning=Meaning.REVIEWED),
    Step.APPROVE: partial(_vouch, meaning=Meaning.APPROVED),
    Step.RETURN: _return,
    Step.PROMULGATE: _promulgate,
    Step.BASELINE: _baseline,
    Step.REVISE: _revise,
    Step.CORRECT: partial(_not_in, states=_STANDING),
    Step.WITHDRAW: partial(_not_in, states=_STANDING),
    Step.SUSPEND: partial(_not_in, states=(State.IN_FORCE,)),
    Step.RESUME: partial(_not_in, states=(State.SUSPENDED,)),
}
