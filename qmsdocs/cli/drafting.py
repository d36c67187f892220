"""The commands that open drafts: new and revise."""

from functools import partial
from pathlib import Path

import click

from qmsdocs.acts.drafting import Beginning, begin, revise, save
from qmsdocs.acts.finding import Whose
from qmsdocs.beginnings.templates import template
from qmsdocs.beginnings.words import tidied
from qmsdocs.cli.acting import Acting, acting
from qmsdocs.cli.command import command, option
from qmsdocs.errors import QmsError
from qmsdocs.wording import say


@command(
    "new",
    say(
        "Open the draft of a new document of a kind, from the kind's template.\n\n"
        "Its code is the next free one of the kind's pattern. An office's own template is "
        "'templates/KIND.md' beside 'content/'. Makes one commit."
    ),
)
@click.argument("kind")
@option("--title", required=True, metavar="TEXT", said=say("Title of the document."))
@option("--code", metavar="CODE", said=say("Its code; without it, the next free one."))
@option("--field", metavar="FIELD", said=say("Its field of work, by id in qms.yml."))
@option("--unit", metavar="UNIT", said=say("The unit that answers for it, by id in qms.yml."))
@option(
    "--service",
    "services",
    multiple=True,
    metavar="CODE",
    said=say("National code of a public service that it implements, such as 1.001193."),
)
@acting(signed=False)
def new(
    act: Acting,
    kind: str,
    title: str,
    code: str | None,
    field: str | None,
    unit: str | None,
    services: tuple[str, ...],
) -> None:
    """Open the draft of a new document."""
    desk = act.desk([])
    beginning = Beginning(
        kind=kind,
        title=tidied(title),
        code=tidied(code or ""),
        field=field or "",
        unit=unit or "",
        services=services,
    )
    act.do(desk, begin(desk, beginning, partial(_body, act.root)))


@command(
    "revise",
    say(
        "Open the drafts of the next revision of the documents with these codes.\n\n"
        "Each begins as a copy of its newest text, attached files included. Makes one commit."
    ),
)
@click.argument("documents", nargs=-1, required=True, metavar="CODE...")
@option("--change", default="", metavar="TEXT", said=say("Why the text is changed, in a sentence."))
@option(
    "--reissue", is_flag=True, said=say("Issue the whole text anew: the next issue, revision 0.")
)
@acting(signed=False)
def revise_command(act: Acting, documents: tuple[str, ...], change: str, reissue: bool) -> None:
    """Open the drafts of the next revision."""
    desk = act.desk(documents)
    act.do(desk, revise(desk, desk.documents, tidied(change), reissue=reissue))


@command(
    "save",
    say(
        "Keep drafts as they lie in 'drafts/', in one commit, without a word about them.\n\n"
        "Without codes: all that differ. Whoever writes saves as often as they like; 'submit' "
        "says that the text is ready."
    ),
)
@click.argument("documents", nargs=-1, metavar="[CODE]...")
@acting(signed=False)
def save_command(act: Acting, documents: tuple[str, ...]) -> None:
    """Keep drafts."""
    desk = act.desk(documents or Whose.DRAFTED, taking_drafts=True)
    act.do(desk, save(desk))


def _body(root: Path, kind: str) -> str:
    own = root / "templates" / f"{kind}.md"
    if not own.is_file():
        return template(kind)
    try:
        return tidied(own.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        raise QmsError(
            say("the template '{path}' cannot be read as UTF-8 text", path=str(own)),
            say("Save it as UTF-8 text, or take it away to begin with the built-in one."),
        ) from None
