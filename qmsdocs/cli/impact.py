"""The command that lists which documents a change touches."""

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
from qmsdocs.law.step.asking import Subject, asked
from qmsdocs.law.step.impact import suspects, touched_by
from qmsdocs.law.step.standing import Standing
from qmsdocs.reports.impact import Impact
from qmsdocs.wording import Said, say


@command(
    "impact",
    say(
        "List the documents in force that NAME touches: why, who answers for them, and by when.\n\n"
        "NAME is the number of a legal document, the code of a public service, the code or id "
        "of a form or another document, or a role. Without it, everything is listed that is "
        "suspect on the day. A legal document that is not yet in force is taken as if it were. "
        "Changes nothing."
    ),
)
@click.argument("name", required=False, metavar="[NAME]")
@option(
    "--issuer",
    default="",
    metavar="NAME",
    said=say("Who issued the legal document that is meant, where its number alone is not enough."),
)
@option(
    "--issued",
    type=Day(),
    metavar="DAY",
    said=say("On which day the legal document that is meant was issued."),
)
@option(
    "--since",
    metavar="COMMIT|DAY",
    said=say("What changed in the catalogue since a commit, or since the last one before a day."),
)
@option(
    "--what-if",
    is_flag=True,
    said=say("Take a legal document as coming of which it is not known whether it is in force."),
)
@root_option
@as_of_option
@option("--known", metavar="COMMIT", said=say("Ask about the handbook as it stood at a commit."))
@form_option("text", "json")
@option("--strict", is_flag=True, said=say("Exit 1 where a document is to be looked at again."))
@language_option
@click.pass_context
def impact(
    context: click.Context,
    name: str | None,
    issuer: str,
    issued: date | None,
    since: str | None,
    what_if: bool,
    root: Path,
    as_of: date | None,
    known: str | None,
    form: str,
    strict: bool,
) -> None:
    """List the documents in force that something touches."""
    if since is not None and name is not None:
        raise QmsError(say("NAME and --since exclude each other"))
    where = Where(root, as_of, known=known)
    with patience(session(context).speak, say("Reading the handbook…")):
        stands = standing(where)
        if since is not None:
            from qmsdocs.cli.since import changed_since  # noqa: PLC0415 - imports git

            found = _of(stands, changed_since(stands, where, since), what_if=what_if)
        elif name is not None:
            subject = asked(stands, name, issuer, issued)
            found = _of(stands, subject, word=name, what_if=what_if)
        else:
            found = _of_today(stands)
    click.echo(_shown(found, form, session(context).language))
    context.exit(int(strict and found.open))


def _of_today(stands: Standing) -> Impact:
    title = say("What is to be looked at again on {day}", day=stands.day)
    return Impact(stands, title, suspects(stands))


def _of(stands: Standing, subject: Subject, *, word: str = "", what_if: bool = False) -> Impact:
    touched = touched_by(stands, subject.seeds, what_if=what_if)
    return Impact(stands, _title(stands, subject), touched, word, subject.told)


def _title(stands: Standing, subject: Subject) -> Said:
    if subject.coming:
        return say("What {name} will touch, seen from {day}", name=subject.name, day=stands.day)
    return say("What is touched on {day} by {name}", name=subject.name, day=stands.day)


def _shown(found: Impact, form: str, language: str) -> str:
    if form == "json":
        from qmsdocs.reports.impact_json import as_json  # noqa: PLC0415 - only for this form

        return as_json(found, language)
    from qmsdocs.reports.impact_text import as_text  # noqa: PLC0415 - as above

    return as_text(found, language)
