"""The language of the cases: a handbook bent step by step, each step one line of YAML.

Every step is a mapping whose first key is its verb; the other keys are its arguments. Paths
begin below ``content/``. The verbs are the public methods of :class:`Bench`.
"""

import os
import shutil
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from qmsdocs.diagnostics import Place
from qmsdocs.model.fingerprint import bytes_digest, register_digest
from qmsdocs.model.records import (
    Capacity,
    Cover,
    Decision,
    Meaning,
    Proof,
    ProofKind,
    Record,
    RegisterChange,
    Verdict,
)
from qmsdocs.model.text import Text
from qmsdocs.source.reading import Reading
from qmsdocs.source.records import read_records
from qmsdocs.source.signatures import sign
from qmsdocs.source.texts import read_texts
from qmsdocs.source.tree import MemoryTree, Tree, WorkTree
from qmsdocs.workflow.record_text import cover_of, written
from tests.sample import DAY, DEMO, EVIDENCE, KEYS, sample_files

_ENCODED = {
    "bom": lambda raw: b"\xef\xbb\xbf" + raw,
    "crlf": lambda raw: raw.replace(b"\n", b"\r\n"),
    "nfd": lambda raw: unicodedata.normalize("NFD", raw.decode()).encode(),
    "utf-16": lambda raw: raw.decode().encode("utf-16"),
    "windows-1258": lambda raw: raw.decode().encode("cp1258", "replace"),
}


