"""All lists of a site, worked out once for its pages and its files."""

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from qmsdocs.site.context import Site
from qmsdocs.site.lists.changes import changes
from qmsdocs.site.lists.description import Listing
from qmsdocs.site.lists.documents import by_field, by_unit, forms, master_list
from qmsdocs.site.lists.drafts import drafts
from qmsdocs.site.lists.former import former
from qmsdocs.site.lists.law import by_law, external_documents
from qmsdocs.site.lists.services import by_service

_LISTS: WeakKeyDictionary[Site, tuple[Listing, ...]] = WeakKeyDictionary()


def listings(site: Site) -> tuple[Listing, ...]:
    """Return the lists that a site has, each with its page and its files."""
    if site not in _LISTS:
        _LISTS[site] = tuple(_listings(site))
    return _LISTS[site]


def _listings(site: Site) -> Iterator[Listing]:
    yield master_list(site)
    yield by_field(site)
    yield by_unit(site)
    yield forms(site)
    yield by_service(site)
    yield external_documents(site)
    yield by_law(site)
    yield changes(site)
    yield former(site)
    if site.selection.view.drafts:
        yield drafts(site)
