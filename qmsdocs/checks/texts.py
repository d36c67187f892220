"""Checks on texts: is this what was promulgated, and does it lie where it belongs?"""

from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from qmsdocs.checks.registry import Check, meant, noted
from qmsdocs.diagnostics import Hit, Place
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.office import Office
from qmsdocs.model.places import expected, fits, may_hold
from qmsdocs.model.records import Act, Meaning
from qmsdocs.model.text import Area, Text
from qmsdocs.model.timeline import brings_into_force
from qmsdocs.wording import Said, say

_PART_NAMES = {
    "identity": say("code, number or reason for the change"),
    "facts": say("front matter"),
    "body": say("body"),
    "files": say("attached files"),
}


def binding_acts(corpus: Corpus, document: str) -> list[Act]:
    """Return the acts that bind a document to a text: into force, or as corrected."""
    return [
        act
        for act in corpus.acts.get(document, ())
        if brings_into_force(act) or act.record.meaning is Meaning.CORRECTED
    ]


def _edited(corpus: Corpus) -> Iterator[Hit]:
    for text, act in _unbound(corpus):
        if act is not None and text.parts.differing(act.cover.parts) != ("files",):
            yield _edited_hit(text, act)


def _files_changed(corpus: Corpus) -> Iterator[Hit]:
    for text, act in _unbound(corpus):
        if act is not None and text.parts.differing(act.cover.parts) == ("files",):
            said = say(
                "{code} {number}: the attached files are not those that were promulgated",
                code=text.code,
                number=str(text.number),
            )
            yield Hit(Place(text.place.path), said, subject=text.subject)


def _edited_hit(text: Text, act: Act) -> Hit:
    parts = tuple(_PART_NAMES[name] for name in text.parts.differing(act.cover.parts))
    said = say(
        "{code} {number}: the text differs from what was promulgated by '{record}': {parts}",
        code=text.code,
        number=str(text.number),
        record=act.record.place.path,
        parts=parts,
    )
    line = text.body_line if text.parts.differing(act.cover.parts) == ("body",) else 0
    return Hit(Place(text.place.path, line), said, subject=text.subject)


@lru_cache(maxsize=1)
def _unbound(corpus: Corpus) -> tuple[tuple[Text, Act | None], ...]:
    """Return each text that no record binds, with the record over its number, if any.

    Four checks share it.
    """
    return tuple(_found_unbound(corpus))


def _found_unbound(corpus: Corpus) -> Iterator[tuple[Text, Act | None]]:
    for document, texts in corpus.texts_by_id.items():
        acts = binding_acts(corpus, document)
        bound = {act.cover.fingerprint for act in acts}
        present = {text.fingerprint for text in texts}
        for text in texts:
            if text.fingerprint in bound:
                continue
            same = [act for act in acts if act.cover.number == text.number]
            missing = [act for act in same if act.cover.fingerprint not in present]
            if missing:
                yield text, _closest(text, missing)
            elif text.area is not Area.DRAFT and not _beside(text, texts, bound):
                yield text, _closest(text, same) if same else None


def _beside(text: Text, texts: Sequence[Text], bound: Container[str]) -> bool:
    """Does a text lie among those in force beside its document's own? Its id says so."""
    return text.area is Area.CURRENT and any(
        each.area is Area.CURRENT and each.fingerprint in bound for each in texts
    )


def _closest(text: Text, acts: list[Act]) -> Act:
    return min(acts, key=lambda act: len(text.parts.differing(act.cover.parts)))


def _unpromulgated(corpus: Corpus) -> Iterator[Hit]:
    for text, act in _unbound(corpus):
        if act is None:
            said = say(
                "{code} {number} lies in '{folder}', but no record brings it into force",
                code=text.code,
                number=str(text.number),
                folder=text.place.path.rpartition("/")[0],
            )
            yield Hit(text.at("code"), said, subject=text.subject)


def _false_claim(corpus: Corpus) -> Iterator[Hit]:
    yield from noted("TXT004")(corpus)
    for text in corpus.texts:
        borne_out = _facts_of_records(corpus, text)
        for key, value in text.claims.items():
            if value not in borne_out.get(key, set()):
                said = say(
                    "{code} {number}: 'approval' claims {key} '{value}', which no record bears out",
                    code=text.code,
                    number=str(text.number),
                    key=key,
                    value=value,
                )
                yield Hit(text.at("approval"), said, subject=text.subject)


def _facts_of_records(corpus: Corpus, text: Text) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    same = _wordings_of(corpus, text)
    for act in corpus.acts.get(text.id, ()):
        if act.cover.fingerprint not in same:
            continue
        record = act.record
        if record.meaning is Meaning.APPROVED:
            found.setdefault("approved_by", set()).add(record.signer)
            found.setdefault("approved_on", set()).add(record.signed_on.isoformat())
        if brings_into_force(act):
            found.setdefault("promulgated_by", set()).add(record.signer)
            found.setdefault("signed_on", set()).add(record.signed_on.isoformat())
            found.setdefault("effective", set()).add(act.effective.isoformat())
            number = record.decision.number if record.decision else ""
            found.setdefault("decision", set()).add(number)
    return found


def _wordings_of(corpus: Corpus, text: Text) -> set[str]:
    """Return the fingerprints under which a text was approved: a correction changes none."""
    for revision in corpus.timelines[text.id].revisions:
        prints = {wording.fingerprint for wording in revision.wordings}
        if text.fingerprint in prints:
            return set(prints)
    return {text.fingerprint}


