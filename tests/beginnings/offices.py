"""An office that begins a handbook, as tests name it; nobody in it is of the sample."""

from dataclasses import replace
from datetime import date
from typing import Any

from qmsdocs.beginnings.answers import Answers
from qmsdocs.beginnings.enrolment import Enrolment, Entry
from qmsdocs.beginnings.registers import proposed_office
from qmsdocs.model.office import Named, Unit
from qmsdocs.model.roster import Person

TODAY = date(2026, 11, 23)
UNITS = (Unit("van-phong", "Văn phòng"), Unit("to-mot-cua", "Tổ Một cửa"))
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGzsSTO0t5vUlaMASL/8YFC/LS7EDlxszoSpHG87x4H2"

PEOPLE_CSV = """\
id,name,email,role,unit,decision,issued,from
,Đinh Thị An,an@co-quan.example,chu-tich,,01/QĐ-UBND,2025-07-01,2025-07-01
,Mai Bảo,bao@co-quan.example,chanh-van-phong,,02/QĐ-UBND,02/7/2025,15/7/2025
,Tạ Công,cong@co-quan.example,cong-chuc,van-phong,,,2026-11-23
,Lý Dung,dung@co-quan.example,thu-ky-iso,,03/QĐ-UBND,2025-07-01,2025-07-01
"""


def enrolment() -> Enrolment:
    """Return an enrolment at which nobody has been named."""
    return Enrolment(proposed_office("vi").roles, UNITS, TODAY)


def entry(**values: Any) -> Entry:  # noqa: ANN401 - fields of an entry
    """Return an entry without fault, in which these values are others."""
    sound = Entry(name="Đinh Thị An", role="chu-tich", email="an@co-quan.example", since=TODAY)
    return replace(sound, **values)


def people() -> tuple[Person, ...]:
    """Return a head, a reviewer, a drafter and a secretary."""
    taken = enrolment()
    for role, name in (
        ("chu-tich", "Đinh Thị An"),
        ("truong-phong", "Mai Bảo"),
        ("cong-chuc", "Tạ Công"),
        ("thu-ky-iso", "Lý Dung"),
    ):
        given = entry(name=name, role=role, email=f"{role}@co-quan.example")
        assert taken.enrol(given) == []
    return tuple(taken.people.values())


def answers(**values: Any) -> Answers:  # noqa: ANN401 - fields of the answers
    """Return what an office says, in which these values are others."""
    sound = Answers(
        id="ubnd-phuong-moi",
        name="Ủy ban nhân dân phường Mới",
        short="UBND phường Mới",
        parent="",
        time_zone="Asia/Ho_Chi_Minh",
        language="vi",
        units=UNITS,
        fields=(Named("ho-tich", "Hộ tịch"),),
        people=people(),
        founder="ly-dung",
        key=KEY,
        day=TODAY,
        today=TODAY,
    )
    return replace(sound, **values)
