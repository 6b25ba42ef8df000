import gzip
import os
from dataclasses import replace
from pathlib import Path

import pytest

from mtcheck.errors import AlignmentError, InputError, UsageError
from mtcheck.model import Document
from mtcheck.readers import Pairing, ReadOptions, pair, read
from mtcheck.readers.lines import read_aligned
from mtcheck.text.units import units
from tests.bilingual import ENGLISH, SPANISH
from tests.readers.reading import Put, one


def test_line_by_line_with_a_file_and_a_folder(put: Put, tmp_path: Path) -> None:
    document = one(put("mt/a.txt", "It rained. It stopped.\nThe sun came out.\n"))
    source = put("es/a.txt", "Llovió y paró.\nSalió el sol.\n")
    put("ref/a.en.txt", "no\n")
    put("ref/a.md", "no\n")
    put("ref/mt/a.txt", "Rain fell.\nThen the sun shone.\n")
    paired, errors = pair(document, Pairing(source, (f"{tmp_path}/ref",)), ReadOptions())
    assert errors == ()
    assert [(unit.text, unit.source, unit.references) for unit in units(paired)] == [
        ("It rained. It stopped.", "Llovió y paró.", ("Rain fell.",)),
        ("The sun came out.", "Salió el sol.", ("Then the sun shone.",)),
    ]


def test_the_same_stem_serves_where_the_name_does_not(put: Put, tmp_path: Path) -> None:
    document = one(put("mt/a.txt", "It rained.\n"))
    put("ref/a.md", "Rain fell.\n")
    paired, errors = pair(document, Pairing(references=(f"{tmp_path}/ref",)), ReadOptions())
    assert (errors, paired.segments[0].references) == ((), ("Rain fell.",))


@pytest.mark.parametrize("closed", ["ref", "ref/mt"])
def test_a_closed_folder_of_counterparts_is_told(put: Put, tmp_path: Path, closed: str) -> None:
    document = one(put("mt/a.txt", "It rained.\n"))
    put("ref/mt/a.txt", "Rain fell.\n")
    folder = tmp_path / closed
    folder.chmod(0)
    try:
        if os.access(folder, os.R_OK):
            pytest.skip("this user may read everything")
        paired, ((_, error),) = pair(document, Pairing(references=(f"{tmp_path}/ref",)), ReadOptions())
    finally:
        folder.chmod(0o700)
    assert (paired, str(error)) == (
        document,
        f"{folder}: cannot be looked into (Permission denied); check its permissions",
    )


@pytest.mark.parametrize(("name", "other"), [("a.txt", "a.txt.gz"), ("a.txt.gz", "a.txt"), ("a.txt.gz", "a.md")])
def test_a_counterpart_may_be_packed_where_the_text_is_not(put: Put, tmp_path: Path, name: str, other: str) -> None:
    content = {"a.txt": b"Rain.", "a.md": b"Rain.", "a.txt.gz": gzip.compress(b"Rain.")}
    document = one(put(name, content[name]))
    put(f"ref/{other}", content[other])
    paired, errors = pair(document, Pairing(references=(f"{tmp_path}/ref",)), ReadOptions())
    assert (paired.segments[0].references, errors) == (("Rain.",), ())


def test_what_brings_its_own_counterparts_needs_none_in_the_folder(put: Put, tmp_path: Path) -> None:
    put("es/other.txt", "Llovió.\n")
    folder = f"{tmp_path}/es"
    record = one(put("a.jsonl", '{"id": "a", "text": "It rained.", "source": "Llovió.", "reference": "Rain fell."}'))
    assert pair(record, Pairing(folder, (folder,)), ReadOptions()) == (record, ())
    bare = one(put("b.jsonl", '{"id": "b", "text": "It rained.", "source": "Llovió."}'))
    paired, ((kind, error),) = pair(bare, Pairing(folder, (folder,)), ReadOptions())
    assert (paired, kind, error.problem) == (bare, "reference", f"has no counterpart in {folder}")


def test_no_name_leads_out_of_the_folder_of_counterparts(put: Put, tmp_path: Path) -> None:
    put("secret.txt", "Nobody may read this.\n")
    put("es/2026/other.txt", "Llovió.\n")
    record = one(put("a.jsonl", '{"id": "2026/../../secret", "text": "It rained."}'))
    _, ((_, error),) = pair(record, Pairing(f"{tmp_path}/es"), ReadOptions())
    assert error.problem == f"has no counterpart in {tmp_path}/es"
    put("es/secret.txt", "Llovió.\n")
    paired, errors = pair(record, Pairing(f"{tmp_path}/es"), ReadOptions())
    assert (errors, paired.segments[0].source) == ((), "Llovió.")


