import gzip
import os
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from mtcheck.model import Document
from mtcheck.readers import ReadOptions, Unreadable, read
from tests.office import opendocument, word, zipped
from tests.readers.reading import Put, one, refusal, texts


def test_members_are_read_in_order_each_by_its_own_kind(put: Put) -> None:
    members: dict[str, str | bytes] = {
        "b/story.docx": word("It rained."),
        "a.txt": "A headline\n\nIt stopped.",
        "c.jsonl": '{"id": "s1", "text": "Wind rose."}\n{"id": "s2"\n',
        "picture.png": b"\x89PNG\r\n\x1a\n",
        ".hidden.txt": "Hidden.",
        "__MACOSX/._a.txt": "Resource.",
        "b/~$story.docx": "Ann",
        "Icon\r": "",
    }
    path = put("copy.zip", zipped(members))
    found = list(read([path]))
    assert [(item.name, item.format) for item in found] == [
        (f"{path}/a.txt", "text"),
        (f"{path}/b/story.docx", "docx"),
        ("s1", "jsonl"),
        (f"{path}/c.jsonl:2", "jsonl"),
    ]
    assert isinstance(found[-1], Unreadable)


def test_a_format_that_is_named_is_that_of_the_members(put: Put) -> None:
    path = put("copy.zip", zipped({"a.dat": "<p>It rained.</p>"}))
    document = one(path, ReadOptions(format="html"))
    assert (document.format, texts(document)) == ("html", ["It rained."])
    assert one(path, ReadOptions(format="zip")).format == "text"


@pytest.mark.parametrize("name", ["../../outside.txt", "/etc/outside.txt", "..\\outside.txt", "C:/outside.txt"])
def test_no_member_touches_the_disk_whatever_its_name(put: Put, tmp_path: Path, name: str) -> None:
    path = put("deep/er/copy.zip", zipped({name: "It rained."}))
    assert texts(one(path)) == ["It rained."]
    assert [each.name for each in tmp_path.rglob("*") if each.is_file()] == ["copy.zip"]


def bomb() -> bytes:
    return zipped({"big.txt": b"rain " * (1 << 20)})


def encrypted() -> bytes:
    """A member whose header says that it is encrypted."""
    whole = bytearray(zipped({"a.txt": "It rained."}))
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


def damaged() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as package:
        package.writestr("a.txt", "It rained.")
        package.writestr("b.txt", "It stopped.")
    return stream.getvalue().replace(b"It rained.", b"It roined.", 1)


def unknown_packing() -> bytes:
    whole = bytearray(zipped({"a.txt": "It rained."}))
    for start in (whole.index(b"PK\x03\x04") + 8, whole.index(b"PK\x01\x02") + 10):
        whole[start : start + 2] = b"\x63\x00"
    return bytes(whole)


