"""BLEU, chrF++ and TER against references, by sacrebleu and digit by digit as its command line gives them.

sacrebleu keeps the statistics of a segment behind underscored names. They are used here, and only here, because a
corpus score can be made of nothing else: documents keep their sums in `Score.parts`, and the corpus score is computed
from the sum of those.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from mtcheck.errors import AlignmentError, UsageError
from mtcheck.model import NOT_ASKED, REFERENCE, Document, Report, Score, Skip
from mtcheck.scorers.options import METRICS, ScoreOptions
from mtcheck.terms import Metric
from mtcheck.text.units import units

_ORDERS = range(1, 5)
# The sums behind each metric, in the order in which sacrebleu lists them.
_PARTS: Mapping[str, tuple[str, ...]] = {
    "bleu": ("text_words", "reference_words", *(f"correct_{n}" for n in _ORDERS), *(f"total_{n}" for n in _ORDERS)),
    "chrf": tuple(
        f"{side}_{unit}"
        for unit in (*(f"char_{n}" for n in range(1, 7)), "word_1", "word_2")
        for side in ("text", "reference", "match")
    ),
    "ter": ("edits", "reference_words"),
}
# What sacrebleu calls the tests of two systems.
_TESTS = {"bootstrap": "bs", "randomisation": "ar"}


def reference(report: Report, options: ScoreOptions) -> Iterator[Score | Skip]:
    """Score a document against the references of its units with the metrics asked for.

    ``parts`` holds the sums the score is made of. Raises `AlignmentError` where only some units have references.
    """
    texts, references = aligned(report.document)
    if not references:
        yield Skip(REFERENCE, "not given")
        return
    for name in METRICS:
        if name not in options.metrics:
            yield Skip(name, NOT_ASKED)
            continue
        metric = _metric(name)
        sums = [sum(each) for each in zip(*metric._extract_corpus_statistics(texts, references), strict=True)]
        parts = dict(zip(_PARTS[name], sums, strict=True))
        yield Score(name, _value(metric, sums), metric.get_signature().format(), parts=parts)


def total_reference(name: Metric, parts: Mapping[str, float], signatures: Sequence[str]) -> Iterator[Score | Skip]:
    """Score a corpus from the summed statistics of its documents.

    Where documents have different numbers of references the signature says ``nrefs:var``, as sacrebleu's does.
    """
    signature = signatures[0] if len(signatures) == 1 else re.sub(r"nrefs:\w+", "nrefs:var", signatures[0])
    yield Score(name, _value(_metric(name), [parts[part] for part in _PARTS[name]]), signature, parts=dict(parts))


def aligned(document: Document) -> tuple[list[str], list[list[str]]]:
    """Give the units of a document and their references as sacrebleu wants them: one list for each translation.

    Where a reference does not have the paragraphs of the text, the whole text is one unit. Both are empty where there
    is no reference. Raises `AlignmentError` where some units have fewer than others.
    """
    if not document.references and not any(segment.references for segment in document.segments):
        return [], []
    found = units(document)
    most = max(len(unit.references) for unit in found)
    if not most and not document.references:
        return [], []
    for unit in found:
        if len(unit.references) != most:
            having = sum(len(each.references) == most for each in found)
            raise AlignmentError(
                f"segment {unit.segments[0]} has {len(unit.references)} of {most} references, "
                f"where {having} of {len(found)} segments have all",
                place=document.name,
                remedy="give every segment the same number of references",
            )
    texts = [_line(unit.text) for unit in found]
    references = [[_line(unit.references[n]) for unit in found] for n in range(most)]
    if document.references:
        whole = [[_line(" ".join(lines))] for lines in references]
        return [_line(" ".join(texts))], [*whole, *([_line(text)] for text in document.references)]
    return texts, references


def evaluate(
    texts: Sequence[str],
    references: Sequence[Sequence[str]],
    metrics: Sequence[str] = ("bleu",),
    *,
    confidence: bool = False,
) -> list[Score]:
    """Score lines against one or more lists of reference lines.

    With ``confidence`` each score has its 95 % interval by bootstrap resampling (1,000 resamples; the seed is
    sacrebleu's: ``SACREBLEU_SEED`` or 12345), and ``parts`` holds its ``mean`` and ``half_width``. Raises
    `AlignmentError` where the lists differ in length or a line is missing, and `UsageError` for an unknown metric and
    for a text in place of a list.
    """
    lines, refs = _checked("the text", texts, references)
    scores = []
    for name in metrics:
        metric = _metric(name)
        statistics = metric._extract_corpus_statistics(lines, refs)
        result = metric._aggregate_and_compute(statistics)
        known = _interval(metric, statistics, result) if confidence else {}
        scores.append(_resampled(name, result.score, metric.get_signature().format(), known))
    return scores


def compare(
    systems: Mapping[str, Sequence[str]],
    references: Sequence[Sequence[str]],
    metrics: Sequence[str] = ("bleu",),
    *,
    test: Literal["bootstrap", "randomisation"] = "bootstrap",
) -> dict[str, list[Score]]:
    """Score several systems on the same lines and test each against the first one, pair by pair.

    ``test`` is paired bootstrap resampling (1,000 resamples) or approximate randomisation (10,000 trials), by
    sacrebleu. In ``parts`` every score but the first system's has its ``p_value``, which is 1 where both say the same;
    with the bootstrap every score has its interval, ``mean`` and ``half_width``. Raises `AlignmentError` and
    `UsageError` as `evaluate` does, and `UsageError` for fewer than two systems and for an unknown test.
    """
    from sacrebleu.significance import PairedTest

    if len(systems) < 2:
        raise UsageError(f"there is nothing to compare in {len(systems)} system", remedy="give two or more")
    if test not in _TESTS:
        raise UsageError(f"unknown test “{test}”", remedy=f"known are {', '.join(_TESTS)}")
    checked = {system: _checked(system, texts, references) for system, texts in systems.items()}
    lines: list[tuple[str, Sequence[str]]] = [(system, texts) for system, (texts, _) in checked.items()]
    first = next(iter(checked.values()))
    refs = first[1]
    scores: dict[str, list[Score]] = {system: [] for system in systems}
    for name in metrics:
        # One metric at a time, because sacrebleu keys the results by its own display names.
        paired: Any = PairedTest(lines, {name: _metric(name, refs)}, None, test_type=_TESTS[test])
        signatures, results = paired()
        ((title, signature),) = signatures.items()
        for system, result in zip(systems, results[title], strict=True):
            # No resample tells equal lines apart, and sacrebleu takes that for none that does so by chance.
            p_value = 1.0 if result.p_value is not None and checked[system] == first else result.p_value
            known = {"p_value": p_value, "mean": result.mean, "half_width": result.ci}
            scores[system].append(_resampled(name, result.score, signature.format(), known))
    return scores


def _interval(metric: Any, statistics: list[list[float]], result: Any) -> Mapping[str, float]:
    """Draw the interval as ``corpus_score(…, n_bootstrap=1000)`` does, which fails where a resample has no words.

    Such a resample scores a Python 0.0 among numpy's numbers, and sacrebleu 2.6 cannot take the mean of the two kinds.
    """
    from sacrebleu.significance import _bootstrap_resample

    # What sacrebleu's command line takes.
    metric.n_bootstrap = 1000
    metric.seed, resamples = _bootstrap_resample(statistics, metric, metric.n_bootstrap)
    if len({type(each.score) for each in resamples}) > 1:
        for each in resamples:
            each.score = float(each.score)
    result.estimate_ci(resamples)
    return {"mean": result._mean, "half_width": result._ci}


def _resampled(name: str, value: float, signature: str, known: Mapping[str, float | None]) -> Score:
    parts = {part: float(number) for part, number in known.items() if number is not None}
    interval = None
    if "mean" in parts:
        # As sacrebleu prints it, mean ± half width, but for what no score can be; only TER has no upper end.
        high = parts["mean"] + parts["half_width"]
        interval = (max(0.0, parts["mean"] - parts["half_width"]), high if name == "ter" else min(100.0, high))
    return Score(name, float(value), signature, interval, parts)


def _metric(name: str, references: Sequence[Sequence[str]] | None = None) -> Any:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    match name:
        case "bleu":
            # force: no warning on standard error about lines that end in “ .”; it changes no score.
            return BLEU(force=True, references=references)
        case "chrf":
            return CHRF(word_order=2, references=references)
        case "ter":
            return TER(references=references)
        case _:
            raise UsageError(f"unknown metric “{name}”", remedy=f"known are {', '.join(METRICS)}")


def _value(metric: Any, sums: Sequence[float]) -> float:
    return float(metric._compute_score_from_stats(list(sums)).score)


def _line(text: str) -> str:
    """Give a text as sacrebleu's command line would read it from a file: one line, nothing at its end."""
    return text.replace("\n", " ").rstrip()


def _checked(
    place: str, texts: Sequence[str], references: Sequence[Sequence[str]]
) -> tuple[list[str], list[list[str]]]:
    """Refuse what sacrebleu would cut short, or fail on without a word to the point."""
    if not texts or not references:
        missing = "references" if texts else "lines"
        raise AlignmentError(f"there are no {missing} to score", place=place, remedy="check that the file is not empty")
    for number, lines in enumerate((texts, *references)):
        where = f"reference {number}" if number else place
        # To a type checker a text is a sequence of texts, too: its letters would be scored as lines.
        if isinstance(lines, str):
            raise UsageError("is a text, not a list of lines", place=where, remedy="give its lines as a list")
        if len(lines) != len(texts):
            raise AlignmentError(
                f"{len(lines)} line{'s' * (len(lines) != 1)}, but {len(texts)} in {place}",
                place=where,
                remedy="they must align line by line",
            )
        for index, line in enumerate(lines):
            if line is None:
                raise AlignmentError(
                    f"line {index + 1} is missing", place=where, remedy="give an empty line where there is no text"
                )
    return [_line(text) for text in texts], [[_line(line) for line in lines] for lines in references]
