import json
from pathlib import Path
from typing import Any

import pytest

from mtcheck.errors import UsageError
from mtcheck.model import Report
from mtcheck.pipeline import check, inspect
from mtcheck.reviews.baseline import collect, write_baseline
from mtcheck.settings import Policy, Settings

SIGN = "The agency (ICE, for its acronym in English) opened an office."
IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def labelled(tmp_path: Path, text: str = SIGN, **meta: Any) -> list[str]:
    (tmp_path / "s.jsonl").write_text(json.dumps({"id": "s", "text": text, **meta}), encoding="utf-8")
    (report,) = inspect([str(tmp_path / "s.jsonl")], Settings(policy=("label-required",)))
    return [finding.rule.id for finding in report.flags]


def test_signs_without_a_label_are_a_finding(tmp_path: Path) -> None:
    assert labelled(tmp_path) == ["LABEL001", "ES014"]


def test_a_headline_of_its_own_is_no_part_of_where_a_label_stands(tmp_path: Path) -> None:
    text = f"{SIGN} This story was translated from Spanish with AI. {'It opened at noon. ' * 3}"
    assert "LABEL001" not in labelled(tmp_path, text)
    assert "LABEL001" not in labelled(tmp_path, text, title="An office opens in Lima")


def test_a_headline_of_its_own_may_be_the_label(tmp_path: Path) -> None:
    assert labelled(tmp_path, title="This article was machine translated") == ["ES014"]
    assert labelled(tmp_path, title="An office opens in Lima") == ["LABEL001", "ES014"]


def test_clean_copy_needs_no_label(tmp_path: Path) -> None:
    assert labelled(tmp_path, "The agency opened an office.") == []


def test_other_signs_need_no_label(tmp_path: Path) -> None:
    assert labelled(tmp_path, "The agency opened the the office.") == ["COPY001"]


@pytest.mark.parametrize(
    "meta",
    [
        {"digitalSourceType": f"{IPTC}trainedAlgorithmicMedia"},
        {"digitalSourceType": "trainedAlgorithmicMedia"},
        {"newsItem": {"digitalSourceType": [{"uri": f"{IPTC}compositeWithTrainedAlgorithmicMedia"}]}},
        {"digsrctype": "digsrctype:trainedAlgorithmicMedia"},
        {"machine_translated": True},
        {"machine-translation": "DeepL"},
        {"labels": ["Machine translated from Spanish"]},
    ],
)
def test_a_label_of_the_item_is_enough(meta: dict[str, Any], tmp_path: Path) -> None:
    assert labelled(tmp_path, **meta) == ["ES014"]


@pytest.mark.parametrize(
    "meta",
    [
        {"machine_translated": False},
        {"digitalSourceType": "digitalCapture"},
        {"labels": ["sport"]},
        {"keywords": ["machine translation"]},
    ],
)
def test_what_an_item_says_of_something_else_is_no_label(meta: dict[str, Any], tmp_path: Path) -> None:
    assert labelled(tmp_path, **meta) == ["LABEL001", "ES014"]


@pytest.mark.parametrize(
    "notice",
    [
        "This article was automatically translated.",
        "This article was translated automatically.",
        "Machine-translated from Spanish.",
        "Note: AI-translated",
        "Automatic translation",
        "This story has been translated from Spanish using AI and reviewed by an editor.",
        "The original was translated from Brazilian Portuguese with the help of artificial intelligence.",
        "The English version of this report was made with DeepL.",
        "The office is near the station. Translated by a machine.",
    ],
)
def test_a_notice_to_the_reader_is_a_label(notice: str, tmp_path: Path) -> None:
    assert "LABEL001" not in labelled(tmp_path, f"{SIGN}\n\n{notice}")
    assert "LABEL001" not in labelled(tmp_path, f"{notice}\n\n{SIGN}")


