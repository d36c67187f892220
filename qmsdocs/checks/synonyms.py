"""Checks on the words that people use for each other when they search."""

from collections.abc import Iterator

from qmsdocs.checks.registry import Check, noted
from qmsdocs.diagnostics import Hit, Nature, Severity
from qmsdocs.model.corpus import Corpus
from qmsdocs.wording import say


def _idle(corpus: Corpus) -> Iterator[Hit]:
    for each in corpus.synonyms:
        if not any(each.ways()):
            words = tuple(dict.fromkeys((*each.said, *each.meant)))
            yield Hit(each.place, say("'{words}' are one word to search", words=words))


SYNONYMS: tuple[Check, ...] = (
    Check(
        id="SYN001",
        title=say("Synonyms that cannot be read as such"),
        why=say(
            "Search goes on without the entry, and people do not find what they call by another "
            "name."
        ),
        hint=say("Write the entry as docs/formats.md says in its section on synonyms."),
        find=noted("SYN001"),
        severity=Severity.WARNING,
        nature=Nature.CURRENCY,
        needs_registers=False,
    ),
    Check(
        id="SYN002",
        title=say("Synonyms that change nothing"),
        why=say(
            "Search looks past diacritics and capitals anyway; an entry needs two different words."
        ),
        hint=say("Add another word to the entry, or remove it."),
        find=_idle,
        severity=Severity.WARNING,
        nature=Nature.CURRENCY,
        needs_registers=False,
    ),
)
