"""Checks on ids, codes and numbers: each names one thing, in an unbroken row."""

from collections import defaultdict
from collections.abc import Container, Iterator
from datetime import date
from functools import partial
from itertools import pairwise

from qmsdocs.checks.authority import oversteps
from qmsdocs.checks.registry import Check
from qmsdocs.checks.texts import binding_acts
from qmsdocs.diagnostics import Hit, Place
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.office import Office
from qmsdocs.model.places import fits
from qmsdocs.model.records import Act, Meaning
from qmsdocs.model.text import Area, Number, Text
from qmsdocs.model.timeline import State, Timeline, brings_into_force
from qmsdocs.wording import say


def _annulled(corpus: Corpus) -> dict[tuple[str, Number], Act]:
    """Return the acts that would have brought texts into force, had they not been annulled."""
    return {
        (cover.id, cover.number): Act(record, cover)
        for record in corpus.records
        if record.id in corpus.annulled and record.organisation == corpus.office.id
        for cover in record.covers
        if brings_into_force(Act(record, cover))
    }


def _gap(corpus: Corpus) -> Iterator[Hit]:
    gone = _annulled(corpus)
    for timeline in corpus.timelines.values():
        # The number of an annulled promulgation is spent, so that the next one may follow it.
        spent = {number for document, number in gone if document == timeline.document}
        for revision in timeline.revisions[:1]:
            baseline = revision.act.record.meaning is Meaning.BASELINE
            if Number(1, 0) not in {revision.number, *spent} and not baseline:
                said = say(
                    "{code} begins at {number}, expected 01/00 or a baseline",
                    code=revision.act.cover.code,
                    number=str(revision.number),
                )
                yield Hit(_place(revision.act), said, subject=revision.act.subject)
        acts = {revision.number: revision.act for revision in timeline.revisions}
        for earlier, later in pairwise(sorted(spent | set(acts))):
            if later in acts and not later.follows(earlier):
                said = say(
                    "{code}: {later} cannot follow {earlier}",
                    code=acts[later].cover.code,
                    later=str(later),
                    earlier=str(earlier),
                )
                yield Hit(_place(acts[later]), said, subject=acts[later].subject)


def _reused(corpus: Corpus) -> Iterator[Hit]:
    for acts in corpus.acts.values():
        first: dict[Number, Act] = {}
        for act in acts:
            if not brings_into_force(act) or oversteps(corpus, act):
                continue
            known = first.setdefault(act.cover.number, act)
            if known is not act:
                said = say(
                    "{code} {number} was brought into force already by '{record}'",
                    code=act.cover.code,
                    number=str(act.cover.number),
                    record=known.record.place.path,
                )
                yield Hit(_place(act), said, subject=act.subject)
    yield from _reused_annulled(corpus)
    yield from _reused_by_drafts(corpus)


def _reused_annulled(corpus: Corpus) -> Iterator[Hit]:
    """Yield promulgations under a number that an annulled one gave to another text."""
    gone = _annulled(corpus)
    for acts in corpus.acts.values():
        for act in acts:
            former = gone.get((act.cover.id, act.cover.number))
            if former is None or not brings_into_force(act):
                continue
            if former.cover.fingerprint != act.cover.fingerprint:
                said = say(
                    "{code} {number} had another text in '{record}', which was annulled",
                    code=act.cover.code,
                    number=str(act.cover.number),
                    record=former.record.place.path,
                )
                yield Hit(_place(act), said, subject=act.subject)


def _reused_by_drafts(corpus: Corpus) -> Iterator[Hit]:
    for timeline in corpus.timelines.values():
        used = {r.number for r in timeline.revisions if r.wordings[0].text is not None}
        # A draft that is promulgated under a used number is the fault of that record.
        covered = {act.cover.fingerprint for act in binding_acts(corpus, timeline.document)}
        for draft in timeline.drafts:
            if draft.number in used and draft.fingerprint not in covered:
                said = say(
                    "the draft of {code} has the number {number}, which is promulgated already",
                    code=draft.code,
                    number=str(draft.number),
                )
                hint = say("Raise 'revision' (or 'issue') in the front matter of the draft.")
                yield Hit(draft.at("revision"), said, hint)


def _code_twice(corpus: Corpus) -> Iterator[Hit]:
    holders: defaultdict[str, list[Text]] = defaultdict(list)
    # Whoever held the code first keeps it; a draft holds it last.
    for timeline in sorted(corpus.timelines.values(), key=partial(_since, corpus.day)):
        text = _current(corpus, timeline.document, timeline)
        if text is not None:
            holders[text.code].append(text)
    for code, texts in holders.items():
        for text in texts[1:]:
            said = say(
                "code '{code}' is used by document '{other}' too",
                code=code,
                other=texts[0].id,
            )
            yield Hit(text.at("code"), said, subject=text.subject)


