"""Handbooks with a draft, for tests of what waits for whom."""

from datetime import date
from typing import Any

from qmsdocs.model.corpus import Corpus
from qmsdocs.model.records import FOLDERS, Meaning
from qmsdocs.source.load import load
from tests.builders import DAY, PEOPLE, QMS, TEXT, Handbook, changed, record, text_of

HOME = "content/procedures/ho-tich/qt-ht-01.md"
DRAFT = "content/drafts/qt-ht-01.md"
NEXT = changed(TEXT, revision="1", change="Theo nghị định mới.", title="Đăng ký khai sinh mới")
FORM = """\
---
id: b1m0k5tq
code: BM-01
title: Phiếu kiểm soát
kind: form
issue: 1
revision: 0
unit: van-phong
---

Họ tên.
"""


class Drafting:
    """A handbook with one procedure in force and a draft of its next revision."""

    def __init__(self, qms: str = QMS, people: str = PEOPLE, raw: str = NEXT) -> None:
        self.book = Handbook.new(qms, people)
        self.book.in_force()
        self.draft(raw)

    def draft(self, raw: str, path: str = DRAFT) -> None:
        """Put a draft, in the place of the one before."""
        self.raw = raw
        self.book.put(path, raw)
        self.text = text_of(raw, path)

    def act(self, meaning: Meaning, on: date, **values: Any) -> str:  # noqa: ANN401 - of a record
        """Add a record over the draft; return its id."""
        made = record(meaning, self.text, on=on, **values)
        return self.book.add(f"{FOLDERS[meaning]}/{on}-{meaning}", made)

    def read(self, day: date = DAY) -> Corpus:
        """Return the handbook on a day."""
        return load(self.book.tree, day)
