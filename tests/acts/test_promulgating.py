"""Promulgating under one decision, taking over what was in force on paper, settling."""

import pytest

from tests.acts.clerks import CHAIRMAN, CHIEF, DEPUTY, DRAFTER, SECRETARY, TODAY, Office

CURRENT = "content/procedures/ho-tich/qt-ht-01.md"
DRAFT = "content/drafts/qt-ht-01.md"


def test_release_with_days_of_its_own(office: Office) -> None:
    """One decision, several documents, each from its own day; one is left out."""
    for code in ("QT-HT-01", "QT-HT-04", "QT-CT-02"):
        office.approved(code)

    said = office.does(
        SECRETARY,
        *("promulgate", "--all", "--except", "QT-CT-02"),
        *("--effective", "2026-12-01", "--effective", "QT-HT-04=2026-11-20"),
        *office.decided("41/QĐ-UBND"),
    )

    assert "QT-HT-01 02/01: promulgated for a later day" in said
    assert "QT-HT-04 01/01: in force" in said
    assert "QT-CT-02" not in said
    assert office.git("log", "-1", "--format=%(trailers:key=Qmsdocs-Record)").count("sha256") == 1
    assert (office.root / DRAFT).exists()
    office.sound()


def test_awaits_its_day(office: Office) -> None:
    """What takes effect later stays a draft until its day, when it is settled in one commit."""
    office.approved()
    office.does(
        SECRETARY, "promulgate", "QT-HT-01", "--effective", "2026-11-25", *office.decided("41/QĐ")
    )
    former = (office.root / CURRENT).read_bytes()

    early = office.does(SECRETARY, "settle", day="2026-11-24")
    said = office.does(SECRETARY, "settle", day="2026-11-25")

    assert early == "Everything lies where it belongs on 2026-11-24.\n"
    assert "QT-HT-01 02/01: in force" in said
    assert (office.root / "content/superseded/qt-ht-01/02-00.md").read_bytes() == former
    assert not (office.root / DRAFT).exists()
    office.sound(day="2026-11-25")


def test_signer_and_recorder(office: Office) -> None:
    """The chairman signs the paper; the secretary records it days later and signs the record."""
    office.approved()

    office.does(
        SECRETARY,
        *("promulgate", "QT-HT-01", "--effective", "2026-11-23"),
        *office.decided("41/QĐ-UBND"),
        day="2026-11-23",
    )

    record = office.git("show", "HEAD", "--format=", "--", "content/records/promulgations")
    for line in (
        "+signer: le-van-mau",
        "+capacity: TM",
        "+signed_on: 2026-11-20",
        "+recorded_on: 2026-11-23",
        "+recorded_by: tran-thi-vi-du",
        '+decision: {number: "41/QĐ-UBND", issued: 2026-11-20}',
    ):
        assert line in record
    office.sound(day="2026-11-23")


def test_deputy_in_the_chairmans_stead(office: Office) -> None:
    """KT is recorded where the deputy signs for the absent chairman, and only then."""
    day = "2026-08-12"
    reason = "Rút ngắn việc tiếp nhận theo kết luận họp giao ban tháng 8"
    office.does(DRAFTER, "revise", "QT-HT-01", "--change", reason, day=day)
    office.does(DRAFTER, "submit", "QT-HT-01", day=day)
    office.does(CHIEF, "review", "QT-HT-01", "--yes", day=day)
    office.does(DEPUTY, "approve", "QT-HT-01", "--yes", "--role", "pho-chu-tich", day=day)
    paper = ("--evidence", str(office.keys / "scan.pdf"), "--yes", "--effective", day)
    decision = ("--number", "140/QĐ-UBND", "--signer", DEPUTY)

    done = office.act(
        SECRETARY, "promulgate", "QT-HT-01", "--signed", day, *decision, *paper, day=day
    )
    record = office.git("show", "HEAD", "--format=")
    late = office.act(
        SECRETARY,
        *("suspend", "QT-HT-03", "--reason", "Chờ hướng dẫn của tỉnh", "--signed", "2026-09-01"),
        *(*decision, *paper),
        day="2026-09-01",
    )

    assert done.status == 0, done.err
    assert "+capacity: KT" in record
    assert late.status == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(["--all"], "no first day of QT-HT-01 02/01 was named", id="no-day"),
        pytest.param(
            ["QT-HT-01", "--all", "--effective", "2026-11-20"],
            "name documents by their codes, or --all, one of the two",
            id="both",
        ),
        pytest.param(
            ["QT-HT-02", "--effective", "2026-11-20"],
            "QT-HT-02 01/01 is not 'reviewed' yet",
            id="not-approved",
        ),
        pytest.param(["BM-01", "--effective", "2026-11-20"], "'BM-01' has no draft", id="no-draft"),
        pytest.param(
            ["QT-HT-01", "--effective", "2026-11-19"],
            "effective on 2026-11-19",
            id="effective-before-signed",
        ),
        pytest.param(
            ["QT-HT-01", "--effective", "31/11/2026"],
            "'31/11/2026' is no day",
            id="no-such-day",
        ),
        pytest.param(
            ["QT-HT-09", "--effective", "2026-11-20"],
            "no document has the code or id 'QT-HT-09'",
            id="no-such-document",
        ),
    ],
)
def test_refused(office: Office, options: list[str], said: str) -> None:
    office.approved()
    head = office.head

    done = office.act(SECRETARY, "promulgate", *options, *office.decided("41/QĐ-UBND"))

    assert done.status in (1, 2)
    assert said in done.err
    assert (office.head, office.git("status", "--porcelain")) == (head, "")


