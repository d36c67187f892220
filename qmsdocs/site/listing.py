"""What pages that list have in common."""

from collections.abc import Collection, Iterable, Sequence

from qmsdocs.site.context import Site
from qmsdocs.site.markdown import END_OF_BODY
from qmsdocs.site.writing import Page, joined, literal, table
from qmsdocs.wording import Said, say


def listing(
    site: Site,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    narrow: Collection[int] = (),
) -> str:
    """Return a table, or the words that there is nothing to list."""
    return table(columns, rows, narrow) if rows else nothing(site)


def nothing(site: Site) -> str:
    """Return the words that there is nothing to list."""
    return f"*{literal(site.say(say('Nothing to list.')))}*"


def lead(site: Site, said: Said) -> str:
    """Return a sentence as a paragraph."""
    return literal(site.say(said))


def list_page(site: Site, path: str, title: Said, blocks: Iterable[str]) -> Page:
    """Return a page that lists; search finds what it lists, not the list."""
    meta = {"hide": ["toc"], "search": {"exclude": True}}
    return Page(path, site.say(title), joined([END_OF_BODY, *blocks]), meta)
