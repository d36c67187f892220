"""Opening drafts of new documents, from their kind's template, and keeping drafts."""

import json
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.placing import refuse_nameless
from qmsdocs.acts.wishes import refuse_unseen
from qmsdocs.checks.spelling import initials
from qmsdocs.model.letters import nearest, slug
from qmsdocs.model.office import Kind, on
from qmsdocs.model.places import CONTENT
from qmsdocs.model.text import LegalReference, Text
from qmsdocs.source.git import commit_tree
from qmsdocs.wording import Said, say
from qmsdocs.workflow.record_text import scalar
from qmsdocs.workflow.refusal import Refusal

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"
_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What is known of a document that is to be written.

    Attributes:
        kind: Id of its kind.
        code: Its code; empty: the next free one of the kind's pattern.
        legal_basis: Legal documents on which it rests.
    """

    kind: str
    title: str
    code: str = ""
    field: str = ""
    unit: str = ""
    services: tuple[str, ...] = ()
    legal_basis: tuple[LegalReference, ...] = ()


def new_id(taken: Collection[str]) -> str:
    """Return an id that no document has: eight letters and digits, a letter first."""
    while True:
        made = secrets.choice(_LETTERS) + "".join(
            secrets.choice(_LETTERS + _DIGITS) for _ in range(_LENGTH - 1)
        )
        if made not in taken:
            return made


def begin(desk: Desk, beginning: Beginning, template: Callable[[str], str]) -> Deed:
    """Return the deed of opening the draft of a new document.

    Args:
        desk: What was read.
        beginning: What is known of the document.
        template: Returns the text with which documents of a kind begin.

    Raises:
        RefusedError: Its kind, field or unit is not known, or its code is taken.
    """
    refuse_unseen(beginning.title, beginning.code, *beginning.services)
    kind = refuse_unknown(desk, beginning)
    names = names_in_use(desk)
    code = beginning.code or next_code(kind, beginning.field, names)
    refuse_nameless(code)
    if slug(code) in names:
        raise RefusedError(
            Refusal(
                say("code '{code}' is taken", code=code),
                say("Leave --code out to get the next free one, or revise that document."),
            )
        )
    path, content = opened(beginning, code, new_id(names), template(kind.id))
    return Deed(
        act="new",
        said=say("Open {code} {title}", code=code, title=beginning.title),
        files={path: content},
    )


def opened(beginning: Beginning, code: str, document: str, body: str) -> tuple[str, bytes]:
    """Return path and content of the first draft of a document with this code and id."""
    front = "".join(f"{line}\n" for line in _front(beginning, code, document))
    content = f"---\n{front}---\n\n{body.strip()}\n"
    return f"{CONTENT}/drafts/{slug(code)}.md", content.encode()


def refuse_unknown(desk: Desk, beginning: Beginning) -> Kind:
    """Return the kind of a new document.

    Raises:
        RefusedError: Its kind, field or unit is not known on the day.
    """
    office, day = desk.corpus.office, desk.day
    kinds = {each.id: each for each in on(office.kinds, day)}
    fields = {each.id for each in on(office.fields, day)}
    units = {each.id for each in on(office.units, day)}
    kind, field, unit = beginning.kind, beginning.field, beginning.unit
    _among(kind, kinds, say("kind '{kind}' is not in qms.yml on {day}", kind=kind, day=day))
    if field or "{field}" in kinds[kind].code:
        unknown = say("field '{field}' is not in qms.yml on {day}", field=field, day=day)
        _among(field, fields, unknown)
    if unit:
        _among(unit, units, say("unit '{unit}' is not in qms.yml on {day}", unit=unit, day=day))
    return kinds[kind]


def _among(given: str, known: Collection[str], unknown: Said) -> None:
    if given in known:
        return
    close = nearest(given, known)
    raise RefusedError(
        Refusal(
            unknown,
            say("Did you mean '{word}'?", word=close)
            if close
            else say("Known are: {known}", known=tuple(sorted(known))),
        )
    )


def names_in_use(desk: Desk) -> set[str]:
    """Return the slugs of all codes in use, as files and folders are named after them."""
    listing = commit_tree(desk.repository, desk.base).listing
    parts = (part for path in listing if "/records/" not in path for part in path.split("/"))
    return {part.removesuffix(".md").removesuffix(".files") for part in parts}


def next_code(kind: Kind, field: str, names: Collection[str]) -> str:
    """Return the first code of a kind's pattern, counting from 01, that is not in use.

    Raises:
        RefusedError: The kind has no pattern.
    """
    if "{n}" not in kind.code:
        raise RefusedError(
            Refusal(
                say("kind '{kind}' has no pattern of codes in qms.yml", kind=kind.id),
                say("Name the code with --code."),
            )
        )
    pattern = kind.code.replace("{field}", initials(field))
    codes = (pattern.replace("{n}", f"{number:02d}") for number in count(1))
    return next(code for code in codes if slug(code) not in names)


def _front(beginning: Beginning, code: str, document: str) -> Iterator[str]:
    yield f"id: {document}"
    yield f"code: {scalar(code)}"
    yield f"title: {scalar(beginning.title)}"
    yield f"kind: {scalar(beginning.kind)}"
    yield "issue: 1"
    yield "revision: 0"
    if beginning.field:
        yield f"field: {scalar(beginning.field)}"
    if beginning.services:
        yield f"services: [{', '.join(json.dumps(each) for each in beginning.services)}]"
    if beginning.legal_basis:
        yield "legal_basis:"
        yield from (f"  - {_reference(each)}" for each in beginning.legal_basis)
    if beginning.unit:
        yield f"unit: {scalar(beginning.unit)}"


def _reference(each: LegalReference) -> str:
    if not each.issuer and not each.issued:
        return scalar(each.number)
    issuer = f", issuer: {scalar(each.issuer)}" if each.issuer else ""
    issued = f", issued: {each.issued}" if each.issued else ""
    return f"{{number: {scalar(each.number)}{issuer}{issued}}}"


def save(desk: Desk) -> Deed:
    """Return the deed of keeping drafts as they lie in the folder, without a word about them.

    A draft whose file was taken away is given up.

    Raises:
        RefusedError: None of them differs from what was kept before.
    """
    drafts = tuple(
        text
        for document in desk.documents
        if (timeline := desk.corpus.timelines.get(document))
        for text in timeline.drafts
        if text.place.path in desk.taken or any(each.path in desk.taken for each in text.files)
    )
    if not desk.taken:
        raise RefusedError(Refusal(say("no draft differs from what was kept before")))
    return Deed(act="save", said=_kept(_labels(drafts), _labels(desk.drafts_gone)), texts=drafts)


def _kept(kept: tuple[str, ...], gone: tuple[str, ...]) -> Said:
    if not gone:
        return say("Keep the drafts {documents}", documents=kept)
    if not kept:
        return say("Give up the drafts {documents}", documents=gone)
    return say("Keep the drafts {documents}, give up {gone}", documents=kept, gone=gone)


def _labels(texts: Iterable[Text]) -> tuple[str, ...]:
    return tuple(f"{text.code} {text.number}" for text in texts)
