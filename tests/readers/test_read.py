"""Files to documents: which format each is, what is refused, and how that is told."""

import gzip
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from mtcheck.model import Document
from mtcheck.readers import READERS, ReadOptions, Unreadable, read
from mtcheck.readers.formats import named_format
from tests.office import zipped
from tests.readers.reading import Put, one, refusal, texts


def test_a_file_that_makes_a_reader_fail_is_told_as_a_fault_and_the_rest_is_read(
    put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("news/a.md", "One.")
    put("news/b.txt", "Two.")
    monkeypatch.setitem(READERS, "markdown", lambda *_: iter((1 / 0,)))
    failed, good = read([f"{tmp_path}/news"])
    assert isinstance(failed, Unreadable)
    assert isinstance(good, Document)
    assert (failed.exit_code, failed.path) == (3, f"{tmp_path}/news/a.md")
    told = r"made mtcheck fail \(ZeroDivisionError at mtcheck/readers/__init__\.py:\d+\)"
    assert re.fullmatch(told, failed.error.problem)


@pytest.mark.parametrize("path", ["./news//a.txt", "news/./a.txt", "news/a.txt"])
def test_a_document_is_named_by_its_path_without_what_says_nothing(
    put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    put("news/a.txt", "One.")
    monkeypatch.chdir(tmp_path)
    document = one(path)
    assert (document.name, document.path) == ("news/a.txt", "news/a.txt")


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.CSV", "csv"), ("a.b.csv.gz", "csv"), (".csv", None), (".csv.gz", None), ("a.csv.", None), ("d.csv/a", None)],
)
def test_a_suffix_names_a_format(name: str, format: str | None) -> None:
    assert named_format(f"news/{name}") == format


def test_what_holds_no_text_in_a_folder_or_archive_is_told(put: Put, tmp_path: Path) -> None:
    put("news/a.txt", "One.")
    put("news/b.pdf", b"%PDF-1.7 and so on")
    put("news/c.json", "[1, 2]")
    put("news/d.pages", zipped({"Index/Document.iwa": b"\x00"}))
    put("news/e.zip", zipped({"p.png": b"\x89PNG", "s.txt": "Two."}))
    told: list[str] = []
    documents = list(read([f"{tmp_path}/news"], ReadOptions(no_copy=told.append)))
    assert [Path(item.name).name for item in documents] == ["a.txt", "s.txt"]
    assert [each.removeprefix(f"{tmp_path}/news/") for each in told] == ["b.pdf", "c.json", "d.pages", "e.zip/p.png"]


def test_json_without_text_in_a_folder_is_no_copy(put: Put, tmp_path: Path) -> None:
    settings = put("news/package.json", '{"name": "site", "version": "1.0.0"}')
    numbers = put("news/numbers.json", "[1, 2]")
    mixed = put("news/stories.json", '[{"text": "It rained."}, {"title": "No text"}]')
    assert [item.name for item in read([str(tmp_path / "news")])] == [f"{mixed}:1", f"{mixed}:2"]
    assert [isinstance(item, Unreadable) for item in read([settings, numbers])] == [True, True, True]


def test_settings_that_hold_json_are_no_copy_whatever_they_are_called(put: Put, tmp_path: Path) -> None:
    settings = put("news/tool.ini", '{"private": true}')
    put("news/desk.code-workspace", '{"folders": []}\n')
    mixed = put("news/wire.log", '{"title": "No text"}\n{"text": "It rained."}\n')
    told: list[str] = []
    read_there = read([str(tmp_path / "news")], ReadOptions(no_copy=told.append))
    assert [item.name for item in read_there] == [f"{mixed}:1", f"{mixed}:2"]
    assert [Path(name).name for name in told] == ["desk.code-workspace", "tool.ini"]
    (named,) = read([settings])
    assert isinstance(named, Unreadable)


def test_every_document_knows_its_file_whatever_its_name(put: Put) -> None:
    table = put("data.csv", "id,text\n../etc/x,It rained.\n,It snowed.\n")
    packed = put("in.zip", b"")
    with ZipFile(packed, "w") as archive:
        archive.writestr("a/b.txt", "It hailed.")
    broken = put("broken.jsonl", "{]\n")
    assert [(item.name, item.path) for item in read([table, packed, broken])] == [
        ("../etc/x", table),
        (f"{table}:3", table),
        (f"{packed}/a/b.txt", packed),
        (f"{broken}:1", broken),
    ]


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("a.txt", "It rained.", "text"),
        ("a", "<!DOCTYPE html><p>It rained.", "html"),
        ("a.story", '{"text": "It rained."}', "jsonl"),
        ("a.md", "It rained.", "markdown"),
        ("a.HTM", "<p>It rained.", "html"),
        ("a.csv", "text\nIt rained.", "csv"),
        ("a.tsv", "id\ttext\n1\tIt rained.", "tsv"),
        ("a.json", '{"text": "It rained."}', "json"),
    ],
)
def test_the_format_is_told_by_suffix_and_content(put: Put, name: str, content: str, format: str) -> None:
    document = one(put(name, content))
    assert (document.format, texts(document)) == (format, ["It rained."])
    packed = one(put(f"{name}.gz", gzip.compress(content.encode())))
    assert (packed.format, texts(packed)) == (format, ["It rained."])


