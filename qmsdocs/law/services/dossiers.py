"""The papers that a procedure asks for, case by case, as its section on the dossier lists them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from qmsdocs.law.services.papers import is_paper
from qmsdocs.law.services.parts import Section
from qmsdocs.law.services.plain_letters import bare
from qmsdocs.model.passages import Passage, Table, plain
from qmsdocs.model.steptables import is_heading_row

_ORDINAL = re.compile(r"^(?:s?tt|so tt|so thu tu|thu tu)$")
_NAME = re.compile(r"giay to|^ten\b|thanh phan|tai lieu|^ho so|^noi dung")
_ORIGINALS = re.compile(r"ban chinh|ban goc")
_COPIES = re.compile(r"ban sao|ban chup")
_NUMBER = re.compile(r"^so (?:luong|bo|ban)")
_FORM = re.compile(r"^(?:bieu )?mau\b|ky hieu")
_CASE = re.compile(r"^truong hop|^ap dung|^ghi chu|^dieu kien|^ai\b|^doi tuong|^khi\b")
_QUANTITY = re.compile(r"(?:\A|[.;] )so (?:luong|bo)(?: bo)?(?: ho so)?\s*:\s*([^.;]+)")
_REMARKS = re.compile(r"^\W*(?:luu y|ghi chu|chu y)\b")
# After remarks, papers go on only where a line says so.
_AGAIN = re.compile(
    r"^\W*(?:giay to|ho so|thanh phan) (?:phai|can|ho so|gom|bao gom)|^\W*truong hop"
)
_WHOLE = re.compile(r"^(?:thanh phan )?ho so(?: gom| bao gom)?$")
_INTRODUCED = re.compile(r":\W*\Z")
# What is asked under a condition names the paper behind it.
_ASKED = re.compile(
    r"(?:phai (?:co|nop|xuat trinh)|thi (?:phai )?(?:nop|xuat trinh|co))"
    r"(?: them| ban sao| ban chinh)?"
    r" (?=to khai|giay|van ban|bien ban|quyet dinh|hop dong|ban |don\b)"
)
_NOT_ASKED = re.compile(r"khong (?:phai|can|yeu cau|thu|nop)|\bkhoi\b|duoc mien|co the nop")
_LONGEST_TITLE = 160
"""Letters up to which a line above a table or list is its title."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One paper as the text names it.

    Attributes:
        text: As written, links and emphasis included; so is ``form``.
        originals: How many originals, as written; empty where the text does not say.
        copies: How many copies.
        form: The form to be filled in.
        note: When it is asked, where a column says so.
        remark: It stands among the papers of a list, and is not certainly one itself.
    """

    text: str
    originals: str = ""
    copies: str = ""
    form: str = ""
    note: str = ""
    remark: bool = False


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers asked in one case; without a case, in every one that is not named."""

    case: str
    papers: tuple[Asked, ...]


def dossier(found: Sequence[Section]) -> tuple[Papers, ...]:
    """Return the papers of the sections on the dossier, table by table or list by list.

    Where there are tables that number their papers or count their copies, these are all of
    it; else the lists are, up to what they call remarks. Nothing is returned where no item of
    a list is called as papers are.
    """
    by_table = [each for section in found for each in _tables(section)]
    if by_table:
        return _joined(by_table)
    listed = _joined(each for section in found for each in _lists(section))
    named = any(not paper.remark for each in listed for paper in each.papers)
    return listed if named else ()


def _joined(found: Iterable[Papers]) -> tuple[Papers, ...]:
    """Return what was found with papers of one case in a row together."""
    cases = groupby((each for each in found if each.papers), key=lambda each: each.case)
    return tuple(
        Papers(case, tuple(paper for each in own for paper in each.papers)) for case, own in cases
    )


