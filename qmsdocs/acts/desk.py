"""The desk of an act: what was read of the handbook, who acts, and when."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from pathlib import Path

from qmsdocs.edits.commit import complete
from qmsdocs.edits.files import on_disk
from qmsdocs.errors import QmsError
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import nearest
from qmsdocs.model.links import Aim, links
from qmsdocs.model.roster import Person, Roster
from qmsdocs.model.text import Area
from qmsdocs.source.git import Repository, commit_tree
from qmsdocs.source.load import Aids, load
from qmsdocs.source.memory import Memory
from qmsdocs.source.slices import Overlay, checked_out_slice
from qmsdocs.source.tree import CONTENT, Tree
from qmsdocs.wording import say
from qmsdocs.workflow.naming import document_named


class Whose(Enum):
    """Documents that no name is given for."""

    EVERY = "every"
    DRAFTED = "drafted"


Clock = Callable[[str], datetime]
"""Tells the moment in a time zone; the one clock of a run."""
_DRAFTS = f"{CONTENT}/drafts"
_MANY = 40
"""Documents from which on reading everything is faster than looking for their files."""


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

    def read(self, files: Mapping[str, bytes | None]) -> Corpus:
        """Return the handbook as it would be with these files."""
        return load(Overlay(self.tree, files), self.day, self.aids)


def open_desk(
    root: Path, names: Collection[str] | Whose, clock: Clock, *, taking_drafts: bool = False
) -> Desk:
    """Return the desk of an act over the documents that are named by code or id.

    Args:
        root: Folder that holds ``content/``, in a work tree.
        names: Codes or ids; or every document, which is slow in a large handbook, or those
            that have a draft.
        clock: Tells the moment.
        taking_drafts: The act takes drafts as they lie in the folder, committed or not.

    Raises:
        QmsError: There is no repository or commit, nobody knows who acts, or a name is not
            that of one document.
    """
    repository = _work_tree(root)
    complete(repository)
    base = repository.commit_id("HEAD")
    aids = Aids(None, dict(Memory.of(root).signatures), {})
    changed = _changed_drafts(repository) if taking_drafts else {}
    committed, documents = _read(repository, base, names, changed, aids)
    before = load(committed, date.min, aids)
    moment = clock(before.office.time_zone or "UTC")
    before = replace(before, day=moment.date())
    taken = _of_documents(committed, changed, documents, aids) if changed else {}
    tree = Overlay(committed, taken) if taken else committed
    return Desk(
        repository=repository,
        base=base,
        committed=committed,
        taken=taken,
        tree=tree,
        before=before,
        corpus=load(tree, before.day, aids) if taken else before,
        recorder=_recorder(repository, before.roster),
        moment=moment,
        aids=aids,
        documents=documents,
    )


def _work_tree(root: Path) -> Repository:
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


def _changed_drafts(repository: Repository) -> dict[str, bytes | None]:
    """Return the files among the drafts that differ from the commit, as they lie there."""
    where = f":(top,literal){repository.prefix}{_DRAFTS}"
    raw = repository.ask("status", "--porcelain", "-z", "-uall", "--no-renames", "--", where)
    paths = [row[3:].removeprefix(repository.prefix) for row in raw.split("\0") if row]
    return {path: on_disk(repository.folder / path) for path in paths}


def _read(
    repository: Repository,
    base: str,
    names: Collection[str] | Whose,
    changed: Mapping[str, bytes | None],
    aids: Aids,
) -> tuple[Tree, tuple[str, ...]]:
    """Return the commit's files that concern the documents, and the documents' ids."""
    if names is Whose.EVERY:
        return commit_tree(repository, base), ()
    wanted = _drafted(repository, base, changed, aids) if isinstance(names, Whose) else names
    spelt = {each for name in wanted for each in (name, name.upper(), name.lower())}
    many = len(wanted) > _MANY
    found = commit_tree(repository, base) if many else checked_out_slice(repository, base, spelt)
    corpus = load(Overlay(found, changed), date.min, aids)
    documents = tuple(dict.fromkeys(_named(repository, base, corpus, name) for name in wanted))
    words = _words(corpus, documents)
    if many or words <= spelt:
        return found, documents
    return checked_out_slice(repository, base, words), documents


def _drafted(
    repository: Repository, base: str, changed: Mapping[str, bytes | None], aids: Aids
) -> tuple[str, ...]:
    """Return the ids of the documents that have a file among the drafts."""
    whole = commit_tree(repository, base)
    listing = {path: each for path, each in whole.listing.items() if path.startswith(_DRAFTS)}
    corpus = load(Overlay(replace(whole, listing=listing), changed), date.min, aids)
    return tuple(sorted(corpus.texts_by_id))


def _words(corpus: Corpus, documents: Iterable[str]) -> set[str]:
    """Return the ids and every code by which files speak of these documents.

    And the ids of the documents to which their drafts link: a link is judged with what it
    leads to.
    """
    texts = [text for each in documents for text in corpus.texts_by_id.get(each, ())]
    acts = (act for each in documents for act in corpus.acts.get(each, ()))
    drafts = (text.body for text in texts if text.area is Area.DRAFT)
    return {
        *documents,
        *(text.code for text in texts),
        *(act.cover.code for act in acts),
        *(each.name for body in drafts for each in links(body) if each.aim is Aim.DOCUMENT),
    }


def _named(repository: Repository, base: str, corpus: Corpus, name: str) -> str:
    try:
        return document_named(corpus, name)
    except QmsError as error:
        listing = commit_tree(repository, base).listing
        slugs = {path.rpartition("/")[2].removesuffix(".md") for path in listing}
        known = nearest(name, {each for each in slugs if "." not in each})
        if corpus.timelines.get(name) or not known:
            raise
        hint = say("Did you mean '{word}'?", word=known.upper())
        raise QmsError(error.said, hint) from None


def _of_documents(
    committed: Tree,
    changed: Mapping[str, bytes | None],
    documents: Collection[str],
    aids: Aids,
) -> dict[str, bytes | None]:
    """Return those changed files that are drafts of the documents, or attached to one."""
    corpus = load(Overlay(committed, changed), date.min, aids)
    stems = {
        text.place.path.removesuffix(".md")
        for each in documents
        for text in corpus.texts_by_id[each]
    }
    return {
        path: content
        for path, content in changed.items()
        if path.removesuffix(".md") in stems or path.partition(".files/")[0] in stems
    }


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
