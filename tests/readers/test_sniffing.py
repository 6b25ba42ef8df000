import pytest

from mtcheck.errors import InputError
from mtcheck.readers import ReadOptions
from mtcheck.readers.sniffing import data_format, news_format
from tests.readers.reading import FIXTURES, Put, one, refusal, texts


@pytest.mark.parametrize(
    ("content", "format"),
    [
        ("<nitf>", "nitf"),
        ('<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "x" [<!ENTITY a "b">]>\n<!-- c --><n:nitf xmlns:n="u">', "nitf"),
        ("<NewsML>", "newsml"),
        ('<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">', "newsml-g2"),
        ('<rss version="2.0">', "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ("<rdf:RDF xmlns:rdf='x'>", "feed"),
        ('<rss xmlns:wp="http://wordpress.org/export/1.2/">', "wxr"),
        ("<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>", "xliff"),
        ("<?xml version='1.0'?><!DOCTYPE tmx SYSTEM 'tmx14.dtd'><tmx version='1.4'>", "tmx"),
        ('{"version": "https://jsonfeed.org/version/1.1", ', "json-feed"),
        ('{"uri": "u", "headlines": [', "ninjs"),
        ('{"uri": "u", "body_xhtml": "', "ninjs"),
        ('{"text": "t", "headlines": []}', None),
        ('[{"text": "t"}]', None),
        ("hwa0042 4 i 128 hw-en 0908\n\nTown/", "iptc7901"),
        ("\x16\x16\x01anything at all\x02Text", "iptc7901"),
        ("Received: from x\nSubject: y\n\nText", "mail"),
        ("Note: this\nis text.\n\nReally.", None),
        ("It rained.", None),
    ],
)
def test_formats_by_their_first_bytes(content: str, format: str | None) -> None:
    assert news_format("a", "", content.encode()) == format


@pytest.mark.parametrize("file", sorted(path.name for path in FIXTURES.glob("*.*ml")))
def test_no_name_is_needed(file: str) -> None:
    head = (FIXTURES / file).read_bytes()
    assert news_format("a", "", head) in {"nitf", "newsml", "newsml-g2", "wxr", "mail"}


def test_the_format_asked_for_is_not_told_again(put: Put) -> None:
    assert texts(one(put("a.xml", "<report>It rained.</report>"), ReadOptions(format="text"))) == [
        "<report>It rained.</report>"
    ]


def test_what_programs_write_under_the_names_of_old_office_files_is_what_it_holds(put: Put) -> None:
    page = one(put("a.doc", "<html xmlns:w='urn:schemas-microsoft-com:office:word'><body><p>Rain.</p></body></html>"))
    table = one(put("a.xls", "id\ttext\ns1\tRain.\n"))
    assert [(each.format, texts(each)) for each in (page, table)] == [("html", ["Rain."]), ("tsv", ["Rain."])]


def test_a_mailbox_is_no_text_of_one_story(put: Put) -> None:
    mail = "From a@b.c Mon Mar  2 10:00:00 2026\nSubject: Rain\n\nIt rained.\n"
    error = refusal(put("a.mbox", f"{mail}\n{mail}")).error
    assert (error.problem, error.remedy) == ("is a mailbox", "save each mail as a file of its own (.eml)")


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (b"text\tid\nRain, hard.\ta\n", "tsv"),
        ("text\tid\r\nRain, hard.\ta\r\n".encode("utf-16"), "tsv"),
        (b'\xef\xbb\xbf"Id";"Text"\na;"Rain, hard."\n', "csv"),
        (b'[\n {"text": "Rain, hard."}]', "json"),
        (b'{\n  "text": "Rain, hard."\n}', "json"),
        (b'{"text": "Rain, hard."}\n', "jsonl"),
    ],
)
def test_tables_and_records_that_no_suffix_names_are_known_by_their_head(put: Put, content: bytes, format: str) -> None:
    for name in ("-a", "a.txt"):
        document = one(put(name, content))
        assert (document.format, texts(document)) == (format, ["Rain, hard."])


@pytest.mark.parametrize(
    "text",
    [
        "Text, photos, film\n\nRain, hard.",
        "Text; photos\nRain; hard.",
        "Rain|text\n\nIt rained.",
        "[Photo] Rain.\nSun.",
    ],
)
def test_a_story_is_no_table_for_its_commas(put: Put, text: str) -> None:
    assert one(put("a", text)).format == "text"


@pytest.mark.parametrize(
    ("content", "format"),
    [
        ('{"text": "Rain.",\n "id": "s1"}\n', "json"),
        ('{"items": [\n{"text": "Rain."}]}\n', "json"),
        ('{"text": "Rain.", "id": "s1"}\n', "jsonl"),
        ('{"text": "Rain.", "id": \n{"text": "Sun."}\n', "jsonl"),
        ('{"text": "Rain.", "segm', "jsonl"),
        ('{"Rain" and wind}\n', None),
    ],
)
def test_json_over_several_lines_is_no_json_lines(content: str, format: str | None) -> None:
    assert data_format(content.encode(), "text") == format


def test_a_story_that_begins_with_from_and_a_time_is_no_mailbox() -> None:
    assert news_format("a", "", b"From Madrid at 12:30 yesterday, we learned\nNote: it rained.\n") is None
    with pytest.raises(InputError, match="is a mailbox"):
        news_format("a", "", b"From me@desk.example Mon Jan  5 09:30:00 2026\nSubject: rain\n\nRain.\n")
