"""``mtcheck rules measure``, ``mine`` and ``pages``: from labelled text to what is said of a rule."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mtcheck import readers
from mtcheck.cli import rules
from tests.cli.calls import run

GLOSS = "The agency (ICE, for its acronym in English) opened an office."
PLAIN = "The agency opened an office."
DESK = """\
- id: DESK001
  name: opened-an-office
  kind: flag
  claim: translation
  severity: minor
  mqm: style/unidiomatic
  match: {phrase: opened an office}
  message: “{match}” is wordy
  instead: set up
  why: The desk writes set up.
  fires: ["She [[opened an office]]."]
  silent: [She set up in Lima., The office opened.]
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    records = [
        {"origin": origin, "doc_id": f"s{number}", "src_lang": language, "system": system, "segments": [text]}
        for number in range(3)
        for origin, language, system, text in (
            ("mt", "es", "swift-2025", GLOSS),
            ("mt", "es", "slow", GLOSS),
            ("human", "es", None, PLAIN),
        )
    ]
    records.append({"origin": "native", "doc_id": "n", "segments": [PLAIN]})
    file = tmp_path / "texts.jsonl"
    file.write_text("\n".join(json.dumps({"id": str(n), **each}) for n, each in enumerate(records)), "utf-8")
    return file


def test_measuring_prints_the_figures_and_writes_the_evidence(corpus: Path) -> None:
    done = run("rules", "measure", "--corpus", corpus, "--out", "evidence", "--date", "2026-11-25", cwd=corpus.parent)
    assert done.returncode == 0
    assert "with ≥ 5 hits in ≥ 3 stories by ≥ 2 engines" in done.stdout
    written = json.loads((corpus.parent / "evidence" / "es.json").read_text("utf-8"))
    assert (written["date"], list(written["corpus"])) == ("2026-11-25", ["texts.jsonl"])
    assert written["rules"]["ES014"]["stories"] == 3


def test_measuring_ends_with_what_was_seen_of_rules_without_evidence(corpus: Path) -> None:
    pack = corpus.with_name("desk.yaml")
    pack.write_text(DESK, "utf-8")
    call = ("rules", "measure", "--corpus", corpus, "--rules", "desk.yaml")

    def new() -> list[str]:
        return (
            run(*call, cwd=corpus.parent).stdout.partition("\n\nrules that were not measured before: ")[2].splitlines()
        )

    # A rule that ships is one of them from the day that it is written to the day that it is measured.
    count, *rules = new()
    assert count == str(len(rules))
    assert rules[-1] == (
        "  DESK001 opened-an-office: seen in 3 of 3 machine-translated stories (3 of 3 by older engines, "
        "3 of 3 by present ones, 3 of 3 by both), in 3 of 3 translated by people, in 1 of 1 native ones"
    )
    # With its evidence beside it, it is one that was.
    run(*call, "--out", "evidence", "--date", "2026-11-25", cwd=corpus.parent)
    assert new()[1:] == rules[:-1]


def test_what_is_read_is_looked_up_once_for_all_files_that_are_written(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[list[str]] = []
    identified = readers._identified

    def noted(paths: list[str], options: readers.ReadOptions) -> object:
        looked_up.append(paths)
        return identified(paths, options)

    monkeypatch.setattr(readers, "_identified", noted)
    monkeypatch.chdir(corpus.parent)
    # Only where a file is there already.
    for _ in range(2):
        rules.measure(corpus=[corpus], out=Path("evidence"), date="2026-11-25")
    assert len(list(Path("evidence").iterdir())) > 1
    assert looked_up == [[str(corpus)]]


def test_evidence_does_not_tell_when_its_corpus_was_copied(corpus: Path) -> None:
    call = ("rules", "measure", "--corpus", corpus, "--date", "2026-11-25")
    for folder, modified in (("one", 1e9), ("other", 1.5e9)):
        os.utime(corpus, (modified, modified))
        run(*call, "--out", folder, cwd=corpus.parent)
    one, other = (sorted((corpus.parent / each).iterdir()) for each in ("one", "other"))
    assert "es.json" in {file.name for file in one}
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in other]


