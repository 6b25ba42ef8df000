"""The model card: what the weights were fitted on, what they can do, and what not, written from the weights file."""

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.origins import PRESENT_FROM
from mtcheck.scorers.bins import chance, error
from mtcheck.scorers.fitting.card_prose import BINS, CLUES, FIGURES, PARTS, TRIED, TWO_WAYS, USE, WITNESS
from mtcheck.scorers.fitting.narrow import narrow
from mtcheck.scorers.steps import STEPS
from mtcheck.scorers.trained import CLASSES, FINDINGS, STYLE, Bin

# In the order of the score: first whether a text was translated, then by whom.
_QUESTIONS = {"translated": "Native or translated", "machine": "Machine or person"}


def card(raw: Mapping[str, Any]) -> str:
    """Write the card (Markdown, 80 columns) of a weights file."""
    return narrow("\n".join(_lines(raw)))


def _lines(raw: Mapping[str, Any]) -> Iterator[str]:
    about, figures = raw["about"], raw["figures"]
    yield "# The translation score: model card\n"
    yield (
        "Written by `mtcheck fit`; every figure is of texts of at least 80 words unless it says otherwise. Figures "
        "within sentences are of trials made apart, when the sentence was written.\n"
    )
    yield f"Data of {about['date']}, weights {about['learned_from'][:8]}. {about['licence']}\n"
    files = {name: (digest[:16],) for name, digest in about["corpora"].items()}
    yield from _table("file", ("SHA-256, its first 16 digits",), files)
    yield f"Taught on {', '.join(f'{count:,} documents ({name})' for name, count in about['documents'].items())}.\n"
    yield USE
    yield FIGURES
    yield from _stages(raw)
    yield from _machine(figures[FINDINGS])
    yield from _translated(figures[FINDINGS])
    yield from _conformal(figures[FINDINGS]["conformal"], raw["limits"]["words"][0])
    yield from _reliability(raw["stages"])
    yield from _lengths(figures[FINDINGS]["by_length"])
    yield from _witness(figures[STYLE]["witness"])
    yield from _sources(figures["source"])
    yield TRIED


def _witness(figures: Mapping[str, Any]) -> Iterator[str]:
    yield WITNESS
    rows = {
        f"{writers}, {_length(length)}": (texts, _percent(share, 1))
        for writers, by_length in figures.items()
        for length, (texts, share) in by_length.items()
    }
    yield from _table("text, and its words", ("documents", "called translated"), rows)


def _stages(raw: Mapping[str, Any]) -> Iterator[str]:
    yield TWO_WAYS
    yield PARTS
    machine: dict[str, tuple[Any, ...]] = {}
    translated: dict[str, tuple[Any, ...]] = {}
    for name, its in raw["figures"]["parts"].items():
        year = its["translated_year_left_out"]
        machine[name] = (its["machine_set_left_out"], "", "")
        translated[name] = (year["auc"], year["recall_at_1_percent"], "", "")
    for name, stage in (("all of style", STYLE), ("style and findings", FINDINGS)):
        its = raw["figures"][stage]
        story, year = its["machine_story_left_out"], its["translated_year_left_out"]["all"]
        machine[name] = (its["machine_set_left_out"]["mean_auc"], story["auc"], story["present_engines"]["auc"])
        everyone = its["conformal"]["all"]
        sides = (_percent(everyone["told"]), _percent(everyone["one_class"]))
        translated[name] = (year["auc"], year["recall_at_1_percent"], *sides)
    yield "Machine or person, AUC (the mean of sets left out; stories left out; present engines, stories left out):\n"
    yield from _table("told by", ("sets", "stories", "present engines"), machine)
    yield "Native or translated, years left out:\n"
    yield from _table("told by", ("AUC", "recall at 1 %", "one side", "one class"), translated)
    yield (
        "What each rule that found something adds to the log odds, the first of its claim, the second and so on "
        "(0: not allowed to count, or of no use):\n"
    )
    calibrations = raw["stages"][FINDINGS]["calibration"]
    steps = {
        f"{claim}, rule {rules}": tuple(its["evidence"][step] for its in calibrations.values())
        for step, (claim, rules) in enumerate(STEPS)
    }
    yield from _table("claim", tuple(calibrations), steps)


def _machine(figures: Mapping[str, Any]) -> Iterator[str]:
    out, known = figures["machine_set_left_out"], figures["machine_story_left_out"]
    yield "## Machine or person, on translations of the same stories (area under ROC)\n"
    yield f"Each set left out, with its translators, engines and stories: mean {out['mean_auc']}.\n"
    sets = out["sets"]
    yield from _table(
        "set left out", ("documents", "AUC"), {name: (s["documents"], s["auc"]) for name, s in sets.items()}
    )
    yield "The same by language, and then by engine:\n"
    for name, its in sets.items():
        yield f"- **{name}**: {_listed(its['by_language'])}; {_listed(its['by_engine'])}"
    yield ""
    yield (
        f"Stories left out, sets known: AUC {known['auc']}, recall at 1 % false positives "
        f"{known['recall_at_1_percent']}, {known['documents']:,} documents.\n"
    )
    yield f"By language: {_listed(known['by_language'])}.\n"
    yield f"By set: {_listed(known['by_set'])}.\n"
    now = known["present_engines"]
    yield f"Engines of {PRESENT_FROM} and later: AUC {now['auc']} ({_listed(now['by_language'])}).\n"


