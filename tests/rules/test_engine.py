"""The fast path finds what the plain path finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Match
from mtcheck.rules import Engine, RuleSet
from mtcheck.rules.view import View
from tests.rules.factory import document, found, plain, rule, rules

# Words that fall into and out of each other by case, accent, length, quotes and combining marks.
FAMILIES = [
    ["the", "The", "THE"],
    ["entity", "Entity", "entity's", "entity’s"],
    ["straße", "STRASSE", "STRAẞE"],
    ["İstanbul", "istanbul", "ISTANBUL", "ıstanbul"],
    ["son", "ſon", "SON"],
    ["cafe", "cafe\u0301", "café", "CAFÉ"],
    ["“so”", '"so"', "so"],
    ["2", "a_2", "<2>", "(2)"],
    ["economic", "company", "Company", "report", "went"],
    ["µ", "μ", "Μ"],
    ["σας", "ΣΑΣ", "σασ"],
    ["k", "K", "\u212a"],
]
GAPS = [" ", " ", " ", "  ", "\u00a0", "\t", "\n", "", ", ", ". "]


def escaped(word: str) -> str:
    return re.sub(r"[<>{}\[\],\\]", r"\\\g<0>", word)


@st.composite
def cases(draw: st.DrawFn) -> tuple[RuleSet, list[str]]:
    """Draw rules and texts over the same few words, so that rules match often and nearly match oftener."""
    families = draw(st.lists(st.sampled_from(FAMILIES), min_size=1, max_size=2))
    word = st.sampled_from([each for family in families for each in family])
    matches = draw(st.lists(st.one_of(phrases(word), regexes(word)), min_size=1, max_size=4))
    pair = st.tuples(word, st.sampled_from(GAPS))
    text = st.lists(pair, max_size=8).map(lambda pairs: "".join(part for pair in pairs for part in pair))
    chosen = [rule(*m.phrases, id=f"X{n}", regex=m.regex, case=m.case) for n, m in enumerate(matches)]
    return rules(*chosen, timed=draw(st.booleans())), draw(st.lists(text, min_size=1, max_size=3))


def phrases(word: st.SearchStrategy[str]) -> st.SearchStrategy[Match]:
    bare = word.map(escaped)
    choice = st.lists(bare, min_size=1, max_size=3).map(lambda words: "{" + ",".join(words) + "}")
    optional = bare.map(lambda it: "{" + it + ",}")
    kinds = st.sampled_from(["<NUM>", "<CAP>", "<NOUN>", "<ADJ>", "{<NOUN>,<VERB:past>,}"])
    further = st.lists(st.one_of(bare, choice, optional, kinds), max_size=2)
    bridge = st.sampled_from(["", "<0-1> "])
    phrase = st.one_of(
        bare, st.builds(lambda a, more, gap, z: " ".join([a, *more, gap + z]), choice, further, bridge, bare)
    )
    return st.builds(
        lambda several, case: Match(phrases=tuple(several), case=case),
        st.lists(phrase, min_size=1, max_size=2),
        st.booleans(),
    )


def regexes(word: st.SearchStrategy[str]) -> st.SearchStrategy[Match]:
    bare = word.map(re.escape)
    either = st.lists(bare, min_size=1, max_size=3).map(lambda words: f"(?:{'|'.join(words)})")
    odd = st.sampled_from(
        [" ", r"\s+", " +", r"\w*", r"\w\w", "[a-z]", "[st]", "(?=t)", r"\b", "x?", ".", "(?:s|so){1,2}"]
    )
    edge = st.sampled_from(
        ["^", "$", r"(?<!\w)", r"(?!\w)", r"(?<=\W)", "(?= )", "(?=[ ,])", "(?<=[^\\w] )", "(?:^|(?<= ))", "(?<![^t])"]
    )
    atom = st.one_of(bare, either, either.map(lambda it: it + "?"), odd, edge)
    source = st.lists(atom, min_size=1, max_size=4).map("".join)
    return st.builds(lambda it, case: Match(regex=it, case=case), source, st.booleans())


@given(cases())
def test_fast_and_plain_path_agree(case: tuple[RuleSet, list[str]]) -> None:
    chosen, texts = case
    view = View(document(*texts))
    assert list(Engine(chosen).find(view)) == list(Engine(plain(chosen)).find(view))


def test_a_pattern_that_matches_nothing_at_all_finds_nothing() -> None:
    assert found(rule(regex="x*"), "a xx b", "") == ["xx"]


def test_findings_come_in_document_order() -> None:
    chosen = rules(rule("two", id="X1"), rule("one", id="X2"), rule("one", id="X3"))
    hits = [(hit.marks[0].segment, of.id) for of, hit in Engine(chosen).find(View(document("one two", "one")))]
    assert hits == [(0, "X2"), (0, "X3"), (0, "X1"), (1, "X2"), (1, "X3")]


def test_what_needs_the_source_testifies_for_no_other_rule() -> None:
    """What the English alone shows is the same with a source beside it and without."""
    firm = rule("signature", id="X001", source_has=("firma",), needs_source=True)
    asking, dense = (
        rule(word, id=f"X{word}", corroborated_by=1, density=of) for word, of in (("at", 0.0), ("in", 1.0))
    )
    chosen = rules(firm, asking, dense, rule("entity", id="X004"))
    text = "The signature fell at once in May."
    assert found(chosen, text, source="La firma cayó.") == ["signature"]
    assert found(chosen, f"{text} The entity rose.", source="La firma cayó.") == ["signature", "at", "in", "entity"]
