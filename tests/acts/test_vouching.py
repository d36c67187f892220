"""Submitting, reviewing, approving, returning: who may, when, and what is left behind."""

import pytest

from tests.acts.clerks import CHAIRMAN, CHIEF, DEPUTY, DRAFTER, OTHER, SECRETARY, Office

DRAFT = "content/drafts/qt-ht-01.md"
REASON = "Rút ngắn việc tiếp nhận theo kết luận họp giao ban tháng 11"


def test_from_draft_to_force(office: Office) -> None:
    office.approved()
    said = office.does(
        SECRETARY, "promulgate", "QT-HT-01", "--effective", "2026-11-20", *office.decided("41/QĐ")
    )

    assert "QT-HT-01 02/01: in force" in said
    assert not (office.root / DRAFT).exists()
    assert (office.root / "content/superseded/qt-ht-01/02-00.md").exists()
    office.sound()


def test_one_commit_with_trailers(office: Office) -> None:
    office.does(DRAFTER, "revise", "QT-HT-01", "--change", REASON)
    before = office.head

    office.does(DRAFTER, "submit", "QT-HT-01")

    assert office.git("rev-list", "--count", f"{before}..HEAD").strip() == "1"
    message = office.git("log", "-1", "--format=%an <%ae>%n%B")
    assert message.startswith("Hoàng Thị Soạn <ho-tich@example.org>\nTrình QT-HT-01 02/01\n")
    trailers = office.git("log", "-1", "--format=%(trailers:only)")
    assert "Qmsdocs-Act: submit" in trailers
    assert "Qmsdocs-Document: k3f9t2xq QT-HT-01 02/01" in trailers
    assert "Qmsdocs-Record: sha256:" in trailers
    assert office.git("log", "-1", "--format=%ad", "--date=short").strip() == "2026-11-20"


def test_draft_taken_as_it_lies(office: Office) -> None:
    """What is submitted is what the drafter sees in the folder, committed or not."""
    office.does(DRAFTER, "revise", "QT-HT-01", "--change", REASON)
    office.write(DRAFT, "## 1. Mục đích", "## 1. Mục đích\n\nMột câu mới.")

    office.does(DRAFTER, "submit", "qt-ht-01")

    assert "Một câu mới." in office.git("show", f"HEAD:{DRAFT}")
    office.sound()


def test_other_work_stays(office: Office) -> None:
    """Nothing but the documents named is committed, and what is staged stays staged."""
    office.does(DRAFTER, "revise", "QT-HT-01", "QT-HT-04", "--change", REASON)
    office.write("content/drafts/qt-ht-04.md", "## 1. Mục đích", "## 1. Mục đích\n\nĐang viết dở.")
    (office.root / "notes.txt").write_text("của tôi", encoding="utf-8")
    office.git("add", "notes.txt")

    office.does(DRAFTER, "submit", "QT-HT-01")

    left = office.git("status", "--porcelain").splitlines()
    assert left == [" M content/drafts/qt-ht-04.md", "A  notes.txt"]


def test_draft_changed_while_others_read(office: Office) -> None:
    """An approval is refused where the file on disk is not the text that was submitted."""
    office.does(DRAFTER, "revise", "QT-HT-01", "--change", REASON)
    office.does(DRAFTER, "submit", "QT-HT-01")
    office.write(DRAFT, "## 1. Mục đích", "## 1. Mục đích\n\nThêm sau.")

    done = office.act(CHIEF, "review", "QT-HT-01", "--yes")

    assert done.status == 2
    assert f"'{DRAFT}' has changes that are not committed; nothing was done" in done.err
    assert "Thêm sau." in (office.root / DRAFT).read_text(encoding="utf-8")


def test_fingerprint_as_it_was_read(office: Office) -> None:
    office.does(DRAFTER, "revise", "QT-HT-01", "--change", REASON)
    office.does(DRAFTER, "submit", "QT-HT-01")

    done = office.act(CHIEF, "review", "QT-HT-01", "--yes", "--fingerprint", "00000000")

    assert done.status == 2
    assert "the text that was read has the fingerprint '00000000', now it is" in done.err


