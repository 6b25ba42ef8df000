import pytest

from mtcheck.model import Document
from mtcheck.readers import Unreadable, read
from tests.files import unit, xliff
from tests.readers.reading import Put, one, refusal, texts


def pairs(document: Document) -> list[tuple[str | None, str]]:
    return [(segment.source, segment.text) for segment in document.segments]


def test_units_of_xliff_are_segments_with_their_sources_and_lines(put: Put) -> None:
    document = one(put("a.xlf", xliff(unit("Llovió.", "It rained. It stopped."), f"<group>{unit('Fin.', '')}</group>")))
    assert pairs(document) == [("Llovió.", "It rained. It stopped."), ("Fin.", "")]
    assert (document.language, document.source_language, document.meta) == ("en-GB", "es-ES", {"original": "a.docx"})
    assert [segment.origin.at(0).line for segment in document.segments] == [3, 4]


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("It <g id='1'>rained</g> all day.", "It rained all day."),
        ("It <bpt id='1'>&lt;b&gt;</bpt>rained<ept id='1'>&lt;/b&gt;</ept>.", "It rained."),
        ("It<x id='1' ctype='lb'/>rained.", "It rained."),
        ("It <x id='1'/>rained.", "It rained."),
        ("It <mrk mtype='x-sdl-deleted'>snowed</mrk><mrk mtype='x-sdl-added'>rained</mrk>.", "It rained."),
        ("It\n  rained &amp; stopped.", "It rained & stopped."),
    ],
)
def test_tags_in_a_unit_are_no_text(put: Put, target: str, text: str) -> None:
    assert texts(
        one(put("a.xliff", xliff(unit("Llovió.", target, "<alt-trans><target>Rain.</target></alt-trans>"))))
    ) == [text]


def test_segments_of_a_unit_are_paired_by_number_and_those_of_a_machine_are_labelled(put: Put) -> None:
    source = "<seg-source><mrk mtype='seg' mid='1'>Llovió.</mrk> <mrk mtype='seg' mid='2'>Paró.</mrk></seg-source>"
    target = "<mrk mtype='seg' mid='2'>It stopped.</mrk><mrk mtype='seg' mid='1'>It rained.</mrk>"
    marks = "<sdl:seg-defs><sdl:seg id='1' origin='mt'/><sdl:seg id='2' origin='interactive'/></sdl:seg-defs>"
    path = put(
        "a.sdlxliff", xliff(unit("Llovió. Paró.", target, source + marks), unit("x", "x", attributes="translate='no'"))
    )
    document = one(path)
    assert pairs(document) == [("Llovió.", "It rained."), ("Paró.", "It stopped.")]
    assert document.meta["labels"] == ["1 of 2 segments are marked as machine translation"]


def test_xliff_2_is_read_by_its_segments(put: Put) -> None:
    content = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="es" trgLang="en">
    <file id="f1"><unit id="1"><segment><source>Llovió.</source><target>It <pc id="1">rained</pc>.</target></segment>
    <ignorable><source> </source></ignorable><segment><source>Paró.</source></segment></unit></file>
    <file id="f2"><group><unit id="2"><segment><source>Fin.</source><target>The end.</target></segment></unit></group>
    </file>
    <file id="f3"><unit id="3"><segment><source>Nada.</source></segment></unit></file></xliff>"""
    path = put("a.xlf", content)
    first, second, third = read([path])
    assert isinstance(first, Document)
    assert (first.name, first.language, first.source_language) == (f"{path}#1", "en", "es")
    assert pairs(first) == [("Llovió.", "It rained."), ("Paró.", "")]
    assert isinstance(second, Document)
    assert pairs(second) == [("Fin.", "The end.")]
    assert isinstance(third, Unreadable)
    assert str(third.error) == f"{path}#3: holds no translated text; give a file whose targets are filled in"


def test_a_translation_memory_gives_its_english_beside_what_it_was_translated_from(put: Put) -> None:
    def side(language: str, text: str) -> str:
        return f"<tuv xml:lang='{language}'><seg>{text}</seg></tuv>"

    content = f"""<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="ES"/><body>
    <tu creationid="MT!">{side("fr", "Il a plu.")}{side("es", "Llovió.")}
    {side("en-US", "It <hi>rained</hi><ph>{{1}}</ph>.")}</tu>
    <tu>{side("es", "Nada.")}{side("fr", "Rien.")}</tu></body></tmx>"""
    document = one(put("a.tmx", content))
    assert pairs(document) == [("Llovió.", "It rained.")]
    assert (document.language, document.source_language) == ("en", "es")
    assert document.meta["labels"] == ["1 of 1 segments are marked as machine translation"]


def test_a_catalogue_gives_its_translations_without_the_obsolete_ones(put: Put) -> None:
    content = """msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#, fuzzy
