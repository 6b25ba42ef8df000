import json
from dataclasses import replace
from pathlib import Path

import pytest

from mtcheck.errors import InputError
from mtcheck.pipeline import check
from mtcheck.reviews.baseline import Known, Standing, collect, load_baseline, pruned, stale, write_baseline
from mtcheck.reviews.decisions import Decision, write_decisions
from mtcheck.settings import Settings
from mtcheck.text.fingerprints import fingerprint

TWICE = "It met the the mayor and the the judge."


def test_a_sentence_is_known_with_the_count_of_its_findings() -> None:
    report = check(f"{TWICE}\n\nMore follows here.\n\nIt had had to to go.")
    known = collect([report])
    assert [(each.rule, each.sentence, each.count) for each in known] == [
        ("COPY001", "It had had to to go.", 1),
        ("COPY001", TWICE, 2),
    ]
    names = {name for each in known for name in each.fingerprints}
    assert names == {finding.fingerprint for finding in report.flags}


def test_a_finding_that_its_sentence_does_not_name_is_an_error() -> None:
    report = check(TWICE)
    first, second = report.findings
    with pytest.raises(LookupError, match=f"finding {second.id} of COPY001 is not named by its sentence"):
        collect([replace(report, findings=(first, replace(second, fingerprint="0" * 16)))])


def test_a_third_finding_in_a_known_sentence_is_new() -> None:
    (known,) = collect([check(TWICE)])
    names = [finding.fingerprint for finding in check(TWICE).flags]
    assert names == list(known.fingerprints)
    assert fingerprint("COPY001", TWICE, 2) not in known.fingerprints


def test_a_finding_is_known_whatever_is_silenced_before_it(tmp_path: Path) -> None:
    first, second = check(TWICE).flags
    row = Decision(first.fingerprint, "COPY001", "reject")
    write_decisions(tmp_path / "d.csv", {row.fingerprint: row})
    settings = Settings(decisions=str(tmp_path / "d.csv"))
    (known,) = collect([check(TWICE, settings=settings)])
    assert second.fingerprint in known.fingerprints
    assert pruned([known], {second.fingerprint}, ()) == [known]


def test_the_file_is_sorted_one_entry_a_line_and_comes_back(tmp_path: Path) -> None:
    known = [Known("b.txt", "ES014", "Él “said”.", 1), Known("a.txt", "COPY001", "The the end.", 2)]
    write_baseline(tmp_path / "b.json", known)
    assert load_baseline(tmp_path / "b.json") == tuple(sorted(known))
    lines = (tmp_path / "b.json").read_text("utf-8").splitlines()
    assert len(lines) == 4
    assert "Él “said”." in lines[2]
    assert json.loads(lines[1].rstrip(","))["document"] == "a.txt"


def test_an_empty_baseline_is_one_too(tmp_path: Path) -> None:
    write_baseline(tmp_path / "b.json", [])
    assert load_baseline(tmp_path / "b.json") == ()


def test_pruning_keeps_what_was_seen_with_its_count() -> None:
    one, two = Known("a", "COPY001", TWICE, 2), Known("a", "ES014", "Gone.", 1)
    assert pruned([one, two], {one.fingerprints[0]}, ()) == [Known("a", "COPY001", TWICE, 1)]


def test_an_entry_is_stale_only_where_its_document_was_looked_at() -> None:
    one, two = Known("a", "COPY001", TWICE, 2), Known("b", "ES014", "Gone.", 1)
    assert stale([one, two], set(), {"b"}, ()) == [two]
    assert stale([one, two], {one.fingerprints[1]}, {"a", "b"}, ()) == [two]


def test_what_belongs_to_a_rule_that_was_left_out_is_neither_stale_nor_pruned() -> None:
    one, two = Known("a", "COPY001", TWICE, 1), Known("a", "ES014", "For its acronym in English.", 2)
    assert stale([one, two], set(), {"a"}, {"ES014"}) == [one]
    assert pruned([one, two], set(), {"ES014"}) == [two]


def test_an_entry_whose_rule_may_have_missed_other_signs_stays_while_its_sentence_stands() -> None:
    """Of a label or a residue the neighbours belong to the name."""
    report = check("It rained in Lima all week.\n\nSource link\n\nThe council lacked economic resources.")
    named = "It rained in Lima all week. Source link The council lacked economic resources."
    one, other = (Known("a", "CORE420", sentence, 2) for sentence in ("The council lacked  Economic resources.", named))
    gone = Known("a", "CORE420", "The council lacked resources.", 1)
    assert Standing([one, other, gone], {"CORE420"}).within(report) == {*one.fingerprints, *other.fingerprints}
    assert Standing([one, gone], {"COPY001"}).within(report) == set()


def test_an_entry_that_the_source_showed_stays_with_its_sentence_where_a_paragraph_has_none() -> None:
    text = "The library closed on Monday.\n\nIt rained in Lima all week."
    entry, other = (Known("a", rule, "The library closed on Monday.", 1) for rule in ("SRC450", "COPY001"))
    standing = Standing([entry, other], (), {"SRC450"})
    assert standing.within(check(text)) == set(entry.fingerprints)
    assert standing.within(check(text, source="La biblioteca cerró el lunes.\n\nLlovió en Lima.")) == set()
    assert standing.within(check("It rained in Lima all week.")) == set()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"form": "other"}', '{"form": "mtcheck baseline 1", "findings": [{"rule": "x"}]}', "\0"]
)
def test_a_file_that_is_no_baseline_is_refused_in_one_line(content: str, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="is no baseline") as refused:
        load_baseline(tmp_path / "b.json")
    assert "\n" not in str(refused.value)


def test_a_file_without_the_keys_of_a_baseline_is_told_which_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match=r"is no baseline \(it has no 'form'\); make it again"):
        load_baseline(tmp_path / "b.json")


def test_what_the_system_refuses_is_not_to_be_made_again(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        load_baseline(tmp_path)
    remedy = "check its permissions and that it is a plain file"
    assert str(refused.value) == f"{tmp_path}: cannot be read (Is a directory); {remedy}"


def test_a_missing_baseline_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such baseline; make one with: mtcheck baseline create"):
        load_baseline(tmp_path / "b.json")


def test_an_entry_in_whose_sentence_another_rule_finds_something_is_not_gone() -> None:
    """As with a baseline of fewer rules: a longer finding of another one has taken its place."""
    covered, bare = Known("a", "ES014", TWICE, 2), Known("a", "ES014", "It rained in Lima all week.", 1)
    of_the_same = Known("a", "COPY001", TWICE, 3)
    standing = Standing([covered, bare, of_the_same], ())
    assert standing.within(check(f"{TWICE}\n\nIt rained in Lima all week.")) == set(covered.fingerprints)