@dataclass
class Bench:
    """A sample handbook that steps are done to, one after another."""

    folder: Path
    files: dict[str, bytes] = field(default_factory=sample_files)
    links: dict[str, str] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)
    evidence: Path | None = EVIDENCE

    def do(self, step: Mapping[str, Any]) -> None:
        """Do one step."""
        verb, *_ = step
        subject = step[verb]
        arguments = {key.replace("-", "_"): value for key, value in step.items() if key != verb}
        getattr(self, verb)(subject, **arguments)

    @property
    def tree(self) -> Tree:
        """What is to be read: memory, or a folder where links are part of the case."""
        if not self.links and not self.odd:
            return MemoryTree(self.files)
        for path, content in self.files.items():
            target = self.folder / "tree" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        for path, where in self.links.items():
            link = self.folder / "tree" / path
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(where)
        for path, kind in self.odd.items():
            place = self.folder / "tree" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.mkdir() if kind == "folder" else os.mkfifo(place)
        return WorkTree(self.folder / "tree")

    # Files as they are, whatever the records say of them.

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace words that stand exactly once in a file."""
        raw = self._text(path)
        assert raw.count(old) == 1, f"{path}: {raw.count(old)} times {old!r}"
        self.files[_full(path)] = raw.replace(old, new).encode()

    def append(self, path: str, text: str) -> None:
        """Write words at a file's end."""
        self.files[_full(path)] += text.encode()

    def add(self, path: str, text: str = "", hexadecimal: str = "", size: str = "0") -> None:
        """Place a new file: of a text, of bytes, or of so many letters."""
        assert _full(path) not in self.files, path
        content = text.encode() or bytes.fromhex(hexadecimal) or b"a" * int(size)
        self.files[_full(path)] = content

    def overwrite(self, path: str, **content: str) -> None:
        """Replace a whole file, told as for ``add``."""
        del self.files[_full(path)]
        self.add(path, **content)

    def pad(self, path: str, megabytes: str) -> None:
        """Make a file so many megabytes longer."""
        self.files[_full(path)] += b"dai them mot dong\n" * (int(megabytes) * 1_000_000 // 18)

    def delete(self, path: str) -> None:
        """Take a file or a folder away."""
        gone = [p for p in self.files if p == _full(path) or p.startswith(_full(path) + "/")]
        assert gone, path
        for each in gone:
            del self.files[each]

    def copy(self, path: str, to: str) -> None:
        """Copy a file."""
        assert _full(to) not in self.files, to
        self.files[_full(to)] = self.files[_full(path)]

    def move(self, path: str, to: str) -> None:
        """Move a file."""
        self.copy(path, to)
        self.delete(path)

    def encode(self, path: str, form: str) -> None:
        """Save a file as another program would: bom, crlf, nfd, utf-16, windows-1258."""
        before = self.files[_full(path)]
        self.files[_full(path)] = _ENCODED[form](before)
        assert self.files[_full(path)] != before, path

    def link(self, path: str, to: str) -> None:
        """Put a link where a file stood or stands not."""
        self.files.pop(_full(path), None)
        self.links[_full(path)] = to

    def folder_of_its_own(self, path: str) -> None:
        """Make a folder that holds nothing."""
        self.odd[_full(path)] = "folder"

    def pipe(self, path: str) -> None:
        """Make something that is neither file nor folder."""
        self.odd[_full(path)] = "pipe"

    # Evidence.

    def evidence_kept(self, answer: str) -> None:
        """Judge without a store."""
        assert answer == "no"
        self.evidence = None

    def lose(self, record: str) -> None:
        """Take away the scan that a record names."""
        self._piece(record).unlink()

    def spoil(self, record: str) -> None:
        """Change one byte of the scan that a record names."""
        piece = self._piece(record)
        piece.write_bytes(piece.read_bytes() + b"\n")

    def stray(self, name: str) -> None:
        """Put a file into the store that no record names."""
        (self._store() / name).write_text("x", encoding="utf-8")

    def _store(self) -> Path:
        kept = self.folder / "evidence"
        if self.evidence == EVIDENCE:
            shutil.copytree(EVIDENCE, kept)
        self.evidence = kept
        return kept

    def _piece(self, record: str) -> Path:
        digest = self._record(record).proof.evidence.removeprefix("sha256:")
        return next(self._store().glob(f"{digest}*"))

    # Texts and registers with the records that go with them.

    def rewrite(self, path: str, old: str, new: str) -> None:
        """Change a text as if it had always been so: its records follow and are signed anew."""
        before = self._read(path)
        self.replace(path, old, new)
        after = self._read(path)
        for record in self._records():
            covers = tuple(_followed(each, before, after) for each in record.covers)
            if covers != record.covers:
                self._write(record.place.path, written(replace(record, covers=covers)), record.id)

    def reword(self, record: str, old: str, new: str, by: str = "") -> None:
        """Change a record's file and sign it anew; records that name its id follow."""
        former = bytes_digest(self.files[_full(record)])
        self.replace(record, old, new)
        self._write(_full(record), self.files[_full(record)], former, by)

    def resign(self, record: str, by: str = "", unsigned: str = "") -> None:
        """Sign a record anew with its own person's key, with another's, or not at all."""
        if unsigned:
            del self.files[_full(record) + ".sig"]
        else:
            self._sign(_full(record), by)

    def rerecord(self, file: str, by: str = "", **values: Any) -> None:
        """Have a changed register recorded, by default by who may do so."""
        before = register_digest(self._sample_text(file))
        after = register_digest(self._text(file))
        made = {"signed_on": DAY.isoformat(), "signer": "le-van-mau", "role": "chu-tich", **values}
        changes = (RegisterChange(file, after, (before,)),)
        self._new(f"records/registers/{DAY}-{file.removesuffix('.yml')}.yml", made, by, changes)

    def record(self, name: str, by: str = "", **values: Any) -> None:
        """Make a record below ``records/`` over texts as they stand now, and sign it."""
        self._new(f"records/{name}.yml", values, by)

    def vouch(self, path: str, on: str, prepared: str = "hoang-thi-soan") -> None:
        """Have a text prepared, reviewed and approved on one day."""
        acts = (
            ("prepared", prepared, "thu-ky-iso" if prepared == "tran-thi-vi-du" else "cong-chuc"),
            ("reviewed", "do-van-duyet", "chanh-van-phong"),
            ("approved", "pham-thi-thu", "pho-chu-tich"),
        )
        for meaning, signer, role in acts:
            given = {"meaning": meaning, "signer": signer, "role": role, "signed_on": on}
            self._new(f"records/approvals/{on}-{Path(path).stem}-{meaning}.yml", {**given, "covers": [path]}, "")

    def promulgate(self, path: str, on: str, effective: str) -> None:
        """Have the chairman's decision over a text recorded."""
        given = {
            "meaning": "promulgated",
            "signer": "le-van-mau",
            "role": "chu-tich",
            "capacity": "TM",
            "signed_on": on,
            "recorded_by": "tran-thi-vi-du",
            "decision": f"300/QĐ-UBND of {on}",
            "covers": [path],
            "effective": effective,
            "paper": "records/promulgations/2026-11-13-211-qd-ubnd.yml",
        }
        self._new(f"records/promulgations/{on}-{Path(path).stem}.yml", given, "")

    def _new(
        self,
        name: str,
        values: dict[str, Any],
        by: str,
        registers: tuple[RegisterChange, ...] = (),
    ) -> None:
        meaning = Meaning(values.get("meaning", "registered"))
        signed = date.fromisoformat(values["signed_on"])
        texts = [self._read(path) for path in values.get("covers", ())]
        made = Record(
            id="",
            place=Place(""),
            meaning=meaning,
            organisation=values.get("organisation", "ubnd-phuong-song-mau"),
            signer=values["signer"],
            role=values["role"],
            capacity=Capacity(values["capacity"]) if "capacity" in values else None,
            mandate=values.get("mandate", ""),
            signed_on=signed,
            recorded_on=_day(values, "recorded_on") or signed,
            recorded_by=values.get("recorded_by", values["signer"]),
            decision=_decision(values),
            predecessor=values.get("predecessor", ""),
            reason=values.get("reason", ""),
            verdict=Verdict(values["verdict"]) if "verdict" in values else "",
            covers=tuple(self._cover(text, values) for text in texts),
            annuls=tuple(map(self._id, values.get("annuls", ()))),
            follows=tuple(map(self._id, values.get("follows", ()))),
            evidence=tuple(self._record(r).proof.evidence for r in values.get("evidence_of", ())),
            registers=registers,
            proof=self._proof(values),
        )
        assert _full(name) not in self.files, name
        self._write(_full(name), written(made), "", by)

    def _cover(self, text: Text, values: Mapping[str, Any]) -> Cover:
        cover = cover_of(text, effective=_day(values, "effective"), expires=_day(values, "expires"))
        corrects = self._read(values["corrects"]).fingerprint if "corrects" in values else None
        return replace(cover, corrects=corrects, unit=values.get("unit", cover.unit))

    def _proof(self, values: Mapping[str, Any]) -> Proof:
        paper = values.get("paper", "")
        if paper:
            return Proof(ProofKind.PAPER, self._record(paper).proof.evidence, "vinh-vien")
        return Proof(ProofKind(values.get("proof", "ssh")))

    def _write(self, path: str, content: bytes, former: str, by: str = "") -> None:
        """Write a record, sign it, and let the records that name it follow."""
        self.files[path] = content
        self._sign(path, by)
        new = bytes_digest(content)
        for each, raw in list(self.files.items()):
            if former and former.encode() in raw:
                changed = raw.replace(former.encode(), new.encode())
                self._write(each, changed, bytes_digest(raw))

    def _sign(self, path: str, by: str) -> None:
        content = self.files[path]
        found = _keys(content)
        person = by or (found["signer"] if "kind: ssh" in found.get("proof", "kind: ssh") else found["recorded_by"])
        self.files[path + ".sig"] = sign(content, (KEYS / person).read_bytes())

    def _id(self, record: str) -> str:
        return bytes_digest(self.files[_full(record)]) if "/" in record else record

    def _record(self, path: str) -> Record:
        return next(each for each in self._records() if each.place.path == _full(path))

    def _records(self) -> tuple[Record, ...]:
        return read_records(Reading.of(MemoryTree(self.files)))

    def _read(self, path: str) -> Text:
        texts = read_texts(Reading.of(MemoryTree(self.files)))
        return next(text for text in texts if text.place.path == _full(path))

    def _text(self, path: str) -> str:
        return self.files[_full(path)].decode()

    def _sample_text(self, file: str) -> str:
        return (DEMO.parent / "content" / file).read_text(encoding="utf-8")


def _full(path: str) -> str:
    return f"content/{path}"


def _keys(content: bytes) -> dict[str, str]:
    rows = (line.partition(": ") for line in content.decode().splitlines())
    return {key: value for key, _, value in rows}


def _day(values: Mapping[str, Any], key: str) -> date | None:
    return date.fromisoformat(values[key]) if key in values else None


def _decision(values: Mapping[str, Any]) -> Decision | None:
    number, _, issued = str(values.get("decision", "")).partition(" of ")
    return Decision(number, date.fromisoformat(issued)) if number else None


def _followed(cover: Cover, before: Text, after: Text) -> Cover:
    if cover.corrects == before.fingerprint:
        cover = replace(cover, corrects=after.fingerprint)
    if cover.fingerprint != before.fingerprint:
        return cover
    names = {"id": after.id, "code": after.code, "number": after.number, "parts": after.parts}
    unit = after.unit if before.unit != after.unit else cover.unit
    return replace(cover, **names, unit=unit, fingerprint=after.fingerprint)
