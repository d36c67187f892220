"""What a law is: a rule about history."""

from dataclasses import dataclass

from qmsdocs.checks.registry import Rule
from qmsdocs.diagnostics import Place
from qmsdocs.proof.history import History


@dataclass(frozen=True, slots=True, kw_only=True)
class Law(Rule[History]):
    """One rule that history must keep."""


def at(path: str) -> Place:
    """Return the place of a file as it was named then, in letters that can be printed."""
    shown = path.encode("utf-8", "backslashreplace").decode()
    return Place("".join(letter if letter.isprintable() else "\ufffd" for letter in shown))


def shortened(digest: str) -> str:
    """Return as much of a digest as tells one from another on a line."""
    return digest[: len("sha256:") + 12]
