"""The page of a check: what it looks for, why, and what to do."""

from typing import Any

from qmsdocs.checks.registry import Rule
from qmsdocs.diagnostics import Nature
from qmsdocs.reports.diagnostics import SEVERITY
from qmsdocs.wording import in_language, say

_NATURE = {Nature.INTEGRITY: say("integrity"), Nature.CURRENCY: say("currency")}


def page(rule: Rule[Any], language: str) -> str:
    """Return a rule's page of the manual as Markdown, without a line end."""
    speak = in_language(language)
    return "\n\n".join(
        [
            f"## {rule.id} {speak(rule.title)}",
            f"*{speak(SEVERITY[rule.severity])}, {speak(_NATURE[rule.nature])}*",
            speak(rule.why),
            f"**{speak(say('What to do:'))}** {speak(rule.hint)}",
        ]
    )
