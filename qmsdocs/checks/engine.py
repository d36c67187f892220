"""Which checks run, over what, in which order their results come."""

from collections.abc import Sequence

from qmsdocs.checks.catalogue import CHECKS
from qmsdocs.checks.registry import Check, estranged
from qmsdocs.checks.suppressions import parted
from qmsdocs.diagnostics import Diagnostic, Nature
from qmsdocs.errors import QmsError
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import nearest
from qmsdocs.model.suppressions import Judged
from qmsdocs.wording import say


def choose(prefixes: Sequence[str]) -> tuple[Check, ...]:
    """Return the checks whose id begins with one of the prefixes; without any, all.

    Raises:
        QmsError: A prefix selects nothing, which would pass for a clean result.
    """
    for prefix in prefixes:
        if not any(check.id.startswith(prefix) for check in CHECKS):
            known = nearest(prefix, [check.id for check in CHECKS])
            raise QmsError(
                say("no check begins with '{prefix}'", prefix=prefix),
                say("Did you mean '{word}'?", word=known or CHECKS[0].id),
            )
    return tuple(c for c in CHECKS if not prefixes or c.id.startswith(tuple(prefixes)))


def of_nature(nature: Nature) -> tuple[str, ...]:
    """Return the ids of the checks of a class, for whoever needs no other."""
    return tuple(check.id for check in CHECKS if check.nature is nature)


def diagnose(corpus: Corpus, prefixes: Sequence[str] = ()) -> list[Diagnostic]:
    """Return what the chosen checks find and nothing sets aside, sorted by place."""
    return list(judge(corpus, prefixes).diagnostics)


def judge(corpus: Corpus, prefixes: Sequence[str] = ()) -> Judged:
    """Return what the chosen checks find, each fault once, and which of it is set aside."""
    whole = bool(corpus.office.id and corpus.roster.people) and not estranged(corpus)
    chosen = [check for check in choose(prefixes) if whole or not check.needs_registers]
    found = {each for check in chosen for each in check.run(corpus)}
    stands, aside = parted(corpus, CHECKS, sorted(found, key=_order))
    return Judged(corpus.day, tuple(stands), tuple(aside), by_registers=whole)


def _order(each: Diagnostic) -> tuple[object, ...]:
    # Of two that say the same at one place, neither may come first by chance.
    return (*each.sort_key, repr(each.hint), each.subject)
