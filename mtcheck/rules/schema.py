"""YAML → rules: every scalar stays text, every error names file and line and says what to do."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from mtcheck.errors import PackError
from mtcheck.model import Anchor, Claim, Conditions, Kind, Match, Repair, Role, Rule, Severity
from mtcheck.rules.macros import expand
from mtcheck.rules.phrases import escaped
from mtcheck.rules.problems import At, Problems, nearest
from mtcheck.rules.recipes import recipe
from mtcheck.rules.rulesets import Pack, Recipe
from mtcheck.rules.wellformed import check_example, check_macros, check_rule
from mtcheck.text.language import code_of

_LANGUAGE = re.compile("[a-z]{2,3}")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_Text = Annotated[str, Field(min_length=1)]
_Texts = Annotated[tuple[_Text, ...], BeforeValidator(lambda value: (value,) if isinstance(value, str) else value)]

_NUMBERS = {
    "min_count": "whole number from 1",
    "corroborated_by": "whole number from 1",
    "density": "number above 0, at most 100: 2, or 1.5",
}
# What is said of a key that is no mapping from what to write to what is found.
_ROWS = {
    "names": ("has no English names", "write {London: [Londres]}"),
    "instead_of": ("does not say what is written for what", "write {area: [zone, zones]}"),
}

_Model = TypeVar("_Model", bound=BaseModel)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _MatchBlock(_Strict):
    phrase: _Texts = ()
    names: Mapping[_Text, Annotated[_Texts, Field(min_length=1)]] = {}
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
    corroborated_by: Annotated[int, Field(ge=0)] = 0
    density: Annotated[float, Field(gt=0, le=100)] = 0.0
    gives_way: bool = False
    source_has: _Texts = ()
    roles: Annotated[tuple[Role, ...], Field(min_length=1)] = Conditions().roles
    in_quotes: Literal["report", "skip", "only"] = "report"
    source: _Text | None = None
    source_expression: _Text | None = None
    message: _Text
    instead: _Text | None = None
    instead_of: Mapping[_Text, Annotated[_Texts, Field(min_length=1)]] = {}
    repair: Repair | None = None
    why: _Text
    fires: Annotated[_Texts, Field(min_length=1)]
    silent: Annotated[_Texts, Field(min_length=1)]


class _PackBlock(_Strict):
    pack: _Text
    language: _Texts = ()
    macros: dict[str, _Texts] = {}
    rules: list[Any]


def read_pack(path: Path, text: str, *, timed: bool, detectors: Mapping[str, object]) -> tuple[Pack, list[PackError]]:
    """Read a pack; give what could be read of it, and every problem in the order of the file.

    ``timed`` packs run under a time limit; ``detectors`` are the names that a rule may call.
    """
    problems = Problems(str(path))
    content = _content(text, problems)
    if isinstance(content, list):
        content = {"pack": path.stem, "rules": content}
        problems.lines = {("rules", *at): line for at, line in problems.lines.items()}
    header = _validate(_PackBlock, content, (), problems) if isinstance(content, dict) else None
    if header is None:
        if not problems.found:
            problem = (
                "is empty" if content is None else "a pack is a mapping with “pack” and “rules”, or a list of rules"
            )
            problems.note((), problem, "begin with “pack: name”, then “rules:”")
        return Pack(path.stem, (), (), (), ()), problems.found
    for language in header.language:
        if not _LANGUAGE.fullmatch(language):
            code = code_of(language.partition("-")[0])
            remedy = f"write {code}" if _LANGUAGE.fullmatch(code) else "write its code in small letters: es"
            problems.note(("language",), f"“{language}” is no code of a language", remedy)
    check_macros(header.macros, problems)
    rules: list[Rule] = []
    recipes: list[Recipe] = []
    lines: list[int] = []
    examples: list[tuple[int, ...]] = []
    names: set[str] = set()
    for number, raw in enumerate(header.rules):
        at: At = ("rules", number)
        block = _validate(_Block, raw, at, problems)
        if block is None:
            continue
        before = len(problems.found)
        if block.name in names:
            problems.note((*at, "name"), f"two rules of this pack are named {block.name}", "give one another name")
        names.add(block.name)
        rule = _rule(block, header, at, problems)
        check_rule(rule, at, problems, detectors=detectors, macros=header.macros)
        made = _recipe(rule, at, problems, timed=timed) if len(problems.found) == before else None
        if made:
            rules.append(rule)
            recipes.append(made)
            lines.append(problems.line(at))
            given = {"fires": len(rule.fires), "silent": len(rule.silent)}
            examples.append(tuple(problems.line((*at, key, n)) for key, count in given.items() for n in range(count)))
    pack = Pack(header.pack, header.language, tuple(rules), tuple(recipes), tuple(lines), tuple(examples))
    return pack, problems.found


def _content(text: str, problems: Problems) -> Any:
    """Read YAML as mappings, lists and text, keeping the line of each node."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        problems.lines[()], remedy = _mended(text, error)
        problems.note((), f"not YAML: {error.problem}", remedy)
        return None
    except yaml.YAMLError as error:
        problems.note((), f"not YAML: {' '.join(str(error).split())}", "save the file as plain UTF-8 text")
        return None
    return None if root is None else _plain(root, (), problems, set())


