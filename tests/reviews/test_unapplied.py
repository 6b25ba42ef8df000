"""What an editor has typed into a report and nobody has read back."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from mtcheck.errors import UsageError
from mtcheck.pipeline import check
from mtcheck.reviews.decisions import merged, write_decisions
from mtcheck.reviews.edited import read_report
from mtcheck.reviews.unapplied import spare_decisions, unapplied
from mtcheck.writers import WriteOptions, open_writers
from mtcheck.writers.table import FINDINGS
from tests.office import container

# Two stories with equal sentences, which share a decision: of each a doubled word, and a turn of phrase.
STORY = "It met the the mayor.\n\nThe agency (ICE, for its acronym in English) shut."


def typed(folder: Path, *said: tuple[str, str]) -> Path:
    """Write a workbook, and type a decision and a comment into each of its rows."""
    with open_writers({"xlsx": folder}, WriteOptions()) as write:
        for report in [check(STORY, lang="es")] * 2:
            write(report)
    file = folder / "report.xlsx"
    book = load_workbook(file)
    for row, cells in enumerate(said, 2):
        for column, value in zip(("decision", "comment"), cells, strict=True):
            book["Findings"].cell(row, FINDINGS.index(column) + 1).value = value or None
    book.save(file)
    return file


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ([], 0),
        ([("accept", "")], 1),
        ([("", "Why?")], 1),
        ([("perhaps", ""), ("", ""), ("reject", "")], 1),
        ([("accept", "One."), ("", ""), ("reject", "Two.\nThree.")], 1),
    ],
)
def test_what_is_said_in_a_report_alone_is_counted_until_it_is_read_back(
    tmp_path: Path, said: list[tuple[str, str]], count: int
) -> None:
    edited = read_report(typed(tmp_path, *said))
    assert unapplied(edited, None) == count
    write_decisions(tmp_path / "decisions.csv", merged((), edited.decisions))
    assert unapplied(edited, tmp_path / "decisions.csv") == 0


def test_another_verdict_or_comment_than_the_one_that_is_known_is_not_held(tmp_path: Path) -> None:
    write_decisions(tmp_path / "decisions.csv", merged((), read_report(typed(tmp_path, ("accept", "Yes."))).decisions))
    assert [
        unapplied(read_report(typed(tmp_path, said)), tmp_path / "decisions.csv")
        for said in (("accept", "Yes."), ("Accept", ""), ("", ""), ("reject", ""), ("accept", "No."))
    ] == [0, 0, 0, 1, 1]


def test_what_is_not_read_back_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"report\.xlsx: holds 1 decision not in any file of decisions, and would"):
        spare_decisions({"xlsx": typed(tmp_path, ("accept", ""))}, None)
    said = r"report\.xlsx:Findings:X2: “\?” is no decision, and would be written over; write accept, reject or undo"
    with pytest.raises(UsageError, match=said):
        spare_decisions({"xlsx": typed(tmp_path, ("?", ""))}, None)


def test_what_is_no_report_holds_no_decisions(tmp_path: Path) -> None:
    (tmp_path / "report.xlsx").write_bytes(b"")
    (tmp_path / "findings.csv").write_text("text\nIt rained.\n", encoding="utf-8")
    spare_decisions({"xlsx": tmp_path, "csv": tmp_path, "html": tmp_path, "terminal": None}, None)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        # As Excel saves a workbook with a password: not as a zip file.
        ("report.xlsx", container(EncryptedPackage=b""), "is password-protected"),
        ("findings.csv", b"fingerprint,rule,verdict\n0123456789abcdef,ES014,accept\n", "has no column “decision”"),
    ],
)
def test_a_report_that_cannot_be_read_back_is_not_written_over(
    tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=rf"{name}: {problem}.*, and would be written over; move it away"):
        spare_decisions({"xlsx": tmp_path, "csv": tmp_path}, None)
