"""Makes a handbook of N documents with its records and H commits, the same for a seed.

python bench/generate.py FOLDER -n 268 [--commits 1000] [--seed 1] [--unsigned]
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # started as a script

from bench.registers import KEYS
from bench.story import Size, Step, Story
from qmsdocs.source.signatures import sign


def generate(folder: Path, size: Size) -> list[Step]:
    """Make a handbook in a new folder; a repository with history if commits are asked for."""
    steps = list(Story(size).steps())
    _sign(steps)
    folder.mkdir(parents=True)
    if size.commits:
        _import(folder, steps)
    else:
        _write(folder, final_files(steps))
    return steps


def final_files(steps: Iterable[Step]) -> dict[str, bytes]:
    """Return the files that lie there after all steps, by path."""
    files: dict[str, bytes] = {}
    for step in steps:
        files.update(step.writes)
        for source, target in step.moves:
            files[target] = files.pop(source)
    return files


def _sign(steps: Iterable[Step]) -> None:
    jobs = [(step, path, signer) for step in steps for path, signer in step.signers.items()]
    keys = {signer: (KEYS / signer).read_bytes() for _, _, signer in jobs}
    with ThreadPoolExecutor() as pool:
        made = pool.map(lambda job: sign(job[0].writes[job[1]], keys[job[2]]), jobs)
        for (step, path, _), signature in zip(jobs, made, strict=True):
            step.writes[f"{path}.sig"] = signature


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _import(folder: Path, steps: Iterable[Step]) -> None:
    git = ["git", "-C", str(folder)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def run(*arguments: str, stdin: bytes = b"") -> None:
        subprocess.run([*git, *arguments], input=stdin, env=environment, check=True)  # noqa: S603

    run("init", "--quiet", "--initial-branch=main", "--template=")
    run("fast-import", "--quiet", "--date-format=raw", stdin=b"".join(_stream(steps)))
    run("reset", "--quiet", "--hard", "main")


def _stream(steps: Iterable[Step]) -> Iterator[bytes]:
    for position, step in enumerate(steps):
        # From eight o'clock in Viet Nam, a second a commit: every day keeps its own.
        days = step.day.toordinal() - date(1970, 1, 1).toordinal()
        who = f"{step.author} <{step.author}@example.org> {days * 86_400 + 3_600 + position} +0700"
        yield f"commit refs/heads/main\nauthor {who}\ncommitter {who}\n".encode()
        yield _data(step.message.encode())
        for path, content in step.writes.items():
            yield f"M 100644 inline {path}\n".encode() + _data(content)
        for source, target in step.moves:
            yield f"R {source} {target}\n".encode()
    yield b"done\n"


def _data(content: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(content), content)


def main() -> None:
    """Read the arguments, make the handbook, say what was made."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", "--documents", type=int, default=268)
    parser.add_argument("--commits", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unsigned", action="store_true")
    given = parser.parse_args()
    size = Size(given.documents, given.commits, not given.unsigned, given.seed)
    steps = generate(given.folder, size)
    files = final_files(steps)
    print(f"{len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB, {len(steps)} commits")


if __name__ == "__main__":
    main()
