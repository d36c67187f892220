"""``check`` over bad input as it lies on a disk: a clear word, never a traceback, nothing lost."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import TEXT as PLAIN
from tests.cli.doors import START, TEXT, Door, start
from tests.sample import DAY, ROOT

DRAFT = "content/drafts/qt-ht-02.md"
DEEP = "---\na: " + "[" * 100_000 + "\n---\n"


def write(content: bytes, path: str = DRAFT) -> Callable[[Path], None]:
    """Return what puts a file into a handbook."""

    def put(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)

    return put


def link(target: str, path: str = DRAFT) -> Callable[[Path], None]:
    """Return what puts a link into a handbook."""

    def put(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(target)

    return put


def name(raw: bytes) -> Callable[[Path], None]:
    """Return what puts a draft of a name given in bytes into a handbook."""

    def put(root: Path) -> None:
        (root / "content/drafts").mkdir(exist_ok=True)
        (root / "content/drafts" / os.fsdecode(raw)).write_bytes(b"x")

    return put


@pytest.mark.parametrize(
    ("put", "check"),
    [
        pytest.param(write(b"---\na: b: c\n---\n"), "HDR002", id="no yaml"),
        pytest.param(write(DEEP.encode()), "HDR002", id="a hundred thousand brackets"),
        pytest.param(write(b"---\na: &a [*a]\n---\n"), "HDR002", id="yaml that holds itself"),
        pytest.param(write(b"\xef\xbb\xbf"), "HDR001", id="nothing but a mark"),
        pytest.param(write(b"\xef\xbb\xbfx"), "HDR001", id="mark and text"),
        pytest.param(write(b""), "FIL007", id="empty"),
        pytest.param(write(b"\x7fELF\x00\xff"), "FIL002", id="binary"),
        pytest.param(write(b"x" * 5_000_000), "FIL004", id="five megabytes"),
        pytest.param(write(b"PK\x03\x04\x00"), "FIL002", id="word file"),
        pytest.param(write(b"---\r\nid: x\r\n"), "HDR001", id="half a front matter"),
        pytest.param(link("/etc/passwd"), "FIL005", id="link out of the tree"),
        pytest.param(link("qt-ht-02.md"), "FIL005", id="link to itself"),
        pytest.param(link("/dev/zero", "content/people.yml"), "FIL005", id="roster without end"),
        pytest.param(name(b"qt-h\xcc\xa3t.md"), "FIL006", id="decomposed name"),
        pytest.param(name(b"qt-\xff.md"), "FIL006", id="name that is no text"),
        pytest.param(name(b"..md"), "HDR001", id="name of dots"),
        pytest.param(name(b"a\\..\\b.md"), "FIL006", id="way up as Windows writes it"),
        pytest.param(write(b"a,b\n", "content/catalogue/legal/2030.csv"), "CAT001", id="table"),
        pytest.param(write(b"[]", "content/qms.yml"), "HDR002", id="rules that are a list"),
        pytest.param(write(b"x", "content/records/approvals/x.yml"), "HDR002", id="record"),
    ],
)
def test_bad_input(office: Path, door: Door, put: Callable[[Path], None], check: str) -> None:
    put(office)

    words, values = (door("check", office, "--format", form) for form in ("text", "json"))

    assert words.status == values.status == 1, words.err
    assert (words.err, values.err) == ("", "")
    assert f"[{check}]" in words.out


def test_faults_do_not_hide_each_other(office: Path, door: Door) -> None:
    """One broken file says nothing about the others, and nothing against them."""
    write(b"\xff")(office)
    (office / TEXT).write_text(PLAIN + "x\n", encoding="utf-8")
    write(b"a: [", "content/calendar.yml")(office)

    lines = door("check", office).out.splitlines()[::2]

    assert [each.rpartition(" ")[2] for each in lines] == [
        "[HDR002]",
        "[FIL002]",
        "[TXT001]",
        "warnings.",
    ]


def test_content_is_a_link(office: Path, door: Door) -> None:
    """The folder itself may lead anywhere; it is not followed."""
    (office / "content").rename(office / "elsewhere")
    (office / "content").symlink_to("elsewhere")

    left = door("check", office)

    assert (left.status, left.err) == (1, "")
    assert left.out == (
        "content: error: a link stands where a file must lie [FIL005]\n"
        "  hint: Put the file itself in the place of the link.\n"
        "1 error, 0 warnings.\n"
    )


def test_reader_goes_away(office: Path) -> None:
    """Whoever reads the output may stop reading, as ``head`` does."""
    with subprocess.Popen(  # noqa: S603 - this interpreter
        [sys.executable, "-c", START, "check", str(office), "--as-of", str(DAY)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        words = process.stderr.read().decode()

    assert process.returncode in {1, 2}
    assert words == ""


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"PYTHONIOENCODING": "ascii"}, id="ascii"),
        pytest.param({"PYTHONIOENCODING": "cp1252"}, id="code page"),
        pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="C locale"),
    ],
)
def test_terminal_of_another_encoding(office: Path, env: dict[str, str]) -> None:
    """Vietnamese is written as UTF-8, whatever the machine believes."""
    left = start("check", office, env=env)

    assert (left.status, left.out) == (0, "Không có lỗi, không có cảnh báo.\n")
