"""Evidence follows what a rule matches, and stands next to its pack."""

from dataclasses import replace
from pathlib import Path

import pytest

from mtcheck.errors import PackError
from mtcheck.model import Match
from mtcheck.rules import load_rules
from mtcheck.rules.behind import behind, digest
from mtcheck.rules.evidence import (
    Evidence,
    PackEvidence,
    Rate,
    Texts,
    code_digest,
    evidence_of,
    in_words,
    read_evidence,
    written,
)
from mtcheck.rules.loading import PACKS
from mtcheck.rules.recipes import match_digest, recipe
from tests.rules.factory import rule

PACK = """
- id: X001
  name: odd-entity
  kind: flag
  claim: translation
  severity: minor
  mqm: style/unidiomatic
  match: {phrase: "the entity"}
  message: “{match}” names no company
  why: Say which.
  fires: ["He sued [[the entity]]."]
  silent: ["He sued an entity."]
"""


def measured(pack: Path) -> None:
    """Write evidence next to a pack, of what its rule matches now."""
    (found,) = load_rules(pack).only([load_rules(pack).by_id["X001"]]).recipes
    evidence = Evidence(found.digest, hits=7, stories=3, systems=2, rates={"mt": Rate(7, 3, 1.0, 0.5, 2.0)})
    texts = {"mt": Texts(9, 18, 7000, 0.5), "native": Texts(1605, 1605, 90_000, 0.1)}
    (pack.parent / "evidence").mkdir(exist_ok=True)
    of_pack = PackEvidence(pack.stem, "2026-11-25", (), {}, texts, {"X001": evidence})
    (pack.parent / "evidence" / f"{pack.stem}.json").write_text(written(of_pack), "utf-8")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(PACK, "utf-8")
    measured(path)
    return path


def known(pack: Path) -> str | None:
    found = evidence_of(load_rules(pack), pack).get("X001")
    return None if found is None else str(found)


def test_evidence_of_a_further_pack_stands_beside_it(pack: Path) -> None:
    assert known(pack) == "seen in 3 of 9 machine-translated stories, in none of 1,605 native ones"


def test_other_words_in_the_message_leave_evidence_as_it_is(pack: Path) -> None:
    pack.write_text(PACK.replace("names no company", "says nothing").replace("Say which", "Name it"), "utf-8")
    assert known(pack)


@pytest.mark.parametrize(
    ("before", "after"), [('"the entity"', '"the {entity,body}"'), ("silent:", "unless: [EU]\n  silent:")]
)
def test_another_match_or_condition_makes_it_stale(pack: Path, before: str, after: str) -> None:
    pack.write_text(PACK.replace(before, after, 1), "utf-8")
    assert known(pack) is None


def test_a_file_that_holds_no_evidence_is_refused_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "es.json"
    path.write_text('{"pack": "es"}')
    with pytest.raises(PackError, match=r"es\.json: no evidence: .*; mtcheck rules measure --out writes it"):
        read_evidence(path)


def test_another_detector_is_another_match() -> None:
    one = rule(detector="repeated-word", id="X1")
    assert match_digest(one) != match_digest(replace(one, match=Match(detector="repeated-sentence")))


def test_words_alone_have_no_code_behind_them_and_a_class_of_words_has_its_table() -> None:
    plain, classed = rule("the entity", id="X1"), rule("entity", id="X2", before=("<NOUN:plural>",))
    assert code_digest(plain, recipe(plain)) is None
    assert code_digest(classed, recipe(classed))


@pytest.mark.parametrize(
    ("detector", "files"),
    [
        ("repeated-sentence", {"detectors/repetition.py", "detectors/scan.py"}),
        ("words-hardly-side-by-side", {"pairs.py", "pairs.bin", "pair_weights.tsv", "detectors/neighbours.py"}),
        ("words-turned-round", {"orders.bloom", "bloom.py", "classes.tsv", "word_counts.tsv"}),
        ("word-in-no-dictionary", {"spellings.bloom", "../text/foreign.py", "../text/tables/foreign.tsv"}),
        ("stock-phrases", {"detectors/stock_phrases.txt"}),
        ("preposition-hardly-taken", {"prepositions.tsv"}),
    ],
)
def test_shared_code_and_tables_stand_behind_a_detector(detector: str, files: set[str]) -> None:
    one = rule(detector=detector, id="X1")
    rules = PACKS.parent
    assert {(rules / file).resolve() for file in files} <= behind(detector, recipe(one))
    assert rules / "view.py" not in behind(detector, recipe(one))


def test_code_and_tables_are_named_by_what_they_say_comments_aside(tmp_path: Path) -> None:
    def named(folder: str, code: str, table: str) -> str:
        (tmp_path / folder).mkdir()
        files = {tmp_path / folder / "pairs.py": code, tmp_path / folder / "pairs.tsv": table}
        for path, text in files.items():
            path.write_text(text, "utf-8")
        return digest(frozenset(files))

    now = named("now", "LEAST = 3\n", "a\tb\n")
    assert named("commented", "# So few.\n\nLEAST = 3\n", "a\tb\n") == now
    assert named("another number", "LEAST = 4\n", "a\tb\n") != now
    assert named("another table", "LEAST = 3\n", "# a\tb\n") != now


def test_a_story_that_engines_of_both_kinds_translated_is_counted_once() -> None:
    def told(seen: int, stories: int) -> str:
        counts = {"mt": (seen, stories), "mt_older": (3, 8), "mt_present": (3, 12)}
        texts = {group: Texts(of, 20, 9000, 0.5) for group, (_, of) in counts.items()}
        rates = {group: Rate(6, with_it, 1, 0, 2) for group, (with_it, _) in counts.items()}
        pack = PackEvidence("mine", "2026-11-25", (), {}, texts, {})
        return in_words(Evidence("", stories=seen, rates=rates), pack)

    parts = "seen in {} machine-translated stories (3 of 8 by older engines, 3 of 12 by present ones{})"
    assert told(5, 16) == parts.format("5 of 16", ", 1 of 4 by both")
    assert told(6, 16) == parts.format("6 of 16", ", none of 4 by both")
    assert told(6, 20) == parts.format("6 of 20", "")


def test_a_language_without_texts_says_so() -> None:
    native = {"native": Texts(1605, 1605, 90_000, 0.1)}
    pack = PackEvidence("uk", "2026-11-25", ("uk",), {}, native, {})
    assert in_words(Evidence(""), pack) == "unmeasured: there were no stories machine-translated from Ukrainian"
    seen = Evidence("", hits=3, stories=2, rates={"native": Rate(1, 1, 0.1, 0.0, 0.2)})
    assert in_words(seen, pack) == "seen in 2 from other languages, in 1 of 1,605 native ones"
