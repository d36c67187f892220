"""What can be found: pages of the site, and what they list by number."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from qmsdocs.model.terms import STATE
from qmsdocs.model.text import Text
from qmsdocs.site.addresses import BY_LAW, BY_SERVICE, url
from qmsdocs.site.context import Site, title_of
from qmsdocs.site.fast.made import digest_of
from qmsdocs.site.lists.description import Kind, Listing, Row, words
from qmsdocs.site.lists.every import listings
from qmsdocs.site.search.former import Former, former_texts
from qmsdocs.site.search.sections import Reading, Section, read
from qmsdocs.site.selection import Edition, Entry
from qmsdocs.site.writing import Page

FORMER = 0.3
"""Weight of a text that is not in force any more and still applies to some files."""
LISTED = 0.4
"""Weight of what a page lists, against pages of their own."""
_LISTS = (BY_SERVICE, BY_LAW)
"""Lists of what has no page of its own; an anchor leads to each such row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """One thing that search leads to.

    Attributes:
        names: What people call it by, the title without its code first.
        codes: Codes that mean it: its own, then those of its public services.
        services: Names of its public services, and the words that their records give.
        parent: Address and title of the page that lists it; empty for a page of its own.
    """

    address: str
    title: str
    text: Reading = field(default_factory=Reading)
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    weight: float = 1.0
    parent: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that search leads to, before it is made.

    Attributes:
        key: Digest of everything that it depends on, besides the ground of the site.
        listed: Has it no page of its own?
        made: Makes it, which may take long.
    """

    key: str
    listed: bool
    made: Callable[[], Findable]


class Documents(Protocol):
    """The documents of a site being staged."""

    def key(self, entry: Entry) -> str:
        """Return the digest of everything that the pages of a document depend on."""

    def page(self, entry: Entry, path: str) -> Page:
        """Return a page of a document by its path below ``docs/``; it may have to be made."""


def findable(site: Site, pages: Iterable[Page], documents: Documents) -> Iterator[Thing]:
    """Yield everything that can be found: first pages, then what they list.

    Args:
        site: The site.
        pages: Those that are no document's.
        documents: The others.
    """
    for page in pages:
        if not _excluded(page):
            yield Thing(_key(page.path, page.title, page.body), False, partial(_page, page))
    former = former_texts(site)
    for entry in site.selection.entries:
        for path, text, title, weight in _texts(site, entry, former):
            staged = partial(documents.page, entry, path)
            made = partial(_document, site, text, staged, title, weight)
            yield Thing(_key(documents.key(entry), path), False, made)
    yield from _listed(site)


def _texts(
    site: Site, entry: Entry, former: Mapping[str, Former]
) -> Iterator[tuple[str, Text, str, float]]:
    """Yield page, text, title and weight of what can be found of a document."""
    home = site.addresses.page(entry.document) or ""
    current = [(home, entry.current)] if entry.current else []
    earlier = [(site.addresses.edition(entry.document, each), each) for each in entry.earlier]
    for path, edition in (*current, *earlier):
        if path in former:
            yield path, edition.text, former[path].title, FORMER
        elif edition is entry.current and not entry.ended:
            yield path, edition.text, _titled(site, entry, edition), 1.0


def _page(page: Page) -> Findable:
    return Findable(address=url(page.path), title=page.title, text=read(page.body))


def _document(
    site: Site, text: Text, staged: Callable[[], Page], title: str, weight: float
) -> Findable:
    page = staged()
    return Findable(
        address=url(page.path),
        title=title,
        text=read(page.body),
        names=(text.title, *text.keywords),
        codes=(text.code, *text.services),
        services=tuple(_services(site, text.services)),
        weight=weight,
    )


def _titled(site: Site, entry: Entry, edition: Edition) -> str:
    title = title_of(edition.text)
    return title if entry.in_force else f"{title} ({site.say(STATE[edition.state])})"


def _excluded(page: Page) -> bool:
    told = page.meta.get("search")
    return isinstance(told, Mapping) and bool(told.get("exclude"))


def _services(site: Site, codes: Iterable[str]) -> Iterator[str]:
    for code in codes:
        service = site.corpus.services.get(code)
        if service is not None:
            yield from (service.name, *service.keywords)


def _listed(site: Site) -> Iterator[Thing]:
    """Yield each row of a list that an anchor leads to, such as a legal document cited."""
    for listing in listings(site):
        if listing.page not in _LISTS:
            continue
        page = (url(listing.page), site.say(listing.title))
        titles = [site.say(each.title) for each in listing.columns]
        for row in listing.rows:
            if row.anchor:
                made = partial(_row, listing, titles, row, page)
                # It takes no longer to make it than to look at what it is made of.
                yield Thing(_key(repr(made())), True, made)


def _row(listing: Listing, titles: Sequence[str], row: Row, page: tuple[str, str]) -> Findable:
    codes: list[str] = []
    names: list[str] = []
    texts: list[str] = []
    for column, title, value in zip(listing.columns, titles, row.values, strict=True):
        said = ", ".join(words(value))
        if column.kind is Kind.CODE:
            codes.append(said)
        elif column.kind is Kind.TEXT and column.wide:
            names.append(said)
        elif said and column.key != listing.group:
            texts.append(f"{title}: {said}")
    return Findable(
        address=f"{page[0]}#{row.anchor}",
        title=" – ".join(filter(None, [*codes, *names])),
        text=Reading((Section("", "", " · ".join(texts)),)),
        names=tuple(names),
        codes=tuple(codes),
        weight=LISTED,
        parent=page,
    )


def _key(*parts: str) -> str:
    """Return the digest of what a thing depends on."""
    return digest_of("\0".join(parts).encode("utf-8", "surrogatepass"))