def test_a_folder_is_no_counterpart_and_of_several_files_none_is_guessed(put: Put, tmp_path: Path) -> None:
    document = one(put("mt/a.txt", "It rained.\n"))
    put("ref/a/other.md", "Snow fell.\n")
    put("ref/a.md", "Rain fell.\n")
    pairing = Pairing(references=(f"{tmp_path}/ref",))
    paired, errors = pair(document, pairing, ReadOptions())
    assert (errors, paired.segments[0].references) == ((), ("Rain fell.",))
    put("ref/a.html", "<p>Rain was falling.</p>\n")
    paired, ((_, error),) = pair(document, pairing, ReadOptions())
    assert paired == document
    assert (error.problem, error.remedy) == (
        f"has several counterparts in {tmp_path}/ref",
        "keep one of a.html, a.md, or name it a.txt",
    )


def test_a_guessed_encoding_of_a_counterpart_is_told_with_the_document(put: Put) -> None:
    document = replace(one(put("a.txt", "It rained.\n")), remarks=("read so",))
    source, reference = (
        put("es.txt", "Llovió.\n".encode("cp1252")),
        put("en.txt", "“Rain” fell.\n\nHard.".encode("cp1252")),
    )
    paired, ((kind, _),) = pair(document, Pairing(source, (reference,)), ReadOptions())
    guess = "its encoding is a guess (cp1252): where letters are wrong, name it with --encoding"
    assert kind == "reference"
    assert paired.remarks == ("read so", f"source {source}: {guess}", f"reference {reference}: {guess}")


def test_an_id_longer_than_the_name_of_a_file_has_no_counterpart(put: Put, tmp_path: Path) -> None:
    document = replace(one(put("mt/a.txt", "It rained.\n")), name="x" * 300 + "/" + "y" * 300)
    put("ref/a.md", "Rain fell.\n")
    _, ((_, error),) = pair(document, Pairing(references=(f"{tmp_path}/ref",)), ReadOptions())
    assert error.problem == f"has no counterpart in {tmp_path}/ref"


@pytest.mark.parametrize(
    ("count", "of"), [(2, "1 paragraph for 2"), (3, "2 paragraphs for 3")], ids=["a line", "lines"]
)
def test_other_counts_of_a_reference_or_of_lines_are_an_error_of_the_call(put: Put, count: int, of: str) -> None:
    document = one(put("a.txt", "It rained.\n" * count))
    reference = put("r.txt", "Rain fell.\n" * (count - 1))
    paired, errors = pair(document, Pairing(None, (reference,)), ReadOptions())
    said = f"{reference} for {document.name}: {of}; give both the same paragraphs, one for one"
    assert [(kind, type(error), str(error)) for kind, error in errors] == [("reference", AlignmentError, said)]
    assert (paired.references, any(segment.references for segment in paired.segments)) == ((), False)
    if count > 2:
        paired, errors = pair(document, Pairing(reference), ReadOptions())
        assert [(kind, str(error)) for kind, error in errors] == [("source", said)]
        assert (paired.source, any(segment.source for segment in paired.segments)) == ("Rain fell.\nRain fell.", False)


def test_a_source_of_other_paragraphs_is_lined_up_and_a_remark_says_how_far(put: Put) -> None:
    document = one(put("a.md", "\n\n".join([ENGLISH[0], f"{ENGLISH[1]} {ENGLISH[2]}", *ENGLISH[3:]])))
    source = put("s.md", "\n\n".join(SPANISH))
    paired, errors = pair(document, Pairing(source), ReadOptions())
    assert errors == ()
    joined = f"{SPANISH[1]}\n{SPANISH[2]}"
    assert [unit.source for unit in units(paired)] == [SPANISH[0], joined, *SPANISH[3:]]
    assert paired.source == "\n".join(SPANISH)
    held = "lined up were 5 with 6 of the source, and only these were held against it"
    assert paired.remarks == (f"the source has 6 paragraphs, the text 5; {held}",)


def test_as_many_paragraphs_that_were_cut_otherwise_are_lined_up_too(put: Put) -> None:
    english = [ENGLISH[0], f"{ENGLISH[1]} {ENGLISH[2]}", *ENGLISH[3:]]
    spanish = [*SPANISH[:4], f"{SPANISH[4]} {SPANISH[5]}"]
    paired, errors = pair(
        one(put("a.md", "\n\n".join(english))), Pairing(put("s.md", "\n\n".join(spanish))), ReadOptions()
    )
    assert errors == ()
    joined = f"{SPANISH[1]}\n{SPANISH[2]}"
    assert [unit.source for unit in units(paired)] == [SPANISH[0], joined, SPANISH[3], None, None]


def test_an_empty_line_on_one_side_only_is_no_alignment(put: Put) -> None:
    document = one(put("a.txt", "One came.\n\nThree came.\nFour came.\nFive came.\n"))
    reference = put("r.txt", "One.\nTwo.\nThree.\nFour.\n")
    _, ((_, error),) = pair(document, Pairing(references=(reference,)), ReadOptions())
    assert error.problem == "line 2 is empty in one of them only"


