"""The command ``serve``: the site on this machine alone."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from qmsdocs.cli.main import main
from tests.site.stories import two_revisions, written_to

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


def test_serves_until_interrupted(tmp_path: Path) -> None:
    """The address is printed, the pages are there, and Ctrl-C ends without a word."""
    root = written_to(two_revisions(), tmp_path)
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
        assert server.stderr is not None
        lines = [server.stdout.readline(), server.stdout.readline()]
        address = lines[1].split(" ")[4]
        with urllib.request.urlopen(f"{address}danh-muc/", timeout=10) as page:  # noqa: S310
            html = page.read().decode()
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(f"{address}none-such/", timeout=10)  # noqa: S310
        lost = missing.value.read().decode()
        server.send_signal(signal.SIGINT)
        status = server.wait(timeout=10)
        rest = server.stdout.read(), server.stderr.read()

    assert lines[1] == f"The handbook is at {address} (Ctrl-C ends)\n"
    assert address.startswith("http://127.0.0.1:")
    assert "QT-HT-01" in html
    assert "Page not found" in lost
    assert (status, rest) == (0, ("", ""))
