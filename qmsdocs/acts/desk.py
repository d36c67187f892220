"""The desk of an act: what was read of the handbook, who acts, and when."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from qmsdocs.acts.deed import RefusedError
from qmsdocs.acts.finding import Whose, find
from qmsdocs.edits.commit import complete, git_folder, refuse_busy
from qmsdocs.errors import QmsError
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.roster import Person, Roster
from qmsdocs.model.text import Area, Text
from qmsdocs.proof.gate import brought_in
from qmsdocs.source.git import Repository
from qmsdocs.source.load import Aids, load
from qmsdocs.source.memory import Memory
from qmsdocs.source.slices import Overlay
from qmsdocs.source.store import Store
from qmsdocs.source.tree import Tree
from qmsdocs.wording import say
from qmsdocs.workflow.refusal import Refusal

Clock = Callable[[str], datetime]
"""Tells the moment in a time zone; the one clock of a run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What an act is made from; nothing of it changes while the act is made.

    Attributes:
        base: Full id of the commit that was read.
        committed: The commit's files, as far as they concern the documents.
        taken: Drafts of the documents as they lie in the work tree, where they differ.
        tree: The commit's files with those drafts.
        before: The handbook of ``committed``; what a change brings in is held against it.
        corpus: The handbook of ``tree``.
        recorder: Who acts, known by git's e-mail address.
        documents: Ids of the documents named, in their order.
    """

    repository: Repository
    base: str
    committed: Tree
    taken: Mapping[str, bytes | None]
    tree: Tree
    before: Corpus
    corpus: Corpus
    recorder: Person
    moment: datetime
    aids: Aids
    documents: tuple[str, ...]

    @property
    def day(self) -> date:
        """Day of the act in the office's time zone."""
        return self.moment.date()

    @property
    def drafts_before(self) -> tuple[Text, ...]:
        """The documents' drafts as they were committed."""
        texts = (t for each in self.documents for t in self.before.texts_by_id.get(each, ()))
        return tuple(text for text in texts if text.area is Area.DRAFT)

    @property
    def drafts_gone(self) -> tuple[Text, ...]:
        """Those of them whose files were taken away, and of which no other file lies there."""
        return tuple(
            draft
            for draft in self.drafts_before
            if self.taken.get(draft.place.path, b"") is None
            and draft.number not in {t.number for t in self.corpus.texts_by_id.get(draft.id, ())}
        )

    def remember(self) -> None:
        """Keep what was worked out of single files, for the next act over as many."""
        if isinstance(self.aids.worked_out, Store):
            self.aids.worked_out.save()

    def read(self, files: Mapping[str, bytes | None]) -> Corpus:
        """Return the handbook as it would be with these files."""
        return load(Overlay(self.tree, files), self.day, self.aids)


def open_desk(
    root: Path,
    names: Collection[str] | Whose,
    clock: Clock,
    *,
    also: Collection[str] = (),
    taking_drafts: bool = False,
) -> Desk:
    """Return the desk of an act over the documents that are named by code or id.

    Args:
        root: Folder that holds ``content/``, in a work tree.
        names: Codes or ids; or every document, which is slow in a large handbook, or those
            that have a draft.
        clock: Tells the moment.
        also: Codes about which the act has to know; no document need have them.
        taking_drafts: The act takes drafts as they lie in the folder, committed or not.

    Raises:
        QmsError: There is no repository or commit, nobody knows who acts, a name is not that
            of one document, or a draft cannot be taken as it lies there.
    """
    repository = work_tree(root)
    complete(repository)
    _refuse_astray(repository)
    base = repository.commit_id("HEAD")
    memory = Memory.of(root)
    found = find(repository, base, names, memory, also=also, taking_drafts=taking_drafts)
    _refuse_nameless(found.committed)
    moment = clock(found.committed.office.time_zone or "UTC")
    before, taken = replace(found.committed, day=moment.date()), found.taken
    tree = Overlay(found.tree, taken) if taken else found.tree
    desk = Desk(
        repository=repository,
        base=base,
        committed=found.tree,
        taken=taken,
        tree=tree,
        before=before,
        corpus=load(tree, before.day, found.aids) if taken else before,
        recorder=_recorder(repository, before.roster),
        moment=moment,
        aids=found.aids,
        documents=found.documents,
    )
    _refuse_spoilt(desk)
    return desk


def work_tree(root: Path) -> Repository:
    """Return the repository of a work tree that has a commit.

    Raises:
        QmsError: It is bare, or nothing was ever committed.
    """
    repository = Repository.at(root)
    if not repository.has_work_tree():
        raise QmsError(
            say("'{folder}' is a bare repository; acts need the files", folder=str(root)),
            say("Clone it ('git clone') and act there."),
        )
    if not repository.has_commits():
        raise QmsError(
            say("there is no commit on the branch that is checked out"),
            say("Start a handbook with 'qmsdocs init DIR'."),
        )
    return repository


def _refuse_astray(repository: Repository) -> None:
    """Refuse to act where the next commit would be on no branch."""
    refuse_busy(git_folder(repository))
    if not repository.ask("symbolic-ref", "--quiet", "HEAD", empty=1).strip():
        raise QmsError(
            say("no branch is checked out; what is done here would be on none, and be lost"),
            say("Go back to the branch of the office first, such as 'git switch main'."),
        )


def _refuse_nameless(corpus: Corpus) -> None:
    """Refuse a register without an office: no record would count, whatever it says."""
    if not corpus.office.id:
        raise QmsError(
            say("'content/qms.yml' cannot be read, so that no record would count"),
            say("'qmsdocs check' names what is wrong with it."),
        )


def _refuse_spoilt(desk: Desk) -> None:
    """Refuse drafts that cannot be taken as they lie there: links, and what was a draft."""
    for path in desk.taken:
        if (desk.repository.folder / path).is_symlink():
            raise QmsError(
                say("'{path}' is a link; a file must lie there", path=path),
                say("Put the file itself in the place of the link."),
            )
    for draft in desk.drafts_before:
        path = draft.place.path
        lying = desk.corpus.texts_by_id.get(draft.id, ())
        if desk.taken.get(path) is not None and path not in {each.place.path for each in lying}:
            faults = brought_in(desk.before, desk.corpus)
            said = say("'{path}' is not the draft of {code} any more", path=path, code=draft.code)
            hint = say(
                "Mend the file, or take the former one back: 'git restore {path}'.", path=path
            )
            found = tuple(each for each in faults if each.place.path == path)
            raise RefusedError(Refusal(said, hint), found)


def _recorder(repository: Repository, roster: Roster) -> Person:
    email = repository.ask("config", "user.email", empty=1).strip()
    if not email:
        raise QmsError(
            say("git does not know who you are, so that nobody would have acted"),
            say("Say so once: git config user.email NAME@OFFICE"),
        )
    found = [each for each in roster.people if each.email.casefold() == email.casefold()]
    if len(found) != 1:
        raise QmsError(
            say(
                "'{email}' of git is the address of {count} people in people.yml, expected 1",
                email=email,
                count=len(found),
            ),
            say("Correct git's address ('git config user.email'), or the roster."),
        )
    return found[0]
