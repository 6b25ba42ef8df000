"""How fast rules are matched, against the least a search can do: ``str.lower()`` and ``in`` for one literal.

Text is drawn from word frequencies unless a corpus is given: few stories again and again would be an easy text.
"""

import random
from collections.abc import Callable, Iterator
from importlib import resources
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from mtcheck.model import Document
from mtcheck.rules import Engine, load_rules
from mtcheck.rules.view import View
from tests.benchmarks.ratios import Ratio
from tests.benchmarks.texts import stories as recorded_texts
from tests.rules.factory import document, rules

# Nearly all that ship: what issue trackers of linters call a large installation.
RULES = 1_000
MEGABYTES = 16
# A story of 500 words, in characters and in segments.
STORY, SENTENCE = 3_000, 22
ROUNDS = 3
# Megabytes a second; or a tenth of what one literal takes, where a machine is slower than those of 2025.
TARGET, SHARE = 40.0, 0.1


def words(seed: random.Random) -> tuple[list[str], list[float]]:
    """Give the frequent words with their counts, and as many made-up ones for the rest of the language."""
    table = resources.files("mtcheck.rules").joinpath("word_counts.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line[0].isalpha()]
    known = [word for word, _ in rows]
    rare = [seed.choice(known)[:4] + seed.choice(known)[-4:] for _ in range(20_000)]
    return known + rare, [*(float(count) for _, count in rows), *([8.0] * len(rare))]


def stories(seed: random.Random) -> Iterator[Document]:
    """Write stories of random words, sentence by sentence."""
    vocabulary, weights = words(seed)
    while True:
        drawn = seed.choices(vocabulary, weights, k=STORY // 6)
        sentences = (drawn[start : start + SENTENCE] for start in range(0, len(drawn), SENTENCE))
        yield document(*(" ".join(sentence).capitalize() + "." for sentence in sentences))


def recorded(texts: list[str]) -> Iterator[Document]:
    """Cut texts, again and again, into documents of the same size."""
    held: list[str] = []
    for text in cycle(texts):
        held += filter(None, text.splitlines())
        if sum(map(len, held)) >= STORY:
            yield document(*held)
            held = []


def seconds(work: Callable[[], Any]) -> float:
    """Give the median CPU time of a few runs."""
    times = []
    for _ in range(ROUNDS):
        begun = process_time()
        work()
        times.append(process_time() - begun)
    return median(times)


def ratios(corpus: Path | None) -> Iterator[Ratio]:
    """Measure megabytes of text a CPU second."""
    seed = random.Random(20)  # noqa: S311 (the same text every time)
    source = recorded(recorded_texts(corpus)) if corpus else stories(seed)
    documents = list(islice(source, MEGABYTES * 1_000_000 // STORY))
    joined = ["\n".join(segment.text for segment in each.segments) for each in documents]
    megabytes = sum(map(len, joined)) / 1e6
    shipped = load_rules().rules
    engine = Engine(rules(*[each for each in shipped if not each.match.detector][:RULES]))
    views = [View(each) for each in documents]
    for view in views:
        engine.find(view)
    least = seconds(lambda: sum("zzyzx" in text.lower() for text in joined))
    finding = seconds(lambda: [engine.find(view) for view in views])
    measured = f"{megabytes / finding:.0f} MB/s with {RULES:,} rules against {megabytes / least:.0f} for one literal"
    reached = max(megabytes / finding / TARGET, least / finding / SHARE)
    yield Ratio("matching of rules", measured, reached, 1, most=False)
