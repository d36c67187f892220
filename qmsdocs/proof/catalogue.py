"""Every law of history, in one explicit tuple."""

from qmsdocs.proof.entries import BACKDATED, CHANGED
from qmsdocs.proof.kept import KEPT
from qmsdocs.proof.law import Law
from qmsdocs.proof.measurements import ALTERED_FIGURE
from qmsdocs.proof.moves import OTHER_UNIT, UNEXPLAINED, UNMOVED
from qmsdocs.proof.records import ALTERED, DELETED, FUTURE, UNPROVED
from qmsdocs.proof.registers import UNENTITLED, UNRECORDED

LAWS: tuple[Law, ...] = (
    ALTERED,
    DELETED,
    KEPT,
    CHANGED,
    BACKDATED,
    UNRECORDED,
    UNENTITLED,
    UNMOVED,
    UNEXPLAINED,
    FUTURE,
    UNPROVED,
    OTHER_UNIT,
    ALTERED_FIGURE,
)
