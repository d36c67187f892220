"""Which public services drafts are opened for: those that no document implements yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qmsdocs.acts.deed import RefusedError
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import nearest, slug
from qmsdocs.model.services import Listed, national_code
from qmsdocs.model.text import Text
from qmsdocs.model.timeline import State
from qmsdocs.wording import Said, say
from qmsdocs.workflow.refusal import Refusal

_LIVING = frozenset({State.IN_FORCE, State.AWAITING, State.SUSPENDED})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A service for which no draft is opened, and why not."""

    service: Listed
    reason: Said


@dataclass(frozen=True, slots=True)
class Chosen:
    """The services for which drafts are to be opened, by code, and those left out."""

    services: tuple[Listed, ...]
    left_out: tuple[LeftOut, ...] = ()


def covered(corpus: Corpus) -> dict[str, str]:
    """Return the code of a document that implements each service, by the service's code.

    A text counts that is in force on the day, suspended, waiting for its day or being drafted.
    """
    return {
        national_code(code) or code: text.code for text in _living(corpus) for code in text.services
    }


def of_codes(corpus: Corpus, codes: Iterable[str]) -> Chosen:
    """Return the services with these codes, within the office's scope or not.

    Raises:
        RefusedError: A code is not in the catalogue.
    """
    found = []
    for code in dict.fromkeys(national_code(each) or each for each in codes):
        if code not in corpus.services:
            raise RefusedError(
                Refusal(
                    say("service '{code}' is not in the catalogue", code=code),
                    say("Did you mean '{word}'?", word=known)
                    if (known := nearest(code, corpus.services))
                    else say("'qmsdocs catalogue import' takes over records of services."),
                )
            )
        found.append(corpus.services.listed[code])
    return _chosen(corpus, found)


def of_scope(corpus: Corpus, field: str = "") -> Chosen:
    """Return the services of the office's scope, or those of one field of it.

    Args:
        corpus: The whole handbook.
        field: A field of the national catalogue by name, or a field of the office by id.

    Raises:
        RefusedError: The handbook does not say what the scope is, or the field has no service.
    """
    if corpus.scope is None:
        raise RefusedError(
            Refusal(
                say("the handbook does not say which public services the office carries out"),
                say("Say so in 'content/catalogue/scope.yml', or name the codes of services."),
            )
        )
    found = [each for each in corpus.services.listed.values() if corpus.scope.holds(each)]
    if field:
        names = {slug(each.name) for each in corpus.office.fields if each.id == field}
        wanted = {slug(field), *names}
        fields = {each.field for each in found}
        found = [each for each in found if slug(each.field) in wanted]
        if not found:
            raise RefusedError(
                Refusal(
                    say("no service of the office's scope is of field '{field}'", field=field),
                    say("Fields of its services are: {fields}.", fields=tuple(sorted(fields))),
                )
            )
    return _chosen(corpus, found)


def _chosen(corpus: Corpus, services: Iterable[Listed]) -> Chosen:
    had = covered(corpus)
    kept, left_out = [], []
    for each in sorted(services, key=lambda service: service.code):
        if each.ended_on(corpus.day):
            left_out.append(LeftOut(each, say("it is no more")))
        elif each.code in had:
            left_out.append(LeftOut(each, say("{code} implements it", code=had[each.code])))
        else:
            kept.append(each)
    return Chosen(tuple(kept), tuple(left_out))


def _living(corpus: Corpus) -> Iterator[Text]:
    for timeline in corpus.timelines.values():
        yield from timeline.drafts
        for revision in timeline.revisions:
            text = revision.wording_on(corpus.day).text
            if text is not None and timeline.state_on(revision, corpus.day) in _LIVING:
                yield text
