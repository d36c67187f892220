"""Working together: what others shared is brought in, what was done here is shared."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from qmsdocs.acts.aside import Aside, give_way, step_aside
from qmsdocs.acts.clashes import Clash
from qmsdocs.acts.deed import RefusedError
from qmsdocs.acts.desk import Clock, Desk, open_desk, work_tree
from qmsdocs.acts.sides import Side, Told, told
from qmsdocs.acts.uncounted import uncounted, vouchers
from qmsdocs.diagnostics import Diagnostic
from qmsdocs.edits.commit import (
    Change,
    InTheWayError,
    complete,
    git_folder,
    go_to,
    make,
    refuse_busy,
)
from qmsdocs.edits.history import Author
from qmsdocs.edits.joining import Lines, join, parted
from qmsdocs.edits.sharing import OutrunError, Place, fetch, place_of, send, stood_at
from qmsdocs.model.places import CONTENT
from qmsdocs.proof.incoming import Incoming, judge
from qmsdocs.proof.versions import REGISTERS, register_path
from qmsdocs.source.git import Repository
from qmsdocs.source.gitlog import Commit, differences
from qmsdocs.source.load import load
from qmsdocs.source.slices import commit_slice
from qmsdocs.wording import Said, in_language, say
from qmsdocs.workflow.refusal import Refusal

_RECORDS = f"{CONTENT}/records/"
_ATTACHED = ".files/"
_NEVER_MIXED = (_RECORDS, *map(register_path, REGISTERS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What came of bringing in what others shared.

    Attributes:
        theirs: Full id of where the shared branch stands; empty: nobody shared anything yet.
        tip: Full id of where the own branch stands now.
        came: What others did that was not here yet.
        own: What was done here and is not shared yet.
        notices: What whoever pulls ought to know about the files as they are now.
    """

    place: Place
    theirs: str
    tip: str
    came: tuple[Told, ...]
    own: tuple[Told, ...]
    notices: tuple[Said, ...] = ()
    aside: Aside | None = None


class ApartError(RefusedError):
    """Two sides cannot be brought together.

    Attributes:
        reasons: Who did what that does not go together.
    """

    def __init__(self, clash: Clash) -> None:
        super().__init__(
            Refusal(
                say("what was done here cannot be brought together with what others shared"),
                say(
                    "Nothing was changed, and nothing is lost. 'qmsdocs pull --aside' puts your "
                    "work aside, where you find it again, and brings in what was shared; then do "
                    "yours anew on top of it."
                ),
            ),
            clash.unexplained,
        )
        self.reasons = clash.reasons


def pull(root: Path, clock: Clock, *, aside: bool = False) -> Pulled:
    """Bring in what others shared.

    Args:
        root: Folder that holds ``content/``, in a work tree.
        clock: Tells the moment.
        aside: Where both cannot be brought together, put own work aside and take theirs.

    Raises:
        ApartError: Both cannot be brought together; nothing was changed.
        InTheWayError: Changes that are not committed would be lost; nothing was changed.
        QmsError: The branch is not shared, or the other repository cannot be read.
    """
    repository = _ready(root)
    place = place_of(repository)
    stood = stood_at(repository, place)
    theirs, ours = fetch(repository, place), repository.commit_id("HEAD")
    if not theirs:
        return Pulled(place=place, theirs="", tip=ours, came=(), own=told(repository, "", ours))
    lines = parted(repository, theirs, ours)
    pulled = Pulled(
        place=place,
        theirs=theirs,
        tip=ours,
        came=told(repository, lines.base, theirs),
        own=told(repository, lines.base, ours),
        notices=tuple(_rewritten(repository, stood, theirs)),
    )
    if theirs == lines.base:
        return pulled
    try:
        tip, notices = _together(root, repository, lines, clock)
    except ApartError:
        if not aside:
            raise
        return replace(pulled, tip=theirs, aside=give_way(repository, lines, clock))
    pulled = replace(pulled, tip=tip, notices=pulled.notices + notices)
    try:
        go_to(repository, ours, tip)
    except InTheWayError:
        if not aside:
            raise
        return replace(pulled, aside=step_aside(repository, ours, tip, clock))
    return pulled


def push(root: Path, clock: Clock) -> Pulled:
    """Bring in what others shared, then share what was done here; ``own`` is what was sent.

    Raises:
        ApartError: Both cannot be brought together; nothing was changed.
        DeclinedError: The other repository refuses it; it stays here as it is.
        QmsError: As for ``pull``.
    """
    pulled = pull(root, clock)
    if not pulled.own and pulled.tip == pulled.theirs:
        return pulled
    try:
        send(Repository.at(root), pulled.place, pulled.tip)
    except OutrunError:
        # Somebody was faster in between: once more on top of that, and no oftener.
        came = pulled.came
        pulled = pull(root, clock)
        pulled = replace(pulled, came=came + pulled.came)
        send(Repository.at(root), pulled.place, pulled.tip)
    return pulled


