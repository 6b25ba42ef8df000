"""The machine-made texts are what the engine prints and what the poster does, and the scripts say so when not."""

import html
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from corpora import autopost
from corpora import translate as translation
from corpora.autopost import cut, escape, lose_accents, misread, set_page
from corpora.manifest import HERE, MANIFEST, load, read_story
from corpora.translate import (
    CATALAN,
    PAIRS,
    SPANISH,
    TRANSLATIONS,
    EngineMissingError,
    Job,
    OutdatedError,
    Pair,
    run,
    settle,
    translate,
    version,
)

POSTED = HERE / "posted"


def need(pair: Pair) -> None:
    """Skip where the engine that made the set is missing, unless it is required."""
    made_by = load()[pair.made]["version"]
    try:
        here = version(pair)
    except EngineMissingError as missing:
        here = str(missing)
    if here != made_by and "apertium" not in os.environ.get("MTCHECK_REQUIRE", "").split(","):
        pytest.skip(f"needs {made_by}; here: {here}")


@pytest.mark.parametrize("job", [*TRANSLATIONS, autopost.POSTED], ids=lambda job: job.name)
def test_the_engine_makes_the_same_bytes(job: Job) -> None:
    need(job.pair)
    settle(job, check=True)


@pytest.mark.parametrize(
    ("pair", "texts", "translated"),
    [
        (SPANISH, ["la firma", "El presidente habló."], ["The byline", "The president spoke."]),
        (CATALAN, ["la signatura", "El tren va arribar tard."], ["the signature", "The rail arrived late."]),
    ],
)
def test_each_text_is_translated_by_itself(pair: Pair, texts: list[str], translated: list[str]) -> None:
    need(pair)
    assert translate(texts, pair) == translated


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.mode)
def test_a_pair_is_what_the_manifest_says_of_its_set(pair: Pair) -> None:
    sets = load()
    facts = sets[pair.made]
    assert (facts["source"], facts["engine"]) == (pair.source, " ".join(pair.command))
    assert [package.split()[0] for package in facts["version"].split(", ")] == list(pair.packages)


def test_a_missing_engine_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(EngineMissingError) as refused:
        translate(["hola"], CATALAN)
    assert str(refused.value) == (
        "translation engine: apertium is not installed; install the Debian packages apertium and apertium-eng-cat"
    )


def test_a_missing_pair_is_named_and_holds_up_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> dict[Path, str]:
        raise EngineMissingError("apertium -u cat-eng does not run", CATALAN)

    monkeypatch.setattr(translation, "version", lambda _: "apertium 9")
    monkeypatch.setattr(sys, "argv", ["translate", "--check"])
    assert run((Job(CATALAN.made, CATALAN, refuse), Job("posted", SPANISH, dict)), None) == 2
    missing, outdated = capsys.readouterr().err.splitlines()
    assert missing == (
        "translation engine: apertium -u cat-eng does not run; "
        "install the Debian packages apertium and apertium-eng-cat"
    )
    assert outdated.startswith("posted: apertium 9 makes other texts: court-contracts.html, court-contracts.txt,")


@pytest.fixture
def other_texts(monkeypatch: pytest.MonkeyPatch) -> dict[Path, str]:
    """Give the texts of a set as on disk, but for one that has changed and one that is no longer made."""
    monkeypatch.setattr(translation, "version", lambda _: "apertium 9")
    made = {path: path.read_text("utf-8") for path in sorted(POSTED.iterdir())}
    del made[POSTED / "court-contracts.txt"]
    made[POSTED / "weather-storm.txt"] += "More rain.\n"
    return made


def test_check_names_what_differs_and_writes_nothing(other_texts: dict[Path, str]) -> None:
    before = MANIFEST.read_bytes()
    with pytest.raises(OutdatedError, match=r"apertium 9 makes other texts: court-contracts\.txt, weather-storm\.txt;"):
        settle(Job("posted", SPANISH, lambda: other_texts), check=True)
    assert (POSTED / "court-contracts.txt").exists()
    assert "More rain." not in (POSTED / "weather-storm.txt").read_text("utf-8")
    assert MANIFEST.read_bytes() == before


def test_the_poster_cuts_at_abbreviations() -> None:
    assert cut("La demanda de EE. UU. cayó. El euro subió.") == ["La demanda de EE.", "UU.", "cayó.", "El euro subió."]


def test_the_poster_breaks_what_is_not_ascii() -> None:
    assert lose_accents("«El año», dijo Ñaupari – sí") == "El ano, dijo Naupari  si"
    assert misread("azotó A Coruña") == "azotÃ³ A CoruÃ±a"
    assert escape("«It’s over», Smith & Sons") == "&quot;It’s over&quot;, Smith &amp; Sons"


def test_an_escaped_text_is_escaped_again_on_the_page() -> None:
    assert "<h1>&amp;quot;Over&amp;quot;</h1>" in set_page([escape("«Over»"), "Text."])


@pytest.mark.parametrize(
    ("story", "residue"),
    [
        ("court-contracts", "To. R. T.,"),
        ("economy-forecast", "&quot;"),
        ("football-cup", "prorroga"),
        ("weather-storm", "Ã³"),
    ],
)
def test_each_post_shows_its_fault_its_tags_and_its_source_line(story: str, residue: str) -> None:
    *copy, tags, source = read_story(POSTED / f"{story}.txt")
    assert residue in "\n".join(copy)
    assert re.fullmatch(r"\[tagsToTranslate\]\w+\[t\]\w+\[t\]\w+", tags)
    assert source == "Source Link"


@pytest.mark.parametrize("page", sorted(POSTED.glob("*.html")), ids=lambda page: page.stem)
def test_a_page_shows_the_copy_of_its_text(page: Path) -> None:
    article = page.read_text("utf-8").partition("<article>")[2].partition("</article>")[0]
    shown = [html.unescape(text) for text in re.findall(r"<(?:h1|p)>(.*)</(?:h1|p)>", article)]
    assert shown == read_story(page.with_suffix(".txt"))
