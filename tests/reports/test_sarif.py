"""SARIF: what the standard requires, and what code scanning does with it."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.diagnostics import Place
from qmsdocs.model.suppressions import Judged
from qmsdocs.reports import sarif
from qmsdocs.reports.sarif import as_sarif
from qmsdocs.wording import say
from tests.reports.findings import CHOSEN, DAY, EDITED, JUDGED, NOTHING, chosen


def run_of(judged: Judged = JUDGED, language: str = "en", folder: str = "") -> dict[str, Any]:
    """Return the one run of the log."""
    log = json.loads(as_sarif(judged, chosen(*CHOSEN), language, folder))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize("language", ["vi", "en"])
def test_whole(
    golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(sarif, "__version__", "0")

    golden(f"reports/sarif.{language}.json", as_sarif(JUDGED, chosen(*CHOSEN), language, "a b/"))


def physical(run: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every physical location of a run."""
    for result in run["results"]:
        for location in result["locations"]:
            yield location["physicalLocation"]
        for suppression in result["suppressions"]:
            yield suppression["location"]["physicalLocation"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_required_properties(language: str) -> None:
    """Names, types and words that the schema of the standard demands, object by object."""
    run = run_of(language=language, folder="a b/")
    driver = run["tool"]["driver"]
    rules = driver["rules"]

    assert driver["name"]
    assert re.fullmatch("[a-z]{2}", run["language"])
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert set(rule["defaultConfiguration"]) == {"level"}
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
        for name in ("shortDescription", "fullDescription", "help"):
            assert rule[name]["text"]
        assert len(set(rule["properties"]["tags"])) == len(rule["properties"]["tags"])
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        assert all(isinstance(each, str) for each in result["partialFingerprints"].values())
        for suppression in result["suppressions"]:
            assert suppression["kind"] in {"inSource", "external"}
            assert suppression["justification"]
    for location in physical(run):
        parts = urlsplit(location["artifactLocation"]["uri"])
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
        assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", parts.path)
        assert location.get("region", {"startLine": 1})["startLine"] >= 1


def test_a_run_says_of_each_result_whether_it_is_suppressed() -> None:
    suppressed = {r["ruleId"]: len(r["suppressions"]) for r in run_of()["results"]}

    assert suppressed == {"FIL006": 0, "FIL003": 0, "TXT001": 0, "EVD003": 1}


def test_nothing_found() -> None:
    """The rules say what was asked, so that what was mended is closed."""
    run = run_of(NOTHING)

    assert run["results"] == []
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(CHOSEN)
    assert run["properties"] == {"day": "2026-11-20"}


def test_folder_in_the_repository() -> None:
    uris = {each["artifactLocation"]["uri"] for each in physical(run_of(folder="docs/a b/"))}

    assert all(uri.startswith("docs/a%20b/content") for uri in uris)


def test_line_of_the_whole_file() -> None:
    whole = Judged(DAY, (replace(EDITED, place=Place("content/a.md")),))

    assert [set(each) for each in physical(run_of(whole))] == [{"artifactLocation"}]


def test_known_again_wherever_the_handbook_lies() -> None:
    one, other = (
        [result["partialFingerprints"] for result in run_of(folder=f, language=lang)["results"]]
        for f, lang in (("", "en"), ("docs/", "vi"))
    )

    assert one == other


@given(st.text(min_size=1), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_words_and_names(message: str, path: str) -> None:
    each = replace(EDITED, message=say("{m}", m=message), place=Place(path))

    run = run_of(Judged(DAY, (each,)))

    (location,) = physical(run)
    assert unquote(location["artifactLocation"]["uri"]) == path
    assert len(run["results"][0]["message"]["text"].splitlines()) <= 2
    json.dumps(run, ensure_ascii=False).encode()
