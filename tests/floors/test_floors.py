"""What the rules find in our own texts, and where they stay silent, may get better, never worse.

``floors.json`` holds the figures: raise one when it has risen for good. Those of the texts of others stand in
``bench.jsonl``; they are measured again where MTCHECK_BENCH names the folder that holds those texts.
"""

import json
import os
import tomllib
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest

from mtcheck.finder import Finder
from mtcheck.measures import Looked, look
from mtcheck.measures.labels import all_labelled
from mtcheck.measures.looked import met
from mtcheck.measures.report import figures_of
from mtcheck.model import READS_TRANSLATED, Mark
from mtcheck.rules import load_rules

HERE = Path(__file__).parent
CORPORA = HERE.parents[1] / "corpora"
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))
BENCH = [json.loads(line) for line in (HERE / "bench.jsonl").read_text("utf-8").splitlines()]
RULES = load_rules()
FLAGS = [rule for rule in RULES.rules if rule.kind == "flag"]


@cache
def looked() -> tuple[Looked, ...]:
    return tuple(look(all_labelled([CORPORA]), RULES))


@cache
def written() -> tuple[Looked, ...]:
    return tuple(look(all_labelled([CORPORA / "written.jsonl"]), RULES))


def flags(origin: str, *claims: str, of: Callable[[], Sequence[Looked]] = looked) -> list[int]:
    """Count the flags of these claims (of any, where none is named) in each text of an origin."""
    wanted = {rule.id for rule in FLAGS if not claims or rule.claim in claims}
    return [counted(each, wanted) for each in of() if each.label.origin == origin]


def counted(text: Looked, rules: Set[str]) -> int:
    return sum(count for rule, count in text.hits.items() if rule in rules)


def marked() -> Iterator[bool]:
    """Say of each mark of the marked stories whether a flag touches it."""
    marks = tomllib.loads((HERE / "marks.toml").read_text("utf-8"))
    finder = Finder(RULES)
    for story, words in marks.items():
        ((document, _),) = [each for each in all_labelled([CORPORA]) if each[0].name.endswith(f"apertium/{story}.txt")]
        text = " ".join(segment.text for segment in document.segments)
        starts = list(accumulate((len(segment.text) + 1 for segment in document.segments), initial=0))
        touched = {
            starts[place.segment] + offset
            for finding, _ in met(document, finder)
            if finding.rule.kind == "flag"
            for place in (Mark(finding.segment, *finding.span), *finding.also)
            for offset in range(place.start, place.end)
        }
        at = 0
        for each in words:
            start = text.index(each, at)
            at = start + len(each)
            yield not touched.isdisjoint(range(start, at))


def test_marks_of_our_own_machine_translations_are_found() -> None:
    found = list(marked())
    assert len(found) == FLOORS["marks"]
    assert sum(found) >= FLOORS["marks_found_at_least"]


def test_machine_translations_are_flagged_throughout() -> None:
    assert min(flags("mt")) >= FLOORS["flags_in_each_machine_translation_at_least"]
    assert sum(flags("mt")) >= FLOORS["flags_in_machine_translations_at_least"]


def test_native_stories_are_silent() -> None:
    assert sum(flags("native")) <= FLOORS["flags_in_native_stories_at_most"]


def test_native_copy_of_many_desks_stays_nearly_silent() -> None:
    found = flags("native", *READS_TRANSLATED, of=written)
    assert sum(found) <= FLOORS["flags_mt_or_translation_in_native_copy_of_many_desks_at_most"]


def test_good_translations_beside_their_source_stay_nearly_silent() -> None:
    sourced = {rule.id for rule in FLAGS if rule.conditions.needs_source}
    translated = [each for each in written() if each.sourced]
    assert len(translated) == FLOORS["translations_with_their_source"]
    assert (
        sum(counted(each, sourced) for each in translated)
        <= FLOORS["flags_that_need_the_source_in_good_translations_at_most"]
    )


def test_human_translations_are_called_machine_made_in_no_place() -> None:
    assert sum(flags("human", "mt")) <= FLOORS["flags_of_claim_mt_in_human_translations_at_most"]
    assert sum(flags("human")) <= FLOORS["flags_in_human_translations_at_most"]


def test_what_an_auto_poster_leaves_is_found_in_every_post() -> None:
    posted = [document for document, label in all_labelled([CORPORA]) if "posted" in Path(document.name).parts]
    finder = Finder(RULES)
    found = [sum(each.rule.claim == "provenance" for each, _ in met(document, finder)) for document in posted]
    assert min(found) >= FLOORS["provenance_flags_in_each_post_at_least"]


def test_the_texts_of_others_give_what_they_gave() -> None:
    folder = os.environ.get("MTCHECK_BENCH")
    if not folder:
        pytest.skip("needs the texts of others: MTCHECK_BENCH names their folder")
    bench = Path(folder)
    texts = [bench / f"{name}.jsonl.gz" for name in ("dev", "nmt-dev", "native-dev")]
    gold = [(bench / f"gold-{name}.jsonl", bench / f"docs-{name}.jsonl") for name in ("dev", "nmt-dev")]
    figures = figures_of(list(look(all_labelled(texts), RULES)), gold, RULES)
    now = {(figure.part, figure.name): figure.value for figure in figures}
    worse = []
    for kept in BENCH:
        key = (kept["part"], kept["name"])
        value = now.get(key)
        if value is None or (value > kept["value"] if kept["most"] else value < kept["value"]):
            worse.append(f"{': '.join(key)} was {kept['value']:.2f} and is {value}")
    assert not worse, "\n".join(worse)
