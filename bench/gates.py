"""Makes what the hooks are asked about: one draft edited, staged in a clone, pushed to a server.

python bench/gates.py HANDBOOK FOLDER

HANDBOOK is a repository made by generate.py; FOLDER gets ``clone``, ``server.git``, and what
git says to the hook of the server in ``updates``.
"""

import argparse
import os
import subprocess
from pathlib import Path

_WHO = ("-c", "user.name=Thu", "-c", "user.email=thu@example.org")


def ask(handbook: Path, folder: Path) -> None:
    """Make the clone and the server; the pushed commit lies there, and no branch holds it yet."""
    clone, server = folder / "clone", folder / "server.git"
    folder.mkdir(parents=True)
    _git(folder, "clone", "--quiet", "--no-hardlinks", str(handbook.resolve()), str(clone))
    _git(folder, "clone", "--quiet", "--bare", str(handbook.resolve()), str(server))
    draft = min((clone / "content" / "drafts").glob("*.md"))
    draft.write_bytes(draft.read_bytes() + b"\nx\n")
    _git(clone, "add", "--all")
    old = _git(clone, "rev-parse", "HEAD")
    new = _git(clone, *_WHO, "commit-tree", "-p", old, "-m", "x", _git(clone, "write-tree"))
    _git(clone, "push", "--quiet", str(server), f"{new}:refs/heads/asked")
    (folder / "updates").write_text(f"{old} {new} refs/heads/main\n", encoding="ascii")


def _git(folder: Path, *arguments: str) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(  # noqa: S603
        ["git", "-C", str(folder), *arguments],  # noqa: S607
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return done.stdout.strip()


def main() -> None:
    """Read the arguments and make it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("handbook", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    ask(given.handbook, given.folder)


if __name__ == "__main__":
    main()
