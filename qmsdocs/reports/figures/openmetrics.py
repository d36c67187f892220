"""Numbers as OpenMetrics text, version 1.0: gauges, and what is known by its labels alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from qmsdocs.reports.figures.numbers import plain

Value = int | Decimal | None
Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Family:
    """A gauge with its numbers; one that is none is not known, and not written.

    Attributes:
        name: Ends in the unit, where there is one, as the format asks.
        said: What it tells.
    """

    name: str
    said: str
    samples: tuple[tuple[Labels, Value], ...]
    unit: str = ""


def exposition(info: str, labels: Labels, families: Iterable[Family]) -> str:
    """Return the text of all families, ended by ``# EOF``.

    Args:
        info: Name of the one family that says what all of this is about.
        labels: What it says.
        families: Everything else.
    """
    lines = [f"# TYPE {info} info", f"{info}_info{_labels(labels)} 1"]
    for family in families:
        lines += _lines(family)
    return "\n".join([*lines, "# EOF", ""])


def _lines(family: Family) -> Iterator[str]:
    known = [(labels, value) for labels, value in family.samples if value is not None]
    if not known:
        return
    yield f"# TYPE {family.name} gauge"
    if family.unit:
        yield f"# UNIT {family.name} {family.unit}"
    yield f"# HELP {family.name} {_escaped(family.said)}"
    for labels, value in known:
        yield f"{family.name}{_labels(labels)} {_number(value)}"


def _number(value: int | Decimal) -> str:
    return str(value) if isinstance(value, int) else plain(value)


def _labels(labels: Labels) -> str:
    shown = ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items())
    return f"{{{shown}}}" if shown else ""


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
