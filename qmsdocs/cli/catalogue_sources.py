"""The commands over the sources that a handbook remembers, and pulling from them."""

import os
from pathlib import Path

import click

from qmsdocs.acts.cataloguing import open_catalogue
from qmsdocs.acts.sourcing import add, look, named, remove, sources_of
from qmsdocs.cli.clock import now
from qmsdocs.cli.command import Group, command, language_option, option, root_option, session
from qmsdocs.cli.filtering import Given, filtering, taking
from qmsdocs.cli.progress import Progress
from qmsdocs.cli.taking_over import Manner, Order, TakingOver
from qmsdocs.exchange.pulling import Validators, is_address
from qmsdocs.exchange.remembered import Remembered
from qmsdocs.reports.catalogue import source_line
from qmsdocs.source.memory import Memory
from qmsdocs.source.sources import Source
from qmsdocs.wording import say


@click.group("source", cls=Group)
def source() -> None:
    """Remember where the catalogue is brought up to date from."""


source.said = say("Remember folders, files and addresses from which the catalogue is kept.")


@command(
    "add",
    say(
        "Remember a source under an id: a folder, a file, or an http or https address.\n\n"
        "'qmsdocs catalogue pull' then takes over what is new there. Makes one commit."
    ),
)
@click.argument("name", metavar="ID")
@click.argument("origin", metavar="FROM")
@filtering
@option(
    "--source",
    "called",
    default="",
    metavar="TEXT",
    said=say("What entries name as their source; without it, the name of the file."),
)
@root_option
@language_option
@click.pass_context
def add_source(
    context: click.Context, name: str, origin: str, given: Given, called: str, root: Path
) -> None:
    """Remember a source."""
    place = origin if is_address(origin) else _place(root, origin)
    new = Source(name, place, given.levels, given.codes, given.fields, called)
    commit = add(root, now, open_catalogue(root, {}), new)
    said = say("Source {id} is remembered (commit {commit})", id=name, commit=commit[:10])
    click.echo(session(context).speak(said))


@command("list", say("List the sources that the handbook remembers."))
@root_option
@language_option
@click.pass_context
def list_sources(context: click.Context, root: Path) -> None:
    """List the sources."""
    known = sources_of(open_catalogue(root, Memory.of(root).worked_out()))
    for each in known:
        click.echo(source_line(each, session(context).speak))
    if not known:
        click.echo(session(context).speak(say("The handbook remembers no source.")))


@command("remove", say("Forget the source with this id; what came from it stays."))
@click.argument("name", metavar="ID")
@root_option
@language_option
@click.pass_context
def remove_source(context: click.Context, name: str, root: Path) -> None:
    """Forget a source."""
    commit = remove(root, now, open_catalogue(root, {}), name)
    said = say("Source {id} is forgotten (commit {commit})", id=name, commit=commit[:10])
    click.echo(session(context).speak(said))


for _each in (add_source, list_sources, remove_source):
    source.add_command(_each)


@command(
    "pull",
    say(
        "Take over what is new at the sources with these ids, or at all of them.\n\n"
        "Shows first what changes, like 'import'; writes only with --write or after a yes, in one "
        "commit. What did not change at an address since the last time is not fetched again."
    ),
)
@click.argument("names", nargs=-1, metavar="[ID]...")
@taking
@click.pass_context
def pull_catalogue(
    context: click.Context, names: tuple[str, ...], root: Path, manner: Manner
) -> None:
    """Take over what is new at the sources."""
    run = TakingOver(root, manner, session(context))
    opened, store = run.open()
    memory = Memory.of(root).file
    remembered = Remembered.of(memory.with_suffix(".sources") if memory else None)
    orders, answered = [], list[tuple[Source, Validators]]()
    with Progress(run.speak) as progress:
        for each in named(sources_of(opened), names):
            progress(say("Asking {source}…", source=each.origin))
            found = look(root, each, remembered.of_source(each, opened.state))
            given = Given(each.levels, each.codes, each.fields)
            orders.append(Order(found.pieces, given.filters, each.name))
            if found.said:
                answered.append((each, found.said))
                if not found.pieces:
                    run.note(say("{source}: not changed since it was last fetched", source=each.id))
    if run.run(opened, orders, "catalogue pull") is not None:
        state = open_catalogue(root, store).state
        for each, said in answered:
            remembered.keep(each, state, said)
    store.save()


def _place(root: Path, origin: str) -> str:
    """Return a path as it is remembered: from the handbook's folder where it lies within."""
    path, top = (Path(os.path.abspath(each)) for each in (origin, root))  # noqa: PTH100 - links stay
    return path.relative_to(top).as_posix() if path.is_relative_to(top) else str(path)
