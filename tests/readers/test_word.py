from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.readers import Pairing, ReadOptions, pair
from mtcheck.text import wordml
from tests.office import BEGIN, CHANGED, END, SEPARATE, box, field, opendocument, paragraph, run, table, word, zipped
from tests.readers.reading import Put, one, refusal, texts


def test_what_a_program_leaves_of_its_template_says_nothing_of_the_story(put: Put) -> None:
    properties = "<dc:creator>python-docx</dc:creator><dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
    assert one(put("a.docx", word("It rained.", properties=properties))).meta == {}


def test_a_story_is_read_with_its_roles_language_and_properties(put: Put) -> None:
    path = put(
        "a.docx",
        word(
            paragraph("Bridge closes after ", run("storm", "<w:b/>"), style="Titel"),
            paragraph("What happened", style="Zwischentitel"),
            "It rained. It  stopped.",
            paragraph("The bridge on Monday", style="Beschriftung"),
            properties="<dc:title>Document1</dc:title><dc:creator>Ana Ruiz</dc:creator>"
            "<dcterms:created>2026-03-02T10:00:00Z</dcterms:created>",
        ),
    )
    document = one(path)
    assert (document.format, document.title, document.language) == ("docx", "Bridge closes after storm", "en-GB")
    assert document.meta == {"author": "Ana Ruiz", "date": "2026-03-02T10:00:00Z"}
    assert [(segment.role, segment.text) for segment in document.segments] == [
        ("headline", "Bridge closes after storm"),
        ("headline", "What happened"),
        ("body", "It rained."),
        ("body", "It stopped."),
        ("caption", "The bridge on Monday"),
    ]


def test_a_line_is_a_paragraph_with_text_and_a_column_a_character_of_it(put: Put) -> None:
    document = one(put("a.docx", word("First.", "", "It rained.  It   stopped.")))
    stopped = document.segments[2]
    assert stopped.text == "It stopped."
    assert stopped.origin.at(0) == (2, 13, None)
    assert stopped.origin.at(3) == (2, 18, None)
    assert not stopped.origin.exact


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"<w:ins {CHANGED}>{run('new ')}</w:ins>", "It was new here."),
        (f"<w:hyperlink r:id='x'><w:ins {CHANGED}>{run('linked ')}</w:ins></w:hyperlink>", "It was linked here."),
        (f"<w:ins {CHANGED}><w:hyperlink>{run('linked ')}</w:hyperlink></w:ins>", "It was linked here."),
        (f"<w:moveTo {CHANGED}>{run('moved ')}</w:moveTo>", "It was moved here."),
        (f"<w:moveFrom {CHANGED}>{run('moved ')}</w:moveFrom>", "It was here."),
        (f"<w:del {CHANGED}><w:r><w:delText>old </w:delText></w:r></w:del>", "It was here."),
        (f"<w:ins {CHANGED}><w:del {CHANGED}><w:r><w:delText>x</w:delText></w:r></w:del></w:ins>", "It was here."),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('held ')}</w:sdtContent></w:sdt>", "It was held here."),
        (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Tap')}</w:sdtContent></w:sdt>",
            "It was here.",
        ),
        (f"<w:smartTag w:element='City'>{run('Leeds ')}</w:smartTag>", "It was Leeds here."),
        (field(" DATE ", "Monday "), "It was Monday here."),
        (f"<w:fldSimple w:instr=' DATE '>{run('Monday ')}</w:fldSimple>", "It was Monday here."),
        (field(" IF ", "first ", field("PAGE", "1 ")), "It was first here."),
        (run("secret ", "<w:vanish/>"), "It was here."),
        (run("shown ", "<w:vanish w:val='0'/>"), "It was shown here."),
        ("<w:r><w:t>first</w:t><w:br/><w:t>second</w:t><w:tab/></w:r>", "It was first second here."),
        ("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known </w:t></w:r>", "It was well-known here."),
        ("<w:r><w:t>soft</w:t><w:softHyphen/><w:t>ly </w:t></w:r>", "It was softly here."),
        ("<w:commentRangeStart w:id='1'/><w:proofErr/><w:bookmarkStart w:id='2'/>", "It was here."),
        ("<w:r><w:commentReference w:id='1'/><w:annotationRef/></w:r>", "It was here."),
        (
            "<w:r><mc:AlternateContent><mc:Choice Requires='w16se'><w16se:symEx w16se:char='1F600'/></mc:Choice>"
            "<mc:Fallback><w:t>😀 </w:t></mc:Fallback></mc:AlternateContent></w:r>",
            "It was 😀 here.",
        ),
        (
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('read')}</w:rt><w:rubyBase>{run('base ')}</w:rubyBase></w:ruby></w:r>",
            "It was base here.",
        ),
    ],
)
def test_what_is_read_is_what_stands_there_with_all_changes_accepted(put: Put, content: str, text: str) -> None:
    assert texts(one(put("a.docx", word("A headline", paragraph("It was ", content, "here."))))) == ["A headline", text]


