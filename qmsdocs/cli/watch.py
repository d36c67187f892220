"""The command that checks anew at every save."""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import click

from qmsdocs.checks.engine import choose
from qmsdocs.cli.command import (
    as_of_option,
    command,
    evidence_option,
    language_option,
    option,
    root_argument,
    session,
)
from qmsdocs.cli.judging import Where, judge
from qmsdocs.cli.progress import patience
from qmsdocs.cli.watching import Watch
from qmsdocs.errors import QmsError
from qmsdocs.model.suppressions import Judged
from qmsdocs.reports import rounds
from qmsdocs.reports.rounds import Round
from qmsdocs.source.moment import Moment
from qmsdocs.source.reading import Kept
from qmsdocs.source.tree import CONTENT, WorkTree
from qmsdocs.wording import Said, in_language, say


@dataclass(frozen=True, slots=True)
class Form:
    """How rounds are shown, those that found something and those that could not be judged."""

    found: Callable[[Round, str], str]
    refused: Callable[[QmsError, str], str]


FORMS = {
    "text": Form(rounds.as_text, rounds.refused_as_text),
    "lines": Form(rounds.as_lines, rounds.refused_as_lines),
    "json": Form(rounds.as_json, rounds.refused_as_json),
}


@command(
    "watch",
    say(
        "Check the handbook in the folder ROOT at every save and show what changed.\n\n"
        "Changes nothing. Says which diagnostics are new, which are mended and which stand. Files "
        "that an editor keeps only while it works are passed over. With '--format lines' an editor "
        "can read along: every round is whole, a line 'path:line:column: severity: message [ID]' "
        "for each diagnostic, between the lines '{begin}' and '{end}'; docs/editors.md says how. "
        "With '--format json' every round is one object on one line. Ends with Ctrl-C.",
        begin=rounds.BEGIN,
        end=rounds.END,
    ),
)
@root_argument
@as_of_option
@option("--select", multiple=True, metavar="PREFIX", said=say("Run only these checks."))
@evidence_option
@option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="text",
    said=say("Form of the output."),
)
@option(
    "--poll",
    is_flag=True,
    said=say("Look for changes again and again, as a network folder needs it."),
)
@language_option
@click.pass_context
def watch(
    context: click.Context,
    root: Path,
    as_of: date | None,
    select: tuple[str, ...],
    evidence: Path | None,
    form: str,
    poll: bool,
) -> None:
    """Check the handbook in the folder ROOT at every save."""
    choose(select)
    _refuse_nothing(root)
    language, place = session(context).language, root.resolve()
    handbook = Rounds(Where(place, as_of, evidence), select, FORMS[form], language)
    changes = Watch(place, evidence, partial(unheard, language), polling=poll).changes()
    with suppress(KeyboardInterrupt), closing(changes):
        with patience(session(context).speak, say("Reading the handbook…")):
            next(changes)
            first = handbook.next()
        click.echo(first)
        if form == "text":
            said = say("Watching '{folder}'. Ctrl-C ends.", folder=str(root / CONTENT))
            click.echo(session(context).speak(said))
        for _ in changes:
            shown = handbook.next()
            if shown is not None:
                click.echo(shown)


@dataclass(slots=True)
class Rounds:
    """One round after another over a handbook, each beside the one before."""

    where: Where
    select: tuple[str, ...]
    form: Form
    language: str
    judged: Judged | None = None
    moment: Moment = field(default_factory=Moment)
    refused: tuple[Said, Said | None] | None = None
    kept: Kept = field(default_factory=dict)

    def next(self) -> str | None:
        """Return what is to be shown now; none where all is as it was shown before."""
        moment = Moment.of(WorkTree(self.where.root), self.moment)
        try:
            now = judge(self.where, self.select, moment, self.kept)
        except QmsError as error:
            return self._refused(error)
        return self._found(now, moment)

    def _found(self, now: Judged, moment: Moment) -> str | None:
        if moment == self.moment and now == self.judged and self.refused is None:
            return None
        found = Round(now)
        if self.judged is not None:
            found = Round(now, self.judged, *moment.since(self.moment))
        self.judged, self.moment, self.refused = now, moment, None
        return self.form.found(found, self.language)

    def _refused(self, error: QmsError) -> str | None:
        said = (error.said, error.hint)
        if said == self.refused:
            return None
        self.refused = said
        return self.form.refused(error, self.language)


def _refuse_nothing(root: Path) -> None:
    if not (root / CONTENT).is_dir():
        raise QmsError(
            say("there is no handbook here: '{path}' does not exist", path=CONTENT),
            say("Go to the folder that holds 'content', or make a sample with 'qmsdocs demo DIR'."),
        )


def unheard(language: str, reason: str) -> None:
    """Say that changes are looked for from now on."""
    speak = in_language(language)
    said = say("a change was not announced by the system; changes are looked for from now on")
    if reason:
        said = say(
            "the system announces no changes ({reason}); they are looked for instead", reason=reason
        )
    hint = say(
        "On Linux, raise fs.inotify.max_user_watches and fs.inotify.max_user_instances; for a "
        "network folder, use --poll."
    )
    click.echo(f"qmsdocs: {speak(said)}", err=True)
    click.echo(f"  {speak(say('hint: {hint}', hint=hint))}", err=True)
