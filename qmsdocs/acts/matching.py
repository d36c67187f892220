"""Naming the public services of procedures that name none: only ever in drafts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.wishes import named
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import nearest
from qmsdocs.model.services import national_code
from qmsdocs.model.text import Text
from qmsdocs.model.timeline import State
from qmsdocs.source.rewriting import set_front
from qmsdocs.wording import say
from qmsdocs.workflow.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Nameless:
    """The newest text of a procedure that names no public service.

    Attributes:
        open: Is it a draft that nobody has vouched for, so that it may be changed?
    """

    text: Text
    open: bool


def nameless(corpus: Corpus) -> Iterator[Nameless]:
    """Yield the procedures that name no public service, drafts first, by code."""
    found = [each for each in _newest(corpus) if not each.text.services]
    yield from sorted(found, key=lambda each: (not each.open, each.text.code))


def match(desk: Desk, corpus: Corpus, services: Mapping[str, str]) -> Deed:
    """Return the deed of naming services in drafts.

    Args:
        desk: The desk over these documents, with drafts as they lie in the folder.
        corpus: The whole handbook, for its catalogue.
        services: Code of the service by the document's id.

    Raises:
        RefusedError: A text is no open draft, or a service is none of the catalogue.
    """
    files: dict[str, bytes | None] = {}
    texts = []
    for document, service in services.items():
        code = _known(corpus, service)
        draft = _open_draft(desk, document)
        held = [each for each in draft.services if each != code]
        before = desk.tree.read(draft.place.path).decode("utf-8-sig")
        after = set_front(before, {"services": [*held, code]})
        files[draft.place.path] = after.encode()
        texts.append(draft)
    return Deed(
        act="match",
        said=say("Name the public services of {documents}", documents=named(texts)),
        files=files,
    )


def _newest(corpus: Corpus) -> Iterator[Nameless]:
    for timeline in corpus.timelines.values():
        revision = timeline.in_force_on(corpus.day)
        current = revision.wording_on(corpus.day).text if revision else None
        text = timeline.drafts[-1] if timeline.drafts else current
        kind = corpus.office.kind(text.kind) if text else None
        if text is not None and kind is not None and "{field}" in kind.code:
            free = text in timeline.drafts
            state = timeline.draft_state_on(text, corpus.day)
            yield Nameless(text, free and state is State.DRAFT)


def _known(corpus: Corpus, service: str) -> str:
    code = national_code(service) or service
    if code not in corpus.services:
        known = nearest(code, corpus.services)
        raise RefusedError(
            Refusal(
                say("service '{code}' is not in the catalogue", code=code),
                say("Did you mean '{word}'?", word=known)
                if known
                else say("'qmsdocs catalogue import' takes over records of services."),
            )
        )
    if corpus.services.listed[code].ended_on(corpus.day):
        raise RefusedError(Refusal(say("service '{code}' is no more", code=code)))
    return code


def _open_draft(desk: Desk, document: str) -> Text:
    timeline = desk.corpus.timelines[document]
    if not timeline.drafts:
        code = desk.corpus.texts_by_id[document][-1].code
        raise RefusedError(
            Refusal(
                say("{code} has no draft, and a text in force is never edited", code=code),
                say("Open its next revision first: 'qmsdocs revise {code}'.", code=code),
            )
        )
    draft = timeline.drafts[-1]
    if timeline.draft_state_on(draft, desk.day) is not State.DRAFT:
        raise RefusedError(
            Refusal(
                say(
                    "{code} {number} was submitted already",
                    code=draft.code,
                    number=str(draft.number),
                ),
                say("Have it returned first: 'qmsdocs return {code}'.", code=draft.code),
            )
        )
    return draft
