"""``catalogue source`` and ``catalogue pull``: remembered places, asked once, taken over once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.acts.clerical import keep_catalogue
from tests.cli.doors import Door, Left
from tests.conftest import History
from tests.exchange.servers import Answer, Server, serving

ONE = "Mã số,Tên,Lĩnh vực\n1.001193,Đăng ký khai sinh,Hộ tịch\n2.000884,Chứng thực,Chứng thực\n"
TWO = ONE + "1.000656,Khai tử,Hộ tịch\n"
SOURCES = "content/catalogue/sources.yml"
NOTHING = "There is nothing to do: the catalogue says all of this already.\n"
Run = Callable[..., Left]


@pytest.fixture
def kept(history: History, monkeypatch: pytest.MonkeyPatch) -> History:
    """Return a handbook with a catalogue, on a certain day."""
    keep_catalogue(history)
    monkeypatch.setenv("QMSDOCS_TODAY", "2026-11-20")
    monkeypatch.setenv("no_proxy", "*")
    return history


@pytest.fixture
def run(kept: History, door: Door) -> Run:
    """Return what runs a command over the catalogue."""
    return lambda *given: door("catalogue", *given, "--root", kept.root)


@pytest.fixture
def server() -> Iterator[Server]:
    """Return a server that has a list of services."""
    with serving() as found:
        found.answers["/a.csv"] = Answer(ONE.encode(), headers={"ETag": '"1"'})
        yield found


def test_remembered(kept: History, run: Run) -> None:
    added = run(
        "source", "add", "cong", "https://mau.example/a.csv",
        "--level", "Cấp xã", "--codes", "1.001193", "--field", "Hộ tịch", "--source", "Cổng DVC",
    )  # fmt: skip

    assert added.out == f"Source cong is remembered (commit {kept.head[:10]})\n"
    assert (kept.root / SOURCES).read_text("utf-8") == (
        "sources: 1\n"
        "list:\n"
        "  - id: cong\n"
        '    from: "https://mau.example/a.csv"\n'
        "    levels: [Cấp xã]\n"
        '    codes: ["1.001193"]\n'
        "    fields: [Hộ tịch]\n"
        "    source: Cổng DVC\n"
    )
    line = "cong  https://mau.example/a.csv  only: Cấp xã, Hộ tịch, 1.001193  Cổng DVC\n"
    assert run("source", "list").out == line
    assert run().out.endswith(f"Sources: 1.\n  {line}")


def test_forgotten(kept: History, run: Run, tmp_path: Path) -> None:
    run("source", "add", "a", tmp_path)
    run("source", "add", "b", tmp_path)

    removed = run("source", "remove", "a")

    assert removed.out == f"Source a is forgotten (commit {kept.head[:10]})\n"
    assert run("source", "list").out == f"b  {tmp_path}\n"
    run("source", "remove", "b")
    assert run("source", "list").out == "The handbook remembers no source.\n"
    assert kept.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["Bộ", "https://a.example/"], "'Bộ' cannot be the id of a source", id="id"),
        pytest.param(["a", "/x/y"], "'/x/y' does not exist", id="nothing-there"),
        pytest.param(
            ["a", "https://ten:mk@mau.example/"],
            "the address at 'mau.example' holds a user's name or password",
            id="password",
        ),
        pytest.param(
            ["a", "ftp://mau.example/"],
            "'ftp://mau.example/' is no http or https address",
            id="ftp",
        ),
        pytest.param(["da-co", "https://a.example/"], "there is a source 'da-co'", id="taken"),
    ],
)
def test_not_remembered(kept: History, run: Run, arguments: list[str], said: str) -> None:
    run("source", "add", "da-co", "https://mau.example/")
    head = kept.head

    left = run("source", "add", *arguments)

    assert left.status == 2
    assert said in left.err
    assert kept.head == head


def test_folder_of_the_handbook(kept: History, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is remembered from the handbook's own folder, so that it is found in every clone."""
    monkeypatch.chdir(kept.root)
    (kept.root / "nguon").mkdir()
    (kept.root / "nguon/b.csv").write_text(TWO, encoding="utf-8")
    (kept.root / "nguon/a.csv").write_text(ONE, encoding="utf-8")
    run("source", "add", "nha", "nguon")
    monkeypatch.chdir("/")

    left = run("pull", "--write")

    assert "    from: nguon\n" in (kept.root / SOURCES).read_text("utf-8")
    assert "Public services: 2 new, 1 changed" in left.out
    assert "source: a.csv\n" in (kept.root / "content/catalogue/services/2.000884.yml").read_text()
    assert run("pull", "--write").out.endswith(NOTHING)


