"""Pushes to a server as people make them: what is let through, what is refused, in which words."""

import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.proof.verify import verify
from qmsdocs.source.git import Repository
from tests.builders import TEXT, changed
from tests.cli.pushing import Clone, Server, words
from tests.conftest import History, stamped
from tests.proof.story import FORMER, IN_FORCE, Story, opened

DRAFT = "content/drafts/qt-ht-02.md"
NEW = changed(TEXT, id="h2k7w4mz", code="QT-HT-02")
THIRD = changed(TEXT, id="n3w3n3w3", code="QT-HT-03")
RECORD = "content/records/promulgations/a-3.yml"


@pytest.fixture
def story(history: History) -> Story:
    """Return a story with one text superseded and one in force."""
    made = opened(history)
    made.revise(date(2026, 1, 5))
    made.accept("2026-01-05")
    return made


@pytest.fixture
def server(story: Story, tmp_path: Path) -> Server:
    """Return a server that holds the story."""
    return Server.made(tmp_path / "server.git", story.history)


@pytest.fixture
def clone(server: Server) -> Clone:
    """Return a clone of it."""
    return server.clone("clone")


def test_plain(server: Server, clone: Clone) -> None:
    """A half-finished draft is let through without a word."""
    clone.commit({DRAFT: "---\nid: h2k7w4mz\n"}, "2026-02-01")

    left = clone.push()

    assert (left.status, words(left)) == (0, [])
    assert server.tip() == clone.head


def _side(clone: Clone) -> str:
    clone.git("checkout", "--quiet", "-b", "side")
    made = clone.commit({DRAFT: NEW}, "2026-02-01")
    clone.git("checkout", "--quiet", "main")
    return made


def test_merge(server: Server, clone: Clone) -> None:
    """A branch that was merged into what is accepted is let through."""
    _side(clone)
    clone.git("merge", "--quiet", "--no-ff", "--no-edit", "side", env=stamped("2026-02-02"))

    assert clone.push().status == 0
    assert server.tip() == clone.head


def test_squashed_branch(server: Server, clone: Clone) -> None:
    """So is a branch that arrives as one commit and was never merged."""
    _side(clone)
    clone.git("merge", "--quiet", "--squash", "side")
    clone.commit({}, "2026-02-02")

    assert clone.push().status == 0
    assert server.tip() == clone.head


def test_foxtrot(server: Server, clone: Clone) -> None:
    """What an ordinary pull joins the wrong way round is refused, and mended as the words say."""
    other = server.clone("other")
    other.commit({"content/drafts/qt-ht-03.md": THIRD}, "2026-02-01")
    other.push()
    accepted = server.tip()
    clone.commit({DRAFT: NEW}, "2026-02-01")
    clone.pull("--no-rebase", "origin", "main")
    joined = clone.head

    left = clone.push()
    clone.pull("--rebase", "origin", "main")
    again = clone.push()

    assert left.status == 1
    said, hint = words(left)
    assert said == (
        "qmsdocs: refused: the push joins what is accepted to your work, expected your work to "
        f"what is accepted: {accepted[:10]}, the last accepted commit of 'main', is not on the "
        f"line of first parents of {joined[:10]}"
    )
    assert hint == (
        "  hint: Nothing was changed. Join them the other way round: 'git pull --rebase' (or "
        "'qmsdocs pull'), then push again."
    )
    assert again.status == 0
    assert server.tip() == clone.head
    assert (clone.root / DRAFT).read_text(encoding="utf-8") == NEW


def test_force(server: Server, clone: Clone) -> None:
    """What was accepted cannot be pushed away."""
    accepted = server.tip()
    clone.git("reset", "--quiet", "--hard", "HEAD~2")

    left = clone.push("--force", "origin", "main")

    assert left.status == 1
    assert words(left)[0] == (
        "qmsdocs: refused: the push would take accepted commits out of 'main': 2, the last of "
        f"them {accepted[:10]}"
    )
    assert server.tip() == accepted


def test_delete(server: Server, clone: Clone) -> None:
    """Nor can the whole branch."""
    accepted = server.tip()
    History(server.folder).git("config", "receive.denyDeleteCurrent", "ignore")

    left = clone.push("origin", ":main")

    assert left.status == 1
    assert words(left)[0] == (
        "qmsdocs: refused: branch 'main' holds the handbook and cannot be deleted"
    )
    assert server.tip() == accepted


