"""Small handbooks of several texts that cite law and lead to each other."""

from dataclasses import dataclass, field, replace
from datetime import date

from qmsdocs.law.step.impact import Touched, suspects, touched_by
from qmsdocs.law.step.seeds import Seed, of_law
from qmsdocs.law.step.standing import Standing, standing_of
from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.model.services import Services
from qmsdocs.source.load import load
from tests.builders import DAY, QMS, TEXT, Handbook, changed
from tests.law.catalogues import catalogue
from tests.law.relying import APPROVED, FORM_TEXT

CALENDAR = 'calendar: 1\nversion: "2026.1"\n'
RULE = "deadlines:\n  - {id: han, from: 2025-07-01, working_days: 5}\n"


@dataclass
class Web:
    """A handbook whose texts are in force since 1/9/2025; their ids are their names."""

    law: LegalCatalogue = field(default_factory=catalogue)
    services: Services = field(default_factory=Services)
    rules: str = RULE
    book: Handbook = field(init=False)

    def __post_init__(self) -> None:
        self.book = Handbook.new(QMS + self.rules).put("content/calendar.yml", CALENDAR)

    def text(self, name: str, body: str, on: date = APPROVED, **values: str) -> "Web":
        """Bring a procedure into force, or where its name begins with ``bm`` a form."""
        form = name.startswith("bm")
        raw = changed(FORM_TEXT if form else TEXT, id=name, code=name.upper(), body=body)
        raw = changed(raw, **({} if form else {"legal_basis": "[]"}), **values)
        folder = "forms" if form else "procedures/ho-tich"
        self.book.in_force(raw, f"content/{folder}/{name}.md", on, name)
        return self

    def draft(self, name: str, body: str) -> "Web":
        """Lay a draft of the next revision beside a text."""
        raw = changed(TEXT, id=name, code=name.upper(), body=body, revision="1", change="Sửa đổi")
        self.book.put(f"content/drafts/{name}.md", raw)
        return self

    def standing(self, day: date = DAY) -> Standing:
        """Return what the handbook stands on."""
        read = load(self.book.tree, day)
        return standing_of(replace(read, law=self.law, services=self.services))

    def by_law(self, legal: str, day: date = DAY, *, what_if: bool = False) -> tuple[Touched, ...]:
        """Return what a legal document touches."""
        seeds = of_law(self.law, self.law.by_id[legal])
        return touched_by(self.standing(day), seeds, what_if=what_if)

    def by(self, *seeds: Seed, day: date = DAY) -> tuple[Touched, ...]:
        """Return what is touched."""
        return touched_by(self.standing(day), seeds)

    def suspects(self, day: date = DAY) -> tuple[Touched, ...]:
        """Return what is suspect."""
        return suspects(self.standing(day))


def told(touched: tuple[Touched, ...]) -> list[tuple[str, str, list[list[str]]]]:
    """Return the code, the bearing and the steps of each reason in English."""
    return [
        (
            each.reliance.code,
            each.bearing.value,
            [[str(step) for step in reason.path] for reason in each.reasons],
        )
        for each in touched
    ]
