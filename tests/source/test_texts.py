"""Controlled documents read from their files."""

import hashlib
from datetime import date

import pytest

from qmsdocs.diagnostics import Subject
from qmsdocs.model.text import Area, LegalReference, Number, Text
from qmsdocs.source.reading import Reading
from qmsdocs.source.texts import read_text, read_texts
from qmsdocs.source.tree import MemoryTree
from tests.builders import TEXT, changed, text_of
from tests.source.handbooks import words

PATH = "content/procedures/ho-tich/qt-ht-01.md"


def _read(raw: str, path: str = PATH) -> tuple[Text | None, list[str]]:
    reading = Reading.of(MemoryTree({path: raw.encode()}))
    text = read_text(reading, path, {})
    return text, [each.removeprefix(f"{path}:") for each in words(reading.faults)]


def test_a_whole_text() -> None:
    text = text_of(
        changed(
            legal_basis="[60/2014/QH13, {number: 12/2023/NQ-HĐND, issuer: HĐND tỉnh, "
            "issued: 2023-12-08}]",
            access="internal",
            review_months="12",
            clauses='{"9001:2015": ["8.5.1", "8.2.2"]}',
            keywords="[khai sinh]",
            change="Sửa đổi",
            approval="{decision: 41/QĐ-UBND, approved_by: mau}",
        )
    )

    assert (text.id, text.code, text.title) == ("k3f9t2xq", "QT-HT-01", "Đăng ký khai sinh")
    assert (text.kind, text.field, text.unit) == ("procedure", "ho-tich", "van-phong")
    assert text.number == Number(1, 0)
    assert text.legal_basis == (
        LegalReference("60/2014/QH13"),
        LegalReference("12/2023/NQ-HĐND", "HĐND tỉnh", date(2023, 12, 8)),
    )
    assert text.services == ("1.001193",)
    assert (text.access, text.review_months, text.change) == ("internal", 12, "Sửa đổi")
    assert text.clauses == {"9001:2015": ("8.5.1", "8.2.2")}
    assert text.keywords == ("khai sinh",)
    assert text.claims == {"decision": "41/QĐ-UBND", "approved_by": "mau"}
    assert text.body.startswith("\n## 1.")
    assert text.subject == Subject("k3f9t2xq", 1, 0)


def test_lines_are_those_of_the_file() -> None:
    text = text_of(TEXT)
    lines = TEXT.splitlines()

    assert lines[text.at("title").line - 1] == "title: Đăng ký khai sinh"
    assert text.at("missing").line == 0
    assert lines[text.body_line - 2 : text.body_line] == ["---", ""]
    assert str(text.at("id")) == f"{PATH}:2"


@pytest.mark.parametrize(
    ("path", "area"),
    [
        pytest.param(PATH, Area.CURRENT, id="in force"),
        pytest.param("content/policy/cs-01.md", Area.CURRENT, id="kind without fields"),
        pytest.param("content/drafts/qt-ht-01.md", Area.DRAFT, id="draft"),
        pytest.param("content/superseded/qt-ht-01/01-00.md", Area.SUPERSEDED, id="superseded"),
        pytest.param("content/withdrawn/qt-ht-01.md", Area.WITHDRAWN, id="withdrawn"),
    ],
)
def test_area(path: str, area: Area) -> None:
    assert text_of(TEXT, path).area is area


@pytest.mark.parametrize(
    ("raw", "faults"),
    [
        pytest.param(
            "# Title\n", ["1: no front matter between two lines '---' at the top [HDR001]"],
            id="no front matter",
        ),
        pytest.param(
            "---\nid: k3f9t2xq\n",
            ["1: no front matter between two lines '---' at the top [HDR001]"],
            id="closing line missing",
        ),
        pytest.param(
            "---\nid: k3f9t2xq\n  code: b\n---\n",
            ["3: not YAML: mapping values are not allowed in this context [HDR002]"],
            id="not YAML",
        ),
        pytest.param(
            "---\n- a\n---\n",
            ["2: expected 'key: value' lines and found something else [HDR002]"],
            id="a list",
        ),
        pytest.param(
            changed(issue="01"),
            ["6: 'issue' is '01', expected a whole number such as 2, from 1 [HDR005]"],
            id="leading zero",
        ),
        pytest.param(
            changed(issue="0"),
            ["6: 'issue' is '0', expected a whole number such as 2, from 1 [HDR005]"],
            id="issue nought",
        ),
        pytest.param(
            TEXT.replace("revision: 0\n", ""), ["2: 'revision' is missing [HDR004]"], id="missing"
        ),
        pytest.param(changed(id=""), ["2: 'id' is empty [HDR004]"], id="no id"),
    ],
)  # fmt: skip
def test_what_gives_no_text(raw: str, faults: list[str]) -> None:
    assert _read(raw) == (None, faults)


