"""The loop as an editor and a pipeline go round it: report, decisions, silence."""

import json
from pathlib import Path

import openpyxl

from mtcheck.writers.table import FINDINGS
from tests.cli.calls import run
from tests.cli.desk import DECISIONS, STORY, decide, found, rows
from tests.programs import type_in_libreoffice


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


def test_decisions_that_were_not_read_back_are_not_written_over(desk: Path) -> None:
    call = ("check", "story.txt", "--lang", "es", "--out", "reports")
    run(*call, cwd=desk)
    decide(desk / "reports" / "findings.csv", "accept", "rejekt", "")
    typed = (desk / "reports" / "findings.csv").read_bytes()
    file = str(Path("reports", "findings.csv"))
    told = "holds 1 decision not in any file of decisions, and would be written over"
    for each in (call, (*call, "--fix")):
        done = run(*each, cwd=desk)
        remedy = f"run mtcheck triage apply {file}, move it away, or name another --out"
        assert (done.returncode, done.stderr) == (2, f"mtcheck: {file}: {told}; {remedy}\n")
    assert (desk / "reports" / "findings.csv").read_bytes() == typed
    assert (desk / "story.txt").read_text("utf-8") == STORY
    assert run(*call, "--diff", cwd=desk).returncode == 1
    decide(desk / "reports" / "findings.csv", "accept", "reject", "")
    run("triage", "apply", file, cwd=desk)
    assert run(*call, cwd=desk).returncode == 1
    assert [row["decision"] for row in rows(desk / "reports" / "findings.csv")] == ["", ""]
    decide(desk / "reports" / "findings.csv", "reject", "")
    assert f"{file}: holds 1 decision not in {DECISIONS}, and would be written over" in run(*call, cwd=desk).stderr


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


def test_the_next_report_tells_what_was_decided_and_asks_for_nothing_again(desk: Path) -> None:
    check = ("check", "story.txt", "--lang", "es", "--to", "csv", "--out", "report.csv")
    run(*check, cwd=desk)
    decide(desk / "report.csv", *("accept" if row["rule"] == "ES014" else "" for row in rows(desk / "report.csv")))
    run("triage", "apply", "report.csv", cwd=desk)
    for _ in range(2):
        assert run(*check, cwd=desk).returncode == 1
    told = {(row["rule"], row["decided"], row["decision"]) for row in rows(desk / "report.csv")}
    assert told == {("ES014", "accept", ""), ("COPY001", "", "")}


def test_a_later_report_wins_and_nothing_else_is_lost(desk: Path) -> None:
    run("check", "story.txt", "--lang", "es", "--to", "csv", "--out", "one.csv", cwd=desk)
    (desk / "two.csv").write_bytes((desk / "one.csv").read_bytes())
    decide(desk / "one.csv", "accept", "reject", "reject")
    decide(desk / "two.csv", "", "accept", "")
    run("triage", "apply", "one.csv", cwd=desk)
    done = run("triage", "apply", "two.csv", cwd=desk)
    assert "COPY001 “the the” in story.txt was “reject” before and is “accept” now" in done.stderr
    assert sorted(row["decision"] for row in rows(desk / DECISIONS)) == ["accept", "accept", "reject"]


def test_a_decision_that_was_taken_back_counts_no_more(desk: Path) -> None:
    call = ("check", "story.txt", "--lang", "es", "--to", "csv", "--out", "report.csv")
    run(*call, cwd=desk)
    decide(desk / "report.csv", "accept", "reject", "reject")
    run("triage", "apply", "report.csv", cwd=desk)
    decide(desk / "report.csv", "undo", "withdraw", "")
    told = f"report.csv: holds 2 decisions not in {DECISIONS}, and would be written over"
    assert told in run(*call, cwd=desk).stderr
    done = run("triage", "apply", "report.csv", cwd=desk)
    assert done.stdout.splitlines()[-1] == f"{DECISIONS}: 0 accepted, 1 rejected"
    assert "ES014 “for its acronym in English” in story.txt was “accept” before and is taken back" in done.stderr
    assert [row["rule"] for row in rows(desk / DECISIONS)] == ["COPY001"]
    assert run(*call, cwd=desk).stderr == f"mtcheck: decisions from {DECISIONS}: 0 accepted, 1 rejected and silent\n"


def test_a_comment_on_what_is_turned_round_is_told_once_more_and_goes(desk: Path) -> None:
    run("check", "story.txt", "--lang", "es", "--to", "csv", "--out", "report.csv", cwd=desk)
    decide(desk / "report.csv", "accept", "", "")
    text = (desk / "report.csv").read_text("utf-8-sig")
    (desk / "report.csv").write_text(text.replace(",accept,,", ",accept,a calque,"), encoding="utf-8")
    run("triage", "apply", "report.csv", cwd=desk)
    assert rows(desk / DECISIONS)[0]["comment"] == "a calque"
    decide(desk / "report.csv", "reject", "", "")
    (desk / "report.csv").write_text((desk / "report.csv").read_text("utf-8-sig").replace("a calque", ""))
    done = run("triage", "apply", "report.csv", cwd=desk)
    assert "was “accept” before and is “reject” now; its comment was “a calque”\n" in done.stderr
    assert rows(desk / DECISIONS)[0]["comment"] == ""


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
            "mtcheck: report.xlsx:Findings:X2: “perhaps” is no decision (so in 2 rows); "
            "write accept, reject or undo, or leave the cell empty",
            "mtcheck: report.xlsx:Findings:X3: “acept” is no decision; did you mean “accept”?",
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
    assert "COPY001             1        8       11%  2% to 43%      doubled-word" in done.stdout
    assert done.stdout.endswith('ignore = ["COPY001"]\n')
    (row,) = run("triage", "stats", "--to", "jsonl", cwd=desk).stdout.splitlines()
    assert (json.loads(row)["rejected"], json.loads(row)["name"]) == (8, "doubled-word")


def test_before_the_first_decision_there_are_no_statistics(desk: Path) -> None:
    done = run("triage", "stats", cwd=desk)
    assert (done.returncode, done.stdout, done.stderr) == (0, "No decisions yet.\n", "")
    assert run("triage", "stats", "--decisions", "gone.csv", cwd=desk).returncode == 2


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


def test_reading_says_that_it_was_refused_whatever_else_it_met(desk: Path) -> None:
    (desk / "empty.txt").touch()
    assert run("read", "gone.txt", "empty.txt", "story.txt", cwd=desk).returncode == 2


def test_a_policy_asks_for_a_label(desk: Path) -> None:
    assert "LABEL001" in found(desk, "--policy", "label-required")[0]


def test_reports_for_a_pipeline_come_in_one_pass(desk: Path) -> None:
    done = run("check", "story.txt", "--to", "github,sarif,junit,gitlab", "--out", "ci", cwd=desk)
    assert done.stdout.startswith("::error file=story.txt,line=1,endLine=1,col=18,endColumn=44,title=ES014 ")
    names = ["gl-code-quality-report.json", "junit.xml", "report.sarif"]
    assert sorted(path.name for path in (desk / "ci").iterdir()) == names
