"""What a law is: a rule about history, one value that carries every word of its page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from qmsdocs.diagnostics import Diagnostic, Hit, Nature, Place, Severity
from qmsdocs.proof.history import History
from qmsdocs.wording import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One rule that history must keep. Its fields are its page in the manual."""

    id: str
    title: Said
    why: Said
    hint: Said
    find: Callable[[History], Iterable[Hit]]
    severity: Severity = Severity.ERROR
    nature: Nature = Nature.INTEGRITY

    def run(self, history: History) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each hit, signed with this law's name."""
        for hit in self.find(history):
            yield Diagnostic(
                self.id,
                self.severity,
                self.nature,
                hit.place,
                hit.message,
                hit.hint or self.hint,
                hit.subject,
            )


def at(path: str) -> Place:
    """Return the place of a file as it was named then, in letters that can be printed."""
    shown = path.encode("utf-8", "backslashreplace").decode()
    return Place("".join(letter if letter.isprintable() else "\ufffd" for letter in shown))


def shortened(digest: str) -> str:
    """Return as much of a digest as tells one from another on a line."""
    return digest[: len("sha256:") + 12]
