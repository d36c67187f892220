"""The command that prints the figures of an office, as its dashboard and feeds show them."""

from datetime import date
from pathlib import Path

import click

from qmsdocs.cli.building import Order, site_of
from qmsdocs.cli.command import (
    as_of_option,
    audience_option,
    command,
    evidence_option,
    form_option,
    language_option,
    root_argument,
    session,
)
from qmsdocs.cli.judging import Where
from qmsdocs.cli.progress import patience
from qmsdocs.model.office import Audience
from qmsdocs.reports.figures.metrics import as_openmetrics
from qmsdocs.reports.figures.status_json import as_json
from qmsdocs.reports.figures.text import as_text
from qmsdocs.site.figures.counted import figures_of
from qmsdocs.site.selection import View
from qmsdocs.wording import say


@command(
    "figures",
    say(
        "Show the figures of the office: documents, coverage of services, step with the law, "
        "reviews, what waits for whom, quality objectives.\n\n"
        "They are those of the site's dashboard, of its 'status.json' and of its 'metrics.txt'. "
        "Changes nothing."
    ),
)
@root_argument
@as_of_option
@audience_option
@evidence_option
@form_option("text", "json", "openmetrics")
@language_option
@click.pass_context
def figures_command(
    context: click.Context,
    root: Path,
    as_of: date | None,
    audience: str,
    evidence: Path | None,
    form: str,
) -> None:
    """Show the figures of the office."""
    speak, language = session(context).speak, session(context).language
    order = Order(Where(root, as_of, evidence), View(Audience(audience)), root, language)
    with patience(speak, say("Reading the handbook…")):
        found = figures_of(site_of(order))
    shown = {
        "text": lambda: as_text(found, language),
        "json": lambda: as_json(found),
        "openmetrics": lambda: as_openmetrics(found),
    }[form]()
    click.echo(shown, nl=False)
