import gzip
import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest

from mtcheck import readers
from mtcheck.model import Document
from mtcheck.readers import READERS, ReadOptions, Unreadable, count_inputs, read, reads
from mtcheck.readers.paths import Found
from mtcheck.readers.paths import find as found
from tests.office import zipped
from tests.readers.reading import one, refusal, texts

Put = Callable[[str, str | bytes], str]


def test_a_folder_is_walked_in_order_without_hidden_binary_and_looping_entries(put: Put, tmp_path: Path) -> None:
    put("news/b/2.txt", "Two.")
    put("news/a.txt", "One.")
    put("news/c.notes", "Three.")
    put("news/.hidden.txt", "No.")
    put("news/.git/x.txt", "No.")
    put("news/picture.bin", b"\x00\x01\x02")
    (tmp_path / "news/b/loop").symlink_to(tmp_path / "news", target_is_directory=True)
    folder = (tmp_path / "news").as_posix()
    assert [item.name for item in read([folder])] == [f"{folder}/a.txt", f"{folder}/b/2.txt", f"{folder}/c.notes"]


def test_a_link_that_leads_nowhere_is_no_story_that_was_looked_at(put: Put, tmp_path: Path) -> None:
    put("news/a.txt", "One.")
    (tmp_path / "news/gone.txt").symlink_to(tmp_path / "nowhere")
    _, gone = read([f"{tmp_path}/news"])
    assert isinstance(gone, Unreadable)
    assert gone.error.problem == "cannot be read (No such file or directory)"


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


def test_what_a_page_was_saved_with_is_no_story_unless_it_is_named(put: Put, tmp_path: Path) -> None:
    page = put("news/Strike.html", "<p>The strike goes on.</p>")
    names = ("ad.html", "main.css", "gtm.js", "a.js.download", "logo.svg")
    parts = [put(f"news/Strike_files/{name}", "<p>var x=1;</p>") for name in names]
    other = put("news/Rain_files/story.html", "<p>It rained.</p>")
    told: list[str] = []
    assert [item.name for item in read([f"{tmp_path}/news"], ReadOptions(no_copy=told.append))] == [page, other][::-1]
    assert sorted(told) == sorted(parts)
    assert texts(one(parts[2])) == ["<p>var x=1;</p>"]


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


def test_a_file_and_a_link_to_it_are_one_file(put: Put, tmp_path: Path) -> None:
    story = put("news/a.txt", "One.")
    (tmp_path / "b.txt").symlink_to(story)
    assert [item.name for item in read([f"{tmp_path}/b.txt", f"{tmp_path}/news"])] == [f"{tmp_path}/b.txt"]


def test_a_file_that_several_paths_mean_is_read_once(put: Put, tmp_path: Path) -> None:
    first, second = put("news/a.txt", "One."), put("news/b.txt", "Two.")
    names = [
        item.name for item in read([second, f"{tmp_path}/news", f"{tmp_path}/*/a.txt", f"{tmp_path}/news/./b.txt"])
    ]
    assert names == [second, first]
    put("news/d/e.txt", "Three.")
    assert [Path(item.name).name for item in read([f"{tmp_path}/news/**/*"])] == ["a.txt", "b.txt", "e.txt"]
    picture = put("news/c.png", b"\x89PNG")
    assert [type(item) for item in read([f"{tmp_path}/news", picture])] == [Document, Document, Document, Unreadable]


