"""A site shown on this machine alone."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from qmsdocs.errors import QmsError
from qmsdocs.wording import say

LOOPBACK = "127.0.0.1"


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without telling the terminal about each of them."""

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's own
        del format, arguments

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        # A rebuilt page must be seen at once.
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


@contextmanager
def bound(port: int, folder: Path) -> Iterator[ThreadingHTTPServer]:
    """Give a server on loopback that is not serving yet; port 0 takes a free one.

    Raises:
        QmsError: The port is taken or may not be used.
    """
    try:
        server = ThreadingHTTPServer((LOOPBACK, port), partial(_Quiet, directory=str(folder)))
    except OSError as error:
        raise QmsError(
            say(
                "port {port} cannot be used: {reason}",
                port=port,
                reason=error.strerror or str(error),
            ),
            say("Choose another one, such as --port {port}.", port=port % 60000 + 1000),
        ) from None
    with server:
        yield server


def serve_forever(server: ThreadingHTTPServer) -> None:
    """Serve until the person at the terminal ends it with Ctrl-C."""
    with contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()
