"""Subtitles: SubRip and WebVTT; counters, times, settings, notes and tags are no text, every character keeps its place.

A sentence that runs on in the next cue is one sentence; each speaker begins a paragraph.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from io import BufferedReader, StringIO

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.readers.encodings import decode
from mtcheck.readers.options import ReadOptions
from mtcheck.readers.plain import encoding_meta
from mtcheck.readers.segments import Paragraph, Run, flow, segments

_CLOCK = r"(?:(\d{1,3}):)?(\d\d?):(\d\d?)[,.](\d{1,3})"
_TIMES = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}(?:\s.*)?")
_COUNTER = re.compile(r"\s*\d+\s*")
# Tags of both, of SubRip's editors (“{\an8}”), and times within a cue of WebVTT.
_TAG = re.compile(r"</?(?:[biu]|s|c|v|lang|ruby|rt|font)(?:[.\s][^<>]*)?/?>|\{\\[^{}]*\}|<[\d:.]+>", re.IGNORECASE)
_VOICE = re.compile(r"<v[.\s]", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
# The dash that a speaker begins with; before a figure it is a minus.
_SPEAKER = re.compile(rf"(?:{_TAG.pattern})*[-\u2010-\u2015]\s*(?=[^\s\d])", re.IGNORECASE)
# What ends a sentence or a line of a song, and what may close after it.
_STOP = re.compile(r"[.!?…♪♫\])][\"'”’»]*\s*\Z")
# So long a silence, in seconds, parts what is said; in captions without stops nothing else does. A gap of 1 to 1.5
# seconds is left for a pause in speech (BBC Subtitle Guidelines, “Gaps”): this is longer.
_SILENCE = 2.0
# Captions roll up in two to four rows (CEA-608).
_ROWS = 4


@dataclass(slots=True)
class _Cue:
    start: float
    end: float
    lines: list[Run] = field(default_factory=list)


def read_subtitles(stream: BufferedReader, name: str, options: ReadOptions) -> Iterator[Document]:
    """Read a file of subtitles as one document; raises InputError where no cue holds text."""
    text, encoding = decode(stream.read(), name, options)
    web = text.startswith("WEBVTT")
    cues = list(_cues(text, web=web))
    if not cues:
        remedy = "write a line “00:00:01,000 --> 00:00:03,000” over each, or name the format with --format"
        raise InputError("holds no subtitles", place=name, remedy=remedy)
    groups = _paragraphs(_without_rows_above(cues), web=web)
    found = segments([Paragraph(*flow(group), role="body") for group in groups])
    if not found:
        raise InputError("is empty", place=name, remedy="give a file that holds text")
    yield Document(name, "vtt" if web else "srt", found, meta=encoding_meta(encoding))


def _cues(text: str, *, web: bool) -> Iterator[_Cue]:
    """Give the cues; in SubRip an empty line within one ends nothing."""
    cue: _Cue | None = None
    counted = False
    above, offset = "", 0
    for number, line in enumerate(StringIO(text, newline="").readlines(), 1):
        if times := _TIMES.fullmatch(line.rstrip("\r\n")):
            if cue:
                yield _without_counter(cue, counted=counted)
            elif _COUNTER.fullmatch(above):
                counted = True
            cue = _Cue(_seconds(times.groups()[:4]), _seconds(times.groups()[4:]))
        elif cue and web and not line.strip("\r\n"):
            yield cue
            cue = None
        elif cue:
            cue.lines.append(Run(line, number, 1, offset))
        above = line
        offset += len(line)
    if cue:
        yield cue


def _without_counter(cue: _Cue, *, counted: bool) -> _Cue:
    """Take off the counter of the next cue, which stands right over its times.

    A number may be what is said: where the first cue has no counter, one stands behind an empty line.
    """
    behind = counted or (len(cue.lines) > 1 and cue.lines[-2].text.isspace())
    if behind and cue.lines and _COUNTER.fullmatch(cue.lines[-1].text):
        cue.lines.pop()
    return cue


def _without_rows_above(cues: list[_Cue]) -> Iterator[_Cue]:
    """Leave out empty lines, and those that a cue still shows of the one that it follows without a gap."""
    end = 0.0
    shown: list[str] = []
    for cue in cues:
        lines = [run for run in cue.lines if not run.text.isspace()]
        rows = [_TAG.sub("", run.text).strip() for run in lines]
        still = (count for count in range(_ROWS, 0, -1) if rows[:count] == shown[-count:])
        yield _Cue(cue.start, cue.end, lines[next(still, 0) if cue.start <= end else 0 :])
        end, shown = cue.end, rows


def _seconds(clock: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, parts = (int(each or 0) for each in clock)
    return hours * 3600 + minutes * 60 + seconds + parts / 1000


def _paragraphs(cues: Iterable[_Cue], *, web: bool) -> Iterator[list[Run]]:
    """Group the lines of what one speaker says without a pause, up to the end of a sentence at the end of a cue."""
    group: list[Run] = []
    before, said = 0.0, ""
    for cue in cues:
        if _STOP.search(said) or cue.start - before > _SILENCE:
            yield group
            group = []
        for number, line in enumerate(cue.lines):
            speaker = _SPEAKER.match(line.text)
            if speaker and "—" in speaker[0] and number and not _STOP.search(said):
                # A sentence puts a dash of this kind before its own afterthought.
                speaker = None
            if speaker or _VOICE.match(line.text):
                yield group
                group = []
            spoken = list(_spoken(line, speaker.end() if speaker else 0, web=web))
            said = "".join(run.text for run in spoken)
            group += spoken
        before = cue.end
    yield group


def _spoken(line: Run, start: int, *, web: bool) -> Iterator[Run]:
    """Give a line without its tags; in WebVTT an entity stands for its character."""
    at = start
    for tag in _TAG.finditer(line.text, start):
        yield from _characters(_part(line, at, tag.start()), web=web)
        at = tag.end()
    yield from _characters(_part(line, at, len(line.text)), web=web)


def _characters(run: Run, *, web: bool) -> Iterator[Run]:
    at = 0
    for entity in _ENTITY.finditer(run.text) if web else ():
        character = unescape(entity[0])
        if len(character) != 1:
            continue
        yield _part(run, at, entity.start())
        yield _part(run, entity.start(), entity.end())._replace(text=character, width=len(entity[0]))
        at = entity.end()
    yield _part(run, at, len(run.text))


def _part(run: Run, start: int, end: int) -> Run:
    return Run(run.text[start:end], run.line, run.column + start, run.offset + start)
