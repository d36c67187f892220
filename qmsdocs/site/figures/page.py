"""The dashboard: the few figures that matter, then a picture and a table for each of the others."""

from collections.abc import Iterator

from qmsdocs.model.office import Audience
from qmsdocs.reports import sync_words
from qmsdocs.reports.figures import tables, words
from qmsdocs.reports.figures.tables import Table
from qmsdocs.reports.figures.tiles import TONE, Tile, Tone, Topic, tiles
from qmsdocs.reports.figures.value import Figures
from qmsdocs.site import addresses
from qmsdocs.site.addresses import href
from qmsdocs.site.context import Site, capital
from qmsdocs.site.figures import pictures
from qmsdocs.site.figures.counted import figures_of
from qmsdocs.site.figures.markup import Item, figure, table_html
from qmsdocs.site.figures.objectives import ANCHOR, picture
from qmsdocs.site.markdown import slugify
from qmsdocs.site.sync import sync_chart
from qmsdocs.site.writing import Page, literal
from qmsdocs.wording import Said, say

_PAGE = addresses.DASHBOARD
_OBJECTIVES, _SERVICES, _LAW, _REVIEWS = "muc-tieu", "thu-tuc", "phap-luat", "ra-soat"
_APPROVALS, _INTEGRITY, _DOCUMENTS = "cho-ky", "toan-ven", "tai-lieu"
_SHAPES = {Tone.GOOD: "✓", Tone.WARN: "▲", Tone.PARTLY: "◐", Tone.UNKNOWN: "?"}


def dashboard(site: Site) -> Page:
    """Return the page; persons and single drafts stand there for the office alone."""
    found = figures_of(site)
    lead = say("The office on {day}, at a glance.", day=found.day)
    meta = {
        "template": "figures.html",
        "hide": ["toc"],
        "search": {"exclude": True},
        "qms_figures": {
            "title": site.say(words.TITLE),
            "glance": site.say(sync_words.SUMMARY),
            "tiles": [_tile(site, each) for each in tiles(found)],
            "sections": list(_sections(site, found)),
        },
    }
    return Page(_PAGE, site.say(words.TITLE), literal(site.say(lead)), meta)


def _tile(site: Site, each: Tile) -> Item:
    return {
        "label": site.say(each.label),
        "value": site.say(each.value),
        "note": site.say(each.note),
        "tone": each.tone.value,
        "shape": _SHAPES.get(each.tone, ""),
        "word": site.say(TONE[each.tone]) if each.tone in TONE else "",
        "url": _list(site, each.topic),
    }


def _list(site: Site, topic: Topic) -> str:
    """Return the address of the list to a figure."""
    view, sync = site.selection.view, addresses.SYNC
    targets = {
        Topic.OBJECTIVES: f"{_PAGE}#{_OBJECTIVES}",
        Topic.SERVICES: addresses.BY_SERVICE,
        Topic.PROCEDURES: _below(site, sync, sync_words.PROCEDURES),
        Topic.SUSPECT: _below(site, sync, sync_words.SUSPECTS),
        Topic.EXPOSED: _below(site, sync, sync_words.LEDGER),
        Topic.REVIEWS: f"{_PAGE}#{_REVIEWS}",
        Topic.APPROVALS: addresses.DRAFTS if view.drafts else f"{_PAGE}#{_APPROVALS}",
        Topic.INTEGRITY: f"{_PAGE}#{_INTEGRITY}",
        Topic.DOCUMENTS: addresses.MASTER_LIST,
    }
    if topic is Topic.INTEGRITY and view.audience is Audience.INTERNAL:
        return href(_PAGE, addresses.FAULTS)
    return href(_PAGE, targets[topic])


def _below(site: Site, page: str, heading: Said) -> str:
    return f"{page}#{slugify(site.say(heading))}"


