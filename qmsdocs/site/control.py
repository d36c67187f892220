"""The control block of a page: what the records say of the text that stands on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qmsdocs.model.authority import proof_level, right_of, target_of
from qmsdocs.model.records import VOUCHING, Act, Meaning, Record
from qmsdocs.model.terms import CAPACITY, MEANING, PROOF, STATE
from qmsdocs.model.text import Text
from qmsdocs.model.timeline import State
from qmsdocs.reports.history import disclosed
from qmsdocs.site.context import TONES, Site, capital, given
from qmsdocs.site.selection import Edition, Entry, View, visible
from qmsdocs.wording import Said, say

_SHORT = 12
Block = dict[str, object]


@dataclass(frozen=True, slots=True)
class Shown:
    """A text with the records that speak for it."""

    text: Text
    state: State
    vouchers: tuple[Act, ...] = ()
    act: Act | None = None
    correction: Act | None = None
    last_day: date | None = None

    @classmethod
    def of_edition(cls, entry: Entry, edition: Edition) -> "Shown":
        """Return a promulgated text with its records."""
        revision = edition.revision
        corrected = edition.wording is not revision.wordings[0]
        correction = edition.wording.act if corrected else None
        last_day = edition.last_day(entry.timeline)
        return cls(
            edition.text, edition.state, revision.vouchers, revision.act, correction, last_day
        )


def control_block(site: Site, shown: Shown, *, proved_only: bool = False) -> Block:
    """Return the control block as plain values; the theme gives them their form.

    Where only something older is proved, nothing is said to be in force.
    """
    text = shown.text
    state = say("last proved revision") if proved_only else STATE[shown.state]
    full = text.fingerprint
    return {
        "kind": site.corpus.office.name_of(site.corpus.office.kinds, text.kind),
        "code": text.code,
        "title": text.title,
        "state": capital(site.say(state)),
        "tone": "warn" if proved_only else TONES.get(shown.state, "draft"),
        "facts": [
            {"label": site.say(label), "value": value}
            for label, value in given(_facts(site, shown))
        ],
        "signatures": list(_signatures(site, shown)),
        "notes": [
            site.say(each) for each in (*_late(shown), *disclosed(site.corpus, shown.vouchers))
        ],
        "fingerprint": {
            "label": site.say(say("Fingerprint of the content")),
            "short": full.rpartition(":")[2][:_SHORT],
            "full": full,
        },
    }


def _facts(site: Site, shown: Shown) -> Iterator[tuple[Said, str]]:
    text, act, office = shown.text, shown.act, site.corpus.office
    yield say("Document code"), text.code
    yield say("Issue"), f"{text.number.issue:02d}"
    yield say("Revision"), f"{text.number.revision:02d}"
    if act is not None:
        yield say("In force from"), site.day(act.effective)
        if shown.last_day:
            yield say("In force to"), site.day(shown.last_day)
        yield say("Decision"), site.decision(act.record.decision)
    if text.unit:
        yield say("Unit in charge"), site.unit(text.unit, site.corpus.day)
    yield say("Field"), office.name_of(office.fields, text.field) if text.field else ""
    if act is not None and act.record.meaning is Meaning.BASELINE:
        yield say("Taken over from"), act.record.predecessor
    if shown.correction is not None:
        yield say("Corrected from"), site.day(shown.correction.effective)
    if not visible(site.corpus, text, View()):
        yield say("Access"), site.say(say("within the office"))


def _signatures(site: Site, shown: Shown) -> Iterator[Block]:
    acts = list(shown.vouchers)
    acts += [each for each in (shown.act, shown.correction) if each and each not in acts]
    for meaning in (*VOUCHING, Meaning.PROMULGATED, Meaning.BASELINE, Meaning.CORRECTED):
        people = [_signature(site, act) for act in acts if act.record.meaning is meaning]
        if people:
            yield {"label": capital(site.say(MEANING[meaning])), "people": people}


def _signature(site: Site, act: Act) -> Block:
    record = act.record
    return {
        "name": site.corpus.roster.name(record.signer),
        "role": _role(site, act),
        "day": site.day(record.signed_on),
        "proof": capital(site.say(PROOF[proof_level(site.corpus, record)])),
    }


def _role(site: Site, act: Act) -> str:
    record, office = act.record, site.corpus.office
    role = office.name_of(office.roles, record.role)
    if record.capacity is None:
        return role
    capacity = CAPACITY[record.capacity]
    right = right_of(site.corpus, record, target_of(site.corpus, act))
    if right is None or not right.mandate.stands_for:
        return site.say(say("{role}, {capacity}", role=role, capacity=capacity))
    principal = office.name_of(office.roles, right.mandate.stands_for)
    return site.say(
        say("{role}, {capacity} {principal}", role=role, capacity=capacity, principal=principal)
    )


def _late(shown: Shown) -> Iterator[Said]:
    record: Record | None = shown.act.record if shown.act else None
    if record is not None and record.recorded_on != record.signed_on:
        yield say(
            "Signed on paper on {signed}, recorded here on {recorded}",
            signed=record.signed_on,
            recorded=record.recorded_on,
        )