msgid "Llovió."
msgstr "It rained."

msgid "Un herido"
msgid_plural "%d heridos"
msgstr[0] "One hurt"
msgstr[1] "%d hurt"

#~ msgid "Viejo"
#~ msgstr "Old"
"""
    document = one(put("a.po", content))
    assert pairs(document) == [("Llovió.", "It rained."), ("Un herido", "One hurt"), ("%d heridos", "%d hurt")]
    assert (document.language, document.segments[0].origin.at(0).line) == ("en", 6)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.xlf", "<xliff", "is broken XML"),
        ("a.xlf", "<html/>", "is not XLIFF"),
        ("a.xlf", "<xliff version='1.2'/>", "holds no files"),
        ("a.xlf", "<!DOCTYPE x [<!ENTITY a 'a text that is too long'>]><xliff>&a;</xliff>", "declares the entity"),
        ("a.tmx", "<xliff/>", "is not TMX"),
        ("a.tmx", "<tmx><body/></tmx>", "holds no translated text"),
        ("a.po", "msgid a\nmsgstr\n", "is no line of a gettext catalogue"),
        ("a.po", "/etc/hostname", "is no line of a gettext catalogue"),
        ("a.po", 'msgid "a"\nmsgstr "b"\n\nmsgid "c\nmsgstr "d"\n', "is no line of a gettext catalogue"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(put: Put, name: str, content: str, problem: str) -> None:
    error = refusal(put(name, content)).error
    assert error.problem.startswith(problem)
    assert error.remedy
    assert "\n" not in str(error)


def test_a_catalogue_says_its_encoding(put: Put) -> None:
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=ISO-8859-2\\n"\n\n'
    document = one(put("a.po", f'{head}msgid "x"\nmsgstr "Wałęsa left."\n'.encode("iso-8859-2")))
    assert (texts(document), document.remarks) == (["Wałęsa left."], ())


def test_targets_that_are_parted_otherwise_than_their_sources_are_read_whole(put: Put) -> None:
    mark = '<mrk mtype="seg" mid="{}">{}</mrk>'
    source = f"<seg-source>{mark.format(1, 'Uno.')}{mark.format(2, 'Dos.')}</seg-source>"
    units = (
        f"<trans-unit id='1'><source>Uno. Dos.</source>{source}<target>One. Two.</target></trans-unit>"
        f"<trans-unit id='2'><source>Uno. Dos.</source>{source}<target>{mark.format(1, 'One.')}"
        f"{mark.format(3, 'Three.')}</target></trans-unit>"
    )
    head = "<xliff version='1.2'><file source-language='es' target-language='en'><body>"
    document = one(put("a.xlf", f"{head}{units}</body></file></xliff>"))
    assert pairs(document) == [("Uno.Dos.", "One. Two."), ("Uno.", "One."), ("Dos.", ""), (None, "Three.")]


@pytest.mark.parametrize("languages", [("spa", "eng"), ("es_MX", "en_US"), ("es-MX", "EN")])
def test_memories_are_read_by_whatever_codes_they_have(put: Put, languages: tuple[str, str]) -> None:
    source, english = languages
    sides = "".join(
        f"<tuv xml:lang='{language}'><seg>{text}</seg></tuv>"
        for language, text in (("fra", "Il a plu."), (source, "Llovió."), (english, "It rained."))
    )
    content = f"<tmx version='1.4'><header srclang='es'/><body><tu>{sides}</tu></body></tmx>"
    document = one(put("a.tmx", content))
    assert pairs(document) == [("Llovió.", "It rained.")]
    assert document.source_language == ("es" if source == "spa" else "es-MX")


def test_languages_of_xliff_and_catalogues_are_written_in_one_way(put: Put) -> None:
    content = xliff(unit("Llovió.", "It rained.")).replace("es-ES", "spa").replace("en-GB", "eng-gb")
    document = one(put("a.xlf", content))
    assert (document.language, document.source_language) == ("en-GB", "es")
    head = 'msgid ""\nmsgstr ""\n"Language: en_GB.UTF-8\\n"\n"X-Source-Language: spa\\n"\n'
    catalogue = one(put("a.po", f'{head}\nmsgid "Llovió."\nmsgstr "It rained."\n'))
    assert (catalogue.language, catalogue.source_language) == ("en-GB", "es")
