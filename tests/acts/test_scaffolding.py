"""Drafts for public services that nothing implements: all in one commit, or none."""

import pytest

from tests.acts.clerks import DRAFTER, Office

NEW = ("new", "--from-catalogue")
SCOPE = "content/catalogue/scope.yml"
SERVICES = "content/catalogue/services"
FOSTER = """\
service: 1
code: "2.001263"
name: Thủ tục đăng ký việc nuôi con nuôi trong nước
levels: [Cấp xã]
field: Nuôi con nuôi
agency: Ủy ban nhân dân cấp xã
channels:
  - {mode: Trực tiếp, limit: "30 Ngày", fee: "400,000 VNĐ"}
legal_basis:
  - 123/2015/NĐ-CP
  - 61/2018/NĐ-CP
  - 52/2010/QH12
"""
ENDED = FOSTER.replace("2.001263", "2.001999") + "ended: yes\nabolished: 2026-07-01\n"


@pytest.fixture
def catalogued(office: Office) -> Office:
    """Return an office whose catalogue has a service in a field that it does not have."""
    put(office, f"{SERVICES}/2.001263.yml", FOSTER)
    put(office, f"{SERVICES}/2.001999.yml", ENDED)
    put(office, SCOPE, "scope: 1\nlevels: [Cấp xã]\n")
    return office


def put(office: Office, path: str, text: str) -> None:
    """Commit a file of the catalogue."""
    (office.root / path).write_text(text, encoding="utf-8")
    office.git("add", path)
    commit(office, path)


def commit(office: Office, said: str) -> None:
    """Commit what is staged."""
    who = ("-c", "user.name=Lan", "-c", "user.email=lan@example.org")
    office.git(*who, "-c", "commit.gpgsign=false", "commit", "-qm", said)


def drafts(office: Office) -> dict[str, str]:
    """Return the drafts that lie in the folder, by name."""
    found = (office.root / "content/drafts").glob("*.md")
    return {each.name: each.read_text(encoding="utf-8") for each in found}


def test_one_service(catalogued: Office) -> None:
    before = drafts(catalogued)

    said = catalogued.does(
        DRAFTER, *NEW, "2.001263", "--unit", "van-phong", "--field-as", "Nuôi con nuôi=ho-tich"
    )

    (name,) = drafts(catalogued).keys() - before.keys()
    text = drafts(catalogued)[name]
    assert name == "qt-ht-06.md"
    assert "Legal documents of the record that were not taken over:" in said
    assert "  QT-HT-06 2.001263: 61/2018/NĐ-CP (expired)" in said
    assert "title: Đăng ký việc nuôi con nuôi trong nước\n" in text
    assert 'services: ["2.001263"]\n' in text
    assert 'legal_basis:\n  - "123/2015/NĐ-CP"\n  - "52/2010/QH12"\nunit: van-phong\n' in text
    assert "- 400.000 đồng\n" in text
    assert "| **30 ngày** |" in text
    assert catalogued.act(DRAFTER, "verify", ".").status == 0


def test_all_of_the_scope_in_one_commit(catalogued: Office) -> None:
    before, head = drafts(catalogued), catalogued.head

    catalogued.does(DRAFTER, *NEW, "--all", "--field-as", "ho-tich")

    made = drafts(catalogued).keys() - before.keys()
    assert catalogued.git("rev-list", "--count", f"{head}..HEAD").strip() == "1"
    assert len(made) >= 1
    assert catalogued.git("status", "--porcelain") == ""
    again = catalogued.act(DRAFTER, *NEW, "--all", "--field-as", "ho-tich")
    assert "no service is left for which a draft could be opened" in again.err
    assert again.status == 1


def test_covered_and_ended_ones_are_named_and_left_out(catalogued: Office) -> None:
    said = catalogued.does(
        DRAFTER, *NEW, "1.001193", "2.001999", "2.001263", "--field-as", "ho-tich", "--dry-run"
    )

    assert said.splitlines()[:3] == [
        "2 services are left out:",
        "  1.001193 Thủ tục đăng ký khai sinh: QT-HT-01 implements it",
        "  2.001999 Thủ tục đăng ký việc nuôi con nuôi trong nước: it is no more",
    ]


def test_a_dry_run_writes_nothing(catalogued: Office) -> None:
    head, before = catalogued.head, drafts(catalogued)

    said = catalogued.does(DRAFTER, *NEW, "2.001263.H55", "--field-as", "ho-tich", "--dry-run")

    assert said.splitlines()[-2:] == [
        "Nothing was written. 1 drafts would be opened:",
        "  QT-HT-06  2.001263  Đăng ký việc nuôi con nuôi trong nước (Hộ tịch; 30 ngày)",
    ]
    assert (catalogued.head, drafts(catalogued)) == (head, before)


