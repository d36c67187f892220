"""Which bodies are judged by their form, and how much a fault in them weighs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qmsdocs.checks.drafting import drafts
from qmsdocs.diagnostics import Hit, Place, Severity
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.text import Text
from qmsdocs.model.timeline import State
from qmsdocs.wording import Said


@dataclass(frozen=True, slots=True)
class Body:
    """A body that somebody writes, or that people work by.

    Attributes:
        day: The day on which it is judged: the first in force, where that is still to come.
        bound: A record brings it into force, so that a fault can only be mended in a new
            revision: a warning at most.
    """

    text: Text
    day: date
    bound: bool = False

    def hit(self, line: int, message: Said, hint: Said | None = None) -> Hit:
        """Return a hit on a line of the body, counted from 0."""
        place = Place(self.text.place.path, self.text.body_line + line)
        severity = Severity.WARNING if self.bound else None
        return Hit(place, message, hint, self.text.subject, severity)


def bodies(corpus: Corpus) -> Iterator[Body]:
    """Yield the bodies of drafts, of what is in force and of what awaits its day."""
    yield from (Body(text, corpus.day) for text in drafts(corpus))
    for timeline in corpus.timelines.values():
        for revision in timeline.revisions:
            if timeline.state_on(revision, corpus.day) in (State.IN_FORCE, State.AWAITING):
                text = revision.wording_on(corpus.day).text
                if text is not None:
                    yield Body(text, max(corpus.day, revision.effective), bound=True)