def _mended(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """Give the line to look at, and what to do there: a parser sees that it cannot go on, not what was meant."""
    if error.problem and "end of stream" in error.problem and error.context_mark:
        return error.context_mark.line + 1, "close the quotation mark that a text begins with here"
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    indents = re.findall(r"^[ \t]*", text, re.MULTILINE)
    indent = indents[line - 1] if line <= len(indents) else ""
    if "\t" in indent:
        return line, "indent with spaces, not with tabs"
    if indents.count(indent) == 1:
        return line, "no other line begins in this column: begin it where its neighbours do"
    return line, "quote texts that hold “: ”, “#” or begin with a sign; begin the keys of a block in one column"


def _plain(node: Any, at: At, problems: Problems, seen: set[int]) -> Any:
    problems.lines[at] = node.start_mark.line + 1
    if id(node) in seen:
        # An alias of an alias of an alias grows without end; no pack needs one.
        problems.note(at, "a pack cannot use YAML aliases (*name)", "write the text out")
        return ""
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*at, number), problems, seen) for number, item in enumerate(node.value)]
    mapping: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in mapping:
            problems.lines[(*at, name)] = key.start_mark.line + 1
            problems.note((*at, name), f"“{name}” is given twice", "keep one")
        mapping[name] = _plain(value, (*at, name), problems, seen)
        problems.lines[(*at, name)] = key.start_mark.line + 1
    return mapping


def _validate(model: type[_Model], content: Any, at: At, problems: Problems) -> _Model | None:
    try:
        return model.model_validate(content)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            problems.note((*at, *error["loc"]), *_plain_words(model, error))
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
        case _ if key in _NUMBERS:
            return f"“{key}” is “{error['input']}”", f"write a {_NUMBERS[key]}"
        case "string_type":
            return f"“{key}” is not a text", "write one text, in quotation marks where it holds “: ” or “{”"
        case "tuple_type" | "list_type":
            return f"“{key}” is not a list of texts", "write [one, two]"
        case "bool_parsing" | "bool_type":
            return f"“{key}” cannot be “{error['input']}”", "write true, or leave the key out"
        case "mapping_type" | "dict_type" if key in _ROWS:
            problem, remedy = _ROWS[key]
            return f"“{key}” {problem}", remedy
    return f"“{key}” is not a mapping", "write keys and values below it"


def _match(block: _MatchBlock, phrases: tuple[str, ...]) -> Match:
    rows = tuple(block.names.items())
    # Names are one phrase of many readings, and a capital is part of each.
    named = ("{" + ",".join(escaped(name) for _, names in rows for name in names) + "}",) if rows else ()
    return Match(phrases + named, block.regex, block.detector, block.case is not None or bool(rows), rows)


def _rule(block: _Block, header: _PackBlock, at: At, problems: Problems) -> Rule:
    def texts(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(expand(value, header.macros) for value in values)

    if block.density and not block.corroborated_by:
        problems.note((*at, "density"), "“density” without “corroborated_by”", "add “corroborated_by: 1”")
    return Rule(
        id=block.id,
        name=block.name,
        pack=header.pack,
        match=_match(block.match, texts(block.match.phrase)),
        kind=block.kind,
        claim=block.claim,
        severity=block.severity,
        mqm=block.mqm,
        message=block.message,
        why=block.why,
        instead=block.instead,
        instead_of=tuple(block.instead_of.items()),
        repair=block.repair,
        source_expression=block.source or block.source_expression,
        family=block.family,
        fires=tuple(check_example(text, (*at, "fires", n), problems, fires=True) for n, text in enumerate(block.fires)),
        silent=tuple(
            check_example(text, (*at, "silent", n), problems, fires=False).text for n, text in enumerate(block.silent)
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
            corroborated_by=block.corroborated_by,
            density=block.density,
            gives_way=block.gives_way,
            source_has=texts(block.source_has),
            roles=block.roles,
            in_quotes=block.in_quotes,
        ),
    )


def _recipe(rule: Rule, at: At, problems: Problems, *, timed: bool) -> Recipe | None:
    try:
        return recipe(rule, timed=timed)
    except (re.error, OverflowError, RecursionError) as error:
        problems.note((*at, "match", "regex"), f"not a regular expression: {error}", "see Python's re for the syntax")
        return None
