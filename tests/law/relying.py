"""Small handbooks whose texts rely on law, services and forms."""

from dataclasses import dataclass, field, replace
from datetime import date

from qmsdocs.law.step.reliance import Reliance, reliances
from qmsdocs.law.step.suspicion import Ground
from qmsdocs.model.corpus import Corpus
from qmsdocs.model.legal import LegalCatalogue
from qmsdocs.model.records import Meaning
from qmsdocs.model.services import Services
from qmsdocs.source.load import load
from tests.builders import DAY, Handbook, changed, record, text_of
from tests.law.catalogues import catalogue

PATH = "content/procedures/ho-tich/qt-ht-01.md"
APPROVED = date(2025, 9, 1)
FORM_TEXT = """\
---
id: b1m0k5tq
code: BM-01
title: Phiếu kiểm soát
kind: form
issue: 1
revision: 0
unit: van-phong
---

Phiếu kiểm soát quá trình giải quyết hồ sơ.
"""


@dataclass
class Case:
    """A handbook with one procedure in force since 1/9/2025, and what it relies on."""

    law: LegalCatalogue = field(default_factory=catalogue)
    services: Services = field(default_factory=Services)
    book: Handbook = field(default_factory=Handbook.new)

    def text(self, body: str = "\nMục đích.\n", basis: str = "[]") -> "Case":
        """Bring the procedure into force with a body and a legal basis."""
        self.book.in_force(changed(legal_basis=basis, body=body), PATH, on=APPROVED)
        return self

    def form(self, on: date, number: str = "1", revision: str = "0") -> "Case":
        """Bring a revision of the form into force by its approval."""
        raw = changed(FORM_TEXT, issue=number, revision=revision, change="Sửa cột")
        path = f"content/forms/bm-01-{number}-{revision}.md"
        self.book.put(path, raw)
        text = text_of(raw, path)
        name = f"approvals/form-{number}-{revision}"
        self.book.add(f"{name}-a", record(Meaning.PREPARED, text, on=on))
        self.book.add(f"{name}-b", record(Meaning.APPROVED, text, on=on, effective=on))
        return self

    def corpus(self, day: date = DAY) -> Corpus:
        """Return the handbook as read, with its law and services."""
        read = load(self.book.tree, day)
        return replace(read, law=self.law, services=self.services)

    def ground(self) -> Ground:
        """Return what the texts rely on."""
        return Ground(self.law, self.services, reliances(self.corpus()))

    def one(self) -> Reliance:
        """Return the reliance of the procedure's only stretch."""
        (found,) = (each for each in self.ground().reliances if each.code == "QT-HT-01")
        return found
