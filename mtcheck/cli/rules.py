"""``mtcheck rules`` and ``mtcheck explain``: what is looked for, and whether the rules do what they say."""

import textwrap
from pathlib import Path
from typing import Annotated, Literal

import typer

from mtcheck.cli.arguments import listed
from mtcheck.errors import EXIT_CLEAN, EXIT_FOUND, EXIT_REFUSED, UsageError
from mtcheck.model import Rule

CLAIMS = {
    "mt": "a sign of machine translation",
    "translation": "reads as translated, by a machine or by a person",
    "defect": "broken copy, whoever made it",
    "provenance": "residue of a tool or a site",
}
UNMEASURED = "unmeasured"

app = typer.Typer(help="List, test and lint the rules.", no_args_is_help=True)

Packs = Annotated[list[Path] | None, typer.Option("--rules", help="A further rule pack (YAML). Repeatable.")]
Tokens = Annotated[list[str] | None, typer.Option(help="Rule, name, pack, claim:mt, kind:signal … with commas.")]


@app.command("list")
def list_(
    rules: Packs = None,
    select: Tokens = None,
    ignore: Tokens = None,
    to: Annotated[
        Literal["terminal", "jsonl"], typer.Option(help="terminal or jsonl (an object a rule).")
    ] = "terminal",
) -> None:
    """List the rules, the packs' own and further ones."""
    from mtcheck.rules import load_rules
    from mtcheck.rules import select as chosen

    found = chosen(load_rules(*(rules or ())), listed(select) or (), listed(ignore) or ()).rules
    if to == "jsonl":
        import json

        for rule in found:
            typer.echo(json.dumps(_record(rule), ensure_ascii=False))
        return
    for rule in found:
        typer.echo(
            f"{rule.id:<8} {rule.severity:<8} {rule.claim:<11} {rule.name}{' (signal)' * (rule.kind == 'signal')}"
        )
    signals = sum(rule.kind == "signal" for rule in found)
    typer.echo(f"{len(found)} rules: {len(found) - signals} flags, {signals} signals (only counted)")


@app.command("test")
def run_tests(
    packs: Annotated[list[Path] | None, typer.Argument(help="Pack files; the packs that ship otherwise.")] = None,
) -> None:
    """Run every example of every pack: what must fire, with its exact spans, and what must stay silent."""
    from mtcheck.rules.examples import run_examples
    from mtcheck.rules.loading import load_packs, shipped

    rules = load_packs(packs or list(shipped().values()))
    failures = run_examples(rules)
    for failure in failures:
        typer.echo(str(failure))
    examples = sum(len(rule.fires) + len(rule.silent) for rule in rules.rules)
    typer.echo(f"{len(rules.rules)} rules, {examples} examples, {len(failures)} failed")
    raise typer.Exit(EXIT_FOUND if failures else EXIT_CLEAN)


@app.command("lint")
def lint(
    packs: Annotated[list[Path] | None, typer.Argument(help="Pack files; the packs that ship otherwise.")] = None,
) -> None:
    """Say what is wrong with a pack, or could be better, each with its line and the remedy."""
    from mtcheck.rules.lint import lint_packs
    from mtcheck.rules.loading import shipped

    problems = lint_packs(packs or list(shipped().values()))
    for problem in problems:
        typer.echo(str(problem))
    typer.echo(f"{len(problems)} problems" if problems else "no problems")
    raise typer.Exit(EXIT_REFUSED if problems else EXIT_CLEAN)


@app.command("measure")
def measure(
    corpus: Annotated[
        list[Path] | None, typer.Option(help="Labelled text: records, or a folder with a manifest.toml. Repeatable.")
    ] = None,
    gold: Annotated[list[Path] | None, typer.Option(help="Marks of an annotator (JSONL). Repeatable.")] = None,
    docs: Annotated[list[Path] | None, typer.Option(help="The documents of each --gold, in the same order.")] = None,
    rules: Packs = None,
    to: Annotated[
        Literal["terminal", "jsonl"], typer.Option(help="terminal or jsonl (an object a figure).")
    ] = "terminal",
) -> None:
    """Measure the rules on labelled text: what they find, what they miss, and where they are wrong."""
    from mtcheck.measures import labelled, look
    from mtcheck.measures.gold import gold_figures, read_marked
    from mtcheck.measures.report import corpus_figures, json_lines, lines
    from mtcheck.rules import load_rules

    if len(gold or ()) != len(docs or ()):
        raise UsageError("each --gold needs its --docs", remedy="give as many of both")
    known = load_rules(*(rules or ()))
    looked = list(look(labelled(corpus or ()), known))
    stories: dict[str, set[str]] = {}
    for each in looked:
        for rule in each.hits:
            stories.setdefault(rule, set()).add(each.label.story)
    marked = [each for pair in zip(gold or (), docs or (), strict=True) for each in read_marked(*pair, known)]
    figures = [*gold_figures(marked, lambda rule: stories.get(rule, ())), *corpus_figures(looked, known.rules)]
    for line in json_lines(figures) if to == "jsonl" else lines(figures):
        typer.echo(line)


def explain(
    rule: Annotated[str, typer.Argument(help="The id or the name of a rule.")],
    rules: Packs = None,
) -> None:
    """Say what a rule means: its examples, its evidence, and what to write instead."""
    import difflib

    from mtcheck.rules import load_rules

    known = load_rules(*(rules or ())).rules
    found = [each for each in known if rule.casefold() in (each.id.casefold(), each.name)]
    if not found:
        names = [name for each in known for name in (each.id, each.name)]
        near = difflib.get_close_matches(rule, names, 1) or difflib.get_close_matches(rule.upper(), names, 1)
        remedy = f"did you mean {near[0]}?" if near else "mtcheck rules list names them all"
        raise UsageError(f"there is no rule “{rule}”", remedy=remedy)
    for each in found:
        typer.echo(explanation(each))


def explanation(rule: Rule) -> str:
    """Set a rule out in lines: what it looks for, why, what to write, and its examples."""
    from mtcheck.rules.examples import mark

    lines = [
        f"{rule.id} {rule.name}",
        f"{rule.kind}, {rule.severity} · {CLAIMS[rule.claim]} · MQM {rule.mqm} · pack {rule.pack}",
        "",
        *textwrap.wrap(rule.why, 78),
        "",
        f"Message  {rule.message}",
    ]
    if rule.source_expression:
        lines.append(f"Source   {rule.source_expression}")
    if rule.instead:
        lines.append(f"Instead  {rule.instead}")
    lines += ["", "Fires on"]
    lines += [f"  {mark(example.text, example.spans)}" for example in rule.fires]
    lines += ["Stays silent on", *(f"  {text}" for text in rule.silent)]
    lines += ["", f"Evidence {UNMEASURED}"]
    return "\n".join(lines)


def _record(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "name": rule.name,
        "pack": rule.pack,
        "kind": rule.kind,
        "claim": rule.claim,
        "severity": rule.severity,
        "mqm": rule.mqm,
        "message": rule.message,
        "evidence": None,
    }
