"""Forms: those that a document leads to, to be downloaded, and the documents that use a form."""

from collections.abc import Iterator, Mapping
from weakref import WeakKeyDictionary

from qmsdocs.law.services.anatomy import Anatomy
from qmsdocs.law.services.parts import Part
from qmsdocs.law.step.suspicion import FORM
from qmsdocs.law.step.ties import ties
from qmsdocs.model.links import Aim, links
from qmsdocs.model.text import Text
from qmsdocs.site.addresses import href
from qmsdocs.site.context import Site, by_code
from qmsdocs.site.counter.facts import PART
from qmsdocs.site.counter.markup import cell_html, link_html
from qmsdocs.wording import say

Block = dict[str, object]


def forms(site: Site, path: str, text: Text, facts: Anatomy) -> Block | None:
    """Return the forms that a text leads to, with their files, and those that it only names.

    None where it does neither and has no files of its own.
    """
    cited = [each for each in _cited(text) if _is_form(site, each)]
    kept = [_form(site, path, each) for each in cited]
    own = _files(site, path, text)
    named = [
        {"name": cell_html(site, path, name), "mark": cell_html(site, path, mark)}
        for name, mark in facts.forms
        if not any(f"doc:{each}" in f"{name} {mark}" for each in cited)
    ]
    if not kept and not own and not named:
        return None
    return {
        "label": site.say(PART[Part.FORMS]),
        "anchor": facts.anchors.get(Part.FORMS, ""),
        "forms": kept,
        "own_label": site.say(say("Files of this document")),
        "own": own,
        "named_label": site.say(say("Also named in the text")),
        "named": named,
    }


def users(site: Site, path: str, document: str) -> Block | None:
    """Return the documents in force that lead to a form; none for what is no form."""
    if not _is_form(site, document):
        return None
    found = _uses(site).get(document, ())
    rows = [
        {"link": _document(site, path, each), "title": site.entries[each].text.title}
        for each in found
    ]
    return {
        "label": site.say(say("Documents that use this form")),
        "nothing": site.say(say("No document in force on this site leads to this form.")),
        "documents": rows,
    }


def own_files(site: Site, path: str, text: Text) -> Block | None:
    """Return the files of a form, to be downloaded; none where it has none."""
    own = _files(site, path, text)
    return {"label": site.say(say("Download")), "own": own} if own else None


def _is_form(site: Site, document: str) -> bool:
    entry = site.entries.get(document)
    return entry is not None and entry.text.kind == FORM


def _form(site: Site, path: str, document: str) -> Block:
    entry = site.entries[document]
    return {
        "link": _document(site, path, document),
        "title": entry.text.title,
        "files": _files(site, path, entry.text),
    }


def _document(site: Site, path: str, document: str) -> str:
    target = site.addresses.page(document) or path
    return link_html(href(path, target), site.entries[document].text.code)


def _files(site: Site, path: str, text: Text) -> list[str]:
    return [
        link_html(href(path, site.addresses.attachment(text, file)), file.name, file=True)
        for file in text.files
    ]


def _cited(text: Text) -> Iterator[str]:
    """Yield the documents that a text leads to, each once."""
    found = (each.name for each in links(text.body) if each.aim is Aim.DOCUMENT)
    yield from dict.fromkeys(found)


_USES: WeakKeyDictionary[Site, Mapping[str, tuple[str, ...]]] = WeakKeyDictionary()
"""Who uses which form on each site at hand; the page of every form asks for it."""


def _uses(site: Site) -> Mapping[str, tuple[str, ...]]:
    if site not in _USES:
        found: dict[str, list[str]] = {}
        for entry in sorted(site.standing, key=lambda each: by_code(each.text)):
            for document in ties(site.corpus, entry.text).links:
                found.setdefault(document, []).append(entry.document)
        _USES[site] = {document: tuple(own) for document, own in found.items()}
    return _USES[site]
