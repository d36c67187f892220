"""The part of a handbook that concerns a few documents, found without reading the rest.

Records and drafts are searched for the ids and codes of the documents; every other text is
found by its name, which is that of a code that a record gives to the document. So a record in
which somebody wrote an id in YAML escapes, and a text in force under a name that is not its
own, are hidden from here. They are not from ``check``, which reads everything.
"""

import tempfile
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from qmsdocs.model.letters import slug
from qmsdocs.model.services import national_code
from qmsdocs.source.git import BlobTree, Repository, commit_tree
from qmsdocs.source.reading import Kept, Reading
from qmsdocs.source.records import read_record
from qmsdocs.source.tree import CONTENT, Entry, Tree

_RECORDS = f"{CONTENT}/records/"
_REGISTERS = f"{_RECORDS}registers/"
_CORRECTIONS = f"{_RECORDS}corrections/"
_DRAFTS = f"{CONTENT}/drafts/"
_SUPERSEDED = f"{CONTENT}/superseded/"
_SEARCHED = (_RECORDS, _DRAFTS)
_CATALOGUE = f"{CONTENT}/catalogue/"
_OF_LAW = (
    f"{_CATALOGUE}legal/",
    f"{_CATALOGUE}relations/",
    f"{_CATALOGUE}scope.yml",
    f"{_CATALOGUE}wording.csv",
)
_ANNULS = b"annuls:"
_GREP = (
    *("grep", "-l", "-z", "-F", "-a", "--full-name", "--no-color", "--no-recurse-submodules"),
    "-f",
)
_NOTHING_FOUND = 1
_MANY = 1000
"""Words from which on a search takes longer than reading everything."""
_TEXT = ".md"
_RECORD = ".yml"
_ID = 9
"""Letters of ``-<id>``, which a name ends with where another document holds the plain one."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A tree with some files put in, replaced or (none) taken out."""

    tree: Tree
    files: Mapping[str, bytes | None]

    def entries(self) -> list[Entry]:
        """Return everything below ``content/``, sorted by path."""
        kept = [each for each in self.tree.entries() if each.path not in self.files]
        added = [Entry(path) for path, content in self.files.items() if content is not None]
        return sorted(kept + [each for each in added if each.path.startswith(f"{CONTENT}/")])

    def read(self, path: str) -> bytes:
        """Return the bytes of a listed file."""
        given = self.files.get(path)
        return self.tree.read(path) if given is None else given


def commit_slice(repository: Repository, commit: str, words: Collection[str]) -> BlobTree:
    """Return the files of a commit that can concern the documents named by ids and codes.

    The registers with their records, the calendar and every annulment are always among them.
    """
    return part_of(commit_tree(repository, commit), commit, words)


def checked_out_slice(
    repository: Repository, commit: str, words: Collection[str], kept: Kept | None = None
) -> BlobTree:
    """Return the same for the commit that is checked out, which is faster to search.

    What lies in the work tree and differs from the commit is taken from the commit. The
    catalogue of law is among it, and the public services whose codes are among the words: who
    vouches for a text vouches for what it relies on.

    Args:
        repository: Whose work tree; the commit is checked out in it.
        commit: Full id of the commit.
        words: Ids and codes of documents, codes of services.
        kept: What files were read as before, and will be needed as.
    """
    where = _where(repository, CONTENT)
    raw = repository.ask("diff-index", "-z", "--name-only", commit, "--", where)
    changed = {path.removeprefix(repository.prefix) for path in raw.split("\0")}
    whole = commit_tree(repository, commit)
    part = _kept(whole, changed | _holding(whole, words), words, kept).listing
    codes = {code for word in words if (code := national_code(word))}
    services = {f"{_CATALOGUE}services/{code}.yml" for code in codes}
    law = {path for path in whole.listing if path.startswith(_OF_LAW)}
    return replace(whole, listing=_chosen(whole, {*part, *services, *law}))


def part_of(
    whole: BlobTree, commit: str, words: Collection[str], paths: Collection[str] = ()
) -> BlobTree:
    """Return the same from the tree of a commit, and these paths in any case."""
    return _kept(whole, {*paths} | _holding(whole, words, commit), words)


def _where(repository: Repository, folder: str) -> str:
    return f":(top,literal){repository.prefix}{folder.rstrip('/')}"


def _holding(whole: BlobTree, words: Collection[str], commit: str = "") -> set[str]:
    """Return the records and drafts that hold one of these words.

    The files of the work tree are searched where no commit is named, and all of them, whatever
    is called binary by the attributes of the repository.
    """
    lines = {
        unicodedata.normalize(form, line)
        for word in words
        if (line := word.strip()) and not national_code(line)
        for form in ("NFC", "NFD")
    }
    if not lines:
        return set()
    if len(lines) > _MANY:
        return {path for path in whole.listing if path.startswith(_SEARCHED)}
    repository = whole.repository
    with tempfile.TemporaryDirectory(prefix="qmsdocs-") as folder:
        patterns = Path(folder, "words")
        patterns.write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")
        where = [_where(repository, each) for each in _SEARCHED]
        asked = [str(patterns), *([commit] if commit else []), "--", *where]
        found = repository.ask(*_GREP, *asked, empty=_NOTHING_FOUND).split("\0")
    mark = f"{commit}:" if commit else ""
    return {path.removeprefix(mark).removeprefix(repository.prefix) for path in found}


def _kept(
    whole: BlobTree, found: set[str], words: Collection[str], kept: Kept | None = None
) -> BlobTree:
    below = found | _annulments(_only(whole, _CORRECTIONS))
    names = {slug(each) for each in {*words, *_codes(whole, found, words, kept)}} - {""}
    below |= {path for path in whole.listing if path.endswith(_TEXT) and _is_named(path, names)}
    stems = {path.removesuffix(_TEXT) for path in below if path.endswith(_TEXT)}
    near = {
        path
        for path in whole.listing
        if path in below
        or path.startswith(_REGISTERS)
        or (path.count("/") == 1 and not path.endswith(_TEXT))
        or path.removesuffix(".sig") in below
        or path.partition(".files/")[0] in stems
    }
    return replace(whole, listing=_chosen(whole, near))


def _codes(
    whole: BlobTree, found: Collection[str], words: Collection[str], kept: Kept | None
) -> set[str]:
    """Return the codes by which these records know the documents, today's and former ones."""
    paths = {path for path in found if path.startswith(_RECORDS) and path.endswith(_RECORD)}
    reading = Reading.of(replace(whole, listing=_chosen(whole, paths)), kept)
    read = [read_record(reading, path) for path in reading.files]
    return {
        cover.code
        for record in read
        if record is not None
        for cover in record.covers
        if cover.id in words or cover.code in words
    }


def _is_named(path: str, names: Collection[str]) -> bool:
    """Is a text named by one of these codes, with or without its id behind?"""
    folder, _, name = path.removesuffix(_TEXT).rpartition("/")
    own = folder.rpartition("/")[2] if path.startswith(_SUPERSEDED) else name
    return own in names or (own[-_ID : -_ID + 1] == "-" and own[:-_ID] in names)


def _only(whole: BlobTree, folder: str) -> BlobTree:
    return replace(
        whole,
        listing={path: entry for path, entry in whole.listing.items() if path.startswith(folder)},
    )


def _chosen(whole: BlobTree, paths: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return the entries of these paths, in the order of the listing."""
    return {path: entry for path, entry in whole.listing.items() if path in paths}


def _annulments(corrections: BlobTree) -> set[str]:
    """Return the records that void others: they name those, and no document."""
    return {path for path in corrections.listing if _ANNULS in corrections.read(path)}
