"""The command ``citations``: one line of JSON for each reference."""

import json
from pathlib import Path

import pytest

from tests.cli.doors import Door, start
from tests.sample import BOOK

TEXT = "Căn cứ khoản 2 Điều 1 Luật Hộ tịch năm 2014;\nCăn cứ 6/2020/TT-\nBTP.\n"
NAMED = {
    "line": 1,
    "start": 22,
    "end": 43,
    "text": "Luật Hộ tịch năm 2014",
    "type": "L",
    "number": "60/2014/QH13",
    "provisions": ["khoản 2 Điều 1"],
    "faults": [],
}
NUMBERED = {
    "line": 2,
    "start": 7,
    "end": 21,
    "text": "6/2020/TT-\nBTP",
    "type": "TT",
    "number": "06/2020/TT-BTP",
    "provisions": [],
    "faults": [
        "a number below 10 is written with a zero: '06/2020'",
        "a blank or a line break stands inside the number",
    ],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a text with a law called by its name and a broken number."""
    path = tmp_path / "van-ban.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


def test_with_a_catalogue(file: Path, door: Door) -> None:
    left = door("citations", file, "--root", BOOK)

    assert [json.loads(line) for line in left.out.splitlines()] == [NAMED, NUMBERED]
    assert (left.status, left.err) == (0, "")


def test_outside_of_a_handbook(file: Path) -> None:
    left = start("--lang", "en", "citations", file, cwd=file.parent)

    assert [json.loads(line)["number"] for line in left.out.splitlines()] == [
        None,
        "06/2020/TT-BTP",
    ]
    assert left.status == 0


def test_in_a_handbook(file: Path) -> None:
    left = start("--lang", "en", "citations", file, cwd=BOOK)

    assert [json.loads(line) for line in left.out.splitlines()] == [NAMED, NUMBERED]


def test_no_such_file(tmp_path: Path, door: Door) -> None:
    left = door("citations", tmp_path / "x.txt")

    assert left.status == 2
    assert left.err == (
        f"qmsdocs: '{tmp_path / 'x.txt'}' cannot be read: No such file or directory\n"
        "  hint: Name a text file, or '-' for the standard input.\n"
    )


def test_not_utf_8(tmp_path: Path, door: Door) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(b"Lu\xe1\xba t")

    left = door("citations", path)

    assert left.status == 2
    assert left.err == (
        f"qmsdocs: '{path}' is not UTF-8\n  hint: Save it as UTF-8 in an editor, then try again.\n"
    )


def test_no_handbook(file: Path, tmp_path: Path, door: Door) -> None:
    left = door("citations", file, "--root", tmp_path)

    assert left.status == 2
    assert "there is no handbook here" in left.err


def test_faulty_catalogue_is_said(file: Path, tmp_path: Path, door: Door) -> None:
    folder = tmp_path / "content" / "catalogue" / "legal"
    folder.mkdir(parents=True)
    (folder / "2014.csv").write_text("x\n", encoding="utf-8")

    left = door("citations", file, "--root", tmp_path)

    said = "the legal catalogue has faults, and may miss documents; see 'qmsdocs check'\n"
    assert (left.status, left.err) == (0, said)
