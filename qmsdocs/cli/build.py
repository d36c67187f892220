"""The commands that make the handbook's site and show it on this machine."""

from datetime import date
from functools import partial
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
from qmsdocs.model.office import Audience
from qmsdocs.site.selection import Held, Selection, View
from qmsdocs.wording import Said, Speaker, say


def _ordered(function: Any) -> Any:  # noqa: ANN401 - a click function of any shape
    """Add what both commands are given."""
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
        function = decorate(function)
    return function


@command(
    "build",
    say(
        "Make the site of the handbook in the folder ROOT.\n\n"
        "Each document stands there in its revision in force on the day. What has an integrity "
        "error is held back: the last proved revision stays up, and the exit status is 1."
    ),
)
@_ordered
@click.pass_context
def build(
    context: click.Context,
    root: Path,
    out: Path | None,
    as_of: date | None,
    audience: str,
    drafts: bool,
    evidence: Path | None,
) -> None:
    """Make the site of the handbook in the folder ROOT."""
    view = View(Audience(audience), drafts)
    order = Order(
        Where(root, as_of, evidence), view, out or root / "build", session(context).language
    )
    selection, warnings = made(order)
    _warn(warnings)
    _report(selection, order.out, session(context).speak)
    context.exit(int(not selection.clean))


@command(
    "serve",
    say(
        "Make the site of the handbook in the folder ROOT and show it on this machine alone.\n\n"
        "Ends with Ctrl-C."
    ),
)
@option("--port", type=click.IntRange(0, 65535), default=8000, said=say("Port to listen on."))
@_ordered
@click.pass_context
def serve(
    context: click.Context,
    port: int,
    root: Path,
    out: Path | None,
    as_of: date | None,
    audience: str,
    drafts: bool,
    evidence: Path | None,
) -> None:
    """Make the site of the handbook in the folder ROOT and show it on this machine alone."""
    view = View(Audience(audience), drafts)
    order = Order(
        Where(root, as_of, evidence), view, out or root / "build", session(context).language
    )
    speak = session(context).speak
    from qmsdocs.site.serving import bound, serve_forever  # noqa: PLC0415 - 18 ms

    with bound(port, order.out / "site") as server:
        selection, warnings = made(order)
        _warn(warnings)
        _report(selection, order.out, speak)
        address = f"http://127.0.0.1:{server.server_port}/"
        click.echo(speak(say("The handbook is at {address} (Ctrl-C ends)", address=address)))
        serve_forever(server)


def _warn(warnings: list[str]) -> None:
    for warning in warnings:
        click.echo(f"mkdocs: {warning}", err=True)


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
