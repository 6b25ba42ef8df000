"""YAML → mappings, lists and text: every scalar stays text, every part keeps its line."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from mtcheck.rules.problems import At, Problems

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_KEYED = r"\s*(?:- )?[a-z_]+:"
# How a line begins that is no text: a key, a part of a list.
_BLOCK = re.compile(rf"{_KEYED}(?:\s|$)|\s*-\s")
_ALIAS = ("a pack cannot use YAML aliases (*name)", "write the text out")
# “\b” of a regular expression, in double quotation marks, is a backspace to YAML.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x85]")
_SINGLE = "put single quotation marks round the text: in double ones a backslash begins an escape of YAML"
_CLOSE = "close the quotation mark that a text begins with here"
_KINDS = {yaml.SequenceNode: "list", yaml.MappingNode: "mapping"}


def content(text: str, problems: Problems) -> Any:
    """Read YAML, keeping the line of each node; None where it is none, or empty."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        problems.lines[()], remedy = _mended(text, error)
        problems.note((), f"not YAML: {error.problem}", remedy)
        return None
    except yaml.reader.ReaderError as error:
        # Its position counts bytes or characters, as the loader does.
        problems.lines[()] = text.count("\n", 0, text.find(chr(error.character))) + 1
        problems.note((), f"not YAML: {error.reason}", "save the file as plain UTF-8 text")
        return None
    for line in _run_on(text):
        problems.lines[(line,)] = line
        problems.note((line,), "a text in quotation marks runs on over the next lines of the pack", _CLOSE)
    return None if root is None else _plain(root, (), problems, set())


def cut_short(text: str) -> Iterator[tuple[int, str]]:
    """Give the texts of sound YAML that a “#” cuts short, each with its line: what stands behind it is a comment.

    Behind a single word, as behind ``minor``, a comment is meant to be one.
    """
    lines = text.splitlines()
    for each in yaml.parse(text, Loader=_LOADER):
        if not isinstance(each, yaml.ScalarEvent) or each.style or " " not in each.value:
            continue
        if (mark := each.end_mark) and re.match(r"\s+#", lines[mark.line][mark.column :]):
            yield mark.line + 1, each.value


def _quoted(text: str) -> Iterator[yaml.ScalarToken]:
    """Give the texts in quotation marks, as far as this can be read."""
    try:
        for token in yaml.scan(text, Loader=_LOADER):
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                yield token
    except yaml.YAMLError:
        return


def _run_on(text: str) -> Iterator[int]:
    """Give the lines in which texts begin that end in quotation marks of others, and hold keys or parts of lists.

    YAML asks that a text goes on further to the right than its key stands, or its dash; the parser does not mind.
    """
    lines = text.splitlines()
    for token in _quoted(text):
        first, last = token.start_mark.line, token.end_mark.line
        column = _held_by(lines[first])
        if any(_BLOCK.match(line) and len(_indent(line)) <= column for line in lines[first + 1 : last + 1]):
            yield first + 1


def _held_by(line: str) -> int:
    """Give the column of the key that a text on this line belongs to, or of its dash; else the one before its own."""
    before = re.match(r"\s*(?:-\s+)*", line)[0]  # type: ignore[index]  # matches anything
    if re.match(r"[a-z_]+:", line[len(before) :]):
        return len(before)
    return before.rfind("-") if "-" in before else len(before) - 1


def _ended_early(text: str, *, listed: bool) -> Iterator[tuple[int, str]]:
    """Give the texts that end before their last words, each with its line and what to do.

    Words behind a space may be the next text where several are ``listed``.
    """
    lines = text.splitlines()
    words = re.compile(r"[^\s,\]}:#]" if listed else r"\s*[^\s,\]}:#]")
    for token in _quoted(text):
        first, last = token.start_mark.line, token.end_mark.line
        if words.match(lines[last], token.end_mark.column):
            remedy = "the text ends at its second quotation mark: put marks of the other kind round the whole of it"
            yield first + 1, remedy if first == last else _CLOSE


