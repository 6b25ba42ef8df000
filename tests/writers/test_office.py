import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from mtcheck.errors import UsageError
from mtcheck.model import Document, Finding, Mark, Report, Span
from mtcheck.writers import WriteOptions, open_writers
from mtcheck.writers.office import MOST_COMMENTS, file_path, gravest
from tests.cli import calls
from tests.hostile import HOSTILE, report_of
from tests.office import paragraph, run, table, word, zipped
from tests.programs import needed
from tests.readers.reading import one, texts
from tests.reports import a_finding, a_report, a_rule, not_looked_at

CHANGED = 'w:id="7" w:author="Desk"'
MATCH = "for its acronym in English"


def reported(document: Document, *matches: str, **fields: Any) -> Report:
    """Report each of these texts where it first stands in a document."""
    findings: list[Finding] = []
    for match in matches:
        segment = next(each for each in document.segments if match in each.text)
        start = segment.text.index(match)
        rule = a_rule() if match == MATCH else a_rule("COPY001", name="doubled-word", message="“{match}” is doubled")
        found = a_finding(rule, segment.index, Span(start, start + len(match)), segment.text, name=document.name)
        findings.append(replace(found, **fields))
    return Report(document, 9, tuple(findings), {}, (), "mtcheck:test")


def write(target: Path, *reports: Report, **options: Any) -> None:
    with open_writers({"docx": target}, WriteOptions(**options)) as put:
        for report in reports:
            put(report)


def commented(tmp_path: Path, content: bytes, *matches: str, **fields: Any) -> Path:
    """Write a Word file, report these texts in it, and give the copy with comments."""
    original = tmp_path / "in" / "story.docx"
    original.parent.mkdir(exist_ok=True)
    original.write_bytes(content)
    write(tmp_path / "out", reported(one(str(original)), *matches, **fields))
    assert original.read_bytes() == content
    (copy,) = (tmp_path / "out").iterdir()
    return copy


def body(path: Path) -> etree._Element:
    with ZipFile(path) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
        return etree.fromstring(package.read("word/document.xml"))


def w(name: str) -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


def ranges(path: Path) -> list[str]:
    """Give what stands within each comment's range, by the order of the comments."""
    open_now: dict[str, list[str]] = {}
    found: dict[str, str] = {}
    for node in body(path).iter():
        key = node.get(w("id")) or ""
        if node.tag == w("commentRangeStart"):
            open_now[key] = []
        elif node.tag == w("commentRangeEnd"):
            found[key] = "".join(open_now.pop(key))
        elif node.tag in (w("t"), w("delText")):
            for each in open_now.values():
                each.append(node.text or "")
    assert not open_now
    return [found[key] for key in sorted(found, key=int)]


def comments(path: Path) -> list[str]:
    found = list(docx.Document(str(path)).comments)
    assert {(each.author, each.initials) for each in found} <= {("mtcheck", "mt")}
    return [each.text for each in found]


def test_a_comment_stands_on_the_exact_span_and_says_why_and_what_to_do(tmp_path: Path) -> None:
    copy = commented(tmp_path, word("Headline", f"It is ICE, {MATCH}, he said."), MATCH)
    assert ranges(copy) == [MATCH]
    assert comments(copy) == [
        "“for its acronym in English” renders «por sus siglas en inglés»\n"
        "→ give the name and the acronym, nothing else\n"
        "English gives the acronym and nothing else.\n"
        "ES014 for-its-acronym-in: sign of machine translation, major"
    ]


def test_runs_are_parted_and_keep_their_formatting_and_all_else_stays(tmp_path: Path) -> None:
    bold = "<w:rStyle w:val='Strong'/><w:b/><w:lang w:val='en-GB'/>"
    content = word(
        "Headline", paragraph("It is ICE, for ", run("its acronym in English. It rained.", bold)), "The end."
    )
    copy = commented(tmp_path, content, MATCH)
    assert ranges(copy) == [MATCH]
    marked = [(each.text, each.bold) for each in docx.Document(str(copy)).paragraphs[1].runs if each.text]
    assert marked == [
        *(("It is ICE, ", None), ("for ", None)),
        *(("its acronym in English", True), (". It rained.", True)),
    ]
    original = str(tmp_path / "in" / "story.docx")
    assert texts(one(str(copy))) == texts(one(original))
    with ZipFile(original) as before, ZipFile(copy) as after:
        for name in ("word/styles.xml", "docProps/core.xml", "word/footnotes.xml"):
            assert etree.canonicalize(before.read(name).decode(), strip_text=True) == etree.canonicalize(
                after.read(name).decode(), strip_text=True
            )


