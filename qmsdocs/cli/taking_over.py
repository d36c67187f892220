"""From foreign files to the catalogue: read, compare, show, ask, write."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from qmsdocs.acts.cataloguing import Catalogue, open_catalogue, write
from qmsdocs.acts.importing import files_of, said_of
from qmsdocs.acts.sourcing import Piece
from qmsdocs.cli.clock import now, today
from qmsdocs.cli.command import Session, agreed
from qmsdocs.cli.judging import Where
from qmsdocs.cli.progress import Progress, patience
from qmsdocs.cli.standing import standing
from qmsdocs.errors import QmsError
from qmsdocs.exchange.reading import Filters, offer_of
from qmsdocs.law.catalogue.changeset import ChangeSet
from qmsdocs.law.catalogue.comparison import Comparison
from qmsdocs.law.catalogue.offers import Offer
from qmsdocs.model.letters import collation_key
from qmsdocs.reports.changeset import as_text
from qmsdocs.reports.changeset_json import as_json
from qmsdocs.source.memory import Memory
from qmsdocs.source.store import Store
from qmsdocs.wording import Said, Speaker, say

_FEW = 10


@dataclass(frozen=True, slots=True)
class Manner:
    """How a change set is shown, and whether it is written.

    Attributes:
        form: ``text`` or ``json``.
        whole: Show long lists to their end.
        writing: Write without asking.
    """

    form: str
    whole: bool
    writing: bool


@dataclass(frozen=True, slots=True)
class Order:
    """Files to be taken over with one set of filters.

    Attributes:
        source: What entries name as their source; empty: the name of the file.
    """

    pieces: tuple[Piece, ...]
    filters: Filters
    source: str = ""


@dataclass(frozen=True, slots=True)
class TakingOver:
    """One run of a command that takes files over."""

    root: Path
    manner: Manner
    session: Session

    @property
    def speak(self) -> Speaker:
        """Say a sentence in the reader's language."""
        return self.session.speak

    def open(self) -> tuple[Catalogue, Store]:
        """Return the catalogue, and what is remembered of its files."""
        store = Memory.of(self.root).worked_out()
        with patience(self.speak, say("Reading the catalogue…")):
            catalogue = open_catalogue(self.root, store)
        store.save()
        return catalogue, store

    def note(self, said: Said) -> None:
        """Say something beside the change set."""
        click.echo(self.speak(said), err=True)

    def run(self, catalogue: Catalogue, orders: Sequence[Order], act: str) -> str | None:
        """Show what taking files over changes, and write it where that is wanted.

        Returns:
            Id of the commit; empty where nothing is to be changed; none where it was not wanted.

        Raises:
            QmsError: A file cannot be read, or something changed underneath.
        """
        changes = self._compared(catalogue, orders, today(catalogue.zone))
        if self.manner.form == "text":
            click.echo(as_text(changes, self.session.language, whole=self.manner.whole))
            self._tell_touched(changes)
        commit = self._written(catalogue, orders, changes, act)
        if self.manner.form == "json":
            click.echo(as_json(changes, self.session.language, commit or ""))
        return commit

    def _tell_touched(self, changes: ChangeSet) -> None:
        """Say how many documents in force rest on what changes; a new handbook has none."""
        concern = changes.concern()
        if not concern:
            return
        found = standing(Where(self.root))
        codes = [
            each.code
            for each in found.ground.standing_on(found.day)
            if concern & {*each.services, *(use.legal for use in each.uses)}
        ]
        if codes:
            self._tell(
                say(
                    "Documents in force that rest on it: {count} ({codes}). 'qmsdocs impact' tells "
                    "what is to be done once it is written.",
                    count=len(codes),
                    codes=_few(codes),
                )
            )

    def _compared(self, catalogue: Catalogue, orders: Sequence[Order], day: date) -> ChangeSet:
        comparison = Comparison(catalogue.law, catalogue.services, day)
        with Progress(self.speak) as progress:
            for order in orders:
                for piece in order.pieces:
                    offer = self._offer(piece, order.filters, progress)
                    if offer is not None:
                        progress(say("Comparing {file}…", file=piece.name))
                        comparison.take(offer, piece.name, order.source or piece.name)
            return comparison.result()

    def _offer(self, piece: Piece, filters: Filters, progress: Progress) -> Offer | None:
        """Return what a file offers; none where one of a folder is nothing that can be read."""

        def tell(done: int, total: int) -> None:
            progress(
                say("Reading {file}: {done} of {total}", file=piece.name, done=done, total=total)
            )

        try:
            return offer_of(piece.name, piece.content, filters, tell)
        except QmsError as error:
            if piece.sole:
                raise
            self.note(say("passed over: {reason}", reason=error.said))
            return None

    def _written(
        self, catalogue: Catalogue, orders: Sequence[Order], changes: ChangeSet, act: str
    ) -> str | None:
        if not changes:
            self._tell(say("There is nothing to do: the catalogue says all of this already."))
            return ""
        if not self._wanted():
            self._tell(say("Nothing was written; --write writes it into the catalogue."))
            return None
        sources = [order.source or piece.name for order in orders for piece in order.pieces]
        said = said_of(changes, dict.fromkeys(sources))
        with Progress(self.speak) as progress:
            files = files_of(
                catalogue,
                changes,
                lambda done, total: progress(
                    say("Writing: {done} of {total}", done=done, total=total)
                ),
            )
            progress(say("Making the commit…"))
            commit = write(self.root, now, catalogue, files, act, said)
        done = say("{done} (commit {commit})", done=self.speak(said), commit=commit[:10])
        self._tell(done)
        return commit

    def _wanted(self) -> bool:
        if self.manner.writing:
            return True
        if self.manner.form != "text" or sys.stdin is None or not sys.stdin.isatty():
            return False
        question = self.speak(say("Write it into the catalogue? Type 'c' or 'y' for yes"))
        return agreed(question)

    def _tell(self, said: Said) -> None:
        if self.manner.form == "text":
            click.echo(self.speak(said))


def _few(codes: Sequence[str]) -> Said | tuple[str, ...]:
    listed = tuple(sorted(codes, key=collation_key))
    if len(listed) <= _FEW:
        return listed
    return say("{codes} and {count} more", codes=listed[:_FEW], count=len(listed) - _FEW)
