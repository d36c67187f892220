"""What all acts share on the command line: who signs, with which key, and the question before."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from qmsdocs.acts.deed import Deed, RefusedError
from qmsdocs.acts.desk import Desk, open_desk
from qmsdocs.acts.evidence import digest_of, store_evidence
from qmsdocs.acts.finding import Whose
from qmsdocs.acts.performing import Done, perform
from qmsdocs.acts.seal import Seal
from qmsdocs.acts.wishes import Wish
from qmsdocs.beginnings.words import tidied
from qmsdocs.cli.clock import now
from qmsdocs.cli.command import (
    Day,
    Decorator,
    agreed,
    language_option,
    option,
    root_option,
    session,
)
from qmsdocs.cli.progress import patience
from qmsdocs.edits.attributes import EVIDENCE
from qmsdocs.errors import QmsError
from qmsdocs.model.records import Capacity, Decision
from qmsdocs.model.terms import PROOF, STATE
from qmsdocs.model.text import Text
from qmsdocs.reports.diagnostics import as_text
from qmsdocs.source.git import Repository
from qmsdocs.wording import Said, Speaker, say

_SHORT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """What the command line says of an act, whatever the act is.

    Attributes:
        scan: The signed paper's scan, if any; it is stored once the act is known to be lawful.
        yes: Whether the question before the act was answered beforehand.
    """

    root: Path
    wish: Wish
    seal: Seal | None
    scan: Path | None
    store: Path | None
    yes: bool
    speak: Speaker

    def desk(
        self,
        names: Sequence[str] | Whose,
        *,
        also: Sequence[str] = (),
        taking_drafts: bool = False,
    ) -> Desk:
        """Return the desk of the act."""
        with patience(self.speak, say("Reading the handbook…")):
            return open_desk(self.root, names, now, also=also, taking_drafts=taking_drafts)

    def do(self, desk: Desk, deed: Deed, *, asking: bool = False) -> None:
        """Make a deed, after a question where it cannot simply be undone, and say what was made.

        Raises:
            RefusedError: The handbook would have errors by it.
        """
        if asking:
            self._ask(deed)
        with patience(self.speak, say("Judging what the handbook will be…")):
            done = perform(desk, deed, self.seal, self._keep_scan)
        self._report(deed, done)

    def _keep_scan(self) -> None:
        if self.scan is not None:
            store_evidence(self.scan, self.store)

    def _ask(self, deed: Deed) -> None:
        """Show what is about to be done, and go on only with a clear yes."""
        if self.yes:
            return
        if sys.stdin is None or not sys.stdin.isatty():
            raise QmsError(
                say("this asks before it is done, and nobody is there to answer"),
                say("Look at it first, then add --yes."),
            )
        click.echo(f"{self.speak(deed.said)}:")
        for said in _shown(deed):
            click.echo(f"  {self.speak(said)}")
        question = self.speak(say("Do it? Type 'c' or 'y' for yes"))
        if not agreed(question):
            raise QmsError(say("nothing was done"))

    def _report(self, deed: Deed, done: Done) -> None:
        said = self.speak(deed.said)
        click.echo(self.speak(say("{done} (commit {commit})", done=said, commit=done.commit[:10])))
        for text in done.texts:
            click.echo(f"  {text.code} {text.number}: {self.speak(_state(text, done))}")
        for path, content in deed.files.items():
            if content is not None and path.endswith(".md") and (self.root / path).exists():
                click.echo(f"  {self.root / path}")


def _shown(deed: Deed) -> Iterator[Said]:
    """Yield what somebody who is asked must see: each text, its first day, who signs and how."""
    days = {cover.id: cover.effective for record in deed.records for cover in record.covers}
    for text in deed.texts:
        day = days.get(text.id)
        label = f"{text.code} {text.number}  {text.title}"
        mark = text.fingerprint.rpartition(":")[2][:_SHORT]
        yield (
            say("{text}  [{mark}]", text=label, mark=mark)
            if day is None
            else say("{text}  [{mark}], from {day}", text=label, mark=mark, day=day)
        )
    for record in deed.records:
        yield say(
            "signed by {person} as {role} on {day}; {proof}",
            person=record.signer,
            role=f"{record.capacity or ''} {record.role}".strip(),
            day=record.signed_on,
            proof=PROOF[record.proof.kind],
        )
        if record.decision:
            number, issued = record.decision.number, record.decision.issued
            yield say("decision {number} of {day}", number=number, day=issued)


def _state(text: Text, done: Done) -> Said:
    """Return the state of a text after the act; a text that was corrected has a new wording."""
    timeline, day = done.corpus.timelines[text.id], done.corpus.day
    for revision in timeline.revisions:
        if revision.number == text.number:
            return STATE[timeline.state_on(revision, day)]
    return STATE[timeline.draft_state_on(text, day)]


def acting(
    *, signed: bool = True, decided: bool = False, reasoned: bool = False
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the decorator that adds an act's options and hands them over as one value.

    Args:
        signed: The act makes a record that somebody signs.
        decided: A numbered decision stands behind the act.
        reasoned: The act states a reason.
    """
    groups = [
        *_COMMON,
        *(_SIGNING if signed else ()),
        *(_DECISION if decided else ()),
        *(_REASON if reasoned else ()),
    ]

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def starting(**given: Any) -> None:  # noqa: ANN401 - click's own
            found = session(click.get_current_context())
            try:
                function(_acting(given, found.speak), **given)
            except RefusedError as error:
                if error.diagnostics:
                    click.echo(as_text(error.diagnostics, found.language), err=True)
                raise

        decorated: Callable[..., None] = starting
        for each in reversed(groups):
            decorated = each(decorated)
        return decorated

    return decorate


