"""What a run knows of the files from the run before, and what it does not believe."""

from pathlib import Path

import pytest

from qmsdocs.cli.judging import Where, read
from qmsdocs.source import records, texts
from qmsdocs.source.reading import Kept
from qmsdocs.source.yamltext import Yaml, read_yaml
from tests.builders import DAY


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a folder of its own for what is found out."""
    monkeypatch.setenv("QMSDOCS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_only_what_changed_is_read_anew(
    office: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(Where(office, DAY))
    (path,) = office.rglob("qt-ht-01.md")
    path.write_bytes(path.read_bytes().replace(b"unit: van-phong", b"unit: khac"))
    calls = list[str]()

    def counted(text: str, line: int) -> Yaml:
        calls.append(text)
        return read_yaml(text, line)

    monkeypatch.setattr(texts, "read_yaml", counted)
    monkeypatch.setattr(records, "read_yaml", None)

    after = read(Where(office, DAY))

    assert [each.unit for each in after.texts] == ["khac"]
    assert len(calls) == 1
    assert after.records == before.records
    assert [each.suffix for each in cache.iterdir()] == [".read"]


@pytest.mark.parametrize("damage", [b"", b"x", b"\xff\n", None])
def test_what_was_kept_may_be_damaged(office: Path, cache: Path, damage: bytes | None) -> None:
    before = read(Where(office, DAY))
    (kept,) = cache.glob("*.read")
    whole = kept.read_bytes()
    kept.write_bytes(whole.replace(b"van-phong", b"van-phonh") if damage is None else damage)

    after = read(Where(office, DAY))

    assert (after.texts, after.records, after.faults) == (before.texts, before.records, ())
    assert kept.read_bytes() == whole


def test_a_process_that_reads_again_and_again_needs_no_file(office: Path, cache: Path) -> None:
    kept = Kept()
    read(Where(office, DAY), kept=kept)
    (file,) = cache.glob("*.read")
    file.unlink()

    read(Where(office, DAY), kept=kept)

    assert not file.exists()


def test_nothing_can_be_written(office: Path, cache: Path) -> None:
    cache.write_text("no folder", encoding="utf-8")

    assert len(read(Where(office, DAY)).texts) == 1
