import gzip
import io
import sys
from pathlib import Path

import openpyxl
import pytest

from mtcheck.errors import AlignmentError, InputError
from mtcheck.readers import ReadOptions
from mtcheck.readers.lines import read_aligned, read_lines

SUBTITLES = "1\n00:00:01,000 --> 00:00:03,000\nIt rained.\n\n2\n00:00:04,000 --> 00:00:06,000\nIt stopped.\n"


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("hyp.txt", "It rained.\n\nIt stopped.\n", ["It rained.", "", "It stopped."]),
        ("mac.txt", "It rained.\rIt stopped.\r", ["It rained.", "It stopped."]),
        ("newstest.en", '{"It rained."\r\nIt stopped.', ['{"It rained."', "It stopped."]),
        ("hyp.csv", 'id,text\n1,"It rained.\n\nHard."\n2,It stopped.\n', ["It rained. Hard.", "It stopped."]),
        ("hyp.jsonl", '{"segments": ["It rained.", "Hard."]}\n{"text": "Sun."}\n', ["It rained.", "Hard.", "Sun."]),
        ("hyp", '{"segments": ["It rained.", "Hard."]}\n{"text": "Sun."}\n', ["It rained.", "Hard.", "Sun."]),
        ("hyp.en", '[\n {"text": "It rained."},\n {"text": "Sun."}\n]\n', ["It rained.", "Sun."]),
        ("newstest", "id,text\na,It rained.\n", ["id,text", "a,It rained."]),
        ("hyp.srt", SUBTITLES, ["It rained.", "It stopped."]),
    ],
)
def test_a_line_of_text_is_a_line_and_so_is_a_row_of_a_table(
    name: str, text: str, lines: list[str], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode())
    assert read_lines(str(path), ReadOptions()) == lines


def test_the_column_of_the_text_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "hyp.csv"
    path.write_text("mt,ref\nIt rained.,Rain fell.\n")
    assert read_lines(str(path), ReadOptions(mapping={"text": "ref"})) == ["Rain fell."]


def test_a_row_without_text_stops_the_reading_because_the_rest_would_shift(tmp_path: Path) -> None:
    path = tmp_path / "hyp.csv"
    path.write_text("id,text\n1,It rained.\n2,\n3,It stopped.\n")
    with pytest.raises(InputError, match=r"hyp.csv:3: is empty; give a record that holds text"):
        read_lines(str(path), ReadOptions())


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_empty_row_between_others_is_no_row_left_out(kind: str, tmp_path: Path) -> None:
    def read_rows(name: str, *rows: str) -> list[str]:
        path = tmp_path / f"{name}.{kind}"
        if kind == "csv":
            path.write_text("".join(f"{row}\n" for row in ("text", *rows)))
        else:
            book = openpyxl.Workbook()
            for number, row in enumerate(("text", *rows), 1):
                book.worksheets[0].cell(number, 1, row or None)
            book.save(path)
        return read_lines(str(path), ReadOptions())

    remedy = "fill it, or delete the row in all files that are compared"
    for name, rows, line in (("hyp", ("One.", "", "Three."), 3), ("ref", ("One.", "Two.", "", "", "Five."), 4)):
        with pytest.raises(InputError) as raised:
            read_rows(name, *rows)
        assert str(raised.value) == f"{tmp_path}/{name}.{kind}:{line}: is an empty row before others; {remedy}"
    assert read_rows("end", "One.", "Two.", "", "") == ["One.", "Two."]


