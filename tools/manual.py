"""Write the manual of checks in both languages from the checks themselves; or only check.

python tools/manual.py           rewrite docs/checks.md and docs/kiem-tra.md
python tools/manual.py --check   exit 1 where a page is out of step
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qmsdocs.checks.catalogue import CHECKS
from qmsdocs.checks.registry import Rule
from qmsdocs.diagnostics import Nature, Severity
from qmsdocs.proof.catalogue import LAWS
from qmsdocs.wording import in_language, say

RULES: tuple[Rule[Any], ...] = (*CHECKS, *LAWS)
DOCS = Path(__file__).parent.parent / "docs"
PAGES = {"en": "checks.md", "vi": "kiem-tra.md"}
_SEVERITY = {Severity.ERROR: say("error"), Severity.WARNING: say("warning")}
_NATURE = {Nature.INTEGRITY: say("integrity"), Nature.CURRENCY: say("currency")}


def page(language: str) -> str:
    """Return the manual in a language, a check a section."""
    speak = in_language(language)
    head = [
        f"# {speak(say('Checks'))}",
        "",
        speak(say("This page is written from the checks themselves; do not edit it.")),
    ]
    return "\n".join([*head, *(line for each in RULES for line in _section(each, language))]) + "\n"


def _section(check: Rule[Any], language: str) -> Iterator[str]:
    speak = in_language(language)
    yield ""
    yield f"## {check.id} {speak(check.title)}"
    yield ""
    yield f"*{speak(_SEVERITY[check.severity])}, {speak(_NATURE[check.nature])}*"
    yield ""
    yield speak(check.why)
    yield ""
    yield f"**{speak(say('What to do:'))}** {speak(check.hint)}"


def main() -> int:
    """Rewrite or check the pages; return the exit status."""
    pages = {DOCS / name: page(language) for language, name in PAGES.items()}
    if "--check" not in sys.argv:
        for path, text in pages.items():
            path.write_text(text, encoding="utf-8", newline="\n")
        return 0
    stale = [p.name for p, text in pages.items() if p.read_text(encoding="utf-8") != text]
    print(
        "\n".join(f"out of step: docs/{name}" for name in stale)
        or f"{len(CHECKS)} checks, {len(LAWS)} laws"
    )
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