@pytest.mark.parametrize(
    "content",
    [
        paragraph("It is ICE, for its ", f"<w:ins {CHANGED}>{run('acronym in English')}</w:ins>", "."),
        paragraph("ICE, ", f"<w:hyperlink w:anchor='a'>{run('so for its acronym')}</w:hyperlink>", " in English."),
        paragraph("ICE, for its ", f"<w:del {CHANGED}><w:r><w:delText/></w:r></w:del>", "acronym in English."),
        table(("First.", f"It is ICE, {MATCH}."), ("Third.", "Fourth.")),
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(f'It is ICE, {MATCH}.')}</w:sdtContent></w:sdt>",
        "<w:p><w:r><w:t>ICE, for</w:t><w:tab/><w:t>its acronym</w:t><w:br/><w:t>in English.</w:t></w:r></w:p>",
    ],
    ids=["insertion", "link", "deletion", "cell", "control", "breaks"],
)
def test_a_span_is_found_wherever_its_text_stands(tmp_path: Path, content: str) -> None:
    copy = commented(tmp_path, word("Headline", content), MATCH)
    assert ranges(copy) in ([MATCH], [MATCH.replace("for its", "forits").replace("acronym in", "acronymin")])


@pytest.mark.parametrize(
    ("known", "new"), [((), [0, 1]), ((4,), [5, 6]), ((0, 2**31 - 2), [2**31 - 1, 1]), ((2**31 - 1,), [0, 1])]
)
def test_comments_get_numbers_that_no_other_has(tmp_path: Path, known: tuple[int, ...], new: list[int]) -> None:
    own = docx.Document(BytesIO(word("Headline", f"It is ICE, {MATCH}.", f"It was ICE, {MATCH}.")))
    for number in known:
        own.comments.add_comment("Why?", "An editor", "ae")._comment_elm.id = number
    content = BytesIO()
    own.save(content)
    copy = docx.Document(str(commented(tmp_path, content.getvalue(), MATCH, MATCH)))
    assert [each.comment_id for each in copy.comments if each.author == "mtcheck"] == new
    assert [each.comment_id for each in copy.comments if each.author == "An editor"] == list(known)


def test_a_note_is_commented_on_where_it_is_referred_to(tmp_path: Path) -> None:
    reference = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    notes = f"<w:footnote w:id='2'>{paragraph(f'It is ICE, {MATCH}.')}</w:footnote>"
    copy = commented(tmp_path, word("Headline", paragraph("It rained.", reference), footnotes=notes), MATCH)
    start = next(body(copy).iter(w("commentRangeStart")))
    within = start.getnext()
    assert within is not None
    assert within.find(w("footnoteReference")) is not None
    assert comments(copy)[0].startswith(f"In the footnote that hangs here: “{MATCH}”\n“{MATCH}” renders")


def test_a_text_box_is_commented_on_where_it_hangs(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph(f'It is ICE, {MATCH}.')}</w:txbxContent>"
    shape = f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    copy = commented(tmp_path, word("Headline", paragraph("It rained.", shape)), MATCH)
    assert comments(copy)[0].startswith(f"In the text box that hangs here: “{MATCH}”\n")


def test_all_places_of_a_finding_are_commented_on_and_the_reason_is_given_once(tmp_path: Path) -> None:
    text = f"It is ICE, {MATCH}."
    original = tmp_path / "story.docx"
    original.write_bytes(word("Headline", text, text))
    report = reported(one(str(original)), MATCH)
    (first,) = report.findings
    again = replace(first, segment=2)
    write(tmp_path / "a", replace(report, findings=(replace(first, also=(Mark(2, *first.span),)),)))
    write(tmp_path / "b", replace(report, findings=(first, again)))
    assert ranges(tmp_path / "a" / "story.docx") == [MATCH, MATCH]
    assert ranges(tmp_path / "b" / "story.docx") == [MATCH, MATCH]
    assert [first.rule.why in each for each in comments(tmp_path / "b" / "story.docx")] == [True, False]


