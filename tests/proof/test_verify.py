"""Which history is examined, what it rests on, and when it cannot be examined."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.errors import QmsError
from qmsdocs.model.fingerprint import bytes_digest
from qmsdocs.model.records import Meaning
from qmsdocs.proof.catalogue import LAWS
from qmsdocs.proof.verify import verify
from qmsdocs.source.git import Repository
from tests.builders import TEXT, record, text_of
from tests.conftest import History, stamped
from tests.proof.story import FORMER, IN_FORCE, SECOND, Story

RECORD = "content/records/promulgations/a-3.yml"


def _clone(history: History, to: Path, *options: str) -> Path:
    history.git("clone", "--quiet", *options, history.root.as_uri(), str(to))
    return to


def _branch(story: Story) -> None:
    story.history.git("checkout", "--quiet", "-b", "side")


def test_what_it_rests_on(story: Story) -> None:
    """Tip and first register record are named, so that an auditor can compare them."""
    first = bytes_digest(story.book.files["content/records/registers/first.yml"])

    verdict = story.verdict()

    assert (verdict.tip, verdict.roots, verdict.day) == (
        story.history.head,
        (first,),
        date(2025, 9, 1),
    )


def test_bare_clone(story: Story, tmp_path: Path) -> None:
    """A bare clone has no work tree; none is needed."""
    story.drop(RECORD)
    story.accept("2026-02-03")
    bare = _clone(story.history, tmp_path / "bare.git", "--bare")

    verdict = verify(Repository.at(bare))

    assert verdict.diagnostics == story.verdict().diagnostics
    assert [each.check for each in verdict.diagnostics] == ["VER002"]


def test_bare_clone_with_the_handbook_below_the_top(history: History, tmp_path: Path) -> None:
    """In a bare repository the one handbook is found wherever it lies."""
    story = Story(history, prefix="docs/so tay/")
    story.accept("2025-07-01")
    bare = _clone(history, tmp_path / "bare.git", "--bare")

    verdict = verify(Repository.at(bare))

    assert (verdict.prefix, verdict.records) == ("docs/so tay/", 1)


def test_another_branch(story: Story) -> None:
    """A revision asks for its own history, whatever is checked out."""
    _branch(story)
    story.drop(RECORD)
    story.accept("2026-02-03")
    story.history.git("checkout", "--quiet", "main")
    story.history.write("content/drafts/new.md", "not committed, and not asked about")

    assert (story.verdict().uncommitted, story.verdict("side").uncommitted) == (True, False)
    assert story.verdict().holds
    assert not story.verdict("side").holds


def test_detached_head(story: Story) -> None:
    """A detached head is a commit like any other."""
    story.history.git("checkout", "--quiet", "--detach", "HEAD~1")

    assert story.verdict().commits == 1


def test_dirty_files_are_not_examined(story: Story) -> None:
    """What is not committed is no history; that it is there is said."""
    index = story.history.root / ".git/index"
    before = index.read_bytes()
    (story.history.root / RECORD).write_text("altered", encoding="utf-8")
    story.history.write("content/drafts/new.md", "new")

    verdict = story.verdict()

    assert (verdict.holds, verdict.uncommitted) == (True, True)
    assert index.read_bytes() == before


def test_clean_and_foreign_changes(story: Story) -> None:
    """Changes outside the handbook are none of it."""
    story.history.write("elsewhere.txt", "new")

    assert not story.verdict().uncommitted


def test_squash_merge(story: Story) -> None:
    """What happened on a branch and was squashed counts as one commit."""
    _branch(story)
    story.book.put("content/drafts/qt-ht-01.md", SECOND)
    story.accept("2026-01-04")
    story.drop("content/drafts/qt-ht-01.md")
    story.revise(date(2026, 1, 5))
    story.accept("2026-01-05")
    story.history.git("checkout", "--quiet", "main")
    story.history.git("merge", "--quiet", "--squash", "side")
    story.history.commit({}, "2026-01-06")

    verdict = story.verdict()

    assert (verdict.holds, verdict.commits) == (True, 3)


def test_merge_counts_as_what_it_brought(story: Story) -> None:
    """A record that a branch took back before the merge was never accepted."""
    _branch(story)
    story.book.add("approvals/tmp", record(Meaning.VERDICT, text_of(TEXT), verdict="keep"))
    story.accept("2026-01-04")
    story.drop("content/records/approvals/tmp.yml")
    story.revise(date(2026, 1, 5))
    story.accept("2026-01-05")
    story.history.git("checkout", "--quiet", "main")
    story.history.commit({"README.md": "x"}, "2026-01-05")
    story.history.git(
        "merge", "--quiet", "--no-ff", "-m", "merge", "side", env=stamped("2026-01-06")
    )

    verdict = story.verdict()

    assert (verdict.holds, verdict.commits) == (True, 4)


def test_merge_that_deletes(story: Story) -> None:
    """A merge that loses a record is named as the commit that did it."""
    _branch(story)
    story.drop(RECORD)
    story.accept("2026-01-04")
    story.history.git("checkout", "--quiet", "main")
    story.history.commit({"README.md": "x"}, "2026-01-05")
    story.history.git(
        "merge", "--quiet", "--no-ff", "-m", "m", "side", env=stamped("2026-01-06", "Minh")
    )

    (found,) = story.verdict().diagnostics

    assert found.check == "VER002"
    assert f"(commit {story.history.head[:10]}, 2026-01-06, Minh)" in str(found.message)


def test_rewritten_history_is_another_history(story: Story) -> None:
    """A rewritten history may hold in itself; its tip and its beginning are others."""
    before = story.verdict()
    story.history.git("checkout", "--quiet", "--orphan", "new")
    story.history.commit({}, "2026-02-03")

    after = story.verdict()

    assert after.holds
    assert after.tip != before.tip


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("log.showSignature", "true"),
        ("log.diffMerges", "off"),
        ("log.showRoot", "false"),
        ("diff.renames", "copies"),
        ("diff.relative", "true"),
        ("diff.noprefix", "true"),
        ("core.quotePath", "true"),
        ("i18n.logOutputEncoding", "UTF-16"),
    ],
)
def test_settings_bend_nothing(story: Story, setting: str, value: str) -> None:
    """No setting of the repository changes what is examined."""
    story.drop(RECORD)
    story.accept("2026-02-03", by="Nguyễn Văn Ạ")
    expected = story.verdict()
    story.history.git("config", setting, value)

    assert story.verdict() == expected


def test_grafts_and_replacements_hide_nothing(story: Story) -> None:
    """A clone cannot be made to look honest by replacing commits in it."""
    story.drop(RECORD)
    broken = story.accept("2026-02-03")
    story.history.git("replace", "--graft", broken)
    story.history.write(".git/info/grafts", f"{broken}\n")

    assert [each.check for each in story.verdict().diagnostics] == ["VER002"]


def _refusal(folder: Path, revision: str = "HEAD") -> tuple[str, str]:
    with pytest.raises(QmsError) as caught:
        verify(Repository.at(folder), revision)
    return str(caught.value.said).replace(str(folder), "DIR"), str(caught.value.hint)


def test_shallow_clone(story: Story, tmp_path: Path) -> None:
    """A clone without its past cannot prove it."""
    shallow = _clone(story.history, tmp_path / "shallow", "--depth=1")

    assert _refusal(shallow) == (
        "the clone 'DIR' was cut off from its older history",
        "Fetch all of it with 'git fetch --unshallow' (in CI: 'fetch-depth: 0').",
    )


def test_no_repository(tmp_path: Path) -> None:
    """No repository, no history."""
    assert _refusal(tmp_path)[0] == "'DIR' is not in a git repository"


def test_no_commits(history: History) -> None:
    """A repository without commits has no history either."""
    assert _refusal(history.root) == (
        "there is no commit on the branch that is checked out",
        "Commit the handbook first, or name another branch with --rev.",
    )


def test_no_handbook(history: History) -> None:
    """A history in which no handbook ever was proves nothing."""
    history.commit({"content/x.md": "x"}, "2026-02-03")

    assert _refusal(history.root)[0] == (
        "no commit of this history holds a handbook ('content/qms.yml')"
    )


@pytest.mark.parametrize("revision", ["nowhere", "--output=stolen", "HEAD:content", "-h", ""])
def test_no_such_revision(story: Story, revision: str) -> None:
    """A name that is no commit is refused, whatever it looks like, and nothing is written."""
    before = sorted(each.name for each in story.history.root.iterdir())

    assert _refusal(story.history.root, revision)[0] == f"'{revision}' names no commit in 'DIR'"
    assert sorted(each.name for each in story.history.root.iterdir()) == before


def test_git_missing(story: Story, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without git there is nothing to ask."""
    monkeypatch.setenv("PATH", str(tmp_path))

    assert _refusal(story.history.root) == (
        "the program 'git' was not found",
        "Install git 2.30 or later ('apt install git'), then try again.",
    )


