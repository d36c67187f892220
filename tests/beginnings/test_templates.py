"""Templates: a layout that stands, places to be filled in, nothing hidden, nothing wrong."""

import re
from datetime import date

import pytest

from qmsdocs.beginnings.registers import proposed_office
from qmsdocs.beginnings.templates import FOLDERS, template
from qmsdocs.checks.engine import diagnose
from qmsdocs.checks.unfilled import PLACEHOLDER
from qmsdocs.diagnostics import Severity
from qmsdocs.errors import QmsError
from qmsdocs.model.outline import headings
from qmsdocs.source.load import load
from qmsdocs.source.tree import MemoryTree
from tests.builders import TEXT, Handbook, changed

KINDS = ("policy", "objective", "internal-process", "procedure", "form")
SEVEN = [
    "1. Mục đích",
    "2. Phạm vi",
    "3. Tài liệu viện dẫn",
    "4. Định nghĩa, chữ viết tắt",
    "5. Nội dung quy trình",
    "6. Biểu mẫu",
    "7. Hồ sơ cần lưu",
]

each_kind = pytest.mark.parametrize("kind", KINDS)


def test_a_template_for_each_kind_proposed() -> None:
    kinds = proposed_office("vi").kinds

    assert {each.id for each in kinds} == set(KINDS)
    assert {each.folder: each.id for each in kinds} == FOLDERS


@pytest.mark.parametrize(("folder", "kind"), FOLDERS.items())
def test_by_folder(folder: str, kind: str) -> None:
    assert template(folder) == template(kind)


def test_another_kind() -> None:
    with pytest.raises(QmsError) as refused:
        template("quy-che")

    assert str(refused.value.said) == "there is no template for documents of kind 'quy-che'"
    assert str(refused.value.hint).startswith(
        "Write one in 'templates/quy-che.md' beside 'content'"
    )


@each_kind
def test_instructions_stand_in_sight(kind: str) -> None:
    """Each stands between « and », closed on its line; there is no comment to be signed unseen."""
    body = template(kind)

    assert "<!--" not in body
    assert PLACEHOLDER.search(body)
    for line in body.splitlines():
        assert PLACEHOLDER.sub("", line).count("«") == 0, line
        assert PLACEHOLDER.sub("", line).count("»") == 0, line
    assert body.endswith("\n")
    assert not body.endswith("\n\n")


@each_kind
def test_nothing_but_what_every_office_writes(kind: str) -> None:
    """No office, person, number of a law or code of a document stands outside the places."""
    left = PLACEHOLDER.sub("", template(kind))

    assert not re.search(r"\d+/\d{4}|-\d{2}\b|NĐ-CP|QĐ-|UBND", left)
    assert "doc:" not in left


@pytest.mark.parametrize("kind", ["procedure", "internal-process"])
def test_seven_sections(kind: str) -> None:
    found = [each.text.strip() for each in headings(template(kind)) if each.level == 2]

    assert found == SEVEN


def test_lettered_parts_of_a_procedure() -> None:
    """In the order of the Vietnamese alphabet, without f and j."""
    found = [each.text.strip() for each in headings(template("procedure")) if each.level == 3]

    assert [each.partition(")")[0] for each in found] == list("abcdđeghik")


def errors_of(body: str) -> list[str]:
    """Return the ids of the checks that find an error in a draft with this body."""
    book = Handbook.new()
    book.put("content/drafts/qt-ht-01.md", changed(TEXT, body=f"\n{body}"))
    found = diagnose(load(MemoryTree(book.files), date(2026, 11, 20)))
    return [each.check for each in found if each.severity is Severity.ERROR]


@each_kind
def test_checks_speak_of_what_is_not_filled_in_and_of_nothing_else(kind: str) -> None:
    assert errors_of(template(kind)) == ["DRF009"]
    assert errors_of(PLACEHOLDER.sub("Điền", template(kind))) == []
