"""What waits for whom: the next step that each draft needs, and who may take it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Meaning
from qmsdocs.model.text import Text
from qmsdocs.workflow.permits import parted, target_of_case
from qmsdocs.workflow.steps import GIVES, Case, Step
from qmsdocs.workflow.warrants import Claim, warrants

_NEXT = {
    Meaning.PREPARED: Step.SUBMIT,
    Meaning.REVIEWED: Step.REVIEW,
    Meaning.APPROVED: Step.APPROVE,
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One draft and what it waits for.

    Attributes:
        step: The next step that it needs.
        since: Day of the last act over it; none for a text that nobody has submitted, since
            no record says when it was written.
        people: Ids of those who may take the step on the day, absent ones among them.
        away: Those of them who are absent on the day.
    """

    text: Text
    step: Step
    since: date | None
    people: tuple[str, ...]
    away: tuple[str, ...]


def waiting(corpus: Corpus) -> Iterator[Waiting]:
    """Yield every draft with the step that it waits for, in order of codes and numbers."""
    cases = [
        Case(corpus, timeline, text, timeline.draft_vouchers[text.fingerprint])
        for timeline in corpus.timelines.values()
        for text in timeline.drafts
    ]
    for case in sorted(cases, key=lambda each: (each.text.code, each.text.number)):
        yield _waiting(case)


def next_step(case: Case) -> Step:
    """Return the step that a draft needs next."""
    return _NEXT[case.missing[0]] if case.missing else Step.PROMULGATE


def _waiting(case: Case) -> Waiting:
    step, corpus = next_step(case), case.corpus
    able = [person for person in corpus.roster.people if _may(case, step, person.id)]
    return Waiting(
        text=case.text,
        step=step,
        since=max((act.day for act in case.vouchers), default=None),
        people=tuple(person.id for person in able),
        away=tuple(person.id for person in able if person.is_absent_on(corpus.day)),
    )


def _may(case: Case, step: Step, person: str) -> bool:
    claim = Claim(signer=person, meaning=GIVES[step], day=case.corpus.day)
    found = warrants(case.corpus, claim, [target_of_case(case)])
    return bool(found) and parted(case, claim) is None
