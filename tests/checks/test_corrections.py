"""What a correction may mend: letters, not what somebody acts upon."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.substance import difference
from tests.builders import TEXT, changed, text_of

BODY = """
## 5.6. Phí, lệ phí

Lệ phí 10.000 đồng mỗi bản; người yêu cầu nộp tại quầy trong hai ngày, không nộp trước.

| TT | Trình tự | Trách nhiệm | Thời gian |
|---|---|---|---|
| 1 | Tiếp nhận hồ sơ | Công chức TTPVHCC | 0,5 giờ làm việc |
| 2 | Thẩm định hồ sơ | Công chức tư pháp | 2 giờ làm việc |

- Giấy tờ tùy thân, xem [BM-01](doc:b1m0k5tq).
- Tờ khai.
"""


def after(old: str, new: str) -> str:
    """Return in words what differs once these are corrected; empty: presentation only."""
    assert BODY.count(old) == 1, old
    before = text_of(changed(TEXT, body=BODY))
    corrected = text_of(changed(TEXT, body=BODY.replace(old, new)))
    return str(difference(before, corrected) or "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("Tiếp nhận hồ sơ", "Tiếp nhân hồ sơ", id="tone"),
        pytest.param("Thẩm định", "Thâm định", id="shape of a letter"),
        pytest.param("người yêu cầu", "ngừơi yêu cầu", id="sign on the wrong letter"),
        pytest.param("tại quầy", "taị quâỳ", id="signs misplaced"),
        pytest.param("hồ sơ | Công chức tư pháp", "hồ sơ | Công chứctư pháp", id="blank lost"),
        pytest.param("đồng mỗi bản;", "đồng mỗi bản.", id="punctuation"),
        pytest.param("Tờ khai.", "**Tờ khai.**", id="emphasis"),
        pytest.param("Tờ khai.", "Tờ  khai .", id="blanks"),
        pytest.param("Công chức TTPVHCC", "công chức TTPVHCC", id="capital"),
        pytest.param("Trách nhiệm", "Trach nhiêm", id="letters without signs"),
    ],
)
def test_presentation(old: str, new: str) -> None:
    assert after(old, new) == ""


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        pytest.param("10.000", "20.000", "a number ('10.000', now '20.000')", id="fee"),
        pytest.param("0,5 giờ", "0,25 giờ", "a number ('0,5', now '0,25')", id="time limit"),
        pytest.param("5.6.", "5.7.", "a number ('5.6', now '5.7')", id="number of a section"),
        pytest.param("hai ngày", "ba ngày", "a word that decides ('hai', now 'ba')", id="word"),
        pytest.param(
            ", không nộp", ", nộp", "a word that decides ('không', now 'trước')", id="negation"
        ),
        pytest.param(
            "nộp trước", "nộp sau", "a word that decides ('trước', now 'sau')", id="before, after"
        ),
        pytest.param("2 giờ", "2 ngày", "a sign or unit ('2giờ', now '2ngày')", id="unit of time"),
        pytest.param(
            "Công chức tư pháp",
            "Văn thư phường",
            "a word that decides ('chức', now 'giờ')",
            id="role",
        ),
        pytest.param("nộp tại", "nhận tại", "the wording by more than a slip", id="one verb"),
        pytest.param("Tờ khai", "Bản khai", "the wording by more than a slip", id="one paper"),
        pytest.param(
            "Giấy tờ tùy thân", "Giấy tờ", "the wording by more than a slip", id="words left out"
        ),
        pytest.param(
            "tại quầy", "miễn phí tại quầy", "a word that decides ('hai', now 'miễn')", id="waiver"
        ),
        pytest.param("mỗi bản", "mỗi bản chính", "the wording by more than a slip", id="one more"),
        pytest.param(
            "- Tờ khai.\n", "", "the structure (headings, rows, list items)", id="item dropped"
        ),
        pytest.param(
            "- Tờ khai.", "Tờ khai.", "the structure (headings, rows, list items)", id="no item"
        ),
        pytest.param("b1m0k5tq", "b2n4r7xc", "a link", id="link"),
        pytest.param("Tờ khai.", "<!-- Tờ khai. -->", "the markup", id="hidden in a comment"),
        pytest.param("Tờ khai.", "~~Tờ khai.~~", "the markup", id="struck out"),
        pytest.param("Tờ khai.", "<s>Tờ khai.</s>", "the markup", id="struck out as HTML"),
        pytest.param("Tờ khai.", "Tờ khai.{: hidden}", "the markup", id="attribute"),
    ],
)
def test_substance(old: str, new: str, what: str) -> None:
    assert after(old, new) == what


def body_after(before: str, corrected: str) -> str:
    """Return in words what differs between two bodies; empty: presentation only."""
    one, other = (text_of(changed(TEXT, body=f"\n{body}\n")) for body in (before, corrected))
    return str(difference(one, other) or "")


@pytest.mark.parametrize(
    ("before", "corrected"),
    [
        pytest.param("Việc chứng thưc bản sao", "Việc chứng thực bản sao", id="tone"),
        pytest.param("Nộp hồ sơ tạii quầy", "Nộp hồ sơ tại quầy", id="a letter too many"),
        pytest.param("Quy trìnhh này", "Quy trình này", id="no syllable"),
        pytest.param("Quy trnìh này", "Quy trình này", id="letters that changed places"),
        pytest.param("Lí lịch, qui định", "Lý lịch, quy định", id="i and y"),
        pytest.param("Phải nộp 05 ngày", "Phải nộp **05** ngày", id="a number in bold"),
        pytest.param("Hộ tịch – 5 bản", "Hộ tịch - 5 bản", id="another dash"),
        pytest.param("Khôngđược nộp", "Không được nộp", id="blank between words that decide"),
        pytest.param("Nộp\nhồ sơ", "Nộp hồ\nsơ", id="lines"),
        pytest.param("Nộp\n    hồ sơ", "Nộp hồ sơ", id="indent within a paragraph"),
    ],
)
def test_slips(before: str, corrected: str) -> None:
    assert body_after(before, corrected) == ""


@pytest.mark.parametrize(
    ("before", "corrected"),
    [
        pytest.param("không quá 05 ngày", "không quá -05 ngày", id="sign"),
        pytest.param("không quá 05 ngày", "không quá −05 ngày", id="minus as it is printed"),
        pytest.param("từ -5 đến 7", "từ 5 đến -7", id="sign at another number"),
        pytest.param("người ≥ 18 tuổi", "người ≤ 18 tuổi", id="at least, at most"),
        pytest.param("dưới mức < 5", "dưới mức > 5", id="less, more"),
        pytest.param("cách 5 km", "cách 5 m", id="kilometre"),
        pytest.param("rộng 5 m²", "rộng 5 m³", id="square metre"),
        pytest.param("giảm 50%", "giảm 50‰", id="per cent"),
        pytest.param("hạn 2 tuần", "hạn 2 tháng", id="week, month"),
        pytest.param("gồm 3 bộ", "gồm 3 bố", id="what is counted"),
        pytest.param("Được nhận", "Đuổi nhận", id="may, chased"),
        pytest.param("nộp thuế nhà", "nộp thuê nhà", id="tax, rent"),
        pytest.param("nộp thuê nhà", "nộp thuế nhà", id="rent, tax"),
        pytest.param("bản công chứng", "bản công chức", id="notarised, officer"),
        pytest.param("theo bản này", "theo bảng này", id="copy, table"),
        pytest.param("theo điểm d", "theo điểm đ", id="another point"),
        pytest.param("theo chương V", "theo chương VI", id="another chapter"),
        pytest.param("chuyển TTPVHCC", "chuyển TTPVHC", id="abbreviation"),
        pytest.param("tối đa", "tối thiểu", id="at the most, at the least"),
        pytest.param("nộp bản bàn", "nộp bản", id="no repetition"),
        pytest.param("Nộp hồ sơ", "    Nộp hồ sơ", id="block of code"),
        pytest.param("Nộp hồ sơ", "```\nNộp hồ sơ\n```", id="fenced code"),
        pytest.param("Nộp hồ sơ", "> Nộp hồ sơ", id="quotation"),
        pytest.param("Nộp hồ sơ", "!!! note\n\n    Nộp hồ sơ", id="box"),
        pytest.param("- nộp\n- nhận", "- nộp\n    - nhận", id="item below an item"),
        pytest.param("- nộp hồ\n- sơ", "- nộp\n- hồ sơ", id="word in another item"),
        pytest.param("| hồ sơ | |", "| | hồ sơ |", id="word in another column"),
        pytest.param("| hồ | | sơ |", "| hồ | sơ |", id="empty cell taken out"),
    ],
)
def test_what_somebody_acts_upon(before: str, corrected: str) -> None:
    assert body_after(before, corrected) != ""


@pytest.mark.parametrize(
    ("values", "what"),
    [
        pytest.param({"code": "QT-HT-09"}, "", id="renumbering"),
        pytest.param({"title": "Đăng kí khai sinh"}, "", id="slip in the title"),
        pytest.param({"title": "Đăng ký khai tử"}, "the field 'title'", id="another title"),
        pytest.param({"revision": "1"}, "the field 'revision'", id="number"),
        pytest.param({"services": '["1.001194"]'}, "the field 'services'", id="service"),
        pytest.param({"legal_basis": "[]"}, "the field 'legal_basis'", id="legal basis"),
        pytest.param({"access": "internal"}, "the field 'access'", id="audience"),
    ],
)
def test_front_matter(values: dict[str, str], what: str) -> None:
    found = difference(text_of(TEXT), text_of(changed(TEXT, **values)))

    assert str(found or "") == what


def test_doubled_word() -> None:
    """A word that stands twice may be taken out, never put in."""
    doubled = BODY.replace("tại quầy", "tại tại quầy")
    one, two = (text_of(changed(TEXT, body=body)) for body in (BODY, doubled))

    assert difference(two, one) is None
    assert str(difference(one, two)) == "the wording by more than a slip"


def test_many_slips() -> None:
    """More than a few slips in a short text are a new text."""
    words = "Quy trình nhận giấy tờ tại quầy của phường rồi chuyển văn phòng xử lý"
    before = text_of(changed(TEXT, body=words))
    few, many = (
        text_of(
            changed(
                TEXT, body=" ".join([*(w + "z" for w in words.split()[:n]), *words.split()[n:]])
            )
        )
        for n in (3, 4)
    )

    assert difference(before, few) is None
    assert str(difference(before, many)) == "the wording by more than a slip"


def test_large_texts_cost_little() -> None:
    """Nobody waits for a correction that turns a huge text over."""
    words = ["chữ", "ký", "của", "người", "dân"] * 60_000
    one, other = (text_of(changed(TEXT, body=" ".join(w))) for w in (words, [*words[1:], "xa"]))
    begun = time.perf_counter()

    found = difference(one, other)

    assert str(found) == "the wording by more than a slip"
    assert time.perf_counter() - begun < 5


@given(st.text("ab 1\n-|#<>*.", max_size=40))
def test_a_text_does_not_differ_from_itself(body: str) -> None:
    text = text_of(changed(TEXT, body=body))

    assert difference(text, text) is None


@given(st.text("ab 1\n-|#<>*.", max_size=40), st.text("ab 1\n-|#<>*.", max_size=40))
def test_numbers_are_never_corrected(one: str, other: str) -> None:
    """Whatever else a correction does, every figure stays."""
    before, corrected = (text_of(changed(TEXT, body=body)) for body in (one, other))

    if difference(before, corrected) is None:
        assert [c for c in one if c.isdigit()] == [c for c in other if c.isdigit()]
