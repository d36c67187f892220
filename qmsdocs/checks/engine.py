"""Which checks run, over what, in which order their results come."""

from collections.abc import Sequence

from qmsdocs.checks.catalogue import CHECKS
from qmsdocs.checks.registry import Check, estranged
from qmsdocs.diagnostics import Diagnostic
from qmsdocs.errors import QmsError
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.letters import nearest
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


def diagnose(corpus: Corpus, prefixes: Sequence[str] = ()) -> list[Diagnostic]:
    """Return what the chosen checks find, sorted by place, each fault once."""
    judged = bool(corpus.office.id and corpus.roster.people) and not estranged(corpus)
    chosen = [check for check in choose(prefixes) if judged or not check.needs_registers]
    found = {each for check in chosen for each in check.run(corpus)}
    return sorted(found, key=lambda diagnostic: diagnostic.sort_key)
