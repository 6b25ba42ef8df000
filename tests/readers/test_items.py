import pytest

from mtcheck.model import Document
from mtcheck.readers.fragments import whole
from mtcheck.readers.items import Item, documents
from tests.readers.reading import parts


def made(title: str, *texts: str, subheads: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    (document,) = documents([Item(title, [whole(text) for text in texts], subheads=subheads)], "a.xml", "nitf")
    assert isinstance(document, Document)
    return parts(document)


def test_a_headline_that_the_text_repeats_is_given_once() -> None:
    assert made("It rains", "IT RAINS", "It rained.") == [("headline", "It rains"), ("body", "It rained.")]


@pytest.mark.parametrize("subhead", ["It rained in town.", "It rained", "word " * 40])
def test_a_subheadline_that_is_a_summary_is_left_to_the_text(subhead: str) -> None:
    assert made("Rain", "It rained", subheads=(subhead,)) == [("headline", "Rain"), ("body", "It rained")]


def test_a_subheadline_is_a_headline() -> None:
    assert made("Rain", "It rained.", subheads=("Roads closed",))[:2] == [
        ("headline", "Rain"),
        ("headline", "Roads closed"),
    ]


@pytest.mark.parametrize(
    "sign", ["asl/tib/pid", "ends", "==Kyodo", "-30-", "AAP RTV ar", "(END)", "© HW. Alle Rechte.", "(c) 2026 HW"]
)
def test_what_only_signs_a_story_is_no_body_text(sign: str) -> None:
    assert made("Rain", "It rained.", sign)[-1] == ("byline", sign)


def test_a_last_paragraph_on_copyright_is_body_text() -> None:
    assert made("Rain", "It rained.", "Copyright law is to change, he said.")[-1][0] == "body"


@pytest.mark.parametrize("line", ["___", "* * *", '<div class="embed"></div><script src="x"></script>', "–"])
def test_lines_without_a_word_are_left_out(line: str) -> None:
    assert made("Rain", "It rained.", line, "It stopped.")[1:] == [("body", "It rained."), ("body", "It stopped.")]


def test_hard_spaces_stay() -> None:
    assert made("5\xa0€  more", "It rained.")[0] == ("headline", "5\xa0€ more")
