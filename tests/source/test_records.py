"""Records read from their files: whole, or refused with the line at fault."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qmsdocs.diagnostics import Place, Subject
from qmsdocs.model.fingerprint import Fingerprint, bytes_digest
from qmsdocs.model.records import Capacity, Decision, Meaning, Proof, ProofKind, Record, Transition
from qmsdocs.model.text import Number
from qmsdocs.source.reading import Reading
from qmsdocs.source.records import read_record, read_records
from qmsdocs.source.strays import note_strays
from qmsdocs.source.tree import MemoryTree
from tests.builders import TEXT, text_of
from tests.source.handbooks import words

PATH = "content/records/promulgations/a.yml"
SUM = "sha256:" + "0" * 64
PARTS = text_of(TEXT).parts
PRINT = PARTS.fingerprint

HEAD = """\
record: 1
meaning: promulgated
organisation: ubnd-mau
signer: mau
role: chu-tich
signed_on: 2026-07-10
recorded_on: 2026-07-12
recorded_by: vi-du
decision: {number: 41/QĐ-UBND, issued: 2026-07-10}
"""
COVERS = f"""\
covers:
  - id: k3f9t2xq
    code: QT-HT-01
    issue: 1
    revision: 0
    unit: van-phong
    effective: 2026-07-15
    fingerprint: "{PRINT}"
    parts:
      identity: {PARTS.identity}
      facts: {PARTS.facts}
      body: {PARTS.body}
      files: {PARTS.files}
