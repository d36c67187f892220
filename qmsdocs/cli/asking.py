"""Questions on a terminal: each explained in one line, asked again until the answer will do."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import click

from qmsdocs.beginnings.choices import Pair, chosen, pairs_of
from qmsdocs.beginnings.words import tidied
from qmsdocs.errors import QmsError
from qmsdocs.model.days import day_of
from qmsdocs.model.seen import unseen
from qmsdocs.wording import Said, Speaker, day_in, say

Judge = Callable[[str], Said | None]
"""Says why an answer will not do, or nothing."""


@dataclass(slots=True)
class Asking:
    """Answers by option or, where an option was left out, by question.

    Attributes:
        terminal: Whether there is anybody to ask.
        asked: Whether anything was asked at all.
    """

    speak: Speaker
    language: str
    terminal: bool
    asked: bool = False
    _head: Said | None = None

    def tell(self, said: Said) -> None:
        """Print a sentence."""
        click.echo(self.speak(said))

    def refuse(self, reason: Said) -> None:
        """Say why an answer will not do."""
        said = say("That will not do: {reason}.", reason=reason)
        click.echo(f"  {self.speak(said)}")

    def head(self, said: Said) -> None:
        """Say what the next questions are about, if any is asked."""
        self._head = said

    def explain(self, about: Said) -> None:
        """Print what follows in a line or two, below the head of its part."""
        if self._head is not None:
            click.echo("\n" + click.style(self.speak(self._head), bold=True))
            self._head = None
        width = shutil.get_terminal_size().columns
        click.echo("\n" + click.style(click.wrap_text(self.speak(about), width), dim=True))

    def named(
        self,
        option: str,
        given: str | None,
        question: Said,
        about: Said,
        *,
        judge: Judge,
        proposal: str = "",
        optional: bool = False,
    ) -> str:
        """Return the value of an option, or an answer.

        Raises:
            QmsError: The option's value will not do.
        """
        if given is None:
            return self.text(question, about, judge=judge, proposal=proposal, optional=optional)
        value = tidied(given)
        wrong = _judged(value, judge, optional=optional)
        if wrong:
            raise unusable(option, wrong)
        return value

    def text(
        self,
        question: Said,
        about: Said,
        *,
        judge: Judge = unseen,
        proposal: str = "",
        optional: bool = False,
    ) -> str:
        """Return an answer in NFC that the judge does not object to."""
        self.explain(about)
        while True:
            value = tidied(self._prompt(question, proposal))
            wrong = _judged(value, judge, optional=optional)
            if not wrong:
                return value
            self.refuse(wrong)

    def day(
        self,
        question: Said,
        about: Said,
        proposal: date | None = None,
        judge: Callable[[date], Said | None] = lambda _: None,
    ) -> date:
        """Return a day that the judge does not object to."""

        def judge_text(text: str) -> Said | None:
            day = day_of(text)
            return _no_day(text) if day is None else judge(day)

        shown = day_in(self.language, proposal) if proposal else ""
        text = self.text(question, about, judge=judge_text, proposal=shown)
        return day_of(text) or date.min

    def listed(
        self, question: Said, about: Said, offered: Sequence[Pair], *, needed: bool = False
    ) -> tuple[Pair, ...]:
        """Return entries as id and name, chosen by number or named by the person."""
        self.explain(about)
        self._offer([name for _, name in offered])
        while True:
            pairs, wrong = chosen(tidied(self._prompt(question, "")), offered)
            if needed and not pairs and not wrong:
                wrong = say("it cannot be left out")
            if not wrong:
                return pairs
            self.refuse(wrong)

    def one_of(self, question: Said, about: Said, offered: Sequence[str]) -> int:
        """Return the place, from 0, of the one that was chosen."""
        self.explain(about)
        self._offer(offered)
        self.asked = True
        places = click.IntRange(1, len(offered))
        return int(click.prompt(self.speak(question), type=places)) - 1

    def agreed(self, question: Said) -> bool:
        """Return whether the person says yes."""
        self.asked = True
        return click.confirm(self.speak(question), default=True)

    def _offer(self, names: Sequence[str]) -> None:
        for number, each in enumerate(names, start=1):
            click.echo(f"  {number:2}. {each}")

    def _prompt(self, question: Said, proposal: str) -> str:
        self.asked = True
        words, shown = self.speak(question), bool(proposal)
        return str(click.prompt(words, default=proposal, show_default=shown))


def entries_named(option: str, given: Sequence[str]) -> tuple[Pair, ...]:
    """Return the entries that an option names, each as ``Name`` or ``id=Name``.

    Raises:
        QmsError: One of them will not do.
    """
    pairs, wrong = pairs_of(map(tidied, given))
    if wrong:
        raise unusable(option, wrong)
    return pairs


def unusable(option: str, reason: Said) -> QmsError:
    """Return the error that an option's value will not do."""
    return QmsError(say("{option}: {reason}", option=option, reason=reason))


def _judged(value: str, judge: Judge, *, optional: bool) -> Said | None:
    if not value:
        return None if optional else say("it cannot be left out")
    return judge(value)


def _no_day(text: str) -> Said:
    return say("'{text}' is no day; write it as 2026-07-15 or 15/7/2026", text=text)
