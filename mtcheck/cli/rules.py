"""``mtcheck rules`` and ``mtcheck explain``: what is looked for, and whether the rules do what they say."""

import textwrap
from collections.abc import Iterator
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mtcheck.cli.arguments import Command, aside, print_data, print_record, refuse_unless_date, sparing
from mtcheck.errors import EXIT_CLEAN, EXIT_FOUND, EXIT_REFUSED, InputError, PackError, UsageError
from mtcheck.model import Document, Rule
from mtcheck.settings import listed, load_settings

if TYPE_CHECKING:
    from mtcheck.measures import Label, Looked
    from mtcheck.readers import Unreadable
    from mtcheck.rules import RuleSet
    from mtcheck.rules.evidence import Known

app = typer.Typer(help="List, test, lint and measure the rules.", no_args_is_help=True)

Packs = Annotated[
    list[Path] | None,
    typer.Option("--rules", help="A further rule pack (YAML), in place of those of the settings. Repeatable."),
]
Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PACK]...", help="Pack files; those that ship and those of the settings otherwise."),
]


@app.command("list")
def list_(
    rules: Packs = None,
    select: Annotated[
        list[str] | None, typer.Option(help="Only these: id, name, pack, claim:mt, kind:signal …; several with commas.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these; words as for --select.")] = None,
    to: Annotated[
        Literal["terminal", "jsonl"], typer.Option(help="terminal or jsonl (an object a rule).")
    ] = "terminal",
) -> None:
    """List the rules that ship, and those of further packs."""
    from mtcheck.rules import load_rules
    from mtcheck.rules import select as chosen
    from mtcheck.rules.evidence import evidence_of
    from mtcheck.writers.wording import counted

    further = _further(rules)
    kept = chosen(load_rules(*further), listed(select or ()), listed(ignore or ()))
    found = kept.rules
    known = evidence_of(kept, *further)
    if to == "jsonl":
        for rule in found:
            print_record(_record(rule, known.get(rule.id)))
        return
    for rule in found:
        typer.echo(
            f"{rule.id:<8} {rule.severity:<8} {rule.claim:<11} {rule.name}{' (signal)' * (rule.kind == 'signal')}"
        )
    signals = sum(rule.kind == "signal" for rule in found)
    counts = f"{counted(len(found) - signals, 'flag')}, {counted(signals, 'signal')} (only counted)"
    never = sum(rule.id not in known for rule in found)
    typer.echo(f"{counted(len(found), 'rule')}: {counts}{f'; {never:,} never measured' * bool(never)}")


@app.command("test")
def run_tests(packs: Files = None) -> None:
    """Run every example of every pack: what must fire, with its exact spans, and what must stay silent."""
    from mtcheck.rules.examples import run_examples
    from mtcheck.rules.loading import load_pack, load_packs, places, shipped
    from mtcheck.writers.wording import counted

    own = list(shipped().values())
    files = packs or [*own, *_further()]
    rules = load_packs(files, own)
    failures = run_examples(rules)
    standing = places([*map(load_pack, files)], files) if failures else {}
    for failure in failures:
        typer.echo(f"{standing[failure.rule][failure.number]}: {failure}")
    examples = sum(len(rule.fires) + len(rule.silent) for rule in rules.rules)
    typer.echo(f"{counted(len(rules.rules), 'rule')}, {counted(examples, 'example')}, {len(failures):,} failed")
    raise typer.Exit(EXIT_FOUND if failures else EXIT_CLEAN)


@app.command("lint")
def lint(packs: Files = None) -> None:
    """Say what is wrong with a pack, or could be better, each with its line and the remedy.

    The exit code is 1 where something is wrong, as of an example that fails, and 2 where a check would refuse the pack.
    """
    from mtcheck.rules.lint import ADVICE, lint_packs
    from mtcheck.rules.loading import load_packs, shipped
    from mtcheck.writers.wording import counted

    own = list(shipped().values())
    files = packs or [*own, *_further()]
    said = lint_packs(files, own)
    problems = [each for each in said if ADVICE not in str(each)]
    advised = {each.problem.partition(":")[0] for each in said if ADVICE in str(each)}
    # Packs that ship have much advice of old, and what is wrong with a new rule would be lost in it.
    for each in sorted(said, key=lambda each: ADVICE in str(each)):
        typer.echo(str(each))
    advice = f", and advice on {counted(len(advised), 'rule')}" if advised else ""
    refused = False
    try:
        if problems:
            # Raises what ends a check.
            load_packs(files, own)
    except PackError as error:
        # It is told above, unless a file was changed since.
        if (error.place, error.problem) not in {(each.place, each.problem) for each in problems}:
            raise
        refused = True
    refusal = "; a check refuses such a pack" * refused
    typer.echo(f"{counted(len(problems), 'problem') if problems else 'no problems'}{advice}{refusal}")
    raise typer.Exit(EXIT_REFUSED if refused else EXIT_FOUND if problems else EXIT_CLEAN)


