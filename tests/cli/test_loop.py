"""The loop as an editor and a pipeline go round it: report, decisions, silence; baseline, prune; repairs."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from mtcheck.writers.table import FINDINGS
from tests.cli.calls import run
from tests.reviews.test_edited import type_in_libreoffice

STORY = "The agency (ICE, for its acronym in English) opened the the office.\n\nIt met the the mayor of Lima.\n"
DECISIONS = "mtcheck-decisions.csv"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def decide(path: Path, *decisions: str) -> None:
    """Type decisions into a report, row by row."""
    table = rows(path)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, table[0])
        writer.writeheader()
        for row, decision in zip(table, decisions, strict=True):
            writer.writerow({**row, "decision": decision})


def found(desk: Path, *arguments: str) -> tuple[list[str], str]:
    """Check the story, and give the rules found and what was said on standard error."""
    done = run("check", "story.txt", "--lang", "es", "--to", "jsonl", *arguments, cwd=desk)
    return [finding["rule"] for finding in json.loads(done.stdout)["findings"]], done.stderr


def test_rejected_findings_stay_silent_and_accepted_ones_are_confirmed(desk: Path) -> None:
    run("check", "story.txt", "--lang", "es", "--to", "csv", "--out", "report.csv", cwd=desk)
    decide(desk / "report.csv", "accept", "reject", "")
    done = run("triage", "apply", "report.csv", cwd=desk)
    assert done.returncode == 0
    assert done.stdout == f"report.csv: 1 row without a decision\n{DECISIONS}: 1 accepted, 1 rejected\n"
    (desk / "story.txt").write_text(f"A new line stands above it all.\n\n{STORY}", encoding="utf-8")
    rules, said = found(desk)
    assert rules == ["ES014", "COPY001"]
    assert said == f"mtcheck: decisions from {DECISIONS}: 1 accepted, 1 rejected and silent\n"


def test_decisions_typed_in_libreoffice_silence_the_next_run_though_the_story_was_edited(desk: Path) -> None:
    """The third of three findings is rejected: the same sign elsewhere goes on being told, whatever stands above."""
    run("check", "story.txt", "--lang", "es", "--to", "xlsx", "--out", "report.xlsx", cwd=desk)
    type_in_libreoffice(desk / "report.xlsx")
    assert run("triage", "apply", "report.xlsx", cwd=desk).stdout == f"{DECISIONS}: 1 accepted, 1 rejected\n"
    # A new paragraph above, and the sentences joined into one paragraph, with a new finding of the same rule.
    edited = "Rain fell on the the coast.\n\n" + STORY.replace("\n\n", " ")
    (desk / "story.txt").write_text(edited, encoding="utf-8")
    done = run("check", "story.txt", "--lang", "es", "--to", "jsonl", cwd=desk)
    record = json.loads(done.stdout)
    assert [(each["rule"], each["segment"]) for each in record["findings"]] == [
        *(("COPY001", 0), ("ES014", 1), ("COPY001", 1)),
    ]
    assert [each["by"] for each in record["suppressed"]] == [DECISIONS]


def test_a_confirmed_finding_counts_as_that_in_the_penalty(desk: Path) -> None:
    filler = " ".join(["The port took in ships from nine countries during the week."] * 50)
    (desk / "story.txt").write_text(f"{STORY}\n{filler}\n", encoding="utf-8")
    run("check", "story.txt", "--lang", "es", "--to", "csv", "--out", "report.csv", cwd=desk)
    decide(desk / "report.csv", *("accept" if row["rule"] == "ES014" else "" for row in rows(desk / "report.csv")))
    run("triage", "apply", "report.csv", cwd=desk)
    assert "1 confirmed finding and" in run("check", "story.txt", "--lang", "es", cwd=desk).stdout


def test_a_later_report_wins_and_nothing_else_is_lost(desk: Path) -> None:
    run("check", "story.txt", "--lang", "es", "--to", "csv", "--out", "one.csv", cwd=desk)
    (desk / "two.csv").write_bytes((desk / "one.csv").read_bytes())
    decide(desk / "one.csv", "accept", "reject", "reject")
    decide(desk / "two.csv", "", "accept", "")
    run("triage", "apply", "one.csv", cwd=desk)
    done = run("triage", "apply", "two.csv", cwd=desk)
    assert "COPY001 in story.txt was “reject” before and is “accept” now" in done.stderr
    assert sorted(row["decision"] for row in rows(desk / DECISIONS)) == ["accept", "accept", "reject"]


def test_a_misspelt_decision_is_named_the_others_count_and_the_exit_code_tells(desk: Path) -> None:
    run("check", "story.txt", "--lang", "es", "--to", "csv", "--out", "report.csv", cwd=desk)
    decide(desk / "report.csv", "acept", "reject", "")
    done = run("triage", "apply", "report.csv", cwd=desk)
    assert done.returncode == 3
    assert "mtcheck: report.csv:2: “acept” is no decision; did you mean “accept”?" in done.stderr
    assert [row["decision"] for row in rows(desk / DECISIONS)] == ["reject"]


def test_equal_sentences_share_a_decision_and_rows_and_decisions_are_counted(desk: Path) -> None:
    (desk / "again.txt").write_text(STORY, encoding="utf-8")
    run("check", "story.txt", "again.txt", "--lang", "es", "--to", "csv", "--out", "report.csv", cwd=desk)
    decide(desk / "report.csv", "accept", "reject", "reject", "accept", "reject", "")
    first, last = run("triage", "apply", "report.csv", cwd=desk).stdout.splitlines()[::2]
    assert first == "report.csv: 1 accepted (2 rows), 2 rejected (3 rows): equal sentences share a decision"
    assert last == f"{DECISIONS}: 1 accepted, 2 rejected"


def test_a_word_that_is_no_decision_is_named_once_with_its_cell(desk: Path) -> None:
    run("check", "story.txt", "--lang", "es", "--to", "xlsx", "--out", "report.xlsx", cwd=desk)
    book = openpyxl.load_workbook(desk / "report.xlsx")
    sheet = book["Findings"]
    for row, word in enumerate(("perhaps", "acept", "perhaps"), 2):
        sheet.cell(row, FINDINGS.index("decision") + 1, word)
    book.save(desk / "report.xlsx")
    done = run("triage", "apply", "report.xlsx", cwd=desk)
    assert (done.returncode, done.stderr.splitlines()) == (
        3,
        [
            "mtcheck: report.xlsx:Findings:W2: “perhaps” is no decision (so in 2 rows); "
            "write accept or reject, or leave the cell empty",
            "mtcheck: report.xlsx:Findings:W3: “acept” is no decision; did you mean “accept”?",
            f"mtcheck: 3 rows not understood; the others are in {DECISIONS}",
        ],
    )


def test_decisions_that_cannot_be_read_are_left_as_they_are(desk: Path) -> None:
    (desk / DECISIONS).write_text("fingerprint,decision\n0011223344556677,rejcet\n", encoding="utf-8")
    before = (desk / DECISIONS).read_bytes()
    run("check", "story.txt", "--to", "csv", "--out", "report.csv", "--decisions", "none.csv", cwd=desk)
    for arguments in (("check", "story.txt"), ("triage", "apply", DECISIONS)):
        done = run(*arguments, cwd=desk)
        assert done.returncode in (2, 3)
        assert "did you mean “reject”?" in done.stderr
    assert (desk / DECISIONS).read_bytes() == before


def test_the_settings_say_where_decisions_lie(desk: Path) -> None:
    run("check", "story.txt", "--lang", "es", "--to", "csv", "--out", "report.csv", cwd=desk)
    decide(desk / "report.csv", "reject", "", "")
    (desk / "mtcheck.toml").write_text('decisions = "desk/ours.csv"\n', encoding="utf-8")
    assert run("triage", "apply", "report.csv", cwd=desk).returncode == 0
    assert (desk / "desk" / "ours.csv").is_file()
    rules, said = found(desk)
    assert rules == ["COPY001", "COPY001"]
    assert said == "mtcheck: decisions from desk/ours.csv: 0 accepted, 1 rejected and silent\n"


def test_statistics_propose_which_rules_to_switch_off(desk: Path) -> None:
    lines = [f"{number:016x},COPY001,{'accept' if number < 1 else 'reject'}" for number in range(9)]
    (desk / DECISIONS).write_text("\n".join(["fingerprint,rule,decision", *lines, ""]), encoding="utf-8")
    done = run("triage", "stats", cwd=desk)
    assert "COPY001             1        8      11%    2% to 43%" in done.stdout
    assert done.stdout.endswith('ignore = ["COPY001"]\n')
    (row,) = run("triage", "stats", "--to", "jsonl", cwd=desk).stdout.splitlines()
    assert json.loads(row)["rejected"] == 8


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


@pytest.mark.parametrize(
    ("deleted", "paths", "told"),
    [
        (False, ["a"], "of 2 findings taken out, 2 stood in documents that this run did not meet"),
        (True, ["a"], "of 2 findings taken out, 2 stood in documents that this run did not meet"),
        (True, ["a", "b"], ""),
        (True, ["*/*.txt"], ""),
    ],
)
def test_pruning_says_what_it_takes_out_that_was_not_given(
    desk: Path, deleted: bool, paths: list[str], told: str
) -> None:
    for name, text in (("a/one.txt", STORY), ("b/two.txt", "She sent the the letter of of thanks.\n")):
        (desk / name).parent.mkdir()
        (desk / name).write_text(text, encoding="utf-8")
    run("baseline", "create", "a", "b", "--lang", "es", cwd=desk)
    if deleted:
        (desk / "b" / "two.txt").unlink()
        (desk / "b" / "three.txt").write_text("It rained.\n", encoding="utf-8")
    done = run("baseline", "prune", *paths, "--lang", "es", cwd=desk)
    said = f"mtcheck: mtcheck-baseline.json: {told}; name all that the baseline is about\n" if told else ""
    assert (done.returncode, done.stderr) == (0, said)
    assert done.stdout == "mtcheck-baseline.json: 2 findings taken out, 3 kept\n"


def test_a_record_with_an_id_longer_than_the_name_of_a_file_is_pruned(desk: Path) -> None:
    record = json.dumps({"id": "x" * 300, "text": "She sent the the letter."})
    (desk / "long.jsonl").write_text(record, encoding="utf-8")
    run("baseline", "create", "long.jsonl", cwd=desk)
    (desk / "long.jsonl").unlink()
    done = run("baseline", "prune", ".", cwd=desk)
    assert (done.returncode, done.stdout) == (0, "mtcheck-baseline.json: 1 finding taken out, 0 kept\n")


def test_before_the_first_decision_there_are_no_statistics(desk: Path) -> None:
    done = run("triage", "stats", cwd=desk)
    assert (done.returncode, done.stdout, done.stderr) == (0, "No decisions yet.\n", "")
    assert run("triage", "stats", "--decisions", "gone.csv", cwd=desk).returncode == 2


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


def test_a_comment_that_silences_nothing_is_reported(desk: Path) -> None:
    (desk / "story.md").write_text("<!-- mtcheck: ignore ES014 -- why -->\nClean copy.\n", encoding="utf-8")
    done = run("check", "story.md", "--to", "jsonl", cwd=desk)
    assert "story.md: the comment on line 1, “ignore ES014” silences nothing; take it out" in done.stderr


def test_a_comment_with_a_mistyped_rule_is_reported_though_it_silences(desk: Path) -> None:
    (desk / "story.md").write_text("<!-- mtcheck: ignore COPY001 ES14 -->\nClean of of copy.\n", encoding="utf-8")
    done = run("check", "story.md", "--to", "jsonl", cwd=desk)
    assert "the comment on line 1, “ignore COPY001, ES14”: no rule, pack or property is named “ES14”; " in done.stderr


def test_globs_of_the_settings_leave_rules_out(desk: Path) -> None:
    (desk / "mtcheck.toml").write_text(
        '[per-file-ignores]\n"story.*" = "claim:mt"\n"*.txt" = ["ES001"]\n"s*" = "FR001"\n', encoding="utf-8"
    )
    rules, said = found(desk)
    assert rules == ["COPY001", "COPY001"]
    # FR001 did not look.
    assert said == "mtcheck: per-file-ignores “*.txt” silences nothing in the documents it means; take it out\n"


def test_a_diff_changes_nothing_and_fix_makes_the_change(desk: Path) -> None:
    done = run("check", "story.txt", "--diff", cwd=desk)
    assert done.returncode == 1
    assert "-It met the the mayor of Lima.\n+It met the mayor of Lima.\n" in done.stdout
    assert (desk / "story.txt").read_text("utf-8") == STORY
    done = run("check", "story.txt", "--lang", "es", "--fix", cwd=desk)
    assert "mtcheck: story.txt: 2 repaired" in done.stderr
    assert (desk / "story.txt").read_text("utf-8") == STORY.replace("the the", "the")
    assert "ES014" in done.stdout
    again = run("check", "story.txt", "--diff", cwd=desk)
    assert (again.returncode, again.stdout) == (0, "")


@pytest.mark.parametrize(
    ("paths", "code"),
    [(["gone.txt", "empty.txt", "clean.txt"], 2), (["empty.txt", "story.txt"], 3), (["clean.txt"], 0)],
)
def test_a_diff_of_what_cannot_be_read_is_not_clean(desk: Path, paths: list[str], code: int) -> None:
    (desk / "empty.txt").touch()
    (desk / "clean.txt").write_text("The mayor met the judge.\n", encoding="utf-8")
    done = run("check", *paths, "--diff", cwd=desk)
    assert done.returncode == code
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [each for each in paths if each[0] in "ge"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.jsonl", '{"id": "7", "text": "It met the the mayor."}', 1),
        ("a.jsonl", '{"id": "7", "text": "“It met the the mayor,” he said."}', 0),
        ("a.md", "It met the **the** mayor.", 1),
        ("a.md", "“It met the the mayor,” he said.", 0),
    ],
)
def test_a_diff_says_whether_a_repair_is_pending_that_it_cannot_show(
    desk: Path, name: str, text: str, code: int
) -> None:
    (desk / name).write_text(text, encoding="utf-8")
    done = run("check", name, "--diff", cwd=desk)
    assert (done.returncode, done.stdout) == (code, "")


def test_what_cannot_be_read_is_told_once_by_fix(desk: Path) -> None:
    (desk / "empty.txt").touch()
    done = run("check", "empty.txt", "story.txt", "--fix", "--quiet", cwd=desk)
    assert (done.returncode, done.stderr.count("empty.txt")) == (3, 1)


def test_a_diff_is_not_asked_for_with_its_repairs(desk: Path) -> None:
    done = run("check", "story.txt", "--diff", "--fix", cwd=desk)
    assert (done.returncode, "give one of them" in done.stderr) == (2, True)
    assert (desk / "story.txt").read_text("utf-8") == STORY


def test_reading_says_that_it_was_refused_whatever_else_it_met(desk: Path) -> None:
    (desk / "empty.txt").touch()
    assert run("read", "gone.txt", "empty.txt", "story.txt", cwd=desk).returncode == 2


def test_a_rejected_finding_is_not_repaired(desk: Path) -> None:
    run("check", "story.txt", "--lang", "es", "--to", "csv", "--out", "report.csv", cwd=desk)
    decide(desk / "report.csv", "", "reject", "reject")
    run("triage", "apply", "report.csv", cwd=desk)
    assert run("check", "story.txt", "--diff", cwd=desk).stdout == ""


def test_standard_input_is_not_repaired(desk: Path) -> None:
    done = run("check", "-", "--fix", cwd=desk, stdin=STORY)
    assert (done.returncode, done.stderr) == (2, "mtcheck: standard input cannot be repaired; name files\n")


def test_a_policy_asks_for_a_label(desk: Path) -> None:
    assert "LABEL001" in found(desk, "--policy", "label-required")[0]


def test_reports_for_a_pipeline_come_in_one_pass(desk: Path) -> None:
    done = run("check", "story.txt", "--to", "github,sarif,junit,gitlab", "--out", "ci", cwd=desk)
    assert done.stdout.startswith("::error file=story.txt,line=1,endLine=1,col=18,endColumn=44,title=ES014 ")
    names = ["gl-code-quality-report.json", "junit.xml", "report.sarif"]
    assert sorted(path.name for path in (desk / "ci").iterdir()) == names