@pytest.mark.parametrize(
    ("raw", "faults"),
    [
        pytest.param(
            changed(id="K3F9"),
            ["2: 'id' is 'K3F9', expected 8 of a-z and 0-9, a letter first [HDR005]"], id="id",
        ),
        pytest.param(changed(title=""), ["4: 'title' is empty [HDR004]"], id="title"),
        pytest.param(changed(kind="[a]"), ["5: 'kind' is '…', expected one value [HDR005]"],
                     id="kind"),
        pytest.param(
            changed(services="1.001193"),
            ["8: 'services' is '1.001193', expected a list such as [a, b] [HDR005]"],
            id="services",
        ),
        pytest.param(
            changed(legal_basis="60/2014/QH13"),
            ["9: 'legal_basis' must be a list of numbers [HDR005]"], id="legal basis",
        ),
        pytest.param(
            changed(legal_basis="[{number: 1, isuer: HĐND}]"),
            ["9: key 'isuer' is not known here [HDR006]"], id="misspelt key of a legal basis",
        ),
        pytest.param(
            changed(legal_basis="[{issuer: HĐND}]"), ["9: 'number' is missing [HDR004]"],
            id="legal basis without number",
        ),
        pytest.param(
            changed(legal_basis="[[60/2014/QH13], '']"),
            ["9: 'legal_basis': each entry must be a number or a mapping with 'number' [HDR005]"]
            * 2,
            id="legal basis of another form",
        ),
        pytest.param(
            changed(review_months="0"),
            ["12: 'review_months' is '0', expected a whole number such as 2, from 1 [HDR005]"],
            id="review",
        ),
        pytest.param(
            changed(clauses="[8.5.1]"),
            ["12: 'clauses' is '…', expected a mapping such as {a: 1, b: 2} [HDR005]"],
            id="clauses",
        ),
        pytest.param(
            changed(approval="{decison: 41}"), ["12: key 'decison' is not known here [HDR006]"],
            id="approval view",
        ),
        pytest.param(
            changed(approval="no"),
            ["12: 'approval' is 'no', expected a mapping such as {a: 1, b: 2} [HDR005]"],
            id="approval typed",
        ),
        pytest.param(
            changed(title="a\ntitle: b"), ["5: key 'title' stands here a second time [HDR003]"],
            id="key twice",
        ),
        pytest.param(
            changed(title="&x a"), ["4: anchors, aliases and tags are not read here [HDR002]"],
            id="anchor",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_but_readable(raw: str, faults: list[str]) -> None:
    """One wrong field never hides the others, nor the text."""
    text, found = _read(raw)

    assert text is not None
    assert found == faults


@pytest.mark.parametrize(
    "key",
    ["status", "state", "approved", "approved_by", "approved_on", "effective", "decision"],
)
def test_no_key_may_claim_authority(key: str) -> None:
    text, faults = _read(changed(**{key: "2026-07-15"}))

    assert text is not None
    assert faults == [f"12: '{key}' claims an authority that only records have [TXT004]"]


@pytest.mark.parametrize(
    ("written", "access"),
    [
        pytest.param("public", "public", id="public"),
        pytest.param("internal", "internal", id="internal"),
        pytest.param("", "", id="no value: the rule of the kind"),
        pytest.param("intrenal", "internal", id="misspelt"),
        pytest.param("Public", "internal", id="capital"),
        pytest.param("[public]", "internal", id="list"),
    ],
)
def test_unreadable_access_is_never_public(written: str, access: str) -> None:
    text, faults = _read(changed(access=written))

    assert text is not None
    assert text.access == access
    assert bool(faults) == (written not in ("public", "internal", ""))


def test_attached_files() -> None:
    folder = PATH.removesuffix(".md") + ".files"
    files = {
        PATH: TEXT.encode(),
        f"{folder}/Mẫu 01.docx": b"\0binary",
        f"{folder}/phu luc/a.md": b"# no document",
        f"{folder}/a.files/b.csv": b"",
        "content/procedures/ho-tich/other.files/x": b"",
    }
    reading = Reading.of(MemoryTree(files))

    (text,) = read_texts(reading)

    assert reading.faults == []
    assert [each.name for each in text.files] == ["Mẫu 01.docx", "a.files/b.csv", "phu luc/a.md"]
    assert text.files[0].digest == hashlib.sha256(b"\0binary").hexdigest()
    assert text.files[0].path == f"{folder}/Mẫu 01.docx"
    assert text.parts.differing(text_of(TEXT).parts) == ("files",)


def test_an_attached_file_may_be_large() -> None:
    folder = PATH.removesuffix(".md") + ".files"
    reading = Reading.of(MemoryTree({PATH: TEXT.encode(), f"{folder}/a.pdf": b"x" * 3_000_000}))

    (text,) = read_texts(reading)

    assert reading.faults == []
    assert text.files[0].digest == hashlib.sha256(b"x" * 3_000_000).hexdigest()


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("content/records/approvals/readme.md", id="among records"),
        pytest.param("content/catalogue/readme.md", id="in the catalogue"),
        pytest.param("content/policy/a.files/b.md", id="attached"),
        pytest.param("content/policy/cs-01.txt", id="another ending"),
    ],
)
def test_what_is_no_controlled_text(path: str) -> None:
    reading = Reading.of(MemoryTree({path: TEXT.encode()}))

    assert read_texts(reading) == ()


def test_numbers_follow_each_other() -> None:
    first = Number(1, 0)

    assert str(Number(2, 11)) == "02/11"
    assert Number(1, 1).follows(first)
    assert Number(2, 0).follows(Number(1, 7))
    assert not Number(1, 2).follows(first)
    assert not Number(2, 1).follows(first)
    assert not first.follows(first)
    assert Number(1, 10) > Number(1, 9)
