"""Repairs: what is mechanical, exactly there, and nothing else; done twice they change nothing more."""

import json
import os
import subprocess
from dataclasses import replace
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtcheck.errors import MtcheckError
from mtcheck.model import Span
from mtcheck.pipeline import check, repair
from mtcheck.reviews.repairs import Edit, Repaired, edits, unified, write_back
from mtcheck.settings import Settings
from mtcheck.text.kept import Untouched
from tests.growth import MOST, calls
from tests.reports import a_finding, a_report, a_rule

CHECKER = Settings(lang="es")


def repaired(data: bytes, folder: Path, name: str = "a.txt") -> Repaired:
    """Repair a file of these bytes, whether there is anything to repair in it or not."""
    path = folder / name
    path.write_bytes(data)
    file = next(repair([str(path)], CHECKER), Repaired(path, "utf-8", data, data, 0, ()))
    assert isinstance(file, Repaired)
    return file


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("He met the the mayor.", "He met the mayor."),
        ("It was held in the in the old theatre.", "It was held in the old theatre."),
        ("The talks failed , he said .", "The talks failed, he said."),
        ("The strike is over.. Trains run again.", "The strike is over. Trains run again."),
        ("A 23 - year - old man was held.", "A 23-year-old man was held."),
        ("The party ( founded in 1990 ) lost.", "The party (founded in 1990) lost."),
        ("The council 's plan failed.", "The council's plan failed."),
        ("Marks &amp; Sons closed.", "Marks & Sons closed."),
        ("The corona\u00advirus spread.", "The coronavirus spread."),
        ("Jos\u00c3\u00a9 Ruiz left.", "José Ruiz left."),
        ("The US. government It has sent aid.", "The US government has sent aid."),
        ("Analysts in the US. expect a rise.", "Analysts in the US expect a rise."),
        ("It reopened on Sunday. (tagsToTranslate)port(t)sea", "It reopened on Sunday."),
    ],
)
def test_what_is_mechanical_is_repaired(before: str, after: str, tmp_path: Path) -> None:
    assert repaired(before.encode(), tmp_path).after.decode() == after


