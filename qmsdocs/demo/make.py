"""The sample handbook as a repository of its own, with its evidence beside it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from qmsdocs.demo.replay import Replay
from qmsdocs.demo.story import Sample, read_story
from qmsdocs.edits.attributes import EVIDENCE, FILES
from qmsdocs.edits.history import create_history


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: how many commits, and the id of the last."""

    count: int
    commit: str


def make(folder: Path, sample: Sample | None = None) -> Made:
    """Make a sample's repository in a new folder, and put the scans into ``evidence/``.

    Args:
        folder: A new folder, or an empty one.
        sample: Where story and texts lie; else the sample that came with the program.

    Raises:
        QmsError: The folder is not empty, or the sample is not installed.
    """
    sample = sample or Sample.found()
    replay = Replay(sample, dict(FILES))
    steps = read_story(sample)
    commit = create_history(folder, replay.commits(steps))
    shutil.copytree(sample.demo / "evidence", folder / EVIDENCE)
    return Made(len(steps), commit)
