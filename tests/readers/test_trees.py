import pytest

from mtcheck.errors import InputError
from mtcheck.readers.trees import mended, parse_text, text_of
from tests.readers.reading import Put, one, parts, refusal


def story(text: str, head: str = "") -> str:
    return f"{head}<nitf><body><body.content><p>{text}</p></body.content></body></nitf>"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("AT&T and R&D", "AT&T and R&D"),
        ("5&nbsp;&euro; &#8364; &amp;nbsp;", "5\xa0€ € &nbsp;"),
        ("it&#146;s", "it’s"),
        ("a\x01b&#1;c", "a\ufffdb\ufffdc"),
        ("a\x0bb", "a b"),
        ("a\u202eb", "a\u202eb"),
        ("<![CDATA[&eacute; & <b>]]>", "&eacute; & <b>"),
        ("<x:b>undeclared</x:b>", "undeclared"),
    ],
)
def test_what_newsrooms_write_slightly_wrong_is_read(written: str, read: str) -> None:
    assert text_of(parse_text(f"<p>{written}</p>", "a.xml")) == read


@pytest.mark.parametrize(
    "subset",
    ['<!ENTITY % nitf SYSTEM "nitf.dtd">%nitf;', '<!ENTITY euro "&#8364;">', "<!ELEMENT p ANY>"],
)
def test_a_document_type_is_allowed_and_never_loaded(put: Put, subset: str) -> None:
    assert parts(one(put("a.xml", story("It rained.", f"<!DOCTYPE nitf [{subset}]>")))) == [("body", "It rained.")]


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        (
            story("&b;", '<!DOCTYPE nitf [\n<!ENTITY a "0123456789">\n<!ENTITY b "&a;&a;">]>\n'),
            2,
            "declares the entity “a”",
        ),
        (story("&x;", '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), 1, "declares the entity “x”"),
        (story("a\nb &bogus; c"), 2, "names a character “&bogus;”"),
        ("<nitf>\n<p>x", 2, "is broken XML"),
        ("<nitf>" + "<p>" * 1000, 1, "is broken XML (Excessive depth"),
        (story("word " * 2_500_000), 1, "is broken XML (Resource limit exceeded"),
        (story("<![CDATA[" * 20_000), 1, "is broken XML"),
        ("<report><a/></report>", 1, "is XML with the root element “report”"),
        ("It rained.", 1, "is not XML"),
        ("<!-- " * 20_000, 1, "is not XML"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line_with_its_place(
    put: Put, content: str, line: int, problem: str
) -> None:
    path = put("a.xml", content)
    message = str(refusal(path).error)
    assert message.startswith(f"{path}:{line}: {problem}")
    assert "\n" not in message
    assert "; " in message


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "utf-8"),
        ("utf-8", "latin-1"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-le"),
        ("utf-8", "utf-8-sig"),
    ],
)
def test_a_false_declaration_of_the_encoding(put: Put, declared: str, encoding: str) -> None:
    content = story("El señor vio un ñandú.", f'<?xml version="1.0" encoding="{declared}"?>')
    assert parts(one(put("a.xml", content.encode(encoding)))) == [("body", "El señor vio un ñandú.")]


def test_mending_keeps_every_line() -> None:
    text = '<?xml version="1.0"?>\n<!DOCTYPE a [\n<!ELEMENT a ANY>\n]>\n<a>\n&eacute;</a>'
    assert mended(text, "a.xml").split("\n")[4:] == ["<a>", "é</a>"]


def test_a_declared_entity_names_the_file_and_the_remedy() -> None:
    with pytest.raises(InputError) as caught:
        mended('<!DOCTYPE a [<!ENTITY x "very long text">]><a/>', "a.xml")
    assert caught.value.remedy == "write its text where it is used, and remove the declaration"