def test_a_source_of_another_story_is_named_and_not_attached(put: Put) -> None:
    text = (
        "Mayor Rodrigo Lincolao of Valdivia paid 38,700 pesos for 685 places in Corral, said Mari Antilef of Niebla.\n"
    )
    other = "Gerd Lewerenz aus Wismar zahlte 2.684 Euro für 250 Briefe aus Rostock, sagte Stefanie Krohn in Schwerin.\n"
    paired, errors = pair(one(put("mt/a.txt", text)), Pairing(put("de/a.txt", other)), ReadOptions())
    ((kind, error),) = errors
    assert (kind, type(error), paired.source, paired.segments[0].source) == ("source", AlignmentError, None, None)
    assert error.remedy == "give the source of this one"


def test_missing_and_manifold_counterparts(put: Put, tmp_path: Path) -> None:
    document = one(put("a.txt", "One came.\n"))
    put("ref/b.txt", "One.\n")
    two = put("two.jsonl", '{"text": "One."}\n{"text": "Two."}\n')
    pairing = Pairing(f"{tmp_path}/ref", (two,))
    paired, errors = pair(document, pairing, ReadOptions())
    assert paired == document
    assert [type(error) for _, error in errors] == [InputError] * 2
    assert [(kind, error.problem) for kind, error in errors] == [
        ("source", f"has no counterpart in {tmp_path}/ref"),
        ("reference", "holds more than one document"),
    ]


def test_what_is_not_there_for_any_story_is_a_mistake_in_the_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="none: no such file or folder; check the path"):
        Pairing(source=f"{tmp_path}/none")


@pytest.mark.parametrize("reference", ["id,text\nb,Lluvia.\na,Sol.\n", "id,text\na,Sol.\n"])
def test_records_find_theirs_in_another_file_by_id(put: Put, reference: str) -> None:
    pairing = Pairing(references=(put("ref.csv", reference),))
    rows = [item for item in read([put("hyp.csv", "id,text\na,Sun.\nc,Sea.\n")]) if isinstance(item, Document)]
    (paired, errors), (other, missed) = (pair(row, pairing, ReadOptions()) for row in rows)
    assert ([unit.references for unit in units(paired)], errors) == ([("Sol.",)], ())
    assert [unit.references for unit in units(other)] == [()]
    assert [str(error).endswith("ref.csv: has no record “c”; give both files the same ids") for _, error in missed] == [
        True
    ]


def test_records_without_ids_find_nothing_in_a_file_of_several(put: Put) -> None:
    document = one(put("hyp.txt", "Sun.\n"))
    reference = put("ref.csv", "id,text\na,Sol.\nb,Mar.\n")
    ((_, error),) = pair(document, Pairing(references=(reference,)), ReadOptions())[1]
    assert "holds more than one document; give a file for each document, an id for each record" in str(error)


def test_several_files_with_the_same_ids_have_one_reference(put: Put) -> None:
    pairing = Pairing(references=(put("ref.csv", "id,text\na,Sol.\nb,Mar.\n"),))
    files = [put("one.csv", "id,text\na,Sun.\nb,Sea.\n"), put("two.csv", "id,text\nb,The sea.\na,The sun.\n")]
    rows = [pair(item, pairing, ReadOptions()) for item in read(files) if isinstance(item, Document)]
    assert [(row.name, row.segments[0].references, errors) for row, errors in rows] == [
        ("a", ("Sol.",), ()),
        ("b", ("Mar.",), ()),
        ("b#2", ("Mar.",), ()),
        ("a#2", ("Sol.",), ()),
    ]
    repeated = Pairing(references=(put("two-ref.csv", "id,text\na,Sol.\na,Mar.\n"),))
    assert pair(replace(rows[0][0], name="a#3"), repeated, ReadOptions())[1][0][1].problem == "has no record “a#3”"


@pytest.mark.parametrize(
    ("name", "text", "reference"),
    [
        ("a.csv", "id,body,orig\na,It rained.,Llovió.\n", "id,body\na,Rain fell.\n"),
        (
            "a.jsonl",
            '{"id": "a", "body": "It rained.", "orig": "Llovió."}\n',
            '{"id": "a", "body": "Rain fell."}\n',
        ),
    ],
)
def test_a_counterpart_needs_no_source_of_its_own(put: Put, name: str, text: str, reference: str) -> None:
    options = ReadOptions(mapping={"text": "body", "source": "orig"})
    paths = put(name, text), put(f"ref/{name}", reference)
    paired, errors = pair(one(paths[0], options), Pairing(references=(paths[1],)), options)
    assert errors == ()
    assert [(unit.source, unit.references) for unit in units(paired)] == [("Llovió.", ("Rain fell.",))]
    assert read_aligned(paths[:1], paths[1:], options, lambda *_: None) == [["It rained."], ["Rain fell."]]
