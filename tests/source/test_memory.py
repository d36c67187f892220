"""What was found out before: kept by content, never believed when a byte is not as written."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from qmsdocs.diagnostics import Diagnostic, Nature, Place, Severity, Subject
from qmsdocs.model.suppressions import Judged, Suppressed, Suppression
from qmsdocs.source import memory as memory_module
from qmsdocs.source.memory import Memory, content_digest, folder_stamp, question
from qmsdocs.source.tree import MemoryTree, WorkTree
from qmsdocs.wording import say

FOUND = [
    Diagnostic(
        "TXT001",
        Severity.ERROR,
        Nature.INTEGRITY,
        Place("content/a.md", 7),
        say("{code} of {day}: {parts}", code="QT", day=date(2026, 7, 5), parts=(say("body"), 3)),
        say("Restore it."),
        Subject("k3f9t2xq", 1, 2, "sha256:ab"),
    ),
    Diagnostic("FIL003", Severity.WARNING, Nature.INTEGRITY, Place("b"), say("m"), say("h")),
]
JUDGED = Judged(
    date(2026, 11, 20),
    tuple(FOUND),
    (
        Suppressed(
            Diagnostic(
                "DUE001", Severity.WARNING, Nature.CURRENCY, Place("c", 3), say("m"), say("h")
            ),
            Suppression(
                Place("content/suppressions.yml", 2),
                "DUE001",
                "k3f9t2xq",
                "Chờ quyết định",
                "mau",
                date(2026, 12, 31),
            ),
        ),
    ),
    by_registers=False,
)
QUESTION = question(date(2026, 11, 20), (), "")


def kept(folder: Path) -> Path:
    """Remember what was found and return the file that holds them."""
    made = Memory.of(Path("handbook"), folder)
    made.begin("content")
    made.zone = "Asia/Ho_Chi_Minh"
    made.signatures["key"] = "good"
    made.keep(QUESTION, JUDGED)
    assert made.file is not None
    return made.file


def test_content_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "content/sub").mkdir(parents=True)
    (tmp_path / "content/sub/a.md").write_bytes(b"x")
    (tmp_path / "content/b.md").write_bytes(b"y")

    files = {"content/b.md": b"y", "content/sub/a.md": b"x"}

    assert content_digest(WorkTree(tmp_path)) == content_digest(MemoryTree(files))


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"content/a": b"xy", "content/b": b""}, id="bytes move over"),
        pytest.param({"content/a": b"x", "content/c": b"y"}, id="renamed"),
        pytest.param({"content/a": b"x"}, id="one gone"),
        pytest.param({"content/a": b"y", "content/b": b"x"}, id="swapped"),
        pytest.param({"content/a\nfile:content/b": b"xy"}, id="names run together"),
        pytest.param({}, id="nothing"),
    ],
)
def test_content_other_content(files: dict[str, bytes]) -> None:
    one = content_digest(MemoryTree({"content/a": b"x", "content/b": b"y"}))

    assert content_digest(MemoryTree(files)) != one


def test_content_link_instead_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_bytes(b"")
    before = content_digest(WorkTree(tmp_path))
    (tmp_path / "content/a.md").unlink()
    (tmp_path / "content/a.md").symlink_to("b.md")

    assert content_digest(WorkTree(tmp_path)) != before


def test_content_names_of_links_do_not_run_together(tmp_path: Path) -> None:
    digests = set()
    for number, names in enumerate((["a", "b"], ["a\nlink:content/b"])):
        folder = tmp_path / str(number) / "content"
        folder.mkdir(parents=True)
        for name in names:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to("x")
        digests.add(content_digest(WorkTree(folder.parent)))

    assert len(digests) == 2


def test_store_no_store() -> None:
    assert folder_stamp(None) == ""


def test_store_store_that_cannot_be_listed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    assert folder_stamp(tmp_path / "nowhere") is None
    assert folder_stamp(tmp_path / "file") is None


def test_store_nothing_changed(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")

    assert folder_stamp(tmp_path) == folder_stamp(tmp_path)


def test_store_altered_in_place_with_its_time_put_back(tmp_path: Path) -> None:
    """Size and time can be forged; the time of the change itself cannot."""
    piece = tmp_path / "a.pdf"
    piece.write_bytes(b"x")
    before, times = folder_stamp(tmp_path), piece.stat()
    piece.write_bytes(b"y")
    os.utime(piece, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert folder_stamp(tmp_path) != before


def test_store_renamed(tmp_path: Path) -> None:
    piece = tmp_path / "a.pdf"
    piece.write_bytes(b"x")
    before = folder_stamp(tmp_path)
    piece.rename(tmp_path / "b.pdf")

    assert folder_stamp(tmp_path) != before


def test_store_piece_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to("nowhere")

    assert folder_stamp(tmp_path) is None


def test_answers_kept(tmp_path: Path) -> None:
    kept(tmp_path)

    found = Memory.of(Path("handbook"), tmp_path)

    assert found.content == "content"
    assert found.zone == "Asia/Ho_Chi_Minh"
    assert found.signatures == {"key": "good"}
    assert found.answer(QUESTION) == JUDGED


def test_answers_another_question(tmp_path: Path) -> None:
    kept(tmp_path)

    assert Memory.of(Path("handbook"), tmp_path).answer("another") is None


def test_answers_another_handbook(tmp_path: Path) -> None:
    kept(tmp_path)

    assert Memory.of(Path("another"), tmp_path).answer(QUESTION) is None


def test_answers_same_content(tmp_path: Path) -> None:
    kept(tmp_path)
    found = Memory.of(Path("handbook"), tmp_path)

    found.begin("content")

    assert found.answer(QUESTION) == JUDGED


def test_answers_another_content(tmp_path: Path) -> None:
    """Answers and time zone go; signatures hold by themselves and stay."""
    kept(tmp_path)
    found = Memory.of(Path("handbook"), tmp_path)

    found.begin("other content")

    assert (found.answer(QUESTION), found.zone) == (None, "")
    assert found.signatures == {"key": "good"}


def test_answers_nothing_else_is_left_behind(tmp_path: Path) -> None:
    file = kept(tmp_path)

    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param(question(date(2026, 11, 21), (), ""), False, id="day"),
        pytest.param(question(date(2026, 11, 20), ("TXT",), ""), False, id="prefix"),
        pytest.param(question(date(2026, 11, 20), (), "x"), False, id="evidence"),
        pytest.param(question(date(2026, 11, 20), (), ""), True, id="same"),
    ],
)
def test_answers_questions(other: str, *, same: bool) -> None:
    assert (other == QUESTION) is same


def test_answers_prefixes_do_not_run_together() -> None:
    day = date(2026, 11, 20)

    assert question(day, ("A", "B"), "") == question(day, ("B", "A", "A"), "")
    assert question(day, ("A,B",), "") != question(day, ("A", "B"), "")
    assert question(day, ("A",), "B") != question(day, ("A", "B"), "")


@given(
    place=st.integers(min_value=0),
    byte=st.integers(0, 255),
    cut=st.booleans(),
)
@example(place=0, byte=0, cut=True)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_damage_any_byte(tmp_path: Path, place: int, byte: int, *, cut: bool) -> None:
    file = kept(tmp_path)
    content = file.read_bytes()
    place %= len(content)
    after = content[:place] if cut else content[:place] + bytes([byte]) + content[place + 1 :]
    file.write_bytes(after)

    found = Memory.of(Path("handbook"), tmp_path)

    assert found.answer(QUESTION) == (JUDGED if after == content else None)


@pytest.mark.parametrize("content", [b"", b"\n", b"[]", b"{}", b"\xff\xfe", b"null"])
def test_damage_something_else(tmp_path: Path, content: bytes) -> None:
    file = kept(tmp_path)
    file.write_bytes(content)

    assert Memory.of(Path("handbook"), tmp_path).answers == {}


def test_damage_folder_in_its_place(tmp_path: Path) -> None:
    file = kept(tmp_path)
    file.unlink()
    file.mkdir()

    found = Memory.of(Path("handbook"), tmp_path)
    found.keep(QUESTION, JUDGED)

    assert found.answers
    assert list(tmp_path.iterdir()) == [file]


def test_damage_no_room(tmp_path: Path) -> None:
    """Where nothing can be kept, nothing is, and nobody is troubled with it."""
    (tmp_path / "cache").write_bytes(b"")

    found = Memory.of(Path("handbook"), tmp_path / "cache")
    found.keep(QUESTION, JUDGED)

    assert found.answer(QUESTION) == JUDGED


def test_damage_no_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a folder of its own the program looks for the user's."""
    monkeypatch.delenv("QMSDOCS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    found = Memory.of(Path("handbook"))

    assert found.file is not None
    assert tmp_path in found.file.parents


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("model", "law", "checks", "source"):
        (tmp_path / "package" / folder).mkdir(parents=True)
    (tmp_path / "package/checks/texts.py").write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(memory_module, "_PACKAGE", tmp_path / "package")
    return tmp_path / "package"


def test_program_same(package: Path, tmp_path: Path) -> None:
    assert package.is_dir()
    kept(tmp_path / "cache")

    assert Memory.of(Path("handbook"), tmp_path / "cache").answer(QUESTION) == JUDGED


@pytest.mark.parametrize("change", ["size", "time", "name", "more"])
def test_program_changed(package: Path, tmp_path: Path, change: str) -> None:
    kept(tmp_path / "cache")
    module = package / "checks/texts.py"
    times = module.stat()
    if change == "size":
        module.write_text("a = 12\n", encoding="utf-8")
        os.utime(module, ns=(times.st_atime_ns, times.st_mtime_ns))
    elif change == "time":
        os.utime(module, ns=(times.st_atime_ns, times.st_mtime_ns - 1))
    elif change == "name":
        module.rename(package / "checks/text.py")
    else:
        (package / "model/new.py").write_bytes(b"")

    found = Memory.of(Path("handbook"), tmp_path / "cache")

    assert (found.answers, found.signatures) == ({}, {})
