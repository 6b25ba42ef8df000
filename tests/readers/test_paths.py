"""Which files a call means: folders, globs, links, standard input; each is read once."""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from mtcheck import readers
from mtcheck.model import Document
from mtcheck.readers import ReadOptions, Unreadable, count_inputs, read, reads
from mtcheck.readers.paths import Found
from mtcheck.readers.paths import find as found
from tests.readers.reading import Put, one, refusal, texts


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


def test_what_a_page_was_saved_with_is_no_story_unless_it_is_named(put: Put, tmp_path: Path) -> None:
    page = put("news/Strike.html", "<p>The strike goes on.</p>")
    names = ("ad.html", "main.css", "gtm.js", "a.js.download", "logo.svg")
    parts = [put(f"news/Strike_files/{name}", "<p>var x=1;</p>") for name in names]
    other = put("news/Rain_files/story.html", "<p>It rained.</p>")
    told: list[str] = []
    assert [item.name for item in read([f"{tmp_path}/news"], ReadOptions(no_copy=told.append))] == [page, other][::-1]
    assert sorted(told) == sorted(parts)
    assert texts(one(parts[2])) == ["<p>var x=1;</p>"]


def test_what_programs_keep_beside_stories_is_no_copy_unless_it_is_named(put: Put, tmp_path: Path) -> None:
    story = put("news/a.txt", "It rained.")
    apart = [put(f"news/{name}", "text: It rained.") for name in ("a.txt~", "desk.yaml", "desktop.ini")]
    put("news/~$a.docx", b"\x05editor")
    put("news/Icon\r", b"")
    told: list[str] = []
    assert [item.name for item in read([f"{tmp_path}/news"], ReadOptions(no_copy=told.append))] == [story]
    assert told == apart
    assert [texts(one(path)) for path in apart] == [["text: It rained."]] * 3


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


def test_counting_for_a_progress_bar(put: Put, tmp_path: Path) -> None:
    put("news/a.txt", "One.")
    put("news/b.html", "Two.")
    table = put("c.jsonl", "")
    assert count_inputs([f"{tmp_path}/news"]) == 2
    assert count_inputs([f"{tmp_path}/news", f"{tmp_path}/none"]) == 2
    assert count_inputs([table]) is None
    assert count_inputs([put("d.json", "[]")]) is None
    assert count_inputs(["-"]) is None


@pytest.mark.parametrize(
    "path", ["news", "news/secret", "news/secret/*.txt", "news/**/*.txt", "news/**/*", "news/*/a.txt"]
)
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
    assert [item.name for item in items if item is not closed] == ["news/open/a.txt"] * ("secret" not in path)


def test_a_file_in_a_closed_folder_is_there_for_all_that_is_known(put: Put, tmp_path: Path) -> None:
    closed = put("closed/a.txt", "One.")
    (tmp_path / "closed").chmod(0)
    try:
        if os.access(closed, os.R_OK):
            pytest.skip("this user may read everything")
        error = refusal(closed).error
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert error.problem == "cannot be read (Permission denied)"


def test_a_link_that_leads_nowhere_costs_a_pattern_nothing_else(put: Put, tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("gone.txt")
    (tmp_path / "b.txt").symlink_to("b.txt")
    story = put("c.txt", "One.")
    gone, circle, document = read([f"{tmp_path}/*.txt"])
    assert document.name == story
    assert isinstance(gone, Unreadable)
    assert isinstance(circle, Unreadable)
    assert (gone.error.problem, gone.exit_code) == ("cannot be read (No such file or directory)", 3)
    assert (circle.error.problem, circle.exit_code) == ("cannot be read (Too many levels of symbolic links)", 3)


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


def test_under_a_glob_too_lock_files_and_backups_are_no_copy(put: Put, tmp_path: Path) -> None:
    for name in ("a.txt", "a.txt~", "~$a.txt"):
        put(f"news~/{name}", "It rained.")
    met = [(Path(each.path).name, each.apart) for each in found(f"{tmp_path}/news~/*")]
    assert met == [("a.txt", False), ("a.txt~", True)]
    assert [(Path(each.path).name, each.apart) for each in found(f"{tmp_path}/news~/*.txt~")] == [("a.txt~", False)]
    assert [Path(each.path).name for each in found(f"{tmp_path}/news~/~$*")] == ["~$a.txt"]
    assert [Path(each.path).name for each in found(f"{tmp_path}/*") if not each.apart] == ["a.txt"]
