"""A small office that is out of step in every way, for tests of what is said of it."""

from dataclasses import replace
from datetime import date

from qmsdocs.law.step.standing import Standing, standing_of
from qmsdocs.model.records import Meaning
from qmsdocs.model.services import Scope, Service, Services
from qmsdocs.reports.sync import Sync, sync
from tests.builders import DAY, QMS, Handbook, changed, record, text_of
from tests.law.catalogues import catalogue, does, law
from tests.law.relying import PATH, Case

SCOPE = Scope(levels=("Cấp xã",), codes=("1.555555",))
LAW = catalogue(
    law("61", "2018-06-21", number="61/2018/NĐ-CP"),
    law("118", "2026-07-01", number="118/2026/NĐ-CP", issued="2026-05-01"),
    law("23", "2015-04-10", number="23/2015/NĐ-CP"),
    law("85", number="85/2019/TT-BTC", document_type="TT"),
    law("7", "2027-01-01", number="7/2026/NĐ-CP", issued="2026-10-01"),
    does("118", "replaces", "61"),
    does("118", "amends", "23", "2026-11-16"),
    does("7", "repeals", "23"),
)
SERVICES = Services.of(
    Service(
        code="1.001193",
        name="Đăng ký khai sinh",
        levels=("Cấp xã",),
        field="Hộ tịch",
        ended=True,
        abolished=date(2026, 9, 1),
    ),
    Service(code="1.000656", name="=Đăng ký khai tử", levels=("Cấp xã",), field="Hộ tịch"),
    Service(code="1.000894", name="Đăng ký kết hôn", levels=("Cấp xã",), field="Hộ tịch"),
    Service(code="1.012345", name="Giao đất", levels=("Cấp tỉnh",), field="Đất đai"),
)
CALENDAR = 'calendar: 1\nversion: "2026.1"\nholidays:\n  - {day: 2026-09-02, name: Quốc khánh}\n'
RULES = """\
deadlines:
  - {id: han-phap-luat, from: 2025-07-01, causes: [law-ended, law-changed], working_days: 10}
"""
FIRST_BODY = (
    "\nTheo Nghị định số 61/2018/NĐ-CP, Nghị định số 23/2015/NĐ-CP và Thông tư số 85/2019/TT-BTC.\n"
)
SECOND_BODY = "\nTheo Nghị định số 23/2015/NĐ-CP.\n"
OTHER_PATH = "content/procedures/ho-tich/qt-ht-02.md"
PRIVATE = "content/procedures/ho-tich/qt-ht-09.md"


def book() -> Handbook:
    """Return the files of the office: two procedures, one of them for the office alone."""
    made = Handbook.new(QMS + RULES).put("content/calendar.yml", CALENDAR)
    made.in_force(changed(legal_basis="[]", body=FIRST_BODY), PATH, on=date(2026, 1, 5))
    other = changed(
        id="m2p8w4rt",
        code="QT-HT-02",
        title="Đăng ký kết hôn",
        services='["1.000894", "1.012345", "1.999999"]',
        legal_basis="[]",
        body=SECOND_BODY,
    )
    made.in_force(other, OTHER_PATH, on=date(2026, 2, 2), name="b")
    private = changed(
        id="n3q9x5sv",
        code="QT-HT-09",
        title="Việc nội bộ",
        services='["1.000894"]',
        legal_basis="[]",
        access="internal",
        body=FIRST_BODY,
    )
    made.in_force(private, PRIVATE, on=date(2026, 3, 2), name="c")
    text = text_of(other, OTHER_PATH)
    made.add("verdicts/b", record(Meaning.VERDICT, text, on=date(2026, 11, 18), verdict="revise"))
    made.put(
        "content/drafts/qt-ht-01.md",
        changed(legal_basis="[]", revision="1", change="Sửa", body=SECOND_BODY),
    )
    return made


def standing(day: date = DAY) -> Standing:
    """Return what the office stands on, for a day."""
    case = Case(LAW, SERVICES, book())
    return standing_of(replace(case.corpus(day), scope=SCOPE))


def found(day: date = DAY) -> Sync:
    """Return how far the office is out of step on a day."""
    return sync(standing(day))
