"""A file fetched from an address, within limits, and only where it changed since the last time."""

import http.client
import ssl
import time
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, quote, unquote, urlsplit
from urllib.request import (
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    build_opener,
)

from qmsdocs import __version__
from qmsdocs.errors import QmsError
from qmsdocs.wording import say

SILENCE = 30.0
"""Seconds after which a server that says nothing is given up."""
WHOLE = 600.0
"""Seconds that one file may take, however steadily it trickles."""
LARGEST = 200 * 1024 * 1024
"""Bytes that one file may have."""
REDIRECTIONS = 5
_CHUNK = 1024 * 1024
_UNCHANGED = 304
_MOVED = range(300, 400)
_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script")
_UNRESERVED = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server says of the state of a file, to be shown to it the next time."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was fetched; ``name`` is the last part of its address."""

    name: str
    content: bytes
    validators: Validators


def is_address(origin: str) -> bool:
    """Is this an address of the web, rather than a path?"""
    return "://" in origin


def refuse_address(address: str) -> None:
    """Refuse an address that may not be remembered or fetched.

    Raises:
        QmsError: It is none of http or https, or holds a name and password.
    """
    parts = _parts(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise QmsError(
            say("'{address}' is no http or https address", address=address),
            say("Name an address such as https://example.org/list.xlsx, a file or a folder."),
        )
    if "@" in parts.netloc:
        raise QmsError(
            say("the address at '{host}' holds a user's name or password", host=parts.hostname),
            say(
                "It would stand in git for everybody. Name an address that needs none, or download "
                "the file and name the folder in which it lies."
            ),
        )


def fetch(address: str, known: Validators | None = None) -> Fetched | None:
    """Return the file at an address; none where it is as it was when it was last fetched.

    Args:
        address: Where it is, by http or https.
        known: What the server said of its state the last time.

    Raises:
        QmsError: It cannot be fetched within the limits, or is a web page and no data.
    """
    refuse_address(address)
    request = Request(quote(address, safe=_UNRESERVED))  # noqa: S310 - refused above
    request.add_header("User-Agent", f"qmsdocs/{__version__}")
    if known and known.etag:
        request.add_header("If-None-Match", known.etag)
    if known and known.modified:
        request.add_header("If-Modified-Since", known.modified)
    try:
        with _opener().open(request, timeout=SILENCE) as response:
            found = _read(address, response)
            headers = response.headers
    except HTTPError as error:
        with error:
            if error.code == _UNCHANGED:
                return None
            raise _answered(address, error.code, error.reason) from None
    except (OSError, http.client.HTTPException) as error:
        raise _failed(address, error) from None
    _refuse_page(address, found)
    validators = Validators(headers.get("ETag") or "", headers.get("Last-Modified") or "")
    return Fetched(_name(address), found, validators)


class _Redirects(HTTPRedirectHandler):
    """Follows a few redirections, none of which gives up what the address promised."""

    max_redirections = REDIRECTIONS

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> Request | None:
        """Return the request that follows."""
        try:
            _refuse_way(req, newurl)
        except QmsError:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _refuse_way(request: Request, target: str) -> None:
    refuse_address(target)
    if request.type == "https" and _parts(target).scheme == "http":
        raise QmsError(
            say(
                "'{address}' leads on to '{target}', which is not encrypted",
                address=request.full_url,
                target=target,
            ),
            say("Nothing was fetched. Ask whoever keeps that server."),
        )


def _opener() -> OpenerDirector:
    return build_opener(_Redirects, HTTPSHandler(context=ssl.create_default_context()))


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise QmsError(
            say("'{address}' is no address: {reason}", address=address, reason=str(error))
        ) from None
    return parts


def _read(address: str, response: http.client.HTTPResponse) -> bytes:
    """Return all that a server sends."""
    until = time.monotonic() + WHOLE
    declared = response.headers.get("Content-Length") or ""
    found = bytearray()
    if declared.isdecimal() and int(declared) > LARGEST:
        raise _too_large(address)
    while chunk := response.read1(_CHUNK):
        found += chunk
        if len(found) > LARGEST:
            raise _too_large(address)
        if time.monotonic() > until:
            raise _too_slow(address)
    if declared.isdecimal() and len(found) < int(declared):
        raise http.client.IncompleteRead(bytes(found), int(declared) - len(found))
    return bytes(found)


def _refuse_page(address: str, content: bytes) -> None:
    begin = content[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if begin.startswith(_PAGE):
        raise QmsError(
            say("'{address}' gives a web page (HTML), not data", address=address),
            say(
                "Open it in a browser: it may ask to sign in, or only hold a link to the file. "
                "Name the address of the file itself."
            ),
        )
    if not content.strip():
        raise QmsError(say("'{address}' gives an empty file", address=address))


def _name(address: str) -> str:
    parts = _parts(address)
    return PurePosixPath(unquote(parts.path)).name or parts.hostname or address


def _too_large(address: str) -> QmsError:
    return QmsError(
        say(
            "'{address}' gives more than {largest} MB, the most that is fetched",
            address=address,
            largest=LARGEST // (1024 * 1024),
        ),
        say("Look whether it is the right file."),
    )


def _too_slow(address: str) -> QmsError:
    return QmsError(
        say(
            "'{address}' takes more than {minutes} minutes",
            address=address,
            minutes=int(WHOLE / 60),
        ),
        say("Try again later, or download the file and name the folder in which it lies."),
    )


def _answered(address: str, status: int, reason: str) -> QmsError:
    if status in _MOVED:
        return QmsError(
            say(
                "'{address}' leads on and on, more than {most} times",
                address=address,
                most=REDIRECTIONS,
            ),
            say("Open it in a browser, and name the address at which you end."),
        )
    return QmsError(
        say(
            "'{address}' cannot be fetched: the server answers {status} {reason}",
            address=address,
            status=status,
            reason=reason,
        ),
        say("Open it in a browser: the file may have moved, or may need signing in."),
    )


def _failed(address: str, error: Exception) -> QmsError:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return QmsError(
            say(
                "the certificate of '{address}' does not hold: {reason}",
                address=address,
                reason=reason.verify_message,
            ),
            say("Nothing was fetched. Ask whoever keeps that server; do not go round it."),
        )
    if isinstance(reason, TimeoutError):
        return QmsError(
            say(
                "'{address}' did not answer within {seconds} seconds",
                address=address,
                seconds=int(SILENCE),
            ),
            say("Try again later."),
        )
    hint = say("Look at the address and at the network of this machine, then try again.")
    if isinstance(reason, http.client.IncompleteRead):
        return QmsError(say("'{address}' broke off before its end", address=address), hint)
    if isinstance(reason, http.client.HTTPException):
        return QmsError(say("'{address}' answers what is not HTTP", address=address), hint)
    said = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
    return QmsError(
        say("'{address}' cannot be fetched: {reason}", address=address, reason=said), hint
    )
