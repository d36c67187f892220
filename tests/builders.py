"""Small valid handbooks for tests: a test names only what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from qmsdocs.diagnostics import Place
from qmsdocs.model.fingerprint import register_digest
from qmsdocs.model.records import (
    Capacity,
    Cover,
    Decision,
    Meaning,
    Proof,
    ProofKind,
    Record,
    RegisterChange,
)
from qmsdocs.model.text import Text
from qmsdocs.source.reading import Reading
from qmsdocs.source.texts import read_text
from qmsdocs.source.tree import MemoryTree
from qmsdocs.workflow.record_text import cover_of, written

DAY = date(2026, 11, 20)

QMS = """\
qms: 1
organisation: {id: ubnd-mau, name: UBND phường Mẫu}
time_zone: Asia/Ho_Chi_Minh
units:
  - {id: van-phong, name: Văn phòng, from: 2025-07-01}
roles:
  - {id: chu-tich, name: Chủ tịch, from: 2025-07-01}
  - {id: chuyen-vien, name: Chuyên viên, from: 2025-07-01}
  - {id: thu-ky, name: Thư ký ISO, from: 2025-07-01}
fields:
  - {id: ho-tich, name: Hộ tịch, from: 2025-07-01}
kinds:
  - {id: procedure, name: Quy trình, folder: procedures, code: "QT-{field}-{n}", from: 2025-07-01}
  - {id: form, name: Biểu mẫu, folder: forms, code: "BM-{n}", from: 2025-07-01}
signing:
  - {id: soan, from: 2025-07-01, meaning: prepared, roles: [chuyen-vien, thu-ky], proof: none, required: yes}
  - {id: duyet, from: 2025-07-01, meaning: approved, roles: [chu-tich], proof: none, required: yes}
  - {id: ban-hanh, from: 2025-07-01, kinds: [procedure], meaning: promulgated, roles: [chu-tich], proof: none, required: yes, decision: yes}
  - {id: khac, from: 2025-07-01, meaning: withdrawn, roles: [chu-tich], proof: none}
  - {id: huy, from: 2025-07-01, meaning: annulled, roles: [thu-ky], proof: none}
  - {id: dinh-chinh, from: 2025-07-01, meaning: corrected, roles: [chu-tich], proof: none}
  - {id: tiep-nhan, from: 2025-07-01, meaning: baseline, roles: [thu-ky], proof: none}
  - {id: tra-lai, from: 2025-07-01, meaning: returned, roles: [chu-tich], proof: none}
  - {id: tam-ngung, from: 2025-07-01, meaning: suspended, roles: [chu-tich], proof: none}
  - {id: tiep-tuc, from: 2025-07-01, meaning: resumed, roles: [chu-tich], proof: none}
  - {id: danh-sach, from: 2025-07-01, meaning: registered, roles: [thu-ky], proof: none}
access:
  - {id: cong-khai, from: 2025-07-01, audience: public}
"""

PEOPLE = """\
roster: 1
people:
  - id: mau
    name: Lê Văn Mẫu
    mandates:
      - {id: m1, role: chu-tich, from: 2025-07-01}
  - id: soan
    name: Hoàng Thị Soạn
    mandates:
      - {id: m1, role: chuyen-vien, from: 2025-07-01}
  - id: vi-du
    name: Trần Thị Ví Dụ
    mandates:
      - {id: m1, role: thu-ky, from: 2025-07-01}
"""

TEXT = """\
---
id: k3f9t2xq
code: QT-HT-01
title: Đăng ký khai sinh
kind: procedure
issue: 1
revision: 0
services: ["1.001193"]
legal_basis: [60/2014/QH13]
field: ho-tich
unit: van-phong
---

## 1. Mục đích

Quy định cách đăng ký khai sinh.
"""

SIGNERS = {
    Meaning.PREPARED: ("soan", "chuyen-vien"),
    Meaning.APPROVED: ("mau", "chu-tich"),
    Meaning.ANNULLED: ("vi-du", "thu-ky"),
    Meaning.BASELINE: ("vi-du", "thu-ky"),
    Meaning.REGISTERED: ("vi-du", "thu-ky"),
}


def text_of(raw: str, path: str = "content/procedures/ho-tich/qt-ht-01.md") -> Text:
    """Return the text that a file's content is read as; fails the test where it is faulty."""
    reading = Reading.of(MemoryTree({path: raw.encode()}))
    text = read_text(reading, path, {})
    assert text is not None, reading.faults
    return text


