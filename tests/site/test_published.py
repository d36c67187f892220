"""The eye of the tests for what a site would load from another server."""

from pathlib import Path

import pytest

from tests.site.published import loaded_from_elsewhere


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.html", '<script src="https://x.test/a.js"></script>', id="script"),
        pytest.param("a.html", '<link rel="stylesheet" href="//x.test/a.css">', id="style sheet"),
        pytest.param("a.html", '<img alt="" srcset="https://x.test/a.png 2x">', id="picture"),
        pytest.param("a.html", "<style>@import 'https://x.test/a.css'</style>", id="style"),
        pytest.param(
            "a.html", '<meta http-equiv="refresh" content="0; url=https://x.test/">', id="sent on"
        ),
        pytest.param("a.svg", '<image href="https://x.test/a.png"/>', id="in a drawing"),
        pytest.param("a.svg", "<style>a{fill:url(https://x.test/a)}</style>", id="fill"),
        pytest.param("a.css", "a{src:url(https://x.test/a.woff2)}", id="letters"),
        pytest.param("a.js", 'fetch("https://x.test/a.json")', id="asked by a script"),
        pytest.param("a.js", "import('//x.test/a.js')", id="another script"),
        pytest.param("a.atom", "<p>&lt;img src='https://x.test/a.png'&gt;</p>", id="feed"),
    ],
)
def test_another_server(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    (found,) = loaded_from_elsewhere(tmp_path)

    assert "//x.test/" in found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.html", '<a href="https://x.test/">x</a>', id="a link to be followed"),
        pytest.param("a.html", '<link rel="canonical" href="https://x.test/">', id="own address"),
        pytest.param("a.html", '<img alt="" src="../a.png">', id="own picture"),
        pytest.param("a.js", "// see https://x.test/ for why", id="a remark"),
        pytest.param("a.atom", '<link href="https://x.test/a/"/>', id="entry of a feed"),
    ],
)
def test_what_loads_nothing(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    assert loaded_from_elsewhere(tmp_path) == []
