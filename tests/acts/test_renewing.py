"""One law, one package: drafts of all documents that it touches, released under one decision."""

import json

import pytest

from tests.acts.clerks import CHAIRMAN, CHIEF, DRAFTER, SECRETARY, Office
from tests.acts.laws import NEW, OLD, amended, committed, enacted, holds, related, replaced

EVENT = ("--impact", "300/2026/NĐ-CP")
TOUCHED = ["QT-HT-01", "QT-HT-03", "QT-HT-04"]
LEFT = """\
Touched as well, and left alone
  QT-HT-02 has a draft 01/01 already: 'content/drafts/qt-ht-02.md'
"""
HT_01 = """\
QT-HT-01 02/01 Đăng ký khai sinh
  decree No 300/2026/NĐ-CP takes the place of decree No 123/2015/NĐ-CP from 2026-11-01 on
  in the legal basis 300/2026/NĐ-CP takes the place of 123/2015/NĐ-CP
  to do by hand in 'content/drafts/qt-ht-01.md': 123/2015/NĐ-CP, lines 70, 81
"""


def drafts(office: Office) -> list[str]:
    """Return the names of the drafts that the last commit opened."""
    shown = office.git("show", "--name-only", "--format=", "HEAD").split()
    return [each.removeprefix("content/drafts/") for each in shown]


def mended(office: Office, name: str) -> None:
    """Do by hand what is left to do in a draft."""
    file = office.root / "content/drafts" / name
    head, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
    body = body.replace("123/2015/NĐ-CP ngày 15/11/2015", "300/2026/NĐ-CP ngày 15/10/2026")
    body = body.replace("123/2015/NĐ-CP", "300/2026/NĐ-CP")
    front = front.replace("unit: to-tu-phap", "unit: van-phong")
    file.write_text(f"{head}---\n{front}---\n{body}", encoding="utf-8")


def test_the_whole_way(office: Office) -> None:
    """Impact, drafts, submission, review, approval, one decision, one effective moment."""
    replaced(office)

    said = office.does(DRAFTER, "revise", *EVENT)
    assert HT_01 in said
    assert said.endswith(LEFT)
    assert drafts(office) == [f"{code.lower()}.md" for code in TOUCHED]

    for name in drafts(office):
        mended(office, name)
    office.does(DRAFTER, "submit", *TOUCHED)
    office.does(CHIEF, "review", *TOUCHED, "--yes")
    office.does(CHAIRMAN, "approve", *TOUCHED, "--yes")
    office.does(
        SECRETARY,
        "promulgate",
        *TOUCHED,
        *office.decided("300/QĐ-UBND"),
        "--effective",
        "2026-11-20",
    )

    found = json.loads(office.does(SECRETARY, "status", "--format", "json"))
    assert not {each["code"] for each in found["suspects"]} & set(TOUCHED)
    (path,) = (each for each in drafts(office) if "/promulgations/" in each and each[-4:] == ".yml")
    record = (office.root / path).read_text(encoding="utf-8")
    assert record.count("effective: 2026-11-20") == len(TOUCHED)
    holds(office)


def test_dry_run_opens_nothing(office: Office) -> None:
    replaced(office)
    head = office.head

    said = office.does(DRAFTER, "revise", *EVENT, "--dry-run")

    assert said.startswith(HT_01)
    assert office.head == head
    assert office.git("status", "--porcelain") == ""


def test_only_number_reason_and_basis_differ(office: Office) -> None:
    replaced(office)
    former = (office.root / "content/procedures/ho-tich/qt-ht-01.md").read_text(encoding="utf-8")

    office.does(DRAFTER, "revise", *EVENT)

    draft = (office.root / "content/drafts/qt-ht-01.md").read_text(encoding="utf-8")
    rows = zip(former.split("\n"), draft.split("\n"), strict=True)
    changed = [new.strip() for old, new in rows if old != new]
    assert [row.split(":")[0] for row in changed[:2]] == ["revision", "change"]
    assert "300/2026/NĐ-CP" in changed[1]
    assert "123/2015/NĐ-CP" in changed[1]
    assert changed[1].endswith(" 01/11/2026")
    assert changed[2:] == ['- "300/2026/NĐ-CP"']


