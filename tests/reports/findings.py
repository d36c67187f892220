"""What was found in a made-up handbook, for every report to show."""

from datetime import date
from typing import Any

from qmsdocs.checks.catalogue import CHECKS
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Diagnostic, Hit, Place, Severity, Subject
from qmsdocs.model.suppressions import Judged, Suppressed, Suppression
from qmsdocs.wording import Said, say

DAY = date(2026, 11, 20)
SUBJECT = Subject("k3f9t2xq", 1, 2, "sha256:ab")
CHOSEN = ("FIL003", "FIL006", "TXT001", "EVD003")


def chosen(*ids: str) -> tuple[Check, ...]:
    """Return checks by their ids."""
    return tuple(check for check in CHECKS if check.id in ids)


def found(check: str, place: Place, said: Said, **values: Any) -> Diagnostic:  # noqa: ANN401 - any of a hit
    """Return what a check says at a place."""
    (rule,) = chosen(check)
    hit = Hit(place, said, **values)
    severity: Severity = values.get("severity") or rule.severity
    return Diagnostic(check, severity, rule.nature, place, said, hit.hint or rule.hint, hit.subject)


TEXT = Place("content/procedures/ho-tich/qt-ht-01.md", 7)
EDITED = found("TXT001", TEXT, say("the text differs: {part}", part=say("body")), subject=SUBJECT)
RENAMED = found("TXT001", TEXT, say("the text differs: {part}", part="facts"), subject=SUBJECT)
MARK = found("FIL003", Place("content/drafts/qt-ht-02.md"), say("the file begins with a mark"))
ODD = found(
    "FIL006",
    Place("content/drafts/50% a,b:c\n.md"),
    say("'{name}'\nis no name <&>", name="50% a,b:c\r\n"),
    hint=say("Rename it: now, 100%."),
)
ASIDE = Suppressed(
    found("EVD003", Place("content"), say("not examined since {day}", day=DAY)),
    Suppression(
        Place("content/suppressions.yml", 3),
        "EVD003",
        "k3f9t2xq",
        "Chờ nghị quyết mới",
        "mau",
        date(2026, 12, 31),
    ),
)
JUDGED = Judged(DAY, (ODD, MARK, EDITED, RENAMED), (ASIDE,))
NOTHING = Judged(DAY, ())
