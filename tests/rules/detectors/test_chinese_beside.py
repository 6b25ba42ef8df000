"""Persons of Chinese sources who have another surname in the English."""

import pytest

from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.view import View
from tests.rules.detectors.sight import beside
from tests.rules.factory import document

RULE = "chinese-surname-replaced"


@pytest.mark.parametrize(
    ("source", "english", "name"),
    [
        ("副局长陈国梁说，桥已经建好。", "Zhang Guoliang, a deputy head, said the bridge was built.", "Zhang Guoliang"),
        ("教师邓小蕾介绍了学校。", "Teacher Zheng Xiaolei spoke about the school.", "Zheng Xiaolei"),
        # A surname that is a word as well, behind a title.
        ("桥建好了。（记者高小文）", "The bridge was built. (Guo Xiaowen)", "Guo Xiaowen"),
    ],
)
def test_a_surname_that_nobody_in_the_source_has_is_told(source: str, english: str, name: str) -> None:
    assert beside(RULE, source, english) == [name]


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("副局长陈国梁说，桥已经建好。", "Chen Guoliang said the bridge was built."),
        ("副局长陈国梁说，桥已经建好。", "Tan Guoliang said the bridge was built."),
        ("副局长陈国梁说，张伟建了桥。", "Zhang Wei built the bridge, the official said."),
        # Nobody of the source is missing.
        ("副局长陈国梁说，桥已经建好。", "Chen said the bridge at Zheng Gang was built."),
        # No surname: a word that has its character.
        ("这个国家有一座桥，森林很大。", "Zheng Gang has a bridge and big woods."),
        # A place, a film, a medicine.
        ("副局长陈国梁说，桥已经建好。", "The official said the bridge in Hong Kong was built."),
        ("副局长陈国梁说，桥已经建好。", "The official said the bridge at Zheng Gang Wan was built."),
        ("副局长陈国梁说，桥已经建好。", 'The official said the bridge "Zheng Gang" was built.'),
        # A nickname, pandas, a part of a town.
        ("副局长陈国梁说，小李来了。", "The official said Xiao Li had come."),
        ("副局长陈国梁说，福宝和宝力来了。", "The official said the pandas Fu Bao and Bao Li had come."),
        ("副局长陈国梁说，湾仔很美。", "The official said Wan Chai was lovely."),
        # What begins with a surname and is a country, a town or an office.
        ("黎巴嫩和郑州的董事来了。", "Zhuo Guoliang has come from Lebanon, and a director from the town."),
        # No Chinese: of two words one is English.
        ("副局长陈国梁说，桥已经建好。", "The official of Long March said the bridge was built."),
        ("El jefe, Chen Guoliang, dijo que sí.", "The head, Zhang Guoliang, said yes."),
    ],
)
def test_a_surname_that_may_be_right_is_not_told(source: str, english: str) -> None:
    assert beside(RULE, source, english) == []


def test_the_surname_that_is_missing_is_given_as_it_is_read() -> None:
    english = "Zhang Guoliang, a deputy head, said the bridge was built."
    (hit,) = DETECTORS[RULE](View(document(english, source="副局长陈国梁说，桥已经建好。")))
    assert hit.values == {"other": "陈 (Chen or Tan)"}
