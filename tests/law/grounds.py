"""Handbooks drawn at random, of a few laws and texts to which a lot happens."""

from datetime import date, timedelta

from hypothesis import strategies as st

from qmsdocs.law.services.serving import service_digest
from qmsdocs.law.state.worth import worth
from qmsdocs.law.step.reliance import Reliance, Unsettled, Vouch
from qmsdocs.law.step.suspicion import Ground
from qmsdocs.model.legal import LegalCatalogue, Relation
from qmsdocs.model.records import LawState, ServiceState, Verdict
from qmsdocs.model.services import Service, Services
from tests.law.catalogues import catalogue, does, law
from tests.law.stretches import names, stretch

FIRST = date(2026, 1, 1)
DAYS = st.integers(-5, 40).map(lambda n: FIRST + timedelta(n))
_KINDS = st.sampled_from(["replaces", "repeals", "suspends", "restores", "amends", "amends"])
_CODE = "1.000001"


@st.composite
def _relations(draw: st.DrawFn) -> Relation:
    acting, kind, target = draw(st.sampled_from("CDE")), draw(_KINDS), draw(st.sampled_from("AB"))
    day = draw(DAYS)
    on = str(day) if draw(st.booleans()) else ""
    until = str(day + timedelta(5)) if on and draw(st.booleans()) else ""
    return does(acting, kind, target, on, until, draw(st.sampled_from(["", "Điều 1", "Điều 2"])))


@st.composite
def catalogues(draw: st.DrawFn) -> LegalCatalogue:
    """Draw laws that are replaced, suspended, restored and amended, some on no known day."""
    undated = law("E", issued=str(draw(DAYS)))
    fixed = [law("A", "2020-01-01"), law("B"), law("C", "2020-01-01"), law("D", "2026-01-20")]
    return catalogue(*fixed, undated, *draw(st.lists(_relations(), max_size=5)))


@st.composite
def _vouches(draw: st.DrawFn, known: LegalCatalogue, service: Service, name: str) -> Vouch:
    """Draw a record that says nothing of the law, what held then, or something else."""
    day = draw(DAYS)
    held = {each.id: worth(known, each, day) for each in known.documents}
    seen = {key: LawState(key, each.force.value, each.acting) for key, each in held.items()}
    states = draw(st.sampled_from([None, seen, {"A": LawState("A", "in-force")}, {}]))
    digests = [None, {_CODE: ServiceState(_CODE, service_digest(service))}, {}]
    verdict = draw(st.sampled_from([None, Verdict.KEEP, Verdict.REVISE]))
    return Vouch(day, name, verdict, states, draw(st.sampled_from(digests)))


@st.composite
def _texts(draw: st.DrawFn, known: LegalCatalogue, service: Service, name: str) -> Reliance:
    since = draw(DAYS)
    more = draw(st.lists(_vouches(known, service, name), max_size=2))
    vouches = sorted([Vouch(since, name), *more], key=lambda each: each.day)
    uses = draw(st.lists(st.sampled_from("ABCX"), unique=True))
    named = [names(each, "Điều 1") if draw(st.booleans()) else each for each in uses]
    doubt = (Unsettled("1/2020", 9, ("A", "B")),) if draw(st.booleans()) else ()
    return stretch(
        *named,
        document=name,
        since=since,
        until=since + timedelta(draw(st.integers(1, 40))),
        kind=draw(st.sampled_from(["procedure", "form"])),
        services=(_CODE,) if draw(st.booleans()) else (),
        links={"x": (3,)} if name != "x" else {},
        unsettled=doubt,
        vouches=tuple(vouches),
    )


@st.composite
def grounds(draw: st.DrawFn) -> Ground:
    """Draw what three texts rely on."""
    known = draw(catalogues())
    service = Service(code=_CODE, name="", ended=True, abolished=draw(st.none() | DAYS))
    texts = tuple(draw(_texts(known, service, name)) for name in "xyz")
    return Ground(known, Services.of(service), texts)
