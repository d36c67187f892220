"""Checks on the public services that a text names: is each one there, and carried out once?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from qmsdocs.checks.bodies import Body, bodies
from qmsdocs.checks.registry import Check
from qmsdocs.diagnostics import Hit, Nature, Place, Severity
from qmsdocs.law.services.service_titles import Titles
from qmsdocs.law.step.suspicion import FORM
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.services import Listed, Services, national_code
from qmsdocs.model.text import Text
from qmsdocs.wording import Said, say


@dataclass(frozen=True, slots=True)
class Named:
    """A public service that a text names.

    Attributes:
        written: The code as it stands in the text.
        code: Its national part; empty where it has none.
        listed: What the catalogue lists of it; none where it does not have it.
    """

    body: Body
    written: str
    code: str
    listed: Listed | None

    def hit(self, said: Said, hint: Said | None = None, severity: Severity | None = None) -> Hit:
        """Return a hit on the services of the text; at most a warning where it is bound."""
        return at(self.body, self.body.text.at("services"), said, hint, severity)


def at(
    body: Body, place: Place, said: Said, hint: Said | None = None, severity: Severity | None = None
) -> Hit:
    """Return a hit in a text; what a record brings into force can only be warned of."""
    weight = Severity.WARNING if body.bound else severity
    return Hit(place, said, hint, body.text.subject, weight)


@lru_cache(maxsize=1)
def titles(corpus: Corpus) -> Titles:
    """Return the names of the catalogue's services; several checks share them."""
    return Titles(corpus.services.listed)


@lru_cache(maxsize=1)
def serving(corpus: Corpus) -> tuple[tuple[Body, tuple[Named, ...]], ...]:
    """Return every text that is judged and names public services, with these."""
    found = ((body, _named(corpus.services, body)) for body in bodies(corpus))
    return tuple((body, named) for body, named in found if named)


def _named(services: Services, body: Body) -> tuple[Named, ...]:
    return tuple(
        Named(body, written, code, services.listed.get(code))
        for written in dict.fromkeys(body.text.services)
        for code in [national_code(written)]
    )


def _each(corpus: Corpus) -> Iterator[Named]:
    return (each for _, named in serving(corpus) for each in named)


def _malformed(corpus: Corpus) -> Iterator[Hit]:
    for each in _each(corpus):
        if not each.code:
            said = say(
                "{code}: '{found}' is no code of a public service",
                code=each.body.text.code,
                found=each.written,
            )
            yield each.hit(said, _meant(corpus, each))


def _unknown(corpus: Corpus) -> Iterator[Hit]:
    # An empty catalogue does not mean that there are no public services.
    for each in _each(corpus) if corpus.services else ():
        if each.code and each.listed is None:
            said = say(
                "{code}: public service '{found}' is not in the catalogue",
                code=each.body.text.code,
                found=each.written,
            )
            yield each.hit(said, _meant(corpus, each))


def _meant(corpus: Corpus, each: Named) -> Said | None:
    """Return the hint at the service of the text's title, or else of a code one slip away."""
    listed = corpus.services.listed
    found = titles(corpus).bearing(each.body.text.title)
    found = found or tuple(c for c in _slips(each.code or each.written) if c in listed)
    if len(found) != 1:
        return None
    name = listed[found[0]].name
    return say("Did you mean '{word}', '{title}'?", word=found[0], title=name)


def _slips(code: str) -> Iterator[str]:
    """Yield the codes of which one figure is another, or two are turned round."""
    for place, old in enumerate(code):
        yield from (f"{code[:place]}{new}{code[place + 1 :]}" for new in "0123456789" if new != old)
        yield f"{code[:place]}{code[place + 1 : place + 2]}{old}{code[place + 2 :]}"


def _ended(corpus: Corpus, *, replaced: bool) -> Iterator[Hit]:
    for each in _each(corpus):
        if each.listed is None or not each.listed.ended:
            continue
        successors = corpus.services[each.code].replaced_by
        if bool(successors) is replaced:
            gone = each.listed.ended_on(each.body.day)
            said = _told(each, each.listed, successors)
            yield each.hit(said, severity=None if gone else Severity.WARNING)