def test_shallow_clone(server: Server) -> None:
    """Somebody who has the last commit alone can push on top of it, and is judged alike."""
    clone = server.clone("shallow", "--depth=1")
    clone.commit({DRAFT: NEW}, "2026-02-01")
    good = clone.push()
    clone.commit({RECORD: None}, "2026-02-02")
    bad = clone.push()

    assert (good.status, bad.status) == (0, 1)
    assert server.tip() == clone.git("rev-parse", "HEAD~1").strip()


def _edit(path: str, old: str, new: str) -> Callable[[Clone], None]:
    def edit(clone: Clone) -> None:
        text = (clone.root / path).read_text(encoding="utf-8")
        clone.write(path, text.replace(old, new))

    return edit


REFUSED = [
    pytest.param(_edit(RECORD, "vi-du", "soan"), RECORD, "VER001", "altered", id="record edited"),
    pytest.param(lambda c: c.write(RECORD, None), RECORD, "VER002", "deleted", id="deleted"),
    pytest.param(
        _edit(FORMER, "sinh", "tử"), FORMER, "VER003", "altered", id="superseded text edited"
    ),
    pytest.param(
        _edit(IN_FORCE, "mới", "cũ"), IN_FORCE, "VER009", "without a record", id="text in force"
    ),
]


@pytest.mark.parametrize(("edit", "path", "law", "word"), REFUSED)
def test_refused(
    server: Server,
    clone: Clone,
    edit: Callable[[Clone], None],
    path: str,
    law: str,
    word: str,
) -> None:
    """Each refusal names commit, file and rule, and what to do next; nothing is changed."""
    accepted = server.tip()
    edit(clone)
    bad = clone.commit({}, "2026-02-03", by="Minh")
    last = clone.commit({DRAFT: NEW}, "2026-02-04")

    left = clone.push()

    first, found, hint, *_, end = words(left)
    assert left.status == 1
    assert first == (
        f"qmsdocs: the push was refused for what it would bring in up to commit {last[:10]}"
    )
    assert found.startswith(f"{path}: error: ")
    assert found.endswith(f"(commit {bad[:10]}, 2026-02-03, Minh) [{law}]")
    assert word in found
    assert hint.startswith("  hint: ")
    assert end.startswith(
        "qmsdocs: Nothing was accepted and your commits are still yours. "
        f"'git reset --soft {accepted[:10]}' takes them back"
    )
    assert server.tip() == accepted


@pytest.mark.parametrize(
    ("edit", "word"),
    [
        pytest.param(lambda c: c.write(f"{RECORD}.sig", "x"), "was altered", id="swapped"),
        pytest.param(lambda c: c.write(f"{RECORD}.sig", None), "lies beside it no more", id="gone"),
        pytest.param(
            lambda c: c.git("mv", RECORD, RECORD.replace("a-3", "z")),
            "lies beside it no more",
            id="record renamed without it",
        ),
    ],
)
def test_signature(story: Story, tmp_path: Path, edit: Callable[[Clone], None], word: str) -> None:
    """A signature is as append-only as its record."""
    story.book.put(f"{RECORD}.sig", "armour")
    story.accept("2026-02-01")
    clone = Server.made(tmp_path / "server.git", story.history).clone("clone")
    edit(clone)
    clone.commit({}, "2026-02-03")

    left = clone.push()

    assert left.status == 1
    assert words(left)[1].startswith(f"{RECORD}.sig: error: the signature of record 'sha256:")
    assert word in words(left)[1]


def test_mended_as_the_words_say(server: Server, clone: Clone) -> None:
    """Who follows the words, letter by letter, keeps the work and is let through."""
    accepted = server.tip()
    clone.commit({FORMER: "x"}, "2026-02-03")
    clone.commit({DRAFT: NEW}, "2026-02-04")
    _, _, hint, *_, end = words(clone.push())
    for line, command in ((end, "git reset "), (hint, "git restore ")):
        told = line[line.index(command) :].partition("'")[0]
        clone.git(*told.split()[1:])
    clone.commit({}, "2026-02-05")

    assert clone.push().status == 0
    assert clone.git("diff", "--name-only", accepted, "HEAD").split() == [DRAFT]


