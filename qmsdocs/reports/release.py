"""A release as the chairman has to know it: what is new, what changes, who vouched for it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from qmsdocs.diagnostics import Severity
from qmsdocs.model.authority import proof_level
from qmsdocs.model.changes import Difference, What, differences
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import collation_key
from qmsdocs.model.records import VOUCHING, Act, Capacity, Meaning, ProofKind
from qmsdocs.model.suppressions import Judged
from qmsdocs.model.text import Text
from qmsdocs.model.timeline import Revision, State
from qmsdocs.model.topics import Topic
from qmsdocs.reports.history import disclosed
from qmsdocs.wording import Said
from qmsdocs.workflow.steps import Case

_DIGITS = re.compile(r"\d+")


class Group(StrEnum):
    """What a text of a release is, held against the former one."""

    CHANGED = "changed"
    NEW = "new"
    SAME = "unchanged"


@dataclass(frozen=True, slots=True)
class Item:
    """One text of a release.

    Attributes:
        former: The revision that it follows; none where the document is new.
        before: That revision's text on the day; none where its file is missing too.
        differences: What differs, what matters most first.
    """

    case: Case
    former: Revision | None
    before: Text | None
    differences: tuple[Difference, ...]

    @property
    def text(self) -> Text:
        """The text that is to be promulgated."""
        return self.case.text

    @property
    def group(self) -> Group:
        """Is it new, changed or the same?"""
        if self.former is None:
            return Group.NEW
        return Group.CHANGED if self.differences or self.before is None else Group.SAME

    @property
    def state(self) -> State | None:
        """State of the former revision on the day."""
        timeline, day = self.case.timeline, self.case.corpus.day
        return timeline.state_on(self.former, day) if self.former else None


@dataclass(frozen=True, slots=True)
class Ending:
    """A document that was withdrawn since the last release, or is going to be."""

    act: Act
    title: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Somebody's vouching for texts of a release: in what role, on which day, proved how."""

    meaning: Meaning
    signer: str
    role: str
    capacity: Capacity | None
    day: date
    proof: ProofKind
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """Texts that one decision is to promulgate.

    Attributes:
        items: Changed ones first, those first whose changes matter most; new ones; the same.
        endings: Withdrawals beside them, in order of their days.
        signatures: Who vouched for what.
        disclosures: What a rule allowed and is disclosed, with the codes of the texts.
        errors: How many errors the checks find in these texts and what is recorded of them.
        by_registers: Roster and rules could be judged by; if not, nothing can be promulgated.
    """

    corpus: Corpus
    items: tuple[Item, ...]
    endings: tuple[Ending, ...]
    signatures: tuple[Signature, ...]
    disclosures: tuple[tuple[Said, tuple[str, ...]], ...]
    errors: int
    by_registers: bool = True

    def of(self, group: Group) -> tuple[Item, ...]:
        """Return the texts of one group."""
        return tuple(each for each in self.items if each.group is group)

    @property
    def missing(self) -> tuple[Item, ...]:
        """The texts for which not everybody has vouched who must."""
        return tuple(each for each in self.items if each.case.missing)


def release_report(corpus: Corpus, cases: Iterable[Case], judged: Judged) -> Release:
    """Return what there is to know of texts that one decision is to promulgate.

    Args:
        corpus: The handbook, asked about its day.
        cases: The texts.
        judged: What the checks find in the handbook.
    """
    items = sorted((_item(case) for case in cases), key=_order)
    documents = {each.text.id: each.text.place.path for each in items}
    errors = [
        each
        for each in judged.diagnostics
        if each.severity is Severity.ERROR
        and (each.subject.document in documents or each.place.path in documents.values())
    ]
    return Release(
        corpus=corpus,
        items=tuple(items),
        endings=tuple(_endings(corpus)),
        signatures=_signatures(corpus, items),
        disclosures=_disclosures(corpus, items),
        errors=len(errors),
        by_registers=judged.by_registers,
    )


def _item(case: Case) -> Item:
    corpus, text = case.corpus, case.text
    earlier = [
        revision
        for revision in case.timeline.revisions
        if revision.number < text.number and revision.act.day <= corpus.day
    ]
    former = earlier[-1] if earlier else None
    before = former.wording_on(corpus.day).text if former else None
    found = (*_unit(corpus, before, text), *differences(before, text)) if before else ()
    known = [_field(corpus, each) if each.key == "field" else each for each in found]
    return Item(case, former, before, tuple(sorted(known, key=lambda each: each.topic.weight)))


def _unit(corpus: Corpus, before: Text, after: Text) -> Iterable[Difference]:
    """Yield another unit in charge; one that was merged into it is the same."""
    office, day = corpus.office, corpus.day
    old, new = (office.unit_on(text.unit, day) for text in (before, after))
    if old != new:
        yield Difference(
            topic=Topic.AUTHORITY,
            what=What.REPLACED,
            key="unit",
            old=office.name_of(office.units, old),
            new=office.name_of(office.units, new),
        )


def _field(corpus: Corpus, each: Difference) -> Difference:
    """Return a change of the field of work with its names."""
    fields = corpus.office.fields
    old, new = (corpus.office.name_of(fields, word) for word in (each.old, each.new))
    return replace(each, old=old, new=new)


def _order(item: Item) -> tuple[int, int, tuple[str, str, str], str]:
    weight = item.differences[0].topic.weight if item.differences else 0
    return (
        list(Group).index(item.group),
        weight,
        _numbered(item.text.code),
        item.text.id,
    )


def _numbered(code: str) -> tuple[str, str, str]:
    """Return the key that sorts codes, their numbers by value."""
    return collation_key(_DIGITS.sub(lambda digits: digits[0].zfill(6), code))


def _endings(corpus: Corpus) -> list[Ending]:
    """Return what was withdrawn since the last release or lies ahead."""
    day = corpus.day
    last = max(
        (
            revision.act.day
            for timeline in corpus.timelines.values()
            for revision in timeline.revisions
            if revision.act.record.meaning is Meaning.PROMULGATED and revision.act.day <= day
        ),
        default=date.min,
    )
    found = []
    for timeline in corpus.timelines.values():
        texts = corpus.texts_by_id.get(timeline.document, ())
        for act in timeline.endings:
            withdrawn = act.record.meaning is Meaning.WITHDRAWN and act.day <= day
            if withdrawn and (act.effective > day or act.day > last):
                found.append(Ending(act, texts[-1].title if texts else ""))
    return sorted(found, key=lambda each: (each.act.effective, each.act.cover.code))


def _signatures(corpus: Corpus, items: Sequence[Item]) -> tuple[Signature, ...]:
    found: dict[tuple[Meaning, str, str, Capacity | None, date, ProofKind], list[str]] = {}
    for item in items:
        for act in item.case.vouchers:
            record = act.record
            proof = proof_level(corpus, record)
            key = (record.meaning, record.signer, record.role, record.capacity, act.day, proof)
            found.setdefault(key, []).append(item.text.code)
    rows = [Signature(*key, tuple(sorted(codes, key=_numbered))) for key, codes in found.items()]
    return tuple(sorted(rows, key=lambda row: (VOUCHING.index(row.meaning), row.day, row.signer)))


def _disclosures(corpus: Corpus, items: Sequence[Item]) -> tuple[tuple[Said, tuple[str, ...]], ...]:
    found: dict[Said, list[str]] = {}
    for item in items:
        for said in disclosed(corpus, item.case.vouchers):
            found.setdefault(said, []).append(item.text.code)
    return tuple((said, tuple(codes)) for said, codes in found.items())