@pytest.mark.parametrize("name", ["hyp.txt", "hyp.csv"])
def test_a_guessed_encoding_is_told_to_the_caller(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes("text\nPeña\n".encode("cp1252"))
    told: list[str] = []
    assert read_lines(str(path), ReadOptions(guessed=told.append))[-1] == "Peña"
    assert told == ["cp1252"]


def test_empty_lines_at_the_end_shift_nothing_and_other_counts_name_the_file(tmp_path: Path) -> None:
    told: list[tuple[str, str]] = []

    def aligned(**texts: str) -> list[list[str]]:
        for name, text in texts.items():
            (tmp_path / name).write_text(text)
        paths = [str(tmp_path / name) for name in texts]
        return read_aligned(paths[:1], paths[1:], ReadOptions(), lambda *remark: told.append(remark))

    assert aligned(hyp="One.\nTwo.\n\n\n", ref="Uno.\n\n") == [["One.", "Two."], ["Uno.", ""]]
    assert aligned(hyp="One.\n\n", ref="Uno.\n\n") == [["One.", ""], ["Uno.", ""]]
    with pytest.raises(AlignmentError) as raised:
        aligned(hyp="One.\nTwo.\n", ref="Uno.\n")
    assert str(raised.value) == (
        f"{tmp_path}/ref: has 1 line for 2 of {tmp_path}/hyp; give all the same lines, one for one"
    )
    with pytest.raises(InputError, match=r"ref: holds no lines; check that the file is not empty"):
        aligned(hyp="One.\n", ref="")


def test_a_column_that_is_mapped_for_the_reference_is_that_of_the_text_in_its_file(tmp_path: Path) -> None:
    both, lines = tmp_path / "both.csv", tmp_path / "ref.txt"
    both.write_text("mt,human\nIt rained.,Rain fell.\n")
    lines.write_text("It poured.\n")
    options = ReadOptions(mapping={"text": "mt", "reference": "human"})
    found = read_aligned([str(both)], [str(both), str(lines)], options, lambda *_: None)
    assert found == [["It rained."], ["Rain fell."], ["It poured."]]


def _aligned(folder: Path, **files: str) -> list[list[str]]:
    """Read files by their names, of which “_” stands for the dot."""
    paths = [folder / name.replace("_", ".") for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    first, *others = map(str, paths)
    return read_aligned([first], others, ReadOptions(), lambda *_: None)


def test_records_with_ids_are_lined_up_by_these(tmp_path: Path) -> None:
    records = '{"id": "b", "segments": ["Uno.", "Dos."]}\n{"id": "a", "text": "Sol."}\n'
    found = _aligned(tmp_path, hyp_csv="id,text\na,Sun.\nb,Rain.\n", ref_csv="id,text\nb,Lluvia.\na,Sol.\n")
    assert found == [["Sun.", "Rain."], ["Sol.", "Lluvia."]]
    as_records = _aligned(tmp_path, hyp_jsonl=records.replace("Sol", "Sun"), ref_jsonl=records)
    assert as_records == [["Uno.", "Dos.", "Sun."], ["Uno.", "Dos.", "Sol."]]


@pytest.mark.parametrize(
    "reference", ["text\nLluvia.\nSol.\n", "id,text\na,Lluvia.\na,Sol.\n", "id,text\nb,Lluvia.\n,Sol.\n"]
)
def test_records_of_which_one_has_no_id_of_its_own_go_by_the_row(reference: str, tmp_path: Path) -> None:
    found = _aligned(tmp_path, hyp_csv="id,text\na,Sun.\nb,Rain.\n", ref_csv=reference)
    assert found == [["Sun.", "Rain."], ["Lluvia.", "Sol."]]


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("id,text\na,Sol.\nc,Lluvia.\n", "ref.csv: has no record “b”, as {folder}/hyp.csv has"),
        ("id,text\na,Sol.\nb,Lluvia.\nc,Mar.\n", "hyp.csv: has no record “c”, as {folder}/ref.csv has"),
    ],
)
def test_an_id_that_a_file_has_not_is_named(reference: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(AlignmentError) as refused:
        _aligned(tmp_path, hyp_csv="id,text\na,Sun.\nb,Rain.\n", ref_csv=reference)
    remedy = "give both the same records, or leave the ids out of one to go by the row"
    assert str(refused.value) == f"{tmp_path}/{told.format(folder=tmp_path)}; {remedy}"


def test_records_from_standard_input_are_no_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    content = gzip.compress(b'{"id": "a", "text": "It rained."}\n')
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content))))
    assert read_lines("-", ReadOptions()) == ["It rained."]
