"""A site as files that MkDocs renders: everything that must be correct is in them."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from qmsdocs.errors import QmsError
from qmsdocs.exchange.workbook import can_write, written_by
from qmsdocs.model.office import Audience
from qmsdocs.model.text import Attachment, Text
from qmsdocs.site import addresses
from qmsdocs.site.context import Site
from qmsdocs.site.fast.documents import Documents
from qmsdocs.site.fast.keys import common
from qmsdocs.site.fast.last import Content, LastBuild, Same
from qmsdocs.site.figures.feeds import figure_files
from qmsdocs.site.figures.page import dashboard
from qmsdocs.site.home import home_page
from qmsdocs.site.lists.description import Listing
from qmsdocs.site.lists.every import listings
from qmsdocs.site.lists.feed import feed, served_at
from qmsdocs.site.lists.files import list_files
from qmsdocs.site.lists.page import list_page
from qmsdocs.site.notices import faults
from qmsdocs.site.search.files import search_files, unread
from qmsdocs.site.selection import Entry
from qmsdocs.site.settings import staged_settings
from qmsdocs.site.sheet.files import Press, sheet_pdfs
from qmsdocs.site.sync import CHART, sync_chart, sync_page
from qmsdocs.site.writing import Page
from qmsdocs.wording import say

Read = Callable[[str], bytes]
File = tuple[str, Content]


def staged(
    site: Site,
    own: Mapping[str, Any],
    read: Read,
    press: Press | None = None,
    last: LastBuild | None = None,
) -> Iterator[File]:
    """Yield every file of a staged site: path below the stage folder, and content.

    Args:
        site: What is shown, and in which words.
        own: What the handbook's own ``mkdocs.yml`` says.
        read: Returns the bytes of an attached file by its path in the handbook.
        press: Makes PDFs of the sheets for citizens; without one there are none.
        last: What may be used again.

    Raises:
        QmsError: An attached file is not any more what was judged.
    """
    site = replace(served(site, own), pressed=press is not None)
    known = last or LastBuild()
    documents = Documents(site, known)
    yield "mkdocs.yml", staged_settings(site, own).encode()
    yield from documents.files()
    made = list(pages(site))
    for page in made:
        yield f"docs/{page.path}", unread(page).staged.encode()
    for path, content in search_files(site, made, documents, known):
        yield f"docs/{path}", content
    yield f"docs/{CHART}", sync_chart(site).encode()
    for path, content in figure_files(site):
        yield f"docs/{path}", content
    yield from _lists(site, known)
    yield f"docs/{addresses.FEED}", feed(site, site.address).encode()
    for path, content in sheet_pdfs(site, press) if press else ():
        yield f"docs/{path}", content
    yield from _attachments(site, read, known)
    yield from _below(resources.files("qmsdocs.site") / "theme", "theme")


def _lists(site: Site, last: LastBuild) -> Iterator[File]:
    beside = f"{''.join(common(site))}{written_by() if can_write() else ''}"
    for listing in listings(site):
        yield from last.files(f"{beside}{listing.source}", partial(_of_list, site, listing))


def _of_list(site: Site, listing: Listing) -> Iterator[tuple[str, bytes]]:
    yield f"docs/{listing.page}", list_page(site, listing).staged.encode()
    yield from list_files(site, listing)


def served(site: Site, own: Mapping[str, Any]) -> Site:
    """Return a site that knows where the handbook's own settings say that it will be served."""
    address = served_at(own)
    return replace(site, address=f"{address.rstrip('/')}/" if address else "")


def pages(site: Site) -> Iterator[Page]:
    """Yield every page that is neither a document's nor a list's."""
    yield home_page(site)
    yield sync_page(site)
    yield dashboard(site)
    if site.selection.view.audience is Audience.INTERNAL:
        yield faults(site)


def _attachments(site: Site, read: Read, last: LastBuild) -> Iterator[File]:
    found: dict[str, Attachment] = {}
    for entry in site.selection.entries:
        for text in _texts(entry):
            for file in text.files:
                found[site.addresses.attachment(text, file)] = file
    for target, file in sorted(found.items()):
        if last.present.get(f"docs/{target}") == file.digest:
            yield f"docs/{target}", Same(file.digest)
            continue
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
