"""How far what a site shows is out of step with the law; worked out once for all of its pages."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from weakref import WeakKeyDictionary

from qmsdocs.law.step.duties import Suspect
from qmsdocs.law.step.reliance import Reliance
from qmsdocs.law.step.standing import Known, standing_of
from qmsdocs.law.step.suspicion import Ground
from qmsdocs.model.office import Audience
from qmsdocs.reports import sync_lines as lines
from qmsdocs.reports.sync import Sync, sync
from qmsdocs.site.context import Site
from qmsdocs.site.selection import Edition, Entry
from qmsdocs.wording import Said, say

_FEW = 3
"""Reasons that a banner names."""


@dataclass(frozen=True)
class Step:
    """What the page on being in step shows, and the suspects among it by document."""

    sync: Sync

    @cached_property
    def suspects(self) -> Mapping[str, tuple[Suspect, ...]]:
        """What makes each document suspect, the oldest change first."""
        found: defaultdict[str, list[Suspect]] = defaultdict(list)
        for each in self.sync.suspects:
            found[each.suspicion.reliance.document].append(each)
        return {document: tuple(own) for document, own in found.items()}

    def doubt(self, entry: Entry, edition: Edition) -> Said | None:
        """Return why the text that stands on a page is to be looked at again; or none."""
        found = self.suspects.get(entry.document, ())
        if not found or found[0].suspicion.reliance.number != edition.revision.number:
            return None
        reasons = tuple(lines.news_of(self.sync, each) for each in found)
        if len(reasons) <= _FEW:
            return say("To be looked at again: {reasons}.", reasons=reasons)
        return say(
            "To be looked at again: {reasons} and {count} more.",
            reasons=reasons[:_FEW],
            count=len(reasons) - _FEW,
        )


_STEPS: WeakKeyDictionary[Site, Step] = WeakKeyDictionary()


def step(site: Site) -> Step:
    """Return how far what a site shows is out of step."""
    if site not in _STEPS:
        entries = site.entries.items()
        # Of a document that is not shown here, not even the code is told.
        known = {
            key: Known(key, each.text.code, each.text.title, each.text.kind)
            for key, each in entries
        }
        standing = replace(standing_of(site.corpus), documents=known)
        shown = tuple(each for each in standing.ground.reliances if _is_shown(site, each))
        ground: Ground = replace(standing.ground, reliances=shown)
        _STEPS[site] = Step(sync(standing, ground))
    return _STEPS[site]


def _is_shown(site: Site, reliance: Reliance) -> bool:
    """Is this a proved text that the audience may see?"""
    entry = site.entries.get(reliance.document)
    if entry is None or all(each.number != reliance.number for each in entry.timeline.revisions):
        return False
    office, view = site.corpus.office, site.selection.view
    audience = reliance.access or office.audience_on(site.corpus.day, reliance.kind)
    return view.audience is Audience.INTERNAL or audience == Audience.PUBLIC