def quantity(found: Sequence[Section]) -> str:
    """Return how many sets are to be handed in, where the section on the dossier says so."""
    for section in found:
        for each in section.blocks:
            if isinstance(each, Passage):
                text = plain(each.text)
                said = _QUANTITY.search(bare(text))
                if said and len(bare(text)) == len(text):
                    return text[said.start(1) : said.end(1)].strip()
    return ""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Places of the columns of a table of papers; none is -1."""

    name: int
    originals: int
    copies: int
    form: int
    note: int


@lru_cache(maxsize=1024)  # the same few heads stand above every table
def _columns(heads: tuple[str, ...]) -> _Columns | None:
    """Return where a table of papers has what; none where it is another table."""
    names = [bare(plain(head)).strip() for head in heads]

    def place(pattern: re.Pattern[str], but: Iterable[int] = ()) -> int:
        return next((n for n, e in enumerate(names) if n not in but and pattern.search(e)), -1)

    ordinal = place(_ORDINAL)
    originals, copies, number = place(_ORIGINALS), place(_COPIES), place(_NUMBER)
    if min(ordinal, originals, copies, number) == max(ordinal, originals, copies, number) == -1:
        return None
    name = place(_NAME, {originals, copies, number, ordinal} - {-1})
    if name < 0:
        return None
    taken = {name, originals, copies, number} - {-1}
    first = originals if originals >= 0 or copies >= 0 else number
    return _Columns(name, first, copies, place(_FORM, taken), place(_CASE, taken))


def _tables(section: Section) -> Iterator[Papers]:
    title = section.case
    for each in section.blocks:
        if isinstance(each, Passage):
            title = _title(each) or section.case
            continue
        columns = _columns(each.columns)
        if columns is not None:
            yield from _rows(title, each, columns)
        title = section.case


def _rows(title: str, table: Table, columns: _Columns) -> Iterator[Papers]:
    """Yield the papers of a table; a row that names nothing but a case begins another one."""
    asked: list[Asked] = []
    for row in table.rows:
        filled = [cell for cell in row if cell]
        heads = len(filled) == 1 or (len(filled) == 2 and is_heading_row(row[0]))  # noqa: PLR2004
        if heads and (row[0] == filled[-1] or not row[0] or is_heading_row(row[0])):
            yield Papers(title, tuple(asked))
            title, asked = plain(filled[-1]).rstrip(" :;."), []
        elif row[columns.name]:
            asked.append(_asked(row, columns))
    yield Papers(title, tuple(asked))


def _asked(row: Sequence[str], columns: _Columns) -> Asked:
    originals, copies, note = (
        plain(row[n]) if n >= 0 else "" for n in (columns.originals, columns.copies, columns.note)
    )
    form = row[columns.form] if columns.form >= 0 else ""
    return Asked(row[columns.name], originals, copies, form, note)


def _lists(section: Section) -> Iterator[Papers]:
    """Yield the papers of a section's lists; a line that introduces a list names its case."""
    title, asked, remarks = section.case, list[Asked](), False
    for each in section.blocks:
        if not isinstance(each, Passage):
            continue
        text = plain(each.text)
        folded = bare(text).strip()
        if _REMARKS.match(folded):
            remarks = True
        elif not each.mark or _INTRODUCED.search(text):
            if asked:
                yield Papers(title, tuple(asked))
                asked = []
            named = _title(each)
            remarks = remarks and not (named and _AGAIN.match(folded))
            title = named if named and not remarks else title
        elif not remarks:
            remark = not _is_asked(text, folded)
            asked.append(Asked(each.text.rstrip(" ;."), remark=remark))
    yield Papers(title, tuple(asked))


def _is_asked(text: str, folded: str) -> bool:
    """Is it an item that names a paper to be handed in or shown, and no remark on one?"""
    if is_paper(text):
        return True
    first = folded.partition(". ")[0]
    return _ASKED.search(first) is not None and not _NOT_ASKED.search(first)


def _title(passage: Passage) -> str:
    """Return what a line says of the table or list below it; empty where it is no title."""
    text = plain(passage.text)
    titled = _INTRODUCED.search(text) or bare(text).startswith(("truong hop", "doi voi"))
    title = text.rstrip(" :;.") if titled and len(text) <= _LONGEST_TITLE else ""
    return "" if _WHOLE.match(bare(title)) else title
