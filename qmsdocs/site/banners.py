"""What a reader of a page must know before reading on."""

from collections.abc import Iterator

from qmsdocs.model.terms import STATE
from qmsdocs.model.text import Text
from qmsdocs.model.timeline import State
from qmsdocs.site import addresses
from qmsdocs.site.addresses import url
from qmsdocs.site.context import Site, capital, title_of
from qmsdocs.site.history import transition
from qmsdocs.site.nesting import too_deep
from qmsdocs.site.selection import Edition, Entry
from qmsdocs.site.step import step
from qmsdocs.wording import Said, say

Banner = dict[str, str]


def banners(site: Site, entry: Entry, edition: Edition) -> Iterator[Banner]:
    """Yield what a reader of a document's page must know before reading on."""
    if entry.behind:
        said = say(
            "Something newer is held back because of an integrity fault. "
            "This page shows the last proved text ({number}).",
            number=str(edition.revision.number),
        )
        yield banner(site, "danger", said)
    elif entry.warned:
        said = say(
            "Records of this document have an integrity fault that is being mended. "
            "The text shown here is proved."
        )
        yield banner(site, "danger", said)
    yield from _state_banners(site, entry, edition)
    doubt = step(site).doubt(entry, edition) if entry.in_force else None
    if doubt is not None:
        label = site.say(say("What is out of step"))
        leads = {"url": url(addresses.SYNC), "label": label}
        yield {"tone": "warn", "text": site.say(doubt), **leads}
    for preview in entry.previews:
        page = site.addresses.preview(entry.document, preview)
        label = site.say(say("See {document}", document=str(preview.text.number)))
        state = site.say(say("Another text: {state}.", state=STATE[preview.state]))
        yield {"tone": "note", "text": state, "url": url(page), "label": label}


def _state_banners(site: Site, entry: Entry, edition: Edition) -> Iterator[Banner]:
    state, day = edition.state, site.corpus.day
    if state is State.WITHDRAWN:
        act = entry.timeline.withdrawal_of(edition.revision)
        since = act.effective if act else day
        text = site.say(say("Withdrawn: not in force since {day}.", day=since))
        rule = transition(site, act) if act else ""
        both = f"{text} {capital(rule)}." if rule else text
        targets = act.cover.replaced_by if act else ()
        leads = _target(site, _replacement(site, targets))
        yield {"tone": "muted", "text": both, **leads}
    elif state is State.EXPIRED:
        expires = edition.revision.act.cover.expires
        yield banner(site, "muted", say("Expired: in force until {day}.", day=expires or day))
    elif state is State.SUSPENDED:
        yield banner(site, "warn", say("Suspended: not to be applied for the time being."))


def _replacement(site: Site, targets: tuple[str, ...]) -> Entry | None:
    return next((site.entries[each] for each in targets if each in site.entries), None)


def layout(site: Site, text: Text) -> Iterator[Banner]:
    """Yield that a text is shown letter by letter, where it is."""
    if too_deep(text):
        said = say(
            "This text is nested too deeply to be laid out. It is shown letter by letter, as it "
            "was written."
        )
        yield banner(site, "warn", said)


def banner(site: Site, tone: str, said: Said, leads: Entry | None = None) -> Banner:
    """Return one banner, with a link to the document that it leads to."""
    return {"tone": tone, "text": site.say(said), **_target(site, leads)}


def _target(site: Site, entry: Entry | None) -> Banner:
    page = site.addresses.page(entry.document) if entry else None
    if entry is None or page is None:
        return {}
    label = site.say(say("See {document}", document=title_of(entry.text)))
    return {"url": url(page), "label": label}