def _acting(given: dict[str, Any], speak: Speaker) -> Acting:
    """Take what all acts share out of a command's options."""
    root, scan = given.pop("root"), given.pop("evidence", None)
    store = given.pop("store", None)
    seal = _seal(root, given.pop("key"))
    capacity = given.pop("capacity", None)
    wish = Wish(
        signer=given.pop("signer", None) or "",
        role=given.pop("role", None) or "",
        capacity=Capacity(capacity) if capacity else None,
        signed_on=(signed_on := given.pop("signed", None)),
        decision=_decision(given, signed_on),
        reason=tidied(given.pop("reason", None) or ""),
        evidence=digest_of(scan) if scan else "",
        retention=given.pop("retention", None) or "",
        has_key=seal is not None,
    )
    return Acting(
        root=root,
        wish=wish,
        seal=seal,
        scan=scan,
        store=store or _store_beside(root),
        yes=given.pop("yes"),
        speak=speak,
    )


def _decision(given: dict[str, Any], signed_on: date | None) -> Decision | None:
    number, issued = tidied(given.pop("number", None) or ""), given.pop("issued", None)
    issuer = tidied(given.pop("issuer", None) or "")
    if not number:
        return None
    day = issued or signed_on
    if day is None:
        raise QmsError(
            say("the day of decision '{number}' was not named", number=number),
            say("Name it with --issued DAY, or with --signed DAY where it is the same."),
        )
    return Decision(number, day, issuer)


def _store_beside(root: Path) -> Path | None:
    # Where 'init' and 'demo' put it; git ignores it there.
    beside = root / EVIDENCE
    return beside if beside.is_dir() else None


def _seal(root: Path, key: Path | None) -> Seal | None:
    """Return the key that was named, or the one that git signs with; none: there is none."""
    if key is not None:
        return Seal.of(key)
    named = Repository.at(root).ask("config", "user.signingkey", empty=1).strip()
    file = Path(named).expanduser() if named else None
    return Seal.of(file) if file is not None and file.is_file() else None


_FILE = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False)
_COMMON: tuple[Decorator, ...] = (
    root_option,
    option(
        "--key",
        type=_FILE,
        envvar="QMSDOCS_KEY",
        metavar="FILE",
        said=say("Key to sign with; without it, the one in git's setting user.signingkey."),
    ),
    option("--yes", is_flag=True, said=say("Do it without asking.")),
    language_option,
)
_SIGNING: tuple[Decorator, ...] = (
    option(
        "--signer",
        metavar="PERSON",
        said=say("Who signed, by id in people.yml; without it, who acts."),
    ),
    option("--role", metavar="ROLE", said=say("In which role, where there are several.")),
    option(
        "--capacity",
        type=click.Choice([each.value for each in Capacity]),
        said=say("In what capacity: TM, KT, TL, TUQ or Q."),
    ),
    option("--signed", type=Day(), metavar="DAY", said=say("Day on the paper; without it, today.")),
    option(
        "--evidence",
        type=_FILE,
        metavar="FILE",
        said=say("Scan of the signed paper; a copy is put into the evidence store."),
    ),
    option(
        "--store",
        type=_FOLDER,
        envvar="QMSDOCS_EVIDENCE",
        metavar="DIR",
        said=say("The evidence store; without it, the folder 'evidence' of the handbook."),
    ),
    option("--retention", metavar="CLASS", said=say("How long the scan is kept, as in qms.yml.")),
)
_DECISION: tuple[Decorator, ...] = (
    option("--number", metavar="NUMBER", said=say("Number of the decision, such as 41/QĐ-UBND.")),
    option(
        "--issued",
        type=Day(),
        metavar="DAY",
        said=say("Day of the decision; without it, the day on which it was signed."),
    ),
    option("--issuer", metavar="OFFICE", said=say("Who decided, where it is not this office.")),
)
_REASON: tuple[Decorator, ...] = (
    option("--reason", metavar="TEXT", said=say("The reason, in a sentence.")),
)
