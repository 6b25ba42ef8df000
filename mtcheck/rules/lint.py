"""What is wrong with a pack, or could be better: each problem with its line and the remedy."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice, product
from pathlib import Path

from mtcheck.errors import PackError
from mtcheck.model import Rule
from mtcheck.rules.contents import cut_short
from mtcheck.rules.engine import Engine
from mtcheck.rules.evidence import load_evidence
from mtcheck.rules.examples import Failure, found_by_others, run_examples
from mtcheck.rules.findings import own_remedy, words_alone
from mtcheck.rules.literals import price
from mtcheck.rules.loading import PACKS, clashes, places, read_file, running_alongside, text_of
from mtcheck.rules.macros import expand
from mtcheck.rules.nodes import Bracket, Choice, Gap, Node, Phrase, Space, Text, Token, walk
from mtcheck.rules.phrases import parse
from mtcheck.rules.recipes import phrases_of
from mtcheck.rules.rulesets import Pack, Recipe, ruleset
from mtcheck.rules.runaways import runaways
from mtcheck.rules.wellformed import CONTEXTS
from mtcheck.text.language import LANGUAGES, identify

# A thousand rules of this price would take as long as the scan for literals takes a thousand times over: a rule that
# costs more is felt by itself.
_COSTLY = 5_000.0
# What breaks nothing begins with this: it only costs time, or is seldom meant.
ADVICE = "advice on "
# From so many words on a guess at their language is trusted: of Spanish cut to as many (corpora/wire/es) 96 in 100 are
# known for it, of four words 74.
_TELLING = 8
# Of a phrase with more readings than this the first are looked at.
_READINGS = 10_000
# “|” between words, “.*”, and “*” for any word; “Read more | Sign up” and “***” are copy.
_SIGN = re.compile(r"(?<=\w)\|(?=\w)|(?<=[.)])[*+]|^\*$")

# Soft hyphens, spaces without width and marks of direction come along with what is copied from a page.
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\ufeff]")
# Latin next to Greek or Cyrillic.
_MIXED = re.compile("[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]")

# A space that an alternative begins with, where a space stands before the brace already, or nothing.
_SPACED = re.compile(r"(?:^|(?<=\s))\{(?:[^{}]*[^{}\\],)?(?P<option>\s+[^{},]+)[^{}]*\}")


def lint_packs(paths: Sequence[Path], alongside: Sequence[Path] = ()) -> list[PackError]:
    """Read packs and name everything an author should see to, in the order of the files.

    ``alongside`` are the packs that run with these: their ids are taken. Raises `PackError` where one of those is
    broken.
    """
    problems: list[PackError] = []
    packs: list[Pack] = []
    files: list[Path] = []
    for path in paths:
        try:
            pack, unreadable = read_file(path)
        except PackError as error:
            problems.append(error)
            continue
        packs.append(pack)
        files.append(path)
        problems += unreadable
        if pack.rules:
            problems += _cut(path)
        for rule, made, line in zip(pack.rules, pack.recipes, pack.lines, strict=True):
            place = f"{path}:{line}"
            problems += (
                PackError(f"{rule.id}: {problem}", place=place, remedy=remedy) for problem, remedy in _lint(rule, made)
            )
        problems += _misnamed(path, pack)
        if pack.rules and not pack.languages and pack.name in LANGUAGES:
            problem = "no “language”: these rules run whatever --lang says"
            problems.append(PackError(problem, place=f"{path}:1", remedy=f"add “language: {pack.name}”"))
        standing = places([pack], [path])
        problems += (_failed(failure, standing) for failure in run_examples(ruleset([pack])))
    running = running_alongside(files, alongside)
    others = [pack for pack, _ in running]
    problems += clashes(packs, files, running) + _twins(packs, files, others)
    # Of examples that stand in one line each may say the same of itself.
    return list({str(each): each for each in (*problems, *_overlaps(packs, files, others))}.values())


def _misnamed(path: Path, pack: Pack) -> Iterator[PackError]:
    """Name a file among the packs that ship which is not read as one, or as another."""
    if path.resolve().parent != PACKS.resolve():
        return
    if path.suffix != ".yaml":
        yield PackError("no pack that ships, by its name", place=f"{path}:1", remedy=f"rename it {path.stem}.yaml")
    elif pack.name != path.stem:
        problem = f"the pack is named {pack.name}, and its file {path.name}"
        yield PackError(problem, place=f"{path}:1", remedy=f"write “pack: {path.stem}”, or rename the file")


def _failed(failure: Failure, standing: Mapping[Rule, Sequence[str]]) -> PackError:
    why, remedy = failure.why or ("", "change the match or the example")
    problem = f"{failure.rule.id}: {failure.example} {failure.problem}: “{failure.found}”{why and ', for '}{why}"
    return PackError(problem, place=standing[failure.rule][failure.number], remedy=remedy)


def _cut(path: Path) -> Iterator[PackError]:
    for line, text in cut_short(text_of(path)):
        remedy = "put quotation marks round the whole text, or the comment on a line of its own"
        yield PackError(f"the text ends before “#”: “{text}”", place=f"{path}:{line}", remedy=remedy)


def _lint(rule: Rule, made: Recipe) -> Iterator[tuple[str, str]]:
    for problem, remedy in _slow(rule, made):
        yield f"{ADVICE}speed: {problem}", remedy
    if rule.kind == "flag" and not rule.remedies and not rule.match.detector:
        yield "“instead” is missing", "say what a copy editor would write"
    if rule.instead_of and not rule.instead and (untold := next(_untold(rule), None)):
        yield f"no remedy is told for “{untold}”", "name some of its words below “instead_of”, or add “instead”"
    yield from _idle(rule)
    if rule.match.names and "{english}" not in f"{rule.message} {rule.instead}":
        yield "the English name is not told", "write {english} in “instead”"
    if rule.kind == "flag" and "{" not in rule.message:
        yield "the message does not say what was found", "quote it with {match}"
    if len(rule.fires) + len(rule.silent) < 3:
        yield "two examples show too little", "give three in all: best the nearest right English, under silent"
    if len(rule.why.split()) >= _TELLING and (language := identify(rule.why).language) != "en":
        yield f"“why” is not in English but in “{language}”", "write for an English copy desk"


def _idle(rule: Rule) -> Iterator[tuple[str, str]]:
    """Name what has no effect."""
    if rule.repair in ("suggestion", "detector") and not rule.match.detector:
        remedy = "leave it out; “delete” and “once” work with any match, and wording is for people to repair"
        yield f"“repair: {rule.repair}” does nothing here: only a detector knows what belongs there", remedy
    for words in _out_of_reach(rule):
        remedy = "write the words as they are found, or leave them out"
        yield f"“instead_of” has a remedy for “{words}”, which the rule does not find", remedy
    yield from _taken_for_another(rule)
    if sign := next(_signs_of_expressions(rule), None):
        remedy = "write {one,two} for either word, <0-3> for up to three, or a regex"
        yield f"“{sign}” stands for itself in a phrase", remedy


def _taken_for_another(rule: Rule) -> Iterator[tuple[str, str]]:
    """Name what a regular expression, or a word of a phrase, does not mean although it looks so."""
    regex = rule.match.regex or ""
    if listed := re.search(r"(?<!\?P)<[A-Z][A-Z_]*(?::[a-z]+)?>", regex):
        yield (
            f"“{listed[0]}” is a list of words in a phrase; in a regex it stands for itself",
            "use a phrase, or write the words out",
        )
    if not rule.match.case and "(?-i:" not in regex and "[A-Z]" in regex:
        remedy = "add “case: exact” below “match”, or write (?-i:[A-Z])"
        yield f"{ADVICE}capitals: “[A-Z]” matches small letters, too, as all of a regex does", remedy
    for spaced in filter(None, map(_SPACED.search, rule.match.phrases)):
        yield (
            f"“{spaced['option']}” is an alternative with its space",
            "put none behind the commas in braces: {one,two}",
        )
    for nodes in phrases_of(rule):
        for word in (word for node in walk(nodes) if isinstance(node, Text) for word in node.text.split()):
            if _HIDDEN.search(word):
                yield f"“{_HIDDEN.sub('·', word)}” holds a character that is not seen (here ·)", "type the word anew"
            elif _MIXED.search(word):
                yield f"“{word}” mixes letters of two alphabets that look alike", "type the word anew"


def _untold(rule: Rule) -> Iterator[str]:
    """Give what the rule may find and has no remedy for: its examples, and all that its phrases can be read as."""
    found = (example.text[slice(*span)] for example in rule.fires for span in example.spans)
    readings = (reading for nodes in phrases_of(rule) for reading in islice(_readings(_reported(nodes)), _READINGS))
    return (" ".join(text.split()) for text in chain(found, readings) if own_remedy(rule, text) is None)


def _out_of_reach(rule: Rule) -> Iterator[str]:
    """Give the words with a remedy that stand in nothing that the rule finds, where all of that can be written out."""
    phrases = list(map(_reported, phrases_of(rule))) if rule.instead_of else []
    if not phrases or any(isinstance(node, Token | Gap) for nodes in phrases for node in walk(nodes)):
        return
    readings = list(islice(chain.from_iterable(map(_readings, phrases)), _READINGS + 1))
    if len(readings) <= _READINGS:
        found = "|".join(map(words_alone, readings))
        yield from (each for _, known in rule.instead_of for each in known if words_alone(each) not in found)


def _signs_of_expressions(rule: Rule) -> Iterator[str]:
    """Give what means something in a regular expression, and in a phrase itself alone."""
    of = rule.conditions
    further = [phrase for key in CONTEXTS for phrase in getattr(of, key)]
    for nodes in (*phrases_of(rule), *(parse(expand(phrase)) for phrase in further)):
        signs = (_SIGN.search(node.text) for node in walk(nodes) if isinstance(node, Text))
        yield from (found[0] for found in signs if found)


def _reported(nodes: Phrase) -> Phrase:
    """Give the part of a phrase that is reported."""
    brackets = [number for number, node in enumerate(nodes) if isinstance(node, Bracket)]
    return nodes[slice(*brackets)] if brackets else nodes


def _readings(nodes: Phrase) -> Iterator[str]:
    """Write out what a phrase can match, with … for words that it does not name."""
    return map("".join, product(*map(_written, nodes)))


def _written(node: Node) -> list[str]:
    match node:
        case Text(text):
            return [text]
        case Choice(options):
            return [reading for option in options for reading in _readings(option)]
        case Token():
            return ["…"]
        case Space() | Gap():
            return [" "]
    return [""]


def _slow(rule: Rule, made: Recipe) -> Iterator[tuple[str, str]]:
    if rule.match.regex is not None:
        yield from sorted(set(runaways(made.pattern)))
    if not rule.match.detector:
        yield from _searching(made)


def _searching(made: Recipe) -> Iterator[tuple[str, str]]:
    if not made.hints:
        yield "nothing rare must stand in a match, so the rule is tried on every sentence", "add a word that must stand"
        return
    if price(made.hints) > _COSTLY:
        literals = [literal for hint in made.hints for literal in hint.literals.split("\n")]
        shown = ", ".join(map(repr, literals[:3]))
        yield (
            f"what must stand in a match is common ({shown} …)",
            "add a rarer word, or begin with it",
        )


def _twins(packs: Sequence[Pack], paths: Sequence[Path], others: Sequence[Pack]) -> list[PackError]:
    """Find rules that match the very same as one before them, or as one of a pack that runs alongside."""
    seen = {made.digest: rule.id for pack in others for rule, made in zip(pack.rules, pack.recipes, strict=True)}
    problems = []
    for pack, path in zip(packs, paths, strict=True):
        for rule, made, line in zip(pack.rules, pack.recipes, pack.lines, strict=True):
            if seen.get(made.digest, rule.id) != rule.id:
                problem = f"{rule.id} matches the same as {seen[made.digest]}"
                problems.append(PackError(problem, place=f"{path}:{line}", remedy="keep one"))
            seen.setdefault(made.digest, rule.id)
    return problems


def _told_once(one: Rule, other: Rule) -> bool:
    """Say whether of two rules on the same words one is told, by what their packs say of them."""
    return (
        one.conditions.gives_way
        or other.conditions.gives_way
        or (one.family is not None and one.family == other.family)
    )


def _overlaps(packs: Sequence[Pack], paths: Sequence[Path], others: Sequence[Pack]) -> Iterator[PackError]:
    """Name the flag that finds already what a new one does, where both would be told.

    Those that were measured were weighed against others; that two match the very same is told by `_twins`.
    """
    measured = load_evidence()
    digests = {
        rule: made.digest for pack in (*others, *packs) for rule, made in zip(pack.rules, pack.recipes, strict=True)
    }
    told: set[frozenset[Rule]] = set()
    engine = Engine(ruleset([*others, *packs]))
    for pack, path in zip(packs, paths, strict=True):
        for rule, line in zip(pack.rules, pack.lines, strict=True):
            if rule.kind != "flag" or rule.id in measured:
                continue
            found = (
                each
                for each in found_by_others(rule, engine)
                if each[0].kind == "flag"
                and digests[each[0]] != digests[rule]
                and not _told_once(rule, each[0])
                and {rule, each[0]} not in told
            )
            if first := next(found, None):
                other, words = first
                told.add(frozenset((rule, other)))
                problem = f"{rule.id}: {ADVICE}overlap: {other.id} {other.name} finds “{words}” as well"
                remedy = "widen that rule instead, or give both one “family”: then the longer find is told alone"
                yield PackError(problem, place=f"{path}:{line}", remedy=remedy)
