"""The commands that answer for a day: the register, and the history of one document."""

from datetime import date
from pathlib import Path

import click

from qmsdocs.cli.command import (
    as_of_option,
    command,
    evidence_option,
    form_option,
    language_option,
    option,
    root_option,
    session,
)
from qmsdocs.cli.judging import Where, read
from qmsdocs.reports import history
from qmsdocs.reports import register as reports
from qmsdocs.wording import say
from qmsdocs.workflow.naming import document_named


@command(
    "register",
    say(
        "List every document: number, state, effective day, unit, decision, what comes next.\n\n"
        "Changes nothing."
    ),
)
@root_option
@as_of_option
@option("--known", metavar="COMMIT", said=say("Judge with what had been accepted at a commit."))
@form_option("text", "json", "csv")
@language_option
@click.pass_context
def register(
    context: click.Context, root: Path, as_of: date | None, known: str | None, form: str
) -> None:
    """List every document."""
    corpus = read(Where(root, as_of, known=known))
    found = reports.rows(corpus)
    language = session(context).language
    if form == "json":
        click.echo(reports.as_json(found, corpus.day))
    elif form == "csv":
        click.echo(reports.as_csv(found, language), nl=False)
    else:
        click.echo(reports.as_text(found, language))


@command(
    "show",
    say(
        "Show the history of the document with this code or id: who signed each revision, in "
        "what right.\n\nChanges nothing."
    ),
)
@click.argument("document")
@root_option
@as_of_option
@evidence_option
@language_option
@click.pass_context
def show(
    context: click.Context, document: str, root: Path, as_of: date | None, evidence: Path | None
) -> None:
    """Show the history of one document."""
    corpus = read(Where(root, as_of, evidence))
    click.echo(history.as_text(corpus, document_named(corpus, document), session(context).language))
