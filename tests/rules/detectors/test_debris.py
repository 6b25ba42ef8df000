import pytest

from tests.rules.detectors.sight import hits, repaired, seen


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Marks &amp; Sons", "Marks & Sons"),
        ("AT&amp;amp;T", "AT&T"),
        ("It&#8217;s", "It’s"),
        ("It&#x2019;s", "It’s"),
        ("& quot ; no & quot ;", '" no "'),
        ("caf&eacute;", "café"),
    ],
)
def test_an_entity_becomes_its_character(left: str, right: str) -> None:
    assert repaired("html-entity", left) == right


def test_an_ampersand_is_no_entity() -> None:
    assert seen("html-entity", "R&D; AT&T; Barnes & Noble; rock &roll;") == []


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("It rained. &nbsp;The end.", ""),
        ("&nbsp;The end.", ""),
        ("Fine&nbsp;.", ""),
        ("It cost 5&nbsp;euros.", "\xa0"),
        ("R&amp;B", "&"),
    ],
)
def test_a_space_of_an_entity_is_named_and_none_too_many(text: str, repair: str) -> None:
    (hit,) = hits("html-entity", text)
    assert (hit.suggestion, hit.repairs) == ("&" if repair == "&" else "a space", (repair,))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("itâ€™s", "it’s"),
        ("JosÃ©", "José"),
        ("GarcÃ­a", "García"),
        ("itâ\x80\x99s", "it’s"),
        ("â‚¬30 (â„¢)", "€30 (™)"),
    ],
)
def test_text_read_with_the_wrong_encoding_is_won_back(left: str, right: str) -> None:
    assert repaired("broken-encoding", left) == right


def test_what_is_lost_is_marked_without_a_guess() -> None:
    (lost,) = hits("broken-encoding", "caf\ufffd")
    (twice,) = hits("broken-encoding", "cafÃƒÂ©")
    assert (lost.suggestion, twice.suggestion) == (None, None)


def test_accents_that_are_right_are_left_alone() -> None:
    assert seen("broken-encoding", "Ângela, São Paulo, Ångström, NÃO and Ã are fine.\tSo is a tab.") == []


def test_invisible_characters_of_a_story_are_one_hit() -> None:
    (hit,) = hits("invisible-character", "made \u200b\u200bby", "all well", "corona\u00advirus")
    assert [(mark.segment, mark.start, mark.end) for mark in hit.marks] == [(0, 5, 7), (2, 6, 7)]
    assert hit.values["count"] == "2"


def test_a_joined_emoji_has_nothing_to_hide() -> None:
    assert seen("invisible-character", "The crew 👩\u200d🚒 came.") == []


def test_marks_of_tokenizers() -> None:
    assert seen("tokenizer-debris", "long@-@term ▁plan <unk> (-LRB-)") == ["@-@", "▁", "<unk>", "-LRB-"]
    assert seen("tokenizer-debris", "a@b.org #tag ## heading") == []


def test_an_apostrophe_goes_back_to_its_word() -> None:
    assert repaired("detached-apostrophe", "The team 's coach doesn 't mind Ohio ' s rain.") == (
        "The team's coach doesn't mind Ohio's rain."
    )
    assert seen("detached-apostrophe", "The players' season in the '90s: 's-Hertogenbosch, 't Hooft.") == []


def test_a_mark_closes_up() -> None:
    assert repaired("spaced-punctuation", "It failed , he said . Why ?") == "It failed, he said. Why?"
    assert seen("spaced-punctuation", "A .com, a .22 rifle, a smile :) and so . . . on") == []


def test_two_marks_where_one_belongs() -> None:
    assert seen("doubled-punctuation", "Over. . Then, , more.. What a day!, she said.") == [". .", ", ,", "..", "!,"]
    assert seen("doubled-punctuation", "Acme Inc., of Ga., waits ... and . . . Yahoo!, too. “Who, me?”, it read.") == []
    assert seen("doubled-punctuation", "She said &quot;stop&quot;, and &#34;go&#34;. So;, it ends.") == [";,"]


def test_brackets_hug_what_they_hold() -> None:
    assert repaired("spaced-bracket", "It ( the plan ) failed.") == "It (the plan) failed."
    assert seen("spaced-bracket", "Choose a) or b) (or c).") == []


def test_a_compound_closes_up() -> None:
    assert repaired("split-compound", "a 23 - year - old and so - called star") == "a 23-year-old and so-called star"
    assert seen("split-compound", "He did well - known for speed - and left.") == ["well - known"]
    assert seen("split-compound", "a 23-year-old - known as Rocky") == []
