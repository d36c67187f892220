"""What the staged files of a document depend on, as one digest a document.

They depend on the texts of the document and on what records say of them, on what those documents
show of themselves that it names or that name it, and on everything else that is no document's:
registers, catalogues, measurements, the day, the audience.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from qmsdocs.model.records import Act
from qmsdocs.model.text import Text
from qmsdocs.model.timeline import Timeline
from qmsdocs.site import selection
from qmsdocs.site.context import Site, title_of
from qmsdocs.site.document import former_codes
from qmsdocs.site.fast.made import digest_of
from qmsdocs.site.step import step
from qmsdocs.source.memory import folder_stamp
from qmsdocs.source.texts import area_of
from qmsdocs.source.tree import Entry, EntryKind, Tree

_PACKAGE = Path(__file__).parent.parent.parent
_LINK = re.compile(r"doc:([a-z][a-z0-9]{7})")
_OF_DOCUMENTS = re.compile(r"\.files/|^content/records/(?!measurements/)")
"""Attached files and records: each document is told what it has of them."""
_LOOKED_INTO = ("corpus", "selection", "addresses")


def ground_of_documents(tree: Tree, evidence: Path | None, stamp: str) -> str:
    """Return the digest of everything that is no document's: what lies beside, and the program.

    Args:
        tree: The handbook's files.
        evidence: The store of evidence, if one is asked.
        stamp: Changes whenever the code of this program does.
    """
    digest = hashlib.sha256(f"{stamp}\0{folder_stamp(evidence)}\0".encode())
    for entry in tree.entries():
        if area_of(entry.path) is None and not _OF_DOCUMENTS.search(entry.path):
            row = f"{entry.kind}:{entry.path}\0{_content(tree, entry)}\n"
            digest.update(row.encode("utf-8", "surrogateescape"))
    for row in _resources():
        digest.update(row.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _content(tree: Tree, entry: Entry) -> str:
    try:
        return digest_of(tree.read(entry.path) if entry.kind is EntryKind.FILE else b"")
    except OSError as error:
        return str(error.errno)


def _resources() -> Iterator[str]:
    """Yield what changes whenever something changes that belongs to the program and is no code."""
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix not in (".py", ".pyc") and path.is_file():
            found = path.stat()
            yield f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n"


def keys(site: Site, ground: str) -> Iterator[tuple[str, str]]:
    """Yield each document of a site with its digest.

    Args:
        site: The site.
        ground: Digest of everything that is no document's, as ``ground_of_documents`` gives it.
    """
    ground = "\0".join([ground, *common(site)])
    faces = {entry.document: _face(site, entry) for entry in site.selection.entries}
    led = {entry.document: _led_to(site, entry) for entry in site.selection.entries}
    users, suspects = defaultdict(set), step(site).suspects
    for document, found in led.items():
        for each in found:
            users[each].add(document)
    for entry in site.selection.entries:
        document = entry.document
        beside = sorted(led[document] | users[document])
        own = [faces[document], _of_records(site, entry), repr(suspects.get(document))]
        others = (f"{each} {faces.get(each)}" for each in beside)
        texts = map(_of_text, site.corpus.texts_by_id.get(document, ()))
        whole = "\0".join([ground, *own, *others, *texts])
        yield document, digest_of(whole.encode("utf-8", "surrogatepass"))


def common(site: Site) -> Iterator[str]:
    """Yield what is no document's, and shows on all pages."""
    yield from (repr(getattr(site, e.name)) for e in fields(site) if e.name not in _LOOKED_INTO)
    yield repr((site.selection.view, site.corpus.day))
    yield repr((site.selection.general, site.selection.registers))


def _led_to(site: Site, entry: selection.Entry) -> set[str]:
    """Return the documents that a document names, and so may show something of."""
    linked = {each for text in _texts(entry) for each in _LINK.findall(text.body)}
    acts = site.corpus.acts.get(entry.document, ())
    return linked.union(*(act.cover.replaced_by for act in acts))


def _face(site: Site, entry: selection.Entry) -> str:
    """Return what a document shows of itself on the pages of those that name it or are named."""
    return repr(
        (
            site.addresses.page(entry.document),
            title_of(entry.text),
            entry.text.kind,
            entry.text.field,
            entry.text.unit,
            entry.current and (entry.current.label, entry.current.state),
            [each.label for each in entry.earlier],
            [(each.text.number, each.state, each.effective) for each in entry.previews],
            (entry.behind, entry.warned),
            [text.files for text in _texts(entry)],
            former_codes(site, entry),
        )
    )


def _of_records(site: Site, entry: selection.Entry) -> str:
    """Return what records say of a document, and how far that is proved."""
    editions = [(e.revision.number, e.wording.since, e.state) for e in _editions(entry)]
    previews = [(e.text.fingerprint, e.state, e.effective) for e in entry.previews]
    timelines = [_of_timeline(each) for each in (entry.timeline, entry.claimed)]
    acts = _of_acts(site.corpus.acts.get(entry.document, ()))
    return repr((editions, previews, timelines, acts))


def _of_timeline(timeline: Timeline) -> object:
    revisions = [
        (
            each.number,
            _of_acts((each.act, *each.vouchers)),
            [(w.since, w.fingerprint, _of_acts((w.act,)), _path(w.text)) for w in each.wordings],
        )
        for each in timeline.revisions
    ]
    vouchers = sorted((text, _of_acts(acts)) for text, acts in timeline.draft_vouchers.items())
    drafts = [_path(each) for each in timeline.drafts]
    return revisions, _of_acts(timeline.endings), drafts, vouchers


def _of_acts(acts: Iterable[Act]) -> list[tuple[str, str, int]]:
    return [(each.record.id, each.record.place.path, each.cover.line) for each in acts]


def _path(text: Text | None) -> str:
    return text.place.path if text else ""


def _editions(entry: selection.Entry) -> Iterator[selection.Edition]:
    if entry.current is not None:
        yield entry.current
    yield from entry.earlier


def _of_text(text: Text) -> str:
    """Return what tells a text from every other, but for the lines on which its keys stand."""
    own = (text.place.path, text.area, text.facts, text.files)
    aside = (text.unit, text.review_months, text.clauses, text.keywords, text.claims)
    return f"{own!r}{aside!r}{digest_of(text.body.encode('utf-8', 'surrogatepass'))}"


def _texts(entry: selection.Entry) -> Iterator[Text]:
    yield from (edition.text for edition in _editions(entry))
    yield from (preview.text for preview in entry.previews)
