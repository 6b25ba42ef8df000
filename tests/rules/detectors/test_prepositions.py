import pytest

from tests.rules.detectors.sight import seen


def test_a_preposition_that_the_word_hardly_ever_takes() -> None:
    assert seen("preposition-hardly-taken", "She is happy of it, for a lack to money.") == ["happy of", "lack to"]
    assert seen("preposition-hardly-taken", "Happy of it, she left.") == ["Happy of"]
    # An aim is nothing that goes on beside the rest.
    assert seen("preposition-hardly-taken", "The museum with the aim of selling.") == ["museum with"]


@pytest.mark.parametrize(
    "text",
    [
        "She is happy with it, for a lack of money.",
        "She is happy, of course. They are happy (of all things).",
        "The Happy of the title is a dog.",
        "Delegates were happy of 12 and happy of $12.",
        "The leaks shook the species for the third time; the fans left the choir for good.",
        "The minister was reminded with a wink, and the plan was published to annoy; the baker complained on Monday.",
        # What hangs on the clause, and not on the word: a place with a name, a person, a question, what goes on beside.
        "The interior on Mill Lane, the owner on why it fell, the bulk for them, and the museum with bells ringing.",
        "One in three on the coast voted; the promises with which she won were the joke for which he lost.",
        "Drivers with a bass voice, unhappy with frost, complain on the bus; it was recovering to close at 12.",
    ],
)
def test_english_marks_names_and_figures_are_silent(text: str) -> None:
    assert seen("preposition-hardly-taken", text) == []