@pytest.mark.parametrize(
    ("content", "member", "problem"),
    [
        (bomb(), "/big.txt", "would unpack to an absurd size"),
        (encrypted(), "/a.txt", "is encrypted"),
        (unknown_packing(), "/a.txt", "cannot be unpacked"),
        (zipped({"inner.zip": zipped({"a.txt": "It rained."})}), "/inner.zip", "is an archive in an archive"),
        (zipped({"a.txt.gz": gzip.compress(b"It rained.", mtime=0)}), "/a.txt.gz", "is an archive in an archive"),
        (
            zipped({"a.docx": zipped({"word/document.xml": bytes(1 << 22)})}),
            "/a.docx",
            "would unpack to an absurd size",
        ),
        (zipped({}), "", "is an empty archive"),
        (b"PK\x03\x04 no more", "", "is no archive that can be opened"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(put: Put, content: bytes, member: str, problem: str) -> None:
    path = put("copy.zip", content)
    error = refusal(path).error
    assert error.problem.startswith(problem)
    assert str(error).startswith(f"{path}{member}: ")
    assert error.remedy
    assert "\n" not in str(error)


def test_a_damaged_member_leaves_the_others_readable(put: Put) -> None:
    path = put("copy.zip", damaged())
    first, second = read([path])
    assert isinstance(first, Unreadable)
    assert first.error.place == f"{path}/a.txt"
    assert isinstance(second, Document)
    assert texts(second) == ["It stopped."]


def test_an_archive_comes_through_gzip_and_standard_input(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    content = zipped({"a.txt": "It rained."})
    assert texts(one(put("copy.zip.gz", gzip.compress(content)))) == ["It rained."]

    class Input:
        buffer = Pipe(content)

    monkeypatch.setattr("sys.stdin", Input)
    document = one("-")
    assert (document.name, texts(document)) == ("-/a.txt", ["It rained."])


class Pipe(BytesIO):
    """Bytes that cannot be searched, with the peek of standard input."""

    def seekable(self) -> bool:
        return False

    def peek(self, size: int) -> bytes:
        return self.getvalue()[self.tell() : self.tell() + size]

    @property
    def raw(self) -> object:
        return object()


def test_a_gzip_bomb_is_refused_before_it_fills_the_memory(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtcheck.readers.streams._RATIO_FROM", 1 << 20)
    path = put("a.txt.gz", gzip.compress(b"rain " * (1 << 20)))
    error = refusal(path).error
    assert str(error) == f"{path}: would unpack to an absurd size; unpack it yourself if you trust it"


def test_a_gzip_bomb_in_a_pipe_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtcheck.readers.streams._RATIO_FROM", 1 << 20)
    reading, writing = os.pipe()
    os.write(writing, gzip.compress(b"rain " * (1 << 20)))
    os.close(writing)
    with open(reading) as stdin:  # noqa: PTH123 (a descriptor)
        monkeypatch.setattr(sys, "stdin", stdin)
        assert refusal("-").error.problem == "would unpack to an absurd size"


def test_the_ratio_that_is_refused_is_beyond_what_text_packs_to(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtcheck.readers.streams._RATIO_FROM", 1 << 10)
    text = "".join(f"On day {day} it rained for {day % 7} hours and the river rose. " for day in range(1 << 12))
    assert len(texts(one(put("a.txt.gz", gzip.compress(text.encode()))))) == 1 << 12


def test_a_guess_is_told_to_the_caller_once_and_with_its_member(put: Put) -> None:
    told: list[str] = []
    path = put("a.zip", zipped({"a.json": '{"name": "Peña"}'.encode("cp1252"), "b.txt": "It rained."}))
    (document,) = read([path], ReadOptions(guessed=told.append))
    assert isinstance(document, Document)
    assert (document.remarks, told) == ((), ["cp1252"])


def test_an_office_file_that_is_named_as_an_archive_is_one_document(put: Put) -> None:
    assert [
        one(put("a.zip", content)).format
        for content in (word("It rained."), opendocument("<text:p>It rained.</text:p>"))
    ] == [
        "docx",
        "odt",
    ]
    assert one(put("a.zip", zipped({"word/a.txt": "It rained."}))).name.endswith("a.zip/word/a.txt")


@pytest.mark.parametrize("name", ["copy.zip", "copy"])
@pytest.mark.parametrize(
    "story", [word("It rained."), opendocument("<text:p>It rained.</text:p>")], ids=["docx", "odt"]
)
def test_documents_that_are_stored_as_they_are_do_not_make_the_archive_one(put: Put, name: str, story: bytes) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        archive.writestr("word/a.docx" if b"word/" in story else "a.odt", story)
        archive.writestr("x.txt", "It stopped.")
    path = put(name, packed.getvalue())
    assert [texts(each) for each in read([path]) if isinstance(each, Document)] == [["It rained."], ["It stopped."]]


@pytest.mark.parametrize("name", ["copy.zip", "copy", "copy.gz"])
def test_a_word_file_that_is_packed_in_another_order_is_one(put: Put, name: str) -> None:
    packed = BytesIO()
    with ZipFile(BytesIO(word("It rained."))) as whole, ZipFile(packed, "w") as anew:
        for part in sorted(whole.namelist(), reverse=True):
            anew.writestr(part, whole.read(part))
    content = packed.getvalue()
    document = one(put(name, gzip.compress(content) if name.endswith(".gz") else content))
    assert (document.format, texts(document)) == ("docx", ["It rained."])


def test_names_of_a_mac_are_in_utf_8_and_those_of_old_programs_in_their_code_page(put: Put) -> None:
    content = zipped({"Malaga.txt": "It rained.", "Peru.txt": "It shone."})
    # As long as they were: UTF-8 without the flag for it, and code page 437.
    content = content.replace(b"Malaga", "Málag".encode()).replace(b"Peru", "Perú".encode("cp437"))
    path = put("mac.zip", content)
    assert [item.name for item in read([path])] == [f"{path}/Málag.txt", f"{path}/Perú.txt"]
