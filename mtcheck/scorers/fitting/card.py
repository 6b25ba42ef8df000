"""The model card: what the weights were fitted on, what they can do, and what not, written from the weights file."""

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.corpora import PRESENT_FROM
from mtcheck.scorers.bins import chance, error
from mtcheck.scorers.evidence import STEPS
from mtcheck.scorers.fitting.narrow import narrow
from mtcheck.scorers.trained import CLASSES, FINDINGS, STYLE, Bin

_USE = """\
## How to read it, and how not to use it
The score is a statistic of style. It never proves that a text was translated, or by whom, and must not be used alone to
accuse an author, to reject copy or to fail a build. Ask for the base rates of your desk with `--prior`; under equal
priors a rare class is called too often. A text that the score refuses was not looked at: that is not “native”.

## Known failures
- Translations from languages, engines and years that the table does not list: take the worst row, not the mean.
- Post-edited machine translation reads like a person's; good engines and literal translators read alike.
- Learners' English, and English written abroad, is called translated far more often than natives' (see the table).
- Native copy about other countries (matches between national teams, travel, science abroad) and press releases come
  nearest to translations; see the outlets with the lowest recall. Short encyclopaedic texts can hardly be told. Of 65
  native texts written to try it (recipes, verse, faith, notices of art, foreign news) 17 were called translated.
- Translations of what may have been English before (newstest2014-fr, newstest2016-ro), and from languages of which no
  other set holds any (Hausa), come nearest to native copy.
- Talks, encyclopaedias, essays, verse, tables and social media: fitted on news, calibrated on news.
- Texts of several hands, with long quotations that were translated, are judged as one.
"""
_TWO_WAYS = """\
## From style alone, and with what the rules found
Where every shipped rule has looked, findings count: how many rules of a claim found something, never which. With
`--select` or `--ignore` style alone is asked. The rules were written with sight of the texts below, so what findings
add here is an upper bound; they may only raise what they claim, under a cap and a penalty, and what they add was
fitted with the set left out. All further tables are with findings unless they say otherwise.

Campaigns that present engines translated weigh more for machine or person than others: with stories left out that is
worth .02 on these engines, and costs .002 on all. Rarer features, twice as many, would be worth .002 on sets left out
and .006 on present engines, for twice the memory and time to load.

Tried and of no use to either question: how surprising a text is to counts of native words in twos and threes, teaching
with beginnings of texts, and other balances of outlets, sets and words. Nor to machine or person: brackets, colons,
dashes, question and exclamation marks apart, the lengths of sentences and of words, words that come again, how frequent
words are, versions of a story set against each other (.004 on present engines, and .01 lost on others). Semicolons
apart are worth .05 on generaltest2022 and cost .06 on Spanish by present engines: in the one campaign people write
them, in the other engines do. Nor to native or translated: penalties on what differs between outlets, and outlets
weighed by their loss, which gain on one outlet of another time (Reuters 1987) what they lose on the next (BBC 2004);
penalties a quarter and four times as strong, and a squared loss, which stay within .02 on the six hardest outlets; nor
how much oftener translations have each word and pair than 36 million words of native news, what those have for
familiar, and less weight for translations of what may have been English before, which stay within .01. On the six
hardest outlets several penalties averaged, halves of the features, boosted trees, and grammar and words fitted apart
lose .01 to .03; medians and capped sums over sentences, the lower of two halves, and what stands outside quotation
marks lose up to .06, and more of the recall in controlled years; more weight for natives that look translated, and
losses aimed at few false alarms, gain nothing and call more learners translated; a small network on 256 dimensions of
the features gains .008 there and costs .016 in controlled years. Half of the translated stories would cost .04, half of
each outlet's texts .004: more campaigns and languages would help, more texts of the same outlets would not.

To native or translated the share of familiar words, and of familiar pairs, is of use: those that many native texts
have. Names, numbers and the words of a trade leave less that could speak for a native; where they are counted, the mean
recall on the six outlets hardest to tell is .76 in place of .72. It calls more learners translated, who keep to common
words.
"""
_CLUES = """\
Told of translations from the language the story was written in, by what the story is about (places, institutions,
common names), endings of names, words left over and the packs of the rules that found something. A story that is about
another country than its author's is told wrong; one without such clues is not told. Style was tried and left out:
alone, with sets left out, it was right in 22 % of such texts.
"""
_WITNESS = """\
## Style as a witness, sets, years or outlets left out

Rules that count only beside other signs (`corroborated_by`) take it for one sign that style alone, at calibrated odds
of five to one, calls a text translated. What they then find is no evidence for the score: it would be asked twice.
"""
_BINS = """\
Texts are sorted by probability into up to ten bins of as many each, at least 50; a bin shows the mean probability and
the share that was so. The error is their mean distance; beside it stands what chance would make of a score without
error, with as many texts. A language's translations stand against all native texts of the test sets.
"""


