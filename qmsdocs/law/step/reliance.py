"""On what each text relied while it was in force: law, services, forms, roles.

One walk over the handbook gives everything that the questions of being in step are asked of:
what a change touches, which texts are suspect, how long a text rested on law that was gone.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from qmsdocs.law.step.ties import Unsettled, Use, ties
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Act, LawState, Meaning, ServiceState, Verdict
from qmsdocs.model.services import national_code
from qmsdocs.model.text import Number, Text
from qmsdocs.model.timeline import Revision, Timeline, Wording

__all__ = ["Reliance", "Unsettled", "Use", "Vouch", "reliances"]


@dataclass(frozen=True, slots=True)
class Vouch:
    """Somebody found the text right on a day, or said what is to become of it.

    Attributes:
        record: Id of the record.
        verdict: Of a verdict; none of an approval.
        law: What the record says of the law that was cited; none where it says nothing.
        services: What the record says of the public services carried out.
    """

    day: date
    record: str
    verdict: Verdict | None = None
    law: Mapping[str, LawState] | None = None
    services: Mapping[str, ServiceState] | None = None

    @property
    def keeps(self) -> bool:
        """Does it say that the text is right as it stands?"""
        return self.verdict in (None, Verdict.KEEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """What one text relied on through one unbroken stretch of days in force.

    Attributes:
        since: First day of the stretch.
        until: First day behind it; none where no end is known.
        links: Lines on which it leads to other documents, by their ids.
        roles: Lines on which it names a role of the office, by the role's id.
        drafter: Id of the person who last prepared it.
        vouches: Approvals and verdicts over it, oldest first.
    """

    document: str
    code: str
    title: str
    kind: str
    field: str
    unit: str
    access: str
    number: Number
    path: str
    since: date
    until: date | None
    uses: tuple[Use, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    services: tuple[str, ...] = ()
    links: Mapping[str, tuple[int, ...]] = dataclasses.field(default_factory=dict)
    roles: Mapping[str, tuple[int, ...]] = dataclasses.field(default_factory=dict)
    drafter: str = ""
    vouches: tuple[Vouch, ...] = ()

    def in_force_on(self, day: date) -> bool:
        """Is the day within the stretch?"""
        return self.since <= day and (self.until is None or day < self.until)

    def vouched_on(self, day: date) -> Vouch | None:
        """Return who last found the text right by a day; none where nobody did."""
        newest_first = reversed(self.vouches)
        return next((each for each in newest_first if each.day <= day and each.keeps), None)


def reliances(corpus: Corpus, documents: Iterable[str] | None = None) -> tuple[Reliance, ...]:
    """Return what each text relied on while it was in force, stretch by stretch.

    A text that was suspended has one stretch before and one after; a correction begins one of
    its own. A text that cannot be read has none. The day of the corpus plays no part.

    Args:
        corpus: The handbook.
        documents: Ids of the documents asked about; all where left out.
    """
    asked = corpus.timelines if documents is None else documents
    return tuple(
        each
        for document in asked
        if document in corpus.timelines
        for each in _of_document(corpus, corpus.timelines[document])
    )


def _of_document(corpus: Corpus, timeline: Timeline) -> Iterator[Reliance]:
    acts = corpus.acts.get(timeline.document, ())
    for since, until, revision, wording in _stretches(timeline):
        if wording.text is not None:
            yield _reliance(corpus, acts, revision, wording.text, since, until)


def _stretches(
    timeline: Timeline,
) -> Iterator[tuple[date, date | None, Revision, Wording]]:
    days = sorted(timeline.turns() | _corrections(timeline))
    for day, following in zip(days, [*days[1:], None], strict=False):
        revision = timeline.in_force_on(day)
        if revision is not None:
            yield day, following, revision, revision.wording_on(day)


def _corrections(timeline: Timeline) -> set[date]:
    return {wording.since for each in timeline.revisions for wording in each.wordings}


def _reliance(
    corpus: Corpus,
    acts: Iterable[Act],
    revision: Revision,
    text: Text,
    since: date,
    until: date | None,
) -> Reliance:
    tied = ties(corpus, text)
    prepared = [v for v in revision.vouchers if v.record.meaning is Meaning.PREPARED]
    services = (national_code(code) or code for code in text.services)
    return Reliance(
        document=text.id,
        code=text.code,
        title=text.title,
        kind=text.kind,
        field=text.field,
        unit=text.unit,
        access=text.access,
        number=text.number,
        path=text.place.path,
        since=since,
        until=until,
        uses=tied.uses,
        unsettled=tied.unsettled,
        services=tuple(dict.fromkeys(services)),
        links=tied.links,
        roles=tied.roles,
        drafter=prepared[-1].record.signer if prepared else "",
        vouches=tuple(_vouches(acts, revision)),
    )


def _vouches(acts: Iterable[Act], revision: Revision) -> Iterator[Vouch]:
    """Yield who answered for the texts of a revision; what brought it into force, at the least."""
    own = {wording.fingerprint for wording in revision.wordings}
    approvals = [v for v in revision.vouchers if v.record.meaning is Meaning.APPROVED]
    verdicts = [
        act
        for act in acts
        if act.record.meaning is Meaning.VERDICT and act.cover.fingerprint in own
    ]
    for act in _in_time([*(approvals or [revision.act]), *verdicts]):
        record = act.record
        law, services = record.law, record.services
        yield Vouch(
            _vouched_on(act),
            record.id,
            Verdict(record.verdict) if record.verdict else None,
            None if law is None else {each.legal: each for each in law},
            None if services is None else {each.code: each for each in services},
        )


def _vouched_on(act: Act) -> date:
    """Return the day of which an act speaks: a baseline of that of the decision on paper."""
    record = act.record
    if record.meaning is Meaning.BASELINE and record.decision:
        return min(record.decision.issued, act.day)
    return act.day


def _in_time(acts: Iterable[Act]) -> list[Act]:
    """Return acts in order of their days; of one day, what answers another comes behind it."""
    by_id = {act.record.id: act for act in acts}
    if len(by_id) == 1:
        return [*by_id.values()]

    def depth(act: Act) -> int:
        behind = [by_id[each] for each in act.record.follows if each in by_id]
        return 1 + max((depth(each) for each in behind), default=0)

    return sorted(by_id.values(), key=lambda act: (_vouched_on(act), depth(act)))
