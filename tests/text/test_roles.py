import pytest

from mtcheck.text.roles import is_byline, is_headline, is_tags, roles, tag_tail

STORY = "The minister said on Tuesday that he would leave."


def test_a_story_with_all_its_parts() -> None:
    assert roles(
        [
            "Minister resigns over bridge",
            "By Ana Ruiz",
            STORY,
            "Photo: the bridge at dawn",
            STORY,
            "Tags: Spain, bridge",
            "(tagsToTranslate) bridge (t) spain",
        ]
    ) == ["headline", "byline", "body", "caption", "body", "tags", "tags"]


def test_a_name_and_a_place_sign_a_story_only_below_its_headline() -> None:
    assert roles(["Bridge closes", "Ana Ruiz, Madrid", STORY]) == ["headline", "byline", "body"]
    assert roles(["Losers, Too", STORY, "Ana Ruiz, Madrid"]) == ["headline", "body", "body"]
    assert roles([STORY, "Ana Ruiz, Madrid", STORY]) == ["body", "body", "body"]


def test_a_byline_stands_above_the_story_or_signs_it() -> None:
    found = roles(["Bridge closes", STORY, STORY, STORY, "By Ana Ruiz", STORY, STORY, "By Leo Paz"])
    assert [index for index, role in enumerate(found) if role == "byline"] == [7]
    assert roles(["Bridge closes", STORY, STORY, "By Ana Ruiz", STORY, STORY, STORY])[3] == "byline"


def test_credits_are_captions() -> None:
    assert roles(["Bridge closes", STORY, "Leo Paz/Getty Images", "EFE/Leo Paz", STORY]) == [
        "headline",
        "body",
        "caption",
        "caption",
        "body",
    ]


def test_a_caption_may_stand_right_below_the_headline() -> None:
    assert roles(["Bridge closes", "Photo: the bridge at dawn", STORY]) == ["headline", "caption", "body"]


def test_tags_are_tags_above_the_last_lines_of_a_site() -> None:
    assert roles(["Bridge closes", STORY, "[tagsToTranslate]spain[t]bridge", "Source link"])[2:] == ["tags", "body"]


def test_one_paragraph_is_the_story() -> None:
    assert roles(["No full stop here"]) == roles(["By Ana Ruiz"]) == ["body"]
    assert roles(["No full stop here", STORY]) == ["headline", "body"]
    assert roles([]) == []


@pytest.mark.parametrize("text", ["Minister resigns", "Is the bridge safe?", "Bank to cut 300 jobs in U.S", "x" * 160])
def test_headlines(text: str) -> None:
    assert is_headline(text)


@pytest.mark.parametrize("text", [STORY, "word " * 40, "x" * 161, "By Ana Ruiz"])
def test_no_headlines(text: str) -> None:
    assert not is_headline(text)


@pytest.mark.parametrize(
    "text",
    [
        "By Ana Ruiz",
        "BY Ana Ruiz and Leo Paz",
        "Redacción",
        "Ana Ruiz | Madrid",
        "EFE | Lima",
        "Por Ana Ruiz",
    ],
)
def test_bylines(text: str) -> None:
    assert is_byline(text)


@pytest.mark.parametrize(
    "text",
    [
        *("By then it was late", "By Ana Ruiz, or by her editor?", "Ana Ruiz won the race", STORY),
        "Redacción is a word.  It is Spanish",
        f"By Ana {'Featherstonehaugh-' * 4}Moll Ruiz-Cholmondeley",  # 101 characters
    ],
)
def test_no_bylines(text: str) -> None:
    assert not is_byline(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tags: Spain",
        "Etiquetas: puente, ministro",
        "spain, bridge, minister",
        "storm damage, high water levels rise, dykes",
        "#spain #bridge #minister",
        "economy banks spain ibex",
        "[tagstotranslate] a [t] b",
        "(t) spain (t) bridge",
    ],
)
def test_tags(text: str) -> None:
    assert is_tags(text)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Spain, Italy and France, he said, will vote",
        "storm damage, high water levels still rise, dykes",
        "storm no. 3, high water, dykes",
        "He paid, left, and slept.",
        "Red, green",
        "Storm closes two bridges",
        "rain stops play",
    ],
)
def test_no_tags(text: str) -> None:
    assert not is_tags(text)


def test_tags_glued_to_a_sentence() -> None:
    assert tag_tail("He left.(tagsToTranslate)spain(t)bridge") == len("He left.")
    assert tag_tail("He left.\u00a0 (tagsToTranslate)spain") == len("He left.")
    assert tag_tail(STORY) == tag_tail(" (tagsToTranslate)spain") == -1


def test_a_long_run_of_hard_spaces_is_gone_through_once() -> None:
    # Anew from each place it would take a minute.
    assert tag_tail("He translated." + "\u00a0" * 100_000) == -1
