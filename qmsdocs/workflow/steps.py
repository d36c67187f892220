"""What may be done next to which document, whoever asks: the command line or a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

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
            say("'{code}' has no revision in force", code=code_of(corpus, document)),
            say("'qmsdocs show {code}' shows its history.", code=code_of(corpus, document)),
        )
    return Case(corpus, timeline, text, revision.vouchers, revision)


def _draft_case(corpus: Corpus, timeline: Timeline) -> Case | Refusal:
    if not timeline.drafts:
        code = code_of(corpus, timeline.document)
        return Refusal(
            say("'{code}' has no draft", code=code),
            say("Open one with 'qmsdocs revise {code}'.", code=code),
        )
    text = timeline.drafts[-1]
    return Case(corpus, timeline, text, timeline.draft_vouchers[text.fingerprint])


def hindrance(step: Step, case: Case) -> Refusal | None:
    """Return why the state of a document does not allow a step, whoever asks."""
    return _HINDRANCES[step](case)


def hindrances(step: Step, cases: Sequence[Case]) -> tuple[Refusal, ...]:
    """Return why the states of several documents do not allow a step."""
    return tuple(found for case in cases if (found := hindrance(step, case)))


def possible(corpus: Corpus, document: str) -> tuple[Step, ...]:
    """Return the steps that the state of a document allows, whoever takes them."""
    return tuple(
        step
        for step in Step
        if isinstance(case := case_of(corpus, step, document), Case)
        and hindrance(step, case) is None
    )


def _submit(case: Case) -> Refusal | None:
    return _given_already(case, Meaning.PREPARED)


def _review(case: Case) -> Refusal | None:
    return _too_early(case, Meaning.REVIEWED) or _given_already(case, Meaning.REVIEWED)


def _approve(case: Case) -> Refusal | None:
    return _too_early(case, Meaning.APPROVED) or _given_already(case, Meaning.APPROVED)


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
    before = [m for m in case.missing if VOUCHING.index(m) < VOUCHING.index(meaning)]
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
    if not case.missing:
        return None
    return Refusal(
        say(
            "{code} {number} is not '{meaning}' yet",
            code=case.text.code,
            number=str(case.text.number),
            meaning=MEANING[case.missing[0]],
        ),
        say("'qmsdocs status' shows for whom it waits."),
    )


def _baseline(case: Case) -> Refusal | None:
    if not case.timeline.revisions:
        return None
    return Refusal(
        say("'{code}' came into force here already", code=case.text.code),
        say("What follows is a revision: submit, approve and promulgate it."),
    )


def _revise(case: Case) -> Refusal | None:
    if case.timeline.drafts:
        draft = case.timeline.drafts[-1]
        return Refusal(
            say(
                "{code} has a draft {number} already: '{path}'",
                code=draft.code,
                number=str(draft.number),
                path=draft.place.path,
            ),
            say("Go on with that one."),
        )
    return _not_in(case, frozenset(State) - {State.WITHDRAWN})


def _correct(case: Case) -> Refusal | None:
    return _not_in(case, _STANDING)


def _withdraw(case: Case) -> Refusal | None:
    return _not_in(case, _STANDING)


def _suspend(case: Case) -> Refusal | None:
    return _not_in(case, frozenset({State.IN_FORCE}))


def _resume(case: Case) -> Refusal | None:
    return _not_in(case, frozenset({State.SUSPENDED}))


def _not_in(case: Case, states: frozenset[State]) -> Refusal | None:
    if case.state in states:
        return None
    return Refusal(
        say(
            "{code} {number} is '{state}'",
            code=case.text.code,
            number=str(case.text.number),
            state=STATE[case.state],
        ),
        say("'qmsdocs show {code}' shows its history.", code=case.text.code),
    )


_STANDING = frozenset({State.IN_FORCE, State.SUSPENDED})
_HINDRANCES: dict[Step, Callable[[Case], Refusal | None]] = {
    Step.SUBMIT: _submit,
    Step.REVIEW: _review,
    Step.APPROVE: _approve,
    Step.RETURN: _return,
    Step.PROMULGATE: _promulgate,
    Step.BASELINE: _baseline,
    Step.REVISE: _revise,
    Step.CORRECT: _correct,
    Step.WITHDRAW: _withdraw,
    Step.SUSPEND: _suspend,
    Step.RESUME: _resume,
}