@pytest.mark.parametrize(
    ("text", "match", "repair", "accepted", "struck"),
    [
        ("It rained on the the bridge.", "the the", "the", "It rained on the bridge.", [" the"]),
        ("It rained (t)rain(t).", "(t)rain(t)", "", "It rained.", [" ", "(t)rain(t)"]),
        ("(t)rain(t) It rained.", "(t)rain(t)", "", "It rained.", ["(t)rain(t)", " "]),
        ("It was wet ((t)rain(t) snow).", "(t)rain(t)", "", "It was wet (snow).", ["(t)rain(t)", " "]),
        ("The U.S.. Army came.", "U.S..", "U.S.", "The U.S. Army came.", ["."]),
        ("It reigned all day.", "reigned", "rained", "It rained all day.", ["eig"]),
    ],
)
def test_what_a_rule_can_repair_is_a_tracked_change(
    tmp_path: Path, text: str, match: str, repair: str, accepted: str, struck: Sequence[str]
) -> None:
    copy = commented(tmp_path, word("Headline", text), match, repairs=(repair,))
    root = body(copy)
    assert [each.text for each in root.iter(w("delText"))] == struck
    assert {each.get(w("author")) for name in ("del", "ins") for each in root.iter(w(name))} == {"mtcheck"}
    assert " ".join(texts(one(str(copy)))[1:]) == accepted
    assert len(comments(copy)) == 1
    for change in list(root.iter(w("ins"))):
        change.getparent().remove(change)  # type: ignore[union-attr]
    assert "".join(each.text or "" for each in root.iter(w("t"), w("delText"))) == f"Headline{text}"


def test_a_quotation_and_somebody_elses_change_are_left_to_the_editor(tmp_path: Path) -> None:
    text = "On the the bridge."
    inserted = f"<w:p><w:ins {CHANGED}>{run(text)}</w:ins></w:p>"
    for content, fields in ((word("Headline", text), {"in_quote": True}), (word("Headline", inserted), {})):
        copy = commented(tmp_path, content, "the the", repairs=("the",), **fields)
        assert not list(body(copy).iter(w("delText")))
        assert len(comments(copy)) == 1


@pytest.mark.parametrize(
    ("paragraphs", "match", "struck"),
    [
        (("On https://example.org/a&amp;amp;b it rained.",), "&amp;", 0),
        (("It met {{ the the }} in town.",), "the the", 0),
        (("Write <a title='the the'> there.",), "the the", 0),
        (("---", "title: On the the bridge", "---", "It rained."), "the the", 0),
        (("---", "It rained on the the bridge.", "---"), "the the", 1),
        (("On https://example.org/a it met the the man.",), "the the", 1),
    ],
)
def test_no_tracked_change_is_made_in_addresses_tags_code_and_front_matter(
    tmp_path: Path, paragraphs: Sequence[str], match: str, struck: int
) -> None:
    copy = commented(tmp_path, word(*map(escape, paragraphs)), match, repairs=("the",))
    assert len(list(body(copy).iter(w("del")))) == struck
    assert ranges(copy) == [match]


def test_of_a_finding_that_would_change_an_address_nothing_is_changed(tmp_path: Path) -> None:
    text = "On the the bridge. See www.example.org/the."
    (tmp_path / "story.docx").write_bytes(word("Headline", text))
    report = reported(one(str(tmp_path / "story.docx")), "the the")
    (found,) = report.findings
    second = Mark(2, 20, 23)
    assert report.document.segments[2].text[20:23] == "the"
    write(tmp_path / "out", replace(report, findings=(replace(found, also=(second,), repairs=("the", "a")),)))
    assert ranges(tmp_path / "out" / "story.docx") == ["the the", "the"]
    assert not list(body(tmp_path / "out" / "story.docx").iter(w("del")))


def test_a_text_gets_a_new_word_file_with_its_paragraphs_and_comments(tmp_path: Path) -> None:
    original = tmp_path / "story.txt"
    original.write_text(f"Bridge closes\n\nIt rained. It is ICE, {MATCH}.\n\nThe end.\n")
    write(tmp_path / "out", reported(one(str(original)), MATCH))
    copy = tmp_path / "out" / "story.txt.docx"
    opened = docx.Document(str(copy))
    assert [(each.text, each.style and each.style.name) for each in opened.paragraphs] == [
        ("Bridge closes", "Heading 1"),
        (f"It rained. It is ICE, {MATCH}.", "Normal"),
        ("The end.", "Normal"),
    ]
    assert opened.core_properties.title == "Bridge closes"
    assert ranges(copy) == [MATCH]


