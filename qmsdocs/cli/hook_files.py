"""The files that git starts: a few lines of shell that call the very program that wrote them."""

import os
import secrets
import shlex
import sys
from pathlib import Path

import qmsdocs
from qmsdocs.cli.hook_words import Gate
from qmsdocs.errors import QmsError
from qmsdocs.source.git import Repository
from qmsdocs.wording import Speaker, say

_MARK = "# qmsdocs: 'qmsdocs hooks install' wrote this file, and writes it anew."
_RUNS_ANYBODY = 0o755


def put_hook(repository: Repository, gate: Gate, speak: Speaker) -> Path:
    """Put a hook into a repository, where its own settings say that hooks lie; return its path.

    Raises:
        QmsError: Somebody else's hook lies there, or the file cannot be written.
    """
    folder = repository.folder / repository.ask("rev-parse", "--git-path", "hooks").rstrip("\n")
    path = folder / gate.value
    # Forges put a hook of their own there, which calls every hook in a folder beside it.
    beside = folder / f"{gate.value}.d"
    if beside.is_dir():
        path = beside / "qmsdocs"
    _refuse_foreign(path, gate)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
        new.write_text(_script(gate, speak), encoding="utf-8", newline="\n")
        new.chmod(_RUNS_ANYBODY)
        new.replace(path)
    except OSError as error:
        raise QmsError(
            say(
                "'{path}' cannot be written: {reason}", path=str(path), reason=error.strerror or "?"
            )
        ) from None
    return path


def _refuse_foreign(path: Path, gate: Gate) -> None:
    if not os.path.lexists(path):
        return
    if not path.is_symlink() and path.is_file() and _MARK.encode() in path.read_bytes():
        return
    raise QmsError(
        say("'{path}' is a hook that qmsdocs did not write; it was left as it is", path=str(path)),
        say("Add this line to it: {line}", line=f"{_command(gate)} || exit 1"),
    )


def _script(gate: Gate, speak: Speaker) -> str:
    gone = say(
        "qmsdocs: refused, as the program that judges this is gone. Install it again, then run "
        "'qmsdocs hooks install'. Missing:"
    )
    return f"""\
#!/bin/sh
{_MARK}
for each in {shlex.quote(sys.executable)} {shlex.quote(str(_program()))}; do
  if [ ! -e "$each" ]; then
    printf '%s %s\\n' {shlex.quote(speak(gone))} "$each" >&2
    exit 1
  fi
done
exec {_command(gate)}
"""


def _command(gate: Gate) -> str:
    # -P: no module of the repository that is judged may pass for one of the program's own.
    return f"{shlex.quote(sys.executable)} -P -m qmsdocs hooks run {gate.value}"


def _program() -> Path:
    return Path(str(qmsdocs.__file__)).with_name("__main__.py")
