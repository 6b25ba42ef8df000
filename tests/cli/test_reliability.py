"""``mtcheck evaluate`` on labelled copy: what the probabilities of the translation score were worth there."""

import json
from pathlib import Path

import pytest
from lxml import etree

from tests.cli.calls import ROOT, run

FOLDERS = {
    "native": "native",
    "wire/human": "human",
    "wire/human-ca": "human",
    "wire/apertium": "mt",
    "wire/apertium-ca": "mt",
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    with (tmp_path / "copy.jsonl").open("w", encoding="utf-8") as lines:
        for folder, origin in FOLDERS.items():
            for story in sorted((ROOT / "corpora" / folder).glob("*.txt")):
                segments = story.read_text("utf-8").split("\n\n")
                print(json.dumps({"id": f"{folder}/{story.stem}", "origin": origin, "segments": segments}), file=lines)
    return tmp_path


def test_labelled_copy_says_what_was_told_and_what_was_so(desk: Path) -> None:
    done = run("evaluate", "copy.jsonl", cwd=desk)
    assert done.returncode == 0
    assert "Translated, or written in English: 0." in done.stdout
    assert "If translated: by a machine, or by a person: 0." in done.stdout
    assert done.stdout.count("  told   0.") == done.stdout.count("  was so 0.") == 2
    assert "prior:equal" in done.stdout
    # The recipe is there to be copied, and never broken.
    assert max(len(line) for line in done.stdout.splitlines() if "|weights:" not in line) <= 80


@pytest.mark.parametrize("origin", [None, "mt"])
def test_records_from_standard_input_are_all_evaluated(tmp_path: Path, origin: str | None) -> None:
    texts = ["It rained in the whole valley on Monday.", "The sun came out on Tuesday."]
    refs = {"reference_segments": ["It snowed in a small town."]} if origin is None else {"origin": origin}
    lines = "".join(f"{json.dumps({'segments': [text], **refs})}\n" for text in texts)
    (tmp_path / "copy.jsonl").write_text(lines, encoding="utf-8")
    command = ("evaluate", "--to", "jsonl", *(("--no-confidence",) if origin is None else ()))
    piped, named = run(*command, "-", cwd=tmp_path, stdin=lines), run(*command, "copy.jsonl", cwd=tmp_path)
    assert (piped.returncode, piped.stdout) == (0, named.stdout)
    assert origin is None or json.loads(piped.stdout)["unscored"] == 2


def test_the_record_has_bins_and_answers_by_label(desk: Path) -> None:
    record = json.loads(run("evaluate", "copy.jsonl", "--to", "jsonl", cwd=desk).stdout)
    translated, machine = record["questions"]
    assert sum(texts for _, _, texts in translated["bins"]) > sum(texts for _, _, texts in machine["bins"])
    assert all(0 <= told <= 1 and 0 <= was <= 1 for told, was, _ in translated["bins"])
    scored = sum(sum(answers.values()) for answers in record["answers"].values())
    stories = sum(len(list((ROOT / "corpora" / folder).glob("*.txt"))) for folder in FOLDERS)
    assert scored + record["unscored"] == stories
    assert "machine-translated" not in record["answers"]["native"]


def test_the_diagram_goes_to_a_file(desk: Path) -> None:
    done = run("evaluate", "copy.jsonl", "--plot", "plot.svg", cwd=desk)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Written to plot.svg")
    assert etree.parse(desk / "plot.svg").getroot().tag.endswith("svg")


def test_a_record_without_a_label_is_named(desk: Path) -> None:
    with (desk / "copy.jsonl").open("a", encoding="utf-8") as lines:
        print(json.dumps({"id": "last", "segments": ["No label."]}), file=lines)
    done = run("evaluate", "copy.jsonl", cwd=desk)
    assert done.returncode == 2
    assert done.stderr == (
        "mtcheck: last: the record has neither a label nor references; "
        "name origin as native, human, mt, or give references with --reference\n"
    )


def test_copy_with_neither_labels_nor_references_is_told_of_both(tmp_path: Path) -> None:
    (tmp_path / "copy.jsonl").write_text('{"id": "one", "text": "It rained."}\n', encoding="utf-8")
    done = run("evaluate", "copy.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "mtcheck: one: there are no references; name them with --reference, or give every record as many "
        "reference_segments; or an origin (native, human, mt), to see how far the translation score holds\n",
    )


@pytest.mark.parametrize(
    ("origin", "remedy"), [("machine", "did you mean “mt”?"), ("robot", "name it as native, human, mt")]
)
def test_a_label_by_another_name_is_told(tmp_path: Path, origin: str, remedy: str) -> None:
    record = json.dumps({"id": "one", "origin": origin, "segments": ["It rained."]})
    (tmp_path / "copy.jsonl").write_text(record, encoding="utf-8")
    done = run("evaluate", "copy.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        f"mtcheck: one: its origin “{origin}” is none that is known; {remedy}\n",
    )


def test_what_has_no_labels_is_not_drawn(desk: Path) -> None:
    (desk / "a.txt").write_text("One line.\n", "utf-8")
    done = run("evaluate", "a.txt", "--reference", "a.txt", "--plot", "plot.svg", cwd=desk)
    assert done.returncode == 2
    assert done.stderr == "mtcheck: --plot: this is for labelled records alone; give each an origin\n"


def test_weights_calibrated_on_ones_own_copy_are_used_and_named(desk: Path) -> None:
    pytest.importorskip("sklearn")
    done = run("calibrate", "copy.jsonl", "--out", "own.json", cwd=desk)
    assert (done.returncode, done.stdout) == (0, "Written to own.json; to use it: --weights own.json\n")
    shipped, own = (
        json.loads(run("evaluate", "copy.jsonl", "--to", "jsonl", *flags, cwd=desk).stdout)
        for flags in ((), ("--weights", "own.json"))
    )
    assert own["signatures"] != shipped["signatures"]
    assert own["signatures"][0].split("|")[1].startswith(f"{shipped['signatures'][0].split('|')[1]}+")
    # What was calibrated on this copy is nearer to it, both questions together.
    assert sum(each["error"] for each in own["questions"]) < sum(each["error"] for each in shipped["questions"])
    story = ROOT / "corpora" / "native" / "stocks-close.txt"
    (record,) = map(
        json.loads, run("check", story, "--weights", "own.json", "--to", "jsonl", cwd=desk).stdout.splitlines()
    )
    assert record["signatures"]["origin"] == own["signatures"][0]


def test_weights_that_are_none_are_refused_before_anything_is_checked(desk: Path) -> None:
    (desk / "none.json").write_text("[]", "utf-8")
    done = run("check", ROOT / "corpora" / "native", "--weights", "none.json", cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "mtcheck: none.json: not a weights file of this version; run mtcheck calibrate or fit anew\n"


def test_a_diagram_that_cannot_be_written_is_said_in_one_line(desk: Path) -> None:
    done = run("evaluate", "copy.jsonl", "--plot", "copy.jsonl/plot.svg", cwd=desk)
    assert done.returncode == 2
    assert done.stderr.startswith("mtcheck: copy.jsonl/plot.svg: cannot be written (")


def test_copy_of_one_kind_is_told_to_be_too_little(tmp_path: Path) -> None:
    (tmp_path / "copy.jsonl").write_text('{"id": "one", "origin": "native", "text": "It rained."}\n', encoding="utf-8")
    done = run("evaluate", "copy.jsonl", cwd=tmp_path)
    first = "To hold the probabilities against there are too few texts, or none of one kind."
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, first)
