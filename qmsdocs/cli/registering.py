"""Changes of the registers on the command line; recording those that were made by hand."""

from collections.abc import Callable

import click

from qmsdocs.acts.deed import Deed
from qmsdocs.acts.desk import Desk
from qmsdocs.acts.differences import differences
from qmsdocs.acts.finding import Whose
from qmsdocs.acts.registering import edited_texts, former_texts, register
from qmsdocs.cli.acting import Acting, acting
from qmsdocs.cli.command import Group, command
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.wording import say


def carry_out(
    act: Acting, desk: Desk, build: Callable[[Desk], Deed], *, asking: bool = False
) -> None:
    """Make a change of the registers.

    Raises:
        RefusedError: It was refused.
    """
    act.do(desk, build(desk), asking=asking)


@click.group("rules", cls=Group)
def rules() -> None:
    """Have the registers recorded as they were edited."""


rules.said = say("Have the registers recorded as they were edited by hand.")


@command(
    "record",
    say(
        "Record content/qms.yml and content/people.yml as they lie in the folder.\n\n"
        "Shows entry by entry what changed, asks, and makes one commit with its record. Entries "
        "are added and ended; what was altered or removed is refused."
    ),
)
@acting()
def record(act: Acting) -> None:
    """Record edited registers."""
    desk = act.desk(Whose.EVERY)
    texts = edited_texts(desk)
    for file, text in texts.items():
        click.echo(f"content/{file}:")
        for line in _differences(desk, file, text, act):
            click.echo(f"  {line}")
    said = say("Record changes of {files}", files=tuple(texts))
    carry_out(
        act, desk, lambda desk: register(desk, "rules record", said, texts, act.wish), asking=True
    )


def _differences(desk: Desk, file: str, text: str, act: Acting) -> list[str]:
    """Return what changed since each version that was last recorded; mostly that is one."""
    formers = former_texts(desk, file)
    now = read_yaml(text).value
    found = dict.fromkeys(
        said for each in formers for said in differences(read_yaml(each).value, now)
    )
    return [act.speak(said) for said in found] or [
        act.speak(say("no entry changed, only notation or comments"))
    ]


rules.add_command(record)