def card(raw: Mapping[str, Any]) -> str:
    """Write the card (Markdown, 80 columns) of a weights file."""
    return narrow("\n".join(_lines(raw)))


def _lines(raw: Mapping[str, Any]) -> Iterator[str]:
    about, figures = raw["about"], raw["figures"]
    yield "# The translation score: model card\n"
    yield "Written by `mtcheck fit`; every figure is of texts of at least 80 words unless it says otherwise.\n"
    yield f"Data of {about['date']}, weights {about['learned_from'][:8]}. {about['licence']}\n"
    yield from _table("file", ("SHA-256",), {name: (value,) for name, value in about["corpora"].items()})
    yield f"Taught on {', '.join(f'{count:,} documents ({name})' for name, count in about['documents'].items())}.\n"
    yield _USE
    yield from _stages(raw)
    yield from _machine(figures[FINDINGS])
    yield from _translated(figures[FINDINGS])
    yield from _conformal(figures[FINDINGS]["conformal"], raw["limits"]["words"][0])
    yield from _reliability(raw["stages"])
    yield from _lengths(figures[FINDINGS]["by_length"])
    yield from _witness(figures[STYLE]["witness"])
    yield from _sources(figures["source"])


def _witness(figures: Mapping[str, Any]) -> Iterator[str]:
    yield _WITNESS
    rows = {
        f"{writers}, {length} words": (texts, f"{share:.1%}")
        for writers, by_length in figures.items()
        for length, (texts, share) in by_length.items()
    }
    yield from _table("text", ("documents", "called translated"), rows)


def _stages(raw: Mapping[str, Any]) -> Iterator[str]:
    yield _TWO_WAYS
    rows: dict[str, tuple[Any, ...]] = {}
    for stage in (STYLE, FINDINGS):
        its = raw["figures"][stage]
        machine, translated = its["machine_set_left_out"], its["translated_year_left_out"]["all"]
        rows[f"{stage}, sets and years left out"] = (
            machine["mean_auc"],
            its["machine_story_left_out"]["auc"],
            its["machine_story_left_out"]["present_engines"]["auc"],
            translated["auc"],
            translated["recall_at_1_percent"],
            f"{its['conformal']['all']['told']:.0%}",
            f"{its['conformal']['all']['one_class']:.0%}",
        )
    parts = {
        f"style of {name} alone": (
            its["machine_set_left_out"],
            "",
            "",
            its["translated_year_left_out"]["auc"],
            its["translated_year_left_out"]["recall_at_1_percent"],
            "",
            "",
        )
        for name, its in raw["figures"]["parts"].items()
    }
    columns = (
        *("machine: sets left out, mean AUC", "stories left out", "present engines"),
        *("translated: AUC", "recall at 1 %", "native or not told", "one class told"),
    )
    yield from _table("from", columns, parts | rows)
    numbers = {
        question: tuple(calibration["evidence"])
        for question, calibration in raw["stages"][FINDINGS]["calibration"].items()
    }
    yield "What each step of the evidence adds to the log odds (0: not allowed to count, or of no use):\n"
    yield from _table("question", tuple(f"{rules} {claim}" for claim, rules in STEPS), numbers)


def _machine(figures: Mapping[str, Any]) -> Iterator[str]:
    out, known = figures["machine_set_left_out"], figures["machine_story_left_out"]
    yield "## Machine or person, on translations of the same stories (area under ROC)\n"
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
    yield f"Engines of {PRESENT_FROM} and later: AUC {now['auc']} ({_listed(now['by_language'])}).\n"


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
    columns = ("documents", "coverage", "one class", "native or not told")
    for truth in CLASSES:
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
    yield f"Refused: texts of fewer than {least:g} words; from there on every class keeps its coverage.\n"


def _reliability(stages: Mapping[str, Any]) -> Iterator[str]:
    yield "## Calibration, under equal priors, sets left out\n"
    yield _BINS
    for stage, its in stages.items():
        for question, by_language in its["reliability"].items():
            rows = {
                language or "all": (
                    sum(each[2] for each in bins),
                    error([Bin(*each) for each in bins]),
                    chance([Bin(*each) for each in bins]),
                    " · ".join(f"{predicted:.2f} {observed:.2f}" for predicted, observed, *_ in bins),
                )
                for language, bins in by_language.items()
            }
            yield from _table(f"{question}, from {stage}", ("texts", "error", "by chance", "bins"), rows)


def _lengths(lengths: Mapping[str, Any]) -> Iterator[str]:
    yield "## By length\n"
    rows = {
        name: (its["machine_auc"], its["translated_auc"], " + ".join(map(str, its["documents"])))
        for name, its in lengths.items()
    }
    yield from _table("words", ("machine AUC", "translated AUC", "documents"), rows)


def _sources(figures: Mapping[str, Any]) -> Iterator[str]:
    yield "## Source language, sets left out\n"
    yield _CLUES
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
