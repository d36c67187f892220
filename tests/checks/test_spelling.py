"""Form of codes and letters in drafts, beside the cases."""

import pytest

from qmsdocs.checks.engine import diagnose
from qmsdocs.checks.spelling import initials
from qmsdocs.source.load import load
from tests.builders import DAY, QMS, Handbook, changed


@pytest.mark.parametrize(
    ("field", "letters"),
    [
        pytest.param("ho-tich", "HT", id="two words"),
        pytest.param("ho-kinh-doanh", "HKD", id="three words"),
        pytest.param("đất đai", "DD", id="typed as words"),
        pytest.param("", "", id="none"),
    ],
)
def test_initials(field: str, letters: str) -> None:
    assert initials(field) == letters


@pytest.mark.parametrize(
    ("form", "code", "example"),
    [
        pytest.param("QT-{field}-{n}", "QT-HT-1", "", id="one digit"),
        pytest.param("QT-{field}-{n}", "QT-HT-", "QT-HT-01", id="no digit"),
        pytest.param("QT-{field}-{n}", "qt-ht-01", "QT-HT-01", id="small letters"),
        pytest.param("QT {n}/CX-{field}", "QT 01/CX-HT", "", id="another office's"),
        pytest.param("QT {n}/CX-{field}", "QT 01/CX HT", "QT 01/CX-HT", id="no hyphen"),
        pytest.param("QT.{field}.{n}", "QT-HT-01", "QT.HT.01", id="a dot is a dot"),
        pytest.param("{unit}-{n}", "VP-01", "", id="a placeholder of the office's own"),
        pytest.param("{unit}-{n}", "VP01", "UNIT-01", id="not even so"),
    ],
)
def test_code(form: str, code: str, example: str) -> None:
    made = Handbook.new(QMS.replace('"QT-{field}-{n}"', f'"{form}"'))
    made.put("content/drafts/qt-ht-01.md", changed(code=code))

    said = [str(e.message) for e in diagnose(load(made.tree, DAY)) if e.check == "FRM001"]

    expected = f"code '{code}' is not of the form '{form}' of kind 'procedure', such as '{example}'"
    assert said == ([expected] if example else [])


def test_the_mended_word_is_in_the_hint() -> None:
    made = Handbook.new()
    made.put("content/drafts/qt-ht-01.md", changed(legal_basis="[15/2020/NĐ-СР]"))

    (one,) = diagnose(load(made.tree, DAY))

    assert one.check == "FRM002"
    assert str(one.hint) == "Write '15/2020/NĐ-CP', typed anew or copied from here."