def test_a_line_break_before_a_capital_ends_a_sentence_and_not_the_paragraph(put: Put) -> None:
    line = paragraph("Call the Government", "<w:r><w:br/></w:r>", "It is open.")
    found = one(put("a.docx", word("A headline", line))).segments
    assert [(each.text, each.paragraph, each.origin.at(0).column) for each in found[1:]] == [
        ("Call the Government", 1, 1),
        ("It is open.", 1, 21),
    ]


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next(put: Put) -> None:
    mark = f"<w:pPr><w:rPr><w:del {CHANGED}/></w:rPr></w:pPr>"
    path = put("a.docx", word("Headline", f"<w:p>{mark}{run('It rained ')}</w:p>", f"<w:p>{mark}</w:p>", "all day."))
    assert texts(one(path)) == ["Headline", "It rained all day."]


def test_a_field_may_end_in_a_later_paragraph_and_one_that_never_ends_hides_none(put: Put) -> None:
    results = (paragraph("It ", BEGIN, "PAGE", SEPARATE, "rained."), paragraph("It ", END, "stopped."))
    assert texts(one(put("a.docx", word("Headline", *results)))) == ["Headline", "It rained.", "It stopped."]
    endless = paragraph("It rained.", BEGIN, "PAGE")
    assert texts(one(put("b.docx", word("Headline", endless, "It stopped.")))) == [
        "Headline",
        "It rained.",
        "It stopped.",
    ]


def test_a_large_first_letter_belongs_to_its_word(put: Put) -> None:
    initial = f"<w:p><w:pPr><w:framePr w:dropCap='drop' w:lines='3'/></w:pPr>{run('R')}</w:p>"
    assert texts(one(put("a.docx", word("Headline", initial, "ain fell.")))) == ["Headline", "Rain fell."]


def test_boxes_follow_their_paragraph_once_and_notes_stand_at_the_end(put: Put) -> None:
    footnotes = f"<w:footnote w:type='separator' w:id='0'>{paragraph('rule')}</w:footnote>"
    footnotes += f"<w:footnote w:id='2'>{paragraph('The gauge stood at six.')}</w:footnote>"
    reference = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    blocks = ("Headline", paragraph("It rained.", reference, box("Two were hurt.")), "It stopped.")
    document = one(put("a.docx", word(*blocks, footnotes=footnotes)))
    assert texts(document) == ["Headline", "It rained.", "Two were hurt.", "It stopped.", "The gauge stood at six."]


def test_contents_and_deleted_rows_are_left_out_and_cells_are_paragraphs(put: Put) -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    deleted = f"<w:tr><w:trPr><w:del {CHANGED}/></w:trPr><w:tc>{paragraph('Gone.')}</w:tc></w:tr>"
    grid = table(("Rain fell.", "Wind rose."), ("Roads closed.", "Trains ran.")).replace(
        "</w:tbl>", f"{deleted}</w:tbl>"
    )
    path = put(
        "a.docx",
        word(
            "Headline",
            f"<w:sdt>{gallery}<w:sdtContent>{paragraph('Contents 1')}</w:sdtContent></w:sdt>",
            paragraph("Rain 4", style="Verzeichnis1"),
            grid,
        ),
    )
    assert texts(one(path)) == ["Headline", "Rain fell.", "Wind rose.", "Roads closed.", "Trains ran."]


