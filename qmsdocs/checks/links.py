"""Checks on links: do they lead somewhere, and to something that people may rely on?"""

import posixpath
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from unicodedata import normalize

from qmsdocs.checks.bodies import Body, bodies
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.model.anchors import anchors
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import nearest, slug
from qmsdocs.model.links import Aim, Link, links
from qmsdocs.model.terms import STATE
from qmsdocs.model.text import Area, Text
from qmsdocs.model.timeline import State, Timeline
from qmsdocs.wording import Said, say

_LIVING = (Area.CURRENT, Area.DRAFT)
_NOT_OF_HEADINGS = ("fn:", "fnref")
"""How the anchors of footnotes begin, which Markdown gives out by itself."""


@lru_cache(maxsize=1)
def _all(corpus: Corpus) -> tuple[tuple[Body, Link], ...]:
    """Return every link of every body that is judged; six checks share them."""
    return tuple((body, link) for body in bodies(corpus) for link in links(body.text.body))


def _addressed(corpus: Corpus, link: Link) -> Timeline | None:
    """Return what is known of the document that a link addresses."""
    return corpus.timelines.get(link.name) if link.target.startswith("doc:") else None


def _no_document(corpus: Corpus) -> Iterator[Hit]:
    for body, link in _all(corpus):
        if link.aim is Aim.DOCUMENT and _addressed(corpus, link) is None:
            said = say(
                "{code}: link '{target}' leads to no document",
                code=body.text.code,
                target=link.target,
            )
            yield body.hit(link.line, said, _meant(corpus, link.name))


def _meant(corpus: Corpus, word: str) -> Said | None:
    """Return the hint at the document whose id or code is nearest to a word."""
    by_code = {slug(text.code): text.id for text in corpus.texts}
    word = slug(word)
    found = word if word in by_code else nearest(word, [*corpus.texts_by_id, *by_code])
    document = by_code.get(found, found)
    if not document:
        return None
    code = corpus.texts_by_id[document][-1].code
    return say("Did you mean 'doc:{id}' ({code})?", id=document, code=code)


def _no_section(corpus: Corpus) -> Iterator[Hit]:
    for body, link in _all(corpus):
        if not link.anchor or link.anchor.startswith(_NOT_OF_HEADINGS):
            continue
        texts = _with_sections(corpus, body.text, link)
        known = {anchor for text in texts for anchor in anchors(text.body)}
        if texts and link.anchor not in known:
            said = say(
                "{code}: link '{target}' leads to no section of {document}",
                code=body.text.code,
                target=link.target,
                document=texts[-1].code,
            )
            near = nearest(slug(link.anchor), known)
            hint = say("Did you mean '#{anchor}'?", anchor=near) if near else None
            yield body.hit(link.line, said, hint)


def _with_sections(corpus: Corpus, text: Text, link: Link) -> list[Text]:
    """Return the texts of one document, in one of which a link's section must be.

    Of another document they are what lies among those in force and the drafts.
    """
    if link.aim is Aim.SECTION or (link.aim is Aim.DOCUMENT and link.name == text.id):
        return [text]
    if _addressed(corpus, link) is None or link.aim is not Aim.DOCUMENT:
        return []
    found = corpus.texts_by_id.get(link.name, ())
    return [each for each in found if each.area in _LIVING] or list(found)


def _no_file(corpus: Corpus) -> Iterator[Hit]:
    for body, link in _all(corpus):
        if link.aim is Aim.FILE and link.name not in (names := _file_names(body.text)):
            said = say(
                "{code}: link '{target}' leads to no attached file",
                code=body.text.code,
                target=link.target,
            )
            near = nearest(link.name, names)
            hint = say("Did you mean 'file:{name}'?", name=near) if near else None
            yield body.hit(link.line, said, hint)


def _file_names(text: Text) -> list[str]:
    return [normalize("NFC", each.name) for each in text.files]


def _by_path(corpus: Corpus) -> Iterator[Hit]:
    for body, link in _all(corpus):
        if link.aim is Aim.PATH and (hint := _instead_of_path(corpus, body.text, link)):
            said = say(
                "{code}: link '{target}' is a path, which leads nowhere on the site",
                code=body.text.code,
                target=link.target,
            )
            yield body.hit(link.line, said, hint)


def _instead_of_path(corpus: Corpus, text: Text, link: Link) -> Said | None:
    """Return the hint at what a path should be, or nothing where it is no path at all."""
    file = link.name.rpartition("/")[2]
    if file in _file_names(text):
        return say("Write 'file:{name}'.", name=file)
    if not file.lower().endswith(".md"):
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(text.place.path), link.name))
    same = [each for each in corpus.texts if each.place.path == path]
    named = [each for each in corpus.texts if each.place.path.endswith(f"/{file}")]
    found = same or [each for each in named if each.area in _LIVING]
    if not found:
        return say("Write 'doc:' and the id of the document.")
    return say("Write 'doc:{id}' ({code}).", id=found[0].id, code=found[0].code)


