"""The pages of one document: what stands today, former texts, previews."""

import re
from collections.abc import Iterator
from datetime import timedelta

from qmsdocs.model.letters import slug
from qmsdocs.model.terms import STATE
from qmsdocs.model.text import Text
from qmsdocs.model.timeline import State
from qmsdocs.site.addresses import relative
from qmsdocs.site.banners import banner, banners, layout
from qmsdocs.site.basis import clause_list, legal_table, service_table
from qmsdocs.site.context import Site, capital, title_of
from qmsdocs.site.control import Shown, control_block
from qmsdocs.site.counter.panel import panel, panel_of_text
from qmsdocs.site.counter.proof import proof
from qmsdocs.site.figures.objectives import targets_of
from qmsdocs.site.history import history_table
from qmsdocs.site.lists.former import still_applies
from qmsdocs.site.markdown import (
    END_OF_BODY,
    FOOTNOTES,
    UNPUBLISHED,
    definitions,
    former,
    reference,
)
from qmsdocs.site.nesting import letter_by_letter, too_deep
from qmsdocs.site.selection import Edition, Entry, Preview
from qmsdocs.site.sheet.files import sheet_link
from qmsdocs.site.sheet.printed import printed
from qmsdocs.site.sheet.validity import of_edition, of_preview
from qmsdocs.site.writing import Page, joined, literal
from qmsdocs.wording import Said, say

_DOCUMENT_LINK = re.compile(r"doc:([a-z][a-z0-9]{7})\b")
_FOOTNOTE = re.compile(r"^\[\^[^\]]+\]:", re.MULTILINE)


def document_pages(site: Site, entry: Entry) -> Iterator[Page]:
    """Yield every page of a document on the site."""
    if entry.current is not None:
        yield _current(site, entry, entry.current)
        for edition in entry.earlier:
            yield _earlier(site, entry, edition)
    for position, preview in enumerate(entry.previews):
        # Without a text in force, the first preview stands at the document's own address.
        leads = entry.current is None and position == 0
        yield _preview(site, entry, preview, leads=leads)


def _current(site: Site, entry: Entry, edition: Edition) -> Page:
    path = site.addresses.page(entry.document) or ""
    shown = Shown.of_edition(entry, edition)
    # What is withdrawn is no guide at the counter, unless files received before follow it.
    applied = not entry.ended or still_applies(site, entry, edition)
    meta: dict[str, object] = {
        "qms": {
            "banners": [*banners(site, entry, edition), *layout(site, edition.text)],
            "counter": panel(site, path, entry, edition) if applied else {},
            **control_block(site, shown, proved_only=entry.behind),
            "proof": proof(site, shown),
            "targets": targets_of(site, edition.text, path),
            "print": printed(site, shown, of_edition(site, entry, edition)),
            **sheet_link(site, path, entry),
        }
    }
    if edition.text.keywords:
        meta["tags"] = list(edition.text.keywords)
    basis = _basis(site, edition.text, path)
    sections = [_history(site, entry, path), *basis, _coming(site, entry)]
    return Page(path, title_of(edition.text), _body(site, edition.text, path, sections), meta)


def _earlier(site: Site, entry: Entry, edition: Edition) -> Page:
    path = site.addresses.edition(entry.document, edition)
    number = str(edition.revision.number)
    said = say("This text ({number}) is not in force any more.", number=number)
    shown = Shown.of_edition(entry, edition)
    notice = banner(site, "muted", said, entry)
    applied = still_applies(site, entry, edition)
    meta = {
        "qms": {
            "banners": [notice, *layout(site, edition.text)],
            "counter": panel_of_text(site, path, edition.text) if applied else {},
            **control_block(site, shown),
            "proof": proof(site, shown),
            "print": printed(site, shown, of_edition(site, entry, edition)),
        },
        "search": {"exclude": True},
    }
    title = f"{title_of(edition.text)} ({number})"
    sections = [_history(site, entry, path), *_basis(site, edition.text, path)]
    return Page(path, title, _body(site, edition.text, path, sections), meta)


