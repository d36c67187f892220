"""A staged site rendered into its place: as little of it as there is to do, whole on any doubt."""

from datetime import date
from pathlib import Path

from qmsdocs.site.fast.ground import SETTINGS, ground_of
from qmsdocs.site.fast.made import Digests, DoubtError, Made, keep_made, read_made
from qmsdocs.site.fast.rendering import Rendering
from qmsdocs.site.fast.standing import Standing
from qmsdocs.site.output import SITE, STAGE, BuildFolder
from qmsdocs.site.render import epoch, render


def render_again(
    folder: BuildFolder,
    standing: Standing,
    sources: Digests,
    day: date,
    stamp: str,
    kept: Path | None,
) -> list[str]:
    """Put the site of what is staged in its place; return the warnings of the site builder.

    The bytes are those that MkDocs alone would write.

    Args:
        folder: Holds what is staged, and the former site if there is one.
        standing: What stands there.
        sources: Digests of the staged files.
        day: Of the site.
        stamp: Changes whenever this program does.
        kept: File in which it is kept what the former site was made of; none: nowhere.

    Raises:
        QmsError: The site builder refuses the settings or a page.
    """
    settings, before = folder.path / STAGE / SETTINGS, read_made(kept)
    present = standing.digests(SITE)
    try:
        ground = ground_of(stamp, settings.read_bytes(), sources, epoch(day))
    except (DoubtError, OSError):
        return _whole(folder, standing, settings, day, kept)
    usable = before if before and before.ground == ground and present else None
    if usable and usable.silent and usable.sources == sources and usable.outputs == present:
        return []
    for known in [usable, None] if usable else [None]:
        rendering = Rendering(ground, sources, folder.path / SITE, present, known)
        try:
            warnings = render(settings, folder.fresh(SITE), day, rendering.build)
        except Exception:  # noqa: BLE001, S112 - whatever it was, MkDocs alone is asked at the end
            continue
        _put(folder, present, rendering.made if known else None)
        standing.note(SITE, rendering.made.outputs)
        keep_made(kept, rendering.made)
        return warnings
    return _whole(folder, standing, settings, day, kept)


def _put(folder: BuildFolder, present: Digests, changed: Made | None) -> None:
    if changed is None:
        folder.put(SITE)
    else:
        folder.change(SITE, present.keys() - changed.outputs.keys())


def _whole(
    folder: BuildFolder, standing: Standing, settings: Path, day: date, kept: Path | None
) -> list[str]:
    warnings = render(settings, folder.fresh(SITE), day)
    folder.put(SITE)
    standing.note(SITE, None)
    keep_made(kept, None)
    return warnings
