"""`mtcheck fit` gives the same bytes for the same files, whatever the order of sets in memory and the threads."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtcheck.scorers.bins import RATES
from mtcheck.scorers.trained import Bin

pytest.importorskip("sklearn")

YEARS, STORIES, WORDS = ("2014", "2015"), 40, 110
GRAMMAR = ("the", "of", "a", "and", "in", "to", "that", "for", "with", "by", "on", "it", "was", "is", "had", "which")
HABITS = {
    "native": ("said", "up", "got", "it's", "who", "while", "about", "just"),
    "human": ("according", "also", "such", "moreover", "within", "regarding", "upon", "whose"),
    "mt": ("realize", "order", "possibility", "inside", "thus", "same", "effect", "carry"),
}


def labelled() -> Iterator[dict[str, object]]:
    """Make stories of two campaigns, native, translated and machine-translated, out of grammar words and habits."""
    dice = random.Random(11)  # noqa: S311 (a fixed seed, no secret)
    for year in YEARS:
        for number in range(STORIES):
            for origin, habits in HABITS.items():
                story = f"{year}-native-{number}" if origin == "native" else f"{year}-{number}"
                words = [dice.choice(habits if dice.random() < 0.12 else GRAMMAR) for _ in range(WORDS)]
                sentences = [" ".join(words[start : start + 11]).capitalize() + "." for start in range(0, WORDS, 11)]
                language: dict[str, object] = {} if origin == "native" else {"src_lang": "de", "origlang": "de"}
                yield language | {
                    "id": f"{story}-{origin}",
                    "doc_id": story,
                    "set": f"newstest{year}",
                    "origin": origin,
                    "system": "engine" if origin == "mt" else None,
                    "segments": sentences,
                }


def fitted(path: Path, out: Path, *, seed: str, threads: str) -> list[bytes]:
    call = [sys.executable, "-m", "mtcheck", "fit", str(path), "--date", "2026-01-31", "--out", str(out)]
    run = {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
    subprocess.run(call, check=True, capture_output=True, env={**os.environ, **run})
    return [(out / name).read_bytes() for name in ("translation.json", "CARD.md")]


def test_two_runs_give_the_same_bytes_with_other_hash_seeds_and_threads(tmp_path: Path) -> None:
    path = tmp_path / "labelled.jsonl"
    path.write_text("\n".join(map(json.dumps, labelled())), encoding="utf-8")
    first = fitted(path, tmp_path / "first", seed="1", threads="1")
    again = fitted(path, tmp_path / "again", seed="2", threads="2")
    assert first == again
    figures = json.loads(first[0])["figures"]["findings"]
    assert figures["machine_set_left_out"]["mean_auc"] > 0.9
    assert figures["translated_year_left_out"]["all"]["auc"] > 0.9
    for question, rate in RATES.items():
        bins = [Bin(*each) for each in json.loads(first[0])["stages"]["findings"]["reliability"][question][""]]
        so = sum(each.observed * each.weight for each in bins) / sum(each.weight for each in bins)
        assert so == pytest.approx(rate, abs=1e-3)
