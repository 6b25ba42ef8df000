"""What silences a finding, what does not, and what silences nothing and is named."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mtcheck.errors import UsageError
from mtcheck.model import Comment, Report, Skip
from mtcheck.pipeline import Checker, check, inspect
from mtcheck.reviews.suppress import Review, named, suppress
from mtcheck.settings import Settings, load_settings
from mtcheck.writers.wording import unused_lines
from tests.reports import a_report
from tests.rules.factory import rule

GLOSS = "The agency (ICE, for its acronym in English) opened."
DOUBLED = "It met the the mayor."


def report_on(text: str, folder: Path, name: str = "story.md", **settings: object) -> Report:
    (folder / name).write_text(text, encoding="utf-8")
    (report,) = inspect([str(folder / name)], Settings(lang="es", **settings))  # type: ignore[arg-type]
    return report


def found(report: Report) -> list[str]:
    return [finding.rule.id for finding in report.flags]


def silenced(report: Report) -> list[tuple[str, str, int]]:
    return [(each.by, each.where, len(each.findings)) for each in report.suppressed]


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- mtcheck: ignore ES014 -- house style -->\n{GLOSS}\n",
        f"<!-- mtcheck: ignore ES014 --\n     house style,\n     as agreed -->\n{GLOSS}\n",
        f"{GLOSS} <!-- mtcheck: ignore\nES014 -->\n",
        f"<!-- mtcheck: ignore ES014 -->\n\n{GLOSS}\n",
        f"{GLOSS} <!-- mtcheck: ignore ES014 -->\n",
        f"{GLOSS} <!-- mtcheck: ignore ES014 -->\nIt is\nin Lima.\n",
        f"<!-- mtcheck: ignore for-its-acronym-in -->\n{GLOSS}\n",
        f"<!-- mtcheck: ignore es014, COPY001 -->\n{GLOSS} {DOUBLED}\n",
        f"<!-- mtcheck: ignore ES014;COPY001 -->\n{GLOSS} {DOUBLED}\n",
        f"<!--mtcheck:ignore-->\n{GLOSS} {DOUBLED}\n",
        f"<!-- mtcheck: ignore claim:mt claim:defect claim:translation -->\n{GLOSS} {DOUBLED}\n",
        f"{DOUBLED}\n\n{GLOSS}\n\n<!-- mtcheck: ignore-file -- taken from the wire as it is -->\n",
    ],
)
def test_a_comment_silences_its_paragraph(text: str, tmp_path: Path) -> None:
    assert found(report_on(text, tmp_path)) == []


def test_a_comment_silences_no_other_paragraph_and_no_other_rule(tmp_path: Path) -> None:
    text = f"{GLOSS}\n\n<!-- mtcheck: ignore ES014 -->\n{GLOSS} {DOUBLED}\n\n{GLOSS}\n"
    report = report_on(text, tmp_path)
    assert found(report) == ["ES014", "COPY001", "ES014"]
    assert silenced(report) == [("comment", "line 3, “ignore ES014”", 1)]


@pytest.mark.parametrize(
    "text",
    [
        f"<p><!-- mtcheck: ignore ES014 -->{GLOSS}</p>",
        f"<!--\n  mtcheck: ignore ES014\n  -- house style\n--><p>{GLOSS}</p>",
        f"<!-- mtcheck: ignore ES014 --><p>{GLOSS}</p>",
        f"<p>Clean copy stands here.</p>\n<!-- mtcheck: ignore ES014 -->\n<p>{GLOSS}</p>",
        f"<p>Clean copy stands here.</p><!-- mtcheck: ignore ES014 --><p>{GLOSS}</p>",
        f"<p>{GLOSS}<!-- mtcheck: ignore ES014 --></p><p>Clean copy stands here.</p>",
        f"<p>{GLOSS}\n<!-- mtcheck: ignore ES014 -->\n</p>\n<p>Clean copy stands here.</p>",
        f"<p>The <b>agency</b>.<!-- mtcheck: ignore ES014 --> {GLOSS}</p>",
    ],
)
def test_a_comment_works_in_a_page_too(text: str, tmp_path: Path) -> None:
    page = f"<html><body><article>{text}</article></body></html>"
    report = report_on(page, tmp_path, "story.html")
    assert found(report) == []
    assert [(by, count) for by, _, count in silenced(report)] == [("comment", 1)]


@pytest.mark.parametrize("said", ["ignore ES001", "ignore ES999", "ignroe ES014", ""])
def test_a_comment_that_silences_nothing_is_named(said: str, tmp_path: Path) -> None:
    report = report_on(f"<!-- mtcheck: {said} -->\n{GLOSS}\n", tmp_path)
    assert found(report) == ["ES014"]
    assert [(by, count) for by, _, count in silenced(report)] == [("comment", 0)]


@pytest.mark.parametrize(
    ("said", "unknown"),
    [
        ("ignore ES9999, ES014", "no rule, pack or property is named “ES9999”; did you mean “ES199”?"),
        ("ignore pack:spanish", "no rule, pack or property is named “pack:spanish”; packs are "),
        ("ignore COPYOO1", "no rule, pack or property is named “COPYOO1”; did you mean “COPY001”?"),
        ("ignore ES014 quoted from the wire", "“quoted from the wire” names no rule; a reason goes behind “--”"),
    ],
)
def test_a_comment_that_names_what_is_no_rule_is_told_what_may_be_meant(
    said: str, unknown: str, tmp_path: Path
) -> None:
    (told,) = report_on(f"<!-- mtcheck: {said} -->\n{GLOSS}\n", tmp_path).suppressed
    (line,) = told.unknown
    assert line.startswith(unknown)


def test_a_comment_right_under_its_paragraph_is_told_which_one_it_is_about(tmp_path: Path) -> None:
    comment = "<!-- mtcheck: ignore ES014 -->"
    report = report_on(f"{GLOSS}\n{comment}\n\nIt rained.\n\n{comment}\n\nIt snowed.\n", tmp_path)
    assert found(report) == ["ES014"]
    assert unused_lines(report) == [
        "the comment on line 2, “ignore ES014” silences nothing; on a line of its own it is about the next paragraph; "
        "for the text above, put it behind that, on its line",
        "the comment on line 6, “ignore ES014” silences nothing; take it out",
    ]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("mtcheck: ingore ES014", "there is no action “ingore”; did you mean “ignore ES014”?"),
        ("mtcheck ignore: ES014", "it silences nothing as it is written; did you mean “mtcheck: ignore ES014”?"),
    ],
)
def test_a_comment_that_is_written_wrong_silences_nothing_and_says_what_may_be_meant(
    said: str, wrong: str, tmp_path: Path
) -> None:
    report = report_on(f"<!-- {said} -->\n{GLOSS}\n", tmp_path)
    assert found(report) == ["ES014"]
    assert [each.unknown for each in report.suppressed] == [(wrong,)]


@pytest.mark.parametrize(
    ("said", "settings", "told"),
    [
        ("ignore ES014", {}, True),
        ("ignore ES014", {"select": ("COPY001",)}, False),
        ("ignore ES014", {"ignore": ("es",)}, False),
        ("ignore", {}, False),
        ("ignore COPY001", {"select": ("COPY001",)}, True),
        ("ignore COPY001, ES014", {"select": ("COPY001",)}, False),
        ("ignore FR001", {}, False),
        ("ignore LABEL001", {}, False),
    ],
)
def test_a_comment_is_called_useless_only_where_all_it_means_looked(
    said: str, settings: dict[str, Any], told: bool, tmp_path: Path
) -> None:
    report = report_on(f"<!-- mtcheck: {said} -->\nClean copy stands here.\n", tmp_path, **settings)
    where = f"the comment on line 1, “{said}”"
    assert unused_lines(report) == ([f"{where} silences nothing; take it out"] if told else [])


def test_a_comment_is_not_called_useless_where_a_rule_ran_out_of_time() -> None:
    comment = Comment("ignore", ("COPY001",), "", 1, 0, trailing=False)
    report = a_report("Clean.", skipped=(Skip("rule HOUSE1", "took too long", 3),))
    report = suppress(replace(report, document=replace(report.document, comments=(comment,))), Review())
    assert unused_lines(report) == []


def test_whatever_names_a_rule_in_the_settings_does_in_a_comment(tmp_path: Path) -> None:
    names = "es014 ES014 for-its-acronym-in pack:ES claim:MT kind:flag severity:major family:acronym-gloss LABEL001"
    (told,) = report_on(f"<!-- mtcheck: ignore {names} -->\n{GLOSS}\n", tmp_path).suppressed
    assert (told.unknown, len(told.findings)) == ((), 1)


def test_a_pack_of_any_spelling_can_be_silenced() -> None:
    assert named(rule("a", pack="Desk"), ["pack:Desk"])
    assert not named(rule("a"), ["family:none"])


def test_a_glob_is_meant_from_the_folder_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wire = tmp_path / "desk" / "wire"
    wire.mkdir(parents=True)
    (wire / "a.md").write_text(GLOSS, encoding="utf-8")
    (tmp_path / "desk" / "mtcheck.toml").write_text('[per-file-ignores]\n"wire/*" = "claim:mt"\n', encoding="utf-8")
    monkeypatch.chdir(wire)
    (report,) = inspect(["."], load_settings(None, {"lang": "es"}))
    assert found(report) == []
    assert silenced(report) == [("per-file-ignores “wire/*”", "", 1)]


def test_globs_that_name_what_is_no_rule_are_refused() -> None:
    settings = Settings(per_file_ignores={"wire/*": ("claim:mt", "ES9999"), "*.md": ("LABEL001",)})
    with pytest.raises(UsageError) as refused:
        Checker(settings)
    assert str(refused.value) == (
        "per-file-ignores “wire/*”: no rule, pack or property is named “ES9999”; did you mean “ES199”?"
    )


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("It met the the [sic] mayor.", []),
        ("It met the the (sic) mayor.", []),
        ("He called it “ICE, for its acronym in English” [Sic.] twice.", []),
        ("It met the the mayor [sic].", ["COPY001"]),
        ("It met the the sick mayor.", ["COPY001"]),
    ],
)
def test_sic_silences_what_stands_right_before_it(text: str, rules: Sequence[str]) -> None:
    report = check(text, lang="es")
    assert found(report) == list(rules)
    assert silenced(report) == ([] if rules else [("[sic]", "", 1)])


@pytest.mark.parametrize(
    ("glob", "silent"),
    [
        *(("wire/*", True), ("*.md", True), ("a.md", True), ("wire/**/a.md", True), ("local/*", False)),
        *(("*.txt", False), ("wire/", True), ("./wire/*", True), ("wire\\es\\*.md", True), ("es/", True)),
        *(("s/", False), ("wire", False)),
    ],
)
def test_a_glob_means_paths_or_their_end(glob: str, silent: bool, tmp_path: Path) -> None:
    (tmp_path / "wire" / "es").mkdir(parents=True)
    report = report_on(GLOSS, tmp_path / "wire" / "es", "a.md", per_file_ignores={glob: ("claim:mt",)})
    assert found(report) == ([] if silent else ["ES014"])
    assert silenced(report) == ([(f"per-file-ignores “{glob}”", "", 1)] if silent else [])


def test_a_rejected_finding_is_silent_after_the_story_was_edited_above_it() -> None:
    (finding,) = check(GLOSS, lang="es").flags
    review = Review(rejected=frozenset([finding.fingerprint]), by_decision="mtcheck-decisions.csv")
    edited = check(f"A new first line stands here.\n\nAnd another.\n\n{GLOSS}\n\n{DOUBLED}", lang="es")
    report = suppress(edited, review)
    assert found(report) == ["COPY001"]
    assert silenced(report) == [("mtcheck-decisions.csv", "", 1)]


def test_what_a_site_leaves_is_rejected_in_one_story_not_in_all() -> None:
    def report(story: str) -> Report:
        return check(f"{story}\n\nSource link\n", settings=Settings(select=("claim:provenance",)))

    (finding,) = report("The mayor opened a bridge on Monday.").flags
    review = Review(rejected=frozenset([finding.fingerprint]), by_decision="decisions")
    assert found(suppress(report("The mayor opened a bridge on Monday."), review)) == []
    assert found(suppress(report("Rain fell on the coast all week."), review)) == [finding.rule.id]


def test_a_sentence_that_was_changed_is_looked_at_again() -> None:
    (finding,) = check(GLOSS, lang="es").flags
    review = Review(rejected=frozenset([finding.fingerprint]), by_decision="decisions")
    assert found(suppress(check(GLOSS.replace("opened", "closed"), lang="es"), review)) == ["ES014"]


def test_the_signature_of_a_run_tells_what_was_known_before_it() -> None:
    one, other = Review(rejected=frozenset(["a"])), Review(accepted=frozenset(["a"]), globs={"*": ("ES014",)})
    assert Review().signature == ""
    assert re.fullmatch(r"\|decisions:[0-9a-f]{8}", one.signature)
    assert re.fullmatch(r"\|decisions:[0-9a-f]{8}\|globs:[0-9a-f]{8}", other.signature)
    assert one.signature not in other.signature


def test_nothing_is_lost_or_counted_twice() -> None:
    report = check(f"{GLOSS} {DOUBLED} It met the the [sic] mayor.", lang="es")
    every = frozenset(finding.fingerprint for finding in report.findings)
    after = suppress(replace(report, suppressed=()), Review(rejected=every, baseline=every, by_decision="d"))
    assert after.findings == ()
    assert sum(count for _, _, count in silenced(after)) == len(report.findings)


@pytest.mark.parametrize(
    ("glob", "silent"), [("wire/*", True), ("st1", True), ("wire/a.jsonl", True), ("*.txt", False)]
)
def test_a_glob_means_a_record_by_its_file_and_by_its_id(tmp_path: Path, glob: str, silent: bool) -> None:
    (tmp_path / "wire").mkdir()
    record = json.dumps({"id": "st1", "text": GLOSS})
    report = report_on(record, tmp_path / "wire", "a.jsonl", per_file_ignores={glob: ("claim:mt",)})
    assert report.document.name == "st1"
    assert (found(report) == []) == silent