def test_an_amending_decree_is_added_after_the_amended_one(office: Office) -> None:
    amended(office)

    office.does(DRAFTER, "revise", "--impact", "301/2026/NĐ-CP", "--change", "Theo nghị định mới")

    text = (office.root / "content/drafts/qt-ht-01.md").read_text(encoding="utf-8")
    assert '  - 87/2020/NĐ-CP\n  - "301/2026/NĐ-CP"\n  - 104/2022/NĐ-CP\n' in text
    assert "change: Theo nghị định mới\n" in text


def test_all_that_is_suspect(office: Office) -> None:
    """Two events at once: each draft follows both, and there is one of each document."""
    replaced(office)
    amended(office)

    found = json.loads(office.does(DRAFTER, "revise", "--suspect", "--format", "json"))

    first = next(each for each in found["drafts"] if each["code"] == "QT-HT-01")
    assert first["legal_basis"] == [
        {
            "entry": "123/2015/NĐ-CP",
            "kept": False,
            "new": [{"number": "300/2026/NĐ-CP", "issuer": None, "issued": None}],
        },
        {
            "entry": "87/2020/NĐ-CP",
            "kept": True,
            "new": [{"number": "301/2026/NĐ-CP", "issuer": None, "issued": None}],
        },
    ]
    assert [each["code"] for each in found["left_alone"]] == ["QT-HT-02"]
    assert office.git("status", "--porcelain") == ""


def test_a_decree_that_is_coming(office: Office) -> None:
    """Drafts can be written before its day; the proposal is what stands on that day."""
    enacted(office, NEW, "2027-01-01")
    related(office, "2026-900", NEW, "replaces", OLD, "2027-01-01")
    committed(office)

    said = office.does(DRAFTER, "revise", *EVENT, "--dry-run")

    assert "in the legal basis 300/2026/NĐ-CP takes the place of 123/2015/NĐ-CP" in said
    assert office.does(DRAFTER, "revise", "--suspect").startswith("No document in force has to be")


def test_a_service_that_is_no_more(office: Office) -> None:
    file = office.root / "content/catalogue/services/1.001193.yml"
    ended = file.read_text(encoding="utf-8").rstrip() + "\nended: yes\nabolished: 2026-11-18\n"
    file.write_text(ended, encoding="utf-8")
    committed(office)

    said = office.does(DRAFTER, "revise", "--impact", "1.001193.H17", "--dry-run")

    assert said == (
        "QT-HT-01 02/01 Đăng ký khai sinh\n  public service 1.001193 was abolished on 2026-11-18\n"
    )


def test_nothing_rests_on_what_is_not_committed(office: Office) -> None:
    enacted(office, NEW, "2026-11-01")
    related(office, "2026-900", NEW, "replaces", OLD, "2026-11-01")
    head = office.head

    done = office.act(DRAFTER, "revise", *EVENT)

    assert (done.status, office.head) == (2, head)
    assert done.err == (
        "qmsdocs: what the files say of it is not committed, so that no draft can rest on it\n"
        "  hint: Commit it first: 'git add content', then 'git commit'.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            [], "name documents by their codes, or --impact, or --suspect", id="nothing-named"
        ),
        pytest.param(
            ["QT-HT-01", "--suspect"],
            "name documents by their codes, or --impact, or --suspect",
            id="both",
        ),
        pytest.param(
            ["--impact", "123/2015/NĐ-PC"],
            "no legal document, public service or document is called '123/2015/NĐ-PC'\n"
            "  hint: Did you mean '123/2015/NĐ-CP'?",
            id="misspelt",
        ),
        pytest.param(
            ["--impact", "08/2024/NQ-HĐND"],
            "'08/2024/NQ-HĐND' is the number of several legal documents\n"
            "  hint: Name one with --issuer and --issued: 08/2024/NQ-HĐND of 2024-06-26, ",
            id="ambiguous",
        ),
    ],
)
def test_refused(office: Office, arguments: list[str], said: str) -> None:
    done = office.act(DRAFTER, "revise", *arguments)

    assert (done.status, done.err[: len("qmsdocs: ") + len(said)]) == (2, f"qmsdocs: {said}")


def test_all_or_nothing(office: Office) -> None:
    """Where one draft cannot be opened none is: here another folder lies in its place."""
    replaced(office)
    blocked = office.root / "content/drafts/qt-ht-03.md"
    blocked.write_text("Của ai đó.\n", encoding="utf-8")
    head = office.head

    done = office.act(DRAFTER, "revise", *EVENT)

    assert (done.status, office.head) != (0, head)
    assert not (office.root / "content/drafts/qt-ht-01.md").exists()
    assert blocked.read_text(encoding="utf-8") == "Của ai đó.\n"
