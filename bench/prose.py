"""Words of invented procedures: sentences, tables and whole bodies, from a stream of chance.

Every wording is made for this purpose and belongs to no office; numbers of laws are invented.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

WHO = (
    "Công chức tiếp nhận",
    "Công chức thụ lý",
    "Trưởng phòng chuyên môn",
    "Văn thư của phường",
    "Lãnh đạo ủy ban",
    "Bộ phận trả kết quả",
    "Người được phân công theo dõi",
    "Tổ kiểm tra liên ngành",
)
DOES = (
    "đối chiếu",
    "ghi nhận",
    "lập phiếu bàn giao",
    "cập nhật",
    "thẩm tra",
    "niêm yết công khai",
    "trình ký",
    "lưu giữ",
    "gửi lấy ý kiến",
    "xác minh thực tế",
    "hướng dẫn bổ sung",
    "đóng dấu và phát hành",
)
WHAT = (
    "đơn đề nghị của người dân",
    "giấy tờ chứng minh nơi cư trú",
    "dữ liệu trên hệ thống một cửa",
    "bản vẽ mặt bằng kèm theo",
    "ý kiến của tổ dân phố",
    "biên bản kiểm tra hiện trường",
    "phiếu kiểm soát quá trình",
    "dự thảo văn bản trả lời",
    "danh sách hộ thuộc diện hỗ trợ",
    "chứng từ nộp lệ phí",
    "sổ đăng ký của năm",
    "kết quả giải quyết bản điện tử",
    "thông tin trong cơ sở dữ liệu dân cư",
    "hồ sơ gốc đang lưu tại phường",
)
HOW = (
    "ngay trong buổi làm việc",
    "chậm nhất là cuối ngày làm việc hôm sau",
    "trước khi chuyển sang bước kế tiếp",
    "theo mẫu kèm theo quy trình này",
    "và ghi rõ giờ, người giao, người nhận",
    "bằng tài khoản định danh đã được cấp",
    "mà không yêu cầu nộp lại giấy tờ đã số hóa",
    "có chữ ký số của người chịu trách nhiệm",
    "đúng thứ tự đến trước, giải quyết trước",
    "và nêu rõ lý do khi không chấp nhận",
)
WHEN = (
    "hồ sơ nộp sau 15 giờ",
    "giấy tờ có dấu hiệu tẩy xóa",
    "hệ thống bị gián đoạn",
    "người nộp ủy quyền cho người khác",
    "thông tin giữa hai nguồn không khớp",
    "cần lấy ý kiến của cơ quan khác",
    "quá hạn mà chưa có ý kiến trả lời",
    "người dân đề nghị rút hồ sơ",
)
TOPIC = (
    "Xác nhận tình trạng nhà ở",
    "Cấp bản sao trích lục",
    "Hỗ trợ hộ gặp khó khăn đột xuất",
    "Đăng ký hoạt động văn nghệ",
    "Giải quyết kiến nghị về vệ sinh chung",
    "Cấp phép sử dụng tạm hè phố",
    "Thay đổi nội dung đã đăng ký",
    "Xét công nhận gia đình tiêu biểu",
    "Tiếp nhận thông báo sửa chữa nhỏ",
    "Chi trả trợ cấp hằng tháng",
    "Đăng ký nhóm trẻ tại nhà",
    "Điều chỉnh thông tin hộ kinh doanh",
)
ISSUERS = ("Quốc hội", "Chính phủ", "Bộ Tư pháp", "Bộ Nội vụ", "Hội đồng nhân dân tỉnh")
FORMS = ("QH15", "NĐ-CP", "TT-BTP", "TT-BNV", "NQ-HĐND")


@dataclass(frozen=True, slots=True)
class Law:
    """An invented legal document, as a text cites it."""

    number: str
    title: str
    issuer: str
    issued: date

    @property
    def year(self) -> int:
        """Year of issue."""
        return self.issued.year


def laws(chance: Random, count: int) -> tuple[Law, ...]:
    """Return invented legal documents with numbers of their own."""
    found = []
    for place in range(count):
        kind = chance.randrange(len(FORMS))
        year = 2014 + place % 12
        number = f"{place // 12 + 1:02d}/{year}/{FORMS[kind]}"
        title = f"Quy định về {chance.choice(WHAT)} và {chance.choice(WHAT)}"
        issued = date(year, chance.randint(1, 12), chance.randint(1, 28))
        found.append(Law(number, title, ISSUERS[kind], issued))
    return tuple(found)


def title(place: int) -> str:
    """Return the title of a document, which is that of its service."""
    what = WHAT[place * 5 % len(WHAT)]
    return f"{TOPIC[place % len(TOPIC)]} – {what} (nhóm {place // len(TOPIC) + 1})"


def sentence(chance: Random) -> str:
    """Return one sentence."""
    who, does, what = chance.choice(WHO), chance.choice(DOES), chance.choice(WHAT)
    how = chance.choice(HOW)
    shape = chance.randrange(3)
    if shape == 0:
        return f"{who} {does} {what} {how}."
    if shape == 1:
        return f"Khi {chance.choice(WHEN)}, {who.lower()} {does} {what} {how}."
    then = f"{chance.choice(DOES)} {chance.choice(WHAT)}"
    return f"{what.capitalize()} do {who.lower()} {does} {how}; sau đó {then}."


def paragraph(chance: Random, count: int) -> str:
    """Return so many sentences in a row."""
    return " ".join(sentence(chance) for _ in range(count))


def body(chance: Random, code: str, basis: tuple[Law, ...]) -> str:
    """Return the body of a procedure: about nine kilobytes, headings, lists and tables."""
    return "\n\n".join(_sections(chance, code, basis)) + "\n"


def _sections(chance: Random, code: str, basis: tuple[Law, ...]) -> Iterator[str]:
    yield f"\n## 1. Mục đích\n\n{paragraph(chance, 3)}"
    yield f"## 2. Phạm vi\n\n{paragraph(chance, 4)}"
    yield "## 3. Tài liệu viện dẫn\n\n- TCVN ISO 9001:2015, các điều 7.5, 8.2 và 8.5."
    yield "## 4. Định nghĩa, chữ viết tắt\n\n" + "\n".join(
        f"- **{what.capitalize()}**: {sentence(chance)}" for what in chance.sample(WHAT, 4)
    )
    yield "## 5. Nội dung\n\n### 5.1. Cơ sở pháp lý\n\n" + "\n".join(map(_cited, basis))
    yield f"### 5.2. Thành phần hồ sơ\n\n{_dossier(chance)}"
    yield f"### 5.3. Trình tự\n\n{_steps(chance, code)}"
    for place, what in enumerate(chance.sample(WHAT, 4), start=4):
        yield f"### 5.{place}. Về {what}\n\n{paragraph(chance, 2)}"
    yield f"## 6. Biểu mẫu\n\n- {code}/BM-01: Phiếu kiểm soát quá trình."
    yield f"## 7. Hồ sơ lưu\n\n{_kept(chance)}"


def _cited(law: Law) -> str:
    return f"- Văn bản số {law.number} ngày {law.issued:%d/%m/%Y} của {law.issuer}: {law.title};"


def _dossier(chance: Random) -> str:
    rows = [
        (what.capitalize(), f"{chance.randint(1, 2)} bản", chance.choice(HOW).capitalize())
        for what in chance.sample(WHAT, 5)
    ]
    return _table(("Thành phần", "Số bản", "Ghi chú"), rows)


def _steps(chance: Random, code: str) -> str:
    rows = [
        (who, sentence(chance), f"{chance.randint(1, 16) * 0.25:g} ngày", f"{code}/BM-01")
        for who in chance.choices(WHO, k=8)
    ]
    return _table(("Trách nhiệm", "Nội dung công việc", "Thời gian", "Biểu mẫu"), rows)


def _kept(chance: Random) -> str:
    rows = [
        (what.capitalize(), f"{chance.choice((3, 5, 10))} năm") for what in chance.sample(WHAT, 4)
    ]
    return _table(("Hồ sơ", "Thời hạn lưu"), rows)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [("TT", *columns), ("---",) * (len(columns) + 1)]
    lines += [(str(place), *row) for place, row in enumerate(rows, start=1)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