def _preview(site: Site, entry: Entry, preview: Preview, *, leads: bool) -> Page:
    text, number = preview.text, str(preview.text.number)
    path = site.addresses.preview(entry.document, preview)
    if leads:
        path = site.addresses.page(entry.document) or path
    if preview.effective is not None:
        said = say(
            "This text ({number}) is promulgated and not in force before {day}.",
            number=number,
            day=preview.effective,
        )
    else:
        said = say(
            "Draft ({number}), not approved and not in force. State: {state}.",
            number=number,
            state=STATE[preview.state],
        )
    shown = _of_preview(entry, preview)
    meta = {
        "qms": {
            "banners": [banner(site, "draft", said), *layout(site, text)],
            "counter": panel_of_text(site, path, text),
            **control_block(site, shown),
            "proof": proof(site, shown),
            "print": printed(site, shown, of_preview(site, entry, preview)),
        },
        "search": {"exclude": True},
    }
    title = f"{title_of(text)} ({capital(site.say(STATE[preview.state]))})"
    return Page(path, title, _body(site, text, path, [*_basis(site, text, path)]), meta)


def _of_preview(entry: Entry, preview: Preview) -> Shown:
    text = preview.text
    for revision in entry.timeline.revisions:
        if preview.effective and revision.wordings[0].fingerprint == text.fingerprint:
            return Shown(text, preview.state, revision.vouchers, revision.act)
    vouchers = entry.timeline.draft_vouchers.get(text.fingerprint, ())
    return Shown(text, preview.state, vouchers)


def _body(site: Site, text: Text, path: str, sections: list[str]) -> str:
    deep = too_deep(text)
    notes = FOOTNOTES if _FOOTNOTE.search(text.body) and not deep else ""
    heading = f"## {literal(site.say(say('Control record')))}"
    lead = literal(site.say(say("Drawn up from the records; not part of the approved text.")))
    return joined(
        [
            letter_by_letter(text.body) if deep else text.body,
            notes,
            END_OF_BODY,
            heading,
            f"*{lead}*",
            *sections,
            definitions(_defined(site, text, path)),
        ]
    )


def _defined(site: Site, text: Text, path: str) -> Iterator[tuple[str, str, str]]:
    for document in dict.fromkeys(_DOCUMENT_LINK.findall(text.body)):
        address = f"doc:{document}"
        target, entry = site.addresses.page(document), site.entries.get(document)
        if target is None or entry is None:
            note = site.say(say("not published here"))
            yield reference(address), UNPUBLISHED, note
            continue
        yield reference(address), relative(path, target), title_of(entry.text)
        for code in former_codes(site, entry):
            note = site.say(say("now {code}", code=entry.text.code))
            yield former(address, code), relative(path, target), note
    for file in text.files:
        target = site.addresses.attachment(text, file)
        yield reference(f"file:{file.name}"), relative(path, target), ""


def former_codes(site: Site, entry: Entry) -> list[str]:
    """Return the other codes that a document has had; texts may still name it by them."""
    acts = site.corpus.acts.get(entry.document, ())
    codes = dict.fromkeys(act.cover.code for act in acts)
    return [code for code in codes if slug(code) != slug(entry.text.code)]


def _history(site: Site, entry: Entry, path: str) -> str:
    return _section(site, say("History of issues and revisions"), history_table(site, entry, path))


def _basis(site: Site, text: Text, path: str) -> Iterator[str]:
    if text.services:
        yield _section(site, say("Public services"), service_table(site, text))
    if text.legal_basis:
        yield _section(site, say("Legal bases"), legal_table(site, text, path))
    if text.clauses:
        yield _section(site, say("Clauses of the standard"), clause_list(site, text))


def _coming(site: Site, entry: Entry) -> str:
    coming = entry.timeline.coming_after(site.corpus.day)
    if coming is None:
        return ""
    number, day = str(coming.number), coming.day
    last = day - timedelta(1)
    said = {
        State.WITHDRAWN: say("{number} is withdrawn from {day} on.", number=number, day=day),
        State.SUSPENDED: say("{number} is suspended from {day} on.", number=number, day=day),
        State.EXPIRED: say("{number} is in force until {day}.", number=number, day=last),
    }.get(coming.state, say("{number} is in force from {day} on.", number=number, day=day))
    return _section(site, say("What comes next"), literal(site.say(said)))


def _section(site: Site, heading: Said, content: str) -> str:
    return f"### {literal(site.say(heading))}\n\n{content}" if content.strip() else ""
