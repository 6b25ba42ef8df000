import pytest

from mtcheck.text.deletions import deletion


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("rain [x] fell", "rain fell"),
        ("rain [x].", "rain."),
        ("rain [x]snow", "rain snow"),
        ("rain,[x] snow", "rain, snow"),
        (" [x] ", " "),
        ("[x] ", ""),
        ("rain \t [x]", "rain"),
        ("[x]  rain", "rain"),
        ("([x] rain)", "(rain)"),
        ("<b>[x] rain</b>", "<b>rain</b>"),
        ("rain [x]</b>", "rain</b>"),
        ("rain,[x]snow", "rain,snow"),
    ],
)
def test_white_space_that_would_be_left_over_goes_too(text: str, left: str) -> None:
    at = text.index("[x]")
    start, end = deletion(text, at, at + 3)
    assert text[:start] + text[end:] == left