def test_lost_and_put_back(clone: Clone) -> None:
    """A deletion that a later commit of the push undoes is a deletion all the same."""
    kept = (clone.root / RECORD).read_bytes()
    bad = clone.commit({RECORD: None}, "2026-02-03")
    clone.commit({RECORD: kept}, "2026-02-04")

    left = clone.push()

    assert left.status == 1
    assert f"(commit {bad[:10]}, 2026-02-03, Lan) [VER002]" in left.err


def test_old_errors(story: Story, tmp_path: Path) -> None:
    """Errors that stand already block neither other work nor what mends them."""
    story.edit(IN_FORCE, "mới", "cũ")
    story.accept("2026-02-01")
    server = Server.made(tmp_path / "server.git", story.history)
    clone = server.clone("clone")
    clone.commit({DRAFT: NEW}, "2026-02-02")
    other = clone.push()
    _edit(IN_FORCE, "van-phong", "khac")(clone)
    clone.commit({}, "2026-02-03")
    same = clone.push()
    _edit(IN_FORCE, "cũ", "mới")(clone)
    clone.commit({}, "2026-02-04")
    mended = clone.push()

    assert [each.status for each in (other, same, mended)] == [0, 0, 0]
    (said,) = words(same)
    assert said == (
        "qmsdocs: errors that the same documents had before and that do not stand in the way: 1 "
        "('qmsdocs check' names them)"
    )
    assert words(other) == words(mended) == []


def test_other_branches_and_tags(server: Server, clone: Clone) -> None:
    """Beside the protected branch everybody does as they like."""
    clone.commit({RECORD: None}, "2026-02-03")
    clone.git("tag", "v1")

    branch = clone.push("origin", "HEAD:refs/heads/topic")
    tag = clone.push("origin", "v1")
    deleted = clone.push("origin", ":topic")

    assert [each.status for each in (branch, tag, deleted)] == [0, 0, 0]
    assert server.tip() != clone.head


def test_several_at_once(server: Server, clone: Clone) -> None:
    """A push of several branches is let through or refused as a whole."""
    clone.commit({RECORD: None}, "2026-02-03")

    left = clone.push("origin", "HEAD:refs/heads/topic", "HEAD:main")

    assert left.status == 1
    assert server.tip("topic") == ""


def test_named_branch(server: Server, clone: Clone) -> None:
    """The server may protect another branch than its first."""
    History(server.folder).git("config", "qmsdocs.protected", "approved")
    clone.push("origin", "HEAD:approved")
    clone.commit({RECORD: None}, "2026-02-03")

    assert clone.push("origin", "HEAD:main").status == 0
    assert clone.push("origin", "HEAD:approved").status == 1


def test_below_the_top(history: History, tmp_path: Path) -> None:
    """A handbook in a folder of a larger repository is guarded, and the words name its files."""
    story = Story(history, prefix="so-tay/")
    story.accept("2025-07-01")
    story.book.in_force()
    story.accept("2025-09-01")
    server = Server.made(tmp_path / "server.git", history)
    clone = server.clone("clone")
    clone.commit({"README.md": "x"}, "2026-02-01")
    beside = clone.push()
    clone.commit({f"so-tay/{RECORD}": None}, "2026-02-02")
    within = clone.push()

    assert (beside.status, within.status) == (0, 1)
    assert words(within)[1] == "Handbook: below 'so-tay/'"
    assert f"-- :/so-tay/{RECORD}'" in words(within)[3]


def test_repository_without_a_handbook(tmp_path: Path) -> None:
    """Where there is no handbook the hook has nothing to say, whatever is pushed."""
    server = Server.made(tmp_path / "server.git")
    clone = server.clone("clone")
    clone.commit({"a": "1"}, "2026-02-01")
    clone.commit({"a": "2"}, "2026-02-02")
    first = clone.push("origin", "HEAD:main")
    force = clone.push("--force", "origin", "HEAD~1:main")

    assert [(each.status, words(each)) for each in (first, force)] == [(0, []), (0, [])]


def test_first_push(story: Story, tmp_path: Path) -> None:
    """Into an empty repository everything is pushed at once, and everything is judged."""
    good, bad = (Server.made(tmp_path / name) for name in ("good.git", "bad.git"))
    person = Clone(story.history.root)
    whole = person.push(good.url, "main")
    story.drop(FORMER)
    story.accept("2026-02-03")
    broken = person.push(bad.url, "main")

    assert (whole.status, broken.status) == (0, 1)
    assert words(broken)[-1] == (
        "qmsdocs: Nothing was accepted. Mend what is named above, then push again."
    )
    assert good.tip() != ""
    assert bad.tip() == ""


