"""The commands that open the draft of a new document and keep drafts."""

from collections.abc import Sequence
from functools import partial

import click

from qmsdocs.acts.drafting import Beginning, begin, save
from qmsdocs.acts.finding import Whose
from qmsdocs.beginnings.templates import template
from qmsdocs.beginnings.words import tidied
from qmsdocs.cli.acting import Acting, acting
from qmsdocs.cli.command import command, option
from qmsdocs.cli.own_template import own_template
from qmsdocs.cli.scaffold import Wanted, catalogue_options, from_catalogue, refuse_beside
from qmsdocs.errors import QmsError
from qmsdocs.wording import say


@command(
    "new",
    say(
        "Open the draft of a new document of a kind, from the kind's template.\n\n"
        "Its code is the next free one of the kind's pattern. An office's own template is "
        "'templates/KIND.md' beside 'content/'. With --from-catalogue the drafts are procedures "
        "for public services, filled in from their records. Makes one commit."
    ),
)
@click.argument("names", nargs=-1, metavar="KIND|CODE...")
@option("--title", metavar="TEXT", said=say("Title of the document."))
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
@catalogue_options
@acting(signed=False)
def new(
    act: Acting,
    names: tuple[str, ...],
    title: str | None,
    code: str | None,
    field: str | None,
    unit: str | None,
    services: tuple[str, ...],
    wanted: Wanted | None,
) -> None:
    """Open the draft of a new document, or drafts for public services."""
    if wanted is not None:
        refuse_beside({"--title": title, "--code": code, "--service": services})
        from_catalogue(act, names, wanted, field=field or "", unit=unit or "")
        return
    beginning = Beginning(
        kind=_given(names, "KIND", "argument"),
        title=tidied(_given((title,) if title else (), "--title", "option")),
        code=tidied(code or ""),
        field=field or "",
        unit=unit or "",
        services=services,
    )
    desk = act.desk([])
    act.do(desk, begin(desk, beginning, partial(own_template, act.root, built_in=template)))


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


def _given(values: Sequence[str], name: str, what: str) -> str:
    """Return the one value of an argument or option that the catalogue does without."""
    if not values:
        raise click.MissingParameter(
            ctx=click.get_current_context(), param_hint=f"'{name}'", param_type=what
        )
    if len(values) > 1:
        raise QmsError(say("one kind is expected, found {count}", count=len(values)))
    return values[0]
