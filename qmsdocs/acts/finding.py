"""What an act needs of a handbook: the files that concern its documents, and no others."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property
from pathlib import Path

from qmsdocs.edits.files import on_disk
from qmsdocs.errors import QmsError
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import nearest, slug
from qmsdocs.model.links import Aim, links
from qmsdocs.model.services import national_code
from qmsdocs.model.text import Area, Text
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


Files = Mapping[str, bytes | None]
_DRAFTS = f"{CONTENT}/drafts"
_MANY = 40
"""Documents from which on reading everything is faster than looking for their files."""


@dataclass(frozen=True)
class Found:
    """The part of a handbook that concerns some documents.

    Attributes:
        tree: The commit's files.
        changed: Every draft that lies in the work tree otherwise than in the commit.
        committed: The handbook of the commit's files; its day has no meaning.
        lying: The same with the changed drafts.
        aids: What helped to read it, and helps to read it again.
        documents: Ids of the documents, in the order of their names.
    """

    tree: Tree
    changed: Files
    committed: Corpus
    lying: Corpus
    aids: Aids
    documents: tuple[str, ...] = ()

    @classmethod
    def of(cls, tree: Tree, changed: Files, aids: Aids) -> "Found":
        """Return what these files say."""
        committed = load(tree, date.min, aids)
        lying = load(Overlay(tree, changed), date.min, aids) if changed else committed
        return cls(tree, changed, committed, lying, aids)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The documents' texts, as committed and as they lie there."""
        both = (self.committed,) if self.lying is self.committed else (self.committed, self.lying)
        return tuple(
            text
            for corpus in both
            for document in self.documents
            for text in corpus.texts_by_id.get(document, ())
        )

    @property
    def words(self) -> set[str]:
        """The ids and every code by which files speak of the documents.

        And the ids of the documents to which they link, and the public services that they carry
        out: a text is judged with what it relies on.
        """
        acts = (act for each in self.documents for act in self.lying.acts.get(each, ()))
        bodies = (text.body for text in self.texts if text.area in (Area.DRAFT, Area.CURRENT))
        return {
            *self.documents,
            *(text.code for text in self.texts),
            *(national_code(code) for text in self.texts for code in text.services),
            *(act.cover.code for act in acts),
            *(each.name for body in bodies for each in links(body) if each.aim is Aim.DOCUMENT),
        } - {""}

    @property
    def taken(self) -> dict[str, bytes | None]:
        """The changed files that are, or were, drafts of the documents or attached to one."""
        stems = {text.place.path.removesuffix(".md") for text in self.texts}
        return {
            path: content
            for path, content in self.changed.items()
            if path.removesuffix(".md") in stems or path.partition(".files/")[0] in stems
        }


def find(
    repository: Repository,
    base: str,
    names: Collection[str] | Whose,
    memory: Memory,
    *,
    also: Collection[str] = (),
    taking_drafts: bool = False,
) -> Found:
    """Return the files of a commit that concern the documents named.

    Args:
        repository: Whose work tree; the commit is checked out in it.
        base: Full id of the commit.
        names: Codes or ids; or every document, or those that have a draft.
        memory: What is known from reading before.
        also: Codes that matter as well; no document need have them.
        taking_drafts: Drafts count as they lie in the work tree, committed or not.

    Raises:
        QmsError: A name is not that of one document, or a draft cannot be read.
    """
    changed = _changed_drafts(repository) if taking_drafts else {}
    aids = Aids(None, dict(memory.signatures), {}, {})
    # It is long to read, and of few documents little of it is asked for.
    whole = replace(aids, worked_out=memory.worked_out())
    if names is Whose.EVERY:
        return Found.of(commit_tree(repository, base), changed, whole)
    wanted = _drafted(repository, base, changed, aids) if isinstance(names, Whose) else names
    many = len(wanted) > _MANY
    words = {each for name in (*wanted, *also) for each in (name, name.upper(), name.lower())}
    while True:
        tree = (
            commit_tree(repository, base)
            if many
            else checked_out_slice(repository, base, words, aids.kept)
        )
        found = Found.of(tree, changed, whole if many else aids)
        found = replace(found, documents=_named(repository, base, found, wanted))
        # What is found may go by other words than those that it was looked for with.
        if many or found.words <= words:
            return found
        words |= found.words


def _changed_drafts(repository: Repository) -> dict[str, bytes | None]:
    """Return the files among the drafts that differ from the commit, as they lie there.

    What git ignores is among them: whoever opens the folder sees it. A link is no file, and
    another repository's files are none of these.
    """
    where = f":(top,literal){repository.prefix}{_DRAFTS}"
    form = ("--porcelain", "-z", "-uall", "--ignored=traditional", "--no-renames")
    raw = repository.ask("status", *form, "--", where)
    paths = (row[3:].removeprefix(repository.prefix) for row in raw.split("\0"))
    files = (path for path in paths if path and not path.endswith("/"))
    return {path: _lying_at(repository.folder / path) for path in files}


def _lying_at(path: Path) -> bytes | None:
    return None if path.is_symlink() else on_disk(path)


def _drafted(repository: Repository, base: str, changed: Files, aids: Aids) -> tuple[str, ...]:
    """Return the ids of the documents that have a file among the drafts, or had one."""
    whole = commit_tree(repository, base)
    listing = {path: each for path, each in whole.listing.items() if path.startswith(_DRAFTS)}
    found = Found.of(replace(whole, listing=listing), changed, aids)
    return tuple(sorted({*found.committed.texts_by_id, *found.lying.texts_by_id}))


def _named(
    repository: Repository, base: str, found: Found, names: Iterable[str]
) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_one_named(repository, base, found, name) for name in names))


def _one_named(repository: Repository, base: str, found: Found, name: str) -> str:
    try:
        return document_named(found.lying, name)
    except QmsError as error:
        first = error
    try:
        # A draft whose file was taken away or spoilt had this name.
        return document_named(found.committed, name)
    except QmsError:
        listing = commit_tree(repository, base).listing
    slugs = {path.rpartition("/")[2].removesuffix(".md") for path in listing}
    known = nearest(name, {each for each in slugs if "." not in each})
    if not known or slug(name) in {slug(text.code) for text in found.lying.texts}:
        raise first
    hint = say("Did you mean '{word}'?", word=known.upper())
    raise QmsError(first.said, hint)
