"""The command ``serve``: the site on this machine alone."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qmsdocs.cli.main import main
from tests.builders import PEOPLE, changed
from tests.site.stories import HOME, two_revisions, written_to

DAY = ("--as-of", "2026-11-20", "--lang", "en")


def test_port_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A port that another program holds is an error with a hint, before anything is built."""
    root = written_to(two_revisions(), tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        status = main(["serve", str(root), *DAY, "--port", str(port)])

    err = capsys.readouterr().err
    assert status == 2
    assert f"port {port} cannot be used: " in err
    assert "hint: Choose another one, such as --port " in err
    assert not (root / "build").exists()


@contextmanager
def served(root: Path) -> Iterator[tuple[subprocess.Popen[str], str, list[str]]]:
    """Give the program while it serves, its address, and the lines that it said."""
    program = "from qmsdocs.cli.main import run; run()"
    command = [sys.executable, "-c", program, "serve", str(root), *DAY, "--port", "0"]
    with subprocess.Popen(  # noqa: S603
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as server:
        assert server.stdout is not None
        try:
            lines = [server.stdout.readline(), server.stdout.readline()]
            yield server, lines[1].split(" ")[4], lines
        finally:
            server.kill()


def fetched(address: str) -> str:
    """Return a page."""
    with urllib.request.urlopen(address, timeout=10) as page:  # noqa: S310
        return str(page.read().decode())


def test_serves_until_interrupted(tmp_path: Path) -> None:
    """The address is printed, the pages are there, and Ctrl-C ends without a word."""
    root = written_to(two_revisions(), tmp_path)
    with served(root) as (server, address, lines):
        html = fetched(f"{address}danh-muc/")
        with pytest.raises(urllib.error.HTTPError) as missing:
            fetched(f"{address}none-such/")
        lost = missing.value.read().decode()
        server.send_signal(signal.SIGINT)
        status = server.wait(timeout=10)
        assert server.stdout is not None
        assert server.stderr is not None
        rest = server.stdout.read(), server.stderr.read()

    assert lines[1] == f"The handbook is at {address} (Ctrl-C ends)\n"
    assert address.startswith("http://127.0.0.1:")
    assert "QT-HT-01" in html
    assert "Page not found" in lost
    assert (status, rest) == (0, ("", ""))


def test_made_anew_at_a_save(tmp_path: Path) -> None:
    """A save is on the site at once, and open pages are told; built files know nothing of it."""
    root = written_to(two_revisions(), tmp_path)
    with (
        served(root) as (_, address, _),
        urllib.request.urlopen(f"{address}.qmsdocs/news", timeout=30) as news,  # noqa: S310
    ):
        assert "mới khai sinh" not in fetched(f"{address}danh-muc/")
        text = root / HOME
        text.write_text(changed(text.read_text("utf-8"), keywords="[mới khai sinh]"), "utf-8")
        told = next(line for line in news if line.startswith(b"data:"))
        html = fetched(f"{address}procedures/ho-tich/qt-ht-01/")

    assert told == b"data: new\n"
    assert "new EventSource" in html
    (built,) = (root / "build" / "site").glob("procedures/*/qt-ht-01/index.html")
    assert "new EventSource" not in built.read_text("utf-8")


def test_what_is_in_the_way(tmp_path: Path) -> None:
    """Where the site cannot be made any more, that is said, and the former one stays up."""
    root = written_to(two_revisions(), tmp_path)
    with served(root) as (server, address, _):
        (root / "content" / "people.yml").write_text(PEOPLE.replace("Mẫu", "Khác"), "utf-8")
        assert server.stderr is not None
        said = server.stderr.readline()
        html = fetched(f"{address}danh-muc/")

    assert said.startswith("qmsdocs: 'content/people.yml' has an integrity error, so that")
    assert "QT-HT-01" in html