def test_a_story_in_an_archive_is_copied_with_all_it_holds(tmp_path: Path) -> None:
    archive = tmp_path / "copy.zip"
    archive.write_bytes(zipped({"a.docx": word("Headline", paragraph(run(f"It is ICE, {MATCH}.", "<w:i/>")))}))
    write(tmp_path / "out", reported(one(str(archive)), MATCH))
    assert docx.Document(str(tmp_path / "out" / "a.docx")).paragraphs[1].runs[0].italic
    assert ranges(tmp_path / "out" / "a.docx") == [MATCH]


@pytest.mark.parametrize("later", [None, word("Another story.")], ids=["macros", "saved again"])
def test_what_cannot_be_copied_is_written_anew_from_what_was_read(tmp_path: Path, later: bytes | None) -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    macros = {"word/vbaProject.bin": b"\xcc\x61"}
    original = tmp_path / "story.docm"
    original.write_bytes(word("Headline", f"It is ICE, {MATCH}.", main=kind, extra=macros))
    report = reported(one(str(original)), MATCH)
    if later:
        original.write_bytes(later)
    write(tmp_path / "out", report)
    copy = tmp_path / "out" / "story.docm.docx"
    assert texts(one(str(copy))) == ["Headline", f"It is ICE, {MATCH}."]
    assert ranges(copy) == [MATCH]
    assert "macros" not in one(str(copy)).meta


@pytest.mark.parametrize(
    ("member", "content"),
    [
        ("word/footnotes.xml", b"<w:footnotes>&nbsp;</w:footnotes>"),
        ("word/_rels/document.xml.rels", b"<x/>"),
        ("[Content_Types].xml", b"<x/>"),
    ],
)
def test_a_part_that_the_library_cannot_read_fails_nothing(tmp_path: Path, member: str, content: bytes) -> None:
    copy = commented(tmp_path, word("Headline", f"It is ICE, {MATCH}.", extra={member: content}), MATCH)
    assert texts(one(str(copy))) == ["Headline", f"It is ICE, {MATCH}."]
    assert ranges(copy) == [MATCH]


def test_a_comment_whose_number_is_none_stays_and_fails_nothing(tmp_path: Path) -> None:
    whole, saved = docx.Document(), BytesIO()
    whole.add_comment(whole.add_paragraph(f"It is ICE, {MATCH}.").runs, text="Hm.")
    whole.save(saved)
    with ZipFile(saved) as package:
        members = {name: package.read(name) for name in package.namelist()}
    members["word/comments.xml"] = members["word/comments.xml"].replace(b'w:id="0"', b'w:id="first"')
    with ZipFile(commented(tmp_path, zipped(members), MATCH)) as package:
        numbers = re.findall(r'<w:comment w:id="(\w+)"', package.read("word/comments.xml").decode())
    assert numbers == ["first", "0"]