def _since(day: date, timeline: Timeline) -> tuple[date, str]:
    newest = timeline.effective_on(day)
    return (newest.effective if newest else date.max, timeline.document)


def _current(corpus: Corpus, document: str, timeline: Timeline) -> Text | None:
    """Return the text that holds a document's code, none where it has given it up."""
    newest = timeline.effective_on(corpus.day)
    if newest is not None:
        if timeline.state_on(newest, corpus.day) in (State.WITHDRAWN, State.EXPIRED):
            return None
        return newest.wording_on(corpus.day).text
    texts = corpus.texts_by_id.get(document, ())
    return texts[-1] if texts else None


def _id_twice(corpus: Corpus) -> Iterator[Hit]:
    for document, texts in corpus.texts_by_id.items():
        bound = {act.cover.fingerprint for act in binding_acts(corpus, document)}
        seen: dict[object, Text] = {}
        for text in sorted(texts, key=partial(_rank, corpus.office, bound)):
            for key in _only_once(text, bound):
                known = seen.setdefault(key, text)
                if known is not text:
                    other = known.place.path
                    said = say("id '{id}' stands in '{other}' too", id=document, other=other)
                    yield Hit(text.at("id"), said, subject=text.subject)


def _rank(
    office: Office, bound: Container[str], text: Text
) -> tuple[bool, bool, int, int, int, Place]:
    """Order texts so that the one in its right place comes first, and the others are too many."""
    areas = (Area.CURRENT, Area.WITHDRAWN, Area.SUPERSEDED, Area.DRAFT)
    issue, revision = text.number
    return (
        text.fingerprint not in bound,
        not fits(office, text),
        areas.index(text.area),
        -issue,
        -revision,
        text.place,
    )


def _only_once(text: Text, bound: Container[str]) -> Iterator[object]:
    """Yield what no second text of the document may share with this one."""
    yield text.fingerprint
    if text.area is Area.CURRENT:
        yield text.area
    if text.area is Area.DRAFT and text.fingerprint not in bound:
        yield (text.area, text.number)


def _same_day(corpus: Corpus) -> Iterator[Hit]:
    for timeline in corpus.timelines.values():
        for earlier, later in pairwise(timeline.revisions):
            if later.effective <= earlier.effective:
                said = say(
                    "{code}: {later} takes effect on {day}, not after {earlier} on {before}",
                    code=later.act.cover.code,
                    later=str(later.number),
                    day=later.effective,
                    earlier=str(earlier.number),
                    before=earlier.effective,
                )
                yield Hit(_place(later.act), said, subject=later.act.subject)


def _without_reason(corpus: Corpus) -> Iterator[Hit]:
    for timeline in corpus.timelines.values():
        for revision in timeline.revisions[1:]:
            text = revision.wordings[0].text
            inherits = revision.number.revision == 0 and revision.act.record.reason
            if text is not None and not text.change.strip() and not inherits:
                said = say(
                    "{code} {number} does not say what it changes",
                    code=text.code,
                    number=str(text.number),
                )
                yield Hit(text.at("change"), said, subject=text.subject)


def _place(act: Act) -> Place:
    return Place(act.record.place.path, act.cover.line)


GAP = Check(
    id="NUM001",
    title=say("Gap in issues or revisions"),
    why=say("A missing number means that a revision was lost or never recorded."),
    hint=say("Use the next revision, or the next issue with revision 0."),
    find=_gap,
)
REUSED = Check(
    id="NUM002",
    title=say("Revision number used twice"),
    why=say("One number must mean one text, or a printed copy cannot be told from another."),
    hint=say("Annul the wrong record, or promulgate under the next number."),
    find=_reused,
)
CODE_TWICE = Check(
    id="NUM003",
    title=say("Code used by two documents"),
    why=say("People cite documents by their codes; a code that means two things means none."),
    hint=say("Give one of the documents a code of its own."),
    find=_code_twice,
)
ID_TWICE = Check(
    id="NUM004",
    title=say("Id used twice"),
    why=say("The id binds records to a document for ever; a copied file must not inherit it."),
    hint=say("Give the copy an id of its own, or remove the file that is too many."),
    find=_id_twice,
)
SAME_DAY = Check(
    id="NUM005",
    title=say("Two revisions in force on one day"),
    why=say("On any day exactly one revision may be in force."),
    hint=say("Annul the promulgation with the wrong day and record it anew."),
    find=_same_day,
)

WITHOUT_REASON = Check(
    id="NUM006",
    title=say("Revision without a reason"),
    why=say("Whoever works by the text must learn what changed, and on what ground."),
    hint=say(
        "Write 'change:' in the draft before it is signed; a reissue may take its release's reason."
    ),
    find=_without_reason,
)

NUMBERS = (GAP, REUSED, CODE_TWICE, ID_TWICE, SAME_DAY, WITHOUT_REASON)