def changed(raw: str = TEXT, **values: str) -> str:
    """Return a text's file with other front-matter values (or a new key before ``unit``)."""
    for key, value in values.items():
        if key == "body":
            raw = raw[: raw.index("---\n", 4) + 4] + value
            continue
        lines = raw.splitlines(keepends=True)
        found = [n for n, line in enumerate(lines) if line.startswith(f"{key}:")]
        if found:
            lines[found[0]] = f"{key}: {value}\n"
        else:
            lines.insert(lines.index("---\n", 1), f"{key}: {value}\n")
        raw = "".join(lines)
    return raw


def record(
    meaning: Meaning,
    *texts: Text | Cover,
    on: date = date(2025, 9, 1),
    **values: Any,  # noqa: ANN401 - any field of a record
) -> Record:
    """Return a record over texts, valid by default; ``effective`` goes to its covers."""
    signer, role = SIGNERS.get(meaning, ("mau", "chu-tich"))
    effective = values.pop("effective", on if meaning in _WITH_DAY else None)
    covers = tuple(
        each if isinstance(each, Cover) else cover_of(each, effective=effective) for each in texts
    )
    if meaning in (Meaning.PROMULGATED, Meaning.BASELINE):
        values.setdefault("decision", Decision("41/QĐ-UBND", on))
    if meaning in _WITH_REASON:
        values.setdefault("reason", "Lý do")
    made = Record(
        id="",
        place=Place(""),
        meaning=meaning,
        organisation="ubnd-mau",
        signer=signer,
        role=role,
        signed_on=on,
        recorded_on=on,
        recorded_by="vi-du",
        covers=covers,
        proof=Proof(ProofKind.NONE),
    )
    return replace(made, **values)


_WITH_DAY = (
    Meaning.PROMULGATED,
    Meaning.BASELINE,
    Meaning.WITHDRAWN,
    Meaning.SUSPENDED,
    Meaning.RESUMED,
    Meaning.CORRECTED,
)
_WITH_REASON = (
    Meaning.RETURNED,
    Meaning.ANNULLED,
    Meaning.WITHDRAWN,
    Meaning.SUSPENDED,
    Meaning.CORRECTED,
    Meaning.VERDICT,
)


@dataclass
class Handbook:
    """Files of a handbook being put together, by path; ``tree`` is what gets read."""

    files: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def new(cls, qms: str = QMS, people: str = PEOPLE) -> "Handbook":
        """Return a handbook with its registers and their first record."""
        made = cls()
        made.put("content/qms.yml", qms)
        made.put("content/people.yml", people)
        changes = (
            RegisterChange("qms.yml", register_digest(qms)),
            RegisterChange("people.yml", register_digest(people)),
        )
        made.add(
            "registers/first", record(Meaning.REGISTERED, on=date(2025, 7, 1), registers=changes)
        )
        return made

    def put(self, path: str, content: str | bytes) -> "Handbook":
        """Place a file."""
        self.files[path] = content.encode() if isinstance(content, str) else content
        return self

    def add(self, name: str, made: Record) -> str:
        """Place a record's file below ``records/``; return the record's id."""
        from qmsdocs.model.fingerprint import bytes_digest  # noqa: PLC0415

        content = written(made)
        self.put(f"content/records/{name}.yml", content)
        return bytes_digest(content)

    def in_force(
        self,
        raw: str = TEXT,
        path: str = "content/procedures/ho-tich/qt-ht-01.md",
        on: date = date(2025, 9, 1),
        name: str = "a",
    ) -> Text:
        """Place a text with the records that bring it into force on a day; return it."""
        self.put(path, raw)
        text = text_of(raw, path)
        self.add(f"approvals/{name}-1", record(Meaning.PREPARED, text, on=on))
        self.add(f"approvals/{name}-2", record(Meaning.APPROVED, text, on=on))
        self.add(f"promulgations/{name}-3", record(Meaning.PROMULGATED, text, on=on))
        return text

    @property
    def tree(self) -> MemoryTree:
        """The files as a tree to load."""
        return MemoryTree(dict(self.files))


CAPACITIES = tuple(Capacity)
Files = Mapping[str, bytes]
