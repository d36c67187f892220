"""The command that says what is wrong."""

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
from qmsdocs.cli.reporting import FORMS, narrowed, report
from qmsdocs.diagnostics import has_errors
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
@option(
    "--changed",
    is_flag=False,
    flag_value="HEAD",
    metavar="[REV]",
    said=say(
        "Show only what concerns files and documents that differ from this commit; without a "
        "commit, what is not committed."
    ),
)
@evidence_option
@option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    metavar="FORM",
    said=say("Form of the output: {forms}.", forms=FORMS),
)
@option("--strict", is_flag=True, said=say("Exit 1 on warnings too."))
@option("--explain", metavar="ID", said=say("Explain a check, and judge nothing."))
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
    changed: str | None,
    explain: str | None,
    strict: bool,
) -> None:
    """Report what is wrong with the handbook in the folder ROOT."""
    if explain is not None:
        _explain(explain, session(context).language)
        return
    where = Where(root, as_of, evidence, staged=staged, known=known)
    with patience(session(context).speak, say("Reading the handbook…")):
        judged = judge(where, select)
        shown = judged if changed is None else narrowed(judged, where, changed)
    click.echo(report(form, shown, select, root, session(context).language))
    found = shown.diagnostics
    context.exit(int(has_errors(found) or (strict and bool(found))))


def _explain(check_id: str, language: str) -> None:
    from qmsdocs.cli.explaining import explanation  # noqa: PLC0415 - not on the warm path

    click.echo(explanation(check_id, language))
