"""What stands on every page of a printed document: which text it is, and whether it holds.

Browsers print it in the margins (``print.css``); here the words are worked out for each page.
"""

import re
from collections.abc import Mapping

from qmsdocs.site.addresses import copy_page
from qmsdocs.site.context import Site
from qmsdocs.site.control import Shown
from qmsdocs.site.sheet.validity import Mark, Verdict, short
from qmsdocs.wording import Said, say

_UNSAFE = re.compile(r"[\x00-\x1f\x7f\"\\<>&]")


def printed(site: Site, shown: Shown, verdict: Verdict) -> str:
    """Return what a page prints in its margins, as the properties of a style sheet."""
    words = {
        "line": site.say(_line(shown)),
        "state": _state(verdict),
        "check": site.say(
            say("A printed copy is for reference only – see whether it is in force at:")
        ),
        "address": site.address + copy_page(shown.text),
        "day": site.say(say("Handbook of {day}", day=site.corpus.day)),
    }
    return properties(words)


def properties(words: Mapping[str, str]) -> str:
    """Return words as properties of a style sheet, whatever stands in them."""
    return ";".join(f'--qms-print-{name}:"{_safe(each)}"' for name, each in words.items())


def _line(shown: Shown) -> Said:
    text = shown.text
    known = {
        "code": text.code,
        "issue": f"{text.number.issue:02d}",
        "revision": f"{text.number.revision:02d}",
        "fingerprint": short(text.fingerprint),
    }
    if shown.act is None:
        return say(
            "{code} · issue {issue}, revision {revision} · fingerprint {fingerprint}", **known
        )
    return say(
        "{code} · issue {issue}, revision {revision} · in force from {effective} · "
        "fingerprint {fingerprint}",
        effective=shown.act.effective,
        **known,
    )


def _state(verdict: Verdict) -> str:
    if verdict.mark is Mark.YES:
        return ""
    return " · ".join((verdict.headline.upper(), *(each.rstrip(".") for each in verdict.lines)))


def _safe(text: str) -> str:
    return _UNSAFE.sub(lambda found: f"\\{ord(found[0]):x} ", text)
