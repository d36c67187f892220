"""Which texts lead to those that are touched: through forms and other documents."""

from collections.abc import Iterator, Mapping

from qmsdocs.law.step.bearing import Bearing, Reason
from qmsdocs.law.step.reasons import leads_to
from qmsdocs.law.step.reliance import Reliance
from qmsdocs.law.step.standing import Standing


def through(standing: Standing, reached: Mapping[str, Reason]) -> Iterator[tuple[Reliance, Reason]]:
    """Yield the other texts in force that lead to documents, each by a shortest way.

    Args:
        standing: What the handbook stands on.
        reached: Why each document is touched that is reached already, by its id; those that
            what was asked about does not bear on for certain lead no further.
    """
    known = dict(reached)
    bearing = (Bearing.OPEN, Bearing.RELIES)
    frontier = [each for each in sorted(reached) if reached[each].bearing in bearing]
    while frontier:
        following: list[str] = []
        for document in frontier:
            for each in standing.in_force(standing.index.links.get(document, ())):
                if each.document in known:
                    continue
                path = (*known[document].path, leads_to(standing, each, document))
                known[each.document] = Reason(Bearing.THROUGH, document, path)
                following.append(each.document)
                yield each, known[each.document]
        frontier = sorted(following)
