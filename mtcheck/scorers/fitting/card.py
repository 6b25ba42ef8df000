"""The model card: what the weights were fitted on, what they can do, and what not, written from the weights file."""

from collections.abc import Iterator, Mapping
from typing import Any

_USE = """\
## How to read it, and how not to use it
The score is a statistic of style. It never proves that a text was translated, or by whom, and must not be used alone to
accuse an author, to reject copy or to fail a build. Ask for the base rates of your desk with `--prior`; under equal
priors a rare class is called too often. A text that the score refuses was not looked at: that is not “native”.

## Known failures
- Translations from languages, engines and years that the table does not list: take the worst row, not the mean.
- Post-edited machine translation reads like a person's; good engines and literal translators read alike.
- Learners' English, and English written abroad, is called translated far more often than natives' (see the table).
- Talks, encyclopaedias, essays, verse, tables and social media: fitted on news, calibrated on news.
- Texts of several hands, with long quotations that were translated, are judged as one.
"""


def card(raw: Mapping[str, Any]) -> str:
    """Write the card (Markdown) of a weights file."""
    return "\n".join(_lines(raw)) + "\n"


def _lines(raw: Mapping[str, Any]) -> Iterator[str]:
    about, figures = raw["about"], raw["figures"]
    yield "# The translation score: model card\n"
    yield "Written by `mtcheck fit`; every figure is of texts of at least 80 words unless it says otherwise.\n"
    yield f"Data of {about['date']}, weights {about['learned_from'][:8]}. {about['licence']}\n"
    yield from _table("file", ("SHA-256",), {name: (value,) for name, value in about["corpora"].items()})
    yield f"Taught on {', '.join(f'{count:,} documents ({name})' for name, count in about['documents'].items())}.\n"
    yield _USE
    yield from _machine(figures)
    yield from _translated(figures)
    yield from _rest(raw)


def _machine(figures: Mapping[str, Any]) -> Iterator[str]:
    out, known = figures["machine_set_left_out"], figures["machine_story_left_out"]
    yield "## Machine or person, on translations of the same stories (area under the ROC curve)\n"
    yield f"Each set left out, with its translators, engines and stories: mean {out['mean_auc']}.\n"
    yield from _table(
        "set left out",
        ("documents", "AUC", "by language", "by engine"),
        {
            name: (its["documents"], its["auc"], _listed(its["by_language"]), _listed(its["by_engine"]))
            for name, its in out["sets"].items()
        },
    )
    yield (
        f"Stories left out, sets known: AUC {known['auc']}, recall at 1 % false positives "
        f"{known['recall_at_1_percent']}, {known['documents']:,} documents.\n"
    )
    yield f"By language: {_listed(known['by_language'])}.\n"
    yield f"By set: {_listed(known['by_set'])}.\n"
    now = known["present_engines"]
    yield f"Engines of 2024–25: AUC {now['auc']} ({_listed(now['by_language'])}).\n"


def _translated(figures: Mapping[str, Any]) -> Iterator[str]:
    out = figures["translated_year_left_out"]
    yield "## Native or translated\n"
    yield "Against native stories of the same test sets, whole years left out:\n"
    yield from _table(
        "translations",
        ("AUC, all years", "mean of years", "recall at 1 % false positives", "by year"),
        {
            name.replace("_", " "): (
                out[name]["auc"],
                out[name]["mean_auc"],
                out[name]["recall_at_1_percent"],
                _listed(out[name]["by_year"]),
            )
            for name in ("all", "human_translations_only")
        },
    )
    yield "Outlets left out; the threshold lets through one text in a hundred of that outlet:\n"
    outlets = figures["translated_outlet_left_out"]
    yield from _table("outlet", ("documents", "recall"), {name: tuple(its.values()) for name, its in outlets.items()})
    yield "Non-native authors called translated, at the thresholds that 1 % and 5 % of native texts exceed:\n"
    others = figures["non_native"]
    yield from _table(
        "set", ("documents", "at 1 %", "at 5 %"), {name: tuple(its.values()) for name, its in others.items()}
    )


def _rest(raw: Mapping[str, Any]) -> Iterator[str]:
    figures = raw["figures"]
    yield "## What stays possible at 90 % (thresholds from the other sets)\n"
    conformal = figures["conformal"]
    columns = ("documents", "coverage", "one class", "native or not told")
    for truth in ("native", "human", "machine"):
        rows = {name: tuple(its.values()) for name, its in conformal[truth].items()}
        yield from _table(f"{truth}, set left out", columns, rows)
    everyone = conformal["all"]
    yield f"Answered by one class: {everyone['one_class']:.0%}; native or translated told: {everyone['told']:.0%}.\n"
    rows = {
        f"{length}, {truth}": tuple(its.values())
        for length, by_truth in conformal["by_length"].items()
        for truth, its in by_truth.items()
    }
    yield from _table("words", columns, rows)
    least = raw["limits"]["words"][0]
    yield f"Refused: texts of fewer than {least} words; from there on every class keeps its coverage.\n"
    wrong = figures["calibration_error"]
    yield "## Calibration error, under equal priors, sets left out\n"
    yield f"Translated {wrong['translated']}, machine {wrong['machine']}; {_listed(wrong['machine_by_language'])}.\n"
    yield "## By length\n"
    lengths = figures["by_length"]
    rows = {
        name: (its["machine_auc"], its["translated_auc"], " + ".join(map(str, its["documents"])))
        for name, its in lengths.items()
    }
    yield from _table("words", ("machine AUC", "translated AUC", "documents"), rows)
    yield "## Source language\n"
    known = figures["source_story_left_out"]
    yield (
        f"Stories left out: right in {known['top_1']:.0%}, in {known['top_1_answered']:.0%} of the "
        f"{known['answered']:.0%} it answers. By language: {_listed(known['by_language'])}.\n"
    )
    out = {name: its for name, its in figures["source_set_left_out"].items() if its["documents"]}
    rows = {name: (its["documents"], its["top_1"], its["top_1_answered"]) for name, its in out.items()}
    yield from _table("set left out", ("documents", "top 1", "top 1 where it answers"), rows)


def _table(first: str, columns: tuple[str, ...], rows: Mapping[str, tuple[Any, ...]]) -> Iterator[str]:
    yield f"| {' | '.join((first, *columns))} |"
    yield f"|{' --- |' * (len(columns) + 1)}"
    for name, cells in rows.items():
        yield f"| {' | '.join((name, *map(str, cells)))} |"
    yield ""


def _listed(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name or '?'} {value}" for name, value in values.items() if value is not None)
