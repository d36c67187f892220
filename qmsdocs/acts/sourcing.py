"""The sources that a handbook remembers: added, removed, and what lies there now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qmsdocs.acts.cataloguing import Catalogue, write
from qmsdocs.acts.desk import Clock
from qmsdocs.errors import QmsError
from qmsdocs.exchange.pulling import (
    LARGEST,
    Validators,
    fetch,
    is_address,
    refuse_address,
)
from qmsdocs.model.letters import nearest
from qmsdocs.source.sources import PATH, Source, is_id, read_sources, sources_text
from qmsdocs.wording import Said, say


@dataclass(frozen=True, slots=True)
class Piece:
    """One file that is to be taken over.

    Attributes:
        name: How people call it.
        sole: It was named itself, rather than found in a folder.
    """

    name: str
    content: bytes
    sole: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """What lies at a source.

    Attributes:
        pieces: Its files; none where it is as it was when it was last fetched.
        said: What the server said of its state; none where there is no server.
    """

    pieces: tuple[Piece, ...] = ()
    said: Validators | None = None


def sources_of(catalogue: Catalogue) -> tuple[Source, ...]:
    """Return the sources that a handbook remembers, in their order."""
    content = catalogue.content(PATH)
    return read_sources(content) if content else ()


def named(sources: Iterable[Source], names: Iterable[str]) -> tuple[Source, ...]:
    """Return the sources with these ids; without any, all.

    Raises:
        QmsError: There is none with such an id, or none at all.
    """
    known = {each.id: each for each in sources}
    for name in names:
        if name not in known:
            close = nearest(name, known)
            raise QmsError(
                say("no source has the id '{id}'", id=name),
                say("Did you mean '{word}'?", word=close)
                if close
                else say("'qmsdocs catalogue source list' lists them."),
            )
    if not known:
        raise QmsError(
            say("the handbook remembers no source"),
            say("Add one with 'qmsdocs catalogue source add ID FROM'."),
        )
    return tuple(known[name] for name in dict.fromkeys(names)) or tuple(known.values())


def add(root: Path, clock: Clock, catalogue: Catalogue, source: Source) -> str:
    """Remember a source, in one commit; return its id.

    Raises:
        QmsError: Its id is taken or cannot be one, or nothing can lie there.
    """
    known = sources_of(catalogue)
    if not is_id(source.id):
        raise QmsError(
            say("'{id}' cannot be the id of a source", id=source.id),
            say("Use lower-case letters, digits and single hyphens, such as 'bo-tu-phap'."),
        )
    if any(each.id == source.id for each in known):
        raise QmsError(
            say("there is a source '{id}' already", id=source.id),
            say("Choose another id, or remove that one first."),
        )
    if is_address(source.origin):
        refuse_address(source.origin)
    elif not (root / source.origin).exists():
        raise _missing(source.origin)
    said = say("Remember the source {id}: {origin}", id=source.id, origin=source.origin)
    return _write(root, clock, catalogue, (*known, source), said)


def remove(root: Path, clock: Clock, catalogue: Catalogue, name: str) -> str:
    """Forget a source, in one commit; return its id.

    Raises:
        QmsError: There is none with this id.
    """
    known = sources_of(catalogue)
    (gone,) = named(known, [name])
    kept = tuple(each for each in known if each is not gone)
    return _write(root, clock, catalogue, kept, say("Forget the source {id}", id=name))


def look(root: Path, source: Source, known: Validators | None) -> Found:
    """Return what lies at a source now.

    Args:
        root: The handbook's folder, from which relative paths lead.
        source: Where.
        known: What its server said of its state when it was last fetched.

    Raises:
        QmsError: Nothing can be had from there.
    """
    if not is_address(source.origin):
        return Found(tuple(pieces(root / source.origin)))
    fetched = fetch(source.origin, known)
    if fetched is None:
        return Found(said=known)
    return Found((Piece(fetched.name, fetched.content),), fetched.validators)


def pieces(path: Path) -> Iterator[Piece]:
    """Yield a file, or each file of a folder that is not hidden, in order of the names.

    Raises:
        QmsError: It cannot be read, or is larger than anything that is taken over.
    """
    if not path.is_dir():
        yield Piece(path.name, _content(path))
        return
    try:
        lying = sorted(each for each in path.iterdir() if each.is_file())
    except OSError as error:
        raise _unreadable(path, error.strerror or "?") from None
    for each in lying:
        if not each.name.startswith((".", "~$")):
            yield Piece(each.name, _content(each), sole=False)


def _content(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise QmsError(say("'{path}' is neither a file nor a folder", path=str(path)))
        if path.stat().st_size > LARGEST:
            raise QmsError(
                say(
                    "'{path}' has more than {largest} MB, the most that is read",
                    path=str(path),
                    largest=LARGEST // (1024 * 1024),
                )
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise _missing(str(path)) from None
    except OSError as error:
        raise _unreadable(path, error.strerror or "?") from None


def _unreadable(path: Path, reason: str) -> QmsError:
    return QmsError(say("'{path}' cannot be read: {reason}", path=str(path), reason=reason))


def _missing(path: str) -> QmsError:
    return QmsError(
        say("'{path}' does not exist", path=path),
        say("Name a file, a folder, or an address that begins with https://."),
    )


def _write(
    root: Path, clock: Clock, catalogue: Catalogue, sources: tuple[Source, ...], said: Said
) -> str:
    return write(root, clock, catalogue, {PATH: sources_text(sources)}, "catalogue source", said)
