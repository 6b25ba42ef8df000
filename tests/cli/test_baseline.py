"""A baseline: what is known is silent, what is new is told, what is gone is taken out."""

import json
from pathlib import Path

import pytest

from tests.cli.calls import run
from tests.cli.desk import STORY, found


def test_a_baseline_is_counted_as_check_counts_it(desk: Path) -> None:
    (desk / "again.txt").write_text((desk / "story.txt").read_text(encoding="utf-8"), encoding="utf-8")
    created = run("baseline", "create", "story.txt", "again.txt", "--lang", "es", cwd=desk)
    told = "6 findings in 2 documents; 3 kept, for equal sentences are kept once"
    assert created.stdout == f"mtcheck-baseline.json: {told}\n"
    checked = run("check", "story.txt", "again.txt", "--lang", "es", "--baseline", "mtcheck-baseline.json", cwd=desk)
    assert "6 findings suppressed" in checked.stdout
    pruned = run("baseline", "prune", "story.txt", "again.txt", "--lang", "es", cwd=desk)
    assert (pruned.stdout, pruned.stderr) == ("mtcheck-baseline.json: 0 findings taken out, 3 kept\n", "")


def test_a_baseline_reads_tables_and_judges_as_check_does(desk: Path) -> None:
    (desk / "t.csv").write_text("id;copy\n1;She sent the the letter.\n", encoding="cp1252")
    as_read = ("t.csv", "--map", "text=copy", "--format", "csv", "--encoding", "cp1252", "--no-score")
    created = run("baseline", "create", *as_read, cwd=desk)
    assert (created.returncode, created.stdout) == (0, "mtcheck-baseline.json: 1 finding in 1 document\n")
    assert run("check", *as_read, "--baseline", "mtcheck-baseline.json", "--fail-on", "minor", cwd=desk).returncode == 0
    pruned = run("baseline", "prune", *as_read, cwd=desk)
    assert (pruned.returncode, pruned.stdout) == (0, "mtcheck-baseline.json: 0 findings taken out, 1 kept\n")


def test_what_is_found_beside_the_source_is_known_and_stays_where_it_is_not_given(desk: Path) -> None:
    (desk / "fair.txt").write_text("The library closed.\n", encoding="utf-8")
    (desk / "feria.txt").write_text("La librería cerró.\n", encoding="utf-8")
    beside = ("fair.txt", "--source", "feria.txt", "--lang", "es")
    created = run("baseline", "create", *beside, cwd=desk)
    assert (created.returncode, created.stdout) == (0, "mtcheck-baseline.json: 1 finding in 1 document\n")
    checked = run("check", *beside, "--baseline", "mtcheck-baseline.json", cwd=desk)
    assert (checked.returncode, "1 finding suppressed" in checked.stdout) == (0, True)
    for arguments in (beside, ("fair.txt",)):
        pruned = run("baseline", "prune", *arguments, cwd=desk)
        assert pruned.stdout == "mtcheck-baseline.json: 0 findings taken out, 1 kept\n"
    (desk / "feria.txt").write_text("La biblioteca cerró.\n", encoding="utf-8")
    pruned = run("baseline", "prune", *beside, cwd=desk)
    assert pruned.stdout == "mtcheck-baseline.json: 1 finding taken out, 0 kept\n"


@pytest.mark.parametrize(
    ("deleted", "arguments", "left_alone"),
    [
        (False, ["a"], True),
        (True, ["a"], True),
        (True, ["a", "--missing"], False),
        (True, ["a", "b"], False),
        (True, ["*/*.txt"], False),
    ],
)
def test_pruning_keeps_what_stood_in_documents_that_were_not_met(
    desk: Path, deleted: bool, arguments: list[str], left_alone: bool
) -> None:
    for name, text in (("a/one.txt", STORY), ("b/two.txt", "She sent the the letter of of thanks.\n")):
        (desk / name).parent.mkdir()
        (desk / name).write_text(text, encoding="utf-8")
    run("baseline", "create", "a", "b", "--lang", "es", cwd=desk)
    if deleted:
        (desk / "b" / "two.txt").unlink()
        (desk / "b" / "three.txt").write_text("It rained.\n", encoding="utf-8")
    done = run("baseline", "prune", *arguments, "--lang", "es", cwd=desk)
    told = "2 findings stood in documents that this run did not meet: kept; --missing takes them out, too"
    assert (done.returncode, done.stderr) == (0, f"mtcheck: mtcheck-baseline.json: {told}\n" if left_alone else "")
    counts = "0 findings taken out, 5 kept" if left_alone else "2 findings taken out, 3 kept"
    assert done.stdout == f"mtcheck-baseline.json: {counts}\n"
    held = json.loads((desk / "mtcheck-baseline.json").read_text(encoding="utf-8"))["findings"]
    assert ("b/two.txt" in {each["document"] for each in held}) is left_alone


@pytest.mark.parametrize("given", ["{}/a", "{}/a/*.txt", "b/../a"])
def test_pruning_knows_a_file_by_any_spelling_of_its_path(desk: Path, given: str) -> None:
    texts = {"gone": "She sent the the letter.", "mended": "It came of of late.", "empty": "He had a a car."}
    (desk / "a").mkdir()
    (desk / "b").mkdir()
    for name, text in texts.items():
        (desk / "a" / f"{name}.txt").write_text(text, encoding="utf-8")
    run("baseline", "create", "a", cwd=desk)
    (desk / "a" / "gone.txt").unlink()
    (desk / "a" / "mended.txt").write_text("It came late.\n", encoding="utf-8")
    (desk / "a" / "empty.txt").write_text("", encoding="utf-8")
    done = run("baseline", "prune", given.format(desk), cwd=desk)
    assert done.stdout == "mtcheck-baseline.json: 2 findings taken out, 1 kept\n"
    held = json.loads((desk / "mtcheck-baseline.json").read_text(encoding="utf-8"))["findings"]
    assert [each["document"] for each in held] == ["a/empty.txt"]


