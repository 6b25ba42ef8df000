"""What a pack author is told."""

from pathlib import Path

import pytest

from mtcheck.rules.lint import lint_packs
from mtcheck.rules.runaways import runaways
from tests.rules.factory import GOOD

PHRASE = 'phrase: "the <SPORT> entity"'


def lint(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    return [str(problem).replace(f"{path}:", "") for problem in lint_packs([path])]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  instead: the club\n", "", "5: ES001: “instead” is missing; say what a copy editor would write"),
        ("“{match}” for a club", "odd", "5: ES001: the message does not say what was found; quote it with {match}"),
        (
            "instead: the club",
            "instead_of: {the club: water}",
            "5: ES001: no remedy is told for “the football entity”; "
            "name some of its words below “instead_of”, or add “instead”",
        ),
        (
            PHRASE,
            "names: {the club: the football entity}",
            "5: ES001: the English name is not told; write {english} in “instead”",
        ),
        (
            "silent: the entity",
            "silent: the football entity",
            "17: ES001: silent 1 should stay silent, and fires: “[[the football entity]]”, for nothing holds it back; "
            "narrow the match, as with “not_before”, “not_after” or “unless”, or change the example",
        ),
        (
            ', "and [[the football entity]]"',
            "",
            "5: ES001: two examples show too little; give three in all: best the nearest right English, under silent",
        ),
        ("language: [es, ca]\n", "", "1: no “language”: these rules run whatever --lang says; add “language: es”"),
        (
            "why: No",
            "why: El club no es una entidad y nadie lo llama así en los periódicos de Londres",
            "5: ES001: “why” is not in English but in “es”; write for an English copy desk",
        ),
        (
            "why: No",
            "repair: suggestion\n  why: No",
            "5: ES001: “repair: suggestion” does nothing here: only a detector knows what belongs there; leave it out; "
            "“delete” and “once” work with any match, and wording is for people to repair",
        ),
        (
            "instead: the club",
            "instead: the club\n  instead_of: {the pool: [polo, lake]}",
            "5: ES001: “instead_of” has a remedy for “lake”, which the rule does not find; "
            "write the words as they are found, or leave them out",
        ),
        *(
            (
                old,
                new,
                f"5: ES001: “{sign}” stands for itself in a phrase; "
                "write {one,two} for either word, <0-3> for up to three, or a regex",
            )
            for old, new, sign in (
                (PHRASE, 'phrase: "the (football|water polo) entity"', "|"),
                (PHRASE, 'phrase: "the * entity"', "*"),
                ("not_after: [of]", "not_after: [of, '.* of']", "*"),
                ("not_after: [of]", "unless: '{of|in}'", "|"),
            )
        ),
        (
            "why: No",
            "why: The desk plays no #1 game.",
            "15: the text ends before “#”: “The desk plays no”; "
            "put quotation marks round the whole text, or the comment on a line of its own",
        ),
        (
            PHRASE,
            "regex: 'the [A-Z]{3} entity'",
            "5: ES001: advice on capitals: “[A-Z]” matches small letters, too, as all of a regex does; "
            "add “case: exact” below “match”, or write (?-i:[A-Z])",
        ),
        (
            PHRASE,
            "regex: 'the <CAP> entity'",
            "5: ES001: “<CAP>” is a list of words in a phrase; in a regex it stands for itself; "
            "use a phrase, or write the words out",
        ),
        (
            PHRASE,
            'phrase: "the {football, water polo} entity"',
            "5: ES001: “ water polo” is an alternative with its space; put none behind the commas in braces: {one,two}",
        ),
        (
            PHRASE,
            "phrase: the foot\u00adball entity",
            "5: ES001: “foot·ball” holds a character that is not seen (here ·); type the word anew",
        ),
        (
            PHRASE,
            "phrase: the \u0441lub entity",
            "5: ES001: “\u0441lub” mixes letters of two alphabets that look alike; type the word anew",
        ),
        (
            "not_after: [of]",
            "requires: [football]",
            "16: ES001: fires 1 should fire, and stays silent: “the water polo entity lost”, "
            "for “requires” holds it back; change “requires” or the example",
        ),
        (
            PHRASE,
            "regex: '[a-z]{3,}'",
            "5: ES001: advice on speed: nothing rare must stand in a match, so the rule is tried on every sentence; "
            "add a word that must stand",
        ),
        (
            PHRASE,
            "phrase: the",
            "5: ES001: advice on speed: what must stand in a match is common ('the' …); "
            "add a rarer word, or begin with it",
        ),
    ],
)
def test_each_weakness_has_its_remedy(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in GOOD
    assert problem in lint(tmp_path / "es.yaml", GOOD.replace(old, new))


@pytest.mark.parametrize(
    ("phrase", "untold"),
    [
        ("the [[{football,water {polo,ballet}} entity]] of chess", "water ballet entity"),
        ("the [[{football,<NUM> <0-2>} entity]] of chess", "… entity"),
    ],
)
def test_all_that_a_phrase_can_be_read_as_has_a_remedy(tmp_path: Path, phrase: str, untold: str) -> None:
    def said(*words: str) -> list[str]:
        text = GOOD.replace(PHRASE, f'phrase: "{phrase}"').replace("instead:", "instead_of:").partition("  fires")[0]
        text = text.replace("the club", f"{{the club: [{', '.join(words)}]}}")
        return lint(
            tmp_path / "es.yaml", f'{text}  fires: "the [[football entity]] of chess"\n  silent: [a, the entity]\n'
        )

    remedy = "name some of its words below “instead_of”, or add “instead”"
    assert said("football", "polo", "chess")[0] == f"5: ES001: no remedy is told for “{untold}”; {remedy}"
    assert said("football", "polo", untold.partition("… ")[2] or "water ballet") == []


def test_words_with_a_remedy_of_their_own_need_no_other(tmp_path: Path) -> None:
    for said in ("instead_of: {the club: entity}", "instead_of: {the pool: water}\n  instead: the club"):
        assert lint(tmp_path / "es.yaml", GOOD.replace("instead: the club", said)) == []


def test_an_example_that_fails_is_named_by_its_own_line(tmp_path: Path) -> None:
    examples = """\
  fires:
  - "[[the water polo entity]] lost"
  - "[[the body]] lost"
  silent:
  - the entity
  -
    the football entity
"""
    text = GOOD.partition("  fires:")[0] + examples
    assert lint(tmp_path / "es.yaml", text) == [
        "18: ES001: fires 2 should fire, and stays silent: “the body lost”, for the words fit as far as “the”; "
        "change the match behind them, or the example",
        "22: ES001: silent 2 should stay silent, and fires: “[[the football entity]]”, for nothing holds it back; "
        "narrow the match, as with “not_before”, “not_after” or “unless”, or change the example",
    ]


def test_rules_of_one_id_keep_the_lines_of_their_examples(tmp_path: Path) -> None:
    again = GOOD.split("rules:\n")[1].replace("sports-entity", "again").replace("[of]", "[in]")
    text = GOOD.replace("silent: the entity", "silent: [the entity, the football entity]") + again
    said = lint(tmp_path / "es.yaml", text)
    assert [line for line in said if "silent" in line] == [
        "17: ES001: silent 2 should stay silent, and fires: “[[the football entity]]”, for nothing holds it back; "
        "narrow the match, as with “not_before”, “not_after” or “unless”, or change the example"
    ]
    assert said[-1] == "18: rule id ES001 is taken by 5; give it another id: ES002 is free"


def test_ids_called_free_are_those_of_no_rule_further_down_and_of_no_other_line(tmp_path: Path) -> None:
    body = GOOD.split("rules:\n")[1]
    again, more = (body.replace("sports-entity", name) for name in ("again", "more"))
    last = body.replace("sports-entity", "last").replace("ES001", "ES002")
    said = lint(tmp_path / "es.yaml", GOOD + again + more + last)
    assert [line.partition("; ")[2] for line in said if "is taken" in line] == [
        "give it another id: ES003 is free",
        "give it another id: ES004 is free",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        (PHRASE, "regex: 'the (?-i:[a-z]+(?: [a-z]+)?(?! [A-Z])) entity'"),
        (PHRASE, "phrase: 'the{ football, water polo} entity'"),
        (PHRASE, "regex: 'the (?P<SPORT>football|water polo) entity'"),
        ("severity: major", "severity: major  # for now"),
        ("not_after: [of]", "not_after: ['| of', 'Read on | Sign up', '***']"),
        ("why: No", "why: '#1 is no place for a #hash'"),
        ("instead: the club", "instead: the club\n  instead_of: {the pool: [Water-Polo]}"),
    ],
)
def test_a_sound_pack_is_left_alone(tmp_path: Path, old: str, new: str) -> None:
    assert lint(tmp_path / "es.yaml", GOOD.replace(old, new)) == []


