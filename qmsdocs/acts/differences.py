"""What one version of a register says other than another, entry by entry."""

from collections.abc import Iterator, Mapping

from qmsdocs.model.fingerprint import Node
from qmsdocs.wording import Said, say

_END = "until"


def differences(old: Node, new: Node, path: str = "") -> Iterator[Said]:
    """Yield what was added, ended, altered or removed, by the entries' ids."""
    former, latter = _parts(old), _parts(new)
    for key in dict.fromkeys((*former, *latter)):
        name = f"{path}.{key}" if path else key
        before, now = former.get(key, ""), latter.get(key, "")
        if _parts(before) and _parts(now):
            yield from differences(before, now, name)
        elif before != now:
            yield _said(path if _is_end(key, before, now) else name, key, before, now)


def _is_end(key: str, before: Node, now: Node) -> bool:
    return key == _END and bool(now) and (not before or str(now) < str(before))


def _said(entry: str, key: str, before: Node, now: Node) -> Said:
    if _is_end(key, before, now):
        return say("ended: {entry}, last day {until}", entry=entry, until=_shown(now))
    if not before:
        return say("added: {entry}: {value}", entry=entry, value=_shown(now))
    if not now:
        return say("removed: {entry}: {value}", entry=entry, value=_shown(before))
    return say(
        "altered: {entry}: {before} → {now}", entry=entry, before=_shown(before), now=_shown(now)
    )


def _parts(node: Node) -> Mapping[str, Node]:
    """Return what is told apart within a value: the keys of a mapping, entries by their ids."""
    if isinstance(node, str):
        return {}
    if isinstance(node, Mapping):
        return node
    entries = [each for each in node if isinstance(each, Mapping)]
    return {str(each.get("id", "")): each for each in entries}


def _shown(node: Node) -> str:
    """Return a value in one line, entries as registers mostly write them."""
    if isinstance(node, str):
        return node
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{key}: {_shown(value)}" for key, value in node.items()) + "}"
    return "[" + ", ".join(map(_shown, node)) + "]"
