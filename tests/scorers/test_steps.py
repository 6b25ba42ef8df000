"""What findings come to as evidence: how many rules of a claim found something, whichever they are."""

from mtcheck.model import Claim, Conditions, Finding, Kind, Span
from mtcheck.scorers.steps import STEPS, reached
from tests.reports import a_finding, a_rule


def finding(
    id: str,
    claim: Claim = "mt",
    pack: str = "es",
    kind: Kind = "flag",
    mqm: str = "style/unidiomatic",
    beside: int = 0,
) -> Finding:
    conditions = Conditions(corroborated_by=beside)
    rule = a_rule(id, claim=claim, pack=pack, kind=kind, mqm=mqm, conditions=conditions)
    return a_finding(rule, 0, Span(0, 2), "It rained.")


def steps(*findings: Finding) -> list[tuple[str, int]]:
    return [step for step, there in zip(STEPS, reached(findings, {"es", "core"}), strict=True) if there]


def test_nothing_found_reaches_no_step() -> None:
    assert steps() == []


def test_a_rule_counts_once_however_often_it_finds_something() -> None:
    assert steps(finding("ES001"), finding("ES001"), finding("ES001")) == [("mt", 1)]
    assert steps(finding("ES001"), finding("ES002")) == [("mt", 1), ("mt", 2)]


def test_claims_are_counted_apart_and_residue_not_at_all() -> None:
    found = [finding("ES001"), finding("ES003", "translation"), finding("CORE004", "provenance", "core")]
    assert steps(*found) == [("mt", 1), ("translation", 1)]


def test_a_rule_that_style_alone_vouched_for_is_no_evidence_beside_style() -> None:
    alone, beside = finding("ES001"), finding("ES003", "translation", beside=1)
    assert steps(beside) == []
    assert steps(alone, beside) == [("mt", 1), ("translation", 1)]


def test_neither_signals_nor_packs_of_ones_own_count() -> None:
    assert steps(finding("ES009", kind="signal"), finding("HOUSE001", pack="house")) == []


def test_what_typography_leaves_is_no_evidence_but_a_slip_of_an_engine_is() -> None:
    quotes = finding("ES010", "translation", mqm="linguistic/punctuation")
    spaces = finding("CORE011", "defect", "core", mqm="markup/whitespace")
    assert steps(quotes, spaces) == []
    assert steps(finding("ES012", "mt", mqm="linguistic/punctuation")) == [("mt", 1)]
