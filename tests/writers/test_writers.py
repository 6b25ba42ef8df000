import subprocess
import sys
from pathlib import Path

import pytest

from mtcheck.errors import UsageError
from mtcheck.writers import WRITERS, WriteOptions, open_writers
from mtcheck.writers.office import told
from tests.reports import a_report, a_rule


def test_several_writers_go_over_one_stream(tmp_path: Path) -> None:
    with open_writers(dict.fromkeys(WRITERS, tmp_path), WriteOptions()) as write:
        write(a_report("A [[match]]."))
    written = {file.name for file in tmp_path.iterdir()}
    tables = {"findings.csv", "documents.csv", "rules.csv", "summary.csv"}
    people = {"report.html", "report.txt", "report.xlsx"}
    programs = {"report.jsonl", "report.sarif", "report.rdjson", "junit.xml", "checkstyle.xml", "annotations.txt"}
    assert tables | people | programs | {"gl-code-quality-report.json"} <= written


def test_a_place_may_be_a_text(tmp_path: Path) -> None:
    with open_writers({"jsonl": f"{tmp_path}/r.jsonl", "csv": str(tmp_path)}, WriteOptions()) as write:
        write(a_report("A [[match]]."))
    tables = ["documents.csv", "findings.csv", "r.jsonl", "rules.csv", "summary.csv"]
    assert sorted(file.name for file in tmp_path.iterdir()) == tables


def test_a_remedy_that_shares_the_stop_of_its_sentence_is_shown_whole(tmp_path: Path) -> None:
    report = a_report("The vote is at [[18h30]].", rule=a_rule(instead="6:30 p.m"))
    with open_writers(dict.fromkeys(WRITERS, tmp_path), WriteOptions()) as write:
        write(report)
    for name in ("findings.csv", "report.html", "report.txt", "report.rdjson", "junit.xml", "annotations.txt"):
        assert "6:30 p.m." in (tmp_path / name).read_text("utf-8"), name
    assert told(report.findings[0], explained=False).splitlines()[1] == "→ 6:30 p.m."
    # Programs put it where the stop of the sentence stands.
    assert '"suggestion": "6:30 p.m"' in (tmp_path / "report.jsonl").read_text("utf-8")


def test_when_one_writer_fails_none_of_the_reports_appears(tmp_path: Path) -> None:
    def broken() -> list[object]:
        raise RuntimeError

    options = WriteOptions(totals=broken)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError), open_writers({"jsonl": tmp_path, "terminal": tmp_path}, options) as write:
        write(a_report("A [[match]]."))
    assert list(tmp_path.iterdir()) == []


def test_two_reports_do_not_share_standard_output() -> None:
    with (
        pytest.raises(UsageError, match="csv and jsonl cannot share standard output; give --out a folder"),
        open_writers({"csv": None, "jsonl": None}, WriteOptions()),
    ):
        pytest.fail("nothing is opened")


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with (
        pytest.raises(UsageError, match=r"no report format “pdf”; choose from checkstyle, csv, .*, xlsx"),
        open_writers({"pdf": None}, WriteOptions()),
    ):
        pytest.fail("nothing is opened")


def test_importing_writers_and_scorers_loads_nothing_heavy() -> None:
    heavy = "rich", "pandas", "numpy", "sacrebleu", "pydantic", "yaml", "jinja2", "xlsxwriter"
    code = f"import sys, mtcheck.writers, mtcheck.scorers; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