def test_only_what_needs_a_person_is_left(catalogued: Office) -> None:
    """The checks say that places are not filled in, and of the draft itself nothing else."""
    before = catalogued.act(DRAFTER, "check", ".", "--evidence", "evidence").out
    catalogued.does(DRAFTER, *NEW, "2.001263", "--field-as", "ho-tich", "--unit", "van-phong")

    after = catalogued.act(DRAFTER, "check", ".", "--evidence", "evidence").out
    found = [line for line in after.splitlines() if "qt-ht-06.md" in line and line not in before]
    assert [line.rpartition("[")[2] for line in found if ": error: " in line] == ["DRF009]"]
    assert not [line for line in found if "[STP" in line or "[SEC" in line or "[LNK" in line]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        pytest.param(
            [*NEW, "2.001263"],
            1,
            "these fields of services are none of qms.yml: 'Nuôi con nuôi' (1)\n"
            "  hint: Name one for each with --field-as 'NATIONAL FIELD=ID', or one for all of them",
            id="field-unknown",
        ),
        pytest.param(
            [*NEW, "2.001263", "--field-as", "ho-tic"],
            1,
            "field 'ho-tic' is not in qms.yml on 2026-11-20\n  hint: Did you mean 'ho-tich'?",
            id="field-misspelt",
        ),
        pytest.param(
            [*NEW, "2.001264"],
            1,
            "service '2.001264' is not in the catalogue\n  hint: Did you mean '2.001263'?",
            id="service-unknown",
        ),
        pytest.param(
            [*NEW, "--field", "Đất đai"],
            1,
            "no service of the office's scope is of field 'Đất đai'",
            id="no-such-field",
        ),
        pytest.param([*NEW], 2, "which services are meant is not clear", id="nothing-chosen"),
        pytest.param(
            [*NEW, "2.001263", "--all"], 2, "which services are meant is not clear", id="both"
        ),
        pytest.param(
            [*NEW, "2.001263", "--title", "A"],
            2,
            "--title does not go with --from-catalogue",
            id="title",
        ),
        pytest.param(
            ["new", "procedure", "--title", "A", "--dry-run"],
            2,
            "--all, --field-as and --dry-run belong to --from-catalogue",
            id="dry-run-alone",
        ),
        pytest.param(["new", "--title", "A"], 2, "'KIND'", id="no-kind"),
        pytest.param(["new", "procedure"], 2, "'--title'", id="no-title"),
        pytest.param(
            ["new", "procedure", "form", "--title", "A"],
            2,
            "one kind is expected, found 2",
            id="two-kinds",
        ),
    ],
)
def test_refused(catalogued: Office, arguments: list[str], status: int, said: str) -> None:
    head = catalogued.head

    done = catalogued.act(DRAFTER, *arguments)

    assert done.status == status
    assert said in done.err
    assert catalogued.head == head


def test_without_a_scope(office: Office) -> None:
    if (office.root / SCOPE).exists():
        office.git("rm", "-q", SCOPE)
        commit(office, "scope")

    done = office.act(DRAFTER, *NEW, "--all")

    assert done.status == 1
    assert "the handbook does not say which public services the office carries out" in done.err


def test_an_office_template(catalogued: Office) -> None:
    own = catalogued.root / "templates"
    own.mkdir()
    (own / "from-catalogue.md").write_text("## 1. $code\n\n$results{«Kết quả»}\n", encoding="utf-8")

    catalogued.does(DRAFTER, *NEW, "2.001263", "--field-as", "ho-tich")

    assert drafts(catalogued)["qt-ht-06.md"].endswith("---\n\n## 1. 2.001263\n\n«Kết quả»\n")


def test_a_template_with_a_place_that_is_no_fact(catalogued: Office) -> None:
    own = catalogued.root / "templates"
    own.mkdir()
    (own / "from-catalogue.md").write_text("## 1. $titel\n", encoding="utf-8")

    done = catalogued.act(DRAFTER, *NEW, "2.001263", "--field-as", "ho-tich")

    assert done.status == 2
    assert "the template has a place '$titel', which is no fact of a service" in done.err


def test_codes_and_ids_of_many(catalogued: Office) -> None:
    """Codes follow each other, and no id stands twice."""
    for n in range(60):
        code = f"3.{n:06d}"
        text = FOSTER.replace("2.001263", code)
        (catalogued.root / SERVICES / f"{code}.yml").write_text(text, encoding="utf-8")
    catalogued.git("add", "-A")
    commit(catalogued, "60")
    before = drafts(catalogued)

    catalogued.does(DRAFTER, *NEW, "--field", "Nuôi con nuôi", "--field-as", "ho-tich")

    made = {name: text for name, text in drafts(catalogued).items() if name not in before}
    ids = [text.splitlines()[1] for text in made.values()]
    assert sorted(made) == [f"qt-ht-{n:02d}.md" for n in range(6, 67)]
    assert len(set(ids)) == 61
