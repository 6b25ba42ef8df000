"""What an author says to mtcheck in the comments of Markdown and HTML."""

import re
from collections.abc import Iterator
from itertools import islice

from mtcheck.model import Comment

_COMMENT = re.compile(r"<!--\s*mtcheck(?::|(?=\s+ignore(?:-file)?\s))(?P<said>[^\n]{0,500}?)-->")
_SAID = re.compile(r"\s*(?P<action>[\w-]*)(?P<rules>.*?)(?:\s+--\s*(?P<reason>.*?))?\s*", re.DOTALL)
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
    """
    return tuple(islice(_found(text), _MOST)) if "mtcheck" in text else ()


def _found(text: str) -> Iterator[Comment]:
    line, counted = 1, 0
    for found in _COMMENT.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        said = _SAID.fullmatch(found["said"])
        if said:
            rules = tuple(re.findall(r"[^\s,]+", said["rules"]))
            trailing = _trailing(text, found)
            yield Comment(said["action"], rules, said["reason"] or "", line, found.start(), trailing)


def _trailing(text: str, found: re.Match[str]) -> bool:
    """Say whether text of the comment's own paragraph stands before it."""
    if _CLOSING.match(text, found.end()):
        return True
    start = max(text.rfind("\n", 0, found.start()) + 1, found.start() - _REACH)
    before = re.sub(r"<!--.*?-->", "", text[start : found.start()]).rstrip()
    # Marks of a list or a quotation are no text.
    return bool(before.strip(" \t>*+-")) and not _BLOCK.search(before)
