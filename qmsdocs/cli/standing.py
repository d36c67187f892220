"""What a handbook stands on, for the commands that ask whether it is in step with the law.

Where nothing but the day has changed since the last run, no text is read again.
"""

from dataclasses import replace
from datetime import date

from qmsdocs.cli.clock import today
from qmsdocs.cli.judging import Where, read, remember, tree_of, undisturbed
from qmsdocs.law.step.standing import Standing, standing_of
from qmsdocs.source.memory import Memory
from qmsdocs.source.standing import Shelf


def standing(where: Where) -> Standing:
    """Return what a handbook stands on, for the day asked about.

    Args:
        where: Which handbook, and which day. What is found out about a commit, or about what
            is staged, is not kept.

    Raises:
        QmsError: There is no handbook, commit or time zone of that name.
    """
    tree, memory = tree_of(where), Memory.of(where.root)
    with undisturbed():
        shelf = Shelf(tree, memory.standing(), memory.worked_out())
        found = shelf.standing(where.day or date.min)
        if found is None:
            corpus = read(where, tree, memory)
            found = standing_of(corpus)
            remember(corpus)
            shelf.take(found)
        if where.known is None and not where.staged:
            shelf.save()
    if where.day is None:
        # Registers that name no time zone are at fault, which is for 'check' to say.
        return replace(found, day=today(found.office.time_zone or "UTC"))
    return found
