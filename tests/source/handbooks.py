"""A handbook loaded the way a command loads it, for tests of the lower floors."""

from datetime import date

from qmsdocs.diagnostics import Fault
from qmsdocs.model.corpus import Corpus
from qmsdocs.source.load import Aids, load
from tests.builders import DAY, Handbook


def loaded(handbook: Handbook, day: date = DAY, aids: Aids | None = None) -> Corpus:
    """Return everything that a handbook in memory says."""
    return load(handbook.tree, day, aids)


def words(faults: tuple[Fault, ...] | list[Fault]) -> list[str]:
    """Return faults as people read them, with check and place."""
    return [f"{each.hit.place}: {each.hit.message} [{each.check}]" for each in faults]
