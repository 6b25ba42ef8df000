"""One frozen `Settings` from ``mtcheck.toml`` or ``[tool.mtcheck]`` and from flags; unknown keys are refused."""

import difflib
import math
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from mtcheck.errors import SettingsError, unopened
from mtcheck.terms import Dialect, Metric

FailOn = Literal["critical", "major", "minor", "never"]
Policy = Literal["label-required"]


# Keys that take a list, or a single value.
SEVERAL = frozenset({"reference", "metric", "to", "select", "ignore", "rules", "policy"})
# Keys that name files: in a settings file they are meant from its folder, wherever mtcheck is called.
FILES = ("source", "reference", "weights", "rules", "decisions", "baseline")
# Keys that take a text, or nothing, and those that are true or false.
_TEXTS = (*(name for name in FILES if name not in SEVERAL), "format", "encoding", "sheet", "out", "folder")
_SWITCHES = ("score", "main_text", "split")
# Keys that take one of a few words, or several of them.
_WORDS = {"fail_on": FailOn, "csv_dialect": Dialect, "metric": Metric, "policy": Policy}
# Limits by the most that can be asked for.
_MOST = {"max_penalty": math.inf, "min_bleu": 100, "max_p_mt": 1}
# Keys that take a table, or a text such as “text=body,id=slug”.
_TABLES = ("map", "prior")
# The fields of a record that ``map`` can name a column for, as readers know them.
COLUMNS = ("id", "text", "source", "reference", "document", "title", "lang", "src_lang", "url", "date")
# What else they are called: the title of a record is checked as a headline.
ALSO = {"headline": "title"}
# The name of a column may hold a comma: a pair ends only where another begins.
_BETWEEN = re.compile(r",(?=\s*[\w-]+\s*=)")
_MAP = f"write FIELD=COLUMN with a field of: {', '.join([*COLUMNS, *ALSO])}, and each once"
_PRIOR = "write NAME=RATE, as in native=0.8,person=0.15,machine=0.05"
# Flags that say how one call goes, and are no settings.
_OF_A_CALL = ("verbose", "quiet", "diff", "fix", "resume", "no_progress", "config")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run does; each field is a key of ``mtcheck.toml`` (``-`` for ``_``) and a flag of ``mtcheck check``.

    But for ``folder``: that of the settings file, which ``per_file_ignores`` are meant from; None for where mtcheck is
    called. A text stands for a list or a table as it does in the file (``select="ES014,core"``), a path for its name.
    Raises `SettingsError` for a value that a key cannot take.
    """

    lang: str = "auto"
    source: str | None = None
    reference: tuple[str, ...] = ()
    metric: tuple[Metric, ...] = ("bleu",)
    score: bool = True
    prior: Mapping[str, float] = field(default_factory=dict)
    weights: str | None = None
    map: Mapping[str, str] = field(default_factory=dict)
    format: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    main_text: bool = False
    to: tuple[str, ...] = ()
    out: str | None = None
    split: bool = False
    csv_dialect: Dialect = "excel"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    fail_on: FailOn = "major"
    max_penalty: float | None = None
    min_bleu: float | None = None
    max_p_mt: float | None = None
    decisions: str | None = None
    baseline: str | None = None
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    policy: tuple[Policy, ...] = ()
    jobs: int = 1
    folder: str | None = None

    def __post_init__(self) -> None:
        """Take the name or the tag of a language (“Spanish”, “es-MX”) for its code; refuse what would fail later."""
        for name in sorted({*SEVERAL, *_TEXTS, *_SWITCHES, *_TABLES, "per_file_ignores"}):
            object.__setattr__(self, name, _taken(name, getattr(self, name)))
        # As of a variable of the shell that is not set: it would mean the working directory. An empty baseline is none.
        for name in sorted({*FILES, "out"} - {"baseline"}):
            given = getattr(self, name)
            if given == "" or (isinstance(given, tuple) and "" in given):
                raise _impossible(name, "", "name a file or a folder, or leave it out")
        for name, known in _WORDS.items():
            _refuse_unless_of(name, getattr(self, name), get_args(known))
        if not isinstance(self.lang, str):
            raise _impossible("lang", self.lang, "give a language, or “auto”")
        if not isinstance(self.jobs, int) or isinstance(self.jobs, bool) or self.jobs < 1:
            raise _impossible("jobs", self.jobs, "give 1 or more")
        for name, most in _MOST.items():
            limit = getattr(self, name)
            if limit is not None and not _within(limit, most):
                wanted = f"from 0 to {most:g}" if math.isfinite(most) else "of 0 or more"
                raise _impossible(name, limit, f"give a number {wanted}")
        if self.lang != "auto":
            from mtcheck.text.language import code_of

            object.__setattr__(self, "lang", code_of(self.lang))

    @property
    def shows_signals(self) -> bool:
        """Say whether the user asked to see signals, which are otherwise only counted."""
        return "kind:signal" in map(str.casefold, self.select)


def _taken(name: str, given: Any) -> Any:
    """Take what is given for a key as the field of that name holds it; refuse another kind."""
    if name == "map":
        return mapping(given)
    if name == "prior":
        return rates(given)
    if name == "per_file_ignores":
        return _ignores(given)
    if name in _SWITCHES and not isinstance(given, bool):
        raise _impossible(name, given, "give true or false")
    value = os.fspath(given) if isinstance(given, os.PathLike) else given
    if name in _TEXTS and not isinstance(value, str | None):
        raise _impossible(name, given, "give a text")
    if name not in SEVERAL:
        return value
    values = [os.fspath(each) if isinstance(each, os.PathLike) else each for each in _one_or_more(value)]
    if not all(isinstance(each, str) for each in values):
        raise _impossible(name, given, "give a list of texts")
    # The name of a file may hold a comma.
    return tuple(values) if name in FILES else listed(values)


def _one_or_more(given: Any) -> list[Any]:
    """Take a single value for a list of it; a table is no list of its keys."""
    return [given] if isinstance(given, str | Mapping) or not isinstance(given, Iterable) else list(given)


def listed(values: Iterable[str]) -> tuple[str, ...]:
    """Take “a,b” and several values alike."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _ignores(given: Any) -> dict[str, tuple[str, ...]]:
    """Read the rules that each glob leaves out, one or several."""
    if not isinstance(given, Mapping) or not all(isinstance(glob, str) for glob in given):
        raise _impossible("per_file_ignores", given, "write a table of globs, each with the rules to leave out")
    found = {}
    for glob, words in given.items():
        several = _one_or_more(words)
        if not all(isinstance(word, str) for word in several):
            raise _impossible("per_file_ignores", words, f"give the rules to leave out of {glob} as a list of texts")
        found[glob] = listed(several)
    return found


