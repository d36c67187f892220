"""Procedures drafted from records: facts where they belong, places where there are none."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.beginnings.templates import catalogue_template
from qmsdocs.checks.engine import diagnose
from qmsdocs.checks.unfilled import PLACEHOLDER
from qmsdocs.diagnostics import Severity
from qmsdocs.law.services.scaffold import Setting, UnknownPlaceError, body
from qmsdocs.law.services.scaffold_text import inline, title_of
from qmsdocs.law.services.standing_basis import Footing, StandingBasis
from qmsdocs.model.office import Named, Office, Unit
from qmsdocs.model.outline import headings
from qmsdocs.model.services import Channel, Paper, Service
from qmsdocs.model.text import LegalReference
from qmsdocs.source.load import load
from qmsdocs.source.tree import MemoryTree
from tests.builders import TEXT, Handbook, changed

DAY = date(2026, 11, 20)
OFFICE = Office(
    id="ubnd-mau",
    name="UBND phường Mẫu",
    units=(
        Unit("van-phong", "Văn phòng HĐND và UBND"),
        Unit("ttpvhcc", "Trung tâm Phục vụ hành chính công"),
    ),
    roles=(
        Named("chu-tich", "Chủ tịch"),
        Named("pho-chu-tich", "Phó Chủ tịch"),
        Named("chanh-van-phong", "Chánh Văn phòng"),
        Named("cong-chuc", "Công chức chuyên môn"),
    ),
)
SETTING = Setting(OFFICE, DAY, "van-phong")
SERVICE = Service(
    code="1.004873",
    name="Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
    field="Hộ tịch",
    applicants=("Công dân Việt Nam", "Người nước ngoài"),
    agency="Ủy ban nhân dân cấp xã.",
    coordinating="Công an cấp xã",
    channels=(
        Channel("Trực tiếp", "05 Ngày làm việc", "20,000 VNĐ", "Nộp tại quầy"),
        Channel("Trực tuyến", "05 Ngày làm việc", "Miễn phí", "Hộ nghèo được miễn phí"),
    ),
    dossier=(
        Paper("- Tờ khai | theo mẫu", "Mẫu 01.docx", 1, None, "* Giấy tờ phải nộp:"),
        Paper("Giấy ủy quyền", "", None, None),
        Paper("* Lưu ý: bản điện tử thay bản giấy", "", 0, None),
    ),
    results=("Giấy xác nhận",),
    conditions="- Không vi phạm\n+ Có nơi cư trú",
    online="toàn trình",
)
BASIS = StandingBasis((Footing(LegalReference("60/2014/QH13"), "Luật Hộ tịch số 60/2014/QH13"),))
BARE = Service(code="1.000001", name="Công nhận tổ hòa giải")


def drafted(service: Service = SERVICE, setting: Setting = SETTING) -> str:
    """Return the body of a draft with the built-in template."""
    return body(catalogue_template(), service, BASIS, setting)


@pytest.mark.parametrize(
    "line",
    [
        "thủ tục “Cấp Giấy xác nhận tình trạng hôn nhân”",
        "Quy trình áp dụng tại UBND phường Mẫu khi giải quyết TTHC có mã 1.004873.",
        "- **Đối tượng thực hiện**: Công dân Việt Nam, Người nước ngoài.",
        "- **Cơ quan thực hiện**: Ủy ban nhân dân cấp xã.",
        "- **Cơ quan phối hợp**: Công an cấp xã.",
        "- Không vi phạm\n- Có nơi cư trú\n",
        "- Luật Hộ tịch số 60/2014/QH13.\n",
        "| 1 | Tờ khai \\| theo mẫu | 1 | | Mẫu 01.docx | Giấy tờ phải nộp |\n",
        "| 2 | Giấy ủy quyền | «Số bản» | | | |\n",
        "- Lưu ý: bản điện tử thay bản giấy\n",
        "Thời hạn theo quy định:\n\n- 05 ngày làm việc\n",
        "- **Cách nộp**: trực tiếp, trực tuyến.",
        "- **Nơi tiếp nhận, trả kết quả**: Trung tâm Phục vụ hành chính công.",
        "- **Mức độ dịch vụ công trực tuyến**: toàn trình.",
        "- **Mức độ dịch vụ công trực tuyến**: toàn trình.\n\n- Trực tiếp: Nộp tại quầy\n",
        "- Giấy xác nhận\n",
        "- Trực tiếp: 20.000 đồng\n- Trực tuyến: Miễn phí\n- Trực tuyến: Hộ nghèo được miễn phí\n",
        "| Trung tâm Phục vụ hành chính công | 0,25 ngày làm việc | Giấy tiếp nhận",
        "| Công chức chuyên môn, Văn phòng HĐND và UBND | 1,75 ngày làm việc |",
        "| 3 | Hỏi ý kiến Công an cấp xã và tổng hợp ý kiến trả lời |",
        "| 4 | Soát hồ sơ và dự thảo, ký nháy, trình ký | Chánh Văn phòng | 0,75 ngày làm việc |",
        "| 5 | Ký kết quả | Chủ tịch | 0,75 ngày làm việc |",
        "| | **Tổng thời gian** | | **5 ngày làm việc** | |",
        "| 1 | Tờ khai \\| theo mẫu | Mẫu 01.docx |\n",
    ],
)
def test_facts(line: str) -> None:
    assert line in drafted()


def test_sections() -> None:
    """The seven of every procedure, and the seven of its contents."""
    found = tuple(headings(drafted()))

    assert [each.text.strip()[0] for each in found if each.level == 2] == list("1234567")
    assert [each.text.strip()[:3] for each in found if each.level == 3] == [
        f"5.{n}" for n in range(1, 8)
    ]


def test_a_record_that_says_nothing_leaves_places() -> None:
    """Nothing is made up; lines of what there may not be are left out."""
    found = drafted(BARE, Setting(Office(), DAY))

    assert "Hỏi ý kiến" not in found
    assert "Cơ quan phối hợp" not in found
    assert "Mức độ dịch vụ công" not in found
    assert found.count("«Thời gian»") == 5
    assert "«số ngày hoặc giờ làm việc, kể từ khi nhận đủ hồ sơ hợp lệ»" in found
    assert "$" not in found


@pytest.mark.parametrize(
    ("channels", "said"),
    [
        pytest.param(
            [Channel("Trực tiếp", "1")],
            "- «Thời hạn kèm đơn vị tính; dữ liệu quốc gia chỉ ghi 1»",
            id="without-unit",
        ),
        pytest.param(
            [Channel("Trực tiếp", "5 Ngày"), Channel("Trực tuyến", "3 Ngày")],
            "- Trực tiếp: 5 ngày\n- Trực tuyến: 3 ngày\n",
            id="by-mode",
        ),
        pytest.param(
            [Channel("Trực tiếp", "", "", "Trong 10 ngày làm việc")],
            "- Trong 10 ngày làm việc\n",
            id="told-in-the-note",
        ),
        pytest.param(
            [Channel("Trực tiếp", "", "", "10 USD/bản")],
            "- «số ngày hoặc giờ làm việc",
            id="note-on-something-else",
        ),
    ],
)
def test_limits(channels: list[Channel], said: str) -> None:
    assert said in drafted(replace(SERVICE, channels=tuple(channels)))


def test_steps_keep_the_shortest_limit() -> None:
    both = (Channel("Trực tiếp", "5 Ngày"), Channel("Trực tuyến", "3 Ngày"))

    assert "**3 ngày**" in drafted(replace(SERVICE, channels=both))


@pytest.mark.parametrize(
    ("setting", "service", "place"),
    [
        pytest.param(
            replace(SETTING, unit=""), SERVICE, "«Người phụ trách đơn vị»", id="no-unit-no-head"
        ),
        pytest.param(
            replace(
                SETTING, office=replace(OFFICE, roles=(*OFFICE.roles, Named("x", "Chuyên viên")))
            ),
            SERVICE,
            "«Người thụ lý»",
            id="two-clerks",
        ),
        pytest.param(
            SETTING,
            replace(SERVICE, authority="Trưởng Công an xã"),
            "«Người có thẩm quyền ký»",
            id="another-authority",
        ),
        pytest.param(
            replace(SETTING, office=replace(OFFICE, units=OFFICE.units[:1])),
            SERVICE,
            "«Nơi tiếp nhận»",
            id="no-counter",
        ),
    ],
)
def test_who_cannot_be_told_is_a_place(setting: Setting, service: Service, place: str) -> None:
    assert place not in drafted()
    assert place in drafted(service, setting)


def test_a_place_that_is_no_fact() -> None:
    with pytest.raises(UnknownPlaceError) as refused:
        body("$titel", SERVICE, BASIS, SETTING)

    assert refused.value.name == "titel"
    assert "title" in refused.value.known


def test_checks_speak_of_what_is_not_filled_in_and_of_nothing_else() -> None:
    for service in (SERVICE, BARE):
        found = drafted(service)

        assert errors_of(found) == ["DRF009"]
        assert errors_of(PLACEHOLDER.sub("Điền", found)) == []


@pytest.mark.parametrize(
    ("name", "title"),
    [
        pytest.param("Thủ tục đăng ký khai sinh", "Đăng ký khai sinh", id="in-front"),
        pytest.param("Thủ tục hành chính: cấp\xa0phép", "Cấp phép", id="administrative"),
        pytest.param("Liên thông thủ tục khai sinh", "Liên thông thủ tục khai sinh", id="within"),
        pytest.param("Thủ tục", "Thủ tục", id="alone"),
        pytest.param("  Cấp\u200b bản sao\n", "Cấp bản sao", id="unseen"),
    ],
)
def test_title(name: str, title: str) -> None:
    assert title_of(name) == title


@given(st.text(max_size=60))
def test_inline(text: str) -> None:
    """One line that can be seen, without a place of a template, and the same when done again."""
    found = inline(text)

    assert found.isprintable()
    assert not PLACEHOLDER.search(found)
    assert inline(found) == found


@given(
    st.builds(
        Service,
        code=st.just("1.000001"),
        name=st.text(min_size=1, max_size=20),
        coordinating=st.text(max_size=10),
        conditions=st.text(max_size=30),
        receiving=st.text(max_size=20),
        channels=st.lists(
            st.builds(
                Channel,
                st.sampled_from(["Trực tiếp", "Trực tuyến"]),
                st.sampled_from(["", "1", "3 Ngày làm việc", "2 Tháng", "8 Giờ", "a|b # c"]),
                st.text(max_size=20),
            ),
            max_size=3,
        ).map(tuple),
        dossier=st.lists(
            st.builds(Paper, st.text(max_size=20), st.text(max_size=9)), max_size=3
        ).map(tuple),
    )
)
def test_whatever_a_record_holds(service: Service) -> None:
    """The sections stay, the table of steps stays whole, and no check of form speaks."""
    found = drafted(service)

    assert [each.text.strip()[0] for each in headings(found) if each.level == 2] == list("1234567")
    assert set(errors_of(found)) <= {"DRF009"}


def errors_of(found: str) -> list[str]:
    """Return the checks that find an error, or a fault of form, in a draft with this body."""
    book = Handbook.new()
    book.put("content/drafts/qt-ht-01.md", changed(TEXT, body=f"\n{found}"))
    diagnostics = diagnose(load(MemoryTree(book.files), DAY))
    return [
        each.check
        for each in diagnostics
        if each.severity is Severity.ERROR or each.check.startswith(("SEC", "STP", "LNK"))
    ]
