"""``qmsdocs new --from-catalogue``: drafts for public services that nothing implements yet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from qmsdocs.acts.choosing import Chosen, of_codes, of_scope
from qmsdocs.acts.scaffolding import Drafted, Plan, scaffold
from qmsdocs.beginnings.templates import FROM_CATALOGUE, catalogue_template
from qmsdocs.beginnings.words import tidied
from qmsdocs.cli.acting import Acting
from qmsdocs.cli.command import option
from qmsdocs.cli.judging import Where, read, remember
from qmsdocs.cli.own_template import own_template
from qmsdocs.cli.progress import Progress, patience
from qmsdocs.errors import QmsError
from qmsdocs.law.state.terms import FORCE
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import slug
from qmsdocs.wording import Said, Speaker, say


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options of ``--from-catalogue`` ask for.

    Attributes:
        everything: Every service of the office's scope.
        field_as: ``NATIONAL FIELD=ID``, or an id for every other field.
        dry: Only say what would be done.
    """

    everything: bool
    field_as: tuple[str, ...]
    dry: bool


def catalogue_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of ``--from-catalogue``, handed over as ``wanted``, or none without it."""

    @wraps(function)
    def gathering(*given: Any, **options: Any) -> None:  # noqa: ANN401 - click's own
        wanted = Wanted(options.pop("everything"), options.pop("field_as"), options.pop("dry"))
        asked = options.pop("from_catalogue")
        if not asked and wanted != Wanted(everything=False, field_as=(), dry=False):
            raise QmsError(say("--all, --field-as and --dry-run belong to --from-catalogue"))
        function(*given, **options, wanted=wanted if asked else None)

    gathered: Callable[..., Any] = gathering
    for each in reversed(_OPTIONS):
        gathered = each(gathered)
    return gathered


def refuse_beside(given: Mapping[str, object]) -> None:
    """Refuse options that say of one document what the records say of each.

    Raises:
        QmsError: One of them is given.
    """
    for name, value in given.items():
        if value:
            raise QmsError(say("{option} does not go with --from-catalogue", option=name))


_OPTIONS = (
    option(
        "--from-catalogue",
        is_flag=True,
        said=say(
            "Draft a procedure for each of these services (CODE...) that no document implements, "
            "with the facts of its record."
        ),
    ),
    option(
        "--all", "everything", is_flag=True, said=say("Every service of 'catalogue/scope.yml'.")
    ),
    option(
        "--field-as",
        multiple=True,
        metavar="NAME=ID",
        said=say("The field of qms.yml for a field of the national catalogue; ID: for the others."),
    ),
    option("--dry-run", "dry", is_flag=True, said=say("Only say what would be drafted.")),
)


def from_catalogue(
    act: Acting, codes: Sequence[str], wanted: Wanted, *, field: str, unit: str
) -> None:
    """Open a draft for each chosen service that no document implements, all or none.

    Args:
        act: What the command line says.
        codes: National codes; or none, where a field or everything is wanted.
        wanted: The other options.
        field: A field of the national catalogue, or one of the office by id; or empty.
        unit: Id of the unit in charge, or empty.
    """
    if bool(codes) + bool(field) + wanted.everything != 1:
        raise QmsError(
            say("which services are meant is not clear"),
            say("Name their codes, or a field with --field, or all of the scope with --all."),
        )
    desk = act.desk([])
    with patience(act.speak, say("Reading the catalogue…")):
        corpus = read(Where(act.root, desk.day, known=desk.base))
        remember(corpus)
    chosen = of_codes(corpus, codes) if codes else of_scope(corpus, tidied(field))
    _show_left_out(chosen, act.speak)
    with Progress(act.speak) as progress:
        deed, drafts = scaffold(
            desk,
            corpus,
            chosen,
            _plan(act, wanted, unit),
            lambda done, of: progress(say("Drafting {done} of {count}…", done=done, count=of)),
        )
    _show_lapsed(drafts, act.speak)
    if wanted.dry:
        _show_planned(drafts, corpus, act.speak)
    else:
        act.do(desk, deed)


def _plan(act: Acting, wanted: Wanted, unit: str) -> Plan:
    pairs = [each.rpartition("=") for each in map(tidied, wanted.field_as)]
    others = {field.strip() for name, _, field in pairs if not name.strip()}
    if len(others) > 1:
        raise QmsError(
            say("--field-as names several fields for all others: {fields}", fields=tuple(others))
        )
    return Plan(
        fields={slug(name): field.strip() for name, _, field in pairs if name.strip()},
        other=next(iter(others), ""),
        unit=unit,
        template=own_template(act.root, FROM_CATALOGUE, lambda _: catalogue_template()),
    )


def _show_left_out(chosen: Chosen, speak: Speaker) -> None:
    if chosen.left_out:
        count = len(chosen.left_out)
        click.echo(speak(say("{count} services are left out:", count=count)))
    for each in chosen.left_out:
        click.echo(f"  {each.service.code} {each.service.name}: {speak(each.reason)}")


def _show_lapsed(drafts: Iterable[Drafted], speak: Speaker) -> None:
    found = [each for each in drafts if each.lapsed]
    if found:
        click.echo(speak(say("Legal documents of the record that were not taken over:")))
    for each in found:
        numbers = (f"{law.number} ({speak(FORCE[law.force])})" for law in each.lapsed)
        click.echo(f"  {each.code} {each.service}: {', '.join(numbers)}")


def _show_planned(drafts: Sequence[Drafted], corpus: Corpus, speak: Speaker) -> None:
    click.echo(speak(_planned(drafts)))
    for each in drafts:
        name = corpus.office.name_of(corpus.office.fields, each.field)
        limit = each.limit or speak(say("times to be filled in"))
        click.echo(f"  {each.code}  {each.service}  {each.title} ({name}; {limit})")


def _planned(drafts: Sequence[Drafted]) -> Said:
    return say("Nothing was written. {count} drafts would be opened:", count=len(drafts))
