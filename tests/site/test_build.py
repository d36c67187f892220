"""The command ``build``: what is published, what is not, and what it does to a folder."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from qmsdocs.cli.main import main
from qmsdocs.site.output import build_folder
from tests.builders import PEOPLE, TEXT, Handbook, changed
from tests.site.published import content_of, files_with, loaded_from_elsewhere
from tests.site.stories import (
    DRAFT_BODY,
    FIRST_BODY,
    HOME,
    ID,
    OTHER,
    SECOND_BODY,
    first,
    second,
    two_revisions,
    with_form,
    written_to,
)

DAY = ("--as-of", "2026-11-20", "--lang", "en")
PAGE = "procedures/ho-tich/qt-ht-01/index.html"


def build(root: Path, *options: str) -> int:
    """Build the handbook in a folder; return the exit status."""
    return main(["build", str(root), *DAY, *options])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a handbook of two revisions, a draft and an internal document."""
    book = two_revisions()
    with_form(book)
    raw = changed(TEXT, id="n1k8d3vf", code="QTNB-09", title="Bí mật", access="internal")
    raw = changed(raw, body="\n## 1. Mục đích\n\nĐiều này để trong nhà.\n")
    book.in_force(raw, "content/procedures/ho-tich/qtnb-09.md", name="i")
    return written_to(book, tmp_path / "handbook")


