"""Which files of an accepted commit have to do with the documents that newcomers touch."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from qmsdocs.model.fingerprint import bytes_digest
from qmsdocs.proof.arrivals import is_record, is_signature, record_beside
from qmsdocs.source.git import BlobTree
from qmsdocs.source.gitlog import Commit
from qmsdocs.source.mentions import mentions
from qmsdocs.source.slices import part_of
from qmsdocs.source.texts import area_of

_ANNULS = b"annuls:"
_DIGEST = re.compile(rb"sha256:[0-9a-f]{64}")


def neighbours(
    standing: BlobTree, base: str, line: Sequence[Commit], paths: Collection[str]
) -> tuple[set[str], BlobTree]:
    """Return the ids and codes that commits speak of, and the files that concern them.

    Args:
        standing: All files of the accepted commit.
        base: Its full id.
        line: The commits that build upon it.
        paths: Every file that one of them touches.
    """
    near = {*paths, *_owners(paths), *_same(standing, line)}
    contents = list(_contents(standing, line, near))
    words = {word for path, content in contents for word in mentions(path, content)}
    for path, content in _annulled(standing, contents):
        near.add(path)
        words |= mentions(path, content)
    return words, part_of(standing, base, words, near)


def _owners(paths: Iterable[str]) -> Iterator[str]:
    """Yield the records that signatures lie beside, and the texts that files are attached to."""
    for path in paths:
        if is_signature(path):
            yield record_beside(path)
        folder, mark, _ = path.partition(".files/")
        if mark:
            yield f"{folder}.md"


def _same(standing: BlobTree, line: Iterable[Commit]) -> Iterator[str]:
    """Yield the files that hold the same bytes as one that was altered or taken away."""
    lost = {change.before for commit in line for change in commit.changes} - {""}
    return (path for path, (_, blob) in standing.listing.items() if blob in lost)


def _contents(
    standing: BlobTree, line: Iterable[Commit], near: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield every content that these texts and records have, or had in one of the commits."""
    found = dict.fromkeys(
        (path, standing.listing[path][1]) for path in near if path in standing.listing
    )
    for commit in line:
        for change in commit.changes:
            found |= dict.fromkeys((change.path, blob) for blob in (change.before, change.after))
    wanted = [
        (path, blob)
        for path, blob in found
        if blob and (is_record(path) or area_of(path) is not None)
    ]
    contents = standing.repository.blobs(blob for _, blob in wanted)
    return ((path, content) for (path, _), content in zip(wanted, contents, strict=True))


def _annulled(
    standing: BlobTree, contents: Iterable[tuple[str, bytes]]
) -> Iterator[tuple[str, bytes]]:
    """Yield the accepted records that a changed record voids; it knows them by their digests."""
    voided = {
        digest.decode()
        for path, content in contents
        if is_record(path) and _ANNULS in content
        for digest in _DIGEST.findall(content)
    }
    if not voided:
        return
    records = [(path, blob) for path, (_, blob) in standing.listing.items() if is_record(path)]
    found = standing.repository.blobs(blob for _, blob in records)
    for (path, _), content in zip(records, found, strict=True):
        if bytes_digest(content) in voided:
            yield path, content
