"""What ``suppressions.yml`` sets aside, and checks on its entries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from qmsdocs.checks.registry import Check, noted
from qmsdocs.diagnostics import Diagnostic, Hit, Nature, Severity
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import nearest
from qmsdocs.model.suppressions import Suppressed, Suppression
from qmsdocs.wording import Said, say

_ById = Mapping[str, Check]


def parted(
    corpus: Corpus, checks: Iterable[Check], found: Iterable[Diagnostic]
) -> tuple[list[Diagnostic], list[Suppressed]]:
    """Return what stands of what was found, and what is set aside, in the order given."""
    holding = [
        each
        for each in _sound({each.id: each for each in checks}, corpus)
        if corpus.day <= each.until
    ]
    stands: list[Diagnostic] = []
    aside: list[Suppressed] = []
    for diagnostic in found:
        # What blocks is never set aside: an error says that a text cannot be promulgated so.
        milder = diagnostic.severity is Severity.WARNING
        entry = next((each for each in holding if milder and each.covers(diagnostic)), None)
        if entry is None:
            stands.append(diagnostic)
        else:
            aside.append(Suppressed(diagnostic, entry))
    return stands, aside


def _sound(checks: _ById, corpus: Corpus) -> Iterator[Suppression]:
    """Yield the entries of a check that may be set aside, answered for by somebody known."""
    for each in corpus.suppressions:
        check = checks.get(each.check)
        if check and check.nature is Nature.CURRENCY and corpus.roster.person(each.by):
            yield each


def _of_integrity(checks: _ById, corpus: Corpus) -> Iterator[Hit]:
    for each in corpus.suppressions:
        check = checks.get(each.check)
        if check and check.nature is Nature.INTEGRITY:
            said = say("{check} is a check of integrity: nothing is set aside", check=check.id)
            yield Hit(each.place, said)


def _of_nothing_known(checks: _ById, corpus: Corpus) -> Iterator[Hit]:
    people = [person.id for person in corpus.roster.people]
    for each in corpus.suppressions:
        if each.check not in checks:
            said = say("'{id}' is no check of documents", id=each.check)
            yield Hit(each.place, said, _meant(nearest(each.check, checks)))
        if each.document not in corpus.document_ids:
            said = say("no document has the id '{id}'", id=each.document)
            yield Hit(each.place, said, _meant(_document(corpus, each.document)))
        if each.by not in people:
            said = say("nobody on the roster has the id '{id}'", id=each.by)
            yield Hit(each.place, said, _meant(nearest(each.by, people)))


def _document(corpus: Corpus, named: str) -> str:
    """Return the id of the document whose code was written instead, or one much like it."""
    by_code = (text.id for text in corpus.texts if text.code == named)
    return next(by_code, "") or nearest(named, corpus.document_ids)


def _meant(word: str) -> Said | None:
    return say("Did you mean '{word}'?", word=word) if word else None


def _ended(checks: _ById, corpus: Corpus) -> Iterator[Hit]:
    for each in _sound(checks, corpus):
        if each.until < corpus.day:
            said = say(
                "the suppression of {check} for '{id}' ended on {day}",
                check=each.check,
                id=each.document,
                day=each.until,
            )
            yield Hit(each.place, said)


def _idle(checks: _ById, corpus: Corpus) -> Iterator[Hit]:
    # The check that is named is asked here, so that the answer is the same whatever was chosen.
    named: defaultdict[str, list[Suppression]] = defaultdict(list)
    for each in _sound(checks, corpus):
        if each.until >= corpus.day and each.document in corpus.document_ids:
            named[each.check].append(each)
    for check, entries in named.items():
        warned = {
            each.subject.document
            for each in checks[check].run(corpus)
            if each.severity is Severity.WARNING
        }
        for each in entries:
            if each.document not in warned:
                said = say("{check} has no warning about '{id}'", check=check, id=each.document)
                yield Hit(each.place, said)


NOT_WHOLE = Check(
    id="SUP001",
    title=say("Suppression that does not say everything"),
    why=say("Whoever sets a warning aside answers for it: what, why, who, and until when."),
    hint=say("Give 'check', 'document', 'reason', 'by' and 'until', or remove the entry."),
    find=noted("SUP001"),
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
    needs_registers=False,
)


def on_suppressions(of: Sequence[Check]) -> tuple[Check, ...]:
    """Return the checks on entries that set aside what these checks find."""
    checks = {each.id: each for each in of}
    return (
        NOT_WHOLE,
        Check(
            id="SUP002",
            title=say("Suppression of an integrity check"),
            why=say(
                "What does not hold is mended, never hidden; an entry that tries to must not "
                "pass a review unseen."
            ),
            hint=say("Remove the entry, and correct what the check reports."),
            find=partial(_of_integrity, checks),
        ),
        Check(
            id="SUP003",
            title=say("Suppression that names something unknown"),
            why=say(
                "A misspelt check, document or person sets nothing aside, and looks as if it did."
            ),
            hint=say("Write the id of the check, of the document or of the person as it stands."),
            find=partial(_of_nothing_known, checks),
            severity=Severity.WARNING,
            nature=Nature.CURRENCY,
        ),
        Check(
            id="SUP004",
            title=say("Suppression that has ended"),
            why=say("A warning set aside for a while comes back when the time is over."),
            hint=say("Remove the entry, or give a new reason and a later 'until'."),
            find=partial(_ended, checks),
            severity=Severity.WARNING,
            nature=Nature.CURRENCY,
        ),
        Check(
            id="SUP005",
            title=say("Suppression that hides nothing"),
            why=say(
                "An entry left behind would hide the next warning, which nobody has judged yet."
            ),
            hint=say("Remove the entry."),
            find=partial(_idle, checks),
            severity=Severity.WARNING,
            nature=Nature.CURRENCY,
        ),
    )
