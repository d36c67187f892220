"""The commands by which people work together: pull and push."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from qmsdocs.acts.sides import Told
from qmsdocs.acts.together import ApartError, Pulled, pull, push
from qmsdocs.cli.clock import now
from qmsdocs.cli.command import command, language_option, option, root_option, session
from qmsdocs.cli.progress import patience
from qmsdocs.edits.sharing import DeclinedError
from qmsdocs.reports.diagnostics import as_text
from qmsdocs.wording import Said, Speaker, say

_MOST = 20


@command(
    "pull",
    say(
        "Bring in what others shared.\n\n"
        "What was done here stays, on top of theirs. Where both cannot stand together nothing is "
        "changed, and it is said who did what. Files that you are writing stay as they are."
    ),
)
@option(
    "--aside",
    is_flag=True,
    said=say("Where both cannot stand together: keep what was done here aside, and take theirs."),
)
@root_option
@language_option
@click.pass_context
def pull_command(context: click.Context, root: Path, aside: bool) -> None:
    """Bring in what others shared."""
    found = session(context)
    try:
        with patience(found.speak, say("Asking the shared repository…")):
            pulled = pull(root, now, aside=aside)
    except ApartError as error:
        _show_apart(error, found.language, found.speak)
        raise
    _show(_words_of_pull(pulled), found.speak)


@command(
    "push",
    say(
        "Share what was done here, after bringing in what others shared.\n\n"
        "Never takes anything away from what is shared. Where the shared repository refuses, it "
        "says why, and everything stays here as it is."
    ),
)
@root_option
@language_option
@click.pass_context
def push_command(context: click.Context, root: Path) -> None:
    """Share what was done here."""
    found = session(context)
    try:
        with patience(found.speak, say("Asking the shared repository…")):
            pushed = push(root, now)
    except ApartError as error:
        _show_apart(error, found.language, found.speak)
        raise
    except DeclinedError as error:
        for line in error.lines:
            click.echo(f"  {line}", err=True)
        raise
    _show(_words_of_push(pushed), found.speak)


def _show(words: Iterable[Said | str], speak: Speaker) -> None:
    for each in words:
        click.echo(speak(each) if isinstance(each, Said) else each)


def _show_apart(error: ApartError, language: str, speak: Speaker) -> None:
    for reason in error.reasons:
        click.echo(f"  - {speak(reason)}", err=True)
    if error.diagnostics:
        click.echo(as_text(error.diagnostics, language), err=True)


def _words_of_pull(pulled: Pulled) -> Iterator[Said | str]:
    yield from _arrivals(pulled)
    if pulled.aside is not None:
        yield from _put_aside(pulled)
    elif pulled.own:
        yield say("Done here and not shared yet ('qmsdocs push' shares it):")
        yield from _listed(pulled.own)


def _words_of_push(pushed: Pulled) -> Iterator[Said | str]:
    yield from _arrivals(pushed)
    if pushed.tip == pushed.theirs:
        yield say("Nothing was done here that is not shared.")
        return
    yield say("Shared with '{address}':", address=pushed.place.address)
    yield from _listed(pushed.own)


def _arrivals(pulled: Pulled) -> Iterator[Said | str]:
    if pulled.came:
        yield say("New from others:")
        yield from _listed(pulled.came)
    else:
        yield say("Nothing new from others.")
    yield from pulled.notices


def _put_aside(pulled: Pulled) -> Iterator[Said | str]:
    aside = pulled.aside
    if aside is None:
        return
    if aside.branch:
        yield say(
            "What was done here is kept on the branch '{branch}', and is to be done again:",
            branch=aside.branch,
        )
        yield from _listed(pulled.own)
    if aside.files:
        yield say("Your texts lie here; copy what you need from them into the drafts:")
        yield from (f"  {path}" for path in aside.files)


def _listed(commits: tuple[Told, ...]) -> Iterator[Said | str]:
    if len(commits) > _MOST:
        yield say("  {count} before, then", count=len(commits) - _MOST)
    for each in commits[-_MOST:]:
        yield say("  {day}  {author}: {what}", day=each.day, author=each.author, what=each.said)
