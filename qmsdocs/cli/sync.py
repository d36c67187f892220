"""The command that shows how far law, public services and procedures are out of step."""

from datetime import date
from pathlib import Path

import click

from qmsdocs.cli.command import (
    Day,
    as_of_option,
    command,
    form_option,
    language_option,
    option,
    root_option,
    session,
)
from qmsdocs.cli.judging import Where
from qmsdocs.cli.progress import patience
from qmsdocs.cli.standing import standing
from qmsdocs.errors import QmsError
from qmsdocs.law.step.suspicion import Ground
from qmsdocs.reports.sync import Sync, beginning, sync
from qmsdocs.reports.sync_text import as_text
from qmsdocs.wording import say

_FORMS = {".txt": "text", ".json": "json", ".xlsx": "xlsx"}


@command(
    "sync",
    say(
        "Show on one page how far law, public services and procedures are out of step.\n\n"
        "Procedures side by side with the law and the services that they rest on, services "
        "without a procedure, what is to be looked at again, what changes soon, and on which "
        "days texts in force rested on law that had ended. Changes nothing."
    ),
)
@root_option
@as_of_option
@option(
    "--from",
    "first",
    type=Day(),
    metavar="DAY",
    said=say("First day of the ledger; without it, the first day of any text."),
)
@option(
    "--to",
    "last",
    type=Day(),
    metavar="DAY",
    said=say("Last day of the ledger; without it, the day asked about."),
)
@form_option("text", "json")
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    said=say("Write into this file instead: .xlsx, .json or .txt."),
)
@language_option
@click.pass_context
def sync_command(
    context: click.Context,
    root: Path,
    as_of: date | None,
    first: date | None,
    last: date | None,
    form: str,
    output: Path | None,
) -> None:
    """Show how far law, public services and procedures are out of step."""
    wanted = form if output is None else _form(output)
    speak, language = session(context).speak, session(context).language
    with patience(speak, say("Reading the handbook…")):
        stands = standing(Where(root, as_of))
        _refuse_period(stands.ground, stands.day, first, last)
        found = sync(stands, first=first, last=last)
    content = _content(found, wanted, language)
    if output is None:
        click.echo(content, nl=False)
    else:
        _put(output, content)
        click.echo(speak(say("Written: {path}", path=str(output))))


def _form(output: Path) -> str:
    found = _FORMS.get(output.suffix.lower())
    if found is None:
        raise QmsError(
            say("'{path}' names no form that can be written", path=str(output)),
            say("End its name in .xlsx, .json or .txt."),
        )
    return found


def _refuse_period(ground: Ground, day: date, first: date | None, last: date | None) -> None:
    begin, end = first or beginning(ground, day), last or day
    if end > day:
        raise QmsError(
            say("the ledger cannot reach {last}, which is later than {day}", last=end, day=day),
            say("Days that are still to come are no exposure; name a later day with --as-of."),
        )
    if begin > end:
        raise QmsError(say("the ledger begins on {first}, after {last}", first=begin, last=end))


def _content(found: Sync, form: str, language: str) -> bytes:
    if form == "json":
        from qmsdocs.reports.sync_json import as_json  # noqa: PLC0415 - only for this form

        return f"{as_json(found, language)}\n".encode()
    if form == "xlsx":
        from qmsdocs.exchange.workbook import as_workbook  # noqa: PLC0415 - as above
        from qmsdocs.reports.sync_sheets import as_sheets  # noqa: PLC0415 - as above

        return as_workbook(as_sheets(found, language), found.standing.day, language)
    return f"{as_text(found, language)}\n".encode()


def _put(output: Path, content: bytes) -> None:
    """Write a file at once, so that nobody ever opens half of it."""
    near = output.with_name(f".{output.name}.new")
    try:
        near.write_bytes(content)
        near.replace(output)
    except OSError as error:
        near.unlink(missing_ok=True)
        reason = error.strerror or "?"
        raise QmsError(
            say("'{path}' cannot be written: {reason}", path=str(output), reason=reason)
        ) from None
