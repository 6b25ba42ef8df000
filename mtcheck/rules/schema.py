"""From what a pack file holds to rules: every error names file and line and says what to do."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from mtcheck.errors import PackError
from mtcheck.model import Anchor, Claim, Conditions, Example, Kind, Match, Repair, Role, Rule, Severity
from mtcheck.rules.contents import content
from mtcheck.rules.macros import expand
from mtcheck.rules.phrases import escaped
from mtcheck.rules.problems import At, Problems, nearest
from mtcheck.rules.recipes import recipe
from mtcheck.rules.rulesets import Pack, Recipe
from mtcheck.rules.wellformed import check_example, check_lists, check_macros, check_rule
from mtcheck.text.language import code_of

_LANGUAGE = re.compile("[a-z]{2,3}")

_Text = Annotated[str, Field(min_length=1)]
_Texts = Annotated[tuple[_Text, ...], BeforeValidator(lambda value: (value,) if isinstance(value, str) else value)]

_NUMBERS = {
    "min_count": "whole number from 1",
    "corroborated_by": "whole number from 1",
    "density": "number above 0, at most 100: 2, or 1.5",
}
# What is said of a key that should be a mapping or a list, and is not.
_SHAPES = {
    "rules": ("is not a list of rules", "begin each rule with “- id: ”, a space behind the dash"),
    "match": ("does not say by what", "write {phrase: in the frame of}"),
    "names": ("has no English names", "write {London: [Londres]}"),
    "instead_of": ("does not say what is written for what", "write {area: [zone, zones]}"),
}

# Codes of countries that are the codes of no language.
_COUNTRIES = {
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "gr": "el",
    "il": "he",
    "ir": "fa",
    "jp": "ja",
    "ua": "uk",
    "vn": "vi",
}
# What `re` says of an expression that it cannot read, what a writer of rules is told, and what to do.
_EXPRESSIONS = (
    ("missing )", "“(” is never closed", "add “)”, or write \\( for the character itself"),
    ("unbalanced parenthesis", "“)” closes nothing", "take it away, or write \\) for the character itself"),
    ("unterminated character set", "“[” is never closed", "add “]”, or write \\[ for the character itself"),
    ("min repeat", "a repeat has its larger number first", "write the smaller one first: {2,3}"),
    ("multiple repeat", "a repeat follows another", "take one away, or write \\*, \\+ or \\? for the character itself"),
    ("repeat", "a repeat follows nothing that it could repeat", "write \\*, \\+ or \\? for the character itself"),
    ("unknown extension", "“(?” begins no group", "write (?P<name>…) for a named group, (?:…) for one without a name"),
    ("look-behind", "a look-behind has several lengths", "use “before” or “not_before”, or one look-behind a length"),
    ("bad escape", "Python's re knows no such escape", "write what it stands for, or \\\\ for a backslash itself"),
    ("global flags", "flags stand within the expression", "leave (?i) out, for a regex does not mind case"),
    ("redefinition", "two groups have one name", "rename one, or write mark2, mark3 … in other branches"),
)

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
    corroborated_by: Annotated[int, Field(ge=1)] = 0
    density: Annotated[float, Field(gt=0, le=100)] = 0.0
    gives_way: bool = False
    source_has: _Texts = ()
    source_lacks: _Texts = ()
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
    needs_source: bool = False
    macros: dict[str, _Texts] = {}
    rules: list[Any]


def read_pack(path: Path, text: str, *, timed: bool, detectors: Mapping[str, object]) -> tuple[Pack, list[PackError]]:
    """Read a pack; give what could be read of it, and every problem in the order of the file.

    ``timed`` packs run under a time limit; ``detectors`` are the names that a rule may call.
    """
    problems = Problems(str(path))
    read = content(text, problems)
    if isinstance(read, list):
        read = {"pack": path.stem, "rules": read}
        problems.lines = {("rules", *at): line for at, line in problems.lines.items()}
    header = _header(read, path.stem, problems) if isinstance(read, dict) else None
    if header is None:
        if not problems.found:
            problem = "is empty" if read is None else "a pack is a mapping with “pack” and “rules”, or a list of rules"
            problems.note((), problem, "begin with “pack: name”, then “rules:”")
        return Pack(path.stem, (), (), (), ()), problems.found
    for language in header.language:
        code = _COUNTRIES.get(language.casefold()) or code_of(language.partition("-")[0])
        if code == "en":
            problem = f"“{language}” is what the copy is written in"
            problems.note(("language",), problem, "write what it is translated from: es")
        elif code != language or not _LANGUAGE.fullmatch(language):
            remedy = f"write {code}" if _LANGUAGE.fullmatch(code) else "write its code in small letters: es"
            problems.note(("language",), f"“{language}” is no code of a language", remedy)
    check_macros(header.macros, problems)
    rules: list[Rule] = []
    recipes: list[Recipe] = []
    lines: list[int] = []
    examples: list[tuple[int, ...]] = []
    seen: dict[str, int] = {}
    for number, raw in enumerate(header.rules):
        at: At = ("rules", number)
        block = _validate(_Block, raw, at, problems)
        if block is None:
            continue
        before = len(problems.found)
        _note_twice(header.rules, number, seen, problems)
        seen.setdefault(block.name, number)
        seen.setdefault(block.id, number)
        rule = _rule(block, header, at, problems)
        check_lists(raw, at, problems)
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


def _note_twice(blocks: list[Any], number: int, seen: Mapping[str, int], problems: Problems) -> None:
    """Note where the name of a rule is taken in its pack, and its id as well; ``seen``: by which rule.

    An id that is taken alone may be so by a rule of any pack (`loading.clashes`).
    """
    at, block = ("rules", number), blocks[number]
    if (other := seen.get(block["name"])) is None:
        return
    line = problems.line(("rules", other))
    if block == blocks[other]:
        problems.note(at, f"this block stands in line {line} already", "take one of the two away")
        return
    problems.note((*at, "name"), f"{block['name']} is the name of the rule in line {line}", "give one another name")
    if block["id"] in seen:
        line = problems.line(("rules", seen[block["id"]]))
        problems.note((*at, "id"), f"{block['id']} is the id of the rule in line {line}", "give one another id")


def _header(read: dict[str, Any], name: str, problems: Problems) -> _PackBlock | None:
    """Read the head of a pack; a key that is missing or unknown there hides nothing of its rules."""
    header = _validate(_PackBlock, read, (), problems)
    if header or "rules" not in read:
        return header
    known = {key: value for key, value in read.items() if key in _PackBlock.model_fields}
    try:
        return _PackBlock.model_validate({"pack": name, **known})
    except ValidationError:
        return None


def _validate(model: type[_Model], read: Any, at: At, problems: Problems) -> _Model | None:
    try:
        return model.model_validate(read)
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
        unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
        meant = {_meant(str(place[-1]), _model_at(model, place)) for place in unknown}
        places = [error["loc"] for error in errors]
        for error in errors:
            place = error["loc"]
            misspelt = error["type"] == "missing" and place[-1] in meant
            # A list whose parts are refused is found empty, too.
            follows = any(len(other) > 1 and other[:1] == place for other in places)
            if not (misspelt or follows):
                problems.note((*at, *place), *_plain_words(model, error))
        return None


def _plain_words(model: type[BaseModel], error: Any) -> tuple[str, str]:
    """Say what pydantic found, and what to do about it, as a pack author would."""
    place, given = error["loc"], error["input"]
    key = next((part for part in reversed(place) if isinstance(part, str)), "")
    match error["type"]:
        case "missing":
            return f"“{key}” is missing", "add it"
        case "extra_forbidden":
            return f"unknown key “{key}”", _belongs(key, _model_at(model, place))
        case "string_too_short" | "too_short":
            return f"“{key}” is empty", "fill it in, or leave the key out where it is optional"
        case "literal_error":
            return _no_such_word(key, given, re.findall(r"'([^']+)'", error["ctx"]["expected"]))
        case _ if key in _NUMBERS:
            return f"“{key}” is {f'“{given}”' if isinstance(given, str) else 'no number'}", f"write a {_NUMBERS[key]}"
        case "string_type" if isinstance(given, dict) and "id" in given:
            return (
                f"a rule stands in “{key}” of the rule above it",
                "begin its dash in the column of the other rules' dashes",
            )
        case "string_type" if isinstance(given, list) and place[-1] != key:
            return f"“{key}” holds a list in a list", "write [one, two], or one text behind each dash"
        case "string_type":
            return f"“{key}” is not a text", "write one text, in quotation marks where it holds “: ” or “{”"
        case "bool_parsing" | "bool_type":
            return f"“{key}” cannot be “{given}”", "write true, or leave the key out"
    return _no_such_shape(key, given, listed=error["type"] in ("tuple_type", "list_type"))


def _no_such_shape(key: str, given: Any, *, listed: bool) -> tuple[str, str]:
    """Say what should be a mapping, or a list (``listed``), and is none; without a key it is a rule."""
    if not key:
        return f"“{given}” is no rule", "begin each rule with “- id: ”, its other keys below “id”"
    if key in _SHAPES:
        problem, remedy = _SHAPES[key]
        return f"“{key}” {problem}", remedy
    if listed and isinstance(given, dict):
        return f"“{key}” is a mapping to YAML, not a text", "put quotation marks round a text that begins with “{”"
    if listed:
        return f"“{key}” is not a list of texts", "write [one, two]"
    return f"“{key}” is not a mapping", "write keys and values below it"


def _no_such_word(key: str, given: Any, allowed: list[str]) -> tuple[str, str]:
    if given and isinstance(given, str):
        return f"“{key}” cannot be “{given}”", nearest(given, allowed)
    return f"“{key}” is {'not one word' if given else 'empty'}", f"write one of {', '.join(allowed)}"


def _model_at(model: type[BaseModel], place: At) -> type[BaseModel]:
    return _MatchBlock if place[:-1] == ("match",) else model


def _meant(key: str, model: type[BaseModel]) -> str | None:
    """Give the key of a rule, or of the head, that is there once what is told of an unknown one is done."""
    if model is _MatchBlock:
        return key if key in _Block.model_fields else None
    if model is _Block and key in _MatchBlock.model_fields:
        return "match"
    elsewhere = {*_PackBlock.model_fields, *_MatchBlock.model_fields, *_Block.model_fields}
    return None if key in elsewhere else next(iter(get_close_matches(key, model.model_fields, 1)), None)


def _belongs(key: str, model: type[BaseModel]) -> str:
    """Say where a key belongs that is not known where it stands, or which one was meant."""
    if model is not _PackBlock and key in _PackBlock.model_fields:
        return "put it at the head of the pack, above “rules:”"
    if model is _Block and key in _MatchBlock.model_fields:
        return "put it below “match”"
    if model is not _Block and key in _Block.model_fields:
        return "put it in a rule, beside “match”"
    return nearest(key, list(model.model_fields))


def _match(block: _MatchBlock, phrases: tuple[str, ...]) -> Match:
    rows = tuple(block.names.items())
    # Names are one phrase of many readings, and a capital is part of each.
    named = ("{" + ",".join(escaped(name) for _, names in rows for name in names) + "}",) if rows else ()
    return Match(phrases + named, block.regex, block.detector, block.case is not None or bool(rows), rows)


def _rule(block: _Block, header: _PackBlock, at: At, problems: Problems) -> Rule:
    def texts(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(expand(value, header.macros) for value in values)

    def example(given: tuple[str, ...], key: str) -> Iterator[Example]:
        for n, text in enumerate(given):
            yield check_example(text, (*at, key, n), problems, fires=key == "fires", sourced=header.needs_source)

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
        fires=tuple(example(block.fires, "fires")),
        silent=tuple(each.text for each in example(block.silent, "silent")),
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
            source_lacks=texts(block.source_lacks),
            needs_source=header.needs_source,
            roles=block.roles,
            in_quotes=block.in_quotes,
        ),
    )


def _recipe(rule: Rule, at: At, problems: Problems, *, timed: bool) -> Recipe | None:
    try:
        return recipe(rule, timed=timed)
    except (re.error, OverflowError, RecursionError) as error:
        own_words = (str(error), "see Python's re for the syntax")
        problem, remedy = next(((said, todo) for sign, said, todo in _EXPRESSIONS if sign in str(error)), own_words)
        if problem != str(error) and isinstance(error, re.error) and error.pos is not None:
            problem += f", at “{str(error.pattern)[error.pos : error.pos + 20]}”"
        problems.note((*at, "match", "regex"), f"not a regular expression: {problem}", remedy)
        return None
