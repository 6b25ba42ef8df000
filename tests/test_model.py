"""The nouns keep their promises by themselves."""

import pytest

from mtcheck.model import Origin, Place, Score, Step


def test_an_origin_follows_its_steps() -> None:
    # “one two” cut from “one\n  two”: the second word stands on line 2, column 3, offset 6.
    origin = Origin((Step(0, 1, 1, 0), Step(4, 2, 3, 6)))
    assert origin.at(0) == Place(1, 1, 0)
    assert origin.at(5) == Place(2, 4, 7)
    assert origin.end(3) == 3
    assert origin.end(7) == 9


def test_what_takes_more_room_in_the_file_begins_and_ends_around_all_of_it() -> None:
    # “&s” cut from “&amp;s”.
    origin = Origin((Step(0, 1, 1, 0, 5), Step(1, 1, 6, 5)))
    assert [origin.end(index) for index in range(3)] == [0, 5, 6]


def test_an_origin_without_offsets_says_none() -> None:
    origin = Origin((Step(0, 12, None, None),), exact=False)
    assert origin.at(7) == Place(12, None, None)
    assert origin.end(7) is None


def test_a_score_without_a_signature_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="has no signature"):
        Score("bleu", 31.2, "")
