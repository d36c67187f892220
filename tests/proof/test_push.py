"""What a push brings in is what ``verify`` and the checks would say of it, and nothing else."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qmsdocs.diagnostics import Diagnostic
from qmsdocs.errors import QmsError
from qmsdocs.model.fingerprint import bytes_digest
from qmsdocs.model.records import Meaning
from qmsdocs.proof.incoming import Judgement, judge
from qmsdocs.proof.push import Push, Update, guarded, protected, updates
from qmsdocs.proof.verify import verify
from qmsdocs.source.git import Repository
from tests.builders import PEOPLE, TEXT, changed, record, text_of
from tests.conftest import History, stamped
from tests.proof.story import DRAFT, ENDED, FORMER, IN_FORCE, SECOND, Story, opened
from tests.sample import SAMPLE

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
DAY = date(2026, 1, 5)
OTHER = changed(TEXT, id="h2k7w4mz", code="QT-HT-02")
BESIDE = "content/procedures/ho-tich/qt-ht-02.md"
RECORD = "content/records/promulgations/a-3.yml"
MAIN = "refs/heads/main"


def pushed(story: Story, old: str, new: str) -> list[Judgement]:
    """Return what came of a push from one commit to another."""
    push = Push(Repository.at(story.history.root), Update(old, new, MAIN))
    return [judge(each, NOW) for each in push.incoming()]


def refused(story: Story, old: str, new: str) -> list[Diagnostic]:
    """Return everything that a push is refused for."""
    return [each for one in pushed(story, old, new) for each in one.refused]


def laws(found: Iterable[Diagnostic]) -> set[str]:
    """Return what laws say, with place and id."""
    return {
        f"{each.place}: {each.message} [{each.check}]"
        for each in found
        if each.check.startswith("VER")
    }


def proved(story: Story, commit: str) -> set[str]:
    """Return what ``verify`` says of the history that leads to a commit."""
    return laws(story.verdict(commit).diagnostics)


@pytest.fixture
def story(history: History) -> Story:
    """Return a story with one text superseded, one in force and one withdrawn."""
    made = opened(history, [OTHER])
    made.move("content/procedures/ho-tich/h2k7w4mz.md", BESIDE)
    made.book.put(f"{RECORD}.sig", "armour")
    made.accept("2025-09-02")
    made.revise(DAY)
    made.accept("2026-01-05")
    return made


def _annul(story: Story) -> None:
    wrong = "content/records/promulgations/2026-01-05-1-1.yml"
    annulled = (bytes_digest(story.book.files[wrong]),)
    made = record(Meaning.ANNULLED, on=date(2026, 2, 3), annuls=annulled, reason="Nhầm")
    story.book.add("corrections/annulled", made)
    story.move(IN_FORCE, DRAFT)
    story.move(FORMER, IN_FORCE)


def _end(story: Story) -> None:
    made = record(Meaning.WITHDRAWN, text_of(SECOND), on=DAY, effective=DAY)
    story.book.add("promulgations/ended", made)
    story.move(IN_FORCE, ENDED)


def _recorded_person(story: Story) -> None:
    before = story.book.files["content/people.yml"].decode()
    story.book.put("content/people.yml", before + _PERSON)
    story.register("people.yml", before, date(2026, 2, 3))


_PERSON = """\
  - id: moi
    name: Nguyễn Thị Mới
    mandates:
      - {id: m1, role: chuyen-vien, from: 2026-02-03}