def test_the_format_asked_for_wins(put: Put) -> None:
    assert texts(one(put("a.html", "A <b> c."), ReadOptions(format="text"))) == ["A <b> c."]


@pytest.mark.parametrize(
    "text", ["RIFF raff is what they called it.", "ID3 is a tag.", "OggS and BZh9 and GIF8 and PAR1."]
)
def test_words_that_files_of_other_kinds_begin_with_are_words(put: Put, text: str) -> None:
    assert " ".join(texts(one(put("a.txt", text)))) == text


@pytest.mark.parametrize(
    ("name", "content", "fatal", "problem"),
    [
        ("a.txt", b"", False, "is empty"),
        ("a.txt", b" \n\t\n", False, "is empty"),
        ("a.jsonl", b"\n", False, "is empty"),
        ("a.pdf", b"%PDF-1.7 and so on", False, "is a PDF, which mtcheck does not read"),
        ("a.txt", b"{\\rtf1 It rained.}", False, "is RTF, which mtcheck does not read"),
        ("a.html", b"<html>It rained\x00 here.", False, "looks binary, not text"),
        ("a.xls", b"<html><table><tr><td>text", False, "is no workbook but HTML"),
        ("a.txt", b"It rained\x00 here.", False, "looks binary, not text"),
        ("a.txt", "Дождь шёл.".encode("utf-16-le"), False, "looks binary, not text"),
        ("a.txt", "Málaga, Cádiz, Jaén".encode()[:-2] + b"\xc3", False, "byte 19 (0xc3) is not valid utf-8"),
        ("a.txt", b"\xff\xfe\x00", False, "byte 0 (0x00) is not valid utf-16-le"),
        ("a.txt.gz", gzip.compress(b"It rained. " * 999, mtime=0)[:20], False, "is broken gzip"),
        ("a.csv", b"id,body\n1,x\n", True, "has no column “text”"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(
    put: Put, name: str, content: bytes, fatal: bool, problem: str
) -> None:
    good = put("good.txt", "It rained.")
    unreadable, document = read([put(name, content), good])
    assert isinstance(unreadable, Unreadable)
    assert isinstance(document, Document)
    assert unreadable.fatal is fatal
    line = str(unreadable.error)
    place, _, rest = line.partition(": ")
    assert Path(place).name in (name, f"{name}:1")
    assert rest.startswith(problem)
    assert unreadable.error.remedy
    assert "\n" not in line


def test_a_missing_path_an_empty_folder_and_an_unknown_format_are_fatal(put: Put, tmp_path: Path) -> None:
    missing = refusal(f"{tmp_path}/none.txt")
    assert (missing.fatal, str(missing.error)) == (
        True,
        f"{tmp_path}/none.txt: no such file or folder; check the path",
    )
    put("empty/.hidden", "x")
    put("empty/picture.bin", b"\x00")
    folder = refusal(f"{tmp_path}/empty")
    assert (folder.fatal, folder.error.problem) == (True, "holds no readable file")
    unknown = refusal(put("a.txt", "x"), ReadOptions(format="docy"))
    assert (unknown.fatal, unknown.error.remedy) == (True, f"give one of: {', '.join(READERS)}")
    encoding = refusal(put("a.txt", "x"), ReadOptions(encoding="utf-88"))
    assert (encoding.fatal, encoding.error.problem) == (True, "unknown encoding 'utf-88'")


def test_a_file_without_permission_is_refused_alone(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    locked, good = put("locked.txt", "x"), put("good.txt", "It rained.")
    really = open

    def deny(path: str, *arguments: object, **named: object) -> object:
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return really(path, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", deny)
    unreadable, document = read([locked, good])
    assert isinstance(document, Document)
    assert isinstance(unreadable, Unreadable)
    assert str(unreadable.error).startswith(f"{locked}: cannot be read (Permission denied); ")


@pytest.mark.parametrize("unit", ["It rained in the hills. ", "word ", "x", '"', "‘a ", "(", ". ", "a.b@", ".", '?!"'])
def test_one_line_of_megabytes_is_read(put: Put, unit: str) -> None:
    document = one(put("a.txt", unit * (2_000_000 // len(unit))))
    assert document.segments


def test_xml_of_another_kind_is_no_text(put: Put, tmp_path: Path) -> None:
    path = put("news/a.fodt", '<?xml version="1.0"?><office:document><text:p>It rained.</text:p></office:document>')
    assert refusal(path).error.problem == "is XML of a kind that is not read"
    told: list[str] = []
    assert refusal(f"{tmp_path}/news", ReadOptions(no_copy=told.append)).error.problem == "holds no readable file"
    assert told == [path]
    assert one(path, ReadOptions(format="text")).format == "text"
