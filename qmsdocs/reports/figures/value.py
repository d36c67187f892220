"""The figures of an office on a day, as one value; what is not known is none, never nought."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from qmsdocs.law.step.duties import Age
from qmsdocs.model.objectives import Progress
from qmsdocs.model.office import Audience
from qmsdocs.model.text import Number
from qmsdocs.reports.figures.law import InStep, Services
from qmsdocs.reports.figures.numbers import rounded
from qmsdocs.workflow.steps import Step

SOON = 30
"""Days within which a review that is to come is told."""
STAGES = (Step.SUBMIT, Step.REVIEW, Step.APPROVE, Step.PROMULGATE)
"""The steps that a draft waits for, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How many documents of a kind there are, each in its one state; drafts beside them."""

    id: str
    name: str
    in_force: int = 0
    suspended: int = 0
    withdrawn: int = 0
    expired: int = 0
    drafts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The documents of the handbook.

    Attributes:
        kinds: In the order of the office; those that stand nowhere else at the end.
        awaiting: Texts that are promulgated and await their day.
    """

    kinds: tuple[Kind, ...]
    awaiting: int

    def total(self, state: str) -> int:
        """Return how many there are over all kinds: ``in_force``, ``drafts`` and so on."""
        return sum(getattr(each, state) for each in self.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A document whose regular review is overdue, or comes soon.

    Attributes:
        days: Days since the day on which it was due; below nought, days to go.
    """

    document: str
    code: str
    title: str
    unit: str
    due: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """Regular reviews of the documents in force.

    Attributes:
        overdue: The longest first.
        soon: Those due within ``SOON`` days, the nearest first.
        later: How many are due on a later day.
        unasked: How many documents ask for no review.
    """

    overdue: tuple[Review, ...]
    soon: tuple[Review, ...]
    later: int
    unasked: int

    @property
    def longest(self) -> int | None:
        """Days by which the longest is overdue."""
        return self.overdue[0].days if self.overdue else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Drafts that wait, by the working days since the last act over each.

    Attributes:
        ages: How many there are of each age.
        oldest: Working days of the longest; none where nothing waits, or no day is known.
    """

    ages: Mapping[Age, int]
    oldest: int | None

    @property
    def count(self) -> int:
        """How many drafts wait."""
        return sum(self.ages.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What waits for a person: texts to review, to approve or to promulgate."""

    id: str
    name: str
    absent: bool
    queue: Queue


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text that waits, and for whom.

    Attributes:
        since: Day of the last act over it; none where nobody has submitted it yet.
        people: Names of those who may take the step.
    """

    document: str
    code: str
    title: str
    number: Number
    step: Step
    since: date | None
    working_days: int | None
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Approvals:
    """Drafts that wait for somebody.

    Attributes:
        stages: By the step that they need next; each stage is there.
        people: For whom they wait, who has waited longest first; none: not for this audience.
        drafts: The texts, the longest first; none as above.
    """

    stages: Mapping[Step, Queue]
    people: tuple[Person, ...] | None = None
    drafts: tuple[Draft, ...] | None = None

    @property
    def submitted(self) -> int:
        """How many texts wait for review, approval or promulgation."""
        return sum(queue.count for step, queue in self.stages.items() if step is not Step.SUBMIT)

    @property
    def oldest(self) -> int | None:
        """Working days of the text among them that has waited longest."""
        submitted = (queue for step, queue in self.stages.items() if step is not Step.SUBMIT)
        return max((q.oldest for q in submitted if q.oldest is not None), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Integrity:
    """What is held back because of integrity errors.

    Attributes:
        earlier: Documents of which an earlier proved text is shown, or the same one with a note.
        nothing: Documents of which nothing can be shown.
        registers: Errors of the registers; none: not for this audience.
        general: Errors that name no document; none as above.
    """

    earlier: int
    nothing: int
    registers: int | None
    general: int | None

    @property
    def held(self) -> int:
        """How many documents are held back."""
        return self.earlier + self.nothing

    @property
    def clean(self) -> bool:
        """Is nothing wrong, as far as this audience is told?"""
        return not (self.held or self.registers or self.general)


class Outcome(StrEnum):
    """What came of a target by a day."""

    MET = "met"
    NOT_MET = "not-met"
    NOT_MEASURED = "not-measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """A target of a quality objective on a day."""

    document: str
    code: str
    title: str
    unit: str
    progress: Progress

    @property
    def outcome(self) -> Outcome:
        """Is the target met?"""
        met = self.progress.met
        if met is None:
            return Outcome.NOT_MEASURED
        return Outcome.MET if met else Outcome.NOT_MET

    @property
    def value(self) -> Decimal | None:
        """The figure that the target is judged by, as it is told everywhere."""
        value = self.progress.value
        return None if value is None else rounded(self.progress.target, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of an office on a day, for an audience.

    Attributes:
        organisation: Id of the office.
        calendar: Version of the calendar by which working days are counted; empty: none named.
        services: None where the office names no scope, or the catalogue holds no service.
        in_step: None where the legal catalogue is empty: nobody can know then.
        objectives: Targets of the documents in force, in the order in which they state them.
    """

    day: date
    audience: Audience
    organisation: str
    office: str
    calendar: str
    documents: Documents
    services: Services | None
    in_step: InStep | None
    reviews: Reviews
    approvals: Approvals
    integrity: Integrity
    objectives: tuple[Objective, ...] = field(default=())

    def outcomes(self) -> Mapping[Outcome, int]:
        """Return how many targets came to what."""
        found = [each.outcome for each in self.objectives]
        return {outcome: found.count(outcome) for outcome in Outcome}
