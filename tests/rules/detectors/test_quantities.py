from dataclasses import replace

from mtcheck.rules.detectors import DETECTORS
from mtcheck.rules.view import View
from tests.rules.detectors.sight import beside, seen
from tests.rules.factory import document


def test_a_hit_tells_what_the_source_has() -> None:
    made = document("318,540 people live in the old town.", source="318.450 personas viven en el casco antiguo.")
    (hit,) = DETECTORS["figure-changed"](View(made))
    assert dict(hit.values) == {"other": "318.450"}


def test_each_detector_has_its_own_cause() -> None:
    source = "El lunes la ciudad pagó 2.300 millones de euros por 318 casas, el 40 por ciento, y por siete caballos."
    source += " Están a 12 metros; abre a las 20.55."
    english = "On Tuesday the city paid 2.3 million euros for 381 houses, 40, and for nine horses."
    english += " They are 12 feet away; it opens at 8:55 a.m."
    expected = {
        "figure-changed": ["381"],
        "magnitude-changed": ["2.3 million"],
        "number-word-changed": ["nine"],
        "percent-changed": ["40"],
        "currency-changed": [],
        "unit-changed": ["12 feet"],
        "hour-changed": ["8:55 a.m."],
        "weekday-or-month-changed": ["Tuesday"],
    }
    assert {name: beside(name, source, english) for name in expected} == expected
    assert beside("currency-changed", source, english.replace("2.3 million euros", "$2.3 billion")) == ["$2.3 billion"]


def test_a_neighbouring_paragraph_is_looked_at() -> None:
    made = document("There are 415 books.", "And 451 halls.")
    sources = ("Hay 451 libros.", "Y 415 salas.")
    segments = (each._replace(source=text) for each, text in zip(made.segments, sources, strict=True))
    assert not list(DETECTORS["figure-changed"](View(replace(made, segments=tuple(segments)))))


def test_without_a_source_nothing_is_found() -> None:
    assert seen("figure-changed", "There are 318,540 people.") == []
