"""The story of the sample handbook, read from ``demo/story.yml``."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path

from qmsdocs.errors import QmsError
from qmsdocs.model.records import (
    Capacity,
    Decision,
    Meaning,
    Proof,
    ProofKind,
    Transition,
    Verdict,
)
from qmsdocs.source.fields import Fields, Notes
from qmsdocs.source.records import read_decision
from qmsdocs.source.yamltext import read_yaml
from qmsdocs.wording import say


@dataclass(frozen=True, slots=True)
class Sample:
    """Where the files of the sample lie: the story beside the texts that it tells of."""

    demo: Path
    content: Path

    @classmethod
    def found(cls) -> "Sample":
        """Return the sample that was installed with the program, or that of the repository."""
        package = Path(str(resources.files("qmsdocs")))
        for base in (package / "sample", package.parent):
            if (base / "demo" / "story.yml").is_file():
                return cls(base / "demo", base / "content")
        raise QmsError(say("the sample handbook was not installed with the program"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAct:
    """One act of the story; texts are named by their codes.

    Attributes:
        says_law: Does its record say what was known of the law and services relied on?
    """

    meaning: Meaning
    name: str
    signer: str
    role: str
    recorded_by: str
    signed_on: date
    recorded_on: date
    proof: Proof
    capacity: Capacity | None = None
    decision: Decision | None = None
    predecessor: str = ""
    reason: str = ""
    verdict: Verdict | None = None
    codes: tuple[str, ...] = ()
    effective: date | None = None
    expires: date | None = None
    transition: Transition | None = None
    replaced_by: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    annuls: tuple[str, ...] = ()
    registers: tuple[tuple[str, str], ...] = ()
    says_law: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One commit of the story.

    Attributes:
        places: Files and folders of the sample's ``content/`` that come as they are.
        drafts: Texts of the sample that come into ``drafts/``.
        acts: Records that are made, in this order.
    """

    day: date
    by: str
    message: str
    places: tuple[str, ...]
    drafts: tuple[str, ...]
    acts: tuple[ToldAct, ...]


def read_story(sample: Sample) -> tuple[Step, ...]:
    """Return the steps of the story.

    Raises:
        QmsError: The story is not as it should be; the first fault is named.
    """
    path = sample.demo / "story.yml"
    notes = Notes("demo/story.yml")
    yaml = read_yaml(path.read_text(encoding="utf-8"))
    notes.take(yaml)
    fields = Fields.of(yaml, notes)
    fields.ask("demo")
    steps = tuple(_steps(fields, fields.day("law_from") or date.max))
    fields.refuse_unknown()
    if notes.faults:
        hit = notes.faults[0].hit
        raise QmsError(
            say(
                "the story of the sample cannot be read at {place}: {reason}",
                place=str(hit.place),
                reason=hit.message,
            )
        )
    return steps


def _steps(fields: Fields, law_from: date) -> Iterator[Step]:
    for each in fields.each("steps", required=True):
        day = each.day("day", required=True) or date.min
        by = each.text("by", required=True)
        acts = tuple(_act(inner, day, by, law_from) for inner in each.each("acts"))
        message = each.text("message", required=True)
        yield Step(day, by, message, each.texts("place"), each.texts("draft"), acts)
        each.refuse_unknown()


def _act(fields: Fields, day: date, by: str, law_from: date) -> ToldAct:
    registers = fields.within("registers")
    meaning = fields.choice("meaning", Meaning, required=True) or Meaning.PREPARED
    signed_on = fields.day("signed_on") or day
    act = ToldAct(
        meaning=meaning,
        name=fields.text("name", required=True),
        signer=fields.text("signer", required=True),
        role=fields.text("role", required=True),
        capacity=fields.choice("capacity", Capacity),
        recorded_by=by,
        signed_on=signed_on,
        recorded_on=day,
        proof=_proof(fields),
        decision=read_decision(fields),
        predecessor=fields.text("predecessor"),
        reason=fields.text("reason"),
        verdict=fields.choice("verdict", Verdict),
        codes=fields.texts("codes"),
        effective=fields.day("effective"),
        expires=fields.day("expires"),
        transition=_transition(fields),
        replaced_by=fields.texts("replaced_by"),
        corrected=fields.texts("corrected"),
        annuls=fields.texts("annuls"),
        registers=tuple((key, registers.text(key)) for key in registers.node) if registers else (),
        says_law=meaning in (Meaning.APPROVED, Meaning.VERDICT) and signed_on >= law_from,
    )
    fields.refuse_unknown()
    return act


def _proof(fields: Fields) -> Proof:
    evidence, retention = fields.text("evidence"), fields.text("retention")
    if evidence:
        return Proof(ProofKind.PAPER, f"sha256:{evidence}", retention)
    return Proof(ProofKind.SSH)


def _transition(fields: Fields) -> Transition | None:
    until = fields.day("transition_until")
    return Transition(until) if until else None
