"""A file fetched from a real server on this machine, and everything that may go wrong with it."""

import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from qmsdocs.errors import QmsError
from qmsdocs.exchange import pulling
from qmsdocs.exchange.pulling import Fetched, Validators, fetch, refuse_address
from tests.exchange.servers import Answer, Server, make_certificate, serving

DATA = "Mã số,Tên\n1.001193,Khai sinh\n".encode()
SAID = Validators('"v1"', "Mon, 23 Nov 2026 02:00:00 GMT")
HEADERS = {"ETag": SAID.etag, "Last-Modified": SAID.modified}


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def server() -> Iterator[Server]:
    """Return a server by http."""
    with serving() as found:
        yield found


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Return a certificate that nobody vouches for."""
    if shutil.which("openssl") is None:
        pytest.skip("the program openssl is not installed")
    path = tmp_path / "own.pem"
    make_certificate(path)
    return path


def _refusal(address: str) -> str:
    with pytest.raises(QmsError) as raised:
        fetch(address)
    return str(raised.value.said)


def test_fetched(server: Server) -> None:
    server.answers["/danh%20s%C3%A1ch.csv?b=1"] = Answer(DATA, headers=HEADERS)

    found = fetch(f"{server.address}/danh sách.csv?b=1")

    assert found == Fetched("danh sách.csv", DATA, SAID)


def test_not_changed(server: Server) -> None:
    """One request, which names what is known."""
    server.answers["/a.csv"] = Answer(DATA, headers=HEADERS)

    assert fetch(f"{server.address}/a.csv", SAID) is None

    ((_, headers),) = server.asked
    assert headers["If-None-Match"] == SAID.etag
    assert headers["If-Modified-Since"] == SAID.modified


def test_led_on(server: Server) -> None:
    for n in range(5):
        server.answers[f"/{n}"] = Answer(status=302, headers={"Location": f"/{n + 1}"})
    server.answers["/5"] = Answer(DATA)

    found = fetch(f"{server.address}/0")

    assert found is not None
    assert found.content == DATA


def test_led_on_and_on(server: Server) -> None:
    for n in range(9):
        server.answers[f"/{n}"] = Answer(status=302, headers={"Location": f"/{n + 1}"})

    said = _refusal(f"{server.address}/0")

    assert said.endswith("leads on and on, more than 5 times")
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(
            Answer(status=404),
            "'{}' cannot be fetched: the server answers 404 Not Found",
            id="not-found",
        ),
        pytest.param(
            Answer(status=500),
            "'{}' cannot be fetched: the server answers 500 Internal Server Error",
            id="broken-server",
        ),
        pytest.param(
            Answer(b"\xef\xbb\xbf\n <!DOCTYPE html><html></html>"),
            "'{}' gives a web page (HTML), not data",
            id="web-page",
        ),
        pytest.param(Answer(b" \n"), "'{}' gives an empty file", id="empty"),
        pytest.param(
            Answer(b"x", headers={"Content-Length": str(300 * 1024 * 1024)}),
            "'{}' gives more than 200 MB, the most that is fetched",
            id="too-large-as-declared",
        ),
        pytest.param(
            Answer(DATA, headers={"Content-Length": "999"}),
            "'{}' broke off before its end",
            id="cut-off",
        ),
        pytest.param(
            Answer(status=302, headers={"Location": "ftp://localhost/a"}),
            "'ftp://localhost/a' is no http or https address",
            id="led-to-another-protocol",
        ),
        pytest.param(
            Answer(status=302, headers={"Location": "http://a:b@localhost/"}),
            "the address at 'localhost' holds a user's name or password",
            id="led-to-a-password",
        ),
    ],
)
def test_refused(server: Server, answer: Answer, said: str) -> None:
    server.answers["/a"] = answer

    assert _refusal(f"{server.address}/a") == said.format(f"{server.address}/a")


def test_too_large(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that does not say how much it sends is cut off."""
    monkeypatch.setattr(pulling, "LARGEST", 20)
    server.answers["/a"] = Answer(DATA, headers={"Content-Length": "", "Connection": "close"})

    assert "gives more than 0 MB" in _refusal(f"{server.address}/a")


def test_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulling, "SILENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        said = _refusal(f"http://127.0.0.1:{silent.getsockname()[1]}/a")

    assert said.endswith("did not answer within 0 seconds")


def test_trickle(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulling, "WHOLE", -1.0)
    server.answers["/a"] = Answer(DATA)

    assert "takes more than" in _refusal(f"{server.address}/a")


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    said = _refusal(f"http://127.0.0.1:{port}/a")

    assert said == f"'http://127.0.0.1:{port}/a' cannot be fetched: Connection refused"


def test_no_http_at_all() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:

        def greet() -> None:
            with other.accept()[0] as client:
                client.sendall(b"SSH-2.0-OpenSSH\r\n")
                client.recv(4096)

        thread = threading.Thread(target=greet)
        thread.start()
        said = _refusal(f"http://127.0.0.1:{other.getsockname()[1]}/a")
        thread.join()

    assert said.endswith("/a' answers what is not HTTP")


def test_certificate_of_nobody(certificate: Path) -> None:
    with serving(certificate) as server:
        server.answers["/a"] = Answer(DATA)

        said = _refusal(f"{server.address}/a")

    assert said == f"the certificate of '{server.address}/a' does not hold: self-signed certificate"
    assert server.asked == []


def test_certificate_that_is_trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office's own certificate authority is trusted as the system is told; http is refused."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    with serving(certificate) as server, serving() as plain:
        server.answers["/a"] = Answer(DATA)
        plain.answers["/a"] = Answer(DATA)
        server.answers["/b"] = Answer(status=301, headers={"Location": f"{plain.address}/a"})

        found = fetch(f"{server.address}/a")
        said = _refusal(f"{server.address}/b")

    assert found is not None
    assert said == f"'{server.address}/b' leads on to '{plain.address}/a', which is not encrypted"
    assert plain.asked == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("file:///etc/passwd", "is no http or https address", id="file"),
        pytest.param("https:///a", "is no http or https address", id="no-host"),
        pytest.param("https://a:99999/", "is no address: Port out of range", id="port"),
        pytest.param("https://[a/", "is no address", id="brackets"),
        pytest.param("https://ten@mau.example/a", "holds a user's name or password", id="user"),
        pytest.param("https://ten:mk@mau.example/a", "holds a user's name or password", id="both"),
    ],
)
def test_address(address: str, said: str) -> None:
    """A password is not even repeated in the words."""
    with pytest.raises(QmsError) as raised:
        refuse_address(address)

    assert said in str(raised.value.said)
    assert "mk" not in str(raised.value.said)
