"""The figures of an office, gathered from what the records, the law and measurements say."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from qmsdocs.law.step.coverage import Coverage
from qmsdocs.law.step.duties import Age, age
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import collation_key
from qmsdocs.model.objectives import Measurement, progress
from qmsdocs.model.office import Audience
from qmsdocs.model.review import review_due
from qmsdocs.model.text import Text
from qmsdocs.model.timeline import State, Timeline
from qmsdocs.reports.figures.law import Field, InStep, Next, Services
from qmsdocs.reports.figures.value import (
    SOON,
    STAGES,
    Approvals,
    Documents,
    Draft,
    Figures,
    Integrity,
    Kind,
    Objective,
    Person,
    Queue,
    Review,
    Reviews,
)
from qmsdocs.reports.sync import Sync
from qmsdocs.workflow.steps import Step
from qmsdocs.workflow.waiting import Waiting, awaiting, waiting

Rows = Mapping[tuple[str, str], tuple[Measurement, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """A document as it stands on the day: the text shown, its state, what is proved of it."""

    text: Text
    state: State
    timeline: Timeline

    @property
    def in_force(self) -> bool:
        """Is it in force on the day?"""
        return self.state is State.IN_FORCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What of a handbook is counted.

    Attributes:
        documents: What is proved and what the audience may see, in order of the codes.
        sync: How far these are out of step.
        sees: May the audience see a text?
        integrity: What is held back.
        rows: Measurements that may be relied on, by document and target.
    """

    audience: Audience
    documents: tuple[Standing, ...]
    sync: Sync
    sees: Callable[[Text], bool]
    integrity: Integrity
    rows: Rows


def figures(corpus: Corpus, ground: Ground) -> Figures:
    """Return the figures of an office on the day of its handbook."""
    waits = tuple(each for each in waiting(corpus) if ground.sees(each.text))
    standing = [each for each in ground.documents if each.in_force]
    return Figures(
        day=corpus.day,
        audience=ground.audience,
        organisation=corpus.office.id,
        office=corpus.office.name,
        calendar=corpus.calendar.version,
        documents=_documents(corpus, ground, waits),
        services=_services(corpus, ground.sync.coverage),
        in_step=_in_step(ground.sync) if corpus.law.documents else None,
        reviews=_reviews(corpus, standing),
        approvals=_approvals(corpus, waits, ground.audience),
        integrity=ground.integrity,
        objectives=tuple(
            o for each in standing for o in objectives(corpus, each.text, ground.rows)
        ),
    )


def objectives(corpus: Corpus, text: Text, rows: Rows) -> Iterator[Objective]:
    """Yield the targets of a text with what was measured by the day of the handbook."""
    office = corpus.office
    for target in text.targets:
        own = rows.get((text.id, target.id), ())
        yield Objective(
            document=text.id,
            code=text.code,
            title=text.title,
            unit=office.name_of(office.units, office.unit_on(target.owner, corpus.day)),
            progress=progress(target, own, corpus.day, corpus.calendar),
        )


def _documents(corpus: Corpus, ground: Ground, waits: Iterable[Waiting]) -> Documents:
    office = corpus.office
    states = Counter((each.text.kind, each.state) for each in ground.documents)
    drafts = Counter(each.text.kind for each in waits)
    used = sorted({kind for kind, _ in states} | set(drafts), key=collation_key)
    kinds = dict.fromkeys([*(kind.id for kind in office.kinds), *used])
    coming = (each.revision.wordings[0].text for each in awaiting(corpus))
    return Documents(
        kinds=tuple(
            Kind(
                id=kind,
                name=office.name_of(office.kinds, kind),
                in_force=states[kind, State.IN_FORCE],
                suspended=states[kind, State.SUSPENDED],
                withdrawn=states[kind, State.WITHDRAWN],
                expired=states[kind, State.EXPIRED],
                drafts=drafts[kind],
            )
            for kind in kinds
        ),
        awaiting=sum(1 for text in coming if text is not None and ground.sees(text)),
    )


def _services(corpus: Corpus, found: Coverage) -> Services | None:
    if not found.scoped or not corpus.services.listed:
        return None
    due = Counter(each.field for each in found.due)
    lacking = Counter(each.field for each in found.missing)
    return Services(
        fields=tuple(
            Field(name=name, due=due[name], covered=due[name] - lacking[name])
            for name in sorted(due, key=collation_key)
        ),
        ended=len(found.ended),
        unlisted=len(found.unlisted),
        unknown=len(found.unknown),
    )


