"""What every report for people says alike: names of claims and scores, and what a run comes to, in words."""

from collections.abc import Mapping
from dataclasses import replace

from mtcheck.model import DOCUMENT, REFERENCE, SEVERITIES, TRANSLATION, Finding, Report, Score, Skip
from mtcheck.terms import CANNOT_TELL, IN_QUOTE
from mtcheck.writers.cells import visible
from mtcheck.writers.jsonl import ORIGINS, SCORES
from mtcheck.writers.tally import Tally

TITLES = {
    "penalty_per_1k": "MQM penalty per 1,000 words",
    "bleu": "BLEU",
    "chrf": "chrF++",
    "ter": "TER",
    "origin": "reads as",
    TRANSLATION: "answer what it reads as",
    "source_language": "language of the source",
    "p_native": "written in English",
    "p_human_translation": "human translation",
    "p_machine_translation": "machine translation",
}

# Skips that say no more than that something optional was not asked for or not given; they show with --verbose.
OPTIONAL = frozenset({REFERENCE, TRANSLATION, *SCORES})

SIGN = "Each finding is a sign, not proof: it wants an editor's eye."
_QUOTED = "stands in a quotation: ask what was said before changing it"


def documents_line(tally: Tally) -> str:
    """Say how many documents there were, and how many of each outcome."""
    parts = [f"{tally.found:,} with findings", f"{tally.clean:,} clean"]
    if tally.not_looked:
        parts.append(f"{tally.not_looked:,} not looked at")
    return f"{counted(tally.documents, 'document')}: {', '.join(parts)}"


def findings_line(tally: Tally) -> str:
    """Say how many findings there were, and how many of each severity."""
    total = sum(tally.severities.values())
    counts = ", ".join(f"{tally.severities[each]:,} {each}" for each in SEVERITIES if tally.severities[each])
    return counted(total, "finding") + (f" ({counts})" if counts else "")


def suppressed_line(tally: Tally) -> str:
    """Say how many findings were silenced, and by what; nothing where none was."""
    counts = [f"{count:,} by {by}" for by, count in tally.suppressed.items() if count]
    return f"{counted(tally.suppressed.total(), 'finding')} suppressed: {', '.join(counts)}" if counts else ""


def told_skips(report: Report) -> list[Skip]:
    """Give what was not looked at, but for what was optional and not asked for, or not given."""
    return [skip for skip in report.skipped if skip.exit_code or skip.what not in OPTIONAL]


def reason_of(skip: Skip) -> str:
    """Give the reason of a skip, and what was not looked at where that is not the document."""
    return skip.reason if skip.what == DOCUMENT else f"{skip.what}: {skip.reason}"


def reason_beside(report: Report, skip: Skip) -> str:
    """Give the reason of a skip as `reason_of` does, for a place that names the document already."""
    return reason_of(replace(skip, reason=skip.reason.removeprefix(f"{report.document.name}: ")))


def remedy_of(finding: Finding) -> str | None:
    """Give what to write instead as it reads by itself: with the stop of “p.m.” that is that of the sentence, too."""
    cut = finding.suggestion and finding.suggestion.endswith((" a.m", " p.m"))
    return f"{finding.suggestion}." if cut else finding.suggestion


def quoted_line(finding: Finding) -> str:
    """Say that a finding stands in a quotation, where it does and its message has not said so."""
    return _QUOTED * (finding.in_quote and not finding.message.endswith(IN_QUOTE))


def advice(finding: Finding, between: str = " ") -> str:
    """Say what was found and what to write instead, for programs that show one text."""
    remedy = remedy_of(finding)
    return f"{visible(finding.message)}{between}→ {visible(remedy)}" if remedy else visible(finding.message)


def remarks(report: Report) -> list[str]:
    """Say what is to be known of how a document was read, and what silences nothing in it."""
    return [*report.document.remarks, *unused_lines(report)]


def unused_lines(report: Report) -> list[str]:
    """Name the comments of a document that silence nothing though all they mean looked, or say what is not known."""
    said = []
    for each in report.suppressed:
        said += [f"the {each.by} on {each.where}: {unknown}" for unknown in each.unknown]
        if each.where and not (each.findings or each.unknown or each.open):
            said.append(f"the {each.by} on {each.where} silences nothing; {each.remedy}")
    return said