def _told(each: Named, listed: Listed, successors: tuple[str, ...]) -> Said:
    values: dict[str, str] = {"code": each.body.text.code, "service": each.written}
    day = listed.abolished
    if successors and day is not None:
        return say(
            "{code}: public service {service} is replaced by {successors} from {day}",
            successors=successors,
            day=day,
            **values,
        )
    if successors:
        return say(
            "{code}: public service {service} is replaced by {successors}",
            successors=successors,
            **values,
        )
    if day is not None:
        return say("{code}: public service {service} is abolished from {day}", day=day, **values)
    return say("{code}: public service {service} is abolished, from when is not known", **values)


def _without(corpus: Corpus) -> Iterator[Hit]:
    for body in bodies(corpus):
        kind = corpus.office.kind(body.text.kind)
        # Of drafts, DRF002 says so.
        if body.bound and not body.text.services and kind is not None and "{field}" in kind.code:
            said = say("{code}: names no public service", code=body.text.code)
            yield at(body, body.text.at("services"), said, _titled(corpus, body.text))


def _titled(corpus: Corpus, text: Text) -> Said | None:
    found = titles(corpus).bearing(text.title)
    if len(found) != 1:
        return None
    return say(
        "Public service {word} has this title; name it in a new revision.",
        word=found[0],
    )


def _twice(corpus: Corpus) -> Iterator[Hit]:
    for code, holders in _holders(corpus).items():
        first = holders[0]
        for each in holders[1:]:
            if each.body.text.id != first.body.text.id:
                said = say(
                    "{code}: public service {service} is carried out by {other} already",
                    code=each.body.text.code,
                    service=code,
                    other=first.body.text.code,
                )
                yield each.hit(said)


def _holders(corpus: Corpus) -> Mapping[str, list[Named]]:
    """Return who names each public service: what is in force first, then by code."""
    found: defaultdict[str, list[Named]] = defaultdict(list)
    for each in _each(corpus):
        if each.code and each.body.text.kind != FORM:
            found[each.code].append(each)
    for holders in found.values():
        holders.sort(key=lambda each: (not each.body.bound, each.body.text.code))
    return found


MALFORMED = Check(
    id="SVC001",
    title=say("Code of a public service that is none"),
    why=say(
        "By its national code a procedure is held against the national catalogue; a code with a "
        "slip leads to nothing, or to another service."
    ),
    hint=say("Write the national code, such as '1.001193'; a province's suffix may follow it."),
    find=_malformed,
    nature=Nature.CURRENCY,
)
UNKNOWN = Check(
    id="SVC002",
    title=say("Public service that the catalogue does not have"),
    why=say("Nothing says whether the procedure still does what the national record asks for."),
    hint=say("Correct the code, or import the service with 'qmsdocs catalogue import'."),
    find=_unknown,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
ABOLISHED = Check(
    id="SVC003",
    title=say("Procedure for a public service that is abolished"),
    why=say("Nobody may ask people for papers or fees for a service that is no more."),
    hint=say("Look up the decision that abolished it; withdraw the procedure with its decision."),
    find=partial(_ended, replaced=False),
    nature=Nature.CURRENCY,
)
REPLACED = Check(
    id="SVC004",
    title=say("Procedure for a public service that is replaced"),
    why=say("What the new service asks for may be other papers, another limit, another fee."),
    hint=say("Hold the procedure against the new service and name its code in a new revision."),
    find=partial(_ended, replaced=True),
    nature=Nature.CURRENCY,
)
WITHOUT = Check(
    id="SVC005",
    title=say("Procedure in force without a public service"),
    why=say(
        "By its national codes a procedure is held against the national catalogue and found at "
        "the counter."
    ),
    hint=say("Name the national code under 'services' in the next revision."),
    find=_without,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)
TWICE = Check(
    id="SVC006",
    title=say("Public service with two procedures"),
    why=say("Two procedures for one service soon say different things, and both are in force."),
    hint=say("Keep one of them and withdraw the other, or take the service out of one."),
    find=_twice,
    severity=Severity.WARNING,
    nature=Nature.CURRENCY,
)

SERVING = (MALFORMED, UNKNOWN, ABOLISHED, REPLACED, WITHOUT, TWICE)
