"""Files that have several names, and what is no file: each story is looked at once, and nothing in silence."""

import os
import socket
from pathlib import Path

import pytest

from mtcheck.model import Document
from mtcheck.readers import ReadOptions, Unreadable, read, reads
from tests.readers.reading import Put


def looked(folder: Path, *paths: str) -> tuple[list[str], list[str], list[str]]:
    """Read paths in a folder: what was read, links to that, and what is no copy."""
    again: list[str] = []
    apart: list[str] = []
    found = read([str(folder / path) for path in paths], ReadOptions(again=again.append, no_copy=apart.append))
    names = [item.name for item in found if isinstance(item, Document)]
    return tuple([Path(name).relative_to(folder).as_posix() for name in each] for each in (names, again, apart))  # type: ignore[return-value]


def test_a_link_and_its_target_in_one_folder_are_one_story(put: Put, tmp_path: Path) -> None:
    put("news/b.txt", "It rained.")
    put("news/more/d.txt", "It stopped.")
    for name, target in (("a.txt", "b.txt"), ("c.txt", "b.txt"), ("latest", "b.txt"), ("e", "more")):
        (tmp_path / "news" / name).symlink_to(target)
    names = ["news/b.txt", "news/more/d.txt"]
    assert looked(tmp_path, "news") == (names, ["news/a.txt", "news/c.txt", "news/e", "news/latest"], [])


def test_what_links_lead_to_elsewhere_is_read_once(put: Put, tmp_path: Path) -> None:
    put("store/1.txt", "It rained.")
    put("news/.hidden/2.txt", "It stopped.")
    (tmp_path / "news/a").symlink_to(tmp_path / "store")
    (tmp_path / "news/b").symlink_to(tmp_path / "store")
    for name in ("c.txt", "d.txt"):
        (tmp_path / "news" / name).symlink_to(tmp_path / "news/.hidden/2.txt")
    assert looked(tmp_path, "news") == (["news/a/1.txt", "news/c.txt"], ["news/b/1.txt", "news/d.txt"], [])
    assert looked(tmp_path, "news", "store")[1] == ["news/b/1.txt", "news/d.txt", "store/1.txt"]


def test_two_names_of_one_file_are_one_story(put: Put, tmp_path: Path) -> None:
    put("news/a.txt", "It rained.")
    os.link(tmp_path / "news/a.txt", tmp_path / "news/b.txt")
    assert looked(tmp_path, "news") == (["news/a.txt"], ["news/b.txt"], [])
    assert looked(tmp_path, "news/b.txt", "news/a.txt") == (["news/b.txt"], ["news/a.txt"], [])


def test_a_link_that_names_another_format_is_a_file_of_its_own(put: Put, tmp_path: Path) -> None:
    put("news/blob.txt", "<p>It rained.</p>")
    (tmp_path / "news/a.html").symlink_to("blob.txt")
    assert looked(tmp_path, "news") == (["news/a.html", "news/blob.txt"], [], [])


def test_a_link_that_names_another_format_drops_no_file_of_another_path(put: Put, tmp_path: Path) -> None:
    put("news/real/blob.txt", "<p>It rained.</p>")
    (tmp_path / "news/a.html").symlink_to("real/blob.txt")
    (tmp_path / "news/latest").symlink_to("real/blob.txt")
    assert looked(tmp_path, "news/a.html", "news") == (
        ["news/a.html", "news/real/blob.txt"],
        ["news/a.html", "news/latest"],
        [],
    )
    assert looked(tmp_path, "news/*") == (["news/a.html", "news/latest"], ["news/real/blob.txt"], [])


def test_a_folder_of_a_picture_and_a_link_to_it_holds_nothing(put: Put, tmp_path: Path) -> None:
    put("news/b.png", b"\x89PNG\r\n\x1a\n")
    (tmp_path / "news/a.png").symlink_to("b.png")
    (item,) = read([f"{tmp_path}/news"])
    assert isinstance(item, Unreadable)
    assert (item.error.problem, item.fatal) == ("holds no readable file", True)


def test_a_pipe_and_a_socket_are_named_and_never_waited_for(
    put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = put("news/b.txt", "It rained.")
    os.mkfifo(tmp_path / "news/a.txt")
    monkeypatch.chdir(tmp_path / "news")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("c")
        assert looked(tmp_path, "news") == (["news/b.txt"], [], ["news/a.txt", "news/c"])
        assert looked(tmp_path, "news/*") == (["news/b.txt"], [], ["news/a.txt", "news/c"])
    is_read = reads([f"{tmp_path}/news"], ReadOptions())
    assert [is_read(Path(name)) for name in (story, f"{tmp_path}/news/a.txt")] == [True, False]


def test_a_pipe_that_is_named_is_read(tmp_path: Path) -> None:
    ends = os.pipe()
    with os.fdopen(ends[1], "wb") as writing:
        writing.write(b"It rained.")
    (document,) = read([f"/dev/fd/{ends[0]}"])
    os.close(ends[0])
    assert isinstance(document, Document)
    assert [segment.text for segment in document.segments] == ["It rained."]
