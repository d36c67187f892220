"""The command that says what is wrong."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from qmsdocs.cli.command import (
    as_of_option,
    command,
    evidence_option,
    language_option,
    option,
    root_argument,
    session,
)
from qmsdocs.cli.judging import Where, judge
from qmsdocs.cli.progress import patience
from qmsdocs.diagnostics import Diagnostic, has_errors
from qmsdocs.reports.diagnostics import as_json, as_text
from qmsdocs.wording import say


@command(
    "check",
    say(
        "Report what is wrong with the handbook in the folder ROOT.\n\n"
        "Changes nothing. Exits 1 when there is at least one error."
    ),
)
@root_argument
@as_of_option
@option("--select", multiple=True, metavar="PREFIX", said=say("Run only these checks."))
@option("--staged", is_flag=True, said=say("Judge what is staged for the next commit."))
@option(
    "--known",
    metavar="COMMIT",
    said=say("Judge with what had been accepted at a commit."),
)
@evidence_option
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    said=say("Form of the output."),
)
@option("--strict", is_flag=True, said=say("Exit 1 on warnings too."))
@language_option
@click.pass_context
def check(
    context: click.Context,
    root: Path,
    as_of: date | None,
    select: tuple[str, ...],
    staged: bool,
    known: str | None,
    evidence: Path | None,
    form: str,
    strict: bool,
) -> None:
    """Report what is wrong with the handbook in the folder ROOT."""
    where = Where(root, as_of, evidence, staged=staged, known=known)
    with patience(session(context).speak, say("Reading the handbook…")):
        day, diagnostics = judge(where, select)
    _print(diagnostics, day, form, session(context).language)
    context.exit(int(has_errors(diagnostics) or (strict and bool(diagnostics))))


def _print(diagnostics: Sequence[Diagnostic], day: date, form: str, language: str) -> None:
    if form == "json":
        click.echo(as_json(diagnostics, language, day))
    else:
        click.echo(as_text(diagnostics, language))
