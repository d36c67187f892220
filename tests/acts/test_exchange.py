"""Pull and push between real clones: what stays untouched, and what is said when it fails."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qmsdocs.acts import together
from qmsdocs.cli.clock import now
from qmsdocs.edits.sharing import OutrunError, Place, send
from qmsdocs.source.git import Repository
from tests.acts.clerks import DRAFTER, SECRETARY
from tests.acts.clones import DRAFT, REASON, Clone, git

REVISE = ("revise", "QT-HT-01", "--change", REASON)
OTHER = ("revise", "QT-HT-04", "--change", REASON)
NOTHING = "Nothing new from others.\n"


@pytest.fixture
def shared(tmp_path: Path, origin: Path) -> Path:
    """Return a bare repository that holds the sample."""
    git(tmp_path, "clone", "--quiet", "--bare", str(origin), "shared.git")
    return tmp_path / "shared.git"


@pytest.fixture
def first(shared: Path) -> Clone:
    """Return a clone in which the draft of a procedure was opened and shared."""
    made = Clone.of(shared, shared.parent / "a")
    made.does(DRAFTER, *REVISE)
    return made


@pytest.fixture
def second(shared: Path) -> Clone:
    """Return another clone, made before that was shared."""
    return Clone.of(shared, shared.parent / "b")


def test_nothing_to_do(second: Clone) -> None:
    assert second.does(SECRETARY, "pull") == NOTHING
    assert second.does(SECRETARY, "push") == (
        NOTHING + "Nothing was done here that is not shared.\n"
    )


def test_not_shared_yet(first: Clone) -> None:
    assert first.does(DRAFTER, "pull") == (
        NOTHING + "Done here and not shared yet ('qmsdocs push' shares it):\n"
        "  2026-11-20  Hoàng Thị Soạn: Mở dự thảo QT-HT-01 02/01\n"
    )


def test_stranger_may_read(first: Clone, second: Clone) -> None:
    """Who is not on the roster can follow what is shared."""
    first.does(DRAFTER, "push")
    second.git("config", "user.email", "khach@example.org")

    pulled = together.pull(second.root, now)

    assert (second.head, pulled.own) == (first.head, ())
    assert second.git("status", "--porcelain") == ""


def test_edits_stay(first: Clone, second: Clone) -> None:
    """What somebody is writing stays as it is, staged or not, beside what comes."""
    first.does(DRAFTER, "push")
    second.does(SECRETARY, *OTHER)
    second.write("Đang viết dở.", "content/drafts/qt-ht-04.md")
    (second.root / "notes.txt").write_text("của tôi", encoding="utf-8")
    second.git("add", "notes.txt")
    dirty = second.git("status", "--porcelain")

    second.does(SECRETARY, "pull")

    assert second.git("status", "--porcelain") == dirty
    assert second.acts[:2] == ["pull", "revise"]
    assert (second.root / DRAFT).exists()


@pytest.mark.parametrize("own", [pytest.param(False, id="behind"), pytest.param(True, id="both")])
def test_file_in_the_way(first: Clone, second: Clone, *, own: bool) -> None:
    """Nothing is overwritten; put aside, it is found again."""
    first.does(DRAFTER, "push")
    if own:
        second.does(SECRETARY, *OTHER)
    (second.root / "content/drafts").mkdir(exist_ok=True)
    (second.root / DRAFT).write_text("Bản của tôi.", encoding="utf-8")
    before = second.state

    done = second.act(SECRETARY, "pull")

    assert (done.status, second.state) == (2, before)
    assert done.err == (
        "qmsdocs: these files have changes that are not committed, and what comes would take "
        f"their places: {DRAFT}; nothing was changed\n"
        "  hint: Keep your drafts first with 'qmsdocs save', or use 'qmsdocs pull --aside', which "
        "puts a copy of each of these files aside.\n"
    )
    said = second.does(SECRETARY, "pull", "--aside")
    copy = f"aside/2026-11-20-1/{DRAFT}"
    assert f"Your texts lie here; copy what you need from them into the drafts:\n  {copy}\n" in said
    assert second.read(copy) == "Bản của tôi."
    assert "Rút ngắn" in second.read(DRAFT)
    assert second.git("status", "--porcelain") == ""
    assert second.acts[0] == ("pull" if own else "revise")


def test_staged_in_the_way(first: Clone, second: Clone) -> None:
    """What is staged and what lies there are two things, and both are kept."""
    first.does(DRAFTER, "push")
    (second.root / DRAFT).write_text("Đã chọn.", encoding="utf-8")
    second.git("add", DRAFT)
    (second.root / DRAFT).write_text("Viết tiếp.", encoding="utf-8")

    second.does(SECRETARY, "pull", "--aside")

    assert second.read(f"aside/2026-11-20-1/{DRAFT}") == "Viết tiếp."
    assert second.read(f"aside/2026-11-20-1/{DRAFT}.staged") == "Đã chọn."
    assert second.git("status", "--porcelain") == ""


def test_handbook_below_the_top(tmp_path: Path, origin: Path) -> None:
    """A repository may hold more than the handbook; all of it comes."""
    git(tmp_path, "clone", "--quiet", str(origin), "whole")
    whole = Clone(tmp_path / "whole")
    whole.git("config", "user.name", "Ai đó")
    whole.git("config", "user.email", "a@example.org")
    (whole.root / "sổ tay").mkdir()
    whole.git("mv", "content", ".gitattributes", "sổ tay/")
    whole.git("commit", "--quiet", "-m", "Chuyển vào thư mục con")
    git(tmp_path, "clone", "--quiet", "--bare", "whole", "shared.git")
    first, second = (Clone.of(tmp_path / "shared.git", tmp_path / name) for name in ("a", "b"))
    (first.root / "chung.txt").write_text("ngoài sổ tay", encoding="utf-8")
    first.git("add", ".")
    first.sits_down(DRAFTER)
    first.git("commit", "--quiet", "-m", "Thêm tệp ngoài sổ tay")
    below = ("--root", "sổ tay")
    first.does(DRAFTER, *REVISE, *below)
    second.does(SECRETARY, *OTHER, *below)
    first.does(DRAFTER, "push", *below)

    second.does(SECRETARY, "push", *below)

    assert (second.root / "chung.txt").exists()
    assert (second.root / "sổ tay" / DRAFT).exists()
    assert second.git("status", "--porcelain") == ""


def test_server_refuses(first: Clone, shared: Path) -> None:
    """Its words come through in full, and the work stays."""
    hook = shared / "hooks/pre-receive"
    hook.write_text(
        "#!/bin/sh\necho 'không nhận: bản ghi bị sửa'\necho '  gợi ý: hỏi thư ký'\nexit 1\n"
    )
    hook.chmod(0o755)
    before = first.state

    done = first.act(DRAFTER, "push")

    assert (done.status, first.state) == (1, before)
    assert done.err == (
        "  không nhận: bản ghi bị sửa\n"
        "    gợi ý: hỏi thư ký\n"
        f"qmsdocs: '{shared}' refuses what was sent\n"
        "  hint: Nothing is lost: all of it is in this clone as before. Mend what is named above, "
        "or show it to whoever keeps the shared repository; then push again.\n"
    )


def test_somebody_was_faster(first: Clone, second: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once more on top of what came in between; both are told in one go."""
    second.does(SECRETARY, *OTHER)
    waiting = [first]

    def slow(repository: Repository, place: Place, commit: str) -> None:
        if waiting:
            waiting.pop().does(DRAFTER, "push")
        send(repository, place, commit)

    monkeypatch.setattr(together, "send", slow)
    said = second.does(SECRETARY, "push")

    assert "New from others:\n  2026-11-20  Hoàng Thị Soạn: Mở dự thảo QT-HT-01 02/01\n" in said
    assert "  2026-11-20  Trần Thị Ví Dụ: Mở dự thảo QT-HT-04 01/01\n" in said
    assert second.acts[:2] == ["pull", "revise"]


