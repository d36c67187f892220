"""Words that people use for each other when they search the handbook."""

from collections.abc import Iterator
from dataclasses import dataclass

from qmsdocs.diagnostics import Place
from qmsdocs.model.letters import fold


@dataclass(frozen=True, slots=True)
class Synonym:
    """One entry: whoever types one of the words finds the others too.

    Attributes:
        said: What people type.
        meant: What is searched for besides; in a group, the same words.
    """

    place: Place
    said: tuple[str, ...]
    meant: tuple[str, ...]

    def ways(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield what is typed, and what that leads to besides; what leads nowhere is left out."""
        for said in self.said:
            meant = tuple(each for each in self.meant if _same(each) != _same(said))
            if meant:
                yield said, meant


def _same(words: str) -> str:
    """Return words as search compares them."""
    return " ".join(fold(words).split())
