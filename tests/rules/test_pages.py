"""Pages are made of the rules: each rule has one, each index names every rule, and each link leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from mtcheck.model import Role
from mtcheck.rules import load_rules
from mtcheck.rules.evidence import NEVER_COUNTED, Evidence, Known, PackEvidence, Rate, evidence_of
from mtcheck.rules.pages import conditions_of, escaped, pages
from tests.rules.factory import rule, rules

RULES = load_rules()
LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "rules").mkdir()
    for name, text in pages(RULES, evidence_of(RULES)).items():
        (folder / name).write_text(text, "utf-8")
    return folder


def links(page: Path) -> Iterator[Path]:
    for block in MarkdownIt().parse(page.read_text("utf-8")):
        for token in block.children or ():
            if token.type == "link_open":
                yield (page.parent / str(token.attrs["href"])).resolve()


def test_every_rule_has_a_page_and_every_page_a_rule(folder: Path) -> None:
    assert {page.stem for page in (folder / "rules").iterdir()} == set(RULES.by_id)


@pytest.mark.parametrize("index", ["index", "language", "family", "severity", "claim"])
def test_every_index_names_every_rule(folder: Path, index: str) -> None:
    text = (folder / f"{index}.md").read_text("utf-8")
    named = {Path(target).stem for target in LINK.findall(text) if target.startswith("rules/")}
    assert named == set(RULES.by_id)


def test_every_link_leads_to_a_page(folder: Path) -> None:
    written = sorted(folder.rglob("*.md"))
    assert {target for page in written for target in LINK.findall(page.read_text("utf-8"))}
    for page in written:
        for target in links(page):
            assert target.is_file(), f"{page.name} links to {target.name}"


def test_a_page_shows_what_the_rule_says() -> None:
    one = rule("the {entity,body}", id="X1", why="It reads *odd*.", instead="say who", unless=("union",), family="who")
    text = pages(rules(one, rule("the firm", id="X2", family="who")), {})["rules/X1.md"]
    for part in (
        "# X1 x1\n",
        "It reads \\*odd\\*.",
        "- Write instead: say who",
        "```text\nthe {entity,body}\n```",
        "- in no story that holds: `union`",
        f"{NEVER_COUNTED.capitalize()}.",
        "- [X2 x2](X2.md)",
    ):
        assert part in text


def test_rules_stand_by_their_ids_in_an_index() -> None:
    made = pages(rules(*(rule("the firm", id=each, family="who") for each in ("B12", "B3", "A20"))), {})
    assert re.findall(r"\| \[(\w+)\]", made["index.md"]) == ["A20", "B3", "B12"]
    assert re.findall(r"- \[(\w+) ", made["rules/A20.md"]) == ["B3", "B12"]


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        (Evidence("", rates={"native": Rate(1, 1, 0.01, 0.0, 0.1)}), "\nMeasured 2030-01-02."),
        (
            Evidence("", hits=1, systems=1, top_share=1.0),
            "\nMachine translations of any language have it in 1 place, all by one engine. Measured 2030-01-02.",
        ),
        (
            Evidence("", hits=2000, systems=4, top_share=0.572),
            "have it in 2,000 places, by 4 engines; the engine that has it most has 57 % of them. Measured 2030-01-02.",
        ),
    ],
)
def test_a_page_says_whether_one_engine_alone_has_the_sign(evidence: Evidence, said: str) -> None:
    one = rule("the firm", id="X1")
    known = Known(evidence, PackEvidence("core", "2030-01-02", (), {}, {}, {"X1": evidence}))
    assert said in pages(rules(one), {"X1": known})["rules/X1.md"]


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (("headline", "tags"), ["in these parts: headline, tags"]),
        (("caption", "headline", "body"), []),
    ],
)
def test_the_parts_that_a_rule_looks_at_are_said_where_they_are_not_those_of_every_rule(
    roles: tuple[Role, ...], said: list[str]
) -> None:
    assert list(conditions_of(rule("the firm", roles=roles))) == said


def test_which_rules_a_density_counts_is_said() -> None:
    said = (
        "only where 2 other rules in a hundred words of the story, or more, found signs; rules that ask for that "
        "themselves are not counted"
    )
    assert list(conditions_of(rule("the firm", density=2.0))) == [said]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("&nbsp;", r"\&nbsp;"),
        ("[t] *a* <b>", r"\[t\] \*a\* \<b\>"),
        ("one\ntwo", "one ¶ two"),
        ("zero\u200bwidth", "zero⟨U+200B⟩width"),
    ],
)
def test_text_is_shown_as_it_is(text: str, shown: str) -> None:
    assert escaped(text) == shown
