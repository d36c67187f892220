"""Front matter of staged pages as YAML: what the library writes, in a fraction of its time."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import yaml

_PLAIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỹ](?:[A-Za-zÀ-ɏḀ-ỹ0-9 ./(),_–-]*[A-Za-zÀ-ɏḀ-ỹ0-9./(),_–-])?")
"""What needs no quotes; the library is asked about everything else."""
_FINGERPRINT = re.compile(r"\d:sha256:[0-9a-f]{64}")
_FEW: Mapping[str, str] = {"True": "true", "False": "false", "None": "null", "[]": "[]", "{}": "{}"}
_WORDS = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)


class _Dumper(yaml.CSafeDumper):
    """Writes equal values out again instead of referring to them."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


class _ManyLinesError(Exception):
    """A value does not stand on one line."""


def front_matter(values: Mapping[str, object]) -> str:
    """Return a mapping as block YAML, in its order, each value on one line."""
    try:
        return "".join(f"{line}\n" for line in _block(values, ""))
    except _ManyLinesError:
        return _dumped(values)


def _block(value: object, indent: str) -> Iterator[str]:
    """Yield the lines of a mapping or a list that is not empty."""
    if isinstance(value, dict):
        for key, each in value.items():
            head = f"{indent}{_scalar(key)}:"
            if _has_parts(each):
                yield head
                # The library does not move the lists of a mapping in.
                yield from _block(each, f"{indent}  " if isinstance(each, dict) else indent)
            else:
                yield f"{head} {_scalar(each)}"
    elif isinstance(value, list | tuple):
        for each in value:
            if _has_parts(each):
                first, *others = _block(each, f"{indent}  ")
                yield f"{indent}- {first.lstrip(' ')}"
                yield from others
            else:
                yield f"{indent}- {_scalar(each)}"


def _has_parts(value: object) -> bool:
    return isinstance(value, dict | list | tuple) and bool(value)


def _scalar(value: object) -> str:
    if not isinstance(value, str):
        return _FEW.get(repr(value)) or _written({"k": value})
    if (_PLAIN.fullmatch(value) and not _WORDS.fullmatch(value)) or _FINGERPRINT.fullmatch(value):
        return value
    return _quoted(value)


@lru_cache(maxsize=20_000)  # the same texts stand on many pages
def _quoted(value: str) -> str:
    return _written({"k": value})


def _written(values: Mapping[str, object]) -> str:
    line = _dumped(values)
    if line.count("\n") > 1:
        raise _ManyLinesError(line)
    return line.removeprefix("k: ").removesuffix("\n")


def _dumped(values: Mapping[str, object]) -> str:
    width = 2**31 - 1
    return str(yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=width))