def mapping(given: str | Mapping[str, Any] | Sequence[Any]) -> dict[str, str]:
    """Read the columns of fields, from a table or from ``text=COL,headline=COL``, once or several times.

    Raises `SettingsError`.
    """
    found = {}
    for name, column, said in _pairs("map", given, _MAP):
        field_ = ALSO.get(name, name)
        if field_ not in COLUMNS or field_ in found or not isinstance(column, str) or not column:
            raise _impossible("map", said, _MAP)
        found[field_] = column
    return found


def rates(given: str | Mapping[str, Any]) -> dict[str, float]:
    """Read rates by name, from a table or from ``native=0.8,person=15%``, without asking which names there are.

    Raises `SettingsError`.
    """
    found = {}
    for name, rate, said in _pairs("prior", given, _PRIOR):
        number, percent = (rate.removesuffix("%"), rate.endswith("%")) if isinstance(rate, str) else (rate, False)
        try:
            found[name] = float(number) / (100 if percent else 1)
        except (TypeError, ValueError):
            raise _impossible("prior", said, _PRIOR) from None
    return found


def _pairs(name: str, given: str | Mapping[str, Any] | Sequence[Any], remedy: str) -> Iterator[tuple[str, Any, str]]:
    """Give the names and values of a table, or of texts such as “a=b,c=d”, and how each pair was written."""
    several = [given] if isinstance(given, str) else given
    if isinstance(several, Mapping):
        yield from ((key, value, f"{key}={value}") for key, value in several.items())
    elif isinstance(several, list | tuple) and all(isinstance(each, str) for each in several):
        known = set()
        for pair in (part.strip(", ") for each in several for part in _BETWEEN.split(each)):
            if not pair:
                continue
            key, _, value = (part.strip() for part in pair.partition("="))
            if key in known:
                raise SettingsError(f"“{name}” says {key} twice", remedy="keep one of the two")
            known.add(key)
            yield key, value, pair
    else:
        raise _impossible(name, given, remedy)


def _impossible(name: str, value: object, remedy: str) -> SettingsError:
    return SettingsError(f"“{name.replace('_', '-')}” cannot be {value!r}", remedy=remedy)


def _refuse_unless_of(name: str, given: object, known: Sequence[str]) -> None:
    for word in given if name in SEVERAL and isinstance(given, tuple) else (given,):
        if word not in known:
            raise _impossible(name, word, f"give one of: {', '.join(known)}")


def _within(limit: object, most: float) -> bool:
    if isinstance(limit, bool) or not isinstance(limit, int | float):
        return False
    return math.isfinite(limit) and 0 <= limit <= most


