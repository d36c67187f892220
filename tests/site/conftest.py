"""The site of the sample as people see it, made once for all who look, and a browser."""

import fcntl
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from qmsdocs.cli.main import main
from qmsdocs.site.serving import News, bound, serving
from tests.sample import DAY, ROOT
from tests.site.kinds import Edition

EDITIONS = {
    "public": (),
    "internal": ("--audience", "internal", "--drafts"),
    "english": ("--lang", "en"),
}
"""What of the sample is looked at: the options of each edition of its site."""


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return what gives the folder of an edition of the sample's site, made at most once."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent

    @cache
    def made(name: str) -> Path:
        out = folder / "sample-sites" / name
        out.parent.mkdir(exist_ok=True)
        with (folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (out / "site").is_dir():
                _build(out, *EDITIONS[name])
        return out / "site"

    return made


def _build(out: Path, *options: str) -> None:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("QMSDOCS_CACHE", str(out.with_suffix(".cache")))
        day = ("--as-of", DAY.isoformat())
        evidence = ("--evidence", str(ROOT / "demo" / "evidence"))
        assert main(["build", str(ROOT), *day, *evidence, "--out", str(out), *options]) == 0


@pytest.fixture(scope="module")
def address(edition: Edition) -> Iterator[str]:
    """Return where the public sample is served."""
    with bound(0, edition("public"), News()) as server, serving(server):
        yield f"http://127.0.0.1:{server.server_port}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page; a request that leaves this machine is stopped and fails the test."""
    opened = browser.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce", locale="vi"
    ).new_page()
    left: list[str] = []
    errors: list[str] = []

    def stopped(route: Any) -> None:  # noqa: ANN401 - Playwright's own
        left.append(route.request.url)
        route.abort()

    opened.route(re.compile(r"^(?!http://127\.0\.0\.1[:/]|file:|data:|blob:)"), stopped)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.context.close()
    assert left == []
    assert errors == []
