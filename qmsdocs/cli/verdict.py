"""The command that ends a review, and answers what made a document suspect."""

from collections.abc import Iterator, Sequence

import click

from qmsdocs.acts.desk import Desk
from qmsdocs.acts.judging import judge
from qmsdocs.acts.relying import suspected
from qmsdocs.cli.acting import Acting, acting
from qmsdocs.cli.command import command
from qmsdocs.law.step.reasons import news
from qmsdocs.law.step.standing import standing_of
from qmsdocs.law.step.suspicion import Suspicion
from qmsdocs.model.records import Verdict
from qmsdocs.reports.diagnostics import printable
from qmsdocs.wording import Said, say

_ANSWERED = {
    Verdict.KEEP: say("To keep them settles this: they are found right with what is known today."),
    Verdict.REVISE: say("To revise them answers this; they stay suspect until the next revision."),
    Verdict.WITHDRAW: say("To withdraw them answers this; they stay suspect until they end."),
}


@command(
    "verdict",
    say(
        "End the review of the documents with these codes: keep, revise or withdraw.\n\n"
        "Shows what makes them suspect, asks, records the verdict with the reason and makes one "
        "commit. 'keep' settles what made them suspect and sets the day of the next review; "
        "revising and withdrawing are acts of their own."
    ),
)
@click.argument("verdict", type=click.Choice([each.value for each in Verdict]))
@click.argument("documents", nargs=-1, required=True, metavar="CODE...")
@acting(reasoned=True)
def verdict_command(act: Acting, verdict: str, documents: tuple[str, ...]) -> None:
    """End a review."""
    desk = act.desk(documents)
    said = Verdict(verdict)
    deed = judge(desk, desk.documents, said, act.wish)
    for line in _answers(desk, suspected(desk.corpus, desk.documents), said):
        click.echo(printable(act.speak(line)))
    act.do(desk, deed, asking=True)


def _answers(desk: Desk, found: Sequence[Suspicion], verdict: Verdict) -> Iterator[Said]:
    """Yield what makes documents suspect, and what the verdict makes of it."""
    standing = standing_of(desk.corpus)
    for each in found:
        what = news(standing, each)
        if each.lines:
            yield say(
                "{code} is suspect: {what} (lines {lines})",
                code=each.reliance.code,
                what=what,
                lines=each.lines,
            )
        else:
            yield say("{code} is suspect: {what}", code=each.reliance.code, what=what)
    if found:
        yield _ANSWERED[verdict]
