"""Where the catalogue is brought up to date from: ``content/catalogue/sources.yml``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qmsdocs.errors import QmsError
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.wording import say
from qmsdocs.workflow.record_text import scalar

PATH = "content/catalogue/sources.yml"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Source:
    """A place from which the catalogue is brought up to date.

    Attributes:
        origin: A folder, a file (relative ones from the handbook's own folder), or an address.
        levels: Only services of these levels.
        codes: Only services with these codes.
        fields: Only services of these fields.
        name: What new and changed entries name as their source; empty: the file's name.
    """

    id: str
    origin: str
    levels: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    name: str = ""


def is_id(text: str) -> bool:
    """May a source be called so? Lower-case letters, digits and single hyphens."""
    return _ID.fullmatch(text) is not None


def read_sources(content: bytes) -> tuple[Source, ...]:
    """Return the sources that a file remembers.

    Raises:
        QmsError: It cannot be read; what is fetched by half a list would be half.
    """
    try:
        yaml = read_yaml(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise QmsError(say("'{path}' is not UTF-8", path=PATH)) from None
    notes = Notes(PATH)
    notes.take(yaml)
    top = Fields.of(yaml, notes)
    top.ask("sources")
    found = tuple(_source(each) for each in top.each("list"))
    top.refuse_unknown()
    for fault in notes.faults:
        raise QmsError(
            say("{place}: {reason}", place=str(fault.hit.place), reason=fault.hit.message),
            say("Mend the file, or take it away and add the sources anew."),
        )
    return found


def sources_text(sources: Iterable[Source]) -> bytes:
    """Return the file that remembers these sources."""
    return "".join(f"{line}\n" for line in _lines(sources)).encode()


def _source(found: Fields) -> Source:
    source = Source(
        found.text("id", required=True),
        found.text("from", required=True),
        found.texts("levels"),
        found.texts("codes"),
        found.texts("fields"),
        found.text("source"),
    )
    found.refuse_unknown()
    return source


def _lines(sources: Iterable[Source]) -> Iterator[str]:
    yield "sources: 1"
    yield "list:"
    for each in sources:
        yield f"  - id: {scalar(each.id)}"
        yield f"    from: {scalar(each.origin)}"
        for key, values in (
            ("levels", each.levels),
            ("codes", each.codes),
            ("fields", each.fields),
        ):
            if values:
                yield f"    {key}: [{', '.join(map(scalar, values))}]"
        if each.name:
            yield f"    source: {scalar(each.name)}"
