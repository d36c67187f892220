"""What of a public service's record binds a procedure: its digest (docs/formats.md, section 9)."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator

from qmsdocs.law.state.identity import number_key
from qmsdocs.model.services import Channel, Paper, Service

_RECIPE = b"qmsdocs-service-1"
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def service_digest(service: Service) -> str:
    """Return ``1:sha256:<hex>`` over what binds a procedure in a service's record, recipe 1.

    Title, source, links, type, field and the decision that announced it are not among it:
    putting those right concerns no procedure. Neither do case, blanks, the place of a tone
    on its syllable, a full stop at the end, and the order of ways to hand in and of legal
    bases. Records hold this digest: the recipe never changes, another one gets a number of
    its own.
    """
    parts = [part for name, values in _bound(service) for part in (name, *values)]
    raw = _RECIPE + b"\n" + b"".join(_net(part) for part in parts)
    return f"1:sha256:{hashlib.sha256(raw).hexdigest()}"


def _bound(service: Service) -> Iterator[tuple[str, list[str]]]:
    """Yield each key of the record that is not empty, with what counts of its value."""
    for name, text in (
        ("agency", service.agency),
        ("authority", service.authority),
        ("delegated", service.delegated),
        ("coordinating", service.coordinating),
        ("receiving", service.receiving),
        ("conditions", service.conditions),
        ("steps", service.steps),
        ("online", service.online),
        ("ended", "yes" if service.ended or service.abolished else ""),
        ("abolished", service.abolished.isoformat() if service.abolished else ""),
    ):
        if text:
            yield name, ["1", _plain(text)]
    for name, texts in (
        ("levels", _sorted(service.levels)),
        ("applicants", _sorted(service.applicants)),
        ("channels", _sorted(map(_channel, service.channels))),
        ("dossier", list(map(_paper, service.dossier))),
        ("results", list(map(_plain, service.results))),
        ("legal_basis", sorted({number_key(each.number) for each in service.legal_basis})),
        ("replaced_by", _sorted(service.replaced_by)),
    ):
        if texts:
            yield name, [str(len(texts)), *texts]


def _channel(channel: Channel) -> str:
    return _joined(channel.mode, channel.limit, channel.fee, channel.note)


def _paper(paper: Paper) -> str:
    counts = (str(count or "") for count in (paper.originals, paper.copies))
    return _joined(paper.name, paper.form, *counts, paper.case)


def _joined(*parts: str) -> str:
    return "".join(_net(_plain(part)).decode() for part in parts)


def _sorted(texts: Iterable[str]) -> list[str]:
    return sorted({_plain(text) for text in texts})


def _plain(text: str) -> str:
    """Return a text as it is compared: in small letters, each word's tone behind its letters."""
    parted = unicodedata.normalize("NFD", text.casefold())
    seen = "".join(each for each in parted if unicodedata.category(each) != "Cf")
    return " ".join(map(_toneless_first, seen.split())).removesuffix(".").rstrip()


def _toneless_first(word: str) -> str:
    tones = "".join(each for each in word if each in _TONES)
    return "".join(each for each in word if each not in _TONES) + tones


def _net(text: str) -> bytes:
    raw = text.encode()
    return b"%d:" % len(raw) + raw
