"""Texts in force by hand, of which a test names only what they rely on and when."""

from datetime import date
from typing import Any

from qmsdocs.law.step.reliance import Reliance, Use, Vouch
from qmsdocs.model.text import Number

SINCE = date(2026, 1, 1)


def stretch(
    *uses: Use | str,
    document: str = "k3f9t2xq",
    since: date = SINCE,
    until: date | None = None,
    **values: Any,  # noqa: ANN401 - any field of a reliance
) -> Reliance:
    """Return one stretch of a procedure; a mere id is a legal document cited as a whole."""
    given: dict[str, Any] = {
        "code": f"QT-{document.upper()}",
        "title": "Đăng ký khai sinh",
        "kind": "procedure",
        "field": "ho-tich",
        "unit": "van-phong",
        "access": "",
        "number": Number(1, 0),
        "path": "content/procedures/ho-tich/qt-ht-01.md",
        "vouches": (Vouch(since, f"sha256:{document}"),),
    }
    return Reliance(
        document=document,
        since=since,
        until=until,
        uses=tuple(each if isinstance(each, Use) else Use(each) for each in uses),
        **{**given, **values},
    )


def names(legal: str, *provisions: str, whole: bool = False) -> Use:
    """Return the use of provisions of a legal document."""
    return Use(legal, (12,), provisions, whole)