@pytest.mark.parametrize(
    "text",
    [
        "The agency (ICE, for its acronym in English) opened an office.",
        "The minister. said nothing on Monday.",
        "Relations between Mexico and EE. UU. improved in May.",
        "“We met the the mayor,” he said.",
        "He had had enough, he said.",
        "What he was was a liar. Those who can can. The people people forget left.",
        "The museum of St. petersburg lent the painting.",
    ],
)
def test_wording_and_quotations_are_left_alone(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    for file in repair([str(tmp_path / "a.txt")], CHECKER):
        assert isinstance(file, Repaired)
        assert file.after == file.before


def test_a_line_break_of_a_page_is_no_sentence_cut_in_two(tmp_path: Path) -> None:
    page = b"<html><p>For passports call the Government<br>It is open from nine to five.</p>"
    file = repaired(page, tmp_path, "a.html")
    assert (file.made, file.after) == (0, page)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(encoding: str, end: str, tmp_path: Path) -> None:
    text = f"Él met the the mayor.{end}{end}José left , too.{end}"
    file = repaired(text.encode(encoding), tmp_path)
    assert file.after == text.replace("the the", "the").replace(" ,", ",").encode(encoding)


def test_markup_in_a_page_stays_and_characters_stay_escaped(tmp_path: Path) -> None:
    page = b"<html><body><p>A <i>bold</i> move , he said.</p><p>Marks &amp;amp; Sons  closed .</p></body></html>"
    after = b"<html><body><p>A <i>bold</i> move, he said.</p><p>Marks &amp; Sons  closed.</p></body></html>"
    assert repaired(page, tmp_path, "a.html").after == after


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        (
            "a.html",
            "<html><body><p>He met the <b>the</b> mayor.</p></body></html>",
            "markup stands in the middle of it",
        ),
        ("a.md", "He met the **the** mayor.", "markup stands in the middle of it"),
        (
            "a.jsonl",
            '{"text": "He met the the mayor."}',
            "is jsonl; repairs are made in plain text, Markdown and HTML",
        ),
        ("a.txt", "“We met the the mayor,” he said.", "it stands in a quotation; ask what was said"),
    ],
)
def test_what_is_not_exactly_there_is_refused_with_a_reason(name: str, text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (file,) = repair([str(tmp_path / name)], CHECKER)
    if isinstance(file, Repaired):
        assert file.after == file.before
        assert [refusal.reason for refusal in file.refused] == [reason]
    else:
        assert reason in str(file)


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.txt", "It is on www.example.org/a&nbsp;b, he said to the press.", None),
        ("a.txt", "The file /desk/news/a&amp;b.html was lost, the clerk said.", "an address"),
        ("a.txt", "Write &lt;a href=&quot;x&quot;&gt; in the field, the clerk said.", "a tag"),
        ("a.txt", "---\ntitle: The the mayor\n---\n\nThe story of the mayor.", "front matter"),
        ("a.html", "<p>Write <code>the the</code> in it, the clerk said.</p>", "code"),
        ("a.html", "<p>Write <kbd class=x>a , b</kbd> in it, the clerk said.</p>", "code"),
        ("a.html", "<p>Write &amp;lt;b&amp;gt; in the field, the clerk said.</p>", "a tag"),
        ("a.html", "<p>It left. (tagsToTranslate)https://example.org/a</p>", "an address"),
        ("a.md", "A story.\n\n<script>\nvar the the = 1;\n</script>\n", "code"),
        ("a.md", "A story.\n\n<pre>\nthe the\n</pre>\n", "code"),
        ("a.md", "A ` story.\n\n<pre>\nthe the\n</pre>\n\nAnother ` one.", "code"),
        ("a.txt", "---\r\n# of the desk\r\n\r\ntags:\r\n- the the\r\n---\r\n\r\nThe story.", "front matter"),
        ("a.md", "It met {{ the the }} in the town, the clerk said.", "a template's code"),
        ("a.md", '[The town](https://example.org/?a=1&amp;b=2 "the the") is old.', None),
        ("a.md", "Write `the the` and ``a , b`` in it, the clerk said.", None),
        ("a.md", '+++\ntitle = "The the mayor"\n+++\n\nThe story of the mayor.', None),
    ],
)
def test_addresses_attributes_code_and_front_matter_stay_as_they_are(
    name: str, text: str, what: str | None, tmp_path: Path
) -> None:
    data = text.encode()
    file = repaired(data, tmp_path, name)
    assert file.after == data
    assert {refusal.reason for refusal in file.refused} == ({f"it stands in {what}"} if what else set())


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "a.txt",
            "It is on https://example.org/a&amp;b.. He met the the mayor.",
            "https://example.org/a&amp;b. He met the",
        ),
        (
            "a.md",
            "See [the the town](https://example.org/?a=1&amp;b=2) , he said.",
            "[the town](https://example.org/?a=1&amp;b=2), he",
        ),
        ("a.md", "Write `<code>` in the the field.", "Write `<code>` in the field."),
        (
            "a.html",
            '<p>A <a title="the the" href=x>tale of the the town</a> , he said.</p>',
            '"the the" href=x>tale of the town</a>, he',
        ),
        ("a.txt", "---\nA rule stands on top.\n---\n\nHe met the the mayor.", "He met the mayor."),
        ("a.txt", "---\nLIMA: Met the the mayor.\n\nHe left.\n---\nEnds.", "LIMA: Met the mayor."),
        ("a.html", "<p><svg class=x /> He met the the mayor.</p>", "He met the mayor."),
        ("a.html", "<p><svg-icon name=x></svg-icon> He met the the mayor.</p>", "He met the mayor."),
        ("a.html", "<!-- <pre> --><p>He met the the mayor.</p><pre>a</pre>", "He met the mayor."),
        ("a.html", "<p><img alt='the <code> tag'> He met the the mayor.</p>", "He met the mayor."),
        ("a.md", "Write `<pre>`. He met the the mayor. End with `</pre>`.", "He met the mayor."),
    ],
)
def test_what_stands_beside_an_address_or_code_is_repaired(name: str, before: str, after: str, tmp_path: Path) -> None:
    assert after in repaired(before.encode(), tmp_path, name).after.decode()


@pytest.mark.parametrize(
    "piece", ["<code> ", "a.", "x@", "&lt;a ", "{{ ", "/a", "http://", "<a ", "[a b=", "--- ", "<!--", "`a", "<a ='"]
)
def test_what_is_kept_is_found_in_one_go(piece: str) -> None:
    found = Untouched(piece * 40_000 + " the the", "markdown")
    assert found.at(len(piece) * 40_000 + 1, len(piece) * 40_000 + 4) is None


def test_what_the_encoding_of_the_file_has_no_sign_for_is_left_and_the_rest_repaired(tmp_path: Path) -> None:
    file = repaired("Café &hearts; lost the the lease.\n".encode("cp1252"), tmp_path, "♥.txt")
    assert file.after == "Café &hearts; lost the lease.\n".encode("cp1252")
    assert [refusal.reason for refusal in file.refused] == ["cp1252 has no sign for “♥”"]
    assert unified(file).startswith(b"--- a/" + os.fsencode(tmp_path.as_posix().lstrip("/") + "/♥.txt\n"))
    assert "+Café &hearts; lost the lease.\n".encode("cp1252") in unified(file)


