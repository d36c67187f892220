"""What can be found: pages of the site, and what they list by number."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from qmsdocs.model.terms import STATE
from qmsdocs.model.text import Text
from qmsdocs.site.addresses import BY_LAW, BY_SERVICE, url
from qmsdocs.site.context import Site, title_of
from qmsdocs.site.lists.description import Kind, Listing, Row, words
from qmsdocs.site.lists.every import listings
from qmsdocs.site.search.former import former_texts
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


def findable(site: Site, pages: Iterable[Page]) -> Iterator[Findable]:
    """Yield everything that can be found: first pages, then what they list."""
    current = {
        site.addresses.page(entry.document): (entry, entry.current)
        for entry in site.selection.entries
        if entry.current is not None
    }
    former = former_texts(site)
    for page in pages:
        if page.path in former:
            known = former[page.path]
            yield _document(site, page, known.text, read(page.body), known.title, FORMER)
        elif page.path in current:
            entry, edition = current[page.path]
            if not entry.ended:
                title = _titled(site, entry, edition)
                yield _document(site, page, edition.text, read(page.body), title)
        elif not _excluded(page):
            yield Findable(address=url(page.path), title=page.title, text=read(page.body))
    yield from _listed(site)


def _document(
    site: Site, page: Page, text: Text, reading: Reading, title: str, weight: float = 1.0
) -> Findable:
    return Findable(
        address=url(page.path),
        title=title,
        text=reading,
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


def _listed(site: Site) -> Iterator[Findable]:
    """Yield each row of a list that an anchor leads to, such as a legal document cited."""
    for listing in listings(site):
        if listing.page not in _LISTS:
            continue
        page = (url(listing.page), site.say(listing.title))
        for row in listing.rows:
            if row.anchor:
                yield _row(site, listing, row, page)


def _row(site: Site, listing: Listing, row: Row, page: tuple[str, str]) -> Findable:
    codes: list[str] = []
    names: list[str] = []
    texts: list[str] = []
    for column, value in zip(listing.columns, row.values, strict=True):
        said = ", ".join(words(value))
        if column.kind is Kind.CODE:
            codes.append(said)
        elif column.kind is Kind.TEXT and column.wide:
            names.append(said)
        elif said and column.key != listing.group:
            texts.append(f"{site.say(column.title)}: {said}")
    return Findable(
        address=f"{page[0]}#{row.anchor}",
        title=" – ".join(filter(None, [*codes, *names])),
        text=Reading.of([Section("", "", " · ".join(texts))]),
        names=tuple(names),
        codes=tuple(codes),
        weight=LISTED,
        parent=page,
    )
