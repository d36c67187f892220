"""Public services by their national codes, each with the procedure that carries it out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from qmsdocs.law.step.coverage import Extent
from qmsdocs.law.step.suspicion import FORM
from qmsdocs.model.letters import collation_key
from qmsdocs.model.services import Channel, national_code
from qmsdocs.site import addresses
from qmsdocs.site.addresses import service_anchor
from qmsdocs.site.context import Site
from qmsdocs.site.lists.description import Column, Kind, Listing, Mark, Row, Value
from qmsdocs.site.lists.documents import document_links
from qmsdocs.wording import Said, say

_COLUMNS = (
    Column("field", say("Field"), facet=True),
    Column("code", say("Service code"), Kind.CODE),
    Column("name", say("Name of the public service"), wide=True),
    Column("procedure", say("Our procedure"), Kind.LINKS),
    Column("state", say("State"), Kind.STATE, facet=True),
    Column("limit", say("Time limit")),
    Column("fee", say("Fee")),
)


def by_service(site: Site) -> Listing:
    """Return the services of the office's scope, and those that documents carry out besides."""
    corpus, carried = site.corpus, _carried(site)
    due = {each.code for each in Extent.of(corpus.services, corpus.scope).due_on(corpus.day)}

    def place(code: str) -> tuple[bool, tuple[str, str, str], str]:
        record = corpus.services.get(code)
        field = record.field if record else ""
        return not field, collation_key(field), code

    codes = sorted(due | set(carried), key=place)
    leads = [
        say(
            "{count} public services of the national catalogue on {day}.",
            count=len(codes),
            day=corpus.day,
        )
    ]
    if corpus.scope is None:
        leads.append(
            say(
                "The office does not say which services it carries out; "
                "those of its procedures are listed."
            )
        )
    return Listing(
        page=addresses.BY_SERVICE,
        name=say("By public service"),
        title=say("Public services and our procedures"),
        leads=tuple(leads),
        columns=_COLUMNS,
        rows=tuple(_row(site, code, carried.get(code, ()), due) for code in codes),
        group="field",
    )


def _carried(site: Site) -> Mapping[str, list[str]]:
    """Return the documents of the site that carry out each service, by its national code."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in site.standing:
        if entry.text.kind != FORM:
            for code in entry.text.services:
                found[national_code(code) or code].append(entry.document)
    return found


def _row(site: Site, code: str, documents: Sequence[str], due: set[str]) -> Row:
    record = site.corpus.services.get(code)
    said, tone = _state(site, code, documents, due)
    values: tuple[Value, ...] = (
        (record.field if record else "") or site.say(say("No field named")),
        code,
        record.name if record else "",
        document_links(site, documents),
        Mark(site.say(said), tone),
        _told([(each, each.limit) for each in record.channels]) if record else "",
        _told([(each, each.fee) for each in record.channels]) if record else "",
    )
    # Search leads to the page of a document; what has none is found here.
    return Row(values, "" if documents else service_anchor(code))


def _state(site: Site, code: str, documents: Sequence[str], due: set[str]) -> tuple[Said, str]:
    listed = site.corpus.services.listed.get(code)
    if listed is None:
        return say("Not in the catalogue of public services"), "warn"
    if listed.ended_on(site.corpus.day):
        return say("No more in the national catalogue"), "warn"
    if not documents:
        return say("No procedure published yet"), "warn"
    if site.corpus.scope is not None and code not in due:
        return say("Outside the office's scope"), "note"
    return say("Has a procedure"), "good"


def _told(channels: Sequence[tuple[Channel, str]]) -> tuple[str, ...]:
    """Return what the ways to hand in a file differ in, once where they do not differ."""
    known = [
        (channel.mode, " ".join(value.split())) for channel, value in channels if value.strip()
    ]
    once = dict.fromkeys(value for _, value in known)
    if len(once) == 1 or len({mode for mode, _ in known}) == 1:
        return tuple(once)
    return tuple(dict.fromkeys(f"{mode}: {value}" if mode else value for mode, value in known))