def test_a_record_with_an_id_longer_than_the_name_of_a_file_is_pruned(desk: Path) -> None:
    record = json.dumps({"id": "x" * 300, "text": "She sent the the letter."})
    (desk / "long.jsonl").write_text(record, encoding="utf-8")
    run("baseline", "create", "long.jsonl", cwd=desk)
    (desk / "long.jsonl").unlink()
    done = run("baseline", "prune", ".", cwd=desk)
    assert (done.returncode, done.stdout) == (0, "mtcheck-baseline.json: 1 finding taken out, 0 kept\n")


def test_a_baseline_hides_what_is_known_and_tells_what_is_new_and_what_is_gone(desk: Path) -> None:
    created = run("baseline", "create", "story.txt", "--lang", "es", cwd=desk)
    assert created.stdout == "mtcheck-baseline.json: 3 findings in 1 document\n"
    rules, said = found(desk, "--baseline", "mtcheck-baseline.json")
    assert (rules, said) == ([], "")
    moved = f"Something new of of today.\n\n{STORY}".replace("the the office", "an office")
    (desk / "story.txt").write_text(moved, encoding="utf-8")
    rules, said = found(desk, "--baseline", "mtcheck-baseline.json")
    # The sentence with the gloss was edited, so that it is looked at again.
    assert rules == ["COPY001", "ES014"]
    assert "mtcheck-baseline.json: COPY001 in story.txt is gone" in said
    pruned = run("baseline", "prune", "story.txt", "--lang", "es", cwd=desk)
    assert pruned.stdout == "mtcheck-baseline.json: 2 findings taken out, 1 kept\n"
    assert found(desk, "--baseline", "mtcheck-baseline.json")[1] == ""


def test_what_is_known_and_silenced_by_settings_as_well_is_not_gone(desk: Path) -> None:
    run("baseline", "create", "story.txt", "--lang", "es", cwd=desk)
    (desk / "mtcheck.toml").write_text('[per-file-ignores]\n"*.txt" = "COPY001"\n', encoding="utf-8")
    assert found(desk, "--baseline", "mtcheck-baseline.json") == ([], "")
    pruned = run("baseline", "prune", "story.txt", "--lang", "es", cwd=desk)
    assert pruned.stdout == "mtcheck-baseline.json: 0 findings taken out, 3 kept\n"


def test_a_baseline_is_not_replaced_by_mistake(desk: Path) -> None:
    run("baseline", "create", "story.txt", cwd=desk)
    done = run("baseline", "create", "story.txt", cwd=desk)
    assert (done.returncode, "is there already; take out what is gone" in done.stderr) == (2, True)


@pytest.mark.parametrize("command", [("prune",), ("create", "--force")])
@pytest.mark.parametrize("path", ["stroy.txt", "empty"])
def test_a_baseline_is_left_as_it_is_where_the_paths_hold_nothing(
    desk: Path, command: tuple[str, ...], path: str
) -> None:
    (desk / "empty").mkdir()
    run("baseline", "create", "story.txt", cwd=desk)
    before = (desk / "mtcheck-baseline.json").read_bytes()
    done = run("baseline", *command, path, cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("mtcheck: mtcheck-baseline.json: not written\n")
    assert (desk / "mtcheck-baseline.json").read_bytes() == before


def test_what_a_run_leaves_out_is_not_gone_from_the_baseline(desk: Path) -> None:
    run("baseline", "create", "story.txt", "--policy", "label-required", cwd=desk)
    assert found(desk, "--baseline", "mtcheck-baseline.json", "--select", "COPY001") == ([], "")
    pruned = run("baseline", "prune", "story.txt", "--lang", "fr", cwd=desk)
    assert pruned.stdout == "mtcheck-baseline.json: 0 findings taken out, 4 kept\n"


def test_an_entry_whose_rule_asks_for_signs_that_are_left_out_stays(desk: Path) -> None:
    story = desk / "story.txt"
    story.write_text(f"{STORY}\nThe council lacked economic resources.\n", encoding="utf-8")
    run("baseline", "create", "story.txt", "--lang", "es", cwd=desk)
    assert found(desk)[0][-1] == "CORE420"
    done = run(
        *("check", "story.txt", "--lang", "fr", "--to", "jsonl", "--baseline", "mtcheck-baseline.json"), cwd=desk
    )
    assert done.stderr == ""
    pruned = run("baseline", "prune", "story.txt", "--lang", "fr", cwd=desk)
    assert pruned.stdout == "mtcheck-baseline.json: 0 findings taken out, 4 kept\n"
    # All that could be such a sign looks now, and none stands beside it any more.
    story.write_text("The council lacked economic resources.\n", encoding="utf-8")
    pruned = run("baseline", "prune", "story.txt", cwd=desk)
    assert pruned.stdout == "mtcheck-baseline.json: 4 findings taken out, 0 kept\n"


def test_an_entry_goes_with_its_sentence_whatever_is_left_out(desk: Path) -> None:
    story = desk / "story.txt"
    story.write_text(f"{STORY}\nThe council lacked economic resources.\n", encoding="utf-8")
    run("baseline", "create", "story.txt", "--lang", "es", cwd=desk)
    story.write_text(STORY, encoding="utf-8")
    pruned = run("baseline", "prune", "story.txt", "--lang", "es", cwd=desk)
    assert pruned.stdout == "mtcheck-baseline.json: 1 finding taken out, 3 kept\n"