"""
PROOF = f"proof: {{kind: paper, evidence: '{SUM}'}}\n"
RECORD = HEAD + COVERS + PROOF
APPROVED = RECORD.replace("meaning: promulgated", "meaning: approved")


def _read(text: str | bytes) -> tuple[Record | None, list[str]]:
    content = text.encode() if isinstance(text, str) else text
    reading = Reading.of(MemoryTree({PATH: content}))
    found = read_record(reading, PATH)
    return found, [each.removeprefix(f"{PATH}:") for each in words(reading.faults)]


def test_a_whole_record() -> None:
    found, faults = _read(RECORD)

    assert faults == []
    assert found is not None
    assert found.id == bytes_digest(RECORD.encode())
    assert found.place == Place(PATH)
    assert found.meaning is Meaning.PROMULGATED
    assert (found.organisation, found.signer, found.role) == ("ubnd-mau", "mau", "chu-tich")
    assert found.capacity is None
    assert (found.signed_on, found.recorded_on) == (date(2026, 7, 10), date(2026, 7, 12))
    assert found.recorded_by == "vi-du"
    assert found.decision == Decision("41/QĐ-UBND", date(2026, 7, 10))
    assert found.proof == Proof(ProofKind.PAPER, SUM)
    (cover,) = found.covers
    assert (cover.id, cover.code, cover.unit) == ("k3f9t2xq", "QT-HT-01", "van-phong")
    assert cover.number == Number(1, 0)
    assert (cover.fingerprint, cover.parts) == (PRINT, PARTS)
    assert cover.effective == date(2026, 7, 15)
    assert cover.line == 11
    assert str(found.at("decision")) == f"{PATH}:9"
    assert found.at("capacity") == Place(PATH)


def _with(*lines: str, **replaced: str) -> str:
    """Return the record with other values, and with lines added before its covers."""
    head = HEAD
    for key, value in replaced.items():
        before = next(each for each in HEAD.splitlines() if each.startswith(f"{key}:"))
        head = head.replace(before, f"{key}: {value}")
    return head + "".join(f"{each}\n" for each in lines) + COVERS + PROOF


def test_what_may_be_there_besides() -> None:
    text = _with(
        "capacity: KT", "mandate: m2", "reason: Rà soát hằng năm", f"follows: [{SUM}]",
        decision="{number: 41, issued: 2026-07-10, issuer: UBND tỉnh}",
    ).replace(
        "    unit: van-phong\n",
        "    expires: 2026-12-31\n    transition: {rule: received-before, until: 2026-08-01}\n",
    ).replace("'}", "', retention: r10}")  # fmt: skip

    found, faults = _read(text)

    assert faults == []
    assert found is not None
    assert (found.capacity, found.mandate) == (Capacity.KT, "m2")
    assert found.reason == "Rà soát hằng năm"
    assert found.follows == (SUM,)
    assert found.decision == Decision("41", date(2026, 7, 10), "UBND tỉnh")
    assert found.proof == Proof(ProofKind.PAPER, SUM, "r10")
    assert found.covers[0].expires == date(2026, 12, 31)
    assert found.covers[0].transition == Transition(date(2026, 8, 1))
    assert found.covers[0].unit == ""


@pytest.mark.parametrize(
    "key",
    ["record", "meaning", "organisation", "signer", "role", "signed_on", "recorded_on",
     "recorded_by", "decision", "covers", "proof"],
)  # fmt: skip
def test_each_key_that_is_missing(key: str) -> None:
    without = "".join(f"{each}\n" for each in HEAD.splitlines() if not each.startswith(f"{key}:"))
    text = without + ("" if key == "covers" else COVERS) + ("" if key == "proof" else PROOF)

    assert _read(text) == (None, [f"1: '{key}' is missing [HDR004]"])


@pytest.mark.parametrize(
    "key",
    ["record", "meaning", "organisation", "signer", "role", "signed_on", "recorded_on",
     "recorded_by", "decision"],
)  # fmt: skip
def test_each_key_that_is_empty(key: str) -> None:
    line = [each.partition(":")[0] for each in HEAD.splitlines()].index(key) + 1

    assert _read(_with(**{key: ""})) == (None, [f"{line}: '{key}' is empty [HDR004]"])


@pytest.mark.parametrize(
    ("key", "line"),
    [("id", 11), ("code", 11), ("issue", 11), ("revision", 11), ("effective", 11),
     ("fingerprint", 11), ("identity", 18), ("facts", 18), ("body", 18), ("files", 18)],
)  # fmt: skip
def test_each_key_of_a_cover_that_is_missing(key: str, line: int) -> None:
    rows = [each for each in RECORD.splitlines(keepends=True) if f" {key}:" not in each]
    if key == "id":
        rows[rows.index("    code: QT-HT-01\n")] = "  - code: QT-HT-01\n"

    found, faults = _read("".join(rows))

    assert found is None
    assert faults[0] in (f"{line}: '{key}' is missing [HDR004]",
                         f"{line - 1}: '{key}' is missing [HDR004]")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(_with(record="2"),
                     "1: record format '2' is not known to this version [REC001]", id="recipe"),
        pytest.param(_with(meaning="promulgate"), "2: 'meaning' is 'promulgate', expected one of: "
                     + ", ".join(Meaning) + " [HDR005]", id="meaning"),
        pytest.param(_with(signed_on="10/7/2026"), "6: 'signed_on' is '10/7/2026', expected a day "
                     "written YYYY-MM-DD, such as 2026-07-15 [HDR005]", id="day"),
        pytest.param(_with("capacity: KX"), "10: 'capacity' is 'KX', expected one of: TM, KT, TL, "
                     "TUQ, Q [HDR005]", id="capacity"),
        pytest.param(_with("capactiy: KT"), "10: key 'capactiy' is not known here [REC001]",
                     id="unknown key"),
        pytest.param(_with(decision="{number: 1, issued: 2026-07-10, by: x}"),
                     "9: key 'by' is not known here [REC001]", id="unknown key of the decision"),
        pytest.param(_with(decision="41/QĐ-UBND"), "9: 'decision' is '41/QĐ-UBND', expected a "
                     "mapping such as {a: 1, b: 2} [HDR005]", id="decision that is no mapping"),
        pytest.param(_with(decision="{issued: 2026-07-10}"), "9: 'number' is missing [HDR004]",
                     id="decision without number"),
        pytest.param(_with("signer: lan"), "10: key 'signer' stands here a second time [HDR003]",
                     id="key twice"),
        pytest.param(_with(signer="&a mau"), "4: anchors, aliases and tags are not read here "
                     "[HDR002]", id="anchor"),
        pytest.param(RECORD.replace("issue: 1", "issue: 01"), "13: 'issue' is '01', expected a "
                     "whole number such as 2, from 1 [HDR005]", id="issue"),
        pytest.param(RECORD.replace("unit: van", "unitt: van"),
                     "15: key 'unitt' is not known here [REC001]", id="unknown key of a cover"),
        pytest.param(RECORD.replace(PRINT, "1:sha256:" + "0" * 64), "17: the fingerprint of "
                     "'QT-HT-01' does not follow from its parts [REC001]", id="fingerprint"),
        pytest.param(RECORD.replace("1:sha256", "2:sha256"), "17: the fingerprint of 'QT-HT-01' "
                     "does not follow from its parts [REC001]", id="recipe of the fingerprint"),
        pytest.param(RECORD.replace(f"facts: {PARTS.facts}", f"facts: {PARTS.facts[7:]}"),
                     f"20: 'facts' is '{PARTS.facts[7:]}', expected sha256: and 64 hexadecimal "
                     "digits [HDR005]", id="digest without its name"),
        pytest.param(RECORD.replace("      files", "      more: x\n      files"),
                     "22: key 'more' is not known here [REC001]", id="unknown part"),
        pytest.param(RECORD.replace("    unit: van-phong", "    transition: {rule: at-once}"),
                     "15: 'rule' is 'at-once', expected received-before [HDR005]", id="transition"),
        pytest.param(RECORD.replace(PROOF, "proof: {kind: papper}"), "23: 'kind' is 'papper', "
                     "expected one of: none, paper, ssh, pades [HDR005]", id="proof"),
        pytest.param(RECORD.replace(PROOF, "proof: {kind: paper}"),
                     "23: 'evidence' is missing [HDR004]", id="paper without its scan"),
        pytest.param(RECORD.replace(PROOF, "proof: {kind: pades}"),
                     "23: 'evidence' is missing [HDR004]", id="signed PDF without the PDF"),
        pytest.param(RECORD.replace(SUM, "../../etc/passwd"), "23: 'evidence' is "
                     "'../../etc/passwd', expected sha256: and 64 hexadecimal digits [HDR005]",
                     id="evidence by another name"),
        pytest.param(RECORD.replace(PROOF, "proof: {kind: none, by: x}"),
                     "23: key 'by' is not known here [REC001]", id="unknown key of the proof"),
        pytest.param(RECORD.replace(PROOF, "proof: none"), "23: 'proof' is 'none', expected a "
                     "mapping such as {a: 1, b: 2} [HDR005]", id="proof that is no mapping"),
        pytest.param(HEAD + "covers: []\n" + PROOF, "10: 'covers' is empty [HDR004]", id="no text"),
        pytest.param(HEAD + "covers: [k3f9t2xq]\n" + PROOF,
                     "10: 'covers': each entry must be a mapping [HDR005]", id="text by its id"),
        pytest.param(_with("annuls: [x]"), "10: 'annuls' does not belong in a record of the "
                     "meaning 'promulgated' [REC001]", id="annuls elsewhere"),
        pytest.param(_with("verdict: keep"), "10: 'verdict' does not belong in a record of the "
                     "meaning 'promulgated' [REC001]", id="verdict elsewhere"),
        pytest.param(_with("predecessor: X"), "10: 'predecessor' does not belong in a record of "
                     "the meaning 'promulgated' [REC001]", id="predecessor elsewhere"),
        pytest.param(_with(f"evidence: [{SUM}]"), "10: 'evidence' does not belong in a record of "
                     "the meaning 'promulgated' [REC001]", id="evidence elsewhere"),
        pytest.param(_with("registers: []"), "10: 'registers' does not belong in a record of the "
                     "meaning 'promulgated' [REC001]", id="registers elsewhere"),
        pytest.param(RECORD.replace("unit: van-phong", "replaced_by: [x]"), "15: 'replaced_by' "
                     "does not belong in a record of the meaning 'promulgated' [REC001]",
                     id="replaced elsewhere"),
        pytest.param(RECORD.replace("    unit: van-phong", f'    corrects: "{PRINT}"'),
                     "15: 'corrects' does not belong in a record of the meaning 'promulgated' "
                     "[REC001]", id="corrects elsewhere"),
        pytest.param("", " the file is empty [FIL007]", id="empty"),
        pytest.param("- a\n", "1: expected 'key: value' lines and found something else [HDR002]",
                     id="a list"),
        pytest.param("a: [b", "1: not YAML: did not find expected ',' or ']' [HDR002]",
                     id="not YAML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused(text: str, said: str) -> None:
    """What cannot be understood whole is not relied on in part; one slip is one fault."""
    found, faults = _read(text)

    assert found is None
    assert faults == [said]


REASONED = (
    Meaning.RETURNED, Meaning.ANNULLED, Meaning.VERDICT, Meaning.DISPOSED, Meaning.WITHDRAWN,
    Meaning.SUSPENDED, Meaning.CORRECTED,
)  # fmt: skip
WITH_DAY = (
    Meaning.PROMULGATED, Meaning.BASELINE, Meaning.WITHDRAWN, Meaning.SUSPENDED, Meaning.RESUMED,
    Meaning.CORRECTED,
)  # fmt: skip
OWN = {
    Meaning.RETURNED: "follows",
    Meaning.ANNULLED: "annuls",
    Meaning.VERDICT: "verdict",
    Meaning.DISPOSED: "evidence",
    Meaning.REGISTERED: "registers",
}
WITHOUT_COVERS = (Meaning.ANNULLED, Meaning.REGISTERED, Meaning.DISPOSED)


@pytest.mark.parametrize("meaning", list(Meaning))
def test_what_each_meaning_asks_for(meaning: Meaning) -> None:
    """The column 'where' of the format's page, meaning by meaning."""
    head = HEAD.replace("promulgated", meaning).replace(HEAD.splitlines()[8] + "\n", "")
    covers = COVERS.replace("    effective: 2026-07-15\n", "")
    found, faults = _read(head + ("" if meaning in WITHOUT_COVERS else covers) + PROOF)

    expected = set()
    if meaning in (Meaning.PROMULGATED, Meaning.BASELINE):
        expected.add("decision")
    if meaning in REASONED:
        expected.add("reason")
    if meaning in WITH_DAY:
        expected.add("effective")
    if meaning is Meaning.CORRECTED:
        expected.add("corrects")
    if meaning in OWN:
        expected.add(OWN[meaning])
    assert {each.split("'")[1] for each in faults} == expected
    assert all(each.endswith("is missing [HDR004]") for each in faults)
    assert (found is None) == bool(expected)


