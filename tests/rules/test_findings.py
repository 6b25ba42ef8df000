"""From hits to findings: one cause, one finding, with names that last."""

from dataclasses import replace

import pytest

from mtcheck.model import Mark, Protected, Rule
from mtcheck.rules import Engine
from mtcheck.rules.findings import findings
from mtcheck.rules.view import Hit, View
from mtcheck.terms import IN_QUOTE
from tests.rules.factory import document, rule, rules


def ids(*of: Rule, source: str | None = None) -> list[str]:
    view = View(document("the sports entity of Madrid", source=source))
    return [finding.rule.id for finding in findings(view, Engine(rules(*of)).find(view))]


def test_of_a_family_the_longest_stays() -> None:
    short, long = rule("entity", id="X1", family="club"), rule("sports entity", id="X2", family="club")
    assert ids(short, long) == ["X2"]
    assert ids(short, rule("sports entity", id="X2")) == ["X2", "X1"]
    assert ids(rule("the sports", id="X1", family="club"), rule("entity of", id="X2", family="club")) == ["X1", "X2"]
    # A signal is counted even where a longer flag is shown.
    assert ids(rule("entity", id="X1", family="club", kind="signal"), long) == ["X2", "X1"]


def test_of_a_family_only_what_stands_in_one_segment_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a story of thousands of findings all with all would take minutes."""
    compared = []
    meets = Mark.meets

    def noted(one: Mark, other: Mark) -> bool:
        compared.append((one, other))
        return meets(one, other)

    monkeypatch.setattr(Mark, "meets", noted)
    view = View(document(*["the sports entity"] * 9))
    found = findings(
        view, Engine(rules(rule("entity", family="club"), rule("sports", id="X2", family="club"))).find(view)
    )
    assert (len(found), len(compared)) == (18, 9)


def test_a_rule_that_gives_way_yields_to_any_other_flag_on_its_words() -> None:
    odd = rule("sports entity of", id="X1", severity="critical", gives_way=True)
    assert ids(odd, rule("the sports", id="X2", severity="minor")) == ["X2"]
    assert ids(odd, rule("Madrid", id="X2")) == ["X1", "X2"]
    assert ids(odd, rule("entity", id="X2", kind="signal")) == ["X1", "X2"]
    assert ids(odd, rule("entity", id="X2", gives_way=True)) == ["X1"]
    # To what is not told itself nothing yields.
    short, long = rule("sports entity", id="X2", family="club"), rule("entity of Madrid", id="X3", family="club")
    assert ids(rule("The sports", id="X1", gives_way=True), short, long) == ["X1", "X3"]


def test_of_two_rules_that_give_way_on_some_of_the_same_words_the_longest_is_told() -> None:
    odd, odder = rule("sports entity", id="X1", gives_way=True), rule("entity of Madrid", id="X2", gives_way=True)
    assert ids(odd, odder) == ["X2"]
    assert ids(odd, rule("entity of", id="X2", severity="critical", gives_way=True)) == ["X1"]
    assert ids(odd, rule("sports entity", id="X2", severity="critical", gives_way=True)) == ["X2"]
    assert ids(odd, rule("of Madrid", id="X2", gives_way=True)) == ["X1", "X2"]
    # The longest is not told where it gives way to a third.
    assert ids(odd, odder, rule("Madrid", id="X3")) == ["X1", "X3"]
    assert ids(odd, rule("entity of Madrid", id="X2", kind="signal", gives_way=True)) == ["X1", "X2"]


def test_a_habit_that_gives_way_keeps_its_places_while_one_is_its_own() -> None:
    view = View(document("the sports entity of Madrid"))
    habit, other = rule("sports", id="X1", gives_way=True), rule("entity", id="X2")
    places = [(habit, Hit((Mark(0, 4, 17), Mark(0, 21, 27)))), (other, Hit((Mark(0, 11, 17),)))]
    assert [(finding.rule.id, finding.match, finding.also) for finding in findings(view, places)] == [
        ("X1", "sports entity", (Mark(0, 21, 27),)),
        ("X2", "entity", ()),
    ]
    assert [finding.rule.id for finding in findings(view, [(habit, Hit((Mark(0, 4, 17),))), places[1]])] == ["X2"]


def _habits(*of: tuple[Rule, str]) -> list[tuple[str, str, list[str], str]]:
    """Give habits found in letters of the alphabet, each letter a place: what is told of each."""
    view = View(document("abcdefgh"))
    hits = [
        (habit, Hit(tuple(Mark(0, "abcdefgh".index(at), "abcdefgh".index(at) + 1) for at in places), {"count": "9"}))
        for habit, places in of
    ]
    return [
        (each.rule.id, each.match, ["abcdefgh"[mark.start] for mark in each.also], each.message)
        for each in findings(view, hits)
    ]


def test_habits_of_a_family_that_share_a_place_are_one_finding() -> None:
    few = rule("x", id="X1", family="turns", gives_way=True, message="few, of {count}")
    many = rule("x", id="X2", family="turns", gives_way=True, message="many, of {count}")
    assert _habits((few, "abh"), (many, "bdfg")) == [("X2", "b", list("adfgh"), "many, of 6")]
    assert _habits((few, "ah"), (many, "bdf")) == [
        ("X1", "a", ["h"], "few, of 2"),
        ("X2", "b", list("df"), "many, of 3"),
    ]
    other = rule("x", id="X3", family="turns", gives_way=True)
    assert [told[:3] for told in _habits((many, "abc"), (few, "ef"), (other, "fg"))] == [
        ("X2", "a", ["b", "c"]),
        ("X1", "e", ["f", "g"]),
    ]
    # One place is no habit, nor is a signal one with a flag.
    assert [told[0] for told in _habits((few, "b"), (many, "cbd"))] == ["X1", "X2"]
    counted = rule("x", id="X3", family="turns", kind="signal", gives_way=True)
    assert [told[:3] for told in _habits((few, "ab"), (counted, "bcd"))] == [
        ("X1", "a", ["b"]),
        ("X3", "b", ["c", "d"]),
    ]


def test_a_habit_leaves_its_further_places_to_another_habit_that_has_them_while_it_has_others() -> None:
    first, second = (rule("x", id=id_, gives_way=True, message="{count}") for id_ in ("X1", "X2"))
    assert _habits((first, "abc"), (second, "acde")) == [("X1", "a", ["b", "c"], "3"), ("X2", "a", ["d", "e"], "3")]
    assert _habits((first, "abc"), (second, "dab")) == [("X1", "a", ["b", "c"], "3"), ("X2", "d", ["a", "b"], "9")]


@pytest.mark.parametrize("of_one_cause", [Hit((), led=True), Hit((), repairs=("x", "y"))])
def test_places_that_follow_from_the_first_or_have_their_repairs_are_no_habit(of_one_cause: Hit) -> None:
    few = rule("x", id="X1", family="turns", gives_way=True)
    many = rule("x", id="X2", family="turns", gives_way=True)
    places = tuple(Mark(0, at, at + 1) for at in range(4))
    hits = [(few, replace(of_one_cause, marks=places[:2])), (many, Hit(places[1:]))]
    found = findings(View(document("abcdefgh")), hits)
    assert [(each.rule.id, each.marks) for each in found] == [("X1", places[:2]), ("X2", places[1:])]


def test_what_stands_alone_goes_before_what_asks_for_other_signs() -> None:
    alone = rule("entity", id="X1", family="club", severity="minor")
    witness = rule("Madrid", id="X3")
    assert ids(alone, rule("sports entity", id="X2", family="club", corroborated_by=1), witness) == ["X1", "X3"]
    assert ids(alone, rule("entity", id="X2", severity="major", corroborated_by=1), witness) == ["X1", "X3"]


def test_what_asks_that_the_story_is_full_of_signs_goes_last() -> None:
    witness = rule("Madrid", id="X3")
    asking = rule("entity", id="X1", corroborated_by=1, gives_way=True)
    full = rule("sports entity", id="X2", corroborated_by=1, density=20, gives_way=True)
    assert ids(asking, full, witness) == ["X1", "X3"]


def test_in_a_sentence_that_was_not_translated_nothing_else_is_told_but_residue() -> None:
    left = rule(detector="untranslated-sentence", id="X1")
    comma = rule("12,5", id="X2", severity="critical", claim="translation")
    others = (
        comma,
        rule("encontraron", id="X3", kind="signal"),
        rule("encontraron", id="X4", claim="provenance"),
        rule("12,5 tons", id="X5"),
    )
    view = View(document("Los bomberos encontraron 12,5 toneladas de trigo. They burn 12,5 tons."))
    found = findings(view, Engine(rules(left, *others)).find(view))
    assert [(each.rule.id, each.match) for each in found] == [
        ("X1", "Los bomberos encontraron 12,5 toneladas de trigo"),
        ("X3", "encontraron"),
        ("X4", "encontraron"),
        ("X2", "12,5"),
        ("X5", "12,5 tons"),
    ]


def test_on_the_same_words_the_more_severe_stays_then_the_first_pack() -> None:
    assert ids(rule("entity", id="X1", severity="minor"), rule("entity", id="X2")) == ["X2"]
    assert ids(rule("entity", id="ES1", pack="es"), rule("entity", id="FR1", pack="core")) == ["FR1"]
    sourced = rule("entity", id="S1", pack="source", needs_source=True, source_has=("entidad",))
    assert ids(rule("entity", id="A1", pack="core"), sourced, source="La entidad.") == ["S1"]
    assert ids(rule("entity", id="X1"), rule("entity", id="X2", kind="signal")) == ["X1", "X2"]


def test_says_what_was_found_and_what_to_write() -> None:
    view = View(document("Born the 25 of March"))
    dated = rule(regex=r"the (?P<day>\d+) of (?P<month>\w+)", message="“{match}” is no date", instead="{month} {day}")
    (finding,) = findings(view, Engine(rules(dated)).find(view))
    assert (finding.match, finding.message) == ("the 25 of March", "“the 25 of March” is no date")
    assert finding.suggestion == "March 25"
    assert view.segments[finding.segment].text[slice(*finding.span)] == finding.match


def test_of_a_name_of_the_source_the_english_one_is_told() -> None:
    names = (("London", ("Londres", "Londra")), ("New York", ("Nueva York",)))
    told = rule("{Londres,Londra,Nueva York}", names=names, case=True, instead="{english}")
    view = View(document("From Londres to Nueva  York, not to londres"))
    found = findings(view, Engine(rules(told)).find(view))
    assert [(each.match, each.suggestion) for each in found] == [("Londres", "London"), ("Nueva  York", "New York")]


def test_of_several_remedies_that_of_the_words_found_is_told() -> None:
    rows = (("{match}, in short", ("the entity",)), ("club", ("entity", "firm")), ("area", ("zone",)))
    texts = "Of the entity", "Zone", "that  ENTITY", "this firm", "zones"

    def told(**said: str) -> list[str | None]:
        view = View(document(*texts))
        of = rule("{the entity,that entity,this firm,zone{,s}}", instead_of=rows, **said)
        return [each.suggestion for each in findings(view, Engine(rules(of)).find(view))]

    # Whole words in any case, and of several rows the first; “zone” is no word of “zones”.
    own = ["the entity, in short", "area", "club", "club"]
    assert told(instead="land") == [*own, "land"]
    assert told() == [*own, "zones, in short; club; area"]


def test_a_quotation_makes_it_worse() -> None:
    view = View(document("“The entity fell.”", protected=(Protected(0, 18, "quote"),)))
    (finding,) = findings(view, Engine(rules(rule("entity", message="“{match}” is odd"))).find(view))
    assert finding.in_quote
    assert finding.message == f"“entity” is odd. {IN_QUOTE}"
    (broken,) = findings(view, Engine(rules(rule("entity", message="“{match}” is odd", claim="defect"))).find(view))
    assert broken.message == "“entity” is odd"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ((4, 11), False),  # “A ox ”
        ((4, 5), False),  # “
        ((4, 6), True),  # “A
        ((5, 10), True),  # A ox
        ((6, 7), True),  # the space between
    ],
)
def test_a_quotation_or_its_mark_does_not_stand_in_a_quotation(place: tuple[int, int], told: bool) -> None:
    view = View(document("tug “A ox ” sank", protected=(Protected(4, 11, "quote"),)))
    (finding,) = findings(view, [(rule("tug", claim="translation"), Hit((Mark(0, *place),)))])
    assert (finding.in_quote, IN_QUOTE in finding.message) == (told, told)


def test_a_segment_of_a_longer_quotation_stands_in_it() -> None:
    view = View(document("She said so.", protected=(Protected(0, 12, "quote"),)))
    (finding,) = findings(view, [(rule("she"), Hit((Mark(0, 0, 12),)))])
    assert finding.in_quote


@pytest.mark.parametrize(
    ("found", "repairs"), [("no no", ("no",)), ("!?!?", ("!?",)), ("of the of the", ("of the",)), ("no yes", ())]
)
def test_of_what_stands_twice_the_first_is_kept_as_it_is_written(found: str, repairs: tuple[str, ...]) -> None:
    view = View(document(found))
    (finding,) = findings(view, [(rule(detector="doubled", repair="once"), Hit((Mark(0, 0, len(found)),)))])
    assert finding.repairs == repairs


def test_several_places_of_one_cause() -> None:
    view = View(document("U.S", "a. then"))
    split = rule(detector="split-abbreviation")
    (finding,) = findings(view, [(split, Hit((Mark(0, 0, 3), Mark(1, 0, 2))))])
    assert finding.also == (Mark(1, 0, 2),)
    assert finding.cause == "split-abbreviation"


def prints(*texts: str, claim: str = "mt") -> list[str]:
    """Give the names of what a rule finds in paragraphs."""
    view = View(document(*texts))
    found = Engine(rules(rule("entity", claim=claim))).find(view)
    return [finding.fingerprint for finding in findings(view, found)]


def test_fingerprints_outlast_edits_elsewhere_and_tell_repeats_apart() -> None:
    (alone,) = prints("The entity fell again.")
    assert prints("A new first sentence.", "The  ENTITY fell again.") == [alone]
    assert prints("The entity of the entity.")[0] != prints("The entity of the entity.")[1]
    assert len(set(prints("The entity fell again.", "The entity fell again."))) == 2


@pytest.mark.parametrize(
    ("line", "claim"), [("Entity link", "mt"), ("The link to the entity stands here", "provenance")]
)
def test_a_line_that_comes_back_in_other_stories_is_named_by_what_stands_around_it(line: str, claim: str) -> None:
    mayor, rain = "The mayor opened a bridge.", "Rain fell on the coast."
    here = prints(mayor, line, claim=claim)
    assert here != prints(rain, line, claim=claim)
    assert prints(line, mayor, claim=claim) != prints(line, rain, claim=claim)
    assert here == prints("A new first line.", mayor, line, claim=claim)
    assert len(set(prints(line, mayor, line, claim=claim))) == 2


def test_ids_differ_between_documents() -> None:
    def name(document_name: str) -> str:
        view = View(document("The entity fell.", name=document_name))
        (finding,) = findings(view, Engine(rules(rule("entity"))).find(view))
        return finding.id

    assert name("a.txt") != name("b.txt")
    assert name("a.txt") == name("a.txt")
    assert len(name("a.txt")) == 12
