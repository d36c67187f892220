"""Servers on this machine, by http and https, that answer as a test tells them."""

import ssl
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers at a path."""

    content: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Server:
    """A server, what it answers, and what it was asked.

    Attributes:
        asked: Path and headers of each request, in their order.
    """

    address: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[Server]:
    """Serve on a port of its own; with a certificate and its key in one file, by https."""
    server = Server("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append((self.path, dict(self.headers)))
            answer = server.answers.get(self.path, Answer(status=404))
            etag = answer.headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                answer = Answer(status=304)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if "Content-Length" not in answer.headers:
                self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Say nothing: some clients go away on purpose."""

    httpd = Quiet(("127.0.0.1", 0), Handler)
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        httpd.socket = context.wrap_socket(
            httpd.socket, server_side=True, do_handshake_on_connect=False
        )
        scheme = "https"
    server.address = f"{scheme}://localhost:{httpd.server_address[1]}"
    thread = threading.Thread(target=httpd.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()


def make_certificate(path: Path) -> None:
    """Make a certificate of nobody known for this machine, with its key in the same file."""
    made = path.with_suffix(".crt")
    names = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
    form = ("-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2")
    command = ["openssl", "req", *form, *names, "-keyout", str(path), "-out", str(made)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    path.write_bytes(path.read_bytes() + made.read_bytes())