def _translated(figures: Mapping[str, Any]) -> Iterator[str]:
    out = figures["translated_year_left_out"]
    yield "## Native or translated\n"
    yield "Against native stories of the same test sets, whole years left out:\n"
    kinds = ("all", "human_translations_only")
    yield from _table(
        "translations",
        ("AUC", "mean of years", "recall at 1 %"),
        {
            name.replace("_", " "): (out[name]["auc"], out[name]["mean_auc"], out[name]["recall_at_1_percent"])
            for name in kinds
        },
    )
    years = [out[name]["by_year"] for name in kinds]
    yield "AUC of each year:\n"
    yield from _table(
        "year",
        tuple(name.replace("_", " ") for name in kinds),
        {year: tuple(each.get(year, "") for each in years) for year in years[0]},
    )
    yield "Outlets left out; the threshold lets through one text in a hundred of that outlet:\n"
    for first, part in (("outlet", "outlet"), ("speeches, pages, encyclopaedias", "other")):
        outlets = figures[f"translated_{part}_left_out"]
        yield from _table(first, ("documents", "recall"), {name: tuple(its.values()) for name, its in outlets.items()})
    yield "Non-native authors called translated, at the thresholds that 1 % and 5 % of native texts exceed:\n"
    others = figures["non_native"]
    yield from _table(
        "set", ("documents", "at 1 %", "at 5 %"), {name: tuple(its.values()) for name, its in others.items()}
    )


def _conformal(conformal: Mapping[str, Any], least: int) -> Iterator[str]:
    yield "## What stays possible at 90 % (thresholds from the other sets)\n"
    columns = ("documents", "coverage", "one class", "one side")
    for truth in CLASSES:
        rows = {name: tuple(its.values()) for name, its in conformal[truth].items()}
        yield from _table(f"{truth}, set left out", columns, rows)
    everyone = conformal["all"]
    yield f"Of all, one class: {_percent(everyone['one_class'])}; one side: {_percent(everyone['told'])}.\n"
    rows = {
        f"{_length(length)}, {truth}": tuple(its.values())
        for length, by_truth in conformal["by_length"].items()
        for truth, its in by_truth.items()
    }
    yield from _table("words", columns, rows)
    yield f"Refused: texts of fewer than {least:g} words; from there on every class keeps its coverage.\n"


def _reliability(stages: Mapping[str, Any]) -> Iterator[str]:
    yield "## Calibration, under equal priors, sets left out\n"
    yield BINS
    for question, asked in _QUESTIONS.items():
        style, findings = (_bins(stages[stage]["reliability"][question]) for stage in (STYLE, FINDINGS))
        yield f"{asked}, from style alone and with findings:\n"
        rows = {
            language: (sum(each.texts for each in bins), error(bins), chance(bins), *_missed(findings.get(language)))
            for language, bins in style.items()
        }
        yield from _table("language", ("texts", "error: style", "by chance", "with findings", "by chance"), rows)
        yield "The bins of all texts:\n"
        numbered = enumerate(zip(style["all"], findings["all"], strict=True), 1)
        bins = {str(bin_): tuple(f"{p:.2f}" for each in both for p in each[:2]) for bin_, both in numbered}
        yield from _table("bin", ("style: told", "seen", "with findings: told", "seen"), bins)


def _bins(reliability: Mapping[str, Any]) -> dict[str, list[Bin]]:
    return {language or "all": [Bin(*each) for each in bins] for language, bins in reliability.items()}


def _missed(bins: list[Bin] | None) -> tuple[Any, Any]:
    return (error(bins), chance(bins)) if bins else ("", "")


def _lengths(lengths: Mapping[str, Any]) -> Iterator[str]:
    yield "## By length\n"
    rows = {
        _length(name): (its["machine_auc"], its["translated_auc"], " + ".join(map(str, its["documents"])))
        for name, its in lengths.items()
    }
    yield from _table("words", ("machine AUC", "translated AUC", "documents"), rows)


def _sources(figures: Mapping[str, Any]) -> Iterator[str]:
    yield "## Source language, sets left out\n"
    yield CLUES
    columns = ("texts", "right", "answered", "right where it answers")

    def row(its: Mapping[str, Any]) -> tuple[Any, ...]:
        return its["documents"], its["top_1"], its["answered"], its["top_1_answered"]

    out = {name: its for name, its in figures.items() if its["documents"]}
    yield from _table("told by", columns, {name: row(its) for name, its in out.items()})
    if out:
        # Told by all clues.
        whole = next(iter(out.values()))
        for kind in ("set", "language"):
            yield from _table(kind, columns, {name: row(each) for name, each in whole[f"by_{kind}"].items()})


def _table(first: str, columns: tuple[str, ...], rows: Mapping[str, tuple[Any, ...]]) -> Iterator[str]:
    yield f"| {' | '.join((first, *columns))} |"
    yield f"|{' --- |' * (len(columns) + 1)}"
    for name, cells in rows.items():
        yield f"| {' | '.join((name, *map(str, cells)))} |"
    yield ""


def _listed(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name or '?'} {value}" for name, value in values.items() if value is not None)


def _length(name: str) -> str:
    """Say “300 or more” for a range without an end."""
    return f"{name[:-1]} or more" if name.endswith("-") else name


def _percent(share: float, digits: int = 0) -> str:
    return f"{100 * share:.{digits}f} %"
