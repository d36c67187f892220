"""The command that ends a review."""

import click

from qmsdocs.acts.judging import judge
from qmsdocs.cli.acting import Acting, acting
from qmsdocs.cli.command import command
from qmsdocs.model.records import Verdict
from qmsdocs.wording import say


@command(
    "verdict",
    say(
        "End the review of the documents with these codes: keep, revise or withdraw.\n\n"
        "Asks first, records it with the reason and makes one commit. 'keep' sets the day of the "
        "next review; revising and withdrawing are acts of their own."
    ),
)
@click.argument("verdict", type=click.Choice([each.value for each in Verdict]))
@click.argument("documents", nargs=-1, required=True, metavar="CODE...")
@acting(reasoned=True)
def verdict_command(act: Acting, verdict: str, documents: tuple[str, ...]) -> None:
    """End a review."""
    desk = act.desk(documents)
    act.do(desk, judge(desk, desk.documents, Verdict(verdict), act.wish), asking=True)
