import pytest

from tests.rules.detectors.sight import hits, repaired, seen


def test_a_small_word_is_never_doubled() -> None:
    assert seen("doubled-word", "It rained in the the valley and of of the hills.") == ["the the", "of of"]
    assert repaired("doubled-word", "It rained in the the valley.") == "It rained in the valley."


def test_a_word_three_times_over_is_one_slip() -> None:
    assert seen("doubled-word", "It rained in the the the valley and of of.") == ["the the the", "of of"]
    assert repaired("doubled-word", "It rained in the the the valley.") == "It rained in the valley."


def test_a_stop_behind_the_second_word_stays_and_one_behind_the_first_parts_them() -> None:
    assert seen("doubled-word", "So said the the.", "It rose of of, he said (in the the).") == [
        "the the",
        "of of",
        "the the",
    ]
    assert repaired("doubled-word", "So said the the.") == "So said the."
    assert (
        seen(
            "doubled-word", "They shouted flood flood. What is it for? For the poor, the, er, rich.", "Left with. With"
        )
        == []
    )


def test_only_a_word_that_cannot_end_a_clause_is_mended() -> None:
    texts = [
        "They met the the mayor.",
        "What he was was a liar.",
        "Those who can can.",
        "The people people forget left.",
    ]
    found = hits("doubled-word", *texts)
    assert [(hit.suggestion, hit.repairs) for hit in found] == [
        ("the", ("the",)),
        ("was", ()),
        ("can", ()),
        ("people", ()),
    ]


def test_a_capital_may_open_the_pair_but_not_the_second_word() -> None:
    assert seen("doubled-word", "The the mayor left.") == ["The the"]
    assert seen("doubled-word", "They read the The Gazette.") == []


@pytest.mark.parametrize(
    "text",
    [
        "He had had enough and knew that that was over.",
        "It was a very very long night of no no and bye bye.",
        "Duran Duran met Boutros Boutros-Ghali and Sirhan Sirhan in Baden-Baden and Pago Pago.",
        "They sang: hear, hear. Yes. Yes, they did.",
        "The score was 6 6 and then 7 7.",
        "It stopped there. There it stayed.",
    ],
)
def test_what_is_doubled_on_purpose_stays(text: str) -> None:
    assert seen("doubled-word", text) == []


def test_two_paragraphs_do_not_make_a_pair() -> None:
    assert seen("doubled-word", "News from the", "the north") == []


def test_a_word_joined_to_itself_hides_a_second_word() -> None:
    assert seen(
        "word-joined-to-itself", "The court hears appeals and appeals, and the stairs are rotten or rotten."
    ) == [
        "appeals and appeals",
        "rotten or rotten",
    ]
    assert seen("word-joined-to-itself", "She met the residents of the residents.") == ["residents of the residents"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("courts and courts sat late.", "courts and courts"),
        ("Courts and courts sat late.", "Courts and courts"),
        ("It rained. Courts and courts sat late.", "Courts and courts"),
        ("They sat late (courts and courts of the island).", "courts and courts"),
        ('She said "Courts and courts" and left.', "Courts and courts"),
        ("They sat late – courts or courts.", "courts or courts"),
    ],
)
def test_a_joined_word_may_open_a_paragraph_a_quotation_or_a_bracket(text: str, found: str) -> None:
    assert seen("word-joined-to-itself", text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "It grew louder and louder, again and again.",
        "They waited and waited with thousands and thousands of others.",
        "He read and read of cats and cat-lovers, and of art and artists.",
        "They sang winter and winter and winter.",
        "Boats and Boats is a shop.",
        "They wait for the Court and court clerks.",
        "It was the worst of the worst, and the finest of the finest.",
    ],
)
def test_what_goes_on_may_be_joined_to_itself(text: str) -> None:
    assert seen("word-joined-to-itself", text) == []


def test_a_phrase_is_reported_once_whatever_its_length() -> None:
    assert seen("doubled-phrase", "They met in the in the park.") == ["in the in the"]
    assert seen("doubled-phrase", "It belongs to a part of the a part of the state.") == ["a part of the a part of the"]


@pytest.mark.parametrize(
    "text",
    [
        "It grew more and more and more.",
        "They came year after year after year.",
        "A rose is a rose is a rose.",
        "It is an exception to the exception to the exception.",
        "New York, New York is a song about New York New York.",
    ],
)
def test_a_chain_is_no_slip(text: str) -> None:
    assert seen("doubled-phrase", text) == []


SENTENCE = "The ferry to the islands will not sail again before the end of the month."


def test_a_sentence_that_comes_back_is_marked_where_it_comes_back() -> None:
    (hit,) = hits("repeated-sentence", SENTENCE, "Hotels are empty.", f"Nobody knows why. {SENTENCE}")
    (mark,) = hit.marks
    assert (mark.segment, mark.start, hit.values["count"], hit.suggestion) == (2, 18, "2", "")


@pytest.mark.parametrize(
    "text",
    [
        f"{SENTENCE} Hotels are empty. {SENTENCE}",
        f"Why? {SENTENCE} Hotels are empty! {SENTENCE}",
        f'He spoke. "{SENTENCE}" Hotels are empty. {SENTENCE} "We wait."',
        f"{SENTENCE} {SENTENCE}".replace("islands", "isle of St. Mona"),
        f"{SENTENCE} {SENTENCE}".replace("month.", "month!"),
    ],
)
def test_a_sentence_comes_back_within_a_paragraph_whatever_stops_are_around_it(text: str) -> None:
    (hit,) = hits("repeated-sentence", text)
    assert len(hit.marks) == 1


def test_short_sentences_and_captions_may_come_back() -> None:
    assert seen("repeated-sentence", "We shall overcome.", "We shall overcome.") == []
    caption = "FILE - The ferry leaves the harbour of the island in heavy rain on its way to the mainland."
    assert seen("repeated-sentence", caption, caption) == []
