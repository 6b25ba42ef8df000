import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len

from mtcheck.errors import EXIT_NOT_LOOKED
from mtcheck.model import APART, Mark, Origin, Report, Score, Skip, Step
from mtcheck.scorers import Corpus, ScoreOptions, score
from mtcheck.terms import IN_QUOTE
from mtcheck.writers import WriteOptions, open_writers
from mtcheck.writers.wording import value_of
from tests.reports import a_report, a_rule, not_looked_at

MATCH = "It is ICE [[for its acronym in English]]."
Print = Callable[..., str]


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Print:
    """Print reports into a pipe or, with ``width``, on a screen of so many columns."""

    def run(
        *reports: Report, width: int | None = None, colour: bool = False, term: str = "xterm-256color", **options: Any
    ) -> str:
        for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("TERM", term)
        if width:
            monkeypatch.setenv("FORCE_COLOR", "1")
            monkeypatch.setenv("COLUMNS", str(width))
            if not colour:
                monkeypatch.setenv("NO_COLOR", "1")
        with open_writers({"terminal": None}, WriteOptions(**options)) as write:
            for report in reports:
                write(report)
        return capsys.readouterr().out

    return run


def plain(output: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", output)


def test_in_a_pipe_each_finding_begins_a_line_with_its_place(printed: Print) -> None:
    assert printed(a_report("First.", MATCH)) == (
        "news/agency.txt:2:11: major: “for its acronym in English” renders «por sus siglas en inglés»"
        " [ES014 for-its-acronym-in, mt]\n"
        "    It is ICE [[for its acronym in English]].\n"
        "    → give the name and the acronym, nothing else\n"
        "\n"
        "1 document: 1 with findings, 0 clean\n"
        "1 finding (1 major) in 9 words\n"
        "Each finding is a sign, not proof: it wants an editor's eye.\n"
    )


@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_lines_are_as_wide_as_the_screen_in_columns_also_of_wide_letters(printed: Print, term: str) -> None:
    said = plain(printed(a_report("外務省は発表した [[長い文章]] を何度も何度も何度も" * 3), width=40, term=term))
    assert 36 <= max(map(cell_len, said.splitlines())) <= 40


def test_a_record_is_named_with_its_file(printed: Print) -> None:
    report = a_report(MATCH, name="7#2")
    report = replace(report, document=replace(report.document, path="news/data.jsonl"))
    assert printed(report).startswith("news/data.jsonl (7#2):1:11: major: ")
    assert plain(printed(report, width=80)).startswith("news/data.jsonl (7#2)  1 major")


def test_on_a_screen_the_document_is_a_heading_and_the_rule_is_named_with_its_claim(printed: Print) -> None:
    assert plain(printed(a_report("First.", MATCH), width=80)).splitlines()[:5] == [
        "news/agency.txt  1 major · 9 words",
        "  2:11  major  ES014 for-its-acronym-in · sign of machine translation",
        "    It is ICE [[for its acronym in English]].",
        "    “for its acronym in English” renders «por sus siglas en inglés»",
        "    → give the name and the acronym, nothing else",
    ]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_screen_and_none_ends_in_spaces(width: int, printed: Print) -> None:
    report = a_report("A long story " * 20 + MATCH, name="news/politics/a-story-with-quite-a-long-name.txt")
    lines = plain(printed(report, not_looked_at(), width=width)).splitlines()
    assert max(map(len, lines)) <= width
    assert lines == [line.rstrip() for line in lines]


def test_with_colour_the_match_is_set_off_by_it_and_not_by_brackets(printed: Print) -> None:
    output = printed(a_report(MATCH), width=80, colour=True)
    assert "\x1b[1;4;31mfor its acronym in English\x1b[0m" in output
    assert "[[" not in output


def test_article_text_is_neither_markup_nor_commands_to_the_screen(printed: Print) -> None:
    rule = a_rule(message="“{match}” is [bold]odd[/bold] :smile:", instead="delete [link=x]it[/link]")
    report = a_report("[red]So[/red] [[\x1b[2J\u202e]] :heart: \x07", rule=rule, name="\x1b]0;title\x07.txt")
    for width in (None, 80):
        output = plain(printed(report, width=width))
        assert "[red]So[/red] [[␛[2J<U+202E>]] :heart: ␇" in output
        assert "“␛[2J<U+202E>” is [bold]odd[/bold] :smile:" in output
        assert "→ delete [link=x]it[/link]" in output
        assert "\x1b" not in output
        assert "\u202e" not in output


def test_clean_documents_are_counted_and_named_only_when_asked(printed: Print) -> None:
    clean = a_report("All is well.", name="news/clean.txt")
    assert printed(clean) == "1 document: 0 with findings, 1 clean\n0 findings in 3 words\n"
    assert "news/clean.txt: clean · 3 words\n" in printed(clean, verbose=True)
    assert "news/clean.txt  clean · 3 words\n" in plain(printed(clean, width=80, verbose=True))


def test_what_was_not_looked_at_is_named_with_its_reason(printed: Print) -> None:
    output = printed(not_looked_at(), a_report("Clean."))
    assert "news/broken.txt: not looked at: it is no text; save it as UTF-8 text\n" in output
    assert "2 documents: 0 with findings, 1 clean, 1 not looked at\n" in output


def test_a_part_not_looked_at_shows_unless_it_was_optional(printed: Print) -> None:
    skipped = (Skip("alignment", "segment 1 has no reference"), Skip("reference", "not given"))
    report = a_report("Clean.", skipped=skipped)
    line = "news/agency.txt: not looked at: alignment: segment 1 has no reference\n"
    assert line in printed(report)
    assert "not given" not in printed(report)
    assert "news/agency.txt: no reference: not given\n" in printed(report, verbose=True)


def test_a_counterpart_that_is_missing_shows_and_names_its_document_once(printed: Print) -> None:
    reason = "news/agency.txt: has no counterpart in ref; put a file of that name into ref"
    output = printed(a_report("Clean.", skipped=(Skip("reference", reason, EXIT_NOT_LOOKED),)))
    assert output.startswith("news/agency.txt: not looked at: reference: has no counterpart in ref; put a file ")


def test_quiet_leaves_one_line(printed: Print) -> None:
    assert printed(a_report(MATCH), a_report("Clean."), quiet=True) == (
        "2 documents: 1 with findings, 1 clean; 1 finding (1 major)\n"
    )


def test_notes_tell_of_quotations_causes_and_further_places(printed: Print) -> None:
    report = a_report("First.", MATCH)
    also = tuple(Mark(0, at, at + 1) for at in range(6))
    report = replace(report, findings=(replace(report.findings[0], also=also, in_quote=True, cause="a split U.S."),))
    output = printed(report)
    assert output.partition("    → ")[2].startswith(
        "give the name and the acronym, nothing else\n"
        "    stands in a quotation: ask what was said before changing it\n"
        "    cause: a split U.S.\n"
        "    also at 1:1, 1:2, 1:3, 1:4 and 2 more places\n"
    )
    assert output.count("→") == 1


def test_that_a_finding_stands_in_a_quotation_is_told_once(printed: Print) -> None:
    report = a_report(MATCH)
    found = replace(report.findings[0], in_quote=True, message=f"It is odd. {IN_QUOTE}")
    assert printed(replace(report, findings=(found,))).count("stands in a quotation") == 1


def test_two_places_in_one_sentence_are_told_once(printed: Print) -> None:
    report = a_report("First.", MATCH, exact=False)
    also = tuple(Mark(segment, at, at + 1) for segment, at in ((0, 0), (0, 2), (1, 0)))
    report = replace(report, findings=(replace(report.findings[0], also=also),))
    assert "    also at sentence 1, sentence 2\n" in printed(report)


def test_without_lines_the_sentence_is_the_place(printed: Print) -> None:
    assert printed(a_report("First.", MATCH, exact=False)).startswith("news/agency.txt: sentence 2: major: ")


def test_in_a_record_the_place_is_its_line_and_the_sentence_there(printed: Print) -> None:
    report = a_report("First.", MATCH, MATCH)
    segments = tuple(
        segment._replace(origin=Origin((Step(0, line, None, None),), exact=False))
        for segment, line in zip(report.document.segments, (4, 4, 5), strict=True)
    )
    one, other = report.findings
    one = replace(one, also=(Mark(0, 0, 1), Mark(2, 0, 1)))
    report = replace(report, findings=(one, other), document=replace(report.document, segments=segments))
    places = printed(report)
    assert "    also at line 4, sentence 1; line 5, sentence 1\n" in places
    assert "news/agency.txt: line 4, sentence 2: major: " in places
    assert "news/agency.txt: line 5, sentence 1: major: " in places


def test_a_headline_in_a_cell_of_its_own_is_named_and_not_counted_with_the_sentences(printed: Print) -> None:
    report = a_report("First.", MATCH)
    head, text = (
        segment._replace(origin=Origin((Step(0, 4, None, None),), exact=False)) for segment in report.document.segments
    )
    segments = (head._replace(paragraph=APART, role="headline"), text)
    (found,) = report.findings
    found = replace(found, also=(Mark(0, 0, 1),))
    places = printed(replace(report, findings=(found,), document=replace(report.document, segments=segments)))
    assert "news/agency.txt: line 4, sentence 1: major: " in places
    assert "    also at line 4, headline\n" in places


def test_signals_are_counted_and_shown_only_when_asked_for(printed: Print) -> None:
    report = a_report(MATCH, rule=a_rule(kind="signal"))
    assert "0 findings in 8 words; 1 signal counted besides\n" in printed(report)
    assert "ES014" in printed(report, show_signals=True)


def test_the_summary_names_the_rules_that_fired_most(printed: Print) -> None:
    reports = [a_report(*[MATCH] * (number + 1), rule=a_rule(f"ES{number:03}")) for number in range(10)]
    output = printed(*reports)
    listed = re.findall(r"^ +(\d+)  (ES\d+)", output, re.MULTILINE)
    assert listed == [(str(number + 1), f"ES{number:03}") for number in range(9, 1, -1)]
    assert "Most frequent rules" in output


@pytest.mark.parametrize(("answer", "line"), [("cannot tell", "cannot tell"), ("native", "native (0.50)")])
def test_a_document_that_is_shown_says_what_it_reads_as_whatever_that_is(
    answer: str, line: str, printed: Print
) -> None:
    scores = {"origin": Score("origin", 0.5, "s", answer=answer, reasons=("few contractions",))}
    found, clean = (replace(a_report(text), scores=scores) for text in (MATCH, "All is well."))
    assert f"\nnews/agency.txt: reads as: {line}\n\n1 document" in printed(found)
    assert "reads as" not in printed(clean)
    assert "reads as" not in printed(found, quiet=True)


def test_corpus_scores_come_with_signatures_and_say_what_is_unconfirmed(printed: Print) -> None:
    corpus = Corpus()
    report = score(a_report(MATCH, words=1000), ScoreOptions())
    corpus.add(report)
    output = printed(report, totals=corpus.scores)
    assert "MQM penalty per 1,000 words: 5.00, from 1 unconfirmed finding\n  mqm-penalty|weights:25,5,1,0.1|" in output


def test_a_rate_that_cannot_be_given_says_why_and_an_interval_is_shown(printed: Print) -> None:
    totals = [
        Score("penalty_per_1k", None, "mqm"),
        Skip("penalty_per_1k", "only 9 words"),
        Score("bleu", 30, "nrefs:1", (28.5, 31.5)),
    ]
    output = printed(a_report(MATCH), totals=lambda: totals)
    assert "No MQM penalty per 1,000 words: only 9 words\n" in output
    assert "BLEU: 30.00 (28.50 to 31.50)\n  nrefs:1\n" in output


@pytest.mark.parametrize(
    ("name", "value", "interval", "said"),
    [
        ("p_native", 0.0, (0.0, 0.004), "under 0.01"),
        ("p_machine_translation", 0.999, (0.9, 1.0), "over 0.99 (0.90 to over 0.99)"),
        ("p_native", 0.5, None, "0.50"),
        ("bleu", 0.0, (0.0, 0.4), "0.00 (0.00 to 0.40)"),
    ],
)
def test_no_probability_is_told_as_certain(
    name: str, value: float, interval: tuple[float, float] | None, said: str
) -> None:
    assert value_of(Score(name, value, "test", interval)) == said
