"""Checks on records: is each one whole, of this office, and consistent with itself?"""

from collections.abc import Iterator
from itertools import pairwise

from qmsdocs.checks.corrections import (
    ANNULS_WRONGLY,
    BEYOND_CORRECTION,
    ENDS_NOTHING,
    FOLLOWS_NOTHING,
    subject_of,
)
from qmsdocs.checks.registry import Check, estranged, noted
from qmsdocs.diagnostics import Hit, Place
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import VOUCHING, Act, Meaning, ProofKind, Record
from qmsdocs.model.terms import MEANING
from qmsdocs.model.text import Area, Text
from qmsdocs.model.timeline import brings_into_force
from qmsdocs.wording import Said, say


def _foreign(corpus: Corpus) -> Iterator[Hit]:
    if estranged(corpus):
        said = say(
            "no record is of organisation '{id}'; they are of '{found}'",
            id=corpus.office.id,
            found=tuple(sorted({record.organisation for record in corpus.records})),
        )
        yield Hit(Place("content/qms.yml", corpus.office.lines.get("organisation.id", 0)), said)
        return
    for record in corpus.records:
        if corpus.office.id not in ("", record.organisation):
            said = say(
                "the record is of organisation '{found}', this handbook is of '{expected}'",
                found=record.organisation,
                expected=corpus.office.id,
            )
            yield Hit(record.at("organisation"), said, subject=subject_of(record))


def _dates(corpus: Corpus) -> Iterator[Hit]:
    for record in corpus.standing:
        for key, said in _wrong_dates(record):
            yield Hit(record.at(key), said, subject=subject_of(record))
        for cover in record.covers:
            act = Act(record, cover)
            wrong = _wrong_effect(act)
            if wrong:
                yield Hit(Place(record.place.path, cover.line), wrong, subject=act.subject)
    yield from _disordered(corpus)


def _wrong_dates(record: Record) -> Iterator[tuple[str, Said]]:
    if record.recorded_on < record.signed_on:
        yield (
            "recorded_on",
            say(
                "recorded on {recorded}, before it was signed on {signed}",
                recorded=record.recorded_on,
                signed=record.signed_on,
            ),
        )
    elif record.proof.kind is ProofKind.SSH and record.recorded_on != record.signed_on:
        yield (
            "recorded_on",
            say(
                "a digital signature is recorded on the day it is given: {signed}, "
                "found {recorded}",
                signed=record.signed_on,
                recorded=record.recorded_on,
            ),
        )
    if record.decision and record.decision.issued > record.signed_on:
        yield (
            "decision",
            say(
                "the decision is dated {issued}, after the record was signed on {signed}",
                issued=record.decision.issued,
                signed=record.signed_on,
            ),
        )


def _wrong_effect(act: Act) -> Said | None:
    baseline = act.record.meaning is Meaning.BASELINE
    early = act.effective < act.day and not baseline
    late = act.effective > act.day and baseline
    if early or late:
        return say(
            "{code} {number}: effective on {effective}, but signed on {signed}",
            code=act.cover.code,
            number=str(act.cover.number),
            effective=act.effective,
            signed=act.day,
        )
    expires = act.cover.expires
    if expires is not None and expires < act.effective:
        return say(
            "{code} {number}: expires on {expires}, before it takes effect on {effective}",
            code=act.cover.code,
            number=str(act.cover.number),
            expires=expires,
            effective=act.effective,
        )
    return None


def _disordered(corpus: Corpus) -> Iterator[Hit]:
    for timeline in corpus.timelines.values():
        for revision in timeline.revisions:
            given = [
                min((a for a in revision.vouchers if a.record.meaning is m), key=lambda a: a.day)
                for m in VOUCHING
                if any(a.record.meaning is m for a in revision.vouchers)
            ]
            for earlier, later in pairwise(given):
                if later.day < earlier.day:
                    said = say(
                        "{code} {number}: '{later}' on {day} comes before '{earlier}' on {before}",
                        code=later.cover.code,
                        number=str(revision.number),
                        later=MEANING[later.record.meaning],
                        day=later.day,
                        earlier=MEANING[earlier.record.meaning],
                        before=earlier.day,
                    )
                    yield Hit(later.record.at("signed_on"), said, subject=later.subject)


def _unknown_recorder(corpus: Corpus) -> Iterator[Hit]:
    for record in corpus.standing:
        if (record.recorded_by, record.recorded_on) == (record.signer, record.signed_on):
            continue  # a signer's own mandate is judged as such
        person = corpus.roster.person(record.recorded_by)
        if person is None or not person.mandates_on(record.recorded_on):
            said = say(
                "'{person}', who recorded this, held no mandate on {day}",
                person=record.recorded_by,
                day=record.recorded_on,
            )
            yield Hit(record.at("recorded_by"), said, subject=subject_of(record))


