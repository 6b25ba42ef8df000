"""What an author says to mtcheck in the comments of Markdown and HTML."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from mtcheck.model import Comment

# What can be done to findings.
ACTIONS = ("ignore", "ignore-file")
# One that addresses mtcheck, or seems to; a name that is misspelt is looked at before an action alone.
_COMMENT = re.compile(
    r"<!--\s*(?P<name>(?i:mt[-_ ]?check)|(?P<misspelt>[A-Za-z]{5,9})(?=\s{0,9}:?\s{0,9}ignore\b))(?=[\W_])"
    r"(?P<said>.{0,500}?)-->",
    re.DOTALL,
)
_NAME = "mtcheck"
# Of its seven letters one or two may be other ones, left out, doubled or turned round.
_MISSPELT = 0.8
# A line that opens or closes code of Markdown; what stands there is shown, and addresses nobody.
_FENCE = re.compile(r"^[ \t>]*(?P<mark>`{3,}|~{3,})(?P<rest>[^\n]*)$", re.MULTILINE)
# The colon may be forgotten before “ignore”.
_ADDRESS = re.compile(r":|\s+ignore(?:-file)?(?:\s|$)")
# Word processors make a dash of two hyphens.
_REASON = re.compile(r"\s+(?:--|[-–—](?=\s|$))\s*")
_ACTION = re.compile(r"[\s:_-]*(?P<action>(?i:ignore(?:[\s_-]*file)?)(?![\w-])|(?:[^\s,]*[^\s,:])?)(?P<stop>\s*:)?")
_WORD = re.compile(r"[^\s,;]+")
# An id, or a property of rules: nobody writes these in a comment that means something else.
_RULE = re.compile(r"[A-Z]{2,}\d+|[a-z]{2,}\d{3}|(?:claim|kind|severity|pack|family):[\w-]+")
# To difflib, “ignore” with one letter wrong, or two that changed places, is 0.83 alike; with two wrong 0.67.
_ALIKE = 0.7
# Behind these a new paragraph of HTML begins; other tags stand within a line of text.
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|body|dd|div|dl|dt|figure|figcaption|footer|h[1-6]|header|hr|html|li|main|ol|p|pre"
    r"|section|table|tbody|td|th|thead|tr|ul)\b[^<>]*>$",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\s*</(?:p|li|h[1-6]|td|th|dd|dt|blockquote|figcaption)>", re.IGNORECASE)
# A line is looked back over so far, in characters, for text before the comment.
_REACH = 400
# Nobody writes more of them into a story; a file of nothing else must not cost a look at each for every finding.
_MOST = 1_000


def comments(text: str) -> tuple[Comment, ...]:
    """Find the comments that address mtcheck, in order; offsets count the characters of ``text``.

    The colon may be forgotten before “ignore”: it is clear what is meant, and nobody would find out why it is not done.
    One that looks as if it were to silence something, and is written otherwise, says what is wrong with it.
    """
    return tuple(islice(_found(text), _MOST)) if "<!--" in text else ()


def _found(text: str) -> Iterator[Comment]:
    line, counted = 1, 0
    every = _COMMENT.finditer(text)
    # Most pages say nothing to us in their comments.
    first = next(every, None)
    fences = list(_fences(text)) if first else []
    for found in chain(filter(None, (first,)), every):
        if _shown(text, found, fences):
            continue
        line += text.count("\n", counted, found.start())
        counted = found.start()
        comment = _read(found, Comment("", (), "", line, found.start(), *_stands(text, found)))
        if comment:
            yield comment


def _fences(text: str) -> Iterator[tuple[int, int]]:
    """Give the start and the end of each piece of code that is fenced on both sides, in order."""
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            # Three backticks with others behind them in the line set apart words of a sentence.
            opened = None if fence["mark"][0] in fence["rest"] else fence
        elif fence["mark"].startswith(opened["mark"]) and not fence["rest"].strip():
            yield opened.start(), fence.end()
            opened = None


def _shown(text: str, found: re.Match[str], fences: Sequence[tuple[int, int]]) -> bool:
    """Say whether a comment is an example, set apart as code of Markdown."""
    before = bisect_left(fences, (found.start(), 0))
    fenced = before > 0 and found.start() < fences[before - 1][1]
    return fenced or (text.endswith("`", 0, found.start()) and text.startswith("`", found.end()))


def _read(found: re.Match[str], comment: Comment) -> Comment | None:
    """Read what a comment says, and what is wrong with that; None where it is no concern of ours."""
    body, *reason = _REASON.split(found["said"], maxsplit=1)
    said = _ACTION.match(body)
    assert said  # noqa: S101 (it matches nothing, too)
    rules = tuple(_WORD.findall(body[said.end() :]))
    comment = comment._replace(action=said["action"], rules=rules, reason="".join(reason).rstrip())
    addressed = found["name"] == _NAME and _ADDRESS.match(found["said"])
    if addressed and comment.action in ACTIONS and not said["stop"]:
        return comment
    known = re.sub(r"[\s_]+", "-", comment.action.casefold())
    named = (comment.action, *rules) if _RULE.fullmatch(comment.action) else rules
    if addressed and known not in ACTIONS:
        return comment._replace(wrong=_no_action(comment.action, known, named))
    rules_alone = named and all(map(_RULE.fullmatch, named))
    if not rules_alone and (known not in ACTIONS or found["misspelt"]):
        return None
    if found["misspelt"] and not _near(found["misspelt"].casefold(), (_NAME,), _MISSPELT):
        return None
    written = " ".join(f"{found['name']}{body[: said.end()]}".split())
    meant = known if known in ACTIONS else _nearest(known) or ACTIONS[0]
    wrong = f"it silences nothing as it is written; did you mean “mtcheck: {_written(meant, named)}”?"
    return comment._replace(action=written, wrong=wrong)


def _no_action(action: str, known: str, named: tuple[str, ...]) -> str:
    meant = ACTIONS[0] if action in named else _nearest(known)
    remedy = f"did you mean “{_written(meant, named)}”?" if meant else f"known are {', '.join(ACTIONS)}"
    return f"there is no action “{action}”; {remedy}" if action else f"it names no action; {remedy}"


def _nearest(action: str) -> str:
    """Give the action that a word may stand for; nothing where it is like none."""
    return _near(action, ACTIONS, _ALIKE)


def _near(word: str, known: Sequence[str], alike: float) -> str:
    from difflib import get_close_matches

    return "".join(get_close_matches(word, known, 1, alike))


def _written(action: str, rules: tuple[str, ...]) -> str:
    return f"{action} {', '.join(rules)}".rstrip()


def _stands(text: str, found: re.Match[str]) -> tuple[bool, bool]:
    """Say whether text of the comment's own paragraph stands before it, and whether text ends in the line above."""
    start = text.rfind("\n", 0, found.start()) + 1
    trailing = bool(_CLOSING.match(text, found.end())) or _ends_in_text(text, start, found.start())
    above = text.rfind("\n", max(0, start - _REACH), max(0, start - 1)) + 1
    return trailing, not trailing and _ends_in_text(text, above, max(0, start - 1))


def _ends_in_text(text: str, start: int, end: int) -> bool:
    line = re.sub(r"<!--.*?-->", "", text[max(start, end - _REACH) : end]).rstrip()
    # Marks of a list or a quotation are no text.
    return bool(line.strip(" \t>*+-")) and not _BLOCK.search(line)
