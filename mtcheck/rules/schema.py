"""YAML → rules: every scalar stays text, every error names file and line and says what to do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from mtcheck.errors import PackError
from mtcheck.model import Anchor, Claim, Conditions, Example, Kind, Match, Role, Rule, Severity, Span
from mtcheck.rules.macros import TOKENS, WORD_LISTS, expand
from mtcheck.rules.phrases import Bracket, PhraseError, parse
from mtcheck.rules.recipes import recipe
from mtcheck.rules.rulesets import Pack, Recipe

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
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_Text = Annotated[str, Field(min_length=1)]
_Texts = Annotated[tuple[_Text, ...], BeforeValidator(lambda value: (value,) if isinstance(value, str) else value)]


_Model = TypeVar("_Model", bound=BaseModel)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _MatchBlock(_Strict):
    phrase: _Texts = ()
    regex: _Text | None = None
    detector: _Text | None = None
    case: Literal["exact"] | None = None


class _Block(_Strict):
    id: _Text
    name: _Text
    kind: Kind
    claim: Claim
    severity: Severity
    mqm: _Text
    family: _Text | None = None
    match: _MatchBlock
    before: _Texts = ()
    not_before: _Texts = ()
    after: _Texts = ()
    not_after: _Texts = ()
    anchor: Anchor | None = None
    requires: _Texts = ()
    unless: _Texts = ()
    min_count: Annotated[int, Field(ge=1)] = 1
    source_has: _Texts = ()
    roles: Annotated[tuple[Role, ...], Field(min_length=1)] = Conditions().roles
    in_quotes: Literal["report", "skip", "only"] = "report"
    source: _Text | None = None
    source_expression: _Text | None = None
    message: _Text
    instead: _Text | None = None
    why: _Text
    fires: Annotated[_Texts, Field(min_length=1)]
    silent: Annotated[_Texts, Field(min_length=1)]


class _PackBlock(_Strict):
    pack: _Text
    language: _Texts = ()
    macros: dict[str, _Texts] = {}
    rules: list[Any]


_Path = tuple[str | int, ...]


@dataclass(slots=True)
class _Source:
    """A YAML file while it is read: the line of each node, and the problems so far."""

    place: str
    lines: dict[_Path, int] = field(default_factory=dict)
    problems: list[PackError] = field(default_factory=list)

    def line(self, path: _Path) -> int:
        """Give the line of a node, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def note(self, path: _Path, problem: str, remedy: str) -> None:
        """Keep a problem with its place."""
        self.problems.append(PackError(problem, place=f"{self.place}:{self.line(path)}", remedy=remedy))


def read_pack(path: Path, text: str, *, timed: bool, detectors: Mapping[str, object]) -> tuple[Pack, list[PackError]]:
    """Read a pack; give what could be read of it, and every problem in the order of the file.

    ``timed`` packs run under a time limit; ``detectors`` are the names that a rule may call.
    """
    source = _Source(str(path))
    content = _content(text, source)
    if isinstance(content, list):
        content = {"pack": path.stem, "rules": content}
        source.lines = {("rules", *at): line for at, line in source.lines.items()}
    header = _validate(_PackBlock, content, (), source) if isinstance(content, dict) else None
    if header is None:
        if not source.problems:
            source.note(
                (), "a pack is a mapping with “pack” and “rules”, or a list of rules", "begin with “pack: name”"
            )
        return Pack(path.stem, (), (), (), ()), source.problems
    _check_macros(header, source)
    rules: list[Rule] = []
    recipes: list[Recipe] = []
    lines: list[int] = []
    names: set[str] = set()
    for number, raw in enumerate(header.rules):
        at: _Path = ("rules", number)
        block = _validate(_Block, raw, at, source)
        if block is None:
            continue
        before = len(source.problems)
        if block.name in names:
            source.note((*at, "name"), f"two rules of this pack are named {block.name}", "give one another name")
        names.add(block.name)
        rule = _rule(block, header, at, source)
        _check(rule, at, source, detectors)
        _check_phrases(rule, at, source)
        made = _recipe(rule, at, source, timed=timed) if len(source.problems) == before else None
        if made:
            rules.append(rule)
            recipes.append(made)
            lines.append(source.line(at))
    return Pack(header.pack, header.language, tuple(rules), tuple(recipes), tuple(lines)), source.problems


