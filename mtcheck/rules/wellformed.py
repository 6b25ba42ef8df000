"""What a rule must be beyond its keys: one way to match, phrases that parse, examples that say something."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from mtcheck.model import Example, Match, Rule, Span
from mtcheck.rules.classes import CLASSES
from mtcheck.rules.groups import WHOLE, placeholders
from mtcheck.rules.macros import TOKENS, WORD_LISTS, expand
from mtcheck.rules.nodes import Bracket
from mtcheck.rules.phrases import PhraseError, parse
from mtcheck.rules.problems import At, Problems, nearest

MQM = tuple(
    f"{dimension}/{error}"
    for dimension, errors in {
        "terminology": "inconsistent wrong-term",
        "accuracy": "mistranslation addition omission untranslated do-not-translate",
        "linguistic": "grammar punctuation spelling unintelligible character-encoding word-order capitalization "
        "duplication",
        "style": "unidiomatic awkward register inconsistent",
        "locale": "number-format currency-format date-format time-format measurement-format address-format name-format",
        "markup": "residue whitespace",
    }.items()
    for error in errors.split()
)
_ID = re.compile(r"[A-Z]{1,12}[0-9]{1,4}")
_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
# Stands in an example between a paragraph's source and the English.
SOURCE_END = " => "
CONTEXTS = ("before", "not_before", "after", "not_after", "requires", "unless", "source_has", "source_lacks")


def check_rule(rule: Rule, at: At, problems: Problems, *, detectors: Collection[str], macros: Collection[str]) -> None:
    """Note what is wrong with a rule whose keys and values are right each by itself."""
    if not _ID.fullmatch(rule.id):
        problems.note((*at, "id"), f"“{rule.id}” is no rule id", "write up to 12 capitals, then up to 4 figures: ES014")
    if not _KEBAB.fullmatch(rule.name):
        problems.note((*at, "name"), f"“{rule.name}” is no rule name", "write small letters and hyphens: two-words")
    if rule.mqm not in MQM:
        alike = [each for each in MQM if each.partition("/")[0] == rule.mqm.partition("/")[0]]
        problems.note((*at, "mqm"), f"“mqm” cannot be “{rule.mqm}”", nearest(rule.mqm, alike or MQM))
    _check_match(rule.match, (*at, "match"), problems, detectors)
    _check_instead_of(rule, (*at, "instead_of"), problems)
    said = [("message", rule.message), ("instead", rule.instead or "")]
    for key, text in [*said, *(("instead_of", remedy) for remedy, _ in rule.instead_of)]:
        for name in _PLACEHOLDER.findall(text):
            if not rule.match.detector and name not in _placeholders(rule):
                problems.note((*at, key), f"unknown placeholder {{{name}}}", nearest(name, sorted(_placeholders(rule))))
        if stray := re.search("[{}]", _PLACEHOLDER.sub("", text)):
            problems.note((*at, key), f"“{stray[0]}” has no counterpart in “{key}”", "write both braces: {match}")

    _check_phrases(rule.match.phrases, (*at, "match", "phrase"), problems, macros, context=False)
    for key in CONTEXTS:
        _check_phrases(getattr(rule.conditions, key), (*at, key), problems, macros, context=True)
    if rule.conditions.needs_source and not (rule.match.detector or rule.conditions.source_has):
        remedy = "add “source_has” with the words of the source that it may render"
        problems.note(at, "the pack needs the source, and the rule asks nothing of it", remedy)


def _check_match(match: Match, at: At, problems: Problems, detectors: Collection[str]) -> None:
    if WHOLE in placeholders(match.regex or ""):
        problem = f"no group can be named “{WHOLE}”: {{{WHOLE}}} is all that is reported"
        problems.note((*at, "regex"), problem, "rename it")
    if sum(map(bool, (match.phrases, match.regex, match.detector))) != 1 or (match.names and len(match.phrases) > 1):
        problems.note(at, "a rule matches by one of phrase, names, regex and detector", "give exactly one")
    elif match.detector and match.detector not in detectors:
        # Not all of them are told, which are nearly a hundred.
        remedy = nearest(match.detector, sorted(detectors), otherwise="a detector is written in Python: use a phrase")
        problems.note((*at, "detector"), f"unknown detector “{match.detector}”", remedy)
    for name, times in _twice(match.names):
        problems.note((*at, "names"), f"“{name}” has {times} English names", "keep one")


def _check_instead_of(rule: Rule, at: At, problems: Problems) -> None:
    for words, times in _twice(rule.instead_of):
        problems.note(at, f"“{words}” has {times} remedies", "keep one")
    for words in (words for _, known in rule.instead_of for words in known):
        if not re.search(r"\w", words):
            problems.note(at, f"“{words}” is no word", "write the words as they are found")


def _twice(rows: Iterable[tuple[str, Collection[str]]]) -> Iterator[tuple[str, int]]:
    """Give what stands in several rows, each with their number."""
    counts = Counter(each for _, values in rows for each in set(values))
    return ((each, times) for each, times in counts.items() if times > 1)


def _placeholders(rule: Rule) -> set[str]:
    known = {WHOLE, "english"} if rule.match.names else {WHOLE}
    return known | set(placeholders(rule.match.regex or ""))


def check_lists(given: Mapping[str, object], at: At, problems: Problems) -> None:
    """Note each text of a condition that may be meant as several (`_is_a_list`); in a list, if of one, none may."""
    for key in CONTEXTS:
        if isinstance(text := given.get(key), str) and _is_a_list(text):
            problems.note((*at, key), f"“{text}” is one text", f"write [{text}], or \\, for a comma of the text")


def _is_a_list(text: str) -> bool:
    """Say whether a text may be meant as several: “one, two”, but not “{one, two}” or “, which”."""
    return bool(re.fullmatch(r"[^{},\\]+(?:,[^{},\\]+)+", text))


def _check_phrases(
    phrases: Sequence[str], at: At, problems: Problems, macros: Collection[str], *, context: bool
) -> None:
    for number, phrase in enumerate(phrases):
        try:
            nodes = parse(expand(phrase))
        except PhraseError as error:
            problem, remedy = error.problem, error.remedy
            if error.macro in macros:
                problem, remedy = f"<{error.macro}> stands in a macro of its pack", "write its words out there"
            elif error.macro:
                remedy = _meant(error.macro, macros)
            problems.note((*at, number), problem, remedy)
            continue
        if context and any(isinstance(node, Bracket) for node in nodes):
            problems.note((*at, number), "[[ ]] has no meaning in a condition", "take the brackets away")


def _meant(name: str, macros: Collection[str]) -> str:
    """Say which macro may be meant, and of a class with a form that it does not have, which it has."""
    kind, colon, form = name.partition(":")
    if not colon or kind not in CLASSES:
        return nearest(f"<{name}>", _names(macros))
    forms = CLASSES[kind]
    near = get_close_matches(form, forms, n=1)
    if near:
        return f"did you mean “<{kind}:{near[0]}>”?"
    return f"its forms are {', '.join(forms)}" if forms else f"write <{kind}>: it has no forms"


def _names(macros: Collection[str]) -> list[str]:
    forms = (f"{name}:{form}" for name, known in CLASSES.items() for form in known)
    return [f"<{name}>" for name in sorted([*TOKENS, *WORD_LISTS, *CLASSES, *forms, *macros])]


def check_macros(macros: Mapping[str, Sequence[str]], problems: Problems) -> None:
    """Note what is wrong with the word lists of a pack."""
    for name, words in macros.items():
        at: At = ("macros", name)
        if name in TOKENS or name in WORD_LISTS or name in CLASSES:
            problems.note(at, f"the macro <{name}> is built in", "give yours another name")
        elif not re.fullmatch(r"[A-Z][A-Z_]*", name):
            problems.note(at, f"“{name}” is no name of a macro", "use capitals: SPORT")
        # Also in a list: its words are written out between commas, and this one would be two.
        if len(words) == 1 and _is_a_list(words[0]):
            problems.note(at, f"“{words[0]}” is one text", f"write [{words[0]}]")
        _check_phrases(words, at, problems, macros, context=True)


def marked(text: str) -> Example:
    r"""Read an example whose matches stand in [[ ]]; raise PhraseError. “\[” is a bracket of the text itself."""
    plain, spans, opened, at = "", [], -1, 0
    for found in re.finditer(r"\\([\[\]])|\[\[(?!\[)|\]\]", text):
        plain += text[at : found.start()]
        at = found.end()
        if found.group(1):
            plain += found.group(1)
        elif (found.group() == "[[") == (opened >= 0):
            raise PhraseError("[[ and ]] do not pair up", "mark each match once; a bracket of the text is \\[")
        elif opened < 0:
            opened = len(plain)
        else:
            spans.append(Span(opened, len(plain)))
            opened = -1
    if opened >= 0:
        raise PhraseError("[[ is never closed", "add ]]")
    return Example(plain + text[at:], tuple(spans))


def check_example(text: str, at: At, problems: Problems, *, fires: bool, sourced: bool) -> Example:
    """Read an example; note where its brackets do not pair up, or say the opposite of what it stands under.

    ``sourced`` says that each of its paragraphs must have a source (`SOURCE_END`).
    """
    try:
        read = marked(text)
    except PhraseError as error:
        problems.note(at, error.problem, error.remedy)
        return Example(text, ())
    if sourced and not all(SOURCE_END in line for line in text.split("\n")):
        remedy = f"write the source first: La feria abrió.{SOURCE_END}The fair opened."
        problems.note(at, "an example of a pack that needs the source has none", remedy)
    if fires != bool(read.spans):
        problems.note(
            at,
            "an example under fires marks nothing" if fires else "an example under silent marks a match",
            "put the match in [[ ]]" if fires else "move it to fires, or take the [[ ]] away",
        )
    return read