def test_missing_object(story: Story) -> None:
    """A repository that lost a file's content is said to be damaged."""
    blob = story.history.git("rev-parse", f"HEAD:{RECORD}").strip()
    (story.history.root / ".git/objects" / blob[:2] / blob[2:]).unlink()

    assert _refusal(story.history.root)[0] == f"the repository 'DIR' lacks the object {blob}"


def test_handbook_taken_away(story: Story) -> None:
    """A handbook that is gone today is examined all the same."""
    shutil.rmtree(story.history.root / "content")
    story.history.commit({}, "2026-02-03")

    found = {each.check for each in story.verdict().diagnostics}

    assert found == {"VER002", "VER004", "VER009"}


def test_every_law_has_words() -> None:
    """Ids follow each other, and each law says why and what to do."""
    assert [law.id for law in LAWS] == [f"VER{n:03d}" for n in range(1, len(LAWS) + 1)]
    for law in LAWS:
        assert all(str(said) for said in (law.title, law.why, law.hint))


def test_same_answer_twice(story: Story) -> None:
    """The same history gives the same answer."""
    story.drop(RECORD)
    story.edit(IN_FORCE, "khai sinh", "khai tử")
    story.book.put(FORMER, SECOND)
    story.accept("2026-02-03")

    assert story.verdict() == story.verdict()
