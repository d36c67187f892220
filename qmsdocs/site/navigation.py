"""The menu of the site: folders by kind and field, lists to look things up in."""

from qmsdocs.model.letters import collation_key
from qmsdocs.model.office import Audience
from qmsdocs.model.terms import STATE
from qmsdocs.site import addresses
from qmsdocs.site.context import Site, title_of
from qmsdocs.site.selection import Entry
from qmsdocs.site.writing import plain
from qmsdocs.wording import Said, say

Item = dict[str, object]


def navigation(site: Site) -> list[Item]:
    """Return the menu as MkDocs reads it; titles are escaped, since themes print them."""
    menu = [
        _page(site, say("Home"), addresses.HOME),
        _folder(
            site,
            say("Documents"),
            [_page(site, say("Master list"), addresses.MASTER_LIST), *_kinds(site)],
        ),
        _folder(
            site,
            say("Look up"),
            [
                _page(site, say("By field"), addresses.BY_FIELD),
                _page(site, say("By unit"), addresses.BY_UNIT),
                _page(site, say("By public service"), addresses.BY_SERVICE),
                _page(site, say("Forms"), addresses.FORMS),
                _page(site, say("No longer in force"), addresses.ENDED),
            ],
        ),
        _folder(
            site,
            say("Law"),
            [
                _page(site, say("Legal documents"), addresses.LAW),
                _page(site, say("By legal document"), addresses.BY_LAW),
                _page(site, say("In step with the law"), addresses.SYNC),
            ],
        ),
        _page(site, say("What changed lately"), addresses.CHANGES),
        _page(site, say("Dashboard"), addresses.DASHBOARD),
    ]
    if site.selection.view.drafts:
        menu.append(_page(site, say("Drafts"), addresses.DRAFTS))
    if site.selection.view.audience is Audience.INTERNAL:
        menu.append(_page(site, say("Integrity faults"), addresses.FAULTS))
    return menu


def _kinds(site: Site) -> list[Item]:
    office = site.corpus.office
    kinds = dict.fromkeys([*(kind.id for kind in office.kinds), *_used(site)])
    folders: list[Item] = []
    for kind in kinds:
        entries = [each for each in site.standing if each.text.kind == kind]
        if entries:
            name = plain(office.name_of(office.kinds, kind))
            folders.append({name: _fields(site, entries)})
    return folders


def _used(site: Site) -> list[str]:
    return sorted({entry.text.kind for entry in site.standing})


def _fields(site: Site, entries: list[Entry]) -> list[Item]:
    office = site.corpus.office
    names = {e.text.field: office.name_of(office.fields, e.text.field) for e in entries}
    items: list[Item] = []
    for field in sorted(names, key=lambda field: collation_key(names[field])):
        pages = [_document(site, each) for each in entries if each.text.field == field]
        items += [{plain(names[field]): pages}] if field else pages
    return items


def _document(site: Site, entry: Entry) -> Item:
    title = title_of(entry.text)
    if entry.current is not None and not entry.in_force:
        title = f"{title} ({site.say(STATE[entry.current.state])})"
    return {plain(title): site.addresses.page(entry.document) or addresses.HOME}


def _page(site: Site, title: Said, page: str) -> Item:
    return {plain(site.say(title)): page}


def _folder(site: Site, title: Said, items: list[Item]) -> Item:
    return {plain(site.say(title)): items}
