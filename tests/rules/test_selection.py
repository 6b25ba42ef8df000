"""Which rules run."""

import pytest

from mtcheck.errors import UsageError
from mtcheck.rules import RuleSet, packs_for, rules_for, select
from mtcheck.rules.rulesets import Pack, ruleset
from mtcheck.rules.selection import meant
from tests.rules.factory import rule, rules


@pytest.fixture
def known() -> RuleSet:
    written = [
        ("core", (), rule("a", id="CORE1", pack="core", name="stray-tag", claim="provenance", family="tags")),
        ("romance", ("es", "fr"), rule("b", id="ROM1", pack="romance", kind="signal")),
        ("es", ("es",), rule("c", id="ES1", pack="es", severity="minor")),
        ("ja", ("ja",), rule("d", id="JA1", pack="ja")),
    ]
    return ruleset(Pack(name, languages, (one,), rules(one).recipes, (1,)) for name, languages, one in written)


@pytest.mark.parametrize(
    ("chosen", "ignored", "expected"),
    [
        ((), (), "CORE1 ROM1 ES1 JA1"),
        (("ES1",), (), "ES1"),
        (("es1", "Stray-Tag"), (), "CORE1 ES1"),
        (("romance", "pack:es"), (), "ROM1 ES1"),
        (("Claim:MT",), (), "ROM1 ES1 JA1"),
        (("claim:mt",), ("kind:signal", "JA1"), "ES1"),
        ((), ("severity:minor", "family:tags"), "ROM1 JA1"),
    ],
)
def test_tokens(known: RuleSet, chosen: tuple[str, ...], ignored: tuple[str, ...], expected: str) -> None:
    assert " ".join(select(known, chosen, ignored).by_id) == expected


def test_a_pack_with_a_capital_is_named_in_any_case() -> None:
    one = rule("a", id="DESK1", pack="Desk")
    known = ruleset([Pack("Desk", (), (one,), rules(one).recipes, (1,))])
    for token in ("Desk", "desk", "pack:desk"):
        assert list(select(known, [token]).by_id) == ["DESK1"]


def test_an_unknown_token_is_refused_with_the_nearest(known: RuleSet) -> None:
    with pytest.raises(UsageError, match="named “claim:mtt”; did you mean “claim:mt”"):
        select(known, ["claim:mtt"])


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("ESO14", "did you mean “ES014”?"),
        ("ES14", "did you mean “ES014”?"),
        ("es14", "did you mean “ES014”?"),
        ("COPYO1O", "did you mean “COPY010”?"),
        ("acronym", "did you mean “for-its-acronym” or “for-its-acronym-in”?"),
        ("for-its-acronim", "did you mean “for-its-acronym”?"),
        ("pack:spanish", "packs are es, zh"),
        ("quite else", "mtcheck rules list names them all"),
    ],
)
def test_what_a_mistyped_name_means(typed: str, remedy: str) -> None:
    assert (
        meant(typed, ["ES194", "ES014", "COPY010", "for-its-acronym-in", "for-its-acronym", "pack:es", "pack:zh"])
        == remedy
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [("auto", "core romance es ja"), ("es", "core romance es"), ("fr", "core romance"), ("ja", "core ja")],
)
def test_packs_for_a_language(known: RuleSet, language: str, expected: str) -> None:
    assert " ".join(packs_for(known, language)) == expected
    assert {one.pack for one in rules_for(known, language).rules} == set(expected.split())


def test_an_unknown_language_is_refused_with_those_known(known: RuleSet) -> None:
    with pytest.raises(UsageError, match=r"source language “xx”; known are auto \(any\), es, fr, ja"):
        rules_for(known, "xx")