def value_of(score: Score) -> str:
    """Give the value of a score that has one, with its interval where there is one that says more."""
    say = likelihood if score.name in ORIGINS.values() else "{:.2f}".format
    value, ends = say(score.value or 0.0), [say(each) for each in score.interval or ()]
    return f"{value} ({' to '.join(ends)})" if {*ends} - {value} else value


def told(score: Score) -> str:
    """Give the answer of a score with its value, or the value alone."""
    return f"{score.answer} ({value_of(score)})" if score.answer else value_of(score)


def valued(scores: Mapping[str, Score]) -> list[Score]:
    """Give the scores with a value, but for the one that `reads_as` says in words."""
    return [each for name, each in scores.items() if each.value is not None and name != "origin"]


def origin_lines(scores: Mapping[str, Score]) -> list[str]:
    """Say what a text reads as, and what must be known of that; nothing where it was not scored."""
    said = reads_as(scores)
    return [f"{TITLES['origin']}: {said}", *(f"note: {each}" for each in scores["origin"].caveats)] if said else []


def likelihood(probability: float) -> str:
    """Say a probability in two digits: nothing is certain, and nothing out of the question."""
    digits = f"{probability:.2f}"
    return {"1.00": "over 0.99", "0.00": "under 0.01"}.get(digits, digits)


def reads_as(scores: Mapping[str, Score]) -> str:
    """Say what the translation score answers, with its probabilities and the base rates these are at; or nothing."""
    origin = scores.get("origin")
    if origin is None or origin.value is None:
        return ""
    sure = "" if origin.answer == CANNOT_TELL else f" ({likelihood(origin.value)})"
    known = [scores[name] for name in ORIGINS.values() if name in scores]
    shares = ", ".join(f"{TITLES[each.name]} {likelihood(each.value)}" for each in known if each.value is not None)
    return f"{origin.answer}{sure} · {shares}, {rates_of(origin)}" if shares else f"{origin.answer}{sure}"


def rates_of(origin: Score) -> str:
    """Say what base rates a probability is at."""
    rates = {name: origin.parts.get(f"prior_{name}", 0.0) for name in ORIGINS}
    if len(set(rates.values())) == 1:
        return "at equal base rates"
    return f"at base rates of {', '.join(f'{name} {rate:g}' for name, rate in rates.items())}"


def answers_line(tally: Tally) -> str:
    """Say how many documents read as what, and how many were not scored; nothing where none was."""
    if not tally.answers:
        return ""
    told = {each: tally.answers[each] for each in ("native", "translated", "machine-translated", CANNOT_TELL)}
    told["not scored"] = tally.documents - tally.not_looked - tally.answers.total()
    return f"Reads as: {', '.join(f'{count:,} {each}' for each, count in told.items() if count)}"


def unscored_line(tally: Tally) -> str:
    """Say what was not heard where the score was not asked for; nothing where it was."""
    return "Style was not heard (no score): rules that ask for another sign had only other rules" * tally.unscored


def counted(number: int, noun: str) -> str:
    """Give a number with its noun, in the plural where it should be."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def outcome_line(report: Report) -> str:
    """Say what one document has come to."""
    counts = [(severity, sum(each.severity == severity for each in report.flags)) for severity in SEVERITIES]
    found = ", ".join(f"{count} {severity}" for severity, count in counts if count) or "clean"
    return f"{found} · {counted(report.words, 'word')}"


def basis_of(score: Score) -> str:
    """Say what a number rests on: findings, confirmed by a person or not, or else documents.

    A BLEU of a whole run need not be of all its documents, since some may have no reference.
    """
    counts = {
        state: sum(int(score.parts.get(f"{state}_{each}", 0)) for each in (*SEVERITIES, "punctuation"))
        for state in ("confirmed", "unconfirmed")
    }
    named = [counted(number, f"{state} finding") for state, number in counts.items() if number]
    if not named and "documents" in score.parts:
        named = [counted(int(score.parts["documents"]), "document")]
    return f", from {' and '.join(named)}" if named else ""
