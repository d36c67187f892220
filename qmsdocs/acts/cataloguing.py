"""The catalogue as it is committed, and one commit that changes its files."""

import hashlib
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, replace
from pathlib import Path

from qmsdocs.acts.desk import Clock, open_desk, work_tree
from qmsdocs.edits.commit import Change, commit
from qmsdocs.edits.files import Edit
from qmsdocs.edits.history import Author
from qmsdocs.errors import QmsError
from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.model.services import Services
from qmsdocs.source.catalogue import read_law
from qmsdocs.source.git import BlobTree, Repository, commit_tree
from qmsdocs.source.reading import Reading
from qmsdocs.source.registers import OFFICE, read_office, read_register
from qmsdocs.source.services import read_services
from qmsdocs.source.tree import CONTENT, Tree
from qmsdocs.wording import Said, in_language, say

FOLDER = f"{CONTENT}/catalogue/"
_READ = tuple(f"{FOLDER}{each}/" for each in ("legal", "relations", "services"))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The catalogue of the commit that is checked out; nothing differs from it in the folder.

    Attributes:
        base: Full id of the commit.
        tree: The files of the catalogue alone.
        zone: Time zone of the office.
        worked_out: What was worked out of its files, by their digests.
    """

    repository: Repository
    base: str
    tree: BlobTree
    law: LegalCatalogue
    services: Services
    zone: str
    worked_out: MutableMapping[str, str]

    def content(self, path: str) -> bytes | None:
        """Return the bytes of a file; none where it does not lie there."""
        return self.tree.read(path) if path in self.tree.listing else None

    @property
    def state(self) -> str:
        """What tells these services, documents and relations from any others."""
        rows = (f"{p} {of}\n" for p, (_, of) in self.tree.listing.items() if p.startswith(_READ))
        return hashlib.sha256("".join(sorted(rows)).encode()).hexdigest()


def open_catalogue(root: Path, worked_out: MutableMapping[str, str]) -> Catalogue:
    """Return the catalogue of a handbook.

    Args:
        root: Folder that holds ``content/``, in a work tree.
        worked_out: What was worked out of its files before.

    Raises:
        QmsError: There is no commit, files of the catalogue have changes that are not
            committed, or one cannot be read.
    """
    repository = work_tree(root)
    base = repository.commit_id("HEAD")
    _refuse_changed(repository, base)
    whole = commit_tree(repository, base)
    listing = {path: each for path, each in whole.listing.items() if path.startswith(FOLDER)}
    tree = replace(whole, listing=listing)
    law, services = read_whole(tree, worked_out)
    return Catalogue(repository, base, tree, law, services, _zone(whole), worked_out)


def read_whole(tree: Tree, worked_out: MutableMapping[str, str]) -> tuple[LegalCatalogue, Services]:
    """Return what the files of a catalogue say.

    Raises:
        QmsError: One of them has a fault: what is not known of it would be lost or doubled.
    """
    reading = Reading.of(tree, None, worked_out)
    found = read_law(reading), read_services(reading)
    for fault in reading.faults:
        if fault.hit.place.path.startswith(_READ):
            raise QmsError(
                say("{place}: {reason}", place=str(fault.hit.place), reason=fault.hit.message),
                say("Nothing was written. Every file of the catalogue must be sound first."),
            )
    return found


def write(
    root: Path, clock: Clock, catalogue: Catalogue, files: Mapping[str, bytes], act: str, said: Said
) -> str:
    """Put files of the catalogue in place in one commit; return its full id.

    Args:
        root: Folder that holds ``content/``, in a work tree.
        clock: Tells the moment.
        catalogue: What the files were made from.
        files: What they are to hold, by path.
        act: Name of the act as the command line has it.
        said: First line of the commit's message.

    Raises:
        QmsError: The catalogue changed underneath, or nobody knows who acts.
    """
    desk = open_desk(root, (), clock)
    if desk.base != catalogue.base:
        raise QmsError(
            say("the handbook was changed by somebody else meanwhile; nothing was written"),
            say("Run the command again: it compares with what is there now."),
        )
    speak = in_language(desk.corpus.office.language or "vi")
    change = Change(
        base=desk.base,
        author=Author(desk.recorder.name, desk.recorder.email),
        moment=desk.moment,
        message=f"{speak(said)}\n\nQmsdocs-Act: {act}\n",
        edits=tuple(
            Edit(path, catalogue.content(path), content) for path, content in sorted(files.items())
        ),
    )
    return commit(desk.repository, change)


def _zone(whole: BlobTree) -> str:
    path = f"{CONTENT}/{OFFICE}"
    listing = {path: whole.listing[path]} if path in whole.listing else {}
    fields, _ = read_register(Reading.of(replace(whole, listing=listing)), OFFICE)
    return (read_office(fields).time_zone if fields else "") or "UTC"


def _refuse_changed(repository: Repository, base: str) -> None:
    changed = sorted(p for p in repository.changed_paths(base) if p.startswith(FOLDER))
    if changed:
        raise QmsError(
            say("'{path}' has changes that are not committed", path=changed[0]),
            say("Commit or undo them first ('git diff' shows them), then try again."),
        )