def test_strict_xml_which_the_library_cannot_write_is_written_anew(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    copy = commented(tmp_path, word("Headline", f"It is ICE, {MATCH}.", space=strict), MATCH)
    assert ranges(copy) == [MATCH]


def test_only_documents_with_findings_get_a_file_each_under_its_own_name(tmp_path: Path) -> None:
    found = f"It is ICE, [[{MATCH}]]."
    write(
        tmp_path / "out",
        a_report("Clean.", name="clean.txt"),
        not_looked_at(),
        a_report(found, name="a/story.txt"),
        a_report(found, name="b/story.txt"),
        a_report(found, name="/home/story.txt"),
        a_report(found, name="/srv/story.txt"),
        a_report(found, name="../../Story.txt"),
    )
    files = sorted(each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*") if each.is_file())
    numbered = ("Story.txt-3", "a/story.txt", "b/story.txt", "story.txt", "story.txt-2")
    assert files == sorted(f"out/{name}.docx" for name in numbered)


def test_records_stand_in_a_folder_of_the_name_of_their_table(tmp_path: Path) -> None:
    places = [
        ("1", "in/May.csv"),
        ("1#2", "June.xlsx"),
        ("https://a.b/c/d", "June.xlsx"),
        ("a/b", "a.jsonl"),
        ("2", "-"),
    ]
    for name, path in places:
        report = a_report(f"It is ICE, [[{MATCH}]].", name=name)
        write(tmp_path, replace(report, document=replace(report.document, path=path)))
    files = sorted(each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*.docx"))
    assert files == ["2.docx", "June.xlsx/1#2.docx", "June.xlsx/d.docx", "a.jsonl/a/b.docx", "in/May.csv/1.docx"]


def test_a_file_is_for_one_story_and_is_written_even_where_it_is_clean(tmp_path: Path) -> None:
    write(tmp_path / "one.docx", a_report("Clean.", name="clean.txt"))
    assert comments(tmp_path / "one.docx") == []
    with pytest.raises(UsageError, match="several stories cannot share one Word file"):
        write(tmp_path / "two.docx", a_report("Clean."), a_report("Clean."))
    assert not (tmp_path / "two.docx").exists()


def test_a_story_that_cannot_be_looked_at_takes_no_file_from_the_other(tmp_path: Path) -> None:
    write(tmp_path / "one.docx", a_report(f"It is ICE, [[{MATCH}]]."), not_looked_at("b.txt"))
    assert ranges(tmp_path / "one.docx") == [MATCH]


def test_what_one_story_has_put_into_the_file_is_not_told_as_of_an_earlier_run(tmp_path: Path) -> None:
    told: list[str] = []
    target, story = tmp_path / "one.docx", a_report(f"It is ICE, [[{MATCH}]].")
    write(target, story)
    write(target, not_looked_at("0.txt"), story, not_looked_at("2.txt"), tell=told.append)
    assert told == []
    write(target, not_looked_at("0.txt"), not_looked_at("2.txt"), tell=told.append)
    assert told == [f"{target}: its story could not be looked at; the copy is of an earlier run"]


def test_the_story_itself_is_never_written_over_and_nothing_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    content = word("Headline", f"It is ICE, {MATCH}.")
    Path("story.docx").write_bytes(content)
    report = reported(one("story.docx"), MATCH)
    for target in (Path(), Path("story.docx")):
        with pytest.raises(UsageError, match="would be written over the story that was read"):
            write(target, report)
    with pytest.raises(UsageError, match="cannot be printed"), open_writers({"docx": None}, WriteOptions()):
        pass
    assert [each.name for each in tmp_path.iterdir()] == ["story.docx"]
    assert Path("story.docx").read_bytes() == content


def test_a_copy_in_which_somebody_has_worked_is_not_written_over(tmp_path: Path) -> None:
    report = a_report(f"It is ICE, [[{MATCH}]].", name="a.txt")
    for _ in range(2):
        write(tmp_path, report)
    copy = tmp_path / "a.txt.docx"
    whole = docx.Document(str(copy))
    whole.add_paragraph("Asked the author.")
    whole.save(str(copy))
    worked = copy.read_bytes()
    with pytest.raises(UsageError, match="was saved by another program, and would be written over"):
        write(tmp_path, report)
    assert copy.read_bytes() == worked
    # Word gives its members no time either, and others no flags.
    for flags, rights in ((0x6, 0), (0, 0x20)):
        with ZipFile(copy) as package, ZipFile(tmp_path / "word.docx", "w", ZIP_DEFLATED) as again:
            for name in package.namelist():
                entry = ZipInfo(name)
                entry.external_attr = rights
                again.writestr(entry, package.read(name))
                entry.flag_bits |= flags
        (tmp_path / "word.docx").replace(copy)
        with pytest.raises(UsageError, match="was saved by another program"):
            write(tmp_path, report)
    copy.write_bytes(b"")
    write(tmp_path, report)
    assert ranges(copy) == [MATCH]


def test_a_copy_of_an_earlier_run_whose_story_is_clean_now_loses_its_comments_or_is_named(tmp_path: Path) -> None:
    found = f"It is ICE, [[{MATCH}]]."
    names = ("a.txt", "b.txt", "c.txt", "d.txt")
    write(tmp_path, *(a_report(found, name=name) for name in names))
    before = {name: (tmp_path / f"{name}.docx").read_bytes() for name in names}
    whole = docx.Document(str(tmp_path / "b.txt.docx"))
    whole.save(str(tmp_path / "b.txt.docx"))
    before["b.txt"] = (tmp_path / "b.txt.docx").read_bytes()
    told: list[str] = []
    later = [a_report("It is ICE.", name="a.txt"), a_report("It is ICE.", name="b.txt"), not_looked_at("c.txt")]
    for _ in range(2):
        write(tmp_path, *later, a_report(found, name="d.txt"), a_report("It is.", name="e.txt"), tell=told.append)
    said = [line.removeprefix(str(tmp_path))[1:] for line in told]
    # What is as it should be is told once.
    assert said[3:] == said[1:3]
    assert said[:3] == [
        "a.txt.docx: this run finds nothing in its story; the comments of an earlier run are taken out",
        "b.txt.docx: this run finds nothing in its story; it was saved by another program, and stays as it is",
        "c.txt.docx: its story could not be looked at; the copy is of an earlier run",
    ]
    assert comments(tmp_path / "a.txt.docx") == []
    assert {name: (tmp_path / f"{name}.docx").read_bytes() for name in names[1:]} == {
        name: before[name] for name in names[1:]
    }
    assert not (tmp_path / "e.txt.docx").exists()


def test_a_clean_story_keeps_the_name_of_its_copy_and_its_own_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, clean = f"It is ICE, [[{MATCH}]].", "It is ICE."
    write(tmp_path / "twins", a_report(clean, name="/home/a.txt"), a_report(found, name="/srv/a.txt"))
    assert [each.name for each in (tmp_path / "twins").iterdir()] == ["a.txt-2.docx"]
    monkeypatch.chdir(tmp_path)
    own = commented(tmp_path, word("Headline", f"It is ICE, {MATCH}."), MATCH)
    own.rename("story.docx")
    told: list[str] = []
    content = Path("story.docx").read_bytes()
    write(Path(), reported(one("story.docx")), tell=told.append)
    assert (Path("story.docx").read_bytes(), told) == (content, [])


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    first = commented(tmp_path, word("Headline", f"It is ICE, {MATCH}."), MATCH).read_bytes()
    assert commented(tmp_path, word("Headline", f"It is ICE, {MATCH}."), MATCH).read_bytes() == first


NAMES = ["../../etc/passwd", "/", "a/../../b", "C:\\x\\y", "https://a.b/c?d=e", "..", ". .", "", "a.docx/b", "日" * 300]


@given(st.text(max_size=60) | st.sampled_from(NAMES))
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    path = file_path(name)
    assert path.parts
    assert not path.is_absolute()
    assert path.name.lower().endswith(".docx")
    assert not {"", ".", ".."} & set(path.parts)
    assert not re.search(r'[\\:*?"<>|\x00-\x1f]', str(path))
    assert all(len(part.encode()) < 240 for part in path.parts)


def test_an_id_longer_than_a_path_gets_a_file_of_its_own(tmp_path: Path) -> None:
    for name in ("x" * 5000, "日" * 300 + "/" + "y/" * 3000 + "z"):
        write(tmp_path, a_report(f"It is ICE [[{MATCH}]].", name=name))
    assert len(list(tmp_path.rglob("*.docx"))) == 2


def test_hostile_texts_are_text_in_the_document_and_in_its_comments(tmp_path: Path) -> None:
    chosen = HOSTILE[::17]
    write(tmp_path / "all.docx", report_of(chosen, name="hostile.jsonl:1"))
    assert len(ranges(tmp_path / "all.docx")) == len(chosen) == len(comments(tmp_path / "all.docx"))
    with ZipFile(tmp_path / "all.docx") as package:
        root = etree.fromstring(package.read("word/comments.xml"))
    assert {str(each.tag).partition("}")[0] for each in root.iter()} == {w("").rstrip("}")}


Parts = st.lists(st.text("abc defg", min_size=1, max_size=7), min_size=1, max_size=7)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=Parts, ends=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_any_span_of_any_runs_is_commented_on_exactly(
    tmp_path: Path, parts: list[str], ends: tuple[float, float]
) -> None:
    runs = [f"<w:ins {CHANGED}>{run(each)}</w:ins>" if at % 3 else run(each) for at, each in enumerate(parts)]
    path = tmp_path / "story.docx"
    path.write_bytes(word(paragraph("Rain ", *runs)))
    document = one(str(path))
    text = document.segments[0].text
    start, end = sorted(round(each * len(text)) for each in ends)
    match = text[start:end]
    assume(match.strip())
    found = a_finding(a_rule(), 0, Span(start, end), text)
    write(tmp_path / "out", Report(document, 9, (found,), {}, (), "mtcheck:test"))
    (marked,) = ranges(tmp_path / "out" / "story.docx")
    assert marked.split() == match.split()
    assert texts(one(str(tmp_path / "out" / "story.docx"))) == texts(document)


def test_more_comments_than_a_program_opens_are_left_out_and_that_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    minor = a_report(*["the agency (ICE, [[for its acronym in English]])"] * MOST_COMMENTS, severity="minor", name="s")
    grave = replace(minor.findings[-1], severity="critical", message="grave")
    write(tmp_path / "out", replace(minor, findings=(*minor.findings, grave)), tell=told.append)
    said = comments(tmp_path / "out" / "s.docx")
    limit = f"only the gravest {MOST_COMMENTS} of {MOST_COMMENTS + 1} findings have a comment"
    limit += "; all stand in the page and in the workbook (--to html,xlsx)"
    assert told == [f"s: {limit}"]
    assert len(said) == MOST_COMMENTS
    assert said[0].startswith(f"In this story {limit}.\n“for its acronym in English” renders")
    assert said[-1].startswith("grave\n")
    assert sum(limit in each for each in said) == 1


def test_a_finding_has_comments_on_as_many_places_as_a_file_can_hold() -> None:
    (found,) = a_report("the agency ([[for its acronym in English]])").findings
    many = replace(found, also=(Mark(0, 0, 3),) * MOST_COMMENTS, repairs=("it",) * (MOST_COMMENTS + 1))
    (kept,) = gravest([many, found])
    assert (len(kept.marks), len(kept.repairs)) == (MOST_COMMENTS, MOST_COMMENTS)


def test_places_of_a_finding_that_are_left_out_are_told(tmp_path: Path) -> None:
    told: list[str] = []
    report = a_report("the agency ([[for its acronym in English]])", name="s")
    many = replace(report.findings[0], also=(Mark(0, 0, 3),) * MOST_COMMENTS)
    write(tmp_path / "out", replace(report, findings=(many,)), tell=told.append)
    limit = f"only {MOST_COMMENTS} of {MOST_COMMENTS + 1} places have a comment"
    limit += "; all stand in the page and in the workbook (--to html,xlsx)"
    assert told == [f"s: {limit}"]
    assert comments(tmp_path / "out" / "s.docx")[0].startswith(f"In this story {limit}.\n")


def field(part: str) -> str:
    return f"<w:r><w:fldChar w:fldCharType='{part}'/></w:r>"


def test_a_comment_within_a_field_hangs_behind_the_outermost(tmp_path: Path) -> None:
    begin = field("begin") + "<w:r><w:instrText>REF a</w:instrText></w:r>" + field("separate")
    nested = [begin, "so ", begin, MATCH, field("end"), " now", field("end"), " in all."]
    copy = commented(tmp_path, word("Headline", paragraph("It is ICE, ", *nested)), MATCH)
    assert ranges(copy) == [MATCH]
    (reference,) = body(copy).iter(w("commentReference"))
    (hung,) = reference.iterancestors(w("r"))
    before, behind = hung.getprevious(), hung.getnext()
    assert before is not None
    assert behind is not None
    assert [each.get(w("fldCharType")) for each in before] == ["end"]
    assert [each.text for each in behind.iter(w("t"))] == [" in all."]


def test_libreoffice_opens_the_copy_with_its_comments_and_changes(tmp_path: Path) -> None:
    needed("libreoffice", there=bool(shutil.which("lowriter")))
    content = word(
        "Headline",
        paragraph(
            "It is ICE, ",
            f"<w:ins {CHANGED}>{run(MATCH)}</w:ins>",
            *(field("begin"), "<w:r><w:instrText>REF a</w:instrText></w:r>", field("separate")),
            *(" on the the bridge.", field("end")),
        ),
    )
    copy = commented(tmp_path, content, MATCH, "the the", repairs=())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), str(copy)]
    subprocess.run(convert, check=True, capture_output=True)
    with ZipFile(tmp_path / "story.odt") as package:
        text = package.read("content.xml").decode()
    assert text.count("<office:annotation ") == 2
    assert texts(one(str(tmp_path / "story.odt"))) == ["Headline", f"It is ICE, {MATCH} on the the bridge."]


def test_one_call_puts_comments_into_a_folder_of_word_files(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    for name in ("a", "b"):
        (tmp_path / "desk" / f"{name}.docx").write_bytes(word("Headline", f"It is ICE, {MATCH}."))
    done = calls.run("check", "desk", "--to", "docx", "--out", "read", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert [ranges(tmp_path / "read" / "desk" / f"{name}.docx") for name in ("a", "b")] == [[MATCH], [MATCH]]