"""
LAWFUL = [
    pytest.param(_annul, id="annulled, and the former text in force again"),
    pytest.param(_end, id="withdrawn"),
    pytest.param(_recorded_person, id="person added with a record"),
    pytest.param(lambda s: s.book.put(DRAFT, "---\nid: k3f9\n"), id="draft half finished"),
    pytest.param(lambda s: s.book.put(DRAFT, b"\xff\xfe"), id="draft that is no text yet"),
    pytest.param(lambda s: s.edit(IN_FORCE, "unit: van-phong", "unit: moi"), id="unit changed"),
    pytest.param(lambda s: s.book.put("README.md", "x"), id="beside the handbook"),
    pytest.param(
        lambda s: s.move(FORMER, "content/superseded/qt-ht-01-k3f9t2xq/01-00.md"),
        id="superseded text renamed",
    ),
]


@pytest.mark.parametrize("edit", LAWFUL)
def test_lawful(story: Story, edit: Callable[[Story], None]) -> None:
    """What ``verify`` accepts passes, on top of what is accepted and all at once."""
    old = story.history.head
    edit(story)
    new = story.accept("2026-02-03")

    assert refused(story, old, new) == []
    assert proved(story, new) == proved(story, old)


def _remove_person(story: Story) -> None:
    story.edit("content/people.yml", PEOPLE[PEOPLE.index("  - id: vi-du") :], "")


def _backdate(story: Story) -> None:
    before = story.book.files["content/qms.yml"].decode()
    rule = "  - {id: moi, from: 2025-08-01, meaning: approved, roles: [thu-ky], proof: none}\n"
    story.edit("content/qms.yml", "access:\n", rule + "access:\n")
    story.register("qms.yml", before, date(2026, 2, 3))


def _promulgate_and_move_nothing(story: Story) -> None:
    third = changed(SECOND, revision="2", body="\nLần ba.\n")
    story.promulgate(third, date(2026, 2, 3))
    story.book.put(DRAFT, third)


def _from_tomorrow(story: Story) -> None:
    story.book.add("approvals/z", record(Meaning.PREPARED, text_of(SECOND), on=date(2026, 2, 4)))


def _take_all_away(story: Story) -> None:
    story.drop(*story.book.files)
    story.book.put("README.md", "x")


UNLAWFUL = [
    pytest.param(lambda s: s.edit(RECORD, "vi-du", "soan"), "VER001", id="record altered"),
    pytest.param(lambda s: s.drop(RECORD), "VER002", id="record deleted"),
    pytest.param(
        lambda s: s.move(RECORD, RECORD.replace("a-3", "z")), "VER002", id="record moved alone"
    ),
    pytest.param(lambda s: s.book.put(f"{RECORD}.sig", "other"), "VER001", id="signature swapped"),
    pytest.param(lambda s: s.drop(f"{RECORD}.sig"), "VER002", id="signature deleted"),
    pytest.param(
        lambda s: s.edit(FORMER, "khai sinh", "khai tử"), "VER003", id="superseded text altered"
    ),
    pytest.param(lambda s: s.drop(FORMER), "VER003", id="superseded text deleted"),
    pytest.param(lambda s: s.edit(IN_FORCE, "mới", "cũ"), "VER009", id="text in force edited"),
    pytest.param(lambda s: s.drop(IN_FORCE), "VER009", id="text in force deleted"),
    pytest.param(
        lambda s: s.book.put(IN_FORCE.replace(".md", ".files/a.csv"), "1"),
        "VER009",
        id="file attached",
    ),
    pytest.param(lambda s: s.move(BESIDE, ENDED), "VER009", id="withdrawn without a record"),
    pytest.param(_remove_person, "VER004", id="person removed"),
    pytest.param(_backdate, "VER005", id="rule back-dated"),
    pytest.param(
        lambda s: s.edit("content/qms.yml", "Văn phòng", "Phòng"), "VER006", id="no record"
    ),
    pytest.param(_promulgate_and_move_nothing, "VER008", id="promulgated, not moved"),
    pytest.param(_from_tomorrow, "VER010", id="record from tomorrow"),
    pytest.param(_take_all_away, "VER004", id="handbook deleted"),
    pytest.param(lambda s: s.book.put("content/qms.yml", "qms: [\n"), "VER004", id="unreadable"),
]


@pytest.mark.parametrize(("edit", "law"), UNLAWFUL)
def test_unlawful(story: Story, edit: Callable[[Story], None], law: str) -> None:
    """A push is refused for exactly what ``verify`` would say of its commits."""
    old = story.history.head
    edit(story)
    bad = story.accept("2026-02-03", by="Minh")
    story.book.put("content/drafts/new.md", changed(TEXT, id="n3w3n3w3", code="QT-HT-09"))
    new = story.accept("2026-02-04")

    found = laws(refused(story, old, new))

    assert any(line.endswith(f"(commit {bad[:10]}, 2026-02-03, Minh) [{law}]") for line in found)
    assert found == proved(story, new) - proved(story, old)


def test_lost_and_put_back_within_one_push(story: Story) -> None:
    """Each commit is judged: what one deletes another cannot undo."""
    old = story.history.head
    kept = story.book.files[RECORD]
    story.drop(RECORD)
    bad = story.accept("2026-02-03", by="Minh")
    story.book.put(RECORD, kept)
    new = story.accept("2026-02-04")

    (found,) = refused(story, old, new)

    assert (found.check, found.place.path) == ("VER002", RECORD)
    assert f"(commit {bad[:10]}, 2026-02-03, Minh)" in str(found.message)


CHECKED = [
    pytest.param(
        lambda s: s.book.put("content/drafts/qt-ht-02.md", OTHER),
        "NUM004",
        f"id 'h2k7w4mz' stands in '{BESIDE}' too",
        id="id taken by a copy",
    ),
    pytest.param(
        lambda s: s.book.put(DRAFT, changed(TEXT, id="n3w3n3w3", code="QT-HT-02")),
        "NUM003",
        "code 'QT-HT-02' is used by document 'h2k7w4mz' too",
        id="code of another document",
    ),
    pytest.param(
        lambda s: s.book.add(
            "approvals/z", replace(record(Meaning.APPROVED, text_of(SECOND)), signer="ai-do")
        ),
        "SIG001",
        "'ai-do'",
        id="signer whom nobody knows",
    ),
    pytest.param(
        lambda s: s.book.add(
            "corrections/z", record(Meaning.ANNULLED, annuls=("sha256:" + "0" * 64,), reason="x")
        ),
        "REC003",
        "no record has the id",
        id="annulment of nothing",
    ),
    pytest.param(
        lambda s: s.book.put("content/catalogue/legal/2026.csv", "id\nx,y\n"),
        "CAT001",
        "",
        id="table that cannot be read",
    ),
]


@pytest.mark.parametrize(("edit", "check", "words"), CHECKED)
def test_errors_that_checks_find(
    story: Story, edit: Callable[[Story], None], check: str, words: str
) -> None:
    """What the handbook would be wrong about afterwards counts as well."""
    old = story.history.head
    edit(story)
    new = story.accept("2026-02-03")

    found = [each for each in refused(story, old, new) if each.check == check]

    assert found
    assert words in str(found[0].message)


def test_link(story: Story) -> None:
    """A link is refused though it is no file."""
    old = story.history.head
    (story.history.root / "content/drafts").mkdir(exist_ok=True)
    (story.history.root / "content/drafts/a.md").symlink_to("/etc/hostname")
    new = story.accept("2026-02-03")

    assert [each.check for each in refused(story, old, new)] == ["FIL005"]


def test_record_from_a_future_that_its_commit_shares(story: Story) -> None:
    """A commit may claim any date; a record may not be dated later than the push."""
    old = story.history.head
    late = date(2026, 12, 1)
    story.book.add("approvals/z", record(Meaning.PREPARED, text_of(SECOND), on=late))
    new = story.accept("2026-12-24")

    (found,) = [each for each in refused(story, old, new) if each.check == "VER010"]

    assert str(found.message) == (
        f"'recorded_on' is 2026-12-01, and today is 2026-11-20 (commit {new[:10]}, 2026-12-24, Lan)"
    )


def test_old_errors_do_not_stand_in_the_way(story: Story) -> None:
    """Errors that stand already are counted; they block neither other work nor their mending."""
    story.edit(IN_FORCE, "mới", "cũ")
    old = story.accept("2026-02-03")
    story.edit(IN_FORCE, "unit: van-phong", "unit: khac")
    new = story.accept("2026-02-04")
    story.book.put(IN_FORCE, SECOND)
    mended = story.accept("2026-02-05")

    assert [(each.refused, each.stood) for each in pushed(story, old, new)] == [((), 1)]
    assert [(each.refused, each.stood) for each in pushed(story, new, mended)] == [((), 0)]


def test_rules_concern_every_document(story: Story) -> None:
    """A change of a register has the whole handbook judged, whatever it touches."""
    old = story.history.head
    before = story.book.files["content/qms.yml"].decode()
    story.edit("content/qms.yml", "id: procedure,", "id: process,")
    story.register("qms.yml", before, date(2026, 2, 3))
    new = story.accept("2026-02-03")

    found = refused(story, old, new)

    assert BESIDE in {each.place.path for each in found}


def test_handbook_below_the_top(history: History) -> None:
    """A handbook in a folder is found and judged; what lies beside it is not."""
    story = Story(history, prefix="so tay/")
    story.accept("2025-07-01")
    story.book.in_force()
    old = story.accept("2025-09-01")
    story.drop(RECORD)
    bad = story.accept("2025-09-02")
    history.commit({"content/records/x.yml": "no handbook"}, "2025-09-03")
    beside = history.head
    history.commit({"content/records/x.yml": None}, "2025-09-04")

    assert next(each.check for each in refused(story, old, bad)) == "VER002"
    assert pushed(story, bad, beside) == pushed(story, beside, history.head) == []


def test_first_push(history: History) -> None:
    """Where nothing was accepted yet everything is judged."""
    story = opened(history)
    good = refused(story, "", history.head)
    story.drop(RECORD)
    story.accept("2026-02-03")
    found = laws(refused(story, "", history.head))

    assert good == []
    assert found == proved(story, history.head)
    assert len(found) == 1


def test_handbook_that_comes_into_a_repository(history: History) -> None:
    """A handbook that was not there before is judged with everything that led to it."""
    old = history.commit({"a.txt": "a"}, "2025-06-01")
    story = opened(history)
    good = refused(story, old, history.head)
    story.drop(RECORD)
    story.accept("2025-10-01")

    assert good == []
    assert laws(refused(story, old, history.head)) == proved(story, history.head) != set()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Return the sample's whole story in a repository."""
    from qmsdocs.demo.make import make  # noqa: PLC0415 - it takes a second

    folder = tmp_path_factory.mktemp("sample") / "handbook"
    make(folder, SAMPLE)
    return Story(History(folder))


