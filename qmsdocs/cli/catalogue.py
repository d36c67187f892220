"""The catalogue of law and public services: what is in it, and files taken over into it."""

from pathlib import Path

import click

from qmsdocs.acts.sourcing import pieces
from qmsdocs.cli.catalogue_sources import pull_catalogue, source
from qmsdocs.cli.command import (
    Group,
    command,
    form_option,
    language_option,
    option,
    refuse_misplaced,
    root_option,
    session,
)
from qmsdocs.cli.filtering import Given, filtering, taking
from qmsdocs.cli.judging import Where, tree_of
from qmsdocs.cli.progress import patience
from qmsdocs.cli.taking_over import Manner, Order, TakingOver
from qmsdocs.reports import catalogue as reports
from qmsdocs.source.catalogue import read_law
from qmsdocs.source.memory import Memory
from qmsdocs.source.reading import Reading
from qmsdocs.source.services import read_services
from qmsdocs.source.sources import PATH, read_sources
from qmsdocs.wording import say


@click.group("catalogue", cls=Group, invoke_without_command=True)
@root_option
@form_option("text", "json")
@language_option
@click.pass_context
def catalogue(context: click.Context, root: Path, form: str) -> None:
    """Show what is in the catalogue, or bring it up to date."""
    if context.invoked_subcommand is not None:
        refuse_misplaced(context)
        return
    found = session(context)
    tree = tree_of(Where(root))
    store = Memory.of(root).worked_out()
    with patience(found.speak, say("Reading the catalogue…")):
        reading = Reading.of(tree, None, store)
        holdings = reports.holdings(read_law(reading), read_services(reading))
    store.save()
    sources = read_sources(tree.read(PATH)) if PATH in reading.files else ()
    if any("/catalogue/" in fault.hit.place.path for fault in reading.faults):
        said = say("the catalogue has faults, and may hold more; see 'qmsdocs check'")
        click.echo(found.speak(said), err=True)
    if form == "json":
        click.echo(reports.as_json(holdings, sources))
    else:
        click.echo(reports.as_text(holdings, sources, found.language))


catalogue.said = say(
    "Show what is in the catalogue of law and public services, or bring it up to date.\n\n"
    "Without a command it changes nothing."
)


@command(
    "import",
    say(
        "Take over what files say of public services and legal documents.\n\n"
        "FILE is CSV, JSON, JSON lines or Excel: the national portal's export or full records, an "
        "official expiry list, a province's announcement, or the catalogue's own format. Shows "
        "first what is new, changed field by field, replaced, abolished and rejected; writes only "
        "with --write or after a yes, in one commit. What a file does not state stays as it is."
    ),
)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@filtering
@option(
    "--source",
    "name",
    default="",
    metavar="TEXT",
    said=say("What entries name as their source; without it, the name of the file."),
)
@taking
@click.pass_context
def import_command(
    context: click.Context,
    files: tuple[Path, ...],
    given: Given,
    name: str,
    root: Path,
    manner: Manner,
) -> None:
    """Take files over."""
    run = TakingOver(root, manner, session(context))
    found = tuple(piece for file in files for piece in pieces(file))
    opened, store = run.open()
    run.run(opened, [Order(found, given.filters, name)], "catalogue import")
    store.save()


catalogue.add_command(import_command)
catalogue.add_command(pull_catalogue)
catalogue.add_command(source)
