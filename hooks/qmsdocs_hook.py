"""Lets plain ``mkdocs build`` and ``mkdocs serve`` make the same site as ``qmsdocs build``.

MkDocs is handed the staged site. The day comes from the variable QMSDOCS_AS_OF, or from
``extra: {as_of: ...}`` in mkdocs.yml; only ``mkdocs serve`` may take today.
"""

from pathlib import Path
from typing import Any

from qmsdocs.cli.plain import Asked, hand_over

_asked = Asked()


def on_startup(command: str, dirty: bool) -> None:
    """Remember what was asked for."""
    _asked.command, _asked.dirty = command, dirty


def on_config(config: Any) -> Any:  # noqa: ANN401 - MkDocs or its fork
    """Return the settings of the staged site."""
    return hand_over(config, Path(config.config_file_path).parent, _asked)
