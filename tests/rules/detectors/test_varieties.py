"""British and American spelling in one story."""

import pytest

from tests.rules.detectors.sight import hits, seen


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The centre closed. The sports centers and the centre stayed shut.", ["centers"]),
        ("A neighbour honoured her. The color is new.", ["color"]),
        ("Where both are as many the later is marked: labor, then labour.", ["labour"]),
        ("They organise and recognize.", ["recognize"]),
        ("The centre-half met his neighbor.", []),
    ],
)
def test_the_rarer_spelling_is_marked(text: str, marked: list[str]) -> None:
    assert seen("spelling-both-ways", text) == marked


def test_the_other_spelling_is_named() -> None:
    (hit,) = hits("spelling-both-ways", "The harbour and the harbour bridge honor him.")
    assert hit.values["other"] == "harbour"


@pytest.mark.parametrize(
    "text",
    [
        "The Lincoln Center is in the centre.",
        "Some British desks organize a colourful race.",
        "A driving licence and a licensed theater in the city centre.",
        "Water meters and a computer program in the city centre.",
        "A neighbour wrote #color and color.com.",
    ],
)
def test_names_and_what_both_write_are_silent(text: str) -> None:
    assert seen("spelling-both-ways", text) == []
