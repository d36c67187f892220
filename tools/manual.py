"""Write the manual of checks in both languages from the checks themselves; or only check.

python tools/manual.py           rewrite docs/checks.md and docs/kiem-tra.md
python tools/manual.py --check   exit 1 where a page is out of step
"""

import sys
from pathlib import Path

from qmsdocs.checks.catalogue import CHECKS
from qmsdocs.cli.explaining import RULES
from qmsdocs.proof.catalogue import LAWS
from qmsdocs.reports.manual import page
from qmsdocs.wording import in_language, say

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {"en": "checks.md", "vi": "kiem-tra.md"}


def manual(language: str) -> str:
    """Return the manual in a language, a check a section."""
    speak = in_language(language)
    head = f"# {speak(say('Checks'))}"
    origin = speak(say("This page is written from the checks themselves; do not edit it."))
    return "\n\n".join([head, origin, *(page(each, language) for each in RULES)]) + "\n"


def main() -> int:
    """Rewrite or check the pages; return the exit status."""
    pages = {DOCS / name: manual(language) for language, name in PAGES.items()}
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
