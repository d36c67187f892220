"""Git as a launcher: a repository's commits and index as trees, read only.

GitPython starts the program; ids are validated as hex, options end before revisions and
paths begin after ``--``. The environment is scrubbed at the door.
"""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from qmsdocs.errors import QmsError
from qmsdocs.source.tree import CONTENT, Entry, EntryKind
from qmsdocs.wording import say

if TYPE_CHECKING:
    from git import Git

_HEX = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_CHUNK = 1024 * 1024
_HEAD_CELLS = 3
_REGISTER = f"{CONTENT}/qms.yml"
_ENDS = re.compile(rf"(?:^|/){re.escape(_REGISTER)}\Z")
_LINK_MODE = "120000"
_MODULE_MODE = "160000"


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository, asked from one of its folders (or its bare folder).

    Attributes:
        folder: Where git is started.
        prefix: Path of the handbook below the top of the work tree, empty or ``a/b/``.
    """

    folder: Path
    prefix: str = ""

    @classmethod
    def at(cls, folder: Path) -> "Repository":
        """Return the repository that a folder belongs to.

        Raises:
            QmsError: There is none, git is missing, or git refuses to read it.
        """
        if not folder.is_dir():
            raise QmsError(say("the folder '{folder}' does not exist", folder=str(folder)))
        prefix = cls(folder).ask("rev-parse", "--show-prefix").strip("\n")
        return cls(folder, prefix)

    def ask(self, *arguments: str, empty: int = 0) -> str:
        """Return what git prints; raises QmsError with git's own words where it fails.

        Args:
            arguments: Command and options.
            empty: Exit status by which this command says that there is nothing to print.
        """
        return self._run(arguments, b"", None, empty).decode("utf-8", "surrogateescape")

    def ask_bytes(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        """Return the bytes that git prints, having read ``stdin``."""
        return self._run(arguments, stdin or b"", None)

    def commit_id(self, revision: str) -> str:
        """Return the id of the commit that a branch, tag or id names.

        Raises:
            QmsError: It names none.
        """
        name = f"{revision}^{{commit}}"
        return self.ask("rev-parse", "--verify", "--end-of-options", name).strip()

    def has_commits(self) -> bool:
        """Is there a commit at all on the branch that is checked out?"""
        try:
            self.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        except QmsError:
            return False
        return True

    def is_shallow(self) -> bool:
        """Was this clone cut off from its older history?"""
        return self.ask("rev-parse", "--is-shallow-repository").strip() == "true"

    def has_work_tree(self) -> bool:
        """Is the folder part of a work tree, rather than bare or git's own?"""
        return self.ask("rev-parse", "--is-inside-work-tree").strip() == "true"

    def has_changes(self) -> bool:
        """Does anything of the handbook differ from the commit that is checked out?"""
        where = f":(top,literal){self.prefix}{CONTENT}"
        return bool(self.ask("status", "--porcelain", "-z", "--no-renames", "--", where))

    def changed_paths(self, since: str, *, staged: bool = False, until: str = "") -> frozenset[str]:
        """Return the handbook's files that differ from a commit: new, altered or gone.

        Args:
            since: The commit, by its full id.
            staged: Compare what is staged rather than the files.
            until: Compare this commit, by its full id, rather than the files.
        """
        where = ("--", f":(top,literal){self.prefix}{CONTENT}")
        form = ("--name-only", "-z", "--no-renames", "--no-ext-diff")
        between = ("--cached", since) if staged else (since, until) if until else (since,)
        listed = self.ask("diff", *form, *between, *where)
        if not staged and not until:
            # A file that git ignores is read like any other.
            listed += self.ask("ls-files", "--others", "-z", "--full-name", *where)
        return frozenset(p.removeprefix(self.prefix) for p in listed.split("\0") if p)

    def handbooks(self, commit: str) -> list[str]:
        """Return the prefix of each handbook that a commit holds, given by its full id."""
        listed = self.ask("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
        return [p.removesuffix(_REGISTER) for p in listed.split("\0") if _ENDS.search(p)]

    def blobs(self, ids: Iterable[str]) -> Iterator[bytes]:
        """Yield the bytes of blobs, in the order asked for, from one process.

        One blob at a time is held in memory.

        Raises:
            QmsError: A blob is missing from the repository.
        """
        wanted = [each for each in ids if _HEX.match(each)]
        if not wanted:
            return
        listing = "".join(f"{each}\n" for each in wanted).encode()
        with tempfile.TemporaryFile() as answer:
            self._run(("cat-file", "--batch", "--buffer"), listing, answer)
            answer.seek(0)
            for each in wanted:
                head = answer.readline().split()
                if len(head) != _HEAD_CELLS:
                    raise _object_missing(each, self.folder)
                yield answer.read(int(head[2]))
                answer.read(1)

    def _run(
        self, arguments: tuple[str, ...], given: bytes, answer: BinaryIO | None, empty: int = 0
    ) -> bytes:
        git = self._git()
        from git.exc import GitCommandError, GitCommandNotFound  # noqa: PLC0415 - 95 ms

        try:
            with tempfile.TemporaryFile() as stdin:
                stdin.write(given)
                stdin.seek(0)
                return git.execute(
                    ["git", *arguments],
                    istream=stdin,
                    output_stream=answer,
                    stdout_as_string=False,
                    strip_newline_in_stdout=False,
                    max_chunk_size=_CHUNK,
                )
        except GitCommandNotFound:
            raise _git_missing() from None
        except GitCommandError as error:
            if empty and error.status == empty:
                return b""
            raise self._refused(arguments, str(error.stderr)) from None

    def _git(self) -> "Git":
        try:
            from git import Git  # noqa: PLC0415 - 95 ms
        except ImportError:
            raise _git_missing() from None
        git = Git(str(self.folder))
        # Replacements and grafts would show another history than the one that was accepted.
        git.update_environment(GIT_NO_REPLACE_OBJECTS="1", GIT_GRAFT_FILE=os.devnull)
        git.update_environment(GIT_OPTIONAL_LOCKS="0")
        return git

    def _refused(self, arguments: tuple[str, ...], words: str) -> QmsError:
        reason = words.removeprefix("\n  stderr: '").rstrip("'\n ").strip()
        if "not a git repository" in reason:
            return QmsError(
                say("'{folder}' is not in a git repository", folder=str(self.folder)),
                say("Go to the handbook's own folder, or make one with 'qmsdocs demo DIR'."),
            )
        if "dubious ownership" in reason:
            return QmsError(
                say("git refuses '{folder}': it belongs to another user", folder=str(self.folder)),
                say(
                    "If you trust it, run 'git config --global --add safe.directory {folder}'.",
                    folder=str(self.folder),
                ),
            )
        if "Needed a single revision" in reason:
            name = arguments[-1].removesuffix("^{commit}")
            return QmsError(
                say("'{name}' names no commit in '{folder}'", name=name, folder=str(self.folder)),
                say("'git branch --all' and 'git tag' list the names that are known here."),
            )
        return QmsError(
            say(
                "'git {command}' failed in '{folder}': {reason}",
                command=arguments[0],
                folder=str(self.folder),
                reason=reason.splitlines()[-1] if reason else "?",
            )
        )


@dataclass(slots=True)
class BlobTree:
    """Files by path and blob id, as a commit or the index lists them."""

    repository: Repository
    listing: Mapping[str, tuple[str, str]]
    loaded: dict[str, bytes] = field(default_factory=dict)

    def entries(self) -> list[Entry]:
        """Return everything below ``content/``, sorted by path."""
        return [Entry(path, _kind(mode)) for path, (mode, _) in sorted(self.listing.items())]

    def read(self, path: str) -> bytes:
        """Return the bytes of a listed file; all are fetched at the first call."""
        if not self.loaded:
            paths = [p for p, (mode, _) in self.listing.items() if _kind(mode) is EntryKind.FILE]
            blobs = self.repository.blobs(self.listing[p][1] for p in paths)
            self.loaded = dict(zip(paths, blobs, strict=True))
        return self.loaded[path]


def commit_tree(repository: Repository, commit: str) -> BlobTree:
    """Return the handbook as it stood at a commit, given by its full id."""
    if not _HEX.match(commit):
        raise QmsError(say("'{commit}' is no commit id", commit=commit))
    return BlobTree(repository, _tree_listing(repository, commit))


@lru_cache(maxsize=4)
def _tree_listing(repository: Repository, commit: str) -> Mapping[str, tuple[str, str]]:
    # A commit never changes, and an act asks for the same one several times.
    where = f"{repository.prefix}{CONTENT}"
    raw = repository.ask("ls-tree", "-r", "-z", "--full-tree", commit, "--", where)
    rows = (row.partition("\t") for row in raw.split("\0") if row)
    return MappingProxyType(dict(_listed(rows, repository.prefix, id_column=2)))


def index_tree(repository: Repository) -> BlobTree:
    """Return the handbook as it is staged for the next commit."""
    raw = repository.ask("ls-files", "-s", "-z", "--", CONTENT)
    rows = (row.partition("\t") for row in raw.split("\0") if row)
    return BlobTree(repository, dict(_listed(rows, "", id_column=1)))


def _listed(
    rows: Iterable[tuple[str, str, str]], prefix: str, *, id_column: int
) -> Iterator[tuple[str, tuple[str, str]]]:
    for head, _, path in rows:
        cells = head.split(" ")
        yield path.removeprefix(prefix), (cells[0], cells[id_column])


def _kind(mode: str) -> EntryKind:
    if mode == _LINK_MODE:
        return EntryKind.LINK
    return EntryKind.OTHER if mode == _MODULE_MODE else EntryKind.FILE


def _git_missing() -> QmsError:
    return QmsError(
        say("the program 'git' was not found"),
        say("Install git 2.30 or later ('apt install git'), then try again."),
    )


def _object_missing(blob: str, folder: Path) -> QmsError:
    return QmsError(
        say("the repository '{folder}' lacks the object {id}", folder=str(folder), id=blob),
        say("Examine it with 'git fsck'; a partial clone is completed by 'git fetch --refetch'."),
    )
