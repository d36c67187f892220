"""The papers of a dossier, taken out of one glued cell of the national record.

Each case has a heading and a table: name, form to fill in, number of originals and copies. A
row ends with its numbers, glued to the name. What ends with two digits, as ``Mẫu số 031 bản
chính`` does, can be read in two ways: it stays in the name as it is.
"""

import re
from collections.abc import Iterator

from qmsdocs.exchange.cells import line_of
from qmsdocs.model.services import Paper

_HEAD = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
_COUNTED = r"bản (?:chính(?:, ?(?P<more>\d) bản sao)?|(?P<only>sao))"
# Glued to the name, or to digits that end it: a year, or the number of a form.
_BEGINNING = r"(?<=[^\s(\d])|(?<=\s)(?=(?:19|20)\d{3} )|(?<=\s)(?=\d\d+ bản (?:chính|sao)(?!\d))"
_ENDING = re.compile(rf"(?:{_BEGINNING})(?P<digits>\d+) {_COUNTED}(?![\s.,;:)/])")
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d(?=\d\Z)")
_BARS = re.compile(r"\A(?:--)+|(?:--)+\Z")
_FORM = re.compile(r"\.(?i:docx?|xlsx?|pdf|rar|zip|jpe?g|png|rtf|odt)(?![a-z0-9])")
_KNOWN_START = re.compile(
    r"(?<=[^\W_]|[.;,:)”\"])"
    r"(?:Mẫu|mẫu|MẪU|Mau|mau|MAU|Phụ lục|PHỤ LỤC|Phu luc|Đơn|Tờ khai|Biểu mẫu)"
)


def papers_of(cell: str) -> tuple[Paper, ...]:
    """Return the papers that a cell of the national record lists, in its order."""
    text = line_of(cell)
    first, *tables = text.split(_HEAD)
    if not tables:
        whole = _BARS.sub("", text).strip()
        return (Paper(whole),) if whole else ()
    return tuple(_all(first, tables))


def _all(first: str, tables: list[str]) -> Iterator[Paper]:
    heading = _heading(first)
    for place, table in enumerate(tables):
        rows, behind = _rows(table)
        for name, originals, copies in rows:
            yield _paper(name, originals, copies, heading)
        if not rows and heading:
            yield Paper(heading)
        heading = _heading(behind)
        if place == len(tables) - 1 and heading:
            yield Paper(heading)


def _heading(text: str) -> str:
    return _BARS.sub("", text.strip()).strip()


def _rows(table: str) -> tuple[list[tuple[str, int | None, int | None]], str]:
    """Return name and numbers of each row, and what stands behind the last one."""
    rows: list[tuple[str, int | None, int | None]] = []
    begin = 0
    for found in _ENDING.finditer(table):
        name = table[begin : found.start()]
        digits, more = found["digits"], found["more"]
        year = _YEAR_BEFORE.match(digits)
        if year:
            name, digits = name + year[0], digits[year.end() :]
        begin = found.end()
        if len(digits) > 1:
            rows.append((name + found[0], None, None))
        elif found["only"]:
            rows.append((name, None, int(digits)))
        else:
            rows.append((name, int(digits), int(more) if more else None))
    return rows, table[begin:]


def _paper(text: str, originals: int | None, copies: int | None, case: str) -> Paper:
    name, form = _parted(text.strip())
    return Paper(name, form, originals, copies, case)


def _parted(text: str) -> tuple[str, str]:
    """Return the name of a paper and its form; glued they stay where the seam is not certain."""
    ends = [each.end() for each in _FORM.finditer(text)]
    if not ends or ends[-1] != len(text):
        return text, ""
    seam = _seam(text[: ends[0]])
    if not seam:
        return text, ""
    begins = [seam, *ends[:-1]]
    forms = (text[begin:end].strip() for begin, end in zip(begins, ends, strict=True))
    return text[:seam].strip(), "; ".join(forms)


def _seam(text: str) -> int:
    """Return where the name of a file begins, glued to what stands before it; 0 if unknown."""
    known = [each.start() for each in _KNOWN_START.finditer(text)]
    places = known or [place for place in range(2, len(text)) if _is_seam(text, place)]
    return places[0] if len(places) == 1 else 0


def _is_seam(text: str, at: int) -> bool:
    """Does a capital stand directly behind the end of something?"""
    before, earlier = text[at - 1], text[at - 2]
    ended = before.islower() or before in ";)”" or (before == "." and earlier.islower())
    return ended and text[at].isupper()
