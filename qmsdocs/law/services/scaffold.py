"""The body of a procedure drafted from a service's record and a template with places for facts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qmsdocs.law.services import scaffold_text
from qmsdocs.law.services.shares import one_limit, shared
from qmsdocs.law.services.standing_basis import StandingBasis
from qmsdocs.model.durations import Amount, written
from qmsdocs.model.letters import slug
from qmsdocs.model.office import Named, Office, Unit, on
from qmsdocs.model.services import Channel, Service

_PLACE = re.compile(r"\$(\w+)(?:\{([^{}]*)\})?")
_EMPTY_LINES = re.compile(r"\n{3,}")
_STEP = "step"
_SHARES = {"receive": 1, "examine": 12, "review": 3, "sign": 3, "return": 1}
"""The usual steps, and how much of the limit each takes, in twentieths."""
_CONSULTING = {"receive": 1, "examine": 7, "consult": 5, "review": 3, "sign": 3, "return": 1}
"""The same where other bodies are asked."""
_COUNTER = re.compile(r"hanh-chinh-cong|mot-cua|tiep-nhan")
_HEADS = (("van-phong", "chanh-van-phong"), ("phong", "truong-phong"), ("to", "to-truong"))
_COMMITTEE = re.compile(r"uy-ban-nhan-dan|ubnd|chu-tich")


class UnknownPlaceError(Exception):
    """A template has a place of a name that is no fact of a service.

    Attributes:
        name: The name.
        known: Those that there are, sorted.
    """

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(sorted(known))


@dataclass(frozen=True, slots=True)
class Setting:
    """The office that a procedure is drafted for, and the unit that will answer for it."""

    office: Office
    day: date
    unit: str = ""


def body(template: str, service: Service, basis: StandingBasis, setting: Setting) -> str:
    """Return the body of a draft: a template in which each place is filled with its fact.

    A place is ``$name``, or ``$name{words}``: the words stand where the record has no such
    fact. A line with a place for which there is nothing is left out. ``$step`` counts up.

    Raises:
        UnknownPlaceError: The template names a fact that there is not.
    """
    facts = {
        **_of_service(service, basis),
        **_of_office(service, setting),
        **_times(template, service),
    }
    lines = _filled(template, facts)
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip() + "\n"


def limit_of(channels: Sequence[Channel]) -> Amount | None:
    """Return the limit that steps have to keep: the shortest of those counted in one way.

    None where a record states none, or one of its limits names several amounts.
    """
    stated = [one_limit(each.limit) for each in channels if each.limit]
    found = [each for each in stated if each is not None]
    if not found or len(found) < len(stated):
        return None
    alike = [each for each in found if each.kinds == found[-1].kinds]
    return min(alike, key=lambda each: each.low) if len(alike) == len(found) else None


def _filled(template: str, facts: Mapping[str, str]) -> Iterator[str]:
    steps = 0
    for line in template.split("\n"):
        known = {**facts, _STEP: str(steps + 1)}
        filled = _line(line, known)
        if filled is not None:
            steps += f"${_STEP}" in line
            yield filled


def _line(line: str, facts: Mapping[str, str]) -> str | None:
    """Return a line with its places filled; none where there is nothing for one of them."""
    values = []
    for found in _PLACE.finditer(line):
        if found[1] not in facts:
            raise UnknownPlaceError(found[1], list(facts))
        values.append(facts[found[1]] or found[2] or "")
    waiting = iter(values)
    return _PLACE.sub(lambda _: next(waiting), line) if all(values) else None


def _of_service(service: Service, basis: StandingBasis) -> dict[str, str]:
    """Return what the record says; what it does not say is empty."""
    text = scaffold_text
    return {
        "code": service.code,
        "title": text.inline(text.title_of(service.name)),
        "applicants": text.phrase(", ".join(service.applicants)),
        "agency": text.phrase(service.agency),
        "authority": text.phrase(service.authority),
        "delegated": text.phrase(service.delegated),
        "coordinating": text.phrase(service.coordinating),
        "conditions": text.items([service.conditions]),
        "results": text.items(service.results),
        "online": text.phrase(service.online),
        "basis": text.items(_ended([each.line for each in basis.kept])),
        "papers": text.papers(service.dossier),
        "remarks": text.remarks(service.dossier),
        "forms": text.forms(service.dossier),
        "limits": text.limits(service.channels),
        "fees": text.fees(service.channels),
        "modes": text.modes(service.channels),
        "notes": text.notes(service.channels),
    }


def _ended(lines: Sequence[str]) -> Iterator[str]:
    for place, line in enumerate(lines, start=1):
        yield f"{line}{';' if place < len(lines) else '.'}"


def _of_office(service: Service, setting: Setting) -> dict[str, str]:
    """Return who takes part, by plain rules; who cannot be told is empty.

    The counter is the one unit that bears its usual name. Who examines is the one role of a
    clerk or specialist, who reviews the head that the unit in charge has by its name. The
    chairman signs where the record names the people's committee, or nobody.
    """
    office, day = setting.office, setting.day
    roles, units = on(office.roles, day), on(office.units, day)
    unit = next((each for each in units if each.id == setting.unit), None)
    officer = _only(
        each for each in roles if slug(each.name).startswith(("cong-chuc", "chuyen-vien"))
    )
    named = slug(service.authority or service.agency)
    signs = not named or _COMMITTEE.search(named)
    counter = _only(each for each in units if _COUNTER.search(slug(each.name)))
    return {
        "office": scaffold_text.inline(office.name),
        "unit": unit.name if unit else "",
        "counter": counter,
        "place": scaffold_text.phrase(service.receiving) or counter,
        "officer": f"{officer}, {unit.name}" if officer and unit else officer,
        "head": _head(unit, roles),
        "leader": _only(e for e in roles if slug(e.name).startswith("chu-tich")) if signs else "",
    }


def _head(unit: Unit | None, roles: Sequence[Named]) -> str:
    name = f"{slug(unit.name)}-" if unit else ""
    wanted = next((role for start, role in _HEADS if name.startswith(f"{start}-")), "")
    return _only(each for each in roles if wanted and slug(each.name).startswith(wanted))


def _only(entries: Iterator[Named | Unit]) -> str:
    """Return the name of the only entry; empty where there are several, or none."""
    found = [each.name for each in entries]
    return found[0] if len(found) == 1 else ""


def _times(template: str, service: Service) -> dict[str, str]:
    """Return the times of the steps that the template has; empty where the limit is not divided."""
    usual = _CONSULTING if scaffold_text.phrase(service.coordinating) else _SHARES
    shares = {step: share for step, share in usual.items() if f"$time_{step}" in template}
    limit = limit_of(service.channels)
    times = shared(limit, [*shares.values()]) if limit and shares else ()
    found = {f"time_{step}": "" for step in (*_CONSULTING, "total")}
    if limit and times:
        found |= {f"time_{step}": time for step, time in zip(shares, times, strict=True)}
        found["time_total"] = written(limit)
    return found
