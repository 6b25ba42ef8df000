import pytest

from tests.rules.detectors.sight import hits, repaired, seen


def test_the_article_goes_by_the_sound() -> None:
    text = 'She has a old house, an big dog, a "idea" and an university. A apple fell.'
    assert repaired("indefinite-article", text) == (
        'She has an old house, a big dog, an "idea" and a university. An apple fell.'
    )


def test_peoples_letters_read_out_and_a_silent_h_have_their_sound() -> None:
    text = "A hour ago an European, a honest man from an university, met a FBI agent, an U.S. envoy and a Italian."
    assert repaired("indefinite-article", text) == (
        "An hour ago a European, an honest man from a university, met an FBI agent, a U.S. envoy and an Italian."
    )


@pytest.mark.parametrize(
    "text",
    [
        "an hour, an heir, an honest man, a European, a one-time friend, a unit, a useful ewe",
        "an unidentified man, a unanimous vote, a historic day or an historic one",  # as spoken here or there
        "vitamin A is, group A eats, from A into B",
        "an FBI agent, a UN office, an L-shaped room, an X, a NATO ship, an Uber, an Uzbek",
        "He sang in Volver a amar; both an the and an her are lost.",
        "Pick a or b; see a.example.org.",
    ],
)
def test_sounds_letters_and_labels_are_silent(text: str) -> None:
    assert seen("indefinite-article", text) == []


def test_a_comma_between_two_main_clauses() -> None:
    text = "The road to the pass is very long, it is also icy. She has left her town for good, however she was back."
    assert seen("comma-splice", text) == ["it is also", "however she was back"]
    (hit, _) = hits("comma-splice", text)
    assert hit.suggestion is None


@pytest.mark.parametrize(
    "text",
    [
        "If the road to the pass is long, it is also fine.",
        "The road that was built when she was mayor, it is said, is shut.",
        "The road to the pass will be shut, it was announced.",
        "The old road to the pass is shut, it has been announced again.",
        "The last time the road was shut, it was for a year.",
        "On Monday the road to the pass was shut, he said.",
        "He won, he was glad.",
        'She said "The road to the pass is very long, it is also icy."',
        "The vote will, however, have shut the road.",
        "The ways to the pass are well known, they are cheap, and most of them are open.",
    ],
)
def test_clauses_that_lean_on_another_are_silent(text: str) -> None:
    assert seen("comma-splice", text) == []


def test_a_verb_behind_an_adverbial_wants_a_subject() -> None:
    assert seen("lost-subject", "By the autumn term, will also need more boats.") == [", will"]
    for text in ("By the autumn, it will need boats.", "In the very end, was it good?", "The old boat, is gone."):
        assert seen("lost-subject", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bridge that joins the two halves of the town, is shut.",
        "The question that has been on every mind, has not been asked.",
        "The old bridge is much too narrow, has no light.",
        "Our school of sailing for children from the islands, is now shut.",
    ],
)
def test_no_comma_parts_a_subject_from_its_verb(text: str) -> None:
    (mark,) = seen("comma-before-verb", text)
    assert mark in (", is", ", has")


@pytest.mark.parametrize(
    "text",
    [
        "The old bridge, which was narrow, is shut.",
        "The judge who will hear the case, will not talk, will not write.",  # a row of verbs
        "The old bridge is much too narrow, has no light and no rail.",
        "Even more a sign of the times, is the price.",
        "Rowing over the whole of the lake, is he late?",
        "By the autumn term, will need more boats.",  # that is a lost subject
    ],
)
def test_appositions_rows_and_inversions_are_silent(text: str) -> None:
    assert seen("comma-before-verb", text) == []


@pytest.mark.parametrize(
    ("detector", "text", "marks"),
    [
        ("comma-before-verb", "The long way to the island’s harbour, was shut for a week.", [", was"]),
        ("lost-subject", "By the island’s autumn term, will also need more boats.", [", will"]),
        ("comma-splice", "It’s late, and why. The road to the island’s pass is long, it is also icy.", ["it is also"]),
        ("comma-splice", "Why? If the island’s road is so very long, it is also fine.", []),
    ],
)
def test_a_typographic_apostrophe_makes_no_difference(detector: str, text: str, marks: list[str]) -> None:
    assert seen(detector, text) == marks == seen(detector, text.replace("’", "'"))
