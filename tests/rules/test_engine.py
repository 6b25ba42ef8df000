"""The fast path finds what the plain path finds, and conditions decide what counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Conditions, Match, Protected, Rule, Skip
from mtcheck.rules import Engine
from mtcheck.rules.view import View
from tests.rules.factory import document, found, rule, rules

# Words that fall into and out of each other by case, accent, length and curly quotes.
WORDS = ["The", "the", "entity", "ENTITY", "straße", "STRASSE", "İstanbul", "istanbul", "ısı", "isi", "ſon", "son"]
WORDS += ["it’s", "it's", "“so”", '"so"', "cafe\u0301", "café", "2", "a_b", "(t)", "µ", "μ", "ΣΑΣ", "σας", "K", "k"]
word = st.sampled_from(WORDS)
gap = st.sampled_from([" ", " ", " ", "  ", "\u00a0", "\t", "\n", "", ", ", ". "])
text = st.lists(st.tuples(word, gap), max_size=12).map(lambda pairs: "".join(part for pair in pairs for part in pair))
choice = st.lists(word, min_size=1, max_size=3).map(lambda words: "{" + ",".join(words) + "}")
optional = word.map(lambda it: "{" + it + ",}")
piece = st.one_of(word, word, choice, optional, st.sampled_from(["<NUM>", "<CAP>", "<DAY>"]))
phrase = st.builds(
    lambda first, middle, last, bridge: " ".join([first, *middle, *bridge, last]),
    word,
    st.lists(piece, max_size=2),
    word,
    st.sampled_from([[], ["<0-2>"]]),
)
ESCAPED = [re_word.replace("(", r"\(").replace(")", r"\)") for re_word in WORDS]
atom = st.sampled_from(
    [*ESCAPED, r"\d", "[st]", r"\w+", r"\s+", " ", " +", "(?:on|off)?", "(?=t)", "(?:the|isi)", "s{2}"]
)
regex = st.lists(atom, min_size=1, max_size=5).map("".join)
match = st.one_of(
    st.builds(
        lambda phrases, case: Match(phrases=tuple(phrases), case=case),
        st.lists(phrase, min_size=1, max_size=2),
        st.booleans(),
    ),
    st.builds(lambda source, case: Match(regex=source, case=case), regex, st.booleans()),
)


@given(st.lists(match, min_size=1, max_size=4), st.lists(text, max_size=4), st.booleans())
def test_fast_and_plain_path_agree(matches: list[Match], texts: list[str], timed: bool) -> None:
    chosen = rules(*(rule_of(number, match) for number, match in enumerate(matches)), timed=timed)
    view = View(document(*texts))
    assert list(Engine(chosen).find(view)) == list(Engine(chosen, plain=True).find(view))


def rule_of(number: int, match: Match) -> Rule:
    return rule(*match.phrases, id=f"X{number}", regex=match.regex, case=match.case)


def test_a_pattern_that_matches_nothing_at_all_finds_nothing() -> None:
    assert found(rule(regex="x*"), "a xx b", "") == ["xx"]
