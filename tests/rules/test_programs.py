"""Programs of patterns: whatever they are, the pattern is the one that `re` compiles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.rules import load_rules
from mtcheck.rules.patterns import compiled
from mtcheck.rules.programs import pattern_of, program
from mtcheck.rules.rulesets import Recipe

SOURCE = r"(?P<mark>caf[eé]s?)\b|(?P<other>\d+)(?! %)"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE.value])
def test_a_program_makes_the_pattern_that_re_compiles(flags: int) -> None:
    made, usual = pattern_of(SOURCE, program(SOURCE, flags)), re.compile(SOURCE, flags)
    # Patterns are equal where their sources, flags and programs are.
    assert made == usual
    assert made.groupindex == usual.groupindex


@pytest.mark.parametrize("made", load_rules().recipes[::20], ids=lambda made: made.digest)
def test_so_it_is_for_our_rules(made: Recipe) -> None:
    flags = 0 if made.case else re.IGNORECASE.value
    assert pattern_of(made.pattern, program(made.pattern, flags)) == re.compile(made.pattern, flags)


@given(st.binary(max_size=60))
def test_what_is_no_program_makes_no_pattern(packed: bytes) -> None:
    assert pattern_of(SOURCE, packed) is None


def test_numbers_that_are_no_program_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("re._compiler._code", lambda *_: [1, 2, 3])
    assert pattern_of(SOURCE, program(SOURCE, 0)) is None


def test_where_the_interpreter_gives_none_patterns_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    # Only while the program is made: `re` itself compiles with what is taken away, unless it still knows the pattern.
    with monkeypatch.context() as without:
        without.delattr("re._compiler._code")
        assert program(SOURCE, 0) == b""
    assert compiled(SOURCE, case=True, clock=None, program=b"").match("cafés")
