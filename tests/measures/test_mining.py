"""Mining lists what machines say oftener than people do with the same stories, and than natives."""

import pytest

from mtcheck.measures import Label
from mtcheck.measures.mining import COLUMNS, Found, Texts, class_of, gathered, languages_of, mined, tsv
from tests.rules.factory import document

STORIES = "abcdef"
FILLER = "Rain fell on the town and the river rose."


def texts(machine: str, human: str, native: str = FILLER, systems: tuple[str, ...] = ("one", "two")) -> Texts:
    made = []
    for story in STORIES:
        made += [(machine, Label("mt", story, "es", system=system, era="older")) for system in systems]
        made += [(human, Label("human", story, "es")), (native, Label("native", f"n{story}"))]
    return gathered((document(text, FILLER), label) for text, label in made)


def sequences(of: Texts, kind: str = "words") -> dict[str, Found]:
    return {each.sequence: each for each in mined(of, "es", 50) if each.kind == kind}


def test_a_formula_of_machines_is_found_whole_and_its_parts_are_not_listed() -> None:
    found = sequences(texts("The mayor, for his part, spoke.", "The mayor spoke."))
    assert set(found) == {"for his part"}
    one = found["for his part"]
    assert (one.stories, one.older, one.present, one.systems) == (6, 6, 0, 2)


def test_what_people_write_too_is_not_listed() -> None:
    assert not sequences(texts("It was for his part done.", "It was for his part done."))


def test_what_natives_write_as_often_is_not_listed() -> None:
    assert not sequences(texts("He left for his part.", "He left.", native="He left for his part."))


def test_a_sequence_ends_with_its_clause() -> None:
    found = sequences(texts("For his part, he left the odd city.", "He left."))
    assert not any("part he" in sequence for sequence in found)


def test_many_engines_on_one_story_are_one_witness() -> None:
    one, many = (
        sequences(texts("The mayor, for his part, spoke.", "The mayor spoke.", systems=systems))["for his part"]
        for systems in (("one",), ("one", "two", "three"))
    )
    assert (one.stories, one.human, one.native) == (many.stories, many.human, many.native)


def test_a_sequence_of_few_stories_is_left_out() -> None:
    of = Texts()
    for story in "ab":
        of.add(document("An odd phrase."), Label("mt", story, "es", system="one", era="older"))
        of.add(document("A phrase."), Label("human", story, "es"))
    of.add(document(FILLER), Label("native", "n"))
    assert not list(mined(of, "es", 50))


@pytest.mark.parametrize(
    ("word", "is_of"),
    [
        ("The", "the"),
        ("Madrid", "<CAP>"),
        ("3,500", "<NUM>"),
        ("pharmacies", "<NOUN:plural>"),
        ("abundant", "<ADJ>"),
        ("walking", "<-ing>"),
        ("asfalto", "<word>"),
    ],
)
def test_words_fall_into_the_classes_of_packs(word: str, is_of: str) -> None:
    assert class_of(word) == is_of


def test_class_patterns_join_different_words() -> None:
    of = Texts()
    for story, word in zip(
        STORIES, ["pharmacy", "teacher", "hospital", "bakery", "pharmacist", "minister"], strict=True
    ):
        of.add(document(f"They held the {word} of the parts."), Label("mt", story, "es", system="one", era="older"))
        of.add(document("They held it."), Label("human", story, "es"))
        of.add(document(FILLER), Label("native", f"n{story}"))
    assert any("the <NOUN:singular> of" in sequence for sequence in sequences(of, "classes"))


def test_languages_need_a_human_translation_to_compare_with() -> None:
    of = texts("It rained.", "It rained.")
    of.add(document("It rained."), Label("mt", "z", "fr", system="one", era="older"))
    assert languages_of(of) == ["es"]


def test_lines_have_a_column_for_each_field() -> None:
    head, *lines = tsv(mined(texts("He explained it for his part.", "He explained it."), "es", 50))
    assert head.split("\t") == list(COLUMNS)
    assert {line.count("\t") for line in lines} == {len(COLUMNS) - 1}
