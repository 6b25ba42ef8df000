"""``mtcheck rules`` and ``explain``."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from mtcheck.cli.rules import explanation
from mtcheck.model import Example, Span
from mtcheck.rules.loading import shipped
from mtcheck.rules.pages import page
from tests.cli.calls import OWN_PACK, run
from tests.rules.factory import rule, rules


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    file = tmp_path / "own.yaml"
    file.write_text(OWN_PACK, encoding="utf-8")
    return file


def test_the_list_has_one_object_a_rule(tmp_path: Path, pack: Path) -> None:
    done = run("rules", "list", "--rules", pack, "--to", "jsonl", cwd=tmp_path)
    rules = [json.loads(line) for line in done.stdout.splitlines()]
    assert len({rule["id"] for rule in rules}) == len(rules) > 180
    assert {"id", "name", "pack", "kind", "claim", "severity", "mqm", "message", "evidence"} <= rules[0].keys()
    assert rules[-1]["id"] == "OWN001"


def test_the_list_can_be_narrowed(tmp_path: Path) -> None:
    done = run("rules", "list", "--select", "family:acronym-gloss", cwd=tmp_path)
    assert "ES014" in done.stdout
    assert "UNT001" not in done.stdout


def test_a_rule_without_evidence_says_so(tmp_path: Path, pack: Path) -> None:
    listed = run("rules", "list", "--rules", pack, "--select", "OWN001", cwd=tmp_path)
    assert listed.stdout.endswith("1 rule: 1 flag, 0 signals (only counted); 1 never measured\n")
    explained = run("explain", "OWN001", "--rules", pack, cwd=tmp_path).stdout
    assert "nobody knows yet how often it is wrong" in " ".join(explained.split())


def test_examples_that_hold_pass(tmp_path: Path, pack: Path) -> None:
    done = run("rules", "test", pack, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "1 rule, 4 examples, 0 failed\n")


def test_an_example_that_fails_shows_what_was_expected_and_what_was_found(tmp_path: Path, pack: Path) -> None:
    pack.write_text(OWN_PACK.replace("it opened the office", "it opened an office"), encoding="utf-8")
    done = run("rules", "test", pack, cwd=tmp_path)
    assert done.returncode == 1
    assert f"{pack}:13: OWN001 office-opened, silent 1: should stay silent, and fires\n" in done.stdout
    assert "it [[opened an office]]" in done.stdout


def test_an_id_that_ships_is_taken(tmp_path: Path, pack: Path) -> None:
    pack.write_text(OWN_PACK.replace("OWN001", "ES014"), encoding="utf-8")
    done = run("rules", "test", pack, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    taken = shipped()["es"]
    assert re.fullmatch(
        rf"mtcheck: {pack}:2: rule id ES014 is taken by {taken}:\d+; give it another id: OWN001 is free\n",
        done.stderr,
    )


def test_a_pack_that_ships_may_be_tested_by_itself(tmp_path: Path) -> None:
    done = run("rules", "test", shipped()["untranslated"], cwd=tmp_path)
    assert (done.returncode, done.stdout[-10:]) == (0, " 0 failed\n")


def test_packs_of_the_settings_are_tested_too(tmp_path: Path, pack: Path) -> None:
    (tmp_path / "mtcheck.toml").write_text(f'rules = ["{pack.name}"]\n', encoding="utf-8")
    pack.write_text(OWN_PACK.replace("it opened the office", "it opened an office"), encoding="utf-8")
    for command in ("test", "lint"):
        done = run("rules", command, cwd=tmp_path)
        assert (done.returncode, done.stdout.count("own.yaml:13: OWN001")) == (1, 1)


def test_rules_of_the_settings_are_known_to_all_commands(tmp_path: Path, pack: Path) -> None:
    (tmp_path / "mtcheck.toml").write_text(f'rules = ["{pack.name}"]\n', encoding="utf-8")
    assert "The desk does not want it." in run("explain", "OWN001", cwd=tmp_path).stdout
    assert "office-opened" in run("rules", "list", "--select", "pack:own", cwd=tmp_path).stdout
    run("rules", "pages", "pages", cwd=tmp_path)
    assert (tmp_path / "pages" / "rules" / "OWN001.md").exists()


def test_the_page_of_a_rule_that_is_gone_is_taken_away_and_nothing_else(tmp_path: Path, pack: Path) -> None:
    run("rules", "pages", "pages", "--rules", pack, cwd=tmp_path)
    (tmp_path / "pages" / "rules" / "own.md").write_text("Of the desk.\n", encoding="utf-8")
    run("rules", "pages", "pages", cwd=tmp_path)
    there = {name: (tmp_path / "pages" / "rules" / name).exists() for name in ("OWN001.md", "own.md", "ES014.md")}
    assert there == {"OWN001.md": False, "own.md": True, "ES014.md": True}


def test_a_broken_pack_is_linted_with_place_and_remedy(tmp_path: Path, pack: Path) -> None:
    pack.write_text(OWN_PACK.replace("severity: minor", "severity: small"), encoding="utf-8")
    done = run("rules", "lint", pack, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "")
    told, count = done.stdout.splitlines()
    assert run("rules", "test", pack, cwd=tmp_path).stderr == f"mtcheck: {told}\n"
    assert told.startswith(f"{pack}:6: ")
    assert count == "1 problem; a check refuses such a pack"


def test_a_rule_is_explained_by_id_or_name(tmp_path: Path) -> None:
    by_id, by_name = (run("explain", word, cwd=tmp_path) for word in ("es014", "for-its-acronym-in"))
    assert by_id.stdout == by_name.stdout
    for words in ("por sus siglas en inglés", "Fires on", "Stays silent on", "[["):
        assert words in by_id.stdout


def test_names_are_explained_as_on_their_page() -> None:
    named = rule("{Londra,Londres}", names=(("London", ("Londra", "Londres")),), case=True, instead="{english}")
    line = "Londra, Londres → London"
    assert f"Instead  the English name\n{'':9}{line}\n" in explanation(named, "", 78)
    assert f"```text\n{line}\n```" in page(named, None, rules(named))


def test_remedies_of_single_words_are_explained_as_on_their_page() -> None:
    rows = (("area", ("zone", "zones")), ("building", ("edifice",)))
    several = rule("{zone{,s},edifice}", instead_of=rows)
    lines = ["zone, zones → area", "edifice → building"]
    assert f"\nInstead  {lines[0]}\n{'':9}{lines[1]}\n" in explanation(several, "", 78)
    placed = explanation(replace(several, instead="a place"), "", 78)
    assert f"\n{'':9}{lines[1]}\n{'':9}all else → a place\n" in placed
    assert "## Write instead\n\n```text\n{}\n{}\n```".format(*lines) in page(several, None, rules(several))


@pytest.mark.parametrize("columns", ["40", "80", "300"])
def test_an_explanation_is_as_wide_as_the_screen_and_never_hard_to_read(
    columns: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = run("explain", "FRM004", cwd=tmp_path).stdout.splitlines()
    assert min(int(columns), 100) - 12 < max(map(len, lines)) < min(int(columns), 100)


def test_in_an_explanation_what_cannot_be_seen_is_shown() -> None:
    told = explanation(rule("a b", fires=(Example("a\n\u200bb", (Span(0, 1),)),)), "", 78)
    assert "Fires on\n  [[a]] ¶ ⟨U+200B⟩b\n" in told


def test_a_rule_that_is_not_there_gets_the_nearest_one(tmp_path: Path) -> None:
    done = run("explain", "for-its-acronim-in", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "mtcheck: there is no rule “for-its-acronim-in”; did you mean “for-its-acronym-in”?\n",
    )


def test_for_an_id_that_is_not_there_packs_of_ones_own_are_named(tmp_path: Path) -> None:
    done = run("explain", "DESK001", cwd=tmp_path)
    remedy = "did you mean “ES001”? (rules of your own packs: --rules FILE)"
    assert (done.returncode, done.stderr) == (2, f"mtcheck: there is no rule “DESK001”; {remedy}\n")


def test_advice_is_no_problem(tmp_path: Path) -> None:
    done = run("rules", "lint", cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1].partition(",")[0]) == (0, "no problems")
    assert "advice on speed: " in done.stdout


def test_problems_stand_before_advice(tmp_path: Path) -> None:
    said = "kind: signal, claim: mt, severity: minor, mqm: style/awkward, match: {phrase: the}, message: a, why: a"
    block = f"- {{id: OWN001, name: a, {said}, fires: ['[[the]] a', '[[the]] b'], silent: the c}}\n"
    (tmp_path / "own.yaml").write_text(f"pack: own\nrules:\n{block}", encoding="utf-8")
    lines = run("rules", "lint", "own.yaml", cwd=tmp_path).stdout.splitlines()
    assert [line.split(": ")[2 if ": " in line else 0] for line in lines] == [
        "silent 1 should stay silent, and fires",
        "advice on speed",
        "1 problem, and advice on 1 rule",
    ]
