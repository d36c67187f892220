"""The digest of everything that an approver vouches for (docs/formats.md, section 3)."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NewType

Fingerprint = NewType("Fingerprint", str)
Node = str | Sequence["Node"] | Mapping[str, "Node"]
"""A value of front matter as text: a scalar, a list or a mapping."""

_RECIPE = b"qmsdocs-fingerprint-1"
PARTS = ("identity", "facts", "body", "files")
IDENTITY = frozenset({"id", "code", "issue", "revision", "change"})


@dataclass(frozen=True, slots=True)
class Parts:
    """Digests of the four parts of a text, each ``sha256:<hex>``."""

    identity: str
    facts: str
    body: str
    files: str

    @property
    def fingerprint(self) -> Fingerprint:
        """What a record over this very text carries."""
        parts = (self.identity, self.facts, self.body, self.files)
        digests = (_net(part.removeprefix("sha256:").encode()) for part in parts)
        named = (name + digest for name, digest in zip(_NAMES, digests, strict=True))
        found = hashlib.sha256(_RECIPE + b"\n" + b"".join(named))
        return Fingerprint(f"1:sha256:{found.hexdigest()}")

    def differing(self, other: "Parts") -> tuple[str, ...]:
        """Return the names of the parts in which two texts differ."""
        return tuple(name for name in PARTS if getattr(self, name) != getattr(other, name))

    def same_text(self, other: "Parts") -> bool:
        """Is nothing different but the number, the code or the reason for the change?"""
        return not set(self.differing(other)) - {"identity"}


def parts_of(facts: Mapping[str, Node], body: str, files: Iterable[tuple[str, str]]) -> Parts:
    """Return the part digests of a text.

    Line ends and Unicode composition do not count; every other character does, trailing
    blanks included, since two of them break a line in Markdown.

    Args:
        facts: Covered front matter by key.
        body: The Markdown below the front matter.
        files: Name and ``sha256`` hex digest of each attached file.
    """
    identity = {key: node for key, node in facts.items() if key in IDENTITY}
    others = {key: node for key, node in facts.items() if key not in IDENTITY}
    return Parts(
        _digest("identity", _value(identity)),
        _digest("facts", _value(others)),
        _digest("body", canonical(body)),
        _digest("files", _files(files)),
    )


def canonical(text: str) -> bytes:
    """Return the text in NFC with Unix line ends, as UTF-8."""
    if text.isascii():
        return text.replace("\r\n", "\n").replace("\r", "\n").encode()
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", unix).encode()


def register_digest(text: str) -> str:
    """Return the digest by which a record names a version of a register."""
    return "sha256:" + hashlib.sha256(b"qmsdocs-register-1\n" + canonical(text)).hexdigest()


def bytes_digest(content: bytes) -> str:
    """Return the digest of bytes as they are: the id of a record, the name of evidence."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def _digest(part: str, content: bytes) -> str:
    return "sha256:" + hashlib.sha256(_RECIPE + f":{part}\n".encode() + content).hexdigest()


def _net(content: bytes) -> bytes:
    # The length keeps ("ab", "c") and ("a", "bc") apart.
    return b"%d:%b" % (len(content), content)


def _value(node: Node) -> bytes:
    if isinstance(node, str):
        return b"s" + _net(canonical(node))
    if isinstance(node, Mapping):
        keyed = sorted((canonical(key), _value(value)) for key, value in node.items())
        inner = b"".join(_net(key) + value for key, value in keyed)
        return b"m%d:%b" % (len(node), inner)
    return b"l%d:%b" % (len(node), b"".join(map(_value, node)))


_NAMES = tuple(_net(name.encode()) for name in PARTS)


def _files(files: Iterable[tuple[str, str]]) -> bytes:
    named = sorted((canonical(name), digest.encode()) for name, digest in files)
    return b"%d:" % len(named) + b"".join(_net(name) + _net(digest) for name, digest in named)
