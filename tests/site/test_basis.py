"""The legal bases of a document on its page: which entry is meant, and what it is worth."""

from datetime import date

import pytest

from tests.builders import Handbook, changed
from tests.site.stories import HOME, files_of, site_of

PAGE = "docs/procedures/ho-tich/qt-ht-01/index.md"
LAW = """\
id,type,number,title,issuer,issued,effective,expires,status,source,checked
a,L,60/2014/QH13,Luật Hộ tịch,Quốc hội,2014-11-20,2016-01-01,,CHL,Công báo,
b,L,03/2026/QH16,Luật Hộ tịch,Quốc hội,2026-04-23,2027-03-01,,CCHL,Báo,
c,NQ,08/2024/NQ-HĐND,Một,HĐND tỉnh An Giang,2024-07-18,2024-08-01,,,,
d,NQ,08/2024/NQ-HĐND,Hai,HĐND tỉnh Kiên Giang,2024-06-26,2024-08-01,,,,
e,NĐ,42/2022/NĐ-CP,Dịch vụ công,Chính phủ,2022-06-24,,,HHL,,
"""
RELATIONS = """\
id,from,relation,to,date,until,provisions,source,recorded
r1,b,replaces,a,2027-03-01,,,Báo,
"""


def _row(basis: str, day: date) -> str:
    """Return the row of the only legal basis of a document, without its first cell."""
    book = Handbook.new()
    book.in_force(changed(legal_basis=f"[{basis}]"), HOME, on=date(2026, 2, 1))
    book.put("content/catalogue/legal/all.csv", LAW)
    book.put("content/catalogue/relations/all.csv", RELATIONS)
    page = files_of(site_of(book, day), book)[PAGE]
    row = page.split("### Legal bases")[1].split("\n\n")[1].splitlines()[2]
    return " | ".join(cell.strip() for cell in row.strip("|").split("|")[1:])


@pytest.mark.parametrize(
    ("basis", "day", "cells"),
    [
        pytest.param(
            "60/2014/QH13", date(2026, 11, 22),
            "Luật Hộ tịch<br>Quốc hội | Still in force<br>expires on 2027-03-01"
            "<br>source: Công báo",
            id="in force, to be replaced",
        ),
        pytest.param(
            "60/2014/qh13", date(2027, 3, 1),
            "Luật Hộ tịch<br>Quốc hội | Expired<br>replaced by 03/2026/QH16 from 2027-03-01 on"
            "<br>source: Báo",
            id="replaced",
        ),
        pytest.param(
            "03/2026/QH16", date(2026, 11, 22),
            "Luật Hộ tịch<br>Quốc hội | Not yet in force<br>in force from 2027-03-01 on"
            "<br>source: Báo",
            id="not yet",
        ),
        pytest.param(
            "42/2022/NĐ-CP", date(2026, 11, 22),
            "Dịch vụ công<br>Chính phủ | Not known whether in force<br>the day from which it is in "
            "force is not known",
            id="never the bare status",
        ),
        pytest.param(
            "{number: 08/2024/NQ-HĐND, issuer: Hội đồng nhân dân tỉnh An Giang}",
            date(2026, 11, 22), "Một<br>HĐND tỉnh An Giang | Still in force", id="issuer in full",
        ),
        pytest.param(
            "08/2024/NQ-HĐND", date(2026, 11, 22),
            "*2 legal documents bear this number; the issuer or the day tells which* | ",
            id="ambiguous",
        ),
        pytest.param(
            "{number: 08/2024/NQ-HĐND, issuer: HĐND tỉnh Hà Nam}", date(2026, 11, 22),
            "*in the legal catalogue with another issuer or day*<br>HĐND tỉnh Hà Nam | ",
            id="another issuer",
        ),
        pytest.param(
            "1/2023/NĐ-CP", date(2026, 11, 22), "*not in the legal catalogue* | ", id="unknown"
        ),
    ],
)  # fmt: skip
def test_a_legal_basis(basis: str, day: date, cells: str) -> None:
    assert _row(basis, day) == cells
