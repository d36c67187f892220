"""The one module that starts a program other than git."""

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qmsdocs.errors import QmsError
from qmsdocs.wording import say

_LONGEST = 60.0


@dataclass(frozen=True, slots=True)
class Done:
    """What a program left behind."""

    status: int
    out: bytes
    err: str


def run(
    arguments: Sequence[str], *, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> Done:
    """Run a program to its end and return what it left behind.

    Raises:
        QmsError: The program is not installed, or did not end within a minute.
    """
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell
            list(arguments),
            input=stdin,
            env=environment,
            capture_output=True,
            check=False,
            timeout=_LONGEST,
        )
    except FileNotFoundError:
        raise QmsError(
            say("the program '{program}' was not found", program=arguments[0]),
            say("Install OpenSSH 8.2 or later ('apt install openssh-client'), then try again."),
        ) from None
    except subprocess.TimeoutExpired:
        raise QmsError(
            say(
                "'{program}' did not end within {seconds} seconds", program=arguments[0], seconds=60
            )
        ) from None
    return Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip())
