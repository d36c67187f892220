"""The pages by id: one that leads to the document, and one for each text that is on paper."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from qmsdocs.site.addresses import SHORT, copy_page, href, relative
from qmsdocs.site.context import Site, given, title_of
from qmsdocs.site.control import Shown
from qmsdocs.site.selection import Entry
from qmsdocs.site.sheet.forms import filled
from qmsdocs.site.sheet.validity import Verdict, of_edition, of_preview, short
from qmsdocs.site.writing import plain
from qmsdocs.wording import LANGUAGES, Said, say

File = tuple[str, str]
_LABELS = (
    say("Document code"),
    say("Title"),
    say("Issue"),
    say("Revision"),
    say("In force from"),
    say("Corrected from"),
    say("Decision"),
)


def short_address(site: Site, entry: Entry) -> File:
    """Return path and HTML of the page by id that leads to the document."""
    folder = plain(relative(f"{SHORT}/{entry.document}/x", site.addresses.folders[entry.document]))
    title = plain(title_of(entry.text))
    html = (
        f'<!doctype html>\n<html lang="{site.language}">\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n"
        f'<meta http-equiv="refresh" content="0; url={folder}/">\n'
        f'<link rel="canonical" href="{folder}/">\n'
        f'<p><a href="{folder}/">{title}</a></p>\n</html>\n'
    )
    return f"{SHORT}/{entry.document}/index.html", html


def tongues_of(site: Site) -> list[Site]:
    """Return a site in each language, its own first: whoever holds the paper may be a guest."""
    others = (each for each in LANGUAGES if each != site.language)
    return [site, *(replace(site, language=each) for each in others)]


def copy_pages(tongues: list[Site], entry: Entry) -> Iterator[File]:
    """Yield path and HTML of the answer to a copy of each text of a document.

    Args:
        tongues: The site in the languages of the answer.
        entry: The document.
    """
    made: dict[str, str] = {}
    for edition in filter(None, (entry.current, *entry.earlier)):
        verdicts = [of_edition(each, entry, edition) for each in tongues]
        # Of a text that came back by a correction the newest answer counts.
        path = f"{copy_page(edition.text)}index.html"
        made.setdefault(path, _page(tongues, Shown.of_edition(entry, edition), verdicts))
    for preview in entry.previews:
        verdicts = [of_preview(each, entry, preview) for each in tongues]
        path = f"{copy_page(preview.text)}index.html"
        made.setdefault(path, _page(tongues, Shown(preview.text, preview.state), verdicts))
    yield from made.items()


def _page(tongues: list[Site], shown: Shown, verdicts: list[Verdict]) -> str:
    site, text = tongues[0], shown.text
    digits = text.fingerprint.rpartition(":")[2]
    leads = site.addresses.page(verdicts[0].leads) or ""
    said = [_said(each, verdict) for each, verdict in zip(tongues, verdicts, strict=True)]
    beginning = short(text.fingerprint)
    return filled(
        "copy.html",
        language=site.language,
        text=text,
        said=said,
        leads=href(f"{copy_page(text)}index.md", leads),
        facts=[
            {"label": _both(tongues, label), "value": value}
            for label, value in given(_facts(site, shown))
        ],
        fingerprint={
            "label": _both(tongues, say("Fingerprint of the content")),
            "short": beginning,
            "rest": digits.removeprefix(beginning),
        },
    )


def _said(site: Site, verdict: Verdict) -> Mapping[str, object]:
    title = title_of(site.entries[verdict.leads].text)
    day = say(
        "This is what the handbook of {office} says as on {day}.",
        office=site.corpus.office.name,
        day=site.corpus.day,
    )
    return {
        "language": site.language,
        "verdict": verdict,
        "day": site.say(day),
        "read": site.say(say("Read in the handbook: {document}", document=title)),
        "compare": site.say(
            say(
                "Compare number and fingerprint below with those on the paper: where one of them "
                "differs, the paper is another text."
            )
        ),
    }


def _facts(site: Site, shown: Shown) -> Iterator[tuple[Said, str]]:
    text, act, correction = shown.text, shown.act, shown.correction
    values = (
        text.code,
        text.title,
        f"{text.number.issue:02d}",
        f"{text.number.revision:02d}",
        site.day(act.effective) if act else "",
        site.day(correction.effective) if correction else "",
        site.decision(act.record.decision) if act else "",
    )
    return zip(_LABELS, values, strict=True)


def _both(tongues: list[Site], label: Said) -> list[Mapping[str, str]]:
    return [{"language": each.language, "words": each.say(label)} for each in tongues]
