"""SARIF as GitHub takes it, and Microsoft's own validator on it."""

import gzip
import json
import ntpath
import os
import subprocess
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest

from mtcheck.model import Mark, Report, Skip
from mtcheck.writers import WriteOptions, open_writers, places
from tests.programs import VALIDATOR, needed
from tests.reports import a_report, a_rule, not_looked_at

MATCH = "It is ICE [[for its acronym in English]]."
# The function of that name hides the module from an import statement.
module = import_module("mtcheck.writers.sarif")


def run_of(folder: Path, *reports: Report, **options: Any) -> dict[str, Any]:
    with open_writers({"sarif": folder}, WriteOptions(**options)) as write:
        for report in reports:
            write(report)
    (run,) = json.loads((folder / "report.sarif").read_text("utf-8"))["runs"]
    return dict(run)


def test_a_result_has_rule_region_and_fingerprint(tmp_path: Path) -> None:
    report = a_report("First é.", MATCH)
    run = run_of(tmp_path, report)
    (result,) = run["results"]
    assert run["columnKind"] == "utf16CodeUnits"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "ES014"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "news/agency.txt", "uriBaseId": "ROOT"}
    snippet = {"text": "for its acronym in English"}
    assert place["region"] == {"startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 37, "snippet": snippet}
    assert result["partialFingerprints"]["primaryLocationLineHash"] == f"{report.findings[0].fingerprint}:1"


def test_columns_are_those_of_utf_16(tmp_path: Path) -> None:
    (result,) = run_of(tmp_path, a_report("Él 😀 𝔸 [[is 😀 so]]."))["results"]
    place = result["locations"][0]["physicalLocation"]["region"]
    units = "Él 😀 𝔸 is 😀 so.".encode("utf-16-le")
    assert units[2 * place["startColumn"] - 2 : 2 * place["endColumn"] - 2].decode("utf-16-le") == "is 😀 so"


def test_a_rule_helps_in_text_and_in_markdown(tmp_path: Path) -> None:
    (rule,) = run_of(tmp_path, a_report(MATCH))["tool"]["driver"]["rules"]
    assert rule["name"] == "ForItsAcronymIn"
    assert rule["help"]["text"].startswith("English gives the acronym and nothing else.")
    assert "**Instead:** give the name" in rule["help"]["markdown"]


def test_remedies_of_single_words_stand_behind_them(tmp_path: Path) -> None:
    several = a_rule(instead=None, instead_of=(("the {place} area", ("zone", "zones")), ("building", ("edifice",))))
    (rule,) = run_of(tmp_path, a_report(MATCH, rule=several))["tool"]["driver"]["rules"]
    told = "zone, zones → the PLACE area; edifice → building"
    assert f" Instead: {told}. " in rule["help"]["text"]
    assert f"**Instead:** {told}" in rule["help"]["markdown"]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("news/a b.txt", "news/a%20b.txt"),
        ("c:1", "c%3A1"),
        ("ñ#?.txt", "%C3%B1%23%3F.txt"),
        (str(Path.cwd() / "in" / "x.txt"), "in/x.txt"),
        ("./x.txt", "x.txt"),
    ],
)
def test_documents_are_relative_encoded_uris(name: str, uri: str, tmp_path: Path) -> None:
    (result,) = run_of(tmp_path, a_report(MATCH, name=name))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_file_on_another_drive_keeps_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between drives of Windows there is no relative path, and the library says so with an error."""
    monkeypatch.setattr(places, "PurePath", PureWindowsPath)
    monkeypatch.setattr(os.path, "relpath", lambda path: ntpath.relpath(path, "C:/desk"))
    assert places.path("D:/stories/a.txt") == "D:/stories/a.txt"
    assert places.path("C:/desk/stories/a.txt") == "stories/a.txt"


@pytest.mark.parametrize(
    ("name", "uri"),
    [("desk/new\nline.txt", "desk/new%0Aline.txt"), ("desk/caf\udce9.txt", "desk/caf%E9.txt"), ("é\x1b", "%C3%A9%1B")],
)
def test_a_file_with_a_name_that_cannot_be_shown_is_meant_by_its_bytes(name: str, uri: str, tmp_path: Path) -> None:
    report = a_report(MATCH)
    (result,) = run_of(tmp_path, replace(report, document=replace(report.document, path=name)))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_record_is_placed_in_its_file_and_named_besides(tmp_path: Path) -> None:
    report = a_report(MATCH, name="../../../etc/x")
    (result,) = run_of(tmp_path, replace(report, document=replace(report.document, path="in/data.jsonl")))["results"]
    (place,) = result["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "in/data.jsonl"
    assert place["logicalLocations"] == [{"name": "../../../etc/x"}]


def test_what_was_not_looked_at_is_told_as_a_failure_of_the_tool(tmp_path: Path) -> None:
    (invocation,) = run_of(tmp_path, not_looked_at(), a_report("Clean."))["invocations"]
    (note,) = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    assert (note["level"], note["message"]["text"]) == ("error", "Not looked at: it is no text; save it as UTF-8 text")


def test_a_reference_that_is_missing_is_told_and_one_that_was_not_asked_for_is_not(tmp_path: Path) -> None:
    told = [Skip("reference", "has no counterpart", 3), Skip("reference", "not given")]
    (invocation,) = run_of(tmp_path, a_report("Clean.", skipped=tuple(told)))["invocations"]
    (note,) = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    assert note["message"]["text"] == "Not looked at: reference: has no counterpart"


def test_beyond_the_limit_the_severest_stay_and_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_RESULTS", 3)
    minors = [a_report(MATCH, name=f"{n}.txt", severity="minor") for n in range(4)]
    run = run_of(tmp_path, *minors, a_report(MATCH, name="last.txt", severity="critical"))
    assert [result["level"] for result in run["results"]] == ["error", "note", "note"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("2 more findings are left out")
    assert run["invocations"][0]["executionSuccessful"]


def test_a_file_stays_under_the_limit_of_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", module._RESERVE + 40_000)
    run = run_of(tmp_path, *(a_report(f"[[{os.urandom(400).hex()}]]", name=f"{n}.txt") for n in range(300)))
    assert 10 < len(run["results"]) < 300
    assert len(gzip.compress((tmp_path / "report.sarif").read_bytes())) < 60_000


def test_microsofts_validator_finds_no_error_with_githubs_rules(tmp_path: Path) -> None:
    needed("sarif-multitool", there=VALIDATOR.exists())
    twice = a_report(MATCH, "Again [[for its acronym in English]].")
    joined = replace(twice, findings=(replace(twice.findings[0], also=(Mark(1, 6, 32),)),))
    run_of(
        tmp_path,
        joined,
        a_report(MATCH, name="news/a b.txt"),
        not_looked_at(),
        a_report(MATCH, name="rec:7", exact=False),
    )
    run_of(tmp_path / "more", a_report(MATCH, rule=a_rule(kind="signal")), show_signals=True)
    run_of(tmp_path / "none")
    files = sorted(tmp_path.rglob("*.sarif"))
    assert len(files) == 3
    command = [str(VALIDATOR), "validate", *map(str, files), "--rule-kind", "Sarif;Ghas", "--level", "Error"]
    # Its .NET would ask for a library of languages that it has no use for here.
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout
    assert ": error " not in done.stdout, done.stdout