def test_unchanged_costs_one_request(kept: History, run: Run, server: Server) -> None:
    run("source", "add", "cong", f"{server.address}/a.csv")

    first = run("pull", "--write")
    head = kept.head
    again = run("pull", "--write")

    assert "Public services: 1 new, 1 changed" in first.out
    assert again.out.endswith(NOTHING)
    assert again.err == "cong: not changed since it was last fetched\n"
    assert kept.head == head
    assert [headers.get("If-None-Match") for _, headers in server.asked] == [None, '"1"']
    server.answers["/a.csv"] = Answer(TWO.encode(), headers={"ETag": '"2"'})
    assert "Public services: 1 new, 0 changed" in run("pull", "cong", "--write").out


def test_shown_is_not_taken(run: Run, server: Server) -> None:
    """What was only looked at is fetched again."""
    run("source", "add", "cong", f"{server.address}/a.csv")

    run("pull")

    assert "Public services: 1 new, 1 changed" in run("pull").out


def test_taken_back(kept: History, run: Run, server: Server) -> None:
    """Where the catalogue is not what it was, what did not change is fetched all the same."""
    run("source", "add", "cong", f"{server.address}/a.csv")
    run("pull", "--write")
    kept.git("reset", "--quiet", "--hard", "HEAD^")

    assert "Public services: 1 new, 1 changed" in run("pull", "--write").out


def test_filters_of_a_source(run: Run, server: Server) -> None:
    run("source", "add", "cong", f"{server.address}/a.csv", "--field", "Chứng thực")

    left = run("pull")

    assert "Public services: 1 new, 0 changed" in left.out


def test_failure(kept: History, run: Run, server: Server) -> None:
    run("source", "add", "cong", f"{server.address}/khac.csv")
    head = kept.head

    left = run("pull", "--write")

    assert left.status == 2
    assert "the server answers 404 Not Found" in left.err
    assert kept.head == head


@pytest.mark.parametrize(
    ("names", "said"),
    [
        pytest.param(["conh"], "no source has the id 'conh'\n  hint: Did you mean 'cong'?", id="a"),
        pytest.param(["zz"], "'qmsdocs catalogue source list' lists them", id="b"),
    ],
)
def test_unknown_source(run: Run, names: list[str], said: str) -> None:
    run("source", "add", "cong", "https://mau.example/")

    left = run("pull", *names)

    assert left.status == 2
    assert said in left.err


def test_no_source(run: Run) -> None:
    left = run("pull")

    assert left.status == 2
    assert "the handbook remembers no source" in left.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("sources: 1\nlist:\n  - id: a\n", "'from' is missing", id="missing"),
        pytest.param("sources: 1\nlist: x\n", "'list' is 'x', expected a list", id="no-list"),
        pytest.param("sources: 1\nkhac: 1\n", "key 'khac' is not known here", id="unknown"),
    ],
)
def test_broken_list(kept: History, run: Run, content: str, said: str) -> None:
    kept.commit({SOURCES: content}, on="2026-11-19")

    left = run("pull")

    assert left.status == 2
    assert SOURCES in left.err
    assert said in left.err


def test_broken_memory(
    run: Run, server: Server, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What servers said is only a memory: spoilt or gone, the file is fetched once more."""
    run("source", "add", "cong", f"{server.address}/a.csv")
    run("pull", "--write")
    (memory,) = cache.glob("*.sources")
    memory.write_bytes(b"x")
    answer = server.answers["/a.csv"]
    monkeypatch.setitem(server.answers, "/a.csv", replace(answer, headers={}))

    assert run("pull", "--write").out.endswith(NOTHING)
