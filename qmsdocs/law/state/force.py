"""The state of a legal document on a day, and what a source's word for it weighs."""

from enum import StrEnum

from qmsdocs.model.letters import fold


class Force(StrEnum):
    """State of a legal document on a day; exactly one."""

    NOT_YET = "not-yet"
    IN_FORCE = "in-force"
    PARTLY_EXPIRED = "partly-expired"
    """Parts of it are repealed, replaced or suspended; the others stand."""
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


_WORDS = {
    "cchl": Force.NOT_YET,
    "chua co hieu luc": Force.NOT_YET,
    "tnhl": Force.SUSPENDED,
    "ngung hieu luc": Force.SUSPENDED,
    "tam ngung hieu luc": Force.SUSPENDED,
    "tnhl1p": Force.PARTLY_EXPIRED,
    "ngung hieu luc mot phan": Force.PARTLY_EXPIRED,
    "hhl1p": Force.PARTLY_EXPIRED,
    "het hieu luc mot phan": Force.PARTLY_EXPIRED,
    "hhl": Force.EXPIRED,
    "het hieu luc": Force.EXPIRED,
    "het hieu luc toan bo": Force.EXPIRED,
    "kcph": Force.EXPIRED,
    "khong con phu hop": Force.EXPIRED,
}


def doubted(status: str) -> Force | None:
    """Return what a source's status says that is less than being in force, or none.

    Codes and words are those of the national database of law. That a document is in force
    is never taken from a status, so that word is none of them.
    """
    if not status:
        return None
    word = fold(status).strip()
    # HHL1P1 to HHL1P4: what the last digit means is not known.
    return _WORDS.get(word) or _WORDS.get(word.rstrip("1234"))
