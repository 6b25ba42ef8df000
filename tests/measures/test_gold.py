"""Rules against marks: what counts as a hit, and what is counted."""

import json
from pathlib import Path

import pytest

from mtcheck.errors import InputError
from mtcheck.finder import Finder
from mtcheck.measures.gold import gold_figures, read_marked, read_marks
from mtcheck.measures.looked import met
from tests.rules.factory import document, rule, rules

STORY = "The entity signed today in Lima. The gang signed nothing."
PARTS = ("marks: older engines", "marks, with the source: older engines")
RULES = rules(rule("entity", id="X1"), rule("signed", id="X2"), rule("gang", id="X3", kind="signal"))


def mark(text: str, **fields: object) -> dict[str, object]:
    start = STORY.index(text)
    place = {"doc": "one", "segment": 0, "start": start, "end": start + len(text)}
    return {**place, "type": "calque", "mqm": "Style/Awkward", "severity": "major", "detectable": "pattern", **fields}


def files(folder: Path, marks: list[dict[str, object]], origin: str = "mt") -> tuple[Path, Path]:
    gold, docs = folder / "gold.jsonl", folder / "docs.jsonl"
    gold.write_text("\n".join(map(json.dumps, marks)), "utf-8")
    record = {"id": "one", "doc_id": "s", "origin": origin, "src_lang": "es", "system": "e", "segments": [STORY]}
    docs.write_text(json.dumps(record), "utf-8")
    return gold, docs


def figures(
    folder: Path, marks: list[dict[str, object]], elsewhere: int = 9, origin: str = "mt"
) -> dict[str, float | None]:
    marked = read_marked(*files(folder, marks, origin), RULES)
    return {each.name: each.value for each in gold_figures(marked, lambda *_: elsewhere)}


def test_a_flag_hits_every_mark_it_touches(tmp_path: Path) -> None:
    marks = [mark("entity"), mark("The entity signed", type="garbled"), mark("Lima", severity="critical")]
    found = figures(tmp_path, marks)
    assert found["of all marks, all rules"] == pytest.approx(200 / 3)
    assert found["of marks, severity critical"] == 0
    assert found["of marks, type garbled"] == 100
    assert found["of flags hit a mark"] == pytest.approx(200 / 3)  # the second “signed” touches none


def test_entries_that_fire_in_no_other_story_do_not_count_as_general(tmp_path: Path) -> None:
    fitted, general = (figures(tmp_path, [mark("entity")], elsewhere) for elsewhere in (1, 2))
    assert fitted["of pattern and lexicon marks, general entries"] == 0
    assert fitted["of pattern and lexicon marks, all rules"] == 100
    assert general["of pattern and lexicon marks, general entries"] == 100


def test_a_mark_that_takes_understanding_is_not_asked_of_patterns(tmp_path: Path) -> None:
    found = figures(tmp_path, [mark("entity"), mark("Lima", detectable="semantic")])
    assert found["of pattern and lexicon marks, all rules"] == 100


def test_what_needs_the_source_is_told_apart(tmp_path: Path) -> None:
    sourced = rule("Lima", id="X4", needs_source=True, source_has=("Quito",))
    gold, docs = files(tmp_path, [mark("entity"), mark("Lima")])
    record = json.loads(docs.read_text("utf-8"))
    docs.write_text(json.dumps({**record, "source_segments": ["La entidad firmó en Quito."]}), "utf-8")
    marked = read_marked(gold, docs, rules(*RULES.rules, sourced))
    found = {(each.part, each.name): each.value for each in gold_figures(marked, None)}
    alone, beside = ({name: value for (part, name), value in found.items() if part == of} for of in PARTS)
    assert alone["of all marks, all rules"] == 50
    assert beside["of all marks, all rules"] == 100
    assert alone["of flags hit a mark"] == pytest.approx(100 / 3)
    assert beside["of flags that need the source hit a mark"] == 100


def test_signals_neither_find_nor_alarm(tmp_path: Path) -> None:
    assert figures(tmp_path, [mark("gang")])["of all marks, all rules"] == 0


def test_in_what_people_wrote_a_flag_without_a_mark_is_a_wrong_alert(tmp_path: Path) -> None:
    found = figures(tmp_path, [{"doc": "one", "none": True}], origin="human")
    assert found["wrong alerts"] == 300  # three flags in ten words


def test_the_kind_of_fault_is_compared_by_the_first_level(tmp_path: Path) -> None:
    assert figures(tmp_path, [mark("entity")])["of those say the same kind of fault"] == 100
    assert figures(tmp_path, [mark("entity", mqm="Fluency/Grammar")])["of those say the same kind of fault"] == 0


def test_a_line_that_is_no_mark_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"doc": "one", "none": true}\n{"doc": "one", "segment": 0}\n')
    with pytest.raises(InputError, match=r"gold\.jsonl:2: not a mark"):
        read_marks(path)


def test_marks_of_a_document_that_is_not_there_are_refused(tmp_path: Path) -> None:
    gold, docs = files(tmp_path, [mark("entity", doc="two")])
    with pytest.raises(InputError, match="has marks for “two”; no such document"):
        read_marked(gold, docs, RULES)


def test_a_document_that_cannot_be_read_is_refused_though_it_has_no_mark(tmp_path: Path) -> None:
    gold, docs = files(tmp_path, [mark("entity")])
    docs.write_text(docs.read_text("utf-8") + "\nnot json\n", "utf-8")
    with pytest.raises(InputError, match=r"docs\.jsonl:2: is not JSON"):
        read_marked(gold, docs, RULES)


def test_marks_of_a_document_without_an_origin_are_refused_with_the_remedy(tmp_path: Path) -> None:
    gold, docs = files(tmp_path, [mark("entity")], origin="engine")
    with pytest.raises(InputError, match=r"has marks for “one”; name its origin \(native, human, mt\)"):
        read_marked(gold, docs, RULES)


def test_an_entry_is_a_wording_with_names_figures_and_words_of_a_class_left_open() -> None:
    told = rules(rule("{signed,sold} <NUM> <NOUN:plural>", id="X1"))

    def entries(text: str) -> set[int]:
        return {entry for _, entry in met(document(text), Finder(told))}

    assert entries("They signed 12 treaties.") == entries("We signed 3 airports.")
    assert entries("They signed 12 treaties.") != entries("They sold 12 treaties.")


def test_every_place_of_a_finding_is_asked_for_its_mark(tmp_path: Path) -> None:
    marks = [mark("entity"), mark("The entity signed", type="garbled")]
    assert figures(tmp_path, marks)["of their places, the further ones too"] == pytest.approx(200 / 3)
