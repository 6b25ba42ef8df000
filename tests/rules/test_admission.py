"""What ships is measured, and its evidence does not speak against it."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from mtcheck.rules import load_rules
from mtcheck.rules.admission import objections
from mtcheck.rules.evidence import Evidence, Rate, evidence_of, stale
from tests.rules.factory import rule

RULES = load_rules()
OWNED = Path(__file__).with_name("objections.txt")


def rate(per_10k: float, stories: int = 9) -> Rate:
    return Rate(stories, stories, per_10k, per_10k / 2, per_10k * 2)


def reasons(claim: str = "mt", kind: str = "flag", **known: object) -> Iterable[str]:
    evidence = Evidence("", **known)  # type: ignore[arg-type]
    return [reason.rpartition(": ")[2] for reason in objections(rule("a", claim=claim, kind=kind), evidence)]


def test_evidence_is_of_what_the_rules_match_now() -> None:
    found = list(stale(RULES))
    assert not found, "\n".join(found)


def test_no_evidence_is_left_of_a_rule_that_is_gone() -> None:
    from mtcheck.rules.evidence import load_evidence

    left = sorted(set(load_evidence()) - set(RULES.by_id))
    assert not left, f"no rule is {', '.join(left)} any more: take it from mtcheck/rules/packs/evidence, or put it back"


def test_no_evidence_speaks_against_a_flag_but_what_is_owned_up_to() -> None:
    found = {
        f"{rule} {RULES.by_id[rule].name}: {objection}"
        for rule, known in evidence_of(RULES).items()
        for objection in objections(RULES.by_id[rule], known.evidence)
    }
    owned = {line.partition(" ")[0] for line in OWNED.read_text("utf-8").splitlines() if not line.startswith("#")}
    new = sorted(line for line in found if line.partition(" ")[0] not in owned)
    assert not new, "\n".join(new)
    settled = owned - {line.partition(" ")[0] for line in found}
    assert not settled, f"nothing speaks against {', '.join(sorted(settled))} any more: take them from {OWNED.name}"


def test_a_flag_is_silent_in_native_text() -> None:
    assert reasons(rates={"native": rate(0.051)}) == ["give it context or make it a signal"]
    assert not reasons(rates={"native": rate(0.05)})


@pytest.mark.parametrize(
    ("hits", "stories", "top_share", "objected"),
    [(5, 3, 0.6, True), (5, 3, 0.59, False), (4, 3, 1.0, False), (5, 2, 1.0, False), (13, 3, 0.65, False)],
)
def test_a_measured_flag_is_no_quirk_of_one_engine(hits: int, stories: int, top_share: float, objected: bool) -> None:
    assert bool(reasons(hits=hits, stories=stories, top_share=top_share)) is objected


def test_what_people_write_too_is_no_sign_of_a_machine() -> None:
    rates = {"mt_same": rate(0.9), "human_same": rate(0.4, stories=2)}
    assert reasons(rates=rates) == ["claim translation, not mt"]
    assert not reasons(claim="translation", rates=rates)
    assert not reasons(rates={**rates, "human_same": rate(0.4, stories=1)})
    assert not reasons(rates={**rates, "human_same": rate(0.3, stories=2)})


def test_broken_copy_and_signals_are_bound_by_none_of_it() -> None:
    assert not reasons(claim="defect", rates={"native": rate(9)}, hits=9, stories=1, top_share=1.0)
    assert not reasons(kind="signal", rates={"native": rate(9)})
