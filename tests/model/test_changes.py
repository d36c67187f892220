"""What differs between two texts of a document."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.changes import Difference, What, differences
from qmsdocs.model.text import Text
from qmsdocs.model.topics import Topic
from qmsdocs.source.reading import Reading
from qmsdocs.source.texts import read_texts
from qmsdocs.source.tree import MemoryTree
from tests.builders import TEXT, changed, text_of

BODY = """
Lời dẫn.

## 1. Mục đích

Quy định cách đăng ký khai sinh. Trả kết quả đúng hẹn.

## 5. Nội dung

### 5.4. Thời hạn giải quyết

Không quá 03 ngày làm việc.

### 5.6. Phí, lệ phí

| Bản | Mức thu |
|---|---|
| Thứ nhất | 8.000 đồng |
"""
OLD = changed(TEXT, body=BODY)


def found(new: str, old: str = OLD) -> list[Difference]:
    return list(differences(text_of(old), text_of(new)))


def told(new: str, old: str = OLD) -> list[tuple[str, ...]]:
    """Return topic, what, where and both values of each difference."""
    return [
        (each.topic, each.what, each.key or each.section, each.old, each.new)
        for each in found(new, old)
    ]


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(OLD, id="untouched"),
        pytest.param(changed(OLD, revision="1", change="Vì thế."), id="number and reason"),
        pytest.param(changed(OLD, code="QT-TP-07"), id="code"),
        pytest.param(changed(OLD, unit="phong-khac", review_months="6"), id="administrative keys"),
        pytest.param(OLD.replace("\n", "\r\n"), id="line ends"),
        pytest.param(unicodedata.normalize("NFD", OLD), id="composition"),
    ],
)
def test_same_text(new: str) -> None:
    assert told(new) == []


@pytest.mark.parametrize(
    ("new", "said"),
    [
        pytest.param(
            changed(OLD, title="Đăng ký khai sinh tại phường"),
            ("identity", "replaced", "title", "Đăng ký khai sinh", "Đăng ký khai sinh tại phường"),
            id="title",
        ),
        pytest.param(
            changed(OLD, services='["1.001193", "1.000894"]'),
            ("identity", "added", "services", "", "1.000894"),
            id="service",
        ),
        pytest.param(
            changed(OLD, legal_basis="[]"),
            ("legal", "removed", "legal_basis", "60/2014/QH13", ""),
            id="law no more cited",
        ),
        pytest.param(
            changed(OLD, legal_basis="[{number: 60/2014/QH13, issuer: Quốc hội}]"),
            ("legal", "removed", "legal_basis", "60/2014/QH13", ""),
            id="law cited with its issuer",
        ),
        pytest.param(
            changed(OLD, access="internal"),
            ("identity", "added", "access", "", "internal"),
            id="access",
        ),
        pytest.param(
            changed(OLD, form="{a: 1, b: [2]}"),
            ("identity", "added", "form", "", '{"a": "1", "b": ["2"]}'),
            id="key of its own",
        ),
        pytest.param(
            OLD.replace("03 ngày", "02 ngày"),
            (
                "limit",
                "replaced",
                "Thời hạn giải quyết",
                "Không quá 03 ngày làm việc.",
                "Không quá 02 ngày làm việc.",
            ),
            id="limit",
        ),
        pytest.param(
            OLD.replace("8.000", "9.000"),
            ("fee", "replaced", "Phí, lệ phí", "8.000 đồng", "9.000 đồng"),
            id="fee in a table",
        ),
        pytest.param(
            OLD.replace(" Trả kết quả đúng hẹn.", ""),
            ("wording", "removed", "Mục đích", "Trả kết quả đúng hẹn.", ""),
            id="sentence",
        ),
        pytest.param(
            OLD.replace("Lời dẫn.", "Lời mở."),
            ("wording", "replaced", "", "Lời dẫn.", "Lời mở."),
            id="before the first heading",
        ),
        pytest.param(
            OLD + "\n### 5.8. Lưu ý\n\nKhông thu thêm.\n",
            ("wording", "section-added", "Lưu ý", "", "Không thu thêm."),
            id="section added",
        ),
        pytest.param(
            OLD[: OLD.index("### 5.6")],
            ("fee", "section-removed", "Phí, lệ phí", "Thứ nhất 8.000 đồng", ""),
            id="section removed",
        ),
        pytest.param(
            OLD.replace("Mục đích", "Mục đích chung"),
            ("wording", "section-renamed", "Mục đích chung", "Mục đích", "Mục đích chung"),
            id="section renamed",
        ),
        pytest.param(
            OLD.replace("5.6. Phí, lệ phí", "5.6. Mức thu"),
            ("wording", "section-renamed", "Mức thu", "Phí, lệ phí", "Mức thu"),
            id="section of the same topic",
        ),
        pytest.param(
            OLD.replace("Lời dẫn.", "[Lời dẫn](doc:k3f9t2xq)."),
            ("wording", "unseen", "", "", ""),
            id="address of a link",
        ),
        pytest.param(
            OLD.replace("## 5. Nội dung", "## 6. Nội dung"),
            ("wording", "unseen", "", "", ""),
            id="number of a section",
        ),
    ],
)
def test_one_difference(new: str, said: tuple[str, ...]) -> None:
    assert said in told(new)
    assert len(told(new)) == (2 if "issuer" in new else 1)


def test_what_matters_most_comes_first() -> None:
    new = changed(OLD, legal_basis="[]").replace("03 ngày", "02 ngày").replace("8.000", "9.000")
    new = new.replace("Lời dẫn.", "Lời mở.")

    assert [each.topic for each in found(new)] == [
        Topic.FEE,
        Topic.LIMIT,
        Topic.LEGAL,
        Topic.WORDING,
    ]


def test_sections_that_changed_places() -> None:
    first, second = "\n## A\n\nMột.\n", "\n## B\n\nHai.\n"
    old, new = changed(TEXT, body=first + second), changed(TEXT, body=second + first)

    assert [each.what for each in found(new, old)] == [What.UNSEEN]


def test_attached_files() -> None:
    path = "content/procedures/ho-tich/qt-ht-01.md"

    def read(**files: bytes) -> Text:
        named = {f"{path[:-3]}.files/{name}": content for name, content in files.items()}
        (made,) = read_texts(Reading.of(MemoryTree({path: OLD.encode(), **named})))
        return made

    old, new = read(a=b"1", b=b"2"), read(a=b"1", b=b"3", c=b"4")

    assert [(each.topic, each.what, each.old, each.new) for each in differences(old, new)] == [
        (Topic.FILES, What.REPLACED, "b", "b"),
        (Topic.FILES, What.ADDED, "", "c"),
    ]


LINES = st.lists(
    st.sampled_from(
        ["", "Một.", "Hai. Ba.", "## A", "## B", "- một", "| a | b |", "|---|---|", "`x", "```"]
    ),
    max_size=8,
)


@given(LINES, LINES)
def test_nothing_differs_exactly_where_the_text_is_the_same(old: list[str], new: list[str]) -> None:
    before, after = (changed(TEXT, body="\n".join(["", *lines, ""])) for lines in (old, new))

    same = text_of(before).parts.same_text(text_of(after).parts)

    assert (not found(after, before)) is same
