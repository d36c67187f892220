"""The page of one check, of ``check`` or of ``verify``."""

from typing import Any

from qmsdocs.checks.catalogue import CHECKS
from qmsdocs.checks.registry import Rule
from qmsdocs.errors import QmsError
from qmsdocs.model.letters import nearest
from qmsdocs.proof.catalogue import LAWS
from qmsdocs.reports.manual import page
from qmsdocs.wording import say

RULES: tuple[Rule[Any], ...] = (*CHECKS, *LAWS)
"""Every rule, in the order of the manual."""


def explanation(rule_id: str, language: str) -> str:
    """Return the page of a rule.

    Raises:
        QmsError: There is no such rule.
    """
    by_id = {each.id: each for each in RULES}
    if rule_id not in by_id:
        meant = nearest(rule_id, by_id) or RULES[0].id
        raise QmsError(
            say("no check has the id '{id}'", id=rule_id),
            say("Did you mean '{word}'?", word=meant),
        )
    return page(by_id[rule_id], language)
