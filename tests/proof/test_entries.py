"""Register entries are added and ended, never changed, removed or back-dated."""

from datetime import date

import pytest

from tests.proof.story import Story

DAY = date(2026, 1, 5)
BY = "(commit #3, 2026-01-05, Lan)"
MANDATE = "- {id: m1, role: chuyen-vien, from: 2025-07-01}"
RULE = "- {id: soan, from: 2025-07-01, meaning: prepared"
UNIT = "- {id: van-phong, name: Văn phòng, from: 2025-07-01}"
ACCESS = "- {id: cong-khai, from: 2025-07-01, audience: public}"
CHIEF = "    mandates:\n      - {id: m1, role: chu-tich, from: 2025-07-01}"


def _changed(story: Story, file: str, old: str, new: str, on: date = DAY) -> list[str]:
    """Change a register with its record; return what verify says without path and commit."""
    before = story.book.files[f"content/{file}"].decode()
    story.edit(f"content/{file}", old, new)
    story.register(file, before, on)
    story.accept(str(on))
    return [line.replace(f"content/{file}: ", "").replace(f" {BY}", "") for line in story.said()]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        pytest.param(
            "people.yml",
            "role: chuyen-vien, from: 2025-07-01",
            "role: chuyen-vien, from: 2025-01-01",
            "'people.soan.mandates.m1.from' was '2025-07-01' and is '2025-01-01' now [VER004]",
            id="mandate begins earlier",
        ),
        pytest.param(
            "people.yml",
            "role: chuyen-vien, from: 2025-07-01",
            "role: chu-tich, from: 2025-07-01",
            "'people.soan.mandates.m1.role' was 'chuyen-vien' and is 'chu-tich' now [VER004]",
            id="other role",
        ),
        pytest.param(
            "people.yml",
            f"      {MANDATE}\n",
            "",
            "'people.soan.mandates.m1' was removed [VER004]",
            id="mandate removed",
        ),
        pytest.param(
            "people.yml",
            f"  - id: soan\n    name: Hoàng Thị Soạn\n    mandates:\n      {MANDATE}\n",
            "",
            "'people.soan' was removed [VER004]",
            id="person removed",
        ),
        pytest.param(
            "people.yml",
            MANDATE,
            MANDATE.replace("}", ", scope: {kinds: [form]}}"),
            "'people.soan.mandates.m1.scope' was added to an entry that stood already: "
            '\'{"kinds": ["form"]}\' [VER004]',
            id="scope added",
        ),
        pytest.param(
            "qms.yml",
            "id: ho-tich",
            "id: ho-tich-2",
            "'fields.ho-tich' was removed [VER004]",
            id="id changed",
        ),
        pytest.param(
            "qms.yml",
            "roles: [chuyen-vien, thu-ky]",
            "roles: [chuyen-vien]",
            "'signing.soan.roles' was '[\"chuyen-vien\", \"thu-ky\"]' and is "
            "'[\"chuyen-vien\"]' now [VER004]",
            id="rule changed",
        ),
        pytest.param(
            "qms.yml",
            "proof: none, required: yes, decision: yes}",
            "proof: none, decision: yes}",
            "'signing.ban-hanh.required' was taken away; it was 'yes' [VER004]",
            id="rule weakened",
        ),
        pytest.param(
            "qms.yml",
            "name: Hộ tịch,",
            "name: Đất đai,",
            "'fields.ho-tich.name' was 'Hộ tịch' and is 'Đất đai' now [VER004]",
            id="name of a field",
        ),
        pytest.param(
            "qms.yml",
            "id: ubnd-mau,",
            "id: ubnd-khac,",
            "'organisation.id' was 'ubnd-mau' and is 'ubnd-khac' now [VER004]",
            id="another office",
        ),
        pytest.param(
            "qms.yml",
            "Asia/Ho_Chi_Minh",
            "UTC",
            "'time_zone' was 'Asia/Ho_Chi_Minh' and is 'UTC' now [VER004]",
            id="another time zone",
        ),
        pytest.param(
            "qms.yml",
            ACCESS,
            f"{ACCESS}\n  - {{id: noi-bo, from: 2026-01-04, audience: internal}}",
            "'access.noi-bo' begins on 2026-01-04, before 2026-01-05, the first day that its "
            "record allows [VER005]",
            id="rule back-dated",
        ),
        pytest.param(
            "people.yml",
            CHIEF,
            f"{CHIEF}\n    keys: [{{id: k1, key: ssh-ed25519 AAAA, from: 2025-07-01}}]",
            "'people.mau.keys.k1' begins on 2025-07-01, before 2026-01-05, the first day that "
            "its record allows [VER005]",
            id="key back-dated",
        ),
        pytest.param(
            "people.yml",
            MANDATE,
            f"{MANDATE}\n      - {{id: m2, role: chu-tich, from: 2026-01-04}}",
            "'people.soan.mandates.m2' begins on 2026-01-04, before 2026-01-05, the first day "
            "that its record allows [VER005]",
            id="mandate without decision back-dated",
        ),
        pytest.param(
            "people.yml",
            MANDATE,
            f"{MANDATE}\n      - {{id: m2, role: chu-tich, from: 2025-12-30, "
            "decision: {number: 9/QĐ-UBND, issued: 2025-12-31}}",
            "'people.soan.mandates.m2' begins on 2025-12-30, before 2025-12-31, the first day "
            "that its record allows [VER005]",
            id="mandate before its decision",
        ),
        pytest.param(
            "people.yml",
            MANDATE,
            MANDATE.replace("}", ", until: 2025-12-31}"),
            "'people.soan.mandates.m1' was ended on 2025-12-31, before 2026-01-05, the day on "
            "which the end was signed [VER005]",
            id="ended in the past",
        ),
        pytest.param(
            "people.yml",
            "people:\n",
            "people:\n  - {id: moi, name: Mới, keys: [{id: k1, key: ssh-ed25519 AAAA, "
            "from: 2026-01-04}]}\n",
            "'people.moi.keys.k1' begins on 2026-01-04, before 2026-01-05, the first day that "
            "its record allows [VER005]",
            id="key of a new person back-dated",
        ),
    ],
)
def test_broken(story: Story, file: str, old: str, new: str, said: str) -> None:
    """A record does not make good what no record may do."""
    found = _changed(story, file, old, new)

    assert said in found
    assert {line[-8:] for line in found} == {said[-8:]}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("people.yml", "name: Hoàng Thị Soạn", "name: Hoàng Thị Soàn", id="name"),
        pytest.param(
            "people.yml",
            "name: Hoàng Thị Soạn",
            "name: Hoàng Thị Soạn\n    email: soan@example.org",
            id="email",
        ),
        pytest.param("qms.yml", "name: Văn phòng", "name: Văn phòng UBND", id="name of a unit"),
        pytest.param("qms.yml", "name: UBND phường Mẫu", "name: UBND phường Kiểu", id="office"),
        pytest.param(
            "people.yml", MANDATE, MANDATE.replace("}", ", until: 2026-01-05}"), id="ended"
        ),
        pytest.param(
            "qms.yml",
            UNIT,
            UNIT.replace("}", ", until: 2026-03-31, successor: mot-cua}")
            + "\n  - {id: mot-cua, name: Một cửa, from: 2026-04-01}",
            id="unit merged",
        ),
        pytest.param(
            "qms.yml",
            ACCESS,
            f"{ACCESS}\n  - {{id: noi-bo, from: 2026-01-05, audience: internal}}",
            id="rule added",
        ),
        pytest.param(
            "people.yml",
            CHIEF,
            f"{CHIEF}\n    keys: [{{id: k1, key: ssh-ed25519 AAAA, from: 2026-01-05}}]",
            id="key added",
        ),
        pytest.param(
            "people.yml",
            MANDATE,
            f"{MANDATE}\n      - {{id: m2, role: chu-tich, from: 2025-12-31, "
            "decision: {number: 9/QĐ-UBND, issued: 2025-12-31}}",
            id="mandate from its decision on",
        ),
        pytest.param("people.yml", "roster: 1", "# Danh sách\nroster: 1", id="comment"),
        pytest.param(
            "people.yml",
            MANDATE,
            "- {role: chuyen-vien, id: 'm1', from: 2025-07-01}",
            id="notation",
        ),
    ],
)
def test_allowed(story: Story, file: str, old: str, new: str) -> None:
    """Entries are added and ended, names corrected."""
    assert _changed(story, file, old, new) == []


