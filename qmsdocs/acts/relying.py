"""What makes documents suspect on the corpus's day."""

from collections.abc import Collection

from qmsdocs.law.step.standing import standing_of
from qmsdocs.law.step.suspicion import Suspicion, suspicions
from qmsdocs.model.corpus import Corpus


def suspected(corpus: Corpus, documents: Collection[str]) -> tuple[Suspicion, ...]:
    """Return what makes these documents suspect on the corpus's day."""
    found = suspicions(standing_of(corpus).ground, corpus.day)
    return tuple(each for each in found if each.reliance.document in documents)
