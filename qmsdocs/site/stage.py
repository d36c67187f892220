"""A site as files that MkDocs renders: everything that must be correct is in them."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from qmsdocs.errors import QmsError
from qmsdocs.model.office import Audience
from qmsdocs.model.text import Attachment, Text
from qmsdocs.site.changes import changes
from qmsdocs.site.context import Site
from qmsdocs.site.document import document_pages, short_address
from qmsdocs.site.home import home_page
from qmsdocs.site.law import law_page
from qmsdocs.site.lists import by_field, by_unit, master_list
from qmsdocs.site.notices import drafts, ended, faults
from qmsdocs.site.selection import Entry
from qmsdocs.site.settings import staged_settings
from qmsdocs.site.sync import CHART, sync_chart, sync_page
from qmsdocs.site.writing import Page
from qmsdocs.wording import say

Read = Callable[[str], bytes]
File = tuple[str, bytes]


def staged(site: Site, own: Mapping[str, Any], read: Read) -> Iterator[File]:
    """Yield every file of a staged site: path below the stage folder, and bytes.

    Args:
        site: What is shown, and in which words.
        own: What the handbook's own ``mkdocs.yml`` says.
        read: Returns the bytes of an attached file by its path in the handbook.

    Raises:
        QmsError: An attached file is not any more what was judged.
    """
    yield "mkdocs.yml", staged_settings(site, own).encode()
    for page in pages(site):
        yield f"docs/{page.path}", page.staged.encode()
    yield f"docs/{CHART}", sync_chart(site).encode()
    for entry in site.selection.entries:
        path, html = short_address(site, entry)
        yield f"docs/{path}", html.encode()
    yield from _attachments(site, read)
    yield from _below(resources.files("qmsdocs.site") / "theme", "theme")


def pages(site: Site) -> Iterator[Page]:
    """Yield every page of the site."""
    yield home_page(site)
    yield master_list(site)
    yield by_unit(site)
    yield by_field(site)
    yield law_page(site)
    yield sync_page(site)
    yield changes(site)
    yield ended(site)
    if site.selection.view.drafts:
        yield drafts(site)
    if site.selection.view.audience is Audience.INTERNAL:
        yield faults(site)
    for entry in site.selection.entries:
        yield from document_pages(site, entry)


def _attachments(site: Site, read: Read) -> Iterator[File]:
    found: dict[str, Attachment] = {}
    for entry in site.selection.entries:
        for text in _texts(entry):
            for file in text.files:
                found[site.addresses.attachment(text, file)] = file
    for target, file in sorted(found.items()):
        content = _content(read, file)
        if content is None or hashlib.sha256(content).hexdigest() != file.digest:
            raise QmsError(
                say("'{path}' changed while the site was being made", path=file.path),
                say("Run the same command again when nobody is writing there."),
            )
        yield f"docs/{target}", content


def _content(read: Read, file: Attachment) -> bytes | None:
    try:
        return read(file.path)
    except OSError:
        return None


def _texts(entry: Entry) -> Iterator[Text]:
    if entry.current is not None:
        yield entry.current.text
    yield from (edition.text for edition in entry.earlier)
    yield from (preview.text for preview in entry.previews)


def _below(folder: Traversable, name: str) -> Iterator[File]:
    for each in sorted(folder.iterdir(), key=lambda found: found.name):
        if each.is_dir():
            yield from _below(each, f"{name}/{each.name}")
        else:
            yield f"{name}/{each.name}", each.read_bytes()
