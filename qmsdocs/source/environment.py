"""The variables by which git speaks to the programs that it starts, kept or dropped at the door."""

import os
from pathlib import Path

_HOOKS_NEED = frozenset(
    {
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_QUARANTINE_PATH",
    }
)


def clean_environment(*, inside_hook: bool = False) -> None:
    """Drop the GIT_ variables of whoever called: they could name another repository.

    A hook keeps those that tell it which objects and which index it is asked about.
    """
    for name in [each for each in os.environ if each.startswith("GIT_")]:
        if not (inside_hook and name in _HOOKS_NEED):
            del os.environ[name]
    if "GIT_DIR" in os.environ and "GIT_INDEX_FILE" in os.environ:
        # git starts the hooks of a commit at the top of the work tree, and says so in no other
        # way; a handbook below it must find the same repository.
        for name, default in (("GIT_DIR", ""), ("GIT_WORK_TREE", ".")):
            os.environ[name] = str(Path(os.environ.get(name, default)).absolute())
    os.environ["GIT_NO_REPLACE_OBJECTS"] = "1"
    os.environ["GIT_OPTIONAL_LOCKS"] = "0"
