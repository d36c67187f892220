"""A staged site rendered by MkDocs, in this process, at the time of its own day."""

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml

from qmsdocs.errors import QmsError
from qmsdocs.site.settings import parted
from qmsdocs.wording import say

_LATEST = 2**32 - 1
Build = Callable[[Any, list[str]], None]


class _Kept(logging.Handler):
    """Keeps the warnings of the site builder."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def whole(config: Any, warnings: list[str]) -> None:  # noqa: ANN401 - MkDocs has no types
    """Render all pages of a site.

    Raises:
        QmsError: The first page is not among them.
    """
    from mkdocs.commands.build import build  # noqa: PLC0415 - read after the environment

    del warnings
    build(config)
    if not Path(config.site_dir, "index.html").is_file():
        raise QmsError(
            say("the site builder made no first page in '{folder}'", folder=config.site_dir),
            say("Correct mkdocs.yml; the site as it was before still stands."),
        )


def render(config_file: Path, target: Path, day: date, build: Build = whole) -> list[str]:
    """Render a staged site into a folder; return the warnings of the site builder.

    Args:
        config_file: The staged settings.
        target: An empty folder.
        day: Of the site.
        build: Is given the loaded settings, and the warnings as they come.

    Raises:
        QmsError: The site builder refuses the settings or a page.
    """
    with _environment({"SOURCE_DATE_EPOCH": epoch(day), "NO_MKDOCS_2_WARNING": "1"}):
        from mkdocs.config import load_config  # noqa: PLC0415 - read after the environment
        from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

        with _listening() as kept:
            try:
                config = load_config(**_given(config_file), site_dir=str(target.absolute()))
                config.plugins.run_event("startup", command="build", dirty=False)
                build(config, kept.messages)
            except MkDocsException as error:
                raise QmsError(
                    say(
                        "the site builder stopped: {reason}",
                        reason="; ".join([*kept.messages, str(error)]),
                    ),
                    say("Correct mkdocs.yml; the site as it was before still stands."),
                ) from error
    return kept.messages


def _given(config_file: Path) -> dict[str, Any]:
    """Return staged settings as MkDocs takes them, the menu apart: it would read that slowly."""
    rest, menu = parted(config_file.read_bytes())
    # MkDocs takes a relative folder for one beside its settings.
    given = {"config_file": BytesIO(rest), "config_file_path": str(config_file.absolute())}
    return {**given, **yaml.load(menu, yaml.CSafeLoader)} if menu else given


def epoch(day: date) -> str:
    """Return the one time that every file of a build tells: midnight UTC of its day.

    A day before 1970 or after 2106 tells the nearest time that a packed file can.
    """
    moment = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    return str(min(max(moment, 0), _LATEST))


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _listening() -> Iterator[_Kept]:
    logger, kept = logging.getLogger("mkdocs"), _Kept()
    propagates = logger.propagate
    logger.addHandler(kept)
    logger.propagate = False
    try:
        yield kept
    finally:
        logger.removeHandler(kept)
        logger.propagate = propagates
