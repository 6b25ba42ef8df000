"""JSON whose strings know where they stand in the file."""

import json
import re
from json import scanner
from json.decoder import JSONObject, scanstring  # type: ignore[attr-defined]  # not in the stubs
from typing import Any, cast

from mtcheck.errors import InputError

# Half a surrogate pair: JSON can write one, no file can hold it.
_HALF = re.compile("[\ud800-\udfff]")


class Text(str):
    """A string of a JSON file; ``line`` is the line of the file it begins in."""

    __slots__ = ("line",)
    line: int | None


def nothing(constant: str) -> None:
    """Take “NaN” and “Infinity”, which programs write and JSON does not know, for no value."""


class _Decoder(json.JSONDecoder):
    """The decoder of the standard library, in Python, with strings that know their line."""

    def __init__(self, lines: int) -> None:
        super().__init__(parse_constant=nothing)
        self._lines = lines
        self._at = 0
        self.parse_object = JSONObject
        self.parse_string = self._string
        self.scan_once = scanner.py_make_scanner(self)  # type: ignore[attr-defined]  # not in the stubs

    def _string(self, source: str, end: int, strict: bool = True) -> tuple[str, int]:
        value, after = scanstring(source, end, strict)
        if after >= self._at:
            self._lines += source.count("\n", self._at, end)
            self._at = end
        text = Text(value)
        text.line = self._lines
        return text, after


def load(text: str, name: str, line: int = 1, remedy: str = "mend it, or export it again") -> Any:
    """Load a JSON text that begins in ``line`` of its file; half characters become U+FFFD.

    Raises InputError, with the line, for what is no JSON or nested beyond reason.
    """
    try:
        return _Decoder(line).decode(text)
    except (ValueError, RecursionError) as error:
        at = line + error.lineno - 1 if isinstance(error, json.JSONDecodeError) else line
        problem = "is nested too deep" if isinstance(error, RecursionError) else "is not JSON"
        raise InputError(problem, place=f"{name}:{at}", remedy=remedy) from None


def text(value: object) -> str:
    """Give a value of a JSON file as text: a string or a number as it is, anything else as nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _HALF.sub("\ufffd", str(value))


def line_of(value: object) -> int | None:
    """Give the line of the file in which a string begins."""
    return value.line if isinstance(value, Text) else None


def objects(value: object) -> list[dict[str, Any]]:
    """Give the objects in a value: one alone, or those of a list."""
    if isinstance(value, list):
        return [cast("dict[str, Any]", each) for each in value if isinstance(each, dict)]
    return [cast("dict[str, Any]", value)] if isinstance(value, dict) else []