def test_what_stands_in_an_archive_or_in_a_table_is_named_with_its_file(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.txt", "He met the the mayor.")
    (tmp_path / "c.jsonl").write_text('{"id": "7", "text": "He met the the mayor."}', encoding="utf-8")
    member, record = repair([str(tmp_path / "a.zip"), str(tmp_path / "c.jsonl")], CHECKER)
    assert str(member).endswith("/a.zip/b.txt: is part of an archive; unpack it first")
    assert "/c.jsonl (7): is jsonl; " in f"/{record}"


def test_a_file_whose_name_comes_again_is_repaired(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("He met the the mayor.", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": str(path), "text": "Clean."}), encoding="utf-8")
    (file,) = repair([str(tmp_path / "a.jsonl"), str(path)], CHECKER)
    assert isinstance(file, Repaired)
    assert (file.path, file.after) == (path, b"He met the mayor.")


def test_of_repairs_that_overlap_the_first_is_made_and_the_next_waits() -> None:
    text = "It met the the the mayor, he he said."
    found = tuple(
        replace(a_finding(a_rule(), 0, Span(start, end), text), repairs=(once,))
        for start, end, once in ((7, 14, "the"), (11, 18, "the"), (26, 31, "he"))
    )
    assert edits(replace(a_report(text), findings=found), text) == ([Edit(7, 14, "the"), Edit(26, 31, "he")], [])


_PIECES = [
    *("the the", "of", " ,", " .", "..", ", ,", "a", "US. government It has", "&amp;", "amp;", "\u00ad", "( ", " )"),
    *("(tagsToTranslate)a(t)b", "23 - year - old", " 's", "\n\n", "\n", "said", "The", "in the in the", "“", "”", "."),
]


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14), st.sampled_from(["txt", "md", "html"]))
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_repairs_done_twice_change_nothing_more(tmp_path: Path, pieces: list[str], format: str) -> None:
    text = " ".join(["Start", *pieces, "end"])
    data = (f"<html><body><p>{text}</p></body></html>" if format == "html" else text).encode()
    once = repaired(data, tmp_path, f"a.{format}").after
    assert repaired(once, tmp_path, f"a.{format}").after == once


def test_a_diff_is_one_that_git_applies(tmp_path: Path) -> None:
    data = b"One line here.\r\n\r\nHe met the the mayor , too.\r\n\r\nThe end is the the end"
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a b.txt").write_bytes(data)
    file = replace(repaired(data, folder, "a b.txt"), path=Path("in/a b.txt"))
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], input=unified(file), cwd=tmp_path, check=True)
    assert (folder / "a b.txt").read_bytes() == file.after


def test_a_diff_of_utf_16_can_be_read(tmp_path: Path) -> None:
    file = repaired("Lima.\n\nÉl met the the mayor.\n".encode("utf-16"), tmp_path)
    assert "+Él met the mayor.\n" in unified(file).decode()


def test_a_file_keeps_its_permissions_and_leaves_no_draft(tmp_path: Path) -> None:
    file = repaired(b"He met the the mayor.", tmp_path)
    file.path.chmod(0o640)
    write_back(file)
    assert file.path.read_bytes() == b"He met the mayor."
    assert file.path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["a.txt"]  # noqa: PTH208


def test_a_file_beside_which_no_draft_can_be_made_is_refused_in_one_line(tmp_path: Path) -> None:
    file = repaired(b"He met the the mayor.", tmp_path, f"{'a' * 250}.txt")
    with pytest.raises(MtcheckError, match=r"a\.txt: cannot be written \(file name too long\); check its folder"):
        write_back(file)
    assert file.path.read_bytes() == b"He met the the mayor."


def test_a_run_that_is_stopped_leaves_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    file = repaired(b"He met the the mayor.", tmp_path)
    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_back(file)
    assert os.listdir(tmp_path) == ["a.txt"]  # noqa: PTH208
    assert file.path.read_bytes() == b"He met the the mayor."


def test_nothing_is_written_before_it_is_asked_for(tmp_path: Path) -> None:
    repaired(b"He met the the mayor.", tmp_path)
    assert (tmp_path / "a.txt").read_bytes() == b"He met the the mayor."


def test_twice_the_repairs_are_twice_the_work() -> None:
    texts = ("He met the the mayor. " * times for times in (100, 200))
    once, twice = (calls(partial(edits, check(text, settings=CHECKER), text)) for text in texts)
    assert twice < MOST * once