@pytest.mark.parametrize(
    "header",
    [
        ("Source", "Target"),
        ("Spanish", "English"),
        ("es-ES", "en-GB"),
        ("Original", "Translation"),
        ("Spanish (Mexico)", "English (US)"),
        ("spa", "eng"),
    ],
)
def test_a_table_of_two_languages_is_segments_with_sources(put: Put, header: tuple[str, str]) -> None:
    rows = (header, ("Llovió.  Paró.", "It rained. It stopped."), ("Nadie murió.", ""), ("Fin.", "The end."))
    document = one(put("a.docx", word("Translation of Monday", table(*rows))))
    assert texts(document) == ["Translation of Monday", "It rained. It stopped.", "", "The end."]
    assert [segment.source for segment in document.segments] == [None, "Llovió. Paró.", "Nadie murió.", "Fin."]
    assert [segment.index for segment in document.segments] == [0, 1, 2, 3]
    assert [segment.paragraph for segment in document.segments] == [0, 1, 2, 3]


def test_two_columns_marked_with_two_languages_are_source_and_text(put: Put) -> None:
    spanish = paragraph(run("Llovió.", '<w:lang w:val="es-MX"/>'))
    document = one(put("a.docx", word(table((spanish, "It rained.")))))
    assert [(each.source, each.text) for each in document.segments] == [("Llovió.", "It rained.")]
    assert (document.source_language, document.language) == ("es", "en-GB")


