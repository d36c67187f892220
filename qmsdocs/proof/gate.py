"""What a change brings in: the errors that the handbook had not before it."""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

from qmsdocs.checks.engine import diagnose, of_nature
from qmsdocs.diagnostics import Diagnostic, Nature, Severity
from qmsdocs.model.corpus import Corpus
from qmsdocs.wording import Said


def brought_in(before: Corpus | None, after: Corpus) -> list[Diagnostic]:
    """Return the integrity errors of a handbook that it had not before a change, by place.

    A gate refuses only what a change brings in: errors that stood before are not its fault,
    wherever an edit has moved their lines.
    """
    return compared(before, after)[0]


def compared(before: Corpus | None, after: Corpus) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return the integrity errors that came with a change, and those that stood before it."""
    known = Counter(map(_key, _errors(before))) if before is not None else Counter()
    came, stood = [], []
    for each in _errors(after):
        key = _key(each)
        if known[key]:
            known[key] -= 1
            stood.append(each)
        else:
            came.append(each)
    return came, stood


def unfit(corpus: Corpus, paths: Collection[str]) -> list[Diagnostic]:
    """Return the errors of form in these texts: they could not be promulgated so."""
    return [each for each in _faults(corpus, Nature.CURRENCY) if each.place.path in paths]


def _errors(corpus: Corpus) -> Iterable[Diagnostic]:
    return _faults(corpus, Nature.INTEGRITY)


@lru_cache(maxsize=3)
def _faults(corpus: Corpus, nature: Nature) -> tuple[Diagnostic, ...]:
    # An act asks twice about what it began with. What the law or a calendar does is no fault
    # of a change, and a part of a handbook need not hold what such checks ask for.
    found = diagnose(corpus, of_nature(nature))
    return tuple(each for each in found if each.severity is Severity.ERROR)


def _key(each: Diagnostic) -> tuple[str, str, Said]:
    return each.check, each.place.path, each.message
