"""The commands that make the handbook's site and show it on this machine."""

from collections.abc import Callable
from datetime import date
from functools import partial, wraps
from pathlib import Path
from typing import Any

import click

from qmsdocs.cli.building import Order, made
from qmsdocs.cli.command import (
    Decorator,
    as_of_option,
    command,
    evidence_option,
    language_option,
    option,
    root_argument,
    session,
)
from qmsdocs.cli.judging import Where
from qmsdocs.cli.progress import patience
from qmsdocs.model.office import Audience
from qmsdocs.site.selection import Held, Selection, View
from qmsdocs.wording import Said, Speaker, say


def _ordered(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that both commands are given, and hand them over as one order."""

    @wraps(function)
    def ordering(
        context: click.Context,
        root: Path,
        out: Path | None,
        as_of: date | None,
        audience: str,
        drafts: bool,
        evidence: Path | None,
        **own: Any,  # noqa: ANN401 - the options of one command alone
    ) -> None:
        view = View(Audience(audience), drafts)
        where = Where(root, as_of, evidence)
        language = session(context).language
        function(context, Order(where, view, out or root / "build", language), **own)

    decorated: Callable[..., None] = ordering
    folder = click.Path(path_type=Path, file_okay=False)
    audiences = click.Choice([each.value for each in Audience])
    added: list[Decorator] = [
        root_argument,
        option(
            "--out", type=folder, metavar="DIR", said=say("Folder to build in; 'build' in ROOT.")
        ),
        as_of_option,
        option(
            "--audience",
            type=audiences,
            default=Audience.PUBLIC.value,
            said=say("For whom: the public, or the office itself."),
        ),
        option("--drafts", is_flag=True, said=say("Show drafts too, each marked as one.")),
        evidence_option,
        language_option,
    ]
    for decorate in reversed(added):
        decorated = decorate(decorated)
    return decorated


@command(
    "build",
    say(
        "Make the site of the handbook in the folder ROOT.\n\n"
        "Each document stands there in its revision in force on the day. What has an integrity "
        "error is held back: the last proved revision stays up, and the exit status is 1."
    ),
)
@click.pass_context
@_ordered
def build(context: click.Context, order: Order) -> None:
    """Make the site of the handbook in the folder ROOT."""
    selection = _made(order, session(context).speak)
    context.exit(int(not selection.clean))


@command(
    "serve",
    say(
        "Make the site of the handbook in the folder ROOT and show it on this machine alone.\n\n"
        "Ends with Ctrl-C."
    ),
)
@option("--port", type=click.IntRange(0, 65535), default=8000, said=say("Port to listen on."))
@click.pass_context
@_ordered
def serve(context: click.Context, order: Order, port: int) -> None:
    """Make the site of the handbook in the folder ROOT and show it on this machine alone."""
    speak = session(context).speak
    from qmsdocs.site.serving import bound, serve_forever  # noqa: PLC0415 - 18 ms

    with bound(port, order.out / "site") as server:
        _made(order, speak)
        address = f"http://127.0.0.1:{server.server_port}/"
        click.echo(speak(say("The handbook is at {address} (Ctrl-C ends)", address=address)))
        serve_forever(server)


def _made(order: Order, speak: Speaker) -> Selection:
    """Make the site and say what came of it."""
    with patience(speak, say("Making the site…")):
        selection, warnings = made(order)
    for warning in warnings:
        click.echo(f"mkdocs: {warning}", err=True)
    _report(selection, order.out, speak)
    return selection


def _report(selection: Selection, out: Path, speak: Speaker) -> None:
    say_it = partial(click.echo, err=True)
    for held in selection.held:
        say_it(speak(_said(held)))
        for each in held.diagnostics:
            say_it(f"  {each.place}: {speak(each.message)} [{each.check}]")
    for each in (*selection.registers, *selection.general):
        say_it(f"{each.place}: {speak(each.message)} [{each.check}]")
    click.echo(
        speak(
            say(
                "{count} documents as on {day}, {held} held back: {folder}",
                count=sum(1 for entry in selection.entries if entry.current is not None),
                day=selection.day,
                held=len(selection.held),
                folder=str(out / "site"),
            )
        )
    )


def _said(held: Held) -> Said:
    if held.shown is None:
        return say("{code} is held back: no revision of it is proved.", code=held.code)
    if held.claimed is not None and held.claimed != held.shown:
        return say(
            "{code}: {claimed} is held back, {shown} stays up.",
            code=held.code,
            claimed=str(held.claimed),
            shown=str(held.shown),
        )
    return say("{code}: integrity errors; {shown} stays up.", code=held.code, shown=str(held.shown))
