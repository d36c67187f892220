"""The drafts that follow one event: what they propose, and what is left to do by hand."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

from qmsdocs.law.citing import Cited
from qmsdocs.law.step.renewal import Package, Proposal, Renewal
from qmsdocs.model.text import LegalReference
from qmsdocs.reports.diagnostics import printable
from qmsdocs.wording import Said, Speaker, in_language, say

FORMAT = 1
"""Version of the JSON output; keys are only ever added to it."""

Line = tuple[int, Said]
"""How deep a line is set in, and what it says."""


def as_text(package: Package, language: str) -> str:
    """Return what each draft proposes and what is left to do, then what was left alone."""
    speak = in_language(language)
    blocks = [list(_block(each)) for each in package.renewals]
    if package.apart:
        head = say("Touched as well, and left alone")
        blocks.append([(0, head), *((1, said) for _, said in package.apart)])
    return "\n\n".join(
        "\n".join("  " * depth + printable(speak(said)) for depth, said in block)
        for block in blocks
    )


def as_json(package: Package, language: str) -> str:
    """Return the same as one JSON object; sentences are in the reader's language."""
    speak = in_language(language)
    value = {
        "format": FORMAT,
        "drafts": [_renewal(each, speak) for each in package.renewals],
        "left_alone": [{"code": code, "reason": speak(said)} for code, said in package.apart],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _block(each: Renewal) -> Iterator[Line]:
    draft = each.draft
    yield (
        0,
        say(
            "{code} {number} {title}",
            code=draft.code,
            number=str(draft.number),
            title=draft.title,
        ),
    )
    yield from ((1, said) for said in each.why)
    for proposal in each.proposals:
        yield 1, _proposed(each, proposal)
    for said in each.refused:
        yield 1, say("the legal basis is left as it is: {reason}", reason=said)
    for number, mentions in _by_number(each.mentions).items():
        yield (
            1,
            say(
                "to do by hand in '{path}': {number}, lines {lines}",
                path=draft.place.path,
                number=number,
                lines=tuple(dict.fromkeys(one.place.line for one in mentions)),
            ),
        )


def _proposed(each: Renewal, proposal: Proposal) -> Said:
    old = each.former.legal_basis[proposal.position].number
    new = tuple(map(reference, proposal.behind))
    if proposal.kept:
        return say("in the legal basis {new} is added after {old}", new=new, old=old)
    if not new:
        return say("{old} is taken out of the legal basis", old=old)
    return say("in the legal basis {new} takes the place of {old}", new=new, old=old)


def reference(named: LegalReference) -> Said:
    """Return how a legal document is named, with what tells it from others."""
    if not named.issuer:
        return say("{number}", number=named.number)
    if named.issued is None:
        return say("{number} of {issuer}", number=named.number, issuer=named.issuer)
    return say(
        "{number} of {day}, {issuer}",
        number=named.number,
        day=named.issued,
        issuer=named.issuer,
    )


def _by_number(mentions: Iterable[Cited]) -> dict[str, list[Cited]]:
    found: defaultdict[str, list[Cited]] = defaultdict(list)
    for each in mentions:
        found[each.found.number if each.found else each.number].append(each)
    return found


def _renewal(each: Renewal, speak: Speaker) -> dict[str, object]:
    draft = each.draft
    return {
        "id": draft.id,
        "code": draft.code,
        "title": draft.title,
        "issue": draft.number.issue,
        "revision": draft.number.revision,
        "path": draft.place.path,
        "change": draft.change,
        "because": [speak(said) for said in each.why],
        "legal_basis": [
            {
                "entry": each.former.legal_basis[proposal.position].number,
                "kept": proposal.kept,
                "new": [_reference(reference) for reference in proposal.behind],
            }
            for proposal in each.proposals
        ],
        "not_written": [speak(said) for said in each.refused],
        "by_hand": [
            {
                "line": one.place.line,
                "text": one.written,
                "number": number,
                "provisions": [str(provision) for provision in one.provisions],
            }
            for number, those in _by_number(each.mentions).items()
            for one in those
        ],
    }


def _reference(reference: LegalReference) -> dict[str, str | None]:
    return {
        "number": reference.number,
        "issuer": reference.issuer or None,
        "issued": reference.issued.isoformat() if reference.issued else None,
    }
