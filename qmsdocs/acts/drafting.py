"""Opening drafts: of a new document from its kind's template, or of the next revision."""

import json
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.placing import draft_files, free_draft_path, refuse_nameless
from qmsdocs.acts.wishes import cases_of, refuse_hindered, refuse_unseen
from qmsdocs.checks.spelling import initials
from qmsdocs.model.letters import nearest, slug
from qmsdocs.model.office import Kind, on
from qmsdocs.model.places import CONTENT
from qmsdocs.model.text import Number, Text
from qmsdocs.source.git import commit_tree
from qmsdocs.source.rewriting import set_front
from qmsdocs.wording import Said, say
from qmsdocs.workflow.record_text import scalar
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.steps import Step

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"
_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What is known of a document that is to be written.

    Attributes:
        kind: Id of its kind.
        code: Its code; empty: the next free one of the kind's pattern.
    """

    kind: str
    title: str
    code: str = ""
    field: str = ""
    unit: str = ""
    services: tuple[str, ...] = ()


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
    kind = _refuse_unknown(desk, beginning)
    names = _names(desk)
    code = beginning.code or _next_code(kind, beginning.field, names)
    refuse_nameless(code)
    if slug(code) in names:
        raise RefusedError(
            Refusal(
                say("code '{code}' is taken", code=code),
                say("Leave --code out to get the next free one, or revise that document."),
            )
        )
    path = f"{CONTENT}/drafts/{slug(code)}.md"
    front = "".join(f"{line}\n" for line in _front(beginning, code, new_id(names)))
    content = f"---\n{front}---\n\n{template(kind.id).strip()}\n"
    return Deed(
        act="new",
        said=say("Open {code} {title}", code=code, title=beginning.title),
        files={path: content.encode()},
    )


def _refuse_unknown(desk: Desk, beginning: Beginning) -> Kind:
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


def _names(desk: Desk) -> set[str]:
    """Return the slugs of all codes in use, as files and folders are named after them."""
    listing = commit_tree(desk.repository, desk.base).listing
    parts = (part for path in listing if "/records/" not in path for part in path.split("/"))
    return {part.removesuffix(".md").removesuffix(".files") for part in parts}


def _next_code(kind: Kind, field: str, names: Collection[str]) -> str:
    """Return the first code of a kind's pattern, counting from 01, that is not in use."""
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
    if beginning.unit:
        yield f"unit: {scalar(beginning.unit)}"


def revise(desk: Desk, documents: Sequence[str], change: str, *, reissue: bool = False) -> Deed:
    """Return the deed of opening the drafts of the next revision, or of the next issue.

    Args:
        desk: What was read.
        documents: Ids of the documents.
        change: The reason for the change; may be empty where the release will state one.
        reissue: The whole text is issued anew: the issue rises, the revision begins at 0.

    Raises:
        RefusedError: A document has a draft already, was withdrawn or never came into force.
    """
    refuse_unseen(change)
    cases = cases_of(desk, Step.REVISE, documents)
    files: dict[str, bytes | None] = {}
    drafts = []
    refuse_hindered(Step.REVISE, cases)
    for case in cases:
        number = _next_number(case.text.number, reissue=reissue)
        taken = {*files, *(text.place.path for text in desk.corpus.texts)}
        path = free_draft_path(replace(case.text, number=number), taken)
        former = desk.tree.read(case.text.place.path).decode("utf-8-sig")
        content = set_front(former, _numbered(number, change), remove=("approval",))
        files |= draft_files(desk.tree, case.text, path, content.encode())
        drafts.append(f"{case.text.code} {number}")
    return Deed(
        act=Step.REVISE.value,
        said=say("Open the drafts {documents}", documents=tuple(drafts)),
        files=files,
    )


def _next_number(number: Number, *, reissue: bool) -> Number:
    if reissue:
        return Number(number.issue + 1, 0)
    return Number(number.issue, number.revision + 1)


def _numbered(number: Number, change: str) -> dict[str, str]:
    issue, revision = map(str, number)
    return {"issue": issue, "revision": revision, "change": change}


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
