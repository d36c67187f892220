"""The commands that make the handbook's site and show it on this machine."""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from functools import partial, wraps
from pathlib import Path
from typing import Any

import click

from qmsdocs.cli.building import Order, made
from qmsdocs.cli.command import (
    Decorator,
    as_of_option,
    audience_option,
    command,
    evidence_option,
    language_option,
    option,
    root_argument,
    session,
)
from qmsdocs.cli.judging import Where
from qmsdocs.cli.progress import patience
from qmsdocs.errors import QmsError
from qmsdocs.exchange.workbook import can_write
from qmsdocs.model.office import Audience
from qmsdocs.site.selection import Held, Selection, View
from qmsdocs.source.reading import Kept
from qmsdocs.wording import Said, Speaker, say

_NO_EXCEL = say(
    "XlsxWriter is not installed, so that lists can be downloaded as CSV alone; "
    "'pip install \"qmsdocs[excel]\"' adds Excel."
)


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
        chosen = session(context).chosen
        function(context, Order(where, view, out or root / "build", chosen), **own)

    decorated: Callable[..., None] = ordering
    folder = click.Path(path_type=Path, file_okay=False)
    added: list[Decorator] = [
        root_argument,
        option(
            "--out", type=folder, metavar="DIR", said=say("Folder to build in; 'build' in ROOT.")
        ),
        as_of_option,
        audience_option,
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
@option("--sheets", is_flag=True, said=say("Sheets for citizens as PDF, too, to be downloaded."))
@click.pass_context
@_ordered
def build(context: click.Context, order: Order, sheets: bool) -> None:
    """Make the site of the handbook in the folder ROOT."""
    selection = _made(replace(order, sheets=sheets), session(context).speak)
    context.exit(int(not selection.clean))


@command(
    "serve",
    say(
        "Make the site of the handbook in the folder ROOT and show it on this machine alone.\n\n"
        "Makes it anew at every save; pages that are open load themselves again. Ends with Ctrl-C."
    ),
)
@option("--port", type=click.IntRange(0, 65535), default=8000, said=say("Port to listen on."))
@click.pass_context
@_ordered
def serve(context: click.Context, order: Order, port: int) -> None:
    """Make the site of the handbook in the folder ROOT and show it on this machine alone."""
    from qmsdocs.cli.watch import unheard  # noqa: PLC0415 - 'build' needs none of these
    from qmsdocs.cli.watching import Watch  # noqa: PLC0415 - as above
    from qmsdocs.site.serving import News, bound, serving  # noqa: PLC0415 - as above

    speak, news, kept = session(context).speak, News(), Kept()
    where, told = order.where, partial(unheard, session(context).language)
    changes = Watch(where.root.resolve(), where.evidence, told).changes()
    with (
        bound(port, order.out / "site", news) as server,
        suppress(KeyboardInterrupt),
        closing(changes),
    ):
        next(changes)
        _made(order, speak, kept)
        address = f"http://127.0.0.1:{server.server_port}/"
        click.echo(speak(say("The handbook is at {address} (Ctrl-C ends)", address=address)))
        with serving(server):
            for _ in changes:
                if _made_again(order, speak, kept):
                    news.spread()


def _made_again(order: Order, speak: Speaker, kept: Kept) -> bool:
    """Make the site once more; say what is in the way of it, and leave it as it was."""
    try:
        _made(order, speak, kept)
    except QmsError as error:
        click.echo(f"qmsdocs: {speak(error.said)}", err=True)
        if error.hint:
            click.echo(f"  {speak(say('hint: {hint}', hint=error.hint))}", err=True)
        return False
    return True


def _made(order: Order, speak: Speaker, kept: Kept | None = None) -> Selection:
    """Make the site and say what came of it."""
    with patience(speak, say("Making the site…")):
        selection, warnings = made(order, kept)
    for warning in warnings:
        click.echo(f"mkdocs: {warning}", err=True)
    if not can_write():
        click.echo(speak(_NO_EXCEL), err=True)
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
