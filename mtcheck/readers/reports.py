"""Reports of mtcheck itself: they lie beside stories, hold sentences of them, and are no copy."""

import re
from collections.abc import Sequence

from mtcheck.errors import InputError
from mtcheck.readers.records import NoTextError

# The first columns of the CSV set, and the first cell of the workbook.
_HEADERS = (
    ("finding_id", "document", "segment", "line"),
    ("document", "title", "words", "segments", "critical"),
    ("rule", "name", "severity", "claim", "findings"),
    ("by", "group", "documents", "not_looked_at"),
    ("Signs of machine translation",),
)
# How others begin: JSONL, the page, the terminal's, SARIF (of whatever program), rdjson, JUnit, Checkstyle, GitHub's.
_HEAD = 4096
_BEGINS = re.compile(
    rb'\{"document": "(?:[^"\\]|\\.)*", "format": "[^"]*", "words": \d'
    rb'|\{"\$schema": ?"https://json\.schemastore\.org/sarif-|\{"source": \{"name": "mtcheck"\}'
    rb'|(?:<\?xml[^>]*>\s*)?(?:<testsuites name="mtcheck"|<checkstyle )'
    rb'|<!doctype html>\s(?:(?!</head>).){0,2000}?<meta name="referrer" content="no-referrer">\s'
    rb"<title>(?:Signs of machine translation: |[^<]*: signs of machine translation</title>)"
    rb"|[^\n]*: (?:critical|major|minor): [^\n]* \[[A-Z]+\d+ [\w-]+, (?:mt|translation|defect|provenance)\]\r?\n"
    rb"|[^\n]*: (?:clean|\d+ (?:critical|major|minor)[^\n]*) \xc2\xb7 [\d,]+ words?\r?\n"
    rb"|::(?:error|warning|notice) (?:file=[^\n]*,)?title=[^\n:]*::|### mtcheck\n"
    rb"|[^\n]*: reads as: [^\n]* \xc2\xb7 written in English |[\d,]+ documents?: [\d,]+ with findings, [\d,]+ clean",
    re.DOTALL,
)
# The first line of a table: what its rows hold may look parted by other signs.
_TABLE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\"?sep=.\"?\r?\n)?\"?(?:"
    + b"|".join(rb'"?[,;\t|]"?'.join(map(str.encode, names)) for names in _HEADERS[:-1])
    + rb')"?[,;\t|]'
)


def is_report(head: bytes) -> bool:
    """Say whether these are the first bytes of a report, tables but for workbooks among them."""
    return _BEGINS.match(head, 0, _HEAD) is not None or _TABLE.match(head, 0, _HEAD) is not None


def is_report_table(header: Sequence[str]) -> bool:
    """Say whether this is the header of a table of a report."""
    return any(tuple(header[: len(each)]) == each for each in _HEADERS)


def no_copy(name: str) -> InputError:
    """Make the refusal of a report."""
    return NoTextError("is a report of mtcheck, no copy", place=name, remedy="give the stories it is about")
