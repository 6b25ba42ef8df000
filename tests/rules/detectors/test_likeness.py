import pytest

from mtcheck.rules.detectors.likeness import bare, distance, same_sound, shared, slips


@pytest.mark.parametrize(
    ("word", "plain"), [("Łódź", "lodz"), ("Þór", "thor"), ("Strauß", "strauss"), ("Ærø", "aero"), ("Lima", "lima")]
)
def test_a_word_without_its_accents(word: str, plain: str) -> None:
    assert bare(word) == plain


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("lima", "lima", 0), ("lima", "lmia", 1), ("lima", "limas", 1), ("lima", "roma", 2), ("lima", "quito", 3)],
)
def test_how_far_two_words_are_apart(one: str, other: str, far: int) -> None:
    assert distance(one, other, 2) == far


@pytest.mark.parametrize(
    ("english", "source", "language"),
    [
        ("Khrushchov", "Jruschov", "es"),
        ("Chukhnenko", "Tchoukhnenko", "fr"),
        ("Shabanov", "Chabanov", "fr"),
        ("Sharipov", "Szaripow", "pl"),
        ("Jaeger", "Jäger", "de"),
        ("Ethelred", "Æthelred", "es"),
    ],
)
def test_one_name_in_two_romanisations(english: str, source: str, language: str) -> None:
    assert same_sound(english, source, language, inflected=False)


def test_other_letters_sound_otherwise() -> None:
    assert not same_sound("Ibaretxe", "Ibarretxe", "es", inflected=False)
    assert not same_sound("Kropka", "Kropkami", "pl", inflected=False)
    assert same_sound("Kropka", "Kropkami", "pl", inflected=True)


def test_how_much_two_words_begin_with_in_common() -> None:
    assert (shared("lima", "limon"), shared("lima", "lima"), shared("lima", "roma")) == (3, 4, 0)


def test_what_a_slip_makes_of_a_word() -> None:
    made = set(slips("no"))
    assert {"o", "n", "on", "xno", "nxo", "xo", "nx"} <= made
    assert "nox" not in made