def test_sample_commit_by_commit(sample: Story) -> None:
    """Every act of the sample's story passes by itself, as ``verify`` accepts the whole."""
    listed = sample.history.git("rev-list", "--first-parent", "--reverse", "HEAD").split()

    found = [each for old, new in pairwise(["", *listed]) for each in refused(sample, old, new)]

    assert found == []
    assert verify(Repository.at(sample.history.root)).holds


@pytest.mark.parametrize("at", [0, 1, 9, 17, 30])
def test_sample_in_two_pushes(sample: Story, at: int) -> None:
    """It passes in larger pieces as well."""
    listed = sample.history.git("rev-list", "--first-parent", "--reverse", "HEAD").split()
    middle = listed[at - 1] if at else ""

    assert (refused(sample, "", middle) if at else []) == []
    assert refused(sample, middle, listed[-1]) == []


class _Anything:
    """Edits of whatever lies in a handbook, by number."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def __call__(self, action: int, place: int, target: int) -> None:
        """Do one of them."""
        files = self.story.book.files
        paths = sorted(path for path in files if not path.endswith(("qms.yml", "people.yml")))
        path, other = paths[place % len(paths)], paths[target % len(paths)]
        if action == 0 and len(paths) > 1:
            self.story.drop(path)
        elif action == 1:
            files[path] += b"x\n"
        elif action == 2:
            files[other] = files[path]
        elif action == 3:
            self.story.move(path, other.rpartition("/")[0] + f"/moved-{place % 3}.md")
        elif action == 4:
            self.story.book.put(path, TEXT)
        else:
            self.story.revise(date(2026, 2, 1), changed(SECOND, body=f"\n{target}\n"))


EDITS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=3
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(commits=st.lists(EDITS, min_size=1, max_size=3))
def test_any_push_is_judged_as_verify_judges_it(
    commits: list[list[tuple[int, int, int]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """On top of a history that holds, a push breaks the laws that ``verify`` says it breaks."""
    history = History(tmp_path_factory.mktemp("any") / "handbook")
    history.root.mkdir()
    history.git("init", "--quiet", "--initial-branch=main", "--template=")
    story = opened(history, [OTHER])
    story.revise(DAY)
    old = story.accept("2026-01-05")
    edit = _Anything(story)
    for day, edits in enumerate(commits, start=1):
        for each in edits:
            if IN_FORCE in story.book.files or each[0] != 5:
                edit(*each)
        story.accept(f"2026-03-{day:02d}")

    assert laws(refused(story, old, history.head)) == proved(story, history.head)


def test_updates() -> None:
    """Lines of git become updates; ids of zeros are none at all."""
    zero = "0" * 40

    found = updates(f"{zero} {'a' * 40} refs/heads/a\n{'b' * 40} {zero} refs/heads/b c\n")

    assert found == (
        Update("", "a" * 40, "refs/heads/a"),
        Update("b" * 40, "", "refs/heads/b c"),
    )


def test_updates_of_something_else() -> None:
    """What git would never say is refused."""
    with pytest.raises(QmsError) as caught:
        updates("hello\n")

    assert str(caught.value.said) == "git said 'hello', expected 'old new ref'"


def test_protected_branch(history: History) -> None:
    """It is the one that HEAD names, unless git's configuration names another."""
    repository = Repository(history.root)
    by_head = protected(repository)
    history.git("config", "qmsdocs.protected", "approved")
    by_setting = protected(repository)
    history.git("config", "qmsdocs.protected", "refs/heads/full")

    assert (by_head, by_setting) == ("refs/heads/main", "refs/heads/approved")
    assert protected(repository) == "refs/heads/full"