def test_words_that_a_gap_may_hold_can_have_a_remedy(tmp_path: Path) -> None:
    text = GOOD.replace("the <SPORT> entity", "the <1-2> entity")
    assert lint(tmp_path / "es.yaml", text.replace("instead:", "instead_of: {the pool: lake}\n  instead:")) == []


def test_a_file_that_is_no_text_hides_no_other(tmp_path: Path) -> None:
    latin, gone, own = (tmp_path / name for name in ("latin.yaml", "gone.yaml", "own.yaml"))
    latin.write_bytes(GOOD.encode("latin-1", "replace").replace(b"why: No", b"why: N\xf3"))
    own.write_text(GOOD.replace("kind: flag", "kind: zzz"), encoding="utf-8")
    assert list(map(str, lint_packs([latin, gone, own]))) == [
        f"{latin}:15: not UTF-8; save the pack as UTF-8",
        f"{gone}: No such file or directory; check the path",
        f"{own}:7: “kind” cannot be “zzz”; known are flag, signal",
    ]


def test_one_id_is_told_once(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.yaml", tmp_path / "theirs.yaml"
    for file in (ours, theirs):
        file.write_text(GOOD, encoding="utf-8")
    assert list(map(str, lint_packs([ours, theirs]))) == [
        f"{theirs}:5: rule id ES001 is taken by {ours}:5; give it another id: ES002 is free"
    ]


def test_an_id_that_ships_is_taken(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.yaml", tmp_path / "theirs.yaml"
    for file in (ours, theirs):
        file.write_text(GOOD, encoding="utf-8")
    (problem,) = lint_packs([ours], [theirs])
    assert str(problem) == f"{ours}:5: rule id ES001 is taken by {theirs}:5; give it another id: ES002 is free"
    assert lint_packs([theirs], [theirs]) == []


def test_two_rules_that_match_the_same(tmp_path: Path) -> None:
    again = GOOD.split("rules:\n")[1].replace("ES001", "ES002").replace("sports-entity", "again")
    assert lint(tmp_path / "es.yaml", GOOD + again) == ["18: ES002 matches the same as ES001; keep one"]


def test_that_two_rules_match_the_same_is_no_overlap_as_well(tmp_path: Path) -> None:
    ours = GOOD.replace("ES001", "DESK001")
    again = ours.split("rules:\n")[1].replace("DESK001", "DESK002").replace("sports-entity", "again")
    assert lint(tmp_path / "es.yaml", ours + again) == ["18: DESK002 matches the same as DESK001; keep one"]


def test_examples_in_one_line_that_lack_the_same_are_told_once(tmp_path: Path) -> None:
    said = lint(tmp_path / "es.yaml", GOOD.replace("pack: es", "pack: es\nneeds_source: true"))
    assert len(said) == len(set(said)) == 3


def test_a_rule_that_a_pack_beside_has_already(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.yaml", tmp_path / "theirs.yaml"
    ours.write_text(GOOD.replace("ES001", "ES002"), encoding="utf-8")
    theirs.write_text(GOOD, encoding="utf-8")
    assert list(map(str, lint_packs([ours], [theirs]))) == [f"{ours}:5: ES002 matches the same as ES001; keep one"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("the <SPORT> entity", "<SPORT> entity", ["ES001 sports-entity finds “the water polo entity” as well"]),
        (
            "claim: mt",
            "claim: mt\n  unless: [a rule that differs]",
            ["ES001 sports-entity finds “the water polo entity” as well"],
        ),
        ('entity]] lost", "and [[the football entity]]"', 'entity lost]]", "[[the football entity won]]"', []),
        ("kind: flag", "kind: signal", []),
    ],
)
def test_a_new_flag_for_what_another_finds_is_told(old: str, new: str, told: list[str], tmp_path: Path) -> None:
    ours, theirs = tmp_path / "desk.yaml", tmp_path / "theirs.yaml"
    theirs.write_text(GOOD, encoding="utf-8")
    ours.write_text(GOOD.replace("ES001", "DESK001").replace(old, new), encoding="utf-8")
    advice = "widen that rule instead, or give both one “family”: then the longer find is told alone"
    said = [str(problem) for problem in lint_packs([ours], [theirs]) if "overlap" in str(problem)]
    assert said == [f"{ours}:5: DESK001: advice on overlap: {words}; {advice}" for words in told]


@pytest.mark.parametrize("once", ["family: entities", "gives_way: true"])
def test_of_rules_of_one_family_or_that_give_way_one_is_told_so_nothing_is_advised(once: str, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "desk.yaml", tmp_path / "theirs.yaml"
    told_once = GOOD.replace("claim: mt", f"claim: mt\n  {once}")
    theirs.write_text(told_once, encoding="utf-8")
    ours.write_text(
        told_once.replace("ES001", "DESK001").replace("the <SPORT> entity", "<SPORT> entity"), encoding="utf-8"
    )
    assert [str(problem) for problem in lint_packs([ours], [theirs]) if "overlap" in str(problem)] == []


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("nl.yml", GOOD, "no pack that ships, by its name; rename it nl.yaml"),
        ("nl.yaml", GOOD, "the pack is named es, and its file nl.yaml; write “pack: nl”, or rename the file"),
    ],
)
def test_a_pack_that_ships_is_named_after_its_file(
    file: str, text: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lint(tmp_path / file, text) == []
    monkeypatch.setattr("mtcheck.rules.lint.PACKS", tmp_path)
    assert lint(tmp_path / file, text) == [f"1: {problem}"]
    assert lint(tmp_path / "es.yaml", text) == []


@pytest.mark.parametrize(
    "pattern", [r"(a+)+$", r"(\w+\s*)+", r"(\w+\w)+", r"((a|b)*)*", r"(?:a?){20,40}", r"x.*y", r"[^.]+"]
)
def test_expressions_that_can_run_away(pattern: str) -> None:
    assert list(runaways(pattern))


@pytest.mark.parametrize(
    "pattern", [r"\w+", r"(?: \w+){2,30}", r"(?:\w+ )+x", r"(?:\w+ ){0,3}", r"[^\s]+", r"x.{0,40}y"]
)
def test_expressions_that_go_one_way(pattern: str) -> None:
    assert list(runaways(pattern)) == []
