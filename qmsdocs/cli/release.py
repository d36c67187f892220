"""The commands about a release before it is promulgated."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from qmsdocs.checks.engine import judge
from qmsdocs.cli.command import (
    Group,
    as_of_option,
    command,
    language_option,
    option,
    root_option,
    session,
)
from qmsdocs.cli.judging import Where, read
from qmsdocs.cli.progress import patience
from qmsdocs.errors import QmsError
from qmsdocs.model.corpus import Corpus
from qmsdocs.reports.release import Release, release_report
from qmsdocs.reports.release_json import as_json
from qmsdocs.reports.release_page import as_html
from qmsdocs.reports.release_text import as_markdown, as_text
from qmsdocs.wording import say
from qmsdocs.workflow.naming import document_named
from qmsdocs.workflow.refusal import Refusal
from qmsdocs.workflow.release import release_case, release_of
from qmsdocs.workflow.steps import Case

_FORMS: dict[str, Callable[[Release, str], str]] = {
    "text": as_text,
    "html": as_html,
    "markdown": as_markdown,
    "json": as_json,
}


class _Release(Group):
    """The commands about a release."""

    said = say("Look at a release before it is promulgated.")


@click.group("release", cls=_Release)
def release() -> None:
    """Look at a release before it is promulgated."""


@command(
    "summary",
    say(
        "Sum up on one page what the approved drafts would bring: what is new, what changes and "
        "who vouched for it.\n\n"
        "Without codes, all that are approved. Changes nothing. With --format html it is a page "
        "to be printed and laid beside the draft of the decision."
    ),
)
@click.argument("documents", nargs=-1, metavar="[CODE...]")
@option("--all", "unapproved", is_flag=True, said=say("Drafts that are not approved yet, too."))
@root_option
@as_of_option
@option(
    "--format",
    "form",
    type=click.Choice(list(_FORMS)),
    default="text",
    said=say("Form of the output."),
)
@language_option
@click.pass_context
def summary(
    context: click.Context,
    documents: tuple[str, ...],
    unapproved: bool,
    root: Path,
    as_of: date | None,
    form: str,
) -> None:
    """Sum up what the approved drafts would bring."""
    with patience(session(context).speak, say("Reading the handbook…")):
        corpus = read(Where(root, as_of))
        if documents:
            cases = [_named(corpus, each) for each in dict.fromkeys(documents)]
        else:
            cases = release_of(corpus, unapproved=unapproved)
        if not cases:
            raise QmsError(
                say("no approved draft awaits promulgation on {day}", day=corpus.day),
                say("'qmsdocs status' shows what waits for whom."),
            )
        found = release_report(corpus, cases, judge(corpus))
    click.echo(_FORMS[form](found, session(context).language), nl=form != "html")


def _named(corpus: Corpus, word: str) -> Case:
    found = release_case(corpus, document_named(corpus, word))
    if isinstance(found, Refusal):
        raise QmsError(found.said, found.hint)
    return found


release.add_command(summary)