def test_changed_text_is_submitted_anew(office: Office) -> None:
    """A review of the former text does not count for the new one."""
    office.does(DRAFTER, "revise", "QT-HT-01", "--change", REASON)
    office.does(DRAFTER, "submit", "QT-HT-01")
    office.does(CHIEF, "review", "QT-HT-01", "--yes")
    office.write(DRAFT, "## 1. Mục đích", "## 1. Mục đích\n\nThêm sau.")
    office.does(DRAFTER, "submit", "QT-HT-01")

    done = office.act(CHAIRMAN, "approve", "QT-HT-01", "--yes")

    assert done.status == 1
    assert "QT-HT-01 02/01 is not 'reviewed' yet" in done.err
    office.sound()


@pytest.mark.parametrize(
    ("before", "person", "arguments", "said"),
    [
        pytest.param([], DRAFTER, ["submit"], "'QT-HT-01' has no draft", id="nothing-to-submit"),
        pytest.param(
            ["revise", "submit"],
            DRAFTER,
            ["submit"],
            "QT-HT-01 02/01 is 'prepared' already, by Hoàng Thị Soạn on 2026-11-20",
            id="submitted-twice",
        ),
        pytest.param(
            ["revise"],
            CHIEF,
            ["review", "--yes"],
            "QT-HT-01 02/01 is not 'prepared' yet",
            id="review-too-early",
        ),
        pytest.param(
            ["revise"],
            CHIEF,
            ["return", "--reason", "Thiếu căn cứ"],
            "QT-HT-01 02/01 was not submitted, so that there is nothing to return",
            id="nothing-to-return",
        ),
        pytest.param(
            ["revise", "submit"],
            CHIEF,
            ["return"],
            "a text is returned with a reason",
            id="returned-without-a-reason",
        ),
        pytest.param(
            ["revise", "submit"],
            CHIEF,
            ["return", "--reason", "Thiếu\x07 căn cứ"],
            "character 6 is U+0007, which cannot be seen; type the words anew",
            id="reason-with-a-bell",
        ),
        pytest.param(
            ["revise"],
            OTHER,
            ["submit"],
            "the mandate of 'ngo-van-ghi' on 2026-11-20 does not reach 'prepared' for kind "
            "'procedure', unit 'van-phong', field 'ho-tich'",
            id="another-unit",
        ),
        pytest.param(
            ["revise", "submit"],
            DRAFTER,
            ["review", "--yes"],
            "role 'cong-chuc' may not sign 'reviewed' for kind 'procedure' on 2026-11-20; allowed: "
            "chanh-van-phong, truong-phong",
            id="not-a-reviewer",
        ),
        pytest.param(
            ["revise", "submit", "review"],
            CHAIRMAN,
            ["approve", "--yes", "--effective", "2026-12-01"],
            "the first day of QT-HT-01 is set by the decision that promulgates it",
            id="first-day-without-a-decision",
        ),
        pytest.param(
            ["revise", "submit", "review"],
            CHAIRMAN,
            ["approve", "--yes", "--signer", "le-van-mao"],
            "signer 'le-van-mao' is not in people.yml",
            id="nobody",
        ),
        pytest.param(
            ["revise", "submit", "review"],
            CHAIRMAN,
            ["approve", "--yes", "--signed", "2026-11-19"],
            "signed on 2026-11-19 and recorded on 2026-11-20: only paper can be recorded later",
            id="signed-yesterday",
        ),
    ],
)
def test_refused(
    office: Office, before: list[str], person: str, arguments: list[str], said: str
) -> None:
    """The reason is said, and nothing at all has changed."""
    steps = {
        "revise": (DRAFTER, "revise", "QT-HT-01", "--change", REASON),
        "submit": (DRAFTER, "submit", "QT-HT-01"),
        "review": (CHIEF, "review", "QT-HT-01", "--yes"),
    }
    for each in before:
        office.does(*steps[each])
    head = office.head
    command, *options = arguments

    done = office.act(person, command, "QT-HT-01", *options)

    assert (done.status, office.head) == (1, head), done.out
    assert said in done.err
    assert office.git("status", "--porcelain") == ""