@pytest.mark.parametrize(
    ("until", "checks"),
    [
        pytest.param("2026-05-31", [], id="earlier"),
        pytest.param("2026-07-31", ["VER004"], id="later"),
        pytest.param("", ["VER004"], id="taken away"),
    ],
)
def test_end_moved(story: Story, until: str, checks: list[str]) -> None:
    """An end may be moved forward in time, never back."""
    ended = MANDATE.replace("}", ", until: 2026-06-30}")
    _changed(story, "people.yml", MANDATE, ended)
    _changed(
        story,
        "people.yml",
        ended,
        MANDATE.replace("}", f", until: {until}}}" if until else "}"),
        date(2026, 2, 3),
    )

    assert [each.check for each in story.verdict().diagnostics] == checks


def test_rules_in_another_order(story: Story) -> None:
    """Of two rules of one day the last one wins, so that their order is part of them."""
    more = f"{ACCESS}\n  - {{id: noi-bo, from: 2026-01-05, audience: internal}}"
    _changed(story, "qms.yml", ACCESS, more)
    turned = "\n  ".join(reversed(more.split("\n  ")))
    found = _changed(story, "qms.yml", more, turned, date(2026, 2, 3))

    assert found == [
        "the rules of 'access' stand in another order (commit #4, 2026-02-03, Lan) [VER004]"
    ]


