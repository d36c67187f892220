"""From a deed to a commit: records signed, files moved, everything judged before it counts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.seal import Seal
from qmsdocs.edits.commit import Change, commit
from qmsdocs.edits.files import Edit
from qmsdocs.edits.history import Author
from qmsdocs.errors import QmsError
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.fingerprint import bytes_digest
from qmsdocs.model.records import ProofKind, Record
from qmsdocs.model.text import Text
from qmsdocs.proof.gate import brought_in, unfit
from qmsdocs.source.slices import Overlay
from qmsdocs.source.tree import CONTENT, Tree
from qmsdocs.wording import in_language, say
from qmsdocs.workflow.making import file_of
from qmsdocs.workflow.moves import Move, due_moves
from qmsdocs.workflow.refusal import Refusal

Files = dict[str, bytes | None]
_RECORDS = f"{CONTENT}/records/"
_NEEDS_FORM = frozenset({"submit", "approve", "promulgate"})


@dataclass(frozen=True, slots=True)
class Done:
    """What was made.

    Attributes:
        commit: Full id of the commit.
        texts: What the act was about: the texts of its records, or the drafts that it opened.
        corpus: The handbook after it, as far as it was read.
    """

    commit: str
    texts: tuple[Text, ...]
    corpus: Corpus


def perform(
    desk: Desk, deed: Deed, seal: Seal | None, keep: Callable[[], None] = lambda: None
) -> Done:
    """Make a deed: one commit with its records, its files and the moves that follow.

    Args:
        desk: What the deed was made from.
        deed: What is to be made.
        seal: Signs a record; none where there is no key.
        keep: Keeps what the records rely on outside git; called once all is known to be lawful.

    Raises:
        RefusedError: The handbook would have an error that it has not now.
        QmsError: A signature cannot be made, or something changed underneath.
    """
    _refuse_unfit(desk, deed)
    files: Files = dict(deed.files)
    made = [_written(desk, deed, record, seal, files) for record in deed.records]
    after = desk.read(files)
    if _settle(desk.tree, due_moves(after, _concerned(deed)), files):
        after = desk.read(files)
    _refuse_errors(desk, after, files)
    keep()
    tree = Overlay(desk.tree, files)
    texts = deed.texts or tuple(each for each in after.texts if each.place.path in files)
    change = Change(
        base=desk.base,
        author=Author(desk.recorder.name, desk.recorder.email),
        moment=desk.moment,
        message=_message(desk, deed, texts, made),
        edits=tuple(_edits(desk.committed, tree, _touched(desk, deed, files))),
    )
    made_commit = commit(desk.repository, change)
    desk.remember()
    return Done(made_commit, texts, after)


def _written(desk: Desk, deed: Deed, record: Record, seal: Seal | None, files: Files) -> str:
    """Put a record's file, and its signature where one is due, among the files."""
    path, content = file_of(record)
    files[path] = content
    if deed.sealed:
        files[path + ".sig"] = _seal_of(desk, record, seal).sign(content)
    return bytes_digest(content)


def _seal_of(desk: Desk, record: Record, seal: Seal | None) -> Seal:
    if seal is None:
        raise QmsError(
            say("this needs a digital signature, and there is no key file to make it with"),
            say(
                "Name it with --key FILE, or once for all: git config --global user.signingkey FILE"
            ),
        )
    person_id = record.signer if record.proof.kind is ProofKind.SSH else record.recorded_by
    person = desk.corpus.roster.person(person_id)
    if person is None or not seal.is_among(person.keys_on(record.recorded_on)):
        raise QmsError(
            say(
                "the key '{key}' is none of the keys that '{person}' has in people.yml on {day}",
                key=str(seal.file),
                person=person_id,
                day=record.recorded_on,
            ),
            say("Name the right key with --key FILE; 'qmsdocs roster key add' records a new one."),
        )
    return seal


def _concerned(deed: Deed) -> set[str] | None:
    """Return the documents whose files follow; none: all."""
    if deed.settles_all:
        return None
    covered = {cover.id for record in deed.records for cover in record.covers}
    return covered | {text.id for text in deed.texts}


def _settle(tree: Tree, moves: Sequence[Move], files: Files) -> bool:
    """Move files in their order; return whether any did."""
    for move in moves:
        if move.target is not None:
            files[move.target] = Overlay(tree, files).read(move.source)
        files[move.source] = None
    return bool(moves)


def _refuse_unfit(desk: Desk, deed: Deed) -> None:
    """Refuse a draft that could not be promulgated as it stands, before anybody vouches for it."""
    if deed.act in _NEEDS_FORM:
        found = unfit(desk.corpus, {text.place.path for text in deed.texts})
        if found:
            raise RefusedError(
                Refusal(
                    say("refused: the text could not be promulgated as it stands"),
                    say("Nothing was changed. Mend what is named above, then try again."),
                ),
                tuple(found),
            )


def _refuse_errors(desk: Desk, after: Corpus, files: Files) -> None:
    made = {path for path in files if path.startswith(_RECORDS)}
    hint = say("No such record was made: correct what the command says of it.")
    # A check tells how to mend what is there; this is not.
    found = [
        replace(each, hint=hint) if each.place.path in made else each
        for each in brought_in(desk.before, after)
    ]
    if found:
        raise RefusedError(
            Refusal(
                say("refused: the handbook would have new errors ({count})", count=len(found)),
                say("Nothing was changed. Mend what is named above, then try again."),
            ),
            tuple(found),
        )


def _touched(desk: Desk, deed: Deed, files: Mapping[str, bytes | None]) -> Iterable[str]:
    """Return the paths that change, and those of the texts that the act is about."""
    watched = [
        path for text in deed.texts for path in (text.place.path, *(f.path for f in text.files))
    ]
    return sorted({*files, *watched, *desk.taken})


def _edits(committed: Tree, tree: Tree, paths: Iterable[str]) -> Iterable[Edit]:
    before = {entry.path for entry in committed.entries()}
    after = {entry.path for entry in tree.entries()}
    for path in paths:
        old = committed.read(path) if path in before else None
        new = tree.read(path) if path in after else None
        if (old, new) != (None, None):
            yield Edit(path, old, new)


def _message(desk: Desk, deed: Deed, texts: Iterable[Text], records: Iterable[str]) -> str:
    """Return the words of the commit, with trailers that a machine can read."""
    speak = in_language(desk.corpus.office.language or "vi")
    trailers = [
        f"Qmsdocs-Act: {deed.act}",
        *(f"Qmsdocs-Document: {text.id} {text.code} {text.number}" for text in texts),
        *(f"Qmsdocs-Record: {record}" for record in records),
    ]
    return f"{speak(deed.said)}\n\n" + "\n".join(trailers) + "\n"