def test_the_label_that_is_asked_for_is_no_finding_and_no_penalty(tmp_path: Path) -> None:
    notice = "This story was translated with AI."
    (tmp_path / "a.txt").write_text(f"{notice}\n\n{'They sold bread at the fair. ' * 90}\n\n{SIGN}\n", encoding="utf-8")
    plain, policed = (
        next(inspect([str(tmp_path / "a.txt")], Settings(policy=policy, select=("CORE034", "ES014"))))
        for policy in ((), ("label-required",))
    )
    assert [finding.rule.id for finding in plain.flags] == ["CORE034", "ES014"]
    assert [finding.rule.id for finding in policed.flags] == ["ES014"]
    assert [(each.by, [finding.match for finding in each.findings]) for each in policed.suppressed] == [
        ("label-required", ["This story was translated with AI"])
    ]
    assert (policed.scores["penalty_per_1k"].value or 0) < (plain.scores["penalty_per_1k"].value or 0)


@pytest.mark.parametrize(("ignored", "left"), [((), {"CORE034", "LABEL001"}), (("CORE034",), {"LABEL001"})])
def test_a_notice_amid_the_story_is_no_label_and_stays_a_finding(
    ignored: tuple[str, ...], left: set[str], tmp_path: Path
) -> None:
    paragraphs = ["It rained.", SIGN, "This text was machine translated.", "It rained on.", "It stopped."]
    (tmp_path / "a.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    (report,) = inspect([str(tmp_path / "a.txt")], Settings(policy=("label-required",), ignore=ignored))
    assert {finding.rule.id for finding in report.flags} == {"ES014", *left}


@pytest.mark.parametrize(
    "text",
    [
        "Machine translation has put interpreters out of work.",
        "The novel was translated by Marta Gil.",
        "AI translation startup Lingo raised 300 million dollars on Tuesday.",
        "The English version was published by Google in 2019.",
        "The translation was done by Google engineer Bo Li, the jury heard.",
        "He has translated plays with great care.\n\nTranslated by AI.\n\nThe end.\n\nThe very end.\n\nCurtain.",
    ],
)
def test_what_is_no_notice_or_stands_amid_the_story_is_no_label(text: str, tmp_path: Path) -> None:
    assert "LABEL001" in labelled(tmp_path, f"{SIGN}\n\n{SIGN}\n\n{text}")


def policed(tmp_path: Path, **settings: Any) -> Report:
    (tmp_path / "a.txt").write_text(f"{SIGN}\n\nThe mayor came to see it.\n", encoding="utf-8")
    (report,) = inspect([str(tmp_path / "a.txt")], Settings(policy=("label-required",), **settings))
    return report


@pytest.mark.parametrize("settings", [{"ignore": ("LABEL001",)}, {"per_file_ignores": {"a.*": ("LABEL001",)}}])
def test_the_finding_can_be_left_out_as_others_can(settings: dict[str, Any], tmp_path: Path) -> None:
    assert [finding.rule.id for finding in policed(tmp_path, **settings).flags] == ["ES014"]


def test_a_glob_that_leaves_it_out_is_in_use(tmp_path: Path) -> None:
    (by,) = policed(tmp_path, per_file_ignores={"a.*": ("LABEL001",)}).suppressed
    assert [finding.rule.id for finding in by.findings] == ["LABEL001"]


def test_a_baseline_knows_the_signs_and_the_want_of_a_label_apart(tmp_path: Path) -> None:
    signs, all_of_it = tmp_path / "signs.json", tmp_path / "all.json"
    report = policed(tmp_path)
    write_baseline(all_of_it, collect([report]))
    write_baseline(signs, [each for each in collect([report]) if each.rule != "LABEL001"])
    assert [finding.rule.id for finding in policed(tmp_path, baseline=str(signs)).flags] == ["LABEL001"]
    assert policed(tmp_path, baseline=str(all_of_it)).flags == ()


@pytest.mark.parametrize(
    ("policy", "remedy"), [((), "ask for it with --policy label-required; "), (("label-required",), "leave it out; ")]
)
def test_the_finding_of_a_policy_cannot_be_selected(policy: tuple[Policy, ...], remedy: str) -> None:
    with pytest.raises(UsageError, match=remedy):
        check(SIGN, settings=Settings(select=("LABEL001",), policy=policy))
