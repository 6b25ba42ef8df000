"""Five thousand texts that try to be a formula, markup, a template or a command, or to break the file they stand in."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from mtcheck.model import Report, Span
from tests.reports import a_report

_BEFORE = ["", " ", "\t", "\r\n", "'", '"', "“", "\u200d", "\u00a0", "\x00", "\u202e", "\ufeff", "\uffff", "a "]
_PAYLOADS = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "=HYPERLINK(“https://example.org”)", "=cmd|' /C calc'!A0", "{=1}"),
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</mark></p></article>", "<!--", "-->", "]]>"),
    *("</script><script>", "</style>", "<svg/onload=alert(1)>", "javascript:alert(1)", "&lt;b&gt;", "&#60;b>"),
    *("{{ 7 * 7 }}", "{% raw %}", "<r><t>x</t></r>", "_x003D_1", "\x1b[31m", "\ufdd0", "\U000e0041", "https://a.b"),
]
_AFTER = ["", " ", "\n=2", "\t", "'", '"', ">", "/>", "\x00", ",1", ' onfocus="alert(1)"', "\u2028", "\ufffe"]

HOSTILE = tuple("".join(parts) for parts in product(_BEFORE, _PAYLOADS, _AFTER))


def report_of(texts: Sequence[str], **fields: Any) -> Report:
    """Give a report in which each text is a segment, found from end to end."""
    report = a_report(*("[[x]]" for _ in texts), **fields)
    segments = tuple(each._replace(text=text) for each, text in zip(report.document.segments, texts, strict=True))
    found = tuple(
        replace(each, match=text, span=Span(0, len(text)), message=f"“{text}” is wrong", suggestion=text, cause=text)
        for each, text in zip(report.findings, texts, strict=True)
    )
    return replace(report, document=replace(report.document, segments=segments), findings=found)
