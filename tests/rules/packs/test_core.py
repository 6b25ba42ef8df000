"""Leftover tags: every spelling a posting script's marker comes in is one finding, and (t) in its own right is none."""

import pytest

from mtcheck.rules import Engine
from mtcheck.rules.examples import example_document
from mtcheck.rules.findings import findings
from mtcheck.rules.loading import load_rules
from mtcheck.rules.view import View

CORE = load_rules(packs=["core"])


def residue(text: str) -> list[str]:
    """Give what the core pack finds to be left behind by a tool or a site."""
    view = View(example_document(text))
    found = findings(view, Engine(CORE).find(view))
    return [finding.match for finding in found if finding.rule.claim == "provenance"]


@pytest.mark.parametrize(
    "marker",
    [
        "(tagsToTranslate)",
        "[tagsToTranslate]",
        "{tagsToTranslate}",
        "( tagsToTranslate )",
        "(TagsToTranslate)",
        "(TAGSTOTRANSLATE)",
        "(tagstotranslate)",
        "(tags to translate)",
        "(tag to translate)",
        "tagsToTranslate",
        "tags To Translate",
        "(labels to translate)",
        "ToTranslate)",
        "(tagsTo",
    ],
)
def test_a_marker_at_the_end_of_a_story_is_one_finding(marker: str) -> None:
    assert residue(f"The ferry runs again from Monday, the harbour office said. {marker}") == [marker]


@pytest.mark.parametrize(
    "marker", ["etiquetas a traducir", "etiquetasParaTraducir", "étiquettes à traduire", "tags da tradurre"]
)
def test_a_marker_is_known_in_other_languages(marker: str) -> None:
    assert residue(f"The ferry runs again from Monday. ({marker})") == [marker]


@pytest.mark.parametrize(
    "run",
    [
        "(tagsToTranslate)ferry(t)harbour office(t)summer timetable",
        "[tagsToTranslate]ferry[t]harbour[t]summer",
        "(tagsToTranslate) ferry (t) harbour (t) New (t) York",
        "tagsToTranslate ferry (t) harbour",
        "ferry(t)harbour(t)summer",
        "ferry (t) harbour (t) summer timetable",
        "( t ) ferry ( t ) harbour",
        "ferry(T)harbour(T)summer",
        "ferry(t)harbour",
        "New (t) York",
        "transporte turismo economia empresas",
    ],
)
def test_tags_that_hang_together_are_one_finding(run: str) -> None:
    assert residue(f"The ferry runs again from Monday.\n{run}") == [run]


@pytest.mark.parametrize(
    "footer",
    [
        "Source link",
        "[Source link]",
        "Source Link:",
        "Link to source",
        "Enlace fuente",
        "Via source",
        "Read more on the source",
    ],
)
def test_a_link_to_where_the_copy_came_from_is_found(footer: str) -> None:
    assert residue(f"The ferry runs again from Monday.\n{footer}") == [footer]


@pytest.mark.parametrize(
    "text",
    [
        "Let f(t) be the force, so that f(t) = ma.",
        "The curves x(t), y(t) and z(t) meet at (t) = 0.",
        "Divide sin(t) by cos(t).",
        "The shirt comes in small (S), medium (M) and tall (T).",
        "Lee (R) beat Hall (D), and Moss (T) came third.",
        "AT&T (T) rose and Ford (F) fell.",
        "Circle the right option(s)/(t) on the form.",
        "He wrote that [t]he ferry was late and [t]he crew tired.",
        "The museum has 900 tags to translate before spring.",
        "There was no time to translate the ruling.",
        "Put a source link under every chart.",
        "The police found no link to the source of the leak.",
        "You can read the original article in the library.",
    ],
)
def test_the_same_signs_used_rightly_are_silent(text: str) -> None:
    assert residue(text) == []
