"""The translation score as a user meets it: the answer with its limits in every report, base rates, and the gate."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import ROOT, run

MACHINE = ROOT / "corpora" / "wire" / "apertium" / "weather-storm.txt"
NATIVE = ROOT / "corpora" / "native" / "stocks-close.txt"
LIMIT = "writers whose first language is not English are called translated"
PRIOR = ("--prior", "native=0.8,person=0.15,machine=0.05")
RATES = "at base rates of native 0.8, person 0.15, machine 0.05"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    done = run("check", MACHINE, NATIVE, *PRIOR, "--to", "csv,jsonl,html", "--out", "out", "-v", cwd=folder)
    assert done.returncode == 1
    (folder / "out" / "screen.txt").write_text(done.stdout, "utf-8")
    return folder / "out"


def test_what_the_report_leaves_out_changes_no_answer(tmp_path: Path) -> None:
    for folder, chosen in (("all", ()), ("one", ("--select", "ES177")), ("but-one", ("--ignore", "claim:mt,ZH001"))):
        run("check", MACHINE, *chosen, "--to", "jsonl", "--out", folder, cwd=tmp_path)
    whole, one, but_one = (next(records(tmp_path / folder)) for folder in ("all", "one", "but-one"))
    assert len(whole["findings"]) > len(but_one["findings"]) > len(one["findings"])
    assert whole["origin"] == one["origin"] == but_one["origin"]


def records(folder: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, (folder / "report.jsonl").read_text("utf-8").splitlines())


def test_records_carry_answer_limit_and_base_rates(reports: Path) -> None:
    machine, native = (each["origin"] for each in records(reports))
    assert (machine["answer"] in ("translated", "machine-translated"), native["answer"]) == (True, "native")
    assert LIMIT in machine["caveats"][0]
    assert not any(LIMIT in caveat for caveat in native["caveats"])
    for origin in (machine, native):
        assert origin["prior"] == {"native": 0.8, "person": 0.15, "machine": 0.05}


def test_what_the_rules_found_is_named_among_the_reasons(reports: Path) -> None:
    machine, native = (each["origin"]["reasons"] for each in records(reports))
    (signs,) = [reason for reason in machine if "found signs" in reason]
    assert signs.endswith(", as machines translate")
    assert "UNT003" in signs or "…" in signs
    assert not any("found signs" in reason for reason in native)


def test_the_table_carries_the_same(reports: Path) -> None:
    with (reports / "documents.csv").open(encoding="utf-8-sig", newline="") as stream:
        machine, native = csv.DictReader(stream)
    assert LIMIT in machine["origin_caveats"]
    assert LIMIT not in native["origin_caveats"]
    for row in (machine, native):
        assert "prior:native=0.8,person=0.15,machine=0.05" in row["origin_signature"]


def test_the_page_carries_the_same(reports: Path) -> None:
    page = (reports / "report.html").read_text("utf-8")
    assert LIMIT in page
    assert page.count(RATES) >= 2
    assert "Reads as: " in page


def test_the_screen_says_it_without_being_asked(tmp_path: Path) -> None:
    done = run("check", MACHINE, NATIVE, *PRIOR, cwd=tmp_path)
    (said,) = [line for line in done.stdout.splitlines() if ": reads as: " in line]
    assert said.startswith(f"{MACHINE}: reads as: ")
    assert "translated" in said
    assert said.endswith(RATES)
    assert LIMIT in done.stdout
    assert "Reads as: 1 native, 1 " in done.stdout


def test_base_rates_may_stand_in_the_settings(tmp_path: Path) -> None:
    (tmp_path / "mtcheck.toml").write_text("prior = {native = 0.8, person = 0.15, machine = 0.05}\n", "utf-8")
    done = run("check", NATIVE, "--verbose", cwd=tmp_path)
    assert RATES in done.stdout
    assert "at equal base rates" in run("check", NATIVE, "--verbose", "--config", "/dev/null", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("prior", "refusal"),
    [
        ("native=much", "“prior” cannot be 'native=much'; write NAME=RATE, as in native=0.8,"),
        ("native=0.8", "prior: these are not the three rates asked for: native; give all three, as in native=0.8,"),
        ("native=80%,person=15%,machine=15%", "prior: the rates add up to 1.1, not to 1; give all three, as in"),
    ],
)
def test_base_rates_that_are_none_are_refused_in_one_line(tmp_path: Path, prior: str, refusal: str) -> None:
    done = run("check", NATIVE, "--prior", prior, cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith(f"mtcheck: {refusal}")


def test_a_probability_alone_fails_nothing_unless_asked(tmp_path: Path) -> None:
    assert run("check", MACHINE, "--fail-on", "never", cwd=tmp_path).returncode == 0
    done = run("check", MACHINE, NATIVE, "--fail-on", "never", "--max-p-mt", "0.5", cwd=tmp_path)
    assert done.returncode == 1
    assert f"{MACHINE}: p_machine_translation is over 0.99, above the limit of 0.5" in done.stderr
    assert str(NATIVE) not in done.stderr
    assert run("check", NATIVE, "--fail-on", "never", "--max-p-mt", "0.5", cwd=tmp_path).returncode == 0


def test_what_has_no_probability_is_not_taken_for_being_below_the_limit(tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("The vote is on Monday.\n", "utf-8")
    done = run("check", "short.txt", "--max-p-mt", "0.5", cwd=tmp_path)
    assert done.returncode == 3
    assert "1 not held against --max-p-mt: too short, or no news prose" in done.stderr
    assert run("check", "short.txt", NATIVE, "--max-p-mt", "0.5", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("flags", [("--max-p-mt", "0.5", "--no-score"), ("--max-p-mt", "1.5")])
def test_a_limit_that_nothing_could_be_held_against_is_refused(tmp_path: Path, flags: tuple[str, ...]) -> None:
    assert run("check", NATIVE, *flags, cwd=tmp_path).returncode == 2
