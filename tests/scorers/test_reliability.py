"""What the probabilities of labelled copy are held against."""

from dataclasses import replace

from mtcheck.model import Report, Score
from mtcheck.scorers.reliability import labelled
from tests.reports import a_report


def scored(label: str, **told: float) -> Report:
    scores = {f"p_{name}": Score(f"p_{name}", p, "recipe") for name, p in told.items()}
    report = a_report("It rained.", meta={"origin": label})
    return replace(report, scores=scores | {"origin": Score("origin", None, "recipe", answer="cannot tell")})


def test_texts_told_alike_were_as_often_so_as_where_each_class_is_as_frequent() -> None:
    told = {"native": 1 / 3, "human_translation": 1 / 3, "machine_translation": 1 / 3}
    reports = [scored(label, **told) for label, count in (("native", 2), ("human", 1), ("mt", 5)) for _ in range(count)]
    translated, machine = labelled(reports).reliability
    assert [(each.predicted, each.observed, each.texts) for each in translated.bins] == [(0.6667, 0.6667, 8)]
    assert [(each.predicted, each.observed, each.texts) for each in machine.bins] == [(0.5, 0.5, 6)]
    assert translated.error == machine.error == 0
