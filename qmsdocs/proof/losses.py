"""What history lost, by which commit, and whether a later one put it back."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from qmsdocs.diagnostics import Hit, Subject
from qmsdocs.proof.history import Step
from qmsdocs.proof.law import at
from qmsdocs.wording import Said, say


@dataclass(slots=True)
class Loss:
    """Something that a commit altered or deleted.

    Attributes:
        altered: Something else stands at its path; otherwise nothing does.
        back: Commit that brought it back, if any.
    """

    path: str
    altered: bool
    message: Said
    subject: Subject
    back: Step | None = None

    @property
    def hit(self) -> Hit:
        """The diagnostic's place and words."""
        return Hit(at(self.path), self.message, self._hint, self.subject)

    @property
    def _hint(self) -> Said | None:
        if self.back is None:
            return None
        return say(
            "Commit {commit} of {on} put it back; have both commits explained in writing.",
            commit=self.back.named["commit"],
            on=self.back.day,
        )


@dataclass(slots=True)
class Losses:
    """All losses in order of their commits."""

    found: list[Loss] = field(default_factory=list)
    _open: dict[Hashable, Loss] = field(default_factory=dict)

    def add(self, key: Hashable, loss: Loss) -> None:
        """Note that something is gone."""
        self.found.append(loss)
        self._open[key] = loss

    def put_back(self, key: Hashable, step: Step) -> bool:
        """Note that something stands again; return whether it had been lost."""
        loss = self._open.pop(key, None)
        if loss is not None:
            loss.back = step
        return loss is not None

    def hits(self, *, altered: bool) -> Iterator[Hit]:
        """Yield what was altered, or what was deleted."""
        return (loss.hit for loss in self.found if loss.altered is altered)
