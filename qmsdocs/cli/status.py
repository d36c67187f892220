"""The command that says what waits for whom."""

from datetime import date
from pathlib import Path

import click

from qmsdocs.cli.command import (
    as_of_option,
    command,
    form_option,
    language_option,
    option,
    root_option,
    session,
)
from qmsdocs.cli.judging import Where, read, remember
from qmsdocs.cli.progress import patience
from qmsdocs.edits.commit import NOTE, git_folder
from qmsdocs.errors import QmsError
from qmsdocs.model.letters import nearest
from qmsdocs.model.roster import Roster
from qmsdocs.reports import status as reports
from qmsdocs.reports.status_text import as_text
from qmsdocs.source.git import Repository
from qmsdocs.wording import say


@command(
    "status",
    say(
        "Show what waits for whom, and since when, in working days, and which documents are "
        "to be looked at again because something that they rely on changed.\n\n"
        "Changes nothing. Documents of one's own unit come first. 'qmsdocs show CODE' tells more "
        "of one document."
    ),
)
@root_option
@as_of_option
@option(
    "--for",
    "person",
    metavar="PERSON",
    said=say("Only what waits for this person, by id in people.yml."),
)
@form_option("text", "json")
@language_option
@click.pass_context
def status(
    context: click.Context, root: Path, as_of: date | None, person: str | None, form: str
) -> None:
    """Show what waits for whom."""
    with patience(session(context).speak, say("Reading the handbook…")):
        corpus = read(Where(root, as_of))
        if person is not None:
            _refuse_unknown(corpus.roster, person)
        found = reports.status(
            corpus,
            unfinished=_was_cut_off(root),
            person=person or "",
            asking=person or _asking(root, corpus.roster),
        )
        remember(corpus)
    shown = reports.as_json if form == "json" else as_text
    click.echo(shown(found, session(context).language))


def _was_cut_off(root: Path) -> bool:
    """Did an act end before the files had followed it? Without a repository there was none."""
    try:
        return (git_folder(Repository.at(root)) / NOTE).exists()
    except QmsError:
        return False


def _asking(root: Path, roster: Roster) -> str:
    """Return the id of whom git knows by address; empty: nobody, or nobody of the roster."""
    try:
        email = Repository.at(root).ask("config", "user.email", empty=1).strip().casefold()
    except QmsError:
        return ""
    return next((each.id for each in roster.people if email and each.email.casefold() == email), "")


def _refuse_unknown(roster: Roster, person: str) -> None:
    if roster.person(person) is not None:
        return
    known = nearest(person, [each.id for each in roster.people])
    raise QmsError(
        say("'{person}' is not in people.yml", person=person),
        say("Did you mean '{word}'?", word=known) if known else None,
    )
