"""The staged sample under ProperDocs, the fork of MkDocs, in a process of its own."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from qmsdocs.cli.main import main
from qmsdocs.site.render import epoch
from tests.sample import BOOK, DAY, EVIDENCE
from tests.site.published import content_of

_GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


@pytest.mark.skipif(
    importlib.util.find_spec("properdocs") is None and "QMSDOCS_TESTS_MUST_RUN" not in os.environ,
    reason="ProperDocs, the fork of MkDocs, is not installed",
)
def test_staged_sample(tmp_path: Path) -> None:
    """The same pages with the same texts; only the name of the builder is another."""
    out, again = tmp_path / "out", tmp_path / "again"
    options = ("--as-of", DAY.isoformat(), "--evidence", str(EVIDENCE), "--out", str(out))
    assert main(["build", str(BOOK), *options]) == 0

    program = (sys.executable, "-W", "ignore", "-m", "properdocs")
    done = subprocess.run(  # noqa: S603
        [*program, "build", "--quiet", "-f", "mkdocs.yml", "-d", str(again)],
        cwd=out / "stage",
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": epoch(DAY)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    ours, theirs = content_of(out / "site"), content_of(again)
    assert sorted(theirs) == sorted(ours)
    assert [name for name in ours if _text(theirs[name]) != _text(ours[name])] == []


def _text(content: bytes) -> bytes:
    return _GENERATOR.sub(b"", content)