def test_faster_by_a_hair(first: Clone, second: Clone, shared: Path) -> None:
    """The shared branch moves while the server takes what was sent; it is sent once more."""
    first.does(DRAFTER, "push")
    tip = first.head
    git(shared, "update-ref", "refs/heads/main", "main~1")
    second.does(SECRETARY, *OTHER)
    hook = shared / "hooks/update"
    hook.write_text(f"#!/bin/sh\nrm hooks/update\ngit update-ref refs/heads/main {tip}\n", "utf-8")
    hook.chmod(0o755)

    said = second.does(SECRETARY, "push")

    assert "New from others:\n  2026-11-20  Hoàng Thị Soạn: Mở dự thảo QT-HT-01 02/01\n" in said
    assert second.git("rev-parse", "HEAD^1").strip() == tip


def test_faster_twice(second: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried once more and no oftener; nothing is lost by it."""
    second.does(SECRETARY, *OTHER)
    before, tries = second.state, []

    def outrun(repository: Repository, place: Place, commit: str) -> None:
        del repository
        tries.append(commit)
        raise OutrunError(place.address)

    monkeypatch.setattr(together, "send", outrun)
    done = second.act(SECRETARY, "push")

    assert (done.status, len(tries), second.state) == (2, 2, before)
    assert "somebody else sent something" in done.err
    assert "Nothing is lost. Push again." in done.err


def test_history_rewritten(first: Clone, second: Clone, shared: Path) -> None:
    """Commits that were shared once and are no more are not forgotten silently."""
    first.does(DRAFTER, "push")
    second.does(SECRETARY, "pull")
    gone = second.head
    git(shared, "update-ref", "refs/heads/main", "main~1")

    said = second.does(SECRETARY, "pull")

    assert (
        f"commits that were shared before are not shared any more (1, the last of them {gone[:10]})"
        ": somebody rewrote the history; tell whoever keeps the shared repository\n"
    ) in said
    assert second.head == gone


def test_first_to_share(first: Clone, tmp_path: Path) -> None:
    """The shared repository may be empty still."""
    git(tmp_path, "init", "--quiet", "--bare", "new.git")
    first.git("remote", "set-url", "origin", str(tmp_path / "new.git"))

    assert first.does(DRAFTER, "pull").startswith(NOTHING + "Done here and not shared yet")
    said = first.does(DRAFTER, "push")

    assert said.startswith(NOTHING + f"Shared with '{tmp_path}/new.git':\n  24 before, then\n")
    assert git(tmp_path / "new.git", "rev-parse", "main").strip() == first.head


def _alone(clone: Clone) -> None:
    clone.git("branch", "--unset-upstream")


def _detached(clone: Clone) -> None:
    clone.git("checkout", "--quiet", "--detach")


def _no_network(clone: Clone) -> None:
    clone.git("remote", "set-url", "origin", "http://ai:mật-khẩu@127.0.0.1:1/so-tay.git")


def _nowhere(clone: Clone) -> None:
    clone.git("remote", "set-url", "origin", "/nowhere/so-tay.git")


def _no_right(clone: Clone) -> None:
    clone.git("remote", "set-url", "origin", "git@example.org:so-tay.git")
    said = "echo 'git@example.org: Permission denied (publickey).' >&2; exit 255; :"
    clone.git("config", "core.sshCommand", said)


def _another(clone: Clone) -> None:
    other = clone.root.parent / "other"
    git(clone.root.parent, "init", "--quiet", "--initial-branch=main", str(other))
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    git(other, *who, "commit", "--quiet", "--allow-empty", "-m", "Khác")
    clone.git("remote", "set-url", "origin", str(other))


def _merging(clone: Clone) -> None:
    (clone.root / ".git/MERGE_HEAD").write_text(clone.head, encoding="ascii")


@pytest.mark.parametrize(
    ("arrange", "said", "hint"),
    [
        pytest.param(
            _alone,
            "the branch 'main' is not shared with any other repository",
            "git remote add origin ADDRESS, and git push -u origin main",
            id="not-shared",
        ),
        pytest.param(
            _detached,
            "no branch is checked out, so that there is nothing to share",
            "Go back to the branch first: 'git switch main'.",
            id="no-branch",
        ),
        pytest.param(
            _no_network,
            "'http://127.0.0.1:1/so-tay.git' cannot be reached: unable to access",
            "Nothing is lost. Go on working, and try again when the network is back.",
            id="no-network",
        ),
        pytest.param(
            _nowhere,
            "'/nowhere/so-tay.git' cannot be reached: '/nowhere/so-tay.git' does not appear to be",
            "Nothing is lost. No repository lies there",
            id="no-repository",
        ),
        pytest.param(
            _no_right,
            "'git@example.org:so-tay.git' cannot be reached: git@example.org: Permission denied",
            "Nothing is lost. It does not know you, or you may not do that there",
            id="no-right",
        ),
        pytest.param(
            _another,
            "what is shared has no commit in common with what lies here",
            "It is another handbook. Clone the shared one anew, beside this one.",
            id="another-handbook",
        ),
        pytest.param(
            _merging,
            "git is in the middle of bringing two lines of history together",
            "Finish it or give it up",
            id="git-is-busy",
        ),
    ],
)
def test_cannot(second: Clone, arrange: Callable[[Clone], None], said: str, hint: str) -> None:
    """It is said why, and what to do; nothing changes."""
    arrange(second)
    before = second.state

    for command in ("pull", "push"):
        done = second.act(DRAFTER, command)

        assert (done.status, second.state) == (2, before)
        assert said in done.err
        assert hint in done.err
        assert "mật-khẩu" not in done.err
