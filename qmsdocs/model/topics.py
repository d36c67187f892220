"""What a section or column is about, by the headings that Vietnamese procedures use."""

import re
from enum import StrEnum

from qmsdocs.model.letters import fold
from qmsdocs.model.numbering import section, titled
from qmsdocs.model.outline import Heading


class Topic(StrEnum):
    """What a change is about; what matters most to people at the counter comes first."""

    FEE = "fee"
    LIMIT = "limit"
    STEPS = "steps"
    AUTHORITY = "authority"
    DOSSIER = "dossier"
    IDENTITY = "identity"
    LEGAL = "legal"
    FILES = "files"
    WORDING = "wording"

    @property
    def weight(self) -> int:
        """Place in the order of importance, from 0."""
        return _ORDER.index(self)


_ORDER = list(Topic)
# Headings of the layouts in use (letters folded), for sections and for columns of tables. The
# first that fits decides: the time that a file is kept is no time limit.
_SECTIONS = (
    (Topic.WORDING, re.compile(r"ho so (?:can |phai )?luu|luu (?:tru|ho so)|lien quan")),
    (Topic.FEE, re.compile(r"(?<!kinh )(?<!chi )\bphi\b(?! dia gioi)|\bmuc thu\b")),
    (Topic.LIMIT, re.compile(r"\bthoi (?:han|gian)\b(?! luu| bao quan| su dung| hieu luc)")),
    (Topic.DOSSIER, re.compile(r"\bthanh phan\b.*\bho so|\bso luong ho so|^ho so (?:bao )?gom")),
    (Topic.DOSSIER, re.compile(r"^(?:ten )?mau don|^giay to|^yeu cau,? dieu kien|^dieu kien")),
    (Topic.STEPS, re.compile(r"^quy trinh|^trinh tu|\bcac buoc\b|^luu do|^cach thuc thuc hien")),
    (Topic.AUTHORITY, re.compile(r"^(?:co quan|don vi)\b|\btham quyen\b|\btrach nhiem\b")),
    (Topic.AUTHORITY, re.compile(r"^(?:noi|dia diem) (?:tiep nhan|tra)|\bphan cong\b")),
    (Topic.LEGAL, re.compile(r"^(?:co so|can cu)(?: phap ly)?$|\bvien dan\b")),
)
_COLUMNS = (
    (Topic.FEE, re.compile(r"(?<!kinh )(?<!chi )\bphi\b|^muc thu\b")),
    (Topic.LIMIT, re.compile(r"^thoi (?:han|gian)\b(?! luu| bao quan| su dung| hieu luc)")),
)


def bare_title(heading: Heading) -> str:
    """Return what a heading says, without its number."""
    text, numbered = titled(heading), section(heading)
    return text.removeprefix(numbered.number).lstrip(" .):/–-") if numbered else text


def topic_of(title: str) -> Topic | None:
    """Return what a section is about by its title, or none where that says nothing known."""
    return _first(_SECTIONS, title)


def topic_of_column(title: str, within: Topic) -> Topic:
    """Return what a column is about; by its own title, else as the section is in which it stands.

    Only where work goes on step by step is a column of times one of limits.
    """
    found = _first(_COLUMNS, title)
    if found is None or (found is Topic.LIMIT and within is not Topic.STEPS):
        return within
    return found


def _first(known: tuple[tuple[Topic, re.Pattern[str]], ...], title: str) -> Topic | None:
    folded = fold(title).strip()
    return next((topic for topic, pattern in known if pattern.search(folded)), None)
