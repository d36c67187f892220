"""Numbers, types and states of legal documents as foreign tables write them."""

import re

from qmsdocs.exchange.cells import Cell, UnreadableError, line_of
from qmsdocs.law.finding.citations import citations
from qmsdocs.law.finding.kinds import disagrees
from qmsdocs.law.finding.words import TYPES
from qmsdocs.law.state.identity import number_key
from qmsdocs.model.letters import fold
from qmsdocs.wording import say

_PLAIN = re.compile(
    r"\d{2,5}[a-zđ]?(?:\.\d{1,2})?/(?:(?:19|20)\d\d/)?"
    r"(?:(?:NĐ|NQ|QĐ|TT|TTLT|CT|PL|KH|VBHN|NQLT)-[A-ZĐƯ]+(?:g|\d{1,2})?(?:-[A-ZĐƯ]+)*|QH\d{1,2})"
)
_SYMBOL_TYPE = re.compile(r"/([A-ZĐa-z]{2,4})-")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_WORDS = {
    "hien phap": "HP",
    "bo luat": "BL",
    "luat": "L",
    "phap lenh": "PL",
    "lenh": "L",
    "nghi quyet": "NQ",
    "nghi quyet lien tich": "NQLT",
    "nghi dinh": "NĐ",
    "quyet dinh": "QĐ",
    "thong tu": "TT",
    "thong tu lien tich": "TTLT",
    "chi thi": "CT",
    "sac lenh": "SL",
    "van ban hop nhat": "VBHN",
    "ke hoach": "KH",
    "thong bao": "TB",
    "huong dan": "HD",
    "quy che": "QC",
    "quy dinh": "QyĐ",
    "cong van": "CV",
    "cong dien": "CĐ",
    "chuong trinh": "CTr",
    "de an": "ĐA",
    "ket luan": "KL",
}
_CODES = frozenset({*TYPES.values(), *_WORDS.values()})
_STATES = {
    "con hieu luc": "CHL",
    "dang co hieu luc": "CHL",
    "het hieu luc": "HHL",
    "het hieu luc toan bo": "HHL",
    "het hieu luc mot phan": "HHL1P",
    "ngung hieu luc": "TNHL",
    "tam ngung hieu luc": "TNHL",
    "ngung hieu luc toan bo": "TNHL",
    "ngung hieu luc mot phan": "TNHL1P",
    "chua co hieu luc": "CCHL",
    "khong con phu hop": "KCPH",
}


def number_of(cell: Cell) -> str:
    """Return the number of a legal document, without blanks, signs and look-alikes around it.

    Raises:
        UnreadableError: There is none, or a part of it is missing.
    """
    found = line_of(cell).strip(" .,;:\"'“”‘’")
    if _PLAIN.fullmatch(found):
        return found
    if not found:
        raise UnreadableError(say("the number is missing"))
    if not _LETTERS.search(found) or found[-1] in "-/" or not found[0].isdigit():
        raise UnreadableError(
            say("'{found}' is cut short, expected a number such as 123/2015/NĐ-CP", found=found)
        )
    cited = citations(f"số {found}")
    written = cited[0].number if len(cited) == 1 else None
    return written if written and number_key(written) == number_key(found) else found


def type_of(cell: Cell, number: str) -> str:
    """Return the code of a document's type, in words or as the number says it.

    Raises:
        UnreadableError: It is not known, or the number says another one.
    """
    found = line_of(cell).rstrip(".")
    said = _SYMBOL_TYPE.search(number)
    by_number = TYPES.get(said[1], "") if said else ""
    kind = found if found in _CODES else _WORDS.get(fold(found), "")
    if found and not kind:
        raise UnreadableError(say("the type '{found}' is not known", found=found))
    if not kind and not by_number:
        raise UnreadableError(
            say("the type is missing, and '{number}' does not tell it", number=number)
        )
    if kind and by_number and disagrees(by_number, kind):
        raise UnreadableError(
            say("'{found}' has the number {number} of another type", found=found, number=number)
        )
    return kind or by_number


def state_of(cell: Cell) -> str:
    """Return a state as the code of the national database; other words stay as they are."""
    found = line_of(cell)
    return _STATES.get(fold(found).strip(" ."), found)
