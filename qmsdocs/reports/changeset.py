"""A change set for people: counts first, then what is new, what changes, what is not taken over."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qmsdocs.law.catalogue.changeset import ChangeSet, Entry, EntryChange, RejectedRow, Turn
from qmsdocs.model.alignment import aligned
from qmsdocs.model.legal import LegalDocument, Relation
from qmsdocs.model.services import Channel, Paper, Service
from qmsdocs.model.text import LegalReference
from qmsdocs.reports.brevity import short
from qmsdocs.reports.changeset_words import DOCUMENTS, FIELD, RELATIONS, SERVICES, does
from qmsdocs.reports.diagnostics import printable
from qmsdocs.wording import Said, Speaker, Value, day_in, in_language, say

MOST = 20
"""Entries of a list that are shown where nobody asks for all."""
_MOST_FIELDS = 6
_ENDING = ("ended", "abolished", "replaced_by")
_TITLE = 90
_VALUE = 70
_AROUND = 20


@dataclass(frozen=True, slots=True)
class _Page:
    """How a change set is shown."""

    speak: Speaker
    language: str
    whole: bool


def as_text(changes: ChangeSet, language: str, *, whole: bool = False) -> str:
    """Return a change set for the terminal; long lists are cut short unless all is asked for."""
    page = _Page(in_language(language), language, whole)
    return "\n".join([*_counts(changes, page), *_lists(changes, page)])


def _counts(changes: ChangeSet, page: _Page) -> Iterator[str]:
    yield page.speak(say("Rows read: {rows}.", rows=changes.rows))
    for by, count in changes.left_out.items():
        yield page.speak(
            say("Left out by {filter}: {count}.", filter=short(by, _VALUE), count=count)
        )
    of = {kind: Counter(each.turn for each in getattr(changes, kind)) for kind in _COUNTED}
    turns = of["services"]
    if turns or changes.same_services:
        yield page.speak(
            say(
                "Public services: {new} new, {changed} changed, {replaced} replaced, "
                "{abolished} abolished, {same} as they are.",
                new=turns[Turn.NEW],
                changed=turns[Turn.CHANGED],
                replaced=turns[Turn.REPLACED],
                abolished=turns[Turn.ABOLISHED],
                same=changes.same_services,
            )
        )
    for kind, same, said in (
        ("documents", changes.same_documents, say("Legal documents")),
        ("relations", changes.same_relations, say("Relations")),
    ):
        if of[kind] or same:
            yield page.speak(
                say(
                    "{kind}: {new} new, {changed} changed, {same} as they are.",
                    kind=said,
                    new=of[kind][Turn.NEW],
                    changed=of[kind][Turn.CHANGED],
                    same=same,
                )
            )
    yield page.speak(say("Rejected rows: {count}.", count=len(changes.rejected)))


_COUNTED = ("services", "documents", "relations")


def _lists(changes: ChangeSet, page: _Page) -> Iterator[str]:
    yield from _turned(changes.services, SERVICES, page, _service_head)
    yield from _turned(changes.documents, DOCUMENTS, page, _document_head)
    yield from _turned(changes.relations, RELATIONS, page, lambda r, p: _relation(r, changes, p))
    yield from _listed(say("Rejected rows"), changes.rejected, page, _rejected)


def _turned(
    changes: Sequence[EntryChange[Entry]],
    heads: Mapping[Turn, Said],
    page: _Page,
    headed: Callable[[Entry, _Page], str],
) -> Iterator[str]:
    def shown(change: EntryChange[Entry], page: _Page) -> Iterator[str]:
        yield headed(change.new, page)
        yield from _fields(change, page)

    for turn, head in heads.items():
        yield from _listed(head, [each for each in changes if each.turn is turn], page, shown)


def _listed(
    head: Said,
    entries: Sequence[Any],
    page: _Page,
    shown: Callable[[Any, _Page], Iterable[str]],
) -> Iterator[str]:
    if not entries:
        return
    most = len(entries) if page.whole else MOST
    yield ""
    yield page.speak(say("{head} ({count}):", head=head, count=len(entries)))
    for each in entries[:most]:
        yield from (f"  {line}" for line in shown(each, page))
    if len(entries) > most:
        more = say("… and {count} more; --all shows them", count=len(entries) - most)
        yield f"  {page.speak(more)}"


def _service_head(service: Service, page: _Page) -> str:
    parts = [service.code, _cut(service.name, page)]
    if service.ended:
        parts.append(page.speak(_end(service)))
    return "  ".join(parts)


def _end(service: Service) -> Said:
    if service.replaced_by and service.abolished:
        by, day = service.replaced_by, service.abolished
        return say("replaced by {codes} from {day} on", codes=by, day=day)
    if service.replaced_by:
        return say("replaced by {codes}", codes=service.replaced_by)
    if service.abolished:
        return say("abolished from {day} on", day=service.abolished)
    return say("abolished, on a day that is not known")


def _document_head(document: LegalDocument, page: _Page) -> str:
    issued = day_in(page.language, document.issued) if document.issued else ""
    known = (document.number, document.issuer, issued, _cut(document.title, page))
    return "  ".join(printable(each) for each in known if each)


def _relation(relation: Relation, changes: ChangeSet, page: _Page) -> str:
    acting, target = (changes.numbers[each] for each in (relation.acting, relation.target))
    parts = [page.speak(does(acting, relation.relation, target))]
    if relation.day:
        parts.append(page.speak(say("from {day} on", day=relation.day)))
    return printable("  ".join([*parts, relation.provisions]).rstrip())


def _rejected(row: RejectedRow, page: _Page) -> Iterator[str]:
    place = f"{row.file}:{row.rejected.row}"
    found = short(row.rejected.found, _VALUE)
    yield printable(f"{place}: {found}: {page.speak(row.rejected.reason)}")


def _fields(change: EntryChange[Any], page: _Page) -> Iterator[str]:
    # That a service ends, when, and what takes its place stands in the head already.
    told = _ENDING if change.turn in (Turn.REPLACED, Turn.ABOLISHED) else ()
    names = [name for name in change.fields if name not in told]
    most = len(names) if page.whole else _MOST_FIELDS
    for name in names[:most]:
        old, new = getattr(change.old, name), getattr(change.new, name)
        yield from (f"  {line}" for line in _field(FIELD[name], old, new, page))
    if len(names) > most:
        more = tuple(FIELD[name] for name in names[most:])
        yield f"  {page.speak(say('also changed: {fields}', fields=more))}"


def _field(label: Said, old: object, new: object, page: _Page) -> Iterator[str]:
    if isinstance(old, tuple) and isinstance(new, tuple):
        yield from _list_field(label, old, new, page)
    elif isinstance(new, bool):
        yield page.speak(say("{field}: {value}", field=label, value=_flag(new)))
    elif not old:
        value = _value(new, page)
        yield page.speak(say("{field}: '{new}', not known before", field=label, new=value))
    else:
        before, after = _different(old, new) if isinstance(old, str) else (old, new)
        yield page.speak(
            say(
                "{field}: '{old}' -> '{new}'",
                field=label,
                old=_value(before, page),
                new=_value(after, page),
            )
        )


def _list_field(
    label: Said, old: tuple[object, ...], new: tuple[object, ...], page: _Page
) -> Iterator[str]:
    pairs = aligned(old, new, _worded)
    if not pairs:
        yield page.speak(say("{field}: in another order", field=label))
        return
    yield page.speak(say("{field}:", field=label))
    most = len(pairs) if page.whole else _MOST_FIELDS
    yield from (f"  {_pair(before, after, page)}" for before, after in pairs[:most])
    if len(pairs) > most:
        yield f"  {page.speak(say('… and {count} more', count=len(pairs) - most))}"


def _pair(before: object | None, after: object | None, page: _Page) -> str:
    """Return what came, went or was worded otherwise, with the sign of a comparison before it."""
    if before is None:
        return f"+ {_value(_worded(after), page)}"
    if after is None:
        return f"- {_value(_worded(before), page)}"
    old, new = _different(_worded(before), _worded(after))
    return f"~ {_value(old, page)} -> {_value(new, page)}"


def _worded(item: object) -> str:
    if isinstance(item, Channel):
        return " | ".join(filter(None, (item.mode, item.limit, item.fee, item.note)))
    if isinstance(item, Paper):
        counts = (str(c) for c in (item.originals, item.copies) if c is not None)
        return " | ".join(filter(None, (item.case, item.name, item.form, "+".join(counts))))
    if isinstance(item, LegalReference):
        issued = item.issued.isoformat() if item.issued else ""
        return " | ".join(filter(None, (item.number, item.issuer, issued)))
    return str(item)


def _different(old: str, new: object) -> tuple[str, str]:
    """Return the part of two texts that is not the same, with a few words around."""
    other = str(new)
    if max(len(old), len(other)) <= _VALUE:
        return old, other
    start = _common(old, other)
    room = min(len(old), len(other)) - start
    end = min(_common(old[::-1], other[::-1]), room)
    first = old.rfind(" ", 0, max(0, start - _AROUND)) + 1
    lead = "… " if first else ""
    before, after = (f"{lead}{each[first : _until(each, end)]}" for each in (old, other))
    return before, after


def _until(text: str, end: int) -> int:
    """Return where to stop: a few letters behind what differs, at the end of a word."""
    found = text.find(" ", len(text) - max(0, end - _AROUND))
    return found if found >= 0 else len(text)


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _value(value: object, page: _Page) -> Value:
    if isinstance(value, date):
        return value
    text = " ".join(str(value).split())
    return printable(text if page.whole else short(text, _VALUE))


def _cut(title: str, page: _Page) -> str:
    return printable(title if page.whole else short(title, _TITLE))


def _flag(value: bool) -> Said:
    return say("yes") if value else say("no")
