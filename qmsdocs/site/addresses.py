"""Where each page of the site lies, and how one page links to another."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
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
FORMS = "bieu-mau.md"
BY_SERVICE = "thu-tuc.md"
BY_LAW = "vien-dan.md"
DOWNLOADS = "tai-ve"
"""Folder of the lists as files."""
FEED = "thay-doi.atom"
FAULTS = "loi-toan-ven.md"
DASHBOARD = "bang-dieu-hanh.md"
STATUS = "status.json"
METRICS = "metrics.txt"
SCHEMA = "status.schema.json"
SHORT = "d"
"""Folder of the addresses by id, which stay good after a renumbering."""
SHEET = "phieu"
"""Folder of a procedure's sheet for citizens, below that of its page."""

_OWN = frozenset(
    {
        page.removesuffix(".md")
        for page in (MASTER_LIST, BY_UNIT, BY_FIELD, LAW, SYNC, CHANGES, ENDED)
    }
    | {page.removesuffix(".md") for page in (FORMS, BY_SERVICE, BY_LAW)}
    | {DOWNLOADS, DASHBOARD.removesuffix(".md")}
    | {"du-thao", "loi-toan-ven", SHORT, "assets", "search", "templates", "index", "404"}
)
_DIGITS = 8
"""Digits of a fingerprint in an address that is typed from paper."""
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
            folder = _folder(office, entry.text)
            # A code may not hide the sheet of what lies above it.
            while folder in taken or folder.endswith(f"/{SHEET}"):
                folder = f"{folder}-{entry.document}"
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

    def sheet(self, document: str) -> str:
        """Return the folder of a procedure's sheet for citizens."""
        return f"{self.folders[document]}/{SHEET}/"

    def attachment(self, text: Text, file: Attachment) -> str:
        """Return where a copy of an attached file lies; its content names the folder."""
        return f"{self.folders[text.id]}/tep/{file.digest[:12]}/{served_name(file.name)}"


def copy_page(text: Text) -> str:
    """Return the folder that answers for every paper copy of a text, for ever.

    It names document, issue and revision, and the beginning of the text's fingerprint, so that
    a text that was altered has none.
    """
    number, digits = text.number, text.fingerprint.rpartition(":")[2]
    return f"{SHORT}/{text.id}/{number.issue:02d}-{number.revision:02d}-{digits[:_DIGITS]}/"


def served_name(name: str) -> str:
    """Return a file's name such that it is neither a page nor run by a browser."""
    parts = [f"_{part[1:]}" if part.startswith(".") else part for part in name.split("/")]
    safe = "/".join(parts)
    return f"{safe}.txt" if safe.lower().endswith((*_PAGES, *_ACTIVE)) else safe


def relative(source: str, target: str) -> str:
    """Return the link from one staged file to another, as Markdown sources write it."""
    # From a common root, so that the working folder is not asked for.
    return quote(posixpath.relpath(f"/{target}", posixpath.dirname(f"/{source}")))


def href(source: str, target: str) -> str:
    """Return the address of one page or file from another page, as browsers read it."""
    page, mark, anchor = target.partition("#")
    found = url(page).removeprefix("./") if page.endswith(".md") else quote(page)
    # A page is served from a folder of its own, but for the first one.
    up = "../" * url(source).removeprefix("./").count("/")
    return (up + found or "./") + mark + anchor


def law_anchor(legal: str) -> str:
    """Return the lasting anchor of a legal document on ``LAW`` and ``BY_LAW``, by its id."""
    return f"vb-{slug(legal)}"


def service_anchor(code: str) -> str:
    """Return the lasting anchor of a public service on ``BY_SERVICE``, by its code."""
    return f"tt-{slug(code)}"


@lru_cache(maxsize=20_000)  # a page is led to from many others
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