def _ready(root: Path) -> Repository:
    """Return the repository of a work tree in which nothing is left undone."""
    repository = work_tree(root)
    complete(repository)
    refuse_busy(git_folder(repository))
    return repository


def _rewritten(repository: Repository, stood: str, theirs: str) -> Iterator[Said]:
    """Say so where the shared branch has lost commits that it held."""
    if stood and stood != theirs:
        lost = repository.ask("rev-list", "--count", stood, f"^{theirs}").strip()
        if lost != "0":
            yield say(
                "commits that were shared before are not shared any more ({count}, the last of "
                "them {commit}): somebody rewrote the history; tell whoever keeps the shared "
                "repository",
                count=int(lost),
                commit=stood[:10],
            )


def _together(
    root: Path, repository: Repository, lines: Lines, clock: Clock
) -> tuple[str, tuple[Said, ...]]:
    """Return the commit in which both lines are together, and what is to be known about it.

    Raises:
        ApartError: They cannot be.
    """
    if lines.ours == lines.base:
        return lines.theirs, ()
    desk = open_desk(root, [], clock)
    sides = (
        Side.since(repository, lines.base, lines.theirs),
        Side.since(repository, lines.base, lines.ours),
    )
    tree, mixed = _joined(desk, lines, sides)
    tip = make(repository, _joining(desk, lines, tree))
    return tip, (*_mixtures(mixed), *_uncounted(desk, tip, sides))


def _joined(desk: Desk, lines: Lines, sides: tuple[Side, Side]) -> tuple[str, tuple[str, ...]]:
    """Return the tree with both sides, and the files of which each side changed other lines.

    Raises:
        ApartError: There is none, or it has errors that neither side has.
    """
    theirs, ours = sides
    prefix = desk.repository.prefix

    def may_mix(path: str) -> bool:
        inner = path.removeprefix(prefix)
        text = theirs.texts.get(inner) or ours.texts.get(inner)
        vouched = text is not None and text.id in theirs.covered | ours.covered
        return not (vouched or _ATTACHED in inner or inner.startswith(_NEVER_MIXED))

    joined = join(desk.repository, lines, may_mix)
    torn = tuple(path.removeprefix(prefix) for path in joined.torn)
    found = () if torn else _new_errors(desk, lines, joined.tree)
    if torn or found:
        roster = load(commit_slice(desk.repository, lines.theirs, ()), desk.day, desk.aids).roster
        raise ApartError(Clash(theirs, ours, torn, found, roster))
    return joined.tree, tuple(path.removeprefix(prefix) for path in joined.mixed)


def _new_errors(desk: Desk, lines: Lines, tree: str) -> tuple[Diagnostic, ...]:
    """Return the errors of a tree that neither side has."""
    came = _errors(desk, lines.theirs, tree)
    own = _errors(desk, lines.base, lines.ours) if came else ()
    return tuple(each for each in came if each not in own)


def _errors(desk: Desk, base: str, tree: str) -> tuple[Diagnostic, ...]:
    """Return what a server would refuse, were it to accept a tree on top of a commit."""
    changes = differences(desk.repository, base, tree)
    made = tuple(each for each in changes if each.before != each.after)
    line = [Commit("", int(desk.moment.timestamp()), desk.recorder.name, made, parent=base)]
    incoming = Incoming(repository=desk.repository, base=base, line=line, changes=changes)
    return judge(incoming, desk.moment).refused


def _joining(desk: Desk, lines: Lines, tree: str) -> Change:
    """Return the commit that joins both lines, the shared one going on."""
    speak = in_language(desk.corpus.office.language or "vi")
    subject = speak(say("Bring what was done here together with what others shared"))
    return Change(
        base=lines.theirs,
        author=Author(desk.recorder.name, desk.recorder.email),
        moment=desk.moment,
        message=f"{subject}\n\nQmsdocs-Act: pull\n",
        joins=lines.ours,
        tree=tree,
    )


def _mixtures(paths: tuple[str, ...]) -> Iterator[Said]:
    for path in paths:
        yield say(
            "'{path}' now holds what others changed and what you changed, line by line; read it "
            "before you go on",
            path=path,
        )


def _uncounted(desk: Desk, tip: str, sides: tuple[Side, Side]) -> Iterator[Said]:
    theirs, ours = sides
    covers = [act.cover for side in sides for act in vouchers(side)]
    if covers:
        words = {word for cover in covers for word in (cover.id, cover.code)}
        joined = load(commit_slice(desk.repository, tip, words), desk.day, desk.aids)
        yield from uncounted(joined, theirs, ours)
        yield from uncounted(joined, ours, theirs)
