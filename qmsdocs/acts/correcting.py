"""Correcting a slip in a text in force, giving it another code, annulling a wrong record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.placing import draft_files, free_draft_path
from qmsdocs.acts.wishes import Wish, cases_of, entitled, permitted, sealed
from qmsdocs.errors import QmsError
from qmsdocs.model.authority import Target, target_of
from qmsdocs.model.records import Act, Meaning, Record
from qmsdocs.model.text import Text
from qmsdocs.source.rewriting import set_front
from qmsdocs.wording import Said, say
from qmsdocs.workflow.making import record_of
from qmsdocs.workflow.record_text import cover_of
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.steps import Case, Step


def correct(desk: Desk, document: str, content: bytes, wish: Wish, effective: date) -> Deed:
    """Return the deed of correcting a slip: presentation only, which the checks hold it to.

    Args:
        desk: What was read.
        document: Id of the document.
        content: The whole corrected text as a file, front matter included.
        wish: Who signs, and the reason.
        effective: First day of the corrected text.

    Raises:
        RefusedError: The text is another document's or number's, or it may not be corrected.
    """
    if not wish.reason.strip():
        raise RefusedError(
            Refusal(say("a text is corrected with a reason"), say("Give it with --reason TEXT."))
        )
    case = cases_of(desk, Step.CORRECT, [document])[0]
    return _bound(desk, case, content, wish, effective, Step.CORRECT.value)


def renumber(desk: Desk, document: str, code: str, wish: Wish, effective: date) -> Deed:
    """Return the deed of giving a document another code and leaving every other word alone.

    Raises:
        RefusedError: The document has this code, or nothing in force.
    """
    case = cases_of(desk, Step.CORRECT, [document])[0]
    if case.text.code == code:
        raise RefusedError(Refusal(say("the code is '{code}' already", code=code)))
    former = desk.tree.read(case.text.place.path).decode("utf-8")
    content = set_front(former, {"code": code}).encode()
    return _bound(desk, case, content, wish, effective, "renumber")


def _bound(desk: Desk, case: Case, content: bytes, wish: Wish, effective: date, act: str) -> Deed:
    """Return the deed of binding the text in force to another wording of it."""
    before = case.text
    files, after = _placed(desk, before, content)
    signing, warrant = permitted(desk, Step.CORRECT, Meaning.CORRECTED, [case], wish)
    cover = replace(cover_of(after, effective=effective), corrects=before.fingerprint)
    record = record_of(desk.corpus, Meaning.CORRECTED, signing, warrant, covers=[cover])
    label = f"{before.code} {before.number}"
    said: Said = (
        say("Correct {document}", document=label)
        if act == Step.CORRECT.value
        else say("Renumber {document} to {code}", document=label, code=after.code)
    )
    return Deed(
        act=act,
        said=said,
        texts=(before,),
        records=(record,),
        files=files,
        sealed=sealed(signing, warrant),
    )


def _placed(desk: Desk, before: Text, content: bytes) -> tuple[dict[str, bytes | None], Text]:
    """Return the files of the new wording among the drafts, and its text as it reads there."""
    paths = {text.place.path for text in desk.corpus.texts}
    path = free_draft_path(before, paths, numbered=True)
    files = draft_files(desk.tree, before, path, content)
    found = [text for text in desk.read(files).texts if text.place.path == path]
    if not found:
        raise QmsError(
            say("the corrected text cannot be read"),
            say("Take a copy of '{path}' and mend the slip in it.", path=before.place.path),
        )
    after = found[0]
    if (after.id, after.number) != (before.id, before.number):
        raise RefusedError(
            Refusal(
                say(
                    "the corrected text is {found}, expected {expected}",
                    found=f"{after.id} {after.number}",
                    expected=f"{before.id} {before.number}",
                ),
                say("Take a copy of '{path}' and mend the slip in it.", path=before.place.path),
            )
        )
    return files, after


def annul(desk: Desk, records: Sequence[Record], wish: Wish) -> Deed:
    """Return the deed of voiding wrong records: they count as if they had never been.

    Raises:
        RefusedError: A record may not be annulled, no reason is given, or the right is missing.
    """
    if not wish.reason.strip():
        raise RefusedError(
            Refusal(say("a record is annulled with a reason"), say("Give it with --reason TEXT."))
        )
    for record in records:
        if record.id in desk.corpus.annulled:
            raise RefusedError(Refusal(say("'{path}' is annulled already", path=record.place.path)))
    acts = [Act(record, cover) for record in records for cover in record.covers]
    targets = [target_of(desk.corpus, act) for act in acts] or [Target()]
    signing, warrant = entitled(desk, Meaning.ANNULLED, wish, targets)
    made = record_of(
        desk.corpus,
        Meaning.ANNULLED,
        signing,
        warrant,
        annuls=tuple(record.id for record in records),
    )
    paths = tuple(record.place.path for record in records)
    return Deed(
        act="annul",
        said=say("Annul {records}", records=paths),
        texts=_concerned(desk, records),
        records=(made,),
        sealed=sealed(signing, warrant),
    )


def _concerned(desk: Desk, records: Sequence[Record]) -> tuple[Text, ...]:
    """Return the texts that wrong records cover, so that their files follow."""
    covered = {cover.fingerprint for record in records for cover in record.covers}
    return tuple(text for text in desk.corpus.texts if text.fingerprint in covered)


def record_named(desk: Desk, word: str) -> Record:
    """Return the record that a path, a file's name or the beginning of an id names.

    Raises:
        QmsError: None or several are named so.
    """
    found = {
        record.id: record
        for record in desk.corpus.records
        if word in (record.place.path, record.place.path.rpartition("/")[2])
        or record.id.removeprefix("sha256:").startswith(word.removeprefix("sha256:"))
    }
    if len(found) == 1:
        return next(iter(found.values()))
    raise QmsError(
        say("'{word}' names {count} records, expected 1", word=word, count=len(found)),
        say("Name the record by its path below 'content/records/'."),
    )