def test_absence_entered_afterwards(story: Story) -> None:
    """An absence gives and takes no right; it may be entered when it is over."""
    before = f"{CHIEF}\n    absences: [{{id: a1, from: 2026-01-01"
    _changed(story, "people.yml", CHIEF, before + "}]", date(2026, 1, 5))

    found = _changed(
        story, "people.yml", before + "}", before + ", until: 2026-01-20}", date(2026, 2, 3)
    )

    assert found == []


def test_removed_and_put_back(story: Story) -> None:
    """An entry that was away for a while is named."""
    _changed(story, "people.yml", f"      {MANDATE}\n", "")
    _changed(
        story,
        "people.yml",
        "Soạn\n    mandates:\n",
        f"Soạn\n    mandates:\n      {MANDATE}\n",
        date(2026, 2, 3),
    )

    assert [each.check for each in story.verdict().diagnostics] == ["VER004", "VER005"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(None, "the register is gone, or no text any more", id="deleted"),
        pytest.param(b"\xff\xfe", "the register is gone, or no text any more", id="no text"),
        pytest.param(b"people: [", "the register cannot be read", id="no YAML"),
    ],
)
def test_unreadable_version(story: Story, content: bytes | None, said: str) -> None:
    """A version that cannot be read is named, and the next is held against the one before."""
    path = "content/people.yml"
    good = story.book.files[path].decode()
    if content is None:
        story.drop(path)
    else:
        story.book.put(path, content)
    story.accept("2026-01-05")
    story.book.put(
        path, good.replace("role: chu-tich, from: 2025-07-01", "role: chu-tich, from: 2025-01-01")
    )
    story.accept("2026-01-06")

    found = [line.split(": ", 1)[1] for line in story.said() if "VER004" in line]

    assert found == [
        (
            "'people.mau.mandates.m1.from' was '2025-07-01' and is '2025-01-01' now "
            "(commit #4, 2026-01-06, Lan) [VER004]"
        ),
        f"{said} {BY} [VER004]",
    ]