def _mended(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """Give the line to look at, and what to do there: a parser sees that it cannot go on, not what was meant."""
    problem, mark = error.problem or "", error.problem_mark or error.context_mark
    lines = text.splitlines()
    number = mark.line if mark else 0
    begun = error.context_mark.line if error.context_mark else number
    if line := next(_run_on(text), 0):
        return line, _CLOSE
    if "another document" in problem:
        return number + 1, "a file holds one pack: take the line “---” away, and the second head below it"
    if "escape character" in problem:
        return number + 1, _SINGLE
    if "end of stream" in problem and error.context_mark:
        return begun + 1, _CLOSE
    if early := next(_ended_early(text, listed="expected ','" in problem), None):
        return early
    if "expected ','" in problem:
        if begun != number:
            return begun + 1, "close the quotation mark or the bracket that is opened here"
        return number + 1, "put each text into straight quotation marks, and a comma between two"
    if "expected ':'" in problem and re.match(rf"{_KEYED}\S", lines[begun]):
        return begun + 1, "put a space behind the colon"
    read = lines[number][: mark.column + 1] if mark and number < len(lines) else ""
    return _misplaced(lines, number, read) or (
        number + 1,
        "quote texts that hold “: ”, “#” or begin with a sign; begin the keys of a block in one column",
    )


def _misplaced(lines: list[str], number: int, read: str) -> tuple[int, str] | None:
    """Say what is wrong with where a line begins, or the one before it; ``read`` is the line up to the mark."""
    before, line = lines[number - 1] if number else "", lines[number] if number < len(lines) else ""
    for at, each in ((number, before), (number + 1, line)):
        if "\t" in _indent(each):
            return at, "indent with spaces, not with tabs"
        if _indent(each).strip(" "):
            return at, "indent with plain spaces: these are of another kind"
    if re.match(r"\s*-[a-z_]+:", before):
        return number, "put a space behind the dash"
    if line.startswith("- ") and not any(each.startswith("rules:") for each in lines):
        return number + 1, "write “rules:” on a line before the first block"
    if (block := re.match(r" *(?=- id:)", line)) and (
        first := re.search(r"(?m)^ *(?=- id:)", "\n".join(lines[:number]))
    ):
        columns = len(first[0])
        if columns != len(block[0]):
            where = f"behind {columns} spaces" if columns else "at the margin"
            return (
                number + 1,
                f"begin “- id:” {where}, as the rules above do, and the keys below it two columns further in",
            )
    # A key begins here, or would, were it not taken for the rest of the text above.
    begins = not read[:-1].strip() or re.fullmatch(_KEYED, read)
    if begins and list(map(_indent, filter(str.strip, lines))).count(_indent(line)) == 1:
        return number + 1, "no other line begins in this column: begin it where its neighbours do"
    return None


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _plain(node: Any, at: At, problems: Problems, seen: set[int]) -> Any:
    problems.lines[at] = node.start_mark.line + 1
    if id(node) in seen:
        # An alias of an alias of an alias grows without end; no pack needs one.
        problems.note(at, *_ALIAS)
        return ""
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return _text(node, at, problems)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*at, number), problems, seen) for number, item in enumerate(node.value)]
    mapping: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        problems.lines[(*at, line)] = line
        if id(key) in seen:
            problems.note((*at, line), *_ALIAS)
            continue
        if not isinstance(key, yaml.ScalarNode):
            remedy = "write one word before the colon, and quotation marks round a text that begins with “[” or “{”"
            problems.note((*at, line), f"a {_KINDS[type(key)]} stands where a key belongs", remedy)
            continue
        seen.add(id(key))
        name = str(key.value)
        if name in mapping:
            problems.lines[(*at, name)] = line
            problems.note((*at, name), f"“{name}” is given twice", "keep one")
        mapping[name] = _plain(value, (*at, name), problems, seen)
        if _dashed(value, line):
            problems.note((*at, name), f"“{name}” is one text that begins with a dash", "put a space behind each dash")
        problems.lines[(*at, name)] = line
    return mapping


def _text(node: yaml.ScalarNode, at: At, problems: Problems) -> str:
    if node.style == '"' and _CONTROL.search(node.value):
        problems.note(at, "a control character stands in the text", _SINGLE)
    return str(node.value)


def _dashed(value: Any, line: int) -> bool:
    """Say whether this is a list whose dashes have no space behind them; ``line`` is that of its key, from 1."""
    listed = isinstance(value, yaml.ScalarNode) and not value.style and value.start_mark.line >= line
    return listed and bool(re.match(r"-\w", value.value))
