"""Evidence counts source stories and engines, in groups, and is written the same way twice."""

from dataclasses import replace
from pathlib import Path

import pytest

from mtcheck.errors import InputError
from mtcheck.measures.tally import corpus_digests, evidence_by_pack
from mtcheck.rules import load_rules
from mtcheck.rules.evidence import Known, PackEvidence, read_evidence, written
from tests.measures.texts import looked
from tests.rules.factory import rule, rules

TEXTS = [
    looked("mt", "a", hits={"ES014": 2}),
    looked("mt", "a", hits={"ES014": 1}, system="swift-2025", era="present"),
    looked("mt", "b"),
    looked("mt", "c", hits={"ES014": 1}, language="fr"),
    looked("human", "a", hits={"ES014": 1}),
    looked("native", "n", words=9000),
]


@pytest.fixture(scope="module")
def es() -> PackEvidence:
    rules = load_rules(packs=["es"])
    (found,) = evidence_by_pack(TEXTS, rules, {"texts.jsonl": "0123456789abcdef"}, "2026-11-25")
    return found


def test_hits_are_counted_by_story_and_engine(es: PackEvidence) -> None:
    found = es.rules["ES014"]
    assert (found.hits, found.stories, found.systems, found.top_share) == (4, 2, 2, 0.75)
    assert found.languages == {"es": 1, "fr": 1}


def test_rates_are_those_of_the_languages_of_the_pack(es: PackEvidence) -> None:
    found = es.rules["ES014"]
    assert {group: (rate.hits, rate.stories, rate.per_10k) for group, rate in found.rates.items()} == {
        "mt": (3, 1, 10.0),
        "mt_older": (2, 1, 10.0),
        "mt_present": (1, 1, 10.0),
        "human": (1, 1, 10.0),
        "mt_same": (3, 1, 15.0),
        "human_same": (1, 1, 10.0),
    }
    assert es.texts["native"][:3] == (1, 1, 9000)


def test_evidence_is_told_in_plain_words(es: PackEvidence) -> None:
    assert str(Known(es.rules["ES014"], es)) == (
        "seen in 1 of 2 stories machine-translated from Spanish (1 of 2 by older engines, 1 of 1 by present ones, "
        "1 of 1 by both), in 1 from other languages, in 1 of 1 translated by people, in none of 1 native ones"
    )


def test_what_needs_the_source_is_counted_among_texts_that_have_one() -> None:
    texts = [replace(each, sourced=each.label.story == "a") for each in TEXTS]
    firm = rule("signature", id="ES014", source_has=("firma",), needs_source=True)
    (found,) = evidence_by_pack(texts, rules(firm), {}, "2026-11-25")
    assert {group: of.documents for group, of in found.texts.items()} == {
        "mt": 2,
        "mt_older": 1,
        "mt_present": 1,
        "human": 1,
        "mt_same": 2,
        "human_same": 1,
    }
    assert str(Known(found.rules["ES014"], found)) == (
        "seen in 1 of 1 machine-translated stories (1 of 1 by older engines, 1 of 1 by present ones, 1 of 1 by both), "
        "in 1 from other languages, in 1 of 1 translated by people"
    )


def test_a_rule_that_never_fired_is_not_known(es: PackEvidence) -> None:
    assert str(Known(es.rules["ES001"], es)) == (
        "unmeasured: it fired in none of 2 stories machine-translated from Spanish"
    )


def test_what_is_written_is_read_back(es: PackEvidence, tmp_path: Path) -> None:
    path = tmp_path / "es.json"
    path.write_text(written(es), "utf-8")
    assert read_evidence(path) == es
    assert written(read_evidence(path)) == written(es)


def test_a_corpus_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no file; name a file of records, or a folder with texts"):
        corpus_digests([tmp_path])


def test_two_files_of_one_name_have_a_digest_each(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "dev.jsonl").write_text(folder)
    found = corpus_digests([tmp_path / "a" / "dev.jsonl", tmp_path / "b" / "dev.jsonl"])
    assert list(found) == ["a/dev.jsonl", "b/dev.jsonl"]
    assert len(set(found.values())) == 2


def test_the_digest_of_a_corpus_is_that_of_its_texts(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_text("")
    (tmp_path / "story.txt").write_text("It rained.")
    before = corpus_digests([tmp_path])
    (tmp_path / "README.md").write_text("Notes")
    assert corpus_digests([tmp_path]) == before
    (tmp_path / "story.txt").write_text("It snowed.")
    assert corpus_digests([tmp_path]) != before