def _mismatch(corpus: Corpus) -> Iterator[Hit]:
    by_print = {text.fingerprint: text for text in corpus.texts}
    for acts in corpus.acts.values():
        for act in acts:
            text = by_print.get(act.cover.fingerprint)
            cover = act.cover
            if text and _other_unit(corpus, text, act):
                said = say(
                    "the record says that {code} {number} is of unit '{found}', the text: '{own}'",
                    code=cover.code,
                    number=str(cover.number),
                    found=cover.unit or "-",
                    own=text.unit or "-",
                )
                yield Hit(Place(act.record.place.path, cover.line), said, subject=act.subject)
            if text and (text.id, text.code, text.number) != (cover.id, cover.code, cover.number):
                said = say(
                    "the record calls this text {code} {number}, the text itself {own} {other}",
                    code=cover.code,
                    number=str(cover.number),
                    own=text.code,
                    other=str(text.number),
                )
                place = Place(act.record.place.path, cover.line)
                yield Hit(place, said, subject=act.subject)


def _other_unit(corpus: Corpus, text: Text, act: Act) -> bool:
    """Does a record name another unit than a text whose unit nobody can have changed since?"""
    if text.area is Area.CURRENT or act.cover.unit in corpus.office.units_on(text.unit, act.day):
        return False
    if text.area is Area.DRAFT:
        return True
    # While it was in force its unit could be edited in place; then no record so old names it.
    known = [a for a in corpus.acts.get(text.id, ()) if a.cover.fingerprint == text.fingerprint]
    return any(other.cover.unit == text.unit and other.day <= act.day for other in known)


def _copied(corpus: Corpus) -> Iterator[Hit]:
    first: dict[str, Record] = {}
    for record in corpus.records:
        known = first.setdefault(record.id, record)
        if known is not record:
            said = say("the same record lies at '{other}' too", other=known.place.path)
            yield Hit(record.place, said)


def _is_baseline(act: Act) -> bool:
    return act.record.meaning is Meaning.BASELINE


def _late_baseline(corpus: Corpus) -> Iterator[Hit]:
    for acts in corpus.acts.values():
        # Of one day a promulgation comes first, and of two baselines the lower number.
        taken = sorted(
            filter(brings_into_force, acts),
            key=lambda act: (act.day, _is_baseline(act), act.cover.number),
        )
        for act in filter(_is_baseline, taken[1:]):
            said = say(
                "{code} is in force here already, so that a baseline cannot take it over",
                code=act.cover.code,
            )
            yield Hit(Place(act.record.place.path, act.cover.line), said, subject=act.subject)


BROKEN = Check(
    id="REC001",
    title=say("Record that is not as the format wants"),
    why=say("A record that cannot be understood whole is not relied on in part."),
    hint=say("Restore the record from git; a wrong record is annulled by another one."),
    find=noted("REC001"),
    needs_registers=False,
)
FOREIGN = Check(
    id="REC002",
    title=say("Record of another organisation"),
    why=say("A record cannot be carried over from next door."),
    hint=say("Remove the record from your branch; it was not made for this handbook."),
    find=_foreign,
    needs_registers=False,
)
DATES = Check(
    id="REC004",
    title=say("Dates of a record out of order"),
    why=say("Nobody records before signing, or puts into force before deciding."),
    hint=say("Compare the record with the paper; annul it and record it anew if it is wrong."),
    find=_dates,
)
UNKNOWN_RECORDER = Check(
    id="REC005",
    title=say("Recorder without a mandate"),
    why=say("Whoever brings a record in answers for it."),
    hint=say("Have the record made by somebody who holds a mandate on that day."),
    find=_unknown_recorder,
)
MISMATCH = Check(
    id="REC007",
    title=say("Record and text disagree about code or number"),
    why=say("The record names what was signed; it must be the same thing."),
    hint=say("Annul the record and make it anew from the text."),
    find=_mismatch,
)
COPIED = Check(
    id="REC008",
    title=say("The same record twice"),
    why=say("One act is one record; a copy would be counted as another act."),
    hint=say("Remove the copy."),
    find=_copied,
)
LATE_BASELINE = Check(
    id="REC009",
    title=say("Baseline after a promulgation"),
    why=say(
        "A baseline takes over what was in force on paper before; it is no way round approval."
    ),
    hint=say("Annul the baseline and promulgate the text as the next revision."),
    find=_late_baseline,
)

RECORDS = (
    BROKEN,
    FOREIGN,
    ANNULS_WRONGLY,
    DATES,
    UNKNOWN_RECORDER,
    BEYOND_CORRECTION,
    MISMATCH,
    COPIED,
    LATE_BASELINE,
    FOLLOWS_NOTHING,
    ENDS_NOTHING,
)
