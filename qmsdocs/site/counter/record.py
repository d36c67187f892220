"""The national record of a public service beside the text: where it lies, and where they differ."""

from collections.abc import Iterable, Iterator
from html import escape

from qmsdocs.law.services.anatomy import Anatomy
from qmsdocs.law.services.fees import differing
from qmsdocs.law.services.offices import elsewhere
from qmsdocs.law.services.papers import is_paper, papers, without_counterpart
from qmsdocs.law.services.parts import Part
from qmsdocs.law.services.service_facts import Held
from qmsdocs.model.durations import written
from qmsdocs.model.services import Service, national_code
from qmsdocs.model.text import Text
from qmsdocs.model.topics import Topic
from qmsdocs.site.context import Site
from qmsdocs.site.counter.facts import MODE, ONLINE, PART
from qmsdocs.site.counter.markup import Group, table_html
from qmsdocs.site.sanitize import safe_address
from qmsdocs.wording import Said, say

Block = dict[str, object]
_SHOWN = 6
"""Papers of a row that are named."""


def known(site: Site, text: Text) -> tuple[Service, ...]:
    """Return the records of the services that a text carries out; empty unless all are known."""
    codes = [national_code(code) or code for code in text.services]
    services = site.corpus.services
    return tuple(services[code] for code in codes) if all(c in services for c in codes) else ()


def record(site: Site, text: Text, facts: Anatomy, records: tuple[Service, ...]) -> Block | None:
    """Return the services of a text with where to find them, and what differs from their records.

    None where the text carries out none. The address is that of the record; without one, the
    theme makes it of the pattern in the settings.
    """
    if not text.services:
        return None
    made: Block = {
        "label": site.say(say("National record")),
        "services": [_service(site, code) for code in text.services],
        "open": site.say(say("Open on the National Public Service Portal")),
        "search": site.say(say("Look it up on the National Public Service Portal")),
    }
    if not records:
        lead = say("The catalogue here has no such record; nothing could be compared.")
        return {**made, "lead": site.say(lead)}
    held = Held(text, records)
    rows = list(_differences(site, held, facts))
    checked = [each.checked for each in records if each.checked]
    day = min(checked, default=None)
    compared = (
        say("Compared with the record as read on {day}.", day=day)
        if day
        else say("Compared with the record as it stands in the catalogue.")
    )
    made["lead"] = site.say(compared)
    if not rows:
        made["same"] = site.say(
            say("Nothing was found that certainly differs in limit, fee, dossier or authority.")
        )
        return made
    return {**made, "table": _table(site, rows)}


def _table(site: Site, rows: Iterable[tuple[Said, str, str]]) -> str:
    heads = (say("Fact"), say("This document"), say("National record"))
    groups = (
        Group(site.say(label), [[escape(ours), escape(theirs)]]) for label, ours, theirs in rows
    )
    caption = site.say(say("National record"))
    return table_html(caption, [site.say(each) for each in heads], groups, kind="qms-compared")


def _service(site: Site, code: str) -> Block:
    service = site.corpus.services.get(national_code(code) or code)
    made: Block = {"code": code, "name": service.name if service else ""}
    link = service.link if service else ""
    if link.startswith("https://") and safe_address(link):
        made["url"] = link
    return made


def _differences(site: Site, held: Held, facts: Anatomy) -> Iterator[tuple[Said, str, str]]:
    yield from _limit(held)
    rows = held.rows(Topic.FEE)
    found = differing([row.text for row in rows], held.fees, copies=held.about_copies)
    if rows and found:
        mode, ours = found
        theirs = held.fees[mode].written
        yield PART[Part.FEE], ", ".join(ours.written), f"{', '.join(theirs)} ({mode})"
    yield from _papers(site, held)
    modes = held.online
    if facts.online and modes and facts.online not in modes:
        shown = [site.say(MODE[each]) if each in MODE else each for each in sorted(modes)]
        yield ONLINE, site.say(MODE[facts.online]), ", ".join(shown)
    offices = held.rows(Topic.AUTHORITY)
    row = elsewhere(offices, held.ranks) if offices and held.ranks else None
    if row is not None:
        yield PART[Part.AGENCY], row.text.strip(" -+*|"), held.offices


def _limit(held: Held) -> Iterator[tuple[Said, str, str]]:
    limit = held.limit
    promise = held.promised if limit else None
    if promise is None or limit is None:
        return
    if limit.exceeded_by(promise.amount) or limit.longest.exceeds(promise.amount):
        yield PART[Part.LIMIT], written(promise.amount), limit.written


def _papers(site: Site, held: Held) -> Iterator[tuple[Said, str, str]]:
    texts = [row.text for row in held.rows(Topic.DOSSIER)]
    asked = [paper for service in held.services for paper in service.dossier]
    if not texts or not asked:
        return
    lacking = without_counterpart(filter(is_paper, (each.name for each in asked)), texts)
    beyond = without_counterpart(papers(texts), [f"{each.name} {each.case}" for each in asked])
    nothing = site.say(say("not asked for"))
    if lacking:
        yield PART[Part.DOSSIER], nothing, _named(lacking)
    if beyond:
        yield PART[Part.DOSSIER], _named(beyond), nothing


def _named(found: tuple[str, ...]) -> str:
    more = " …" if len(found) > _SHOWN else ""
    return "; ".join(" ".join(each.split()) for each in found[:_SHOWN]) + more