def _in_step(found: Sync) -> InStep:
    day, ledger = found.standing.day, found.ledger
    late = [s for s in found.suspects if s.due and s.due < day and not s.suspicion.answered]
    return InStep(
        procedures=len(found.rows),
        sound=found.in_step,
        suspect=found.now.suspect,
        ages={each: len(found.of_age(each)) for each in Age},
        answered=found.answered,
        late=len(late),
        exposed=found.now.exposed,
        since=ledger.period.first,
        document_days=ledger.document_days,
        document_working_days=ledger.document_working_days,
        days=ledger.days,
        working_days=ledger.working_days,
        in_doubt=found.doubtful,
        coming=len(found.coming),
        next=_next(found),
        trend=found.trend,
    )


def _next(found: Sync) -> Next | None:
    today = found.standing.day
    for each in found.coming:
        if each.day is not None:
            return Next(
                number=each.legal.number,
                day=each.day,
                ends=each.ends,
                days=(each.day - today).days,
                working_days=found.standing.calendar.between(today, each.day),
            )
    return None


def _reviews(corpus: Corpus, standing: Iterable[Standing]) -> Reviews:
    due = [(_due(corpus, each), each.text) for each in standing]
    known = sorted(
        (_review(corpus, text, day) for day, text in due if day is not None),
        key=lambda each: (each.due, collation_key(each.code), each.document),
    )
    last = corpus.day + timedelta(SOON) if (date.max - corpus.day).days > SOON else date.max
    soon = tuple(each for each in known if corpus.day <= each.due <= last)
    overdue = tuple(each for each in known if each.due < corpus.day)
    return Reviews(
        overdue=overdue,
        soon=soon,
        later=len(known) - len(soon) - len(overdue),
        unasked=len(due) - len(known),
    )


def _due(corpus: Corpus, each: Standing) -> date | None:
    acts = corpus.acts.get(each.timeline.document, ())
    return review_due(each.timeline, acts, corpus.day)


def _review(corpus: Corpus, text: Text, due: date) -> Review:
    office = corpus.office
    return Review(
        document=text.id,
        code=text.code,
        title=text.title,
        unit=office.name_of(office.units, office.unit_on(text.unit, corpus.day)),
        due=due,
        days=(corpus.day - due).days,
    )


def _approvals(corpus: Corpus, waits: Iterable[Waiting], audience: Audience) -> Approvals:
    found = [(each, _days(corpus, each)) for each in waits]
    stages = {step: _queue(days for each, days in found if each.step is step) for step in STAGES}
    if audience is not Audience.INTERNAL:
        return Approvals(stages=stages)
    return Approvals(
        stages=stages,
        people=tuple(_people(corpus, found)),
        drafts=tuple(_draft(corpus, each, days) for each, days in found),
    )


_Found = list[tuple[Waiting, int | None]]


def _people(corpus: Corpus, found: _Found) -> Iterator[Person]:
    submitted = [(each, days) for each, days in found if each.step is not Step.SUBMIT]
    for person in dict.fromkeys(one for each, _ in submitted for one in each.people):
        known = corpus.roster.person(person)
        yield Person(
            id=person,
            name=corpus.roster.name(person),
            absent=known is not None and known.is_absent_on(corpus.day),
            queue=_queue(days for each, days in submitted if person in each.people),
        )


def _draft(corpus: Corpus, each: Waiting, days: int | None) -> Draft:
    return Draft(
        document=each.text.id,
        code=each.text.code,
        title=each.text.title,
        number=each.text.number,
        step=each.step,
        since=each.since,
        working_days=days,
        people=tuple(map(corpus.roster.name, each.people)),
    )


def _days(corpus: Corpus, each: Waiting) -> int | None:
    return None if each.since is None else corpus.calendar.between(each.since, corpus.day)


def _queue(found: Iterable[int | None]) -> Queue:
    days = list(found)
    counted = Counter(map(age, days))
    known = [each for each in days if each is not None]
    return Queue(ages={each: counted[each] for each in Age}, oldest=max(known, default=None))
