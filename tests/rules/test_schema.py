"""Packs from YAML: what is read, and what each mistake is called."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from mtcheck.model import Example, Span
from mtcheck.rules.phrases import PhraseError
from mtcheck.rules.recipes import match_digest
from mtcheck.rules.rulesets import Pack
from mtcheck.rules.schema import read_pack
from mtcheck.rules.wellformed import marked
from tests.rules.factory import GOOD


def read(text: str, detectors: tuple[str, ...] = ("doubled-word",)) -> tuple[Pack, list[str]]:
    pack, problems = read_pack(Path("es.yaml"), text, timed=False, detectors=dict.fromkeys(detectors))
    return pack, [str(problem) for problem in problems]


def test_reads_a_pack() -> None:
    pack, problems = read(GOOD)
    (rule,) = pack.rules
    assert problems == []
    assert (pack.name, pack.languages, pack.lines) == ("es", ("es", "ca"), (5,))
    assert rule.match.phrases == ("the {football,water polo} entity",)
    assert rule.conditions.not_after == ("of",)
    assert rule.fires[0] == Example("the water polo entity lost", (Span(0, 21),))
    assert rule.silent == ("the entity",)
    # “No” is a word here, not a falsehood.
    assert rule.why == "No"


def test_names_of_the_source_mind_their_capitals_and_know_their_english_ones() -> None:
    named = GOOD.replace('phrase: "the <SPORT> entity"', "names: {London: [Londres], New York: Nueva York}")
    pack, problems = read(named.replace("instead: the club", 'instead: "{english}"'))
    assert problems == []
    match = pack.rules[0].match
    assert match.names == (("London", ("Londres",)), ("New York", ("Nueva York",)))
    found = re.findall(pack.recipes[0].pattern, "From Londres to Nueva  York, or to londres and Londresa.")
    assert (found, match.case) == (["Londres", "Nueva  York"], True)


def test_a_density_may_be_a_fraction() -> None:
    pack, problems = read(GOOD.replace("why: No", "why: No\n  corroborated_by: 1\n  density: 1.5"))
    assert (problems, pack.rules[0].conditions.density) == ([], 1.5)


def test_remedies_of_single_words_are_rows() -> None:
    pack, problems = read(GOOD.replace("instead: the club", "instead_of: {the club: entity, the pool: [water, polo]}"))
    assert (problems, pack.rules[0].instead) == ([], None)
    assert pack.rules[0].instead_of == (("the club", ("entity",)), ("the pool", ("water", "polo")))
    assert pack.rules[0].remedies == ["entity → the club", "water, polo → the pool"]


def test_reads_a_bare_list_and_names_it_after_its_file() -> None:
    pack, problems = read(
        dedent(GOOD.split("rules:\n")[1]).replace("<SPORT>", "sports").replace("water polo", "sports")
    )
    assert problems == []
    assert (pack.name, pack.rules[0].pack, pack.languages, pack.lines) == ("es", "es", (), (1,))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  claim: mt\n", "", "es.yaml:5: “claim” is missing; add it"),
        ("  claim: mt", "  claim: mt\n  claims: mt", "es.yaml:9: unknown key “claims”; did you mean “claim”?"),
        ("  claim: mt", "  claim:", "es.yaml:8: “claim” is empty; write one of mt, translation, defect, provenance"),
        (
            "severity: major",
            "severity: [major]",
            "es.yaml:9: “severity” is not one word; write one of critical, major, minor",
        ),
        ("why: No", "why: No\n  case: exact", "es.yaml:16: unknown key “case”; put it below “match”"),
        (
            "why: No",
            "why: No\n  language: es",
            "es.yaml:16: unknown key “language”; put it at the head of the pack, above “rules:”",
        ),
        (
            'entity"}',
            'entity", not_after: of}',
            "es.yaml:11: unknown key “not_after”; put it in a rule, beside “match”",
        ),
        (
            '{phrase: "the <SPORT> entity"}',
            "the entity",
            "es.yaml:11: “match” does not say by what; write {phrase: in the frame of}",
        ),
        (
            "silent: the entity",
            "silent: [[the entity, an entity]]",
            "es.yaml:17: “silent” holds a list in a list; write [one, two], or one text behind each dash",
        ),
        (
            "- id: ES001",
            "- ES\n- id: ES001",
            "es.yaml:5: “ES” is no rule; begin each rule with “- id: ”, its other keys below “id”",
        ),
        (
            "- id: ES001",
            "  id: ES001",
            "es.yaml:4: “rules” is not a list of rules; begin each rule with “- id: ”, a space behind the dash",
        ),
        ("claim: mt", "claim: mtt", "es.yaml:8: “claim” cannot be “mtt”; did you mean “mt”?"),
        ("kind: flag", "kind: zzz", "es.yaml:7: “kind” cannot be “zzz”; known are flag, signal"),
        (
            "style/unidiomatic",
            "style/idiom",
            "es.yaml:10: “mqm” cannot be “style/idiom”; did you mean “style/unidiomatic”?",
        ),
        (
            "id: ES001",
            "id: es-1",
            "es.yaml:5: “es-1” is no rule id; write up to 12 capitals, then up to 4 figures: ES014",
        ),
        (
            "name: sports-entity",
            "name: Sports Entity",
            "es.yaml:6: “Sports Entity” is no rule name; write small letters and hyphens: two-words",
        ),
        ("why: No", "why:", "es.yaml:15: “why” is empty; fill it in, or leave the key out where it is optional"),
        (
            "why: No",
            "why: [a]",
            "es.yaml:15: “why” is not a text; write one text, in quotation marks where it holds “: ” or “{”",
        ),
        ("why: No", "why: No\n  min_count: 0", "es.yaml:16: “min_count” is “0”; write a whole number from 1"),
        ("why: No", "why: No\n  why: Yes", "es.yaml:16: “why” is given twice; keep one"),
        ("  silent: the entity\n", "", "es.yaml:5: “silent” is missing; add it"),
        ("{phrase: ", "{phrases: ", "es.yaml:11: unknown key “phrases”; did you mean “phrase”?"),
        (
            "{phrase: ",
            "{regex: a, phrase: ",
            "es.yaml:11: a rule matches by one of phrase, names, regex and detector; give exactly one",
        ),
        (
            "{phrase: ",
            "{names: {London: [Londres]}, phrase: ",
            "es.yaml:11: a rule matches by one of phrase, names, regex and detector; give exactly one",
        ),
        (
            "{phrase: ",
            "{names: [Londres], phrase: ",
            "es.yaml:11: “names” has no English names; write {London: [Londres]}",
        ),
        (
            'phrase: "the <SPORT> entity"',
            "names: {London: []}",
            "es.yaml:11: “London” is empty; fill it in, or leave the key out where it is optional",
        ),
        (
            'phrase: "the <SPORT> entity"',
            "names: {Cologne: Keulen, Aachen: [Aken, Keulen]}",
            "es.yaml:11: “Keulen” has 2 English names; keep one",
        ),
        (
            "why: No",
            "why: No\n  gives_way: maybe",
            "es.yaml:16: “gives_way” cannot be “maybe”; write true, or leave the key out",
        ),
        (
            "why: No",
            "why: No\n  density: 2.5",
            "es.yaml:16: “density” without “corroborated_by”; add “corroborated_by: 1”",
        ),
        (
            "why: No",
            "why: No\n  corroborated_by: 1\n  density: dense",
            "es.yaml:17: “density” is “dense”; write a number above 0, at most 100: 2, or 1.5",
        ),
        *(
            (
                "why: No",
                f"why: No\n  corroborated_by: 1\n  density: {density}",
                f"es.yaml:17: “density” is “{density}”; write a number above 0, at most 100: 2, or 1.5",
            )
            for density in ("0", "-2", "300", "nan")
        ),
        (
            "why: No",
            "why: No\n  corroborated_by: 0",
            "es.yaml:16: “corroborated_by” is “0”; write a whole number from 1",
        ),
        (
            "why: No",
            "why: No\n  corroborated_by: [a, b]",
            "es.yaml:16: “corroborated_by” is no number; write a whole number from 1",
        ),
        (
            "instead: the club",
            "instead_of: the club",
            "es.yaml:14: “instead_of” does not say what is written for what; write {area: [zone, zones]}",
        ),
        (
            "instead: the club",
            "instead_of: {the club: []}",
            "es.yaml:14: “the club” is empty; fill it in, or leave the key out where it is optional",
        ),
        (
            "instead: the club",
            "instead_of: {the club: entity, the team: [side, entity]}",
            "es.yaml:14: “entity” has 2 remedies; keep one",
        ),
        (
            "instead: the club",
            "instead_of: {the club: [entity, “…”]}",
            "es.yaml:14: ““…”” is no word; write the words as they are found",
        ),
        (
            "instead: the club",
            "instead_of: {'{club}': entity}",
            "es.yaml:14: unknown placeholder {club}; known are match",
        ),
        (
            'phrase: "the <SPORT> entity"',
            'regex: "(a"',
            "es.yaml:11: not a regular expression: “(” is never closed, at “(a”; "
            "add “)”, or write \\( for the character itself",
        ),
        (
            'phrase: "the <SPORT> entity"',
            "regex: 'a (?<sport>polo) entity of many'",
            "es.yaml:11: not a regular expression: “(?” begins no group, at “?<sport>polo) entity”; "
            "write (?P<name>…) for a named group, (?:…) for one without a name",
        ),
        (
            'phrase: "the <SPORT> entity"',
            "regex: 'a[z-a]'",
            "es.yaml:11: not a regular expression: bad character range z-a at position 2; "
            "see Python's re for the syntax",
        ),
        (
            'phrase: "the <SPORT> entity"',
            'regex: "\\bentity"',
            "es.yaml:11: a control character stands in the text; "
            "put single quotation marks round the text: in double ones a backslash begins an escape of YAML",
        ),
        (
            "style/unidiomatic",
            "style/calque",
            "es.yaml:10: “mqm” cannot be “style/calque”; "
            "known are style/unidiomatic, style/awkward, style/register, style/inconsistent",
        ),
        (
            '"the <SPORT> entity"',
            "{the,an}",
            "es.yaml:11: “phrase” is a mapping to YAML, not a text; "
            "put quotation marks round a text that begins with “{”",
        ),
        ("{match}” for", "{match” for", "es.yaml:13: “{” has no counterpart in “message”; write both braces: {match}"),
        (
            "[football, water polo]",
            '"football, water polo"',
            "es.yaml:3: “football, water polo” is one text; write [football, water polo]",
        ),
        (
            "silent: the entity",
            "silent:\n    -the entity\n    -an entity",
            "es.yaml:18: “silent” is one text that begins with a dash; put a space behind each dash",
        ),
        (
            "not_after: [of]",
            "not_after: of, for",
            "es.yaml:12: “of, for” is one text; write [of, for], or \\, for a comma of the text",
        ),
        (
            'phrase: "the <SPORT> entity"',
            "regex: '(?<=a |the )entity'",
            "es.yaml:11: not a regular expression: a look-behind has several lengths; "
            "use “before” or “not_before”, or one look-behind a length",
        ),
        (
            'phrase: "the <SPORT> entity"',
            "regex: 'enti{3,2}ty'",
            "es.yaml:11: not a regular expression: a repeat has its larger number first, at “3,2}ty”; "
            "write the smaller one first: {2,3}",
        ),
        (
            'phrase: "the <SPORT> entity"',
            "regex: 'entit**y'",
            "es.yaml:11: not a regular expression: a repeat follows another, at “*y”; "
            "take one away, or write \\*, \\+ or \\? for the character itself",
        ),
        ("language: [es, ca]", "language: dk", "es.yaml:2: “dk” is no code of a language; write da"),
        ("language: [es, ca]", "language: DK", "es.yaml:2: “DK” is no code of a language; write da"),
        (
            "language: [es, ca]",
            "language: English",
            "es.yaml:2: “English” is what the copy is written in; write what it is translated from: es",
        ),
        (
            "language: [es, ca]",
            "language: en",
            "es.yaml:2: “en” is what the copy is written in; write what it is translated from: es",
        ),
        (
            'phrase: "the <SPORT> entity"',
            "detector: doubled-wrd",
            "es.yaml:11: unknown detector “doubled-wrd”; did you mean “doubled-word”?",
        ),
        (
            'phrase: "the <SPORT> entity"',
            "detector: xyz",
            "es.yaml:11: unknown detector “xyz”; a detector is written in Python: use a phrase",
        ),
        ("<SPORT>", "<SPORTS>", "es.yaml:11: unknown macro <SPORTS>; did you mean “<SPORT>”?"),
        ("<SPORT>", "<NOUN:plurals>", "es.yaml:11: unknown macro <NOUN:plurals>; did you mean “<NOUN:plural>”?"),
        ("<SPORT>", "<NOUN:past>", "es.yaml:11: unknown macro <NOUN:past>; its forms are singular, plural"),
        ("<SPORT>", "<ADJ:plural>", "es.yaml:11: unknown macro <ADJ:plural>; write <ADJ>: it has no forms"),
        ("language: [es, ca]", "language: Spanish", "es.yaml:2: “Spanish” is no code of a language; write es"),
        ("language: [es, ca]", "language: spa", "es.yaml:2: “spa” is no code of a language; write es"),
        ("language: [es, ca]", "language: pt-BR", "es.yaml:2: “pt-BR” is no code of a language; write pt"),
        (
            "language: [es, ca]",
            "language: Old Norse",
            "es.yaml:2: “Old Norse” is no code of a language; write its code in small letters: es",
        ),
        ("<SPORT>", "<MONTHS>", "es.yaml:11: unknown macro <MONTHS>; did you mean “<MONTH>”?"),
        (
            "macros: {SPORT:",
            "macros: {DAY: [a], SPORT:",
            "es.yaml:3: the macro <DAY> is built in; give yours another name",
        ),
        (
            "[football,",
            "[<SEA> football], SEA: [deep,",
            "es.yaml:3: <SEA> stands in a macro of its pack; write its words out there",
        ),
        (
            "[football,",
            "['{', football,",
            "es.yaml:3: “{” is never closed; add “}”, or write \\{ for the character itself",
        ),
        (
            "not_after: [of]",
            "not_after: ['[[of]]']",
            "es.yaml:12: [[ ]] has no meaning in a condition; take the brackets away",
        ),
        ("{match}", "{mach}", "es.yaml:13: unknown placeholder {mach}; did you mean “match”?"),
        (
            "[[the water polo entity]]",
            "the entity",
            "es.yaml:16: an example under fires marks nothing; put the match in [[ ]]",
        ),
        ("[[the water polo entity]]", "[[the entity", "es.yaml:16: [[ is never closed; add ]]"),
        (
            "silent: the entity",
            "silent: '[[the entity]]'",
            "es.yaml:17: an example under silent marks a match; move it to fires, or take the [[ ]] away",
        ),
        (
            "why: No",
            "why: &a No\n  source: *a",
            "es.yaml:15: a pack cannot use YAML aliases (*name); write the text out",
        ),
        ("rules:", "rulez:", "es.yaml:4: unknown key “rulez”; did you mean “rules”?"),
        (
            "message: “",
            "message: Note: “",
            "es.yaml:13: not YAML: mapping values are not allowed in this context; "
            "quote texts that hold “: ”, “#” or begin with a sign; begin the keys of a block in one column",
        ),
    ],
)
def test_each_mistake_has_its_line_and_remedy(old: str, new: str, problem: str) -> None:
    assert old in GOOD
    _, problems = read(GOOD.replace(old, new, 1))
    assert problem in problems


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  claim: mt", "  claims: mt", "es.yaml:8: unknown key “claims”; did you mean “claim”?"),
        (
            'match: {phrase: "the <SPORT> entity"}',
            "phrase: the <SPORT> entity",
            "es.yaml:11: unknown key “phrase”; put it below “match”",
        ),
        (
            "why: No",
            "why: No\n  roles: [title]",
            "es.yaml:16: “roles” cannot be “title”; known are headline, byline, body, tags, caption, code",
        ),
    ],
)
def test_what_follows_from_a_mistake_is_not_told_beside_it(old: str, new: str, problem: str) -> None:
    assert read(GOOD.replace(old, new, 1))[1] == [problem]


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        (
            "  name: sports-entity",
            "  names: {London: [Londres]}",
            ["es.yaml:5: “name” is missing; add it", "es.yaml:6: unknown key “names”; put it below “match”"],
        ),
        (
            "  why: No\n",
            "  wny: No\n  phrase: a\n",
            [
                "es.yaml:15: unknown key “wny”; did you mean “why”?",
                "es.yaml:16: unknown key “phrase”; put it below “match”",
            ],
        ),
        (
            "rules:\n- id: ES001",
            "macro: {}\nrules:\n- idd: ES001",
            [
                "es.yaml:4: unknown key “macro”; did you mean “macros”?",
                "es.yaml:6: unknown key “idd”; did you mean “id”?",
            ],
        ),
        (
            "pack: es\n",
            "name: es\n",
            ["es.yaml:1: “pack” is missing; add it", "es.yaml:1: unknown key “name”; put it in a rule, beside “match”"],
        ),
    ],
)
def test_one_mistake_hides_no_other(old: str, new: str, problems: list[str]) -> None:
    assert read(GOOD.replace(old, new, 1))[1] == problems


def test_a_misplaced_key_is_not_missing_too() -> None:
    text = GOOD.replace("  why: No\n", "").replace("{phrase:", "{why: No, phrase:")
    assert read(text)[1] == ["es.yaml:11: unknown key “why”; put it in a rule, beside “match”"]


@pytest.mark.parametrize(
    ("group", "problems"),
    [
        ("market", []),
        ("mark", ["es.yaml:13: unknown placeholder {mark}; known are match"]),
        ("match", ["es.yaml:11: no group can be named “match”: {match} is all that is reported; rename it"]),
    ],
)
def test_a_named_group_that_is_not_the_reported_part_fills_a_placeholder(group: str, problems: list[str]) -> None:
    text = GOOD.replace('phrase: "the <SPORT> entity"', f"regex: '(?P<{group}>stock|bond) marketplace'")
    assert read(text.replace("{match}", f"{{{group}}}"))[1] == problems


@pytest.mark.parametrize(
    ("old", "new", "line", "remedy"),
    [
        ("  severity", "   severity", 9, "no other line begins in this column: begin it where its neighbours do"),
        ("  severity", "\tseverity", 9, "indent with spaces, not with tabs"),
        ("  severity", "\u00a0 severity", 9, "indent with plain spaces: these are of another kind"),
        ("why: No", "why: 'No", 15, "close the quotation mark that a text begins with here"),
        ("why: No", "why: 'No\n  source: 'x'", 15, "close the quotation mark that a text begins with here"),
        ('entity"}', "entity}", 11, "close the quotation mark that a text begins with here"),
        ('entity"}', 'entity"', 11, "close the quotation mark or the bracket that is opened here"),
        ('lost", "and', 'lost,\n    "and', 16, "close the quotation mark that a text begins with here"),
        *(
            (
                "why: No",
                f"why: {text}",
                15,
                "the text ends at its second quotation mark: put marks of the other kind round the whole of it",
            )
            for text in ("'The judge's word'", '"He said "no" twice"', '"No" is a word')
        ),
        ('lost", "and', 'lost" "and', 16, "put each text into straight quotation marks, and a comma between two"),
        ("severity: major", "severity:major", 9, "put a space behind the colon"),
        ("- id", "-id", 5, "put a space behind the dash"),
        ("rules:\n", "", 4, "write “rules:” on a line before the first block"),
        (
            "silent: the entity",
            "silent: the entity\n---\npack: fr",
            18,
            "a file holds one pack: take the line “---” away, and the second head below it",
        ),
        (
            'match: {phrase: "the <SPORT> entity"}',
            "match:\n    phrase: {the,a} entity",
            12,
            "quote texts that hold “: ”, “#” or begin with a sign; begin the keys of a block in one column",
        ),
    ],
)
def test_what_is_no_yaml_is_told_where_it_went_wrong(old: str, new: str, line: int, remedy: str) -> None:
    (problem,) = read(GOOD.replace(old, new, 1))[1]
    assert problem.startswith(f"es.yaml:{line}: not YAML: ")
    assert problem.endswith(f"; {remedy}")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("why: No", "why: 'No\n  source: x'", 15),
        ('fires: ["[[the', 'fires:\n  - "[[the entity]] met\n  - [[an entity]] met"\n  unless: ["[[the', 17),
    ],
)
def test_a_quotation_mark_that_swallows_keys_is_told_also_where_it_is_sound_yaml(old: str, new: str, line: int) -> None:
    problem = "a text in quotation marks runs on over the next lines of the pack"
    assert (
        f"es.yaml:{line}: {problem}; close the quotation mark that a text begins with here"
        in read(GOOD.replace(old, new, 1))[1]
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("why: No", 'why: "No,\n    note: a word\n    - of two letters"'),
        ("why: No", 'why:\n    "No,\n    note: a word"'),
        ("silent: the entity", 'silent:\n  - "Who won\n    note: the entity"\n  - "It met\n    - the entity."'),
        ("silent: the entity", 'silent: [\n    "Who won\n    note: the entity"]'),
    ],
)
def test_a_text_in_quotation_marks_may_take_several_lines(old: str, new: str) -> None:
    assert read(GOOD.replace(old, new))[1] == []


@pytest.mark.parametrize(
    ("old", "new", "line", "kind"),
    [
        ("why: No", "why: No\n  [a, b]: c", 16, "list"),
        ("why: No", "why: No\n  {match}: c", 16, "mapping"),
        ("why: No", "why: No\n  ? - a\n  : c", 16, "list"),
        ("instead: the club", "instead_of: {[entity, side]: the club}", 14, "list"),
    ],
)
def test_a_key_is_one_word(old: str, new: str, line: int, kind: str) -> None:
    remedy = "write one word before the colon, and quotation marks round a text that begins with “[” or “{”"
    told = f"es.yaml:{line}: a {kind} stands where a key belongs; {remedy}"
    assert read(GOOD.replace(old, new, 1))[1] == [told]


def test_an_alias_is_no_key_either() -> None:
    told = "es.yaml:15: a pack cannot use YAML aliases (*name); write the text out"
    assert read(GOOD.replace("why: No", "why: &a No\n  *a : c"))[1] == [told]


def test_a_character_that_yaml_refuses_is_told_where_it_stands() -> None:
    assert read(GOOD.replace("why: No", "why: N\0o"))[1] == [
        "es.yaml:15: not YAML: control characters are not allowed; save the file as plain UTF-8 text"
    ]


@pytest.mark.parametrize("text", ["", "just words", "3", "[]\n", "pack: [", "\0", "- 1\n"])
def test_what_is_no_pack_is_refused_or_empty(text: str) -> None:
    pack, problems = read(text)
    assert pack.rules == ()
    assert problems or text == "[]\n"


def test_an_empty_pack_is_told_from_a_text_that_is_none() -> None:
    assert read("# later\n")[1] == ["es.yaml:1: is empty; begin with “pack: name”, then “rules:”"]
    (problem,) = read("just words")[1]
    assert problem.startswith("es.yaml:1: a pack is a mapping with “pack” and “rules”, or a list of rules; ")


def test_two_rules_of_one_name() -> None:
    again = GOOD + GOOD.split("rules:\n")[1].replace("ES001", "ES002")
    assert read(again)[1] == ["es.yaml:19: sports-entity is the name of the rule in line 5; give one another name"]


def test_a_block_that_is_pasted_twice() -> None:
    block = GOOD.split("rules:\n")[1]
    assert read(GOOD + block)[1] == ["es.yaml:18: this block stands in line 5 already; take one of the two away"]
    assert read(GOOD + block.replace("club", "team"))[1] == [
        "es.yaml:19: sports-entity is the name of the rule in line 5; give one another name",
        "es.yaml:18: ES001 is the id of the rule in line 5; give one another id",
    ]


def indented(block: str, by: str = "  ") -> str:
    return "".join(f"{by}{line}" for line in block.splitlines(keepends=True))


@pytest.mark.parametrize(
    ("above", "below", "where"),
    [("", "  ", "at the margin"), ("  ", "", "behind 2 spaces"), ("  ", "    ", "behind 2 spaces")],
)
def test_a_block_that_begins_in_another_column(above: str, below: str, where: str) -> None:
    block = GOOD.split("rules:\n")[1]
    (problem,) = read(f"rules:\n{indented(block, above)}{indented(block, below)}")[1]
    assert problem.startswith("es.yaml:15: not YAML: ")
    assert problem.endswith(
        f"; begin “- id:” {where}, as the rules above do, and the keys below it two columns further in"
    )


def test_a_block_that_stands_in_the_examples_of_another() -> None:
    listed = GOOD.replace("silent: the entity", "silent:\n  - the entity")
    assert read(listed + indented(GOOD.split("rules:\n")[1]))[1] == [
        "es.yaml:19: a rule stands in “silent” of the rule above it; "
        "begin its dash in the column of the other rules' dashes"
    ]


def test_one_broken_rule_does_not_hide_the_others() -> None:
    pack, problems = read(GOOD + "- id: ES002\n")
    assert [rule.id for rule in pack.rules] == ["ES001"]
    assert problems[0] == "es.yaml:18: “name” is missing; add it"


@pytest.mark.parametrize("text", ["a [[b", "b]] a", "[[a [[b]]", "[[a]] b]]"])
def test_brackets_of_examples_pair_up(text: str) -> None:
    with pytest.raises(PhraseError):
        marked(text)


def test_a_pack_that_needs_the_source_says_so_once_and_gives_it_in_examples() -> None:
    sourced = GOOD.replace("rules:", "needs_source: true\nrules:", 1)
    none = "an example of a pack that needs the source has none; "
    none += "write the source first: La feria abrió. => The fair opened."
    assert read(sourced)[1] == [
        *(f"es.yaml:{line}: {none}" for line in (17, 17, 18)),
        "es.yaml:6: the pack needs the source, and the rule asks nothing of it; "
        "add “source_has” with the words of the source that it may render",
    ]
    whole = sourced.replace("why: No", "why: No\n  source_has: [entidad]")
    whole = whole.replace("[[the water", "La entidad. => [[the water").replace("and [[", "La. => and [[")
    whole = whole.replace("silent: the", "silent: La. => the")
    pack, problems = read(whole)
    assert (problems, pack.rules[0].conditions.needs_source) == ([], True)
    assert pack.rules[0].fires[0] == Example("La entidad. => the water polo entity lost", (Span(15, 36),))


def test_an_example_can_hold_brackets_of_its_own() -> None:
    assert marked(r"a [t] [[\[\[x\]\]]]") == Example("a [t] [[x]]", (Span(6, 11),))


def test_the_digest_names_what_is_matched_not_what_is_said() -> None:
    def digest(old: str = "", new: str = "") -> str:
        return match_digest(read(GOOD.replace(old, new))[0].rules[0])

    assert digest("for a club", "for the club") == digest()
    assert digest("[of]", "[of, in]") != digest()
    assert digest("football, ", "") != digest()


def test_one_text_with_a_comma_is_meant_as_written_in_a_list() -> None:
    pack, problems = read(GOOD.replace("not_after: [of]", 'not_after: ["of, for"]'))
    assert (pack.rules[0].conditions.not_after, problems) == (("of, for",), [])
