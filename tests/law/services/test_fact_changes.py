"""Which facts differ between two texts: what the counter must relearn."""

from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.services.anatomy import anatomy
from qmsdocs.law.services.fact_changes import FactChange, changed_facts
from qmsdocs.law.services.parts import Part
from tests.law.services.procedures import LETTERED, NUMBERED, PROCESS, PROVINCIAL

ALL = (LETTERED, NUMBERED, PROVINCIAL, PROCESS)


def _changed(old: str, new: str) -> tuple[FactChange, ...]:
    return changed_facts(anatomy(NUMBERED), anatomy(NUMBERED.replace(old, new)))


def test_the_same_text() -> None:
    assert [changed_facts(anatomy(body), anatomy(body)) for body in ALL] == [()] * len(ALL)


def test_a_limit() -> None:
    (found,) = _changed("03 ngày làm việc;", "02 ngày làm việc;")

    assert found == FactChange(
        Part.LIMIT,
        "03 ngày làm việc; nhận sau 15 giờ thì tính từ ngày sau.",
        "02 ngày làm việc; nhận sau 15 giờ thì tính từ ngày sau.",
    )


def test_a_mark_alone_is_a_change() -> None:
    """Words that differ in a sign are other words."""
    assert [each.part for each in _changed("Thẩm tra, trình ký", "Thẩm trả, trình ký")] == [
        Part.STEPS
    ]


def test_papers() -> None:
    one = "| 2 | Giấy tờ về việc ủy quyền | | 1 | Xem bảng dưới |\n"
    other = "| 2 | Bản vẽ mặt bằng | 2 | | |\n"

    assert _changed(one, other) == (
        FactChange(Part.DOSSIER, "", "Bản vẽ mặt bằng · 2 bản chính"),
        FactChange(Part.DOSSIER, "Giấy tờ về việc ủy quyền · 1 bản sao · Xem bảng dưới", ""),
    )


def test_a_step_and_the_time_of_all() -> None:
    """A cell that changes is told with its step; one that was added, alone."""
    found = changed_facts(
        anatomy(NUMBERED),
        anatomy(
            NUMBERED.replace("| 2 ngày làm việc |", "| 1 ngày làm việc |").replace(
                "**3 ngày làm việc**", "**2 ngày làm việc**"
            )
        ),
    )

    assert found == (
        FactChange(
            Part.STEPS,
            "Thẩm tra, trình ký · Công chức chuyên môn · 2 ngày làm việc",
            "Thẩm tra, trình ký · Công chức chuyên môn · 1 ngày làm việc",
            "2",
        ),
        FactChange(Part.STEPS, "3 ngày làm việc", "2 ngày làm việc"),
    )


def test_what_one_text_does_not_say_for_certain_is_left_out() -> None:
    assert _changed("### 5.6. Phí, lệ phí", "### 5.6. Khoản khác") == ()


def test_steps_of_a_case_are_held_against_the_same_case() -> None:
    found = changed_facts(
        anatomy(PROVINCIAL), anatomy(PROVINCIAL.replace("| 4 ngày |", "| 3 ngày |"))
    )

    assert [(each.case, each.where) for each in found] == [("Trường hợp cấp lại", "B2")]


_LIMIT = st.lists(st.text("abcđ ", min_size=1, max_size=12).map(str.strip).filter(bool), min_size=1)


@given(_LIMIT, _LIMIT)
def test_every_line_that_differs_is_told_once(old: list[str], new: list[str]) -> None:
    """What is told as gone was there and is not; what is told as new is there and was not."""
    before, after = (
        anatomy("## Thời hạn giải quyết\n\n" + "\n\n".join(f"Hạn {line}." for line in lines) + "\n")
        for lines in (old, new)
    )
    was, now = before.stated[Part.LIMIT].words, after.stated[Part.LIMIT].words

    found = changed_facts(before, after)

    assert {each.old for each in found} - {""} == {*was} - {*now}
    assert {each.new for each in found} - {""} == {*now} - {*was}
