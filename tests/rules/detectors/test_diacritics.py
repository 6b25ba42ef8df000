"""Accents kept in one name and lost in another."""

import pytest

from tests.rules.detectors.sight import beside, hits, seen


def test_a_name_without_its_accents_beside_one_of_its_language_that_keeps_them() -> None:
    texts = ("Eva Dvořáková met Jiri Hruby and Aneta Černá.", "Jiri left.")
    (hit,) = hits("accents-lost", *texts)
    assert [texts[mark.segment][mark.start : mark.end] for mark in hit.marks] == ["Jiri", "Jiri"]
    assert hit.values == {"kept": "Dvořáková", "accented": "Jiří"}


def test_a_letter_with_a_bar_is_bare_without_it() -> None:
    assert seen("accents-lost", "Author Jabłoński met Pawel.") == ["Pawel"]


def test_a_name_that_ends_in_s_and_one_in_the_genitive() -> None:
    assert seen("accents-lost", "Dvořáková met Ales.") == ["Ales"]
    assert seen("accents-lost", "Dvořáková met Jiri's son.") == ["Jiri"]
    assert seen("accents-lost", "Dvořáková met a friend–Jiri–and Ales-Marek.") == ["Jiri", "Ales"]
    assert seen("accents-lost", "Montréal and Trois-Rivieres.") == ["Trois-Rivieres"]


def test_a_source_that_has_the_name_without_accents_knows_best() -> None:
    assert (
        beside("accents-lost", "Nella corsa Jiri Kovač batte la Dvořáková.", "Dvořáková came after Jiri Kovač.") == []
    )
    assert beside("accents-lost", "Dvořáková a Jiří Kovač.", "Dvořáková came after Jiri Kovač.") == ["Jiri"]


@pytest.mark.parametrize(
    "text",
    [
        "Jiri met Alvaro.",
        # Written both ways, as an address, with a combining accent, or only joined to another word.
        "Jiří met Jiri Hruby and Dvořák.",
        "Dvořák wrote to @Jiri, #Jiri and jiri.example/Jiri.",
        "Dvořák met Jiri\u0301.",
        "Dvořák met Jirian.",
        # Another language, another script, and no name.
        "Peña met Jiri.",
        "Путин met Jiri.",
        "The élite met Jiri.",
    ],
)
def test_what_says_nothing_of_a_lost_accent_is_silent(text: str) -> None:
    assert seen("accents-lost", text) == []