def test_the_strict_form_of_the_standard_is_read_too(put: Put) -> None:
    strict = word("It rained.", space="http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert texts(one(put("a.docx", strict))) == ["It rained."]


def test_macros_are_not_read_and_said_so(put: Put) -> None:
    document = one(put("a.docm", word("It rained.", extra={"word/vbaProject.bin": b"\xcc\x61"})))
    assert (texts(document), document.meta) == (["It rained."], {"macros": "not read"})


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.docx", b"{\\rtf1 It rained.}", "is no Word file but RTF"),
        ("a.docx", word("It rained.")[:-300], "is no Word file that can be opened (File is not a zip file)"),
        ("a.docx", zipped({"a.txt": "It rained."}), "holds no Word document"),
        ("a.docx", word(paragraph(run(""))), "holds no text"),
        ("a.docx", zipped({"word/document.xml": "<w:document"}), "is broken XML"),
        (
            "a.docx",
            zipped({"word/document.xml": b"<a>" + b" " * (1 << 22) + b"</a>"}),
            "would unpack to an absurd size",
        ),
        (
            "a.docx",
            zipped({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'much too long a text'>]><a>&b;</a>"}),
            "declares",
        ),
        (
            "a.odt",
            opendocument("", manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
            "is password-protected",
        ),
        ("a.odt", zipped({"content.xml": "<a/>"}), "holds no OpenDocument text"),
        ("a.odt", opendocument(""), "holds no text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(put: Put, name: str, content: bytes, problem: str) -> None:
    path = put(name, content)
    error = refusal(path).error
    assert error.problem.startswith(problem)
    assert str(error).startswith(path)
    assert error.remedy
    assert "\n" not in str(error)


def test_deep_nesting_is_refused(put: Put) -> None:
    deep = "<w:smartTag>" * 300 + "</w:smartTag>" * 300
    assert refusal(put("a.docx", word(f"<w:p>{deep}</w:p>"))).error.remedy


@given(
    st.lists(st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=9), min_size=1, max_size=8)
)
def test_however_a_sentence_is_parted_into_runs_it_reads_the_same(pieces: list[str]) -> None:
    from lxml import etree

    escaped = [piece.replace("&", "&amp;").replace("<", "&lt;") for piece in pieces]
    kept = "".join(f"<w:ins {CHANGED}>{run(each)}</w:ins>" if at % 2 else run(each) for at, each in enumerate(escaped))
    gone = f"<w:del {CHANGED}>{run('gone').replace('w:t', 'w:delText')}</w:del>"
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    root = etree.fromstring(f'<w:document xmlns:w="{name}"><w:body><w:p>{gone}{kept}</w:p></w:body></w:document>')
    expected = "".join(pieces)
    assert [each.text for each in wordml.paragraphs(root, {}, {})] == ([] if expected.isspace() else [expected])


@pytest.mark.parametrize("figures", [9, 5000])
def test_a_number_that_no_program_writes_stands_for_one(put: Put, figures: int) -> None:
    many = "9" * figures
    grid = table(("It rained.", "It stopped.")).replace(
        "<w:tc>", f'<w:tc><w:tcPr><w:gridSpan w:val="{many}"/></w:tcPr>'
    )
    assert texts(one(put("a.docx", word(grid)))) == ["It rained.", "It stopped."]
    assert wordml.whole(many) == (None if figures > 9 else 999_999_999)
    body = f'<text:p>It<text:s text:c="{many}"/>rained.</text:p>'
    assert texts(one(put("a.odt", opendocument(body)))) == ["It rained."]


def test_an_opendocument_text_reads_as_it_stands_with_changes_accepted(put: Put) -> None:
    styles = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    styles += '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Heading_20_1"/>'
    styles += (
        '<style:default-style style:family="paragraph"><style:text-properties fo:language="en" fo:country="GB"/>'
        "</style:default-style>"
    )
    body = """<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion>
    </text:changed-region></text:tracked-changes>
    <text:p text:style-name="P1">Bridge closes</text:p><text:h>What happened</text:h>
    <text:p text:style-name="P2">On Monday</text:p>
    <text:p>It <text:change-start/>really<text:change-end/><text:s text:c="2"/>rained<text:note><text:note-citation>1
    </text:note-citation><text:note-body><text:p>The gauge stood at six.</text:p></text:note-body></text:note>
    <office:annotation><text:p>Check this</text:p></office:annotation>on
    <text:a>the <text:span>bridge</text:span></text:a>.
    <text:line-break/>It stopped.<draw:frame><draw:text-box>
    <text:p>Two were hurt.</text:p></draw:text-box></draw:frame></text:p>
    <text:table-of-content><text:index-body><text:p>Contents</text:p></text:index-body></text:table-of-content>
    <table:table><table:table-row><table:table-cell><text:p>Fuente</text:p></table:table-cell>
    <table:table-cell><text:p>English
    </text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Fin.</text:p></table:table-cell>
    <table:table-cell><text:p>The end.</text:p></table:table-cell></table:table-row></table:table>"""
    meta = "<dc:creator>Ana Ruiz</dc:creator><meta:creation-date>2026-03-02</meta:creation-date>"
    document = one(put("a.odt", opendocument(body, styles=styles, meta=meta)))
    assert (document.format, document.title, document.language) == ("odt", "Bridge closes", "en-GB")
    assert document.meta == {"last_modified_by": "Ana Ruiz", "date": "2026-03-02"}
    assert [(segment.role, segment.text, segment.source) for segment in document.segments] == [
        ("headline", "Bridge closes", None),
        ("headline", "What happened", None),
        ("headline", "On Monday", None),
        ("body", "It really rained on the bridge.", None),
        ("body", "It stopped.", None),
        ("body", "Two were hurt.", None),
        ("body", "The end.", "Fin."),
        ("body", "The gauge stood at six.", None),
    ]


def test_a_source_in_a_text_file_is_lined_up_by_paragraph(put: Put) -> None:
    document = one(put("en/a.docx", word("Bridge closes", "It rained. It stopped.", "", "The end.")))
    source = put("es/a.txt", "Cierra el puente\n\nLlovió. Paró.\n\n\nFin.\n")
    paired, errors = pair(document, Pairing(source), ReadOptions())
    assert errors == ()
    assert [each.source for each in paired.segments] == ["Cierra el puente", "Llovió. Paró.", None, "Fin."]


def test_a_text_is_known_by_its_content_where_the_name_says_nothing(put: Put) -> None:
    assert one(put("a.bin", word("It rained."))).format == "docx"
    assert one(put("b.bin", opendocument("<text:p>It rained.</text:p>"))).format == "odt"
    assert Path(put("c.txt", word("It rained."))).suffix == ".txt"
    assert one(put("c.txt", word("It rained."))).format == "docx"


@pytest.mark.parametrize("header", [("ID", "English"), ("No", "Translation"), ("Page", "EN")])
def test_a_column_of_numbers_is_no_language_though_it_is_called_as_one(put: Put, header: tuple[str, str]) -> None:
    document = one(put("a.docx", word(table(header, ("7", "It rained.")))))
    assert [each.source for each in document.segments] == [None] * 4


def test_of_two_columns_in_english_neither_is_left_out(put: Put) -> None:
    header = ("Spanish", "English (draft)", "English (final)")
    document = one(put("a.docx", word(table(header, ("Llovió.", "It rained.", "It was raining.")))))
    assert texts(document) == [*header, "Llovió.", "It rained.", "It was raining."]
