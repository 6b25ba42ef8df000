"""The way through: read → segment → check → score → report. The only module that knows all stages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck import __version__
from mtcheck.errors import EXIT_NOT_LOOKED, EXIT_REFUSED, AlignmentError, InputError, MtcheckError, UsageError, fault
from mtcheck.finder import Finder
from mtcheck.model import DOCUMENT, SOURCE, Document, Report, Skip
from mtcheck.readers import ReadOptions, Unreadable, read_string
from mtcheck.readers import read as read_paths
from mtcheck.readers.english import without_english_source
from mtcheck.readers.pair import Pairing, pair
from mtcheck.reviews.absent import Absent
from mtcheck.reviews.labels import allow_label, label_required, of_rules, require_label
from mtcheck.reviews.loading import load_review
from mtcheck.reviews.suppress import suppress
from mtcheck.rules import RuleSet, load_rules, rules_for, select
from mtcheck.rules.findings import alone, findings
from mtcheck.rules.selection import unnamed
from mtcheck.rules.view import View
from mtcheck.scorers import ScoreOptions, base_rates, score
from mtcheck.scorers.trained import SHIPPED
from mtcheck.scorers.trained import load as load_weights
from mtcheck.settings import Settings
from mtcheck.workers import Check, in_processes

if TYPE_CHECKING:
    from mtcheck.reviews.repairs import Repaired
    from mtcheck.scorers.reliability import Reliability


def read(path: str | Path, options: ReadOptions | None = None) -> Iterator[Document | Unreadable]:
    """Read the documents of a file, a folder or a glob; what cannot be read comes as `Unreadable`.

    Raises `UsageError` for several paths.
    """
    if not isinstance(path, str | Path) or not isinstance(options, ReadOptions | None):
        remedy = "call it for each path, and give what is to be said of it as mtcheck.ReadOptions(…)"
        raise UsageError("takes one path, and options", place="read", remedy=remedy)
    return read_paths([str(path)], options)


def check(text: str, lang: str | None = None, settings: Settings | None = None, *, source: str | None = None) -> Report:
    """Check one text; ``lang``, where given, is the language it may have been translated from, whatever settings say.

    ``source`` is what it was translated from, where that is at hand. Raises `UsageError` for an unknown language, and
    for what is no text.
    """
    document = read_string(text, source=source)
    return Checker(with_language(settings, lang)).check(document)


def with_language(settings: Settings | None, lang: str | None) -> Settings:
    """Give the settings, or the defaults, with a language in place of theirs where one is given."""
    settings = _given(settings)
    return settings if lang is None else replace(settings, lang=lang)


def _given(settings: Settings | None) -> Settings:
    """Give the settings, or the defaults; raises `UsageError` for what is none, such as a dict."""
    if not isinstance(settings, Settings | None):
        remedy = "give mtcheck.Settings(…)"
        raise UsageError(f"are of type {type(settings).__name__}", place="settings", remedy=remedy)
    return settings or Settings()


def inspect(
    paths: Sequence[str],
    settings: Settings,
    no_copy: Callable[[str], None] | None = None,
    again: Callable[[str], None] | None = None,
) -> Iterator[Report]:
    """Read and check all that the paths mean, one report a document, in input order.

    What could not be looked at is reported as that and never stops the rest; `ReadOptions` says what ``no_copy`` and
    ``again`` are called with. Raises `PackError` and `UsageError`.
    """
    return check_documents(read_paths(paths, replace(reading(settings), no_copy=no_copy, again=again)), settings)


def check_documents(documents: Iterable[Document | Unreadable], settings: Settings | None = None) -> Iterator[Report]:
    """Check documents one by one, in order, with these settings, in as many processes as they say.

    With `read`, memory hardly grows with their number: by a hash of each name, so that none comes twice (24 bytes at
    most). Of a document is kept how its style reads, until that of another is read, and single words, in caches that do
    not grow.
    """
    return Checker(settings).reports(documents)


def _ready(settings: Settings) -> Check:
    return Checker(settings).report


def repair(paths: Sequence[str], settings: Settings) -> Iterator["Repaired | Unreadable | InputError"]:
    """Repair in memory what is mechanical in the files that the paths mean; nothing is written.

    What cannot be read comes as `Unreadable`, what cannot be repaired as the `InputError` that says why. Raises
    `PackError` and `UsageError`.
    """
    from mtcheck.reviews.repairs import pending, repairable, repaired

    checker, options = Checker(settings), reading(settings)
    for document in read_paths(paths, options):
        if isinstance(document, Unreadable):
            yield document
            continue
        report = checker.report(document)
        if report.unread:
            yield Unreadable(document.name, document.format, report.unread.error, path=document.path)
            continue
        try:
            if repairable(report):
                yield repaired(report, options, checker.report)
        except InputError as error:
            if pending(report):
                yield error


def evidence(settings: Settings) -> dict[str, str]:
    """Say in plain words what is known of each rule, by its id; for reports that tell it."""
    from mtcheck.rules.evidence import evidence_of

    packs = [Path(pack) for pack in settings.rules]
    return {rule: str(known) for rule, known in evidence_of(load_rules(*packs), *packs).items()}


def reliability(settings: Settings) -> list["Reliability"]:
    """Give what is known of how far the probabilities of the translation score hold; nothing where it is not asked."""
    from mtcheck.scorers.reliability import measured

    return measured(_weights(settings)) if settings.score else []


def _weights(settings: Settings) -> Path | None:
    """Give the weights file of one's own, read here, so that a wrong one is refused before anything is checked."""
    if settings.weights is None or not settings.score:
        return None
    path = Path(settings.weights)
    load_weights(path)
    return path