def test_published(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is in force is there; drafts, internal documents and other servers are not."""
    assert build(root) == 0

    site = root / "build" / "site"
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out == f"2 documents as on 2026-11-20, 0 held back: {site}\n"
    page, found = files_with(site, SECOND_BODY.split("\n")[3])
    assert (page, found.rpartition("/")[0]) == (PAGE, "search/pages")
    assert files_with(site, FIRST_BODY.split("\n")[3]) == [PAGE.replace("index", "01-00/index")]
    assert files_with(site, DRAFT_BODY.split("\n")[3]) == []
    assert files_with(site, "Đang viết") == []
    for word in ("Điều này để trong nhà", "Bí mật", "QTNB-09", "qtnb-09", "n1k8d3vf"):
        assert files_with(site, word) == []
    assert loaded_from_elsewhere(site) == []
    assert (site / "d" / ID / "index.html").is_file()


def test_without_xlsxwriter(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lists can be taken along as CSV; one line says why not as Excel."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    assert build(root) == 0

    assert capsys.readouterr().err == (
        "XlsxWriter is not installed, so that lists can be downloaded as CSV alone; "
        "'pip install \"qmsdocs[excel]\"' adds Excel.\n"
    )
    site = root / "build" / "site"
    assert {each.suffix for each in (site / "tai-ve").iterdir()} == {".csv"}
    assert "Excel" not in (site / "danh-muc" / "index.html").read_text(encoding="utf-8")


def test_internal_edition_with_drafts(root: Path) -> None:
    """The office sees its own documents, and drafts where it asks for them."""
    assert build(root, "--audience", "internal", "--drafts", "--out", str(root / "in")) == 0

    site = root / "in" / "site"
    assert "procedures/ho-tich/qtnb-09/index.html" in files_with(site, "Điều này để trong nhà")
    (draft,) = files_with(site, DRAFT_BODY.split("\n")[3])
    assert "Draft (01/02), not approved" in (site / draft).read_text(encoding="utf-8")


def test_held_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After an edit the former revision is up, with a banner; the status is 1."""
    (root / HOME).write_text(second().replace("khác", "khác hẳn"), encoding="utf-8")

    assert build(root) == 1

    captured = capsys.readouterr()
    page = (root / "build" / "site" / PAGE).read_text(encoding="utf-8")
    assert "QT-HT-01: 01/01 is held back, 01/00 stays up.\n" in captured.err
    assert "[TXT001]" in captured.err
    assert ", 1 held back: " in captured.out
    assert "Something newer is held back because of an integrity fault." in page
    assert files_with(root / "build" / "site", "khác hẳn") == []


def test_registers_in_doubt(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the roster was changed without a record nobody's right holds, and nothing is built."""
    assert build(root) == 0
    before = content_of(root / "build" / "site")
    (root / "content/people.yml").write_text(PEOPLE.replace("Mẫu", "Khác"), encoding="utf-8")

    assert build(root) == 2

    assert "'content/people.yml' has an integrity error" in capsys.readouterr().err
    assert content_of(root / "build" / "site") == before
    assert build(root, "--drafts") == 1
    home = (root / "build" / "site" / "index.html").read_text(encoding="utf-8")
    assert "The registers have integrity faults" in home


def test_failed_build_leaves_the_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A build that fails leaves the site as it was, and nothing half-made beside it."""
    assert build(root) == 0
    before = content_of(root / "build" / "site")
    (root / "mkdocs.yml").write_text("theme: {name: none-such}\n", encoding="utf-8")

    assert build(root) == 2

    assert "the site builder stopped: " in capsys.readouterr().err
    assert content_of(root / "build" / "site") == before
    assert sorted(path.name for path in (root / "build").iterdir()) == [
        ".lock",
        ".qmsdocs-build",
        "site",
        "stage",
    ]


def test_foreign_folder(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with other files is not touched."""
    mine = root / "mine"
    mine.mkdir()
    (mine / "site").mkdir()
    (mine / "site" / "letter.txt").write_text("x", encoding="utf-8")

    assert build(root, "--out", str(mine)) == 2

    assert "holds files that qmsdocs did not make" in capsys.readouterr().err
    assert content_of(mine) == {"site/letter.txt": b"x"}


def test_folder_at_work(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two runs do not write into one folder."""
    with build_folder(root / "build"):
        assert build(root) == 2

    assert "another run is building in" in capsys.readouterr().err


def test_after_an_interruption(tmp_path: Path) -> None:
    """What a killed run had moved away is put back; what it had half made is gone."""
    with build_folder(tmp_path / "out") as folder:
        (folder.fresh("site") / "index.html").write_text("old", encoding="ascii")
        folder.put("site")
    (tmp_path / "out" / "site").rename(tmp_path / "out" / ".old-site")
    (tmp_path / "out" / ".new-site").mkdir()

    with build_folder(tmp_path / "out") as folder:
        assert (folder.path / "site" / "index.html").read_text(encoding="ascii") == "old"
        assert not (folder.path / ".new-site").exists()


def test_nothing_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without a handbook is an error with a hint, and stays empty."""
    assert build(tmp_path) == 2

    assert "there is no handbook here" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


MIDNIGHT = int(datetime(2026, 11, 20, tzinfo=UTC).timestamp())
RUNNER = """\
import datetime, sys, time
shift = float(sys.argv.pop(1))
real, moment = time.time, datetime.datetime
time.time = lambda: real() + shift
class Shifted(moment):
    @classmethod
    def now(cls, tz=None):
        return moment.now(tz) + datetime.timedelta(seconds=shift)
datetime.datetime = Shifted
from qmsdocs.cli.main import run
run()
"""


@pytest.mark.parametrize("options", [(), ("--audience", "internal", "--drafts")])
def test_same_bytes(root: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    """Two folders, two time zones, two hash seeds, two clocks: the same site."""
    made = []
    for zone, seed, shift in (("Asia/Ho_Chi_Minh", "1", "0"), ("America/Lima", "2", "40000000")):
        out = tmp_path / f"out-{seed}" / "deeper"
        copy = written_to(Handbook(content_of(root)), tmp_path / f"copy-{seed}")
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", RUNNER, shift, "build", str(copy), *DAY, *options]
        done = subprocess.run(  # noqa: S603
            [*command, "--out", str(out)], env=environment, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        made.append(content_of(out))

    one, other = made
    assert list(one) == list(other)
    assert int.from_bytes(one["site/sitemap.xml.gz"][4:8], "little") == MIDNIGHT
    assert [name for name in one if one[name] != other[name]] == []


def test_attached_file_is_published(tmp_path: Path) -> None:
    """An attached file lies on the site, byte for byte, and is offered for download."""
    book = Handbook.new()
    book.put("content/drafts/qt-ht-01.files/Phiếu (1).csv", b"a;b\r\n")
    raw = changed(first(), body="\nMở [phiếu](<file:Phiếu (1).csv>).\n")
    book.put("content/drafts/qt-ht-01.md", raw)
    root = written_to(book, tmp_path / "handbook")

    assert build(root, "--drafts") == 0

    files = content_of(root / "build" / "site")
    (name,) = (each for each in files if each.endswith(".csv") and "/tep/" in each)
    assert files[name] == b"a;b\r\n"
    (page,) = (each for each in files if each.endswith("qt-ht-01/index.html"))
    assert 'download href="' in files[page].decode().replace('download=""', "download")


def test_withdrawn_day(root: Path) -> None:
    """As on an earlier day, the site shows what was in force then."""
    assert main(["build", str(root), "--as-of", "2025-10-01", "--lang", "en"]) == 0

    page = (root / "build" / "site" / PAGE).read_text(encoding="utf-8")
    assert FIRST_BODY.split("\n")[3] in page
    assert "01/01" not in page
    assert date(2026, 3, 1).isoformat() not in page


def test_other_id(root: Path) -> None:
    """Each document on the site has its address by id."""
    assert build(root) == 0

    assert sorted(p.name for p in (root / "build" / "site" / "d").iterdir()) == [OTHER, ID]