def test_returned_and_submitted_again(office: Office) -> None:
    office.does(DRAFTER, "revise", "QT-HT-01", "--change", REASON)
    office.does(DRAFTER, "submit", "QT-HT-01")

    said = office.does(CHIEF, "return", "QT-HT-01", "--reason", "Thiếu căn cứ của lệ phí")

    assert "QT-HT-01 02/01: draft" in said
    office.does(DRAFTER, "submit", "QT-HT-01")
    office.sound()


def test_who_reviewed_may_not_approve(office: Office) -> None:
    """The deputy stands in for the chairman in August; a strict rule parts the duties."""
    day = "2026-08-12"
    office.does(DRAFTER, "revise", "QT-HT-01", "--change", REASON, day=day)
    office.does(DRAFTER, "submit", "QT-HT-01", day=day)
    office.does(CHIEF, "review", "QT-HT-01", "--yes", day=day)

    done = office.act(CHIEF, "approve", "QT-HT-01", "--yes", day=day)
    office.does(DEPUTY, "approve", "QT-HT-01", "--yes", day=day)

    assert done.status == 1
    assert "role 'chanh-van-phong' may not sign 'approved'" in done.err


def test_everything_that_waits(office: Office) -> None:
    office.does(DRAFTER, "revise", "QT-HT-01", "QT-HT-04", "--change", REASON)
    office.does(DRAFTER, "submit", "QT-HT-01", "QT-HT-04")

    said = office.does(CHIEF, "review", "--all", "--yes")

    assert "QT-HT-01 02/01: reviewed, awaiting approval" in said
    assert "QT-HT-04 01/01: reviewed, awaiting approval" in said
    done = office.act(CHIEF, "review", "--all", "--yes")
    assert (done.status, "nothing waits for 'Đỗ Văn Duyệt' here" in done.err) == (2, True)


def test_asks_before(office: Office) -> None:
    """Without a terminal nobody can have said yes."""
    office.does(DRAFTER, "revise", "QT-HT-01", "--change", REASON)
    office.does(DRAFTER, "submit", "QT-HT-01")

    done = office.act(CHIEF, "review", "QT-HT-01")

    assert done.status == 2
    assert "this asks before it is done, and nobody is there to answer" in done.err


@pytest.mark.parametrize(
    ("email", "said"),
    [
        pytest.param(
            "khach@example.org",
            "'khach@example.org' of git is the address of 0 people in people.yml, expected 1",
            id="stranger",
        ),
        pytest.param("", "git does not know who you are", id="nobody"),
    ],
)
def test_unknown_person(office: Office, email: str, said: str) -> None:
    office.act(DRAFTER, "settle")
    office.git("config", "user.email", email)

    from qmsdocs.cli.main import main  # noqa: PLC0415 - as another person than the office's

    assert main(["--lang", "en", "submit", "QT-HT-02"]) == 2
    assert said in office.capsys.readouterr().err


def test_another_persons_key(office: Office) -> None:
    office.does(DRAFTER, "revise", "QT-HT-01", "--change", REASON)
    office.act(CHIEF, "settle")

    done = office.act(DRAFTER, "submit", "QT-HT-01", "--key", str(office.keys / CHIEF))

    assert done.status == 2
    assert "is none of the keys that 'hoang-thi-soan' has in people.yml on 2026-11-20" in done.err


def test_form_comes_into_force_by_approval(office: Office) -> None:
    office.does(
        SECRETARY, "revise", "BM-01", "--change", "Thêm ô số định danh cá nhân của người nhận"
    )
    office.does(SECRETARY, "submit", "BM-01")

    done = office.act(CHIEF, "approve", "BM-01", "--yes")
    said = office.does(CHIEF, "approve", "BM-01", "--yes", "--effective", "2026-11-20")

    assert "BM-01 comes into force by approval: its first day is missing" in done.err
    assert "BM-01 01/01: in force" in said
    office.sound()


def test_unfit_draft(office: Office) -> None:
    """What could not be promulgated is not submitted either."""
    office.does(DRAFTER, "revise", "QT-HT-01")

    done = office.act(DRAFTER, "submit", "QT-HT-01")

    assert done.status == 1
    assert "DRF007" in done.err
    assert "refused: the text could not be promulgated as it stands" in done.err