def test_figures_come_as_json_lines_too(corpus: Path) -> None:
    done = run("rules", "measure", "--corpus", corpus, "--to", "jsonl", cwd=corpus.parent)
    figures = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"part", "name", "value", "unit", "of", "wanted", "most", "holds"} == figures[0].keys()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "mtcheck: nothing to measure on; give labelled text with --corpus, or marks with --gold and --docs\n"),
        (
            ["--corpus", ".", "--out", "."],
            "mtcheck: --out: evidence has a date; give that of the texts with --date YYYY-MM-DD\n",
        ),
        (["--corpus", ".", "--date", "today"], "mtcheck: “today” is no date; write YYYY-MM-DD\n"),
        (["--gold", "gold.jsonl"], "mtcheck: each --gold needs its --docs; give as many of both\n"),
    ],
)
def test_a_call_that_measures_nothing_is_refused(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = run("rules", "measure", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, said)


@pytest.mark.parametrize("command", ["measure", "mine"])
def test_what_cannot_be_read_is_said(corpus: Path, command: str) -> None:
    corpus.write_text(corpus.read_text("utf-8") + "\nnot json\n", "utf-8")
    done = run("rules", command, "--corpus", corpus, cwd=corpus.parent)
    assert done.returncode == 0
    assert "texts.jsonl: not looked at, could not be read: 1" in done.stderr


def test_mining_a_corpus_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = run("rules", "mine", "--corpus", "nowhere.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "mtcheck: nowhere.jsonl: not looked at, could not be read: 1\n"
        "mtcheck: no labelled text in the corpus; name origin in its records: native, human or mt\n",
    )


@pytest.mark.parametrize("text", [None, "{}", '{"text": "It rained.", "origin": "engine"}'])
def test_a_corpus_without_labelled_text_is_refused(tmp_path: Path, text: str | None) -> None:
    if text:
        (tmp_path / "texts.jsonl").write_text(text, "utf-8")
    done = run("rules", "measure", "--corpus", tmp_path, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith(
        "mtcheck: no labelled text in the corpus; name origin in its records: native, human or mt\n"
    )


def test_mining_lists_what_only_machines_say(corpus: Path) -> None:
    done = run("rules", "mine", "--corpus", corpus, "--lang", "es", cwd=corpus.parent)
    head, *lines = done.stdout.splitlines()
    assert head.startswith("language\tkind\tsequence\t")
    assert "for its acronym in english" in {line.split("\t")[2] for line in lines}


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (
            lambda each: each["origin"] != "human",
            "it takes machine and human translations; label them with origin (mt, human), doc_id and src_lang",
        ),
        (
            lambda each: each.pop("src_lang", "es") == "es",
            "it takes machine and human translations; label them with origin (mt, human), doc_id and src_lang",
        ),
        (
            lambda each: each["origin"] != "native",
            "it takes native English to compare with; add records whose origin is native",
        ),
        (
            lambda each: each["origin"] != "human" or each.update(doc_id=each["id"]) is None,
            "no story is there by a machine and by a person; give the translations of one story the same doc_id",
        ),
        (
            lambda each: each["doc_id"] != "s2",
            "what stands in fewer than 3 stories is left out, and the corpus has 2; add stories",
        ),
        (
            lambda each: each.update(segments=[PLAIN]) is None,
            "machines say nothing in 3 stories that people and natives do not say as often",
        ),
    ],
)
def test_mining_that_finds_nothing_says_what_is_wanting(
    corpus: Path, kept: Callable[[dict[str, object]], bool], said: str
) -> None:
    records = [each for line in corpus.read_text("utf-8").splitlines() if kept(each := json.loads(line))]
    corpus.write_text("\n".join(map(json.dumps, records)), "utf-8")
    done = run("rules", "mine", "--corpus", corpus, cwd=corpus.parent)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert done.stderr == f"mtcheck: nothing to list: {said}\n"


def test_mining_names_the_languages_there_are(corpus: Path) -> None:
    done = run("rules", "mine", "--corpus", corpus, "--lang", "fr", cwd=corpus.parent)
    assert (done.returncode, done.stderr) == (
        2,
        "mtcheck: no machine and human translations from “fr”; there are es\n",
    )


def test_pages_are_written(tmp_path: Path) -> None:
    done = run("rules", "pages", "pages", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "pages" / "index.md").is_file()) == (0, True)
    assert "begin with pages/index.md" in done.stdout


def test_evidence_is_told_where_the_rule_is_explained_listed_and_reported(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(f"{GLOSS}\n", "utf-8")
    explained = run("explain", "ES014", cwd=tmp_path).stdout
    (listed,) = run("rules", "list", "--select", "ES014", "--to", "jsonl", cwd=tmp_path).stdout.splitlines()
    run("check", "story.txt", "--out", "report", "--quiet", cwd=tmp_path)
    words = json.loads(listed)["evidence"]["words"]
    assert words.startswith("seen in ")
    assert words in " ".join(explained.split())
    assert words in (tmp_path / "report" / "findings.csv").read_text("utf-8")
    assert words in run("check", "story.txt", "--verbose", cwd=tmp_path).stdout
    assert words not in run("check", "story.txt", cwd=tmp_path).stdout
