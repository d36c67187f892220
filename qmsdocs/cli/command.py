"""Commands and options that speak the reader's language, and what every command is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from qmsdocs.model.days import day_of
from qmsdocs.wording import LANGUAGES, Said, Speaker, in_language, say

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


@dataclass(frozen=True, slots=True)
class Session:
    """What the door hands to every command.

    Attributes:
        language: Of the words that the reader is told.
        chosen: The language that ``--lang`` asks for; empty: none, so that what is made for
            others is in their language and not in the reader's.
    """

    language: str
    chosen: str = ""

    @property
    def speak(self) -> Speaker:
        """Say a sentence in the reader's language."""
        return in_language(self.language)


def session(context: click.Context) -> Session:
    """Return what the door handed over."""
    found = context.find_root().obj
    return found if isinstance(found, Session) else Session("vi")


class Option(click.Option):
    """An option whose help is a sentence of the message catalogue."""

    def __init__(self, *names: Any, said: Said, **attributes: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*names, **attributes)
        self.said = said

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return name and help in the reader's language."""
        self.help = session(ctx).speak(self.said)
        return super().get_help_record(ctx)


class _Helpful(click.Command):
    """What commands and groups share: ``--help`` in the reader's language."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``; click itself would keep the words of the first reader."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = session(ctx).speak(say("Show this message and exit."))
        return found


class Command(_Helpful):
    """A command whose help is a sentence of the message catalogue."""

    said: Said

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does in the reader's language."""
        _write(self.said, ctx, formatter)


class Group(_Helpful, click.Group):
    """A group of commands that lists them in the reader's language."""

    said: Said

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program is for in the reader's language."""
        _write(self.said, ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with the first sentence of their help."""
        speak = session(ctx).speak
        rows = []
        for name in self.list_commands(ctx):
            found = self.get_command(ctx, name)
            if isinstance(found, Command | Group):
                rows.append((name, speak(found.said).split("\n")[0]))
        with formatter.section(speak(say("Commands"))):
            formatter.write_dl(rows)


def command(name: str, said: Said) -> Callable[[Callable[..., Any]], Command]:
    """Return the decorator that makes a function a command of that name."""

    def decorate(function: Callable[..., Any]) -> Command:
        made = click.command(name, cls=Command)(function)
        made.said = said
        return made

    return decorate


def option(*names: str, said: Said, **attributes: Any) -> Decorator:  # noqa: ANN401 - click's own
    """Return the decorator that adds an option with a help of the message catalogue."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        return click.option(*names, cls=Option, said=said, **attributes)(function)

    return decorate


class Day(click.ParamType[date]):
    """A day written YYYY-MM-DD, or dd/mm/yyyy as people write it."""

    name = "day"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        """Return the day, or fail with words that show the form."""
        if isinstance(value, date):
            return value
        text = str(value)
        found = day_of(text)
        if found is None:
            speak = session(ctx).speak if ctx else in_language("vi")
            said = say("'{text}' is no day; write it as 2026-07-15 or 15/7/2026", text=text)
            self.fail(speak(said), param, ctx)
        return found


def root_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the argument ROOT, the folder that holds ``content/``."""
    kind = click.Path(path_type=Path, file_okay=False)
    return click.argument("root", default=".", type=kind)(function)


def root_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--root``, for commands whose argument is something else."""
    return option(
        "--root",
        said=say("Folder that holds the handbook; without it, this one."),
        default=".",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
    )(function)


def language_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--lang``; the door has read it already, so that help obeys it too."""
    said = say("Language of all words: Vietnamese or English.")
    kind = click.Choice(LANGUAGES)
    return option("--lang", "_language", said=said, type=kind, expose_value=False)(function)


def as_of_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--as-of``."""
    said = say("Judge this day; without it, today in the office's time zone.")
    return option("--as-of", "as_of", said=said, type=Day(), metavar="DAY")(function)


def audience_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--audience``."""
    from qmsdocs.model.office import Audience  # noqa: PLC0415 - 20 ms that most commands save

    return option(
        "--audience",
        type=click.Choice([each.value for each in Audience]),
        default=Audience.PUBLIC.value,
        said=say("For whom: the public, or the office itself."),
    )(function)


def evidence_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--evidence``."""
    said = say("Folder of the scans and signed files, named by their digests.")
    return option(
        "--evidence",
        said=said,
        type=click.Path(path_type=Path, file_okay=False),
        envvar="QMSDOCS_EVIDENCE",
        metavar="DIR",
    )(function)


def form_option(*forms: str) -> Decorator:
    """Return the decorator that adds ``--format``; the first form is the usual one."""
    kind = click.Choice(forms)
    said = say("Form of the output.")
    return option("--format", "form", type=kind, default=forms[0], said=said)


def _write(said: Said, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(session(ctx).speak(said))


def refuse_misplaced(context: click.Context) -> None:
    """Refuse options before a command of a group, which would act without them."""
    for name in context.params:
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            said = say(
                "options belong behind the command '{name}'", name=context.invoked_subcommand or ""
            )
            raise click.UsageError(session(context).speak(said), context)


def agreed(question: str) -> bool:
    """Ask on the terminal; nothing but a clear yes is one."""
    return click.prompt(question, default="", show_default=False).strip().lower() in _YES


_YES = frozenset({"y", "yes", "c", "co", "có"})
