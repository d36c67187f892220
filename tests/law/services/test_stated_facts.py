"""What a procedure states, by the headings of its sections, in the layouts in use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.law.services.stated_facts import online_modes, promised, sections
from qmsdocs.model.durations import written
from qmsdocs.model.topics import Topic

FRAMEWORK = """\
## 5. Nội dung

### a. Thành phần, số lượng hồ sơ

- Tờ khai.

### b. Thời hạn giải quyết: 03 ngày làm việc.

### d. Cơ quan thực hiện thủ tục hành chính:

Ủy ban nhân dân cấp xã.

### e. Phí, lệ phí: Không.

## 7. Hồ sơ cần lưu

- Thời hạn lưu: 05 năm.
"""
CLASSIC = """\
Đoạn mở đầu có 5.000 đồng.

## 5. NỘI DUNG

### 5.2. Thành phần hồ sơ

| Giấy tờ |
|---|
| Tờ khai |

#### Giấy tờ xuất trình

Căn cước.

### 5.3. Số lượng hồ sơ

01 bộ.

### **5.4. THỜI HẠN XỬ LÝ**

03 ngày làm việc.

### 5.5. Nơi tiếp nhận, thời gian tiếp nhận

Trong 8 giờ.

### 5.6. Lệ phí

8.000 đồng.
"""
PROVINCIAL = """\
## 2. Nội dung

### 2.3 Thành phần hồ sơ

- Tờ khai.

### 2.5 Thời hạn

03 ngày làm việc.

### 2.7 Cơ quan có thẩm quyền quyết định

Chủ tịch UBND cấp xã.

### 2.10 Quy trình xử lý công việc

Bước 1 trong 04 giờ.
"""


def read(body: str) -> dict[str, list[str]]:
    return {topic.value: [row.text for row in rows] for topic, rows in sections(body).items()}


@pytest.mark.parametrize(
    ("body", "stated"),
    [
        pytest.param(
            FRAMEWORK,
            {
                "dossier": ["- Tờ khai."],
                "limit": ["03 ngày làm việc."],
                "authority": ["Ủy ban nhân dân cấp xã."],
                "fee": ["Không."],
            },
            id="model framework, values in headings",
        ),
        pytest.param(
            CLASSIC,
            {
                "dossier": ["| Giấy tờ |", "|---|", "| Tờ khai |", "Căn cước."],
                "limit": ["03 ngày làm việc."],
                "fee": ["8.000 đồng."],
            },
            id="5.1 to 5.7",
        ),
        pytest.param(
            PROVINCIAL,
            {
                "dossier": ["- Tờ khai."],
                "limit": ["03 ngày làm việc."],
                "authority": ["Chủ tịch UBND cấp xã."],
            },
            id="internal procedure of a province",
        ),
        pytest.param("5.4. Thời hạn giải quyết\n\n03 ngày.\n", {}, id="no headings"),
        pytest.param("", {}, id="empty"),
    ],
)
def test_sections(body: str, stated: dict[str, list[str]]) -> None:
    assert read(body) == stated


@given(st.lists(st.sampled_from([*CLASSIC.split("\n"), *FRAMEWORK.split("\n")])))
def test_a_row_stands_on_its_line(lines: list[str]) -> None:
    body = "\n".join(lines).lstrip("\n")
    own = body.split("\n")

    for rows in sections(body).values():
        for row in rows:
            assert row.text in own[row.line]


@pytest.mark.parametrize(
    ("lines", "limit"),
    [
        pytest.param("03 ngày làm việc.", "3 ngày làm việc", id="plain"),
        pytest.param(
            "03 ngày làm việc, trường hợp phải xác minh thì không quá 08 ngày làm việc.",
            "3 ngày làm việc",
            id="a case in the same sentence",
        ),
        pytest.param(
            "- Trường hợp không phải xác minh: 02 ngày.\n- Trường hợp phải xác minh: 08 ngày.",
            "2 ngày",
            id="only cases",
        ),
        pytest.param(
            "Cần xác minh: không quá 05 ngày làm việc.\nKhông cần: 02 ngày làm việc.",
            "2 ngày làm việc",
            id="the case first",
        ),
        pytest.param("Ngay trong ngày tiếp nhận.", "1 ngày làm việc", id="the same day"),
        pytest.param(
            "Trong ngày; được kéo dài thêm không quá 02 ngày làm việc.",
            "1 ngày làm việc",
            id="an extension",
        ),
        pytest.param("Theo quy định.", "", id="none"),
        pytest.param("", "", id="empty"),
    ],
)
def test_promised(lines: str, limit: str) -> None:
    rows = sections(f"## Thời hạn giải quyết\n\n{lines}\n").get(Topic.LIMIT, ())

    found = promised(rows)

    assert (written(found.amount) if found else "") == limit


@pytest.mark.parametrize(
    ("body", "modes"),
    [
        ("Nộp hồ sơ trực tuyến toàn trình.", ["toàn trình"]),
        ("\n\nDịch vụ công trực tuyến mức độ một phần.", ["một phần"]),
        ("Nghị định này hết hiệu lực một phần.", []),
        ("Nộp trực tuyến. Hết hiệu lực một phần.", []),
    ],
)
def test_online_modes(body: str, modes: list[str]) -> None:
    found = online_modes(body)

    assert [row.text for row in found] == modes
    assert all(body.split("\n")[row.line].endswith(f"{row.text}.") for row in found)