@app.command("measure", cls=Command)
def measure(
    corpus: Annotated[
        list[Path] | None, typer.Option(help="Labelled text: records, or a folder with a manifest.toml. Repeatable.")
    ] = None,
    gold: Annotated[list[Path] | None, typer.Option(help="Marks of an annotator (JSONL). Repeatable.")] = None,
    docs: Annotated[list[Path] | None, typer.Option(help="The documents of each --gold, in the same order.")] = None,
    out: Annotated[Path | None, typer.Option(help="A folder to write the evidence to, a file a pack.")] = None,
    date: Annotated[
        str | None, typer.Option(help="The date of the texts, YYYY-MM-DD: part of the evidence, so --out needs it.")
    ] = None,
    rules: Packs = None,
    to: Annotated[
        Literal["terminal", "jsonl"], typer.Option(help="terminal or jsonl (an object a figure).")
    ] = "terminal",
) -> None:
    """Measure the rules on labelled text: what they find, what they miss, and where they are wrong.

    --corpus gives the figures of the rules, and with --out their evidence: the same texts, rules and date give the same
    bytes. --gold and --docs give what of an annotator's marks they find. Marks alone take seconds: then the stories
    that a rule fires in are those of its evidence.
    """
    from mtcheck.measures.report import figures_of, json_lines, lines, new_lines, objection_lines
    from mtcheck.measures.tally import corpus_digests, evidence_by_pack
    from mtcheck.rules import load_rules
    from mtcheck.rules.evidence import evidence_of, written
    from mtcheck.writers.files import fresh

    _refuse_unless_measurable(corpus, gold, docs, out, date)
    further = _further(rules)
    known = load_rules(*further)
    looked = _looked(corpus, known)
    figures = figures_of(looked, list(zip(gold or (), docs or (), strict=True)), known)
    if to == "jsonl":
        for line in json_lines(figures):
            print_data(line)
    else:
        for line in lines(figures):
            typer.echo(line)
    if not corpus:
        return
    evidence = evidence_by_pack(looked, known, corpus_digests(corpus), date or "")
    if to == "terminal":
        # At the end, where it is seen: what somebody who writes a rule wants to know.
        for line in (*objection_lines(known, evidence), *new_lines(known, evidence, evidence_of(known, *further))):
            typer.echo(line)
    if out:
        with sparing([*corpus, *(gold or ()), *(docs or ()), *further]):
            for pack in evidence:
                path = out / f"{pack.pack}.json"
                with fresh(path) as stream:
                    stream.write(written(pack))
                typer.echo(f"wrote {path}", err=True)


def _refuse_unless_measurable(
    corpus: list[Path] | None, gold: list[Path] | None, docs: list[Path] | None, out: Path | None, date: str | None
) -> None:
    if len(gold or ()) != len(docs or ()):
        raise UsageError("each --gold needs its --docs", remedy="give as many of both")
    if not corpus and (out or not gold):
        remedy = "give labelled text with --corpus, or marks with --gold and --docs"
        raise UsageError("nothing to measure on", remedy=remedy)
    if out and date is None:
        raise UsageError("evidence has a date", place="--out", remedy="give that of the texts with --date YYYY-MM-DD")
    if date is not None:
        refuse_unless_date(date)


def _looked(corpus: list[Path] | None, known: "RuleSet") -> "list[Looked]":
    """Look at a corpus; say what of it could not be read. Raises InputError where nothing is left to measure."""
    from mtcheck.measures import look

    return list(look(_labelled(corpus), known)) if corpus else []


def _labelled(corpus: list[Path]) -> "Iterator[tuple[Document, Label]]":
    """Read a corpus; then say what of it could not be read. Raises InputError where nothing of it is labelled."""
    from collections import Counter

    from mtcheck.measures import labelled

    unread: list[Unreadable] = []
    found = False
    for each in labelled(corpus, unread):
        found = True
        yield each
    for name, count in Counter(each.name.partition(":")[0] for each in unread).items():
        typer.echo(f"mtcheck: {name}: not looked at, could not be read: {count}", err=True)
    if not found:
        raise InputError("no labelled text in the corpus", remedy="name origin in its records: native, human or mt")


@app.command("mine", cls=Command)
def mine(
    corpus: Annotated[list[Path], typer.Option(help="Labelled text, as for measure. Repeatable.")],
    lang: Annotated[
        list[str] | None,
        typer.Option(help="Source languages (es, fr, …), with commas; all that the corpus has otherwise."),
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="So many word sequences and class patterns a language.")] = 500,
    out: Annotated[Path | None, typer.Option(help="The file to write; the terminal otherwise.")] = None,
) -> None:
    """List what machine translations say oftener than people do with the same stories, and than native English.

    Tab-separated lines, the most telling first: raw material for rules, to be read, never rules.
    """
    from mtcheck.measures.mining import gathered, languages_of, mined, tsv, wanting
    from mtcheck.text.language import code_of
    from mtcheck.writers.files import fresh

    texts = gathered(_labelled(corpus))
    there = languages_of(texts)
    wanted = tuple(map(code_of, listed(lang or ()))) or there
    for language in wanted:
        if language not in there:
            remedy = f"there are {', '.join(there)}" if there else "label translations with origin, doc_id and src_lang"
            raise UsageError(f"no machine and human translations from “{language}”", remedy=remedy)
    found = [each for language in wanted for each in mined(texts, language, most)]
    if not found:
        typer.echo(f"mtcheck: nothing to list: {wanting(texts, wanted)}", err=True)
    lines = tsv(found)
    if out:
        with sparing(corpus), fresh(out) as stream:
            stream.writelines(f"{line}\n" for line in lines)
        return
    for line in lines:
        print_data(line)


