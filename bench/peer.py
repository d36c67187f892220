"""The same number of items for Doorstop, from the texts of a handbook.

python bench/peer.py HANDBOOK FOLDER
"""

import subprocess
import sys
from pathlib import Path

_SETTINGS = "settings:\n  digits: 5\n  itemformat: markdown\n  prefix: QT\n  sep: ''\n"


def main(handbook: Path, folder: Path) -> None:
    """Write one item for each text in force, and have all of them marked as reviewed."""
    items = folder / "items"
    items.mkdir(parents=True)
    (items / ".doorstop.yml").write_text(_SETTINGS, encoding="utf-8")
    content = handbook / "content"
    texts = sorted([*content.glob("procedures/*/*.md"), *content.glob("forms/*.md")])
    for place, path in enumerate(texts):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        head = f"---\nlevel: {place // 9 + 1}.{place % 9 + 1}\nlinks: []\nref: ''\n---\n"
        (items / f"QT{place + 1:05d}.md").write_text(head + body, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", "--template=", str(folder)], check=True)  # noqa: S603, S607
    doorstop = Path(sys.executable).parent / "doorstop"
    subprocess.run([doorstop, "--quiet", "review", "all"], cwd=folder, check=True)  # noqa: S603


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
