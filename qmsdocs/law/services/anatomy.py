"""What the text of a procedure says, fact by fact, as far as it can be read for certain.

Nothing is guessed: what stands under no heading of the layouts in use, or in a table with other
columns, is no fact here and is left to the text itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from qmsdocs.law.services.dossiers import Papers, dossier, quantity
from qmsdocs.law.services.flows import Flow, flows
from qmsdocs.law.services.parts import Block, Part, Section, sections
from qmsdocs.law.services.stated_facts import online_modes
from qmsdocs.model.passages import Passage, Table, plain

_STATED = (
    Part.LIMIT,
    Part.FEE,
    Part.PLACE,
    Part.WAYS,
    Part.RESULT,
    Part.APPLICANT,
    Part.CONDITION,
    Part.AGENCY,
    Part.QUANTITY,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a text says on one part, in its own words.

    Attributes:
        blocks: Passages and tables as readers see them, without marks.
        anchor: Address of the section on a page; empty where it is not certain.
    """

    blocks: tuple[Block, ...]
    anchor: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Each passage and each row, one after the other."""
        return tuple(
            line
            for each in self.blocks
            for line in ([each.text] if isinstance(each, Passage) else map(_row, each.rows))
        )


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The facts of one text.

    Attributes:
        dossier: The papers, case by case.
        flows: The steps, case by case.
        forms: Rows of the tables of forms: name, and how the text marks it, as written.
        online: ``toàn trình`` or ``một phần``; empty where the text does not say, or says both.
        anchors: Addresses of the sections on dossier, forms and steps, where they are certain.
    """

    stated: Mapping[Part, Stated] = field(default_factory=dict)
    dossier: tuple[Papers, ...] = ()
    flows: tuple[Flow, ...] = ()
    forms: tuple[tuple[str, str], ...] = ()
    online: str = ""
    anchors: Mapping[Part, str] = field(default_factory=dict)

    @property
    def limited(self) -> bool:
        """Does it say what people ask at the counter: what to bring, or how long it takes?"""
        return bool(self.dossier) or Part.LIMIT in self.stated


@lru_cache(maxsize=1024)  # a page, the one beside it and the sheet for citizens ask for the same
def anatomy(body: str) -> Anatomy:
    """Return the facts that the body of a procedure or process states."""
    found = sections(body)
    stated = {part: said for part in _STATED if (said := _stated(found.get(part, ()))).blocks}
    of_dossier = found.get(Part.DOSSIER, ())
    if Part.QUANTITY not in stated and (sets := quantity(of_dossier)):
        stated[Part.QUANTITY] = Stated((Passage(sets),), of_dossier[0].anchor)
    modes = {each.text for each in online_modes(body)}
    named = (Part.DOSSIER, Part.FORMS, Part.STEPS)
    return Anatomy(
        stated,
        dossier(of_dossier),
        flows(each for own in found.values() for each in own),
        tuple(_forms(found.get(Part.FORMS, ()))),
        modes.pop() if len(modes) == 1 else "",
        {part: found[part][0].anchor for part in named if part in found},
    )


def _stated(found: Sequence[Section]) -> Stated:
    blocks = tuple(block for section in found for block in _shown(section))
    return Stated(blocks, found[0].anchor if found else "")


def _shown(section: Section) -> Iterator[Block]:
    """Yield what a section says as readers see it, its case in front."""
    if section.case and section.blocks:
        yield Passage(f"{section.case}:")
    for each in section.blocks:
        if isinstance(each, Table):
            rows = tuple(tuple(map(plain, row)) for row in each.rows)
            yield Table(tuple(map(plain, each.columns)), rows)
        elif text := plain(each.text):
            yield Passage(text, each.mark, each.indent)


def _row(row: Sequence[str]) -> str:
    return ": ".join(filter(None, row))


def _forms(found: Sequence[Section]) -> Iterator[tuple[str, str]]:
    """Yield name and mark of each form that a table or a list of forms names."""
    for section in found:
        for each in section.blocks:
            if isinstance(each, Table):
                wide = len(each.columns) > 2  # noqa: PLR2004 - number, name, mark
                for row in each.rows:
                    name, *marks = row[1:] if wide else row
                    if name:
                        yield name, next(filter(None, marks), "")
            elif each.mark and each.text:
                yield each.text.rstrip(" ;."), ""
