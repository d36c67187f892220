"""The command that writes down a figure of a quality objective."""

import click

from qmsdocs.acts.measuring import Figure, measure
from qmsdocs.beginnings.words import tidied
from qmsdocs.cli.acting import Acting, acting
from qmsdocs.cli.command import command, option
from qmsdocs.errors import QmsError
from qmsdocs.model.periods import parse_period
from qmsdocs.source.objectives import figure
from qmsdocs.wording import say


@command(
    "measure",
    say(
        "Write down the figure of a target of the quality objective with this code.\n\n"
        "PERIOD is written 2026-01, 2026-Q1, 2026-H1 or 2026. A row is added to the table of "
        "measurements, in one commit; with --reason it stands in the place of an earlier figure."
    ),
)
@click.argument("document", metavar="CODE")
@click.argument("target")
@click.argument("period")
@click.argument("value")
@option(
    "--source",
    required=True,
    metavar="TEXT",
    said=say("Report, register or survey that the figure comes from."),
)
@option(
    "--over",
    type=click.IntRange(min=0),
    said=say("Of how many things the figure speaks, such as files settled."),
)
@acting(signed=False, reasoned=True)
def measure_command(
    act: Acting,
    document: str,
    target: str,
    period: str,
    value: str,
    source: str,
    over: int | None,
) -> None:
    """Write down a figure."""
    found, number = parse_period(period.upper()), figure(value)
    if found is None:
        raise QmsError(
            say("'{period}' is no period", period=period),
            say("Write it as 2026-01, 2026-Q1, 2026-H1 or 2026."),
        )
    if number is None:
        raise QmsError(
            say("'{value}' is no number", value=value),
            say("Write it with digits, such as 98,5 or 98.5."),
        )
    desk = act.desk([document])
    wanted = Figure(
        target=target,
        period=found,
        value=number,
        over=over,
        source=tidied(source),
        reason=act.wish.reason,
    )
    act.do(desk, measure(desk, desk.documents[0], wanted))
