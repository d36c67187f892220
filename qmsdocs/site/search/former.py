"""Former texts that the counter still needs: files received before follow them for a while."""

from collections.abc import Mapping
from dataclasses import dataclass

from qmsdocs.model.records import Act
from qmsdocs.model.text import Text
from qmsdocs.site.context import Site, title_of
from qmsdocs.site.lists.former import still_applies
from qmsdocs.site.selection import Edition
from qmsdocs.wording import say


@dataclass(frozen=True, slots=True)
class Former:
    """A former text, with the title that tells so."""

    text: Text
    title: str


def former_texts(site: Site) -> Mapping[str, Former]:
    """Return, by path of its page, each former text that still applies on the day."""
    found: dict[str, Former] = {}
    for entry in site.selection.entries:
        home = site.addresses.page(entry.document) or ""
        for edition in filter(None, (entry.current, *entry.earlier)):
            act = still_applies(site, entry, edition)
            if act is not None:
                own = site.addresses.edition(entry.document, edition)
                path = home if edition is entry.current else own
                found[path] = Former(edition.text, _marked(site, edition, act))
    return found


def _marked(site: Site, edition: Edition, act: Act) -> str:
    return site.say(
        say(
            "{document} (former text {number}, only for files received before {day})",
            document=title_of(edition.text),
            number=str(edition.revision.number),
            day=act.effective,
        )
    )
