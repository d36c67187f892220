"""The commands that mend: correct a slip, give another code, annul a wrong record."""

from datetime import date
from pathlib import Path

import click

from qmsdocs.acts.correcting import annul, correct, record_named, renumber
from qmsdocs.acts.finding import Whose
from qmsdocs.beginnings.words import tidied
from qmsdocs.cli.acting import Acting, acting
from qmsdocs.cli.command import Day, command, option
from qmsdocs.wording import say

_EFFECTIVE = option(
    "--effective",
    type=Day(),
    metavar="DAY",
    said=say("First day of the mended text; without it, today."),
)


@command(
    "correct",
    say(
        "Correct a slip in the text in force with this code.\n\n"
        "FILE is a copy of the text with the slip mended. Presentation alone may be corrected: a "
        "change of dossier, fee, limit, steps or legal basis needs a revision and is refused. Asks "
        "first, records it with the reason and makes one commit."
    ),
)
@click.argument("document", metavar="CODE")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@_EFFECTIVE
@acting(decided=True, reasoned=True)
def correct_command(act: Acting, document: str, file: Path, effective: date | None) -> None:
    """Correct a slip."""
    desk = act.desk([document])
    content = file.read_bytes()
    deed = correct(desk, desk.documents[0], content, act.wish, effective or desk.day)
    act.do(desk, deed, asking=True)


@command(
    "renumber",
    say(
        "Give the document with this code another code, and leave every other word alone.\n\n"
        "Its id, its links and its records stay. Asks first, records it as a correction and makes "
        "one commit."
    ),
)
@click.argument("document", metavar="CODE")
@click.argument("code", metavar="NEW-CODE")
@_EFFECTIVE
@acting(decided=True, reasoned=True)
def renumber_command(act: Acting, document: str, code: str, effective: date | None) -> None:
    """Give another code."""
    new = tidied(code)
    desk = act.desk([document], also=[new])
    deed = renumber(desk, desk.documents[0], new, act.wish, effective or desk.day)
    act.do(desk, deed, asking=True)


@command(
    "annul",
    say(
        "Annul wrong records, named by their paths or ids: they count as if they had never been."
        "\n\nNothing is deleted; texts move back to where they then belong. Asks first, records it "
        "with the reason and makes one commit."
    ),
)
@click.argument("records", nargs=-1, required=True, metavar="RECORD...")
@acting(decided=True, reasoned=True)
def annul_command(act: Acting, records: tuple[str, ...]) -> None:
    """Annul wrong records."""
    desk = act.desk(Whose.EVERY)
    found = {record.id: record for record in (record_named(desk, each) for each in records)}
    deed = annul(desk, list(found.values()), act.wish)
    act.do(desk, deed, asking=True)
