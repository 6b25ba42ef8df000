"""Accents kept in one name and lost in another."""

from tests.rules.detectors.sight import hits, seen


def test_a_name_without_its_accents_beside_one_that_keeps_them() -> None:
    texts = ("Eva Dvořáková met Jiri Hruby.", "Jiri left.")
    (hit,) = hits("accents-lost", *texts)
    assert [texts[mark.segment][mark.start : mark.end] for mark in hit.marks] == ["Jiri", "Jiri"]
    assert (hit.suggestion, hit.values["kept"]) == ("Jiří", "Dvořáková")


def test_a_letter_with_a_bar_is_bare_without_it() -> None:
    assert seen("accents-lost", "Author Jabłoński came from Lodz.") == ["Lodz"]


def test_a_story_without_accents_and_a_name_both_ways_are_silent() -> None:
    assert seen("accents-lost", "Jiri met Lopez.") == []
    assert seen("accents-lost", "André met Andre Agard.") == []
    assert seen("accents-lost", "Zoë wrote to @Lopez and lopez.example/Lopez.") == []
