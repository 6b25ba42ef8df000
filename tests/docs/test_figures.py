"""The figures of the README are those of the weights, in whole percents."""

from tests.docs.figures import table


def test_a_line_tells_answers_and_how_often_the_truth_is_kept() -> None:
    short = {"documents": 9, "told": 0.5, "one_class": 0.054, "coverage": 0.905}
    whole = {"documents": 9, "told": 1.0, "one_class": 0.25, "coverage": 0.996}
    lines = table(
        {
            "80-119": dict.fromkeys(("native", "human", "machine"), short),
            "300-": dict.fromkeys(("native", "human", "machine"), whole),
        }
    ).splitlines()
    assert lines[1].split("  ")[0] == "native, 80 to 119 words"
    assert lines[1].split()[-6:] == ["50", "%", "5", "%", "90", "%"]
    assert lines[-1].startswith("translated by a machine, 300 words or more")
    assert lines[-1].split()[-6:] == ["100", "%", "25", "%", "100", "%"]
