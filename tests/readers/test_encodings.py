"""Bytes to text: as named, as they are marked, or by a guess that is told."""

from io import BufferedReader, BytesIO

import pytest

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.readers import ReadOptions, read
from mtcheck.readers.encodings import decode, encoding_of
from tests.files import line
from tests.readers.reading import Put, one, refusal, several, texts


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


WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
SAID = "Wałęsa said: “It rained – in Łódź.”"


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", SAID),
        ("a", SAID + "\n" + "It rained. " * 999),
        ("a.html", f"<p>{SAID}</p>"),
        ("a.csv", f"id;text\na;{SAID}\n"),
        ("b", f"id;text\na;{SAID}\n"),
        ("a.jsonl", line(text=SAID)),
        ("c", line(text=SAID)),
        ("a.srt", f"1\n00:00:01,000 --> 00:00:02,000\n{SAID}\n"),
    ],
)
def test_wide_characters_show_without_a_mark_and_that_is_told(put: Put, name: str, content: str, encoding: str) -> None:
    path = put(name, content.encode(encoding))
    document = one(path)
    assert " ".join(texts(document)).startswith(SAID)
    assert document.remarks == (
        f"its encoding is a guess ({encoding}): where letters are wrong, name it with --encoding",
    )
    assert [each.name for each in several(path.rpartition("/")[0])] == [document.name]


@pytest.mark.parametrize(
    "data",
    [
        b"It rained\0 here, and then it stopped.",
        b"a\0b\0",
        b"I\0t\0 \0r\0ained, and then it stopped.",
        "It rained.\0 It stopped.".encode("utf-16-le"),
        "It rained.\x01".encode("utf-16-le"),
        "Дождь шёл.".encode("utf-16-le"),
        b"".join(number.to_bytes(2, "little") for number in (100, 200, 220, 64, 190, 240, 55)),
        bytes(range(256)) * 8,
        b"".join(number.to_bytes(2, "little") for number in range(200, 4000)),
        b"\0" * 400,
    ],
)
def test_other_zero_bytes_make_no_text(put: Put, data: bytes) -> None:
    assert refusal(put("a.txt", data)).error.problem == "looks binary, not text"


def test_wide_characters_that_break_later_are_told_by_their_byte(put: Put) -> None:
    path = put("a.txt", ("It rained.\n" * 400).encode("utf-16-le") + b"\0\xdc")
    assert str(refusal(path).error).startswith(f"{path}:401: byte 8800 (0x00) is not valid utf-16-le; ")


@pytest.mark.parametrize("declared", ["utf-16", "UTF-16LE"])
@pytest.mark.parametrize("end", ["", " "])
def test_a_declaration_of_wide_characters_that_can_be_read_is_false(put: Put, declared: str, end: str) -> None:
    page = f'<meta charset="{declared}"><article><p>Señor Muñoz said so.{end}</p></article>'
    document = one(put("a.html", page.encode("cp1252")))
    assert texts(document) == ["Señor Muñoz said so."]
    assert len(document.remarks) == 1


def test_an_unknown_code_page_is_refused(put: Put) -> None:
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
def test_what_makes_no_words_of_the_west_is_no_copy_of_it(put: Put, text: str, encoding: str) -> None:
    assert "is not valid utf-8" in str(refusal(put("a.txt", text.encode(encoding))).error)


def test_an_encoding_that_is_named_is_no_guess_and_a_table_tells_its_guess_once(put: Put) -> None:
    path = put("a.txt", "Muñoz".encode("cp1252"))
    assert one(path, ReadOptions(encoding="cp1252")).remarks == ()
    rows = read([put("a.csv", "text\nMuñoz\nPeña\n".encode("cp1252"))])
    assert [(texts(row), len(row.remarks)) for row in rows if isinstance(row, Document)] == [
        (["Muñoz"], 1),
        (["Peña"], 0),
    ]


# Ends within the last of the pieces, of 65,536 bytes, in which a long file is read.
LONG = "x" * 65_534 + "\n"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", ("utf-8", 0)),
        (LONG.encode() * 3, ("utf-8", 0)),
        (f"{LONG}é “so”".encode(), ("utf-8", 0)),
        (f"{LONG}“so”".encode("utf-8-sig"), ("utf-8", 3)),
        (f"x{LONG[:32_767]}😀“so”".encode("utf-16"), ("utf-16-le", 2)),
        (f"{LONG}café".encode("cp1252"), ("cp1252", 0)),
        (f"{LONG}“so”".encode("utf-16-le"), ("utf-16-le", 0)),
        (f'<?xml version="1.0" encoding="koi8-r"?>{LONG}Да'.encode("koi8-r"), ("koi8-r", 0)),
    ],
)
def test_a_long_file_is_of_the_encoding_that_it_would_be_decoded_by(data: bytes, found: tuple[str, int]) -> None:
    options = ReadOptions(source_language="es")
    assert encoding_of(BufferedReader(BytesIO(data)), "a.csv", options) == found
    assert decode(data, "a.csv", options) == (data[found[1] :].decode(found[0]), found[0])


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"caf\xe9\n" + LONG.encode() * 2 + b"\0", "a.csv: looks binary, not text"),
        (f"{LONG}é".encode() + b"\n\x81", "a.csv:3: byte 65538 (0x81) is not valid utf-8"),
        (f"{LONG}é".encode() + b"\xe2\x80", "a.csv:2: byte 65537 (0xe2) is not valid utf-8"),
        (LONG.encode("utf-16") + b"\0\xdc", "a.csv:2: byte 131070 (0x00) is not valid utf-16-le"),
        (LONG.encode("utf-16") + b"\0\0", "a.csv: looks binary, not text"),
    ],
)
def test_a_long_file_is_refused_as_a_short_one_is(data: bytes, problem: str) -> None:
    options = ReadOptions(source_language="es")
    with pytest.raises(InputError) as refused:
        encoding_of(BufferedReader(BytesIO(data)), "a.csv", options)
    assert str(refused.value).startswith(f"{problem}; ")
    with pytest.raises(InputError) as whole:
        decode(data, "a.csv", options)
    assert str(whole.value) == str(refused.value)


@pytest.mark.parametrize("language", ["pl", "pol", "pl-PL", "Polish"])
def test_the_code_page_of_a_language_does_not_hang_on_how_it_is_written(put: Put, language: str) -> None:
    document = one(put("a.txt", "Wałęsa spoke in Łódź.".encode("cp1250")), ReadOptions(source_language=language))
    assert texts(document) == ["Wałęsa spoke in Łódź."]
    content = f"<nitf xml:lang='{'pol' if language == 'pol' else 'pl'}'><body><body.content><p>Wałęsa w Łodzi.</p>"
    wire = one(put("b.xml", f"{content}</body.content></body></nitf>".encode("cp1250")))
    assert texts(wire) == ["Wałęsa w Łodzi."]