def _to_withdrawn(corpus: Corpus) -> Iterator[Hit]:
    for body, link, known in _first_to_each(corpus):
        newest = known.effective_on(body.day)
        act = known.withdrawal_of(newest) if newest else None
        if newest is None or act is None or known.state_on(newest, body.day) is not State.WITHDRAWN:
            continue
        # What takes a document's place may well name it.
        if body.text.id in act.cover.replaced_by:
            continue
        said = say(
            "{code}: link '{target}' leads to {document}, withdrawn since {day}",
            code=body.text.code,
            target=link.target,
            document=act.cover.code,
            day=act.effective,
        )
        yield body.hit(link.line, said, _replaced_by(corpus, act.cover.replaced_by))


def _replaced_by(corpus: Corpus, ids: tuple[str, ...]) -> Said | None:
    named = tuple(f"doc:{each} ({_code(corpus, each)})" for each in ids)
    return say("It was replaced by {documents}; link to that.", documents=named) if named else None


def _not_in_force(corpus: Corpus) -> Iterator[Hit]:
    for body, link, known in _first_to_each(corpus):
        newest = known.effective_on(body.day)
        state = known.state_on(newest, body.day) if newest else _coming(known, body.day)
        if state in (State.IN_FORCE, State.WITHDRAWN):
            continue
        said = say(
            "{code}: link '{target}' leads to {document}, not in force on {day}: {state}",
            code=body.text.code,
            target=link.target,
            document=_code(corpus, link.name),
            day=body.day,
            state=STATE[state],
        )
        yield body.hit(link.line, said)


def _coming(known: Timeline, day: date) -> State:
    """Return the state of what never was in force: the nearest to it of its texts."""
    if known.revisions:
        return known.state_on(known.revisions[0], day)
    return known.draft_state_on(known.drafts[-1], day) if known.drafts else State.DRAFT


def _first_to_each(corpus: Corpus) -> Iterator[tuple[Body, Link, Timeline]]:
    """Yield the first link of each body to each other document: one is enough to say so."""
    told = set()
    for body, link in _all(corpus):
        known = _addressed(corpus, link) if link.aim is Aim.DOCUMENT else None
        pair = (body.text.place, link.name)
        if known is not None and link.name != body.text.id and pair not in told:
            told.add(pair)
            yield body, link, known


def _code(corpus: Corpus, document: str) -> str:
    texts = corpus.texts_by_id.get(document, ())
    acts = corpus.acts.get(document, ())
    return texts[-1].code if texts else acts[-1].cover.code if acts else document


NO_DOCUMENT = Check(
    id="LNK001",
    title=say("Link to a document that does not exist"),
    why=say(
        "Whoever follows the link stands at a dead end; the id may be misspelt, or a code was "
        "written in its place."
    ),
    hint=say("Write 'doc:' and the id from the front matter of the document that is meant."),
    find=_no_document,
    nature=Nature.CURRENCY,
)
NO_SECTION = Check(
    id="LNK002",
    title=say("Link to a section that does not exist"),
    why=say(
        "The anchor of a section is made from its heading: lower case, no diacritics, a hyphen "
        "between words. Where the heading changes, links to it must follow."
    ),
    hint=say("Copy the anchor from the site: the sign '#' beside the heading leads to it."),
    find=_no_section,
    nature=Nature.CURRENCY,
)
NO_FILE = Check(
    id="LNK003",
    title=say("Link to a file that is not attached"),
    why=say("A form that cannot be opened sends people to old copies on their own machines."),
    hint=say("Put the file into the folder '.files' beside the text, or correct its name."),
    find=_no_file,
    nature=Nature.CURRENCY,
)
BY_PATH = Check(
    id="LNK004",
    title=say("Link by a path"),
    why=say(
        "Texts move between folders when they are promulgated, superseded or withdrawn; the id "
        "of a document never changes."
    ),
    hint=say("Write 'doc:' and the id of the document, or 'file:' and the name of the file."),
    find=_by_path,
    nature=Nature.CURRENCY,
)
TO_WITHDRAWN = Check(
    id="LNK005",
    title=say("Link to a withdrawn document"),
    why=say("People would work by what is not in force any more."),
    hint=say("Link to what is in force now, or take the link out of the next revision."),
    find=_to_withdrawn,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
NOT_IN_FORCE = Check(
    id="LNK006",
    title=say("Link to a document that is not in force"),
    why=say("What a text in force relies on must be in force itself on the same day."),
    hint=say("Promulgate both together, or link to what is in force."),
    find=_not_in_force,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

LINKS = (NO_DOCUMENT, NO_SECTION, NO_FILE, BY_PATH, TO_WITHDRAWN, NOT_IN_FORCE)