@pytest.mark.parametrize("meaning", WITHOUT_COVERS)
def test_covers_do_not_belong_everywhere(meaning: Meaning) -> None:
    faults = _read(HEAD.replace("promulgated", meaning) + COVERS + PROOF)[1]

    assert any("'covers' does not belong in a record" in each for each in faults)


@pytest.mark.parametrize("empty", ["", "[]"])
@pytest.mark.parametrize("meaning", [Meaning.ANNULLED, Meaning.RETURNED, Meaning.DISPOSED])
def test_an_empty_list_is_none(meaning: Meaning, empty: str) -> None:
    head = HEAD.replace("promulgated", meaning) + f"reason: x\n{OWN[meaning]}: {empty}\n"
    covers = "" if meaning in WITHOUT_COVERS else COVERS.replace("    effective: 2026-07-15\n", "")

    assert _read(head + covers + PROOF) == (None, [f"11: '{OWN[meaning]}' is empty [HDR004]"])


@pytest.mark.parametrize("verdict", ["keep", "revise", "withdraw", "kept"])
def test_verdicts(verdict: str) -> None:
    head = HEAD.replace("promulgated", "verdict") + f"reason: x\nverdict: {verdict}\n"
    found, faults = _read(head + COVERS.replace("    effective: 2026-07-15\n", "") + PROOF)

    if verdict == "kept":
        said = "11: 'verdict' is 'kept', expected one of: keep, revise, withdraw [HDR005]"
        assert faults == [said]
    else:
        assert found is not None
        assert found.verdict == verdict


