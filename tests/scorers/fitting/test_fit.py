"""Calibrating on copy of one's own."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from mtcheck.errors import InputError
from mtcheck.scorers.trained import FINDINGS, STYLE
from tests.scorers.fitting.records import labelled, read


def test_copy_of_ones_own_moves_the_calibration_and_leaves_the_weights(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    from mtcheck.scorers.fitting.fit import recalibrate
    from mtcheck.scorers.trained import load as load_weights

    corpora = Path(__file__).parents[3] / "corpora"
    records = [
        {"id": f"{folder}/{story.stem}", "origin": origin, "text": story.read_text("utf-8")}
        for folder, origin in (("native", "native"), ("wire/human", "human"), ("wire/apertium", "mt"))
        for story in sorted((corpora / folder).glob("*.txt"))
    ]
    said: list[str] = []

    def moved(*more: Mapping[str, object]) -> str:
        path = labelled(tmp_path / "labelled.jsonl", *records, *more)
        return recalibrate([path], read, lambda records: ((),) * len(list(records)), said.append)

    found = tmp_path / "translation.json"
    found.write_text(moved(), encoding="utf-8")
    own, shipped = load_weights(found), load_weights()
    assert own.heads == shipped.heads
    for stage in (STYLE, FINDINGS):
        moved_to, was = own.stages[stage].calibration["machine"], shipped.stages[stage].calibration["machine"]
        assert moved_to.shift != was.shift
        assert moved_to.slope == was.slope
    assert list(own.about["recalibrated_on"]) == ["labelled.jsonl"]
    assert own.version.startswith(f"{shipped.version}+")
    # What a check refuses to score moves nothing.
    table = [{"id": f"t{number}", "origin": "mt", "segments": ["Stands and what is on them"] * 12} for number in (1, 2)]
    assert json.loads(moved(*table))["stages"] == json.loads(found.read_text("utf-8"))["stages"]
    left_out = "texts left out: too short, or unlike the news the weights were fitted on"
    assert said == [f"5 of {len(records)} {left_out}", f"7 of {len(records) + 2} {left_out}"]


@pytest.mark.parametrize(("origin", "missing"), [("mt", "human"), ("native", "human"), ("human", "mt")])
def test_a_calibration_says_which_origin_is_missing(origin: str, missing: str, tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    from mtcheck.scorers.fitting.fit import recalibrate

    story = Path(__file__).parents[3] / "corpora" / "native" / "football-derby.txt"
    path = tmp_path / "labelled.jsonl"
    path.write_text(json.dumps({"id": "a", "origin": origin, "segments": story.read_text("utf-8").split("\n\n")}))
    with pytest.raises(InputError, match=f"holds no {missing} text that can be scored; add records with the origin "):
        recalibrate([path], read, lambda records: ((),) * len(list(records)), lambda _: None)