def test_branch_beside_one_that_does_not_exist(story: Story, tmp_path: Path) -> None:
    """A server whose first branch nobody uses guards nothing, which it says instead."""
    server = Server.made(tmp_path / "server.git")
    History(server.folder).git("symbolic-ref", "HEAD", "refs/heads/master")

    left = Clone(story.history.root).push(server.url, "main")

    assert left.status == 1
    assert words(left)[0].startswith("qmsdocs: refused: the protected branch is 'master'")


def test_parallel_pushes(server: Server) -> None:
    """Of two who push at the same moment one wins; the other keeps the work and pushes again."""
    meeting = server.folder.parent / "meeting"
    meeting.mkdir()
    hook = server.folder / "hooks/pre-receive"
    judged = hook.with_name("judged")
    hook.rename(judged)
    # Both have been judged before either is let go on.
    hook.write_text(
        f"#!/bin/sh\n{judged} || exit 1\ntouch {meeting}/$$\n"
        f"for i in $(seq 300); do [ $(ls {meeting} | wc -l) -ge 2 ] && exit 0; sleep 0.1; done\n"
    )
    hook.chmod(0o755)
    clones = [server.clone(name) for name in ("one", "two")]
    drafts = {DRAFT: NEW, "content/drafts/qt-ht-03.md": THIRD}
    for clone, (path, text) in zip(clones, drafts.items(), strict=True):
        clone.commit({path: text}, "2026-02-01")
    with ThreadPoolExecutor() as pool:
        left = list(pool.map(lambda clone: clone.push(), clones))
    loser = clones[0] if left[0].status else clones[1]
    loser.pull("--rebase", "origin", "main")
    again = loser.push()

    assert sorted(each.status for each in left) == [0, 1]
    assert again.status == 0
    assert set(drafts) <= set(loser.git("ls-tree", "-r", "--name-only", server.tip()).split())
    assert verify(Repository.at(server.folder), "main").holds


def test_language_of_the_office(history: History, tmp_path: Path) -> None:
    """The server speaks as the office does, unless whoever pushes has chosen otherwise."""
    story = Story(history)
    story.edit("content/qms.yml", "time_zone:", "language: vi\ntime_zone:")
    before = story.book.files["content/qms.yml"].decode()
    story.drop("content/records/registers/first.yml")
    story.book.put("content/qms.yml", before)
    story.accept("2025-07-01")
    server = Server.made(tmp_path / "server.git", history)
    clone = server.clone("clone")

    ours = clone.push("origin", ":main", QMSDOCS_LANG="en")
    theirs = _without_a_choice(clone)

    assert "hint: " in ours.err
    assert "cách xử lý: " in theirs


def _without_a_choice(clone: Clone) -> str:
    done = subprocess.run(  # noqa: S603
        ["git", "-C", str(clone.root), "push", "origin", ":main"],  # noqa: S607
        capture_output=True,
        check=False,
    )
    return done.stderr.decode()


def test_program_that_fails(clone: Clone) -> None:
    """Whatever goes wrong inside, the push is refused with words and without a traceback."""
    clone.commit({DRAFT: NEW}, "2026-02-01")

    left = clone.push("origin", "HEAD", QMSDOCS_TODAY="some day")

    assert left.status == 1
    assert words(left)[0].startswith("qmsdocs: refused: QMSDOCS_TODAY is 'some day'")
    assert "Traceback" not in left.err


def test_program_that_is_gone(server: Server, clone: Clone) -> None:
    """A hook that cannot find the program refuses rather than letting anything through."""
    hook = server.folder / "hooks/pre-receive"
    text = hook.read_text(encoding="utf-8")
    hook.write_text(text.replace("__main__.py", "gone.py"), encoding="utf-8")
    clone.commit({DRAFT: NEW}, "2026-02-01")

    left = clone.push()

    assert left.status == 1
    assert "gone.py" in words(left)[0]
    assert server.tip() != clone.head


def test_everything_at_once_is_cut(clone: Clone) -> None:
    """Of very many reasons the first are named, and the number of the others."""
    for number in range(30):
        clone.write(f"content/records/approvals/x{number:02d}.yml", "record: 9\n")
    clone.commit({}, "2026-02-01")

    said = words(clone.push())

    assert sum(": error: " in line for line in said) == 20
    assert [line for line in said if line.startswith("... and ")]
