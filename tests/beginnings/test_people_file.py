"""People out of a file: as spreadsheets save it, and what is wrong with it line by line."""

import pytest

from qmsdocs.beginnings.people_file import enrol_file
from tests.beginnings.offices import PEOPLE_CSV, enrolment

YAML = """\
people:
  - {name: Đinh Thị An, email: an@co-quan.example, role: chu-tich, from: 2026-11-23}
  - name: Tạ Công
    role: cong-chuc
    unit: van-phong
    decision: "7/QĐ-UBND"
    issued: 01/11/2026
    from: 2026-11-02
"""


def said(content: str | bytes, *, yaml: bool = False) -> list[str]:
    """Return what is wrong with a file, each with its line."""
    raw = content if isinstance(content, bytes) else content.encode()
    return [f"{each.line}: {each.said}" for each in enrol_file(enrolment(), raw, yaml=yaml)]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(PEOPLE_CSV.encode(), id="comma"),
        pytest.param(PEOPLE_CSV.replace(",", ";").encode(), id="semicolon"),
        pytest.param(PEOPLE_CSV.replace(",", "\t").encode(), id="tab"),
        pytest.param(b"\xef\xbb\xbf" + PEOPLE_CSV.replace("\n", "\r\n").encode(), id="Excel"),
        pytest.param((PEOPLE_CSV + ",,,,,,,\n\n").encode(), id="empty rows"),
        pytest.param(PEOPLE_CSV.replace("Lý Dung", ' "Lý Dung" ').encode(), id="quoted"),
        pytest.param(PEOPLE_CSV.replace("id,name", "ID, Name").encode(), id="columns in capitals"),
    ],
)
def test_csv(content: bytes) -> None:
    taken = enrolment()

    assert enrol_file(taken, content, yaml=False) == []

    names = [each.name.strip('"') for each in taken.people.values()]
    assert names == ["Đinh Thị An", "Mai Bảo", "Tạ Công", "Lý Dung"]
    bao = taken.people["mai-bao"].mandates[0]
    assert str(bao.since) == "2025-07-15"
    assert bao.decision
    assert str(bao.decision.issued) == "2025-07-02"


def test_yaml() -> None:
    taken = enrolment()

    assert enrol_file(taken, YAML.encode(), yaml=True) == []

    assert list(taken.people) == ["dinh-thi-an", "ta-cong"]
    assert taken.people["ta-cong"].mandates[0].scope.units == ("van-phong",)


def test_sound_rows_are_taken_whatever_the_others_hold() -> None:
    taken = enrolment()

    enrol_file(taken, PEOPLE_CSV.replace("chu-tich", "vua").encode(), yaml=False)

    assert list(taken.people) == ["mai-bao", "ta-cong", "ly-dung"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("", ["1: the first line names the columns"], id="empty"),
        pytest.param("name,role,from\n", ["0: nobody is named in the file"], id="nobody"),
        pytest.param(
            "name,rôle,from\nA,b,c\n",
            ["1: column 'rôle' is not one of: id,", "1: the first line names the columns"],
            id="misspelt column",
        ),
        pytest.param(
            "name,role,from,name\n", ["1: column 'name' stands here twice"], id="column twice"
        ),
        pytest.param(
            "name,role,from\nAn,chu-tich,2026-11-23,x\n", ["2: 4 cells, expected 3"], id="cell more"
        ),
        pytest.param(
            "name,role,from\nAn,chu-tich\n", ["2: the first day is missing"], id="cell less"
        ),
        pytest.param(
            'name,role,from\n"Anh\nBa",chu-tich,2026-11-23\nCó,vua,2026-11-23\n',
            ["2: character 4 is U+000A", "4: role 'vua' is not one of"],
            id="line end within a cell",
        ),
        pytest.param(
            'name,role,from\nAn,chu-tich,2026-11-23\n"Ba,x\n',
            ["3: not CSV: unexpected end of data"],
            id="quote never closed",
        ),
        pytest.param(
            "name,role,from\nAn,chu-tich,hôm nay\n",
            ["2: 'from' is 'hôm nay', expected a day such as 2026-07-15 or 15/7/2026"],
            id="no day",
        ),
        pytest.param(
            "name,role,from\nĐinh,chu-tich,2026-11-23\n".encode("utf-16"),
            ["1: the file is not UTF-8 text; save it as 'CSV UTF-8'"],
            id="UTF-16",
        ),
        pytest.param(
            "name,role,from\nAn,chu-tich,2026-11-23\nĐinh\n".encode("cp1258"),
            ["3: the file is not UTF-8 text; save it as 'CSV UTF-8'"],
            id="code page",
        ),
    ],
)
def test_wrong_csv(content: str | bytes, expected: list[str]) -> None:
    found = said(content)

    assert len(found) == len(expected), found
    for line, words in zip(found, expected, strict=True):
        assert line.startswith(words)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("people: []\n", ["1: 'people' is empty"], id="nobody"),
        pytest.param(
            "x: 1\n", ["1: 'people' is missing", "1: key 'x' is not known here"], id="key"
        ),
        pytest.param("- a\n", ["1: expected 'key: value' lines"], id="a list"),
        pytest.param("people: [\n", ["1: not YAML: "], id="no YAML"),
        pytest.param(
            "people:\n  - {name: An, role: chu-tich, from: 2026-11-23, vai: x}\n",
            ["2: key 'vai' is not known here"],
            id="key of a person",
        ),
        pytest.param(
            'people:\n  - {name: "A\\u200bn", role: chu-tich, from: 2026-11-23}\n',
            ["2: character U+200B does not belong in YAML"],
            id="unseen",
        ),
        pytest.param(
            "people:\n  - {name: An, role: chu-tich, from: 2026-11-23}\n  - {name: Ba}\n",
            ["3: role '' is not one of", "3: the first day is missing"],
            id="role and day missing",
        ),
    ],
)
def test_wrong_yaml(content: str, expected: list[str]) -> None:
    found = said(content, yaml=True)

    assert len(found) == len(expected), found
    for line, words in zip(found, expected, strict=True):
        assert line.startswith(words)
