"""The commands that answer for a day: the register, and the history of one document."""

from datetime import date
from pathlib import Path

import click

from qmsdocs.cli.command import (
    as_of_option,
    command,
    evidence_option,
    language_option,
    option,
    root_option,
    session,
)
from qmsdocs.cli.judging import Where, read
from qmsdocs.errors import QmsError
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import nearest
from qmsdocs.reports import history
from qmsdocs.reports import register as reports
from qmsdocs.wording import say


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
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    said=say("Form of the output."),
)
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
    click.echo(history.as_text(corpus, _document(corpus, document), session(context).language))


def _document(corpus: Corpus, word: str) -> str:
    """Return the id that an id or code (of today or of old) names."""
    if word in corpus.timelines:
        return word
    found = {text.id for text in corpus.texts if text.code.casefold() == word.casefold()}
    if len(found) == 1:
        return found.pop()
    if found:
        raise QmsError(
            say(
                "code '{code}' is used by several documents: {ids}",
                code=word,
                ids=tuple(sorted(found)),
            ),
            say("Name one of the ids instead."),
        )
    known = nearest(word, {text.code for text in corpus.texts})
    hint = (
        say("Did you mean '{word}'?", word=known)
        if known
        else say("List them with 'qmsdocs register'.")
    )
    raise QmsError(say("no document has the code or id '{word}'", word=word), hint)
