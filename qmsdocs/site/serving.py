"""A site shown on this machine alone; open pages load themselves again when it was made anew."""

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from qmsdocs.errors import QmsError
from qmsdocs.wording import say

LOOPBACK = "127.0.0.1"
NEWS = "/.qmsdocs/news"
"""Address under which pages are told that the site was made anew."""
_SILENCE = 20.0
"""Seconds after which a page is told that there is nothing new, to see whether it still listens."""
# Pages get it on their way: in the site itself there is nothing of it.
_SCRIPT = f'<script>new EventSource("{NEWS}").onmessage = () => location.reload()</script>'
_END = b"</body>"


class News:
    """Tells everybody who listens that the site was made anew."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0

    def spread(self) -> None:
        """Tell it."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def listen(self) -> Iterator[bool]:
        """Yield true at every telling from now on, and false now and then in between."""
        heard = self._count
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._count != heard, _SILENCE)  # noqa: B023 - used at once
                new, heard = self._count != heard, self._count
            yield new


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without telling the terminal about each of them."""

    def __init__(self, *arguments: object, news: News, directory: str) -> None:
        self._news = news
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == NEWS:
            self._tell()
            return
        page = Path(self.translate_path(self.path))
        page = page / "index.html" if self.path.endswith("/") else page
        if page.suffix == ".html" and page.is_file():
            self._page(page, HTTPStatus.OK)
            return
        super().do_GET()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's own
        del format, arguments

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code == HTTPStatus.NOT_FOUND and page.is_file():
            self._page(page, HTTPStatus.NOT_FOUND)
        else:
            super().send_error(code, message, explain)

    def end_headers(self) -> None:
        # A rebuilt page must be seen at once.
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def _page(self, page: Path, status: HTTPStatus) -> None:
        before, end, after = page.read_bytes().rpartition(_END)
        content = before + (_SCRIPT.encode() if end else b"") + end + after
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _tell(self) -> None:
        news = self._news.listen()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        # Who listens no more is found out by telling.
        with contextlib.suppress(OSError):
            self.wfile.write(b": listening\n\n")
            for new in news:
                self.wfile.write(b"data: new\n\n" if new else b": nothing new\n\n")


@contextmanager
def bound(port: int, folder: Path, news: News) -> Iterator[ThreadingHTTPServer]:
    """Give a server on loopback that is not serving yet; port 0 takes a free one.

    Raises:
        QmsError: The port is taken or may not be used.
    """
    try:
        handler = partial(_Quiet, directory=str(folder), news=news)
        server = ThreadingHTTPServer((LOOPBACK, port), handler)
    except OSError as error:
        raise QmsError(
            say(
                "port {port} cannot be used: {reason}",
                port=port,
                reason=error.strerror or str(error),
            ),
            say("Choose another one, such as --port {port}.", port=port % 60000 + 1000),
        ) from None
    # Whoever still listens does not keep the program from ending.
    server.daemon_threads, server.block_on_close = True, False
    with server:
        yield server


@contextmanager
def serving(server: ThreadingHTTPServer) -> Iterator[None]:
    """Serve beside what is done meanwhile."""
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
