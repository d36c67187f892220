"""Plain ``mkdocs`` at the root of a handbook: its hook asks here for the staged site."""

import importlib
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from qmsdocs.cli.building import Order, put_stage, site_of
from qmsdocs.cli.judging import Where
from qmsdocs.errors import QmsError
from qmsdocs.model.days import parse_day
from qmsdocs.site.output import build_folder
from qmsdocs.site.render import epoch
from qmsdocs.site.selection import View
from qmsdocs.wording import LANGUAGES, in_language, say

_VARIABLE = "QMSDOCS_AS_OF"
_KEPT = ("site_dir", "site_url", "strict")


@dataclass(slots=True)
class Asked:
    """Which command of MkDocs runs, as it tells its hooks."""

    command: str = "build"
    dirty: bool = False


def hand_over(config: Any, root: Path, asked: Asked) -> Any:  # noqa: ANN401 - MkDocs or its fork
    """Return the settings of the staged site of a handbook, in place of its own.

    Raises:
        SystemExit: The site cannot be staged; the words say why.
    """
    try:
        order = Order(Where(root, _day(config, asked)), View(), root / "build")
        site = site_of(order)
        with build_folder(order.out) as folder:
            put_stage(order, site, folder)
    except QmsError as error:
        said = config.theme["language"]
        speak = in_language(said if said in LANGUAGES else LANGUAGES[0])
        hint = f"\n  {speak(error.hint)}" if error.hint else ""
        raise SystemExit(f"qmsdocs: {speak(error.said)}{hint}") from None
    os.environ["SOURCE_DATE_EPOCH"] = epoch(site.corpus.day)
    return _loaded(config, order.out / "stage", asked)


def _loaded(config: Any, stage: Path, asked: Asked) -> Any:  # noqa: ANN401 - as above
    # The same module that made these settings reads the staged ones: MkDocs or ProperDocs.
    package = type(config).__module__.partition(".")[0]
    kept = {name: config[name] for name in _KEPT}
    loaded = importlib.import_module(f"{package}.config").load_config(
        config_file=str(stage / "mkdocs.yml"), **kept
    )
    loaded.plugins.on_startup(command=asked.command, dirty=asked.dirty)
    return loaded.plugins.on_config(loaded)


def _day(config: Any, asked: Asked) -> date | None:  # noqa: ANN401 - as above
    given = os.environ.get(_VARIABLE) or str((config.extra or {}).get("as_of") or "")
    if not given and asked.command == "serve":
        return None
    day = parse_day(given)
    if day is None:
        raise QmsError(
            say(
                "the day of the site is not known: {variable} is '{found}'",
                variable=_VARIABLE,
                found=given,
            ),
            say("Set it, as in QMSDOCS_AS_OF=2026-07-15, or use 'qmsdocs build'."),
        )
    return day
