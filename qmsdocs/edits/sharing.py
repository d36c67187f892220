"""Exchange with the repository that a branch is shared through: fetched from, pushed to."""

import re
from dataclasses import dataclass

from qmsdocs.edits.answers import Answer, answer
from qmsdocs.errors import QmsError
from qmsdocs.source.git import Repository
from qmsdocs.wording import say

_PASSWORD = re.compile(r"(?<=//)[^/@]*@")
_UPSTREAM = "--format=%(upstream:remotename)%00%(upstream:remoteref)%00%(upstream)"
_NO_NETWORK = re.compile(
    r"could not resolve|unable to look up|connection (?:refused|timed out|reset)|no route to host"
    r"|network is unreachable|operation timed out|failed to connect|couldn't connect"
    r"|kex_exchange_identification",
    re.IGNORECASE,
)
_NO_RIGHT = re.compile(
    r"authentication failed|permission denied|could not read (?:username|password)"
    r"|host key verification failed|returned error: 40[13]|access denied|invalid credentials",
    re.IGNORECASE,
)
_NO_REPOSITORY = re.compile(
    r"does not appear to be a git repository|repository .*not found|returned error: 404",
    re.IGNORECASE,
)
_CAUSES = (
    (
        _NO_NETWORK,
        say("Nothing is lost. Go on working, and try again when the network is back."),
    ),
    (
        _NO_RIGHT,
        say(
            "Nothing is lost. It does not know you, or you may not do that there: ask whoever "
            "keeps the shared repository for access."
        ),
    ),
    (
        _NO_REPOSITORY,
        say(
            "Nothing is lost. No repository lies there: ask whoever keeps the shared one for "
            "its address, then run 'git remote set-url origin ADDRESS'."
        ),
    ),
)
_UNKNOWN = say("Nothing is lost. Show these words to whoever keeps the shared repository.")
_NO_BRANCH = re.compile(r"couldn't find remote ref", re.IGNORECASE)
_OUTRUN = re.compile(r"\((?:fetch first|non-fast-forward|stale info)\)")
_RACED = re.compile(r"is at [0-9a-f]+ but expected|\.lock': File exists|reference already exists")
_SAYS = "remote:"
_SAID_NO = "!"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a branch is shared.

    Attributes:
        remote: Name that git knows the other repository by.
        address: Where that is, without a password.
        branch: Full name of the branch over there.
        tracking: Full name under which git keeps here where that branch stood last.
    """

    remote: str
    address: str
    branch: str
    tracking: str


class OutrunError(QmsError):
    """Somebody else sent something in between."""

    def __init__(self, address: str) -> None:
        super().__init__(
            say("somebody else sent something to '{address}' in between", address=address),
            say("Nothing is lost. Push again."),
        )


class DeclinedError(QmsError):
    """The other repository does not take what was sent.

    Attributes:
        lines: What it says about it, in full.
    """

    exit_code = 1

    def __init__(self, address: str, lines: tuple[str, ...]) -> None:
        super().__init__(
            say("'{address}' refuses what was sent", address=address),
            say(
                "Nothing is lost: all of it is in this clone as before. Mend what is named above, "
                "or show it to whoever keeps the shared repository; then push again."
            ),
        )
        self.lines = lines


def place_of(repository: Repository) -> Place:
    """Return where the branch that is checked out is shared.

    Raises:
        QmsError: No branch is checked out, or it is not shared.
    """
    branch = repository.ask("symbolic-ref", "--quiet", "HEAD", empty=1).strip()
    if not branch:
        raise QmsError(
            say("no branch is checked out, so that there is nothing to share"),
            say("Go back to the branch first: 'git switch main'."),
        )
    known = repository.ask("for-each-ref", _UPSTREAM, branch).strip("\n")
    remote, name, tracking = known.split("\0") if known else ("", "", "")
    if not (remote and name and tracking):
        short = branch.removeprefix("refs/heads/")
        raise QmsError(
            say("the branch '{branch}' is not shared with any other repository", branch=short),
            say(
                "Whoever keeps the shared repository gives you its address; then run once: "
                "git remote add origin ADDRESS, and git push -u origin {branch}",
                branch=short,
            ),
        )
    url = repository.ask("config", "--get", f"remote.{remote}.url", empty=1).strip()
    return Place(remote, _PASSWORD.sub("", url or remote), name, tracking)


def fetch(repository: Repository, place: Place) -> str:
    """Return the full id of where the shared branch stands now; empty: there is none yet.

    Raises:
        QmsError: The other repository cannot be reached or read.
    """
    form = ("fetch", "--quiet", "--no-recurse-submodules", "--")
    found = answer(repository, *form, place.remote, place.branch)
    if found.status:
        if _NO_BRANCH.search(found.words):
            return ""
        raise _unreachable(place, found)
    return repository.commit_id(place.tracking)


def stood_at(repository: Repository, place: Place) -> str:
    """Return the full id of where the shared branch stood when it was fetched last, or nothing."""
    return repository.ask("for-each-ref", "--format=%(objectname)", place.tracking).strip()


def send(repository: Repository, place: Place, commit: str) -> None:
    """Put a commit at the end of the shared branch; never instead of what is there.

    Raises:
        OutrunError: Something else is there now.
        DeclinedError: The other repository refuses it.
        QmsError: The other repository cannot be reached.
    """
    form = ("push", "--porcelain", "--no-follow-tags", "--recurse-submodules=no", "--")
    found = answer(repository, *form, place.remote, f"{commit}:{place.branch}")
    if not found.status:
        return
    rows = found.out.decode("utf-8", "replace").splitlines()
    refused = [row for row in rows if row.startswith(_SAID_NO)]
    raced = refused and _RACED.search(found.words)
    if raced or any(_OUTRUN.search(row) for row in refused):
        raise OutrunError(place.address)
    if not refused:
        raise _unreachable(place, found)
    told = (row for row in found.words.splitlines() if row.startswith(_SAYS))
    words = [row.removeprefix(_SAYS).removeprefix(" ").rstrip() for row in told]
    raise DeclinedError(place.address, tuple(words or [row.split("\t")[-1] for row in refused]))


def _unreachable(place: Place, found: Answer) -> QmsError:
    lines = [each.strip() for each in found.words.splitlines() if each.strip()]
    known = ((each, remedy) for cause, remedy in _CAUSES for each in lines if cause.search(each))
    fatal = (each for each in lines if each.startswith(("fatal:", "error:")))
    reason, remedy = next(known, (next(fatal, found.words), _UNKNOWN))
    plain = _PASSWORD.sub("", reason).removeprefix("fatal: ").removeprefix("error: ")
    return QmsError(
        say("'{address}' cannot be reached: {reason}", address=place.address, reason=plain), remedy
    )