def _missing(corpus: Corpus) -> Iterator[Hit]:
    unread = {
        fault.hit.place.path for fault in corpus.faults if fault.hit.place.path.endswith(".md")
    } - {text.place.path for text in corpus.texts}
    for act in _without_text(corpus):
        # A file that cannot be read is a fault of its own; each stands for one text.
        cover = act.cover
        named = (path for path in sorted(unread) if may_hold(path, cover.code, cover.number))
        file = next(named, None)
        if file is not None:
            unread.remove(file)
            continue
        said = say(
            "the text of {code} {number} that this record covers is not in the handbook",
            code=act.cover.code,
            number=str(act.cover.number),
        )
        yield Hit(Place(act.record.place.path, act.cover.line), said, subject=act.subject)


def _without_text(corpus: Corpus) -> Iterator[Act]:
    """Yield the acts whose texts are not there under any wording, newest first."""
    edited = {(text.id, text.number) for text, act in _unbound(corpus) if act is not None}
    for document, timeline in corpus.timelines.items():
        for revision in reversed(timeline.revisions):
            for wording in reversed(revision.wordings):
                if wording.text is None and (document, revision.number) not in edited:
                    yield wording.act


def _misplaced(corpus: Corpus) -> Iterator[Hit]:
    for text in corpus.texts:
        said = _wrong_kind(corpus, text) or _wrong_path(corpus, text) or _wrong_area(corpus, text)
        if said:
            yield Hit(Place(text.place.path), said, _meant_entry(corpus.office, text), text.subject)


def _meant_entry(office: Office, text: Text) -> Said | None:
    if office.kind(text.kind) is None:
        return meant(text.kind, (each.id for each in office.kinds))
    known = [each.id for each in office.fields]
    return None if text.field in ("", *known) else meant(text.field, known)


def _wrong_kind(corpus: Corpus, text: Text) -> Said | None:
    if corpus.office.kind(text.kind) is None:
        return say("{code}: kind '{kind}' is not in qms.yml", code=text.code, kind=text.kind)
    if text.field and text.field not in {each.id for each in corpus.office.fields}:
        return say("{code}: field '{field}' is not in qms.yml", code=text.code, field=text.field)
    return _changed_kind(corpus, text)


def _changed_kind(corpus: Corpus, text: Text) -> Said | None:
    """A kind decides who must sign; a revision must not slip out of its rules."""
    first = corpus.texts_by_id[text.id][0]
    if text.kind == first.kind:
        return None
    return say(
        "{code} {number} is of kind '{found}', but {earlier} was of kind '{kind}'",
        code=text.code,
        number=str(text.number),
        found=text.kind,
        earlier=str(first.number),
        kind=first.kind,
    )


def _wrong_path(corpus: Corpus, text: Text) -> Said | None:
    if fits(corpus.office, text):
        return None
    return say(
        "{code} belongs at '{expected}'", code=text.code, expected=expected(corpus.office, text)
    )


def _wrong_area(corpus: Corpus, text: Text) -> Said | None:
    """Judge the folder by all that is recorded: the tree is of today, whatever day is asked."""
    last = corpus.timelines[text.id].revisions[-1:]
    if not last or last[0].wordings[-1].fingerprint != text.fingerprint:
        return None
    if text.area is Area.SUPERSEDED:
        return say(
            "{code} {number} lies among the superseded texts, but nothing replaced it",
            code=text.code,
            number=str(text.number),
        )
    if text.area is Area.WITHDRAWN and corpus.timelines[text.id].withdrawal_of(last[0]) is None:
        return say(
            "{code} {number} lies among the withdrawn texts, but no record withdraws it",
            code=text.code,
            number=str(text.number),
        )
    return None


EDITED = Check(
    id="TXT001",
    title=say("Text changed after it was promulgated"),
    why=say("A signature is worth only the exact text it was given to."),
    hint=say("Restore the promulgated text from git; make changes in a new revision in 'drafts/'."),
    find=_edited,
)
UNPROMULGATED = Check(
    id="TXT002",
    title=say("Text among those in force without a record"),
    why=say("Whoever opens the folder may rely on what lies there."),
    hint=say("Move the text to 'drafts/' until it is promulgated, or add the record."),
    find=_unpromulgated,
)
FILES_CHANGED = Check(
    id="TXT003",
    title=say("Attached files changed after promulgation"),
    why=say("Attached files are part of what was approved."),
    hint=say("Restore the attached files from git; change them in a new revision."),
    find=_files_changed,
)
FALSE_CLAIM = Check(
    id="TXT004",
    title=say("Claim of authority that records do not bear out"),
    why=say("Authority is in the records, never in the text, and never typed as a status."),
    hint=say("Remove the line; the tool shows what the records say."),
    find=_false_claim,
)
MISSING = Check(
    id="TXT005",
    title=say("Text that a record covers is missing"),
    why=say("Every text that was ever in force is kept, so that any past day can be shown."),
    hint=say("Restore the text from git into its folder."),
    find=_missing,
)
MISPLACED = Check(
    id="TXT006",
    title=say("Text that lies in the wrong place"),
    why=say("The folder and the name tell people what a text is; they must tell the truth."),
    hint=say("Move the file to the place named in the message."),
    find=_misplaced,
)

TEXTS = (EDITED, UNPROMULGATED, FILES_CHANGED, FALSE_CLAIM, MISSING, MISPLACED)
