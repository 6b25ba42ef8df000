from dataclasses import replace

from mtcheck.readers import read_string
from mtcheck.text.units import units


def test_the_sentences_of_a_paragraph_are_one_unit_with_the_counterparts_of_the_first() -> None:
    document = read_string("It rained.  It stopped.\nThe sun came out.")
    first, *others = document.segments
    document = replace(document, segments=(first._replace(source="Llovió.", references=("Rain.",)), *others))
    assert [tuple(unit) for unit in units(document)] == [
        ("It rained. It stopped.", "Llovió.", ("Rain.",), (0, 1)),
        ("The sun came out.", None, (), (2,)),
    ]