@app.command("pages", cls=Command)
def pages(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the pages go.")],
    rules: Packs = None,
) -> None:
    """Write a page a rule (Markdown), and indexes by language, family, severity and claim.

    Pages of an earlier run whose rules are gone are taken away.
    """
    from mtcheck.rules import load_rules
    from mtcheck.rules.evidence import evidence_of
    from mtcheck.rules.pages import BACK
    from mtcheck.rules.pages import pages as pages_of
    from mtcheck.writers.files import fresh
    from mtcheck.writers.wording import counted

    further = _further(rules)
    known = load_rules(*further)
    made = pages_of(known, evidence_of(known, *further))
    with sparing(further):
        for name, text in made.items():
            with fresh(folder / name) as stream:
                stream.write(text)
        for page in (folder / "rules").glob("*.md"):
            # Not what somebody has put there.
            if f"rules/{page.name}" not in made and page.read_bytes().endswith(f"{BACK}\n".encode()):
                page.unlink()
    aside(f"wrote {counted(len(made), 'page')}; begin with {folder / next(iter(made))}")


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The id or the name of a rule.")],
    rules: Packs = None,
) -> None:
    """Say what a rule means: its examples, its evidence, and what to write instead."""
    from mtcheck.reviews.labels import RULE as LABEL
    from mtcheck.rules import load_rules
    from mtcheck.rules.evidence import NEVER_COUNTED, evidence_of
    from mtcheck.rules.selection import meant
    from mtcheck.writers.terminal import WIDEST

    further = _further(rules)
    known = load_rules(*further)
    found = [each for each in (*known.rules, LABEL) if rule.casefold() in (each.id.casefold(), each.name)]
    if not found:
        names = [name for each in known.rules for name in (each.id, each.name)]
        own = " (rules of your own packs: --rules FILE)" * (not further and rule[-1:].isdigit())
        raise UsageError(f"there is no rule “{rule}”", remedy=f"{meant(rule, names)}{own}")
    evidence = evidence_of(known.only(found), *further)
    width = max(20, min(get_terminal_size().columns, WIDEST) - 2)
    for each in found:
        typer.echo(explanation(each, str(evidence.get(each.id, NEVER_COUNTED)), width))


def _further(rules: list[Path] | None = None) -> list[Path]:
    """Give the packs that run beside those that ship: the ones named, else those of the settings."""
    return rules or [Path(name) for name in load_settings(None, {}).rules]


def explanation(rule: Rule, evidence: str, width: int) -> str:
    """Set a rule out in lines: what it looks for, why, what to write, its examples, and what is known of it."""
    from mtcheck.rules.examples import mark
    from mtcheck.rules.pages import conditions_of, names_of, printable
    from mtcheck.terms import CLAIM_MEANINGS

    def put(title: str, text: str | None) -> list[str]:
        return textwrap.wrap(f"{title:<9}{printable(text)}", width, subsequent_indent=" " * 9) if text else []

    def example(text: str) -> list[str]:
        return textwrap.wrap(f"  {printable(text)}", width, subsequent_indent="    ")

    about = f"{rule.kind}, {rule.severity} · {CLAIM_MEANINGS[rule.claim]} · MQM {rule.mqm} · pack {rule.pack}"
    instead = [*rule.remedies, *names_of(rule)]
    blocks = [
        [f"{rule.id} {rule.name}", *textwrap.wrap(about, width)],
        textwrap.wrap(rule.why, width),
        [
            *put("Message", rule.message),
            *put("Source", rule.source_expression),
            *(line for number, each in enumerate(instead) for line in put("" if number else "Instead", each)),
            *put("Counts", "; ".join(conditions_of(rule))),
        ],
        [
            "Fires on",
            *(line for each in rule.fires for line in example(mark(each.text, each.spans))),
            "Stays silent on",
            *(line for each in rule.silent for line in example(each)),
        ],
        put("Evidence", evidence),
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks)


def _record(rule: Rule, known: "Known | None") -> dict[str, object]:
    from mtcheck.rules.evidence import record

    evidence = {"words": str(known), "date": known.of_pack.date, **record(known.evidence)} if known else None
    return {
        "id": rule.id,
        "name": rule.name,
        "pack": rule.pack,
        "kind": rule.kind,
        "claim": rule.claim,
        "severity": rule.severity,
        "mqm": rule.mqm,
        "message": rule.message,
        "evidence": evidence if known and known.evidence.seen else None,
    }
