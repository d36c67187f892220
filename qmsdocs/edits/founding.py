"""A new repository, seen whole or not at all: made beside its place and moved there at the end."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from qmsdocs.edits.history import Commit, create_history, refuse_taken
from qmsdocs.errors import QmsError
from qmsdocs.source.git import Repository
from qmsdocs.wording import say


def refuse_unusable(folder: Path) -> None:
    """Refuse a folder in which no new repository can be made, before anybody is asked anything.

    Raises:
        QmsError: It is not empty, or lies where nothing may be written.
    """
    target = _real(folder)
    try:
        refuse_taken(target)
    except OSError as error:
        raise _impossible(target, error) from None
    around = next(each for each in target.parents if each.exists())
    if not around.is_dir() or not os.access(around, os.W_OK | os.X_OK):
        raise QmsError(
            say("nothing can be made in '{folder}'", folder=str(around)),
            say("Name a folder where you may write."),
        )


def establish(
    folder: Path, commit: Commit, settings: Mapping[str, str], beside_git: Iterable[str] = ()
) -> str:
    """Make a new repository with one commit on ``main``; return the commit's id.

    A kill at any moment leaves the folder as before or with all that belongs there.

    Args:
        folder: Where; it does not exist or is empty.
        commit: What is to lie there.
        settings: What the repository's own configuration says.
        beside_git: Names of empty folders in it that git ignores.

    Raises:
        QmsError: The folder is not empty, or cannot be made, or git fails.
    """
    refuse_unusable(folder)
    target = _real(folder)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as beside:
            made = Path(beside, "new")
            commit_id = create_history(made, [commit])
            for key, value in settings.items():
                Repository(made).ask("config", key, value)
            for name in beside_git:
                (made / name).mkdir()
            _move(made, target)
    except OSError as error:
        raise _impossible(target, error) from None
    return commit_id


def _real(folder: Path) -> Path:
    # Unlike the method of a path, this gives an answer to links that lead in a circle.
    return Path(os.path.realpath(folder))


def _move(made: Path, target: Path) -> None:
    if os.name == "nt" and target.exists():
        target.rmdir()  # elsewhere an empty folder is replaced in the same step
    made.replace(target)


def _impossible(folder: Path, error: OSError) -> QmsError:
    return QmsError(
        say(
            "'{path}' cannot be made: {reason}",
            path=str(folder),
            reason=error.strerror or str(error),
        ),
        say("Name a folder that does not exist yet, where you may write."),
    )
