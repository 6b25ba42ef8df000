"""The two Spanish families that decide whether the pack earns its place: the acronym gloss and the company word."""

from functools import cache

import pytest

from mtcheck.pipeline import check
from mtcheck.rules import Engine, load_rules
from mtcheck.rules.examples import example_document
from mtcheck.rules.view import View


@cache
def engine() -> Engine:
    return Engine(load_rules(packs=["es"]))


def found(text: str) -> list[tuple[str, str]]:
    """Give (family, words) of every match."""
    document = example_document(text)
    return [
        (rule.family or "", document.segments[mark.segment].text[mark.start : mark.end])
        for rule, hit in engine().find(View(document))
        for mark in hit.marks
    ]


@pytest.mark.parametrize("preposition", ["for", "by", "with", "per", "in", "according to"])
@pytest.mark.parametrize("owner", ["its", "their", "his", "her", "the", "your"])
@pytest.mark.parametrize("letters", ["acronym", "acronyms", "initials", "abbreviation"])
def test_gloss_in_any_wording(preposition: str, owner: str, letters: str) -> None:
    gloss = f"{preposition} {owner} {letters} in English"
    assert ("acronym-gloss", gloss) in found(f"the customs service (CBP, {gloss}) agreed")


@pytest.mark.parametrize("language", ["Spanish", "Catalan", "Portuguese", "the French language", "that language"])
@pytest.mark.parametrize("frame", ["the fund (FLAR, {}) lent it", "the fund, {}, lent it", "FLAR ({}) lent it"])
def test_gloss_in_any_language_and_frame(language: str, frame: str) -> None:
    gloss = f"for its acronym in {language}"
    assert ("acronym-gloss", gloss) in found(frame.format(gloss))


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("the tax office (SUNAT, for its acronym) said", "for its acronym"),
        ("the union, for its initials, CGT, said", "for its initials"),
        ("the drug agency (EMA, for its English acronym) said", "for its English acronym"),
        ("the police (FBI, its acronym in English) said", "its acronym in English"),
        ("the body, whose acronym in English is EASA, said", "whose acronym in English"),
        ("the league (ACB, in English) said", ", in English"),
        ("known by its acronym in English as the WTO", "by its acronym in English"),
    ],
)
def test_gloss_cut_short(text: str, gloss: str) -> None:
    assert ("acronym-gloss", gloss) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The agency, best known by its acronym, ICE, opened a file.",
        "The alliance, known by its acronym, NATO, met in Oslo.",
        "The charity goes by the acronym MSF.",
        "Scuba is an acronym for a longer name.",
        "Doctors Without Borders, known by its French acronym, MSF, left the camp.",
        "She taught acronyms in English classes.",
        "The army is famous for its acronyms.",
    ],
)
def test_native_uses_of_acronym_are_silent(text: str) -> None:
    assert [words for family, words in found(text) if family == "acronym-gloss"] == []


@pytest.mark.parametrize("role", ["spokesman", "executives", "lawyers", "shares", "headquarters", "founder"])
@pytest.mark.parametrize("link", ["of", "from", "at"])
def test_signature_with_the_roles_of_a_firm(role: str, link: str) -> None:
    assert ("company-word", "the signature") in found(f"The {role} {link} the signature fell silent.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The signature announced a loss.", "The signature"),
        ("They sued a Spanish signature.", "Spanish signature"),
        ("The technology signature left.", "technology signature"),
        ("A signature of lawyers took the case.", "signature of lawyers"),
        ("The club lost money, and the azulgrana entity sold a player.", "the azulgrana entity"),
        ("The president of the entity chaired it.", "the entity"),
        ("The collective of nurses marched.", "The collective of nurses"),
        ("The purple formation lost a seat.", "The purple formation"),
        ("The match turned when the visiting set tired.", "visiting set"),
        ("He owned a mercantile society.", "a mercantile society"),
        ("Its shares fell after its matrix lost money.", "its matrix"),
        ("Its filial in Peru shut.", "Its filial in Peru"),
    ],
)
def test_words_for_company_party_and_team(text: str, words: str) -> None:
    assert ("company-word", words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The chef's signature dish is lamb, and the company sells it.",
        "The signature on the contract with the firm was forged.",
        "The campaign handed in 9,000 signatures, and the signature drive went on.",
        "It was a signature that belonged to the late director of the company.",
        "The Italian signature style of the company sells.",
        "The legal entity that owns the shares is in Delaware.",
        "The house of Windsor keeps two cars.",
        "The formation of a government took the party weeks.",
        "He won the first set of the match in the second game.",
        "A lab technician found the match.",
        "A matrix has rows and columns.",
        "Filial duty called.",
    ],
)
def test_native_uses_of_the_company_words_are_silent(text: str) -> None:
    assert [words for family, words in found(text) if family == "company-word"] == []


def test_a_body_left_in_spanish_is_told_at_each_place_by_one_rule() -> None:
    report = check("The Ayuntamiento voted for a bridge, and the ayuntamiento paid for it.", lang="es")
    assert [finding.rule.id for finding in report.flags] == ["ES188", "ES188"]


@pytest.mark.parametrize(
    "text",
    ["the border agency (ICE by its acronym)", "ICE (English acronym) left", "the so-called ICE for its acronym"],
)
def test_gloss_without_a_comma_or_outside_its_bracket(text: str) -> None:
    assert [family for family, _ in found(text)] == ["acronym-gloss"]
