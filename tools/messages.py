"""Extract every sentence, merge it into the Vietnamese catalogue, compile; or only check.

python tools/messages.py           rewrite qmsdocs/locale/*.po and *.mo
python tools/messages.py --check   exit 1 where they are out of step or incomplete
"""

import ast
import io
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "qmsdocs" / "locale" / "vi" / "LC_MESSAGES"
CLICK = ROOT / "qmsdocs" / "locale" / "click.txt"
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
_NAMES = re.compile(r"{(\w+)")


Sentence = str | tuple[str, str]


def extracted() -> list[Sentence]:
    """Return every sentence of the package, and those that click says itself.

    A sentence of click that has a plural is a pair; Vietnamese has one form for both.
    """
    ours = {
        message
        for folder in ("qmsdocs", "tools")
        for path in (ROOT / folder).rglob("*.py")
        for message in _said(path.read_text(encoding="utf-8"))
    }
    found_clicks: list[Sentence] = []
    for line in CLICK.read_text(encoding="utf-8").splitlines():
        one, tab, many = line.partition("\t")
        ours.discard(one)
        found_clicks.append((one, many) if tab else one)
    return sorted([*ours, *found_clicks], key=str)


def _said(source: str) -> Iterator[str]:
    # Read as a tree: an extractor that reads tokens sees no call within an f-string.
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
                yield first.value


def merged() -> Catalog:
    """Return the catalogue with exactly the sentences in use, translations kept."""
    with (FOLDER / "qmsdocs.po").open("rb") as file:
        known = read_po(file, locale="vi")
    # The header would name the minute of the run, and the files never be the same twice.
    fresh = Catalog(
        locale="vi", charset="utf-8", fuzzy=False, creation_date=_NEVER, revision_date=_NEVER
    )
    for sentence in extracted():
        old = known.get(sentence[0] if isinstance(sentence, tuple) else sentence)
        fresh.add(sentence, old.string if old else "")
    return fresh


def faults(catalogue: Catalog) -> list[str]:
    """Return what is missing or says something else than the sentence."""
    found = []
    for message in catalogue:
        wanted = message.id if isinstance(message.id, str) else message.id[-1]
        given = _form(message.string)
        if not wanted:
            continue
        if not given:
            found.append(f"not translated: {wanted}")
        elif set(_NAMES.findall(wanted)) != set(_NAMES.findall(given)):
            found.append(f"other values: {wanted}")
    return found


def _form(string: str | Sequence[str] | None) -> str:
    if string is None or isinstance(string, str):
        return string or ""
    return string[0]


def written(catalogue: Catalog) -> dict[str, bytes]:
    """Return the files of the catalogue by name."""
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, catalogue, width=100, omit_header=True, sort_output=True)
    write_mo(compiled, catalogue)
    head = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return {"qmsdocs.po": head + text.getvalue(), "qmsdocs.mo": compiled.getvalue()}


def main() -> int:
    """Rewrite or check the catalogue; return the exit status."""
    catalogue = merged()
    files = written(catalogue)
    wrong = faults(catalogue)
    if "--check" in sys.argv:
        wrong += [f"out of step: {n}" for n, b in files.items() if (FOLDER / n).read_bytes() != b]
    else:
        for name, content in files.items():
            (FOLDER / name).write_bytes(content)
    print("\n".join(wrong) or f"{len(catalogue)} sentences")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