def _content(text: str, source: _Source) -> Any:
    """Read YAML as mappings, lists and text, keeping the line of each node."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        source.lines[()] = mark.line + 1 if mark else 1
        source.note((), f"not YAML: {error.problem}", "quote texts that hold “: ”, “#” or begin with a sign")
        return None
    except yaml.YAMLError as error:
        source.note((), f"not YAML: {' '.join(str(error).split())}", "save the file as plain UTF-8 text")
        return None
    return None if root is None else _plain(root, (), source, set())


def _plain(node: Any, path: _Path, source: _Source, seen: set[int]) -> Any:
    source.lines[path] = node.start_mark.line + 1
    if id(node) in seen:
        # An alias of an alias of an alias grows without end; no pack needs one.
        source.note(path, "a pack cannot use YAML aliases (*name)", "write the text out")
        return ""
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, number), source, seen) for number, item in enumerate(node.value)]
    mapping: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in mapping:
            source.lines[(*path, name)] = key.start_mark.line + 1
            source.note((*path, name), f"“{name}” is given twice", "keep one")
        mapping[name] = _plain(value, (*path, name), source, seen)
        source.lines[(*path, name)] = key.start_mark.line + 1
    return mapping


def _validate(model: type[_Model], content: Any, at: _Path, source: _Source) -> _Model | None:
    try:
        return model.model_validate(content)
    except ValidationError as problems:
        for error in problems.errors(include_url=False):
            source.note((*at, *error["loc"]), *_plain_words(model, error))
        return None


def _plain_words(model: type[BaseModel], error: Any) -> tuple[str, str]:
    """Say what pydantic found, and what to do about it, as a pack author would."""
    key = next((part for part in reversed(error["loc"]) if isinstance(part, str)), "the rule")
    known = list((_MatchBlock if error["loc"][:1] == ("match",) and len(error["loc"]) > 1 else model).model_fields)
    match error["type"]:
        case "missing":
            return f"“{key}” is missing", "add it"
        case "extra_forbidden":
            return f"unknown key “{key}”", nearest(key, known)
        case "literal_error":
            allowed = re.findall(r"'([^']+)'", error["ctx"]["expected"])
            return f"“{key}” cannot be “{error['input']}”", nearest(str(error["input"]), allowed)
        case "string_too_short" | "too_short":
            return f"“{key}” is empty", "fill it in, or leave the key out where it is optional"
        case "int_parsing" | "greater_than_equal":
            return f"“{key}” is “{error['input']}”", "write a whole number from 1"
        case "string_type":
            return f"“{key}” is not a text", "write one text, in quotation marks where it holds “: ” or “{”"
        case "tuple_type" | "list_type":
            return f"“{key}” is not a list of texts", "write [one, two]"
    return f"“{key}” is not a mapping", "write keys and values below it"


def nearest(word: str, known: list[str]) -> str:
    """Name the known word that is most like this one, or all of them."""
    near = get_close_matches(word, known, n=1)
    return f"did you mean “{near[0]}”?" if near else f"known are {', '.join(known)}"


def _check_macros(header: _PackBlock, source: _Source) -> None:
    for name, words in header.macros.items():
        at = ("macros", name)
        if name in TOKENS or name in WORD_LISTS:
            source.note(at, f"the macro <{name}> is built in", "give yours another name")
        elif not re.fullmatch(r"[A-Z][A-Z_]*", name):
            source.note(at, f"“{name}” is no name of a macro", "use capitals: SPORT")
        for number, word in enumerate(words):
            try:
                parse(expand(word))
            except PhraseError as error:
                problem, _, remedy = str(error).partition("; ")
                source.note((*at, number), problem, remedy)


def marked(text: str) -> Example:
    r"""Read an example whose matches stand in [[ ]]; raise PhraseError. “\[” is a bracket of the text itself."""
    plain, spans, opened, at = "", [], -1, 0
    for found in re.finditer(r"\\([\[\]])|\[\[(?!\[)|\]\]", text):
        plain += text[at : found.start()]
        at = found.end()
        if found.group(1):
            plain += found.group(1)
        elif (found.group() == "[[") == (opened >= 0):
            raise PhraseError("[[ and ]] do not pair up; mark each match once, and write \\[ for a bracket of the text")
        elif opened < 0:
            opened = len(plain)
        else:
            spans.append(Span(opened, len(plain)))
            opened = -1
    if opened >= 0:
        raise PhraseError("[[ is never closed; add ]]")
    return Example(plain + text[at:], tuple(spans))


def _example(text: str, at: _Path, source: _Source, *, fires: bool) -> Example:
    try:
        read = marked(text)
    except PhraseError as error:
        problem, _, remedy = str(error).partition("; ")
        source.note(at, problem, remedy)
        return Example(text, ())
    if fires != bool(read.spans):
        source.note(
            at,
            "an example under fires marks nothing" if fires else "an example under silent marks a match",
            "put the match in [[ ]]" if fires else "move it to fires, or take the [[ ]] away",
        )
    return read


def _rule(block: _Block, header: _PackBlock, at: _Path, source: _Source) -> Rule:
    def texts(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(expand(value, header.macros) for value in values)

    return Rule(
        id=block.id,
        name=block.name,
        pack=header.pack,
        match=Match(texts(block.match.phrase), block.match.regex, block.match.detector, block.match.case is not None),
        kind=block.kind,
        claim=block.claim,
        severity=block.severity,
        mqm=block.mqm,
        message=block.message,
        why=block.why,
        instead=block.instead,
        source_expression=block.source or block.source_expression,
        family=block.family,
        fires=tuple(_example(text, (*at, "fires", n), source, fires=True) for n, text in enumerate(block.fires)),
        silent=tuple(
            _example(text, (*at, "silent", n), source, fires=False).text for n, text in enumerate(block.silent)
        ),
        conditions=Conditions(
            before=texts(block.before),
            after=texts(block.after),
            not_before=texts(block.not_before),
            not_after=texts(block.not_after),
            anchor=block.anchor,
            requires=texts(block.requires),
            unless=texts(block.unless),
            min_count=block.min_count,
            source_has=texts(block.source_has),
            roles=block.roles,
            in_quotes=block.in_quotes,
        ),
    )


_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def _check(rule: Rule, at: _Path, source: _Source, detectors: Mapping[str, object]) -> None:
    """Note what is wrong with a rule whose keys and values are right each by itself."""
    if not _ID.fullmatch(rule.id):
        source.note((*at, "id"), f"“{rule.id}” is no rule id", "write capitals and figures: ES014")
    if not _KEBAB.fullmatch(rule.name):
        source.note((*at, "name"), f"“{rule.name}” is no rule name", "write small letters and hyphens: two-words")
    if rule.mqm not in MQM:
        source.note((*at, "mqm"), f"“mqm” cannot be “{rule.mqm}”", nearest(rule.mqm, list(MQM)))
    match = rule.match
    if sum(map(bool, (match.phrases, match.regex, match.detector))) != 1:
        source.note((*at, "match"), "a rule matches by one of phrase, regex and detector", "give exactly one")
    elif match.detector and match.detector not in detectors:
        source.note(
            (*at, "match", "detector"),
            f"unknown detector “{match.detector}”",
            nearest(match.detector, sorted(detectors)),
        )
    for key, text in (("message", rule.message), ("instead", rule.instead or "")):
        for name in _PLACEHOLDER.findall(text):
            if not match.detector and name not in _placeholders(rule):
                source.note((*at, key), f"unknown placeholder {{{name}}}", nearest(name, sorted(_placeholders(rule))))


def _placeholders(rule: Rule) -> set[str]:
    return {"match", *re.findall(r"\(\?P<(\w+)>", rule.match.regex or "")}


def _recipe(rule: Rule, at: _Path, source: _Source, *, timed: bool) -> Recipe | None:
    try:
        return recipe(rule, timed=timed)
    except (re.error, OverflowError, RecursionError) as error:
        source.note((*at, "match", "regex"), f"not a regular expression: {error}", "see Python's re for the syntax")
        return None


def _check_phrases(rule: Rule, at: _Path, source: _Source) -> None:
    _try_phrases(rule.match.phrases, (*at, "match", "phrase"), source, context=False)
    for key in ("before", "not_before", "after", "not_after", "requires", "unless", "source_has"):
        _try_phrases(getattr(rule.conditions, key), (*at, key), source, context=True)


def _try_phrases(phrases: tuple[str, ...], at: _Path, source: _Source, *, context: bool) -> None:
    for number, phrase in enumerate(phrases):
        try:
            nodes = parse(expand(phrase))
        except PhraseError as error:
            problem, _, remedy = str(error).partition("; ")
            source.note((*at, number), problem, remedy)
            continue
        if context and any(isinstance(node, Bracket) for node in nodes):
            source.note((*at, number), "[[ ]] has no meaning in a condition", "take the brackets away")
