"""Measures search in a real browser over a handbook of N documents: seconds, bytes, memory.

python bench/searching.py [-n 5000] [--work FOLDER]

The pages of the N documents are staged and indexed; what the browser opens is the site of a
small handbook with the index of the large one, since rendering pages is measured elsewhere.
"""

import argparse
import gzip
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # started as a script

from bench.generate import generate
from bench.story import Size
from qmsdocs.cli.main import main as run
from qmsdocs.model.letters import fold
from qmsdocs.site.context import Site
from qmsdocs.site.fast.documents import Documents
from qmsdocs.site.fast.last import LastBuild
from qmsdocs.site.search.files import search_files
from qmsdocs.site.selection import View, select
from qmsdocs.site.stage import pages
from qmsdocs.source.load import load
from qmsdocs.source.tree import WorkTree
from tests.builders import DAY

_ASK = """async (words) => {
  const list = document.querySelector(".md-search-result__list");
  const box = document.querySelector(".md-search__input");
  list.innerHTML = "";
  const begun = performance.now();
  box.value = words;
  box.dispatchEvent(new Event("input"));
  while (!list.querySelector("a")) await new Promise(requestAnimationFrame);
  return [performance.now() - begun, list.querySelector("a").innerText.split("\\n")[0]];
}"""
_READY = """() => !/\\u2026|Search is being prepared|Đang/.test(
  document.querySelector(".md-search-result__meta").textContent)"""


def main() -> None:
    """Make what is missing, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("-n", "--documents", type=int, default=5000)
    parser.add_argument("--work", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as own:
        work = given.work or Path(own)
        site = _large(work / f"search-{given.documents}", given.documents)
        shell = _shell(work, Path(own) / "build")
        shutil.rmtree(shell / "search")
        _index(site, shell)
        _measure(site, shell)


def _large(folder: Path, documents: int) -> Site:
    if not folder.exists():
        generate(folder, Size(documents, signed=False))
    corpus = load(WorkTree(folder), DAY)
    return Site.of(corpus, select(corpus, (), View()), "vi")


def _shell(work: Path, out: Path) -> Path:
    small = work / "search-shell"
    if not small.exists():
        generate(small, Size(20, signed=False))
    run(["build", str(small), "--as-of", DAY.isoformat(), "--out", str(out)])
    return out / "site"


def _index(site: Site, shell: Path) -> None:
    last, own = LastBuild(), list(pages(site))
    documents = Documents(site, last)
    staged = len(own) + sum(path.endswith(".md") for path, _ in documents.files())
    begun = time.perf_counter()
    found = search_files(site, own, documents, last)
    files = {path: content for path, content in found if isinstance(content, bytes)}
    seconds = time.perf_counter() - begun
    for name, content in files.items():
        path = shell / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (shell / "search" / "search_index.json").write_text('{"config":{"separator":" "},"docs":[]}')
    words = [content for name, content in files.items() if "/words/" in name]
    print(f"{staged} pages indexed in {seconds:.2f} s, {1000 * seconds / staged:.2f} ms each")
    print(f"{len(files)} files of {_size(files.values())}; {len(words)} of words, {_size(words)}")


def _size(contents: Iterable[bytes]) -> str:
    known = list(contents)
    packed = sum(len(gzip.compress(each, 6)) for each in known)
    return f"{sum(map(len, known)) / 1e6:.1f} MB ({packed / 1e6:.1f} MB packed)"


def _queries(site: Site) -> Iterator[tuple[str, str]]:
    """Yield what is asked and what the first answer is to begin with."""
    some = site.standing[len(site.standing) // 2].text
    yield fold(some.title), some.code
    yield some.title, some.code
    yield some.code.lower().replace("-", " "), some.code
    yield some.services[0] if some.services else some.code, some.code
    yield "thu tuc dat dai", ""
    yield "ho so", ""
    yield "61/2018", ""


def _measure(site: Site, shell: Path) -> None:
    with _browser(shell) as (browser, address):
        for words, wanted in _queries(site):
            page = browser.new_context().new_page()
            fetched = _heard(page)
            begun = time.perf_counter()
            page.goto(address)
            page.wait_for_function(_READY)
            ready = time.perf_counter() - begun
            page.locator(".qms-hero__search").click()
            page.wait_for_timeout(200)
            before = sum(fetched)
            cold, first = page.evaluate(_ASK, words)
            page.wait_for_timeout(200)
            read = (sum(fetched) - before) / 1000
            warm, _ = page.evaluate(_ASK, f"{words} ")
            verdict = "" if first.startswith(wanted) else f"  WANTED {wanted}"
            print(
                f"{words[:40]:40}  ready {ready:.2f} s  first {cold:4.0f} ms, {read:4.0f} kB  "
                f"then {warm:4.0f} ms  {first[:50]}{verdict}"
            )
            page.context.close()


def _heard(page: Page) -> list[int]:
    """Return a list that grows by the size of each answer that a page is given."""
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(len(answer.body())))
    return sizes


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
        """Say nothing."""


@contextmanager
def _browser(folder: Path) -> Iterator[tuple[Browser, str]]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser, f"http://127.0.0.1:{server.server_port}/"
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
