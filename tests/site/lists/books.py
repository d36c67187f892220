"""Handbooks whose lists have something to show, and ways to read a list."""

from collections.abc import Sequence
from datetime import date

from qmsdocs.model.office import Audience
from qmsdocs.site.context import Site
from qmsdocs.site.lists.description import Column, Kind, Link, Listing, Mark, Value, rows_of, words
from qmsdocs.site.selection import View
from qmsdocs.wording import say
from tests.builders import Handbook, changed
from tests.site.stories import first, site_of, two_revisions, with_form, withdrawn

INTERNAL = View(Audience.INTERNAL)
LAWS = (
    "id,type,number,title,issuer,issued,effective,expires,status,source,checked\n"
    "123-2015,NĐ,123/2015/NĐ-CP,Nghị định hộ tịch,Chính phủ,2015-11-15,2016-01-01,2026-07-01,,,\n"
    "60-2014,L,60/2014/QH13,Luật Hộ tịch,Quốc hội,2014-11-20,2016-01-01,,,,\n"
)
BODY = "\n## 1. Mục đích\n\nTheo Nghị định 123/2015/NĐ-CP, dùng [BM-01](doc:b1m0k5tq).\n"
HIDDEN = "Việc để trong nhà"


def office() -> Handbook:
    """Return two revisions of a procedure, its form, laws, services and an internal document."""
    book = two_revisions()
    with_form(book)
    book.put("content/catalogue/legal/2015.csv", LAWS)
    book.put(
        "content/catalogue/services/1.001193.yml",
        'service: 1\ncode: "1.001193"\nname: Đăng ký khai sinh\nfield: Hộ tịch\nlevels: [Cấp xã]\n'
        "channels:\n  - {mode: Trực tiếp, limit: Ngay trong ngày, fee: Miễn}\n"
        "  - {mode: Trực tuyến, limit: 1 ngày, fee: Miễn}\n",
    )
    book.put(
        "content/catalogue/services/1.000656.yml",
        'service: 1\ncode: "1.000656"\nname: Đăng ký khai tử\nfield: Hộ tịch\nlevels: [Cấp xã]\n',
    )
    book.put("content/catalogue/scope.yml", "scope: 1\nlevels: [Cấp xã]\n")
    raw = changed(
        first(),
        id="k1000000",
        code="QT-HT-02",
        title="Đăng ký kết hôn",
        services="[]",
        body=BODY,
        legal_basis="[60/2014/QH13, 9/9999/XX]",
    )
    book.in_force(raw, "content/procedures/ho-tich/qt-ht-02.md", on=date(2026, 2, 1), name="c")
    hidden = changed(first(), id="zz000000", code="QTNB-09", title=HIDDEN, access="internal")
    book.in_force(hidden, "content/procedures/ho-tich/qtnb-09.md", on=date(2026, 2, 1), name="i")
    return book


def ended(on: date = date(2026, 10, 1)) -> Handbook:
    """Return the same office after the withdrawal of its first procedure, with a transition."""
    book = office()
    withdrawn(book, on)
    return book


def english(book: Handbook, day: date = date(2026, 11, 20), view: View | None = None) -> Site:
    """Return the site of a handbook in English."""
    return site_of(book, day, view=view or View())


def told(listing: Listing) -> list[list[object]]:
    """Return the rows of a list as plain values, links by their labels."""
    return [[_plain(each) for each in row.values] for row in listing.rows]


def _plain(value: Value) -> object:
    if isinstance(value, Link | Mark | tuple):
        return "; ".join(words(value))
    return value


def listing(*rows: Sequence[Value], group: str = "", columns: Sequence[Column] = ()) -> Listing:
    """Return a list about nothing in particular."""
    return Listing(
        page="danh-muc.md",
        name=say("Master list"),
        title=say("Master list of controlled documents"),
        columns=tuple(columns or COLUMNS),
        rows=rows_of(rows),
        group=group,
    )


COLUMNS = (
    Column("unit", say("Unit in charge"), facet=True),
    Column("code", say("Document code"), Kind.CODE),
    Column("title", say("Title"), wide=True),
    Column("effective", say("In force from"), Kind.DAY),
    Column("state", say("State"), Kind.STATE, facet=True),
)
ROWS: tuple[tuple[Value, ...], ...] = (
    (
        "Văn phòng",
        Link("QT-2", "procedures/qt-2/index.md"),
        "Đăng ký",
        date(2026, 7, 15),
        Mark("In force", "good"),
    ),
    (
        "Phòng Kinh tế",
        Link("QT-10", "procedures/qt-10/index.md"),
        "<b>Đất</b>",
        None,
        Mark("Suspended", "warn", ("until further notice",)),
    ),
)
