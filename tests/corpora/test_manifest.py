"""The corpus is what its manifest says, file by file."""

import datetime
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.manifest import HERE, load, read_story, render, render_story, words_in
from mtcheck.measures.labels import all_labelled
from mtcheck.text.language import identify
from mtcheck.text.words import count_words

SETS = load()
WIRE = [
    (facts["folder"], SETS[facts["source"]]["folder"], story)
    for name, facts in SETS.items()
    if "source" in facts and name != "posted"  # the poster adds lines
    for story in SETS[facts["source"]]["words"]
]
LINES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1)


def test_every_text_is_listed_and_nothing_else() -> None:
    listed = {HERE / facts["folder"] / name for facts in SETS.values() for name in facts["words"]}
    assert listed == {path for path in HERE.rglob("*") if path.suffix in {".txt", ".html"}}


@pytest.mark.parametrize("name", SETS)
def test_a_set_tells_where_it_comes_from(name: str) -> None:
    facts = SETS[name]
    assert facts["licence"] == "CC0-1.0"
    assert isinstance(facts["date"], datetime.date)
    assert facts["what"]
    match facts["origin"]:
        case "native":
            assert facts.keys().isdisjoint({"src_lang", "source", "engine", "version"})
        case "human":
            assert facts["src_lang"] == SETS[facts["source"]]["lang"]
            assert facts.keys().isdisjoint({"engine", "version"})
        case "mt":
            assert facts["src_lang"] == SETS[facts["source"]]["lang"]
            assert facts["engine"]
            assert facts["version"]
        case other:
            pytest.fail(f"{other} is no origin")


@pytest.mark.parametrize("name", ["wire-es", "wire-ca"])
def test_a_wire_set_is_in_the_language_it_tells(name: str) -> None:
    for path in sorted((HERE / SETS[name]["folder"]).glob("*.txt")):
        assert identify(path.read_text("utf-8")).language == SETS[name]["lang"], path.name


@pytest.mark.parametrize("name", SETS)
def test_the_words_are_counted(name: str) -> None:
    assert words_in(HERE / SETS[name]["folder"]) == SETS[name]["words"]


def test_translations_are_labelled_with_the_language_they_were_written_in() -> None:
    made = {(label.origin, label.language) for _, label in all_labelled([HERE])}
    assert made == {("native", None), ("human", "es"), ("human", "ca"), ("mt", "es"), ("mt", "ca")}


def test_a_page_counts_the_words_of_its_copy_alone(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text("Flood hits town\n\nNo one was hurt.\n")
    (tmp_path / "flood.html").write_text("<nav>Home</nav><h1>Flood hits town</h1><p>No one was hurt.</p>")
    assert words_in(tmp_path) == {"flood.html": 7, "flood.txt": 7}


@pytest.mark.parametrize(("folder", "source", "story"), WIRE)
def test_the_versions_of_a_wire_story_line_up(folder: str, source: str, story: str) -> None:
    assert len(read_story(HERE / folder / story)) == len(read_story(HERE / source / story))


@pytest.mark.parametrize(
    ("folder", "fewest", "most"),
    [(f"wire/{folder}", 170, 300) for folder in ("es", "ca", "human", "human-ca")] + [("native", 150, 350)],
)
def test_the_written_stories_have_the_length_of_wire_copy(folder: str, fewest: int, most: int) -> None:
    for path in (HERE / folder).iterdir():
        assert fewest <= count_words(path.read_text("utf-8")) <= most, path.name


@pytest.mark.parametrize("path", sorted(HERE.rglob("*.txt")), ids=lambda path: path.relative_to(HERE).as_posix())
def test_a_text_is_a_headline_and_paragraphs_of_one_line(path: Path) -> None:
    headline, *paragraphs = read_story(path)
    assert len(paragraphs) >= 4
    for line in (headline, *paragraphs):
        assert line.strip()
        assert "\n" not in line
    assert path.read_text("utf-8") == render_story([headline, *paragraphs])


@given(st.lists(LINES, min_size=1))
def test_a_story_is_read_as_it_was_set(tmp_path_factory: pytest.TempPathFactory, paragraphs: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "story.txt"
    path.write_text(render_story(paragraphs), "utf-8")
    assert read_story(path) == paragraphs


def test_the_manifest_is_rendered_as_it_is_read() -> None:
    assert tomllib.loads(render(SETS, "# A note\n")) == SETS
    assert list(tomllib.loads(render(SETS, ""))) == list(SETS)