def test_without_the_paper(office: Office) -> None:
    """The rules ask for paper or more; a signer who is not here can only have signed paper."""
    office.approved()
    decision = ("--number", "41/QĐ-UBND", "--signed", "2026-11-20", "--signer", CHAIRMAN)

    done = office.act(
        SECRETARY, "promulgate", "--all", "--effective", "2026-11-20", "--yes", *decision
    )

    assert done.status == 1
    assert "the rules ask for the signed paper, and no scan of it was named" in done.err


def test_without_a_decision(office: Office) -> None:
    office.approved()
    paper = ("--signer", CHAIRMAN, "--evidence", str(office.keys / "scan.pdf"), "--yes")

    done = office.act(
        SECRETARY, "promulgate", "--all", "--effective", TODAY, "--signed", TODAY, *paper
    )

    assert done.status == 1
    assert "the rules ask for a numbered decision, and none was named" in done.err


def test_scan_goes_into_the_store(office: Office) -> None:
    office.approved()
    before = set((office.root / "evidence").iterdir())

    office.does(
        SECRETARY, "promulgate", "--all", "--effective", "2026-11-20", *office.decided("41/QĐ")
    )

    [stored] = set((office.root / "evidence").iterdir()) - before
    assert stored.read_bytes() == (office.keys / "scan.pdf").read_bytes()
    assert stored.suffix == ".pdf"


def test_withdrawn_while_it_awaited(office: Office) -> None:
    """A document whose withdrawal lies ahead leaves on its day."""
    office.does(
        SECRETARY,
        *("withdraw", "QT-HT-04", "--effective", "2026-11-30", "--reason", "Thủ tục bị bãi bỏ"),
        *office.decided("42/QĐ-UBND"),
    )
    here = office.root / "content/procedures/ho-tich/qt-ht-04.md"
    assert here.exists()

    said = office.does(SECRETARY, "settle", day="2026-11-30")

    assert "QT-HT-04 01/00: withdrawn from force" in said
    assert (office.root / "content/withdrawn/qt-ht-04.md").exists()
    office.sound(day="2026-11-30")


def test_baseline(office: Office) -> None:
    """The secretary takes over a text that a former office had put in force on paper."""
    made = office.does(
        DRAFTER,
        *("new", "procedure", "--title", "Đăng ký giám hộ", "--field", "ho-tich"),
        *("--unit", "van-phong", "--service", "1.004837"),
    )
    code = made.split()[1]
    path = next(line.strip() for line in made.splitlines() if line.strip().endswith(".md"))
    text = (office.root / path).read_text(encoding="utf-8")
    (office.root / path).write_text(_body_of_a_former_office(text), encoding="utf-8")
    office.does(DRAFTER, "save")

    said = office.does(
        SECRETARY,
        *("baseline", code, "--effective", "2025-07-01", "--issuer", "UBND phường Bến Mẫu"),
        *("--predecessor", "Ủy ban nhân dân phường Bến Mẫu (cũ)", "--number", "99/QĐ-UBND"),
        *("--issued", "2025-06-27", "--evidence", str(office.keys / "scan.pdf"), "--yes"),
    )

    assert f"{code} 03/02: in force" in said
    office.sound()


def _body_of_a_former_office(text: str) -> str:
    front = text[: text.index("---", 4)].replace("issue: 1", "issue: 3")
    front = front.replace("revision: 0", "revision: 2\nchange: Bỏ bước lấy số thứ tự tại quầy")
    return f"{front}---\n\n## 1. Mục đích\n\nThống nhất cách làm.\n"
