import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtcheck.errors import UsageError
from mtcheck.model import Mark, Report, Score, Skip, Suppression
from mtcheck.scorers import ScoreOptions, score
from mtcheck.writers import WriteOptions, open_writers
from mtcheck.writers.cells import visible
from tests.hostile import HOSTILE, report_of
from tests.reports import a_report, a_rule, not_looked_at

MATCH = "It is ICE [[for its acronym in English]]."


def write_page(folder: Path, *reports: Report, **options: Any) -> str:
    with open_writers({"html": folder}, WriteOptions(**options)) as write:
        for report in reports:
            write(score(report, ScoreOptions()))
    return (folder / ("index.html" if options.get("split") else "report.html")).read_text("utf-8")


class Elements(HTMLParser):
    """The elements of a page, each with its attributes, and the text of every mark and of every note."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.marks: list[str] = []
        self.messages: list[str] = []
        self._into: list[str] | None = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._into = None
        if tag == "mark":
            self._into = self.marks
        elif tag == "p" and not attrs and self.found[-2][0] == "a":
            # The paragraph behind the one that names the rule.
            self._into = self.messages
        if self._into is not None:
            self._into.append("")

    def handle_endtag(self, _tag: str) -> None:
        self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]

    @property
    def ids(self) -> list[str | None]:
        return [attributes["id"] for _, attributes in self.found if "id" in attributes]


def test_a_finding_is_marked_and_its_reason_and_remedy_stand_beside_it(tmp_path: Path) -> None:
    page = write_page(tmp_path, a_report("First.", MATCH))
    assert (
        'It is ICE <mark class=major data-n="1">for its acronym in English</mark><a id=s1m1 href=#s1n1>1</a>.</p>'
    ) in page
    for said in (
        "“for its acronym in English” renders «por sus siglas en inglés»",
        "give the name and the acronym, nothing else",
        "English gives the acronym and nothing else.",
        "sign of machine translation",
    ):
        assert said in page


def test_english_that_begins_with_an_arabic_name_reads_from_left_to_right(tmp_path: Path) -> None:
    page = write_page(tmp_path, a_report("مرحبا he said, and left.", MATCH, "مرحبا بالعالم"))
    assert '<p class="text">مرحبا he said' in page
    assert page.count('<p class="text" dir="rtl">مرحبا بالعالم') == page.count('dir="rtl"') == 1


def test_a_record_is_named_with_its_file(tmp_path: Path) -> None:
    reports = [a_report(MATCH, name="17"), a_report("Clean.", name="18"), not_looked_at("19")]
    page = write_page(tmp_path, *(replace(each, document=replace(each.document, path="week.csv")) for each in reports))
    assert page.count('<span class="path">week.csv (17)</span>') == 2  # in the contents and over the story
    assert '<span class="path">week.csv (18)</span>' in page
    assert "<dt>week.csv (19)</dt>" in page


def test_a_rule_of_many_names_is_explained_without_one_of_them(tmp_path: Path) -> None:
    page = write_page(tmp_path, a_report(MATCH, rule=a_rule(instead="{english}")))
    assert page.partition("Rules that fired")[2].count('<span class="instead">the English name</span>') == 1


def test_every_link_within_the_page_leads_somewhere_and_no_place_is_there_twice(tmp_path: Path) -> None:
    report = a_report("First.", MATCH, MATCH)
    first, second = report.findings
    report = replace(report, findings=(replace(first, also=(Mark(0, 0, 5),)), second))
    page = Elements(write_page(tmp_path, report, a_report(MATCH), a_report("Clean."), not_looked_at()))
    assert len(page.ids) == len(set(page.ids))
    links = [str(each["href"]) for each in page.all("a") if str(each["href"]).startswith("#")]
    assert {link[1:] for link in links} <= set(page.ids)
    assert {"#s1n1", "#s1m1", "#s1m1-1", "#rule-ES014", "#clean", "#not-looked"} <= set(links)


def test_found_clean_and_not_looked_at_are_three_lists(tmp_path: Path) -> None:
    page = write_page(tmp_path, a_report(MATCH), a_report("Clean.", name="news/clean.txt"), not_looked_at())
    assert "3 documents: 1 with findings, 1 clean, 1 not looked at." in page
    _, not_looked, clean = re.split(r'<h2 id="(?:not-looked|clean)">', page)
    assert "<dt>news/broken.txt</dt><dd>it is no text; save it as UTF-8 text</dd>" in not_looked
    assert "news/clean.txt" in clean
    assert "news/clean.txt" not in not_looked


def test_a_clean_document_keeps_its_scores(tmp_path: Path) -> None:
    score = Score("p_machine_translation", 0.81, "model:1")
    report = replace(a_report("Clean."), scores={score.name: score})
    assert "1 word · machine translation: 0.81</span>" in write_page(tmp_path, report)
    origin = Score("origin", 0.81, "model:1", answer="translated")
    page = write_page(tmp_path, replace(report, scores={origin.name: origin, score.name: score}))
    assert "1 word · reads as: translated (0.81) · machine translation 0.81, at equal base rates</span>" in page


def test_why_a_document_was_not_looked_at_does_not_name_it_again(tmp_path: Path) -> None:
    skip = Skip("document", "news/a.txt: is empty; give a file that holds text", 3)
    report = replace(not_looked_at("news/a.txt"), skipped=(skip,))
    assert "<dt>news/a.txt</dt><dd>is empty; give a file" in write_page(tmp_path, report)


def test_a_run_that_found_nothing_says_so(tmp_path: Path) -> None:
    assert "Nothing was found in what was looked at." in write_page(tmp_path, a_report("Clean."))


def test_the_page_says_what_made_it_and_what_is_not_proved(tmp_path: Path) -> None:
    totals = [Score("bleu", 31.456, "nrefs:1", (30, 33)), Skip("ter", "not asked for")]
    page = write_page(tmp_path, a_report(MATCH, words=1000), totals=lambda: totals, evidence={"ES014": "in 3 of 9"})
    _, footer = page.split("<footer>")
    assert "<code>mtcheck:test</code>" in footer
    assert "<code>penalty_per_1k: mqm-penalty|weights:" in footer
    assert "sign, not proof" in page
    assert "BLEU: <b>31.46 (30.00 to 33.00)</b>" in page
    assert "Evidence: in 3 of 9" in page


def test_what_was_silenced_is_counted_and_what_silences_nothing_is_named(tmp_path: Path) -> None:
    report = a_report(MATCH)
    unused = Suppression("comment", "line 3, “ignore ES014”")
    used = Suppression("decisions.csv", findings=report.findings)
    page = write_page(tmp_path, replace(report, suppressed=(unused, used)))
    assert "<dt>Note</dt><dd>the comment on line 3" in page
    assert "1 finding suppressed: 1 by decisions.csv." in page
    assert "the comment on line 3, “ignore ES014” silences nothing; take it out" in page


def test_how_a_story_was_read_is_a_note(tmp_path: Path) -> None:
    report = a_report(MATCH)
    document = replace(report.document, remarks=("its encoding is a guess (cp1252)",))
    page = write_page(tmp_path, replace(report, document=document))
    assert "<dt>Note</dt><dd>its encoding is a guess (cp1252)</dd>" in page
    assert "Unused" not in page


def test_nothing_runs_or_loads_but_what_the_page_holds(tmp_path: Path) -> None:
    page = write_page(tmp_path, a_report(MATCH))
    elements = Elements(page)
    policy = next(str(each["content"]) for each in elements.all("meta") if "http-equiv" in each)
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none';")
    attributes = [name for _, each in elements.found for name in each]
    assert not [name for name in attributes if name in {"style", "src"} or name.startswith("on")]


def test_charts_have_a_title_a_description_and_their_numbers(tmp_path: Path) -> None:
    page = write_page(tmp_path, a_report(MATCH), a_report(MATCH, rule=a_rule("ES002")))
    elements = Elements(page)
    (drawing,) = elements.all("svg")
    assert drawing["role"] == "img"
    assert set(str(drawing["aria-labelledby"]).split()) <= set(elements.ids)
    assert '<title id="by-rule-title">Findings by rule</title>' in page
    assert '<tr><th scope="row">ES002 for-its-acronym-in</th><td class="n">1</td></tr>' in page


def test_a_source_stands_beside_the_text_in_its_language(tmp_path: Path) -> None:
    report = a_report(MATCH)
    (segment,) = report.document.segments
    document = replace(report.document, segments=(segment._replace(source="Es el ICE."),), source_language="es")
    page = write_page(tmp_path, replace(report, document=document))
    assert '<p class="source" dir="auto" lang="es">Es el ICE.</p>' in page


def test_a_source_that_is_not_aligned_comes_whole(tmp_path: Path) -> None:
    report = a_report(MATCH)
    page = write_page(tmp_path, replace(report, document=replace(report.document, source="Todo el texto.")))
    assert '<summary>The source text</summary>\n<p dir="auto">Todo el texto.</p>' in page


def test_a_link_to_the_story_is_followed_only_on_the_web(tmp_path: Path) -> None:
    page = write_page(
        tmp_path, *(a_report(MATCH, meta={"url": url}) for url in ("https://e.org/1", "javascript:alert(1)"))
    )
    links = [str(each["href"]) for each in Elements(page).all("a")]
    assert [link for link in links if not link.startswith("#")] == ["https://e.org/1"]


def the_same_but_for_texts(folder: Path, texts: Sequence[str]) -> None:
    """Hold a page of these texts against one of harmless texts: the same elements, and every text where it belongs."""
    name, outlet = texts[0], texts[-1]
    wild = Elements(write_page(folder, report_of(texts, name=name, meta={"outlet": outlet})))
    tame = Elements(write_page(folder, report_of(["tame"] * len(texts), name="tame", meta={"outlet": "tame"})))
    assert [tag for tag, _ in wild.found] == [tag for tag, _ in tame.found]
    assert wild.marks == [visible(text) for text in texts]
    assert wild.messages == [visible(f"“{text}” is wrong") for text in texts]


def test_five_thousand_hostile_texts_stay_texts(tmp_path: Path) -> None:
    the_same_but_for_texts(tmp_path, HOSTILE)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=10))
def test_whatever_the_text_it_is_shown_and_is_no_element(tmp_path: Path, texts: list[str]) -> None:
    the_same_but_for_texts(tmp_path, texts)


def test_five_hundred_stories_of_four_hundred_words_stay_under_five_megabytes(tmp_path: Path) -> None:
    quiet = "The council met on the first day of the month and put off its vote on the old mill by the river again."
    one = a_report(*[MATCH, quiet, quiet] * 8, meta={"outlet": "Post", "date": "2026-03-05"})
    assert one.words > 400
    write_page(tmp_path, *[one] * 500)
    assert (tmp_path / "report.html").stat().st_size < 5_000_000


def test_a_further_finding_takes_little_more_than_what_is_said_of_it(tmp_path: Path) -> None:
    pages = [write_page(tmp_path, a_report(*[MATCH] * count)) for count in (100, 200)]
    one, two = ("".join(re.findall(r">([^<>]+)<", page[page.index("<article") :])) for page in pages)
    assert len(pages[1]) - len(pages[0]) - (len(two) - len(one)) < 100 * 260


def test_a_page_for_each_story_and_an_index_over_them(tmp_path: Path) -> None:
    reports = a_report(MATCH, name="../../etc/pass wd<1>.txt"), a_report("Clean."), a_report(MATCH, name="ü")
    index = write_page(tmp_path, *reports, not_looked_at(), split=True)
    assert {str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*.html")} == {
        "index.html",
        "stories/00001-pass-wd-1.html",
        "stories/00002-story.html",
    }
    assert {path.name for path in tmp_path.iterdir()} == {"index.html", "stories"}
    links = {str(each["href"]) for each in Elements(index).all("a")}
    assert {"stories/00001-pass-wd-1.html", "stories/00002-story.html"} <= links
    single = (tmp_path / "stories" / "00002-story.html").read_text("utf-8")
    assert "../index.html#rule-ES014" in {each["href"] for each in Elements(single).all("a")}
    assert {"rule-ES014", "row2"} <= set(Elements(index).ids)


def test_pages_that_an_earlier_run_left_beside_those_of_this_one_are_told(tmp_path: Path) -> None:
    told: list[str] = []
    write_page(tmp_path, a_report(MATCH, name="a"), a_report(MATCH, name="b"), split=True, tell=told.append)
    assert told == []
    write_page(tmp_path, a_report(MATCH, name="b"), split=True, tell=told.append)
    assert told == [f"{tmp_path / 'stories'}: 2 pages of an earlier run, which the index does not name"]


@pytest.mark.parametrize("split", [False, True])
def test_a_failure_leaves_no_page_and_the_old_report_stays(tmp_path: Path, split: bool) -> None:
    write_page(tmp_path, a_report(MATCH), split=split)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    def broken() -> list[Score]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_page(tmp_path, a_report(MATCH, MATCH), a_report(MATCH), split=split, totals=broken)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("target", [None, Path("report.html")])
def test_a_page_for_each_story_needs_a_folder(target: Path | None) -> None:
    with (
        pytest.raises(UsageError, match="html: a page for each story needs a folder; give --out a folder"),
        open_writers({"html": target}, WriteOptions(split=True)),
    ):
        pytest.fail("nothing is opened")


def test_the_same_reports_give_the_same_page(tmp_path: Path) -> None:
    reports = [a_report(MATCH, meta={"outlet": outlet}) for outlet in ("Post", "Times")]
    assert write_page(tmp_path / "a", *reports) == write_page(tmp_path / "b", *reports)


def test_a_page_is_not_printed_on_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdout", Screen())
    with (
        pytest.raises(UsageError, match="a page is to be read in a browser; give --out"),
        open_writers({"html": None}, WriteOptions()),
    ):
        pass
