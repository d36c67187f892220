"""The law moves on while an office is at work: rows of the sample's catalogue, committed."""

from tests.acts.clerks import SECRETARY, Office

LEGAL = "content/catalogue/legal/2026.csv"
RELATIONS = "content/catalogue/relations/2026.csv"
OLD, AMENDED = "123-2015-nd-cp.2015-11-15", "87-2020-nd-cp.2020-07-28"
NEW, AMENDING = "300-2026-nd-cp.2026-10-15", "301-2026-nd-cp.2026-10-16"
NUMBERS = {NEW: "300/2026/NĐ-CP", AMENDING: "301/2026/NĐ-CP"}


def enacted(office: Office, document: str, effective: str) -> None:
    """Put a new decree into the catalogue."""
    issued = document.rpartition(".")[2]
    cells = (document, "NĐ", NUMBERS[document], "Về đăng ký hộ tịch", "Chính phủ", issued)
    add_row(office, LEGAL, ",".join((*cells, effective, "", "", "Công báo", "2026-11-15")))


def related(office: Office, name: str, acting: str, relation: str, target: str, day: str) -> None:
    """Put what one legal document does to another into the catalogue."""
    add_row(office, RELATIONS, f"{name},{acting},{relation},{target},{day},,,Công báo,2026-11-15")


def add_row(office: Office, path: str, row: str) -> None:
    """Put a row into a table, where its id belongs."""
    file = office.root / path
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    lines = [head, *sorted([*rows, row])]
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")


def committed(office: Office) -> None:
    """Commit what was changed, as whoever keeps the catalogue does."""
    office.git("-c", "user.name=Lan", "-c", "user.email=lan@example.org", "commit", "-qam", "law")


def replaced(office: Office) -> None:
    """Let a decree that four procedures rest on be replaced from 1 November 2026 on."""
    enacted(office, NEW, "2026-11-01")
    related(office, "2026-900", NEW, "replaces", OLD, "2026-11-01")
    committed(office)


def amended(office: Office) -> None:
    """Let another decree be amended from 10 November 2026 on."""
    enacted(office, AMENDING, "2026-11-10")
    related(office, "2026-901", AMENDING, "amends", AMENDED, "2026-11-10")
    committed(office)


def holds(office: Office) -> None:
    """Assert that history holds, and that no error but that of a draft on ended law is there."""
    assert office.act(SECRETARY, "verify", ".").status == 0
    found = office.act(SECRETARY, "check", ".", "--evidence", "evidence").out.splitlines()
    errors = [line for line in found if ": error: " in line]
    assert all("QT-HT-02 cites 123/2015/NĐ-CP" in line for line in errors), errors
    assert office.git("status", "--porcelain") == ""
