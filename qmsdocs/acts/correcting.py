"""Correcting a slip in a text in force, giving it another code, annulling a wrong record."""

from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.placing import draft_files, free_draft_path, refuse_nameless
from qmsdocs.acts.wishes import Wish, cases_of, entitled, permitted, refuse_unreasoned, sealed
from qmsdocs.errors import QmsError
from qmsdocs.model.authority import Target, target_of
from qmsdocs.model.letters import slug
from qmsdocs.model.records import Act, Meaning, Record
from qmsdocs.model.text import Area, Text
from qmsdocs.source.rewriting import set_front
from qmsdocs.wording import say
from qmsdocs.workflow.making import record_of
from qmsdocs.workflow.record_text import cover_of
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.steps import Case, Step

_ENOUGH = 8
"""Digits of an id by which no other record is meant by chance."""


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
    refuse_unreasoned(wish, say("a text is corrected with a reason"))
    case = cases_of(desk, Step.CORRECT, [document], effective)[0]
    # As an editor may have saved it; the handbook keeps neither of the two.
    plain = content.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")
    files, after = _placed(desk, case.text, plain)
    if after.code != case.text.code:
        raise RefusedError(
            Refusal(
                say(
                    "the corrected text has the code '{found}', expected '{expected}'",
                    found=after.code,
                    expected=case.text.code,
                ),
                say("Another code is given with 'qmsdocs renumber'."),
            )
        )
    said = say("Correct {document}", document=_label(case.text))
    deed = Deed(act=Step.CORRECT.value, said=said, texts=(case.text,), files=files)
    return _bound(desk, case, after, wish, effective, deed)


def renumber(desk: Desk, document: str, code: str, wish: Wish, effective: date) -> Deed:
    """Return the deed of giving a document another code and leaving every other word alone.

    Raises:
        RefusedError: The document has this code or nothing in force, or would lose it again.
    """
    refuse_nameless(code)
    case = cases_of(desk, Step.CORRECT, [document], effective)[0]
    if case.text.code == code:
        raise RefusedError(Refusal(say("the code is '{code}' already", code=code)))
    _refuse_taken(desk, document, code)
    _refuse_turned_back(case, effective)
    former = desk.tree.read(case.text.place.path).decode("utf-8-sig")
    files, after = _placed(desk, case.text, set_front(former, {"code": code}).encode())
    said = say("Renumber {document} to {code}", document=_label(case.text), code=after.code)
    deed = Deed(act="renumber", said=said, texts=(case.text,), files=files)
    return _bound(desk, case, after, wish, effective, deed)


def _label(text: Text) -> str:
    return f"{text.code} {text.number}"


def _refuse_taken(desk: Desk, document: str, code: str) -> None:
    """Refuse a code that another document has, or one by which files would be named alike."""
    for text in desk.corpus.texts:
        held = text.area in (Area.CURRENT, Area.DRAFT) and text.id != document
        if held and slug(text.code) == slug(code):
            raise RefusedError(
                Refusal(
                    say("code '{code}' is taken by '{path}'", code=text.code, path=text.place.path),
                    say("Choose another one; 'qmsdocs register' lists those in use."),
                )
            )


def _refuse_turned_back(case: Case, effective: date) -> None:
    """Refuse a code that a text which awaits its day would take away again."""
    for each in case.timeline.revisions:
        if each.effective > effective:
            raise RefusedError(
                Refusal(
                    say(
                        "{code} {number} is promulgated for {day}, under its former code",
                        code=case.text.code,
                        number=str(each.number),
                        day=each.effective,
                    ),
                    say("Renumber it from that day on: --effective {day}.", day=each.effective),
                )
            )


def _bound(desk: Desk, case: Case, after: Text, wish: Wish, effective: date, deed: Deed) -> Deed:
    """Return the deed with the record that binds a text in force to another wording of it."""
    signing, warrant = permitted(desk, Step.CORRECT, Meaning.CORRECTED, [case], wish)
    cover = replace(cover_of(after, effective=effective), corrects=case.text.fingerprint)
    record = record_of(desk.corpus, Meaning.CORRECTED, signing, warrant, covers=[cover])
    return replace(deed, records=(record,), sealed=sealed(signing, warrant))


def _placed(desk: Desk, before: Text, content: bytes) -> tuple[dict[str, bytes | None], Text]:
    """Return the files of the new wording among the drafts, and its text as it reads there."""
    taken = {text.place.path for text in desk.corpus.texts}
    after = _read_at(desk, before, content, free_draft_path(before, taken, numbered=True))
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
    for known in desk.corpus.texts_by_id[before.id]:
        if known.fingerprint == after.fingerprint:
            raise RefusedError(
                Refusal(
                    say("this is the text that lies in '{path}' already", path=known.place.path),
                    say(
                        "To go back to a former wording, annul its correction ('qmsdocs annul'); "
                        "unit, review_months, clauses and keywords are changed in the file itself."
                    ),
                )
            )
    # With another code it goes by another name.
    path = free_draft_path(after, taken, numbered=True)
    return draft_files(desk.tree, before, path, content), after


def _read_at(desk: Desk, before: Text, content: bytes, path: str) -> Text:
    files = draft_files(desk.tree, before, path, content)
    found = [text for text in desk.read(files).texts if text.place.path == path]
    if not found:
        raise QmsError(
            say("the corrected text cannot be read"),
            say("Take a copy of '{path}' and mend the slip in it.", path=before.place.path),
        )
    return found[0]


def annul(desk: Desk, records: Sequence[Record], wish: Wish) -> Deed:
    """Return the deed of voiding wrong records: they count as if they had never been.

    Raises:
        RefusedError: A record may not be annulled, no reason is given, or the right is missing.
    """
    refuse_unreasoned(wish, say("a record is annulled with a reason"))
    for record in records:
        _refuse_settled(desk, record)
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


def _refuse_settled(desk: Desk, record: Record) -> None:
    if record.id in desk.corpus.annulled:
        raise RefusedError(Refusal(say("'{path}' is annulled already", path=record.place.path)))
    if record.meaning in (Meaning.ANNULLED, Meaning.REGISTERED):
        raise RefusedError(
            Refusal(
                say("'{path}' cannot be annulled", path=record.place.path),
                say(
                    "What was annulled by mistake is recorded anew; a register is changed again, "
                    "with 'qmsdocs roster' or 'qmsdocs rules'."
                ),
            )
        )


def _concerned(desk: Desk, records: Sequence[Record]) -> tuple[Text, ...]:
    """Return the texts that wrong records cover, so that their files follow."""
    covered = {cover.fingerprint for record in records for cover in record.covers}
    return tuple(text for text in desk.corpus.texts if text.fingerprint in covered)


def record_named(desk: Desk, word: str) -> Record:
    """Return the record that a path, the end of one or the beginning of an id names.

    Raises:
        QmsError: None or several are named so.
    """
    name, digits = f"/{word}", word.removeprefix("sha256:")
    found = {
        record.id: record
        for record in desk.corpus.records
        if f"/{record.place.path}".endswith(name)
        or name.endswith(f"/{record.place.path}")
        or (len(digits) >= _ENOUGH and record.id.removeprefix("sha256:").startswith(digits))
    }
    if len(found) == 1:
        return next(iter(found.values()))
    raise QmsError(
        say("'{word}' names {count} records, expected 1", word=word, count=len(found)),
        say("Name the record by its path below 'content/records/'."),
    )
