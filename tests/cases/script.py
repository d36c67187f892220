"""The language of the cases: a handbook bent step by step, each step one mapping of YAML.

The first key of a step is its verb; the other keys are its arguments. Paths begin below
``content/``. The verbs are the public methods of :class:`Bench`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

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
)
from qmsdocs.model.text import Text
from qmsdocs.source.records import read_records
from qmsdocs.source.signatures import sign
from qmsdocs.source.texts import read_texts
from qmsdocs.workflow.record_text import cover_of, written
from tests.cases.shelf import Shelf, full
from tests.sample import DAY, KEYS, sample_files

Told = str | list[str]
Step = Mapping[str, Told]
_DECISION = "records/promulgations/2026-11-13-211-qd-ubnd.yml"


@dataclass
class Bench(Shelf):
    """The sample with its records, so that a change can carry its records with it."""

    def do(self, step: Step) -> None:
        """Do one step."""
        verb, *names = step
        getattr(self, verb)(step[verb], **{name: step[name] for name in names})

    def rewrite(self, path: str, old: str, new: str) -> None:
        """Change a text as if it had always been so: its records follow and are signed anew."""
        before = self._read(path)
        self.replace(path, old, new)
        after = self._read(path)
        for record in read_records(self.reading()):
            covers = tuple(_followed(each, before, after) for each in record.covers)
            if covers != record.covers:
                self._write(record.place.path, written(replace(record, covers=covers)), record.id)

    def reword(self, record: str, old: str, new: str, by: str = "") -> None:
        """Change a record's file and sign it anew; records that name its id follow."""
        former = bytes_digest(self.files[full(record)])
        self.replace(record, old, new)
        self._write(full(record), self.files[full(record)], former, by)

    def resign(self, record: str, by: str = "", unsigned: str = "") -> None:
        """Sign a record anew with its own person's key, with another's, or not at all."""
        if unsigned:
            del self.files[full(record) + ".sig"]
        else:
            self._sign(full(record), by)

    def rerecord(self, file: str, by: str = "", **told: Told) -> None:
        """Have a changed register recorded, by default by who may do so."""
        before = register_digest(sample_files()[full(file)].decode())
        change = RegisterChange(file, register_digest(self.text(file)), (before,))
        chairman = {"signed_on": str(DAY), "signer": "le-van-mau", "role": "chu-tich"}
        made = self._made({"meaning": "registered", **chairman, **told})
        name = f"records/registers/{DAY}-{file}"
        self._write(full(name), written(replace(made, registers=(change,))), "", by)

    def record(self, name: str, by: str = "", **told: Told) -> None:
        """Make a record below ``records/`` over texts as they stand now, and sign it."""
        self._file(name, told, by)

    def vouch(self, path: str, on: str, prepared: str = "hoang-thi-soan") -> None:
        """Have a text prepared, reviewed and approved on one day."""
        self._give("prepared", path, on, {"signer": prepared, "role": "cong-chuc"})
        self._give("reviewed", path, on, {"signer": "do-van-duyet", "role": "chanh-van-phong"})
        self._give("approved", path, on, {"signer": "pham-thi-thu", "role": "pho-chu-tich"})

    def promulgate(self, path: str, on: str, effective: str) -> None:
        """Have the chairman's decision over a text recorded."""
        chairman = {"signer": "le-van-mau", "role": "chu-tich", "capacity": "TM"}
        decision = {"decision": f"300/QĐ-UBND of {on}", "paper": _DECISION}
        recorded = {"recorded_by": "tran-thi-vi-du", "effective": effective}
        self._give("promulgated", path, on, {**chairman, **decision, **recorded})

    def _give(self, meaning: str, path: str, on: str, told: Step) -> None:
        folder = "promulgations" if meaning == "promulgated" else "approvals"
        name = f"{folder}/{on}-{PurePosixPath(path).stem}-{meaning}"
        self._file(name, {"meaning": meaning, "signed_on": on, "covers": [path], **told})

    def _file(self, name: str, told: Step, by: str = "") -> None:
        path = full(f"records/{name}.yml")
        assert path not in self.files, name
        self._write(path, written(self._made(told)), "", by)

    def _made(self, told: Step) -> Record:
        one, several = _told_once(told), _told_often(told)
        signed = date.fromisoformat(one["signed_on"])
        return Record(
            id="",
            place=Place(""),
            meaning=Meaning(one["meaning"]),
            organisation=one.get("organisation", "ubnd-phuong-song-mau"),
            signer=one["signer"],
            role=one["role"],
            capacity=Capacity(one["capacity"]) if "capacity" in one else None,
            signed_on=signed,
            recorded_on=_day(one, "recorded_on") or signed,
            recorded_by=one.get("recorded_by", one["signer"]),
            decision=_decision(one.get("decision", "")),
            reason=one.get("reason", ""),
            covers=tuple(self._cover(path, one) for path in several.get("covers", ())),
            annuls=tuple(map(self._id, several.get("annuls", ()))),
            follows=tuple(map(self._id, several.get("follows", ()))),
            evidence=tuple(map(self.scan_of, several.get("evidence_of", ()))),
            proof=self._proof(one),
        )

    def _cover(self, path: str, one: Mapping[str, str]) -> Cover:
        text = self._read(path)
        cover = cover_of(text, effective=_day(one, "effective"), expires=_day(one, "expires"))
        corrects = self._read(one["corrects"]).fingerprint if "corrects" in one else None
        return replace(cover, corrects=corrects, unit=one.get("unit", cover.unit))

    def _proof(self, one: Mapping[str, str]) -> Proof:
        if "paper" in one:
            kept = one.get("retention", "vinh-vien")
            return Proof(ProofKind.PAPER, self.scan_of(one["paper"]), kept)
        return Proof(ProofKind(one.get("proof", "ssh")))

    def _write(self, path: str, content: bytes, former: str, by: str = "") -> None:
        """Write a record, sign it, and let the records that name it follow."""
        self.files[path] = content
        self._sign(path, by)
        for each, raw in list(self.files.items()):
            if former and former.encode() in raw:
                changed = raw.replace(former.encode(), bytes_digest(content).encode())
                self._write(each, changed, bytes_digest(raw))

    def _sign(self, path: str, by: str) -> None:
        rows = [line.partition(": ") for line in self.files[path].decode().splitlines()]
        keys = {key: value for key, _, value in rows}
        own = "kind: ssh" in keys.get("proof", "kind: ssh")
        person = by or keys["signer" if own else "recorded_by"]
        self.files[path + ".sig"] = sign(self.files[path], (KEYS / person).read_bytes())

    def _id(self, record: str) -> str:
        return bytes_digest(self.files[full(record)]) if "/" in record else record

    def _read(self, path: str) -> Text:
        return next(t for t in read_texts(self.reading()) if t.place.path == full(path))


def _told_once(told: Step) -> dict[str, str]:
    return {key: value for key, value in told.items() if isinstance(value, str)}


def _told_often(told: Step) -> dict[str, list[str]]:
    return {key: value for key, value in told.items() if not isinstance(value, str)}


def _day(one: Mapping[str, str], key: str) -> date | None:
    return date.fromisoformat(one[key]) if key in one else None


def _decision(told: str) -> Decision | None:
    number, _, issued = told.partition(" of ")
    return Decision(number, date.fromisoformat(issued)) if number else None


def _followed(cover: Cover, before: Text, after: Text) -> Cover:
    if cover.corrects == before.fingerprint:
        cover = replace(cover, corrects=after.fingerprint)
    if cover.fingerprint != before.fingerprint:
        return cover
    followed = replace(cover, fingerprint=after.fingerprint, parts=after.parts)
    unit = after.unit if before.unit != after.unit else cover.unit
    return replace(followed, id=after.id, code=after.code, number=after.number, unit=unit)