@pytest.mark.parametrize(
    ("change", "before"),
    [
        pytest.param("{file: qms.yml, after: b}", (), id="the first"),
        pytest.param("{file: qms.yml, before: a, after: b}", ("a",), id="the next"),
        pytest.param("{file: qms.yml, before: [a, c], after: b}", ("a", "c"), id="a merge"),
    ],
)
def test_register_changes(change: str, before: tuple[str, ...]) -> None:
    head = HEAD.replace("promulgated", "registered")
    found, faults = _read(f"{head}registers:\n  - {change}\n{PROOF}")

    assert faults == []
    assert found is not None
    assert found.registers[0].before == before
    assert (found.registers[0].file, found.registers[0].after) == ("qms.yml", "b")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        pytest.param("law: [{legal: a, state: gone}]",
                     "{line}: 'state' is 'gone', expected one of: not-yet, in-force, "
                     "partly-expired, suspended, expired, unknown [HDR005]", id="state"),
        pytest.param("law: [{state: expired}]", "{line}: 'legal' is missing [HDR004]", id="legal"),
        pytest.param("law: [{legal: a, state: expired, by: b}]",
                     "{line}: key 'by' is not known here [REC001]", id="unknown key"),
        pytest.param("law: [{legal: a, state: expired, acting: [{id: b, relation: ends}]}]",
                     "{line}: 'relation' is 'ends', expected one of: replaces, repeals, amends, "
                     "suspends, restores, corrects, consolidates, guides, based_on [HDR005]",
                     id="relation"),
        pytest.param("law: [{legal: a, state: expired}, {legal: a, state: expired}]",
                     "{line}: 'a' stands twice [REC001]", id="twice"),
        pytest.param(f"relies_on: [{{service: 1.001193, digest: '{SUM}'}}]",
                     f"{{line}}: 'digest' is '{SUM}', expected 1:sha256: and 64 hexadecimal "
                     "digits [HDR005]", id="digest"),
        pytest.param("relies_on: [{digest: '1:" + SUM + "'}]",
                     "{line}: 'service' is missing [HDR004]", id="service"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_law_and_services(lines: str, said: str) -> None:
    found, faults = _read(APPROVED + lines)

    assert found is None
    assert faults == [said.format(line=APPROVED.count("\n") + 1)]


def test_law_and_services_belong_to_approvals_and_verdicts() -> None:
    found, faults = _read(RECORD + "law: []\n")

    assert found is None
    assert [each.split(": ", 1)[1] for each in faults] == [
        "'law' does not belong in a record of the meaning 'promulgated' [REC001]"
    ]
    approved, _ = _read(APPROVED + "law: []\n")
    assert approved is not None
    assert (approved.law, approved.services) == ((), None)


def test_a_correction() -> None:
    head = HEAD.replace("promulgated", "corrected") + "reason: Lỗi chính tả\n"
    covers = COVERS.replace("    unit: van-phong\n", f'    corrects: "{PRINT}"\n')
    found, faults = _read(head + covers + PROOF)

    assert faults == []
    assert found is not None
    assert found.covers[0].corrects == Fingerprint(PRINT)


def test_a_fault_names_the_record() -> None:
    text = _with(record="2")
    reading = Reading.of(MemoryTree({PATH: text.encode()}))
    read_record(reading, PATH)

    assert reading.faults[0].hit.subject == Subject(record=bytes_digest(text.encode()))


def test_one_broken_record_hides_no_other() -> None:
    folder = "content/records/promulgations"
    files = {
        f"{folder}/1.yml": RECORD.encode(),
        f"{folder}/2.yml": b"\xff",
        f"{folder}/3.yml": b"",
        f"{folder}/4.yml": (RECORD + "# another\n").encode(),
        f"{folder}/1.yml.sig": b"no record",
        f"{folder}/.gitkeep": b"",
    }
    reading = Reading.of(MemoryTree(files))

    assert [each.place.path for each in read_records(reading)] == [
        f"{folder}/1.yml",
        f"{folder}/4.yml",
    ]
    assert len(reading.faults) == 2


@pytest.mark.parametrize("folder", ["", "foo/bar/", "approvals/", "promulgations/2026/"])
def test_a_record_lies_in_the_folder_of_its_meaning(folder: str) -> None:
    path = f"content/records/{folder}x.yml"
    reading = Reading.of(MemoryTree({path: RECORD.encode()}))

    assert read_records(reading) == ()
    (said,) = words(reading.faults)
    assert said.startswith(f"{path}:2: a record of the meaning '")
    assert said.endswith("' lies in 'content/records/promulgations/' [REC001]")


@pytest.mark.parametrize(
    "name", ["a.yaml", "a.yml~", "a.YML", "a.yml.sig.bak", "a.yaml.sig", "readme.md", "scan.pdf"]
)
def test_nothing_hides_among_the_records(name: str) -> None:
    path = f"content/records/promulgations/{name}"
    reading = Reading.of(MemoryTree({path: RECORD.encode()}))

    assert read_records(reading) == ()
    assert words(reading.faults) == [
        f"{path}: neither a record ('.yml') nor a signature ('.yml.sig') [REC001]"
    ]
    note_strays(reading)
    assert len(reading.faults) == 1


LINES = RECORD.splitlines(keepends=True)


@given(st.lists(st.integers(0, len(LINES) - 1), max_size=6), st.text(max_size=12))
@example([0], "")
def test_a_damaged_record_is_whole_or_refused(places: list[int], dirt: str) -> None:
    """Whatever is done to a record's lines: it never raises, and a fault is never silent."""
    lines = list(LINES)
    for place in places:
        lines[place] = dirt + lines[place]
    text = "".join(lines)

    found, faults = _read(text.encode("utf-8", "replace"))

    assert (found is None) == bool(faults)
