"""The sentences of a release's summary; how values stand out is each form's own affair."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import Protocol

from qmsdocs.model.changes import What
from qmsdocs.model.records import VOUCHING
from qmsdocs.model.terms import CAPACITY, MEANING, PROOF, STATE
from qmsdocs.model.timeline import State
from qmsdocs.model.topics import Topic
from qmsdocs.reports.brevity import TOPIC, Brief, Line, Piece
from qmsdocs.reports.release import Ending, Group, Item, Release, Signature
from qmsdocs.wording import Said, Value, say

TITLE = say("Summary of the documents for promulgation")
HEADING = {
    Group.CHANGED: say("Changed"),
    Group.NEW: say("New"),
    Group.SAME: say("Reissued with the same text"),
}
ENDINGS = say("Withdrawn")
SIGNATURES = say("Who vouched for them")
REMARKS = say("To be known")
_FEW = 8
_MARK = 12


class Hand(Protocol):
    """How a form writes what stands in files: texts, codes, former and new values."""

    def plain(self, text: str) -> str:
        """Return a text so that nothing in it acts."""

    def code(self, text: str) -> str:
        """Return the code of a document."""

    def old(self, text: str) -> str:
        """Return a value that is replaced or removed."""

    def new(self, text: str) -> str:
        """Return a value that takes its place or is added."""


def written(said: Said, hand: Hand) -> Said:
    """Return a sentence with its values as a form writes them.

    What the sentence calls ``old`` and ``new`` are a former and a new value, ``code`` and
    ``codes`` are those of documents.
    """
    return Said(said.template, tuple((key, _written(key, v, hand)) for key, v in said.values))


def _written(key: str, value: Value, hand: Hand) -> Value:
    if isinstance(value, Said):
        return written(value, hand)
    if isinstance(value, tuple):
        return tuple(_written(key, each, hand) for each in value)
    if isinstance(value, str):
        by_key = {"old": hand.old, "new": hand.new, "code": hand.code, "codes": hand.code}
        return by_key.get(key, hand.plain)(value)
    return value


def joined(parts: Iterable[Said]) -> Said:
    """Return several sayings as one, set apart from each other."""
    return reduce(lambda one, other: say("{one}; {other}", one=one, other=other), parts)


def counts(release: Release) -> Said:
    """Return how many documents there are of each group."""
    size = {group: len(release.of(group)) for group in Group}
    return say(
        "Documents: {all} (changed: {changed}, new: {made}, reissued with the same text: {same}); "
        "withdrawn beside them: {ended}",
        all=len(release.items),
        changed=size[Group.CHANGED],
        made=size[Group.NEW],
        same=size[Group.SAME],
        ended=len(release.endings),
    )


def topics(items: Iterable[Item]) -> list[Said]:
    """Return in how many documents each topic changes, in the order of what matters."""
    kept = tuple(items)
    found = {
        topic: sum(any(each.topic is topic for each in item.differences) for item in kept)
        for topic in Topic
    }
    return [
        say("{topic}: {count}", topic=TOPIC[topic], count=count)
        for topic, count in found.items()
        if count
    ]


def obstacles(release: Release) -> list[Said]:
    """Return what stands in the way of promulgation; one sentence where nothing does."""
    found = []
    if not release.by_registers:
        found.append(
            say("Nothing can be promulgated: 'qms.yml' or 'people.yml' cannot be judged by.")
        )
    if release.errors == 1:
        found.append(say("1 error stands in the way; 'qmsdocs check' names it."))
    elif release.errors:
        found.append(
            say(
                "{count} errors stand in the way; 'qmsdocs check' names them.",
                count=release.errors,
            )
        )
    for meaning in VOUCHING:
        codes = [i.text.code for i in release.items if meaning in i.case.missing[:1]]
        if codes:
            reached = reach(codes, release)
            found.append(
                say("Not '{meaning}' yet: {codes}.", meaning=MEANING[meaning], codes=reached)
            )
    return found or [say("No error stands in the way of promulgation.")]


def remarks(release: Release) -> Iterator[Said]:
    """Yield what else is to be known: what a rule allowed, and what cannot be compared."""
    for said, codes in release.disclosures:
        yield say("{remark} ({codes})", remark=said, codes=reach(codes, release))
    for item in release.items:
        if item.former is None:
            continue
        code, number = item.text.code, str(item.former.number)
        if item.before is None:
            yield say(
                "{code}: the text of {number} is not here to be compared", code=code, number=number
            )
        if item.state is not None and item.state is not State.IN_FORCE:
            yield say(
                "{code}: the former text {number} is '{state}'",
                code=code,
                number=number,
                state=STATE[item.state],
            )


def numbers(item: Item) -> Said:
    """Return the number of a text, after that of the former one."""
    number = str(item.text.number)
    if item.former is None:
        return say("{number}", number=number)
    return say("{former} → {number}", former=str(item.former.number), number=number)


def code(item: Item) -> Said:
    """Return the code, with the one that the document had before."""
    if item.before is not None and item.before.code != item.text.code:
        return say("{code} (formerly {former})", code=item.text.code, former=item.before.code)
    return say("{code}", code=item.text.code)


def fingerprint(item: Item) -> str:
    """Return the first digits of the fingerprint, by which a text is known again."""
    return item.text.fingerprint.rpartition(":")[2][:_MARK]


def changes(line: Line) -> Said:
    """Return what changes in one topic, without the topic."""
    parts = [_piece(each) for each in line.pieces]
    if line.sections:
        sections = joined(say("{section}", section=each) for each in line.sections)
        parts.append(say("worded otherwise in: {sections}", sections=sections))
    if line.more:
        parts.append(say("{count} more", count=line.more))
    return joined(parts)


def also(found: Brief) -> Said:
    """Return which other topics change, with how many changes of each."""
    each = tuple(say("{topic} ({count})", topic=TOPIC[topic], count=n) for topic, n in found.also)
    return say("Also: {topics}", topics=each)


def _piece(piece: Piece) -> Said:
    if piece.where is None:
        return _became(piece)
    return say("{where}: {change}", where=piece.where, change=_became(piece))


def _became(piece: Piece) -> Said:
    old, new = piece.old, piece.new
    if piece.counted:
        return say("worded anew, {before} words before, {after} now", before=old, after=new)
    return {
        What.REPLACED: say("{old} → {new}", old=old, new=new),
        What.RENAMED: say("title {old} → {new}", old=old, new=new),
        What.ADDED: say("added: {new}", new=new),
        What.REMOVED: say("removed: {old}", old=old),
        What.SECTION_ADDED: say("added"),
        What.SECTION_REMOVED: say("removed"),
        What.UNSEEN: say("only order, numbering, links or marks"),
    }[piece.what]


def reach(codes: Sequence[str], release: Release) -> Said:
    """Return which texts are meant: all, a few by code, or how many."""
    if len(codes) == len(release.items) > 1:
        return say("all")
    if len(codes) > _FEW:
        return say("{count} documents", count=len(codes))
    return say("{codes}", codes=tuple(codes))


def signer(row: Signature, release: Release) -> Said:
    """Return who vouched, in what role and capacity."""
    office = release.corpus.office
    person = release.corpus.roster.name(row.signer)
    role = office.name_of(office.roles, row.role)
    if row.capacity is None:
        return say("{person}, {role}", person=person, role=role)
    capacity = CAPACITY[row.capacity]
    return say("{person}, {role}, {capacity}", person=person, role=role, capacity=capacity)


def signed(row: Signature, release: Release) -> Said:
    """Return one line on who vouched for what, when, proved how."""
    return say(
        "{meaning} on {day} by {who}; {proof}: {codes}",
        meaning=MEANING[row.meaning],
        day=row.day,
        who=signer(row, release),
        proof=PROOF[row.proof],
        codes=reach(row.codes, release),
    )


def ended(each: Ending) -> Said:
    """Return from when a document is withdrawn, by which decision and why."""
    record, cover = each.act.record, each.act.cover
    values: dict[str, Value] = {
        "code": cover.code,
        "title": each.title,
        "day": each.act.effective,
        "reason": record.reason,
    }
    if record.decision is None:
        return say("{code} {title}: from {day}; {reason}", **values)
    number = record.decision.number
    return say(
        "{code} {title}: from {day}, decision {decision}; {reason}", decision=number, **values
    )