def load_settings(config: str | None, flags: Mapping[str, Any], start: Path | None = None) -> Settings:
    """Read the settings file and lay the flags that were given over it.

    ``config`` names the file; without it ``mtcheck.toml``, or ``pyproject.toml`` with a ``[tool.mtcheck]`` table, is
    looked for in ``start`` (the working directory) and the folders above it. Flags that are None were not given.
    Raises `SettingsError`.
    """
    file = _file(config, start)
    settings = Settings() if file is None else _read(file)
    return replace(settings, **{name: value for name, value in flags.items() if value is not None})


def _file(config: str | None, start: Path | None = None) -> Path | None:
    return Path(config) if config else _nearest(start or Path.cwd())


def _nearest(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        own = folder / "mtcheck.toml"
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file() and _ours(shared) is not None:
            return shared
    return None


def _ours(file: Path) -> dict[str, Any] | None:
    """Give the table of a ``pyproject.toml`` that is meant for mtcheck, None where it has none."""
    found: Any = _table(file)
    for name in ("tool", "tool.mtcheck"):
        found = found.get(name.rpartition(".")[2])
        if found is None:
            return None
        if not isinstance(found, dict):
            remedy = "write [tool.mtcheck], and the keys below it"
            raise SettingsError(f"“{name}” is no table", place=str(file), remedy=remedy)
    return dict(found)


def _table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise SettingsError("there is no such settings file", place=str(file), remedy="check --config") from None
    except OSError as error:
        told = unopened(error, file)
        raise SettingsError(told.problem, place=told.place, remedy=told.remedy) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"cannot be read ({error})", place=str(file), remedy="save it as UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        # So is a text told that has no quotation marks.
        texts = ", where a text stands in quotation marks" if str(error).startswith("Invalid value") else ""
        raise SettingsError(f"is not valid TOML: {error}", place=str(file), remedy=f"mend that line{texts}") from error


def _read(file: Path) -> Settings:
    table = _ours(file) or {} if file.name == "pyproject.toml" else _table(file)
    known = [each.name for each in fields(Settings) if each.name != "folder"]
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            raise SettingsError(f"unknown key “{key}”", place=str(file), remedy=_meant(name, known))
        values[name] = value
    try:
        settings = Settings(**values)
    except SettingsError as error:
        raise SettingsError(error.problem, place=str(file), remedy=error.remedy) from None
    if file.parent in (Path(), Path.cwd()):
        return settings
    beside: dict[str, Any] = {name: _beside(file, named) for name in FILES if (named := getattr(settings, name))}
    return replace(settings, folder=str(file.parent), **beside)


def _meant(name: str, known: Sequence[str]) -> str:
    """Say what to write instead of a key that there is not."""
    if name == "tool":
        return "write the keys without [tool.mtcheck], which is for pyproject.toml"
    if name in _OF_A_CALL:
        return f"give it with the call: --{name.replace('_', '-')}"
    near = difflib.get_close_matches(name, known, 1)
    keys = ", ".join(each.replace("_", "-") for each in known)
    return f"did you mean “{near[0].replace('_', '-')}”?" if near else f"known keys are {keys}"


def named_files(settings: Settings, config: str | None) -> Iterator[str]:
    """Give the files and folders that settings name to be read, and the file that they were loaded from.

    ``config`` is what `load_settings` was called with.
    """
    if file := _file(config):
        yield str(file)
    for name in FILES:
        named = getattr(settings, name)
        yield from (named,) if isinstance(named, str) else named or ()


def _beside(file: Path, named: str | tuple[str, ...]) -> str | tuple[str, ...]:
    return str(file.parent / named) if isinstance(named, str) else tuple(str(file.parent / each) for each in named)


def settings_schema() -> dict[str, Any]:
    """Give the JSON Schema of ``mtcheck.toml``, as ``settings.schema.json`` holds it for editors."""
    from pydantic import TypeAdapter

    made = TypeAdapter(Settings).json_schema()
    properties = {}
    for name, form in made["properties"].items():
        if name == "folder":
            continue
        # TOML has no null: what is not given is left out.
        form = next((each for each in form.get("anyOf", ()) if each != {"type": "null"}), form)
        form = {key: value for key, value in form.items() if key not in ("title", "default")}
        if name in SEVERAL:
            form = {"anyOf": [form["items"], form]}
        elif name in _TABLES:
            if name == "map":
                form["propertyNames"] = {"enum": [*COLUMNS, *ALSO]}
            else:
                form["additionalProperties"] = {"anyOf": [form["additionalProperties"], {"type": "string"}]}
            texts = [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]
            form = {"anyOf": [*texts, form]}
        elif name == "per_file_ignores":
            one_or_more = form["additionalProperties"]
            form["additionalProperties"] = {"anyOf": [one_or_more["items"], one_or_more]}
        properties[name.replace("_", "-")] = form
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mtcheck.toml, or [tool.mtcheck] in pyproject.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
