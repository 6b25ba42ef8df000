"""What a run leaves out, and what it can therefore not say."""

from collections.abc import Sequence

import pytest

from mtcheck.pipeline import absent
from mtcheck.settings import Policy, Settings

POLICY: tuple[Policy, ...] = ("label-required",)


def test_only_rules_that_there_are_can_be_left_out() -> None:
    assert {"ES014", "LABEL001"} < absent(Settings(lang="ja")).rules
    assert "LABEL001" not in absent(Settings(policy=POLICY)).rules
    # What a rule found that was dropped since is gone.
    assert "ZZZ999" not in absent(Settings(lang="ja")).rules


@pytest.mark.parametrize(
    "settings",
    [Settings(lang="ja"), Settings(score=False), Settings(ignore=("ES014",)), Settings(select=("CORE420", "ES017"))],
)
def test_rules_that_ask_for_other_signs_may_miss_those_that_are_left_out(settings: Settings) -> None:
    assert "CORE420" in absent(settings).unsure
    assert not {"COPY001", "ES014"} & absent(settings).unsure


def test_nothing_that_a_sign_could_be_is_missed() -> None:
    """A doubled word says nothing of a translation; a rule that looks alone asks for no other sign."""
    assert absent(Settings()).unsure == set()
    assert absent(Settings(ignore=("COPY001",))).unsure == set()
    assert absent(Settings(ignore=("source",))).unsure == set()
    assert absent(Settings(select=("CORE420",))).unsure == set()


def test_rules_that_look_beside_a_source_alone_are_known() -> None:
    assert "SRC450" in absent(Settings()).sourced
    assert "COPY001" not in absent(Settings()).sourced
    assert absent(Settings(ignore=("source",))).sourced == set()


def test_the_finding_of_a_policy_goes_by_signs_that_may_be_left_out() -> None:
    assert "LABEL001" in absent(Settings(lang="ja", policy=POLICY)).unsure
    assert "LABEL001" not in absent(Settings(lang="ja")).unsure


@pytest.mark.parametrize(
    ("words", "settings", "open"),
    [
        (["es014"], Settings(lang="ja"), True),
        (["claim:mt"], Settings(lang="ja"), True),
        (["COPY001", "CORE420"], Settings(lang="ja"), True),
        ([], Settings(lang="ja"), True),
        (["COPY001"], Settings(lang="ja"), False),
        (["ES014", "CORE420"], Settings(), False),
        ([], Settings(), False),
        (["SRC450"], Settings(), True),
        (["SRC450"], Settings(source="."), False),
        (["LABEL001"], Settings(), True),
        (["LABEL001"], Settings(policy=POLICY), False),
        (["ZZZ999"], Settings(lang="ja"), False),
    ],
)
def test_what_is_left_open_is_what_names_a_rule_left_out(words: Sequence[str], settings: Settings, open: bool) -> None:
    assert absent(settings).leaves_open(words) is open
