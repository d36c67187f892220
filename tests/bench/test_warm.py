"""What is slow to import stays out of the warm path."""

import subprocess
import sys
from pathlib import Path

from tests.builders import Handbook

SLOW = ("yaml", "git", "mkdocs", "markdown", "qmsdocs.checks", "qmsdocs.model.corpus")
SCRIPT = f"""
import sys
from qmsdocs.cli.main import main
status = main(["check", sys.argv[1], "--as-of", "2026-11-20", "--select", "TXT"])
print([name for name in {SLOW} if name in sys.modules], status)
"""


def test_a_remembered_answer_imports_nothing_slow(tmp_path: Path) -> None:
    """The first run imports what reads and judges, the second one only what remembers."""
    handbook = Handbook.new()
    handbook.in_force()
    for path, content in handbook.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    command = [sys.executable, "-c", SCRIPT, str(tmp_path)]

    runs = [
        subprocess.run(  # noqa: S603
            command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]

    assert "'yaml'" in runs[0]
    assert runs[1].splitlines()[-1] == "[] 0"