def test_globs_are_expanded_and_standard_input_is_read(
    put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("b.txt", "Two.")
    put("a.txt", "One.")
    stdin = SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(b"Three.")))
    monkeypatch.setattr(sys, "stdin", stdin)
    items = list(read([f"{tmp_path}/*.txt", "-"]))
    assert [texts(item) for item in items if isinstance(item, Document)] == [["One."], ["Two."], ["Three."]]
    assert items[-1].name == "-"


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
    ("name", "content", "fatal", "problem"),
    [
        ("a.txt", b"", False, "is empty"),
        ("a.txt", b" \n\t\n", False, "is empty"),
        ("a.jsonl", b"\n", False, "is empty"),
        ("a.pdf", b"%PDF-1.7 and so on", False, "looks binary, not text"),
        ("a.txt", b"It rained\x00 here.", False, "looks binary, not text"),
        ("a.txt", "It rained.".encode("utf-16-le"), False, "looks binary, not text"),
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
    really = Path.open

    def deny(path: Path, *arguments: object, **named: object) -> object:
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return really(path, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", deny)
    unreadable, document = read([locked, good])
    assert isinstance(document, Document)
    assert isinstance(unreadable, Unreadable)
    assert str(unreadable.error).startswith(f"{locked}: cannot be read (Permission denied); ")


def test_code_pages_by_source_language(put: Put) -> None:
    spanish = put("a.txt", "Málaga, señor Peña.".encode("cp1252"))
    assert texts(one(spanish, ReadOptions(source_language="es"))) == ["Málaga, señor Peña."]
    russian = put("b.txt", "«Да», said Иван.".encode("cp1251"))
    assert texts(one(russian, ReadOptions(source_language="ru"))) == ["«Да», said Иван."]
    assert one(spanish, ReadOptions(source_language="es")).remarks == ()
    assert one(russian, ReadOptions(source_language="ru")).remarks != ()
    polish = put("c.txt", "Łódź, said Wałęsa.".encode("cp1250"))
    assert texts(one(polish, ReadOptions(encoding="cp1250"))) == ["Łódź, said Wałęsa."]
    wide = put("d.txt", "It rained.".encode("utf-16-le"))
    assert texts(one(wide, ReadOptions(encoding="utf-16-le"))) == ["It rained."]


def test_an_unknown_code_page_is_refused_where_nobody_can_guess(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    path = put("a.txt", "It rained\nin Москва.".encode("cp1251"))
    assert str(refusal(path).error) == (
        f"{path}:2: byte 13 (0xcc) is not valid utf-8; save it as UTF-8, or name its encoding with --encoding"
    )


@pytest.mark.parametrize(
    "text",
    [
        "He paid £20 for it.",
        "José Muñoz lives in São Paulo.",
        "It cost £20 – about €23 – said Zoë.",
        "Größe, Ações, créée, SÃO, Þórður, 20°C, 5m², £30m, ½ and “yes”…",
    ],
)
def test_copy_that_is_not_utf8_is_read_as_newsrooms_of_the_west_saved_it(put: Put, text: str) -> None:
    document = one(put("a.txt", text.encode("cp1252")))
    assert " ".join(texts(document)) == text
    assert document.remarks == ("its encoding is a guess (cp1252): where letters are wrong, name it with --encoding",)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("«Да», said Иван.", "cp1251"),
        ("Łódź, said Wałęsa.", "cp1250"),
        ("José said the mañana", "mac_roman"),
        ("北京的 people", "gb18030"),
    ],
)
def test_what_makes_no_words_of_the_west_is_no_copy_of_it(
    put: Put, monkeypatch: pytest.MonkeyPatch, text: str, encoding: str
) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    assert "is not valid utf-8" in str(refusal(put("a.txt", text.encode(encoding))).error)


def test_an_encoding_that_is_named_is_no_guess_and_a_table_tells_its_guess_once(put: Put) -> None:
    path = put("a.txt", "Muñoz".encode("cp1252"))
    assert one(path, ReadOptions(encoding="cp1252")).remarks == ()
    rows = read([put("a.csv", "text\nMuñoz\nPeña\n".encode("cp1252"))])
    assert [(texts(row), len(row.remarks)) for row in rows if isinstance(row, Document)] == [
        (["Muñoz"], 1),
        (["Peña"], 0),
    ]


@pytest.mark.parametrize("unit", ["It rained in the hills. ", "word ", "x", '"', "‘a ", "(", ". ", "a.b@", ".", '?!"'])
def test_one_line_of_megabytes_is_read(put: Put, unit: str) -> None:
    document = one(put("a.txt", unit * (2_000_000 // len(unit))))
    assert document.segments


def test_counting_for_a_progress_bar(put: Put, tmp_path: Path) -> None:
    put("news/a.txt", "One.")
    put("news/b.html", "Two.")
    table = put("c.jsonl", "")
    assert count_inputs([f"{tmp_path}/news"]) == 2
    assert count_inputs([f"{tmp_path}/news", f"{tmp_path}/none"]) == 2
    assert count_inputs([table]) is None
    assert count_inputs(["-"]) is None


@pytest.mark.parametrize("path", ["news", "news/secret", "news/**/*.txt", "news/**/*", "news/*/a.txt"])
def test_a_folder_that_cannot_be_looked_into_is_named(
    put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    put("news/open/a.txt", "One.")
    put("news/secret/b.txt", "Two.")
    monkeypatch.chdir(tmp_path)
    secret = tmp_path / "news" / "secret"
    secret.chmod(0)
    try:
        if os.access(secret, os.R_OK):
            pytest.skip("this user may read everything")
        items = list(read([path]))
    finally:
        secret.chmod(0o700)
    (closed,) = [item for item in items if isinstance(item, Unreadable)]
    assert (closed.name, closed.exit_code) == ("news/secret", 3)
    assert closed.error.problem == "cannot be read (Permission denied)"
    assert [item.name for item in items if item is not closed] == ["news/open/a.txt"] * (path != "news/secret")


def test_the_files_of_a_call_are_looked_up_once_for_all_reports(
    put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("news/a.txt", "One.")
    put("news/settings.json", "[1, 2]")
    put("reports/a.html", "Old.")
    (tmp_path / "link.txt").symlink_to(tmp_path / "news/a.txt")
    asked: list[str] = []

    def find(path: str, *more: str | None) -> Iterator[Found]:
        asked.append(path)
        return found(path, *more)

    monkeypatch.setattr(readers, "find", find)
    folder, gone = f"{tmp_path}/news", f"{tmp_path}/gone"
    is_read = reads([gone, "-", folder], ReadOptions())
    assert asked == []
    names = ("news/a.txt", "link.txt", "news/settings.json", "reports/a.html", "nowhere.html")
    assert [is_read(tmp_path / name) for name in names] == [True, True, False, False, False]
    assert asked == [gone, "-", folder]


def test_a_file_that_is_named_beside_its_folder_is_read_whatever_it_holds(put: Put, tmp_path: Path) -> None:
    known = put("news/known.json", "[1, 2]")
    folder = f"{tmp_path}/news"
    for paths in ([folder, known], [known, folder]):
        assert reads(paths, ReadOptions())(Path(known))


def test_the_number_of_a_file_that_was_replaced_does_not_make_another_one_read(put: Put, tmp_path: Path) -> None:
    story = Path(put("news/a.txt", "One."))
    is_read = reads([f"{tmp_path}/news"], ReadOptions())
    assert is_read(story)
    story.rename(tmp_path / "report.html")
    assert not is_read(tmp_path / "report.html")