def absent(settings: Settings) -> Absent:
    """Say what a run with these settings leaves out; raises as `Checker` does."""
    rules = load_rules(*map(Path, settings.rules))
    return Absent(rules, _chosen(rules, settings), settings)


def _chosen(rules: RuleSet, settings: Settings) -> RuleSet:
    chosen = rules_for(select(rules, settings.select, of_rules(settings.ignore)), settings.lang)
    if not chosen.rules:
        raise UsageError("no rule is left to look", remedy="select others, ignore fewer, or leave out --lang")
    return chosen


def reading(settings: Settings) -> ReadOptions:
    """Give the part of the settings that readers need."""
    return ReadOptions(
        format=settings.format,
        encoding=settings.encoding,
        mapping=settings.map,
        source_language=None if settings.lang == "auto" else settings.lang,
        main_text="trafilatura" if settings.main_text else "positions",
        passed_over=settings.out,
        sheet=settings.sheet,
    )


class Checker:
    """Rules made ready once for any number of documents; ``signature`` names all that decides what they find.

    Without settings the defaults hold, as in `check`. Raises `PackError` for a pack that cannot be used, `UsageError`
    for an unknown rule or language and `SettingsError` for a weights file that is none. Pickled it is its settings, and
    made ready again where it is unpickled.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings = _given(settings)
        self._label_required = label_required(settings)
        rules = load_rules(*map(Path, settings.rules))
        looking = _chosen(rules, settings)
        self._lang = settings.lang
        self._needs_source = all(rule.conditions.needs_source for rule in looking.rules)
        self._reading = reading(settings)
        self._pairing = Pairing(settings.source, settings.reference)
        self._review = load_review(
            settings, lambda words: unnamed(of_rules(words), rules), Absent(rules, looking, settings).leaves_open
        )
        weights = _weights(settings)
        style = (weights or SHIPPED) if settings.score else None
        self._finder = Finder(looking, style)
        # The score hears all rules: how a story was written does not hang on what its editor wants to be told. Those
        # that a language leaves out hardly find more in its copy.
        heard = rules_for(rules, settings.lang)
        left_out = (rule for rule in heard.rules if rule.id not in looking.by_id)
        more = settings.score and any(not rule.conditions.needs_source for rule in left_out)
        self._witnesses = Finder(heard, style) if more else None
        self._scoring = ScoreOptions(
            metrics=settings.metric,
            confirmed=self._review.accepted,
            translation=settings.score,
            prior=base_rates(settings.prior),
            weights=weights,
        )
        named = "".join(
            f"|{word}:{','.join(sorted(tokens))}"
            for word, tokens in (("select", settings.select), ("ignore", settings.ignore))
            if tokens
        )
        self.signature = (
            f"mtcheck:{__version__}|packs:{rules.signature}|lang:{settings.lang}|style:{self._finder.style}"
            f"{named}{self._review.signature}"
        )

    def __reduce__(self) -> tuple[type["Checker"], tuple[Settings]]:
        """Travel as settings: compiled rules cannot."""
        return type(self), (self._settings,)

    def reports(self, documents: Iterable[Document | Unreadable]) -> Iterator[Report]:
        """Check documents one by one, in order, in as many processes as the settings say."""
        if self._settings.jobs == 1:
            return map(self.report, documents)
        return in_processes(documents, partial(_ready, self._settings), self._settings.jobs)

    def report(self, document: Document | Unreadable) -> Report:
        """Check one document of many: one that makes mtcheck fail has not been looked at, and the others go on."""
        try:
            return self.check(document)
        except MtcheckError:
            raise
        except Exception as error:
            failed = fault(error, document.name)
            return self.check(Unreadable(document.name, document.format, failed, path=document.path))

    def check(self, document: Document | Unreadable) -> Report:
        """Look for every sign in one document and measure what can be measured."""
        if isinstance(document, Unreadable):
            return self._not_looked(document)
        if not isinstance(document, Document):
            remedy = "give a text to mtcheck.check, or as mtcheck.read_string(…)"
            raise UsageError(f"checks a document, not a {type(document).__name__}", place="check", remedy=remedy)
        if document.source_language is None and self._lang != "auto":
            document = replace(document, source_language=self._lang)
        paired, errors = pair(document, self._pairing, self._reading)
        document = without_english_source(paired)
        # A counterpart that is missing concerns one document; one that does not line up is a mistake in the call.
        # Reports name the document beside it.
        skipped = [
            Skip(
                kind,
                str(error).removeprefix(f"{document.name}: "),
                EXIT_REFUSED if isinstance(error, AlignmentError) else EXIT_NOT_LOOKED,
            )
            for kind, error in errors
        ]
        view = View(document)
        if self._needs_source and not any(map(str.strip, view.sources.values())):
            return self._not_looked(
                self._without_source(paired, dict(errors).get(SOURCE), english=document is not paired)
            )
        hits = self._finder.hits(view, skipped)
        found = findings(view, hits)
        report = Report(
            document=document,
            words=view.count(),
            findings=found,
            scores={},
            skipped=tuple(skipped),
            signature=self.signature,
        )
        report = suppress(report, self._review)
        scoring = self._scoring
        if scoring.translation:
            witnesses = self._witnesses.hits(view) if self._witnesses else hits
            # What a story reads as does not hang on whether its source is at hand.
            heard = findings(view, alone(witnesses)) if self._witnesses or view.sources else found
            scoring = replace(scoring, heard=heard)
        if self._label_required:
            return require_label(score(allow_label(report), scoring), self._review)
        return score(report, scoring)

    def _without_source(self, document: Document, known: MtcheckError | None, *, english: bool) -> Unreadable:
        """Say that no paragraph of a document has a source, or why not: only rules that need one were chosen."""
        problem = "has no source, which all rules that were chosen need"
        remedy = "give it with --source, or choose others, too"
        if english:
            problem = "has an English source, and all rules that were chosen need another"
            remedy = "give what it was translated from, or choose others, too"
        elif document.source and not document.source.isspace():
            problem = "has a source of which no paragraph lines up, and all rules that were chosen need one"
            remedy = "give the source of this story, or choose others, too"
        error = known or InputError(problem, place=document.name, remedy=remedy)
        fatal = isinstance(error, AlignmentError)
        return Unreadable(document.name, document.format, error, fatal, document.path)

    def _not_looked(self, unread: Unreadable) -> Report:
        nothing = Document(unread.name, unread.format or "", (), path=unread.path)
        skip = Skip(DOCUMENT, str(unread.error), unread.exit_code)
        return Report(nothing, 0, (), {}, (skip,), self.signature)
