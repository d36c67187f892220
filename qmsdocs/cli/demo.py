"""The command that replays the sample handbook into a new repository."""

from pathlib import Path

import click

from qmsdocs.cli.command import command, language_option, session
from qmsdocs.cli.progress import patience
from qmsdocs.wording import say


@command(
    "demo",
    say(
        "Make a sample handbook with its whole history in the new folder FOLDER.\n\n"
        "Every person in it is invented; the commit ids are the same on every machine."
    ),
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@language_option
@click.pass_context
def demo(context: click.Context, folder: Path) -> None:
    """Make a sample handbook with its whole history in a new folder."""
    from qmsdocs.demo.make import make  # noqa: PLC0415 - git takes 95 ms

    speak = session(context).speak
    with patience(speak, say("Making the sample handbook…")):
        made = make(folder)
    click.echo(
        speak(
            say(
                "Sample handbook of {count} commits in '{folder}', last commit {commit}.",
                count=made.count,
                folder=str(folder),
                commit=made.commit[:12],
            )
        )
    )
    click.echo(
        speak(say("Next: qmsdocs check {folder} --evidence {folder}/evidence", folder=str(folder)))
    )
