"""Opening drafts for public services that no procedure of the office implements yet."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qmsdocs.acts.choosing import Chosen
from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.drafting import Beginning, names_in_use, new_id, next_code, opened, refuse_unknown
from qmsdocs.errors import QmsError
from qmsdocs.law.finding.resolving import Laws
from qmsdocs.law.services.scaffold import Setting, UnknownPlaceError, body, limit_of
from qmsdocs.law.services.scaffold_text import title_of
from qmsdocs.law.services.standing_basis import Lapsed, standing_basis
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.durations import written
from qmsdocs.model.letters import collation_key, slug
from qmsdocs.model.office import on
from qmsdocs.model.services import Listed
from qmsdocs.wording import Said, say
from qmsdocs.workflow.refusal import Refusal

_PROCEDURE = "procedure"
_FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """One draft that is opened.

    Attributes:
        limit: What the times of its steps add up to; empty where people have to divide it.
        lapsed: Legal documents of the record on which it cannot rest any more, or not yet.
        files: Its file, by path.
    """

    code: str
    title: str
    service: str
    field: str
    limit: str
    lapsed: tuple[Lapsed, ...]
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How drafts are to be made.

    Attributes:
        fields: Id of the office's field by the slug of a field of the national catalogue.
        other: Id of the office's field for every other one; empty for none.
        unit: Id of the unit in charge, or empty.
        template: Text with places for facts.
    """

    fields: Mapping[str, str]
    other: str
    unit: str
    template: str


def scaffold(
    desk: Desk,
    corpus: Corpus,
    chosen: Chosen,
    plan: Plan,
    tell: Callable[[int, int], None] = lambda _done, _of: None,
) -> tuple[Deed, tuple[Drafted, ...]]:
    """Return the deed of opening a draft for each service, and what is in it.

    Args:
        desk: The desk of the act; it need not have read the catalogue.
        corpus: The whole handbook of the same commit.
        chosen: The services.
        plan: How the drafts are to be made.
        tell: Told how many are done, and of how many.

    Raises:
        RefusedError: No service is left, or the field of one is none of the office's.
        QmsError: The template has a place that is no fact.
    """
    if not chosen.services:
        raise RefusedError(Refusal(say("no service is left for which a draft could be opened")))
    try:
        drafts = tuple(_drafts(desk, corpus, chosen.services, plan, tell))
    except UnknownPlaceError as error:
        raise QmsError(
            say(
                "the template has a place '{name}', which is no fact of a service",
                name=f"${error.name}",
            ),
            say("There are: {known}.", known=error.known),
        ) from None
    files = {path: content for each in drafts for path, content in each.files.items()}
    return Deed(act="new", said=_said(drafts), files=files), drafts


def _drafts(
    desk: Desk,
    corpus: Corpus,
    services: Sequence[Listed],
    plan: Plan,
    tell: Callable[[int, int], None],
) -> Iterator[Drafted]:
    kind, fields = _kind(desk), _fields(corpus, services, plan)
    names, ids = names_in_use(desk), set(corpus.document_ids)
    laws, setting = Laws.of(corpus.law.documents), Setting(corpus.office, corpus.day, plan.unit)
    for done, each in enumerate(services):
        tell(done, len(services))
        service = corpus.services[each.code]
        basis = standing_basis(corpus.law, service.legal_basis, corpus.day, laws)
        beginning = Beginning(
            kind=kind,
            title=title_of(service.name),
            field=fields[slug(each.field)],
            unit=plan.unit,
            services=(service.code,),
            legal_basis=tuple(footing.reference for footing in basis.kept),
        )
        code = next_code(refuse_unknown(desk, beginning), beginning.field, names)
        document = new_id(names | ids)
        names.add(slug(code))
        ids.add(document)
        path, content = opened(
            beginning, code, document, body(plan.template, service, basis, setting)
        )
        limit = limit_of(service.channels)
        yield Drafted(
            code=code,
            title=beginning.title,
            service=service.code,
            field=beginning.field,
            limit=written(limit) if limit else "",
            lapsed=basis.lapsed,
            files={path: content},
        )


def _kind(desk: Desk) -> str:
    """Return the one kind whose documents are sorted by field; of several the usual one."""
    kinds = [each.id for each in on(desk.corpus.office.kinds, desk.day) if "{field}" in each.code]
    if _PROCEDURE in kinds or len(kinds) == 1:
        return _PROCEDURE if _PROCEDURE in kinds else kinds[0]
    raise RefusedError(
        Refusal(
            say("qms.yml has no kind '{kind}' whose codes name a field", kind=_PROCEDURE),
            say("Its pattern of codes is one such as '{form}'.", form="QT-{field}-{n}"),
        )
    )


def _fields(corpus: Corpus, services: Sequence[Listed], plan: Plan) -> Mapping[str, str]:
    """Return the office's field of each field of the national catalogue, by its slug.

    Raises:
        RefusedError: Some have none.
    """
    own = {slug(each.name): each.id for each in on(corpus.office.fields, corpus.day)}
    count = Counter(each.field for each in services)
    found = {name: {**own, **plan.fields}.get(slug(name)) or plan.other for name in count}
    missing = tuple(
        say("'{field}' ({count})", field=name, count=count[name])
        for name in sorted(count, key=collation_key)
        if not found[name]
    )
    if missing:
        raise RefusedError(
            Refusal(
                say("these fields of services are none of qms.yml: {fields}", fields=missing),
                say(
                    "Name one for each with --field-as 'NATIONAL FIELD=ID', or one for all of "
                    "them with --field-as ID."
                ),
            )
        )
    return {slug(name): field for name, field in found.items()}


def _said(drafts: Sequence[Drafted]) -> Said:
    labels = tuple(f"{each.code} {each.title}" for each in drafts[:_FEW])
    if len(drafts) <= _FEW:
        return say("Open drafts for public services: {documents}", documents=labels)
    return say(
        "Open drafts for {count} public services: {documents} …",
        count=len(drafts),
        documents=labels,
    )