def _sections(site: Site, found: Figures) -> Iterator[Item]:
    yield _section(site, _OBJECTIVES, words.OBJECTIVES, _objectives(site, found))
    yield _section(site, _SERVICES, words.SERVICES, _services(site, found), addresses.BY_SERVICE)
    yield _section(site, _LAW, words.LAW, _law(site, found), addresses.SYNC)
    yield _section(site, _REVIEWS, words.REVIEWS, _reviews(site, found))
    yield _section(site, _APPROVALS, words.APPROVALS, _approvals(site, found))
    yield _section(site, _INTEGRITY, words.INTEGRITY, _integrity(site, found))
    those = figure(site, _PAGE, tables.documents(found), pictures.documents(site, found.documents))
    yield _section(site, _DOCUMENTS, words.DOCUMENTS, [those], addresses.MASTER_LIST)
    yield _feeds(site)


def _section(site: Site, anchor: str, title: Said, figures: list[Item], page: str = "") -> Item:
    more = {"label": site.say(say("The whole list")), "url": href(_PAGE, page)} if page else {}
    nothing = "" if figures else site.say(say("not known"))
    shown = {"anchor": anchor, "title": site.say(title), "figures": figures}
    return {**shown, "more": [more] if more else [], "nothing": capital(nothing)}


def _objectives(site: Site, found: Figures) -> list[Item]:
    if not found.objectives:
        return []
    shown = [
        picture(site, _PAGE, each, f"qms-ct-{n}") for n, each in enumerate(found.objectives, 1)
    ]
    for item, each in zip(shown, found.objectives, strict=True):
        page = site.addresses.page(each.document)
        if page is not None:
            item["url"] = href(_PAGE, f"{page}#{ANCHOR}")
    return [_listed(site, tables.objectives(found)), *shown]


def _listed(site: Site, table: Table) -> Item:
    """Return a table that is read at once, without a picture."""
    title = capital(site.say(table.title))
    return {"title": title, "drawing": "", "table": table_html(site, _PAGE, table)}


def _services(site: Site, found: Figures) -> list[Item]:
    if found.services is None:
        return []
    drawing = pictures.services(site, found.services)
    return [figure(site, _PAGE, tables.services(found.services), drawing)]


def _law(site: Site, found: Figures) -> list[Item]:
    known = found.in_step
    if known is None:
        return []
    return [
        figure(site, _PAGE, tables.law(known), pictures.procedures(site, known)),
        figure(site, _PAGE, tables.trend(known), sync_chart(site)),
        figure(site, _PAGE, tables.changes(known), pictures.changes(site, tables.changes(known))),
    ]


def _reviews(site: Site, found: Figures) -> list[Item]:
    table = tables.reviews(found.reviews)
    counts = tables.review_counts(found.reviews)
    shown = figure(site, _PAGE, counts, pictures.reviews(site, counts))
    return [shown, _listed(site, table)] if table.rows else [shown]


def _approvals(site: Site, found: Figures) -> list[Item]:
    shown = [
        figure(site, _PAGE, tables.approvals(found), pictures.stages(site, found.approvals.stages))
    ]
    waits, drafts = tables.people(found), tables.drafts(found)
    if waits is not None and waits.rows:
        queues = [(each.name, each.queue) for each in found.approvals.people or ()]
        shown.append(figure(site, _PAGE, waits, pictures.people(site, queues)))
    if drafts is not None and drafts.rows:
        shown.append(_listed(site, drafts))
    return shown


def _integrity(site: Site, found: Figures) -> list[Item]:
    return [_listed(site, tables.integrity(found.integrity))]


def _feeds(site: Site) -> Item:
    feeds = (
        (say("For machines: figures as JSON"), addresses.STATUS),
        (say("For machines: figures as OpenMetrics"), addresses.METRICS),
        (say("What the keys of the JSON file mean (JSON Schema)"), addresses.SCHEMA),
    )
    return {
        "anchor": "du-lieu",
        "title": site.say(say("The same figures as data")),
        "figures": [],
        "more": [{"label": site.say(said), "url": href(_PAGE, file)} for said, file in feeds],
        "nothing": "",
    }
