"""What waits for whom: the next step that each draft needs, and who may take it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import VOUCHING, Act, Meaning
from qmsdocs.model.roster import Person
from qmsdocs.model.text import Number, Text
from qmsdocs.model.timeline import Revision, State, Timeline, standing_vouchers, timeline
from qmsdocs.wording import Said, say
from qmsdocs.workflow.permits import parted, target_of_case
from qmsdocs.workflow.steps import GIVES, Case, Step, hindrance
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
        returned: The act that sent it back, where that was the last one.
        barred: Why nobody may take the step, where nobody may.
    """

    text: Text
    step: Step
    since: date | None
    people: tuple[str, ...]
    away: tuple[str, ...] = ()
    returned: Act | None = None
    barred: Said | None = None


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A revision that was promulgated and awaits its day."""

    document: str
    revision: Revision

    @property
    def code(self) -> str:
        """The code by which the decision names it."""
        return self.revision.act.cover.code


def waiting(corpus: Corpus) -> Iterator[Waiting]:
    """Yield every draft with the step that it waits for, the oldest first.

    Those that nobody has submitted come last, in order of their codes.
    """
    yield from sorted(map(_waiting, open_cases(corpus)), key=_age)


def open_cases(corpus: Corpus) -> list[Case]:
    """Return every text that is not decided on by the day, with who had vouched for it by then.

    Asked about a past day, a text that was promulgated later counts as the draft that it was.
    One over which all acts came later is left out: no record says that it was there.
    """
    day, found = corpus.day, []
    for document, known in corpus.timelines.items():
        acts = corpus.acts.get(document, ())
        for text, revision in _undecided(known, day):
            own = [act for act in acts if act.cover.fingerprint == text.fingerprint]
            if (own or revision) and not any(act.day <= day for act in own):
                continue
            by_then = [act for act in acts if act.day <= day]
            then = timeline(document, corpus.texts_by_id[document], by_then)
            vouchers = standing_vouchers(by_then, text.fingerprint)
            found.append(Case(corpus, then, text, vouchers, revision))
    return found


def awaiting(corpus: Corpus) -> list[Awaiting]:
    """Return what was promulgated for a later day, the nearest first."""
    found = [
        Awaiting(known.document, revision)
        for known in corpus.timelines.values()
        for revision in known.revisions
        if known.state_on(revision, corpus.day) is State.AWAITING
    ]
    return sorted(found, key=lambda each: (each.revision.effective, each.code))


def next_step(case: Case) -> Step:
    """Return the step that a draft needs next."""
    return _NEXT[case.missing[0]] if case.missing else Step.PROMULGATE


def stand_ins(corpus: Corpus, absent: str, among: Iterable[Waiting]) -> tuple[str, ...]:
    """Return the ids of those who are there and may take a step in the stead of somebody absent.

    Args:
        corpus: The handbook, asked about its day.
        absent: Id of the person.
        among: Drafts; who may take none of the steps that wait for the person is left out.
    """
    person = corpus.roster.person(absent)
    roles = {each.role for each in person.mandates_on(corpus.day)} if person else set()
    able = {each for draft in among if absent in draft.people for each in draft.people}
    return tuple(
        each.id
        for each in corpus.roster.people
        if each.id in able
        and not each.is_absent_on(corpus.day)
        and any(mandate.stands_for in roles for mandate in each.mandates_on(corpus.day))
    )


def _age(each: Waiting) -> tuple[date, str, Number]:
    return each.since or date.max, each.text.code, each.text.number


def _undecided(known: Timeline, day: date) -> Iterator[tuple[Text, Revision | None]]:
    # A draft with the number of what was promulgated is that text, edited: a fault, not a step.
    used = {revision.number for revision in known.revisions}
    yield from ((text, None) for text in known.drafts if text.number not in used)
    for revision in known.revisions:
        text = revision.wordings[0].text
        if revision.act.day > day and text is not None:
            yield text, revision


def _waiting(case: Case) -> Waiting:
    step, corpus = next_step(case), case.corpus
    refused = hindrance(step, case)
    holders = [] if refused else _holders(case, step)
    able = [person for person in holders if parted(case, _claim(case, step, person)) is None]
    returned = _returned(case)
    acts = (*case.vouchers, *([returned] if returned else ()))
    barred = refused.said if refused else _barred(case, step, holders)
    return Waiting(
        text=case.text,
        step=step,
        since=max((act.day for act in acts), default=None),
        people=tuple(person.id for person in able),
        away=tuple(person.id for person in able if person.is_absent_on(corpus.day)),
        returned=returned,
        barred=None if able else barred,
    )


def _holders(case: Case, step: Step) -> list[Person]:
    """Return who holds the right to a step, whatever they did before."""
    targets = [target_of_case(case)]
    return [
        person
        for person in case.corpus.roster.people
        if warrants(case.corpus, _claim(case, step, person), targets)
    ]


def _claim(case: Case, step: Step, person: Person) -> Claim:
    return Claim(signer=person.id, meaning=GIVES[step], day=case.corpus.day)


def _returned(case: Case) -> Act | None:
    """Return the act that sent a draft back, unless somebody vouched for it since."""
    if case.vouchers:
        return None
    acts = case.corpus.acts.get(case.timeline.document, ())
    own = [act for act in acts if _concerns(act, case) and act.day <= case.corpus.day]
    sent = [act for act in own if act.record.meaning is Meaning.RETURNED]
    if not sent or any(act.day > sent[-1].day for act in own):
        return None
    return sent[-1]


def _concerns(act: Act, case: Case) -> bool:
    meaning = act.record.meaning
    return act.cover.number == case.text.number and (
        meaning in VOUCHING or meaning is Meaning.RETURNED
    )


def _barred(case: Case, step: Step, holders: Iterable[Person]) -> Said:
    """Return why nobody may take a step that the state of the draft allows."""
    names = tuple(person.name for person in holders)
    if names:
        return say(
            "everybody who holds the right has vouched for this text before: {people}", people=names
        )
    office = case.corpus.office
    rules = office.signing_on(case.corpus.day, case.text.kind, GIVES[step])
    roles = dict.fromkeys(role for rule in rules for role in rule.roles)
    return say(
        "no mandate in people.yml reaches it: unit '{unit}', field '{field}'; it takes one of the "
        "roles {roles}",
        unit=case.text.unit or "-",
        field=case.text.field or "-",
        roles=tuple(office.name_of(office.roles, role) for role in roles) or "-",
    )
