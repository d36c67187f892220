"""Where each page of the site lies, and how one page links to another."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from qmsdocs.model.letters import slug
from qmsdocs.model.office import Office
from qmsdocs.model.text import Attachment, Text
from qmsdocs.site.selection import Edition, Entry, Preview

HOME = "index.md"
MASTER_LIST = "danh-muc.md"
BY_UNIT = "don-vi.md"
BY_FIELD = "linh-vuc.md"
LAW = "van-ban.md"
SYNC = "dong-bo.md"
CHANGES = "thay-doi.md"
ENDED = "het-hieu-luc.md"
DRAFTS = "du-thao.md"
FAULTS = "loi-toan-ven.md"
SHORT = "d"
"""Folder of the addresses by id, which stay good after a renumbering."""

_OWN = frozenset(
    {
        page.removesuffix(".md")
        for page in (MASTER_LIST, BY_UNIT, BY_FIELD, LAW, SYNC, CHANGES, ENDED)
    }
    | {"du-thao", "loi-toan-ven", SHORT, "assets", "search", "templates", "index", "404"}
)
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_ACTIVE = (".html", ".htm", ".xhtml", ".shtml", ".xml", ".js", ".mjs", ".css")


@dataclass(frozen=True, slots=True)
class Addresses:
    """The folder of each document's pages, by document id."""

    folders: Mapping[str, str]

    @classmethod
    def of(cls, office: Office, entries: Iterable[Entry]) -> "Addresses":
        """Return a folder for each entry; one that is taken gets the id behind it."""
        folders: dict[str, str] = {}
        taken: set[str] = set()
        for entry in entries:
            wanted = _folder(office, entry.text)
            folder = f"{wanted}-{entry.document}" if wanted in taken else wanted
            taken.add(folder)
            folders[entry.document] = folder
        return cls(folders)

    def page(self, document: str) -> str | None:
        """Return the page of a document, or none where it is not on the site."""
        folder = self.folders.get(document)
        return f"{folder}/index.md" if folder else None

    def edition(self, document: str, edition: Edition) -> str:
        """Return the page of an earlier text."""
        return f"{self.folders[document]}/{edition.label}.md"

    def preview(self, document: str, preview: Preview) -> str:
        """Return the page of a draft or of a text that awaits its day."""
        number = preview.text.number
        base = f"du-thao-{number.issue:02d}-{number.revision:02d}"
        return f"{self.folders[document]}/{base}-{preview.text.fingerprint[-8:]}.md"

    def attachment(self, text: Text, file: Attachment) -> str:
        """Return where a copy of an attached file lies; its content names the folder."""
        return f"{self.folders[text.id]}/tep/{file.digest[:12]}/{served_name(file.name)}"


def served_name(name: str) -> str:
    """Return a file's name such that it is neither a page nor run by a browser."""
    parts = [f"_{part[1:]}" if part.startswith(".") else part for part in name.split("/")]
    safe = "/".join(parts)
    return f"{safe}.txt" if safe.lower().endswith((*_PAGES, *_ACTIVE)) else safe


def relative(source: str, target: str) -> str:
    """Return the link from one staged file to another, as Markdown sources write it."""
    # From a common root, so that the working folder is not asked for.
    return quote(posixpath.relpath(f"/{target}", posixpath.dirname(f"/{source}")))


def url(page: str) -> str:
    """Return the address of a page below the site's root."""
    if page == HOME:
        return "./"
    return quote(page.removesuffix("/index.md").removesuffix(".md")) + "/"


def _folder(office: Office, text: Text) -> str:
    kind = office.kind(text.kind)
    wanted = kind.folder if kind else text.kind
    parts = [slug(part) for part in (*wanted.split("/"), text.field, text.code)]
    kept = [part for part in parts if part] or [text.id]
    # A folder of the handbook may not hide one of the site's own pages.
    return "/".join((f"{kept[0]}-", *kept[1:]) if kept[0] in _OWN else kept)
