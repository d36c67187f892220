"""Checks on records that undo or mend others: each must name what it is about, and stay within."""

from collections.abc import Iterator

from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Place, Subject
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import Act, Meaning, Record
from qmsdocs.model.substance import difference
from qmsdocs.model.terms import MEANING
from qmsdocs.model.timeline import Timeline
from qmsdocs.wording import Said, say

_FINAL = (Meaning.ANNULLED, Meaning.REGISTERED)


def acts_of(corpus: Corpus, meaning: Meaning) -> Iterator[Act]:
    """Yield the standing acts of a meaning."""
    for acts in corpus.acts.values():
        yield from (act for act in acts if act.record.meaning is meaning)


def subject_of(record: Record) -> Subject:
    """Return the subject of a diagnostic about a record as a whole."""
    return Subject(record=record.id)


def _annuls_wrongly(corpus: Corpus) -> Iterator[Hit]:
    for record in corpus.standing:
        for target in record.annuls:
            known = corpus.record_by_id.get(target)
            if known is None:
                said = say("no record has the id '{id}' that is annulled here", id=target)
                yield Hit(record.at("annuls"), said, subject=subject_of(record))
            elif known.meaning in _FINAL:
                said = say(
                    "a record of the meaning '{meaning}' cannot be annulled",
                    meaning=MEANING[known.meaning],
                )
                yield Hit(record.at("annuls"), said, subject=subject_of(record))


def _beyond_correction(corpus: Corpus) -> Iterator[Hit]:
    for act in acts_of(corpus, Meaning.CORRECTED):
        said = _correction_fault(corpus, act)
        if said:
            place = Place(act.record.place.path, act.cover.line)
            yield Hit(place, said, subject=act.subject)


def _correction_fault(corpus: Corpus, act: Act) -> Said | None:
    if act.cover.fingerprint not in _wordings(corpus.timelines[act.cover.id]):
        return say(
            "{code} {number}: what is corrected here was never in force, or was corrected already",
            code=act.cover.code,
            number=str(act.cover.number),
        )
    texts = {text.fingerprint: text for text in corpus.texts_by_id.get(act.cover.id, ())}
    before = texts.get(act.cover.corrects) if act.cover.corrects else None
    after = texts.get(act.cover.fingerprint)
    # A text that is edited or missing is reported as such.
    found = difference(before, after) if before and after else None
    if found is None:
        return None
    return say(
        "{code} {number}: a correction may mend presentation only, but {what} differs",
        code=act.cover.code,
        number=str(act.cover.number),
        what=found,
    )


def _wordings(timeline: Timeline) -> set[str]:
    return {each.fingerprint for revision in timeline.revisions for each in revision.wordings}


def _returned_nothing(corpus: Corpus) -> Iterator[Hit]:
    for record in corpus.standing:
        for target in record.follows:
            if target not in corpus.record_by_id:
                said = say("no record has the id '{id}' that is followed here", id=target)
                yield Hit(record.at("follows"), said, subject=subject_of(record))
            elif not _shared(record, corpus.record_by_id[target]):
                said = say("the record that is followed here is about other documents")
                yield Hit(record.at("follows"), said, subject=subject_of(record))
    yield from _returned_late(corpus)


def _shared(record: Record, other: Record) -> bool:
    """Do two records speak of a document in common?"""
    return bool({each.id for each in record.covers} & {each.id for each in other.covers})


def _returned_late(corpus: Corpus) -> Iterator[Hit]:
    for act in acts_of(corpus, Meaning.RETURNED):
        for revision in corpus.timelines[act.cover.id].revisions:
            first = revision.wordings[0].fingerprint
            if first == act.cover.fingerprint and revision.act.day < act.day:
                said = say(
                    "{code} {number} came into force by an act of {day}; it cannot be returned",
                    code=act.cover.code,
                    number=str(act.cover.number),
                    day=revision.act.day,
                )
                place = Place(act.record.place.path, act.cover.line)
                yield Hit(place, said, subject=act.subject)


def _ends_nothing(corpus: Corpus) -> Iterator[Hit]:
    for meaning in (Meaning.WITHDRAWN, Meaning.SUSPENDED, Meaning.RESUMED):
        for act in acts_of(corpus, meaning):
            newest = corpus.timelines[act.cover.id].effective_on(act.effective)
            # A correction between the signature and the day takes nothing from the act.
            wordings = map(newest.wording_on, (act.day, act.effective)) if newest else ()
            if act.cover.fingerprint not in {each.fingerprint for each in wordings}:
                said = say(
                    "what this record calls {code} {number} is not what is in force on {day}",
                    code=act.cover.code,
                    number=str(act.cover.number),
                    day=act.effective,
                )
                place = Place(act.record.place.path, act.cover.line)
                yield Hit(place, said, subject=act.subject)


ANNULS_WRONGLY = Check(
    id="REC003",
    title=say("Annulment of something that cannot be annulled"),
    why=say("An annulment must name exactly the record that it voids."),
    hint=say("Name the id of the wrong record: the SHA-256 digest of its file."),
    find=_annuls_wrongly,
)
BEYOND_CORRECTION = Check(
    id="REC006",
    title=say("Correction that changes more than presentation"),
    why=say("Dossier, fee, time limit, steps and legal basis change by a new revision only."),
    hint=say("Annul the correction and promulgate the change as the next revision."),
    find=_beyond_correction,
)
FOLLOWS_NOTHING = Check(
    id="REC010",
    title=say("Record that follows an unknown record"),
    why=say("A return undoes exactly what it names."),
    hint=say("Restore the record that is named, or annul this one."),
    find=_returned_nothing,
)
ENDS_NOTHING = Check(
    id="REC011",
    title=say("Withdrawal or suspension of something that is not in force"),
    why=say("An act that ends a text must name exactly the text that people go by."),
    hint=say("Annul the record and make it anew from the text in force."),
    find=_ends_nothing,
)
