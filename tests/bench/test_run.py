"""The gate of speed: whole processes are measured, and a limit that does not hold shows."""

import sys
from pathlib import Path

import pytest

from bench.measure import Job, in_turns
from bench.run import Row, shown


@pytest.mark.parametrize(
    ("found", "limit", "word"),
    [
        pytest.param(1.0, 1.0, "holds", id="at the limit"),
        pytest.param(1.1, 1.0, "FAILS", id="beyond it"),
        pytest.param(9.9, None, "", id="no limit"),
    ],
)
def test_limit(found: float, limit: float | None, word: str) -> None:
    row = Row("check", found, "s", limit)

    assert row.holds is (word != "FAILS")
    assert shown(row).endswith(word or "s")


def test_processes_are_measured_whole() -> None:
    script = "import time; kept = bytearray(60_000_000); time.sleep(0.05)"
    job = Job("sleeper", [sys.executable, "-c", script])

    found = in_turns([job], 2)["sleeper"]

    assert len(found.seconds) == 2
    assert found.typical > 0.05
    assert found.peak > 57


def test_cold_is_cold(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    kept = cache / "a.texts"
    kept.touch()
    script = f"open({str(cache / 'a.json')!r}, 'x').close()"

    in_turns([Job("maker", [sys.executable, "-c", script], cache, "*.json")], 2)

    assert sorted(cache.iterdir()) == [cache / "a.json", kept]


def test_a_process_that_fails_is_not_measured() -> None:
    with pytest.raises(SystemExit, match="exit status 3"):
        in_turns([Job("failing", [sys.executable, "-c", "raise SystemExit(3)"])], 1)
