"""The sample handbook as a repository of its own, with its evidence beside it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from qmsdocs.demo.replay import Replay
from qmsdocs.demo.story import Sample, read_story
from qmsdocs.edits import create_history

_ATTRIBUTES = b"""\
*.md text eol=lf
*.yml text eol=lf
*.csv text eol=lf
content/records/** -text
content/**/*.files/** -text
"""
_IGNORE = b"build/\nevidence/\n"


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: how many commits, and the id of the last."""

    count: int
    commit: str


def make(folder: Path) -> Made:
    """Make the sample's repository in a new folder, and put the scans into ``evidence/``.

    Raises:
        QmsError: The folder is not empty, or the sample is not installed.
    """
    sample = Sample.found()
    replay = Replay(sample, {".gitattributes": _ATTRIBUTES, ".gitignore": _IGNORE})
    steps = read_story(sample)
    commit = create_history(folder, replay.commits(steps))
    shutil.copytree(sample.demo / "evidence", folder / "evidence")
    return Made(len(steps), commit)