def test_no_branch_is_protected(story: Story) -> None:
    """Where HEAD names no branch somebody has to say which it is."""
    story.history.git("checkout", "--quiet", "--detach")

    with pytest.raises(QmsError) as caught:
        protected(Repository(story.history.root))

    assert str(caught.value.said) == "nothing says which branch is protected"
    assert "'git config qmsdocs.protected main'" in str(caught.value.hint)


def test_protected_branch_that_does_not_exist(story: Story) -> None:
    """A handbook must not slip in beside a branch that nobody ever pushes to."""
    repository = Repository(story.history.root)
    story.history.git("config", "qmsdocs.protected", "master")

    with pytest.raises(QmsError) as caught:
        guarded(repository, [Update("", story.history.head, "refs/heads/main")])

    assert str(caught.value.said) == (
        "the protected branch is 'master', which does not exist here, so that nothing would be "
        "guarded"
    )


@pytest.mark.parametrize(
    "ref", [pytest.param("refs/heads/topic", id="branch"), pytest.param("refs/tags/v1", id="tag")]
)
def test_other_names_are_not_guarded(story: Story, ref: str) -> None:
    """Other branches and tags are anybody's own affair."""
    update = Update("", story.history.head, ref)

    assert guarded(Repository(story.history.root), [update]) is None


def test_broken_line(story: Story) -> None:
    """A push that takes away, or joins the wrong way round, is refused with the way out."""
    history = story.history
    old = history.head
    history.git("checkout", "--quiet", "-b", "mine", "HEAD~1")
    own = history.commit({"mine.txt": "x"}, "2026-02-01")
    history.git("merge", "--quiet", "--no-edit", "main", env=stamped("2026-02-02"))
    joined = history.head
    said = {}
    for name, new in (("delete", ""), ("force", own), ("foxtrot", joined)):
        with pytest.raises(QmsError) as caught:
            Push(Repository(history.root), Update(old, new, MAIN)).incoming()
        said[name] = (str(caught.value.said), str(caught.value.hint))

    assert said["delete"][0] == "branch 'main' holds the handbook and cannot be deleted"
    assert said["force"][0] == (
        f"the push would take accepted commits out of 'main': 1, the last of them {old[:10]}"
    )
    assert "'git pull --rebase'" in said["force"][1]
    assert said["foxtrot"][0].endswith(
        f"{old[:10]}, the last accepted commit of 'main', is not on the line of first parents "
        f"of {joined[:10]}"
    )
    assert "'git pull --rebase'" in said["foxtrot"][1]
