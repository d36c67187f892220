"""The command that lists every citation of a text."""

import json
import sys
from pathlib import Path

import click

from qmsdocs.cli.command import command, language_option, option, session
from qmsdocs.errors import QmsError
from qmsdocs.law.finding.citations import Citation, citations
from qmsdocs.law.finding.resolving import NO_LAWS, Laws
from qmsdocs.source.catalogue import read_law
from qmsdocs.source.reading import Reading
from qmsdocs.source.tree import CONTENT, WorkTree
from qmsdocs.wording import Speaker, say

_STANDARD_INPUT = "-"


@command(
    "citations",
    say(
        "List every reference to a legal document in the text FILE, one line of JSON each.\n\n"
        "'-' reads the standard input. Laws called by their name get their number from the "
        "legal catalogue of the handbook; without one, or where it knows several, the number "
        "is null. Changes nothing."
    ),
)
@click.argument("file")
@option(
    "--root",
    said=say("Folder of the handbook whose catalogue is asked; without it, this one if it is one."),
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
)
@language_option
@click.pass_context
def citations_command(context: click.Context, file: str, root: Path | None) -> None:
    """List every citation of a text."""
    speak = session(context).speak
    text = _text(file)
    for each in citations(text, _laws(root, speak)):
        click.echo(_line(each, speak))


def _line(citation: Citation, speak: Speaker) -> str:
    found = {
        "line": citation.line,
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
        "type": citation.type,
        "number": citation.number,
        "provisions": [str(each) for each in citation.provisions],
        "faults": [speak(each) for each in citation.faults],
    }
    return json.dumps(found, ensure_ascii=False)


def _text(file: str) -> str:
    try:
        content = sys.stdin.buffer.read() if file == _STANDARD_INPUT else Path(file).read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise QmsError(
            say("'{path}' cannot be read: {reason}", path=file, reason=error.strerror or ""),
            say("Name a text file, or '-' for the standard input."),
        ) from error
    except UnicodeDecodeError as error:
        raise QmsError(
            say("'{path}' is not UTF-8", path=file),
            say("Save it as UTF-8 in an editor, then try again."),
        ) from error


def _laws(root: Path | None, speak: Speaker) -> Laws:
    """Return the catalogue of the handbook; none outside of one, unless it was asked for."""
    folder = root or Path()
    if not (folder / CONTENT).is_dir():
        if root is None:
            return NO_LAWS
        raise QmsError(
            say("there is no handbook here: '{path}' does not exist", path=f"{root}/{CONTENT}"),
            say("Name the folder that holds 'content', or go there and leave it out."),
        )
    reading = Reading.of(WorkTree(folder))
    catalogue = read_law(reading)
    if any("/catalogue/legal/" in fault.hit.place.path for fault in reading.faults):
        said = say("the legal catalogue has faults, and may miss documents; see 'qmsdocs check'")
        click.echo(speak(said), err=True)
    return Laws.of(catalogue.documents)
