"""History gathered from a repository: one walk of the commits, then the files they name."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import groupby

from qmsdocs.diagnostics import Place
from qmsdocs.errors import QmsError
from qmsdocs.model.fingerprint import bytes_digest
from qmsdocs.model.records import VOUCHING, Meaning, Record, Signature
from qmsdocs.model.roster import Roster
from qmsdocs.model.text import Area
from qmsdocs.proof.arrivals import Arrivals, is_record, is_signature
from qmsdocs.proof.history import Copy, History, Seen, Step
from qmsdocs.proof.ledger import MOVING, STAYING
from qmsdocs.proof.measurements import is_measurements, rows_in
from qmsdocs.proof.shelves import Shelves
from qmsdocs.proof.versions import REGISTERS, Versions, register_path
from qmsdocs.source.git import Repository
from qmsdocs.source.gitlog import Commit, first_parent_line
from qmsdocs.source.reading import Reading
from qmsdocs.source.registers import OFFICE
from qmsdocs.source.signatures import examine
from qmsdocs.source.texts import read_text
from qmsdocs.source.tree import MemoryTree
from qmsdocs.wording import Said, say

Tell = Callable[[Said], None]
_AT_ONCE = 64
_ANYWHERE = "content/procedures/text.md"


def gather(repository: Repository, tip: str, tell: Tell) -> History:
    """Return the history that leads to a commit, given by its full id.

    Raises:
        QmsError: No commit of it holds a handbook, or git cannot be read.
    """
    tell(say("Reading the commits…"))
    line = first_parent_line(repository, tip)
    if not any(c.path == register_path(OFFICE) for commit in line for c in commit.changes):
        raise QmsError(
            say("no commit of this history holds a handbook ('{path}')", path="content/qms.yml"),
            say("Go to the folder that holds 'content', or name another branch with --rev."),
        )
    return gather_line(repository, line, tell)


def gather_line(
    repository: Repository, line: Sequence[Commit], tell: Tell, *, given: int = 0
) -> History:
    """Return the history that these commits make, the first of them made from nothing.

    Args:
        repository: Where the files are that the commits name.
        line: The commits, oldest first.
        tell: Is told what is being done.
        given: So many commits at the beginning are taken as they are: of their records only
            those that vouch for registers have their signatures examined.

    Raises:
        QmsError: Git cannot be read.
    """
    wanted = dict.fromkeys(
        c.after for commit in line for c in commit.changes if c.after and _is_plain(c.path)
    )
    contents = dict(_blobs(repository, wanted))
    arrivals = Arrivals(contents)
    steps, texts = _steps(line, arrivals, contents)
    seen, digests = _read(repository, texts, tell)
    return History(
        steps=steps,
        record_ids={
            c.after: bytes_digest(contents[c.after])
            for commit in line
            for c in commit.changes
            if c.after and is_record(c.path)
        },
        signatures=_examined(steps, arrivals, tell, given),
        seen=seen,
        digests=digests,
        tables={
            c.after: rows_in(contents[c.after])
            for commit in line
            for c in commit.changes
            if c.after and is_measurements(c.path)
        },
    )


def _is_plain(path: str) -> bool:
    known = is_record(path) or is_signature(path) or is_measurements(path)
    return known or path in map(register_path, REGISTERS)


def _blobs(repository: Repository, wanted: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    ids = list(wanted)
    return zip(ids, repository.blobs(ids), strict=True)


def _steps(
    line: Sequence[Commit], arrivals: Arrivals, contents: dict[str, bytes]
) -> tuple[list[Step], list[Copy]]:
    """Return the steps, and the texts whose fingerprints will be asked for."""
    versions, shelves = Versions(contents), Shelves()
    steps: list[Step] = []
    texts: list[Copy] = []
    for commit in line:
        prior = versions.rules
        changed = versions.take(commit)
        step = Step(
            commit=commit,
            day=commit.day_in(versions.zone),
            prior=prior,
            rules=versions.rules,
            versions=changed,
            arrivals=arrivals.take(commit),
            turns=shelves.take(commit),
        )
        steps.append(step)
        texts += [t.after for t in step.turns if t.after and t.area is not Area.DRAFT]
        if any(_asks_drafts(record, step) for record in step.arrivals):
            texts += shelves.new_drafts()
    return steps, texts


def _asks_drafts(record: Record, step: Step) -> bool:
    if record.meaning in (*STAYING, *VOUCHING):
        return True
    return record.meaning in MOVING and any(
        cover.effective is not None and cover.effective > step.day for cover in record.covers
    )


def _read(
    repository: Repository, texts: Iterable[Copy], tell: Tell
) -> tuple[Mapping[str, Seen], Mapping[str, str]]:
    copies = dict.fromkeys(texts)
    markdown = dict.fromkeys(copy.blob for copy in copies)
    attached = dict.fromkeys(blob for copy in copies for _, blob in copy.files)
    seen: dict[str, Seen] = {}
    for count, (blob, content) in enumerate(_blobs(repository, markdown)):
        if count % _AT_ONCE == 0:
            tell(say("Reading texts: {count} of {all}…", count=count, all=len(markdown)))
        found = _seen(content)
        if found is not None:
            seen[blob] = found
    digests = {blob: sha256(content).hexdigest() for blob, content in _blobs(repository, attached)}
    return seen, digests


def _seen(content: bytes) -> Seen | None:
    text = read_text(Reading.of(MemoryTree({_ANYWHERE: content})), _ANYWHERE, {})
    return None if text is None else Seen(text.id, text.code, text.number, text.parts, text.unit)


def _examined(
    steps: Iterable[Step], arrivals: Arrivals, tell: Tell, given: int
) -> dict[str, Signature]:
    """Return each signature examined with the keys known when its record was accepted."""
    pairs = [
        (record, _roster(step, record))
        for place, step in enumerate(steps)
        for record in step.arrivals
        if place >= given or record.meaning is Meaning.REGISTERED
    ]
    found: dict[str, Signature] = {}
    for _, group in groupby(pairs, key=lambda pair: id(pair[1])):
        members = list(group)
        for start in range(0, len(members), _AT_ONCE):
            tell(say("Examining signatures: {count} of {all}…", count=len(found), all=len(pairs)))
            part = members[start : start + _AT_ONCE]
            found |= _examine([record for record, _ in part], part[0][1], arrivals)
    return found


def _examine(records: Sequence[Record], roster: Roster, arrivals: Arrivals) -> dict[str, Signature]:
    # A path may have held several records over time; an id never does.
    named = [replace(record, place=Place(record.id)) for record in records]
    return examine(named, roster, arrivals.examined.get)


def _roster(step: Step, record: Record) -> Roster:
    # A change of the registers is judged by the version before it, its signature included.
    before = step.prior.after(step.rules) if record.meaning is Meaning.REGISTERED else step.rules
    return before.roster or _NOBODY


_NOBODY = Roster()
