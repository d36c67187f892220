"""The panel of facts on the page of a document, drawn from its approved text and marked as such."""

from qmsdocs.law.services.anatomy import anatomy
from qmsdocs.law.step.suspicion import FORM
from qmsdocs.model.text import Text
from qmsdocs.site.basis import legal_summary
from qmsdocs.site.context import Site
from qmsdocs.site.counter.changed import changed
from qmsdocs.site.counter.facts import checklist, tiles
from qmsdocs.site.counter.flow import steps
from qmsdocs.site.counter.forms import forms, own_files, users
from qmsdocs.site.counter.record import known, record
from qmsdocs.site.selection import Edition, Entry
from qmsdocs.wording import say

Block = dict[str, object]
_PLAIN = frozenset({"policy", "objective"})
"""Kinds whose texts state neither steps nor facts of a service."""


def panel(site: Site, path: str, entry: Entry, edition: Edition) -> Block:
    """Return what stands above the text that stands on a document's page."""
    made = _of_text(site, path, edition.text)
    facts = anatomy(edition.text.body)
    parts = {"changed": changed(site, path, entry, edition, facts)}
    return _kept({**made, **parts})


def panel_of_text(site: Site, path: str, text: Text) -> Block:
    """Return the same for a text alone: a draft, or a former one that still applies to some."""
    return _kept(_of_text(site, path, text))


def _of_text(site: Site, path: str, text: Text) -> dict[str, Block | list[Block] | str | None]:
    if text.kind == FORM:
        return {
            "label": site.say(say("About this form")),
            "files": own_files(site, path, text),
            "users": users(site, path, text.id),
        }
    if text.kind in _PLAIN:
        return {"label": site.say(say("About this document"))}
    facts = anatomy(text.body)
    records = known(site, text)
    only = records[0] if len(records) == 1 else None
    return {
        "label": site.say(say("At the counter") if text.services else say("At a glance")),
        "lead": site.say(
            say("Drawn from the approved text below; that text alone is to be applied.")
        ),
        "source": site.say(say("see the text")),
        "rest": site.say(say("show all")),
        "tiles": tiles(site, facts, only),
        "dossier": checklist(site, path, facts),
        "steps": steps(site, path, facts),
        "forms": forms(site, path, text, facts),
        "basis": legal_summary(site, path, text),
        "record": record(site, text, facts, records),
    }


def _kept(made: dict[str, Block | list[Block] | str | None]) -> Block:
    """Return a panel without what there is nothing of; empty where nothing is left to show."""
    kept: Block = {key: part for key, part in made.items() if part}
    shown = kept.keys() - {"label", "lead", "source", "rest"}
    return kept if shown else {}
